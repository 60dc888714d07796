"""The names that facts print, straight from the columns: no fact is put together for it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sqlalchemy import JSON, ColumnElement, Connection, Text, and_, cast, func, or_, select, type_coerce

from briefgen.model.naming import Sighting
from briefgen.model.review import Verdict
from briefgen.store.columns import fact_of
from briefgen.store.queries import known_until
from briefgen.store.records import AnyFact
from briefgen.store.schema import DOCUMENTS, FACTS, STORIES
from briefgen.store.verdicts import COUNTS, facts_with_decisions

_SLOTS = {"figure": "subject", "milestone": "project", "membership": "member"}
_MOST_NAMES = 300
_TOLD = FACTS.join(STORIES, (STORIES.c.document == FACTS.c.document) & (STORIES.c.position == FACTS.c.story)).join(
    DOCUMENTS, DOCUMENTS.c.number == FACTS.c.document
)


def sightings(connection: Connection, until: date | None, least: float = 0.0, of: Callable[[str], bool] | None = None) -> Iterator[Sighting]:
    """All sightings in facts that count and are not doubted, figures after milestones and lists; `until` as in `facts_until`.

    `of` chooses among the subjects of figures; it saves time where most of these are of no interest.
    """
    undoubted = or_(FACTS.c.verdict.is_(None), FACTS.c.verdict.not_in((Verdict.DOUBT.value, Verdict.REJECT.value)))
    wanted = and_(undoubted, FACTS.c.confidence >= least, *([known_until(until)] if until else []))
    yield from _milestones_and_lists(connection, wanted)
    figures = FACTS.c.kind == "figure"
    if of is None:
        yield from _figures(connection, figures & wanted)
        return
    subjects = [name for name in connection.scalars(select(FACTS.c.subject).where(figures).distinct().order_by(FACTS.c.subject)) if of(name)]
    for start in range(0, len(subjects), _MOST_NAMES):
        yield from _figures(connection, figures & FACTS.c.subject.in_(subjects[start : start + _MOST_NAMES]) & wanted)


def _figures(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Sighting]:
    place = (FACTS.c.subject, DOCUMENTS.c.path, FACTS.c.story)
    counted = select(*place, STORIES.c.first, STORIES.c.last, func.count()).select_from(_TOLD).where(wanted)
    rows = connection.execute(counted.group_by(*place, STORIES.c.first, STORIES.c.last).order_by(*place))
    for subject, path, story, first, last, count in map(tuple, rows):
        yield Sighting("subject", subject, "", path, story, first or "", last or "", count)


def _milestones_and_lists(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Sighting]:
    columns = (*FACTS.c["kind", "subject", "indicator", "value", "story"], DOCUMENTS.c.path, STORIES.c.first, STORIES.c.last)
    asked = select(*columns, _enterprise(connection)).select_from(_TOLD).where(FACTS.c.kind.in_(("membership", "milestone")), wanted)
    rows = connection.execute(asked.order_by(DOCUMENTS.c.path, FACTS.c.start, FACTS.c.number))
    for kind, subject, indicator, value, story, path, first, last, enterprise in map(tuple, rows):
        rest = (path, story, first or "", last or "")
        yield Sighting(_SLOTS[kind], subject, indicator or "", *rest)
        if kind == "membership" and value:
            yield Sighting("group", value, indicator or "", *rest)
        if kind == "milestone" and enterprise:
            yield Sighting("enterprise", enterprise, "", *rest)


def facts_with_names(connection: Connection, names: Sequence[str]) -> Iterator[AnyFact]:
    """The facts that print one of the names as subject, project, enterprise, member or group, in the order of documents."""
    listed = list(dict.fromkeys(names))
    for start in range(0, len(listed), _MOST_NAMES):
        some = listed[start : start + _MOST_NAMES]
        grouped = and_(FACTS.c.kind == "membership", FACTS.c.value.in_(some))
        built = and_(FACTS.c.kind == "milestone", _enterprise(connection).in_(some))
        named = and_(FACTS.c.kind.in_(_SLOTS), FACTS.c.subject.in_(some))
        yield from map(fact_of, connection.execute(facts_with_decisions().where(COUNTS, or_(named, grouped, built))).mappings())


def _enterprise(connection: Connection) -> ColumnElement[str]:
    """The enterprise of a milestone out of the fact's JSON; SQLite takes the text as it is."""
    data = type_coerce(FACTS.c.data, JSON) if connection.dialect.name == "sqlite" else cast(FACTS.c.data, JSON)
    return cast(data["enterprise"].as_string(), Text)
