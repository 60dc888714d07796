"""Errors as values: what went wrong, where, and what a person can do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`error`: something was left out. `warning`: a person should look. `note`: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that a person should know.

    `where` is a file (relative to the folder that was read), `place` a line, cell or headline in it or "".
    `what` and `mend` are Chinese sentences for the user; `code` is a stable short name for programs and tests
    (`empty-file`, `undated-story`, `manifest-bad-date` …).
    """

    where: str
    place: str
    code: str
    what: str
    mend: str
    severity: Severity = Severity.WARNING
