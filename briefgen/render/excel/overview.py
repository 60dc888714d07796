"""概览: the first sheet, as narrow as a phone: the issue, its counts, and native charts, each under its own figures; beside them a list of the sheets."""

from collections.abc import Sequence

from briefgen.model.briefing import Briefing, ChartData, Table, Value
from briefgen.render.excel import charts
from briefgen.render.excel.losses import Losses
from briefgen.render.excel.names import cell_address
from briefgen.render.excel.page import set_upright_page
from briefgen.render.excel.sheet import Place
from briefgen.render.excel.styles import ENTRY, HEAD, LABEL, LINK, NOTE, TALLY, TITLE, Cell, Sheet, Styles
from briefgen.render.excel.text import cell_text
from briefgen.render.excel.values import content_of
from briefgen.render.excel.widths import row_height

OVERVIEW = "概览"
CHARTS = ("主要指标增速", "项目阶段", "产业链投资", "项目投资", "目标完成")
"""The charts shown, in this order, by name."""

_WIDTHS = {"A": 30, "B": 15, "C": 15, "D": 3, "E": 16, "F": 8, "G": 40}
_ACROSS = sum(_WIDTHS[letter] for letter in "ABC")
_LIST = 4  # the column, from 0, where the list of sheets stands
_LAST = 3  # columns that a chart covers
_TITLE_HEIGHT = 44.0
_ROWS_A_PAGE = 46
_LONGEST_LABEL = 60


class _Rows:
    """Rows of cells in the making."""

    def __init__(self, sheet: Sheet, name: str, styles: Styles, losses: Losses) -> None:
        self.sheet, self.name, self._styles, self._losses = sheet, name, styles, losses
        self.cells: list[list[Cell]] = []

    @property
    def next(self) -> int:
        """The sheet's row that comes next."""
        return len(self.cells) + 1

    def add(self, *values: Value, style: str = "", first: str = "") -> None:
        """One row of values; `first` is the style of the first."""
        self.cells.append([self.cell(value, first if first and not index else style) for index, value in enumerate(values)])

    def cell(self, value: Value, style: str = "") -> Cell:
        content = content_of(value)
        if content.losses:
            self._losses.add(self.name, f"A{self.next}", content.losses)
        return self._styles.cell(self.sheet, content, style)

    def blank(self, count: int = 1) -> None:
        self.cells += [[] for _ in range(count)]

    def put(self, row: int, column: int, cells: Sequence[Cell]) -> None:
        """Cells into a row, from 1, at a column, from 0."""
        self.blank(row - len(self.cells))
        line = self.cells[row - 1]
        line += [None] * (column - len(line))
        line[column:] = cells


def write_overview(
    sheet: Sheet, sheet_name: str, briefing: Briefing, places: Sequence[tuple[Table, Place]], *, styles: Styles, losses: Losses
) -> None:
    """Writes the sheet; the names in the list of sheets are links. A table of the name 概览 is what is counted here."""
    rows = _Rows(sheet, sheet_name, styles, losses)
    _set_up(sheet, briefing.title)
    rows.add(briefing.title, style=TITLE)
    for label, text in _issue(briefing):
        rows.add(label, text, style=ENTRY, first=LABEL)
    rows.blank()
    for counted in briefing.tables:
        if counted.name == OVERVIEW:
            _add_counts(rows, counted)
    shown = {chart.name: chart for chart in (*briefing.charts, *briefing.sheet_charts) if chart.categories}
    for name in CHARTS:
        if name in shown:
            _add_chart(rows, shown[name])
    sheet.print_area = f"A1:C{max(1, rows.next - 1)}"
    _add_list(rows, places)
    for cells in rows.cells:
        sheet.append(cells)


def _set_up(sheet: Sheet, title: str) -> None:
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_format.defaultRowHeight = charts.ROW_HEIGHT
    sheet.sheet_format.customHeight = True
    sheet.row_dimensions[1].height = max(_TITLE_HEIGHT, 1.5 * row_height([title], [_ACROSS * 2 // 3]))
    sheet.merged_cells.add("A1:C1")
    sheet.sheet_view.showGridLines = False
    set_upright_page(sheet)


def _issue(briefing: Briefing) -> list[tuple[str, str]]:
    lines = [
        ("地区", briefing.region),
        ("期间", briefing.period_label),
        ("起止日期", f"{briefing.period.first.isoformat()} 至 {briefing.period.last.isoformat()}"),
        ("期号", briefing.issue_label),
        ("编制单位", briefing.office),
        ("编制日期", briefing.date_label),
    ]
    return [(label, text) for label, text in lines if text]


def _add_counts(rows: _Rows, table: Table) -> None:
    for row in table.rows:
        rows.cells.append([rows.cell(value, TALLY if index == 1 else "") for index, value in enumerate(row)])
    if table.rows:
        rows.blank()


def _add_chart(rows: _Rows, data: ChartData) -> None:
    """A heading, the figures, and the chart over them; all on one printed page where they fit."""
    _break_page(rows, 2 + len(data.categories) + charts.rows_covered(data))
    labels = tuple(cell_text(label).text[:_LONGEST_LABEL] for label in data.categories)
    rows.add(data.title or data.name, style=LABEL)
    place = charts.Place(rows.name, rows.next, len(labels))
    rest = [""] * (2 - len(data.series))
    rows.add("", *(charts.series_name(data, index) for index in range(len(data.series))), *rest, style=HEAD)
    for number, label in enumerate(labels):
        rows.add(label, *(series.values[number] for series in data.series), *rest)
    rows.sheet.add_chart(charts.bar_chart(_labelled(data, labels), place, charts.Corners(rows.next, _LAST)))
    rows.blank(charts.rows_covered(data) + 1)


def _labelled(data: ChartData, labels: tuple[str, ...]) -> ChartData:
    return ChartData(data.name, labels, data.series, data.title)


def _break_page(rows: _Rows, needed: int) -> None:
    from openpyxl.worksheet.pagebreak import Break

    breaks = rows.sheet.row_breaks
    begun = breaks.brk[-1].id if breaks.brk else 0
    if rows.next - 1 + needed - begun > _ROWS_A_PAGE:
        breaks.append(Break(id=rows.next - 1))


def _add_list(rows: _Rows, places: Sequence[tuple[Table, Place]]) -> None:
    """The sheets beside the counts, where a narrow screen and the print leave them out."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    rows.put(2, _LIST, [rows.cell(name, HEAD) for name in ("工作表", "条数", "说明")])
    for number, (table, place) in enumerate(places, start=3):
        name = rows.cell(place.sheet_name, LINK)
        name.hyperlink = Hyperlink(ref="", location=cell_address(place.sheet_name, 1))
        rows.put(number, _LIST, [name, rows.cell(place.row_count), rows.cell(table.note, NOTE)])
