"""`briefgen facts log|undo`: what persons have decided on facts, and taking one of these decisions back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from briefgen.cli.account import account_name
from briefgen.cli.command import Command, option
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.store.base import FactStore
    from briefgen.store.reviewing import FactDecision

HEAD = ("head-act", "head-made", "head-who", "head-verdict", "head-fact", "head-change", "head-why", "head-cell", "head-state")


def log_command(words: Words) -> click.Command:
    parameters = [
        option(words, "--who", key="log-who", metavar=words.pick(("姓名", "NAME"))),
        option(words, "--fact", key="log-fact", metavar="ID"),
        option(words, "--database", metavar="FILE"),
    ]
    return Command("facts log", words, params=parameters, callback=show_log)


def undo_command(words: Words) -> click.Command:
    parameters = [
        click.Argument(["name"], metavar="N|ID"),
        option(words, "--who", metavar=words.pick(("姓名", "NAME"))),
        option(words, "--why", metavar=words.pick(("文字", "TEXT"))),
        option(words, "--database", metavar="FILE"),
    ]
    return Command("facts undo", words, params=parameters, callback=undo)


@click.pass_obj
def show_log(terminal: Terminal, who: str | None, fact: str | None, database: str | None) -> int:
    """A line for each row of a sheet that decided something, in the order of the decisions."""
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        acts = _acts(store)
        holding = _holding(store, acts)
    wanted = [
        act for act in acts
        if (who is None or act[0].who == who) and (fact is None or any(one.before and one.before.id.startswith(fact) for one in act))
    ]  # fmt: skip
    undone = {act[0].undoes for act in acts}
    rows = [_row(act, act[0].act in undone, act[0].act in holding, terminal.words) for act in wanted]
    terminal.table([terminal.words(key) for key in HEAD], rows)
    terminal.say("decisions-shown", count=len(rows))
    return 0


@click.pass_obj
def undo(terminal: Terminal, name: str, who: str | None, why: str | None, database: str | None) -> int:
    """Takes back a decision by its number in the log, or the last one that holds for a fact, by the fact's id."""
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        act = int(name) if name.isdecimal() else _last_on(store, name)
        try:
            taken = store.take_back(act, who if who is not None else account_name(), why or "")
        except KeyError:
            terminal.say("no-such-decision", name=name)
            return 1
    words = terminal.words
    terminal.say("decision-undone", number=act, verdict=_verdict(taken[0], words), who=taken[0].who, matter=_matter(taken))
    return 0


def _acts(store: "FactStore") -> list[list["FactDecision"]]:
    """The decisions by act."""
    acts: dict[int, list[FactDecision]] = {}
    for decision in store.fact_decisions():
        acts.setdefault(decision.act, []).append(decision)
    return list(acts.values())


def _holding(store: "FactStore", acts: Sequence[Sequence["FactDecision"]]) -> set[int]:
    """The acts that a fact in the base goes by."""
    from briefgen.model.review import KeyPart
    from briefgen.store.reviewing import ADD

    parts = {KeyPart(decision.before.id) for act in acts for decision in act if decision.before}
    standing = store.standing(parts)
    held = {stands.decision.act for stands in standing.values() if stands.decision}
    return held | {act[0].act for act in acts if act[0].verdict == ADD and any(KeyPart(one.before.id) in standing for one in act if one.before)}


def _last_on(store: "FactStore", name: str) -> int:
    from briefgen.store.reviewing import in_force

    mine = [decision.act for decision in in_force(store.fact_decisions()) if decision.before and decision.before.id.startswith(name)]
    return mine[-1] if mine else 0


def _row(act: Sequence["FactDecision"], undone: bool, holds: bool, words: Words) -> list[str]:
    first = act[0]
    state = "" if first.verdict == "undo" else words("state-undone") if undone else words("state-holds") if holds else words("state-waiting")
    matter = f"{words('undoes', number=first.undoes)}" if first.undoes else _matter(act)
    return [str(first.act), first.made[:10], first.who, _verdict(first, words), matter, _change(act), first.why, first.place, state]


def _verdict(decision: "FactDecision", words: Words) -> str:
    return words(f"verdict-{decision.verdict}")


def _matter(act: Sequence["FactDecision"]) -> str:
    from briefgen.review.phrases import matter

    facts = [decision.before for decision in act if decision.before]
    return f"{matter(facts[0])}{f'（{len(facts)}）' if len(facts) > 1 else ''}" if facts else ""


def _change(act: Sequence["FactDecision"]) -> str:
    """What was read and what it was made, or what the fact says."""
    from briefgen.review.phrases import changed_words, shown_value

    said: dict[str, None] = {}
    for decision in act:
        if decision.before is not None:
            for text in changed_words(decision.before, decision.changes) or [shown_value(decision.before)]:
                said.setdefault(text)
    return "；".join(said)
