"""The program: its commands in order, and what happens to anything that goes wrong in one.

Commands are named by module, so that `briefgen --help` imports none of them.
"""

import errno
import gc
import os
import sys
import traceback
from collections.abc import Sequence

import click

from briefgen import __version__
from briefgen.cli.command import Group, option
from briefgen.cli.language import choose_language
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal
from briefgen.cli.usage import usage_message
from briefgen.failure import CommandError
from briefgen.store.errors import StoreError

COMMANDS = {
    "init": "briefgen.cli.init",
    "build": "briefgen.cli.build",
    "extract": "briefgen.cli.extract",
    "ingest": "briefgen.cli.ingest",
    "facts": "briefgen.cli.facts",
    "sources": "briefgen.cli.sources",
    "entities": "briefgen.cli.entities",
    "template": "briefgen.cli.template",
    "lexicon": "briefgen.cli.lexicon",
    "verify": "briefgen.cli.verify",
    "explain": "briefgen.cli.explain",
}

# Nearly all that a command makes is kept to its end: looking for garbage every few hundred objects would cost a third of a large build.
_RARELY = (1_000_000, 50, 100)
DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def program(words: Words) -> Group:
    """The whole command line, speaking the language of `words`."""
    version = option(words, "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version)
    return Group("", words, COMMANDS, params=[version], context_settings={"help_option_names": ["-h", "--help"]})


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns the exit status; every error ends as a message on standard error."""
    words = Words(choose_language(arguments, os.environ))
    terminal = Terminal(words, debug="--debug" in arguments)
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        status = program(words).main(list(arguments), prog_name="briefgen", standalone_mode=False, obj=terminal)
        sys.stdout.flush()
        return status if isinstance(status, int) else DONE
    except click.exceptions.NoArgsIsHelpError as error:
        terminal.write(error.format_message())
        return WRONG_USAGE
    except click.UsageError as error:
        terminal.write(usage_message(error, words))
        return WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        terminal.say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        return _quiet_pipe()
    except Exception as error:
        if terminal.debug:
            terminal.write(traceback.format_exc())
        return _could_not(error, terminal)
    finally:
        gc.set_threshold(*before)


def _could_not(error: Exception, terminal: Terminal) -> int:
    """One message for what stopped the command."""
    if isinstance(error, CommandError):
        terminal.problems(error.problems)
    elif isinstance(error, StoreError):
        terminal.problem(error.problem)
    elif isinstance(error, OSError):
        terminal.say(_DISK_MESSAGES.get(error.errno or 0, "os-error"), file=error.filename or "", reason=error.strerror or str(error))
    elif isinstance(error, MemoryError):
        terminal.say("out-of-memory")
    else:
        terminal.say("unexpected", kind=type(error).__name__, reason=str(error))
    return FAILED


_DISK_MESSAGES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EIO: "os-error",
}


def _quiet_pipe() -> int:
    """The reader of a pipe has gone (`| head`): no fault of ours. Standard output is pointed away so that closing it stays silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"briefgen {__version__}")
        context.exit()
