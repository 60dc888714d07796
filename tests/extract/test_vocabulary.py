"""The words seen with the eyes of extraction: dimensions of units, names without region and modifiers, nouns before unbound numbers, suggestions."""

from pathlib import Path

import pytest

from briefgen.extract.vocabulary.core import Cores
from briefgen.extract.vocabulary.measure import dimension_of
from briefgen.extract.vocabulary.noun import noun_before
from briefgen.extract.vocabulary.suggest import Use, clause_with, shows, suggest_indicators, suggest_projects, suggest_subjects
from briefgen.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def cores(lexicon: Lexicon) -> Cores:
    return Cores(lexicon)


def uses(*names: str, unit: str = "", count: int = 5) -> list[Use]:
    return [Use(name, unit, count, f"a.txt\x1f{1_000_000_000 + at}\x1f{at}") for at, name in enumerate(names)]


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [("万吨", "mass"), ("亿千瓦时", "energy"), ("万元/亩", "price"), ("%", "percent"), ("个百分点", "points"), ("户", "count"), ("大坛", ""), ("", "")],
)
def test_dimensions(lexicon: Lexicon, unit: str, dimension: str) -> None:
    assert dimension_of(unit, lexicon.units) == dimension


@pytest.mark.parametrize(
    "name", ["工业投资", "深圳市工业投资", "广东省深圳市工业投资", "重点工业投资", "高技术制造业增加值", "安徽省装备制造业增加值", "规上工业增加值"]
)
def test_a_region_a_sector_or_a_modifier_makes_no_new_name(cores: Cores, name: str) -> None:
    assert cores.is_known(name, "indicator")


@pytest.mark.parametrize("name", ["醋产能", "深圳市醋产能", "电商直播场次", "老酒线上交易额"])
def test_a_new_name_is_none_of_the_known(cores: Cores, name: str) -> None:
    assert not cores.is_known(name, "indicator")


def test_names_without_their_region(cores: Cores) -> None:
    assert cores.core("深圳市醋产能") == cores.core("山西省太原市醋产能") == cores.core("醋产能") == "醋产能"
    assert cores.core("深圳") == "深圳", "something is left"


@pytest.mark.parametrize(
    ("sentence", "printed", "noun"),
    [
        ("全线直播电商场次累计达到84场。", "84场", "全线直播电商场次"),
        ("据了解，数据标注席位超过600个。", "600个", "数据标注席位"),
        ("先后引进5家、培育5家。", "5家", ""),
        ("共有84场。", "84场", ""),
        ("没有这个数字。", "7家", ""),
    ],
)
def test_the_noun_before_a_number(lexicon: Lexicon, sentence: str, printed: str, noun: str) -> None:
    assert noun_before(sentence, printed, lexicon) == noun


def test_indicators_that_differ_by_region_are_one_line(lexicon: Lexicon) -> None:
    used = [*uses("深圳市醋产能", "醋产能", unit="万吨"), *uses("醋产能", unit="吨", count=2), *uses("深圳市工业投资", unit="亿元")]
    found = suggest_indicators(used, lexicon, 3)
    assert [(one.name, one.count, one.first) for one in found] == [("醋产能", 12, "a.txt\x1f1000000000\x1f0")]
    assert found[0].cells == {"name": "醋产能", "unit": "万吨", "dimension": "mass", "category": "产能", "kind": "stock"}


def test_the_most_used_come_first_and_the_rare_are_left_out(lexicon: Lexicon) -> None:
    found = suggest_indicators([*uses("直播场次", count=4), *uses("云仓席位数", count=9), *uses("冷链箱次", count=2)], lexicon, 3)
    assert [(one.name, one.count) for one in found] == [("云仓席位数", 9), ("直播场次", 4)]


@pytest.mark.parametrize("name", ["国家", "数量", "总规模", "3个项目", "“灯塔工厂", "重点企业", "2024年", "x" * 40])
def test_what_names_nothing_is_not_suggested(lexicon: Lexicon, name: str) -> None:
    assert suggest_indicators(uses(name), lexicon, 1) == []


@pytest.mark.parametrize(
    ("name", "file", "cells"),
    [
        ("海风泵业有限公司", "enterprises.csv", {}),
        ("黄酒产业链", "chains.csv", {}),
        ("云溪黄酒专业镇", "towns.csv", {}),
        ("云溪经济技术开发区", "parks.csv", {}),
        ("云溪嘉禾县", "regions.csv", {"level": "county"}),
    ],
)
def test_a_subject_goes_into_the_table_that_its_shape_tells(lexicon: Lexicon, name: str, file: str, cells: dict[str, str]) -> None:
    (found,) = suggest_subjects(uses(name), lexicon, 1)
    assert (found.name, found.table.file) == (name, file)
    assert found.cells == {"name": name, **cells}


@pytest.mark.parametrize("name", ["华为", "深圳市", "全市", "城市", "装备制造业"])
def test_a_known_subject_is_not_suggested(lexicon: Lexicon, name: str) -> None:
    assert suggest_subjects(uses(name), lexicon, 1) == []


def test_projects_are_suggested_by_their_shape(lexicon: Lexicon) -> None:
    names = ("云溪老窖扩建项目", "重点项目", "全市重大工业项目", "云溪老窖")
    assert [one.name for one in suggest_projects(uses(*names), lexicon, 1)] == ["云溪老窖扩建项目"]


def test_a_project_that_a_table_has_is_not_suggested(tmp_path: Path) -> None:
    (tmp_path / "projects.csv").write_text("name,aliases\n云溪老窖扩建项目,老窖扩建项目\n", encoding="utf-8")
    lexicon = load_lexicon(overlay=tmp_path)
    assert lexicon.problems == ()
    assert suggest_projects(uses("云溪老窖扩建项目", "老窖扩建项目"), lexicon, 1) == []


def test_clauses() -> None:
    text = "其中，产值达1,200亿元；醋产能80万吨，增长8%。"
    assert clause_with("醋产能", text) == "醋产能80万吨"
    assert clause_with("产值", text) == "产值达1,200亿元"
    assert clause_with("酒", text, text.index("8%")) == "增长8%"
    assert clause_with("酒", "") == ""


def test_an_example_shows_its_name(lexicon: Lexicon) -> None:
    assert shows("醋产能", "全县醋产能80万吨", lexicon)
    assert not shows("上工业增加值", "规模以上工业增加值增长", lexicon), "a known name lies over it"
    assert not shows("醋产能", "食醋产量80万吨", lexicon)
