"""One cell's value: text, number, day, truth, error, or a formula that left no result."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from lxml import etree

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_BUILTIN_DAYS = frozenset([*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)])
_BUILTIN_MONTHS = frozenset((17, 27, 55, 57))
_PERCENTS = frozenset((9, 10))
_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_465


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    TRUTH = "truth"
    ERROR = "error"
    FORMULA = "formula"


class Cell(NamedTuple):
    """A cell with something in it. `text` is what a person reads, as far as that is known; `shown` is 日, 月 or 年 for a day, by its number format.

    A rate in % has its number as shown: 9.2 for 9.2 %.
    """

    kind: Kind
    text: str
    number: Decimal | None = None
    day: date | None = None
    shown: str = ""
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What a number format says of a number: `day` is 日, 月, 年 or ""."""

    day: str = ""
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What cells refer to: shared strings, number formats by style, and from when days are counted."""

    strings: Sequence[str]
    looks: Sequence[Look]
    since_1904: bool


def look_of(number: int, code: str | None) -> Look:
    """The look of a number format, by its number and, where it is the user's own, its code."""
    if code is None:
        day = ("月" if number in _BUILTIN_MONTHS else "日") if number in _BUILTIN_DAYS else ""
        return Look(day, number in _PERCENTS)
    plain = _LITERALS.sub("", code.split(";")[0]).lower()
    if "general" in plain:
        return Look()
    return Look("日" if "d" in plain else "月" if "y" in plain and "m" in plain else "年" if "y" in plain else "", "%" in plain)


def place_of(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column, from 1, of a reference such as B12; the given ones where there is none. Raises ValueError."""
    if reference is None:
        return row, column
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - 64
    if place > MOST_COLUMNS or not 1 <= int(found[2]) <= MOST_ROWS:
        raise ValueError(reference)
    return int(found[2]), place


def read_cell(element: etree._Element, book: Book) -> Cell | None:
    """The cell of a `c` element; None for an empty one. Raises ValueError, LookupError or ArithmeticError for what is no cell."""
    kind = element.get("t", "n")
    value, formula, inline = "", False, ""
    for child in element:
        name = etree.QName(child).localname
        if name == "v":
            value = child.text or ""
        elif name == "f":
            formula = True
        elif name == "is":
            inline = string_of(child)
    if kind == "s" and value:
        return _text(book.strings[int(value)])
    if kind == "inlineStr":
        return _text(inline)
    if kind == "str":
        return _text(unescaped(value)) or (Cell(Kind.FORMULA, "") if formula else None)
    if not value:
        return Cell(Kind.FORMULA, "") if formula else None
    if kind == "b":
        return Cell(Kind.TRUTH, "TRUE" if value.strip() in ("1", "true") else "FALSE")
    if kind == "e":
        return Cell(Kind.ERROR, value)
    if kind == "d":
        return _day(date.fromisoformat(value[:10]), "日")
    style = element.get("s", "0")
    look = book.looks[int(style)] if style.isdigit() and int(style) < len(book.looks) else Look()
    return _number(value, look, book.since_1904)


def string_of(element: etree._Element) -> str:
    """The text of a string with or without runs; the readings of East Asian text are no part of it."""
    parts = []
    for child in element.iter("{*}t"):
        parent = child.getparent()
        if parent is None or etree.QName(parent).localname != "rPh":
            parts.append(child.text or "")
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Characters that stand as `_x000D_` in the package, as they are."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _text(text: str) -> Cell | None:
    return Cell(Kind.TEXT, text) if text.strip() else None


def _day(day: date, shown: str) -> Cell:
    return Cell(Kind.DAY, day.isoformat(), day=day, shown=shown)


def _number(value: str, look: Look, since_1904: bool) -> Cell:
    """Excel keeps 15 digits and writes 17: 9.1999999999999993 is 9.2."""
    number = Decimal(format(float(value), ".15g"))
    if not number.is_finite():
        raise ValueError(value)
    if look.day and 0 <= number <= _LAST_DAY:
        return _day((_DAY_ZERO_1904 if since_1904 else _DAY_ZERO) + timedelta(days=int(number)), look.day)
    if look.percent:
        number *= 100
    plain = number.normalize() + 0
    return Cell(Kind.NUMBER, f"{plain:f}", plain, percent=look.percent)
