"""The workbook inside a chart: the user's own, opened, its data changed in place, saved as the same bytes each time; a new one where there is none."""

import warnings
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from briefgen.render.package import package_bytes, package_parts
from briefgen.render.word.charts.cells import Block, Cell, column_letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.table import Table

SHEET = "Sheet1"
MOST_BYTES = 64 * 1024 * 1024
"""The most that a chart's workbook may unpack to."""
_MADE = datetime(1980, 1, 1)  # the clock has no part in the bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes into a workbook: a head and the values of each series, a number format for each, and the categories."""

    categories: tuple[str, ...]
    heads: tuple[str, ...]
    values: tuple[tuple[Decimal | None, ...], ...]
    formats: tuple[str, ...]


class UnreadableWorkbookError(Exception):
    """The workbook is damaged, of another format, or far too large."""


def edit_workbook(data: bytes, block: Block | None, sheet: Sheet, before: tuple[str, ...] = ()) -> tuple[bytes, Block]:
    """The workbook with the sheet's data where the block says, and where they are now. Raises UnreadableWorkbookError.

    Without a block, or with one on a sheet that is not there, the data go to the first sheet, in place of those whose categories were `before`.
    Where other cells of the user's stand in the way of more data, these go below everything.
    """
    book = _open(data)
    if block is None or block.sheet not in book.sheetnames:
        block = _usual(book.worksheets[0], before)
    page = book[block.sheet]
    for cell in block.old:
        page.cell(*cell).value = None
    found = _room(page, block, sheet)
    _write(page, found, sheet)
    _fit_tables(page, found, sheet)
    return _bytes(book), replace(found, old=frozenset())


def new_workbook(sheet: Sheet) -> tuple[bytes, Block]:
    """A workbook that holds these data alone, and where they are."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = SHEET
    block = Block(SHEET)
    _write(page, block, sheet)
    return _bytes(book), block


def _open(data: bytes) -> "Workbook":
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise UnreadableWorkbookError
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl says what it does not keep; nothing of it shows in a chart
            book = load_workbook(BytesIO(data), keep_links=False)
    except UnreadableWorkbookError:
        raise
    except Exception as error:  # whatever stands in a user's file must not look like a defect of the program
        raise UnreadableWorkbookError from error
    if not book.worksheets:
        raise UnreadableWorkbookError
    return book


def _usual(page: Any, before: tuple[str, ...]) -> Block:
    """The data in the first cells, as LibreOffice writes them without saying so; no old cells where others stand there."""
    last = len(before) + 1
    if not before or tuple(str(page.cell(row, 1).value) for row in range(2, last + 1)) != before:
        return Block(page.title)
    width = next(column for column in range(2, page.max_column + 2) if page.cell(1, column).value is None and page.cell(2, column).value is None)
    return Block(page.title, old=frozenset((row, column) for row in range(1, last + 1) for column in range(1, width)))


def _room(page: Any, block: Block, sheet: Sheet) -> Block:
    """The block where it is, or below everything where cells of the user's stand in its way."""
    others = _wanted(block, sheet) - block.old - {block.cell(0, 0)}
    in_the_way = any(page.cell(*cell).value is not None for cell in others)
    return replace(block, top=page.max_row + 2) if in_the_way else block


def _write(page: Any, block: Block, sheet: Sheet) -> None:
    for index, category in enumerate(sheet.categories, start=1):
        _text(page, block.cell(0, index), category)
    for place, (head, values, number_format) in enumerate(zip(sheet.heads, sheet.values, sheet.formats, strict=True), start=1):
        _text(page, block.cell(place, 0), head)
        for index, value in enumerate(values, start=1):
            cell = page.cell(*block.cell(place, index))
            model = page.cell(*block.cell(place, 1))
            if index > 1 and not cell.has_style and model.has_style:
                cell._style = copy(model._style)
            cell.value = value
            cell.number_format = number_format


def _text(page: Any, place: Cell, text: str) -> None:
    """Text that is no formula, whatever it begins with."""
    cell = page.cell(*place)
    cell.value = text
    cell.data_type = "s"


def _fit_tables(page: Any, block: Block, sheet: Sheet) -> None:
    """Gives the table around the data their size; one that would no longer fit its cells goes, the cells stay."""
    reference = f"{_place(block.cell(0, 0))}:{_place(block.cell(len(sheet.heads), len(sheet.categories)))}"
    changed = block.old | _wanted(block, sheet)
    for table in list(page.tables.values()):
        if not _touches(table.ref, changed):
            continue
        unique = len({head.casefold() for head in sheet.heads}) == len(sheet.heads)
        if block.upright and unique and table.ref.split(":")[0] == _place(block.cell(0, 0)) and not table.totalsRowCount:
            _resize(page, table, reference, block, sheet)
        else:
            del page.tables[table.name]


def _resize(page: Any, table: "Table", reference: str, block: Block, sheet: Sheet) -> None:
    """A table's columns must be named as the cells of its head are."""
    from openpyxl.worksheet.table import TableColumn

    corner = page.cell(*block.cell(0, 0))
    if not isinstance(corner.value, str) or not corner.value or corner.value in sheet.heads:
        corner.value = " "
    table.ref = reference
    if table.autoFilter is not None:
        table.autoFilter.ref = reference
    names = (corner.value, *sheet.heads)
    table.tableColumns = [TableColumn(id=number, name=name) for number, name in enumerate(names, start=1)]


def _wanted(block: Block, sheet: Sheet) -> frozenset[Cell]:
    """The cells that the data take up."""
    return frozenset(block.cell(series, category) for series in range(len(sheet.heads) + 1) for category in range(len(sheet.categories) + 1))


def _touches(reference: str, cells: frozenset[Cell]) -> bool:
    from openpyxl.utils.cell import range_boundaries

    left, top, right, bottom = range_boundaries(reference)
    return any(top <= row <= bottom and left <= column <= right for row, column in cells)  # type: ignore[operator]


def _place(cell: Cell) -> str:
    return f"{column_letters(cell[1])}{cell[0]}"


def _bytes(book: "Workbook") -> bytes:
    """The archive. `Workbook.save` would put the clock into the properties."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _MADE
    book.properties.lastModifiedBy = None
    buffer = BytesIO()
    with ZipFile(buffer, "w", strict_timestamps=False) as archive:
        ExcelWriter(book, archive).write_data()
    return package_bytes(package_parts(buffer.getvalue()))
