"""The entities of five real pages of 2022 and 2024: what is followed over the years, and that nothing is joined falsely."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.build import known_names
from briefgen.ingest import Source, ingest
from briefgen.pipeline import Rules
from briefgen.resolve.entity import Registry, register
from briefgen.resolve.history import history
from briefgen.store.base import FactStore, open_store

PAGES = Path(__file__).resolve().parent / "../../shared/seeds"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the real pages (../shared/seeds) are not here")

# every name that may be joined to another one than its own but for phases and endings; each was looked up on the pages
JOINED = [
    {"太钢不锈热轧厂中厚板生产线智能化升级改造项目", "太钢中厚板", "大钢中厚板生产线", "大钢中厚板生产线智能化升级项目"},
    {"惠科电子新材料", "惠科新材料二期"},
    {"晶科能源光伏垂直一体化", "晶科垂直一体化大基地"},
    {"山西电机制造有限公司高效电机基地", "山西电机高效电机"},
    {"三强炭原燃料及能源循环综合利用", "三强炭黑原料及能源循环综合利用"},
    {"阳曲碳纤维", "碳纤维"},
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FactStore]:
    with open_store(tmp_path_factory.mktemp("base") / "facts.db") as opened:
        ingest(opened, Source.of(PAGES, PAGES), Rules(("taiyuan",), None, "太原市"), None, jobs=1)
        yield opened


@pytest.fixture(scope="module")
def registry(store: FactStore) -> Registry:
    return register(store.sightings(), known_names(Rules(("taiyuan",), None, "太原市").lexicon()))


def test_no_false_join(registry: Registry) -> None:
    for entity in registry.entities():
        joined = {alias.printed for alias in entity.aliases if alias.why != "same"}
        assert not joined or any(joined < names for names in JOINED), entity


def told(store: FactStore, registry: Registry, part: str, kind: str = "project") -> list[tuple[str, set[str]]]:
    (entity,) = registry.find(part, kind)  # type: ignore[arg-type]
    facts = store.facts_with_names([alias.printed for alias in entity.aliases])
    return [(one.fact.stage if one.fact.kind == "milestone" else one.fact.kind, {fact.published or "" for fact in one.facts})
            for one in history(facts, registry.projects.key, registry.one_name)]  # fmt: skip


def test_the_plate_mill_is_one_project_with_its_history(store: FactStore, registry: Registry) -> None:
    statements = told(store, registry, "中厚板")
    assert [stage for stage, _ in statements if stage != "figure"] == ["installing", "building", "installing", "completed"]
    assert statements[-1] == ("completed", {"2022-07", "2022-08-12"})


@pytest.mark.parametrize(
    ("part", "kind", "first", "last"),
    [
        ("晶科能源光伏", "project", "2024-03", "2024-12"),
        ("惠科电子新材料", "project", "2024-03", "2024-12"),
        ("亚鑫减碳", "project", "2024-03", "2024-12"),
        ("云谷", "project", "2024-03", "2024-12"),
        ("太重新能源智能叉车", "project", "2024-12", "2024-12"),
        ("太重集团", "enterprise", "2022-07", "2024-03"),
        ("亚鑫集团", "enterprise", "2022-07", "2024-12"),
    ],
)
def test_followed_to_december_2024(registry: Registry, part: str, kind: str, first: str, last: str) -> None:
    (entity,) = registry.find(part, kind)  # type: ignore[arg-type]
    assert (entity.first[:7], entity.last[:7]) == (first, last)


def test_what_stays_open_is_proposed(registry: Registry) -> None:
    assert {(one.name, one.other) for one in registry.proposals()} == {
        ("亚鑫", "亚鑫集团"), ("高端冷轧取向硅钢", "太钢高端冷轧取向硅钢"), ("电机", "小店电机专业镇"),
    }  # fmt: skip
