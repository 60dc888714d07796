"""The tags of one sheet: which stand for whole rows or columns, which stay in their cell, and what is said of each in messages.

A block whose tags stand in one cell stays in the cell. Any other goes around whole rows: from the row of its first tag to the row of its last. A row that
holds nothing but block tags vanishes. `{%列 … %}` (or `{%tc … %}`) goes around columns, `{%表 for … %}` repeats the sheet. A row with
`{{ 重点项目.项目 }}`, the name of a table before the dot, needs no block: it is repeated for every row of that table.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from briefgen.model.fields import FIELDS, Kind
from briefgen.render.excel.template.expressions import for_tag, plain_tag, variable
from briefgen.render.excel.template.marks import CellTags, Contents, Found, Story, gone_rows, is_inline, line_blocks
from briefgen.render.excel.template.references import letters
from briefgen.render.excel.template.sheet import SheetRow
from briefgen.render.excel.template.tokens import Kind as TokenKind
from briefgen.render.excel.template.tokens import tokens
from briefgen.render.language.blocks import Block, pair_blocks
from briefgen.render.language.check import PlacedTag, TagCheck
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.names import encode
from briefgen.render.language.tags import KEYWORDS, Tag, TagKind, scan, scan_plain

TABLES: Mapping[str, str] = {encode(name): field.zh for field in FIELDS if field.kind is Kind.ROWS for name in (field.zh, field.en)}
"""The tables of a briefing by every name."""

_COLUMN_WORDS, _SHEET_WORDS = ("列", "col", "tc"), ("表", "sheet")
_MEMBER = re.compile(r"(?<![\w.\"'])([^\W\d]\w*)\s*\.\s*[^\W\d]")
_TAG_IN_FORMULA = ("template-formula-tag", "公式里不能写标签。", "请把标签写在单独的单元格里，再让公式引用那个单元格。")
_TWO_TABLES = ("template-two-tables", "这一行里用了两张表的字段，不知道按哪一张重复。", "请把它们分在不同的行，或者用 {% for … %} 写明。")


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
        story.gone = gone_rows(rows, found, columns, story)
        contents = Contents(rows, story)
        self._keep_own(found, blocks, story)
        story.rows = line_blocks(found, [block for block in blocks if not is_inline(found, block)], contents)
        story.columns = line_blocks(columns, list(pair_blocks([one.tag for one in columns]).blocks), None)
        return story

    def _scan(self, name: str, part: str, rows: Sequence[SheetRow], story: Story) -> tuple[list[Found], list[Found]]:
        """Every tag in reading order, and apart from them those that go around columns."""
        found: list[Found] = []
        columns: list[Found] = []
        for cell in (cell for row in rows for cell in row.cells):
            place = Place(f"工作表“{name}”", f"{letters(cell.column)}{cell.row}", "", part, f"{letters(cell.column)}{cell.row}")
            if cell.formula is not None and _has_tag(cell.formula.text):
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
                one = Found(tag, (cell.row, cell.column), replace(place, tag=tag.typed))
                (columns if tag.scope == "column" else found).append(one)
        columns.sort(key=lambda one: (one.spot[1], one.spot[0], one.tag.start))
        return found, columns

    def _with_understood(self, found: list[Found], bound: set[str]) -> list[Found]:
        """The tags with a loop around each row that names a table before a dot."""
        result: list[Found] = []
        open_names: list[str] = []
        rows: dict[int, list[Found]] = {}
        for one in found:
            rows.setdefault(one.spot[0], []).append(one)
        for tags in rows.values():
            table = self._understood(tags, bound, open_names)
            for one in tags:
                if one.tag.keyword == "for":
                    open_names.append(variable(one.tag))
                elif one.tag.keyword == "endfor" and open_names:
                    open_names.pop()
            result += _looped(tags, table) if table else tags
        return result

    def _understood(self, tags: Sequence[Found], bound: set[str], open_names: Sequence[str]) -> str:
        """The one table whose fields a row asks for by the table's own name, "" for none."""
        known = bound | set(open_names) | {variable(one.tag) for one in tags if one.tag.keyword == "for"}
        named: dict[str, Found] = {}
        for one in tags:
            if one.tag.kind is TagKind.VALUE:
                for name in _MEMBER.findall(one.tag.code):
                    if name in TABLES and name not in known:
                        named.setdefault(name, one)
        if len(named) > 1:
            self._findings.error(list(named.values())[1].place, *_TWO_TABLES)
        return next(iter(named), "")

    def _blocks(self, found: Sequence[Found], sheet: Sequence[PlacedTag], columns: Sequence[Found]) -> list[Block]:
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

    def _keep_own(self, found: Sequence[Found], blocks: Sequence[Block], story: Story) -> None:
        """Notes for each cell which of its tags stay in it."""
        inline = {number for block in blocks if is_inline(found, block) for number in block.numbers}
        for number, one in enumerate(found):
            cell = story.cells.get(one.spot)
            if cell is not None and one.tag in cell.tags and (one.tag.kind is TagKind.VALUE or number in inline):
                cell.own.append(one.tag)


def _has_tag(formula: str) -> bool:
    """True for a tag in a formula's text; the name of a sheet that it refers to may have tags."""
    if "{{" not in formula and "{%" not in formula:
        return False
    rest = "".join(token.text for token in tokens(formula) if token.kind not in (TokenKind.REFERENCE, TokenKind.NAME))
    return "{{" in rest or "{%" in rest


def _looped(tags: Sequence[Found], table: str) -> list[Found]:
    """The tags of a row with a loop over a table; blocks that open before it and close behind it stand around the loop."""
    start = next(index for index, one in enumerate(tags) if one.tag.kind is not TagKind.BLOCK)
    end = next(index for index in range(len(tags), 0, -1) if tags[index - 1].tag.kind is not TagKind.BLOCK)
    opening = Found(for_tag(table, TABLES[encode(table)]), tags[start].spot, tags[start].place)
    closing = Found(plain_tag(TagKind.BLOCK, "endfor", "endfor"), tags[end - 1].spot, tags[end - 1].place)
    return [*tags[:start], opening, *tags[start:end], closing, *tags[end:]]


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


