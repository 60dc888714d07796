"""A1 references: `B5`, `$B$5`, `B5:D9`, `B:D`, `5:9`, each on its sheet or on a run of sheets (`'一月:三月'!B5`).

Rows and columns count from 1. A whole column has no rows, a whole row no columns.
"""

import re
from dataclasses import dataclass, replace

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_BARE_SHEET = re.compile(r"[^\W\d][\w.]*")
_LOOKS_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[Rr]|[Cc]|TRUE|FALSE", re.IGNORECASE)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a reference. 0 for the row of a whole column and the column of a whole row; `fixed_…` is the `$` before it."""

    row: int = 0
    column: int = 0
    fixed_row: bool = False
    fixed_column: bool = False

    def __str__(self) -> str:
        column = f"{'$' * self.fixed_column}{letters(self.column)}" if self.column else ""
        row = f"{'$' * self.fixed_row}{self.row}" if self.row else ""
        return column + row


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as it stands in a formula. `sheet` is None where none is named; `last_sheet` ends a run of sheets.

    `end` is None for a single cell.
    """

    start: Point
    end: Point | None = None
    sheet: str | None = None
    last_sheet: str | None = None

    @property
    def last(self) -> Point:
        """The end of it: a single cell ends where it starts."""
        return self.end or self.start

    def __str__(self) -> str:
        return f"{sheet_prefix(self.sheet, self.last_sheet)}{self.start}{f':{self.end}' if self.end else ''}"

    def moved(self, rows: int, columns: int) -> "Reference | None":
        """The same reference seen from a cell that lies so many rows and columns further on; None where it leaves the sheet."""
        start = _moved(self.start, rows, columns)
        end = _moved(self.end, rows, columns) if self.end else None
        if start is None or (self.end is not None and end is None):
            return None
        return replace(self, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of one sheet, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def is_cell(self) -> bool:
        return self.first_row == self.last_row and self.first_column == self.last_column

    def __str__(self) -> str:
        start = f"{letters(self.first_column)}{self.first_row}"
        return start if self.is_cell else f"{start}:{letters(self.last_column)}{self.last_row}"

    @property
    def fixed(self) -> str:
        """With every `$`."""
        start = f"${letters(self.first_column)}${self.first_row}"
        return start if self.is_cell else f"{start}:${letters(self.last_column)}${self.last_row}"


def letters(column: int) -> str:
    """1 → A, 27 → AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(text: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_point(text: str) -> Point | None:
    """`$B$5` as a point, None for what is no cell of a sheet."""
    match = _CELL.fullmatch(text)
    if not match:
        return None
    row, column = int(match[4]), column_number(match[2])
    if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
        return None
    return Point(row, column, bool(match[3]), bool(match[1]))


def area(text: str) -> Area | None:
    """`B5` or `B5:D9`, `$` allowed, `B:D` and `5:9` as they reach over the sheet; None for anything else."""
    first, _, last = text.partition(":")
    start = cell_point(first)
    end = cell_point(last) if last else start
    if start and end:
        rows, columns = sorted((start.row, end.row)), sorted((start.column, end.column))
        return Area(rows[0], columns[0], rows[1], columns[1])
    first, last = first.replace("$", ""), last.replace("$", "")
    if _is_row(first) and _is_row(last):
        return Area(int(first), 1, int(last), LAST_COLUMN)
    if _is_column(first) and _is_column(last):
        return Area(1, column_number(first), LAST_ROW, column_number(last))
    return None


def areas(text: str) -> list[Area] | None:
    """A list of areas with blanks between, as `sqref` holds it; None where one of them is none."""
    found = [area(piece) for piece in text.split()]
    return [one for one in found if one is not None] if all(found) else None


def sheet_prefix(sheet: str | None, last_sheet: str | None = None) -> str:
    """`甲!`, `'甲 乙'!`, `'甲:乙'!`, "" where no sheet is named."""
    if sheet is None:
        return ""
    names = sheet if last_sheet is None else f"{sheet}:{last_sheet}"
    if all(_is_bare(name) for name in (sheet, last_sheet or sheet)) and (last_sheet is None or names.isascii()):
        return f"{names}!"
    return "'" + names.replace("'", "''") + "'!"


def _is_bare(name: str) -> bool:
    return _BARE_SHEET.fullmatch(name) is not None and _LOOKS_LIKE_CELL.fullmatch(name) is None


def _is_row(text: str) -> bool:
    return text.isascii() and text.isdigit() and 1 <= int(text) <= LAST_ROW


def _is_column(text: str) -> bool:
    return text.isascii() and text.isalpha() and len(text) <= 3 and column_number(text) <= LAST_COLUMN


def _moved(point: Point, rows: int, columns: int) -> Point | None:
    row = point.row if point.fixed_row or not point.row else point.row + rows
    column = point.column if point.fixed_column or not point.column else point.column + columns
    if not (0 <= row <= LAST_ROW and 0 <= column <= LAST_COLUMN) or (point.row and not row) or (point.column and not column):
        return None
    return replace(point, row=row, column=column)
