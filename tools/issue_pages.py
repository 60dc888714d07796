"""The issues that appear by the week, the month and the quarter: what stands in them, section by section in the order of the printed page."""

from blocks import Charts, Column, each, imprint, section, sentences, table, text, titled, when
from native_charts import Chart
from official_layout import STANDARD_PAGE

WIDTH = STANDARD_PAGE.width
_TITLE = '{{% if 源.标题[:3] != "无标题" %}}{}{{% endif %}}'
LAST_SOURCES = 3
"""So many lines of the list of sources go with the imprint."""

INDICATORS: tuple[Column, ...] = (
    ("指标", "{{ 行.指标 }}", 24, "TableText"),
    ("期间", '{{ 行.期间 or "—" }}', 20, "TableFigure"),
    ("数值", '{{ 行.数值 or "—" }}', 15, "TableFigure"),
    ("同比", '{{ 行.同比 or "—" }}', 19, "TableFigure"),
    ("位次", '{{ 行.位次 or "—" }}', 14, "TableFigure"),
    ("来源", "{{ 行.来源|出处 }}", 8, "TableFigure"),
)
PROJECTS: tuple[Column, ...] = (
    ("项目", "{{ 行.项目 }}", 26, "TableText"),
    ("阶段", '{{ 行.阶段 or "—" }}', 13, "TableFigure"),
    ("时间", '{{ 行.时间 or "—" }}', 20, "TableFigure"),
    ("规模", '{{ 行.规模 or "—" }}', 20, "TableFigure"),
    ("较上期", '{{ 行.较上期 or "—" }}', 13, "TableFigure"),
    ("来源", "{{ 行.来源|出处 }}", 8, "TableFigure"),
)
TARGETS: tuple[Column, ...] = (
    ("指标", "{{ 行.指标 }}", 17, "TableText"),
    ("主体", '{{ 行.主体 or "—" }}', 11, "TableText"),
    ("目标值", '{{ (行.目标值 or "—")|出处 }}', 17, "TableFigure"),
    ("期限", '{{ 行.期限 or "—" }}', 12, "TableFigure"),
    ("最新", '{{ (行.最新 or "—")|出处 }}', 15, "TableFigure"),
    ("差距（测算）", '{{ 行.差距 or "—" }}', 11, "TableFigure"),
    ("进度（测算）", '{{ 行.测算 or "—" }}', 17, "TableText"),
)
PENDING: tuple[Column, ...] = (
    ("事项", "{{ 行.事项|出处 }}", 28, "TableText"),
    ("依据", "{{ 行.依据|出处 }}", 38, "TableText"),
    ("说明", "{{ 行.说明|出处 }}", 34, "TableText"),
)
GROWTH = Chart("主要指标增速", ("同比增速（%）",), height=62)
INVESTMENT = Chart("项目投资", ("总投资（亿元）",), height=75)
STAGES = Chart("项目阶段", ("项目数（个）",), lying=False, height=56)
GOALS = Chart("目标完成", ("目标值", "最新值"), height=72)
CHAIN_STAGES = Chart("{{ 链.名称 }}项目阶段", ("项目数（个）",), lying=False, height=50)


def monthly(charts: Charts) -> list[str]:
    """The monthly briefing."""
    return [
        *masthead("{{ 期间 }}{{ 地区 }}重点产业链运行情况"),
        *highlights("本期要点"),
        *section("主要指标", "主要指标 or 指标说明", indicators(charts)),
        *section("产业链", "产业链 or 产业链概况 or 产业图谱", sentences("产业链概况"), each("链", "产业链", chain()), chain_map(charts)),
        *section("重点项目", "重点项目 or 项目说明", projects(charts)),
        *section("专业镇与园区", "专业镇与园区", sentences("专业镇与园区")),
        *section("招商引资", "招商引资", sentences("招商引资")),
        *section("目标进度", "目标进度", goals(charts)),
        *section("政策与大事记", "政策 or 大事记", policies_and_events()),
        *section("待核事项", "待核事项", table("待核事项", PENDING, WIDTH)),
        *sources(),
        *distribution(),
    ]


def quarterly(charts: Charts) -> list[str]:
    """The quarterly report: as the month's, goals before projects, and for each larger chain how far its projects are."""
    stages = when("链.项目|个数 >= 5", charts.place(CHAIN_STAGES, "{{ 链.项目阶段图|出处 }}"))
    return [
        *masthead("{{ 期间 }}{{ 地区 }}重点产业链运行分析"),
        *highlights("{{ 期间 }}要点"),
        *section("主要指标", "主要指标 or 指标说明", indicators(charts)),
        *section("目标进度", "目标进度", goals(charts)),
        *section(
            "产业链运行", "产业链 or 产业链概况 or 产业图谱", sentences("产业链概况"), each("链", "产业链", [*chain(), *stages]), chain_map(charts)
        ),
        *section("重点项目", "重点项目 or 项目说明", projects(charts)),
        *section("专业镇与园区", "专业镇与园区", sentences("专业镇与园区")),
        *section("招商引资", "招商引资", sentences("招商引资")),
        *section("政策与大事记", "政策 or 大事记", policies_and_events()),
        *section("待核事项", "待核事项", table("待核事项", PENDING, WIDTH)),
        *sources(),
        *distribution(),
    ]


def weekly(charts: Charts) -> list[str]:
    """The week's news: projects first, chains and towns in few words."""
    both = '{% for 行 in 链.项目 %}{{ 行.项目 }}{% if 行.阶段 and 行.阶段 != "—" %}（{{ 行.阶段 }}）{% endif %}{% if not loop.last %}、{% endif %}{% endfor %}'
    line = f"{{{{ 链.名称 }}}}：{{% for 句 in 链.语句 %}}{{{{ 句|出处 }}}}{{% endfor %}}{{% if 链.项目 %}}项目有{both}。{{% endif %}}"
    chains_and_towns = (sentences("产业链概况"), each("链", "产业链", [text("Body", line)]), sentences("专业镇与园区"))
    return [
        *masthead("{{ 地区 }}重点产业链一周动态"),
        *highlights("本周要点"),
        *section("项目动态", "重点项目 or 项目说明", projects(charts)),
        *section("指标快报", "主要指标 or 指标说明", indicators(charts)),
        *section("产业链与园区", "产业链 or 产业链概况 or 专业镇与园区", *chains_and_towns),
        *section("招商引资", "招商引资", sentences("招商引资")),
        *section("政策与大事记", "政策 or 大事记", policies_and_events()),
        *section("目标进度", "目标进度", goals(charts)),
        *section("待核事项", "待核事项", table("待核事项", PENDING, WIDTH)),
        *sources(),
        *distribution(),
    ]


def masthead(title: str) -> list[str]:
    """Red head with the briefing's name, number, office and date over a red rule; below it what this issue is about."""
    return [
        text("Masthead", "{{ 标题 }}"),
        text("IssueNumber", "{{ 期号 }}"),
        text("IssueLine", "{{ 编发单位 }}\t{{ 日期 }}"),
        text("Title", title),
    ]


def highlights(heading: str) -> list[str]:
    """The best sentences, numbered, and what has changed since the last issue."""
    best = [text("HeadPlain", heading), *each("条", "要点", [text("Highlight", "{{ 条|出处 }}")])]
    return [*when("要点", best), *sentences("上期对比")]


def indicators(charts: Charts) -> list[str]:
    """Table, sentences, and a chart of the growth rates."""
    return [*table("主要指标", INDICATORS, WIDTH), *sentences("指标说明"), *charts.place(GROWTH, "{{ 主要指标增速图|出处 }}")]


def projects(charts: Charts) -> list[str]:
    """Table, sentences, and charts of stages and investments."""
    drawn = [*charts.place(STAGES, "{{ 项目阶段图 }}"), *charts.place(INVESTMENT, "{{ 项目投资图|出处 }}")]
    return [*table("重点项目", PROJECTS, WIDTH), *sentences("项目说明"), *drawn]


def goals(charts: Charts) -> list[str]:
    """Table, and a chart of goals against what has been reached."""
    return [*table("目标进度", TARGETS, WIDTH), *charts.place(GOALS, "{{ 目标完成图|出处 }}")]


def policies_and_events() -> list[str]:
    """Two lists, with headings of their own where there are both."""
    return [*titled("政策", "政策 and 大事记"), *titled("大事记", "政策 and 大事记")]


def chain() -> list[str]:
    """One industrial chain: its sentences in one paragraph, its projects in another."""
    return [
        text("Head2", "{{ 链.名称 }}{% if 链.分组 %}（{{ 链.分组 }}）{% endif %}"),
        *when("链.语句", [text("Body", "{% for 句 in 链.语句 %}{{ 句|出处 }}{% endfor %}")]),
        *when("链.项目", [text("Body", "相关项目：{% for 行 in 链.项目 %}{{ 行.项目 }}{% if not loop.last %}、{% endif %}{% endfor %}（见“重点项目”）。")]),
    ]


def chain_map(charts: Charts) -> list[str]:
    """The map of the chains as a drawing, with a caption that bears its sources."""
    return when("产业图谱", [text("Figure", "{{ 产业图谱|图谱 }}"), charts.caption("{{ 产业图谱图|出处 }}")])


def sources() -> list[str]:
    """The list of sources, a line each. The last ones keep together with what stands below them, so that it never stands on a page by itself."""
    optional = "".join(
        f"{{% if 源.{name} %}}{before}{{{{ 源.{name} }}}}{after}{{% endif %}}"
        for name, before, after in (("报刊", "", ""), ("标题", _TITLE.format("《"), _TITLE.format("》")), ("日期", "，", ""), ("网址", "，", ""))
    )
    line = "{{ 源.序号 }}.\t" + optional
    first = each("源", f"来源目录[:-{LAST_SOURCES}]", [text("SourceEntry", line)])
    last = each("源", f"来源目录[-{LAST_SOURCES}:]", [text("LastSource", line)])
    return when("来源目录", [text("HeadPlain", "来源目录"), *first, *last])


def distribution() -> list[str]:
    """报、送、发; what stands here goes out where the settings name nobody."""
    lines = (("报", "市委、市政府领导。"), ("送", "市级有关部门。"), ("发", "各县（市、区）工业和信息化主管部门。"))
    texts = [f"{name}：{{% if {name} %}}{{{{ {name} }}}}{{% else %}}{default}{{% endif %}}" for name, default in lines]
    return [text("ImprintGap", ""), imprint([*texts, "{{ 编发单位 }}\t{{ 日期 }}印发"], WIDTH)]
