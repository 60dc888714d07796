"""Two values for one thing: which kinds there are, which value is used, and why."""

import pytest
from resolve_samples import figure

from briefgen.model.review import Review, Verdict
from briefgen.resolve.conflict import Sources, find_conflicts
from briefgen.resolve.merge import merge_figures
from briefgen.resolve.publisher import publisher_ranks, rank_of

NAMES = {"链上企业数": "链上企业数", "重点产业链企业": "链上企业数"}
RANKS = {"统计.txt": 5, "晚报.txt": 1}


def found(*figures):
    sources = Sources(lambda document: RANKS.get(document, 0), lambda name: name if name.endswith("项目") else None, NAMES)
    return [(one.kind, str(one.used.fact.value), one.why) for one in find_conflicts(merge_figures(figures), sources)]


def test_the_later_story_counts():
    assert found(figure("5", published="2024-03-02"), figure("6", document="乙.txt", published="2024-03-09")) == [("value", "6", "later")]


def test_of_one_day_the_more_official_counts():
    assert found(figure("5", document="统计.txt"), figure("6", document="晚报.txt")) == [("value", "5", "official")]


def test_a_person_counts_before_all():
    word = Review(number=1, verdict=Verdict.ACCEPT, who="经手", why="")
    kept = figure("5", document="晚报.txt", published="2024-01-02").model_copy(update={"review": word})
    assert found(kept, figure("6", document="统计.txt", published="2024-03-09")) == [("value", "5", "person")]


def test_what_nothing_decides_stays_open():
    assert [why for _, _, why in found(figure("5", document="甲.txt"), figure("6", document="乙.txt"))] == ["open"]


def test_a_project_with_two_investments():
    first = figure("24.7", subject="丙锻件项目", indicator="总投资", period=None, published="2024-01")
    second = figure("30", subject="丙锻件项目", indicator="计划总投资", period=None, document="乙.txt", published="2024-03", modality="planned")
    assert found(first, second) == [("project", "30", "later")]
    assert found(first, figure("25", subject="丙锻件项目", indicator="总投资", period=None, document="乙.txt")) == []
    other_phase = figure("8", subject="丙锻件二期项目", indicator="总投资", period=None, document="乙.txt")
    assert found(first, other_phase) == []


def count(value, period, **given):
    return figure(value, "户", period=period, indicator=given.pop("indicator", "链上企业数"), **given)


def test_two_counts_of_one_list_under_two_names():
    told = found(count("278", "2023"), count("225", "2024-05-17", indicator="重点产业链企业", document="乙.txt", published="2024-05-17"))
    assert told == [("count", "225", "later")]


@pytest.mark.parametrize("other", [count("225", "2025-06-30"), count("278", "2024-05-17"), count("300", "2024-05-17", modality="target")])
def test_counts_that_are_no_conflict(other):
    assert found(count("278", "2023"), other) == []


def test_rounding_is_agreement():
    assert found(figure("2000", bound="about"), figure("1998.6", document="乙.txt")) == []


def test_ranks_are_data():
    ranks = publisher_ranks()
    assert rank_of("某市统计局", ranks) > rank_of("某某日报", ranks) > rank_of("某某晚报", ranks) > rank_of("某某", ranks)
