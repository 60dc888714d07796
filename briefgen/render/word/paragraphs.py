"""A paragraph's own text as one string, and the runs it is made of: what Word has split for spell check, revisions or bookmarks reads as one.

Text boxes are paragraphs of their own. What a revision has deleted or moved away is no text. A compatibility block (`mc:AlternateContent`) speaks
through its first choice.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefgen.render.word.xml import SPACE, W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT, _RUN = W + "t", W + "r"
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad"}
_NOT_OWN = frozenset(W + name for name in ("txbxContent", "pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr")) | {MC + "Fallback"}


@dataclass(slots=True)
class Atom:
    """A `w:t`, or an element that stands for one character; `start` is where it begins in the paragraph's text."""

    element: etree._Element
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def own_atoms(paragraph: etree._Element) -> list[Atom]:
    """What the paragraph's text is made of, in order."""
    atoms: list[Atom] = []
    place = 0
    for element in _walk(paragraph):
        text = (element.text or "") if element.tag == _TEXT else _SIGNS[str(element.tag)]
        if text:
            atoms.append(Atom(element, place, text))
            place += len(text)
    return atoms


def own_text(element: etree._Element) -> str:
    """The text of an element; for a paragraph without that of text boxes in it."""
    if element.tag == W + "p":
        return "".join(atom.text for atom in own_atoms(element))
    return "".join(own_text(paragraph) for paragraph in element.iter(W + "p"))


def _walk(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == _TEXT or (child.tag in _SIGNS and not (child.tag == W + "br" and child.get(W + "type") in ("page", "column"))):
            yield child
        elif child.tag not in _NOT_OWN and isinstance(child.tag, str):
            yield from _walk(child)


class ParagraphText:
    """The text of a paragraph, to be changed piece by piece, last piece first, so that places before a change hold."""

    def __init__(self, paragraph: etree._Element) -> None:
        self.element = paragraph
        self.atoms = own_atoms(paragraph)
        self.text = "".join(atom.text for atom in self.atoms)

    def at(self, place: int) -> etree._Element:
        """The element that holds the character at `place`."""
        return next(atom.element for atom in self.atoms if atom.start <= place < atom.end)

    def replace(self, start: int, end: int, instead: str) -> None:
        """Puts `instead` where the text from `start` to `end` was, in the run of its first character, which keeps its look."""
        touched = [atom for atom in self.atoms if atom.start < end and atom.end > start]
        for number, atom in enumerate(touched):
            before = atom.text[: max(start - atom.start, 0)]
            behind = atom.text[end - atom.start :] if atom.end > end else ""
            _rewrite(atom, before + (instead if number == 0 else "") + behind)


def _rewrite(atom: Atom, text: str) -> None:
    """The atom with a new text; one that has none left goes, with its run where that is empty then."""
    atom.text = text
    if text and atom.element.tag == _TEXT:  # a tag begins with a brace, so what replaces it never stands in a tab or a line break
        atom.element.text = text
        atom.element.set(SPACE, "preserve")
        return
    run = atom.element.getparent()
    if run is None:
        return
    run.remove(atom.element)
    parent = run.getparent()
    if parent is not None and run.tag == _RUN and all(left.tag == W + "rPr" for left in run):
        parent.remove(run)


def unwrap_alternatives(root: etree._Element) -> None:
    """Text that stands twice, for newer and older programs, stands once: the newer one's. Drawings keep both."""
    for block in list(root.iter(MC + "AlternateContent")):
        choice, parent = block.find(MC + "Choice"), block.getparent()
        if choice is None or parent is None or parent.tag == _RUN or not any(True for _ in _walk(choice)):
            continue
        for child in list(choice):
            block.addprevious(child)
        parent.remove(block)
