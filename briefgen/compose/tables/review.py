"""What a table tells a reviewer: how a row stands (采纳, 人工更正, 存疑, 人工录入), and what may be written into the review columns of its kind."""

from collections.abc import Mapping, Sequence

from briefgen.compose.words import ACTIONS, CATEGORIES, MODALITIES, STAGES
from briefgen.model.briefing import ReviewForm
from briefgen.model.period import Period
from briefgen.model.review import BY_HAND, CORRECTED, INDICATOR, PERIOD, SUBJECT, UNIT, VALUE, Review, Verdict
from briefgen.resolve.order import AnyFact

_FIELDS: Mapping[str, str] = {
    "value": "数值", "value_max": "上限", "unit": "单位", "subject": "主体", "indicator": "指标", "aspect": "类型", "comparison": "对比", "period": "期间",
    "modality": "性质", "bound": "限定", "project": "项目", "stage": "阶段", "date": "时间", "member": "成员", "role": "角色", "group": "所属",
    "title": "名称", "action": "动作", "issuer": "发文单位", "summary": "内容", "category": "类别", "place": "地点", "enterprise": "企业",
}  # fmt: skip
_CODES: Mapping[str, Mapping[str, str]] = {"stage": STAGES, "action": ACTIONS, "category": CATEGORIES, "modality": MODALITIES}
_DAYS = "如 2024年1—10月、2024-03、2024-03-28；没有期间填“无”"
_STAGE_DAYS = f"该阶段的时间，{_DAYS}"
_UNUSED = "这一列在本表不用"

FORMS: Mapping[str, tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]] = {
    "figure": (
        {VALUE: "改后的数，如 12.9；单位不同再填“更正单位”", UNIT: "如 亿元、%、个百分点", SUBJECT: "改后的主体", INDICATOR: "改后的指标", PERIOD: _DAYS},
        {},
    ),
    "project": (
        {VALUE: "改后的投资额；产能请到“全部事实”里改", UNIT: "投资额的单位，如 亿元", SUBJECT: "改后的项目名称", INDICATOR: "改后的阶段", PERIOD: _STAGE_DAYS},
        {INDICATOR: tuple(STAGES.values())},
    ),
    "milestone": (
        {VALUE: _UNUSED, UNIT: _UNUSED, SUBJECT: "改后的项目名称", INDICATOR: "改后的阶段", PERIOD: _STAGE_DAYS},
        {INDICATOR: tuple(STAGES.values())},
    ),
    "membership": (
        {VALUE: "改后的所属（产业链、名单、级别）；没有填“无”", UNIT: _UNUSED, SUBJECT: "改后的成员名称", INDICATOR: "改后的角色，如 链主", PERIOD: _UNUSED},
        {},
    ),
    "policy": (
        {VALUE: "改后的发文单位", UNIT: _UNUSED, SUBJECT: "改后的名称", INDICATOR: "改后的动作", PERIOD: _DAYS},
        {INDICATOR: tuple(ACTIONS.values())},
    ),
    "event": (
        {VALUE: "改后的地点", UNIT: _UNUSED, SUBJECT: "改后的内容", INDICATOR: "改后的类别", PERIOD: _DAYS},
        {INDICATOR: tuple(CATEGORIES.values())},
    ),
    "any": (
        {VALUE: "数字填改后的数", UNIT: "数字的单位", SUBJECT: "改后的“主体”", INDICATOR: "数字填指标，节点填阶段，名单填角色", PERIOD: _DAYS},
        {},
    ),
}  # fmt: skip
"""By what a row stands for: what a reviewer is told on entering a correction column, and the drop-downs there."""


def form_of(reviewed_as: str, keys: Sequence[str], issue: Period) -> ReviewForm:
    """The form of a table whose rows have these keys."""
    prompts, choices = FORMS[reviewed_as]
    return ReviewForm(tuple(keys), f"{issue.first.isoformat()}/{issue.last.isoformat()}", prompts, choices)


def review_words(facts: Sequence[AnyFact]) -> str:
    """How a row stands: what a person decided on the first of its facts that has a decision; "" where nobody has looked at it."""
    decided = next((fact for fact in facts if fact.review), None)
    if decided is not None and decided.review is not None:
        return _words(decided.review)
    typist = next((fact.document.partition("：")[2] for fact in facts if fact.document.startswith(f"{BY_HAND}：")), "")
    return f"{BY_HAND}（{typist}）" if typist else ""


def _words(review: Review) -> str:
    who = f"（{review.who}）" if review.who else ""
    if review.verdict is Verdict.DOUBT:
        return f"存疑{who}{f'：{review.why}' if review.why else ''}"
    if review.printed:
        before = "、".join(f"原{_FIELDS.get(name, name)}{_CODES.get(name, {}).get(text, text) or '空'}" for name, text in review.printed)
        return f"{CORRECTED}{who}：{before}"
    return f"采纳{who}"
