"""The sheets of the fact sheet: typed values, Chinese words for codes, a source for every row."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from compose_samples import SETTINGS, Builder, ListReader, days

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.compose.tables import SHEETS
from briefgen.compose.tables.sheet import precision
from briefgen.model.briefing import Briefing, Table
from briefgen.model.document import Document
from briefgen.model.ledger import LedgerEntry, Reason
from briefgen.model.period import Period
from briefgen.model.review import Review, Verdict, read_key


@pytest.fixture
def tables() -> dict[str, Table]:
    one, two = Builder("甲报.txt", "2024-11-02", "甲题"), Builder("乙报.txt", "2024-11-08", "乙题")
    facts = [
        one.figure("制造业投资", "232.34", "亿元", period="2024-01..2024-10", bound="at_least"),
        one.figure("链上企业数", "278", "户", period="2023-12-31"),
        two.figure("链上企业数", "225", "户", period="2023-12-31"),
        one.figure("专利授权量", "120", "件", period="2023"),
        one.figure("贷款余额", "12", "亿元", period="2024-09-30"),
        one.figure("签约项目", "32", "个", period="2024-06-13..2024-06-16"),
        one.figure("年产值", "100", "亿元", modality="target", period="2025"),
        one.milestone("丁锅炉二期改造项目", "started", "2024-11-03", enterprise="丁集团", place="戊县"),
        one.figure("总投资", "7.5", "亿元", subject="丁锅炉二期改造项目"),
        one.membership("碳基材料产业链", "产业链", "两先"),
        one.membership("丁集团", "链主", "碳基材料产业链"),
        one.membership("己醋专业镇", "专业镇", "省级专业镇"),
        one.policy("产业链培育方案", "issued", "2024-10"),
        one.event("产业大会召开", "2024-11-05"),
        one.milestone("某项目", "building").model_copy(update={"confidence": 0.3}),
    ]  # fmt: skip
    entries = [LedgerEntry("甲报.txt", "甲题", 5, 8, "100米", "全长100米。", Reason.NO_INDICATOR)]
    reader = ListReader(facts, entries=entries, papers=[Document("甲报.txt", "", "1", publisher="甲报", url="https://example.org/1")])
    briefing = compose_briefing(reader, IssuePeriod("month", Period.month(2024, 11)), SETTINGS)
    return {table.name: table for table in briefing.tables}


def compose(facts) -> Briefing:
    return compose_briefing(ListReader(list(facts)), IssuePeriod("month", Period.month(2024, 11)), SETTINGS)


def records(table: Table) -> list[dict[str, object]]:
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows]


def test_the_sheets_and_their_order(tables):
    assert list(tables) == [
        "概览", "说明", "关键指标", "重大项目", "项目节点", "产业链", "产业图谱", "企业名单", "专业镇", "招商引资", "关键技术", "资本与资金", "目标", "政策", "大事记", "冲突",
        "未入库数字", "来源", "全部事实",
    ]  # fmt: skip
    assert len(tables) == len(SHEETS) + 1  # no series here


def test_every_row_is_as_wide_as_its_columns_and_typed(tables):
    kinds = {"text": (str, type(None)), "number": (Decimal, type(None)), "integer": (int, type(None)), "date": (date, type(None)), "source": (int, type(None))}
    for table in tables.values():
        assert not table.sources or len(table.sources) == len(table.rows)
        for row in table.rows:
            assert len(row) == len(table.columns)
            for column, value in zip(table.columns, row, strict=True):
                assert isinstance(value, kinds[column.kind]), (table.name, column.name, value)


def test_every_row_leads_to_a_source(tables):
    count = len(tables["来源"].rows)
    for name, table in tables.items():
        if name not in ("概览", "说明", "来源"):
            assert all(number is not None and 1 <= number <= count for number in table.sources), name


def test_figures_in_words(tables):
    row = records(tables["关键指标"])[0]
    assert row == {
        "主体": "甲市", "主体类别": "地区", "指标": "制造业投资", "类型": "数值", "对比": "", "数值": Decimal("232.34"), "上限": None, "单位": "亿元",
        "期间": "2024年1—10月", "期间起": date(2024, 1, 1), "期间止": date(2024, 10, 31), "期间精度": "段", "性质": "实际", "限定": "以上", "冲突": "",
        "引文": "制造业投资232.34亿元", "来源": 1, "审核": "",
    }  # fmt: skip


def test_projects(tables):
    row = records(tables["重大项目"])[0]
    assert (row["项目"], row["企业"], row["地点"], row["当前阶段"]) == ("丁锅炉二期改造项目", "丁集团", "戊县", "二期开工")
    assert (row["期间起"], row["期间精度"], row["投资额"], row["投资单位"]) == (date(2024, 11, 3), "日", Decimal("7.5"), "亿元")
    assert records(tables["项目节点"])[0]["期次"] == "二期"


def test_lists(tables):
    assert [(row["产业链"], row["所属组"], row["角色"], row["成员"]) for row in records(tables["产业链"])] == [
        ("碳基材料产业链", "两先", "", ""), ("碳基材料产业链", "", "链主", "丁集团"),
    ]  # fmt: skip
    assert [row["企业"] for row in records(tables["企业名单"])] == ["丁集团"]
    assert records(tables["专业镇"])[0]["级别"] == "省级"
    assert records(tables["政策"])[0]["名称"] == "《产业链培育方案》"
    assert records(tables["大事记"])[0]["类别"] == "会议"


def test_conflicts_and_unbound_numbers(tables):
    assert [(row["组"], row["数值"], row["来源"]) for row in records(tables["冲突"])] == [(1, Decimal(278), 2), (1, Decimal(225), 15)]
    disputed = [row["冲突"] for row in records(tables["关键指标"]) if row["指标"] == "链上企业数"]
    assert disputed == ["第1组", "第1组"]
    assert records(tables["未入库数字"])[0]["原因"] == "无指标"


def test_sources_and_all_facts(tables):
    sources = records(tables["来源"])
    assert [row["序号"] for row in sources] == list(range(1, 16))
    assert (sources[0]["报刊"], sources[0]["标题"], sources[0]["日期起"], sources[0]["引文"]) == ("甲报", "甲题", date(2024, 11, 2), "制造业投资232.34亿元")
    assert (sources[14]["报刊"], sources[14]["标题"], sources[14]["日期起"], sources[14]["文件"]) == ("", "乙题", date(2024, 11, 8), "乙报.txt")
    facts = records(tables["全部事实"])
    assert len(facts) == 15
    assert {row["种类"] for row in facts} == {"数字", "项目节点", "名单", "政策", "大事"}
    assert facts[0]["把握"] == Decimal("0.9")


def test_a_project_stands_under_the_chain_that_its_title_names():
    settings = replace(SETTINGS, names={**SETTINGS.names, "氢能产业链": "chain", "能产业链": "chain"})
    paper = Builder()
    reader = ListReader([paper.milestone("庚氢能装备项目", "building"), paper.milestone("辛物流中心项目", "building")])
    briefing = compose_briefing(reader, IssuePeriod("month", Period.month(2024, 11)), settings)
    rows = records(next(table for table in briefing.tables if table.name == "重大项目"))
    assert {row["项目"]: row["产业链"] for row in rows} == {"庚氢能装备项目": "氢能产业链", "辛物流中心项目": ""}


def test_the_five_lists_name_the_chain(tables):
    for name in ("企业名单", "重大项目", "关键技术", "资本与资金", "招商引资"):
        assert tables[name].columns[0].name == "产业链", name
    assert records(tables["企业名单"])[0]["产业链"] == "碳基材料产业链"
    assert records(tables["重大项目"])[0]["产业链"] == "碳基材料产业链"


def test_every_reviewed_row_has_the_key_of_its_facts(tables):
    known = {row["编号"] for row in records(tables["全部事实"])}
    for name, table in tables.items():
        if name in ("概览", "说明", "产业图谱", "未入库数字", "来源"):
            assert table.review is None
            continue
        assert table.review is not None, name
        assert table.review.issue == "2024-11-01/2024-11-30"
        assert len(table.review.keys) == len(table.rows)
        assert {part.fact for key in table.review.keys for part in read_key(key)} <= known
    parts = read_key(tables["重大项目"].review.keys[0])
    assert sorted(part.role for part in parts) == ["invest", "stage"]


def test_charts_of_the_sheet_alone():
    build = Builder()
    briefing = compose([
        build.membership("丁集团", "链主", "碳基材料产业链"),
        build.milestone("丁锅炉改造项目", "started", "2024-11-03", enterprise="丁集团"),
        build.figure("总投资", "7.5", "亿元", subject="丁锅炉改造项目"),
        build.milestone("碳基材料中试项目", "building"),
        build.figure("总投资", "5000", "万元", subject="碳基材料中试项目"),
    ])  # fmt: skip
    (chart,) = briefing.sheet_charts
    assert (chart.name, chart.categories, chart.series[0].values, chart.series[0].unit) == ("产业链投资", ("碳基材料",), (Decimal("8.0"),), "亿元")


def test_targets_show_how_far_they_are():
    build = Builder()
    briefing = compose([
        build.figure("年产值", "100", "亿元", modality="target", period="2024"),
        build.figure("年产值", "64", "亿元", period="2024-01..2024-10"),
        build.figure("税收", "10", "亿元", modality="target", period="2024-06"),
    ])  # fmt: skip
    rows = {row["指标"]: row for row in records({table.name: table for table in briefing.tables}["目标"])}
    assert (rows["年产值"]["完成率（%）"], rows["年产值"]["进度"]) == (Decimal("64.0"), "未达到")
    assert rows["税收"]["进度"] == "已过期无实际数"


def test_a_promise_that_has_passed_is_marked():
    build, earlier = Builder(), Builder("早报.txt", "2024-08")
    briefing = compose([
        earlier.milestone("丁锅炉改造项目", "operating", "2024-10-15", modality="expected"),
        earlier.milestone("戊管网项目", "operating", "2024-09", modality="expected"),
        build.milestone("丁锅炉改造项目", "building"),
    ])  # fmt: skip
    tables = {table.name: table for table in briefing.tables}
    project = records(tables["重大项目"])[0]
    assert (project["预计节点"], project["预计时间"], project["逾期"]) == ("投产", date(2024, 10, 15), "逾期")
    assert {row["项目"]: row["逾期"] for row in records(tables["项目节点"]) if row["性质"] == "预计"} == {"丁锅炉改造项目": "逾期", "戊管网项目": "逾期"}


def test_what_persons_decided_is_told():
    build = Builder()

    def reviewed(fact, verdict, why="", printed=()):
        return fact.model_copy(update={"review": Review(3, verdict, "甲某", why, printed)})

    corrected = reviewed(build.figure("制造业投资", "233", "亿元", quote="制造业投资[232]亿元"), Verdict.CORRECT, printed=(("value", "232"),))
    doubted = reviewed(build.figure("民间投资", "12", "亿元"), Verdict.DOUBT, "口径待查")
    accepted = reviewed(build.milestone("丁锅炉改造项目", "started").model_copy(update={"confidence": 1.0}), Verdict.ACCEPT)
    typed = build.figure("税收", "9", "亿元").model_copy(update={"document": "人工录入：乙某"})
    briefing = compose([corrected, doubted, accepted, typed])
    tables = {table.name: table for table in briefing.tables}
    words = {row["内容"]: row["审核"] for row in records(tables["全部事实"])}
    assert words["制造业投资"] == "人工更正（甲某）：原数值232"
    assert words["民间投资"] == "存疑（甲某）：口径待查"
    assert words["税收"] == "人工录入（乙某）"
    assert records(tables["重大项目"])[0]["审核"] == "采纳（甲某）"
    assert [row["指标"] for row in records(tables["关键指标"])] == ["税收", "制造业投资"]
    assert [str(row["note"]) for row in briefing.pending] == ["甲某存疑：口径待查"]
    assert {citation.quote: citation.remark for row in briefing.indicators for citation in row["source"].citations} == {
        "制造业投资232亿元": "（经手人更正）", "税收9亿元": "",
    }  # fmt: skip


def test_long_quotes_are_cut_around_the_number_and_whole_in_sources():
    quote = "甲" * 200 + "工业投资[232.5亿元]" + "乙" * 200
    tables = {table.name: table for table in compose([Builder().figure("工业投资", "232.5", "亿元", quote=quote)]).tables}
    shown = records(tables["关键指标"])[0]["引文"]
    assert "232.5亿元" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 92
    assert records(tables["来源"])[0]["引文"] == quote.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2024-11-03", "日"), ("2024-11", "月"), ("2024", "年"), ("2024-Q", "季"), ("2024-10-21..2024-10-31", "旬"), ("2024-10-01..2024-10-10", "旬"),
     ("2024-01..2024-10", "段"), ("2024-10-03..2024-10-09", "段")],
)  # fmt: skip
def test_precision(text, wanted):
    assert precision(days(text)) == wanted
