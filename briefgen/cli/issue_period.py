"""Which days an issue covers, from the options of `build`: `--month 2024-03`, `--week 2024-W12` or a day in it, `--quarter 2024Q1`, `--year 2024`,
`--from` with `--to`, or the latest month with stories."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import click

from briefgen.cli.command import option
from briefgen.cli.messages import Words
from briefgen.model.period import Period

_MONTH = re.compile(r"(\d{4})\s*(?:[-/.]|年)?\s*(\d{1,2})\s*月?$")
_QUARTER = re.compile(r"(\d{4})\s*[-年]?\s*[Qq第]?\s*([1-4一二三四])\s*(?:季度)?$")
_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})$")
_YEAR = re.compile(r"(\d{4})\s*年?$")


@dataclass(frozen=True, slots=True)
class Choice:
    """An issue's rhythm (`month`, `week`, `quarter`, `year`, `days`), its days, and the name of its folder in the output."""

    cadence: str
    period: Period
    folder: str


def period_options(words: Words) -> list[click.Parameter]:
    """The options of `build` that choose the days."""
    return [
        option(words, "--month", metavar="2024-03", callback=period_reader(words, "month")),
        option(words, "--week", metavar="2024-W12", callback=period_reader(words, "week")),
        option(words, "--quarter", metavar="2024Q1", callback=period_reader(words, "quarter")),
        option(words, "--year", metavar="2024", callback=period_reader(words, "year")),
        option(words, "first", "--from", metavar="2024-03-01", callback=period_reader(words, "day")),
        option(words, "last", "--to", metavar="2024-03-15", callback=period_reader(words, "day")),
        option(words, "--latest", is_flag=True),
    ]


def choose(
    words: Words,
    *,
    month: Choice | None,
    week: Choice | None,
    quarter: Choice | None,
    year: Choice | None,
    first: Choice | None,
    last: Choice | None,
    latest: bool,
) -> Choice | None:
    """The one period that was asked for; None for the latest month. Raises click.UsageError for more than one or half a range."""
    single = [choice for choice in (month, week, quarter, year) if choice is not None]
    if len(single) + latest + (first is not None or last is not None) > 1:
        raise click.UsageError(words("one-period"))
    if first is None and last is None:
        return single[0] if single else None
    if first is None or last is None:
        raise click.UsageError(words("from-with-to"))
    if first.period.first > last.period.last:
        raise click.UsageError(words("from-after-to"))
    return range_choice(first.period.first, last.period.last)


def period_reader(words: Words, cadence: str) -> Callable[[click.Context, click.Parameter, str | None], Choice | None]:
    """A click callback that reads one period option, and says in the user's language what it should look like."""

    def read(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Choice | None:
        try:
            return None if value is None else read_period(cadence, value)
        except ValueError as error:
            raise click.BadParameter(words(f"bad-{cadence}", value=value)) from error

    return read


def read_period(cadence: str, text: str) -> Choice:
    """The days that an option's text means. Raises ValueError for anything else."""
    readers = {"month": _month, "week": _week, "quarter": _quarter, "year": _year, "day": _day}
    return readers[cadence](text.strip())


def month_choice(year: int, month: int) -> Choice:
    return Choice("month", Period.month(year, month), f"{year:04d}-{month:02d}")


def range_choice(first: date, last: date) -> Choice:
    return Choice("days", Period(first, last), f"{first.isoformat()}_{last.isoformat()}")


def _month(text: str) -> Choice:
    found = _MONTH.match(text)
    if found is None:
        raise ValueError(text)
    return month_choice(int(found[1]), int(found[2]))


def _week(text: str) -> Choice:
    found = _WEEK.match(text)
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else _monday(date.fromisoformat(text))
    year, week, _ = monday.isocalendar()
    return Choice("week", Period(monday, monday + timedelta(days=6)), f"{year:04d}-W{week:02d}")


def _quarter(text: str) -> Choice:
    found = _QUARTER.match(text)
    if found is None:
        raise ValueError(text)
    quarter = "一二三四".find(found[2]) + 1 or int(found[2])
    return Choice("quarter", Period.quarter(int(found[1]), quarter), f"{found[1]}-Q{quarter}")


def _year(text: str) -> Choice:
    found = _YEAR.match(text)
    if found is None:
        raise ValueError(text)
    return Choice("year", Period.year(int(found[1])), found[1])


def _day(text: str) -> Choice:
    day = date.fromisoformat(text)
    return Choice("days", Period.day(day), day.isoformat())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
