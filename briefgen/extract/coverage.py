"""How many of a story's numbers are accounted for: 全年产值50亿元，咨询电话0551-2345678 — one is in a fact, one in the ledger, none is lost.

A numeric span is a run of digits, or a number or share in words (三成, 十余家). It is accounted for where a fact's quote holds it or a line of the ledger
touches it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.clean.story import CleanStory
from briefgen.extract.number import find_numbers
from briefgen.extract.story import Extraction
from briefgen.model.span import Span

_DIGITS = re.compile(r"\d[\d.,，]*\d|\d")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers in the quotes of facts, others in the ledger, and the spans in the source text of those that are in neither."""

    in_facts: int
    in_ledger: int
    lost: tuple[Span, ...]

    @property
    def spans(self) -> int:
        return self.in_facts + self.in_ledger + len(self.lost)

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(self.in_facts + other.in_facts, self.in_ledger + other.in_ledger, self.lost + other.lost)


def coverage_of(story: CleanStory, extraction: Extraction) -> Coverage:
    """Where the numbers of a relevant story have gone."""
    quotes = [(fact.start, fact.end) for fact in extraction.facts]
    lines = [(entry.start, entry.end) for entry in extraction.ledger]
    in_facts = in_ledger = 0
    lost: list[Span] = []
    for span in numeric_spans(story):
        if any(start <= span.start and span.end <= end for start, end in quotes):
            in_facts += 1
        elif any(start < span.end and span.start < end for start, end in lines):
            in_ledger += 1
        else:
            lost.append(span)
    return Coverage(in_facts, in_ledger, tuple(lost))


def numeric_spans(story: CleanStory) -> Iterable[Span]:
    """The numeric spans of a story in the source text."""
    found = {(match.start(), match.end()) for match in _DIGITS.finditer(story.text)}
    found |= {(number.start, number.end) for number in find_numbers(story.text) if number.form != "digits"}
    return [story.source(start, end) for start, end in sorted(found)]
