"""The look: named styles that a user finds under 单元格样式, and one shared style record for each way a cell is shown.

The head and the lines between rows are set on the cells too, beside the Excel table's own banding: LibreOffice and WPS do not draw
every table style.
"""

from copy import copy
from typing import TYPE_CHECKING, Any, Literal

from briefgen.render.excel.values import Content

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Font

# The stubs of openpyxl know little of a sheet that is streamed and of its cells.
Sheet = Any
Cell = Any

FONT = "等线"
HEAD, TEXT, NUMBER, LINK = "事实表头", "事实文字", "事实数值", "事实来源"
NOTE, TITLE, LABEL, ENTRY = "事实说明", "事实标题", "事实栏目", "事实内容"
REVIEW_HEAD, INPUT, TALLY = "审核表头", "审核填写", "事实计数"

_GB2312 = 134  # where 等线 is missing, this character set makes Excel and WPS fall back to 宋体
_HEAD_FILL = "1F4E79"
_REVIEW_FILL = "BF8F00"
_INPUT_FILL = "FFF8E1"
_LINE = "BFBFBF"
_LINK_COLOUR = "0563C1"
_NOTE_COLOUR = "595959"


class Styles:
    """Makes cells of one workbook; equal looks share one record, so that large sheets stay small and quick."""

    def __init__(self, book: "Workbook") -> None:
        _set_default_font(book)
        for style in _named_styles():
            book.add_named_style(style)
        self._records: dict[tuple[str, str, bool, bool], Any] = {}

    def cell(self, sheet: Sheet, content: Content, style: str = "", *, locked: bool = True) -> Cell:
        """A cell that holds the content under a named style (by default the one for its kind). Text is text whatever it looks like.

        `locked` counts where the sheet is protected.
        """
        from openpyxl.cell import WriteOnlyCell

        cell: Cell = WriteOnlyCell(sheet, content.written or None)
        # openpyxl guesses a formula from =… and an error from #N/A; the content knows better.
        cell.data_type = "s" if content.kind == "text" else "n"
        name = style or (NUMBER if content.kind == "number" else TEXT)
        key = (name, content.number_format, content.quoted, locked)
        if key not in self._records:
            self._records[key] = _record(cell, *key)
        cell._style = self._records[key]
        return cell


def _set_default_font(book: Any) -> None:
    """Columns are measured in digits of the default font: it must be the one that the cells are written in."""
    from openpyxl.utils.indexed_list import IndexedList

    book._fonts = IndexedList([_font()])
    book._named_styles["Normal"].font = _font()


def _record(cell: Cell, name: str, number_format: str, quoted: bool, locked: bool) -> Any:
    cell.style = name
    cell.number_format = number_format
    cell.quotePrefix = quoted
    if not locked:
        cell.protection = unlocked()
    return copy(cell._style)


def unlocked() -> Any:
    """The protection of a cell or column that a reviewer writes in."""
    from openpyxl.styles import Protection

    return Protection(locked=False)


def _named_styles() -> list[Any]:
    from openpyxl.styles import Alignment, Border, NamedStyle, PatternFill, Side

    line = Border(bottom=Side(style="thin", color=_LINE))
    fill, asking, open_to = (PatternFill("solid", start_color=colour, end_color=colour) for colour in (_HEAD_FILL, _REVIEW_FILL, _INPUT_FILL))
    wrapped = Alignment(vertical="center", wrap_text=True)
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return [
        NamedStyle(HEAD, font=_font(bold=True, color="FFFFFF"), fill=fill, border=line, alignment=centred),
        NamedStyle(REVIEW_HEAD, font=_font(bold=True, color="FFFFFF"), fill=asking, border=line, alignment=centred),
        NamedStyle(INPUT, font=_font(), fill=open_to, border=line, alignment=wrapped),
        NamedStyle(TALLY, font=_font(size=12, bold=True), border=line, alignment=Alignment(horizontal="right", vertical="center", indent=1)),
        NamedStyle(TEXT, font=_font(), border=line, alignment=wrapped),
        NamedStyle(NUMBER, font=_font(), border=line, alignment=Alignment(horizontal="right", vertical="center", indent=1)),
        NamedStyle(LINK, font=_font(color=_LINK_COLOUR, underline="single"), border=line, alignment=centred),
        NamedStyle(NOTE, font=_font(size=10, color=_NOTE_COLOUR), alignment=wrapped),
        NamedStyle(TITLE, font=_font(size=16, bold=True), alignment=Alignment(vertical="center")),
        NamedStyle(LABEL, font=_font(bold=True), alignment=Alignment(vertical="center")),
        NamedStyle(ENTRY, font=_font(), alignment=Alignment(vertical="center")),
    ]


def _font(*, size: float = 11, bold: bool = False, color: str = "000000", underline: Literal["single"] | None = None) -> "Font":
    from openpyxl.styles import Font

    return Font(name=FONT, charset=_GB2312, size=size, bold=bold, color=color, underline=underline)
