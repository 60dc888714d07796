"""The fields by which a template asks for the fact sheet itself: a table for each of its lists, a row for each of their rows, and the figures of its charts.

A template that holds them can take the place of the shipped fact sheet; with `审核期次` above and `行标识` in each row, what a person writes
beside them can be read back.
"""

from collections.abc import Mapping
from types import MappingProxyType

from briefgen.model.field import Field, Kind

_DAYS = "期间 期间起 期间止 期间精度"
_FIGURE = f"主体 主体类别 指标 类型 对比 数值 上限 单位 {_DAYS} 性质 限定"
_TAIL = "引文 来源 审核 行标识"

LISTS: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "概览": ("概览清单", "overview_list", "项 数 单位"),
    "说明": ("说明清单", "explanation_list", "项 内容"),
    "关键指标": ("关键指标清单", "figure_list", f"{_FIGURE} 冲突 {_TAIL}"),
    "指标序列": ("指标序列清单", "series_list", f"序列 主体 指标 类型 对比 口径 {_DAYS} 数值 单位 较前期 缺期 冲突 引文 来源 审核"),
    "重大项目": (
        "重大项目清单", "project_list",
        f"产业链 项目 企业 地点 当前阶段 {_DAYS} 预计节点 预计时间 逾期 总投资 投资额 投资单位 产能 产能单位 较上期 {_TAIL}",
    ),
    "项目节点": ("项目节点清单", "milestone_list", f"项目 原文名称 期次 企业 地点 阶段 {_DAYS} 性质 逾期 归并把握 {_TAIL}"),
    "产业链": ("产业链清单", "chain_list", f"产业链 所属组 角色 成员 {_TAIL}"),
    "产业图谱": ("产业图谱清单", "chain_map_list", "产业链 所属组 前身 环节 名称 备注 首次见报 最近见报 引文 来源 审核"),
    "企业名单": ("企业清单", "enterprise_list", f"产业链 企业 名单 所属 {_TAIL}"),
    "专业镇": ("专业镇清单", "town_list", f"专业镇 级别 原文类别 {_TAIL}"),
    "招商引资": ("招商引资清单", "investment_list", f"产业链 {_FIGURE} {_TAIL}"),
    "关键技术": ("关键技术清单", "technology_list", f"产业链 {_FIGURE} {_TAIL}"),
    "资本与资金": ("资本市场清单", "money_list", f"产业链 {_FIGURE} {_TAIL}"),
    "目标": ("目标清单", "target_list", f"{_FIGURE} 最新实际值 最新单位 最新期间 最新期间起 最新期间止 完成率 进度 测算 {_TAIL}"),
    "政策": ("政策清单", "policy_list", f"名称 动作 发文单位 {_DAYS} {_TAIL}"),
    "大事记": ("大事清单", "event_list", f"{_DAYS} 类别 内容 地点 {_TAIL}"),
    "冲突": ("冲突清单", "conflict_list", f"组 {_FIGURE} {_TAIL}"),
    "未入库数字": ("未入库数字清单", "unbound_list", "原文数字 原因 所在句 文件 起始 结束 来源"),
    "来源": ("来源清单", "quote_list", "序号 报刊 标题 篇目 日期 日期起 日期止 日期精度 引文 原文 文件 起始 结束 网址 事实数"),
    "全部事实": (
        "全部事实清单", "all_fact_list", f"编号 种类 主体 内容 类型 对比 数值 上限 单位 {_DAYS} 性质 限定 把握 文件 起始 结束 {_TAIL}"
    ),
})  # fmt: skip
"""By the name of the sheet: the field, its English twin, the columns. What stands in brackets behind a column's name (总投资（亿元）) is left out."""

OF_A_CHAIN = ("企业名单", "重大项目", "关键技术", "资本与资金", "招商引资")
"""The five lists, which each chain has for itself too."""

CHART_ROWS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "主要指标增速": ("主要指标增速数据", "growth_data"), "项目阶段": ("项目阶段数据", "stage_data"), "产业链投资": ("产业链投资数据", "chain_investment_data"),
    "项目投资": ("项目投资数据", "project_investment_data"), "目标完成": ("目标完成数据", "target_data"),
})  # fmt: skip
"""By the name of the chart: the table of its figures and its English twin."""

_ENGLISH: Mapping[str, str] = MappingProxyType({
    "项": "item", "数": "count", "单位": "unit", "内容": "content", "主体": "subject", "主体类别": "subject_kind", "指标": "indicator", "类型": "type",
    "对比": "comparison", "数值": "value", "上限": "value_max", "期间": "period", "期间起": "first_day", "期间止": "last_day", "期间精度": "precision",
    "性质": "modality", "限定": "bound", "冲突": "conflict", "引文": "quote", "来源": "source", "审核": "review", "行标识": "key", "产业链": "chain",
    "项目": "project", "企业": "enterprise", "地点": "place", "当前阶段": "stage_now", "预计节点": "expected_stage", "预计时间": "expected_day",
    "逾期": "overdue", "总投资": "investment", "投资额": "invested", "投资单位": "invested_unit", "产能": "capacity", "产能单位": "capacity_unit",
    "较上期": "change", "原文名称": "printed_name", "期次": "phase", "阶段": "stage", "归并把握": "merged_confidence", "所属组": "group", "角色": "role",
    "成员": "member", "名单": "list", "所属": "belongs_to", "专业镇": "town", "级别": "level", "原文类别": "printed_category", "最新实际值": "latest",
    "最新单位": "latest_unit", "最新期间": "latest_period", "最新期间起": "latest_first_day", "最新期间止": "latest_last_day", "完成率": "completion",
    "进度": "progress", "测算": "course", "序列": "series", "口径": "stretch", "较前期": "step", "缺期": "missing", "前身": "follows", "环节": "place_in_chain", "备注": "note",
    "首次见报": "first_told", "最近见报": "last_told", "名称": "title", "动作": "action", "发文单位": "issuer", "类别": "category", "组": "conflict_group", "原文数字": "printed_number",
    "原因": "reason", "所在句": "sentence", "文件": "file", "起始": "start", "结束": "end", "序号": "number", "报刊": "publisher", "标题": "headline",
    "篇目": "article", "日期": "date", "日期起": "date_first_day", "日期止": "date_last_day", "日期精度": "date_precision", "原文": "verbatim",
    "网址": "url", "事实数": "facts", "编号": "id", "种类": "kind", "把握": "confidence",
})  # fmt: skip


def column_field(name: str) -> str:
    """The field of a column, by the column's name: 总投资（亿元） → 总投资."""
    return name.partition("（")[0]


def _table(sheet: str) -> Field:
    zh, en, columns = LISTS[sheet]
    children = tuple(Field(name, _ENGLISH[name], Kind.TEXT, f"“{sheet}”表的“{name}”") for name in columns.split())
    return Field(zh, en, Kind.ROWS, f"事实表的“{sheet}”", children)


def _chart(name: str) -> Field:
    zh, en = CHART_ROWS[name]
    values = (("目标值", "target"), ("最新值", "latest")) if name == "目标完成" else (("数值", "value"),)
    children = (Field("名称", "name", Kind.TEXT, "图中的类别"), *(Field(one, twin, Kind.NUMBER, "图中的数") for one, twin in values))
    return Field(zh, en, Kind.ROWS, f"“{name}”图的数据", children)


CHAIN_LISTS: tuple[Field, ...] = tuple(_table(sheet) for sheet in OF_A_CHAIN)
LIST_FIELDS: tuple[Field, ...] = (
    Field("起止日期", "days", Kind.TEXT, "简报所写时段的首日和末日，如“2024-12-01 至 2024-12-31”"),
    Field("审核期次", "review_issue", Kind.TEXT, "写成“briefgen {{ 审核期次 }}”放在表头之上，读回新增的行时由它知道是哪一期"),
    *(_table(sheet) for sheet in LISTS),
    *(_chart(name) for name in CHART_ROWS),
    Field("产业链投资图", "chain_investment_chart", Kind.CELL, "“产业链投资”图的标题，没有图时为空"),
)
