"""The tags of one sheet: which stand for whole rows or columns, which stay in their cell, and what is said of each in messages.

A block whose tags stand in one cell stays in the cell. Any other goes around whole rows: from the row of its first tag to the row of its last. A row that
holds nothing but block tags vanishes. `{%列 … %}` (or `{%tc … %}`) goes around columns, `{%表 for … %}` repeats the sheet. A row with
`{{ 重点项目.项目 }}`, the name of a table before the dot, needs no block: it is repeated for every row of that table.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.model.fields import FIELDS, Kind
from briefgen.render.excel.template.expressions import for_tag, plain_tag, variable
from briefgen.render.excel.template.references import letters
from briefgen.render.excel.template.sheet import SheetCell, SheetRow
from briefgen.render.language.blocks import Block, pair_blocks
from briefgen.render.language.check import PlacedTag, TagCheck
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.names import encode
from briefgen.render.language.tags import KEYWORDS, Tag, TagKind, scan, scan_plain

Spot = tuple[int, int]
"""Row and column."""
Side = Literal["before", "behind", "instead"]

TABLES: Mapping[str, str] = {encode(name): field.zh for field in FIELDS if field.kind is Kind.ROWS for name in (field.zh, field.en)}
"""The tables of a briefing by every name."""

_COLUMN_WORDS, _SHEET_WORDS = ("列", "col", "tc"), ("表", "sheet")
_MEMBER = re.compile(r"(?<![\w.\"'])([^\W\d]\w*)\s*\.\s*[^\W\d]")
_TAG_IN_FORMULA = ("template-formula-tag", "公式里不能写标签。", "请把标签写在单独的单元格里，再让公式引用那个单元格。")
_TWO_TABLES = ("template-two-tables", "这一行里用了两张表的字段，不知道按哪一张重复。", "请把它们分在不同的行，或者用 {% for … %} 写明。")


@dataclass(frozen=True, slots=True)
class Mark:
    """A block's tag, the line (row or column) that it stands in, and whether the block goes on from before or behind it.

    `instead` is a line that vanishes with its tags.
    """

    tag: Tag
    line: int
    side: Side
    place: Place


@dataclass(frozen=True, slots=True)
class LineBlock:
    """A block around whole lines: the mark that opens it, those of its `else` and `elif`, the one that closes it."""

    keyword: str
    marks: tuple[Mark, ...]
    parent: "LineBlock | None" = None


@dataclass(slots=True)
class CellTags:
    """A cell with tags: its text without those that stand for lines, as pieces of one format each."""

    cell: SheetCell
    tags: list[Tag]
    own: list[Tag] = field(default_factory=list)

    def segments(self) -> list[tuple[str, list[str | Tag]]]:
        """Per format the words and tags in it; a tag has the format of its first character."""
        pieces: list[tuple[str, list[str | Tag]]] = []
        dropped = [tag for tag in self.tags if tag not in self.own]
        start = 0
        for run in self.cell.runs:
            pieces.append((run.properties, list(_within(run.text, start, self.tags, dropped))))
            start += len(run.text)
        return [(properties, found) for properties, found in pieces if found]


@dataclass(slots=True)
class Story:
    """What the tags of a sheet say. `gone` are the rows that vanish with their tags."""

    cells: dict[Spot, CellTags] = field(default_factory=dict)
    rows: list[LineBlock] = field(default_factory=list)
    columns: list[LineBlock] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    sheet: list[PlacedTag] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    tag: Tag
    spot: Spot
    place: Place


class StoryReader:
    """Reads the tags of sheets; what is wrong with them goes to `findings`."""

    def __init__(self, check: TagCheck, findings: Findings) -> None:
        self._check = check
        self._findings = findings

    def read(self, name: str, part: str, rows: Sequence[SheetRow], around: Callable[[Sequence[PlacedTag]], list[PlacedTag]]) -> Story:
        """The story of one sheet; `around` adds the tags of its name to those that repeat the sheet."""
        story = Story()
        found, columns = self._scan(name, part, rows, story)
        loops = [PlacedTag(one.tag, one.place) for one in found if one.tag.scope == "sheet" and not one.tag.keyword.startswith("end")]
        sheet = around(loops)
        found = [one for one in found if one.tag.scope != "sheet"]
        story.sheet = sheet
        bound = {variable(placed.tag) for placed in sheet if placed.tag.keyword == "for"}
        bound |= {variable(one.tag) for one in columns if one.tag.keyword == "for"}
        found = self._with_understood(found, bound)
        blocks = self._blocks(found, sheet, columns)
        story.gone = _gone_rows(rows, found, columns, story)
        contents = _Contents(rows, story)
        self._keep_own(found, blocks, story)
        story.rows = _line_blocks(found, [block for block in blocks if not _is_inline(found, block)], contents)
        story.columns = _line_blocks(columns, list(pair_blocks([one.tag for one in columns]).blocks), None)
        return story

    def _scan(self, name: str, part: str, rows: Sequence[SheetRow], story: Story) -> tuple[list[_Found], list[_Found]]:
        """Every tag in reading order, and apart from them those that go around columns."""
        found: list[_Found] = []
        columns: list[_Found] = []
        for cell in (cell for row in rows for cell in row.cells):
            place = Place(f"工作表“{name}”", f"{letters(cell.column)}{cell.row}", "", part, f"{letters(cell.column)}{cell.row}")
            if cell.formula is not None and ("{{" in cell.formula.text or "{%" in cell.formula.text):
                self._findings.error(place, *_TAG_IN_FORMULA)
            text = cell.text
            if not text or scan_plain(text):
                continue
            seen = scan(text, self._check.names)
            for open_tag in seen.open_tags:
                self._check.open_tag(open_tag, replace(place, tag=open_tag.typed))
            for doubt in seen.doubts:
                self._check.doubt(doubt, replace(place, tag=doubt.typed))
            tags = [_scoped(tag) for tag in seen.tags]
            if tags:
                story.cells[cell.row, cell.column] = CellTags(cell, tags)
            for tag in tags:
                one = _Found(tag, (cell.row, cell.column), replace(place, tag=tag.typed))
                (columns if tag.scope == "column" else found).append(one)
        columns.sort(key=lambda one: (one.spot[1], one.spot[0], one.tag.start))
        return found, columns

    def _with_understood(self, found: list[_Found], bound: set[str]) -> list[_Found]:
        """The tags with a loop around each row that names a table before a dot."""
        result: list[_Found] = []
        open_names: list[str] = []
        rows: dict[int, list[_Found]] = {}
        for one in found:
            rows.setdefault(one.spot[0], []).append(one)
        for tags in rows.values():
            table = self._understood(tags, bound, open_names)
            # leading tags that open and trailing tags that close stand around the loop that is understood
            start = next((index for index, one in enumerate(tags) if one.tag.kind is not TagKind.BLOCK), len(tags))
            end = next((index for index in range(len(tags), 0, -1) if tags[index - 1].tag.kind is not TagKind.BLOCK), 0)
            for one in tags:
                if one.tag.keyword == "for":
                    open_names.append(variable(one.tag))
                elif one.tag.keyword == "endfor" and open_names:
                    open_names.pop()
            if table:
                opening = _Found(for_tag(table, TABLES[encode(table)]), tags[start].spot, tags[start].place)
                closing = _Found(plain_tag(TagKind.BLOCK, "endfor", "endfor"), tags[end - 1].spot, tags[end - 1].place)
                tags = [*tags[:start], opening, *tags[start:end], closing, *tags[end:]]
            result += tags
        return result

    def _understood(self, tags: Sequence[_Found], bound: set[str], open_names: Sequence[str]) -> str:
        """The one table whose fields a row asks for by the table's own name, "" for none."""
        known = bound | set(open_names) | {variable(one.tag) for one in tags if one.tag.keyword == "for"}
        named: dict[str, _Found] = {}
        for one in tags:
            if one.tag.kind is TagKind.VALUE:
                for name in _MEMBER.findall(one.tag.code):
                    if name in TABLES and name not in known:
                        named.setdefault(name, one)
        if len(named) > 1:
            self._findings.error(list(named.values())[1].place, *_TWO_TABLES)
        return next(iter(named), "")

    def _blocks(self, found: Sequence[_Found], sheet: Sequence[PlacedTag], columns: Sequence[_Found]) -> list[Block]:
        """Checks all tags, with the variables of sheet and columns known, and pairs those of the rows."""
        faults = pair_blocks([one.tag for one in columns]).faults
        for number, told in faults:
            self._findings.error(columns[number].place, *told)
        around = [*(placed for placed in sheet if placed.tag.kind is not TagKind.REMARK)]
        openers = [PlacedTag(one.tag, one.place) for one in columns if one.tag.keyword in ("for", "if", "elif", "else")] if not faults else []
        before = [*around, *openers]
        closers = [_closer(placed) for placed in reversed(before) if placed.tag.keyword in ("for", "if")]
        story = [*before, *(PlacedTag(one.tag, one.place) for one in found), *closers]
        pairing = self._check.story(story)
        shift = len(before)
        own = [block for block in pairing.blocks if shift <= block.opening < shift + len(found)]
        for block in own:
            block.opening, block.closing = block.opening - shift, block.closing - shift
            block.middles = [number - shift for number in block.middles]
        return [block for block in own if block.closing < len(found)]

    def _keep_own(self, found: Sequence[_Found], blocks: Sequence[Block], story: Story) -> None:
        """Notes for each cell which of its tags stay in it."""
        inline = {number for block in blocks if _is_inline(found, block) for number in block.numbers}
        for number, one in enumerate(found):
            cell = story.cells.get(one.spot)
            if cell is not None and one.tag in cell.tags and (one.tag.kind is TagKind.VALUE or number in inline):
                cell.own.append(one.tag)


def _closer(placed: PlacedTag) -> PlacedTag:
    keyword = f"end{placed.tag.keyword}"
    return PlacedTag(plain_tag(TagKind.BLOCK, keyword, keyword), placed.place)


def _scoped(tag: Tag) -> Tag:
    """A tag with its scope in this room's words: `column`, `sheet`, or `row` for one that must not stay in its cell."""
    if tag.kind is not TagKind.BLOCK:
        return tag
    if tag.scope in _COLUMN_WORDS:
        return replace(tag, scope="column")
    if tag.scope == "tr":
        return replace(tag, scope="row")
    for scope, words in (("column", _COLUMN_WORDS), ("sheet", _SHEET_WORDS)):
        if tag.keyword in words:
            code = tag.code[len(tag.keyword) :].strip()
            word = re.match(r"\w+", code)
            keyword = word[0].lower() if word and word[0].lower() in KEYWORDS else ""
            return replace(tag, scope=scope, keyword=keyword, code=code)
    return replace(tag, scope="")


def _within(text: str, start: int, tags: Sequence[Tag], dropped: Sequence[Tag]) -> Iterator[str | Tag]:
    """What of a cell's words and tags falls to the run `text` that begins at `start`."""
    place, end = start, start + len(text)
    for tag in tags:
        if tag.end <= place or tag.start >= end:
            continue
        if tag.start > place:
            yield text[place - start : tag.start - start]
        if tag.start >= start and tag not in dropped and tag.kind is not TagKind.REMARK:
            yield tag
        place = min(tag.end, end)
    if place < end:
        yield text[place - start :]


def _is_inline(found: Sequence[_Found], block: Block) -> bool:
    """True where all tags of a block stand in one cell, and none was typed to stand for its row."""
    tags = [found[number] for number in block.numbers]
    return len({one.spot for one in tags}) == 1 and all(one.tag.scope != "row" and one.tag.start != one.tag.end for one in tags)


def _gone_rows(rows: Sequence[SheetRow], found: Sequence[_Found], columns: Sequence[_Found], story: Story) -> set[int]:
    """The rows in which nothing is left when their block tags and remarks are taken away."""
    tagged = {one.spot[0] for one in [*found, *columns]} | {row for row, _ in story.cells}
    return {row.number for row in rows if row.number in tagged and not any(_has_content(cell, story) for cell in row.cells)}


def _has_content(cell: SheetCell, story: Story) -> bool:
    tags = story.cells.get((cell.row, cell.column))
    if tags is None:
        return not cell.is_blank
    return any(tag.kind is TagKind.VALUE for tag in tags.tags) or bool(_bare(cell.text, tags.tags).strip())


def _bare(text: str, tags: Sequence[Tag]) -> str:
    pieces, place = [], 0
    for tag in tags:
        pieces.append(text[place : tag.start])
        place = tag.end
    return "".join([*pieces, text[place:]])


class _Contents:
    """Tells whether anything in a row stands before or behind a tag."""

    def __init__(self, rows: Sequence[SheetRow], story: Story) -> None:
        self._filled = {row.number: [cell.column for cell in row.cells if _has_content(cell, story)] for row in rows}
        self._story = story

    def side(self, one: _Found) -> Side:
        row, column = one.spot
        if row in self._story.gone:
            return "instead"
        filled = self._filled.get(row, [])
        before = any(other < column for other in filled) or self._in_cell(one, 0, one.tag.start)
        behind = any(other > column for other in filled) or self._in_cell(one, one.tag.end, None)
        if one.tag.keyword.startswith("end"):
            return "before" if behind and not before else "behind"
        return "behind" if before and not behind else "before"

    def _in_cell(self, one: _Found, start: int, end: int | None) -> bool:
        cell = self._story.cells.get(one.spot)
        if cell is None or one.tag.start == one.tag.end:
            return False
        last = len(cell.cell.text) if end is None else end
        inside = [tag for tag in cell.tags if start <= tag.start and tag.end <= last]
        if any(tag.kind is TagKind.VALUE for tag in inside):
            return True
        shifted = [replace(tag, start=tag.start - start, end=tag.end - start) for tag in inside]
        return bool(_bare(cell.cell.text[start:last], shifted).strip())


def _line_blocks(found: Sequence[_Found], blocks: Sequence[Block], contents: _Contents | None) -> list[LineBlock]:
    """The blocks with their lines; without `contents` those of columns, which always take in the columns of their tags."""
    made: dict[int, LineBlock] = {}
    for block in blocks:
        marks = tuple(_mark(found[number], contents) for number in block.numbers)
        parent = block.parent
        while parent is not None and id(parent) not in made:
            parent = parent.parent
        made[id(block)] = LineBlock(block.keyword, marks, made[id(parent)] if parent is not None else None)
    return list(made.values())


def _mark(one: _Found, contents: _Contents | None) -> Mark:
    if contents is None or one.tag.start == one.tag.end:  # of columns, or of a loop that is understood: always with the line that it stands in
        line = one.spot[0] if contents else one.spot[1]
        return Mark(one.tag, line, "behind" if one.tag.keyword.startswith("end") else "before", one.place)
    return Mark(one.tag, one.spot[0], contents.side(one), one.place)
