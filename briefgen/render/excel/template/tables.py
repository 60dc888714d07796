"""Excel tables (ListObjects): their range grows, a table in a loop is one table a pass, its heads are called what stands in their cells.

Also what formulas see of tables: `表1[金额]` is the column's cells in the result.
"""

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefgen.render.excel.template.frame import Target
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.references import Area, area
from briefgen.render.excel.template.regions import copies_of
from briefgen.render.excel.template.rewrite import Here, Rewriter, compile_formula
from briefgen.render.excel.template.view import SIZE_ELEMENTS
from briefgen.render.excel.template.workbook import SheetCopy, Workbook
from briefgen.render.excel.template.xml import DamagedError, R, S, integer, remove
from briefgen.render.language.findings import Findings

_FORMULAS = (f"{S}calculatedColumnFormula", f"{S}totalsRowFormula")
_STRUCTURED = re.compile(r"(?P<table>[^\[\]]*)\[(?P<inside>.*)\]", re.DOTALL)
_PIECE = re.compile(r"\[((?:'.|[^\[\]'])*)\]")
_TWICE = ("template-table-heads", "填好以后，这张 Excel 表里有两列的表头相同，Excel 会改掉其中一个。", "请让每一列的表头各不相同。")


@dataclass(slots=True)
class PlacedTable:
    """A table of the result: its part, its parsed root, where it stands."""

    name: str
    copy: SheetCopy
    part: str
    root: etree._Element
    place: Area

    @property
    def columns(self) -> list[etree._Element]:
        return list(self.root.iter(f"{S}tableColumn"))

    @property
    def data(self) -> Area:
        """The rows between head and totals."""
        top, bottom = integer(self.root, "headerRowCount", 1), integer(self.root, "totalsRowCount", 0)
        place = self.place
        return Area(place.first_row + top, place.first_column, place.last_row - bottom, place.last_column)


class Tables:
    """All tables of the result."""

    def __init__(self, package: Package, book: Workbook, findings: Findings) -> None:
        self._package = package
        self._findings = findings
        self._placed: dict[str, PlacedTable] = {}
        self._taken = {(element.get("name") or "").casefold() for element in book.root.iter(f"{S}definedName")}
        self._next_id = 1
        for sheet in book.sheets:
            for part in package.related(sheet.part, "table"):
                root = package.tree(part)
                self._next_id = max(self._next_id, integer(root, "id") + 1)
                self._taken.add((root.get("displayName") or "").casefold())

    def move(self, copy: SheetCopy, rewriter: Rewriter) -> None:
        """Moves and repeats the tables of a sheet."""
        holder = copy.root.find(f"{S}tableParts")
        if holder is None:
            return
        for entry in list(holder.iterchildren(f"{S}tablePart")):
            identifier = entry.get(f"{R}id") or ""
            part = self._package.relation(copy.part, identifier).target
            root = self._package.tree(part)
            region = area(root.get("ref") or "")
            if region is None:
                raise DamagedError(part)
            places = list(copies_of(copy, region))
            if not places:
                self._package.unrelate(copy.part, identifier)
                self._package.remove(part)
                remove(entry)
            for number, (place, here) in enumerate(places):
                own = part if number == 0 else self._another(copy, part, entry)
                self._place(copy, own, root if number == 0 else self._package.tree(own), (region, place), here, rewriter, anew=number > 0 or not copy.first)
        if len(holder):
            holder.set("count", str(len(holder)))
        else:
            remove(holder)

    def name_heads(self) -> None:
        """Calls each column what stands in its head, when all cells are written."""
        for table in self._placed.values():
            if table.copy.affected and integer(table.root, "headerRowCount", 1):
                heads = [self._head(table, place) for place in range(table.place.first_column, table.place.last_column + 1)]
                for column, head in zip(table.columns, heads, strict=False):
                    if head:
                        column.set("name", head.replace("\n", "_x000a_"))
                names = [column.get("name", "").casefold() for column in table.columns]
                if len(set(names)) < len(names):
                    self._findings.warning(f"工作表“{table.copy.template}”", *_TWICE)

    def finish(self) -> None:
        """Writes the tables back."""
        for table in self._placed.values():
            if table.copy.affected or not table.copy.first:
                self._package.put(table.part, table.root)

    def find(self, text: str, copy: SheetCopy, row: int) -> tuple[Target, ...] | None:
        """The cells that a structured reference means, seen from a row; None where that cannot be told."""
        match = _STRUCTURED.fullmatch(text)
        if match is None:
            return None
        name = match["table"].casefold()
        table = self._placed.get(copy.tables.get(name, name).casefold())
        if table is None:
            return None
        inside = match["inside"]
        pieces = [piece.replace("'", "") for piece in _PIECE.findall(inside)] if inside.startswith("[") else [inside]
        return self._cells(table, pieces, row)

    def _cells(self, table: PlacedTable, pieces: list[str], row: int) -> tuple[Target, ...] | None:
        rows = table.data
        columns = [piece for piece in pieces if not piece.startswith("#")]
        for item in (piece for piece in pieces if piece.startswith("#")):
            if item == "#This Row":
                rows = Area(row, rows.first_column, row, rows.last_column)
            elif item == "#All":
                rows = table.place
            elif item != "#Data":
                return None
        if len(columns) > 1 or rows.last_row < rows.first_row:
            return None
        if not columns:
            return ((table.copy.grid, rows),)
        names = [column.get("name", "") for column in table.columns]
        if columns[0] not in names:
            return None
        place = rows.first_column + names.index(columns[0])
        return ((table.copy.grid, Area(rows.first_row, place, rows.last_row, place)),)

    # One table

    def _another(self, copy: SheetCopy, part: str, entry: etree._Element) -> str:
        """A further part for a table in a loop."""
        own = self._package.copy(part)
        made = deepcopy(entry)
        made.set(f"{R}id", self._package.relate(copy.part, "table", own))
        parent = entry.getparent()
        assert parent is not None
        parent.append(made)
        return own

    def _place(
        self, copy: SheetCopy, part: str, root: etree._Element, ranges: tuple[Area, Area], here: Here, rewriter: Rewriter, *, anew: bool
    ) -> None:
        region, place = ranges
        if anew:
            self._rename(copy, root)
        root.set("ref", str(place))
        for element in list(root.iter(*(S + name for name in SIZE_ELEMENTS))):
            inner = area(element.get("ref") or "")
            found = next((spot for spot, passes in copies_of(copy, inner) if passes.rows is here.rows), None) if inner else None
            if found is None:
                found = Area(place.first_row, place.first_column, place.last_row - integer(root, "totalsRowCount", 0), place.last_column)
            element.set("ref", str(found))
        for formula in root.iter(*_FORMULAS):
            placed = rewriter.formula(compile_formula(formula.text or ""), here)
            formula.text = placed.text if placed else formula.text
        if not copy.columns.is_still:
            _repeat_columns(copy, root, region, place)
        name = root.get("displayName") or ""
        self._placed[name.casefold()] = PlacedTable(name, copy, part, root, place)

    def _rename(self, copy: SheetCopy, root: etree._Element) -> None:
        """A name and a number of its own for one more table."""
        old = root.get("displayName") or "表"
        number = 2
        while f"{old}_{number}".casefold() in self._taken:
            number += 1
        name = f"{old}_{number}"
        self._taken.add(name.casefold())
        copy.tables.setdefault(old.casefold(), name)
        root.set("displayName", name)
        root.set("name", name)
        root.set("id", str(self._next_id))
        self._next_id += 1
        for attribute in list(root.attrib):
            if etree.QName(attribute).localname == "uid":
                del root.attrib[attribute]

    def _head(self, table: PlacedTable, column: int) -> str:
        held = table.copy.grid.get(table.place.first_row, column)
        return held if isinstance(held, str) else ""


def _repeat_columns(copy: SheetCopy, root: etree._Element, region: Area, place: Area) -> None:
    """One entry for each column of the result."""
    holder = root.find(f"{S}tableColumns")
    if holder is None:
        return
    columns = list(holder)
    origins: dict[int, int] = {}
    for column in range(region.first_column, region.last_column + 1):
        for first, last in copy.columns.runs_of(column, copy.columns.root):
            origins.update(dict.fromkeys(range(first, last + 1), column - region.first_column))
    for child in columns:
        holder.remove(child)
    for number, spot in enumerate(range(place.first_column, place.last_column + 1), start=1):
        origin = origins.get(spot, 0)
        if origin >= len(columns):
            raise DamagedError("tableColumns")
        made = deepcopy(columns[origin])
        made.set("id", str(number))
        holder.append(made)
    holder.set("count", str(len(holder)))
