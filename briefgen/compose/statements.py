"""Figures that are said together: first all figures of one indicator, then the indicators of one subject and period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.compose.clauses import is_points
from briefgen.model.fact import Days, Figure
from briefgen.resolve.merge import Merged
from briefgen.resolve.order import reading_key
from briefgen.resolve.quote import base_indicator, ranked, whole

_ORDER = ("level", "growth", "multiple", "share", "rank", "contribution")
_MOST_CLAUSED = 3
_MOST_COUNTED = 6


@dataclass(frozen=True, slots=True)
class Group:
    """All that is told of one indicator of one subject in one period: `figures` in the order of telling."""

    subject: str
    indicator: str
    period: Days | None
    modality: str
    figures: tuple[Merged[Figure], ...]
    parents: tuple[Figure | None, ...]


Statement = tuple[Group, ...]


def group_figures(figures: Iterable[Merged[Figure]]) -> tuple[Group, ...]:
    """Groups in reading order of their first figure; a second value for the same thing is left to the conflicts."""
    groups: dict[tuple[str, str, Days | None, str], list[Merged[Figure]]] = {}
    for one in figures:
        fact = one.fact
        groups.setdefault((fact.subject, base_indicator(fact), fact.period, fact.modality), []).append(one)
    return tuple(_group(key, members) for key, members in groups.items())


def _group(key: tuple[str, str, Days | None, str], members: list[Merged[Figure]]) -> Group:
    parents = {one.fact.id: parent_of(one, members) for one in members}
    told: dict[tuple[object, ...], Merged[Figure]] = {}
    for one in members:
        told.setdefault(_says(one.fact, parents[one.fact.id]), one)
    ordered = sorted(told.values(), key=lambda one: _place(one.fact, parents[one.fact.id]))
    return Group(*key, tuple(ordered), tuple(parents[one.fact.id] for one in ordered))


def _says(fact: Figure, parent: Figure | None) -> tuple[object, ...]:
    """What a figure tells, its value apart; ranks of amount and of growth are two things."""
    about = ranked(fact) if fact.aspect == "rank" else whole(fact) if fact.aspect == "share" else ""
    return (fact.aspect, fact.comparison, about, is_points(fact), parent.aspect if parent else "")


def _place(fact: Figure, parent: Figure | None) -> tuple[int, int, tuple[object, ...]]:
    """Level, growth, share, rank; a change comes right behind what it changes."""
    if fact.aspect != "change":
        return (_ORDER.index(fact.aspect), 0, reading_key(fact))
    return (_ORDER.index(parent.aspect) if parent and parent.aspect in _ORDER else 0, 1, reading_key(fact))


def parent_of(change: Merged[Figure], members: Sequence[Merged[Figure]]) -> Figure | None:
    """The rate or share that a change in points refers to: the nearest one told before it in the same document."""
    if change.fact.aspect != "change" or not is_points(change.fact):
        return None
    near = [
        (told.number_start - other.number_end, reading_key(other), other)
        for one in members if one.fact.aspect in ("growth", "share", "level") and one.fact.unit == "%"
        for other in one.facts
        for told in change.facts
        if told.document == other.document and other.number_end <= told.number_start
    ]  # fmt: skip
    return min(near)[2] if near else None


def statements(figures: Iterable[Merged[Figure]]) -> tuple[Statement, ...]:
    """What makes one sentence each: groups of one subject, period and modality, few enough to be read in one breath."""
    together: dict[tuple[str, Days | None, str], list[Group]] = {}
    for group in group_figures(figures):
        together.setdefault((group.subject, group.period, group.modality), []).append(group)
    return tuple(part for groups in together.values() for part in _parts(groups))


def _parts(groups: list[Group]) -> list[Statement]:
    """Counts go together by six, what has clauses or is no amount by three."""
    counted = [group for group in groups if len(group.figures) == 1 and group.figures[0].fact.aspect == "level"]
    claused = [group for group in groups if group not in counted]
    parts = [*_slices(claused, _MOST_CLAUSED), *_slices(counted, _MOST_COUNTED)]
    return sorted(parts, key=lambda part: reading_key(part[0].figures[0].facts[0]))


def _slices(groups: list[Group], size: int) -> list[Statement]:
    return [tuple(groups[start : start + size]) for start in range(0, len(groups), size)]
