"""One name for each thing: the fact base as an issue reads it, with the names that mean one enterprise, chain, town or park made one.

Milestones keep the project's name that was printed, since it may say a phase; `Projects` tells which are one. What was printed of any other fact is kept in `as_read`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from briefgen.compose.reading import AnyFact, FactReader
from briefgen.compose.settings import ComposeSettings
from briefgen.model.document import Document, Story
from briefgen.model.fact import Figure, Membership, Milestone
from briefgen.model.ledger import LedgerEntry
from briefgen.model.naming import NameDecision, Sighting
from briefgen.model.period import Period
from briefgen.resolve.entity import Registry, register


def read_registry(reader: FactReader, day: date, settings: ComposeSettings) -> Registry:
    """The entities of all that was known by the day, with what persons have decided on names whenever."""
    return register(reader.sightings(day, settings.least_confidence), settings.names, reader.name_decisions())


class OneName:
    """A fact base in which each thing has one name."""

    def __init__(self, reader: FactReader, registry: Registry) -> None:
        self._reader, self._registry = reader, registry
        self.as_read: dict[str, AnyFact] = {}

    def facts(self, period: Period) -> tuple[AnyFact, ...]:
        return self._renamed(self._reader.facts(period))

    def facts_until(self, day: date) -> tuple[AnyFact, ...]:
        return self._renamed(self._reader.facts_until(day))

    def sightings(self, until: date | None = None, least: float = 0.0) -> Iterable[Sighting]:
        return self._reader.sightings(until, least)

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


def _fields(fact: AnyFact) -> tuple[str, ...]:
    if isinstance(fact, Figure):
        return ("subject",)
    if isinstance(fact, Milestone):
        return ("enterprise",)
    return ("member", "group") if isinstance(fact, Membership) else ()
