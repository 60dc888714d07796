"""Where a number stands: the words that are its own, from the number before it to the number behind it, within its clause or bracket.

全市完成工业投资|526.4亿元|（增长|12.1%|），技改投资|208.7亿元 — 增长 belongs to 12.1 %, 技改投资 to 208.7 亿元.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.number import NumberMention
from briefgen.extract.sentence import Clause, Sentence

_BETWEEN = "、，,）)和与及以 \u3000"


@dataclass(frozen=True, slots=True)
class Place:
    """A number with its own words: `[start, number.outer_start)` before it, `[number.outer_end, ceiling)` behind it.

    `previous` and `following` are the figures beside it in the same clause.
    """

    number: NumberMention
    sentence: Sentence
    clause: Clause
    start: int
    ceiling: int
    previous: NumberMention | None
    following: NumberMention | None
    bracketed: bool = False


def places_in(analysis: Analysis, sentence: Sentence, numbers: list[NumberMention]) -> Iterator[Place]:
    """The places of the numbers that may be figures, in order."""
    for at, number in enumerate(numbers):
        clause = sentence.clause_at(number.start)
        previous = numbers[at - 1] if at and numbers[at - 1].start >= clause.start else None
        following = numbers[at + 1] if at + 1 < len(numbers) and numbers[at + 1].start < clause.end else None
        yield _place(analysis.text, number, sentence, clause, previous, following)


def _place(
    text: str, number: NumberMention, sentence: Sentence, clause: Clause, previous: NumberMention | None, following: NumberMention | None
) -> Place:
    start = previous.outer_end if previous else clause.start
    ceiling = following.outer_start if following else clause.end
    opening = max(text.rfind("（", start, number.start), text.rfind("(", start, number.start))
    bracketed = opening >= 0 and _closing(text, opening, number.start) < 0
    if bracketed:
        start = opening + 1
    closing = _closing(text, number.end, ceiling)
    if closing >= 0 and _opening(text, number.end, closing) < 0:
        ceiling = closing
        bracketed = True
    while start < number.outer_start and text[start] in _BETWEEN:
        start += 1
    return Place(number, sentence, clause, min(start, number.outer_start), ceiling, previous, following, bracketed)


def _closing(text: str, start: int, end: int) -> int:
    return _first(text, "）)", start, end)


def _opening(text: str, start: int, end: int) -> int:
    return _first(text, "（(", start, end)


def _first(text: str, marks: str, start: int, end: int) -> int:
    found = [at for mark in marks if (at := text.find(mark, start, end)) >= 0]
    return min(found, default=-1)
