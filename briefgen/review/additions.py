"""A row that a person has added: facts of their own, told apart from printed ones by their document, 人工录入 and the person's name."""

from collections.abc import Mapping
from typing import Any

from briefgen.lexicon import Lexicon
from briefgen.model.fact import Days, fact_id, parse_fact
from briefgen.model.period import Period
from briefgen.model.review import BY_HAND
from briefgen.read.xlsx import Kind
from briefgen.review.layouts import MIXED, PERIOD_HEADS, Layout, layout_of
from briefgen.review.orders import RowError
from briefgen.review.sheet import ReviewedRow
from briefgen.review.values import CellError, amount_of, days_of, text_of, unit_of
from briefgen.review.words import code_of, has_codes, word_of
from briefgen.store.by_hand import path_by_hand
from briefgen.store.records import AnyFact

_HUNDRED_MILLION = "亿元"
_HEAD_IN_YUAN = "总投资（亿元）"
_DEFAULTS: Mapping[str, Mapping[str, str]] = {"figure": {"aspect": "level", "modality": "actual", "bound": "exact"}, "milestone": {"modality": "actual"}}
Fields = dict[str, Any]


def facts_of_row(row: ReviewedRow, who: str, issue: Period, lexicon: Lexicon) -> tuple[AnyFact, ...]:
    """The facts that an added row states; they belong to `issue`. Raises RowError for a cell that is missing or cannot be read."""
    layout = _layout(row)
    fields = _fields(row, layout, issue, lexicon)
    missing = [name for name in layout.needed if fields.get(name) in (None, "")]
    if missing:
        heads = "、".join(f"“{layout.fields[name][0]}”" for name in missing)
        raise RowError(layout.fields[missing[0]][0], CellError(f"新增的这一行没有填{heads}。", "请填全；不想新增就清空这一行。"))
    if layout.kind == "project":
        return _project_facts(fields, who, issue)
    if layout.kind == "town":
        return (_fact("membership", fields | {"role": "专业镇"}, who, issue),)
    return (_fact(layout.kind, fields, who, issue),)


def _layout(row: ReviewedRow) -> Layout:
    heads = frozenset(row.columns)
    kind = ""
    if MIXED in heads:
        if MIXED not in row.cells:
            raise RowError(MIXED, CellError("新增的这一行没有填“种类”。", "请填数字、项目节点、名单、政策或大事；不想新增就清空这一行。"))
        kind = _taken(row, MIXED, lambda: code_of("kind", text_of(row.cells[MIXED])))
    layout = layout_of(heads, kind)
    if layout is None:
        raise RowError("", CellError("这张表不能新增行。", "请填到“关键指标”“重大项目”等表的表尾。"))
    return layout


def _fields(row: ReviewedRow, layout: Layout, issue: Period, lexicon: Lexicon) -> Fields:
    """The fields that the row fills, in their JSON form."""
    fields: Fields = {}
    for name, heads in layout.fields.items():
        if heads == PERIOD_HEADS:
            days = _days(row, issue)
            fields[name] = [day.isoformat() for day in days] if days else None
            continue
        head = next((head for head in heads if head in row.cells and row.cells[head].text.strip()), None)
        if head is not None:
            fields |= _taken(row, head, lambda name=name, head=head: _field(row, name, head, lexicon))
    return fields


def _field(row: ReviewedRow, name: str, head: str, lexicon: Lexicon) -> Fields:
    cell = row.cells[head]
    if name in ("value", "value_max", "invested", "capacity"):
        amount = amount_of(cell, lexicon)
        number: Fields = {name: format(amount.value, "f")}
        if name == "value" and amount.value_max is not None:
            number["value_max"] = format(amount.value_max, "f")
        unit = {"value": "unit", "invested": "invested_unit", "capacity": "capacity_unit"}.get(name, "")
        said = amount.unit or (_HUNDRED_MILLION if head == _HEAD_IN_YUAN else "")
        return number | ({unit: said} if unit and said else {})
    if name in ("unit", "invested_unit", "capacity_unit"):
        return {name: unit_of(cell, lexicon)}
    text = text_of(cell)
    return {name: code_of(name, text) if has_codes(name) else text}


def _days(row: ReviewedRow, issue: Period) -> Days | None:
    """期间 in words, or from 期间起 to 期间止."""
    filled = [head for head in PERIOD_HEADS if head in row.cells and row.cells[head].text.strip()]
    read: dict[str, Days | None] = {head: _taken(row, head, lambda head=head: days_of(row.cells[head], issue)) for head in filled}
    if read.get("期间"):
        return read["期间"]
    first, last = read.get("期间起"), read.get("期间止")
    days = (first[0], (last or first)[1]) if first else last
    if days and days[0] > days[1]:
        raise RowError("期间止", CellError("比“期间起”还早。", "请核对两个日期。"))
    return days


def _taken(row: ReviewedRow, head: str, read: Any) -> Any:
    try:
        return read()
    except CellError as error:
        raise RowError(head, error) from error


def _project_facts(fields: Fields, who: str, issue: Period) -> tuple[AnyFact, ...]:
    """A stage, and what the project costs and makes, as far as the row tells."""
    facts = []
    about = {name: fields.get(name) for name in ("project", "enterprise", "place", "stage", "date")}
    if about["stage"]:
        facts.append(_fact("milestone", about, who, issue))
    for name, indicator in (("invested", "总投资"), ("capacity", "产能")):
        if fields.get(name) is None:
            continue
        unit = fields.get(f"{name}_unit") or ""
        if not unit:
            raise RowError("投资单位" if name == "invested" else "产能单位", CellError("新增的这一行没有填单位。", "请填单位，如 亿元、万吨。"))
        figure = {"subject": fields["project"], "indicator": indicator, "value": fields[name], "unit": unit}
        facts.append(_fact("figure", figure, who, issue))
    if not facts:
        raise RowError("当前阶段", CellError("新增的项目既没有阶段，也没有投资和产能。", "请至少填一样；不想新增就清空这一行。"))
    return tuple(facts)


def _fact(kind: str, fields: Fields, who: str, issue: Period) -> AnyFact:
    """The fact with a sentence made of its fields as its quote; raises RowError where the fields make none."""
    values = dict(_DEFAULTS.get(kind, {})) | {name: value for name, value in fields.items() if value not in (None, "")}
    if kind == "figure" and "aspect" not in fields and values.get("comparison"):
        values["aspect"] = "growth" if values["unit"] == "%" else "change"
    quote, at, end = _statement(kind, values)
    name = fact_id(f"{BY_HAND}{who}", kind, issue.iso(), *(f"{key}={values[key]}" for key in sorted(values)))
    places = {"number_start": at, "number_end": end} if kind == "figure" else {}
    whole = {"quote": quote, "start": 0, "end": len(quote), "confidence": 1.0}
    return parse_fact({"id": name, "kind": kind, "document": path_by_hand(who), "published": issue.iso(), **whole, **values, **places})


def _statement(kind: str, values: Fields) -> tuple[str, int, int]:
    """A plain sentence, and where the number stands in it."""
    days = values.get("period") or values.get("date")
    when = f"（{days[0]}{'' if days[0] == days[1] else f'至{days[1]}'}）" if days else ""
    if kind == "figure":
        words = "".join(word_of(name, values[name]) for name in ("comparison", "aspect") if values.get(name) not in (None, "level", "other"))
        before = f"{values['subject']}{values['indicator']}{when}：{words}"
        upper = f"—{values['value_max']}" if values.get("value_max") else ""
        number = f"{values['value']}{upper}{values['unit']}"
        return before + number, len(before), len(before) + len(number)
    parts = {
        "milestone": ("project", "stage"), "membership": ("group", "role", "member"), "policy": ("issuer", "action", "title"), "event": ("category", "summary"),
    }[kind]  # fmt: skip
    said = "，".join(word_of(name, str(values[name])) for name in parts if values.get(name))
    return said + when, 0, 0


def is_blank(row: ReviewedRow) -> bool:
    """True for an added row that says nothing a fact could be made of: a stray name of a person, a total that a formula left."""
    said = [name for name, cell in row.cells.items() if cell.kind is not Kind.ERROR and cell.text.strip()]
    return not set(said) - {"经手人", "备注"}
