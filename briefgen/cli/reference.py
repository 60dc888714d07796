"""Writes docs/commands.md and docs/commands.zh.md from the program's own help: `python -m briefgen.cli.reference docs`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from briefgen.cli.app import program
from briefgen.cli.command import Group
from briefgen.cli.help_texts import COMMANDS, OPTIONS
from briefgen.cli.messages import Words

FILES = {"commands.md": "en", "commands.zh.md": "zh"}
EVERYWHERE = ("--lang", "--debug", "--help")


def reference(language: str) -> str:
    """The whole reference in Markdown."""
    words = Words(language)
    lines = [f"# {words('reference-title')}", "", words("reference-made"), ""]
    lines += [words("reference-status"), "", *_table(_everywhere(words), words)]
    for path, context, command in _commands(words):
        lines += ["", *_section(path, context, command, words)]
    return "\n".join(lines) + "\n"


def _commands(words: Words) -> Iterator[tuple[str, click.Context, click.Command]]:
    """Every command below the program itself, a group before its members."""
    whole = program(words)
    root = click.Context(whole, info_name="briefgen")
    for name in whole.list_commands(root):
        command = whole.get_command(root, name)
        assert command is not None
        context = click.Context(command, parent=root, info_name=name)
        yield name, context, command
        if isinstance(command, Group):
            for inner_name in command.list_commands(context):
                inner = command.get_command(context, inner_name)
                assert inner is not None
                yield f"{name} {inner_name}", click.Context(inner, parent=context, info_name=inner_name), inner


def _section(path: str, context: click.Context, command: click.Command, words: Words) -> Iterator[str]:
    text = COMMANDS[path]
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield from (f"## `briefgen {path}`", "", f"`{usage}`", "", words.pick(text.about).replace("\n", "\n\n"), "")
    own = [
        (record[0], parameter.help or "")
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        and not set(parameter.opts) & set(EVERYWHERE)
        and (record := parameter.get_help_record(context)) is not None
    ]
    if own:
        yield from (*_table(own, words), "")
    yield from ("```", *text.examples, "```")


def _everywhere(words: Words) -> list[tuple[str, str]]:
    return [(flags, words.pick(OPTIONS[name])) for flags, name in (("--lang zh|en", "lang"), ("--debug", "debug"), ("-h, --help", "help"))]


def _table(rows: list[tuple[str, str]], words: Words) -> list[str]:
    escaped = [(flags.replace("|", "\\|"), about) for flags, about in rows]
    return [words("reference-head"), "| --- | --- |", *(f"| `{flags}` | {about} |" for flags, about in escaped)]


if __name__ == "__main__":
    for file, language in FILES.items():
        (Path(sys.argv[1]) / file).write_text(reference(language), encoding="utf-8")
