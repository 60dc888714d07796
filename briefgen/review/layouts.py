"""What the columns of a sheet mean for a row that a person has added: known by the names in the head, whatever the sheet is called."""

from collections.abc import Mapping
from dataclasses import dataclass

PERIOD_HEADS = ("期间", "期间起", "期间止")
_DAYS: Mapping[str, tuple[str, ...]] = {"date": PERIOD_HEADS}
_FIGURE: Mapping[str, tuple[str, ...]] = {
    "subject": ("主体",), "indicator": ("指标",), "aspect": ("类型",), "comparison": ("对比",), "value": ("数值",), "value_max": ("上限",),
    "unit": ("单位",), "period": PERIOD_HEADS, "modality": ("性质",), "bound": ("限定",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """`heads` tell the sheet; `fields` have for each field of the fact the columns that may hold it, `needed` those without which there is no fact."""

    kind: str
    heads: frozenset[str]
    fields: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]


LAYOUTS: tuple[Layout, ...] = (
    Layout("figure", frozenset(("主体", "指标", "数值")), _FIGURE, ("subject", "indicator", "value", "unit")),
    Layout(
        "project", frozenset(("项目", "当前阶段")),
        {"project": ("项目",), "enterprise": ("企业",), "place": ("地点",), "stage": ("当前阶段",), **_DAYS, "invested": ("总投资（亿元）", "投资额"),
         "invested_unit": ("投资单位",), "capacity": ("产能",), "capacity_unit": ("产能单位",)},
        ("project",),
    ),
    Layout(
        "milestone", frozenset(("项目", "阶段")),
        {"project": ("项目", "原文名称"), "enterprise": ("企业",), "place": ("地点",), "stage": ("阶段",), **_DAYS, "modality": ("性质",)},
        ("project", "stage"),
    ),
    Layout(
        "membership", frozenset(("角色", "成员")), {"member": ("成员",), "role": ("角色",), "group": ("产业链",)}, ("member", "role"),
    ),
    Layout(
        "membership", frozenset(("企业", "名单")), {"member": ("企业",), "role": ("名单",), "group": ("所属", "产业链")}, ("member", "role"),
    ),
    Layout("town", frozenset(("专业镇",)), {"member": ("专业镇",), "group": ("原文类别", "级别")}, ("member",)),
    Layout("policy", frozenset(("名称", "动作")), {"title": ("名称",), "action": ("动作",), "issuer": ("发文单位",), **_DAYS}, ("title", "action")),
    Layout(
        "event", frozenset(("类别", "内容")), {"summary": ("内容",), "category": ("类别",), "place": ("地点",), **_DAYS}, ("summary", "category", "date"),
    ),
)  # fmt: skip
"""In the order in which they are tried."""

MIXED = "种类"
MIXED_LAYOUTS: Mapping[str, Layout] = {
    "figure": Layout("figure", frozenset(), {**_FIGURE, "indicator": ("内容",)}, ("subject", "indicator", "value", "unit")),
    "milestone": Layout(
        "milestone", frozenset(), {"project": ("主体",), "enterprise": ("内容",), "stage": ("类型",), **_DAYS, "modality": ("性质",)}, ("project", "stage")
    ),
    "membership": Layout("membership", frozenset(), {"member": ("主体",), "role": ("类型",), "group": ("内容",)}, ("member", "role")),
    "policy": Layout("policy", frozenset(), {"title": ("主体",), "action": ("类型",), "issuer": ("内容",), **_DAYS}, ("title", "action")),
    "event": Layout(
        "event", frozenset(), {"summary": ("内容",), "category": ("类型",), "place": ("主体",), **_DAYS}, ("summary", "category", "date")
    ),
}  # fmt: skip
"""On the sheet of all facts the column 种类 tells what the others mean."""


def layout_of(heads: frozenset[str], kind: str = "") -> Layout | None:
    """The layout of a sheet with these columns; `kind` is what a row says under 种类. None where nothing can be added."""
    if MIXED in heads:
        return MIXED_LAYOUTS.get(kind)
    return next((layout for layout in LAYOUTS if layout.heads <= heads), None)
