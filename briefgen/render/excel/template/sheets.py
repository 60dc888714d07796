"""Sheets of the result: their names, a sheet for each pass of a loop over sheets, and a copy of everything that belongs to such a sheet.

A loop over sheets stands in the sheet's name (`{% for 链 in 产业链 %}{{ 链.名称 }}`) or in a cell (`{%表 for 链 in 产业链 %}`). Shorter:
`{{ 产业链.名称 }}`, the name of a table before the dot, or the last character or word of one: `{{ 链.名称 }}`. A sheet with `{%表 if 政策清单 %}` in a
cell is left out where that does not hold.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from briefgen.render.excel.names import sheet_names
from briefgen.render.excel.template.expressions import Expressions, for_tag, variable
from briefgen.render.excel.template.growth import Growth
from briefgen.render.excel.template.loops import Axes, Layout, Tree
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.references import LAST_COLUMN, LAST_ROW
from briefgen.render.excel.template.scopes import PassScope, Scope
from briefgen.render.excel.template.story import TABLES
from briefgen.render.excel.template.texts import Texts
from briefgen.render.excel.template.workbook import SheetCopy, TemplateSheet, Workbook
from briefgen.render.excel.template.xml import DamagedError, R, S, integer, remove
from briefgen.render.language.check import PlacedTag
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.names import decoded_text
from briefgen.render.language.tags import Tag, TagKind

MOST_SHEETS = 250
_OWN_KINDS = frozenset({"drawing", "comments", "vmlDrawing", "table", "threadedComment"})
_SHARED_KINDS = frozenset({"printerSettings", "hyperlink", "image"})
_MEMBER = re.compile(r"([^\W\d]\w*)\s*\.\s*[^\W\d]")

_TOO_MANY = ("template-too-many-sheets", f"工作表太多（超过{MOST_SHEETS}张），没有生成。", "请改用行的循环。")
_NOT_COPIED = ("template-sheet-part", "这张工作表要按循环复制，其中的数据透视表、切片器等不能随之复制，只在第一张里保留。", "请把它们移到别的工作表。")


def sheet_tags(name: str, part: str, texts: Texts, known: Sequence[PlacedTag]) -> list[PlacedTag]:
    """The tags of a sheet's name, with the loop that is meant where none is written. `known` are loops written in a cell of the sheet."""
    place = Place(f"工作表“{name}”", "工作表名", "", part)
    tags = [PlacedTag(piece, place) for piece in texts.segments(name, loose=True) if isinstance(piece, Tag)]
    loops = [placed for placed in [*known, *tags] if placed.tag.keyword == "for"]
    if loops:
        return [*known, *tags]
    meant = _meant([placed.tag for placed in tags])
    return [PlacedTag(for_tag(*meant), place), *known, *tags] if meant else [*known, *tags]


def _meant(tags: Sequence[Tag]) -> tuple[str, str] | None:
    """Variable and table that a name with `{{ 产业链.名称 }}` or `{{ 链.名称 }}` means."""
    for tag in tags:
        found = _MEMBER.match(tag.code) if tag.kind is TagKind.VALUE else None
        if found is None:
            continue
        word = found[1]
        if word in TABLES:
            return word, TABLES[word]
        ending = {table for table in TABLES.values() if table.endswith(word)}
        if len(ending) == 1:
            return word, ending.pop()
    return None


class SheetMaker:
    """Makes the sheets of the result from those of the template."""

    def __init__(self, book: Workbook, expressions: Expressions, texts: Texts, findings: Findings) -> None:
        self._book = book
        self._expressions = expressions
        self._layout = Layout(expressions)
        self._texts = texts
        self._findings = findings

    def make(self, axes: Mapping[str, Axes]) -> list[SheetCopy]:
        """All sheets of the result in order, with their rows and columns laid out; parts of further copies are made."""
        scopes = self._all_scopes()
        if sum(map(len, scopes.values())) > MOST_SHEETS:
            self._findings.error("", *_TOO_MANY)
            self._findings.raise_errors()
        names = self._names(scopes)
        copies: list[SheetCopy] = []
        for sheet in self._book.sheets:
            for number, (scope, blank) in enumerate(scopes[sheet.name]):
                rows, columns = self._grown(axes[sheet.name].rows, scope, LAST_ROW, blank), self._grown(axes[sheet.name].columns, scope, LAST_COLUMN, blank)
                part = self._copied(sheet) if number else sheet.part
                root = deepcopy(sheet.root) if number else sheet.root
                copies.append(SheetCopy(sheet, names[sheet.name, number], part, root, rows, columns, first=number == 0))
                self._check_length(copies[-1])
        # the first copy's tree was still whole when the others were made from it
        return copies

    def _grown(self, tree: Tree, scope: Scope, last: int, blank: bool) -> Growth:
        return self._layout.grow(tree, scope, last, blank=blank)

    def _check_length(self, copy: SheetCopy) -> None:
        if copy.rows.is_too_long or copy.columns.is_too_long:
            what = f"填好以后超过了工作表的上限（{LAST_ROW}行、{LAST_COLUMN}列），没有生成。"
            self._findings.error(f"工作表“{copy.template}”", "template-too-long", what, "请缩短期间，或减少循环的层数。")

    def _all_scopes(self) -> dict[str, list[tuple[Scope, bool]]]:
        """The copies of each sheet; a workbook keeps its first sheet even where all are to be left out."""
        scopes = {sheet.name: self._scopes(sheet) if self._is_wanted(sheet) else [] for sheet in self._book.sheets}
        if not any(scopes.values()):
            first = self._book.sheets[0]
            scopes[first.name] = self._scopes(first)
        return scopes

    def _is_wanted(self, sheet: TemplateSheet) -> bool:
        return all(self._expressions.truth(placed.tag, placed.place)({}) for placed in sheet.story.sheet if placed.tag.keyword == "if")

    def _scopes(self, sheet: TemplateSheet) -> list[tuple[Scope, bool]]:
        """The variables of each copy; one blank copy where there is nothing to run over."""
        loop = next((placed for placed in sheet.story.sheet if placed.tag.keyword == "for"), None)
        if loop is None:
            return [({}, False)]
        items = self._expressions.items(loop.tag, loop.place)({})
        name = variable(loop.tag)
        scopes: list[tuple[Scope, bool]] = [(PassScope({}, name, number, items), False) for number in range(len(items))]
        return scopes or [({}, True)]

    def _names(self, scopes: Mapping[str, Sequence[tuple[Scope, bool]]]) -> dict[tuple[str, int], str]:
        """The names of all copies: those of the template's own words stay, filled ones are made safe and unique."""
        holder = self._book.element("sheets")
        assert holder is not None
        fixed = [entry.get("name") or "" for entry in holder if not self._is_filled(entry.get("name") or "")]
        wanted: list[tuple[str, int]] = []
        texts: list[str] = []
        for sheet in self._book.sheets:
            for number, (scope, blank) in enumerate(scopes[sheet.name]):
                if self._is_filled(sheet.name) or number:
                    wanted.append((sheet.name, number))
                    texts.append(self._name(sheet, scope, blank))
        made = sheet_names([*fixed, *texts])[len(fixed) :]
        names = {(sheet.name, 0): sheet.name for sheet in self._book.sheets if scopes[sheet.name]}
        return names | dict(zip(wanted, made, strict=True))

    def _is_filled(self, name: str) -> bool:
        return any(isinstance(piece, Tag) for piece in self._texts.segments(name, loose=True))

    def _name(self, sheet: TemplateSheet, scope: Scope, blank: bool) -> str:
        segments = [piece for piece in self._texts.segments(sheet.name, loose=True) if isinstance(piece, str) or piece.kind is TagKind.VALUE]
        if blank:
            loop = next(placed.tag for placed in sheet.story.sheet if placed.tag.keyword == "for")
            own = "".join(piece for piece in segments if isinstance(piece, str)).strip()
            return own or decoded_text(loop.code.partition(" in ")[2])
        place = Place(f"工作表“{sheet.name}”", "工作表名", "", sheet.part)
        return self._expressions.text(segments, lambda _tag: place)(scope)

    # Parts

    def _copied(self, sheet: TemplateSheet) -> str:
        """One more part for a sheet, with parts of its own for what hangs on it."""
        package = self._book.package
        part = package.copy(sheet.part)
        for relation in package.relations(part):
            if relation.kind in _OWN_KINDS:
                package.redirect(part, relation.id, self._branch(package, relation.target))
            elif relation.kind not in _SHARED_KINDS:
                self._findings.warning(f"工作表“{sheet.name}”", *_NOT_COPIED)
                package.unrelate(part, relation.id)
        return part

    def _branch(self, package: Package, part: str) -> str:
        """A copy of a part; of a drawing with charts of its own."""
        made = package.copy(part)
        for relation in package.relations(made):
            if relation.kind in ("chart", "chartEx"):
                package.redirect(made, relation.id, package.copy(relation.target))
        return made


def enter_sheets(book: Workbook, copies: Sequence[SheetCopy]) -> dict[int, list[tuple[int, SheetCopy | None]]]:
    """Writes the sheets into the workbook part; returns for each sheet's number in the template those of its copies in the result."""
    holder = book.element("sheets")
    assert holder is not None
    by_entry: dict[etree._Element, list[SheetCopy]] = {}
    for copy in copies:
        by_entry.setdefault(copy.sheet.entry, []).append(copy)
    following = max(integer(entry, "sheetId") for entry in holder) + 1
    owners: dict[int, list[tuple[int, SheetCopy | None]]] = {}
    worksheets = {sheet.entry: sheet for sheet in book.sheets}
    number = 0
    for old, entry in enumerate(list(holder)):
        found: list[SheetCopy | None] = [*by_entry.get(entry, [])]
        if not found and entry in worksheets:
            owners[old] = []
            _leave_out(book, worksheets[entry])
            continue
        found = found or [None]  # a chart sheet has no copies
        owners[old] = list(enumerate(found, start=number))
        number += len(found)
        last = entry
        for made in found:
            if made is not None and made.first:
                entry.set("name", made.name)
            elif made is not None:
                last = _enter(book, last, made, following)
                following += 1
    _move_views(book, owners)
    return owners


def _leave_out(book: Workbook, sheet: TemplateSheet) -> None:
    """Takes a sheet away, with everything that is its own."""
    package = book.package
    for relation in package.relations(sheet.part):
        if relation.kind in _OWN_KINDS:
            for inner in package.relations(relation.target):
                if inner.kind in ("chart", "chartEx"):
                    package.remove(inner.target)
            package.remove(relation.target)
    package.remove(sheet.part)
    package.unrelate(book.part, sheet.entry.get(f"{R}id") or "")
    remove(sheet.entry)


def _enter(book: Workbook, before: etree._Element, copy: SheetCopy, number: int) -> etree._Element:
    """A further copy's entry, behind the one before it."""
    made = deepcopy(copy.sheet.entry)
    made.set("name", copy.name)
    made.set("sheetId", str(number))
    made.set(f"{R}id", book.package.relate(book.part, "worksheet", copy.part))
    before.addnext(made)
    return made


def _move_views(book: Workbook, owners: Mapping[int, Sequence[tuple[int, SheetCopy | None]]]) -> None:
    for view in book.root.iter(f"{S}workbookView"):
        for name in ("activeTab", "firstSheet"):
            if view.get(name) is not None:
                found = owners.get(integer(view, name))
                if found is None:
                    raise DamagedError(book.part)
                view.set(name, str(found[0][0] if found else 0))
