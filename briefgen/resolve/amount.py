"""Amounts that can be compared: the scale word of a unit folded into the value (5000万元 is 0.5亿元)."""

import re
from decimal import Decimal

from briefgen.model.fact import Figure
from briefgen.resolve.quote import around

# longest first, so that 万亿 is not read as 万
_SCALES: tuple[tuple[str, Decimal], ...] = (
    ("万亿", Decimal(10) ** 12),
    ("亿", Decimal(10) ** 8),
    ("千万", Decimal(10) ** 7),
    ("百万", Decimal(10) ** 6),
    ("万", Decimal(10) ** 4),
    ("千", Decimal(10) ** 3),
)
_MORE = re.compile(r"[多余餘]")
_NEARLY = re.compile(r"(?:将|接|將)?近$|^(?:将|接|將)?近")
_NO_SCALE = ("千米", "千瓦", "千克", "千瓦时", "千伏", "千伏安")
_SAME_UNIT = {"家": "户", "名": "位", "余项": "项"}


def folded(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """(value, unit) without a scale word: (232.34, 亿元) gives (23234000000, 元); 家 counts as 户."""
    base = unit.removesuffix("/年")
    for word, factor in _SCALES:
        if base.startswith(word) and base not in _NO_SCALE and len(base) > len(word):
            return value * factor, _SAME_UNIT.get(base[len(word) :], base[len(word) :])
    return value, _SAME_UNIT.get(base, base)


def amount(figure: Figure) -> tuple[Decimal, Decimal | None, str]:
    """The figure's value, upper value and unit, folded and without trailing zeros."""
    value, unit = folded(figure.value, figure.unit)
    upper = folded(figure.value_max, figure.unit)[0] if figure.value_max is not None else None
    return _plain(value), _plain(upper) if upper is not None else None, unit


def step(figure: Figure) -> Decimal:
    """The weight of the last printed digit, folded: 1,000,000 (元) for 232.34亿元, 0.1 (%) for 31.3%."""
    exponent = figure.value.as_tuple().exponent
    digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return folded(digit, figure.unit)[0]


def agree(left: Figure, right: Figure) -> bool:
    """True where the two amounts do not contradict each other: equal, one rounds to the other, or a bound holds."""
    one, one_upper, unit = amount(left)
    two, two_upper, other_unit = amount(right)
    if unit != other_unit:
        return True
    if _within(one, one_upper, left, two) or _within(two, two_upper, right, one):
        return True
    return abs(one - two) <= max(step(left), step(right)) / 2


def _within(value: Decimal, upper: Decimal | None, figure: Figure, other: Decimal) -> bool:
    if upper is not None:
        return value <= other <= upper
    if figure.bound == "at_least":
        return other >= value
    if figure.bound == "at_most":
        return other <= value
    if figure.bound == "about":
        low, high = _round_about(figure, value)
        return low <= other <= high
    return other == value


def rounds(rough: Figure, exact: Figure) -> bool:
    """True where `rough` says in round numbers what `exact` says more exactly: 约2000亿 and 1998.6亿, 一成多 and 12.9%, 超1400亿 and 1412亿, 31% and 31.3%."""
    if rough.value_max is not None or exact.value_max is not None or exact.bound != "exact" or not agree(rough, exact):
        return False
    value, _, unit = amount(rough)
    other, _, other_unit = amount(exact)
    if unit != other_unit or value == 0:
        return False
    if rough.bound == "exact":
        return step(rough) > step(exact)
    # a bound of 超2000亿 says something of 2100亿, and nothing of 8000亿
    return abs(other - value) <= max(_last_place(value), abs(value) / 10)


def _round_about(figure: Figure, value: Decimal) -> tuple[Decimal, Decimal]:
    """The least and most that is meant: 一成多 is 10 to 20 per cent, 近三成 20 to 30, 约2000亿 a tenth more or less."""
    told = around(figure)
    place = _last_place(value)
    if _MORE.search(told.printed) or _MORE.match(told.after):
        return value, value + place
    if _NEARLY.search(told.before) or _NEARLY.match(told.printed):
        return value - max(place, abs(value) / 10), value
    return value - abs(value) / 10, value + abs(value) / 10


def _last_place(value: Decimal) -> Decimal:
    """The weight of the last digit that is no nought: 1000 for 2000, 100 for 2300."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _plain(value: Decimal) -> Decimal:
    return value.normalize() if value else Decimal(0)
