"""Marks become real footnotes (or endnotes): one pass over the filled body, in the order of the document.

A clause that is cited again refers back to its first mark with a NOTEREF field instead of repeating the note: Word renumbers such a field with the
notes, and what stands in it meanwhile is right as well. Marks that stand side by side have a comma between them: 1,2 is not 12. There are no
brackets around them, because a line could break before one. Where many sources are named at one place the new ones share a note, and a run of
references back shows its ends, 3-7. Notes that the template's maker set by hand keep their place and are counted.
"""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefgen.model.briefing import Citation
from briefgen.render.language import advice
from briefgen.render.language.findings import Findings
from briefgen.render.language.values import clean
from briefgen.render.language.wording import note_text
from briefgen.render.word.note_groups import MOST_MARKS, group_texts
from briefgen.render.word.note_part import FOOTNOTES, NoteKind, NotePart, open_notes
from briefgen.render.word.notes import NoteBook, NoteKey, note_key
from briefgen.render.word.paragraphs import own_text
from briefgen.render.word.place import BODY, NOTES, excerpt
from briefgen.render.word.runs import flatten_leftovers, marks_in, split_run, waiting_runs
from briefgen.render.word.xml import W, child, text_element, unlink

# Of the look of the text before a mark, what the mark does not take over.
_NOT_TAKEN = frozenset(W + name for name in ("rStyle", "vertAlign", "position", "u", "em", "strike", "highlight", "shd", "caps"))
_BOOKMARK = "_NoteRef{}"
_PLAIN = etree.Element(W + "rPr")
_BOX, _RUN, _ID = W + "txbxContent", W + "r", W + "id"


def place_notes(document: Any, book: NoteBook, findings: Findings, kind: NoteKind = FOOTNOTES) -> int:
    """Resolves every stand-in in the body and returns how many notes were set.

    `document` is the filled python-docx Document. A mark where Word allows no footnote goes to `findings` as an error.
    """
    body: etree._Element = document.element.body
    runs = waiting_runs(body)
    boxes = next(body.iter(_BOX), None) is not None
    allowed = [run for run in runs if next(run.iterancestors(_BOX), None) is None] if boxes else runs
    uses = Counter(note_key(citation) for run in allowed for number in marks_in(run) for citation in book.group(number))
    placer = _Placer(document, book, uses, kind) if uses else None
    for run in allowed:
        split_run(run, placer.marks if placer else _no_marks)
    for run in runs if boxes else ():
        if run.getparent() is not None and not marks_in(run):
            split_run(run, _no_marks)
    for element in flatten_leftovers(body):
        findings.error(_place(element), *advice.note_in_box())
    _report_control_characters(book, findings)
    return placer.finish(body) if placer else 0


def settle_line_ends(root: etree._Element) -> None:
    """Resolves line ends and tabs in a part that has no notes: a header, a footer, the notes themselves."""
    for run in waiting_runs(root):
        split_run(run, _no_marks)
    flatten_leftovers(root)


@dataclass(slots=True)
class _Mark:
    """One mark at a place: its note, its elements, the text that shows the number of a reference back, the comma before it."""

    note: int
    elements: list[etree._Element]
    shown: etree._Element | None = None
    comma: etree._Element | None = None


class _Placer:
    """Sets notes one after the other, and remembers where each stands."""

    def __init__(self, document: Any, book: NoteBook, uses: Counter[NoteKey], kind: NoteKind) -> None:
        self._book = book
        self._uses = uses
        self._kind = kind
        self._part: NotePart = open_notes(document, kind)
        self._ids: dict[NoteKey, int] = {}
        self._places: list[list[_Mark]] = []
        self._looks: dict[bytes, etree._Element] = {}
        self._bookmark = 1 + max(_numbers(document.element.body, "bookmarkStart"), default=0)

    def marks(self, number: int, properties: etree._Element | None) -> list[etree._Element]:
        """The marks of one place, each but perhaps the first with a comma before it."""
        look = self._look(properties)
        group = self._book.group(number)
        new = [citation for citation in group if note_key(citation) not in self._ids]
        together = len(group) > MOST_MARKS and len(new) > 1
        place: list[_Mark] = []
        for citation in group:
            note = self._ids.get(note_key(citation))
            if note is None:
                mark = self._first(new if together else [citation], look)
            elif any(note == mark.note for mark in place):
                continue
            else:
                mark = self._again(note, look)
            mark.comma = _comma(look) if place else None
            place.append(mark)
        self._places.append(place)
        return [element for mark in place for element in _with_comma(mark)]

    def finish(self, body: etree._Element) -> int:
        """Writes the part, parts neighbours, puts the numbers into the references back; returns how many notes were set."""
        self._part.close()
        ends = {place[-1].elements[-1] for place in self._places}
        for place in self._places:
            before = place[0].elements[0].getprevious()
            if before is not None and (before in ends or before.find(self._kind.reference) is not None):
                place[0].elements[0].addprevious(_comma(self._look(_properties_of(place[0]))))
        if any(mark.shown is not None for place in self._places for mark in place):
            numbers = self._note_numbers(body)
            for place in self._places:
                _show(place, numbers)
        return len(set(self._ids.values()))

    def _first(self, citations: list[Citation], look: etree._Element) -> _Mark:
        texts = group_texts(citations) if len(citations) > 1 else (note_text(citations[0]),)
        note = self._part.add(texts)
        keys = [note_key(citation) for citation in citations]
        self._ids.update(dict.fromkeys(keys, note))
        run = _run(look)
        etree.SubElement(run, self._kind.reference, {_ID: str(note)})
        if all(self._uses[key] == 1 for key in keys):
            return _Mark(note, [run])
        start = etree.Element(W + "bookmarkStart", {_ID: str(self._bookmark), W + "name": _BOOKMARK.format(note)})
        end = etree.Element(W + "bookmarkEnd", {_ID: str(self._bookmark)})
        self._bookmark += 1
        return _Mark(note, [start, run, end])

    def _again(self, note: int, look: etree._Element) -> _Mark:
        """A field in five runs; its text is set when all notes are counted."""
        begin, instruction, separate, shown, end = (_run(look) for _ in range(5))
        child(begin, "fldChar", fldCharType="begin")
        code = child(instruction, "instrText")
        code.text = f" NOTEREF {_BOOKMARK.format(note)} \\f \\h "
        child(separate, "fldChar", fldCharType="separate")
        text = text_element("")
        shown.append(text)
        child(end, "fldChar", fldCharType="end")
        return _Mark(note, [begin, instruction, separate, shown, end], text)

    def _look(self, properties: etree._Element | None) -> etree._Element:
        """An empty run that looks like the text before it, in the style of marks."""
        properties = _PLAIN if properties is None else properties
        key = etree.tostring(properties)
        if key not in self._looks:
            run = self._looks[key] = etree.Element(_RUN)
            look = child(run, "rPr")
            child(look, "rStyle", val=self._part.mark_style)
            look.extend(deepcopy(element) for element in properties if element.tag not in _NOT_TAKEN)
        return self._looks[key]

    def _note_numbers(self, body: etree._Element) -> dict[int, int]:
        """The number that each note shows, by its id; notes with a mark of their own are not counted."""
        marks = body.iter(self._kind.reference)
        counted = (element for element in marks if element.get(W + "customMarkFollows") not in ("1", "true", "on"))
        return {int(element.get(_ID, "0")): number for number, element in enumerate(counted, start=1)}


def _show(place: list[_Mark], numbers: dict[int, int]) -> None:
    """Puts the numbers into references back; of three or more in a row only the ends stay, with a dash between them."""
    for mark in place:
        if mark.shown is not None:
            mark.shown.text = str(numbers[mark.note])
    for start, end in list(_stretches(place, numbers)):
        for mark in place[start + 1 : end]:
            for element in _with_comma(mark):
                unlink(element)
        comma = place[end].comma
        if comma is not None:
            comma[-1].text = "-"


def _stretches(place: list[_Mark], numbers: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The first and last index of each stretch of numbers in a row whose inner marks are references back."""
    start = 0
    for index in range(1, len(place) + 1):
        joined = index < len(place) and numbers[place[index].note] == numbers[place[index - 1].note] + 1
        inner = index - 1 == start or place[index - 1].shown is not None
        if joined and inner:
            continue
        if index - 1 - start >= 2:
            yield start, index - 1
        start = index if not joined else index - 1


def _with_comma(mark: _Mark) -> list[etree._Element]:
    return mark.elements if mark.comma is None else [mark.comma, *mark.elements]


def _properties_of(mark: _Mark) -> etree._Element | None:
    """The look of a mark's own run."""
    return next((run.find(W + "rPr") for run in mark.elements if run.tag == _RUN), None)


def _no_marks(_number: int, _properties: etree._Element | None) -> list[etree._Element]:
    return []


def _run(look: etree._Element) -> etree._Element:
    return deepcopy(look)


def _comma(look: etree._Element) -> etree._Element:
    run = _run(look)
    run.append(text_element(","))
    return run


def _numbers(root: etree._Element, name: str) -> list[int]:
    return [int(element.get(_ID, "0")) for element in root.iter(W + name)]


def _report_control_characters(book: NoteBook, findings: Findings) -> None:
    said = [citation.publisher + citation.title + citation.words for citation in book.citations()]
    if clean("".join(said))[1]:
        for text in said:
            cleaned, dropped = clean(text)
            if dropped:
                findings.warning(NOTES, *advice.control_characters(cleaned))


def _place(element: etree._Element) -> str:
    paragraph = next(element.iterancestors(W + "p"), element)
    return f"{BODY}“{excerpt(own_text(paragraph))}”"
