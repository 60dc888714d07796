"""A row with a verdict: the changes that it makes to each of its facts.

A correction column means another field for each kind of fact (`model.review.FIELDS`). A row may stand for several facts: all tellings of one statement get
the same correction; in a row of 重大项目 a stage goes to where the project stands, a sum of money to its investment, a name to all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.lexicon import Lexicon
from briefgen.model.fact import Days, Figure, Milestone
from briefgen.model.period import Period
from briefgen.model.review import (
    CORRECTIONS,
    FIELDS,
    INDICATOR,
    INVESTMENT,
    PERIOD,
    STAGE,
    UNIT,
    VALUE,
    VERDICT,
    WHO,
    WHY,
    KeyPart,
    Verdict,
)
from briefgen.read.xlsx import Kind
from briefgen.review.sheet import ReviewedRow
from briefgen.review.values import LONGEST_TEXT, NOTHING, CellError, amount_of, days_of, text_of, unit_of
from briefgen.review.words import code_of, has_codes, verdict_of
from briefgen.store.records import AnyFact

Changes = Mapping[str, Any]
_UNREADABLE = CellError("这一列对这种事实没有意义。", "请删去它；要改别的，见各列的提示。")


class RowError(ValueError):
    """A row that cannot be taken, with the column that is at fault."""

    def __init__(self, column: str, error: CellError) -> None:
        super().__init__(error.what)
        self.column = column
        self.error = error


@dataclass(frozen=True, slots=True)
class Word:
    """What a reviewer says in a row, before it is known of which facts."""

    verdict: Verdict
    who: str
    why: str


def word_of_row(row: ReviewedRow, who: str) -> Word | None:
    """The verdict, who says so (`who` where the row names nobody) and why; None where the row says nothing. Raises RowError."""
    said = _read(row, VERDICT, text_of) or ""
    filled = [name for name in CORRECTIONS if _is_filled(row, name)]
    person, why = person_of_row(row, who)
    if not said and not filled:
        if why:
            raise RowError(VERDICT, CellError("有备注而没有选“处理”。", "请选采纳、更正、剔除或存疑，否则备注不会记下。"))
        return None
    verdict = _read(row, VERDICT, lambda cell: verdict_of(text_of(cell))) if said else Verdict.CORRECT
    if verdict is Verdict.CORRECT and not filled:
        raise RowError(VERDICT, CellError("选了“更正”，却没有填改成什么。", "请在“更正值”等列里填改后的内容。"))
    if verdict is not Verdict.CORRECT and filled:
        raise RowError(filled[0], CellError(f"处理选的是“{said}”，这里又填了更正。", "要更正就把“处理”改为“更正”，否则删去这一格。"))
    return Word(verdict or Verdict.CORRECT, person, why)


def person_of_row(row: ReviewedRow, who: str) -> tuple[str, str]:
    """Who has filled in the row (`who` where it names nobody), and why. Raises RowError."""
    person = _read(row, WHO, text_of) or who
    why = _read(row, WHY, lambda cell: text_of(cell, LONGEST_TEXT)) or ""
    if not person:
        raise RowError(WHO, CellError("没有写经手人。", "请填姓名，或在命令里加 --who 姓名。"))
    return person, why


def changes_of_row(row: ReviewedRow, facts: Sequence[tuple[KeyPart, AnyFact]], lexicon: Lexicon, reference: Period | None) -> dict[str, Changes]:
    """The corrections of a row by the id of the fact that they concern. Raises RowError for a cell that cannot be read or means nothing here."""
    changes: dict[str, dict[str, Any]] = {}
    for column in CORRECTIONS:
        if not _is_filled(row, column):
            continue
        meant = _meant(column, facts)
        if not meant:
            raise RowError(column, _UNREADABLE)
        shown = next((fact.unit for fact in meant if isinstance(fact, Figure)), "")
        for fact in meant:
            try:
                changes.setdefault(fact.id, {}).update(_change(column, row, fact, shown, lexicon, reference))
            except CellError as error:
                raise RowError(column, error) from error
    return dict(changes)


def _meant(column: str, facts: Sequence[tuple[KeyPart, AnyFact]]) -> list[AnyFact]:
    """The facts of a row that a correction column is about."""
    roles = {part.role for part, _ in facts}
    if roles <= {""}:
        return [fact for _, fact in facts if column in FIELDS[fact.kind]]
    if column in (VALUE, UNIT):
        return [fact for part, fact in facts if part.role == INVESTMENT]
    if column in (INDICATOR, PERIOD):
        return [fact for part, fact in facts if part.role == STAGE]
    projects = {fact.project for _, fact in facts if isinstance(fact, Milestone)}
    figures = [fact for _, fact in facts if isinstance(fact, Figure) and (fact.subject in projects or not projects)]
    return [fact for _, fact in facts if isinstance(fact, Milestone)] + list[AnyFact](figures)


def _change(column: str, row: ReviewedRow, fact: AnyFact, shown: str, lexicon: Lexicon, reference: Period | None) -> dict[str, Any]:
    """The fields of one fact that one cell changes, in their JSON form; a bare number is in the unit that the row shows."""
    field, cell = FIELDS[fact.kind][column], row.cells[column]
    if column == VALUE and isinstance(fact, Figure):
        amount = amount_of(cell, lexicon)
        upper = format(amount.value_max, "f") if amount.value_max is not None else None
        own_unit = _is_filled(row, UNIT)
        return {"value": format(amount.value, "f"), "value_max": upper} | ({} if own_unit else {"unit": amount.unit or shown})
    if column == UNIT:
        return {"unit": unit_of(cell, lexicon)}
    if column == PERIOD:
        return {field: _iso(_needed(days_of(cell, reference), fact))}
    text = text_of(cell)
    if has_codes(field):
        return {field: code_of(field, text)}
    if column == VALUE and text == NOTHING:
        return {field: None}
    return {field: text}


def _needed(days: Days | None, fact: AnyFact) -> Days | None:
    if days is None and fact.kind == "event":
        raise CellError("大事不能没有日期。", "请填日期，如 2024-03-28。")
    return days


def _iso(days: Days | None) -> list[str] | None:
    return [day.isoformat() for day in days] if days else None


def _is_filled(row: ReviewedRow, column: str) -> bool:
    """A formula that left no result counts as filled, so that it is told of and not passed over."""
    cell = row.cells.get(column)
    return cell is not None and (cell.kind is Kind.FORMULA or bool(cell.text.strip()))


def _read(row: ReviewedRow, column: str, read: Callable[..., Any]) -> Any:
    cell = row.cells.get(column)
    if cell is None:
        return None
    try:
        return read(cell)
    except CellError as error:
        raise RowError(column, error) from error
