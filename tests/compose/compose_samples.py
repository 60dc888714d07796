"""Builders for synthetic facts, and a fact base made of a list of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from briefgen.compose import ComposeSettings
from briefgen.model.document import Document, Story
from briefgen.model.fact import Days, Event, Figure, Membership, Milestone, Policy
from briefgen.model.ledger import LedgerEntry
from briefgen.model.naming import NameDecision, Sighting
from briefgen.model.period import Period
from briefgen.resolve.sighting import sightings_of

SETTINGS = ComposeSettings("甲市", "乙省", office="甲市工业和信息化局")

AnyFact = Figure | Milestone | Membership | Policy | Event


def days(text: str | None) -> Days | None:
    """`2024`, `2024-10`, `2024-10-16`, `2024-01..2024-10`, `2024-Q` (its first quarter)."""
    if not text:
        return None
    if text.endswith("-Q"):
        quarter = Period.quarter(int(text[:4]), 1)
        return quarter.first, quarter.last
    first, _, last = text.partition("..")
    return Period.parse(first).first, Period.parse(last or first).last


class Builder:
    """Makes facts one after the other; each stands behind the last in the document 报.txt."""

    def __init__(self, document: str = "报.txt", published: str = "2024-11", article: str = "题") -> None:
        self.document, self.published, self.article = document, published, article
        self._numbers = count(1)
        self._place = 0

    def common(self, quote: str, **given: Any) -> dict[str, Any]:
        start = self._place
        self._place += len(quote) + 1
        values = {
            "id": f"{self.document}-{next(self._numbers)}", "document": self.document, "article": self.article,
            "published": self.published, "quote": quote, "start": start, "end": start + len(quote), "confidence": 0.9,
        }  # fmt: skip
        return values | given

    def figure(self, indicator: str, value: str, unit: str = "%", *, quote: str = "", period: str | None = None, **given: Any) -> Figure:
        """`quote` may mark the printed number with [ ]; without a quote one is made."""
        quote = quote or f"{indicator}[{value}{unit}]"
        at, end = quote.index("["), quote.index("]") - 1
        common = self.common(quote.replace("[", "").replace("]", ""), **{key: given.pop(key) for key in ("id", "published") if key in given})
        values = {"subject": "甲市", "aspect": "level", "period": days(period)} | given
        return Figure(
            **common, indicator=indicator, value=value, unit=unit, number_start=common["start"] + at, number_end=common["start"] + end, **values
        )

    def milestone(self, project: str, stage: str, day: str | None = None, *, quote: str = "", **given: Any) -> Milestone:
        quote = quote or f"{project}进展"
        values = {"modality": "actual"} | given
        return Milestone(**self.common(quote), project=project, stage=stage, date=days(day), **values)

    def membership(self, member: str, role: str, group: str | None = None) -> Membership:
        return Membership(**self.common(f"{member}是{role}"), member=member, role=role, group=group)

    def policy(self, title: str, action: str, day: str | None = None, *, quote: str = "", issuer: str | None = None) -> Policy:
        return Policy(**self.common(quote or f"《{title}》"), title=title, action=action, date=days(day), issuer=issuer)

    def event(self, summary: str, day: str, category: str = "meeting") -> Event:
        return Event(**self.common(summary), summary=summary, date=days(day), category=category)


@dataclass
class ListReader:
    """A fact base that is a list."""

    held: list[AnyFact]
    undated: list[Story] = field(default_factory=list)
    entries: list[LedgerEntry] = field(default_factory=list)
    papers: list[Document] = field(default_factory=list)
    said: list[NameDecision] = field(default_factory=list)

    def facts(self, period: Period) -> tuple[AnyFact, ...]:
        return tuple(fact for fact in self.held if fact.published and Period.parse(fact.published).overlaps(period))

    def facts_until(self, day: date, kinds: Sequence[str] = ()) -> tuple[AnyFact, ...]:
        told = (fact for fact in self.held if fact.published and Period.parse(fact.published).last <= day)
        return tuple(fact for fact in told if not kinds or fact.kind in kinds)

    def figures_until(self, day: date, subjects: Sequence[str], wanted: Callable[[str, str], bool]) -> tuple[AnyFact, ...]:
        return tuple(fact for fact in self.facts_until(day, ("figure",)) if fact.subject in subjects and wanted(fact.subject, fact.indicator))

    def goals_until(self, day: date, since: date) -> tuple[AnyFact, ...]:
        told = self.facts_until(day, ("figure",))
        return tuple(fact for fact in told if fact.modality == "target" and fact.period and fact.period[1] >= since)

    def sightings(self, until: date | None = None, least: float = 0.0, of: Callable[[str], bool] | None = None) -> Iterator[Sighting]:
        told = (fact for fact in self.facts_until(until or date.max) if fact.confidence >= least)
        return sightings_of(fact for fact in told if fact.kind != "figure" or of is None or of(fact.subject))

    def name_decisions(self) -> tuple[NameDecision, ...]:
        return tuple(self.said)

    def stories(self, period: Period) -> tuple[Story, ...]:
        return ()

    def undated_stories(self, period: Period | None = None) -> tuple[Story, ...]:
        return tuple(self.undated)

    def ledger(self, period: Period) -> tuple[LedgerEntry, ...]:
        return tuple(self.entries)

    def documents(self) -> tuple[Document, ...]:
        return tuple(self.papers)

    def source_text(self, document: str) -> str:
        return next(paper.text for paper in self.papers if paper.path == document)
