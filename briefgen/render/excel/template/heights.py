"""How high a row must be for the texts that were filled in: Excel finds out by itself, LibreOffice and previews on a phone do not."""

from collections.abc import Mapping

from briefgen.render.excel.template.references import area
from briefgen.render.excel.template.sheet import SheetRow
from briefgen.render.excel.template.styles import Styles
from briefgen.render.excel.template.workbook import TemplateSheet
from briefgen.render.excel.template.xml import S, integer, is_true, points
from briefgen.render.excel.widths import row_height

_WIDTH = 8.43
_SIZE = 11.0
_HEIGHT = 15.0


class Heights:
    """The widths of a sheet's cells in which long texts are broken into lines."""

    def __init__(self, sheet: TemplateSheet, styles: Styles) -> None:
        self._styles = styles
        form = sheet.root.find(f"{S}sheetFormatPr")
        self._width = points(form, "defaultColWidth", _WIDTH) if form is not None else _WIDTH
        self._height = points(form, "defaultRowHeight", _HEIGHT) if form is not None else _HEIGHT
        self._columns = {(integer(one, "min"), integer(one, "max")): points(one, "width", self._width) for one in sheet.root.iterfind(f"{S}cols/{S}col")}
        hidden = [one for one in sheet.root.iterfind(f"{S}cols/{S}col") if is_true(one, "hidden")]
        self._hidden = [(integer(one, "min"), integer(one, "max")) for one in hidden]
        merges = [area(one.get("ref") or "") for one in sheet.root.iter(f"{S}mergeCell")]
        self._merges = {(one.first_row, one.first_column): one for one in merges if one is not None}

    def widths(self, row: SheetRow) -> dict[int, float]:
        """The widths of the row's cells that break texts, by column, as if their font had 11 points. A cell merged over rows, or in a hidden
        column, is left out."""
        widths: dict[int, float] = {}
        for cell in row.cells:
            merge = self._merges.get((cell.row, cell.column))
            hidden = any(first <= cell.column <= last for first, last in self._hidden)
            if not hidden and self._styles.wraps(cell.style) and (merge is None or merge.first_row == merge.last_row):
                last = merge.last_column if merge is not None else cell.column
                total = sum(self._column(column) for column in range(cell.column, min(last, cell.column + 100) + 1))
                widths[cell.column] = total * _SIZE / self._styles.size(cell.style)
        return widths

    def height(self, texts: Mapping[int, str], widths: Mapping[int, float]) -> float | None:
        """The height of a row that shows the texts; None where the sheet's own is enough."""
        height = row_height(list(texts.values()), [int(widths[column]) for column in texts])
        return height if height > max(self._height, _HEIGHT) else None

    def _column(self, column: int) -> float:
        return next((width for (first, last), width in self._columns.items() if first <= column <= last), self._width)
