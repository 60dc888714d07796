"""Chains through time: today's list out of the former one, who is new on it, and the map of who stands where."""

from dataclasses import replace

import pytest
from compose_samples import SETTINGS, Builder, ListReader

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.compose.chain_map import stream_of
from briefgen.model.lineage import ChainPlace, ChainRecord, GroupName, generations
from briefgen.model.period import Period

OLD, NEW = "四大产业链", "两新产业链"
CHAINS = (
    ChainRecord("锅炉产业链", ((2021, OLD),), 2021, 2024, (), "市级"),
    ChainRecord("纺机产业链", ((2021, OLD), (2024, NEW)), 2021, None, (), "市级"),
    ChainRecord("热能与储能装备产业链", ((2024, NEW),), 2024, None, ("锅炉产业链",), "市级"),
    ChainRecord("泵阀产业链", ((2021, "乙省产业链"),), 2021, None, (), "省级"),
)
GROUPS = (GroupName(OLD, 2021, 2024), GroupName(NEW, 2024), GroupName("一主两新", 2024), GroupName("乙省产业链", 2021))
KNOWN = {"锅炉链": "锅炉产业链", **{chain.name: chain.name for chain in CHAINS}}
PACK = replace(SETTINGS, chains=CHAINS, chain_groups=GROUPS, chain_names=KNOWN, names={chain.name: "chain" for chain in CHAINS})


def issue(facts, month=(2024, 11), settings=PACK):
    return compose_briefing(ListReader(list(facts)), IssuePeriod("month", Period.month(*month)), settings)


def overview(briefing):
    return [str(one) for one in briefing.chain_overview]


def test_the_generations_of_a_level():
    found = generations(CHAINS, GROUPS, "市级")
    assert [(one.year, one.name, len(one.chains)) for one in found] == [(2021, OLD, 2), (2024, "一主两新", 2)]


def test_how_the_list_follows_from_the_one_before():
    build = Builder()
    facts = [build.membership(name, "产业链", "两新") for name in ("热能与储能装备", "纺机")]
    assert overview(issue(facts)) == [
        "“两新”为热能与储能装备、纺机产业链。",
        "重点产业链自2024年起为“一主两新”2条，此前（2021年起）为“四大”2条：锅炉产业链由热能与储能装备产业链承接；纺机产业链沿用"
        "（沿革据地区词库，非本期报道）。",
    ]
    early = [build.membership(name, "产业链", "四大").model_copy(update={"published": "2022-11"}) for name in ("锅炉", "纺机")]
    assert not any("沿革" in text for text in overview(issue(early, (2022, 11))))


def test_a_name_read_in_two_is_the_one_chain_of_its_group():
    build = Builder()
    facts = [build.membership(name, "产业链", group) for name, group in (("热能", "两新"), ("储能装备", "“两新”"), ("纺机", "两新"))]
    assert overview(issue(facts))[0] == "“两新”为热能与储能装备、纺机产业链。"
    assert overview(issue([build.membership("储能装备", "产业链", "五小"), build.membership("纺机", "产业链", "五小")]))[0] == "“五小”为储能装备、纺机产业链。"


def test_a_list_told_under_two_names_is_told_once():
    first, second = Builder("甲报.txt"), Builder("乙报.txt")
    facts = [build.membership(name, "产业链", group) for build, group in ((first, "6条千亿级重点优势产业链"), (second, "甲市")) for name in ("锅炉", "纺机")]
    lists = issue(facts, settings=SETTINGS).chain_overview
    assert [str(one) for one in lists] == ["全市重点产业链包括锅炉、纺机产业链。"]
    assert {citation.document for part in lists[0].parts for citation in part.citations} == {"甲报.txt", "乙报.txt"}


def test_leaders_of_a_chain_and_of_all():
    build = Builder()
    briefing = issue([build.membership("某甲", "链长", "全市产业链"), build.membership("某乙", "链长", "纺机产业链"), build.membership("丙集团", "链主", "纺机产业链")])
    assert overview(briefing) == ["全市产业链链长为某甲。"]
    assert [[str(one) for one in chain.sentences] for chain in briefing.chains] == [["链长为某乙。", "链主企业为丙集团。"]]


def test_who_is_new_on_a_list():
    before, now = Builder("前.txt", "2024-05"), Builder("今.txt", "2024-11")
    facts = [before.membership("丙集团", "链主"), *(now.membership(name, "链主") for name in ("丙集团", "丁集团"))]
    assert "链主企业包括丙集团、丁集团（其中丁集团为新见）。" in overview(issue(facts))
    assert overview(issue(facts[1:])) == ["链主企业包括丙集团、丁集团。"]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("在产业链上游，丙集团供应钢坯", "上游"), ("处于中游的丙集团扩产", "中游"), ("下游企业丙集团投产", "下游"), ("丙集团带动下游", ""), ("上下游企业丙集团等", ""),
        ("上游、下游的丙集团", ""), ("上游供应钢坯，并由丙集团加工", ""), ("在产业链中下游，丙集团加工", ""),
    ],
)  # fmt: skip
def test_a_place_in_the_stream_is_what_the_source_says(words, place):
    assert stream_of("丙集团", words) == place


def table(briefing, name):
    found = next((one for one in briefing.tables if one.name == name), None)
    return [dict(zip([column.name for column in found.columns], row, strict=True)) for row in found.rows] if found else []


def test_the_map_of_the_chains():
    before, now = Builder("前.txt", "2024-05"), Builder("今.txt", "2024-11")
    facts = [
        before.membership("戊公司", "链主", "锅炉产业链"),
        before.membership("丙集团", "链主", "纺机产业链").model_copy(update={"quote": "处于产业链上游的丙集团是链主", "end": 200}),
        before.milestone("纺机智能车间项目", "building"),
        now.membership("丁公司", "链核", "泵阀产业链"),
        now.membership("庚纺机", "专业镇", "省级"),
    ]
    briefing = issue(facts)
    shown = [{name: cell.text for name, cell in row.items() if cell.text} for row in briefing.chain_map]
    assert shown == [
        {"chain": "纺机产业链", "group": "两新", "upstream": "丙集团（链主）", "projects": "纺机智能车间项目（在建）", "towns": "庚纺机"},
        {"chain": "泵阀产业链", "group": "乙省", "cores": "丁公司"},
    ]
    assert [(row["产业链"], row["环节"], row["名称"]) for row in table(briefing, "产业图谱")] == [
        ("纺机产业链", "上游", "丙集团"), ("纺机产业链", "项目", "纺机智能车间项目"), ("纺机产业链", "专业镇", "庚纺机"), ("泵阀产业链", "链核", "丁公司"),
    ]  # fmt: skip
    assert all(row["来源"] for row in table(briefing, "产业图谱"))


def test_the_words_place_those_whom_no_source_places():
    build = Builder("今.txt", "2024-11")
    places = {
        "丙集团": ChainPlace("纺机产业链", "下游"), "辛公司": ChainPlace("泵阀产业链"), "无人提到的公司": ChainPlace("泵阀产业链", "上游"),
        "厂房扩建项目": ChainPlace("泵阀产业链", "中游"),
    }  # fmt: skip
    names = {**PACK.names, "丙集团": "enterprise", "辛公司": "enterprise"}
    facts = [
        build.membership("丙集团", "链主", "纺机产业链"),
        build.figure("营业收入", "3", "亿元", subject="辛公司"),
        build.milestone("厂房扩建项目", "building"),
        build.membership("丁公司", "链核", "泵阀产业链"),
    ]
    briefing = issue(facts, settings=replace(PACK, chain_places=places, names=names))
    assert [(row["产业链"], row["环节"], row["名称"]) for row in table(briefing, "产业图谱")] == [
        ("纺机产业链", "下游", "丙集团"), ("泵阀产业链", "链核", "丁公司"), ("泵阀产业链", "中游", "厂房扩建项目"), ("泵阀产业链", "链上企业", "辛公司"),
    ]  # fmt: skip


def test_a_month_without_news_of_the_map_has_none():
    before, now = Builder("前.txt", "2024-05"), Builder("今.txt", "2024-11")
    facts = [before.membership("丙集团", "链主", "纺机产业链"), before.membership("丁公司", "链核", "泵阀产业链"), now.policy("某办法", "issued")]
    assert issue(facts).chain_map == ()
    assert issue([*facts, now.membership("己公司", "链核", "泵阀产业链")]).chain_map != ()
    quarter = compose_briefing(ListReader(facts), IssuePeriod("quarter", Period.quarter(2024, 4)), PACK)
    assert len(quarter.chain_map) == 2


def test_what_a_leader_of_chains_builds_is_in_one_of_its_own():
    build = Builder()
    leads = [build.membership("丙重集团", "链主", name) for name in ("纺机产业链", "泵阀产业链")]
    named = [(row["项目"], row["产业链"]) for row in table(issue([*leads, build.milestone("丙重热能与储能装备叉车项目", "building")]), "重大项目")]
    assert named == [("丙重热能与储能装备叉车项目", "")]
