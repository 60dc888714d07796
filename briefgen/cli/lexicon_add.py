"""`briefgen lexicon add`: a line into the workspace's own tables, looked over before it is written."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, option
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.lexicon import Lexicon
    from briefgen.lexicon.add import Addition, Draft
    from briefgen.lexicon.table import Table
    from briefgen.settings import Workspace


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    parameters = [
        click.Argument(["kind"], metavar=words.pick(("类别", "KIND"))),
        click.Argument(["name"], metavar=words.pick(("名称", "NAME"))),
        option(words, "--alias", "aliases", key="alias", multiple=True, metavar=words.pick(("别名", "ALIAS"))),
        option(words, "--unit", metavar=words.pick(("单位", "UNIT"))),
        option(words, "--field", "fields", key="field", multiple=True, metavar=words.pick(("列=内容", "COLUMN=TEXT"))),
    ]
    return Command("lexicon add", words, params=parameters, callback=add)


@click.pass_obj
def add(terminal: Terminal, kind: str, name: str, aliases: tuple[str, ...], unit: str | None, fields: tuple[str, ...]) -> int:
    """Adds the line, or says why not and leaves everything as it was."""
    from briefgen.cli.reading import workspace_needed
    from briefgen.lexicon.add import already_there
    from briefgen.lexicon.lexicon import lexicon_rows

    workspace = workspace_needed()
    table = _table(kind, terminal.words)
    cells = _cells(table, name, aliases, unit, fields, terminal.words)
    packs = workspace.settings.packs or None
    draft = _complete(table, cells, _lexicon(workspace), workspace)
    if draft.missing:
        raise click.UsageError(_missing(draft, terminal.words))
    there = already_there(draft, lexicon_rows(packs, workspace.overlay), Path(workspace.settings.lexicon).name)
    if there:
        terminal.problems(there)
        return 1
    return _write(terminal, draft, workspace)


def _table(kind: str, words: Words) -> "Table":
    from briefgen.lexicon.add import CHINESE, FILES, table_of

    table = table_of(kind)
    if table is None:
        chinese = {known: name for name, known in reversed(list(CHINESE.items()))}
        kinds = " ".join(words.pick((chinese.get(known, known), known)) for known in FILES)
        raise click.UsageError(words("no-such-kind", kind=kind, kinds=kinds))
    return table


def _cells(
    table: "Table", name: str, aliases: tuple[str, ...], unit: str | None, fields: tuple[str, ...], words: Words
) -> dict[str, str]:
    """The cells that were given, by English column name. Raises click.UsageError for a column that the table has not."""
    from briefgen.lexicon.add import unknown_columns
    from briefgen.lexicon.schema import known_columns
    from briefgen.lexicon.table import chinese_column, english_columns

    given = {table.required[0]: name.strip()}
    for field in fields:
        column, equals, text = field.partition("=")
        if not equals:
            raise click.UsageError(words("field-is-pair", field=field))
        given[english_columns([column.strip()])[0]] = text.strip()
    if aliases:
        given["aliases"] = "|".join(alias.strip() for alias in aliases)
    if unit is not None:
        given["unit"] = unit.strip()
    if not given[table.required[0]]:
        raise click.UsageError(words("name-is-empty"))
    unknown = unknown_columns(table, list(given))
    if unknown:
        columns = known_columns(table.file)
        listed = "、".join(map(chinese_column, columns)) if words.language == "zh" else ", ".join(columns)
        raise click.UsageError(words("no-such-column", column=unknown[0], file=table.file, columns=listed))
    return given


def _lexicon(workspace: "Workspace") -> "Lexicon":
    from briefgen.cli.reading import rules_of

    return rules_of(workspace).lexicon()


def _complete(table: "Table", cells: Mapping[str, str], lexicon: "Lexicon", workspace: "Workspace") -> "Draft":
    from briefgen.extract.vocabulary.measure import dimension_of
    from briefgen.lexicon.add import complete

    return complete(table, cells, lexicon, lambda unit: dimension_of(unit, lexicon.units), workspace.settings.region)


def _missing(draft: "Draft", words: Words) -> str:
    """Which columns are still to be given, and what they may hold."""
    from briefgen.lexicon.schema import choices_of
    from briefgen.lexicon.table import chinese_column

    parts = []
    for column in draft.missing:
        choices = choices_of(draft.table.file, column, draft.cells)
        listed = (" ".join(names[0] if names else code for code, names in choices.items()), " ".join(choices))
        shown = words.pick((chinese_column(column), column))
        parts.append(f"{shown}{words.pick(('：', ': '))}{words.pick(listed)}" if choices else shown)
    return words("fields-missing", columns=words.pick(("；", "; ")).join(parts), column=draft.missing[0])


def _write(terminal: Terminal, draft: "Draft", workspace: "Workspace") -> int:
    """Looks the new table over, then saves it. Raises CommandError, OSError."""
    from briefgen.extract.vocabulary.check import check_addition
    from briefgen.lexicon.add import addition
    from briefgen.lexicon.save import save
    from briefgen.model.problem import Problem, Severity

    made = addition(draft, workspace.folder / workspace.settings.lexicon)
    if isinstance(made, Problem):
        terminal.problem(made)
        return 1
    problems = check_addition(made, workspace.settings.packs or None)
    file = f"{made.path.parent.name}/{made.path.name}"
    own = [problem for problem in problems if problem.where == file and problem.place == f"第{made.line}行"]
    terminal.problems(own)
    if any(problem.severity == Severity.ERROR for problem in own):
        terminal.say("word-refused", file=file)
        return 1
    save(made.path, made.content)
    _tell(terminal, made, draft, file, others=sum(problem.severity == Severity.ERROR for problem in problems))
    return 0


def _tell(terminal: Terminal, made: "Addition", draft: "Draft", file: str, others: int) -> None:
    """Where the line stands, what was guessed in it, and how to see it work; the line itself goes to standard output."""
    from briefgen.lexicon.save import csv_bytes
    from briefgen.lexicon.table import chinese_column

    terminal.result(csv_bytes(made.cells, ()).decode("utf-8-sig").rstrip("\n"))
    terminal.say("table-made" if made.created else "word-added", file=file, line=made.line)
    if made.converted:
        terminal.say("table-converted", file=file)
    if draft.guessed:
        name = chinese_column if terminal.words.language == "zh" else str
        terminal.say("word-guessed", cells=terminal.words.pick(("，", ", ")).join(f"{name(column)}={text}" for column, text in draft.guessed.items()))
    if others:
        terminal.say("other-errors", count=others)
    example = draft.cells.get("example", "")
    if example and Path(file).name in ("indicators.csv", "stages.csv"):
        terminal.say("word-try", example=example)
