"""The names that a template may use: every Chinese field with its English twin, kind and meaning, in one table.

The renderer builds its context from this table, so a name that stands here is filled, and a name that does not is a mistake
in the template; CHARTS does the same for charts. `children` are the fields of one row, as `{% for 行 in 主要指标 %}{{ 行.数值 }}{% endfor %}` reads them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefgen.model.field import Field, Kind
from briefgen.model.list_fields import CHAIN_LISTS, LIST_FIELDS

__all__ = ["CHARTS", "FIELDS", "MAP_PLACES", "PROJECT_FIELDS", "Chart", "Field", "Kind", "field_names"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that a template may hold, drawn in Word with the alt text “图表:NAME” (or “chart:NAME”).

    With `loop`, the name of a table in FIELDS, it stands in a loop over that table and its name begins with the row's 名称, as a tag in the
    alt text: “图表:{{ 链.名称 }}项目阶段”. `series` is what the user sees in the legend.
    """

    zh: str
    en: str
    meaning: str
    series: tuple[str, ...]
    loop: str = ""


def _cell(zh: str, en: str, meaning: str) -> Field:
    return Field(zh, en, Kind.CELL, meaning)


def _text(zh: str, en: str, meaning: str) -> Field:
    return Field(zh, en, Kind.TEXT, meaning)


def _sentences(zh: str, en: str, meaning: str) -> Field:
    return Field(zh, en, Kind.SENTENCES, meaning)


def _rows(zh: str, en: str, meaning: str, *children: Field) -> Field:
    return Field(zh, en, Kind.ROWS, meaning, children)


PROJECT_FIELDS: tuple[Field, ...] = (
    _cell("项目", "project", "项目名称"),
    _cell("阶段", "stage", "项目进展到的阶段，如“开工”“部分投产”"),
    _cell("时间", "date", "该阶段的时间"),
    _cell("规模", "scale", "投资、产能等规模"),
    _cell("较上期", "change", "与上一期相比的变化"),
    _cell("来源", "source", "本行各项内容的出处"),
)

_MAP = (
    ("上游", "upstream", "报道说在上游的"), ("中游", "midstream", "报道说在中游的"), ("下游", "downstream", "报道说在下游的"),
    ("链主", "leaders", "链主企业"), ("链核", "cores", "链核企业"), ("链上企业", "members", "链上企业"), ("项目", "projects", "项目和进展到的阶段"),
    ("专业镇", "towns", "专业镇"),
)  # fmt: skip
MAP_PLACES: Mapping[str, str] = MappingProxyType({zh: en for zh, en, _ in _MAP})
"""The places of 产业图谱 with their field names."""

FIELDS: tuple[Field, ...] = (
    _text("标题", "title", "简报名称"),
    _text("地区", "region", "简报所写的地区"),
    _text("期间", "period", "简报所写的时段，如“2024年12月”"),
    _text("期号", "issue", "第几期"),
    _text("编发单位", "office", "编发简报的单位"),
    _text("日期", "date", "简报的日期"),
    _text("报", "report_to", "报送对象，未设置时为空"),
    _text("送", "copy_to", "抄送对象，未设置时为空"),
    _text("发", "issue_to", "印发对象，未设置时为空"),
    _sentences("要点", "highlights", "按重要程度排列的要点"),
    _sentences("上期对比", "comparison", "与上次有报道的一期相比，项目和主要增速的变化；第一期为空"),
    _rows(
        "主要指标", "indicators", "主要指标表",
        _cell("指标", "indicator", "指标名称"),
        _cell("期间", "period", "数值所属的时段"),
        _cell("数值", "value", "数值和单位"),
        _cell("同比", "growth", "与上年同期相比"),
        _cell("位次", "rank", "在全国、全省的位次"),
        _cell("来源", "source", "本行各项内容的出处"),
    ),
    _sentences("指标说明", "indicator_notes", "主要指标表之外的说明"),
    _sentences("产业链概况", "chain_overview", "产业链的总体情况"),
    _rows(
        "产业链", "chains", "各条产业链",
        _text("名称", "name", "产业链名称"),
        _text("分组", "group", "产业链所属的组，可为空"),
        _sentences("语句", "sentences", "该产业链的情况"),
        _rows("项目", "projects", "该产业链的项目", *PROJECT_FIELDS),
        _cell("项目阶段图", "stage_chart", "该产业链“项目阶段”图的标题，没有图时为空"),
        *CHAIN_LISTS,
    ),
    _rows("重点项目", "projects", "重点项目表", *PROJECT_FIELDS),
    _rows(
        "产业图谱", "chain_map", "各条产业链的上中下游、企业、项目和专业镇；用“图谱”过滤器画成图",
        _cell("产业链", "chain", "产业链名称"),
        _cell("分组", "group", "产业链所属的组，可为空"),
        _cell("前身", "follows", "承接自上一批的哪条产业链，据地区词库，可为空"),
        *(_cell(zh, en, meaning) for zh, en, meaning in _MAP),
        _cell("来源", "source", "本行各项内容的出处"),
    ),
    _cell("产业图谱图", "chain_map_chart", "产业图谱的标题，带全图的出处；没有图谱时为空"),
    _sentences("项目说明", "project_notes", "重点项目表之外的说明"),
    _sentences("专业镇与园区", "towns", "专业镇、园区的情况"),
    _sentences("招商引资", "investments", "招商引资的情况"),
    _rows(
        "目标进度", "targets", "目标与最新情况对照表",
        _cell("指标", "indicator", "指标名称"),
        _cell("主体", "subject", "目标属于哪个地区、企业、产业链"),
        _cell("目标值", "target", "要达到的数值"),
        _cell("期限", "deadline", "要达到的时间"),
        _cell("最新", "latest", "最新的实际数值"),
        _cell("差距", "gap", "最新数值与目标值之差，是程序的计算，不引来源"),
        _cell("测算", "course", "按直线测算应到的数值、快慢和距期限的时间，是程序的计算，不引来源"),
        _cell("来源", "source", "本行各项内容的出处"),
    ),
    _sentences("政策", "policies", "出台、实施的政策"),
    _sentences("大事记", "events", "本期的大事"),
    _rows(
        "待核事项", "pending", "需要人来核对的事项",
        _cell("事项", "matter", "需要核对的是什么"),
        _cell("依据", "basis", "已有报道怎么说"),
        _cell("说明", "note", "为什么要核对"),
    ),
    _rows(
        "来源目录", "sources", "所用报道的目录，按引用先后排列",
        Field("序号", "number", Kind.NUMBER, "在目录中的序号"),
        _text("报刊", "publisher", "报刊名称"),
        _text("标题", "title", "报道标题"),
        _text("日期", "date", "报道日期"),
        _text("网址", "url", "报道的网址，可为空"),
        Field("引用次数", "citations", Kind.NUMBER, "被引用多少次"),
    ),
    _cell("主要指标增速图", "growth_chart", "“主要指标增速”图的标题，没有图时为空"),
    _cell("项目投资图", "investment_chart", "“项目投资”图的标题，没有图时为空"),
    _cell("项目阶段图", "stage_chart", "“项目阶段”图的标题，没有图时为空"),
    _cell("目标完成图", "target_chart", "“目标完成”图的标题，没有图时为空"),
    *LIST_FIELDS,
)  # fmt: skip

CHARTS: tuple[Chart, ...] = (
    Chart("主要指标增速", "growth", "本地区主要指标的同比增速", ("同比增速（%）",)),
    Chart("项目投资", "investment", "总投资居前的重点项目", ("总投资（亿元）",)),
    Chart("项目阶段", "stages", "处在各阶段的重点项目数", ("项目数（个）",)),
    Chart("目标完成", "targets", "目标值与最新值，取单位相同的一组目标", ("目标值", "最新值")),
    Chart("项目阶段", "stages", "处在各阶段的该产业链项目数", ("项目数（个）",), loop="产业链"),
)


def field_names(fields: tuple[Field, ...] = FIELDS) -> Iterator[str]:
    """Every name at this level, Chinese and English, in the table's order."""
    for field in fields:
        yield field.zh
        yield field.en
