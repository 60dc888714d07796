"""What would change, in words for the person who confirms it: 数值 9.1 → 9.2."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy
from briefgen.model.review import VERDICT_WORDS, Verdict
from briefgen.review.words import word_of
from briefgen.store.records import AnyFact

ADDED = "新增"
_FIELDS: Mapping[str, str] = {
    "value": "数值", "value_max": "上限", "unit": "单位", "subject": "主体", "indicator": "指标", "period": "期间", "date": "时间", "project": "项目",
    "stage": "阶段", "member": "成员", "role": "角色", "group": "所属", "title": "名称", "action": "动作", "issuer": "发文单位", "summary": "内容",
    "category": "类别", "place": "地点",
}  # fmt: skip
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One change: the cell, what is done, to which fact, from what to what, by whom and why."""

    place: str
    action: str
    matter: str
    change: str
    who: str
    why: str


def changed_line(place: str, verdict: Verdict, who: str, why: str, facts: Sequence[AnyFact], changes: Mapping[str, Mapping[str, Any]]) -> Line:
    """A row's word on facts that are there."""
    said: dict[str, None] = {}
    for fact in facts:
        for text in changed_words(fact, changes.get(fact.id, {})):
            said.setdefault(text)
    more = f"（共{len(facts)}条）" if len(facts) > 1 else ""
    return Line(place, verdict_word(verdict), f"{matter(facts[0])}{more}", "；".join(said) or shown_value(facts[0]), who, why)


def added_line(place: str, who: str, why: str, facts: Sequence[AnyFact], replaced: Sequence[AnyFact]) -> Line:
    """A row that a person has added."""
    before = f"（替换上次录入的 {'、'.join(shown_value(fact) for fact in replaced)}）" if replaced else ""
    new = "；".join(shown_value(fact) for fact in facts)
    return Line(place, ADDED, matter(facts[0]), f"{new}{before}", who, why)


def changed_words(fact: AnyFact, changes: Mapping[str, Any]) -> list[str]:
    """`数值 9.1 → 9.2` for each field that really changes."""
    now = fact.model_dump(mode="json")
    return [f"{_FIELDS.get(name, name)} {_shown(name, now[name])} → {_shown(name, value)}" for name, value in changes.items() if now[name] != value]


def decided_words(verdict: Verdict, fact: AnyFact, before: AnyFact) -> str:
    """What a person says of a fact: 更正（数值 9.1 → 9.2）, 剔除."""
    now = fact.model_dump(mode="json")
    said = changed_words(before, {name: now[name] for name in _FIELDS if name in now})
    return f"{verdict_word(verdict)}{f'（{chr(0xFF1B).join(said)}）' if said else ''}"


def verdict_word(verdict: Verdict) -> str:
    return next(word for word, code in VERDICT_WORDS.items() if code == verdict)


def matter(fact: AnyFact) -> str:
    """What a fact is about."""
    match fact:
        case Figure():
            codes = [word_of("comparison", fact.comparison or ""), word_of("aspect", fact.aspect) if fact.aspect != "level" else ""]
            parts = [fact.subject, fact.indicator, *codes]
        case Milestone():
            parts = [fact.project, word_of("stage", fact.stage)]
        case Membership():
            parts = [fact.group or "", fact.role, fact.member]
        case Policy():
            parts = [fact.issuer or "", fact.title]
        case Event():
            parts = [fact.summary]
    return _cut(" ".join(part for part in parts if part))


def shown_value(fact: AnyFact) -> str:
    """What a fact says of that."""
    if isinstance(fact, Figure):
        upper = f"—{fact.value_max:f}" if fact.value_max is not None else ""
        return f"{fact.value:f}{upper}{fact.unit}"
    days = None if isinstance(fact, Membership) else fact.date
    return _shown("date", [day.isoformat() for day in days] if days else None) if days else matter(fact)


def _shown(name: str, value: object) -> str:
    if isinstance(value, list):
        return str(value[0]) if value[0] == value[-1] else f"{value[0]}至{value[-1]}"
    return _cut(word_of(name, str(value))) if value is not None else "空"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
