"""The tags' numbers put into a part's tree: tokens in the text, and processing instructions between elements for the tags of blocks.

A block that begins and ends in one paragraph stands between runs; where its ends lie at different depths (one inside a hyperlink or a revision,
the other outside), the element between them is parted, so that whatever the block leaves out, what remains is whole.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy

from lxml import etree

from briefgen.render.word.arrangement import Position
from briefgen.render.word.xml import W, text_element

TAG_MARK = ("\ufdd8", "\ufdd9")
"""Noncharacters around a tag's number in a text; a template that holds one is refused."""
INSTRUCTION = "briefgen"
_TOKEN = re.compile(f"({TAG_MARK[0]}\\d+{TAG_MARK[1]})")
_PARTED = frozenset(W + name for name in ("r", "hyperlink", "ins", "smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir"))
_PROPERTIES = frozenset(W + name for name in ("rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))


class CannotPartError(Exception):
    """A block's ends lie in different pieces of something that cannot be parted, such as a field; `number` is the tag's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def token(number: int) -> str:
    """What stands in a text for the tag of that number."""
    return f"{TAG_MARK[0]}{number}{TAG_MARK[1]}"


class Inserter:
    """Puts the tags of one part in their places, in the order of the document."""

    def __init__(self) -> None:
        self._behind: dict[etree._Element, etree._Element] = {}
        self._removed: list[etree._Element] = []

    def place(self, number: int, position: Position) -> None:
        """Puts a tag before, behind or instead of an element."""
        element = position.element
        if element is None:
            return
        mark: etree._Element = etree.ProcessingInstruction(INSTRUCTION, str(number))
        if position.mode == "behind":
            self._behind.get(element, element).addnext(mark)
            self._behind[element] = mark
        else:
            element.addprevious(mark)
            self.remove(position)

    def remove(self, position: Position) -> None:
        """Remembers an element that shall vanish; with other tags in it, it waits for them."""
        if position.mode == "instead" and position.element is not None:
            self._removed.append(position.element)

    def finish(self) -> None:
        """Takes away what is to vanish."""
        for element in dict.fromkeys(self._removed):
            parent = element.getparent()
            if parent is not None:
                _unlink(parent, element)


def split_runs(paragraph: etree._Element, numbers: Collection[int]) -> dict[int, etree._Element]:
    """Parts the paragraph's runs at the tokens of these tags; returns the instruction that stands for each."""
    marks: dict[int, etree._Element] = {}
    for text in [text for text in paragraph.iter(W + "t") if TAG_MARK[0] in (text.text or "")]:
        run = text.getparent()
        if run is None or next(text.iterancestors(W + "p")) is not paragraph:
            continue
        for piece in list(_pieces(text.text or "", numbers)):
            if isinstance(piece, int):
                mark: etree._Element = etree.ProcessingInstruction(INSTRUCTION, str(piece))
                marks[piece] = mark
                text.addprevious(mark)
            else:
                text.addprevious(text_element(piece))
        run.remove(text)
    for number, mark in marks.items():
        _lift(mark, number, 1)
    return marks


def level(marks: Sequence[tuple[int, etree._Element]]) -> None:
    """Brings the tags of one block to the same depth. Raises CannotPartError."""
    chains = [list(reversed(list(mark.iterancestors()))) for _number, mark in marks]
    shared = 0
    while all(len(chain) > shared for chain in chains) and len({chain[shared] for chain in chains}) == 1:
        shared += 1
    for (number, mark), chain in zip(marks, chains, strict=True):
        _lift(mark, number, len(chain) - shared)


def _pieces(text: str, numbers: Collection[int]) -> Iterator[str | int]:
    """The text cut at the tokens of these tags; a token as its number, tokens of other tags left in their text."""
    waiting = ""
    for piece in _TOKEN.split(text):
        if _TOKEN.fullmatch(piece) and int(piece[1:-1]) in numbers:
            if waiting:
                yield waiting
            waiting = ""
            yield int(piece[1:-1])
        else:
            waiting += piece
    if waiting:
        yield waiting


def _lift(mark: etree._Element, number: int, steps: int) -> None:
    """Moves an instruction out of so many elements, each of which is parted where it stood."""
    for _ in range(steps):
        parent = mark.getparent()
        if parent is None or parent.tag not in _PARTED:
            raise CannotPartError(number)
        _part(parent, mark)


def _part(element: etree._Element, mark: etree._Element) -> None:
    """The element before the mark, the mark, and a copy of the element with what stood behind it; empty pieces vanish."""
    rest = etree.Element(element.tag)
    for name, value in element.attrib.items():
        rest.set(name, value)
    for properties in element:
        if properties.tag in _PROPERTIES:
            rest.append(deepcopy(properties))
    following = list(mark.itersiblings())
    for sibling in following:
        if sibling.tag not in _PROPERTIES:
            rest.append(sibling)
    parent = element.getparent()
    if parent is None:
        return
    rest.tail, element.tail = element.tail, None
    element.addnext(mark)
    if _has_content(rest):
        mark.addnext(rest)
    else:
        mark.tail = rest.tail
    if not _has_content(element):
        parent.remove(element)


def _has_content(element: etree._Element) -> bool:
    return any(child.tag not in _PROPERTIES for child in element)


def _unlink(parent: etree._Element, element: etree._Element) -> None:
    element.tail = None
    parent.remove(element)


