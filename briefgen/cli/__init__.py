"""The command line: thin commands over the pipeline. Nothing heavy is imported before a command needs it."""

import gc
import sys


def main() -> None:
    """The console script `briefgen`. Ends the process with 0 done, 1 could not do it, 2 wrong usage, 130 interrupted."""
    from briefgen.cli.app import run

    status = run(sys.argv[1:])
    gc.freeze()  # what is left goes with the process: no need to look through it once more
    sys.exit(status)
