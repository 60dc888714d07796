"""The sum of a list, told only where every part of it is known: a sum of some would be read as the sum of all."""

from collections.abc import Iterable
from decimal import Decimal


def total(parts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of two parts or more; None where one of them is unknown, or where there is nothing to add."""
    known: list[Decimal] = []
    for part in parts:
        if part is None:
            return None
        known.append(part)
    return sum(known, Decimal(0)) if len(known) > 1 else None
