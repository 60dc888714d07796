"""A part of the template made ready for Jinja: its tags found, checked and put where they belong, its own text out of Jinja's reach.

While the tree is worked on, a value's tag is a token in the text and a block's tag a processing instruction between elements, both with the tag's number.
The source that comes out holds the tags' code in their places and no other brace that Jinja could take for its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefgen.render.language import advice
from briefgen.render.language.check import PlacedTag, TagCheck
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.tags import TagKind, scan, scan_plain
from briefgen.render.word.arrangement import Arranger, Found
from briefgen.render.word.columns import mark_growing
from briefgen.render.word.contents import silence_entries
from briefgen.render.word.insertion import INSTRUCTION, TAG_MARK, CannotPartError, Inserter, level, split_runs, token
from briefgen.render.word.locate import Locator
from briefgen.render.word.paragraphs import ParagraphText, unwrap_alternatives
from briefgen.render.word.place import one_paragraph_a_line
from briefgen.render.word.restarts import END, PASS, Lists, restarting
from briefgen.render.word.structure import strip_remarks
from briefgen.render.word.xml import W, unlink

NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_STORIES = tuple(W + name for name in ("txbxContent", "footnote", "endnote", "comment"))
_ALT_TEXTS = ("descr", "title")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BRACES = re.compile(r"\{(?=[{%#])")
_NUMBERS = re.compile(f"{TAG_MARK[0]}(\\d+){TAG_MARK[1]}|<\\?{INSTRUCTION} (\\d+)\\?>")


@dataclass(frozen=True, slots=True)
class PartName:
    """A part's name in the package and what the user calls it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What the document's styles say of its paragraphs: which are headings, which belong to a list."""

    headings: frozenset[str]
    lists: Lists


@dataclass(slots=True)
class Prepared:
    """The Jinja source of one part; for each of its lines (from 1) the places of the tags that stand in it."""

    source: str = ""
    places: dict[int, list[Place]] = field(default_factory=dict)


class Preparation:
    """Prepares one part: first `check`, and where that found nothing wrong, `prepare`. The tree is changed."""

    def __init__(self, root: etree._Element, part: PartName, outline: Outline, check: TagCheck, findings: Findings) -> None:
        """Whatever is wrong goes to `findings`."""
        unwrap_alternatives(root)
        self._stale = silence_entries(root)
        self.root = root
        self._outline = outline
        self._check = check
        self._findings = findings
        self.locator = Locator(root, part.name, part.label, outline.headings)
        self._texts: dict[etree._Element, ParagraphText] = {paragraph: ParagraphText(paragraph) for paragraph in root.iter(W + "p")}
        self._found: dict[etree._Element, list[Found]] = {}
        self._in_attributes: list[tuple[etree._Element, str, list[Found]]] = []
        self._arranger = Arranger(findings, {paragraph: text.text for paragraph, text in self._texts.items()}, self._found)
        self._all: list[Found] = []

    # Checking

    def check(self) -> None:
        """Tells of everything that is wrong with the part's tags."""
        self._read()
        for found in self._stories():
            pairing = self._check.pair([PlacedTag(one.tag, one.place) for one in found])
            self._arranger.story(found, pairing.blocks)
        for _properties, _name, found in self._in_attributes:
            for one in found:
                if one.tag.kind is not TagKind.VALUE:
                    self._findings.error(one.place, *advice.BLOCK_IN_ALT_TEXT)
        self._all = self._as_they_run()
        self._check.look([PlacedTag(one.tag, one.place) for one in self._all])

    def _read(self) -> None:
        for paragraph, text in self._texts.items():
            if NONCHARACTERS.search(text.text):
                self._findings.error(self.locator.place(paragraph, text.text), *advice.BAD_CHARACTER)
            elif not scan_plain(text.text):
                self._found[paragraph] = self._scanned(text.text, paragraph)
        for properties in self.root.iter(_DRAWING):
            holder = next(properties.iterancestors(W + "p"), None)
            for name in _ALT_TEXTS:
                if holder is not None and not scan_plain(properties.get(name, "")):
                    self._in_attributes.append((properties, name, self._scanned(properties.get(name, ""), holder)))

    def _scanned(self, text: str, paragraph: etree._Element) -> list[Found]:
        seen = scan(text, self._check.names)
        for open_tag in seen.open_tags:
            self._check.open_tag(open_tag, self.locator.place(paragraph, open_tag.typed))
        for doubt in seen.doubts:
            self._check.doubt(doubt, self.locator.place(paragraph, doubt.typed))
        return [Found(tag, paragraph, self.locator.place(paragraph, tag.typed)) for tag in seen.tags]

    def _stories(self) -> Iterator[list[Found]]:
        """The tags of each story: the part itself, each text box, each note."""
        stories: dict[etree._Element, list[Found]] = {}
        for paragraph, found in self._found.items():
            story = next(paragraph.iterancestors(*_STORIES), self.root)
            stories.setdefault(story, []).extend(found)
        yield from stories.values()

    def _as_they_run(self) -> list[Found]:
        """All tags in the order of the document, those of text boxes and alternative texts where they are anchored."""
        order = {element: number for number, element in enumerate(self.root.iter())}
        placed = [(order[properties], one.tag.start, one) for properties, _name, found in self._in_attributes for one in found]
        for paragraph, found in self._found.items():
            placed += [(order[self._texts[paragraph].at(one.tag.start)], one.tag.start, one) for one in found]
        return [one for _element, _start, one in sorted(placed, key=lambda item: item[:2])]

    @property
    def tags(self) -> list[Found]:
        """Every tag in the order of the document, once `check` has run."""
        return self._all

    # Putting in place

    @property
    def has_tags(self) -> bool:
        """True where there is anything to fill."""
        return bool(self._all)

    def prepare(self) -> Prepared:
        """The source. A block that cannot stand where it was put goes to the findings."""
        strip_remarks(self.root)
        numbers = {id(one): number for number, one in enumerate(self._all)}
        around = self._restarts()
        mark_growing(self._arranger.column_blocks)
        self._put_tokens(numbers)
        self._put_blocks(numbers)
        for entry in self._stale:
            unlink(entry)
        return self._written(around)

    def _restarts(self) -> dict[int, tuple[str, str]]:
        """What goes before and behind a tag's own code where a loop restarts lists."""
        position = self._arranger.position
        vanishing = frozenset(one.element for one in self._arranger.positions.values() if one.mode == "instead" and one.element is not None)
        around: dict[int, tuple[str, str]] = {}
        for opening, closing in self._arranger.loops:
            lists = restarting(opening, position(opening), position(closing), self._outline.lists, vanishing)
            if lists:
                around[id(opening)] = "", f"<?{PASS} {lists}?>"
                # behind the loop, so that it is there even after no pass at all
                around[id(closing)] = "", f"<?{END} {lists}?>"
        return around

    def _put_tokens(self, numbers: dict[int, int]) -> None:
        for properties, name, found in self._in_attributes:
            text = properties.get(name, "")
            for one in reversed(found):
                text = text[: one.tag.start] + token(numbers[id(one)]) + text[one.tag.end :]
            properties.set(name, text)
        for paragraph, found in self._found.items():
            for one in reversed(found):
                stays = one.tag.kind is not TagKind.REMARK and self._arranger.position(one).mode == "inline"
                self._texts[paragraph].replace(one.tag.start, one.tag.end, token(numbers[id(one)]) if stays else "")

    def _put_blocks(self, numbers: dict[int, int]) -> None:
        inserter = Inserter()
        for one in self._all:
            position = self._arranger.position(one)
            if one.tag.kind is TagKind.BLOCK and position.mode != "inline":
                inserter.place(numbers[id(one)], position)
            elif one.tag.kind is TagKind.REMARK:
                inserter.remove(position)
        for block in self._arranger.inline_blocks:
            self._part_for([(numbers[id(one)], one) for one in block])
        inserter.finish()

    def _part_for(self, block: list[tuple[int, Found]]) -> None:
        try:
            marks = split_runs(block[0][1].paragraph, [number for number, _found in block])
            level([(number, marks[number]) for number, _found in block])
        except CannotPartError as error:
            found = next(one for number, one in block if number == error.number)
            self._findings.error(found.place, *advice.not_at_edge(found.tag.typed, "超链接或域"))

    def _written(self, around: dict[int, tuple[str, str]]) -> Prepared:
        """The source: braces of the template's own text as character references, tokens as code, a line for each paragraph."""
        xml = _BRACES.sub("&#123;", etree.tostring(self.root, encoding="unicode"))
        prepared = Prepared()
        lines: list[str] = []

        def code(match: re.Match[str]) -> str:
            found = self._all[int(match[1] or match[2])]
            prepared.places.setdefault(len(lines) + 1, []).append(found.place)
            before, behind = around.get(id(found), ("", ""))
            return before + found.tag.source + behind

        for line in one_paragraph_a_line(xml).split("\n"):
            lines.append(_NUMBERS.sub(code, line))
        prepared.source = "\n".join(lines)
        return prepared
