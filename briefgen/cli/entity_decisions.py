"""`briefgen entities merge|split|log|undo`: a person's word on names. It is bound to the names and kept as a log."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from briefgen.cli.account import account_name
from briefgen.cli.command import Command, option
from briefgen.cli.entities import json_text, kind_option, kind_word, output_options, registry_of
from briefgen.cli.entity_page import the_entity
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal
from briefgen.model.naming import MERGE, SPLIT, UNDO, NameDecision

if TYPE_CHECKING:
    from briefgen.resolve.entity import Entity

HEAD = ("head-act", "head-made", "head-who", "head-verdict", "head-kind", "head-name", "head-other", "head-why", "head-state")


def merge_command(words: Words) -> click.Command:
    names = words.pick((("名称", "并入"), ("NAME", "INTO")))
    parameters = [click.Argument(["name"], metavar=names[0]), click.Argument(["other"], metavar=names[1]), *_options(words)]
    return Command("entities merge", words, params=parameters, callback=merge)


def split_command(words: Words) -> click.Command:
    names = words.pick((("名称", "[原文名称]"), ("NAME", "[PRINTED]")))
    parameters = [
        click.Argument(["name"], metavar=names[0]), click.Argument(["printed"], required=False, metavar=names[1]), *_options(words),
    ]  # fmt: skip
    return Command("entities split", words, params=parameters, callback=split)


def log_command(words: Words) -> click.Command:
    parameters = [option(words, "--who", key="log-who", metavar=words.pick(("姓名", "NAME"))), *output_options(words)]
    return Command("entities log", words, params=parameters, callback=show_log)


def undo_command(words: Words) -> click.Command:
    return Command("entities undo", words, params=[click.Argument(["number"], metavar="N", type=click.IntRange(1)), *_said(words)], callback=undo)


def _options(words: Words) -> list[click.Parameter]:
    return [kind_option(words), *_said(words)]


def _said(words: Words) -> list[click.Parameter]:
    return [
        option(words, "--who", metavar=words.pick(("姓名", "NAME"))),
        option(words, "--why", metavar=words.pick(("文字", "TEXT"))),
        option(words, "--database", metavar="FILE"),
    ]


@click.pass_obj
def merge(terminal: Terminal, name: str, other: str, kind: str | None, who: str | None, why: str | None, database: str | None) -> int:
    """Joins the first entity to the second. 1 where a name means none or several, or the two are one already or of two kinds."""
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        registry = registry_of(store)
        one, two = the_entity(terminal, registry, name, kind), the_entity(terminal, registry, other, kind)
        if one is None or two is None:
            return 1
        if one == two or one.kind != two.kind:
            terminal.say("one-already" if one == two else "two-kinds", name=one.name, other=two.name)
            return 1
        decision = _decision(MERGE, one.kind, one.name, two.name, who, why)
        number = store.decide_name(decision)
    terminal.say("names-merged", number=number, name=one.name, other=two.name)
    terminal.say("names-next", number=number)
    return 0


@click.pass_obj
def split(terminal: Terminal, name: str, printed: str | None, kind: str | None, who: str | None, why: str | None, database: str | None) -> int:
    """Takes a printed name out of the entity to which it was joined, or all of them. 1 where there is none to take out."""
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        one = the_entity(terminal, registry_of(store), name, kind)
        if one is None:
            return 1
        apart = _to_part(one, name, printed)
        if not apart:
            terminal.say("nothing-to-split", name=one.name, printed=printed or "")
            return 1
        for each in apart:
            number = store.decide_name(_decision(SPLIT, one.kind, each, _kept(one, each), who, why))
            terminal.say("names-split", number=number, name=each, other=one.name)
    terminal.say("names-next", number=number)
    return 0


@click.pass_obj
def show_log(terminal: Terminal, who: str | None, as_json: bool, database: str | None) -> int:
    """A line a decision, in order; those taken back, too."""
    from dataclasses import asdict

    from briefgen.cli.reading import database_here
    from briefgen.model.naming import in_force
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        listed = store.name_decisions()
    holding, undone = {one.number for one in in_force(listed)}, {one.undoes for one in listed}
    wanted = [one for one in listed if who in (None, one.who)]
    if as_json:
        terminal.lines([json_text([asdict(one) | {"holds": one.number in holding} for one in wanted])])
    else:
        rows = [_row(one, one.number in holding, one.number in undone, terminal.words) for one in wanted]
        terminal.table([terminal.words(key) for key in HEAD], rows)
    terminal.say("decisions-shown", count=len(wanted))
    return 0


@click.pass_obj
def undo(terminal: Terminal, number: int, who: str | None, why: str | None, database: str | None) -> int:
    """Takes back one decision by its number in the log; what was said before on these names holds again."""
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        try:
            taken = store.take_back_name(number, who if who is not None else account_name(), why or "")
        except KeyError:
            terminal.say("no-such-name-decision", number=number)
            return 1
    words = terminal.words
    terminal.say("name-decision-undone", number=number, verdict=words(f"names-{taken.verdict}-word"), name=taken.name, other=taken.other)
    return 0


def _decision(verdict: str, kind: str, name: str, other: str, who: str | None, why: str | None) -> NameDecision:
    return NameDecision(0, verdict, kind, name, other, who if who is not None else account_name(), why or "", "")


def _to_part(one: "Entity", name: str, printed: str | None) -> Sequence[str]:
    """The names to take out: the printed one, or the one asked for where it is not the entity's own, or else all but that."""
    names = [alias.printed for alias in one.aliases]
    if printed is not None:
        return [printed] if printed in names and len(names) > 1 else []
    own = _own(one)
    if name in names and name != own:
        return [name]
    return [each for each in names if each != own]


def _own(one: "Entity") -> str:
    """The printed name that stands for the entity: its title, or else the surest and most used."""
    names = [alias.printed for alias in one.aliases]
    return one.name if one.name in names else max(one.aliases, key=lambda alias: (alias.confidence, alias.facts)).printed


def _kept(one: "Entity", parted: str) -> str:
    """The name from which another one is parted."""
    own = _own(one)
    return own if own != parted else next(alias.printed for alias in one.aliases if alias.printed != parted)


def _row(one: NameDecision, holds: bool, undone: bool, words: Words) -> list[str]:
    state = "" if one.verdict == UNDO else words("state-undone") if undone else words("state-holds") if holds else words("state-replaced")
    other = words("undoes", number=one.undoes) if one.verdict == UNDO else one.other
    return [str(one.number), one.made[:10], one.who, words(f"names-{one.verdict}-word"), kind_word(one.kind, words), one.name, other, one.why, state]
