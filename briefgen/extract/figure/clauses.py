"""Lists that stand in other clauses than their numbers: 信息传输、软件和信息技术服务业，租赁和商务服务业，批发和零售业增加值|分别增长8.3%、7.4%、6.6% ;
汽车产业、通用航空产业保持增长，|增速分别为15.3%和9.8%.

What parts the items is the comma in the first, and in the second they stand before the predicate of the clause before.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.inherit import topic_start
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.trend import TREND
from briefgen.extract.names import Name
from briefgen.extract.sentence import Clause

_MARKS = re.compile(r"、|以及|和|与|及")
_LONGEST_ITEM = 30
_NAMED = ("region", "country", "enterprise", "project", "park", "town")

Span = tuple[int, int]


def over_clauses(analysis: Analysis, place: Place, end: int, count: int) -> list[Span]:
    """The items of a list whose last one ends at `end` and whose others are the clauses right before; [] where those are no trades."""
    clauses = place.sentence.clauses
    at = clauses.index(place.clause)
    first = at - count + 1
    if count < 3 or first < 0 or not all(_follow(analysis, clauses[number], clauses[number + 1]) for number in range(first, at)):
        return []
    spans = [(clause.start, clause.end) for clause in clauses[first:at]]
    spans[0] = (topic_start(analysis, spans[0][0], spans[0][1]), spans[0][1])
    tails = tuple(analysis.grammar.group("topic_tail"))
    trades = all(start < stop <= start + _LONGEST_ITEM and analysis.text.endswith(tails, start, stop) for start, stop in spans)
    return [*spans, (place.clause.start, end)] if trades and not _counted(place, spans) else []


def listed_before(analysis: Analysis, place: Place, count: int) -> list[Span]:
    """The items that the clause before has in front of its predicate, as many as there are numbers; [] where there are not, or where they are names."""
    clauses = place.sentence.clauses
    at = clauses.index(place.clause)
    if at == 0 or not _follow(analysis, clauses[at - 1], place.clause):
        return []
    clause = clauses[at - 1]
    start = topic_start(analysis, clause.start, clause.end)
    marks = [match for match in _MARKS.finditer(analysis.text, start, clause.end) if not _inside(analysis.name_at(match.start()), match.start())]
    for parted in (marks, [match for match in marks if match.group() == "、"]):
        if len(parted) != count - 1:
            continue
        starts = [start, *(match.end() for match in parted)]
        stops = [*(match.start() for match in parted), _before_predicate(analysis, starts[-1], clause.end)]
        spans = list(zip(starts, stops, strict=True))
        return spans if stops[-1] < clause.end and not _counted(place, spans) and not any(_is_named(analysis, begin) for begin in starts) else []
    return []


def _before_predicate(analysis: Analysis, start: int, end: int) -> int:
    """Where the last item ends: at the edge of its phrase, or where its trend is told (计算机制造业|增势良好)."""
    stop = analysis.phrases.end_after(start, end)
    trend = TREND.search(analysis.text, start + 2, stop)
    return trend.start() if trend else stop


def _follow(analysis: Analysis, clause: Clause, following: Clause) -> bool:
    return analysis.text[clause.end : following.start].strip() in ("，", ",")


def _counted(place: Place, spans: list[Span]) -> bool:
    return any(start <= number.start < stop for number in place.sentence.numbers for start, stop in spans if number.unit)


def _inside(name: Name | None, at: int) -> bool:
    return name is not None and name.start < at


def _is_named(analysis: Analysis, at: int) -> bool:
    name = analysis.name_at(at)
    return name is not None and name.start == at and name.kind in _NAMED
