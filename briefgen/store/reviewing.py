"""A person's word on a fact, and how it finds its fact again.

The document may be renamed or changed since, and new words or rules may read the same number under another name. First the fact of the same id counts; then,
in the same bytes, the fact of that kind at the same place (the number's, for a figure); in a changed document the one with the same quote. Where several
facts share a place, their names decide; what fits two equally well is given to none. A fact that a person has accepted or corrected and that is read no
longer is kept as the person has left it, as long as its words stand in the document.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.model.fact import INNER, Figure, parse_fact
from briefgen.model.review import Verdict
from briefgen.store.records import AnyFact

ADD, UNDO = "add", "undo"
_NAMES: Mapping[str, tuple[str, ...]] = {
    "figure": ("subject", "indicator", "aspect"),
    "milestone": ("project", "stage", "modality"),
    "membership": ("member", "role", "group"),
    "policy": ("title", "action"),
    "event": ("summary", "category"),
}


@dataclass(frozen=True, slots=True)
class FactDecision:
    """One row of the fact base's memory of decisions. `verdict` is a `Verdict`, `add` (a fact typed in by a person) or `undo`.

    `act` joins what one row of a sheet decided; `undoes` is the act that is taken back. `alone` is true where no other fact of the kind stood at that
    place. `before` is the fact as it was read (None for `undo`), `changes` what is corrected in it, in the fields' JSON form. `place` is the cell
    that said so, `made` the ISO time of the decision; both are kept for people.
    """

    number: int
    act: int
    verdict: str
    undoes: int | None
    path: str
    digest: str
    alone: bool
    before: AnyFact | None
    changes: Mapping[str, Any]
    who: str
    why: str
    place: str
    made: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A fact as it counts: `read` is what was read (None for a fact that only the decision keeps), `decision` the one that holds."""

    fact: AnyFact
    read: AnyFact | None
    decision: FactDecision | None = None


def in_force(decisions: Iterable[FactDecision]) -> list[FactDecision]:
    """The decisions that nobody has taken back, in order."""
    listed = sorted(decisions, key=lambda decision: decision.number)
    undone = {decision.undoes for decision in listed}
    return [decision for decision in listed if decision.verdict != UNDO and decision.act not in undone]


def with_decided_facts(path: str, digest: str, text: str, facts: Sequence[AnyFact], decisions: Iterable[FactDecision]) -> list[Decided]:
    """The facts of a document as they count; the last decision in force on a fact is the one that holds. Facts without a decision keep their order."""
    last = {decision.before.id: decision for decision in in_force(decisions) if decision.before and decision.verdict != ADD}
    held: dict[int, FactDecision] = {}
    kept: list[Decided] = []
    for decision in sorted(last.values(), key=lambda decision: decision.number):
        place = _meant(decision, path, digest, facts)
        if place is not None:
            held[place] = decision
        elif decision.verdict in (Verdict.ACCEPT, Verdict.CORRECT):
            kept += _kept(decision, path, digest, text)
    return [*(_decided(fact, held.get(place)) for place, fact in enumerate(facts)), *kept]


def corrected(fact: AnyFact, changes: Mapping[str, Any], *, sure: bool = True) -> AnyFact:
    """The fact with its fields changed. Raises ValueError where the result is no fact."""
    values = fact.model_dump(mode="json") | dict(changes) | ({"confidence": 1.0} if sure else {})
    return parse_fact(values).model_copy(update={name: getattr(fact, name) for name in INNER if hasattr(fact, name)})


def printed_values(before: Mapping[str, Any], changes: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The fields that a decision changes, each with its text as it was read; both in the fields' JSON form."""
    return tuple((name, _words(before.get(name))) for name, value in changes.items() if before.get(name) != value)


def same_place(one: AnyFact, other: AnyFact) -> bool:
    """Whether two facts of one document are of one kind and were read from the same words."""
    if isinstance(one, Figure) and isinstance(other, Figure):
        return (one.number_start, one.number_end) == (other.number_start, other.number_end)
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def _words(value: object) -> str:
    return "/".join(str(part) for part in value) if isinstance(value, list) else "" if value is None else str(value)


def _decided(fact: AnyFact, decision: FactDecision | None) -> Decided:
    if decision is None:
        return Decided(fact, fact)
    if decision.verdict in (Verdict.ACCEPT, Verdict.CORRECT):
        return Decided(corrected(fact, decision.changes), fact, decision)
    return Decided(corrected(fact, decision.changes, sure=False), fact, decision)


def _meant(decision: FactDecision, path: str, digest: str, facts: Sequence[AnyFact]) -> int | None:
    """The place in the list of the fact that a decision means."""
    before = decision.before
    assert before is not None
    for place, fact in enumerate(facts):
        if fact.id == before.id:
            return place
    if decision.digest == digest:
        near = [place for place, fact in enumerate(facts) if same_place(before, fact)]
    elif decision.path == path:
        near = [place for place, fact in enumerate(facts) if _same_words(before, fact)]
    else:
        return None
    return _likest(before, near, facts, alone=decision.alone)


def _same_words(one: AnyFact, other: AnyFact) -> bool:
    if one.kind != other.kind or _bare(one.quote) != _bare(other.quote):
        return False
    if isinstance(one, Figure) and isinstance(other, Figure):
        return one.number_start - one.start == other.number_start - other.start
    return True


def _likest(before: AnyFact, near: Sequence[int], facts: Sequence[AnyFact], *, alone: bool) -> int | None:
    """Of the facts at the place the one that shares most names; without any shared name only one that was and is alone there."""
    if not near:
        return None
    alike = {place: sum(getattr(before, name) == getattr(facts[place], name) for name in _NAMES[before.kind]) for place in near}
    most = max(alike.values())
    best = [place for place in near if alike[place] == most]
    named = any(getattr(before, name) == getattr(facts[best[0]], name) for name in _NAMES[before.kind][:2])
    return best[0] if len(best) == 1 and (named or (alone and len(near) == 1)) else None


def _kept(decision: FactDecision, path: str, digest: str, text: str) -> list[Decided]:
    """The fact as the person has left it, where its words still stand in the document."""
    fact = decision.before
    assert fact is not None
    if decision.digest == digest:
        moved = 0
    elif decision.path == path and text.count(fact.quote) == 1:
        moved = text.index(fact.quote) - fact.start
    else:
        return []
    places = {name: getattr(fact, name) + moved for name in ("start", "end", "number_start", "number_end") if hasattr(fact, name)}
    return [Decided(corrected(fact.model_copy(update={"document": path, **places}), decision.changes), None, decision)]


def _bare(text: str) -> str:
    return "".join(text.split())
