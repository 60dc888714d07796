"""The same fact told in several places becomes one, with all its places.

Figures are the same when subject, indicator, aspect, period, modality and the folded amount are the same. Within one document
a figure that names no period (or no comparison) is the same as its fuller twin: headlines and leads leave these out. What is counted (52个项目) and told
in several documents of one month is the same with and without its day.
A round figure (约2000亿) of the same period confirms the exact one (1998.6亿) and goes with it, marked as rounded; of several the nearest.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy
from briefgen.resolve.amount import amount, rounds
from briefgen.resolve.order import AnyFact, in_reading_order
from briefgen.resolve.quote import whole

_MONTH = len("2024-12")
_COUNTED = frozenset("个户项条位座件批")
Kind = TypeVar("Kind", Figure, Milestone, Membership, Policy, Event)


@dataclass(frozen=True, slots=True)
class Merged(Generic[Kind]):
    """One statement: `fact` is its fullest telling, `facts` are all tellings in reading order, `rounded` those of them that tell it in round numbers."""

    fact: Kind
    facts: tuple[Kind, ...]
    rounded: tuple[Kind, ...] = ()

    @property
    def confidence(self) -> float:
        return max(fact.confidence for fact in self.facts)

    @property
    def documents(self) -> int:
        """In how many documents it is told: more than one confirm each other."""
        return len({fact.document for fact in self.facts})


def merge_figures(figures: Iterable[Figure]) -> tuple[Merged[Figure], ...]:
    """Figures in reading order of their first telling."""
    merged = _merge(figures, _figure_key, lambda figure: (figure.period is not None, figure.comparison is not None))
    return _absorb_rounded(_absorb_bare(merged))


def merge_milestones(milestones: Iterable[Milestone], key: Callable[[str], str]) -> tuple[Merged[Milestone], ...]:
    """Milestones; `key` gives a project's canonical name. A dated telling is fuller than an undated one."""
    return _merge(
        milestones,
        lambda fact: (key(fact.project), fact.stage, fact.modality, fact.date),
        lambda fact: (fact.date is not None, fact.enterprise is not None),
    )


def merge_memberships(memberships: Iterable[Membership]) -> tuple[Merged[Membership], ...]:
    return _merge(memberships, lambda fact: (fact.member, fact.role, fact.group), lambda fact: (fact.group is not None,))


def merge_policies(policies: Iterable[Policy]) -> tuple[Merged[Policy], ...]:
    return _merge(
        policies,
        lambda fact: (_bare_title(fact.title), fact.action),
        lambda fact: (fact.date is not None, fact.issuer is not None, "《" in fact.quote),
    )


def merge_events(events: Iterable[Event]) -> tuple[Merged[Event], ...]:
    return _merge(events, lambda fact: (fact.date, fact.category, _bare_summary(fact.summary)), lambda fact: (fact.place is not None,))


def _figure_key(figure: Figure) -> Hashable:
    return (
        figure.subject, figure.indicator, figure.aspect, figure.comparison, figure.period, figure.modality, figure.bound, amount(figure),
    )  # fmt: skip


def _merge(
    facts: Iterable[Kind], key: Callable[[Kind], Hashable], fullness: Callable[[Kind], tuple[bool, ...]]
) -> tuple[Merged[Kind], ...]:
    groups: dict[Hashable, list[Kind]] = {}
    for fact in in_reading_order(facts):
        groups.setdefault(key(fact), []).append(fact)
    # max keeps the first of equals, so the earliest of the fullest tellings speaks for the group
    return tuple(Merged(max(group, key=fullness), tuple(group)) for group in groups.values())


def _absorb_bare(merged: tuple[Merged[Figure], ...]) -> tuple[Merged[Figure], ...]:
    """Gives the tellings of a figure without period, comparison or bound to its fuller twin in the same document, counts also of the same month."""
    alike: dict[Hashable, list[int]] = {}
    for place, one in enumerate(merged):
        alike.setdefault(_twin_key(one.fact), []).append(place)
    kept: dict[int, list[Figure]] = {}
    for place, one in enumerate(merged):
        twins = [other for other in alike[_twin_key(one.fact)] if _is_bare_twin(one.fact, merged[other].fact)]
        home = min(twins, key=lambda other: (_missing(merged[other].fact), other), default=place)
        kept.setdefault(home, []).extend(one.facts)
    return tuple(Merged(merged[place].fact, in_reading_order(kept[place])) for place in sorted(kept))


def _absorb_rounded(merged: tuple[Merged[Figure], ...]) -> tuple[Merged[Figure], ...]:
    """Gives each round figure to the nearest exact one of the same thing and period; ranks and figures without a period are left alone."""
    alike: dict[Hashable, list[int]] = {}
    for place, one in enumerate(merged):
        if one.fact.period is not None and one.fact.aspect != "rank" and one.fact.bound == "exact":
            alike.setdefault(_round_key(one.fact), []).append(place)
    rough: dict[int, list[Figure]] = {}
    gone: set[int] = set()
    for place, one in enumerate(merged):
        home = _nearest(one.fact, place, merged, alike.get(_round_key(one.fact), ())) if one.fact.period is not None else None
        if home is not None:
            rough.setdefault(home, []).extend(one.facts)
            gone.add(place)
    # 31% rounds 31.3%, which rounds nothing: what is given away cannot receive
    for home in sorted(rough.keys() & gone):
        gone -= {place for place in gone if merged[place].facts[0] in rough[home]}
        del rough[home]
    return tuple(
        Merged(one.fact, in_reading_order([*one.facts, *rough[place]]), in_reading_order(rough[place])) if place in rough else one
        for place, one in enumerate(merged) if place not in gone
    )  # fmt: skip


def _nearest(fact: Figure, place: int, merged: tuple[Merged[Figure], ...], places: Iterable[int]) -> int | None:
    """The exact figure that a round one means; None where none fits."""
    fits = [other for other in places if other != place and rounds(fact, merged[other].fact)]
    return min(fits, key=lambda other: (abs(amount(merged[other].fact)[0] - amount(fact)[0]), other), default=None)


def _round_key(figure: Figure) -> Hashable:
    about = whole(figure) if figure.aspect == "share" else ""
    return (figure.subject, figure.indicator, figure.aspect, figure.comparison, figure.period, figure.modality, amount(figure)[2], about)


def _twin_key(figure: Figure) -> Hashable:
    told = amount(figure)
    by_month = figure.published and figure.aspect == "level" and told[2] in _COUNTED
    where = figure.published[:_MONTH] if by_month and figure.published else figure.document
    return (where, figure.subject, figure.indicator, figure.aspect, figure.modality, told)


def _is_bare_twin(bare: Figure, full: Figure) -> bool:
    return (
        bare.period in (None, full.period)
        and bare.comparison in (None, full.comparison)
        and bare.bound in ("exact", full.bound)
        and _missing(bare) > _missing(full)
    )


def _missing(figure: Figure) -> int:
    return (figure.period is None) + (figure.comparison is None) + (figure.bound == "exact")


def _bare_title(title: str) -> str:
    return title.strip("《》“”\"「」")


def _bare_summary(summary: str) -> str:
    return "".join(character for character in summary if character.isalnum())


def facts_of(merged: Iterable[Merged[Kind]]) -> tuple[AnyFact, ...]:
    """All tellings of several statements, in reading order."""
    return in_reading_order([fact for one in merged for fact in one.facts])
