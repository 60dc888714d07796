"""What templates do with lists: count them, and take long ones in batches."""

from collections.abc import Sequence
from itertools import pairwise

from jinja2 import Undefined

from briefgen.render.language.record import Record


def count(value: object) -> int:
    """How many items there are; 0 for what is no list."""
    return len(value) if isinstance(value, tuple | list | Record | Undefined) else 0


def batches(items: Sequence[object], most: int) -> tuple[tuple[object, ...], ...]:
    """The items in order, in as few batches of at most `most` as will do, none longer than another by more than one.

    Long tables with a footnote in every row are set as several: LibreOffice (7.4) keeps room for the notes of all rows still to come, and
    once those fill a page (from some sixty rows on) puts but a few rows on each.
    """
    number = -(-len(items) // most)
    if number == 0:
        return ()
    short, longer = divmod(len(items), number)
    starts = [index * short + min(index, longer) for index in range(number + 1)]
    return tuple(tuple(items[start:end]) for start, end in pairwise(starts))
