"""`briefgen facts import`: a reviewed fact sheet back into the fact base, after a look at what it would change."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.account import account_name
from briefgen.cli.command import Command, option
from briefgen.cli.issue_period import Choice, period_reader
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.review.plan import Plan
    from briefgen.review.sheet import ReviewedFile

HEAD = ("head-cell", "head-verdict", "head-fact", "head-change", "head-who", "head-why")


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    parameters = [
        click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."),
        option(words, "--who", metavar=words.pick(("姓名", "NAME"))),
        option(words, "--yes", is_flag=True),
        option(words, "--replace", is_flag=True),
        option(words, "--month", key="added-month", metavar="2024-03", callback=period_reader(words, "month")),
        option(words, "--database", metavar="FILE"),
    ]
    return Command("facts import", words, params=parameters, callback=import_facts)


@click.pass_obj
def import_facts(
    terminal: Terminal, files: tuple[Path, ...], who: str | None, yes: bool, replace: bool, month: Choice | None, database: str | None
) -> int:
    """Shows what the files would change and, when that is wanted, keeps it. 1 where nothing that was asked could be done."""
    from briefgen.cli.reading import database_here, rules_here
    from briefgen.review.plan import Asked, make_plan
    from briefgen.store import open_store

    read = _read(terminal, files)
    if not read:
        return 1
    asked = Asked(who if who is not None else account_name(), replace, month.period if month else None)
    with open_store(database_here(database)) as store:
        plan = make_plan(store, read, rules_here().lexicon(), asked)
        _show(terminal, plan)
        if not plan.lines:
            return 1 if len(read) < len(files) or (plan.problems and not plan.same) else 0
        if not _confirmed(terminal, len(plan.lines), yes):
            return 1
        store.decide(plan.acts, plan.additions)
    terminal.say("review-kept", count=len(plan.lines))
    return 0


def _read(terminal: Terminal, files: tuple[Path, ...]) -> list["ReviewedFile"]:
    """The files that can be read; the others are named, each with one message."""
    from briefgen.read.xlsx import UnreadableWorkbookError
    from briefgen.review.sheet import read_reviewed

    read = []
    for file in dict.fromkeys(files):
        try:
            read.append(read_reviewed(file))
        except UnreadableWorkbookError as error:
            terminal.problem(error.problem)
    return read


def _show(terminal: Terminal, plan: "Plan") -> None:
    if plan.lines:
        rows = [[line.place, line.action, line.matter, line.change, line.who, line.why] for line in plan.lines]
        terminal.table([terminal.words(key) for key in HEAD], rows)
    terminal.problems(plan.problems)
    terminal.say("review-found", count=len(plan.lines), same=plan.same, left=len(plan.problems))


def _confirmed(terminal: Terminal, count: int, yes: bool) -> bool:
    """Asks on a terminal; elsewhere only `--yes` is a yes."""
    if yes:
        return True
    if not sys.stdin.isatty():
        terminal.say("review-not-asked")
        return False
    if click.confirm(terminal.words("review-ask", count=count), default=False, err=True):
        return True
    terminal.say("review-declined")
    return False
