"""Runs of text with stand-ins in them, split into what Word knows: text, line breaks, tabs and footnote marks, all in the run's own look."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from briefgen.render.language.values import LINE_END, MARK_END, MARK_START, STAND_INS, TAB, plain
from briefgen.render.word.xml import WORD, W, text_element

Marks = Callable[[int, etree._Element | None], list[etree._Element]]
"""Takes a mark's number and the properties of the run around it; returns what stands beside runs in a paragraph."""

_PIECES = re.compile(f"({MARK_START}\\d+{MARK_END}|[{LINE_END}{TAB}])")
_MARK = re.compile(f"{MARK_START}(\\d+){MARK_END}")
_TEXT, _RUN, _PROPERTIES = W + "t", W + "r", W + "rPr"
# Of a thousand rows most texts hold no stand-in: the XML library finds those that do, and the others need never become Python objects.
_HOLDS_ONE = " or ".join(f"contains({{0}}, '{stand_in}')" for stand_in in (MARK_START, LINE_END, TAB))
_WAITING = etree.XPath(f"descendant::w:t[{_HOLDS_ONE.format('.')}]", namespaces={"w": WORD})
_LEFTOVERS = etree.XPath(f"descendant-or-self::*[not(*)][{_HOLDS_ONE.format('.')}] | descendant-or-self::*[@*[{_HOLDS_ONE.format('.')}]]")
_ENCODED = re.compile("|".join((MARK_START, LINE_END, TAB)).encode())


def waiting_runs(root: etree._Element) -> list[etree._Element]:
    """The runs with a stand-in in their own text, in the order of the document."""
    parents = (text.getparent() for text in _elements(_WAITING, root))
    return list(dict.fromkeys(parent for parent in parents if parent is not None and parent.tag == _RUN))


def marks_in(run: etree._Element) -> list[int]:
    """The numbers of the marks in a run's own text."""
    return [int(number) for text in run.findall(_TEXT) for number in _MARK.findall(text.text or "")]


def split_run(run: etree._Element, marks: Marks) -> None:
    """Puts the pieces of a run where it stood."""
    parent = run.getparent()
    if parent is None:
        return
    properties = run.find(_PROPERTIES)
    pieces: list[etree._Element] = []
    current: etree._Element | None = None
    for part in _parts(run):
        if isinstance(part, int):
            pieces += marks(part, properties)
            current = None
            continue
        if current is None:
            current = _empty_copy(run, properties)
            pieces.append(current)
        current.append(part)
    place = parent.index(run)
    pieces[-1].tail = run.tail
    parent[place : place + 1] = pieces


def flatten_leftovers(root: etree._Element) -> list[etree._Element]:
    """Puts blanks for stand-ins in attributes and in text that is no running text; returns the elements that held a footnote mark."""
    marked: list[etree._Element] = []
    if not _ENCODED.search(etree.tostring(root, encoding="utf-8")):
        return marked
    for element in _elements(_LEFTOVERS, root):
        text = "" if len(element) else element.text or ""
        if STAND_INS.search(text):
            marked += [element] if MARK_START in text else []
            element.text = plain(text)
        for name, value in [(str(name), str(value)) for name, value in element.attrib.items()]:
            if STAND_INS.search(value):
                marked += [element] if MARK_START in value else []
                element.set(name, plain(value))
    return marked


def _elements(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    found = path(root)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def _parts(run: etree._Element) -> Iterator[etree._Element | int]:
    """The run's children in order, texts cut at their stand-ins; a mark as its number."""
    for element in list(run):
        if element.tag == _TEXT and STAND_INS.search(element.text or ""):
            yield from map(_part, filter(None, _PIECES.split(element.text or "")))
        elif element.tag != _PROPERTIES:
            yield element


def _part(piece: str) -> etree._Element | int:
    mark = _MARK.fullmatch(piece)
    if mark:
        return int(mark[1])
    if piece == LINE_END:
        return etree.Element(W + "br")
    return etree.Element(W + "tab") if piece == TAB else text_element(piece)


def _empty_copy(run: etree._Element, properties: etree._Element | None) -> etree._Element:
    copy = etree.Element(run.tag)
    for name, value in run.attrib.items():
        copy.set(name, value)
    if properties is not None:
        copy.append(deepcopy(properties))
    return copy
