"""The command line: thin commands over the pipeline. Nothing heavy is imported before a command needs it."""

import sys


def main() -> None:
    """The console script `briefgen`. Ends the process with 0 done, 1 could not do it, 2 wrong usage, 130 interrupted."""
    from briefgen.cli.app import run

    sys.exit(run(sys.argv[1:]))
