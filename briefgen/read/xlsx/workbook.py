"""The sheets of a workbook and their rows, one after the other."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from briefgen.read.xlsx.cells import MOST_ROWS, Book, Cell, Look, look_of, place_of, read_cell, string_of
from briefgen.read.xlsx.package import Package, damage_named, unreadable

MOST_CELLS = 4_000_000
"""Of a workbook: 100,000 rows of the widest sheet."""

_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_LINKS = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class _Count:
    left: int = MOST_CELLS


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of an open workbook."""

    name: str
    _part: str
    _package: Package
    _book: Book
    _count: _Count = field(default_factory=_Count)

    def rows(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Each row that has something in it: its number and its cells by column, both from 1. Raises UnreadableWorkbookError."""
        with damage_named(self._package.where):
            last = 0
            for element in self._package.elements(self._part, "row"):
                number = element.get("r")
                last = int(number) if number else last + 1
                if not 1 <= last <= MOST_ROWS:
                    raise ValueError(number)
                cells = self._cells(element, last)
                if cells:
                    yield last, cells

    def _cells(self, element: etree._Element, row: int) -> dict[int, Cell]:
        cells, column = {}, 0
        for child in element.iterchildren("{*}c"):
            _, column = place_of(child.get("r"), row, column + 1)
            cell = read_cell(child, self._book)
            if cell is not None:
                cells[column] = cell
        self._count.left -= len(element)
        if self._count.left < 0:
            raise unreadable(self._package.where, "workbook-too-large", "工作表里的单元格太多，不像是事实表。", "请只留下要读回的工作表，另存一份再试。")
        return cells


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets in order, hidden ones too. Raises UnreadableWorkbookError."""
    with damage_named(str(path)):
        package = Package(path)
        main = _main_part(package)
        root = package.tree(main)
        links = _links(package, main)
        book = Book(_strings(package, links), _looks(package, links), _since_1904(root))
        count = _Count()
        sheets = []
        for element in root.iterfind("{*}sheets/{*}sheet"):
            target, kind = links[element.get(_LINKS) or element.get(_STRICT_LINKS) or ""]
            if kind == "worksheet" and package.has(target):
                sheets.append(Sheet(element.get("name") or "", target, package, book, count))
        if not sheets:
            raise ValueError("no sheets")
        return tuple(sheets)


def _main_part(package: Package) -> str:
    for target, kind in _links(package, "").values():
        if kind == "officeDocument":
            return target
    raise ValueError("no workbook")


def _links(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The parts that a part refers to: name and kind by id."""
    folder, _, file = part.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    found = {}
    for element in package.tree(relations).iterfind("{*}Relationship"):
        target = element.get("Target") or ""
        name = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
        found[element.get("Id") or ""] = (name, (element.get("Type") or "").rpartition("/")[2])
    return found


def _part(links: Mapping[str, tuple[str, str]], kind: str, package: Package) -> str | None:
    return next((target for target, found in links.values() if found == kind and package.has(target)), None)


def _strings(package: Package, links: Mapping[str, tuple[str, str]]) -> list[str]:
    part = _part(links, "sharedStrings", package)
    return [string_of(element) for element in package.elements(part, "si")] if part else []


def _looks(package: Package, links: Mapping[str, tuple[str, str]]) -> list[Look]:
    """The look of each cell style."""
    part = _part(links, "styles", package)
    if part is None:
        return []
    root = package.tree(part)
    codes = {int(element.get("numFmtId") or 0): element.get("formatCode") or "" for element in root.iterfind("{*}numFmts/{*}numFmt")}
    numbers = [int(element.get("numFmtId") or 0) for element in root.iterfind("{*}cellXfs/{*}xf")]
    return [look_of(number, codes.get(number)) for number in numbers]


def _since_1904(root: etree._Element) -> bool:
    properties = root.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true", "on")
