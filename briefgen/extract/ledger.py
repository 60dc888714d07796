"""The ledger of a story: every number that is in no fact, with the reason why.

第三季度，5G基站达到1.2万个，咨询电话0551-2345678 — 1.2万个 is a figure; 5G is part of a name, the telephone number is a telephone number. A date that
stands in the quote of a fact is in that fact; one that dates nothing goes to the ledger.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft
from briefgen.model.ledger import Reason

Entry = tuple[int, int, tuple[int, int], Reason]
Span = tuple[int, int]

_EXCLUDED = {
    "name": Reason.NAME,
    "ordinal": Reason.ORDINAL,
    "contact": Reason.CONTACT,
    "parameter": Reason.PARAMETER,
    "page": Reason.PAGE,
    "rhetoric": Reason.RHETORIC,
    "date": Reason.PERIOD,
}
_DIGITS = re.compile(r"\d[\d.,，]*\d|\d")
_NUMERALS = re.compile(r"[\d一二两三四五六七八九十百千万]")


def find_entries(analysis: Analysis, unbound: Iterable[Entry], drafts: Iterable[Draft]) -> list[Entry]:
    """The lines of the ledger in order: unbound numbers, numbers that count nothing, dates that date nothing, digits of names."""
    entries = [*unbound, *_excluded(analysis), *_dates(analysis, _merged((draft.start, draft.end) for draft in drafts))]
    seen = _merged(
        [(start, end) for start, end, _, _ in entries]
        + [(number.start, number.end) for number in analysis.numbers]
        + [(mention.start, mention.end) for mention in analysis.periods]
    )
    entries += _left_over(analysis, seen)
    return sorted(entries, key=lambda entry: entry[:2])


def _excluded(analysis: Analysis) -> Iterator[Entry]:
    for number in analysis.excluded:
        yield number.start, number.end, _sentence(analysis, number.start), _EXCLUDED[number.reason]


def _dates(analysis: Analysis, quoted: list[Span]) -> Iterator[Entry]:
    """Periods printed with digits or numerals outside of every fact's quote."""
    for mention in analysis.periods:
        if _NUMERALS.search(analysis.text, mention.start, mention.end) and not _inside(quoted, mention.start):
            yield mention.start, mention.end, _sentence(analysis, mention.start), Reason.PERIOD


def _left_over(analysis: Analysis, seen: list[Span]) -> Iterator[Entry]:
    """Digits that no grammar claims stand in names (T800, A2B)."""
    for match in _DIGITS.finditer(analysis.text):
        if not _inside(seen, match.start()):
            yield match.start(), match.end(), _sentence(analysis, match.start()), Reason.NAME


def _sentence(analysis: Analysis, at: int) -> Span:
    """The sentence around a place, the place's own paragraph where it stands in none."""
    index = bisect_right(analysis.sentences, at, key=lambda sentence: sentence.start) - 1
    if index < 0:
        return at, at + 1
    sentence = analysis.sentences[index]
    return sentence.start, max(sentence.end, at + 1)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _inside(spans: list[Span], at: int) -> bool:
    index = bisect_right(spans, (at, len(spans) and spans[-1][1] + 1)) - 1
    return index >= 0 and at < spans[index][1]
