"""The names that facts print, straight from the columns: no fact is put together for it."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import JSON, ColumnElement, Connection, Text, and_, cast, or_, select, type_coerce

from briefgen.model.naming import Sighting
from briefgen.model.review import Verdict
from briefgen.store.columns import fact_of
from briefgen.store.queries import known_until
from briefgen.store.records import AnyFact
from briefgen.store.schema import DOCUMENTS, FACTS, STORIES
from briefgen.store.verdicts import COUNTS, facts_with_decisions

_SLOTS = {"figure": "subject", "milestone": "project", "membership": "member"}
_AT_ONCE, _MOST_NAMES = 2000, 300


def sightings(connection: Connection, until: date | None, least: float = 0.0) -> Iterator[Sighting]:
    """All sightings in facts that count and are not doubted, in the order of documents and places; `until` as in `facts_until`."""
    of_story = (STORIES.c.document == FACTS.c.document) & (STORIES.c.position == FACTS.c.story)
    columns = (*FACTS.c["kind", "subject", "indicator", "value", "story"], DOCUMENTS.c.path, STORIES.c.first, STORIES.c.last)
    asked = select(*columns, _enterprise(connection)).select_from(FACTS).join(STORIES, of_story).join(DOCUMENTS, DOCUMENTS.c.number == STORIES.c.document)
    undoubted = or_(FACTS.c.verdict.is_(None), FACTS.c.verdict.not_in((Verdict.DOUBT.value, Verdict.REJECT.value)))
    wanted = [undoubted, FACTS.c.confidence >= least, FACTS.c.kind.in_(_SLOTS), *([known_until(until)] if until else [])]
    rows = connection.execute(asked.where(*wanted).order_by(DOCUMENTS.c.path, FACTS.c.start, FACTS.c.number)).yield_per(_AT_ONCE)
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
