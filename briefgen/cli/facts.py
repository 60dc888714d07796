"""`briefgen facts list|show|export|import|log|undo`: the fact base as it is, and as persons correct it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, Group, option
from briefgen.cli.issue_period import Choice, period_reader
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.store.base import FactStore
    from briefgen.store.records import AnyFact

KINDS = ("figure", "milestone", "membership", "policy", "event")
SCREENFUL = 100
HEAD = ("head-id", "head-kind", "head-published", "head-subject", "head-matter", "head-value", "head-period", "head-document")


def command(words: Words) -> click.Command:
    """The group, speaking the language of `words`."""
    here = "briefgen.cli.facts"
    commands = {
        "list": f"{here}:list_command",
        "show": f"{here}:show_command",
        "export": f"{here}:export_command",
        "import": "briefgen.cli.facts_import",
        "log": "briefgen.cli.facts_log:log_command",
        "undo": "briefgen.cli.facts_log:undo_command",
    }
    return Group("facts", words, commands)


def list_command(words: Words) -> click.Command:
    parameters = [*_filters(words), option(words, "--limit", type=click.IntRange(0), metavar="N"), _database(words)]
    return Command("facts list", words, params=parameters, callback=list_facts)


def show_command(words: Words) -> click.Command:
    parameters = [click.Argument(["name"], metavar="ID"), _database(words)]
    return Command("facts show", words, params=parameters, callback=show_fact)


def export_command(words: Words) -> click.Command:
    parameters = [
        option(words, "--format", "style", key="export-format", type=click.Choice(["jsonl", "csv", "xlsx", "docx"])),
        option(words, "--list", "listed", key="list", metavar=words.pick(("清单", "LIST"))),
        option(words, "--chain", metavar=words.pick(("产业链", "CHAIN"))),
        option(words, "--out", "target", key="list-out", type=click.Path(path_type=Path), metavar="FILE"),
    ]
    return Command("facts export", words, params=[*parameters, *_filters(words), _database(words)], callback=export_facts)


def _filters(words: Words) -> list[click.Parameter]:
    return [
        option(words, "--kind", type=click.Choice(KINDS)),
        option(words, "--subject", metavar=words.pick(("名称", "NAME"))),
        option(words, "--month", key="facts-month", metavar="2024-03", callback=period_reader(words, "month")),
        option(words, "--text", metavar=words.pick(("文字", "TEXT"))),
    ]


def _database(words: Words) -> click.Parameter:
    return option(words, "--database", metavar="FILE")


@click.pass_obj
def list_facts(
    terminal: Terminal, kind: str | None, subject: str | None, month: Choice | None, text: str | None, limit: int | None, database: str | None
) -> int:
    """A line a fact. On a terminal no more than can be read, unless asked for."""
    from briefgen.cli.fact_text import fact_row
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        found = _chosen(store, kind, subject, month, text)
    most = (SCREENFUL if terminal.interactive else 0) if limit is None else limit
    shown = found[:most] if most else found
    terminal.table([terminal.words(key) for key in HEAD], [fact_row(fact, terminal.words) for fact in shown])
    terminal.say("facts-shown", shown=len(shown), found=len(found))
    return 0


@click.pass_obj
def show_fact(terminal: Terminal, name: str, database: str | None) -> int:
    """One fact; 1 where the id means none or more than one."""
    from briefgen.cli.fact_page import fact_page
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        exact = store.fact(name)
        found = [exact] if exact else [fact for fact in store.facts() if fact.id.startswith(name)]
        if len(found) != 1:
            terminal.say("no-such-fact" if not found else "several-facts", name=name, count=len(found))
            return 1
        for line in fact_page(found[0], store.source_text(found[0].document), terminal.words):
            terminal.result(line)
    return 0


@click.pass_obj
def export_facts(
    terminal: Terminal, style: str | None, listed: str | None, chain: str | None, target: Path | None,
    kind: str | None, subject: str | None, month: Choice | None, text: str | None, database: str | None,
) -> int:  # fmt: skip
    """All facts, or those that were asked for, in the exchange format or as CSV; or one list of the fact sheet."""
    from briefgen.cli.facts_list_export import FORMATS, export_list
    from briefgen.cli.reading import database_here
    from briefgen.render.exchange import csv_lines, json_line
    from briefgen.store import open_store

    if listed is None and (chain or target or style in ("xlsx", "docx")):
        raise click.UsageError(terminal.words("list-needed"))
    if listed is not None and (kind or subject or text or style == "jsonl"):
        raise click.UsageError(terminal.words("list-alone", formats=" ".join(FORMATS)))
    with open_store(database_here(database)) as store:
        if listed is not None:
            return export_list(terminal, store, style or "xlsx", listed, chain or "", month.period if month else None, target)
        found = _chosen(store, kind, subject, month, text)
    terminal.lines(csv_lines(found) if style == "csv" else (json_line(fact) for fact in found))
    return 0


def _chosen(
    store: "FactStore", kind: str | None, subject: str | None, month: Choice | None, text: str | None
) -> list["AnyFact"]:
    from briefgen.cli.fact_text import fact_subject

    found = store.facts(month.period if month else None, kind=kind, text=text)
    return [fact for fact in found if not subject or subject in fact_subject(fact)]
