"""Two values for one thing: the same subject, indicator, aspect, comparison and period, told differently in two sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model.fact import Figure
from briefgen.resolve.amount import agree
from briefgen.resolve.merge import Merged
from briefgen.resolve.quote import ranked, whole


@dataclass(frozen=True, slots=True)
class Conflict:
    """The statements that contradict each other, in reading order; two or more."""

    figures: tuple[Merged[Figure], ...]


def find_conflicts(figures: Iterable[Merged[Figure]]) -> tuple[Conflict, ...]:
    """Conflicts among actual figures, in reading order. A figure without a period conflicts with none: it may be another year's."""
    groups: dict[tuple[object, ...], list[Merged[Figure]]] = {}
    for one in figures:
        fact = one.fact
        if fact.period is not None and fact.modality == "actual" and fact.aspect != "change":
            key = (fact.subject, fact.indicator, fact.aspect, fact.comparison, fact.period, _measured(fact))
            groups.setdefault(key, []).append(one)
    return tuple(Conflict(tuple(group)) for group in groups.values() if _contradict(group))


def _measured(figure: Figure) -> str:
    """First by amount and second by growth are no contradiction; nor are shares of two different wholes."""
    if figure.aspect == "rank":
        return ranked(figure)
    return whole(figure) if figure.aspect == "share" else ""


def _contradict(group: list[Merged[Figure]]) -> bool:
    """Two numbers of one sentence are parts or a list, no contradiction."""
    return any(
        not agree(one.fact, two.fact) and not _one_sentence(one.fact, two.fact)
        for place, one in enumerate(group)
        for two in group[place + 1 :]
    )


def _one_sentence(left: Figure, right: Figure) -> bool:
    return left.document == right.document and left.start < right.end and right.start < left.end
