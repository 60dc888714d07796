"""Decisions on facts in the database: how they are kept, asked for, and laid over the facts of a document."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, or_, select

from briefgen.model.fact import keep_fact, parse_fact
from briefgen.model.review import LONGEST_DIGEST, KeyPart, Verdict
from briefgen.store.columns import Places, Row, fact_columns, fact_of
from briefgen.store.records import AnyFact
from briefgen.store.reviewing import Decided, FactDecision, with_decided_facts
from briefgen.store.schema import DOCUMENTS, FACT_DECISIONS, FACTS, STORIES

COUNTS = or_(FACTS.c.verdict.is_(None), FACTS.c.verdict != Verdict.REJECT.value)
"""Facts that a person has not struck out."""

_MOST_ASKED = 500
_MOST_AT_A_PLACE = 5


@dataclass(frozen=True, slots=True)
class Act:
    """What one row of a sheet decides: one verdict on one or more facts, by id, each with the fields to be corrected in their JSON form."""

    verdict: Verdict
    facts: Mapping[str, Mapping[str, Any]]
    who: str
    why: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """Facts that one row of a sheet adds; `replaces` are acts of the same person that it takes the place of."""

    facts: tuple[AnyFact, ...]
    who: str
    why: str = ""
    place: str = ""
    replaces: tuple[int, ...] = field(default=())


def put_facts(connection: Connection, document: int, places: Places, decided: Iterable[Decided]) -> None:
    """Writes the facts of a document as they count, with what was read beside those that a person has decided on."""
    rows = [fact_columns(one.fact) | _word(one) | {"document": document, "story": places.story_at(one.fact.start)} for one in decided]
    if rows:
        connection.execute(insert(FACTS), rows)


def _word(one: Decided) -> dict[str, Any]:
    if one.decision is None:
        return {"verdict": None, "decision": None, "read": None}
    return {"verdict": one.decision.verdict, "decision": one.decision.number, "read": keep_fact(one.read) if one.read else ""}


def decided_facts(connection: Connection, path: str, digest: str, text: str, facts: Sequence[AnyFact]) -> list[Decided]:
    """The facts of a document with all decisions laid over them."""
    mine = decisions(connection, or_(FACT_DECISIONS.c.path == path, FACT_DECISIONS.c.digest == digest, FACT_DECISIONS.c.undoes.is_not(None)))
    return with_decided_facts(path, digest, text, facts, mine)


def facts_as_read(connection: Connection, path: str) -> list[AnyFact]:
    """The facts of a document without any decision, in the order of reading."""
    rows = connection.execute(
        select(FACTS.c.data, FACTS.c.read)
        .join(DOCUMENTS, DOCUMENTS.c.number == FACTS.c.document)
        .where(DOCUMENTS.c.path == path, FACTS.c.read.is_distinct_from(""))
        .order_by(FACTS.c.number)
    )
    return [parse_fact(data if read is None else read) for data, read in rows]


def decisions(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[FactDecision, ...]:
    """Decisions on facts and facts added, in the order in which they were made; what takes one back included."""
    rows = connection.execute(select(FACT_DECISIONS).where(*wanted).order_by(FACT_DECISIONS.c.number)).mappings()
    return tuple(decision_of(row) for row in rows)


def decision_of(row: Row) -> FactDecision:
    """A decision as it went in."""
    before = parse_fact(row["before"]) if row["before"] else None
    return FactDecision(
        row["number"], row["act"], row["verdict"], row["undoes"], row["path"], row["digest"], bool(row["alone"]), before, json.loads(row["changes"]),
        row["who"], row["why"], row["place"], row["made"],
    )  # fmt: skip


def add_decision(connection: Connection, decision: FactDecision) -> int:
    """Keeps a decision and gives its number; `act` 0 makes it the first of an act of its own."""
    number = int(connection.scalar(select(func.coalesce(func.max(FACT_DECISIONS.c.number), 0))) or 0) + 1
    connection.execute(
        insert(FACT_DECISIONS).values(
            number=number,
            act=decision.act or number,
            verdict=str(decision.verdict),
            undoes=decision.undoes,
            path=decision.path,
            digest=decision.digest,
            fact=decision.before.id if decision.before else "",
            alone=int(decision.alone),
            before=keep_fact(decision.before) if decision.before else "",
            changes=json.dumps(dict(decision.changes), ensure_ascii=False),
            who=decision.who,
            why=decision.why,
            place=decision.place,
            made=decision.made,
        )
    )
    return number


def standing(connection: Connection, parts: Iterable[KeyPart]) -> dict[KeyPart, Decided]:
    """The fact that each part of a key names, as it counts and as it was read, also one that was struck out; nothing for a fact that is no more.

    A fact whose id has changed since is found where it stood, if only one of its kind stands there.
    """
    wanted = list(dict.fromkeys(parts))
    named = _by_id(connection, {part.fact for part in wanted})
    found = {part: named[part.fact] for part in wanted if part.fact in named}
    for part in wanted:
        there = _at_place(connection, part) if part not in found and part.digest else []
        if len(there) == 1:
            found[part] = there[0]
    return found


def _by_id(connection: Connection, ids: set[str]) -> dict[str, Decided]:
    found: dict[str, Decided] = {}
    listed = sorted(ids)
    for start in range(0, len(listed), _MOST_ASKED):
        for one in _standing(connection, FACTS.c.id.in_(listed[start : start + _MOST_ASKED])):
            found.setdefault(one.fact.id, one)
    return found


def _at_place(connection: Connection, part: KeyPart) -> list[Decided]:
    first, last = (FACTS.c.number_start, FACTS.c.number_end) if part.fact.startswith("f") else (FACTS.c.start, FACTS.c.end)
    here = and_(DOCUMENTS.c.digest.startswith(part.digest[:LONGEST_DIGEST], autoescape=True), first == part.start, last == part.end)
    kind = FACTS.c.kind.startswith(part.fact[:1], autoescape=True)
    # milestone and membership begin alike; their ids do too, and one place with both is left to nobody
    there = {one.fact.id: one for one in _standing(connection, here, kind, limit=_MOST_AT_A_PLACE)}
    return list(there.values())


def _standing(connection: Connection, *wanted: ColumnElement[bool], limit: int | None = None) -> list[Decided]:
    asked = facts_with_decisions().where(*wanted).limit(limit)
    rows = connection.execute(asked).mappings().all()
    return [_stands(row, connection) for row in rows]


def _stands(row: Row, connection: Connection) -> Decided:
    decision = next(iter(decisions(connection, FACT_DECISIONS.c.number == row["decision"])), None) if row["decision"] else None
    fact = fact_of(row)
    read = parse_fact(row["read"]) if row["read"] else None if row["read"] == "" else fact
    return Decided(fact, read, decision)


def facts_with_decisions() -> Select[Any]:
    """Facts in reading order with the date of their story and the decision that holds, ready for `columns.fact_of`."""
    of_story = (STORIES.c.document == FACTS.c.document) & (STORIES.c.position == FACTS.c.story)
    word = FACT_DECISIONS.c.number == FACTS.c.decision
    said = FACT_DECISIONS.c["who", "why", "changes", "before"]
    columns = (*FACTS.c["data", "verdict", "decision", "read"], *STORIES.c["first", "last", "date_source"], *said)
    asked = select(*columns).select_from(FACTS).join(STORIES, of_story).join(DOCUMENTS, DOCUMENTS.c.number == STORIES.c.document)
    return asked.outerjoin(FACT_DECISIONS, word).order_by(DOCUMENTS.c.path, FACTS.c.start, FACTS.c.number)
