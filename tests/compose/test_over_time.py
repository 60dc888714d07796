"""What an issue says of the time between issues: what moved, was put off, fell silent or is overdue; and the view from later days."""

from dataclasses import replace

import pytest
from compose_samples import SETTINGS, Builder, ListReader

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.model.period import Period

NOW = replace(SETTINGS, as_known_now=True)
WORKS = "丙锅炉智能改造项目"


def issue(facts, month=(2024, 11), settings=SETTINGS):
    return compose_briefing(ListReader(list(facts)), IssuePeriod("month", Period.month(*month)), settings)


def told(published, stage, day=None, *, name=WORKS, modality="actual"):
    return Builder(f"{published}{stage}{day}.txt", published).milestone(name, stage, day, modality=modality)


def changes(briefing):
    return [row["change"].text for row in briefing.projects]


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ([told("2024-11", "building"), told("2024-05", "building", name="丁钢厂热轧线")], "新增"),
        ([told("2024-05", "started"), told("2024-11", "operating")], "▲ 开工→投产"),
        ([told("2024-10", "building"), told("2024-11", "building")], "未变"),
        ([told("2024-03", "building"), told("2024-11", "building")], "未变（距上次报道8个月）"),
        ([told("2024-05", "operating"), told("2024-11", "stalled")], "▼ 投产→停工"),
        (
            [
                told("2024-05", "building"), told("2024-05", "completed", "2024-12", modality="expected"), told("2024-11", "building"),
                told("2024-11", "completed", "2025-06", modality="expected"),
            ],
            "未变（距上次报道6个月）；建成时间由2024年12月推迟到2025年6月",
        ),
        (
            [told("2024-05", "building"), told("2024-05", "completed", "2024-08", modality="expected"), told("2024-11", "installing")],
            "▲ 在建→设备安装；逾期 原定2024年8月建成",
        ),
    ],
)  # fmt: skip
def test_what_has_changed_since_the_issues_before(facts, wanted):
    assert changes(issue(facts)) == [wanted]


def test_the_issue_knows_nothing_of_later_days():
    facts = [told("2024-05", "building"), told("2024-05", "completed", "2024-08", modality="expected"), told("2024-11", "building")]
    later = [told("2025-02", "operating", "2025-01"), Builder("后.txt", "2025-02").figure("工业投资", "9", "亿元", period="2024-01..2024-10")]
    assert issue([*facts, *later]) == issue(facts)


def test_the_other_view_takes_a_later_confirmation():
    facts = [told("2024-05", "building"), told("2024-05", "completed", "2024-12", modality="expected")]
    facts += [told("2024-11", "building"), told("2025-06", "building"), told("2025-08", "operating", "2025-01")]
    then, now = issue(facts, (2025, 6)), issue(facts, (2025, 6), NOW)
    assert [row["matter"].text for row in then.pending] == [WORKS]
    assert now.pending == ()
    assert changes(now) == ["未变（距上次报道7个月）；其后：投产（2025年8月报道）"]
    assert (then.issue_label, now.issue_label) == ("2025年第6期", "2025年第6期（按截至2025年8月底的报道补记）")


def test_the_other_view_shows_a_later_correction_and_keeps_what_was_told():
    first = Builder("先.txt", "2024-11").figure("工业投资", "12", "亿元", period="2024-01..2024-10")
    mended = Builder("后.txt", "2025-01").figure("工业投资", "13", "亿元", period="2024-01..2024-10")
    then, now = issue([first, mended]), issue([first, mended], settings=NOW)
    assert then.pending == ()
    assert [row["value"].text for row in now.indicators] == ["12亿元"]
    assert now.pending[0]["note"].text.endswith("本期仍按当时报道，其后的报道应采用13亿元：报道较晚")


def test_a_promise_made_later_is_not_held_against_the_issue():
    facts = [told("2024-11", "building"), told("2025-03", "completed", "2025-02", modality="expected")]
    assert issue(facts, settings=NOW).pending == ()


def amounts(*told_values, indicator="工业投资", **given):
    return [Builder(f"{place}.txt", published).figure(indicator, value, "亿元", period=period, **given) for place, (published, value, period) in enumerate(told_values)]


def targets(briefing):
    return [{name: cell.text for name, cell in row.items() if name in ("target", "latest", "gap", "course")} for row in briefing.targets]


def test_a_goal_is_followed_where_there_is_news_of_it():
    goal = Builder("目标.txt", "2024-03").figure("工业投资", "400", "亿元", period="2024", modality="target")
    news = amounts(("2024-11", "300", "2024-01..2024-10"))
    assert targets(issue([goal, *amounts(("2024-11", "3", "2024-10"), indicator="用电量")])) == []
    assert targets(issue([goal, *news])) == [
        {
            "target": "400亿元", "latest": "300亿元（2024年1—10月）", "gap": "还差100亿元",
            "course": "按直线测算，截至2024年10月底应为333.3亿元，慢于进度；距期限1个月",
        }
    ]  # fmt: skip
    assert targets(issue([goal, *news, *amounts(("2024-12", "410", "2024"))], (2024, 12))) == [
        {"target": "400亿元", "latest": "410亿元（2024年）", "gap": "已达到", "course": ""}
    ]


def test_our_arithmetic_is_no_source():
    goal = Builder("目标.txt", "2024-11").figure("工业投资", "400", "亿元", period="2024", modality="target")
    row = issue([goal, *amounts(("2024-11", "300", "2024-01..2024-10"))]).targets[0]
    assert (row["gap"].citations, row["course"].citations) == ((), ())
    assert {citation.document for citation in row["source"].citations} == {"目标.txt", "0.txt"}


def test_a_goal_that_is_due_without_a_figure_is_pending():
    goal = Builder("目标.txt", "2024-03").figure("工业投资", "400", "亿元", period="2024", modality="target")
    other = Builder("另.txt", "2024-12").figure("用电量", "3", "亿千瓦时", period="2024-11")
    briefing = issue([goal, other], (2024, 12))
    assert briefing.targets == ()
    assert [row["matter"].text for row in briefing.pending] == ["到期目标1项未见完成情况"]
    assert issue([goal, other.model_copy(update={"published": "2024-11"})]).pending == ()


def test_one_goal_is_told_once():
    build = Builder("目标.txt", "2024-11")
    facts = [build.figure("省级专业镇", "2", "个", period=period, modality=mode) for period, mode in ((None, "target"), ("2024", "planned"), ("2024", "target"))]
    rows = issue(facts).targets
    assert [(row["target"].text, row["deadline"].text, len(row["target"].citations)) for row in rows] == [("2个", "2024年", 3)]


def table(briefing, name):
    found = next((one for one in briefing.tables if one.name == name), None)
    return [dict(zip([column.name for column in found.columns], row, strict=True)) for row in found.rows] if found else []


def test_a_series_in_the_fact_sheet():
    facts = amounts(("2024-03", "20", "2024-02"), ("2024-04", "25", "2024-03"), ("2024-11", "30", "2024-10"), ("2024-11", "300", "2024-01..2024-10"))
    rows = table(issue(facts), "指标序列")
    assert [(row["口径"], row["期间"], str(row["数值"]), row["缺期"]) for row in rows] == [
        ("当月", "2024年2月", "20", ""), ("当月", "2024年3月", "25", ""), ("当月", "2024年10月", "30", "缺2024年4—9月"),
    ]  # fmt: skip
    assert [row["较前期（测算）"] for row in rows] == [None, 5, None]
    assert all(row["来源"] for row in rows)


def test_a_chain_has_a_sum_only_where_all_parts_are_known():
    build = Builder("项目.txt", "2024-11")
    facts = [build.membership("丙集团", "链主", "锅炉")]
    for name, cost in (("锅炉甲线项目", "3"), ("锅炉乙线项目", "4")):
        facts += [build.milestone(name, "building", enterprise="丙集团"), build.figure("总投资", cost, "亿元", subject=name)]
    charts = issue(facts).sheet_charts
    assert [series.values for chart in charts for series in chart.series] == [(7,)]
    assert issue([*facts, build.milestone("锅炉丙线项目", "building", enterprise="丙集团")]).sheet_charts == ()


def sentences(of):
    return [str(one) for one in of]


def test_the_comparison_with_the_last_issue():
    facts = [told("2024-05", "building"), told("2024-05", "started", name="丁钢厂热轧线"), told("2024-05", "operating", name="己纺机厂技改线")]
    facts += [told("2024-05", "completed", "2024-08", name="庚铸件搬迁线", modality="expected"), told("2024-11", "operating")]
    facts += [told("2024-11", "started", name="丁钢厂热轧线"), told("2024-11", "stalled", name="己纺机厂技改线"), told("2024-11", "signed", name="辛轴承园")]
    facts += [told("2024-11", "building", name="壬水泵智能车间")]
    wanted = "与上次有报道的2024年5月相比，本期重点项目新见1个、推进1个、未变1个、停工1个，新到期而未见结果的1个（按本期项目表统计）。"
    assert sentences(issue(facts).comparison) == [wanted]
    assert issue(facts[:4], (2024, 5)).comparison == ()


def rates(*told_values):
    given = {"aspect": "growth", "comparison": "yoy"}
    return [Builder(f"{place}.txt", published).figure("工业投资", value, period=period, **given) for place, (published, value, period) in enumerate(told_values)]


def test_a_rate_against_the_one_before():
    facts = rates(("2024-10", "31.1", "2024-01..2024-09"), ("2024-11", "31.3", "2024-01..2024-10"))
    told_now = issue(facts).comparison
    assert sentences(told_now) == ["2024年1—10月，全市工业投资同比增速为31.3%，2024年前三季度为31.1%，加快0.2个百分点（按两次公布数测算）。"]
    assert [bool(part.citations) for part in told_now[0].parts] == [True, True, False, False]
    assert issue(rates(("2024-10", "31.1", "2024-09"), ("2024-11", "31.3", "2024-01..2024-10"))).comparison == ()
    assert issue(rates(("2022-10", "31.1", "2022-01..2022-09"), ("2024-11", "31.3", "2024-01..2024-10"))).comparison == ()


def year(facts, settings=SETTINGS):
    return compose_briefing(ListReader(list(facts)), IssuePeriod("year", Period.year(2024)), settings)


def test_a_year_tells_the_latest_sum_and_the_latest_count():
    facts = amounts(
        ("2024-04", "60", "2024-01..2024-03"), ("2024-05", "9", "2024-04"), ("2024-11", "300", "2024-01..2024-10"), ("2024-12", "8", "2024-11"),
        ("2024-02", "290", "2023"),
    )  # fmt: skip
    build = Builder("数.txt", "2024-06")
    facts += [build.figure("5G基站数", value, "个", period=day) for value, day in (("15", "2024-03-31"), ("22", "2024-05-17"))]
    found = year(facts)
    assert [(row["period"].text, row["value"].text) for row in found.indicators] == [
        ("2024年11月", "8亿元"), ("2024年1—10月", "300亿元"), ("2023年", "290亿元"),
    ]  # fmt: skip
    assert sentences(found.indicator_notes) == ["截至2024年5月17日，全市5G基站22个。"]
    assert len(table(found, "关键指标")) == 7
    assert len(issue(facts[:1], (2024, 4)).indicators) == 1


def test_a_year_tells_a_projects_last_stage_and_its_way():
    facts = [told("2023-05", "signed"), told("2024-03", "started"), told("2024-06", "building"), told("2024-12", "operating")]
    row = year(facts).projects[0]
    assert (row["stage"].text, row["change"].text) == (
        "投产", "▲ 签约→投产；期内：开工（2024年3月）→在建（2024年6月）→投产（2024年12月）",
    )  # fmt: skip
    assert changes(issue(facts, (2024, 12))) == ["▲ 在建→投产"]


def test_what_is_told_in_several_months_is_told_once():
    same = [Builder(f"{month}.txt", month).figure("5G基站数", "22", "个") for month in ("2024-03", "2024-06", "2024-12")]
    notes = year(same).indicator_notes
    assert sentences(notes) == ["全市5G基站22个。"]
    assert len(notes[0].parts[0].citations) == 3


def test_the_order_of_weight_among_the_highlights():
    """The city before an enterprise, change before standstill, new before old."""
    build = Builder("今.txt", "2024-11")
    limited = replace(SETTINGS, highlights=1)
    whose = [build.figure("营业收入", "12", "亿元", subject="丙集团", period="2024"), build.figure("营业收入", "12", "亿元", period="2023")]
    assert sentences(issue(whose, settings=limited).highlights) == ["2023年，全市营业收入达12亿元。"]
    moved = [build.figure("营业收入", "12", "亿元", period="2023"), build.figure("利润总额", "3", aspect="growth", comparison="yoy", period="2023-01..2023-06")]
    assert sentences(issue(moved, settings=limited).highlights) == ["2023年上半年，全市利润总额同比增长3%。"]
    old = Builder("前.txt", "2024-10").figure("利润总额", "3", "亿元", period="2024-01..2024-09")
    again = [old, build.figure("利润总额", "3", "亿元", period="2024-01..2024-09"), build.figure("营业收入", "12", "亿元", period="2023")]
    assert sentences(issue(again, settings=limited).highlights) == ["2023年，全市营业收入达12亿元。"]
    assert sentences(issue(again[1:], settings=limited).highlights) == ["2024年前三季度，全市利润总额达3亿元。"]


def test_what_fell_due_now_weighs_more_than_what_was_overdue_before():
    due = [told("2024-05", "completed", day, name=name, modality="expected") for name, day in ((WORKS, "2024-06"), ("丁钢厂热轧线", "2024-11-15"))]
    news = told("2024-07", "signed", name="辛轴承园"), told("2024-11", "signed", name="壬水泵园")
    assert "2个项目此前公布的建成或投产时间已过，未见后续报道，其中本期新到期1个（见“待核事项”）。" in sentences(issue([*due, *news]).highlights)
    scores = {day: [one.score for one in issue([due[0], told(f"2024-{day}", "signed", name="壬水泵园"), news[0]], (2024, int(day))).highlights] for day in ("07", "11")}
    assert (max(scores["07"]), max(scores["11"])) == (95.0, 40.0)


def test_what_nobody_can_have_counted_is_not_printed():
    build = Builder("今.txt", "2024-11")
    facts = [build.figure("5G基站数", "9", "个", period="2024-01..2028-12"), build.figure("5G基站数", "7", "个", period="2024")]
    assert sentences(issue(facts).indicator_notes) == ["2024年，全市5G基站7个。"]


def test_the_same_towns_under_shorter_names_are_told_once():
    build = Builder()
    names = ("丙店电机", "丁区三代半导体", "戊山花卉", "电机产业", "第三代半导体", "花卉制品", "己村铸件")
    assert sentences(issue([build.membership(name, "专业镇", "市级") for name in names]).towns) == ["市级专业镇有丙店电机、丁区三代半导体、戊山花卉、己村铸件。"]


def test_a_count_under_its_short_name_is_told_once():
    build = Builder()
    facts = [build.figure(name, "6", "条") for name in ("千亿级重点产业链", "产业链")]
    assert sentences(issue(facts).chain_overview) == ["全市千亿级重点产业链6条。"]


def test_a_goal_told_again_is_the_issues_own():
    first = Builder("前.txt", "2024-03").figure("省级专业镇", "2", "个", period="2024", modality="target")
    again = Builder("今.txt", "2024-11").figure("省级专业镇", "2", "个", modality="target")
    rows = issue([first, again]).targets
    assert [(row["deadline"].text, row["course"].text, len(row["target"].citations)) for row in rows] == [("2024年", "距期限1个月", 2)]


def test_a_list_that_was_told_before_is_no_highlight():
    papers = Builder("前.txt", "2024-05"), Builder("今.txt", "2024-11")
    facts = [paper.membership(name, "产业链", "甲市") for paper in papers for name in ("锅炉", "纺机")]
    assert sentences(issue(facts, (2024, 5)).highlights) == ["全市重点产业链包括锅炉、纺机产业链。"]
    assert sentences(issue(facts).highlights) == []
    assert sentences(issue(facts).chain_overview) == ["全市重点产业链包括锅炉、纺机产业链。"]


def test_a_week_is_held_against_the_last_day_that_was_told_of():
    facts = [told("2024-11-06", "building"), told("2024-11-13", "operating")]
    week = IssuePeriod("week", Period.parse("2024-11-11/2024-11-17"))
    compared = compose_briefing(ListReader(facts), week, SETTINGS).comparison
    assert sentences(compared) == ["与上次有报道的2024年11月6日相比，本期重点项目推进1个（按本期项目表统计）。"]
