"""What is asked of the fact base. Everything comes in the order of paths and of places in the document, whatever the order of reading."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any
from zlib import decompress

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, tuple_

from briefgen.model.document import Document, Story
from briefgen.model.ledger import LedgerEntry
from briefgen.model.period import Period
from briefgen.model.problem import Problem, Severity
from briefgen.store.belonging import MONTH_DAYS, longest_range
from briefgen.store.by_hand import BY_HAND_SOURCE
from briefgen.store.columns import Row, document_of, fact_of, ledger_of, story_of
from briefgen.store.dating import StoryDate
from briefgen.store.records import AnyFact, Known, Output
from briefgen.store.schema import DECISIONS, DOCUMENTS, FACTS, LEDGER, OUTPUTS, PROBLEMS, STORIES
from briefgen.store.verdicts import COUNTS, facts_with_decisions

_DOCUMENT_COLUMNS = ("path", "digest", "title", "publisher", "first", "last", "date_source", "url")
_WIDEST_MONTH_RANGE = 2 * MONTH_DAYS
_MOST_NAMES = 400
_IN_DOCUMENT = DOCUMENTS.c.number == STORIES.c.document
_RELEVANT = STORIES.c.topic != "other"


def known(connection: Connection, path: str | None = None) -> dict[str, Known]:
    """With what each document that was read from a file, or the one of `path`, was read last, by path."""
    asked = select(*DOCUMENTS.c["path", "digest", "rules", "manifest_digest"]).order_by(DOCUMENTS.c.path)
    wanted = DOCUMENTS.c.date_source != BY_HAND_SOURCE if path is None else DOCUMENTS.c.path == path
    rows = connection.execute(asked.where(wanted))
    return {found: Known(*rest) for found, *rest in rows}


def documents(connection: Connection) -> Iterator[Document]:
    """All documents, without their texts."""
    rows = connection.execute(select(*DOCUMENTS.c[_DOCUMENT_COLUMNS]).order_by(DOCUMENTS.c.path)).mappings()
    return (document_of(row) for row in rows)


def source_text(connection: Connection, path: str) -> str:
    """The source text of a document. Raises KeyError for a path that the base does not hold."""
    source = connection.scalar(select(DOCUMENTS.c.source).where(DOCUMENTS.c.path == path))
    if source is None:
        raise KeyError(path)
    return decompress(source).decode("utf-8")


def stories(connection: Connection, period: Period | None, *, relevant_only: bool) -> Iterator[Story]:
    """The stories that belong to the period, or all."""
    return _stories(connection, *([belonging(period)] if period else []), *([_RELEVANT] if relevant_only else []))


def stories_of(connection: Connection, document: str) -> tuple[Story, ...]:
    """All stories of one document, in order."""
    return tuple(_stories(connection, DOCUMENTS.c.path == document))


def undated_stories(connection: Connection, period: Period | None) -> Iterator[Story]:
    """Relevant stories without date; with a period, also those that lie too vaguely about it to belong to it."""
    undated: ColumnElement[bool] = STORIES.c.first.is_(None)
    if period:
        vague = (STORIES.c.days > longest_range(period)) & (STORIES.c.first <= _iso(period.last)) & (STORIES.c.last >= _iso(period.first))
        undated = or_(undated, vague)
    return _stories(connection, undated, _RELEVANT)


def facts(
    connection: Connection,
    period: Period | None = None,
    *,
    kind: str | None = None,
    subject: str | None = None,
    document: str | None = None,
    text: str | None = None,
    limit: int | None = None,
) -> Iterator[AnyFact]:
    """Facts of the stories that belong to the period, or all, by what is asked for. `text` is looked for in all that a fact says."""
    wanted = [
        *([belonging(period)] if period else []),
        *([FACTS.c.kind == kind] if kind else []),
        *([FACTS.c.subject == subject] if subject else []),
        *([DOCUMENTS.c.path == document] if document else []),
    ]
    if not text:
        yield from _facts(connection, _select_facts(*wanted).limit(limit))
        return
    # The database looks through the JSON, keys and codes included; the fact itself says whether the text stands in its words.
    inside = FACTS.c.data.icontains(json.dumps(text, ensure_ascii=False)[1:-1], autoescape=True)
    found = 0
    for fact in _facts(connection, _select_facts(*wanted, inside)):
        if limit is not None and found >= limit:
            return
        if _says(fact, text):
            found += 1
            yield fact


def facts_until(connection: Connection, day: date, kinds: Sequence[str] = ()) -> Iterator[AnyFact]:
    """Facts (of these kinds, or all) of all stories up to and including the day: those that belong to an earlier month, and vaguer ones that are surely past."""
    return _facts(connection, _select_facts(known_until(day), *([FACTS.c.kind.in_(kinds)] if kinds else [])))


def figures_until(connection: Connection, day: date, subjects: Sequence[str], wanted: Callable[[str, str], bool]) -> Iterator[AnyFact]:
    """The figures among `facts_until` of these subjects whose indicators are wanted with them; no other fact is put together."""
    figures = FACTS.c.kind == "figure"
    for start in range(0, len(subjects), _MOST_NAMES):
        some = figures & FACTS.c.subject.in_(subjects[start : start + _MOST_NAMES])
        names = connection.execute(select(FACTS.c.subject, FACTS.c.indicator).where(some).distinct())
        pairs = [(subject, indicator) for subject, indicator in map(tuple, names) if wanted(subject, indicator or "")]
        for place in range(0, len(pairs), _MOST_NAMES):
            here = pairs[place : place + _MOST_NAMES]
            # SQLite looks pairs up in no index, single names it does
            asked = FACTS.c.subject.in_(sorted({subject for subject, _ in here})) & tuple_(FACTS.c.subject, FACTS.c.indicator).in_(here)
            yield from _facts(connection, _select_facts(figures, asked, known_until(day)))


def goals_until(connection: Connection, day: date, since: date) -> Iterator[AnyFact]:
    """The goals among `facts_until` whose day lies at `since` or behind it."""
    goals = (FACTS.c.kind == "figure") & (FACTS.c.modality == "target") & (FACTS.c.period_last >= _iso(since))
    return _facts(connection, _select_facts(goals, known_until(day)))


def known_until(day: date) -> ColumnElement[bool]:
    """Stories that belong to a month up to the day's, and vaguer ones that are surely past."""
    placed = and_(STORIES.c.first <= _iso(day), STORIES.c.days <= _WIDEST_MONTH_RANGE)
    return or_(placed, STORIES.c.last <= _iso(day))


def fact(connection: Connection, name: str) -> AnyFact | None:
    """The fact of this id."""
    return next(_facts(connection, _select_facts(FACTS.c.id == name).limit(1)), None)


def ledger(connection: Connection, period: Period | None) -> Iterator[LedgerEntry]:
    """The ledger of the stories that belong to the period, or all of it."""
    wanted = [belonging(period)] if period else []
    of_story = (STORIES.c.document == LEDGER.c.document) & (STORIES.c.position == LEDGER.c.story)
    columns = LEDGER.c["article", "start", "end", "printed", "sentence", "reason"]
    asked = select(DOCUMENTS.c.path, *columns).select_from(LEDGER).join(STORIES, of_story).join(DOCUMENTS, _IN_DOCUMENT).where(*wanted)
    rows = connection.execute(asked.order_by(DOCUMENTS.c.path, LEDGER.c.start, LEDGER.c.number)).mappings()
    return (ledger_of(row) for row in rows)


def problems(connection: Connection) -> Iterator[Problem]:
    """What a person should know of the documents in the base."""
    columns = PROBLEMS.c["where", "place", "code", "what", "mend", "severity"]
    asked = select(*columns).join(DOCUMENTS, DOCUMENTS.c.number == PROBLEMS.c.document).order_by(DOCUMENTS.c.path, PROBLEMS.c.number)
    return (Problem(**{**row, "severity": Severity(row["severity"])}) for row in connection.execute(asked).mappings())


def latest_month(connection: Connection) -> Period | None:
    """The last month to which a story with facts belongs, or else a relevant story; None where no month is known."""
    placed = and_(_RELEVANT, STORIES.c.days <= _WIDEST_MONTH_RANGE)
    has_facts = exists().where(FACTS.c.document == STORIES.c.document, FACTS.c.story == STORIES.c.position, COUNTS)
    for wanted in (placed & has_facts, placed):
        first = connection.scalar(select(func.max(STORIES.c.first)).where(wanted))
        if first:
            day = date.fromisoformat(first)
            return Period.month(day.year, day.month)
    return None


def story_dates(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[StoryDate, ...]:
    """The decisions on dates, in the order in which they were made."""
    columns = DECISIONS.c["path", "digest", "start", "headline", "alone", "value", "who", "why", "made"]
    asked = select(*columns).where(DECISIONS.c.kind == "story-date", *wanted).order_by(DECISIONS.c.number)
    return tuple(_story_date(row) for row in connection.execute(asked).mappings())


def decided_on(connection: Connection, path: str, digest: str) -> tuple[StoryDate, ...]:
    """The decisions on dates that may mean a story of this document."""
    return story_dates(connection, or_(DECISIONS.c.path == path, DECISIONS.c.digest == digest))


def output(connection: Connection, path: str) -> Output | None:
    """What was noted of a file that a build wrote."""
    row = connection.execute(select(*OUTPUTS.c["path", "digest", "input_digest"]).where(OUTPUTS.c.path == path)).first()
    return Output(*row) if row else None


def belonging(period: Period) -> ColumnElement[bool]:
    """`belonging.belongs` for the database."""
    inside = STORIES.c.first.between(_iso(period.first), _iso(period.last))
    return and_(inside, STORIES.c.days <= longest_range(period))


def _stories(connection: Connection, *wanted: ColumnElement[bool]) -> Iterator[Story]:
    columns = STORIES.c["position", "start", "end", "headline", "topic", "score", "first", "last", "date_source"]
    asked = select(DOCUMENTS.c.path, *columns).select_from(STORIES).join(DOCUMENTS, _IN_DOCUMENT).where(*wanted)
    rows = connection.execute(asked.order_by(DOCUMENTS.c.path, STORIES.c.position)).mappings()
    return (story_of(row) for row in rows)


def _select_facts(*wanted: ColumnElement[bool]) -> Select[Any]:
    return facts_with_decisions().where(COUNTS, *wanted)


def _facts(connection: Connection, asked: Select[Any]) -> Iterator[AnyFact]:
    return (fact_of(row) for row in connection.execute(asked).mappings())


def _says(said: AnyFact, text: str) -> bool:
    sought = text.casefold()
    skipped = {"id", "kind", "document"}
    words: Sequence[object] = [value for name, value in said if name not in skipped]
    return any(isinstance(value, str) and sought in value.casefold() for value in words)


def _story_date(row: Row) -> StoryDate:
    values = dict(row)
    stated = values.pop("value")
    return StoryDate(**values | {"alone": bool(values["alone"]), "period": Period.parse(stated) if stated else None})


def _iso(day: date) -> str:
    return day.isoformat()
