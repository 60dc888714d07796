"""Click commands whose help page and errors come from our own tables, in Chinese or English.

Click wraps text at spaces and counts characters; Chinese has no spaces and its characters are two columns wide, so the page is laid
out here.
"""

import shutil
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any
from unicodedata import east_asian_width

import click

from briefgen.cli.help_texts import COMMANDS, OPTIONS
from briefgen.cli.messages import Words

WIDEST = 100
NO_LINE_START = "，。、；：！？）》」』”’,.;:!?)"


class Command(click.Command):
    """A command whose name in the help tables is `path`, for example `facts list`."""

    def __init__(self, path: str, words: Words, **options: Any) -> None:
        self.path = path
        self.words = words
        options["params"] = [*options.get("params", []), *_everywhere(words)]
        super().__init__(path.rpartition(" ")[2], **options)

    def get_help(self, ctx: click.Context) -> str:
        return help_page(self, ctx, self.path, self.words)


class Group(click.Group):
    """A group that imports a command's module only when that command runs. `modules` maps names to modules with a `command(words)`."""

    def __init__(self, path: str, words: Words, modules: Mapping[str, str], **options: Any) -> None:
        self.path = path
        self.words = words
        self.modules = modules
        options["params"] = [*options.get("params", []), *_everywhere(words)]
        super().__init__(path.rpartition(" ")[2] or "briefgen", **options)

    def get_help(self, ctx: click.Context) -> str:
        return help_page(self, ctx, self.path, self.words)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.modules:
            return None
        module, _, function = self.modules[cmd_name].partition(":")
        made: click.Command = getattr(import_module(module), function or "command")(self.words)
        return made

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.modules and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=list(self.modules), ctx=ctx)
        return super().resolve_command(ctx, args)


def option(words: Words, *declarations: str, key: str = "", **settings: Any) -> click.Option:
    """A click option with its help from the table; `key` where the same flag means something else in this command."""
    name = key or declarations[-1].lstrip("-")
    return click.Option(declarations, help=words.pick(OPTIONS[name]), **settings)


def _everywhere(words: Words) -> list[click.Parameter]:
    """Options that every command takes; they are looked for before parsing (see `app`), so their values are not passed on."""
    return [
        option(words, "--lang", type=click.Choice(["zh", "en"]), expose_value=False),
        option(words, "--debug", is_flag=True, expose_value=False),
    ]


def help_page(command: click.Command, ctx: click.Context, path: str, words: Words) -> str:
    """The whole help page as text."""
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    text = COMMANDS[path]
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    lines = [f"{words('usage')} {usage}", ""]
    for paragraph in words.pick(text.about).split("\n"):
        lines += wrap(paragraph, width)
    if isinstance(command, Group):
        rows = [(name, words.pick(COMMANDS[f"{path} {name}".strip()].short)) for name in command.list_commands(ctx)]
        lines += ["", words("commands"), *_table(rows, width)]
    lines += ["", words("options"), *_table(_option_rows(command, ctx, words), width)]
    lines += ["", words("examples"), *(f"  {example}" for example in text.examples)]
    return "\n".join(lines)


def _option_rows(command: click.Command, ctx: click.Context, words: Words) -> Iterable[tuple[str, str]]:
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None and isinstance(parameter, click.Option):
            yield record[0], words.pick(OPTIONS["help"]) if "--help" in parameter.opts else parameter.help or ""


def _table(rows: Iterable[tuple[str, str]], width: int) -> list[str]:
    rows = list(rows)
    first = min(max((columns(name) for name, _ in rows), default=0), 30)
    lines = []
    for name, about in rows:
        parts = [" " * (first + 4) + part for part in wrap(about, width - first - 4)]
        if columns(name) > first:
            lines.append(f"  {name}")
        else:
            parts[0] = f"  {name}{' ' * (first - columns(name))}  {parts[0].lstrip()}"
        lines += parts
    return lines


def columns(text: str) -> int:
    """How many terminal columns the text takes: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; breaks at spaces or between Chinese characters, never before closing punctuation."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and columns(line) + columns(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> list[str]:
    """Words with the space behind them, and single wide characters; closing punctuation stays with what stands before it."""
    pieces: list[str] = []
    for character in text:
        wide = east_asian_width(character) in "WF"
        before = pieces[-1][-1] if pieces else " "
        joins = character in NO_LINE_START or (not wide and before != " " and east_asian_width(before) not in "WF") or character == " "
        if pieces and joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
