"""The sheets of the fact sheet: typed values, Chinese words for codes, a source for every row."""

from datetime import date
from decimal import Decimal

import pytest
from compose_samples import SETTINGS, Builder, ListReader, days

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.compose.tables import SHEETS
from briefgen.compose.tables.sheet import precision
from briefgen.model.briefing import Table
from briefgen.model.document import Document
from briefgen.model.ledger import LedgerEntry, Reason
from briefgen.model.period import Period


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


def records(table: Table) -> list[dict[str, object]]:
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows]


def test_the_sheets_and_their_order(tables):
    assert list(tables) == [
        "说明", "关键指标", "重大项目", "项目节点", "产业链", "企业名单", "专业镇", "招商引资", "关键技术", "资本与资金", "目标", "政策", "大事记", "冲突",
        "未入库数字", "来源", "全部事实",
    ]  # fmt: skip
    assert len(tables) == len(SHEETS) + 1


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
        if name not in ("说明", "来源"):
            assert all(number is not None and 1 <= number <= count for number in table.sources), name


def test_figures_in_words(tables):
    row = records(tables["关键指标"])[0]
    assert row == {
        "主体": "甲市", "主体类别": "地区", "指标": "制造业投资", "类型": "数值", "对比": "", "数值": Decimal("232.34"), "上限": None, "单位": "亿元",
        "期间起": date(2024, 1, 1), "期间止": date(2024, 10, 31), "期间精度": "段", "性质": "实际", "限定": "以上", "引文": "制造业投资232.34亿元", "来源": 1,
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
    assert [(row["组"], row["数值"], row["来源"]) for row in records(tables["冲突"])] == [(1, Decimal(278), 1), (1, Decimal(225), 2)]
    assert records(tables["未入库数字"])[0]["原因"] == "无指标"


def test_sources_and_all_facts(tables):
    assert [(row["序号"], row["报刊"], row["标题"], row["日期起"], row["事实数"]) for row in records(tables["来源"])] == [
        (1, "甲报", "甲题", date(2024, 11, 2), 14), (2, "", "乙题", date(2024, 11, 8), 1),
    ]  # fmt: skip
    facts = records(tables["全部事实"])
    assert len(facts) == 15
    assert {row["种类"] for row in facts} == {"数字", "项目节点", "名单", "政策", "大事"}
    assert facts[0]["把握"] == Decimal("0.9")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2024-11-03", "日"), ("2024-11", "月"), ("2024", "年"), ("2024-Q", "季"), ("2024-10-21..2024-10-31", "旬"), ("2024-10-01..2024-10-10", "旬"),
     ("2024-01..2024-10", "段"), ("2024-10-03..2024-10-09", "段")],
)  # fmt: skip
def test_precision(text, wanted):
    assert precision(days(text)) == wanted
