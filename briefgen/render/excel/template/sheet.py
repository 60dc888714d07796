"""A worksheet of the template: its rows and cells, read once, with texts looked up and shared formulas written out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from briefgen.render.excel.template.references import LAST_COLUMN, LAST_ROW, cell_point
from briefgen.render.excel.template.strings import SharedStrings, TextRun, text_runs
from briefgen.render.excel.template.tokens import tokens
from briefgen.render.excel.template.xml import MAIN, DamagedError, S, attributes, integer

MOST_CELLS = 400_000
"""The most cells that a template may have, all sheets together."""

_CELL_OWN = ("r", "s", "t")
_ROW_OWN = ("r", "spans")


@dataclass(slots=True)
class SheetFormula:
    """A cell's formula without its `=`. `attributes` are the rest of its element (`t="array"`, `ca` …) by name."""

    text: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class SheetCell:
    """One cell. `value` is its XML text (`v`) by its type; `runs` its text, "" of everything else; `inner` all of its XML where it is copied as it is."""

    row: int
    column: int
    style: int
    attributes: str
    type: str
    value: str
    runs: tuple[TextRun, ...] = ()
    string: int | None = None
    formula: SheetFormula | None = None
    inner: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_blank(self) -> bool:
        return not self.value and not self.runs and self.formula is None


@dataclass(slots=True)
class SheetRow:
    """One row: its attributes as XML, its cells by column."""

    number: int
    attributes: dict[str, str]
    cells: list[SheetCell]


class SheetReader:
    """Reads the rows of worksheets; counts their cells over the whole workbook."""

    def __init__(self, strings: SharedStrings) -> None:
        self._strings = strings
        self._left = MOST_CELLS

    def rows(self, root: etree._Element) -> list[SheetRow]:
        """All rows in order. Raises DamagedError for rows or cells out of order, twice there or beyond the sheet."""
        data = root.find(f"{S}sheetData")
        if data is None:
            raise DamagedError("sheetData")
        rows: list[SheetRow] = []
        for element in data.iterchildren(f"{S}row"):
            number = integer(element, "r", rows[-1].number + 1 if rows else 1)
            if not (rows[-1].number if rows else 0) < number <= LAST_ROW:
                raise DamagedError("sheetData")
            own = {_prefixed(element, name): value for name, value in attributes(element).items() if name not in _ROW_OWN}
            rows.append(SheetRow(number, own, self._cells(element, number)))
        _write_out_shared(rows)
        return rows

    def _cells(self, row: etree._Element, number: int) -> list[SheetCell]:
        cells: list[SheetCell] = []
        for element in row.iterchildren(f"{S}c"):
            column = _column(element, number, cells[-1].column + 1 if cells else 1)
            if not (cells[-1].column if cells else 0) < column <= LAST_COLUMN:
                raise DamagedError("sheetData")
            cells.append(self._cell(element, number, column))
        self._left -= len(cells)
        if self._left < 0:
            raise DamagedError("sheetData")
        return cells

    def _cell(self, element: etree._Element, row: int, column: int) -> SheetCell:
        kind = element.get("t") or "n"
        value = element.findtext(f"{S}v") or ""
        cell = SheetCell(row, column, integer(element, "s", 0), _attributes(element), kind, value)
        formula = element.find(f"{S}f")
        if formula is not None:
            cell.formula = SheetFormula(formula.text or "", {_prefixed(formula, name): text for name, text in attributes(formula).items()})
        elif kind == "s" and value:
            cell.string = _index(value)
            cell.runs = self._strings.runs(cell.string)
        elif kind == "inlineStr":
            holder = element.find(f"{S}is")
            cell.runs = text_runs(holder) if holder is not None else ()
        cell.inner = "" if cell.formula else _inner(element)
        return cell


def _column(element: etree._Element, row: int, expected: int) -> int:
    """The column of a cell; a cell without an address follows the one before it."""
    name = element.get("r")
    if name is None:
        return expected
    point = cell_point(name)
    if point is None or point.row != row:
        raise DamagedError("sheetData")
    return point.column


def _index(text: str) -> int:
    if not text.strip().isdigit() or len(text) > 10:
        raise DamagedError("sheetData")
    return int(text)


def _attributes(element: etree._Element) -> str:
    """Attributes of a cell besides its address, style and type, as XML."""
    rest = ((name, value) for name, value in attributes(element).items() if name not in _CELL_OWN)
    return "".join(f" {_prefixed(element, name)}={quoteattr(value)}" for name, value in rest)


def _prefixed(element: etree._Element, text: str) -> str:
    """An attribute's name as it is spelt in this part. Raises DamagedError for one that needs a declaration of its own."""
    if not text.startswith("{"):
        return text
    qualified = etree.QName(text)
    declared = element.getroottree().getroot().nsmap
    prefix = next((prefix for prefix, address in declared.items() if address == qualified.namespace and prefix), None)
    if prefix is None and not text.startswith("{http://www.w3.org/XML/1998/namespace}"):
        raise DamagedError("sheetData")
    return f"{prefix or 'xml'}:{qualified.localname}"


def _inner(element: etree._Element) -> str:
    """What stands in a cell that is copied as it is."""
    pieces = []
    for child in element:
        if child.tag == f"{S}v":
            pieces.append(f"<v>{escape(child.text or '')}</v>")
        elif isinstance(child.tag, str):
            pieces.append(etree.tostring(child, encoding="unicode", with_tail=False).replace(f' xmlns="{MAIN}"', "", 1))
    return "".join(pieces)


def _write_out_shared(rows: list[SheetRow]) -> None:
    """Gives every cell of a shared formula its own: the first one's, as it reads from there."""
    masters: dict[str, SheetCell] = {}
    for cell in _shared(rows):
        assert cell.formula is not None
        formula = cell.formula
        group = formula.attributes.get("si", "")
        if formula.text:
            masters[group] = cell
        elif group not in masters:
            raise DamagedError("sheetData")
        else:
            master = masters[group]
            assert master.formula is not None
            formula.text = _moved(master.formula.text, cell.row - master.row, cell.column - master.column)
    for cell in _shared(rows):
        assert cell.formula is not None
        for name in ("t", "ref", "si"):
            cell.formula.attributes.pop(name, None)


def _shared(rows: list[SheetRow]) -> Iterator[SheetCell]:
    return (cell for row in rows for cell in row.cells if cell.formula is not None and cell.formula.attributes.get("t") == "shared")


def _moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads from a cell so many rows and columns further on."""
    pieces = []
    for token in tokens(formula):
        if token.reference is None:
            pieces.append(token.text)
        else:
            pieces.append(str(token.reference.moved(rows, columns) or "#REF!"))
    return "".join(pieces)
