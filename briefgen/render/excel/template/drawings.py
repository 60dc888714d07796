"""Pictures, shapes, text boxes and charts on a sheet: they move with the cell that they begin in and keep their size.

What lies wholly in the body of a loop is repeated with each pass, a chart with a part of its own; what begins in a loop and reaches out of it stays one.
What lies wholly in rows that the result leaves out goes with them.
"""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefgen.render.excel.template.growth import Pass
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.references import LAST_COLUMN, LAST_ROW
from briefgen.render.excel.template.rewrite import Here, Rewriter, compile_formula
from briefgen.render.excel.template.texts import Texts
from briefgen.render.excel.template.workbook import SheetCopy
from briefgen.render.excel.template.xml import CX, XDR, C, DamagedError, R, S, remove
from briefgen.render.language.findings import Place

_ANCHORS = (f"{XDR}twoCellAnchor", f"{XDR}oneCellAnchor")
_CHARTS = (f"{C}chart", f"{CX}chart")
_POINT = 12_700  # English Metric Units
_ROW_HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart's part, and where its figures are looked up from."""

    part: str
    here: Here


class Drawings:
    """The drawings of the result; gathers the charts in them."""

    def __init__(self, package: Package, rewriter: Rewriter, texts: Texts) -> None:
        self._package = package
        self._rewriter = rewriter
        self._texts = texts
        self.charts: list[PlacedChart] = []

    def move(self, copy: SheetCopy) -> None:
        """Moves and repeats what is drawn on a sheet, and fills the words in it."""
        for part in list(self._package.related(copy.part, "drawing")):
            root = self._package.tree(part)
            before = etree.tostring(root)
            for anchor in list(root.iter(*_ANCHORS)):
                self._anchor(copy, part, root, anchor)
            for anchor in root.iter(f"{XDR}absoluteAnchor"):
                self._inside(copy, part, anchor, copy.here())
            if etree.tostring(root) != before:
                self._package.put(part, root)

    def _anchor(self, copy: SheetCopy, part: str, root: etree._Element, anchor: etree._Element) -> None:
        first_row, first_column = _corner(anchor, "from", part)
        last_row, last_column = self._end(copy, anchor, part, first_row, first_column)
        places: list[tuple[etree._Element, Here, int, int]] = []
        for rows in copy.rows.passes(first_row, last_row):
            for columns in copy.columns.passes(first_column, last_column):
                row = copy.rows.lower(first_row, last_row, rows)
                column = copy.columns.lower(first_column, last_column, columns)
                if row is not None and column is not None:
                    places.append((deepcopy(anchor), copy.here(rows, columns), row - first_row, column - first_column))
        for number, (made, here, down, across) in enumerate(places):
            anchor.addprevious(made)
            _shift(made, down, across)
            if number:
                self._renew(part, root, made)
            self._inside(copy, part, made, here)
        if not places:
            self._leave_out(part, anchor)
        remove(anchor)

    def _leave_out(self, part: str, anchor: etree._Element) -> None:
        """Takes away the charts of a drawing whose rows are not there."""
        for element in anchor.iter(*_CHARTS):
            relation = self._package.relation(part, element.get(f"{R}id") or "")
            self._package.remove(relation.target)
            self._package.unrelate(part, relation.id)

    def _end(self, copy: SheetCopy, anchor: etree._Element, part: str, row: int, column: int) -> tuple[int, int]:
        """The last row and column that the drawing touches."""
        if anchor.find(f"{XDR}to") is not None:
            last_row, last_column = _corner(anchor, "to", part)
            if _number(anchor, "to/rowOff") == 0 and last_row > row:
                last_row -= 1
            if _number(anchor, "to/colOff") == 0 and last_column > column:
                last_column -= 1
            return max(row, last_row), max(column, last_column)
        extent = anchor.find(f"{XDR}ext")
        left = (int(extent.get("cy") or 0) if extent is not None else 0) / _POINT
        heights = {entry.number: entry.attributes.get("ht") for entry in copy.sheet.rows}
        standard = copy.root.find(f"{S}sheetFormatPr")
        default = float(standard.get("defaultRowHeight") or _ROW_HEIGHT) if standard is not None else _ROW_HEIGHT
        while (left := left - float(heights.get(row) or default)) > 0 and row < LAST_ROW:
            row += 1
        return row, column

    def _renew(self, part: str, root: etree._Element, anchor: etree._Element) -> None:
        """Numbers of its own for a repeated drawing, and a part of its own for a chart in it."""
        taken = {int(text) for element in root.iter(f"{XDR}cNvPr") if (text := element.get("id") or "").isdigit()}
        following = max(taken, default=0) + 1
        for number, element in enumerate(anchor.iter(f"{XDR}cNvPr"), start=following):
            element.set("id", str(number))
        for element in anchor.iter(*_CHARTS):
            relation = self._package.relation(part, element.get(f"{R}id") or "")
            own = self._package.copy(relation.target)
            element.set(f"{R}id", self._package.relate(part, relation.kind, own, type_=relation.type))

    def _inside(self, copy: SheetCopy, part: str, anchor: etree._Element, here: Here) -> None:
        """Fills the words of a drawing, follows its link to a cell, and notes its charts."""
        scope = {**here.rows.scope, **(here.columns.scope if here.columns.loop is not None else {})}
        place = Place(f"工作表“{copy.template}”", "图形", "", part)
        if not _is_blank(here.rows, here.columns):
            self._texts.fill_drawing(anchor, place, scope)
        for shape in anchor.iter(f"{XDR}sp"):
            link = shape.get("textlink")
            placed = self._rewriter.formula(compile_formula(link), here) if link else None
            if placed is not None:
                shape.set("textlink", placed.text)
        for element in anchor.iter(*_CHARTS):
            self.charts.append(PlacedChart(self._package.relation(part, element.get(f"{R}id") or "").target, here))


def _is_blank(rows: Pass, columns: Pass) -> bool:
    return rows.blank or columns.blank


def _corner(anchor: etree._Element, which: str, part: str) -> tuple[int, int]:
    """Row and column, from 1, in which a drawing begins or ends."""
    row, column = _number(anchor, f"{which}/row"), _number(anchor, f"{which}/col")
    if row is None or column is None or not (0 <= row < LAST_ROW and 0 <= column < LAST_COLUMN):
        raise DamagedError(part)
    return row + 1, column + 1


def _number(anchor: etree._Element, path: str) -> int | None:
    text = anchor.findtext("/".join(XDR + step for step in path.split("/"))) or ""
    bare = text.strip().removeprefix("-")
    return int(text) if bare.isascii() and bare.isdigit() and len(bare) < 12 else None


def _shift(anchor: etree._Element, down: int, across: int) -> None:
    for which in ("from", "to"):
        for name, distance, last in (("row", down, LAST_ROW), ("col", across, LAST_COLUMN)):
            element = anchor.find(f"{XDR}{which}/{XDR}{name}")
            if element is not None and element.text:
                element.text = str(max(0, min(int(element.text) + distance, last - 1)))
