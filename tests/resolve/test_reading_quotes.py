"""What the words around a number tell, and what a subject is."""

import pytest
from resolve_samples import figure, milestone

from briefgen.model.fact import Membership
from briefgen.resolve.order import in_reading_order
from briefgen.resolve.project import Projects
from briefgen.resolve.quote import around, base_indicator, is_based, is_plain, ranked, whole
from briefgen.resolve.subject import Subjects, shape


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ("工业投资占全市固定资产投资的[27%]", "全市固定资产投资"),
        ("占全省的[35.1%]", "全省"),
        ("产值占全市比重超[75%]", "全市"),
        ("占规模以上工业增加值的比重为[40%]", "规模以上工业增加值"),
        ("占比[13.9%]", ""),
        ("佔全市固定資產投資[27%]", ""),
        ("占全市固定资产(chǎn)投资[27%]", ""),
        ("同比增长[3%]", ""),
    ],
)
def test_whole(quote, wanted):
    assert whole(figure("27", "%", quote=quote, aspect="share")) == wanted


@pytest.mark.parametrize(
    ("indicator", "quote", "wanted", "base"),
    [
        ("工业投资", "总量居全省[第一]", "总量", "工业投资"),
        ("工业投资", "绝对值全省第一，增速全省[第二]", "增速", "工业投资"),
        ("工业投资绝对值", "工业投资绝对值居全省[第一]", "总量", "工业投资"),
        ("规模以上工业利润", "规模以上工业利润居全省[第二]", "", "规模以上工业利润"),
        ("进出口总额", "进出口总额居全省[第二]", "", "进出口总额"),
        ("增速", "增速居全省[第二]", "", "增速"),
    ],
)
def test_ranked(indicator, quote, wanted, base):
    one = figure("1", "位", quote=quote, aspect="rank", indicator=indicator)
    assert base_indicator(one) == base
    assert ranked(one) == wanted


def test_a_multiple_of_something():
    assert is_based(figure("3", "倍", quote="出口额是上年的[3倍]", aspect="multiple"))
    assert not is_based(figure("3", "倍", quote="出口额增长[3倍]", aspect="multiple"))


def test_around_a_number_outside_its_quote():
    stray = figure("3", "%").model_copy(update={"number_start": 999999, "number_end": 1000001})
    assert around(stray).printed == ""


def test_plain():
    assert is_plain("固定资产投资")
    assert not is_plain("固定資產投資")
    assert not is_plain("投资（含民间）")
    assert not is_plain("")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("甲市", "region"), ("戊县", "region"), ("丙自治州", "region"), ("丙集团", "enterprise"), ("丙晶体有限公司", "enterprise"), ("丙酒厂", "enterprise"),
        ("新能源产业链", "chain"), ("己醋专业镇", "town"), ("中北高新区", "park"), ("辛产业园", "park"), ("丁锅炉改造项目", "project"),
        ("丁生产线", "project"), ("装备制造业", "sector"), ("规模以上工业", "sector"), ("政府+链主+园区", "other"), ("某某", "other"),
    ],
)  # fmt: skip
def test_shapes(name, wanted):
    assert shape(name) == wanted


def test_what_is_known_comes_before_the_shape():
    member = Membership(id="m", document="报.txt", quote="丙", start=0, end=1, confidence=0.9, member="丙能源", role="链主")
    projects = Projects(["丙产业园"])
    subjects = Subjects.of({"高新": "park", "丙大学": "university"}, [member], projects, ["丙产业园"])
    assert [subjects.kind(name) for name in ("高新", "丙能源", "丙产业园", "丙大学", "丁产业园")] == ["park", "enterprise", "project", "other", "park"]
    assert subjects.project("丙产业园") == projects.key("丙产业园")
    assert subjects.project("高新") is None


def test_reading_order_is_total():
    facts = [milestone("丙项目", "building", published="2024-05"), figure("1", published="2024-03"), figure("2", published="2024-03")]
    assert in_reading_order(reversed(facts)) == in_reading_order(facts)
    assert [fact.published for fact in in_reading_order([*facts, facts[0]])] == ["2024-03", "2024-03", "2024-05"]
