"""The rows of a sheet of the result, written as XML one after the other; formulas get their values when all sheets are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from briefgen.render.excel.template.cache import CellError, Cells, Scalar, Unknown, UnknownError, Waiting
from briefgen.render.excel.template.cells import CellWriter
from briefgen.render.excel.template.expressions import Linked
from briefgen.render.excel.template.fills import CellFill, FormulaFill, RowFill
from briefgen.render.excel.template.frame import Frame, Target, written
from briefgen.render.excel.template.growth import Pass
from briefgen.render.excel.template.heights import Heights
from briefgen.render.excel.template.names import Names
from briefgen.render.excel.template.references import area, letters
from briefgen.render.excel.template.rewrite import Here, Placed, Rewriter
from briefgen.render.excel.template.tables import Tables
from briefgen.render.excel.template.workbook import SheetCopy
from briefgen.render.language import advice
from briefgen.render.language.findings import Findings

_LOST = (
    "template-formula-lost",
    "这里的公式所引用的行（或工作表）本期没有，公式没有写入。",
    "请把公式和它引用的行放在同一个条件里。",
)
_DOUBTFUL = (
    "template-formula-doubtful",
    "这里的公式引用了多行循环里的一行，合计时会把循环里其他行的数字也算进去。",
    "请把要合计的数字单独放一列，或改用 SUMIF。",
)


@dataclass(slots=True)
class Written:
    """What writing the sheets has brought about: the pieces of each sheet's rows, formulas to be worked out, links to be set."""

    pieces: dict[SheetCopy, list[str]] = field(default_factory=dict)
    waiting: "list[CellFormula]" = field(default_factory=list)
    links: dict[SheetCopy, list[tuple[str, str | int]]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


class RowWriter:
    """Writes the sheets of one workbook."""

    def __init__(self, cells: CellWriter, rewriter: Rewriter, tables: Tables, names: Names, findings: Findings) -> None:
        self._cells = cells
        self._rewriter = rewriter
        self.tables = tables
        self.names = names
        self._findings = findings
        self.written = Written()

    def sheet(self, copy: SheetCopy, fills: Mapping[int, RowFill], heights: Heights) -> None:
        """Writes all rows of one sheet."""
        self.written.pieces[copy] = []
        copy.grid.hidden = any(hides in fill.attributes for fill in fills.values() for hides in (' hidden="1"', ' hidden="true"'))
        opening = "<row" if copy.root.prefix is None else f'<row xmlns="{copy.root.nsmap[copy.root.prefix]}"'
        last = max(fills, default=0)
        for run in copy.rows.runs:
            for line in range(run.first, min(run.last, last) + 1):
                fill = fills.get(line)
                if fill is not None:
                    number = run.start + line - run.first
                    parts: list[str | CellFormula] = []
                    texts = self._row(copy, fill, number, run.owner, parts)
                    height = heights.height(texts, fill.widths) if texts else None
                    size = "" if height is None else f' ht="{height:g}"'
                    self._keep(copy, f'{opening} r="{number}"{fill.attributes}{size}>', parts)

    def _keep(self, copy: SheetCopy, opening: str, parts: "list[str | CellFormula]") -> None:
        """Adds a row; each formula has a piece of its own, which is filled in when it has been worked out."""
        pieces = self.written.pieces[copy]
        run = [opening]
        for part in parts:
            if isinstance(part, str):
                run.append(part)
                continue
            pieces.append("".join(run))
            run = []
            part.index = len(pieces)
            pieces.append("")
        pieces.append("".join([*run, "</row>"]))

    def _row(self, copy: SheetCopy, fill: RowFill, number: int, owner: Pass, parts: "list[str | CellFormula]") -> dict[int, str]:
        """Writes the cells of a row; returns those texts on which its height depends, by the template's column."""
        columns = copy.columns
        texts: dict[int, str] = {}

        def write(cell: CellFill, column: int, across: Pass) -> None:
            held = self._cell(copy, cell, number, column, owner, across, parts)
            if cell.column in fill.widths and isinstance(held, str) and len(held) > len(texts.get(cell.column, "")):
                texts[cell.column] = held

        if columns.is_still:
            for cell in fill.cells:
                write(cell, cell.column, columns.root)
            return texts
        by_column = {cell.column: cell for cell in fill.cells}
        for run in columns.runs:
            for column in range(run.first, run.last + 1):
                found = by_column.get(column)
                if found is not None:
                    write(found, run.start + column - run.first, run.owner)
        return texts

    def _cell(
        self, copy: SheetCopy, cell: CellFill, row: int, column: int, owner: Pass, across: Pass, parts: "list[str | CellFormula]"
    ) -> Scalar:
        """Writes one cell; returns what it holds, nothing for a formula."""
        address = f"{letters(column)}{row}"
        style, tail, held = cell.style, cell.tail, cell.held
        if cell.formula is not None:
            if not owner.blank and not across.blank:
                parts.append(self._formula(copy, cell, cell.formula, row, column, copy.here(owner, across)))
                return None
        elif cell.value is not None or cell.runs is not None:
            style, tail, held = self._filled(copy, cell, address, owner, across)
        if held is not None:
            copy.grid.put(row, column, held)
        parts.append(f'<c r="{address}" s="{style}"{tail}' if style else f'<c r="{address}"{tail}')
        return held

    def _filled(self, copy: SheetCopy, cell: CellFill, address: str, owner: Pass, across: Pass) -> tuple[int, str, Scalar]:
        if owner.blank or across.blank:
            return cell.style, "/>", None
        scope = owner.scope if across.loop is None else {**owner.scope, **across.scope}
        if cell.runs is not None:
            return self._cells.runs(cell.runs(scope), cell.style)
        assert cell.value is not None
        value = cell.value(scope)
        if type(value) is Linked:
            target = value.address if value.source is None else value.source
            self.written.links.setdefault(copy, []).append((address, target))
            value = str(value) if value.source is None else value.source
        found = self._cells.value(value, cell.style, copy.name, address)
        if found is None:
            assert cell.place is not None
            self._findings.error(cell.place, *advice.WHOLE_LIST)
            return cell.style, "/>", None
        return found

    # Formulas

    def _formula(self, copy: SheetCopy, cell: CellFill, formula: FormulaFill, row: int, column: int, here: Here) -> "str | CellFormula":
        placed = self._rewriter.formula(formula.compiled, here)
        assert cell.place is not None
        if placed is None:
            self._findings.warning(cell.place, *_LOST)
            return f"{_opening(row, column, cell.style)}/>"
        if placed.doubtful:
            self._findings.warning(cell.place, *_DOUBTFUL)
        waiting = CellFormula(self, copy, cell, formula, placed, (row, column), self._attributes(formula, here))
        copy.grid.put(row, column, waiting)
        if formula.is_subtotal:
            copy.grid.subtotals.add((row, column))
        self.written.waiting.append(waiting)
        return waiting

    def _attributes(self, formula: FormulaFill, here: Here) -> str:
        """The attributes of the formula's element; the cells that an array formula fills move with it."""
        pairs = dict(formula.attributes)
        for name in ("ref", "r1", "r2"):
            if name in pairs and area(pairs[name]) is not None:
                pairs[name] = self._rewriter.reference(pairs[name], here) or pairs[name]
        return "".join(f" {name}={quoteattr(value)}" for name, value in pairs.items())


class CellFormula(Waiting):
    """A formula in its cell of the result."""

    __slots__ = ("_attributes", "_cell", "_copy", "_formula", "_spot", "_targets", "_text", "_writer", "index")

    def __init__(
        self, writer: RowWriter, copy: SheetCopy, cell: CellFill, formula: FormulaFill, placed: Placed, spot: tuple[int, int], attributes: str
    ) -> None:
        self._writer = writer
        self._copy = copy
        self._cell = cell
        self._formula = formula
        self._text = placed.text
        self._targets = tuple(None if found is None else tuple((one.grid, where) for one, where in found) for found in placed.targets)
        self._spot = spot
        self._attributes = attributes
        self.index = 0

    def work(self, cells: Cells) -> Scalar:
        compute = self._formula.compute
        if compute is None:
            raise UnknownError
        return compute(Frame(cells, self._targets, self._named))

    def done(self, value: Scalar | Unknown) -> None:
        row, column = self._spot
        element = f"<f{self._attributes}>{escape(self._text)}</f>"
        self._writer.written.pieces[self._copy][self.index] = with_value(_opening(row, column, self._cell.style), element, value)
        self._copy.grid.put(row, column, value)
        if isinstance(value, Unknown):
            self._writer.written.unknown.append(f"{self._copy.name}!{letters(column)}{row}")

    def _named(self, text: str) -> tuple[Target, ...] | None:
        if "[" in text:
            return self._writer.tables.find(text, self._copy, self._spot[0])
        return self._writer.names.find(text, self._copy)


def _opening(row: int, column: int, style: int) -> str:
    return f'<c r="{letters(column)}{row}" s="{style}"' if style else f'<c r="{letters(column)}{row}"'


def with_value(opening: str, element: str, value: Scalar | Unknown) -> str:
    """A formula's cell with its value; without one where there is none."""
    match value:
        case bool():
            return f'{opening} t="b">{element}<v>{int(value)}</v></c>'
        case float():
            return f"{opening}>{element}<v>{written(value)}</v></c>"
        case str():
            return f'{opening} t="str">{element}<v>{escape(value)}</v></c>'
        case CellError():
            return f'{opening} t="e">{element}<v>{escape(value.code)}</v></c>'
        case _:
            return f"{opening}>{element}</c>"
