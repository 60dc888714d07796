"""`briefgen extract`: facts straight to standard output; no fact base is touched."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, option
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal
from briefgen.model.problem import Problem

if TYPE_CHECKING:
    from briefgen.pipeline import Extracted



def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    parameters = [
        click.Argument(["paths"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."),
        option(words, "--format", "style", key="extract-format", type=click.Choice(["jsonl", "text"]), default="jsonl"),
        option(words, "--ledger", is_flag=True),
        option(words, "--jobs", type=click.IntRange(0), default=0, metavar="N"),
    ]
    return Command("extract", words, params=parameters, callback=extract)


@click.pass_obj
def extract(terminal: Terminal, paths: tuple[Path, ...], style: str, ledger: bool, jobs: int) -> int:
    """Reads, extracts, prints document by document. 1 if there was nothing that could be read."""
    from briefgen.cli.reading import read_all, rules_here
    from briefgen.pipeline import extract_documents

    result = read_all(paths)
    terminal.problems(result.problems)
    if not result.documents:
        terminal.say("nothing-to-read", paths=" ".join(map(str, paths)))
        return 1
    results = extract_documents(result.documents, rules_here(strict=terminal.debug), jobs)
    problems: list[Problem] = []
    facts = 0
    for extracted in terminal.progress(results, "extracting", len(result.documents)):
        terminal.lines(_jsonl(extracted, ledger) if style == "jsonl" else _text(extracted, ledger, terminal.words))
        problems += extracted.problems
        facts += len(extracted.facts)
    terminal.problems(problems)
    terminal.say("extracted", documents=len(result.documents), facts=facts)
    return 0


def _jsonl(extracted: "Extracted", ledger: bool) -> Iterator[str]:
    import json
    from dataclasses import asdict

    from briefgen.render.exchange import json_line

    yield from (json_line(fact) for fact in extracted.facts)
    if ledger:
        for entry in extracted.ledger:
            yield json.dumps({"kind": "ledger", **asdict(entry)}, ensure_ascii=False)


def _text(extracted: "Extracted", ledger: bool, words: Words) -> Iterator[str]:
    from briefgen.cli.fact_text import fact_line, reason_word

    text = extracted.document.text
    for fact in extracted.facts:
        line = text.count("\n", 0, fact.start) + 1
        yield f"{fact.document}:{line}: {fact_line(fact, words)}"
    if ledger:
        for entry in extracted.ledger:
            line = text.count("\n", 0, entry.start) + 1
            yield f"{entry.document}:{line}: – {entry.printed}（{reason_word(entry.reason, words)}）"
