"""Whole facts from golden stanzas: one stanza, one test; every quote must stand at its place."""

from pathlib import Path

import pytest

from briefgen.extract import Extractor
from briefgen.lexicon import load_lexicon
from briefgen.model.fact import Figure
from tests.extract.stanzas import Stanza, printed, read_stanzas

CASES = Path(__file__).parents[1] / "cases"
KINDS = ("figures", "milestones", "memberships", "policies", "events")
FILES = tuple(sorted(path.name for kind in KINDS for path in CASES.glob(f"{kind}*.txt")))
STANZAS = [pytest.param(stanza, id=f"{name}:{stanza.name[:40]}") for name in FILES for stanza in read_stanzas(CASES / name)]


@pytest.fixture(scope="module")
def extractors() -> dict[str, Extractor]:
    return {}


def test_no_stanza_stands_twice() -> None:
    told = [(stanza.home, stanza.published, stanza.text) for name in FILES for stanza in read_stanzas(CASES / name)]
    assert [one for one in told if told.count(one) > 1] == []


@pytest.mark.parametrize("stanza", STANZAS)
def test_stanza(stanza: Stanza, extractors: dict[str, Extractor]) -> None:
    extractor = extractors.setdefault("", Extractor(load_lexicon())) if not extractors else extractors[""]
    if stanza.home not in extractors:
        extractors[stanza.home] = Extractor(extractor.grammar.lexicon, stanza.home)
    extractor = extractors[stanza.home]
    facts = extractor.extract(stanza.story()).facts
    got = sorted(printed(fact) for fact in facts if fact.kind in stanza.kinds())
    assert tuple(got) == stanza.lines()
    for fact in facts:
        assert stanza.text[fact.start : fact.end] == fact.quote
        if isinstance(fact, Figure):
            assert stanza.text[fact.number_start : fact.number_end].strip()
