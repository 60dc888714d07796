"""Where the tags of a block go: a loop that begins in one paragraph and ends in another goes around whole paragraphs, rows or cells.

The user writes `{% for … %}` at the beginning of what shall be repeated and `{% endfor %}` at its end: in a paragraph, in paragraphs of their own, in
the first and the last cell of a row, in rows of their own. From where both stand follows what is meant. `{%p`, `{%tr` and `{%tc`, as docxtpl wants
them, say it explicitly. A paragraph, row or cell that holds nothing but such tags vanishes with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from briefgen.render.language import advice
from briefgen.render.language.blocks import Block
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.tags import Tag, TagKind, remaining_text
from briefgen.render.word.xml import W

_CONTAINERS = {"p": W + "p", "tr": W + "tr", "tc": W + "tc"}
_NAMES = {"p": "一段", "tr": "表格的一行", "tc": "一个单元格", "r": "一段文字"}
_WORDS = {W + "p": "段落", W + "tr": "行", W + "tc": "单元格"}
# What a container may hold besides text without anything being lost with it.
_PRECIOUS = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "sectPr", "footnoteReference", "endnoteReference", "fldChar"))


@dataclass(frozen=True, slots=True)
class Found:
    """One tag in its paragraph; `place` is for messages."""

    tag: Tag
    paragraph: etree._Element
    place: Place


@dataclass(frozen=True, slots=True)
class Position:
    """Where a tag goes: where it stands, or before, behind or instead of an element."""

    mode: Literal["inline", "before", "behind", "instead"]
    element: etree._Element | None = None


INLINE = Position("inline")


class Arranger:
    """Finds the positions of all block tags and remarks of one part."""

    def __init__(self, findings: Findings, texts: Mapping[etree._Element, str], found: Mapping[etree._Element, list[Found]]) -> None:
        """`texts` and `found` are the text and the tags of each paragraph; a tag that goes wrong is told to `findings`."""
        self._findings = findings
        self._texts = texts
        self._found = found
        self._inline: set[int] = set()
        self.positions: dict[int, Position] = {}
        self.inline_blocks: list[list[Found]] = []
        """Blocks within one paragraph."""
        self.loops: list[tuple[Found, Found]] = []
        """The first and the last tag of each loop over paragraphs or rows."""
        self.column_blocks: list[tuple[Position, Position]] = []
        """Where the blocks begin and end that go around cells of a row."""

    def position(self, found: Found) -> Position:
        """Where a tag goes; inline for values and for everything that was not arranged."""
        return self.positions.get(id(found), INLINE)

    def story(self, found: Sequence[Found], blocks: Sequence[Block]) -> None:
        """Arranges the blocks and remarks of one story."""
        for block in blocks:
            tags = [found[number] for number in block.numbers]
            if len({tag.paragraph for tag in tags}) == 1 and not any(tag.tag.scope in _CONTAINERS for tag in tags):
                self._inline |= {id(tag) for tag in tags}
                self.inline_blocks.append(tags)
        for block in blocks:
            tags = [found[number] for number in block.numbers]
            if id(tags[0]) not in self._inline:
                self._arrange(tags)
                self._note(block.keyword, tags)
        for tag in found:
            if tag.tag.kind is TagKind.REMARK:
                self._arrange_remark(tag)

    # Blocks

    def _note(self, keyword: str, tags: list[Found]) -> None:
        """Remembers what loops and columns there are."""
        first, last = self.position(tags[0]), self.position(tags[-1])
        if first.element is None or last.element is None:
            return
        if first.element.tag == W + "tc":
            self.column_blocks.append((first, last))
        elif keyword == "for":
            self.loops.append((tags[0], tags[-1]))

    def _arrange(self, tags: list[Found]) -> None:
        scope = next((tag.tag.scope for tag in tags if tag.tag.scope in _CONTAINERS), "")
        if scope:
            self._arrange_explicitly(tags, scope)
            return
        shared, branches = _branches([tag.paragraph for tag in tags])
        if shared.tag == W + "tr":
            cells = [branch for branch in shared.iter(W + "tc") if branch.getparent() is shared]
            whole = branches[0] is cells[0] and branches[-1] is cells[-1]
            self._around(tags, [shared] * len(tags) if whole else branches)
        elif any(branch.tag == W + "tbl" for branch in branches):
            self._findings.error(tags[0].place, *advice.apart(tags[0].tag.typed, tags[-1].tag.typed))
        else:
            self._around(tags, branches)

    def _around(self, tags: list[Found], containers: list[etree._Element]) -> None:
        """Puts the tags around whole containers: the first before its own, the last behind, those between where they fit."""
        for number, (tag, container) in enumerate(zip(tags, containers, strict=True)):
            leading, trailing = self._leads(tag, container), self._trails(tag, container)
            first, last = number == 0, number == len(tags) - 1
            if container.tag != W + "tc" and leading and trailing and self._is_bare(container):
                self.positions[id(tag)] = Position("instead", container)
            elif leading and not last:
                self.positions[id(tag)] = Position("before", container)
            elif trailing and not first:
                self.positions[id(tag)] = Position("behind", container)
            else:
                self._findings.error(tag.place, *advice.not_at_edge(tag.tag.typed, _WORDS.get(str(container.tag), "段落")))

    def _arrange_explicitly(self, tags: list[Found], scope: str) -> None:
        """`{%tr … %}` stands for its row, which it must have for itself, unless the block begins and ends in the same row."""
        containers = [next((one for one in (tag.paragraph, *tag.paragraph.iterancestors()) if one.tag == _CONTAINERS[scope]), None) for tag in tags]
        if len({None if container is None else container.getparent() for container in containers}) != 1 or None in containers:
            self._findings.error(tags[0].place, *advice.apart(tags[0].tag.typed, tags[-1].tag.typed))
            return
        found = [container for container in containers if container is not None]
        if len(tags) > 1 and len(set(found)) == 1:
            self._around(tags, found)
            return
        for tag, container in zip(tags, found, strict=True):
            self._stand_for(tag, container, scope)

    def _stand_for(self, tag: Found, container: etree._Element, scope: str) -> None:
        alone = self._is_bare(container) and sum(len(self._found.get(paragraph, ())) for paragraph in container.iter(W + "p")) == 1
        if alone:
            self.positions[id(tag)] = Position("instead", container)
        else:
            self._findings.error(tag.place, *advice.not_alone(tag.tag.typed, _NAMES[scope]))

    def _arrange_remark(self, found: Found) -> None:
        """A remark goes; with it the paragraph, or what its scope names, where that holds nothing else."""
        if found.tag.scope in _CONTAINERS:
            self._arrange_explicitly([found], found.tag.scope)
        elif self._is_bare(found.paragraph):
            self.positions[id(found)] = Position("instead", found.paragraph)

    # What stands beside a tag

    def _leads(self, found: Found, container: etree._Element) -> bool:
        """True where nothing that prints stands before the tag in the container."""
        for paragraph in _paragraphs(container):
            if paragraph is found.paragraph:
                before = [other.tag for other in self._found[paragraph] if other.tag.start < found.tag.start]
                text = self._texts[paragraph][: found.tag.start]
                return not remaining_text(text, before).strip() and not any(self._prints(other) for other in self._before(found))
            if self._has_content(paragraph):
                return False
        return False

    def _trails(self, found: Found, container: etree._Element) -> bool:
        """True where nothing that prints stands behind the tag in the container."""
        for paragraph in reversed(_paragraphs(container)):
            if paragraph is found.paragraph:
                return not self._rest(found).strip() and not any(self._prints(other) for other in self._behind(found))
            if self._has_content(paragraph):
                return False
        return False

    def _before(self, found: Found) -> list[Found]:
        return [other for other in self._found[found.paragraph] if other.tag.start < found.tag.start]

    def _behind(self, found: Found) -> list[Found]:
        return [other for other in self._found[found.paragraph] if other.tag.start > found.tag.start]

    def _rest(self, found: Found) -> str:
        """The paragraph's text behind the tag, other tags taken out."""
        text = self._texts[found.paragraph]
        pieces, place = [], found.tag.end
        for other in self._behind(found):
            pieces.append(text[place : other.tag.start])
            place = other.tag.end
        return "".join([*pieces, text[place:]])

    def _prints(self, found: Found) -> bool:
        return found.tag.kind is TagKind.VALUE or id(found) in self._inline

    def _has_content(self, paragraph: etree._Element) -> bool:
        found = self._found.get(paragraph, [])
        text = self._texts.get(paragraph, "")
        return bool(remaining_text(text, [one.tag for one in found]).strip()) or any(self._prints(one) for one in found)

    def _is_bare(self, container: etree._Element) -> bool:
        """True where the container holds nothing but block tags and remarks."""
        if container.tag not in (W + "p", W + "tr", W + "tc", W + "sdt"):
            return False
        return not any(self._has_content(paragraph) for paragraph in container.iter(W + "p")) and not _is_precious(container)


def _is_precious(container: etree._Element) -> bool:
    if next(container.iter(*_PRECIOUS), None) is not None:
        return True
    return any(line_break.get(f"{W}type") == "page" for line_break in container.iter(f"{W}br"))


def _paragraphs(container: etree._Element) -> list[etree._Element]:
    """The paragraphs of a container, those of text boxes in it left out."""
    if container.tag == W + "p":
        return [container]
    depth = sum(1 for _ in container.iterancestors(W + "txbxContent"))
    return [paragraph for paragraph in container.iter(W + "p") if sum(1 for _ in paragraph.iterancestors(W + "txbxContent")) == depth]


def _branches(paragraphs: list[etree._Element]) -> tuple[etree._Element, list[etree._Element]]:
    """The innermost element around all the paragraphs, and the child of it in which each one stands."""
    chains = [[*reversed(list(paragraph.iterancestors())), paragraph] for paragraph in paragraphs]
    depth = 0
    while all(len(chain) > depth + 1 for chain in chains) and len({chain[depth] for chain in chains}) == 1:
        depth += 1
    if len({chain[depth] for chain in chains}) == 1:  # all in one paragraph
        depth = len(chains[0]) - 1
    return chains[0][depth - 1], [chain[depth] for chain in chains]
