"""What can be wrong with a template, gathered while it is filled, so that the user is told everything at once."""

from collections.abc import Sequence

from briefgen.model.problem import Problem, Severity


class TemplateError(Exception):
    """The template cannot be used and nothing was written. `problems` says what, where and what to do, in Chinese."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(_line(problem) for problem in self.problems))


class Findings:
    """Collects problems of one template; the same problem in each pass of a loop counts once."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._problems: dict[Problem, None] = {}

    def error(self, place: str, code: str, what: str, mend: str) -> None:
        """Something that makes the template unusable."""
        self._problems[Problem(self.where, place, code, what, mend, Severity.ERROR)] = None

    def warning(self, place: str, code: str, what: str, mend: str) -> None:
        """Something a person should know; the briefing is written all the same."""
        self._problems[Problem(self.where, place, code, what, mend, Severity.WARNING)] = None

    @property
    def problems(self) -> list[Problem]:
        """Everything found so far, in the order in which it was met."""
        return list(self._problems)

    def raise_errors(self) -> None:
        """Raises TemplateError with all errors where there are any."""
        errors = [problem for problem in self._problems if problem.severity is Severity.ERROR]
        if errors:
            raise TemplateError(errors)


def template_error(where: str, code: str, what: str, mend: str, place: str = "") -> TemplateError:
    """A TemplateError of one problem."""
    return TemplateError([Problem(where, place, code, what, mend, Severity.ERROR)])


def _line(problem: Problem) -> str:
    place = "，".join(part for part in (problem.where, problem.place) if part)
    return f"{place}：{problem.what}{problem.mend}"
