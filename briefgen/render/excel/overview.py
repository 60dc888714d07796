"""说明: the first sheet, with the issue's title and period and a list of the sheets that follow, each with its number of rows."""

from collections.abc import Sequence

from briefgen.model.briefing import Briefing, Table, Value
from briefgen.render.excel.losses import Losses
from briefgen.render.excel.names import cell_address
from briefgen.render.excel.page import set_page
from briefgen.render.excel.sheet import Place
from briefgen.render.excel.styles import ENTRY, HEAD, LABEL, LINK, TITLE, Sheet, Styles
from briefgen.render.excel.values import BLANK, Content, content_of, text_content

OVERVIEW = "说明"

_WIDTHS = {"A": 24, "B": 12, "C": 60}
_TITLE_HEIGHT = 30.0


def write_overview(
    sheet: Sheet, sheet_name: str, briefing: Briefing, places: Sequence[tuple[Table, Place]], *, styles: Styles, losses: Losses
) -> None:
    """Writes the sheet; the name of each sheet in the list is a link to it."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    set_page(sheet, None)
    contents = [[text_content(briefing.title)], *[_labelled(label, text) for label, text in _issue(briefing)], [BLANK]]
    for number, row in enumerate(contents, start=1):
        _note_losses(losses, sheet_name, number, row)
        sheet.append([styles.cell(sheet, content, _style(number, index)) for index, content in enumerate(row)])
    sheet.append([styles.cell(sheet, text_content(name), HEAD) for name in ("工作表", "条数", "说明")])
    for table, place in places:
        name = styles.cell(sheet, text_content(place.sheet_name), LINK)
        name.hyperlink = Hyperlink(ref="", location=cell_address(place.sheet_name, 1))
        sheet.append([name, *[styles.cell(sheet, content_of(value)) for value in _counted(table, place)]])


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


def _labelled(label: str, text: str) -> list[Content]:
    return [text_content(label), text_content(text)]


def _counted(table: Table, place: Place) -> list[Value]:
    return [place.row_count, table.note]


def _style(row: int, index: int) -> str:
    if row == 1:
        return TITLE
    return ENTRY if index else LABEL


def _note_losses(losses: Losses, sheet_name: str, row: int, contents: Sequence[Content]) -> None:
    for letter, content in zip("AB", contents, strict=False):
        if content.losses:
            losses.add(sheet_name, f"{letter}{row}", content.losses)
