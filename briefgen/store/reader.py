"""What composing a briefing asks of the fact base. Who writes a briefing needs this and nothing else of the store."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol

from briefgen.model.document import Document, Story
from briefgen.model.ledger import LedgerEntry
from briefgen.model.naming import NameDecision, Sighting
from briefgen.model.period import Period
from briefgen.store.records import AnyFact

__all__ = ["AnyFact", "FactReader"]


class FactReader(Protocol):
    """A fact base open for reading. Which stories belong to a period is said in `belonging.py`; all results are in reading order unless said otherwise."""

    def facts(self, period: Period) -> tuple[AnyFact, ...]:
        """Facts of the stories that belong to the period."""
        ...

    def facts_until(self, day: date, kinds: Sequence[str] = ()) -> tuple[AnyFact, ...]:
        """Facts, of these kinds or all, of all stories published up to and including the day, for history."""
        ...

    def figures_until(self, day: date, subjects: Sequence[str], wanted: Callable[[str, str], bool]) -> tuple[AnyFact, ...]:
        """Those of them that are figures of these subjects whose indicators are `wanted` with them, in no order."""
        ...

    def goals_until(self, day: date, since: date) -> tuple[AnyFact, ...]:
        """The goals among them that are for `since` or later."""
        ...

    def sightings(self, until: date | None = None, least: float = 0.0, of: Callable[[str], bool] | None = None) -> Iterable[Sighting]:
        """The names that facts of this confidence or more print, of all stories published up to and including the day; `of` chooses among subjects of figures."""
        ...

    def name_decisions(self) -> tuple[NameDecision, ...]:
        """The log of what persons have decided on names."""
        ...

    def stories(self, period: Period) -> tuple[Story, ...]:
        """Relevant stories that belong to the period."""
        ...

    def undated_stories(self, period: Period | None = None) -> tuple[Story, ...]:
        """Relevant stories without date, and those dated too vaguely to belong to the period although they may."""
        ...

    def ledger(self, period: Period) -> tuple[LedgerEntry, ...]:
        """Numbers in the period's stories that became no fact."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """All documents, `text` left empty."""
        ...

    def source_text(self, document: str) -> str:
        """The source text by the document's path. Raises KeyError."""
        ...
