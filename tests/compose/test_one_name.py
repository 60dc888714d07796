"""An issue under one name for each thing: joined names, a person's word, round numbers, and no more of the past than is needed."""

from dataclasses import replace

from compose_samples import SETTINGS, Builder, ListReader

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.compose.entities import OneName, read_registry
from briefgen.compose.material import gather
from briefgen.model.naming import MERGE, NameDecision
from briefgen.model.period import Period
from briefgen.render.language.wording import note_text

NOVEMBER = IssuePeriod("month", Period.month(2024, 11))
KNOWING = replace(SETTINGS, names={"太钢集团": "enterprise", "甲市": "region"})


def said(name: str, other: str, kind: str = "enterprise") -> NameDecision:
    return NameDecision(1, MERGE, kind, name, other, "王某某", "", "2024-11-30")


def test_a_slip_counts_for_the_firm_and_the_sheet_of_facts_keeps_what_was_read() -> None:
    make = Builder()
    facts = [make.figure("营业收入", "12", "亿元", subject="大钢集团", period="2023"), make.figure("营业收入", "12", "亿元", subject="太钢集团", period="2023")]
    material = gather(ListReader(list(facts)), NOVEMBER, KNOWING)
    (one,) = material.all_figures
    assert one.fact.subject == "太钢集团" and {fact.id for fact in one.facts} == {fact.id for fact in facts}
    briefing = compose_briefing(ListReader(list(facts)), NOVEMBER, KNOWING)
    sheet = next(table for table in briefing.tables if table.name == "全部事实")
    place = [column.name for column in sheet.columns].index("主体")
    assert [row[place] for row in sheet.rows] == ["大钢集团", "太钢集团"]


def test_a_persons_merge_brings_two_firms_together() -> None:
    make = Builder()
    facts = [make.figure("营业收入", "12", "亿元", subject="恒达机械", period="2023"), make.figure("营业收入", "12", "亿元", subject="恒通机械", period="2023")]
    assert len(gather(ListReader(list(facts)), NOVEMBER, SETTINGS).all_figures) == 2
    (one,) = gather(ListReader(list(facts), said=[said("恒达机械", "恒通机械")]), NOVEMBER, SETTINGS).all_figures
    assert one.fact.subject == "恒通机械"


def test_milestones_keep_the_printed_name() -> None:
    make = Builder()
    facts = [make.milestone("柏钢北厂中厚板生产线改造项目", "building"), make.milestone("柏钢中厚板", "installing")]
    material = gather(ListReader(list(facts)), NOVEMBER, SETTINGS)
    (progress,) = material.progress
    assert {fact.project for one in progress.milestones for fact in one.facts} == {"柏钢北厂中厚板生产线改造项目", "柏钢中厚板"}


def test_a_round_number_is_cited_with_the_exact_one_and_says_so() -> None:
    make, other = Builder(), Builder("晚报.txt")
    exact = make.figure("工业总产值", "1998.6", "亿元", period="2023", quote="全市工业总产值[1998.6亿元]")
    about = other.figure("工业总产值", "2000", "亿元", period="2023", bound="about", quote="全市工业总产值约[2000亿元]")
    briefing = compose_briefing(ListReader([exact, about]), NOVEMBER, SETTINGS)
    cells = [cell for row in briefing.indicators for cell in row.values()] + [part for one in briefing.indicator_notes for part in one.parts]
    notes = {citation.document: str(note_text(citation)) for cell in cells for citation in cell.citations}
    assert set(notes) == {"报.txt", "晚报.txt"}
    assert "约数，与正文数字相符" in notes["晚报.txt"] and "约数" not in notes["报.txt"]
    assert not any("2000" in cell.text for cell in cells)
    table = next(table for table in briefing.tables if table.name == "关键指标")
    assert table.review is not None and [exact.id in key for key in table.review.keys] == [True]
    assert about.id not in table.review.keys[0], "a correction of the exact figure does not touch the round one"


def test_of_the_past_only_what_has_a_part_is_read() -> None:
    past, now = Builder("旧报.txt", "2022-06"), Builder()
    earlier = [
        past.figure("工业投资", "30", subject="甲市", period="2024-01..2024-05"),
        past.figure("营业收入", "10", "亿元", subject="恒达机械", period="2023"),
        past.figure("总投资", "12", "亿元", subject="柏钢北厂中厚板生产线改造项目"),
        past.figure("总投资", "9", "亿元", subject="松钢硅钢生产线项目"),
        past.figure("产值", "8", "亿元", subject="新能源产业链", period="2023"),
        past.figure("营业收入", "90", "亿元", subject="远行机械公司", period="2025", modality="target"),
        past.figure("营业收入", "60", "亿元", subject="远行机械公司", period="2021"),
        past.figure("营业收入", "77", "亿元", subject="不相干机械公司", period="2023"),
        past.milestone("松钢硅钢生产线项目", "building"),
        past.membership("恒达机械", "链主", "新能源产业链"),
    ]
    own = [now.figure("营业收入", "11", "亿元", subject="恒达机械", period="2023"), now.milestone("柏钢中厚板", "installing")]
    reader = ListReader([*earlier, *own])
    period = NOVEMBER.period
    narrow = OneName(reader, read_registry(reader, period.last, SETTINGS), period, SETTINGS)
    read = {fact.id for fact in narrow.facts_until(NOVEMBER.before().last)}
    left = {earlier[3].id, earlier[7].id}
    assert read == {fact.id for fact in earlier} - left
    # what was left out has no part in the issue: nothing in it changes without these
    without = ListReader([fact for fact in reader.held if fact.id not in left])
    assert compose_briefing(reader, NOVEMBER, SETTINGS) == compose_briefing(without, NOVEMBER, SETTINGS)


def test_very_many_overdue_promises_are_counted() -> None:
    past = Builder("旧报.txt", "2022-01")
    firms = [f"{one}{two}" for one in "松柏槐榆桐梧枫桦" for two in "川原岭溪山林泉湖谷"]
    facts = [past.milestone(f"{firm}铸件生产线项目", "operating", f"2022-{place % 12 + 1:02d}", modality="expected") for place, firm in enumerate(firms)]
    rows = compose_briefing(ListReader([*facts, Builder().figure("工业投资", "3")]), NOVEMBER, SETTINGS).pending
    assert sum("时间已过" in row["note"].text for row in rows) == 60
    (more,) = [row for row in rows if "更早到期" in row["matter"].text]
    assert "另有12项" in more["matter"].text and "2022年1月31日" in more["basis"].text
