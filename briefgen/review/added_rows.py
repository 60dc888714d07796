"""The rows that persons have added, against what they have added before: new facts, the same again, or another value for the same thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.lexicon import Lexicon
from briefgen.model.period import Period
from briefgen.review.additions import facts_of_row, is_blank
from briefgen.review.compare import identity
from briefgen.review.orders import RowError, person_of_row
from briefgen.review.phrases import Line, added_line
from briefgen.review.sheet import ReviewedRow
from briefgen.review.values import CellError
from briefgen.store.records import AnyFact
from briefgen.store.reviewing import ADD, FactDecision, in_force
from briefgen.store.verdicts import Addition


@dataclass(frozen=True, slots=True)
class Added:
    """What the added rows come to: additions with a line for each, how many are there already, and rows that cannot be read."""

    additions: tuple[Addition, ...]
    lines: tuple[Line, ...]
    same: int
    refused: tuple[tuple[ReviewedRow, RowError], ...]


@dataclass(frozen=True, slots=True)
class _Read:
    row: ReviewedRow
    who: str
    why: str
    facts: tuple[AnyFact, ...]


def read_added(rows: Iterable[ReviewedRow], decisions: Iterable[FactDecision], lexicon: Lexicon, who: str, issue: Period | None) -> Added:
    """`who` counts where a row names nobody, `issue`, where given, before the one that the sheet is of."""
    read: list[_Read] = []
    refused: list[tuple[ReviewedRow, RowError]] = []
    for row in rows:
        if is_blank(row):
            continue
        try:
            read.append(_read(row, lexicon, who, issue))
        except RowError as error:
            refused.append((row, error))
    before = [decision for decision in in_force(decisions) if decision.verdict == ADD]
    there = {decision.before.id for decision in before if decision.before}
    told = {fact.id for one in read for fact in one.facts}
    fresh = _once(read, there)
    replaced = [_replaced(one, before, told) for one in fresh]
    return Added(
        tuple(
            Addition(one.facts, one.who, one.why, f"{one.row.file} {one.row.word_place}", tuple(dict.fromkeys(old.act for old in olds)))
            for one, olds in zip(fresh, replaced, strict=True)
        ),
        tuple(
            added_line(one.row.word_place, one.who, one.why, one.facts, [old.before for old in olds if old.before])
            for one, olds in zip(fresh, replaced, strict=True)
        ),
        len(read) - len(fresh),
        tuple(refused),
    )


def _read(row: ReviewedRow, lexicon: Lexicon, who: str, issue: Period | None) -> _Read:
    person, why = person_of_row(row, who)
    days = issue or row.issue
    if days is None:
        raise RowError("", CellError("看不出新增的这一行属于哪一期。", "请加 --month，如 --month 2024-03。"))
    return _Read(row, person, why, facts_of_row(row, person, days, lexicon))


def _once(read: Sequence[_Read], there: set[str]) -> list[_Read]:
    """The rows with a fact that is not there yet, each fact once."""
    seen = set(there)
    fresh = []
    for one in read:
        facts = tuple(fact for fact in one.facts if fact.id not in seen)
        seen |= {fact.id for fact in facts}
        if facts:
            fresh.append(_Read(one.row, one.who, one.why, facts))
    return fresh


def _replaced(one: _Read, before: Iterable[FactDecision], told: set[str]) -> list[FactDecision]:
    """What the same person has added of the same thing before and does not repeat now."""
    about = {identity(fact) for fact in one.facts}
    mine = [decision for decision in before if decision.who == one.who and decision.before and decision.before.id not in told]
    return [decision for decision in mine if decision.before and identity(decision.before) in about]
