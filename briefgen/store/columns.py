"""Facts, stories and ledger entries as rows of columns, and back."""

import json
from bisect import bisect_right
from collections.abc import KeysView, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from briefgen.model.document import Document, Story
from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy, keep_fact, parse_fact
from briefgen.model.ledger import LedgerEntry, Reason
from briefgen.model.period import Period
from briefgen.model.review import Review, Verdict
from briefgen.model.span import Span
from briefgen.store.belonging import day_count
from briefgen.store.records import AnyFact
from briefgen.store.reviewing import printed_values


class Row(Protocol):
    """A row of the database, asked by the names of its columns."""

    def __getitem__(self, name: str, /) -> Any: ...

    def keys(self) -> KeysView[str]: ...


def fact_columns(fact: AnyFact) -> dict[str, Any]:
    """The columns that every fact has: what it is about, what it says, when, and where it stands; and the whole as JSON."""
    return {
        "id": fact.id,
        "kind": fact.kind,
        "start": fact.start,
        "end": fact.end,
        "confidence": fact.confidence,
        "data": keep_fact(fact),
        **_EMPTY,
        **_particular(fact),
    }


_EMPTY: Mapping[str, None] = dict.fromkeys(("indicator", "aspect", "period_first", "period_last", "value", "unit", "modality", "number_start", "number_end"))


def _particular(fact: AnyFact) -> dict[str, Any]:
    match fact:
        case Figure():
            number = {"value": format(fact.value, "f"), "unit": fact.unit, "number_start": fact.number_start, "number_end": fact.number_end}
            said = {"subject": fact.subject, "indicator": fact.indicator, "aspect": fact.aspect, "modality": fact.modality}
            return said | number | _days(fact.period)
        case Milestone():
            return {"subject": fact.project, "indicator": fact.stage, "modality": fact.modality, **_days(fact.date)}
        case Membership():
            return {"subject": fact.member, "indicator": fact.role, "value": fact.group}
        case Policy():
            return {"subject": fact.title, "indicator": fact.action, "value": fact.issuer, **_days(fact.date)}
        case Event():
            return {"subject": fact.summary, "indicator": fact.category, "value": fact.place, **_days(fact.date)}


def _days(days: tuple[date, date] | None) -> dict[str, str | None]:
    return {"period_first": days[0].isoformat(), "period_last": days[1].isoformat()} if days else {}


def fact_of(row: Row) -> AnyFact:
    """The fact as it counts, with the decision on it; its `published` follows the person who dated the story."""
    fact = parse_fact(row["data"])
    known: dict[str, Any] = {}
    period = period_of(row["first"], row["last"])
    if row["date_source"] == "person" and period and fact.published != period.iso():
        known["published"] = period.iso()
    if row["verdict"]:
        printed = printed_values(json.loads(row["before"]), json.loads(row["changes"]))
        known["review"] = Review(row["decision"], Verdict(row["verdict"]), row["who"], row["why"], printed)
    return fact.model_copy(update=known) if known else fact


def story_columns(story: Story, dated: Story) -> dict[str, Any]:
    """A story as it was read, and as it counts since a person dated it."""
    return {
        "position": story.index,
        "start": story.span.start,
        "end": story.span.end,
        "headline": story.headline,
        "topic": story.topic,
        "score": story.score,
        "read_first": story.published.first.isoformat() if story.published else None,
        "read_last": story.published.last.isoformat() if story.published else None,
        "read_source": story.date_source,
        **date_columns(dated.published, dated.date_source),
    }


def date_columns(period: Period | None, source: str) -> dict[str, Any]:
    """The date that counts."""
    return {
        "first": period.first.isoformat() if period else None,
        "last": period.last.isoformat() if period else None,
        "days": day_count(period) if period else None,
        "date_source": source,
    }


def story_of(row: Row) -> Story:
    """The story with the date that counts."""
    return Story(
        document=row["path"],
        index=row["position"],
        span=Span(row["start"], row["end"]),
        headline=row["headline"],
        published=period_of(row["first"], row["last"]),
        date_source=row["date_source"],
        topic=row["topic"],
        score=row["score"],
    )


def document_of(row: Row, text: str = "") -> Document:
    """The document, with its text where that was read too."""
    return Document(
        path=row["path"],
        text=text,
        digest=row["digest"],
        title=row["title"],
        publisher=row["publisher"],
        date=period_of(row["first"], row["last"]),
        date_source=row["date_source"],
        url=row["url"],
    )


def ledger_of(row: Row) -> LedgerEntry:
    """The entry as it went in."""
    return LedgerEntry(row["path"], row["article"], row["start"], row["end"], row["printed"], row["sentence"], Reason(row["reason"]))


def period_of(first: str | None, last: str | None) -> Period | None:
    """A period from two ISO days."""
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if first and last else None


class Places:
    """Finds the story in which an offset of the document lies."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = sorted(stories, key=lambda story: (story.span.start, -story.span.end))
        self._starts = [story.span.start for story in self._stories]

    def story_at(self, start: int) -> int:
        """The place of the innermost story that holds the offset, or else of the one before it. Raises ValueError without stories."""
        if not self._stories:
            raise ValueError("a document without stories has no facts")
        before = self._stories[: max(1, bisect_right(self._starts, start))]
        return next((story for story in reversed(before) if start < story.span.end), before[-1]).index
