"""One name for each thing: the fact base as an issue reads it, with the names that mean one enterprise, chain, town or park made one.

Milestones keep the project's name that was printed, since it may say a phase; `Projects` tells which are one. What was printed of any other fact is kept in `as_read`.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from briefgen.compose.reading import AnyFact, FactReader
from briefgen.compose.settings import ComposeSettings
from briefgen.model.document import Document, Story
from briefgen.model.fact import Figure, Membership, Milestone
from briefgen.model.ledger import LedgerEntry
from briefgen.model.naming import NameDecision, Sighting
from briefgen.model.period import Period
from briefgen.resolve.conflict import Sources
from briefgen.resolve.entity import Registry, register
from briefgen.resolve.order import last_day
from briefgen.resolve.subject import shape

_YEAR = timedelta(days=366)


def read_registry(reader: FactReader, day: date, settings: ComposeSettings) -> Registry:
    """The entities of all that was known by the day, with what persons have decided on names whenever."""
    decisions = reader.name_decisions()
    named = {name for one in decisions for name in (one.name, one.other)}

    def is_entity(name: str) -> bool:
        """Of figures' subjects most are regions, whose names only a person joins, and sectors, which are no entities unless a list names them."""
        return name in named or settings.names.get(name, shape(name)) in ("enterprise", "chain", "project", "town", "park")

    def noted(seen: Iterable[Sighting]) -> Iterator[Sighting]:
        # milestones and lists come before figures
        for one in seen:
            if one.slot != "subject":
                named.add(one.name)
            yield one

    return register(noted(reader.sightings(day, settings.least_confidence, is_entity)), settings.names, decisions)


class OneName:
    """A fact base in which each thing has one name, and of which only so much is read as the issue of a period needs."""

    def __init__(self, reader: FactReader, registry: Registry, period: Period, settings: ComposeSettings) -> None:
        self._reader, self._registry, self._settings = reader, registry, settings
        self._sources = Sources(indicators=settings.aliases)
        self.as_read: dict[str, AnyFact] = {}
        self._period, self._own = period, self._renamed(reader.facts(period))
        self._pairs = {(fact.subject, self._sources.indicator(fact.indicator)) for fact in self._own if isinstance(fact, Figure)}
        self._things = {registry.projects.key(name) for fact in self._own for name in _told(fact) if registry.subjects.kind(name) == "project"}

    def facts(self, period: Period) -> tuple[AnyFact, ...]:
        return self._own if period == self._period else self._renamed(self._reader.facts(period))

    def facts_until(self, day: date, kinds: Sequence[str] = ()) -> tuple[AnyFact, ...]:
        """All of the year before; of older facts the milestones and lists, the goals whose day is not past, and the figures of the briefing's own region, of
        chains, towns and parks, of the projects that this issue tells of, and those of whose subject and indicator it or such a goal tells. No other
        earlier fact has a part in an issue. Up to the end of time all facts are read."""
        if day == date.max:
            return self._renamed(self._reader.facts_until(day, kinds))
        chosen = kinds or ("milestone", "membership", "figure")
        found = [fact for fact in self._reader.facts(Period(day - _YEAR, day)) if last_day(fact) <= day and (not kinds or fact.kind in kinds)]
        if listed := [kind for kind in chosen if kind != "figure"]:
            found += self._reader.facts_until(day, listed)
        if "figure" in chosen:
            goals = self._renamed(self._reader.goals_until(day, self._period.first))
            self._pairs |= {(fact.subject, self._sources.indicator(fact.indicator)) for fact in goals if isinstance(fact, Figure)}
            found += [*goals, *self._reader.figures_until(day, self._told_subjects(), self._is_needed)]
        return self._renamed({fact.id: fact for fact in found}.values())

    def goals_until(self, day: date, since: date) -> tuple[AnyFact, ...]:
        return self._renamed(self._reader.goals_until(day, since))

    def figures_until(self, day: date, subjects: Sequence[str], wanted: Callable[[str, str], bool]) -> tuple[AnyFact, ...]:
        return self._renamed(self._reader.figures_until(day, subjects, wanted))

    def _told_subjects(self) -> list[str]:
        """The names of which earlier figures may have a part in the issue."""
        own = {subject for subject, _ in self._pairs} | {self._settings.region}
        return sorted(own | {name for name in self._registry.told if self._is_told(name, own)})

    def _is_told(self, name: str, own: Container[str]) -> bool:
        if self._registry.subjects.kind(name) == "project":
            return self._registry.projects.key(name) in self._things
        return self._is_whole(name) or self._registry.one_name(name) in own

    def _is_needed(self, subject: str, indicator: str) -> bool:
        if self._registry.subjects.kind(subject) == "project" or self._is_whole(subject):
            return True
        return (self._registry.one_name(subject), self._sources.indicator(indicator)) in self._pairs

    def _is_whole(self, subject: str) -> bool:
        """Subjects of which every figure is read."""
        return subject == self._settings.region or self._registry.subjects.kind(subject) in ("chain", "town", "park")

    def sightings(self, until: date | None = None, least: float = 0.0, of: Callable[[str], bool] | None = None) -> Iterable[Sighting]:
        return self._reader.sightings(until, least, of)

    def name_decisions(self) -> tuple[NameDecision, ...]:
        return self._reader.name_decisions()

    def stories(self, period: Period) -> tuple[Story, ...]:
        return self._reader.stories(period)

    def undated_stories(self, period: Period | None = None) -> tuple[Story, ...]:
        return self._reader.undated_stories(period)

    def ledger(self, period: Period) -> tuple[LedgerEntry, ...]:
        return self._reader.ledger(period)

    def documents(self) -> tuple[Document, ...]:
        return self._reader.documents()

    def source_text(self, document: str) -> str:
        return self._reader.source_text(document)

    def _renamed(self, facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
        return tuple(map(self._rename, facts))

    def _rename(self, fact: AnyFact) -> AnyFact:
        changes: dict[str, Any] = {}
        for field in _fields(fact):
            name = getattr(fact, field)
            if name and (one := self._registry.one_name(name)) != name:
                changes[field] = one
        if not changes:
            return fact
        self.as_read[fact.id] = fact
        return fact.model_copy(update=changes)


def _told(fact: AnyFact) -> tuple[str, ...]:
    """What a fact is about, as far as that can be a project."""
    return (fact.subject,) if isinstance(fact, Figure) else (fact.project,) if isinstance(fact, Milestone) else ()


def _fields(fact: AnyFact) -> tuple[str, ...]:
    if isinstance(fact, Figure):
        return ("subject",)
    if isinstance(fact, Milestone):
        return ("enterprise",)
    return ("member", "group") if isinstance(fact, Membership) else ()
