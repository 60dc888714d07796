"""The default template of the fact sheet: the program's own workbook with tags in the place of every value.

Each list is a sheet with one row of tags, which is repeated for every row of the list; its look, filters, drop-downs, colours and locks are those that
`briefgen/render/excel` writes. 概览 is laid out here.
"""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break

from briefgen.compose.issue import IssuePeriod
from briefgen.compose.material import gather
from briefgen.compose.settings import ComposeSettings
from briefgen.compose.tables import SHEETS, checks
from briefgen.compose.tables.ground import Ground
from briefgen.model.briefing import ChartData, ChartSeries, Column, Table
from briefgen.model.list_fields import CHART_ROWS, LISTS, column_field
from briefgen.model.period import Period
from briefgen.model.review import KEY_COLUMN
from briefgen.render.excel import charts
from briefgen.render.excel.losses import Losses
from briefgen.render.excel.names import cell_address, table_name
from briefgen.render.excel.overview import CHARTS, OVERVIEW
from briefgen.render.excel.page import set_upright_page
from briefgen.render.excel.review import with_review_columns
from briefgen.render.excel.sheet import Place, head_row, with_source_column, write_table
from briefgen.render.excel.styles import ENTRY, HEAD, LABEL, LINK, NUMBER, TALLY, TITLE, Styles
from briefgen.render.excel.values import content_of
from briefgen.render.excel.widths import column_width
from briefgen.render.excel.workbook import book_parts, new_book

ALWAYS = ("说明", "来源", "全部事实")
_NOTES = {"未入库数字": "看到了而没有成为事实的数字，逐个写明原因。"}
_SERIES = {
    "主要指标增速": (("同比增速（%）", "数值"),), "项目阶段": (("项目数（个）", "数值"),), "产业链投资": (("项目总投资（亿元）", "数值"),),
    "项目投资": (("总投资（亿元）", "数值"),), "目标完成": (("目标值", "目标值"), ("最新值", "最新值")),
}  # fmt: skip
_TITLES = {
    "主要指标增速": "主要指标增速图", "项目阶段": "项目阶段图", "产业链投资": "产业链投资图", "项目投资": "项目投资图", "目标完成": "目标完成图",
}  # fmt: skip
_LINES = (("地区", "地区"), ("期间", "期间"), ("起止日期", "起止日期"), ("期号", "期号"), ("编制单位", "编发单位"), ("编制日期", "日期"))
_WIDTHS = {"A": 30, "B": 15, "C": 15}
_CHART_ROWS = 15
_NUMBERS = ("number", "integer", "date")


class TagStyles(Styles):
    """Styles in which a tag looks as what it stands for will: a number to the right, a source as a link."""

    def __init__(self, styles: Styles) -> None:
        self.__dict__.update(styles.__dict__)
        self.looks: dict[str, str] = {}

    def cell(self, sheet: Any, content: Any, style: str = "", *, locked: bool = True) -> Any:
        return super().cell(sheet, content, style or self.looks.get(content.shown, ""), locked=locked)


def sheet_template() -> dict[str, bytes]:
    """The parts of the template."""
    tables = [_tagged(table) for table in _tables()]
    book, plain = new_book("{{ 标题 }}")
    styles = TagStyles(plain)
    styles.looks = _looks(tables)
    places = [Place(table.name, table_name(number), head_row(table), len(table.rows)) for number, table in enumerate(tables, start=1)]
    losses = Losses("facts.xlsx")
    _overview(book.create_sheet(OVERVIEW), tables, styles)
    for table, place in zip(tables, places, strict=True):
        write_table(book.create_sheet(place.sheet_name), table, place, None, styles=styles, losses=losses)
    parts = book_parts(book)
    for number, table in enumerate(tables, start=2):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _with_own_widths(parts[name], table)
    return parts


def _tables() -> list[Table]:
    """The lists as they are without an article: heads, drop-downs, hints."""
    from briefgen.store import open_store

    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "facts.db") as store:
        material = gather(store, IssuePeriod("month", Period.month(2024, 1)), ComposeSettings("", "", "", "", {}, {}))
        ground = Ground(material)
        return [checks.explanation(material), *(sheet(ground) for sheet in SHEETS)]


def _tagged(table: Table) -> Table:
    """One row of tags, and above the head the condition under which there is such a sheet."""
    field = LISTS[table.name][0]
    row = tuple(_tag(field, column) for column in table.columns)
    condition = "" if table.name in ALWAYS else f"{{%表 if {field} %}}"
    form = table.review and replace(table.review, keys=(f"{{{{ {field}.{KEY_COLUMN} }}}}",), issue="{{ 审核期次 }}")
    return replace(table, rows=(row,), sources=(), review=form, note=f"{condition}{_NOTES.get(table.name, '')}")


def _tag(field: str, column: Column) -> str:
    name = column_field(column.name)
    return f"{{{{ {field}.{name}{'|到来源' if column.kind == 'source' else ''} }}}}"


def _looks(tables: Sequence[Table]) -> dict[str, str]:
    looks = {}
    for table in tables:
        for column, tag in zip(table.columns, table.rows[0], strict=True):
            if column.kind == "source" or column.kind in _NUMBERS:
                looks[str(tag)] = LINK if column.kind == "source" else NUMBER
            elif column.aside:  # on one line, so that no row is high for what few look at
                looks[str(tag)] = ENTRY
    return looks


def _with_own_widths(part: bytes, table: Table) -> bytes:
    """The widths of the columns themselves: a tag is longer than what it stands for."""
    columns = with_review_columns(with_source_column(table)).columns
    widths = iter([column_width(column.name, column.width, ()) for column in columns])
    return re.sub(rb'(<col [^>]*?\bwidth=")[^"]*(")', lambda found: found[1] + str(next(widths)).encode() + found[2], part)


# 概览


def _overview(sheet: Any, tables: Sequence[Table], styles: Styles) -> None:
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = charts.ROW_HEIGHT, True
    sheet.row_dimensions[1].height = 44.0
    sheet.merged_cells.add("A1:C1")
    sheet.sheet_view.showGridLines = False
    set_upright_page(sheet)

    def line(*texts: str, looks: Sequence[str]) -> list[Any]:
        return [styles.cell(sheet, content_of(text), look) for text, look in zip(texts, looks, strict=True)]

    rows = [line("{{ 标题 }}", looks=(TITLE,))]
    rows += [line(f"{{% if {field} %}}{label}", f"{{{{ {field} }}}}{{% endif %}}", looks=(LABEL, ENTRY)) for label, field in _LINES]
    rows.append([])
    rows.append(line("{{ 概览清单.项 }}", "{{ 概览清单.数 }}", "{{ 概览清单.单位 }}", looks=("", TALLY, "")))
    rows.append([])
    rows.append(line("工作表", "条数", looks=(HEAD, HEAD)))
    for table in tables:
        field = LISTS[table.name][0]
        opened, closed = ("", "") if table.name in ALWAYS else (f"{{% if {field} %}}", "{% endif %}")
        cells = line(f"{opened}{table.name}", f"{{{{ {field}|个数 }}}}{closed}", looks=(LINK, TALLY))
        cells[0].hyperlink = Hyperlink(ref="", location=cell_address(table.name, 1))
        rows.append(cells)
    rows.append([])
    sheet.row_breaks.append(Break(id=len(rows)))
    for name in CHARTS:
        rows += _chart(sheet, name, len(rows) + 1, line)
    sheet.print_area = f"A1:C{len(rows)}"
    for row in rows:
        sheet.append(row)


def _chart(sheet: Any, name: str, start: int, line: Any) -> list[list[Any]]:
    """Heading, figures, and the chart below them; all of it goes where there are no figures."""
    field = CHART_ROWS[name][0]
    series = _SERIES[name]
    looks = ("", *[NUMBER] * len(series))
    heads = [head for head, _ in series]
    rows = [
        line(f"{{% if {field} %}}{{{{ {_TITLES[name]} }}}}", looks=(LABEL,)),
        line("", *heads, looks=(HEAD, *[HEAD] * len(series))),
        line(f"{{{{ {field}.名称 }}}}", *(f"{{{{ {field}.{column} }}}}" for _, column in series), looks=looks),
        *([] for _ in range(_CHART_ROWS + 1)),
        line("{% endif %}", looks=("",)),
    ]
    sheet.row_breaks.append(Break(id=start + len(rows) - 2))  # behind the block's last row that stays
    data = ChartData(name, ("",), tuple(ChartSeries(head, (None,)) for head in heads))
    chart = charts.bar_chart(data, charts.Place(OVERVIEW, start + 1, 1), charts.Corners(start + 3, 3))
    chart.anchor.to.row = start + 2 + _CHART_ROWS
    sheet.add_chart(chart)
    return rows

