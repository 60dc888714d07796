"""The one exception for "could not do it": a command gives up and says why, and what a person can do.

A problem that concerns one article is a value and the rest goes on; a CommandError ends the command (exit status 1).
"""

from collections.abc import Sequence

from briefgen.model.problem import Problem, Severity


class CommandError(Exception):
    """Ends the command; `problems` are what the user is told."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.what for problem in problems))
        self.problems = tuple(problems)


def failure(code: str, what: str, mend: str, *, where: str = "", place: str = "") -> CommandError:
    """A CommandError of one problem; `what` and `mend` are Chinese sentences, as everywhere in `Problem`."""
    return CommandError([Problem(where, place, code, what, mend, Severity.ERROR)])
