"""Golden stanzas: facts in, finished sentences out (tests/cases/sentences.txt)."""

from pathlib import Path

import pytest
from compose_samples import SETTINGS, Builder

from briefgen.compose.citing import Citer
from briefgen.compose.sentences import state
from briefgen.compose.statements import statements
from briefgen.model.fact import Figure
from briefgen.resolve.merge import merge_figures

CASES = Path(__file__).parents[1] / "cases" / "sentences.txt"


def stanzas() -> list[tuple[str, list[str], list[str]]]:
    found = []
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        name = next((line.removeprefix("# ") for line in lines if line.startswith("#")), "")
        facts = [line for line in lines if "aspect=" in line and not line.startswith("#")]
        wanted = [line.removeprefix("= ") for line in lines if line.startswith("= ")]
        if facts:
            found.append((name, facts, [] if wanted == ["nothing"] else wanted))
    return found


def figure(builder: Builder, line: str) -> Figure:
    fields = dict(pair.split("=", 1) for pair in line.split())
    return builder.figure(fields.pop("indicator"), fields.pop("value"), fields.pop("unit", "%"), **fields)


@pytest.mark.parametrize(("name", "facts", "wanted"), stanzas(), ids=[name for name, _, _ in stanzas()])
def test_stanza(name, facts, wanted):
    builder = Builder()
    merged = merge_figures(figure(builder, line) for line in facts)
    sentences = [state(statement, Citer([]), SETTINGS) for statement in statements(merged)]
    assert [str(sentence) for sentence in sentences if sentence] == wanted
    for sentence in filter(None, sentences):
        assert all(part.citations for part in sentence.parts if any(character.isdigit() for character in part.text))


def test_enough_stanzas():
    assert len(stanzas()) >= 60
