"""The names that facts print, straight from the columns: no fact is put together for it."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import JSON, ColumnElement, Connection, Text, cast, or_, select, type_coerce

from briefgen.model.naming import Sighting
from briefgen.model.review import Verdict
from briefgen.store.queries import known_until
from briefgen.store.schema import DOCUMENTS, FACTS, STORIES

_SLOTS = {"figure": "subject", "milestone": "project", "membership": "member"}
_AT_ONCE = 2000


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


def _enterprise(connection: Connection) -> ColumnElement[str]:
    """The enterprise of a milestone out of the fact's JSON; SQLite takes the text as it is."""
    data = type_coerce(FACTS.c.data, JSON) if connection.dialect.name == "sqlite" else cast(FACTS.c.data, JSON)
    return cast(data["enterprise"].as_string(), Text)
