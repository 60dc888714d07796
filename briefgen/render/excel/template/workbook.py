"""The workbook of the template: its sheets in order, and what a sheet of the result is.

One sheet of the template may come out as several (a sheet for each chain). Each copy has its own rows and columns, variables, and parts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefgen.render.excel.template.cache import Grid
from briefgen.render.excel.template.growth import Growth, Loop, Pass
from briefgen.render.excel.template.marks import Story
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.rewrite import Here
from briefgen.render.excel.template.sheet import SheetReader, SheetRow
from briefgen.render.excel.template.xml import DamagedError, R, S

_WORKSHEET = "worksheet"


@dataclass(slots=True, eq=False)
class TemplateSheet:
    """A worksheet of the template. `entry` is its element in the workbook part."""

    name: str
    part: str
    entry: etree._Element
    root: etree._Element
    rows: list[SheetRow]
    story: Story = field(default_factory=Story)

    @property
    def last_row(self) -> int:
        return self.rows[-1].number if self.rows else 0

    @property
    def last_column(self) -> int:
        return max((row.cells[-1].column for row in self.rows if row.cells), default=0)


@dataclass(slots=True, eq=False)
class SheetCopy:
    """A sheet of the result, made from `sheet`; `first` is false for all copies but the first, which keeps the template's parts.

    `affected` says that cells of it change: it has tags, grows, or looks at a sheet that does.
    """

    sheet: TemplateSheet
    name: str
    part: str
    root: etree._Element
    rows: Growth
    columns: Growth
    first: bool = True
    affected: bool = False
    tables: dict[str, str] = field(default_factory=dict)
    grid: Grid = field(default_factory=Grid)

    @property
    def template(self) -> str:
        return self.sheet.name

    @property
    def scope(self) -> Mapping[str, object]:
        return self.rows.root.scope

    @property
    def is_still(self) -> bool:
        """True where every cell stands where it stood."""
        return self.rows.is_still and self.columns.is_still

    @property
    def is_blank(self) -> bool:
        """True for the one copy of a sheet whose loop had nothing to run over."""
        return self.rows.root.blank

    def here(self, rows: Pass | None = None, columns: Pass | None = None) -> Here:
        """Where something on this sheet stands; the sheet as a whole by default."""
        return Here(self, rows or self.rows.root, columns or self.columns.root)

    def has_numbers(self, loop: Loop, line: int, first_column: int, last_column: int) -> bool:
        """True where another row of the loop may hold numbers in these columns: a formula, a number, a tag on its own."""
        others = (row for row in self.sheet.rows if loop.holds(row.number) and row.number != line and row.number not in self.sheet.story.gone)
        cells = (cell for row in others for cell in row.cells if first_column <= cell.column <= last_column)
        return any(cell.formula is not None or (cell.type == "n" and cell.value) or (cell.row, cell.column) in self.sheet.story.cells for cell in cells)


@dataclass(slots=True)
class Workbook:
    """The workbook part, parsed, and its worksheets; chart sheets and the like stay out of `sheets` and keep their place."""

    package: Package
    part: str
    root: etree._Element
    sheets: list[TemplateSheet]

    def element(self, name: str) -> etree._Element | None:
        """A child of the workbook's root."""
        return self.root.find(f"{S}{name}")


def read_workbook(package: Package, reader: SheetReader) -> Workbook:
    """Reads all worksheets. Raises DamagedError where the workbook is not whole."""
    part = package.main_part()
    root = package.tree(part)
    holder = root.find(f"{S}sheets")
    if holder is None or not len(holder):
        raise DamagedError(part)
    sheets = []
    for entry in holder.iterchildren(f"{S}sheet"):
        relation = package.relation(part, entry.get(f"{R}id") or "")
        if relation.kind != _WORKSHEET:
            continue
        tree = package.tree(relation.target)
        if tree.tag != f"{S}worksheet":
            raise DamagedError(relation.target)
        sheets.append(TemplateSheet(entry.get("name") or "", relation.target, entry, tree, reader.rows(tree)))
    if not sheets or len({sheet.name.casefold() for sheet in sheets}) < len(sheets) or len({sheet.part for sheet in sheets}) < len(sheets):
        raise DamagedError(part)
    return Workbook(package, part, root, sheets)
