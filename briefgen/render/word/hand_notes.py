"""Notes that the template's maker set by hand, inside a loop: each pass gets a note of its own, for two marks must not share one."""

from copy import deepcopy
from typing import Any

from lxml import etree

from briefgen.render.word.note_part import ENDNOTES, FOOTNOTES, NoteKind
from briefgen.render.word.xml import W, parse, serialize

_ID = W + "id"
_OF_WORD = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def part_hand_notes(document: Any) -> None:
    """Copies the notes of a filled python-docx Document that are marked more than once. Runs before notes are added."""
    for kind in (FOOTNOTES, ENDNOTES):
        part: Any = next((rel.target_part for rel in document.part.rels.values() if rel.reltype == kind.relation), None)
        if part is None:
            continue
        repeated = _repeated(document.element.body, kind)
        if repeated:
            root = parse(part.blob)
            _copy(root, kind, repeated)
            part._blob = serialize(root)


def _repeated(body: etree._Element, kind: NoteKind) -> list[etree._Element]:
    """Every mark but the first of its note."""
    seen: set[str] = set()
    repeated = []
    for mark in body.iter(kind.reference):
        number = mark.get(_ID, "")
        if number in seen:
            repeated.append(mark)
        seen.add(number)
    return repeated


def _copy(root: etree._Element, kind: NoteKind, marks: list[etree._Element]) -> None:
    notes = {note.get(_ID, ""): note for note in root.iter(W + kind.name)}
    number = max((int(own) for own in notes if own.lstrip("-").isdigit()), default=0)
    for mark in marks:
        note = notes.get(mark.get(_ID, ""))
        if note is None:
            continue
        number += 1
        twin = deepcopy(note)
        twin.set(_ID, str(number))
        for paragraph in twin.iter(W + "p"):
            for name in [name for name in paragraph.attrib if str(name).startswith(_OF_WORD)]:
                del paragraph.attrib[name]
        root.append(twin)
        mark.set(_ID, str(number))
