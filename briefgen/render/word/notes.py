"""The citations met while a template is filled: each place where some are wanted gets a mark in the text, resolved when all is filled."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from briefgen.model.briefing import Citation
from briefgen.render.language.values import MARK_END, MARK_START

NoteKey = tuple[str, str]
"""What makes two citations one note: the document and the clause."""


def note_key(citation: Citation) -> NoteKey:
    """The note that the citation belongs to."""
    return citation.document, citation.quote


@dataclass(slots=True)
class NoteBook:
    """Groups of citations that stand at one place, by the number in their mark."""

    _groups: list[tuple[Citation, ...]] = field(default_factory=list)
    _numbers: dict[tuple[Citation, ...], int] = field(default_factory=dict)

    def mark(self, citations: tuple[Citation, ...]) -> str:
        """A stand-in for the marks of these citations, "" for none. A note that is named twice in them is marked once."""
        if not citations:
            return ""
        number = self._numbers.get(citations)
        if number is None:
            number = self._numbers[citations] = len(self._groups)
            self._groups.append(tuple({note_key(citation): citation for citation in reversed(citations)}.values())[::-1])
        return f"{MARK_START}{number}{MARK_END}"

    def group(self, number: int) -> tuple[Citation, ...]:
        """The citations of a mark."""
        return self._groups[number]

    def citations(self) -> Iterator[Citation]:
        """Every citation of every mark."""
        return chain.from_iterable(self._groups)
