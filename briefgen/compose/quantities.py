"""A printed amount with its bound: 232.34亿元, 100余项, 超100亿元, 30亿元以上, 近30%, 2—3个.

The fields decide what may be said; where the source itself chose among words of one bound (超 or 以上, 约 or 近), its choice is kept.
"""

from decimal import Decimal

from briefgen.model.fact import Figure
from briefgen.resolve.quote import around, is_plain

_NEARLY = ("近", "接近", "将近", "將近")
_OVER = ("超", "超过", "超過", "突破", "逾", "超出", "高于", "高於", "多于")
_NOT_UNDER = ("不低于", "不低於", "不少于", "不少於")
_NOT_OVER = ("不超过", "不超過", "不高于", "不高於", "控制在")
_MORE = ("余", "餘", "多")
# a year's output says 年 in its name: “年产能50万吨/年” would say it twice
_YEARLY = "/年"


def digits(value: Decimal) -> str:
    """The value as printed, never in exponents."""
    return format(value, "f")


def bare(figure: Figure, *, signless: bool = False) -> str:
    """Value and unit without the bound: 232.34亿元, 5%—6%, 2—3个."""
    value = abs(figure.value) if signless else figure.value
    unit = unit_words(figure)
    if figure.value_max is None:
        return f"{digits(value)}{unit}"
    upper = abs(figure.value_max) if signless else figure.value_max
    low, high = sorted((value, upper))
    return f"{digits(low)}{unit if unit == '%' else ''}—{digits(high)}{unit}"


def unit_words(figure: Figure) -> str:
    """The unit as printed; 万吨/年 loses the year that 年产能 already says."""
    return figure.unit.removesuffix(_YEARLY) if "年" in figure.indicator else figure.unit


def quantity(figure: Figure, *, signless: bool = False) -> str:
    """Value and unit with the bound."""
    plain = bare(figure, signless=signless)
    if figure.bound == "about":
        return _about(figure, plain, signless)
    if figure.bound == "at_least":
        return _at_least(figure, plain)
    if figure.bound == "at_most":
        return _at_most(figure, plain)
    return plain


def has_word_before(text: str) -> bool:
    """True where a quantity opens with a word (超, 约, 近 …) that takes the place of 达 and 的."""
    return text.startswith(("超", "约", "近", "不"))


def _about(figure: Figure, plain: str, signless: bool) -> str:
    place = around(figure)
    if place.before.endswith(_NEARLY):
        return f"近{plain}"
    if "成" in place.printed and is_plain(place.printed):
        return place.printed
    more = any(word in place.printed for word in _MORE) or place.after.startswith(_MORE)
    if more and figure.value == figure.value.to_integral() and figure.value_max is None and figure.unit != "%":
        value = abs(figure.value) if signless else figure.value
        return f"{digits(value)}余{unit_words(figure)}"
    return f"约{plain}"


def _at_least(figure: Figure, plain: str) -> str:
    before = around(figure).before
    if before.endswith(_NOT_UNDER):
        return f"不低于{plain}"
    return f"超{plain}" if before.endswith(_OVER) else f"{plain}以上"


def _at_most(figure: Figure, plain: str) -> str:
    place = around(figure)
    if place.before.endswith(_NOT_OVER):
        return f"不超过{plain}"
    return next((f"{plain}{word}" for word in ("以内", "以下") if place.after.startswith(word)), f"不超过{plain}")
