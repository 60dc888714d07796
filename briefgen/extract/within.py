"""What begins within a stretch of text, found by bisection: the lists of an analysis stand in the order of their places."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


Placed = TypeVar("Placed", bound=_Placed)
_START = attrgetter("start")


def within(items: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """The items that begin in `[start, end)`; `items` are in order of their starts."""
    first = bisect_left(items, start, key=_START)
    return items[first : bisect_left(items, end, lo=first, key=_START)]
