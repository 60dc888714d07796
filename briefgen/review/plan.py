"""All rows of reviewed files against the fact base: what would change, what stands already, who disagrees with whom, what cannot be read.

Nothing is written here. A row of which something cannot be read is left out with the cell's name, the others are taken. Two persons disagree when one has
decided on a fact and the other, who has not seen that (the row's key tells), says something else: the later word is taken only when asked for (`replace`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefgen.lexicon import Lexicon
from briefgen.model.period import Period
from briefgen.model.problem import Problem, Severity
from briefgen.model.review import BY_HAND, KeyPart, Verdict
from briefgen.review.additions import is_blank
from briefgen.review.compare import differs, direct_edits, identity, row_shows
from briefgen.review.orders import Changes, RowError, Word, changes_of_row, word_of_row
from briefgen.review.phrases import Line, added_line, changed_line, decided_words
from briefgen.review.sheet import ReviewedFile, ReviewedRow
from briefgen.review.values import CellError
from briefgen.store.base import FactStore
from briefgen.store.records import AnyFact
from briefgen.store.reviewing import ADD, Decided, FactDecision, corrected, in_force
from briefgen.store.verdicts import Act, Addition

_GONE = CellError("这一行的事实在事实库里已经没有了。", "文章可能已改动或移走；请重新生成事实表再审。")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command is asked for: the name of who fills in where a row names nobody, whether a later word replaces another's, the issue of added rows."""

    who: str
    replace: bool = False
    issue: Period | None = None


@dataclass(slots=True)
class Plan:
    """`lines` say what would change, one for each of `acts` and `additions`; `same` counts the rows that stand already as they say."""

    acts: list[Act] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Order:
    """A row's word with the facts that it is about, as they stand, and what they would become."""

    row: ReviewedRow
    word: Word
    facts: tuple[tuple[KeyPart, Decided], ...]
    changes: dict[str, Changes]

    def result(self, fact: AnyFact) -> tuple[Verdict, AnyFact]:
        return self.word.verdict, corrected(fact, self.changes.get(fact.id, {}), sure=False)


def make_plan(store: FactStore, files: Sequence[ReviewedFile], lexicon: Lexicon, asked: Asked) -> Plan:
    """What the files would change in the base."""
    plan = Plan()
    for file in files:
        plan.problems += file.problems
    rows = [row for file in files for row in file.rows]
    standing = store.standing(part for row in rows for part in row.key)
    orders = [order for row in rows if row.key for order in _order(row, standing, lexicon, asked, plan)]
    taken = _agreed(orders, asked, plan)
    for order in taken:
        _settle(order, asked, plan)
    added = [row for row in rows if not row.key] + _copies(rows, standing)
    _add(store, added, lexicon, asked, plan)
    return plan


def _order(row: ReviewedRow, standing: dict[KeyPart, Decided], lexicon: Lexicon, asked: Asked, plan: Plan) -> Iterable[_Order]:
    """The row's word, if it says one that can be read."""
    facts = tuple((part, standing[part]) for part in row.key if part in standing)
    try:
        word = word_of_row(row, asked.who)
        if word is None:
            plan.problems += direct_edits(row, facts)
            return
        if not facts:
            raise RowError("", _GONE)
        now = [(part, stands.fact) for part, stands in facts]
        changes = changes_of_row(row, now, lexicon, row.issue or asked.issue)
        for _, fact in now:
            corrected(fact, changes.get(fact.id, {}))
    except RowError as error:
        plan.problems.append(_refused(row, error))
    except ValueError:
        plan.problems.append(_refused(row, RowError("", CellError("改后的内容不成一条事实。", "请核对“更正”各列。"))))
    else:
        if word.verdict is Verdict.CORRECT:
            facts = tuple((part, stands) for part, stands in facts if stands.fact.id in changes)
        yield _Order(row, word, facts, changes)


def _agreed(orders: Sequence[_Order], asked: Asked, plan: Plan) -> list[_Order]:
    """The orders without those that contradict another row; with `replace` the later file's word counts against an earlier file's."""
    last: dict[str, _Order] = {}
    out: set[int] = set()
    for order in orders:
        for _, stands in order.facts:
            earlier = last.get(stands.fact.id)
            if earlier is None or not differs(earlier.result(stands.fact), order.result(stands.fact)):
                last.setdefault(stands.fact.id, order)
                continue
            out.add(id(earlier))
            if not (asked.replace and earlier.row.file != order.row.file):
                out.add(id(order))
                plan.problems.append(_disagreement(earlier, order, stands.fact))
            last[stands.fact.id] = order
    return [order for order in orders if id(order) not in out]


def _settle(order: _Order, asked: Asked, plan: Plan) -> None:
    """Puts an order into the plan, unless all of it stands already or another person has said otherwise meanwhile."""
    open_facts = []
    for part, stands in order.facts:
        if _stands_already(order, stands):
            continue
        if not asked.replace and _unseen(part, stands.decision, order.word):
            plan.problems.append(_overtaken(order, stands))
            return
        open_facts.append(stands)
    if not open_facts:
        plan.same += 1
        return
    place = f"{order.row.file} {order.row.place()}"
    changes = {stands.fact.id: order.changes.get(stands.fact.id, {}) for stands in open_facts}
    plan.acts.append(Act(order.word.verdict, changes, order.word.who, order.word.why, place))
    plan.lines.append(changed_line(order.row.place(), order.word, [stands.fact for stands in open_facts], changes))


def _stands_already(order: _Order, stands: Decided) -> bool:
    decision = stands.decision
    if decision is None or decision.verdict != order.word.verdict:
        return False
    return not differs(order.result(stands.fact), (order.word.verdict, stands.fact)) and order.word.why in ("", decision.why)


def _unseen(part: KeyPart, decision: FactDecision | None, word: Word) -> bool:
    """True where another person has decided since the sheet was made."""
    return decision is not None and decision.number > part.seen and decision.who != word.who


def _copies(rows: Sequence[ReviewedRow], standing: dict[KeyPart, Decided]) -> list[ReviewedRow]:
    """Rows that a person has copied with their key to write another fact into the copy: the second of a sheet with that key, and not what it says."""
    seen: set[tuple[str, str, tuple[KeyPart, ...]]] = set()
    copies = []
    for row in rows:
        place = (row.file, row.sheet, row.key)
        if row.key and place in seen and row.key[0] in standing and not row.reviewed and row_shows(row, standing[row.key[0]].fact) is False:
            copies.append(row)
        seen.add(place)
    return copies


def _add(store: FactStore, rows: Sequence[ReviewedRow], lexicon: Lexicon, asked: Asked, plan: Plan) -> None:
    """The facts of added rows, without those that the base has from the same person already."""
    known = [decision for decision in in_force(store.fact_decisions()) if decision.verdict == ADD]
    acts = {decision.before.id: decision for decision in known if decision.before}
    batch: dict[str, ReviewedRow] = {}
    found: list[tuple[ReviewedRow, Word, tuple[AnyFact, ...]]] = []
    for row in rows:
        if is_blank(row):
            continue
        try:
            word, facts = _added(row, lexicon, asked)
        except RowError as error:
            plan.problems.append(_refused(row, error))
            continue
        fresh = tuple(fact for fact in facts if fact.id not in batch)
        batch |= {fact.id: row for fact in facts}
        if all(fact.id in acts for fact in fresh):
            plan.same += 1
        else:
            found.append((row, word, fresh))
    for row, word, facts in found:
        before = [decision for decision in known if decision.before and decision.before.id not in batch and decision.who == word.who]
        replaced = [decision for decision in before if any(identity(decision.before) == identity(fact) for fact in facts)]
        plan.additions.append(Addition(facts, word.who, word.why, f"{row.file} {row.place()}", tuple(dict.fromkeys(one.act for one in replaced))))
        plan.lines.append(added_line(row.place(), word, facts, [one.before for one in replaced if one.before]))


def _added(row: ReviewedRow, lexicon: Lexicon, asked: Asked) -> tuple[Word, tuple[AnyFact, ...]]:
    plain = ReviewedRow(row.file, row.sheet, row.number, (), {**row.cells}, row.columns, row.issue)
    said = word_of_row(ReviewedRow(**{**_parts(plain), "cells": {name: cell for name, cell in row.cells.items() if name in ("经手人", "备注")}}), asked.who) \
        if False else None
    raise NotImplementedError(said)


def _parts(row: ReviewedRow) -> dict[str, object]:
    return {}


def _refused(row: ReviewedRow, error: RowError) -> Problem:
    return Problem(row.file, row.place(error.column), "review-refused", error.error.what, error.error.mend, Severity.ERROR)


def _disagreement(earlier: _Order, later: _Order, fact: AnyFact) -> Problem:
    sides = [f"{order.row.place()}（{order.word.who}）{decided_words(*order.result(fact), fact)}" for order in (earlier, later)]
    mend = "请商定后只留一种再读回；两份文件以后一份为准可加 --replace。"
    where = later.row.file if later.row.file == earlier.row.file else f"{earlier.row.file}、{later.row.file}"
    return Problem(where, later.row.place(), "review-disagreement", f"同一条事实说法不一：{'；'.join(sides)}。都没有记下。", mend, Severity.WARNING)


def _overtaken(order: _Order, stands: Decided) -> Problem:
    decision = stands.decision
    assert decision is not None
    before = decision.before or stands.fact
    earlier = decided_words(Verdict(decision.verdict), stands.fact, before)
    own = decided_words(*order.result(stands.fact), stands.fact)
    what = f"{decision.who}已经{earlier}，{order.word.who}没有看到，这里又{own}。没有记下。"
    return Problem(order.row.file, order.row.place(), "review-disagreement", what, "两人商定后，要以这一份为准就加 --replace 再读一次。", Severity.WARNING)


__all__ = ["BY_HAND", "Asked", "Plan", "make_plan"]
