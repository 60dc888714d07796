"""What each cell of a template sheet becomes, worked out once for all passes: a copy of itself, a value, a text, a formula."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefgen.render.excel.template.cache import CellError, Scalar, UnknownError
from briefgen.render.excel.template.expressions import Expressions, Segment
from briefgen.render.excel.template.formulas import Compute, compute
from briefgen.render.excel.template.heights import Heights
from briefgen.render.excel.template.marks import CellTags
from briefgen.render.excel.template.references import letters
from briefgen.render.excel.template.rewrite import Compiled, compile_formula
from briefgen.render.excel.template.scopes import Scope
from briefgen.render.excel.template.sheet import SheetCell, SheetFormula, SheetRow
from briefgen.render.excel.template.strings import TextRun
from briefgen.render.excel.template.styles import Styles
from briefgen.render.excel.template.workbook import TemplateSheet
from briefgen.render.excel.template.xml import DamagedError
from briefgen.render.language.findings import Place
from briefgen.render.language.tags import Tag, TagKind


@dataclass(slots=True)
class FormulaFill:
    """A formula of the template: in pieces, as a function of the cells it looks at (None where it cannot be worked out here), and what else it says."""

    compiled: Compiled
    compute: Compute | None
    attributes: dict[str, str]
    is_subtotal: bool


@dataclass(slots=True)
class CellFill:
    """One cell. `tail` is what stands behind its style where it is copied, `held` what it holds then. Of the others one is set at most."""

    column: int
    style: int
    tail: str = "/>"
    held: Scalar = None
    value: Callable[[Scope], object] | None = None
    runs: Callable[[Scope], list[TextRun]] | None = None
    formula: FormulaFill | None = None
    place: Place | None = None


@dataclass(slots=True)
class RowFill:
    """One row: its attributes as XML, its cells, and where its height follows its texts the widths of those that are broken into lines."""

    attributes: str
    cells: list[CellFill]
    widths: dict[int, float]


class Filler:
    """Works out the fills of template sheets."""

    def __init__(self, expressions: Expressions, styles: Styles) -> None:
        self._expressions = expressions
        self._styles = styles

    def rows(self, sheet: TemplateSheet) -> tuple[dict[int, RowFill], Heights]:
        """The fills of a sheet by row, and how its heights are found."""
        heights = Heights(sheet, self._styles)
        return {row.number: self._row(sheet, row, heights) for row in sheet.rows}, heights

    def _row(self, sheet: TemplateSheet, row: SheetRow, heights: Heights) -> RowFill:
        tagged = any((row.number, cell.column) in sheet.story.cells for cell in row.cells)
        follows = tagged and row.attributes.get("customHeight") not in ("1", "true")
        # where the height follows the texts, the one that fitted the tags goes
        kept = ((name, value) for name, value in row.attributes.items() if not (follows and name == "ht"))
        written = "".join(f' {name}="{_attribute(value)}"' for name, value in kept)
        return RowFill(written, [self._cell(sheet, cell) for cell in row.cells], heights.widths(row) if follows else {})

    def _cell(self, sheet: TemplateSheet, cell: SheetCell) -> CellFill:
        tags = sheet.story.cells.get((cell.row, cell.column))
        if tags is not None:
            return self._tagged(sheet, cell, tags)
        if cell.formula is not None:
            return CellFill(cell.column, cell.style, formula=_formula(cell.formula), place=_place(sheet, cell))
        kind = "" if cell.type == "n" else f' t="{cell.type}"'
        tail = f"{cell.attributes}{kind}>{cell.inner}</c>" if cell.inner else f"{cell.attributes}/>"
        return CellFill(cell.column, cell.style, tail, held_by(cell))

    def _tagged(self, sheet: TemplateSheet, cell: SheetCell, tags: CellTags) -> CellFill:
        place = _place(sheet, cell)
        formats = tags.segments()
        segments = [piece for _, pieces in formats for piece in pieces]
        only = _only_value(segments)
        if only is not None:
            return CellFill(cell.column, cell.style, value=self._expressions.value(only, replace(place, tag=only.typed)), place=place)
        if not any(isinstance(piece, Tag) for piece in segments):
            text = "".join(piece for piece in segments if isinstance(piece, str)).strip()
            return CellFill(cell.column, cell.style, value=lambda _scope: text, place=place)
        if len(formats) > 1 and not _has_blocks(segments):
            return CellFill(cell.column, cell.style, runs=self._runs(formats, place), place=place)
        return CellFill(cell.column, cell.style, value=self._text(segments, place), place=place)

    def _text(self, segments: list[Segment], place: Place) -> Callable[[Scope], str]:
        return self._expressions.text(segments, lambda tag: replace(place, tag=tag.typed))

    def _runs(self, formats: list[tuple[str, list[Segment]]], place: Place) -> Callable[[Scope], list[TextRun]]:
        texts = [(properties, self._text(segments, place)) for properties, segments in formats]
        return lambda scope: [TextRun(text(scope), properties) for properties, text in texts]


def held_by(cell: SheetCell) -> Scalar:
    """What a cell of the template holds: its text, or its value as stored."""
    if cell.runs:
        return cell.text
    match cell.type:
        case "b":
            return cell.value == "1" if cell.value else None
        case "e":
            return CellError(cell.value)
        case "str":
            return cell.value
        case "n" | "d" if cell.value:
            return _number(cell.value)
        case _:
            return None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise DamagedError("sheetData") from error


def _formula(formula: SheetFormula) -> FormulaFill:
    whole = formula.attributes.get("t") == "array"
    compiled = compile_formula(formula.text, whole=whole)
    try:
        work = None if whole or not formula.text or formula.attributes.get("t") == "dataTable" else compute(compiled.pieces)
    except UnknownError:
        work = None
    return FormulaFill(compiled, work, formula.attributes, formula.text.upper().lstrip("+ ").startswith("SUBTOTAL("))


def _only_value(segments: list[Segment]) -> Tag | None:
    """The one tag of a cell that holds nothing else; its value keeps its type."""
    filled = [piece for piece in segments if isinstance(piece, Tag) or piece.strip()]
    if len(filled) == 1 and isinstance(filled[0], Tag) and filled[0].kind is TagKind.VALUE:
        return filled[0]
    return None


def _has_blocks(segments: list[Segment]) -> bool:
    return any(isinstance(piece, Tag) and piece.kind is TagKind.BLOCK for piece in segments)


def _place(sheet: TemplateSheet, cell: SheetCell) -> Place:
    name = f"{letters(cell.column)}{cell.row}"
    return Place(f"工作表“{sheet.name}”", name, "", sheet.part, name)


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
