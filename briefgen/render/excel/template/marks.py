"""Where the tags of a sheet's cells take effect: in their cell, or before, behind or instead of a whole row or column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.render.excel.template.sheet import SheetCell, SheetRow
from briefgen.render.language.blocks import Block
from briefgen.render.language.check import PlacedTag
from briefgen.render.language.findings import Place
from briefgen.render.language.tags import Tag, TagKind

Spot = tuple[int, int]
"""Row and column."""
Side = Literal["before", "behind", "instead"]


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
class Found:
    """A tag, its cell, and what to call the place in messages."""

    tag: Tag
    spot: Spot
    place: Place


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


def is_inline(found: Sequence[Found], block: Block) -> bool:
    """True where all tags of a block stand in one cell, and none was typed to stand for its row."""
    tags = [found[number] for number in block.numbers]
    return len({one.spot for one in tags}) == 1 and all(one.tag.scope != "row" and one.tag.start != one.tag.end for one in tags)


def gone_rows(rows: Sequence[SheetRow], found: Sequence[Found], columns: Sequence[Found], story: Story) -> set[int]:
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


class Contents:
    """Tells whether anything in a row stands before or behind a tag."""

    def __init__(self, rows: Sequence[SheetRow], story: Story) -> None:
        self._filled = {row.number: [cell.column for cell in row.cells if _has_content(cell, story)] for row in rows}
        self._story = story

    def side(self, one: Found) -> Side:
        row, column = one.spot
        if row in self._story.gone:
            return "instead"
        filled = self._filled.get(row, [])
        before = any(other < column for other in filled) or self._in_cell(one, 0, one.tag.start)
        behind = any(other > column for other in filled) or self._in_cell(one, one.tag.end, None)
        if one.tag.keyword.startswith("end"):
            return "before" if behind and not before else "behind"
        return "behind" if before and not behind else "before"

    def _in_cell(self, one: Found, start: int, end: int | None) -> bool:
        cell = self._story.cells.get(one.spot)
        if cell is None or one.tag.start == one.tag.end:
            return False
        last = len(cell.cell.text) if end is None else end
        inside = [tag for tag in cell.tags if start <= tag.start and tag.end <= last]
        if any(tag.kind is TagKind.VALUE for tag in inside):
            return True
        shifted = [replace(tag, start=tag.start - start, end=tag.end - start) for tag in inside]
        return bool(_bare(cell.cell.text[start:last], shifted).strip())


def line_blocks(found: Sequence[Found], blocks: Sequence[Block], contents: Contents | None) -> list[LineBlock]:
    """The blocks with their lines; without `contents` those of columns, which always take in the columns of their tags."""
    made: dict[int, LineBlock] = {}
    for block in blocks:
        marks = tuple(_mark(found[number], contents) for number in block.numbers)
        parent = block.parent
        while parent is not None and id(parent) not in made:
            parent = parent.parent
        made[id(block)] = LineBlock(block.keyword, marks, made[id(parent)] if parent is not None else None)
    return list(made.values())


def _mark(one: Found, contents: Contents | None) -> Mark:
    if contents is None or one.tag.start == one.tag.end:  # of columns, or of a loop that is understood: always with the line that it stands in
        line = one.spot[0] if contents else one.spot[1]
        return Mark(one.tag, line, "behind" if one.tag.keyword.startswith("end") else "before", one.place)
    return Mark(one.tag, one.spot[0], contents.side(one), one.place)
