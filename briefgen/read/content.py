"""What a reader gives for one file: its text and what the format itself says of it."""

from dataclasses import dataclass, field

from briefgen.model.period import Period
from briefgen.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Content:
    """The source text of a file, the format's own metadata ("" or None where it has none), and what a person should know of it."""

    text: str = field(repr=False)
    title: str = ""
    publisher: str = ""
    date: Period | None = None
    url: str = ""
    problems: tuple[Problem, ...] = ()
