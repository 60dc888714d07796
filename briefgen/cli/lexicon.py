"""`briefgen lexicon check|suggest|add`: the words that a user keeps. Here the group and `check`; the others have modules of their own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, Group, option
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal, problem_line

if TYPE_CHECKING:
    from briefgen.model.problem import Problem
    from briefgen.settings import Workspace


def command(words: Words) -> click.Command:
    """The group, speaking the language of `words`."""
    modules = {
        "check": "briefgen.cli.lexicon:check_command",
        "suggest": "briefgen.cli.lexicon_suggest:command",
        "add": "briefgen.cli.lexicon_add:command",
    }
    return Group("lexicon", words, modules)


def check_command(words: Words) -> click.Command:
    parameters = [
        click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
        option(words, "--fix", is_flag=True),
        option(words, "--json", "as_json", key="json", is_flag=True),
    ]
    return Command("lexicon check", words, params=parameters, callback=check)


@click.pass_obj
def check(terminal: Terminal, folder: Path | None, fix: bool, as_json: bool) -> int:
    """All that is wrong with the tables, by file and line. 1 where something of them is left out."""
    from briefgen.model.problem import Severity
    from briefgen.settings import find_workspace

    workspace = find_workspace(Path.cwd())
    if fix:
        _fix(terminal, _folder_to_fix(folder, workspace))
    folders = _folders(folder, workspace)
    problems = [problem for one in folders for problem in _check(one, workspace)]
    if as_json:
        terminal.lines([_json(problems, terminal.words)])
    else:
        for problem in problems:
            terminal.result(problem_line(problem, terminal.words))
    counts = {severity: sum(problem.severity == severity for problem in problems) for severity in Severity}
    tables = sum(len(list(one.glob("*.csv"))) for one in folders)
    terminal.say("words-checked", tables=tables, **{f"{severity}s": count for severity, count in counts.items()})
    return 1 if counts[Severity.ERROR] else 0


def _folders(given: Path | None, workspace: "Workspace | None") -> list[Path]:
    """The folder that was given; else the national data, every shipped pack and the workspace's own tables. Raises CommandError."""
    from briefgen.lexicon.lexicon import HERE, shipped_packs

    if given is not None:
        return [_folder(given)]
    own = workspace.overlay if workspace else None
    return [HERE / "data", *(HERE / "packs" / pack for pack in shipped_packs()), *([own] if own else [])]


def _folder(given: Path) -> Path:
    from briefgen.failure import failure

    if not given.is_dir():
        raise failure("no-such-folder", "没有这个文件夹。", "请给出放词表（CSV）的文件夹，如 lexicon。", where=str(given))
    return given


def _folder_to_fix(given: Path | None, workspace: "Workspace | None") -> Path | None:
    """The folder that was given, else the workspace's own: the shipped words are changed only when they are named. Raises CommandError."""
    from briefgen.cli.reading import workspace_needed

    return _folder(given) if given is not None else (workspace or workspace_needed()).overlay


def _fix(terminal: Terminal, folder: Path | None) -> None:
    from briefgen.lexicon.save import fix_folder

    changed = fix_folder(folder) if folder else []
    for file in changed:
        terminal.say("table-fixed", file=f"{folder.name if folder else ''}/{file}")
    if not changed:
        terminal.say("nothing-to-fix")


def _check(folder: Path, workspace: "Workspace | None") -> "list[Problem]":
    from briefgen.extract.vocabulary.check import check_words
    from briefgen.failure import failure
    from briefgen.lexicon import LexiconError

    try:
        return check_words(folder, (workspace.settings.packs if workspace else ()) or None)
    except LexiconError as error:
        raise failure("lexicon-unusable", str(error), "请检查 briefgen.toml 里的 packs 和 lexicon 两项。") from error


def _json(problems: "list[Problem]", words: Words) -> str:
    """The problems as one JSON array, for programs and editors; `line` is null for what concerns a whole table."""
    import json

    from briefgen.cli.problem_texts import english

    entries = []
    for problem in problems:
        what, mend = (problem.what, problem.mend) if words.language == "zh" else english(problem)
        line = problem.place.removeprefix("第").removesuffix("行")
        entries.append(
            {
                "file": problem.where,
                "line": int(line) if line.isdecimal() else None,
                "severity": problem.severity.value,
                "code": problem.code,
                "what": what,
                "mend": mend,
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1)
