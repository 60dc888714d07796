"""One indicator's figures over time, each kind of stretch by itself.

A month's value, the months of a year so far, a quarter's, a year's and a value at a moment are five different series, and so are amount, growth, share and
rank. What is counted or held at a moment (a stock) is placed at the end of the stretch that a paper names. Where a month, quarter or year between two
points is not told, that stays open: nothing is filled in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.model.fact import Days, Figure
from briefgen.model.period import Period
from briefgen.resolve.amount import amount
from briefgen.resolve.merge import Merged
from briefgen.resolve.order import reading_key
from briefgen.resolve.quote import ranked, whole

Stretch = Literal["month", "so_far", "quarter", "year", "moment"]
Choose = Callable[[list[Merged[Figure]]], Merged[Figure]]


@dataclass(frozen=True, slots=True)
class Point:
    """One value; `missing` are the whole months, quarters or years before it that are not told, None where there are none or nobody can say."""

    days: Days
    told: Merged[Figure]
    missing: Days | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Points in the order of their days, two or more, each a day later than the last."""

    subject: str
    indicator: str
    stretch: Stretch
    points: tuple[Point, ...]

    @property
    def first(self) -> Figure:
        return self.points[0].told.fact


def find_series(
    figures: Iterable[Merged[Figure]], indicator: Callable[[str], str], is_stock: Callable[[Figure], bool], choose: Choose
) -> tuple[Series, ...]:
    """All series of actual figures, in reading order of their first points.

    `indicator` gives the one name of an indicator; `choose` which of several values for the same days counts.
    """
    groups: dict[tuple[object, ...], dict[Days, list[Merged[Figure]]]] = {}
    for one in figures:
        fact = one.fact
        stretch, days = stretch_of(fact, is_stock(fact))
        if fact.modality == "actual" and fact.value_max is None and stretch and days:
            measured = ranked(fact) if fact.aspect == "rank" else whole(fact) if fact.aspect == "share" else ""
            key = (fact.subject, indicator(fact.indicator), fact.aspect, fact.comparison, measured, amount(fact)[2], stretch)
            groups.setdefault(key, {}).setdefault(days, []).append(one)
    found = [_series(key, told, choose) for key, told in groups.items() if len(told) > 1]
    return tuple(sorted(found, key=lambda series: reading_key(series.first)))


def stretch_of(figure: Figure, stock: bool) -> tuple[Stretch | None, Days | None]:
    """What kind of stretch a figure is told of, and its days; (None, None) for any other or none."""
    if figure.period is None:
        return None, None
    first, last = figure.period
    if stock and figure.aspect in ("level", "share", "rank"):
        return "moment", (last, last)
    if first == last:
        return "moment", figure.period
    stretch = _whole(Period(first, last))
    return (stretch, figure.period) if stretch else (None, None)


def _whole(period: Period) -> Stretch | None:
    first, last = period.first, period.last
    if period == Period.month(first.year, first.month):
        return "month"
    if period == Period.year(first.year):
        return "year"
    if (first.month, first.day) == (1, 1) and first.year == last.year and last == Period.month(last.year, last.month).last:
        return "so_far"
    return "quarter" if any(period == Period.quarter(first.year, number) for number in (2, 3, 4)) else None


def _series(key: tuple[object, ...], told: dict[Days, list[Merged[Figure]]], choose: Choose) -> Series:
    stretch: Stretch = key[-1]  # type: ignore[assignment]
    points: list[Point] = []
    for days in sorted(told, key=lambda days: (days[1], days[0])):
        group = sorted(told[days], key=lambda one: reading_key(one.facts[0]))
        before = points[-1].days[1] if points else None
        points.append(Point(days, group[0] if len(group) == 1 else choose(group), _missing(stretch, before, days)))
    return Series(str(key[0]), str(key[1]), stretch, tuple(points))


def _missing(stretch: Stretch, before: date | None, days: Days) -> Days | None:
    """The whole units between two points: for the months so far those of the running year only, as each year begins anew."""
    if before is None or stretch == "moment":
        return None
    start = days[0] if stretch != "so_far" else Period.month(days[1].year, days[1].month).first
    opened = date.fromordinal(before.toordinal() + 1)
    if stretch == "so_far" and before.year != days[1].year:
        return None
    return (opened, date.fromordinal(start.toordinal() - 1)) if opened < start else None
