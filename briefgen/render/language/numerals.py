"""Numbers rewritten where they stand in a text: with commas, with so many decimals, as a percentage, in the capitals of accounts.

Exact throughout: decimal arithmetic, half rounded up, as a reader of official figures expects.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|(?<![\d.])\d+(?:\.\d+)?(?!\d)")
_PERCENT = re.compile(r"\s*[%％]")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_MYRIADS = ("", "万", "亿", "万亿", "亿亿")
LONGEST = 20
"""The most digits before the point that are written in capitals."""


def plain_text(value: object) -> str:
    """A single value as text, numbers without an exponent."""
    if isinstance(value, bool) or value is None:
        return {None: "", True: "是", False: "否"}[value]
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def with_thousands(text: str) -> str:
    """`12345.6亿元` → `12,345.6亿元`."""
    return _each(text, lambda number: f"{number:,f}")


def with_decimals(text: str, places: int) -> str:
    """`12.345亿元` with 1 → `12.3亿元`; commas stay where there were some."""
    return _NUMBER.sub(lambda found: f"{rounded(_decimal(found[0]), places):{',' if ',' in found[0] else ''}f}", text)


def as_percent(text: str, places: int | None) -> str:
    """`0.123` → `12.3%`; a number that has its % already is only rounded."""
    pieces, end = [], 0
    for found in _NUMBER.finditer(text):
        behind = _PERCENT.match(text, found.end())
        number = _decimal(found[0]) if behind else _decimal(found[0]) * 100
        shown = _shortest(number) if places is None else f"{rounded(number, places):f}"
        pieces += [text[end : found.start()], shown, "%"]
        end = behind.end() if behind else found.end()
    return "".join([*pieces, text[end:]])


def in_capitals(text: str) -> str:
    """`12.5亿元` → `壹拾贰点伍亿元`."""
    return _NUMBER.sub(lambda found: _capitals(found[0].replace(",", "")), text)


def rounded(number: Decimal, places: int) -> Decimal:
    """The number with so many decimals, half rounded up."""
    with localcontext() as context:
        context.prec = max(28, len(number.as_tuple().digits) + places + 2)
        return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _each(text: str, shown: Callable[[Decimal], str]) -> str:
    return _NUMBER.sub(lambda found: shown(_decimal(found[0])), text)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _shortest(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _capitals(digits: str) -> str:
    whole, _, fraction = digits.partition(".")
    whole = whole.lstrip("0")
    if len(whole) > LONGEST:
        return digits
    groups = [whole[max(end - 4, 0) : end] for end in range(len(whole), 0, -4)]
    shown = ""
    for index, group in reversed(list(enumerate(groups))):
        words = _group(group)
        if words:
            gap = "零" if shown and (group.startswith("0") or shown.endswith("零")) else ""
            shown = shown.rstrip("零") + gap + words + _MYRIADS[index]
        elif shown and not shown.endswith("零"):
            shown += "零"
    shown = shown.rstrip("零") or "零"
    return shown + ("点" + "".join(_DIGITS[int(digit)] for digit in fraction) if fraction else "")


def _group(group: str) -> str:
    """Up to four digits: `0305` → 叁佰零伍."""
    words, gap = "", False
    for place, digit in zip(range(len(group) - 1, -1, -1), group, strict=True):
        if digit == "0":
            gap = bool(words)
        else:
            words += ("零" if gap else "") + _DIGITS[int(digit)] + _PLACES[place]
            gap = False
    return words
