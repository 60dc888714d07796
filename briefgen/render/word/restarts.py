"""Numbered lists that begin anew in each pass of a loop: 1 2 3 under the first chain, 1 2 under the second.

A list restarts with the passes of a loop around it unless the list's own paragraph is what each pass begins with: `{% for 句 in 要点 %}` before one numbered
paragraph counts on from pass to pass. Lists of headings never restart, nor do those in a table that is cut into batches.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from briefgen.render.word.arrangement import Found, Position
from briefgen.render.word.locate import is_heading
from briefgen.render.word.xml import W, child

PASS, END = "pass", "pass-end"
"""Instructions at the beginning of each pass and behind the last, with the numbers of the lists that restart."""
_BATCHES = re.compile(r"\|\s*(分批|batches)\b")
_BEFORE_NUMBER = frozenset(W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
_BLOCK_LEVEL = frozenset(W + name for name in ("p", "tbl", "sdt", "customXml"))


class Lists:
    """Which list a paragraph belongs to, by itself or by its style."""

    def __init__(self, styles: etree._Element | None, headings: frozenset[str]) -> None:
        self._headings = headings
        found = styles.iter(W + "style") if styles is not None else ()
        self._by_style = {style.get(W + "styleId", ""): _number(style) for style in found if _number(style)}

    def of(self, paragraph: etree._Element) -> str:
        """The id of the list, "" for none and for a heading's."""
        if is_heading(paragraph, self._headings):
            return ""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is not None and properties.find(W + "numId") is not None:
            return _number(paragraph)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._by_style.get(style.get(W + "val", ""), "") if style is not None else ""


def restarting(opening: Found, first: Position, last: Position, lists: Lists, vanishing: frozenset[etree._Element]) -> str:
    """The lists, with blanks between, that a loop restarts; "" for none. `vanishing` are paragraphs that hold tags only."""
    if _BATCHES.search(opening.tag.code) or first.element is None or first.element.tag not in _BLOCK_LEVEL:
        return ""
    paragraphs = [paragraph for paragraph in _body(first, last) if paragraph not in vanishing]
    if not paragraphs:
        return ""
    found = {lists.of(paragraph) for paragraph in paragraphs} - {lists.of(paragraphs[0]), ""}
    return " ".join(sorted(found))


class Renumbering:
    """Gives each pass of a loop a list of its own, in the filled parts of one document."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        """`numbering` is the part that defines the lists, None where the document has none."""
        self._numbering = numbering
        self._styles = styles

    def restart(self, root: etree._Element, lists: Lists) -> None:
        """Renumbers the paragraphs between the instructions of a part, which are taken out."""
        if next(root.iter(etree.ProcessingInstruction), None) is None:
            return
        current: dict[str, str] = {}
        marks = []
        for element in root.iter():
            if isinstance(element, etree._ProcessingInstruction):
                marks.append(element)
                for number in (element.text or "").split():
                    current[number] = self._new_list(number) if element.target == PASS else number
            elif current and element.tag == W + "p" and lists.of(element) in current:
                self._put(element, current[lists.of(element)])
        for mark in marks:
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)

    def _new_list(self, number: str) -> str:
        """A list like the one of that number that begins at its start; the same number where it is not defined."""
        if self._numbering is None:
            return number
        lists = self._numbering.findall(W + "num")
        pattern = next((one for one in lists if one.get(W + "numId") == number), None)
        if pattern is None:
            return number
        new = deepcopy(pattern)
        new.set(W + "numId", str(1 + max(int(one.get(W + "numId", "0")) for one in lists)))
        for level, start in self._starts(pattern):
            override = _override(new, level)
            found = override.find(W + "startOverride")
            if found is None:
                found = etree.Element(W + "startOverride")
                override.insert(0, found)
            found.set(W + "val", start)
        lists[-1].addnext(new)
        return new.get(W + "numId", "")

    def _starts(self, pattern: etree._Element) -> Iterator[tuple[str, str]]:
        """Each level of a list and the number at which it begins."""
        link = pattern.find(W + "abstractNumId")
        wanted = link.get(W + "val") if link is not None else None
        for abstract in self._numbering.findall(W + "abstractNum") if self._numbering is not None else ():
            if abstract.get(W + "abstractNumId") == wanted:
                for level in abstract.findall(W + "lvl"):
                    start = level.find(W + "start")
                    yield level.get(W + "ilvl", "0"), start.get(W + "val", "1") if start is not None else "1"

    def _put(self, paragraph: etree._Element, number: str) -> None:
        """Puts a paragraph into a list, on the level that it or its style has."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return
        own = properties.find(W + "numPr")
        if own is None:
            own = etree.Element(W + "numPr")
            child(own, "ilvl", val=self._level_of_style(paragraph))
            before = [element for element in properties if element.tag in _BEFORE_NUMBER]
            properties.insert(len(before), own)
        found = own.find(W + "numId")
        if found is None:
            found = child(own, "numId")
        found.set(W + "val", number)

    def _level_of_style(self, paragraph: etree._Element) -> str:
        name = paragraph.find(f"{W}pPr/{W}pStyle")
        wanted = name.get(W + "val") if name is not None else None
        for level in self._numbering.iter(W + "lvl") if self._numbering is not None else ():
            linked = level.find(W + "pStyle")
            if linked is not None and linked.get(W + "val") == wanted:
                return level.get(W + "ilvl", "0")
        for style in self._styles.iter(W + "style") if self._styles is not None else ():
            if style.get(W + "styleId") == wanted:
                level_element = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
                return level_element.get(W + "val", "0") if level_element is not None else "0"
        return "0"


def _override(new: etree._Element, level: str) -> etree._Element:
    found = next((one for one in new.findall(W + "lvlOverride") if one.get(W + "ilvl") == level), None)
    return child(new, "lvlOverride", ilvl=level) if found is None else found


def _body(first: Position, last: Position) -> Iterator[etree._Element]:
    """The paragraphs of what a loop repeats."""
    element = first.element
    while element is not None:
        reached = element is last.element
        if not (reached and last.mode == "instead"):
            yield from [element] if element.tag == W + "p" else element.iter(W + "p")
        element = None if reached else element.getnext()


def _number(owner: etree._Element) -> str:
    """The list that a style or a paragraph names, "" for none."""
    found = owner.find(f"{W}pPr/{W}numPr/{W}numId")
    number = found.get(W + "val", "0") if found is not None else "0"
    return "" if number == "0" else number
