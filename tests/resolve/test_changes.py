"""What has moved between issues: forward, back, put off, silent; and which names are joined, proposed or kept apart."""

from datetime import date

import pytest
from resolve_samples import milestone

from briefgen.resolve.change import change, months_between, postponed, silent_since
from briefgen.resolve.progress import follow
from briefgen.resolve.project import JOINED_AT, Projects, Word, read_name, same_project
from briefgen.resolve.sighting import Telling


def one(*milestones):
    found = follow(milestones, Projects(fact.project for fact in milestones))
    assert len(found) == 1
    return found[0]


def move(before, now):
    return change(one(*now), one(*before) if before else None).move


LINE = "丙项目甲线"


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        ([], [milestone(LINE, "building")], "new"),
        ([milestone(LINE, "building")], [milestone(LINE, "operating")], "forward"),
        ([milestone(LINE, "building")], [milestone(LINE, "building")], "same"),
        ([milestone(LINE, "operating")], [milestone(LINE, "building")], "back"),
        ([milestone(LINE, "operating")], [milestone(LINE, "stalled")], "back"),
        ([milestone(LINE, "building", modality="expected")], [milestone(LINE, "building")], "untold"),
        ([milestone(f"{LINE}二期", "building")], [milestone(LINE, "partly_operating")], "unlike"),
        ([milestone(LINE, "building")], [milestone(f"{LINE}一期", "operating")], "forward"),
        ([milestone(f"{LINE}一期", "operating"), milestone(f"{LINE}二期", "building")], [milestone(f"{LINE}二期", "operating")], "forward"),
    ],
)
def test_moves(before, now, wanted):
    assert move(before, now) == wanted


def test_silence_is_counted_in_months():
    told = change(one(milestone(LINE, "building", published="2024-12")), one(milestone(LINE, "building", published="2024-03")))
    assert (told.move, told.silent) == ("same", 9)
    assert months_between(date(2023, 12, 31), date(2024, 1, 1)) == 1


def test_only_what_is_under_way_can_be_silent():
    facts = [milestone("甲锅炉项目", "building"), milestone("乙纺机项目", "operating"), milestone("丁铸件项目", "signed")]
    followed = follow(facts, Projects(fact.project for fact in facts))
    assert [(found.title, months) for found, months in silent_since(followed, date(2024, 12, 31), 6)] == [("甲锅炉项目", 9)]
    assert silent_since(followed, date(2024, 6, 30), 6) == ()


def promise(day, published):
    return milestone(LINE, "completed", day, modality="expected", published=published)


def test_a_later_day_is_a_postponement():
    put_off = postponed(one(promise("2023-06", "2022-11")), one(promise("2022-10", "2022-07")))
    assert [(found.earlier.fact.date[1].year, found.later.fact.date[1].year) for found in put_off] == [(2022, 2023)]
    assert postponed(one(promise("2022-09", "2022-08")), one(promise("2022-10", "2022-07"))) == ()


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("丙强炭原燃料及能源循环综合利用", "丙强炭黑原料及能源循环综合利用", True),
        ("丙重工液控挖掘机产业园区二号车间", "丙重工液压挖掘机产业园区二号车间", True),
        ("丙重液控挖掘机园", "丙重液压挖掘机园", False),
        ("丙店区王村街道旧厂房改造工程", "丙店区李村街道旧厂房改造工程", False),
        ("丙店区三号线综合整治提升工程", "丙店区四号线综合整治提升工程", False),
    ],
)
def test_slips(left, right, joined):
    assert (same_project(read_name(left).core, read_name(right).core) >= JOINED_AT) is joined
    assert (Projects([left, right]).key(left) == Projects([left, right]).key(right)) is joined


@pytest.mark.parametrize(("printed", "misprinted"), [((2, "2023-05-31"), (1, "2024-05-31")), ((1, "2024-05-31"), (1, "2023-05-31"))])
def test_of_two_spellings_the_one_more_often_or_more_lately_told_gives_the_title(printed, misprinted):
    right, slip = "丙强炭黑原料及能源循环综合利用", "丙强炭原燃料及能源循环综合利用"
    tellings = {name: Telling(count, day, day) for name, (count, day) in ((right, printed), (slip, misprinted))}
    projects = Projects([slip, right], tellings=tellings)
    assert projects.title(slip) == projects.title(right) == right


def test_what_is_not_sure_enough_is_proposed():
    found = Projects(["丙重液控挖掘机园", "丙重液压挖掘机园"]).likely()
    assert [(one.name, one.other, one.confidence < JOINED_AT) for one in found] == [("丙重液控挖掘机园", "丙重液压挖掘机园", True)]


def test_an_enterprise_is_no_short_name_of_its_projects():
    names = ["丙光能", "丙光能首片电池片", "丙光能二期8吉瓦项目", "丙光能一期后续4吉瓦"]
    projects = Projects(names, ["丙光能"])
    assert projects.key("丙光能首片电池片") != projects.key("丙光能")
    assert {projects.key(name) for name in names if name != "丙光能首片电池片"} == {"丙光能"}
    assert [read_name(name).phase for name in names] == ["", "", "二期", "一期后续"]


def test_a_person_joins_and_parts():
    names = ["丁惠电子材料", "丁科铜箔一期项目", "丙钢北厂中厚板生产线改造", "丙钢中厚板"]
    assert Projects(names).key("丙钢中厚板") == Projects(names).key("丙钢北厂中厚板生产线改造")
    word = Word(same=[("丁科铜箔一期项目", "丁惠电子材料")], apart=[("丙钢中厚板", "丙钢北厂中厚板生产线改造")])
    projects = Projects(names, word=word)
    assert projects.key("丁科铜箔一期项目") == projects.key("丁惠电子材料")
    assert projects.title("丁科铜箔一期项目") == "丁惠电子材料"
    assert projects.key("丙钢中厚板") != projects.key("丙钢北厂中厚板生产线改造")
