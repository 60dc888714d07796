"""The names of one project, and its way through the stages."""

from datetime import date

import pytest
from resolve_samples import milestone

from briefgen.resolve.progress import follow, overdue, phase_of
from briefgen.resolve.project import Projects, is_proper, read_name, same_project
from briefgen.resolve.stage import reaches


@pytest.mark.parametrize(
    ("printed", "core", "phase"),
    [
        ("丙钢中厚板生产线改造项目", "丙钢中厚板生产线改造", ""),
        ("远东构件二期项目", "远东构件", "二期"),
        ("电子铜箔（一期）", "电子铜箔", "一期"),
        ("智能工厂2期工程", "智能工厂", "二期"),
        ("云谷·智能电机港", "云谷智能电机港", ""),
        ("垂直一体化大基地", "垂直一体化", ""),
    ],
)
def test_read_name(printed, core, phase):
    name = read_name(printed)
    assert (name.core, name.phase) == (core, phase)


SAME = [
    ("丙钢北厂中厚板生产线智能化升级改造项目", "丙钢中厚板生产线智能化升级项目"),
    ("丙钢北厂中厚板生产线智能化升级改造项目", "丙钢中厚板"),
    ("丙钢北厂中厚板生产线智能化升级改造项目", "中厚板项目"),
    ("丁科电子新材料", "丁科新材料二期"),
    ("己能源光伏垂直一体化", "己能光伏垂直一体化大基地"),
    ("云谷·智能电机港", "云谷智能电机港项目"),
]
OTHER = [
    ("丙钢热连轧罩式炉双线智能制造改造项目", "丙钢热连轧生产线优化升级改造"),
    ("丙钢热连轧生产线优化升级改造", "丙钢冷连轧生产线优化升级改造"),
    ("丙重新能源智能叉车项目", "丙重智能液压挖掘机"),
    ("丙重智能高端装备产业园", "丙重智能制造基地"),
    ("丁中采智能工厂", "智能工厂"),
    ("年产一万吨炭黑生产线改造项目", "年产二万吨炭黑生产线改造项目"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_same(left, right):
    projects = Projects([left, right])
    assert projects.key(left) == projects.key(right)
    assert 0 < projects.confidence(right) <= 1


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_other(left, right):
    projects = Projects([left, right])
    assert projects.key(left) != projects.key(right)


def test_what_fits_two_is_joined_to_none():
    projects = Projects(["丙钢中厚板生产线改造项目", "戊钢中厚板生产线改造项目", "中厚板项目"])
    assert len({projects.key(name) for name in ("丙钢中厚板生产线改造项目", "戊钢中厚板生产线改造项目", "中厚板项目")}) == 3


def test_the_order_of_names_does_not_matter():
    names = [name for pair in (*SAME, *OTHER) for name in pair]
    forth, back = Projects(names), Projects(reversed(names))
    assert all(forth.title(name) == back.title(name) for name in names)


def test_titles_keep_the_only_phase():
    assert Projects(["远东构件二期项目"]).title("远东构件二期项目") == "远东构件二期项目"
    both = Projects(["远东构件二期项目", "远东构件一期项目"])
    assert both.title("远东构件一期项目") == "远东构件"


@pytest.mark.parametrize(("name", "wanted"), [("低碳节能升级改造项目", False), ("该项目", False), ("产业链配套项目", False), ("年产8万吨项目", False),
                                              ("工具厂生产线智能化改造", True), ("氢能装备产业园", True), ("老酒厂搬迁", True)])  # fmt: skip
def test_proper_names(name, wanted):
    assert is_proper(name) is wanted


def test_same_project_is_symmetric():
    for left, right in (*SAME, *OTHER):
        one, two = read_name(left).core, read_name(right).core
        assert same_project(one, two) == same_project(two, one)


def progress_of(*milestones):
    projects = Projects(fact.project for fact in milestones)
    followed = follow(milestones, projects)
    assert len(followed) == 1
    return followed[0]


def standing(*milestones):
    return [(phase, one.fact.stage) for phase, one in progress_of(*milestones).standing()]


def test_a_later_vague_report_takes_nothing_back():
    assert standing(milestone("丙项目甲线", "installing", "2024-03-22"), milestone("丙项目甲线", "building", published="2024-07")) == [("", "installing")]


def test_a_halt_counts():
    halted = [milestone("丙项目甲线", "building", "2024-03"), milestone("丙项目甲线", "stalled", "2024-05")]
    assert standing(*halted) == [("", "stalled")]


def test_phases_stand_apart():
    facts = [milestone("丙硅钢一期", "operating", "2024-01"), milestone("丙硅钢二期", "preparing", "2024-02")]
    assert standing(*facts) == [("一期", "operating"), ("二期", "preparing")]


@pytest.mark.parametrize(
    ("project", "quote", "phase"),
    [
        ("远东构件二期项目", "加快远东构件二期项目建设", "二期"),
        ("丙硅钢项目", "丙硅钢项目一期投产", "一期"),
        ("源头产业园项目", "一期已满负荷运转", "一期"),
        ("万家科技园", "推进万家科技园落地，加快远东构件二期项目建设", ""),
        ("丙硅钢项目", "丙硅钢项目投产", ""),
    ],
)
def test_phase_of(project, quote, phase):
    assert phase_of(milestone(project, "operating", quote=quote)) == phase


def expected(stage, day, **given):
    return milestone("丙钢中板改造项目", stage, day, modality="expected", **given)


def test_overdue():
    promise = expected("completed", "2022-10-21/2022-10-31", published="2022-07")
    assert overdue(progress_of(promise), date(2022, 10, 31)) == ()
    assert [one.fact for one in overdue(progress_of(promise), date(2022, 11, 30))] == [promise]
    kept = milestone("丙钢中板改造项目", "operating", "2022-11", published="2022-12")
    assert overdue(progress_of(promise, kept), date(2022, 12, 31)) == ()
    on_the_way = milestone("丙钢中板改造项目", "installing", "2022-11", published="2022-12")
    assert len(overdue(progress_of(promise, on_the_way), date(2022, 12, 31))) == 1


def test_a_newer_promise_replaces_the_older():
    older = expected("completed", "2022-10", published="2022-07")
    newer = expected("completed", "2023-06", published="2022-11")
    assert overdue(progress_of(older, newer), date(2022, 12, 31)) == ()
    assert [one.fact for one in overdue(progress_of(older, newer), date(2023, 12, 31))] == [newer]


def test_a_promise_without_a_day_is_never_overdue():
    assert overdue(progress_of(expected("operating", None)), date(2030, 1, 1)) == ()


def test_reaches():
    assert reaches("operating", "completed")
    assert not reaches("building", "completed")
    assert not reaches("stalled", "proposed")
