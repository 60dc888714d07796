"""One table on one sheet: an optional note, the head, the rows, as a real Excel table with filter and banding; rows to add below where one may review."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.model.briefing import Column, Table, Value
from briefgen.render.excel.losses import Losses
from briefgen.render.excel.marks import add_marks
from briefgen.render.excel.names import cell_address, column_names
from briefgen.render.excel.page import set_page
from briefgen.render.excel.review import add_choices, printed_columns, protect, rows_to_add, stamp, with_review_columns
from briefgen.render.excel.styles import HEAD, INPUT, LINK, NOTE, REVIEW_HEAD, Cell, Sheet, Styles
from briefgen.render.excel.values import BLANK, Content, content_of, text_content
from briefgen.render.excel.widths import column_width, row_height

SOURCE_COLUMN = "来源"
MOST_LINKS = 65_530
"""Excel repairs a sheet with more hyperlinks by dropping all of them."""

_TABLE_STYLE = "TableStyleMedium2"
_HEAD_HEIGHT = 34.0  # two lines


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table comes to stand: its sheet and Excel names, the row of its head, how many data rows follow."""

    sheet_name: str
    table_name: str
    head_row: int
    row_count: int

    def row(self, number: int) -> int:
        """The sheet's row for data row `number`, from 1."""
        return self.head_row + number


def head_row(table: Table) -> int:
    """The note, where there is one, takes the row above the head; so does what a reviewer is told."""
    return 2 if table.note or table.review else 1


def write_table(sheet: Sheet, table: Table, place: Place, target: Place | None, *, styles: Styles, losses: Losses) -> None:
    """Writes the table, which must have a column; rows with a source link to that row of `target`, the 来源 table."""
    table = with_review_columns(with_source_column(table))
    names = column_names(column.name for column in table.columns)
    letters = [_letter(index) for index in range(len(names))]
    contents = _contents(table, place, losses)
    widths = [
        column_width(name, column.width, (row[index] for row in contents) if column.kind != "key" else ())
        for index, (name, column) in enumerate(zip(names, table.columns, strict=True))
    ]
    printed = printed_columns(table.columns)
    _lay_out(sheet, place, widths)
    _set_heights(sheet, place, contents, widths[:printed])
    if 0 < printed < len(letters):
        sheet.print_area = f"A1:{letters[printed - 1]}{place.row(len(contents))}"
    if table.review:
        protect(sheet, table.columns, letters)
    if table.note:
        _write_note(sheet, table, widths[:printed], styles)
    sheet.append([styles.cell(sheet, text_content(name), _head_style(column)) for name, column in zip(names, table.columns, strict=True)])
    for cells in _rows(sheet, table, contents, target, styles):
        sheet.append(cells)
    if table.review:
        for cells in rows_to_add(sheet, table.columns, styles):
            sheet.append(cells)
    _add_table(sheet, place, names, len(contents))
    add_marks(sheet, table.columns, letters, place.row(1), place.row(len(contents)))
    add_choices(sheet, table, letters, place.row(1), place.row(len(contents)))


def _head_style(column: Column) -> str:
    return REVIEW_HEAD if column.kind in ("input", "key") else HEAD


def _write_note(sheet: Sheet, table: Table, widths: Sequence[int], styles: Styles) -> None:
    """The note over the table's own columns; above the key, where there is one, the issue."""
    _make_room_for_note(sheet, table.note, widths)
    cells = [styles.cell(sheet, text_content(table.note), NOTE)]
    if table.review:
        cells += [None] * (len(table.columns) - 2)
        cells.append(styles.cell(sheet, stamp(table.review), NOTE))
    sheet.append(cells)


def with_source_column(table: Table) -> Table:
    """The table with a column for the links, added at the end where rows have sources and no column is of the kind `source`."""
    if not any(table.sources) or any(column.kind == "source" for column in table.columns):
        return table
    rows = tuple((*row, source) for row, source in zip(table.rows, _padded(table), strict=True))
    return replace(table, columns=(*table.columns, Column(SOURCE_COLUMN, "source", 6)), rows=rows)


def _padded(table: Table) -> tuple[int | None, ...]:
    return (*table.sources, *[None] * (len(table.rows) - len(table.sources)))[: len(table.rows)]


def _contents(table: Table, place: Place, losses: Losses) -> list[list[Content]]:
    """Every row as contents, as many as there are columns; an empty table has one blank row, for Excel accepts no table without one."""
    precisions = precision_columns(table.columns)
    kinds = [column.kind for column in table.columns]
    written = []
    for number, (row, source) in enumerate(zip(table.rows, _padded(table), strict=True), start=1):
        contents = []
        for index, kind in enumerate(kinds):
            value = row[index] if index < len(row) else None
            if kind == "source" and value is None:
                value = source
            content = content_of(value, _precision(row, precisions.get(index)))
            if content.losses:
                losses.add(place.sheet_name, f"{_letter(index)}{place.row(number)}", content.losses)
            contents.append(content)
        written.append(contents)
    return written or [[BLANK] * len(kinds)]


def _precision(row: Sequence[Value], column: int | None) -> str:
    return "" if column is None or column >= len(row) else str(row[column] or "")


def precision_columns(columns: Sequence[Column]) -> dict[int, int]:
    """For each date column the column that holds its precision (`日`, `月`, `年`): `<name>精度`, or else `精度`."""
    places = {column.name: index for index, column in enumerate(columns)}
    found = ((index, places.get(f"{column.name}精度", places.get("精度"))) for index, column in enumerate(columns) if column.kind == "date")
    return {index: precision for index, precision in found if precision is not None}


def _rows(sheet: Sheet, table: Table, contents: list[list[Content]], target: Place | None, styles: Styles) -> Iterator[list[Cell]]:
    from openpyxl.worksheet.hyperlink import Hyperlink

    linked = next((index for index, column in enumerate(table.columns) if column.kind == "source"), None)
    addresses = link_addresses(table, target)
    for row, address in zip(contents, addresses or (None,), strict=True):
        cells = []
        for index, content in enumerate(row):
            with_link = address is not None and index == linked and content.kind != "blank"
            asked = table.review is not None and table.columns[index].kind == "input"
            open_to = asked or (table.review is not None and not table.rows)
            cell = styles.cell(sheet, content, LINK if with_link else INPUT if open_to else "", locked=not open_to)
            if with_link:
                cell.hyperlink = Hyperlink(ref="", location=address)
            cells.append(cell)
        yield cells


def link_addresses(table: Table, target: Place | None) -> list[str | None]:
    """Where each row's link leads: None where it has no source, the source has no row in 来源, or a sheet holds no more links."""
    addresses: list[str | None] = []
    links = 0
    for source in _padded(table):
        linked = target is not None and source is not None and 1 <= source <= target.row_count and links < MOST_LINKS
        addresses.append(cell_address(target.sheet_name, target.row(source)) if linked and target and source else None)
        links += linked
    return addresses


def _lay_out(sheet: Sheet, place: Place, widths: Sequence[int]) -> None:
    """What openpyxl wants to know before the first row of a streamed sheet."""
    for index, width in enumerate(widths):
        sheet.column_dimensions[_letter(index)].width = width
    sheet.freeze_panes = f"A{place.head_row + 1}"
    sheet.row_dimensions[place.head_row].height = _HEAD_HEIGHT
    set_page(sheet, place.head_row)


def _make_room_for_note(sheet: Sheet, note: str, widths: Sequence[int]) -> None:
    sheet.row_dimensions[1].height = row_height([note], [sum(widths)])
    if len(widths) > 1:
        sheet.merged_cells.add(f"A1:{_letter(len(widths) - 1)}1")


def _set_heights(sheet: Sheet, place: Place, contents: list[list[Content]], widths: Sequence[int]) -> None:
    """Gives the rows that wrap the height they need: LibreOffice does not look for it when it opens a file.

    The attribute goes in alone, without the `customHeight` that openpyxl would add, so that Excel fits the row anew when a cell is edited.
    """
    for number, row in enumerate(contents, start=1):
        height = row_height([content.shown for content in row], widths)
        if height > row_height([""], [0]):
            sheet.row_dimensions[place.row(number)] = {"ht": f"{height:g}"}


def _add_table(sheet: Sheet, place: Place, names: Sequence[str], row_count: int) -> None:
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table as ExcelTable
    from openpyxl.worksheet.table import TableColumn, TableStyleInfo

    area = f"A{place.head_row}:{_letter(len(names) - 1)}{place.row(row_count)}"
    table = ExcelTable(displayName=place.table_name, name=place.table_name, ref=area)
    table.autoFilter = AutoFilter(ref=area)
    table.tableColumns = [TableColumn(id=number, name=text_content(name).written) for number, name in enumerate(names, start=1)]
    table.tableStyleInfo = TableStyleInfo(name=_TABLE_STYLE, showRowStripes=True)
    sheet.tables.add(table)  # Worksheet.add_table would only warn that a streamed sheet cannot check the head


def _letter(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(index + 1)
