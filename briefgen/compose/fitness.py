"""Whether a figure may stand in a finished sentence or row: its indicator is a real one, and its unit fits.

What does not pass is in the Excel sheet all the same. An indicator is real when the lexicon has it (or it ends with one that the lexicon has),
or when it ends as indicators do; a bare 投资 or 项目 of a whole region says nothing unless it follows what it is of.
"""

import re

from briefgen.compose.settings import ComposeSettings
from briefgen.compose.statements import Group, Statement
from briefgen.model.fact import Figure
from briefgen.resolve.order import published
from briefgen.resolve.quote import ranked
from briefgen.resolve.subject import Kind

_ENDINGS = (
    "值", "额", "量", "数", "率", "投资", "收入", "利润", "税收", "产能", "规模", "面积", "占比", "比重", "份额", "企业", "项目", "园区", "集群",
    "产业链", "专业镇", "平台", "中心", "专利", "标准", "生产线", "设备", "基站", "人员", "人才", "机器人", "车辆", "品牌", "订单", "资金", "贷款",
    "基金", "融资", "能耗", "指数", "增速", "产量", "里程", "装机", "算力", "机构", "场景", "任务", "节点", "岗位", "主体", "出口", "进口", "消费",
    "建设", "工厂", "车间", "验收", "产业", "工业", "制造业",
)  # fmt: skip
_MONEY = ("增加值", "产值", "投资", "投资额", "收入", "利润", "税收", "销售额", "总额", "资金", "贷款", "融资", "基金", "授信", "进出口")
_OUTPUT = ("产能", "年产", "产量", "生产能力")
_NO_OUTPUT_UNITS = ("英寸", "毫米", "厘米", "米", "公里", "微米", "纳米")
_NO_UNITS = ("级", "职", "代", "届", "期")
_COUNTED: dict[str, tuple[str, ...]] = {
    "产业链": ("条", "个"), "产业链数": ("条", "个"), "企业": ("户", "家", "个"), "企业数": ("户", "家", "个"), "专业镇": ("个",), "专业镇数": ("个",),
    "项目": ("个", "项", "批"), "项目数": ("个", "项", "批"), "园区": ("个", "家"), "园区数": ("个", "家"),
}  # fmt: skip
_TOO_BARE = frozenset((
    "项目", "项目数", "企业", "企业数", "投资", "总投资", "完成投资", "计划投资", "计划总投资", "新增投资", "产业链", "产业", "产品", "技术", "资金",
    "规模", "数量", "质量", "速度", "水平", "能力", "任务", "工作任务", "建设规模", "产能", "年产能", "设备", "市场主体",
))  # fmt: skip
_BARE_CHAINS = frozenset(("产业链",))
_REPEATED = re.compile(r"([\u4e00-\u9fff]{2})\1")
_STRANGE = re.compile(r"^\d+\D?$|[+＋\s,，。；;：:]")
_LONGEST = 24


def fits(figure: Figure, settings: ComposeSettings) -> bool:
    """True where indicator and unit make sense together."""
    indicator = figure.indicator
    if _STRANGE.search(figure.subject) or figure.subject.endswith(indicator) or _is_late_goal(figure) or _is_early_fact(figure):
        return False
    if not 2 <= len(indicator) <= _LONGEST or _STRANGE.search(indicator) or _REPEATED.search(indicator):
        return False
    return is_known(indicator, settings) and _unit_fits(figure)


def is_known(indicator: str, settings: ComposeSettings) -> bool:
    """True for an indicator that the lexicon has or ends with, or that ends as indicators do."""
    return is_listed(indicator, settings) or indicator.endswith(_ENDINGS) or any(word in indicator for word in _OUTPUT)


def is_listed(indicator: str, settings: ComposeSettings) -> bool:
    """True for an indicator that the lexicon has or ends with, by any of its names; without a lexicon for any."""
    listed = (settings.categories, settings.aliases)
    return not settings.categories or any(indicator[start:] in names for names in listed for start in range(len(indicator) - 1))


def _is_late_goal(figure: Figure) -> bool:
    """True for a “goal” whose day lay behind when it was told: whatever that number is, it is no goal."""
    told = published(figure)
    return figure.modality == "target" and figure.period is not None and told is not None and figure.period[1] < told.first


def _is_early_fact(figure: Figure) -> bool:
    """True for what is said to be so in a year that has not come: whatever that number is, nobody has counted it."""
    told = published(figure)
    return figure.modality == "actual" and figure.period is not None and told is not None and figure.period[1].year > told.last.year


def _unit_fits(figure: Figure) -> bool:
    unit = figure.unit
    if unit in _NO_UNITS:
        return False
    if figure.aspect == "rank":
        return ranked(figure) != "" or not figure.indicator.endswith(("任务", "项目"))
    if figure.aspect not in ("level", "change"):
        return True
    if figure.indicator.endswith(_MONEY) and figure.aspect == "level":
        return "元" in unit or unit == "%"
    if any(word in figure.indicator for word in _OUTPUT):
        return unit not in _NO_OUTPUT_UNITS
    counted = max((ending for ending in _COUNTED if figure.indicator.endswith(ending)), key=len, default="")
    return not counted or unit in _COUNTED[counted] or unit in ("%", "个百分点") or figure.aspect == "change"


def rooted(statement: Statement, kind: Kind) -> Statement:
    """The statement without the bare indicators of a region that follow nothing told in the same sentence of the source."""
    if kind not in ("region", "sector", "chain", "other"):
        return statement
    kept: list[Group] = []
    for group in statement:
        if not is_too_bare(group, kind) or any(_same_sentence(group, other) for other in kept):
            kept.append(group)
    return tuple(kept)


def is_too_bare(group: Group, kind: Kind) -> bool:
    """“全市总投资” claims what no source says; “产业链6条” is fit where 产业链 are what is counted."""
    if group.indicator in _BARE_CHAINS and group.figures[0].fact.unit in _COUNTED["产业链"]:
        return kind == "enterprise"
    return group.indicator in _TOO_BARE or group.indicator.endswith("建设规模")


def _same_sentence(group: Group, other: Group) -> bool:
    return any(
        one.document == two.document and one.start < two.end and two.start < one.end
        for figure in group.figures for one in figure.facts for told in other.figures for two in told.facts
    )  # fmt: skip
