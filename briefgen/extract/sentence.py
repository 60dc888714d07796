"""Sentences and clauses of a story: 一季度，|全市规上工业增加值同比增长12.9%，|比全国高出6.4个百分点。

A sentence ends at 。！？ or at the paragraph's end; ；parts it into groups which share a topic; a clause ends at ，；：. Marks inside 《》 and inside
brackets end nothing, so that a title or an aside stays in its clause. What runs on for more than `LONGEST` characters is cut at a clause's end.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.extract.number import NumberMention
from briefgen.extract.period import PeriodMention

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”’」』）)]*")
LONGEST = 800
_CLAUSE = re.compile(r"(?:《[^》\n]{0,80}》|（[^）\n]{0,40}）|[^，；：,;])+")


@dataclass(frozen=True, slots=True)
class Clause:
    """`[start, end)` in the story's text, without the mark behind it."""

    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """One sentence with what was seen in it. `paragraph` counts the paragraphs of the story from 0."""

    start: int
    end: int
    paragraph: int
    clauses: list[Clause]
    numbers: list[NumberMention] = field(default_factory=list)
    periods: list[PeriodMention] = field(default_factory=list)

    def clause_at(self, at: int) -> Clause:
        """The clause that holds a place, or the first one behind it."""
        index = bisect_right(self.clauses, at, key=_end)
        return self.clauses[min(index, len(self.clauses) - 1)]


def _end(clause: Clause) -> int:
    return clause.end


def split_sentences(text: str, start: int = 0) -> Iterator[Sentence]:
    """The sentences of `text` from `start` on, in order, each within one paragraph."""
    paragraph = text.count("\n", 0, start)
    last = start
    for match in _SENTENCE.finditer(text, start):
        first, end = match.span()
        paragraph += text.count("\n", last, first)
        last = first
        while first < end and text[first] in " \u3000":
            first += 1
        while end - first > LONGEST:
            cut = _cut(text, first, first + LONGEST)
            yield Sentence(first, cut, paragraph, _clauses(text, first, cut))
            first = cut
        if first < end:
            yield Sentence(first, end, paragraph, _clauses(text, first, end))


def _cut(text: str, start: int, end: int) -> int:
    """Behind the last clause mark of `[start, end)`, `end` where there is none."""
    return max(text.rfind(mark, start, end) + 1 for mark in "，；,;、") or end


def _clauses(text: str, start: int, end: int) -> list[Clause]:
    clauses = [Clause(match.start(), match.end()) for match in _CLAUSE.finditer(text, start, end)]
    return clauses or [Clause(start, end)]
