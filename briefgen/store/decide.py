"""A person's decisions on facts into the fact base: made, taken back, and laid over the documents that they concern."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from briefgen.model.review import BY_HAND, KeyPart
from briefgen.store import queries
from briefgen.store.by_hand import BY_HAND_SOURCE, documents_by_hand
from briefgen.store.columns import Places
from briefgen.store.records import AnyFact
from briefgen.store.reviewing import ADD, UNDO, FactDecision, corrected, same_place
from briefgen.store.schema import DOCUMENTS, FACT_DECISIONS, FACTS
from briefgen.store.verdicts import Act, Addition, add_decision, decided_facts, decisions, facts_as_read, put_facts, standing
from briefgen.store.write import put_document


def decide(connection: Connection, acts: Sequence[Act], additions: Sequence[Addition], made: str) -> None:
    """Keeps the acts and lays them over their documents. Raises KeyError for a fact that the base does not hold, ValueError for a change that makes no fact."""
    digests = {digest for act in acts for digest in _keep_act(connection, act, made)}
    for addition in additions:
        for replaced in addition.replaces:
            _undo(connection, replaced, addition.who, "", made)
        _keep_together(connection, (_added(fact, addition, made) for fact in addition.facts))
    if additions:
        _rewrite_by_hand(connection)
    _lay_over(connection, digests, set())


def take_back(connection: Connection, act: int, who: str, why: str, made: str) -> tuple[FactDecision, ...]:
    """Takes an act back and gives what it had decided; what was decided before holds again. Raises KeyError for no act, or one that is taken back already."""
    rows = decisions(connection, or_(FACT_DECISIONS.c.act == act, FACT_DECISIONS.c.undoes == act))
    acted = tuple(row for row in rows if row.verdict != UNDO)
    if not acted or any(row.undoes == act for row in rows):
        raise KeyError(act)
    _undo(connection, act, who, why, made)
    if any(row.verdict == ADD for row in acted):
        _rewrite_by_hand(connection)
    _lay_over(connection, {row.digest for row in acted}, {row.path for row in acted})
    return acted


def _keep_act(connection: Connection, act: Act, made: str) -> set[str]:
    """Keeps one row's decision on all its facts and gives the digests of their documents."""
    found = standing(connection, [KeyPart(name) for name in act.facts])
    kept = []
    for name, changes in act.facts.items():
        stands = found[KeyPart(name)]
        before = stands.read or (stands.decision.before if stands.decision else None) or stands.fact
        corrections = {**_changed(before, stands.fact), **changes}
        corrected(before, corrections)
        digest, alone = _whereabouts(connection, before)
        kept.append(FactDecision(0, 0, act.verdict, None, before.document, digest, alone, before, corrections, act.who, act.why, act.place, made))
    _keep_together(connection, kept)
    return {decision.digest for decision in kept}


def _keep_together(connection: Connection, kept: Iterable[FactDecision]) -> None:
    """Decisions of one row are one act, named by the number of the first."""
    act = 0
    for decision in kept:
        number = add_decision(connection, replace(decision, act=act))
        act = act or number


def _changed(before: AnyFact, now: AnyFact) -> Mapping[str, Any]:
    """What earlier corrections have changed and this one leaves."""
    read, counts = before.model_dump(mode="json"), now.model_dump(mode="json")
    kept = ("id", "document", "published", "confidence", "start", "end", "number_start", "number_end", "quote", "article")
    return {name: value for name, value in counts.items() if name not in kept and read[name] != value}


def _whereabouts(connection: Connection, fact: AnyFact) -> tuple[str, bool]:
    """The digest of the fact's document, and whether no other fact of its kind stands where it does."""
    digest = queries.known(connection, fact.document)[fact.document].digest
    beside = [one for one in facts_as_read(connection, fact.document) if one.id != fact.id and same_place(one, fact)]
    return digest, not beside


def _added(fact: AnyFact, addition: Addition, made: str) -> FactDecision:
    return FactDecision(0, 0, ADD, None, fact.document, "", True, fact, {}, addition.who, addition.why, addition.place, made)


def _undo(connection: Connection, act: int, who: str, why: str, made: str) -> None:
    add_decision(connection, FactDecision(0, 0, UNDO, act, "", "", False, None, {}, who, why, "", made))


def _rewrite_by_hand(connection: Connection) -> None:
    """The documents of what persons have typed in, made anew from all decisions."""
    connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.date_source == BY_HAND_SOURCE, DOCUMENTS.c.publisher == BY_HAND))
    for record in documents_by_hand(decisions(connection)):
        put_document(connection, record)


def _lay_over(connection: Connection, digests: Iterable[str], paths: Iterable[str]) -> None:
    """Puts the facts of these documents down again, as they count now."""
    wanted = or_(DOCUMENTS.c.digest.in_(sorted(digests)), DOCUMENTS.c.path.in_(sorted(paths)))
    for number, path, digest in connection.execute(select(*DOCUMENTS.c["number", "path", "digest"]).where(wanted)).all():
        read = facts_as_read(connection, path)
        decided = decided_facts(connection, path, digest, queries.source_text(connection, path), read)
        connection.execute(delete(FACTS).where(FACTS.c.document == number))
        put_facts(connection, number, Places(queries.stories_of(connection, path)), decided)
