"""What the words around a figure's number say beyond its fields: the whole of a share, what a rank ranks, how a bound is put.

These only choose among words that the figure's fields allow; a quote without a clean reading that is in another script, or has noise inside,
gives nothing and the plain wording stands.
"""

import re
from dataclasses import dataclass

from briefgen.model.fact import Figure

_NOISE = re.compile(r"[\s,，]+$|^[\s,，]+")
_WHOLE = re.compile(
    r"占(?:到)?([^占，,。；;、：:\d]{2,18}?)(?:总量|总额)?的?(?:比重|比例|份额)?(?:的|为|达到|达|超过|超|近|约|首次)*$"
)
_CLAUSE_END = re.compile(r"[，,。；;：:]")
_TOTAL = ("绝对值", "絕對值", "绝对量", "絕對量", "总量", "總量")
_RATE = ("增速", "增幅", "增长率", "增長率")
_BASED = re.compile(r"(?:是|为|為|相当于|相當於)[^，,。；;]{0,14}的$")


@dataclass(frozen=True, slots=True)
class Around:
    """The quote in three: up to the number, the number as printed, and what follows it."""

    before: str
    printed: str
    after: str


def around(figure: Figure) -> Around:
    """Cuts the quote, in its clean reading where there is one, at the figure's number; all of it is before where the number does not stand in it."""
    quote, place = figure.quote, (figure.number_start - figure.start, figure.number_end - figure.start)
    if figure.reading and figure.number_reading:
        quote, place = figure.reading, figure.number_reading
    start, end = place
    if not 0 <= start <= end <= len(quote):
        return Around(quote, "", "")
    return Around(_NOISE.sub("", quote[:start]), quote[start:end], _NOISE.sub("", quote[end:]))


def is_simplified(text: str) -> bool:
    """True where every character belongs to the simplified script: traditional ones are not in GB 2312."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def is_plain(text: str) -> bool:
    """True for simplified Chinese without brackets and blanks: words of a quote that may be printed as they are."""
    return bool(text) and is_simplified(text) and not re.search(r"[\s(（\[]", text)


def whole(figure: Figure) -> str:
    """Of what a share is a part (“固定资产投资” in “占固定资产投资的27%”), "" where the quote does not tell plainly."""
    found = _WHOLE.search(around(figure).before)
    text = found[1] if found else ""
    return text if is_plain(text) and not text.startswith(("比", "有率", "地")) else ""


def base_indicator(figure: Figure) -> str:
    """The indicator without what its aspect says: the growth or rank of 工业投资增速 is one of 工业投资."""
    endings = _RATE if figure.aspect == "growth" else (*_RATE, *_TOTAL) if figure.aspect == "rank" else ()
    ending = next((word for word in endings if figure.indicator.endswith(word) and len(figure.indicator) > len(word) + 1), "")
    return figure.indicator.removesuffix(ending)


def ranked(figure: Figure) -> str:
    """What a rank ranks: 增速, 总量 or "" where neither the indicator nor the clause tells."""
    base = base_indicator(figure)
    clause = figure.indicator.removeprefix(base) or _CLAUSE_END.split(around(figure).before)[-1].replace(base, "")
    if any(word in clause for word in _RATE):
        return "增速"
    return "总量" if any(word in clause for word in _TOTAL) else ""


def is_based(figure: Figure) -> bool:
    """True where a multiple is one of something (“是上年的3倍”), not a growth by so much."""
    return bool(_BASED.search(around(figure).before))
