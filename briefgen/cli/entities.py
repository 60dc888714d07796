"""`briefgen entities list|show|merge|split|propose|log|undo`: which printed names mean one thing, and a person's word on that."""

from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, Group, option
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.resolve.entity import Alias, Entity, Proposal, Registry
    from briefgen.store.base import FactStore

KINDS = ("region", "enterprise", "chain", "project", "town", "park")
SCREENFUL = 100
HEAD = ("head-kind", "head-name", "head-aliases", "head-first", "head-last", "head-facts", "head-why-joined")
PROPOSED_HEAD = ("head-kind", "head-name", "head-other", "head-sure", "head-reason", "head-command")


def command(words: Words) -> click.Command:
    """The group, speaking the language of `words`."""
    here, decide = "briefgen.cli.entities", "briefgen.cli.entity_decisions"
    commands = {
        "list": f"{here}:list_command",
        "show": "briefgen.cli.entity_page:command",
        "propose": f"{here}:propose_command",
        "merge": f"{decide}:merge_command",
        "split": f"{decide}:split_command",
        "log": f"{decide}:log_command",
        "undo": f"{decide}:undo_command",
    }
    return Group("entities", words, commands)


def list_command(words: Words) -> click.Command:
    parameters = [kind_option(words), option(words, "--limit", key="limit", type=click.IntRange(0), metavar="N"), *output_options(words)]
    return Command("entities list", words, params=parameters, callback=list_entities)


def propose_command(words: Words) -> click.Command:
    parameters = [kind_option(words), option(words, "--limit", key="limit", type=click.IntRange(0), metavar="N"), *output_options(words)]
    return Command("entities propose", words, params=parameters, callback=propose)


def kind_option(words: Words) -> click.Parameter:
    return option(words, "--kind", key="entity-kind", type=click.Choice(KINDS))


def output_options(words: Words) -> list[click.Parameter]:
    return [option(words, "--json", "as_json", key="json", is_flag=True), option(words, "--database", metavar="FILE")]


def registry_of(store: "FactStore") -> "Registry":
    """The registry of an open base, with the words of this place."""
    from briefgen.build import known_names
    from briefgen.cli.reading import rules_here
    from briefgen.resolve.entity import register

    return register(store.sightings(), known_names(rules_here().lexicon()), store.name_decisions())


@click.pass_obj
def list_entities(terminal: Terminal, kind: str | None, limit: int | None, as_json: bool, database: str | None) -> int:
    """A line an entity. On a terminal no more than can be read, unless asked for."""
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        found = registry_of(store).entities(kind)  # type: ignore[arg-type]
    shown = found[: _most(terminal, limit)]
    if as_json:
        terminal.lines([json_text([entity_values(one) for one in shown])])
    else:
        terminal.table([terminal.words(key) for key in HEAD], [_row(one, terminal.words) for one in shown])
    terminal.say("entities-shown", shown=len(shown), found=len(found))
    return 0


@click.pass_obj
def propose(terminal: Terminal, kind: str | None, limit: int | None, as_json: bool, database: str | None) -> int:
    """Pairs below the confidence at which names are joined, each with the command that would join them."""
    from briefgen.cli.reading import database_here
    from briefgen.resolve.entity import JOINED_AT
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        found = [one for one in registry_of(store).proposals() if kind in (None, one.kind)]
    shown = found[: _most(terminal, limit)]
    if as_json:
        terminal.lines([json_text([_proposal_values(one) for one in shown])])
    else:
        terminal.table([terminal.words(key) for key in PROPOSED_HEAD], [_proposal_row(one, terminal.words) for one in shown])
    terminal.say("entities-proposed", shown=len(shown), found=len(found), sure=f"{JOINED_AT:.0%}")
    return 0


def kind_word(kind: str, words: Words) -> str:
    return words(f"entity-{kind}")


def why_words(confidence: float, why: str, words: Words) -> str:
    """形近 70%; nothing for a name that is the entity's own."""
    return "" if why == "same" else f"{words(f'why-{why}')} {confidence:.0%}"


def json_text(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=1)


def entity_values(one: "Entity") -> dict[str, object]:
    """An entity for programs."""
    return {
        "name": one.name, "kind": one.kind, "first": one.first or None, "last": one.last or None, "facts": one.facts,
        "aliases": [_alias_values(alias) for alias in one.aliases],
    }  # fmt: skip


def _alias_values(alias: "Alias") -> dict[str, object]:
    return {
        "printed": alias.printed, "facts": alias.facts, "first": alias.first or None, "last": alias.last or None,
        "confidence": alias.confidence, "why": alias.why,
    }  # fmt: skip


def _row(one: "Entity", words: Words) -> list[str]:
    others = [alias for alias in one.aliases if alias.printed != one.name]
    joined = dict.fromkeys(why_words(alias.confidence, alias.why, words) for alias in others)
    return [
        kind_word(one.kind, words), one.name, "；".join(alias.printed for alias in others), one.first, one.last, str(one.facts),
        "；".join(why for why in joined if why),
    ]  # fmt: skip


def merge_line(name: str, other: str, kind: str) -> str:
    """The command that joins two names."""
    return f"briefgen entities merge {_quoted(name)} {_quoted(other)} --kind {kind}"


def _quoted(name: str) -> str:
    return f'"{name}"' if any(mark in name for mark in " ()（）“”'&;|*?<>") else name


def _proposal_row(one: "Proposal", words: Words) -> list[str]:
    reason = words(f"why-{one.why}")
    return [kind_word(one.kind, words), one.name, one.other, f"{one.confidence:.0%}", reason, merge_line(one.name, one.other, one.kind)]


def _proposal_values(one: "Proposal") -> dict[str, object]:
    return {
        "kind": one.kind, "name": one.name, "other": one.other, "confidence": one.confidence, "why": one.why,
        "command": merge_line(one.name, one.other, one.kind),
    }  # fmt: skip


def _most(terminal: Terminal, limit: int | None) -> int | None:
    """How many lines; None for all."""
    return (SCREENFUL if terminal.interactive else None) if limit is None else limit or None
