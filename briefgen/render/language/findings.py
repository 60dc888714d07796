"""What can be wrong with a template, gathered while it is checked and filled, so that the user is told everything at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.model.problem import Problem, Severity

LONGEST_EXCERPT = 40
"""How much of a tag or a text a message repeats."""

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a template something stands, without page numbers: `正文`, `“重点项目”之下，第2段`, and the tag as it was typed.

    `part` and `paragraph` are for programs: the part's name in the package and the paragraph's number in it from 0 (a cell's name in Excel);
    "" and "" where the place is no single paragraph.
    """

    label: str
    spot: str = ""
    tag: str = ""
    part: str = ""
    paragraph: str = ""

    def __str__(self) -> str:
        place = "，".join(piece for piece in (self.label, self.spot) if piece)
        return f"{place}“{shortened(self.tag)}”" if self.tag else place


def shortened(text: str) -> str:
    """As much of a tag or a text as a message repeats, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_EXCERPT else text[:LONGEST_EXCERPT] + "…"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its place in pieces."""

    problem: Problem
    place: Place


class TemplateError(Exception):
    """The template cannot be used and nothing was written. `problems` says what, where and what to do, in Chinese."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(_line(problem) for problem in self.problems))


class Findings:
    """Collects problems of one template; the same problem in each pass of a loop counts once."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._found: dict[Problem, Finding] = {}

    def error(self, place: Place | str, code: str, what: str, mend: str) -> None:
        """Something that makes the template unusable."""
        self._add(place, code, what, mend, Severity.ERROR)

    def warning(self, place: Place | str, code: str, what: str, mend: str) -> None:
        """Something a person should know; the briefing is written all the same."""
        self._add(place, code, what, mend, Severity.WARNING)

    def hint(self, place: Place | str, code: str, what: str, mend: str) -> None:
        """Something only a check of the template tells of."""
        self._add(place, code, what, mend, Severity.NOTE)

    @property
    def problems(self) -> list[Problem]:
        """Everything found so far, in the order in which it was met."""
        return list(self._found)

    @property
    def without_hints(self) -> list[Problem]:
        """The same but for what only a check of the template tells of."""
        return [problem for problem in self._found if problem.severity is not Severity.NOTE]

    @property
    def found(self) -> list[Finding]:
        """The same with the places in pieces."""
        return list(self._found.values())

    @property
    def failed(self) -> bool:
        """True where there are errors."""
        return any(problem.severity is Severity.ERROR for problem in self._found)

    def sort(self, parts: Sequence[str]) -> None:
        """Puts what was found so far in the order of the document; `parts` are the names of its parts in theirs."""
        ranks = {part: rank for rank, part in enumerate(parts)}

        def key(found: Finding) -> tuple[int, int, int]:
            return ranks.get(found.place.part, len(ranks)), *_rank(found.place.paragraph)

        self._found = {found.problem: found for found in sorted(self._found.values(), key=key)}

    def raise_errors(self) -> None:
        """Raises TemplateError with all errors where there are any."""
        errors = [problem for problem in self._found if problem.severity is Severity.ERROR]
        if errors:
            raise TemplateError(errors)

    def _add(self, place: Place | str, code: str, what: str, mend: str, severity: Severity) -> None:
        pieces = place if isinstance(place, Place) else Place(place)
        problem = Problem(self.where, str(pieces), code, what, mend, severity)
        self._found.setdefault(problem, Finding(problem, pieces))


def _rank(paragraph: str) -> tuple[int, int]:
    """The place of a paragraph by its number, or of a cell by row and column; what has neither comes first."""
    if paragraph.isdigit():
        return int(paragraph), 0
    cell = _CELL.fullmatch(paragraph)
    if cell is None:
        return -1, 0
    column = 0
    for letter in cell[1]:
        column = column * 26 + ord(letter) - 64
    return int(cell[2]), column


def template_error(where: str, code: str, what: str, mend: str, place: str = "") -> TemplateError:
    """A TemplateError of one problem."""
    return TemplateError([Problem(where, place, code, what, mend, Severity.ERROR)])


def _line(problem: Problem) -> str:
    place = "，".join(part for part in (problem.where, problem.place) if part)
    return f"{place}：{problem.what}{problem.mend}"
