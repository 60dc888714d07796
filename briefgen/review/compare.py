"""Whether two words on a fact are the same, whether a row still shows what its fact says, whether a person's added fact says another one's thing anew."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from briefgen.model.fact import INNER, Event, Figure, Membership, Milestone
from briefgen.model.problem import Problem, Severity
from briefgen.model.review import INDICATOR, SUBJECT, UNIT, VALUE, KeyPart, Verdict
from briefgen.read.xlsx import Cell
from briefgen.review.layouts import MIXED
from briefgen.review.sheet import ReviewedRow
from briefgen.store.records import AnyFact
from briefgen.store.reviewing import Decided

_KEPT = frozenset(("id", "confidence", "document", "published", "quote", "article", "start", "end", "number_start", "number_end"))
_FIELDS: Mapping[str, str] = {"主体": "subject", "指标": "indicator", "内容": "indicator", "数值": "value", "单位": "unit"}
_SHOWN, _SHOWN_MIXED = ("主体", "指标", "数值", "单位"), ("主体", "内容", "数值", "单位")
_CORRECTED_IN: Mapping[str, str] = {"主体": SUBJECT, "指标": INDICATOR, "内容": INDICATOR, "数值": VALUE, "单位": UNIT}


def differs(one: tuple[Verdict, AnyFact], other: tuple[Verdict, AnyFact]) -> bool:
    """Whether two words on one fact say different things: another verdict, or another content where the fact stays."""
    if one[0] != other[0]:
        return True
    return one[0] is not Verdict.REJECT and _content(one[1]) != _content(other[1])


def identity(fact: AnyFact) -> tuple[object, ...]:
    """What an added fact is about, its value apart: the same of the same person takes the place of what was added before."""
    match fact:
        case Figure():
            return (fact.kind, fact.published, fact.subject, fact.indicator, fact.aspect, fact.comparison, fact.period, fact.modality)
        case Milestone():
            return (fact.kind, fact.published, fact.project, fact.stage, fact.modality)
        case Membership():
            return (fact.kind, fact.published, fact.member, fact.role)
        case Event():
            return (fact.kind, fact.published, fact.date, fact.category)
    return (fact.kind, fact.published, fact.title)


def row_shows(row: ReviewedRow, fact: AnyFact) -> bool | None:
    """Whether the row's own cells say what its fact says; None where that cannot be told from them."""
    edited = _edited(row, fact)
    return None if edited is None else not edited


def direct_edits(row: ReviewedRow, facts: Sequence[tuple[KeyPart, Decided]]) -> Iterable[Problem]:
    """A warning for each cell that a person has changed in place instead of filling in a correction; nothing where the fact has changed since."""
    if not facts:
        return
    part, stands = facts[0]
    if part.seen != (stands.decision.number if stands.decision else 0):
        return
    fact = stands.fact
    for head in _edited(row, fact) or ():
        what = f"“{head}”里写的是“{_text(row.cells.get(head))}”，事实库里是“{_own(fact, head)}”。直接改的不算数，没有记下。"
        mend = f"要更正请填“{_CORRECTED_IN[head]}”。"
        yield Problem(row.file, row.place(head), "review-cell-edited", what, mend, Severity.WARNING)


def _edited(row: ReviewedRow, fact: AnyFact) -> list[str] | None:
    """The columns of a figure's row that say otherwise; None for a row of another kind."""
    shown = _SHOWN_MIXED if MIXED in row.columns else _SHOWN
    if not isinstance(fact, Figure) or not set(shown) <= set(row.columns):
        return None
    return [head for head in shown if not _same(row.cells.get(head), _own(fact, head))]


def _own(fact: AnyFact, head: str) -> str:
    value = getattr(fact, _FIELDS[head])
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _same(cell: Cell | None, own: str) -> bool:
    text = _text(cell)
    if "".join(text.split()) == "".join(own.split()):
        return True
    try:
        return Decimal(text) == Decimal(own)
    except InvalidOperation:
        return False


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _content(fact: AnyFact) -> dict[str, object]:
    return {name: value for name, value in fact if name not in _KEPT and name not in INNER}
