"""Typed values as cell contents: 12.90 -> the number 12.90 shown with two decimals; a date -> its day number and a date format.

Numbers are written with the digits that they came with. Excel keeps 15 significant digits: a number that needs more is written as text,
exact.
"""

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from briefgen.model.briefing import Value
from briefgen.render.excel.text import cell_text, escape, looks_like_formula

DATE_FORMATS = {"日": "yyyy-mm-dd", "月": 'yyyy"年"m"月"', "年": 'yyyy"年"'}
"""Number formats of a date by its precision, as a precision column gives it."""

_MOST_DIGITS = 15
# Excel counts days from here; its leap day in 1900 never was, so that days are right from March 1900 on.
_DAY_ZERO = date(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)


class Loss(StrEnum):
    """What a cell could not hold as it came. The values are problem codes."""

    CONTROL_CHARACTERS = "cell-control-characters"
    CUT = "cell-text-cut"
    LONG_NUMBER = "cell-number-as-text"
    NOT_A_NUMBER = "cell-not-a-number"
    OLD_DATE = "cell-date-as-text"


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell: `written` in the XML, `shown` to the reader (for widths), how, and what was lost on the way."""

    written: str
    shown: str
    kind: Literal["text", "number", "blank"]
    number_format: str = "General"
    quoted: bool = False
    losses: tuple[Loss, ...] = ()


BLANK = Content("", "", "blank")


def content_of(value: Value, precision: str = "") -> Content:
    """The content for a value; `precision` (`日`, `月` or `年`) only says how a date is shown."""
    match value:
        case None | "":
            return BLANK
        case bool():
            return text_content("是" if value else "否")
        case str():
            return text_content(value)
        case int():
            return _number(Decimal(value))
        case float():
            return _float(value)
        case Decimal():
            return _number(value)
        case date():
            return _date(value, precision)


def text_content(text: str, *losses: Loss) -> Content:
    """Text, always as text, whatever it begins with."""
    clean = cell_text(text)
    found = (
        *losses,
        *([Loss.CONTROL_CHARACTERS] if clean.dropped else []),
        *([Loss.CUT] if clean.cut else []),
    )
    if not clean.text:
        return Content("", "", "blank", losses=found)
    return Content(escape(clean.text), clean.text, "text", quoted=looks_like_formula(clean.text), losses=found)


def _number(value: Decimal) -> Content:
    if not value.is_finite():
        return Content("", "", "blank", losses=(Loss.NOT_A_NUMBER,))
    if len(value.normalize().as_tuple().digits) > _MOST_DIGITS or abs(value.adjusted()) > 99:
        return text_content(str(value), Loss.LONG_NUMBER)
    digits = format(value, "f")
    decimals = len(digits.partition(".")[2])
    return Content(digits, digits, "number", "0." + "0" * decimals if 0 < decimals <= _MOST_DIGITS else "0" if not decimals else "General")


def _float(value: float) -> Content:
    if not math.isfinite(value):
        return Content("", "", "blank", losses=(Loss.NOT_A_NUMBER,))
    return Content(repr(value), format(value, ".10g"), "number")


def _date(value: date, precision: str) -> Content:
    day = date(value.year, value.month, value.day)
    if day < _FIRST_DAY:
        return text_content(day.isoformat(), Loss.OLD_DATE)
    return Content(str((day - _DAY_ZERO).days), day.isoformat(), "number", DATE_FORMATS.get(precision, DATE_FORMATS["日"]))
