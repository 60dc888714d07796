"""The shipped tables themselves: in order, free of contradiction, examples that match."""

import re
from collections import Counter
from pathlib import Path

import pytest

from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.lexicon.check import check_lexicon
from briefgen.lexicon.lexicon import HERE
from briefgen.model.fact import Action, Bound, Category, Comparison, Modality, Stage

OURS = ("enterprises", "indicators", "industries", "phrases", "regions", "roles", "stages", "universities", "words")
PACKS = sorted(path for path in (HERE / "packs").iterdir() if path.is_dir())
# how many prefecture-level units each province has (Ministry of Civil Affairs)
PREFECTURES = {
    "河北省": 11, "山西省": 11, "内蒙古自治区": 12, "辽宁省": 14, "吉林省": 9, "黑龙江省": 13, "江苏省": 13, "浙江省": 11, "安徽省": 16,
    "福建省": 9, "江西省": 11, "山东省": 16, "河南省": 17, "湖北省": 13, "湖南省": 14, "广东省": 21, "广西壮族自治区": 14, "海南省": 4,
    "四川省": 21, "贵州省": 9, "云南省": 16, "西藏自治区": 7, "陕西省": 10, "甘肃省": 14, "青海省": 8, "宁夏回族自治区": 5,
    "新疆维吾尔自治区": 14,
}  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_the_national_tables_stand_in_order() -> None:
    problems = [problem for problem in check_lexicon(HERE / "data") if problem.where.removesuffix(".csv").split("/")[1] in OURS]
    assert problems == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_a_pack_stands_in_order(pack: Path) -> None:
    assert check_lexicon(pack) == []


def test_every_table_opens_in_excel() -> None:
    for path in [HERE / "data" / f"{name}.csv" for name in OURS] + [path for pack in PACKS for path in pack.glob("*.csv")]:
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in content, path.name


def test_no_cell_would_be_taken_for_a_formula_or_a_pattern() -> None:
    for path in sorted((HERE).rglob("*.csv")):
        if path.stem in OURS or path.parent in PACKS:
            assert not re.search(r"(?m)(^|,)[=+@-]|\[\^|\.\*|\\[dws]", path.read_text("utf-8-sig")), path.name


def test_every_indicator_is_found_in_its_example(lexicon: Lexicon) -> None:
    missed = [
        indicator.name
        for indicator in lexicon.indicators.values()
        if indicator.name not in {match.term.name for match in lexicon.find(indicator.example) if match.term.kind == "indicator"}
    ]
    assert missed == []


def test_indicators_have_kinds_and_dimensions(lexicon: Lexicon) -> None:
    assert {indicator.kind for indicator in lexicon.indicators.values()} == {"flow", "stock", "rate"}
    for indicator in lexicon.indicators.values():
        assert (indicator.dimension == "percent") is (indicator.unit == "%"), indicator.name


def test_codes_are_those_of_the_fact_format(lexicon: Lexicon) -> None:
    def codes(group: str) -> set[str]:
        return {word.code for word in lexicon.words(group)}

    assert codes("stage") == set(Stage.__args__)  # type: ignore[attr-defined]
    assert codes("modality") <= set(Modality.__args__)  # type: ignore[attr-defined]
    assert codes("bound") <= set(Bound.__args__)  # type: ignore[attr-defined]
    assert codes("comparison") <= set(Comparison.__args__)  # type: ignore[attr-defined]
    assert codes("action") == set(Action.__args__)  # type: ignore[attr-defined]
    assert codes("category") <= set(Category.__args__)  # type: ignore[attr-defined]
    assert {word.data["modality"] for word in lexicon.words("stage")} <= {"", "actual", "expected"}


def test_all_provinces_and_prefectures_are_there() -> None:
    regions = load_lexicon(packs=()).regions.values()
    assert sum(region.level in ("province", "municipality") for region in regions) == 34
    assert Counter(region.parent for region in regions if region.level == "prefecture") == PREFECTURES
    assert sum(PREFECTURES.values()) == 333


def test_every_region_hangs_on_another(lexicon: Lexicon) -> None:
    levels = {"country", "province", "municipality", "prefecture", "district", "county", "county-city", "area"}
    for region in lexicon.regions.values():
        assert region.level in levels, region.name
        assert region.parent in lexicon.regions or region.level == "country", region.name


def test_a_pack_points_at_what_exists(lexicon: Lexicon) -> None:
    chains = {term.name for term in lexicon.by_kind("chain")}
    groups = {term.name for term in lexicon.by_kind("chain_group")}
    for term in lexicon.by_kind("chain"):
        assert term.data["follows"] in chains | {""}, term.name
        assert set(term.data["group"].split("|")) <= groups, term.name
        assert len(term.data["group"].split("|")) >= len(term.data["generation"].split("|")), term.name
    places = {*lexicon.regions, *(term.name for term in lexicon.by_kind("park")), ""}
    for kind in ("enterprise", "town", "park", "office"):
        for term in lexicon.by_kind(kind):
            assert term.data.get("place", "") in places, term.name


def test_taiyuan_has_its_ten_counties_and_districts(lexicon: Lexicon) -> None:
    levels = Counter(region.level for region in lexicon.regions.values() if region.parent == "太原市" and region.level != "area")
    assert levels == {"district": 6, "county": 3, "county-city": 1}


def test_counties_are_there_and_hang_on_their_prefecture() -> None:
    regions = load_lexicon(packs=()).regions
    counties = [region for region in regions.values() if region.level in ("district", "county", "county-city")]
    assert len(counties) > 2600
    for name, parent in {"肥西县": "合肥市", "昆山市": "苏州市", "准格尔旗": "鄂尔多斯市", "古交市": "太原市", "公主岭市": "长春市"}.items():
        assert regions[name].parent == parent


def test_names_that_several_places_share_are_nobodys(lexicon: Lexicon) -> None:
    for shared in ("鼓楼区", "新华区", "和平区", "吉林", "朝阳"):
        term = lexicon.lookup(shared, "region")
        assert term is None or term.name == "吉林省", shared
