"""All rows of reviewed files against the fact base: what would change, what stands already, who disagrees with whom, what cannot be read.

Nothing is written here. A row of which something cannot be read is left out with the cell's name, the others are taken. Two persons disagree when one has
decided on a fact and the other, who has not seen that (the row's key tells), says something else: the later word is taken only when asked for (`replace`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.lexicon import Lexicon
from briefgen.model.period import Period
from briefgen.model.problem import Problem, Severity
from briefgen.model.review import KeyPart, Verdict
from briefgen.review.added_rows import read_added
from briefgen.review.compare import differs, direct_edits, row_shows
from briefgen.review.orders import Changes, RowError, Word, changes_of_row, word_of_row
from briefgen.review.phrases import Line, changed_line, decided_words
from briefgen.review.sheet import ReviewedFile, ReviewedRow
from briefgen.review.values import CellError
from briefgen.store.base import FactStore
from briefgen.store.records import AnyFact
from briefgen.store.reviewing import Decided, FactDecision, corrected
from briefgen.store.verdicts import Act, Addition

_GONE = CellError("这一行的事实在事实库里已经没有了。", "文章可能已改动或移走；请重新生成事实表再审。")
_NO_FACT = CellError("改后的内容不成一条事实。", "请核对“更正”各列。")

Standing = Mapping[KeyPart, Decided]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command is asked for: who fills in where a row names nobody, whether a later word replaces another's, the issue of added rows."""

    who: str
    replace: bool = False
    issue: Period | None = None


@dataclass(slots=True)
class Plan:
    """`lines` say what would change, one for each of `acts` and then of `additions`; `same` counts the rows that stand already as they say."""

    acts: list[Act] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Order:
    """A row's word with the facts that it is about, as they stand, and what it changes in each."""

    row: ReviewedRow
    word: Word
    facts: tuple[tuple[KeyPart, Decided], ...]
    changes: Mapping[str, Changes]

    def result(self, fact: AnyFact) -> tuple[Verdict, AnyFact]:
        return self.word.verdict, corrected(fact, self.changes.get(fact.id, {}), sure=False)


def make_plan(store: FactStore, files: Sequence[ReviewedFile], lexicon: Lexicon, asked: Asked) -> Plan:
    """What the files would change in the base."""
    plan = Plan(problems=[problem for file in files for problem in file.problems])
    rows = [row for file in files for row in file.rows]
    standing = store.standing(part for row in rows for part in row.key)
    copies = _copies(rows, standing)
    told = [row for row in rows if row.key and all(row is not copy for copy in copies)]
    orders = [order for row in told for order in _order(row, standing, lexicon, asked, plan)]
    done: set[str] = set()
    for order in _agreed(orders, asked, plan):
        _settle(order, asked, plan, done)
    added = read_added([*(row for row in rows if not row.key), *copies], store.fact_decisions(), lexicon, asked.who, asked.issue)
    plan.additions += added.additions
    plan.lines += added.lines
    plan.same += added.same
    plan.problems += [_refused(row, error) for row, error in added.refused]
    return plan


def _order(row: ReviewedRow, standing: Standing, lexicon: Lexicon, asked: Asked, plan: Plan) -> Iterable[_Order]:
    """The row's word, if it says one that can be read."""
    facts = tuple((part, standing[part]) for part in row.key if part in standing)
    try:
        word = word_of_row(row, asked.who) if row.reviewed else None
        if word is None:
            plan.problems += direct_edits(row, facts)
            return
        if not facts:
            raise RowError("", _GONE)
        now = [(part, stands.fact) for part, stands in facts]
        changes = changes_of_row(row, now, lexicon, row.issue or asked.issue)
        _check(now, changes)
    except RowError as error:
        plan.problems.append(_refused(row, error))
        return
    about = facts if word.verdict is not Verdict.CORRECT else tuple(pair for pair in facts if pair[1].fact.id in changes)
    yield _Order(row, word, about, changes)


def _check(now: Sequence[tuple[KeyPart, AnyFact]], changes: Mapping[str, Changes]) -> None:
    """Raises RowError where a change makes no fact."""
    try:
        for _, fact in now:
            corrected(fact, changes.get(fact.id, {}))
    except ValueError as error:
        raise RowError("", _NO_FACT) from error


def _agreed(orders: Sequence[_Order], asked: Asked, plan: Plan) -> list[_Order]:
    """The orders without those that contradict another row; with `replace` the later file's word counts against an earlier file's."""
    first: dict[str, _Order] = {}
    left_out: set[int] = set()
    for order in orders:
        for _, stands in order.facts:
            earlier = first.setdefault(stands.fact.id, order)
            if not differs(earlier.result(stands.fact), order.result(stands.fact)):
                continue
            left_out.add(id(earlier))
            if asked.replace and earlier.row.file != order.row.file:
                first[stands.fact.id] = order
            elif id(order) not in left_out:
                left_out.add(id(order))
                plan.problems.append(_disagreement(earlier, order, stands.fact))
    return [order for order in orders if id(order) not in left_out]


def _settle(order: _Order, asked: Asked, plan: Plan, done: set[str]) -> None:
    """Puts an order into the plan, unless all of it stands already or another person has said otherwise meanwhile."""
    waiting = [(part, stands) for part, stands in order.facts if stands.fact.id not in done]
    still = [(part, stands) for part, stands in waiting if not _stands_already(order, stands)]
    overtaken = [stands for part, stands in still if _unseen(part, stands.decision, order.word)]
    if overtaken and not asked.replace:
        plan.problems.append(_overtaken(order, overtaken[0]))
        return
    if not still:
        plan.same += bool(waiting)
        return
    word, facts = order.word, [stands.fact for _, stands in still]
    changes = {fact.id: order.changes.get(fact.id, {}) for fact in facts}
    done |= set(changes)
    plan.acts.append(Act(word.verdict, changes, word.who, word.why, f"{order.row.file} {order.row.word_place}"))
    plan.lines.append(changed_line(order.row.word_place, word.verdict, word.who, word.why, facts, changes))


def _stands_already(order: _Order, stands: Decided) -> bool:
    decision = stands.decision
    if decision is None or decision.verdict != order.word.verdict:
        return False
    return not differs(order.result(stands.fact), (order.word.verdict, stands.fact)) and order.word.why in ("", decision.why)


def _unseen(part: KeyPart, decision: FactDecision | None, word: Word) -> bool:
    """True where another person has decided since the sheet was made."""
    return decision is not None and decision.number > part.seen and decision.who != word.who


def _copies(rows: Sequence[ReviewedRow], standing: Standing) -> list[ReviewedRow]:
    """Rows copied with their key to write another fact into the copy: not the first of a sheet with that key, and not what it says."""
    seen: set[tuple[str, str, tuple[KeyPart, ...]]] = set()
    copies = []
    for row in rows:
        place = (row.file, row.sheet, row.key)
        first = standing.get(row.key[0]) if row.key else None
        if first and place in seen and not row.reviewed and row_shows(row, first.fact) is False:
            copies.append(row)
        seen.add(place)
    return copies


def _refused(row: ReviewedRow, error: RowError) -> Problem:
    return Problem(row.file, row.place(error.column), "review-refused", error.error.what, error.error.mend, Severity.ERROR)


def _disagreement(earlier: _Order, later: _Order, fact: AnyFact) -> Problem:
    sides = [f"{order.row.word_place}（{order.word.who}）{decided_words(*order.result(fact), fact)}" for order in (earlier, later)]
    mend = "请商定后只留一种再读回；两份文件要以后一份为准，可加 --replace。"
    where = "、".join(dict.fromkeys((earlier.row.file, later.row.file)))
    return Problem(where, later.row.word_place, "review-disagreement", f"同一条事实说法不一：{'；'.join(sides)}。都没有记下。", mend, Severity.WARNING)


def _overtaken(order: _Order, stands: Decided) -> Problem:
    decision = stands.decision
    assert decision is not None
    earlier = decided_words(Verdict(decision.verdict), stands.fact, decision.before or stands.fact)
    own = decided_words(*order.result(stands.fact), stands.fact)
    what = f"{decision.who}已经作了决定：{earlier}；{order.word.who}这里是：{own}。没有记下。"
    return Problem(order.row.file, order.row.word_place, "review-disagreement", what, "两人商定后，要以这一份为准就加 --replace 再读一次。", Severity.WARNING)
