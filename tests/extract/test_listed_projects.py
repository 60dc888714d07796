"""Projects of a workspace's own table: milestones print their canonical names."""

from pathlib import Path

import pytest

from briefgen.extract import Extractor
from briefgen.lexicon import load_lexicon
from tests.extract.stanzas import Stanza, printed

TABLE = "name,aliases,enterprise,place\n恒远动力电池基地,恒远电池项目|恒远基地,恒远新能源,安宁市\n"


@pytest.fixture(scope="module")
def extractor(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    folder = tmp_path_factory.mktemp("lexicon")
    (folder / "projects.csv").write_text(TABLE, "utf-8")
    return Extractor(load_lexicon(overlay=Path(folder)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("目前，恒远电池项目主体已封顶。", "milestone 恒远动力电池基地 | building | - | actual"),
        ("恒远电池项目二期正式开工。", "milestone 恒远动力电池基地二期 | started | - | actual"),
        ("加快推进恒远基地、明川铝箔等重点项目建设。", "milestone 恒远动力电池基地 | building | - | actual"),
        ("总投资30亿元的安宁恒远电池项目竣工投产。", "milestone 恒远动力电池基地 | operating | - | actual"),
    ],
)
def test_canonical_name(extractor: Extractor, sentence: str, expected: str) -> None:
    facts = [fact for fact in extractor.extract(Stanza("", None, "", sentence, ()).story()).facts if fact.kind == "milestone"]
    first = facts[0]
    assert printed(first) == expected
    assert (first.enterprise, first.place) == ("恒远新能源", "安宁市")
    assert sentence[first.start : first.end] == first.quote


def test_unknown_project_keeps_its_name(extractor: Extractor) -> None:
    facts = extractor.extract(Stanza("", None, "", "明川铝箔项目正式开工。", ()).story()).facts
    assert [printed(fact) for fact in facts if fact.kind == "milestone"] == ["milestone 明川铝箔项目 | started | - | actual"]
