"""Holds extraction to the floors of gate.toml on the pages annotated by hand, where these are at hand."""

import importlib.util
import json
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
SHARED = HERE.parent / ".." / "shared"
FLOORS = tomllib.loads((HERE / "gate.toml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the annotated pages (../shared) are not here")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report() -> tuple[dict[str, dict[str, Any]], int]:
    """The scorer's figures by kind, and how many quotes are not at their place."""
    import yaml

    from briefgen.pipeline import Rules, extract_documents
    from briefgen.read import read_articles

    score = scorer()
    facts: dict[str, list[dict[str, Any]]] = {}
    for extracted in extract_documents(read_articles(SHARED / "seeds").documents, Rules(strict=True), jobs=1):
        facts[extracted.document.path] = [json.loads(fact.model_dump_json()) for fact in extracted.facts]
    totals: dict[str, Any] = {kind: score.Tally() for kind in score.KINDS.values()}
    misplaced = 0
    for path in sorted((SHARED / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text("utf-8"))
        text = score.source_text(SHARED / "seeds" / gold["document"])
        mine = facts[gold["document"]]
        misplaced += sum(text[fact["start"] : fact["end"]] != fact["quote"] for fact in mine)
        for kind, tally in score.score_document(gold, text, mine, lambda line: None).items():
            totals[kind].add(tally)
    return {kind: tally.figures() for kind, tally in totals.items()}, misplaced


def test_no_floor_is_missed() -> None:
    figures, misplaced = report()
    assert misplaced == 0
    missed = [
        f"{kind} {name}: {figures[kind][name]} < {floor}"
        for kind, floors in FLOORS.items()
        for name, floor in floors.items()
        if figures[kind][name] < floor
    ]
    assert missed == []
