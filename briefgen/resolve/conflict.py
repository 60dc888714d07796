"""Two values for one thing, and which of them is used.

Three kinds: one indicator of one subject and period with two values; one project with two investments, capacities or scales, whatever the period; and
one count told for two days less than a year apart, which may have changed or may be counted otherwise (the source rarely says which).
The value used is a person's, else that of the later story, else that of the more official publisher. Nothing is averaged, nothing dropped.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal

from briefgen.model.fact import Figure
from briefgen.model.review import Verdict
from briefgen.resolve.amount import agree, amount, step
from briefgen.resolve.merge import Merged
from briefgen.resolve.order import last_day, reading_key
from briefgen.resolve.project import read_name
from briefgen.resolve.quote import ranked, whole

ConflictKind = Literal["value", "project", "count"]
Why = Literal["person", "later", "official", "exact", "open"]

_SCALES = ("总投资", "投资额", "投资", "年产能", "产能", "生产能力", "建设规模", "占地面积", "建筑面积")
_INTENDED = ("计划", "规划", "预计", "设计", "拟", "建成后", "投产后")
_COUNTED = frozenset("户家条个名只种项所座")
_SAME_TIME = 366
_MOST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Conflict:
    """The statements that contradict each other, in reading order, two or more; `used` is the one that a briefing takes, for the reason `why`."""

    figures: tuple[Merged[Figure], ...]
    kind: ConflictKind = "value"
    used: Merged[Figure] | None = None
    why: Why = "open"


@dataclass(frozen=True, slots=True)
class Sources:
    """What is known beyond the facts: how official a document's publisher is, which project a subject means, the one name of an indicator."""

    rank: Callable[[str], int] = lambda _document: 0
    project: Callable[[str], str | None] = lambda _subject: None
    indicators: Mapping[str, str] = field(default_factory=dict)

    def indicator(self, name: str) -> str:
        """重点产业链企业 is 链上企业数, where the words say so."""
        for printed in (name, name.removeprefix("重点"), name.removesuffix("数")):
            if printed in self.indicators:
                return self.indicators[printed]
        return name


def find_conflicts(figures: Iterable[Merged[Figure]], sources: Sources | None = None) -> tuple[Conflict, ...]:
    """Conflicts in reading order of their first statement; each pair of statements is in one conflict only."""
    known = sources or Sources()
    told = tuple(figures)
    kinds: tuple[tuple[ConflictKind, list[list[Merged[Figure]]]], ...]
    kinds = (("value", _by_value(told)), ("project", _by_project(told, known)), ("count", _by_count(told, known)))
    found: list[Conflict] = []
    pairs: set[frozenset[str]] = set()
    for kind, groups in kinds:
        for group in groups:
            names = frozenset(one.fact.id for one in group)
            if names not in pairs and _contradict(group):
                pairs.add(names)
                used, why = preferred(group, known)
                found.append(Conflict(tuple(group), kind, used, why))
    return tuple(sorted(found, key=lambda one: reading_key(one.figures[0].facts[0])))


def preferred(group: Iterable[Merged[Figure]], sources: Sources) -> tuple[Merged[Figure], Why]:
    """The statement that is used, and by which rule it comes before the others."""
    ranked_ones = sorted(group, key=lambda one: _standing(one, sources), reverse=True)
    best, next_best = _standing(ranked_ones[0], sources), _standing(ranked_ones[1], sources)
    reasons: tuple[Why, ...] = ("person", "later", "official", "exact")
    # the two are in descending order, so the first place where they differ is where the first one wins
    return ranked_ones[0], next((reason for place, reason in enumerate(reasons) if best[place] != next_best[place]), "open")


def _standing(one: Merged[Figure], sources: Sources) -> tuple[bool, date, int, int, tuple[object, ...]]:
    """A person's word, the day of the last story that tells it, the rank of its publisher, how exactly it is told; the place last, to make it total."""
    days = [last_day(fact) for fact in one.facts if last_day(fact) != date.max]
    told = max(days, default=date.min)
    words = {fact.review.verdict for fact in one.facts if fact.review}
    rank = max(sources.rank(fact.document) for fact in one.facts if last_day(fact) == told or not days)
    exact = int(one.fact.bound == "exact")
    return (bool(words & {Verdict.ACCEPT, Verdict.CORRECT}), told, rank, exact, reading_key(one.fact))


def _by_value(figures: Iterable[Merged[Figure]]) -> list[list[Merged[Figure]]]:
    """Actual figures of one subject, indicator, aspect and period. One without a period conflicts with none: it may be another year's."""
    groups: dict[tuple[object, ...], list[Merged[Figure]]] = {}
    for one in figures:
        fact = one.fact
        if fact.period is not None and fact.modality == "actual" and fact.aspect != "change":
            key = (fact.subject, fact.indicator, fact.aspect, fact.comparison, fact.period, _measured(fact))
            groups.setdefault(key, []).append(one)
    return list(groups.values())


def _by_project(figures: Iterable[Merged[Figure]], sources: Sources) -> list[list[Merged[Figure]]]:
    """What a project costs, makes or covers; told as plan or as fact, of the whole or of one phase."""
    groups: dict[tuple[object, ...], list[Merged[Figure]]] = {}
    for one in figures:
        fact = one.fact
        project = sources.project(fact.subject) if fact.aspect == "level" else None
        indicator = _bare(fact.indicator)
        if project is not None and indicator in _SCALES:
            groups.setdefault((project, indicator, amount(fact)[2], _phase(fact.subject), fact.period), []).append(one)
    return list(groups.values())


def _by_count(figures: Iterable[Merged[Figure]], sources: Sources) -> list[list[Merged[Figure]]]:
    """Two neighbouring counts of one list, told for two days less than a year apart."""
    groups: dict[tuple[object, ...], list[Merged[Figure]]] = {}
    for one in figures:
        fact = one.fact
        counted = fact.aspect == "level" and fact.modality == "actual" and fact.unit in _COUNTED
        indicator = sources.indicator(fact.indicator) if counted else ""
        if counted and fact.period is not None and indicator in sources.indicators.values() and not indicator.startswith("新增"):
            groups.setdefault((fact.subject, indicator, amount(fact)[2]), []).append(one)
    pairs = []
    for group in groups.values():
        ordered = sorted(group, key=lambda one: (_end(one.fact), reading_key(one.fact)))
        pairs += [[one, two] for one, two in pairwise(ordered) if 0 < (_end(two.fact) - _end(one.fact)).days < _SAME_TIME]
    return pairs


def _end(figure: Figure) -> date:
    return figure.period[1] if figure.period else date.min


def _bare(indicator: str) -> str:
    for word in _INTENDED:
        indicator = indicator.removeprefix(word)
    return indicator


def _phase(subject: str) -> str:
    return read_name(subject).phase


def _measured(figure: Figure) -> str:
    """First by amount and second by growth are no contradiction; nor are shares of two different wholes."""
    if figure.aspect == "rank":
        return ranked(figure)
    return whole(figure) if figure.aspect == "share" else ""


def _contradict(group: list[Merged[Figure]]) -> bool:
    """Two numbers of one sentence are parts or a list, no contradiction. A group of thousands is compared value by value, not pair by pair."""
    alike: dict[tuple[object, ...], Merged[Figure]] = {}
    for one in group:
        alike.setdefault((amount(one.fact), one.fact.bound, step(one.fact), one.fact.document, one.fact.start // 200), one)
    told = list(alike.values())[:_MOST_COMPARED]
    return any(
        not agree(one.fact, two.fact) and not _one_sentence(one.fact, two.fact)
        for place, one in enumerate(told)
        for two in told[place + 1 :]
    )


def _one_sentence(left: Figure, right: Figure) -> bool:
    return left.document == right.document and left.start < right.end and right.start < left.end
