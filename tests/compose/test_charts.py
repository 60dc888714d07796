"""The data of the charts: every value from a fact, one period or a label that says which, one unit to an axis."""

from decimal import Decimal

from compose_samples import SETTINGS, Builder, ListReader

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.compose.charts import MOST
from briefgen.model.period import Period

NOVEMBER = IssuePeriod("month", Period.month(2024, 11))


def charts(facts):
    briefing = compose_briefing(ListReader(facts), NOVEMBER, SETTINGS)
    return {chart.name: chart for chart in briefing.charts}


def shown(chart):
    return [(category, *(series.values[place] for series in chart.series)) for place, category in enumerate(chart.categories)]


def growth(paper, indicator, value, period="2024-01..2024-10", **given):
    return paper.figure(indicator, value, aspect="growth", comparison="yoy", period=period, **given)


def test_growth_rates_of_the_period_of_which_most_is_told():
    paper = Builder()
    facts = [
        growth(paper, "工业投资", "31.3"), growth(paper, "规模以上工业增加值", "-2.1"), growth(paper, "利润总额", "8", "2024-Q"),
        paper.figure("工业投资", "27", aspect="share", period="2024-01..2024-10"), growth(paper, "出口额", "5", bound="at_least"),
    ]  # fmt: skip
    chart = charts(facts)["主要指标增速"]
    assert sorted(shown(chart)) == [("出口额（超）", Decimal(5)), ("工业投资", Decimal("31.3")), ("规模以上工业增加值", Decimal("-2.1"))]
    assert (chart.title, chart.series[0].name, chart.series[0].unit) == ("2024年1—10月全市主要指标同比增速", "同比增速", "%")
    assert {citation.fact for citation in chart.citations} == {facts[0].id, facts[1].id, facts[4].id}
    assert all(citation.number for citation in chart.citations)


def test_rates_of_several_periods_say_which():
    paper = Builder()
    chart = charts([growth(paper, "工业投资", "31.3"), growth(paper, "利润总额", "8", "2024-Q", bound="about"), growth(paper, "出口额", "1", "2022")])
    assert sorted(shown(chart["主要指标增速"])) == [("利润总额（2024年一季度，约）", Decimal(8)), ("工业投资（2024年1—10月）", Decimal("31.3"))]


def test_what_is_no_plain_rate_of_the_region_is_not_drawn():
    paper = Builder()
    facts = [
        growth(paper, "工业投资", "31.3"), growth(paper, "利润总额", "8", subject="甲市某某有限公司"), growth(paper, "产值", "9", modality="target"),
        paper.figure("出口额", "5", aspect="growth", comparison="mom", period="2024-01..2024-10"), growth(paper, "用电量", "5", value_max="6"),
        growth(paper, "能耗", "5", bound="at_most"),
    ]  # fmt: skip
    assert "主要指标增速" not in charts(facts)


def test_projects_by_what_they_cost():
    paper = Builder()
    facts = [paper.milestone("云母新材料一厂项目", "started"), paper.milestone("轴承智能工厂项目", "building"), paper.milestone("叉车总装线项目", "building")]
    facts += [
        paper.figure("总投资", "24.7", "亿元", subject="云母新材料一厂项目"), paper.figure("计划总投资", "9000", "万元", subject="轴承智能工厂项目"),
        paper.figure("完成投资", "88", "亿元", subject="叉车总装线项目"), paper.figure("年产能", "50", "万吨", subject="轴承智能工厂项目"),
    ]  # fmt: skip
    chart = charts(facts)["项目投资"]
    assert shown(chart) == [("云母新材料一厂项目", Decimal("24.7")), ("轴承智能工厂项目", Decimal("0.9"))]
    assert chart.series[0].unit == "亿元"


def test_only_the_dearest_of_many():
    paper = Builder()
    names = [f"{letter}{letter}新材料产业园项目" for letter in "甲乙丙丁戊己庚辛壬癸子丑"]
    facts = [paper.milestone(name, "building") for name in names]
    facts += [paper.figure("总投资", str(place + 1), "亿元", subject=name) for place, name in enumerate(names)]
    chart = charts(facts)["项目投资"]
    assert [value for _, value in shown(chart)] == [Decimal(value) for value in range(12, 2, -1)]
    assert chart.title == f"总投资前{MOST}位的重点项目"


def test_projects_by_stage_in_the_order_of_stages():
    paper = Builder()
    stages = ("operating", "building", "building", "started", "signed")
    facts = [paper.milestone(f"{letter}{letter}新材料产业园项目", stage) for letter, stage in zip("甲乙丙丁戊", stages, strict=True)]
    assert shown(charts(facts)["项目阶段"]) == [("开工", Decimal(1)), ("在建", Decimal(2)), ("投产", Decimal(1))]


def test_goals_against_the_latest_value_in_one_unit():
    paper = Builder()
    facts = []
    for name, goal, now in (("工业总产值", "5000", "3210.5"), ("技改投资", "300", "180")):
        facts.append(paper.figure(name, goal, "亿元", modality="target", period="2024"))
        facts.append(paper.figure(name, now, "亿元", period="2024-01..2024-10"))
    facts.append(paper.figure("规模以上企业数", "500", "户", modality="target", period="2024"))
    facts.append(paper.figure("规模以上企业数", "481", "户", period="2024-01..2024-10"))
    chart = charts(facts)["目标完成"]
    assert shown(chart) == [("全市工业总产值", Decimal(5000), Decimal("3210.5")), ("全市技改投资", Decimal(300), Decimal(180))]
    assert [(series.name, series.unit) for series in chart.series] == [("目标值", "亿元"), ("最新值", "亿元")]


def test_a_chain_has_a_chart_of_its_own_projects():
    paper = Builder()
    facts = [paper.membership("云母产业链", "产业链"), paper.milestone("云母一厂扩产项目", "started"), paper.milestone("云母二厂搬迁项目", "building")]
    assert shown(charts(facts)["云母产业链项目阶段"]) == [("开工", Decimal(1)), ("在建", Decimal(1))]


def test_one_category_makes_no_chart():
    paper = Builder()
    facts = [growth(paper, "工业投资", "31.3"), paper.milestone("云母一厂扩产项目", "started"), paper.figure("总投资", "1", "亿元", subject="云母一厂扩产项目")]
    assert charts(facts) == {}
    assert charts([]) == {}
