"""Prints how extraction fares on the annotated pages, and where their numbers have gone: `python -m bench.accuracy` (needs ../shared)."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from briefgen.clean import clean_document
from briefgen.extract import Extractor
from briefgen.extract.coverage import Coverage, coverage_of
from briefgen.lexicon import load_lexicon
from briefgen.read import read_articles

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NAMES = ("precision", "recall", "strict_f1", "key_recall")


def scorer(shared: Path) -> ModuleType:
    """The scorer that lies beside the annotated pages."""
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report(shared: Path) -> tuple[dict[str, dict[str, Any]], int, Coverage]:
    """The scorer's figures by kind, how many quotes are not at their place, and the coverage of all pages' relevant stories."""
    extractor, lexicon = Extractor(load_lexicon()), load_lexicon()
    facts: dict[str, list[dict[str, Any]]] = {}
    covered = Coverage(0, 0, ())
    for document in read_articles(shared / "seeds").documents:
        facts[document.path] = []
        for story in clean_document(document, lexicon):
            extraction = extractor.extract(story)
            facts[document.path] += [json.loads(fact.model_dump_json()) for fact in extraction.facts]
            if story.story.relevant:
                covered += coverage_of(story, extraction)
    figures, misplaced = _scored(shared, facts)
    return figures, misplaced, covered


def _scored(shared: Path, facts: dict[str, list[dict[str, Any]]]) -> tuple[dict[str, dict[str, Any]], int]:
    score = scorer(shared)
    totals: dict[str, Any] = {kind: score.Tally() for kind in score.KINDS.values()}
    misplaced = 0
    for path in sorted((shared / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text("utf-8"))
        text = score.source_text(shared / "seeds" / gold["document"])
        mine = facts[gold["document"]]
        misplaced += sum(text[fact["start"] : fact["end"]] != fact["quote"] for fact in mine)
        for kind, tally in score.score_document(gold, text, mine, lambda line: None).items():
            totals[kind].add(tally)
    return {kind: tally.figures() for kind, tally in totals.items()}, misplaced


def main() -> None:
    if not (SHARED / "score.py").exists():
        sys.exit("The annotated pages (../shared) are not here.")
    figures, misplaced, covered = report(SHARED)
    lines = [f"| kind | {' | '.join(NAMES)} |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [f"| {kind} | {' | '.join(f'{row[name]:.3f}' for name in NAMES)} |" for kind, row in figures.items()]
    lines.append(f"\nmisplaced quotes: {misplaced}")
    lines.append(f"numeric spans: {covered.spans}; in facts {covered.in_facts}, in the ledger {covered.in_ledger}, lost {len(covered.lost)}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
