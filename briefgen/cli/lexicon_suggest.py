"""`briefgen lexicon suggest`: what the fact base names often and no table has, as lines that can be pasted into a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, option
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.extract.vocabulary.suggest import Suggestion, Use
    from briefgen.lexicon import Lexicon
    from briefgen.store.base import FactStore
    from briefgen.store.records import AnyFact
    from briefgen.store.tallies import Tally

KINDS = ("indicator", "subject", "project")
COLUMNS = {
    "indicator": ("name", "aliases", "unit", "dimension", "category", "kind", "example"),
    "subject": ("name", "aliases", "level", "parent", "place"),
    "project": ("name", "aliases", "enterprise", "place"),
}
PROOF = ("table", "count", "clause", "source")
OFTEN, SCREENFUL = 3, 100


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    parameters = [
        option(words, "--kind", key="suggest-kind", type=click.Choice(KINDS)),
        option(words, "--min", "least", key="min", type=click.IntRange(1), default=OFTEN, metavar="N"),
        option(words, "--limit", type=click.IntRange(0), default=SCREENFUL, metavar="N"),
        option(words, "--out", key="suggest-out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE"),
        option(words, "--database", metavar="FILE"),
    ]
    return Command("lexicon suggest", words, params=parameters, callback=suggest)


@click.pass_obj
def suggest(terminal: Terminal, kind: str | None, least: int, limit: int, out: Path | None, database: str | None) -> int:
    """Lines as CSV, the most used first."""
    from briefgen.cli.reading import database_here, rules_here
    from briefgen.failure import failure
    from briefgen.lexicon.save import csv_bytes, save
    from briefgen.store import open_store

    if out is not None and out.exists():
        raise failure("file-is-there", "已经有这个文件，没有动它。", "请换一个文件名，或先把它移走。", where=str(out))
    kinds = [kind] if kind else list(KINDS)
    columns = list(dict.fromkeys(column for one in kinds for column in COLUMNS[one]))
    with open_store(database_here(database)) as store:
        lexicon = rules_here().lexicon()
        suggestions, sentences = _suggestions(store, lexicon, kinds, least)
        chosen = suggestions[:limit] if limit else suggestions
        rows = _rows(chosen, sentences, columns, store, lexicon)
    content = csv_bytes([*columns, *PROOF], rows)
    if out is not None:
        save(out, content)
        terminal.result(str(out))
    else:
        terminal.lines(content.decode("utf-8-sig").splitlines())
    if chosen:
        terminal.say("words-suggested", shown=len(chosen), found=len(suggestions), times=chosen[0].count)
    else:
        terminal.say("nothing-to-suggest", times=least)
    return 0


def _suggestions(store: "FactStore", lexicon: "Lexicon", kinds: Sequence[str], least: int) -> "tuple[list[Suggestion], dict[str, str]]":
    """The lines of these kinds by count, and the sentences of the ledger by the place of their number."""
    from briefgen.extract.vocabulary.suggest import Use, suggest_indicators, suggest_projects, suggest_subjects

    tallies = store.name_tallies()
    found: list[Suggestion] = []
    sentences: dict[str, str] = {}
    if "indicator" in kinds:
        unbound, sentences = _unbound(store, lexicon)
        found += suggest_indicators([*map(_indicator_use, (tally for tally in tallies if tally.kind == "figure")), *unbound], lexicon, least)
    subjects: dict[str, list[Use]] = {"figure": [], "milestone": [], "membership": []}
    for tally in tallies:
        subjects[tally.kind].append(Use(tally.subject, "", tally.count, tally.first))
    if "subject" in kinds:
        found += suggest_subjects([*subjects["figure"], *subjects["membership"]], lexicon, least)
    if "project" in kinds:
        found += suggest_projects([*subjects["milestone"], *subjects["figure"]], lexicon, least)
    return sorted(found, key=lambda one: (-one.count, one.table.file, one.name)), sentences


def _indicator_use(tally: "Tally") -> "Use":
    """The indicator without its subject before it; only an amount is printed in the indicator's own unit."""
    from briefgen.extract.vocabulary.suggest import Use

    name = tally.indicator.removeprefix(tally.subject) or tally.indicator
    return Use(name, tally.unit if tally.aspect == "level" else "", tally.count, tally.first)


def _unbound(store: "FactStore", lexicon: "Lexicon") -> "tuple[list[Use], dict[str, str]]":
    """The nouns before numbers that have no indicator, with the sentences by place."""
    from briefgen.extract.vocabulary.noun import noun_before
    from briefgen.extract.vocabulary.suggest import Use
    from briefgen.model.ledger import Reason

    uses: list[Use] = []
    sentences: dict[str, str] = {}
    for tally in store.ledger_tallies(Reason.NO_INDICATOR):
        noun = noun_before(tally.sentence, tally.printed, lexicon)
        if noun:
            uses.append(Use(noun, "", tally.count, tally.first))
            sentences[tally.first] = tally.sentence
    return uses, sentences


def _rows(
    suggestions: "Sequence[Suggestion]", sentences: dict[str, str], columns: Sequence[str], store: "FactStore", lexicon: "Lexicon"
) -> list[list[str]]:
    """The lines with their proof: table, count, a clause that prints the name, and where that stands (file:line)."""
    from briefgen.extract.vocabulary.suggest import clause_with, shows
    from briefgen.store.tallies import place_of

    facts = store.facts_by_number([place_of(one.first)[2] for one in suggestions])
    texts: dict[str, str] = {}
    rows = []
    for one in suggestions:
        path, start, number = place_of(one.first)
        fact = facts.get(number)
        clause = _clause(one.name, fact) if fact else clause_with(one.name, sentences[one.first])
        cells = dict(one.cells)
        if one.table.kind == "indicator" and shows(one.name, clause, lexicon):
            cells["example"] = clause
        if fact is not None and fact.kind == "milestone":
            cells |= {"enterprise": fact.enterprise or "", "place": fact.place or ""}
        if path not in texts:
            texts[path] = store.source_text(path)
        source = f"{path}:{texts[path].count(chr(10), 0, start) + 1}"
        rows.append([*(cells.get(column, "") for column in columns), one.table.file, str(one.count), clause, source])
    return rows


def _clause(name: str, fact: "AnyFact") -> str:
    """The clause that prints the name, or else the fact's number."""
    from briefgen.extract.vocabulary.suggest import clause_with

    if name in fact.words:
        return clause_with(name, fact.words)
    return clause_with(name, fact.quote, fact.number_start - fact.start if fact.kind == "figure" else 0)
