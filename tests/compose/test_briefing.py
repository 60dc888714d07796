"""Whole issues from synthetic facts: what is printed where, with which citations."""

import random
import re
from dataclasses import replace

from compose_samples import SETTINGS, Builder, ListReader

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.model.briefing import Briefing
from briefgen.model.document import Document, Story
from briefgen.model.period import Period
from briefgen.model.span import Span

NOVEMBER = IssuePeriod("month", Period.month(2024, 11))


def compose(facts, issue=NOVEMBER, settings=SETTINGS, **reader) -> Briefing:
    return compose_briefing(ListReader(list(facts), **reader), issue, settings)


def texts(sentences) -> list[str]:
    return [str(sentence) for sentence in sentences]


def rows(rows_of) -> list[dict[str, str]]:
    return [{name: cell.text for name, cell in row.items() if name != "source"} for row in rows_of]


def all_sentences(briefing: Briefing):
    for name in ("highlights", "indicator_notes", "chain_overview", "project_notes", "towns", "investments", "policies", "events"):
        yield from getattr(briefing, name)
    for chain in briefing.chains:
        yield from chain.sentences


def test_an_issue_without_facts_is_empty():
    briefing = compose([])
    assert briefing.title == "甲市重点产业链月度简报"
    assert (briefing.highlights, briefing.indicators, briefing.chains, briefing.projects, briefing.pending) == ((), (), (), (), ())
    assert [table.name for table in briefing.tables] == ["概览", "说明", "来源", "全部事实"]


def test_indicator_rows():
    build = Builder()
    briefing = compose([
        build.figure("制造业投资", "232.34", "亿元", period="2024-01..2024-10"),
        build.figure("制造业投资", "28.2", aspect="growth", comparison="yoy", period="2024-01..2024-10"),
        build.figure("制造业投资", "1", "位", aspect="rank", comparison="provincial_rank", period="2024-01..2024-10", quote="总量居全省[第一]"),
        build.figure("工业投资", "27", aspect="share", period="2024-01..2024-10", quote="占固定资产投资的[27%]"),
        build.figure("工业投资", "6.6", "个百分点", aspect="change", comparison="yoy", period="2024-01..2024-10", quote="提升[6.6个百分点]"),
        build.figure("用电量", "2.5", aspect="growth", comparison="mom", period="2024-10"),
    ])  # fmt: skip
    assert rows(briefing.indicators) == [
        {"indicator": "制造业投资", "period": "2024年1—10月", "value": "232.34亿元", "growth": "+28.2%", "rank": "总量全省第一"},
        {"indicator": "工业投资占固定资产投资比重", "period": "2024年1—10月", "value": "27%", "growth": "+6.6个百分点", "rank": "—"},
        {"indicator": "用电量", "period": "2024年10月", "value": "—", "growth": "环比+2.5%", "rank": "—"},
    ]
    assert [len(row["source"].citations) for row in briefing.indicators] == [3, 2, 1]


def test_a_project_whose_name_could_be_any_is_not_listed():
    build = Builder()
    assert compose([build.milestone("低碳节能升级改造项目", "building"), build.milestone("该项目", "building")]).projects == ()


def test_enterprises_and_projects_are_no_indicators():
    build = Builder()
    briefing = compose([build.figure("营业收入", "12", "亿元", subject="丙集团", period="2024"), build.figure("总投资", "3", "亿元", subject="丁锅炉项目")])
    assert briefing.indicators == ()
    assert rows(briefing.projects) == [{"project": "丁锅炉项目", "stage": "—", "date": "—", "scale": "总投资3亿元", "change": "—"}]


def test_counts_are_sentences():
    build = Builder()
    briefing = compose([build.figure("省级重点工程项目", "67", "个"), build.figure("5G基站数", "16286", "个")])
    assert texts(briefing.indicator_notes) == ["全市5G基站16286个。"]
    assert texts(briefing.project_notes) == ["全市省级重点工程项目67个。"]


def project_facts():
    before = Builder("旧报.txt", "2024-03-28")
    now = Builder("新报.txt", "2024-11-20")
    return [
        before.milestone("光伏垂直一体化项目", "building"),
        before.milestone("叉车智造项目", "preparing"),
        before.milestone("丙厂中板生产线改造项目", "completed", "2024-10-21..2024-10-31", modality="expected"),
        now.milestone("光伏垂直一体化", "partly_operating", "2024-11"),
        now.milestone("叉车智造项目", "preparing"),
        now.milestone("高效电机基地", "started", "2024-11-03"),
        now.milestone("罩式炉节点改造项目", "building"),
        now.milestone("罩式炉节点改造项目", "operating", "2025-06", modality="expected"),
        now.figure("总投资", "7.1", "亿元", subject="罩式炉节点改造项目"),
        now.figure("年产能", "3", "万吨", subject="罩式炉节点改造项目", modality="planned"),
    ]


def test_project_rows():
    briefing = compose(project_facts())
    assert rows(briefing.projects) == [
        {"project": "光伏垂直一体化项目", "stage": "部分投产", "date": "2024年11月", "scale": "—", "change": "▲ 在建→部分投产"},
        {"project": "罩式炉节点改造项目", "stage": "在建", "date": "预计2025年6月投产", "scale": "总投资7.1亿元；规划年产能3万吨", "change": "新增"},
        {"project": "高效电机基地", "stage": "开工", "date": "2024年11月3日", "scale": "—", "change": "新增"},
        {"project": "叉车智造项目", "stage": "前期手续", "date": "—", "scale": "—", "change": "未变（距上次报道8个月）"},
    ]


def test_a_promise_that_passed_is_pending():
    briefing = compose(project_facts())
    assert rows(briefing.pending) == [
        {
            "matter": "丙厂中板生产线改造项目", "basis": "2024年3月28日报道：预计2024年10月底建成",
            "note": "时间已过，其后未见建成或投产报道，请核实进展",
        }
    ]  # fmt: skip
    assert texts(briefing.highlights)[-1] == "1个项目此前公布的建成或投产时间已过，未见后续报道（见“待核事项”）。"


def test_a_promise_that_was_kept_is_not_pending():
    now = Builder("新报.txt", "2024-11-20")
    kept = compose([*project_facts(), now.milestone("丙厂中板生产线改造项目", "operating")]).pending
    assert not any("中板" in cell.text for row in kept for cell in row.values())


def test_conflicts_are_pending_with_both_sources():
    one, two = Builder("甲报.txt", "2024-11-02", "甲报题"), Builder("乙报.txt", "2024-11-08", "乙报题")
    briefing = compose([one.figure("链上企业数", "278", "户", period="2023-12-31"), two.figure("链上企业数", "225", "户", period="2023-12-31")])
    row = briefing.pending[0]
    assert row["matter"].text == "截至2023年底全市链上企业"
    assert row["basis"].text == "278户（甲报题，2024年11月2日）；225户（乙报题，2024年11月8日）"
    assert row["note"].text == "数值不一致，口径可能不同，请核。本期采用225户：报道较晚"
    assert texts(briefing.chain_overview) == ["截至2023年底，全市链上企业225户。"]
    assert {citation.document for citation in row["basis"].citations} == {"甲报.txt", "乙报.txt"}


def test_undated_stories_and_unsure_facts_are_pending():
    build = Builder()
    undated = Story("无期.txt", 0, Span(0, 9), "无日期的一篇", None, "", "industry", 1.0)
    unsure = build.milestone("某某锅炉改造项目", "building").model_copy(update={"confidence": 0.4})
    briefing = compose([unsure], undated=[undated])
    assert [row["matter"].text for row in briefing.pending] == ["日期不详：无日期的一篇", "项目节点待确认"]
    assert briefing.projects == ()


def test_chains():
    build = Builder()
    briefing = compose([
        build.membership("高端金属材料产业链", "产业链", "一高"),
        build.membership("碳基材料产业链", "产业链", "两先"),
        build.membership("生物材料产业链", "产业链", "两先"),
        build.membership("丙集团", "链主", "碳基材料产业链"),
        build.membership("丁集团", "链主"),
        build.figure("链上企业数", "278", "户", period="2023-12-31"),
        build.figure("产值", "90", "亿元", subject="生物材料产业链", period="2023"),
        build.figure("累计产值", "100", "亿元", subject="丙集团", period="2025", modality="target"),
    ])  # fmt: skip
    assert texts(briefing.chain_overview) == [
        "截至2023年底，全市链上企业278户。",
        "“一高”为高端金属材料产业链；“两先”为碳基材料、生物材料产业链。",
        "链主企业为丁集团。",
    ]
    assert [(chain.name, chain.group, texts(chain.sentences)) for chain in briefing.chains] == [
        ("碳基材料产业链", "两先", ["链主企业为丙集团。", "到2025年，丙集团力争累计产值达到100亿元。"]),
        ("生物材料产业链", "两先", ["2023年，生物材料产业链产值达90亿元。"]),
    ]


def test_towns_parks_and_investment():
    build = Builder()
    briefing = compose([
        build.membership("己醋专业镇", "专业镇", "省级专业镇"),
        build.membership("庚电机专业镇", "专业镇", "市级"),
        build.membership("庚电机专业镇", "专业镇"),
        build.membership("丙集团", "园区企业", "辛产业园"),
        build.membership("丁集团", "园区企业", "辛产业园"),
        build.figure("产值", "19.9", "亿元", subject="己醋专业镇", period="2023"),
        build.figure("签约项目", "32", "个", period="2024-06-13..2024-06-16"),
        build.milestone("壬智算中心项目", "proposed"),
    ])  # fmt: skip
    assert texts(briefing.towns) == ["省级专业镇有己醋；市级专业镇有庚电机。", "2023年，己醋专业镇产值达19.9亿元。", "辛产业园内有丙集团、丁集团等企业。"]
    assert texts(briefing.investments) == ["2024年6月13日至16日，全市签约项目32个。", "谋划推介项目为壬智算中心项目。"]
    assert briefing.projects == ()


def test_targets_against_the_latest_actual():
    before, now = Builder("旧报.txt", "2024-03"), Builder("新报.txt", "2024-11")
    briefing = compose([
        before.figure("产值", "19.9", "亿元", subject="己醋专业镇", period="2023"),
        now.figure("产值", "100", "亿元", subject="己醋专业镇", modality="target", period="2025"),
        now.figure("市级专业镇", "10", "个", modality="target", period="2024-12-31"),
    ])  # fmt: skip
    assert rows(briefing.targets) == [
        {"subject": "全市", "indicator": "市级专业镇", "target": "10个", "deadline": "2024年底", "latest": "—", "gap": "—", "course": "距期限1个月"},
        {"subject": "己醋专业镇", "indicator": "产值", "target": "100亿元", "deadline": "2025年", "latest": "19.9亿元（2023年）", "gap": "还差80.1亿元", "course": "距期限13个月"},
    ]


def test_policies_and_events():
    build = Builder()
    briefing = compose([
        build.policy("促进专业镇发展的意见", "issued", "2024-10-08", issuer="甲市政府"),
        build.policy("产业链培育方案", "issued"),
        build.policy("新型城市工作方案", "drafted", issuer="甲市工信局"),
        build.policy("链长制", "in_force", quote="推行“链长制”"),
        build.policy("培育壮大行动", "in_force", quote="实施培育壮大行动"),
        build.event("11月5日，市统筹谋划重大项目工作组成立", "2024-11-05", "launch"),
        build.event("10月12日召开的全市工业大会上，有关负责人要求加快建设", "2024-10-12"),
        build.event("去年的一次会议", "2023-05-01"),
    ])  # fmt: skip
    assert texts(briefing.policies) == [
        "2024年10月8日，甲市政府出台《促进专业镇发展的意见》。",
        "《产业链培育方案》出台。",
        "甲市工信局研究起草《新型城市工作方案》。",
        "实施“链长制”、培育壮大行动。",
    ]
    assert texts(briefing.events) == ["2024年10月12日，全市工业大会召开。", "2024年11月5日，市统筹谋划重大项目工作组成立。"]


def test_highlights_are_few_and_never_tell_a_clause_twice():
    build = Builder()
    facts = [
        *(build.figure(name, "5", aspect="growth", comparison="yoy", period=f"2024-01..2024-0{number}") for number, name in enumerate(
            ("工业增加值", "工业投资", "工业利润", "工业产值", "进出口额", "用电量"), start=3)),
        build.figure("原煤产量", "5", aspect="growth", comparison="yoy", period="2019"),
        build.figure("营业收入", "9", "亿元", subject="丙公司", period="2024"),
        *project_facts(),
    ]  # fmt: skip
    briefing = compose(facts)
    told = texts(briefing.highlights)
    assert 3 <= len(told) <= 6
    places = [(c.document, c.start) for one in briefing.highlights for c in {c for part in one.parts for c in part.citations}]
    assert len(places) == len(set(places))
    assert not any("2019年" in text or "丙公司" in text for text in told)


def test_citations_are_numbered_by_first_use():
    briefing = compose(project_facts())
    numbers = []
    for sentence in briefing.highlights:
        numbers += [citation.number for part in sentence.parts for citation in part.citations]
    for row in briefing.projects:
        numbers += [citation.number for cell in row.values() for citation in cell.citations]
    first_uses = list(dict.fromkeys(numbers))
    assert first_uses == list(range(1, len(first_uses) + 1))
    assert sum(source.citations for source in briefing.sources) == max(
        citation.number for row in (*briefing.projects, *briefing.pending) for cell in row.values() for citation in cell.citations
    )


def test_titles_fall_back_to_headline_and_file_name():
    titled = Document("甲.txt", "", "1", title="题名", publisher="甲报", url="https://example.org/a")
    plain = Document("乙.txt", "", "2")
    facts = [Builder("甲.txt", "2024-11-02", "篇名").event("甲会召开", "2024-11-02"), Builder("乙.txt", "2024-11", "篇名").event("乙会召开", "2024-11-03"),
             Builder("夹/丙.txt", "2024-11", "").event("丙会召开", "2024-11-04")]  # fmt: skip
    sources = compose(facts, papers=[titled, plain]).sources
    assert [(source.title, source.publisher, source.date) for source in sources] == [
        ("题名", "甲报", "2024年11月2日"), ("篇名", "", "2024年11月"), ("无标题（文件丙.txt）", "", "2024年11月"),
    ]  # fmt: skip


def test_every_sentence_is_cited_and_closed():
    for sentence in all_sentences(compose(project_facts())):
        assert sentence.text.endswith("。")
        assert any(part.citations for part in sentence.parts)
        assert not re.search(r"[A-Za-z]|\d{4}-\d|None", sentence.text)


def test_the_order_of_the_facts_does_not_matter():
    facts = project_facts()
    wanted = compose(facts)
    for seed in range(5):
        shuffled = facts[:]
        random.Random(seed).shuffle(shuffled)
        assert compose(shuffled) == wanted


def test_settings_change_region_and_title():
    briefing = compose(
        [Builder().figure("工业投资", "6", subject="丑省", aspect="growth", comparison="yoy", period="2024")],
        settings=replace(SETTINGS, region="丑省", province="", title="丑省工业快讯"),
    )
    assert briefing.title == "丑省工业快讯"
    assert texts(briefing.highlights) == ["2024年，全省工业投资同比增长6%。"]


def test_a_list_is_cited_once():
    build = Builder()
    first = build.membership("碳基材料产业链", "产业链", "两先")
    whole = first.model_copy(update={"id": "whole", "member": "生物材料产业链", "quote": first.quote + "和生物材料", "end": first.end + 5})
    briefing = compose([first, whole])
    assert texts(briefing.chain_overview) == ["“两先”为碳基材料、生物材料产业链。"]
    assert [citation.end for part in briefing.chain_overview[0].parts for citation in part.citations] == [whole.end]


def test_a_number_of_a_chain_stays_open_for_a_year():
    old, now = Builder("旧报.txt", "2024-05-17"), Builder("新报.txt", "2024-11-20")
    older = Builder("更旧.txt", "2024-03")
    counts = [older.figure("链上企业数", "278", "户", period="2023"), old.figure("链上企业数", "225", "户", period="2024-05-17")]
    settings = replace(SETTINGS, aliases={"链上企业数": "链上企业数"})
    reader = ListReader([*counts, now.milestone("丙锅炉改造项目", "building")])
    briefing = compose_briefing(reader, IssuePeriod("month", Period.month(2024, 11)), settings)
    noted = [row["note"].text for row in briefing.pending if row["matter"].text == "全市链上企业"]
    assert noted == ["两次所指时间不同，后者减少53户；原文未说明是数量变化还是口径不同，请核。暂采用225户：报道较晚"]
