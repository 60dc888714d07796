"""A workbook as pages: every sheet row by row, under the names of its columns."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.model.passage import Pages, Passage, PassageRow
from briefgen.read.xlsx.cells import Cell, Kind
from briefgen.read.xlsx.workbook import Sheet, read_workbook

_LEAST_NAMES = 3
_SEEN_FOR_HEAD = 5


def read_pages(file: Path) -> Pages:
    """All sheets, hidden ones too. Raises UnreadableWorkbookError."""
    return Pages(tuple(row for sheet in read_workbook(file) for row in _rows(sheet)))


def _rows(sheet: Sheet) -> Iterator[PassageRow]:
    """The head is the first of the upper rows that has several texts and nothing else; without one the columns have no names."""
    head: tuple[str, ...] = ()
    for number, cells in sheet.rows():
        if not head and number <= _SEEN_FOR_HEAD and _is_head(cells):
            head = tuple(cells[column].text if column in cells else "" for column in range(1, max(cells) + 1))
            continue
        passages = tuple(_passage(sheet.name, number, column, cells.get(column)) for column in range(1, max(cells) + 1))
        yield PassageRow(sheet.name, head, passages)


def _is_head(cells: Mapping[int, Cell]) -> bool:
    return len(cells) >= _LEAST_NAMES and all(cell.kind is Kind.TEXT for cell in cells.values())


def _passage(sheet: str, row: int, column: int, cell: Cell | None) -> Passage:
    name = f"{_letters(column)}{row}"
    text = f"{cell.text}%" if cell is not None and cell.percent else cell.text if cell is not None else ""
    return Passage(text, f"{sheet}!{name}", sheet, name)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
