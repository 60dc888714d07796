"""Wrong usage, said in the user's language: what was wrong, and where the help is."""

import click
from click.exceptions import BadArgumentUsage, BadOptionUsage, BadParameter, MissingParameter, NoSuchCommand, NoSuchOption

from briefgen.cli.messages import Words


def usage_message(error: click.UsageError, words: Words) -> str:
    """Two lines: the mistake, and the command that shows the help."""
    path = error.ctx.command_path if error.ctx is not None else "briefgen"
    return f"{words('wrong-usage')} {_mistake(error, words)}\n{words('try-help', command=path)}"


def _mistake(error: click.UsageError, words: Words) -> str:
    if isinstance(error, NoSuchOption):
        return words("no-such-option", name=error.option_name) + _near(error.possibilities, words)
    if isinstance(error, NoSuchCommand):
        return words("no-such-command", name=error.command_name) + _near(error.possibilities, words)
    if isinstance(error, MissingParameter):
        return words("missing-parameter", name=_parameter_name(error))
    if isinstance(error, BadParameter):
        return words("bad-parameter", name=_parameter_name(error), reason=_reason(error, words))
    if isinstance(error, BadOptionUsage) and error.message.startswith("Option"):
        return words("bad-option", name=error.option_name)
    if isinstance(error, BadArgumentUsage) or error.message.startswith("Got unexpected"):
        return words("extra-argument")
    return error.format_message()


def _reason(error: BadParameter, words: Words) -> str:
    """Click's own types explain themselves in English; ours raise messages that are already in the user's language."""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return words("choose-from", choices=" ".join(str(choice) for choice in kind.choices))
    if isinstance(kind, click.types.IntParamType):
        return words("not-an-integer")
    if isinstance(kind, click.Path):
        return words("path-missing")
    return error.message


def _parameter_name(error: BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.human_readable_name


def _near(possibilities: list[str] | None, words: Words) -> str:
    return words("did-you-mean", name=possibilities[0]) if possibilities else ""
