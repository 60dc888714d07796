"""What the modules of this package give to each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A member with its role; `[start, end)` in the clean text is the quote, `group` the chain, list, level or place, None where none is printed."""

    start: int
    end: int
    member: str
    role: str
    group: str | None
    sure: float = 0.85
