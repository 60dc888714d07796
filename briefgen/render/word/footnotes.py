"""Marks become real footnotes: one pass over the filled body, in the order of the document.

A clause that is cited again refers back to its first mark with a NOTEREF field instead of repeating the note: Word renumbers such a field with the
notes, and what stands in it meanwhile is right as well. Marks that stand side by side have a comma between them: 1,2 is not 12. There are no
brackets around them, because a line could break before one. Notes that the template's maker set by hand keep their place and are counted.
"""

from collections import Counter
from copy import deepcopy
from typing import Any

from lxml import etree

from briefgen.model.briefing import Citation
from briefgen.render.word import advice
from briefgen.render.word.errors import Findings
from briefgen.render.word.footnote_part import FootnotePart, open_footnotes
from briefgen.render.word.notes import NoteBook, NoteKey, note_key
from briefgen.render.word.place import BODY, NOTES, excerpt
from briefgen.render.word.runs import flatten_leftovers, marks_in, split_run, waiting_runs
from briefgen.render.word.tags import own_text
from briefgen.render.word.values import clean
from briefgen.render.word.wording import note_text
from briefgen.render.word.xml import W, child, text_element

# Of the look of the text before a mark, what the mark does not take over.
_NOT_TAKEN = tuple(W + name for name in ("rStyle", "vertAlign", "position", "u", "em", "strike", "highlight", "shd", "caps"))
_BOOKMARK = "_NoteRef{}"


def place_notes(document: Any, book: NoteBook, findings: Findings) -> int:
    """Resolves every stand-in in the body and returns how many notes were set.

    `document` is the filled python-docx Document. A mark where Word allows no footnote goes to `findings` as an error.
    """
    body: etree._Element = document.element.body
    runs = waiting_runs(body)
    allowed = [run for run in runs if next(run.iterancestors(W + "txbxContent"), None) is None]
    uses = Counter(note_key(citation) for run in allowed for number in marks_in(run) for citation in book.group(number))
    placer = _Placer(document, book, uses) if uses else None
    for run in allowed:
        split_run(run, placer.marks if placer else _no_marks)
    for run in waiting_runs(body):
        if not marks_in(run):
            split_run(run, _no_marks)
    for element in flatten_leftovers(body):
        findings.error(_place(element), *advice.note_in_box())
    for citation in book.citations():
        said = citation.publisher + citation.title + citation.quote
        if clean(said)[1]:
            findings.warning(NOTES, *advice.control_characters(clean(said)[0]))
    return placer.finish(body) if placer else 0


def settle_line_ends(root: etree._Element) -> None:
    """Resolves line ends and tabs in a part that has no notes: a header, a footer, the notes themselves."""
    for run in waiting_runs(root):
        split_run(run, _no_marks)
    flatten_leftovers(root)


class _Placer:
    """Sets notes one after the other, and remembers where each stands."""

    def __init__(self, document: Any, book: NoteBook, uses: Counter[NoteKey]) -> None:
        self._book = book
        self._uses = uses
        self._part: FootnotePart = open_footnotes(document)
        self._ids: dict[NoteKey, int] = {}
        self._references: list[tuple[etree._Element, int]] = []
        self._beginnings: list[tuple[etree._Element, etree._Element]] = []
        self._ends: set[etree._Element] = set()
        self._bookmark = 1 + max(_numbers(document.element.body, "bookmarkStart"), default=0)

    def marks(self, number: int, properties: etree._Element | None) -> list[etree._Element]:
        """The marks of one place, each but perhaps the first with a comma before it."""
        look = self._look(properties)
        elements: list[etree._Element] = []
        for citation in self._book.group(number):
            if elements:
                elements.append(_comma(look))
            elements += self._again(citation, look) if note_key(citation) in self._ids else self._first(citation, look)
        self._beginnings.append((elements[0], look))
        self._ends.add(elements[-1])
        return elements

    def finish(self, body: etree._Element) -> int:
        """Writes the part, parts neighbours, puts the numbers into the references back; returns how many notes were set."""
        self._part.close()
        for beginning, look in self._beginnings:
            before = beginning.getprevious()
            if before is not None and (before in self._ends or before.find(W + "footnoteReference") is not None):
                beginning.addprevious(_comma(look))
        numbers = _note_numbers(body)
        for text, note in self._references:
            text.text = str(numbers[note])
        return len(self._ids)

    def _first(self, citation: Citation, look: etree._Element) -> list[etree._Element]:
        key = note_key(citation)
        note = self._ids[key] = self._part.add(note_text(citation))
        run = _run(look)
        child(run, "footnoteReference", id=str(note))
        if self._uses[key] == 1:
            return [run]
        start = etree.Element(W + "bookmarkStart", {W + "id": str(self._bookmark), W + "name": _BOOKMARK.format(note)})
        end = etree.Element(W + "bookmarkEnd", {W + "id": str(self._bookmark)})
        self._bookmark += 1
        return [start, run, end]

    def _again(self, citation: Citation, look: etree._Element) -> list[etree._Element]:
        """A field in four runs; its text is set when all notes are counted."""
        note = self._ids[note_key(citation)]
        begin, instruction, separate, shown, end = (_run(look) for _ in range(5))
        child(begin, "fldChar", fldCharType="begin")
        code = child(instruction, "instrText")
        code.text = f" NOTEREF {_BOOKMARK.format(note)} \\f \\h "
        child(separate, "fldChar", fldCharType="separate")
        text = text_element("")
        shown.append(text)
        child(end, "fldChar", fldCharType="end")
        self._references.append((text, note))
        return [begin, instruction, separate, shown, end]

    def _look(self, properties: etree._Element | None) -> etree._Element:
        look = etree.Element(W + "rPr") if properties is None else deepcopy(properties)
        for element in list(look):
            if element.tag in _NOT_TAKEN:
                look.remove(element)
        style = etree.Element(W + "rStyle", {W + "val": self._part.mark_style})
        look.insert(0, style)
        return look


def _no_marks(_number: int, _properties: etree._Element | None) -> list[etree._Element]:
    return []


def _run(look: etree._Element) -> etree._Element:
    run = etree.Element(W + "r")
    run.append(deepcopy(look))
    return run


def _comma(look: etree._Element) -> etree._Element:
    run = _run(look)
    run.append(text_element(","))
    return run


def _numbers(root: etree._Element, name: str) -> list[int]:
    return [int(element.get(W + "id", "0")) for element in root.iter(W + name)]


def _note_numbers(body: etree._Element) -> dict[int, int]:
    """The number that each note shows, by its id; notes with a mark of their own are not counted."""
    counted = (element for element in body.iter(W + "footnoteReference") if element.get(W + "customMarkFollows") not in ("1", "true", "on"))
    return {int(element.get(W + "id", "0")): number for number, element in enumerate(counted, start=1)}


def _place(element: etree._Element) -> str:
    paragraph = next(element.iterancestors(W + "p"), element)
    return f"{BODY}“{excerpt(own_text(paragraph))}”"
