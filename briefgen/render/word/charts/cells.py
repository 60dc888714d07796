"""References to cells as charts write them (`Sheet1!$B$2:$B$5`), and where in its workbook the data of a chart stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_REFERENCE = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!\[\]]+))!\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d{1,7})(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d{1,7}))?"
)
_PLAIN_SHEET = re.compile(r"(?![A-Za-z]{1,3}\d+$|[RrCc]\d*$)[^\W\d]\w*")  # A1 and R1 could be cells
_MOST_CELLS = 200_000

Cell = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells of one sheet, both ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def cells(self) -> Iterator[Cell]:
        return ((row, column) for row in range(self.top, self.bottom + 1) for column in range(self.left, self.right + 1))


@dataclass(frozen=True, slots=True)
class Block:
    """Where categories and series stand: heads in the first line, categories in the first of the other direction.

    `upright` with series in columns, as Word writes them, else in rows. `old` are the cells that hold the template's data.
    """

    sheet: str
    top: int = 1
    left: int = 1
    upright: bool = True
    old: frozenset[Cell] = frozenset()

    def cell(self, series: int, category: int) -> Cell:
        """The cell of a value; series 0 are the categories, category 0 the heads."""
        return (self.top + category, self.left + series) if self.upright else (self.top + series, self.left + category)

    def reference(self, series: int, first: int, last: int) -> str:
        """What a chart writes for the values first to last of a series."""
        start, end = self.cell(series, first), self.cell(series, last)
        both = _dollars(*start) if start == end and first == 0 else f"{_dollars(*start)}:{_dollars(*end)}"
        return f"{quoted(self.sheet)}!{both}"


def read_range(formula: str) -> Range | None:
    """The cells of a plain reference; None for names, other books, whole columns and anything that is no reference."""
    found = _REFERENCE.fullmatch(formula.strip())
    if found is None:
        return None
    sheet = found["plain"] or found["quoted"].replace("''", "'")
    left, top = column_number(found["left"]), int(found["top"])
    right, bottom = column_number(found["right"] or found["left"]), int(found["bottom"] or found["top"])
    whole = Range(sheet, min(top, bottom), min(left, right), max(top, bottom), max(left, right))
    size = (whole.bottom - whole.top + 1) * (whole.right - whole.left + 1)
    return None if sheet.startswith("[") or not whole.top or size > _MOST_CELLS else whole


def read_block(heads: Iterable[str], categories: Iterable[str], values: Iterable[str]) -> Block | None:
    """The block that the formulas of a chart's series describe, None where they describe none."""
    head = [found for formula in heads if (found := read_range(formula))]
    category = [found for formula in categories if (found := read_range(formula))]
    value = [found for formula in values if (found := read_range(formula))]
    if not value or len({found.sheet for found in head + category + value}) != 1:
        return None
    everything = head + category + value
    upright = _is_upright(head, value)
    top, left = min(found.top for found in everything), min(found.left for found in everything)
    if not head:
        top, left = (max(1, top - 1), left) if upright else (top, max(1, left - 1))
    if not category:
        top, left = (top, max(1, left - 1)) if upright else (max(1, top - 1), left)
    old = frozenset(cell for found in everything for cell in found.cells())
    return Block(value[0].sheet, top, left, upright, old)


def _is_upright(heads: list[Range], values: list[Range]) -> bool:
    if any(found.top != found.bottom for found in values):
        return True
    if any(found.left != found.right for found in values):
        return False
    return not any(head.top == found.top for head, found in zip(heads, values, strict=False))


def quoted(sheet: str) -> str:
    """A sheet's name as a reference needs it."""
    return sheet if _PLAIN_SHEET.fullmatch(sheet) else "'" + sheet.replace("'", "''") + "'"


def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _dollars(row: int, column: int) -> str:
    return f"${column_letters(column)}${row}"
