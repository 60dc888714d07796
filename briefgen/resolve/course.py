"""A goal against the latest actual value: what is missing, how much time is left, and whether it is on a straight line to the goal.

What a year brings in (a flow) is held against a line from nothing on the first day of the goal's stretch; what is held at a moment (a stock) against a
line from the first value that is known. All of it is our own arithmetic on two or three told figures, and is never given as a source's word.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefgen.model.fact import Days, Figure
from briefgen.model.period import Period
from briefgen.resolve.amount import amount
from briefgen.resolve.change import months_between


@dataclass(frozen=True, slots=True)
class Course:
    """`expected` is what the straight line asks for on the day `at` of the latest value, in the goal's unit; `behind` whether the value lies below."""

    at: date
    expected: Decimal
    behind: bool


def months_left(goal: Figure, day: date) -> int | None:
    """Whole months from `day` to the goal's last day, 0 in its month, negative behind it; None for a goal without a day."""
    return months_between(day, goal.period[1]) if goal.period else None


def is_comparable(goal: Figure, now: Figure, *, stock: bool) -> bool:
    """True where the actual value says something of the goal.

    A stock of any day does, and what an earlier year brought in where the goal is a later year's; a part of a year or a rate only within the goal's stretch.
    """
    if goal.aspect not in ("level", "growth", "share") or goal.value_max is not None or now.value_max is not None or goal.bound == "at_most":
        return False
    if (stock and goal.aspect != "growth") or goal.period is None or (goal.aspect == "level" and _are_years(goal.period, now.period)):
        return True
    return now.period is not None and goal.period[0] <= now.period[1] <= goal.period[1]


def straight_line(goal: Figure, now: Figure, earlier: Figure | None, *, stock: bool) -> Course | None:
    """Where the straight line stands on the day of the latest value; None where there is no line to draw.

    `earlier` is the first known value of a stock, or of a yearly amount.
    """
    if goal.period is None or now.period is None or goal.aspect != "level" or not is_comparable(goal, now, stock=stock):
        return None
    if not stock and _is_so_far(goal.period, now.period):
        return _on_line(goal, now, goal.period[0].toordinal() - 1, Decimal(0))
    if not stock and (earlier is None or not _are_years(goal.period, earlier.period) or not _are_years(goal.period, now.period)):
        return None
    if earlier is None or earlier.period is None or earlier.period[1] >= now.period[1] or earlier.value_max is not None:
        return None
    return _on_line(goal, now, earlier.period[1].toordinal(), amount(earlier)[0])


def _is_so_far(goal: Days, now: Days) -> bool:
    """True for a stretch that opens with the goal's: January to October against the year."""
    return goal[0] == now[0] and now[0] < now[1] <= goal[1]


def _are_years(goal: Days, now: Days | None) -> bool:
    return now is not None and is_year(goal) and is_year(now)


def is_year(days: Days) -> bool:
    return Period(*days) == Period.year(days[1].year)


def _on_line(goal: Figure, now: Figure, start: int, base: Decimal) -> Course | None:
    assert goal.period is not None and now.period is not None
    whole, gone = goal.period[1].toordinal() - start, now.period[1].toordinal() - start
    if not 0 < gone <= whole:
        return None
    expected = base + (amount(goal)[0] - base) * gone / whole
    return Course(now.period[1], expected * goal.value / amount(goal)[0] if amount(goal)[0] else expected, amount(now)[0] < expected)
