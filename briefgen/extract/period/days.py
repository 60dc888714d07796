"""Days of parts of a month or year: 上旬 is the 1st to the 10th, 月底 the 21st to the last, 年初 January to March."""

from calendar import monthrange
from datetime import date, timedelta

from briefgen.model.period import Period

_MONTH_PARTS = {
    "初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "中": (11, 20), "底": (21, 31), "末": (21, 31), "下旬": (21, 31),
    "上中旬": (1, 20), "中上旬": (1, 20), "中下旬": (11, 31),
}  # fmt: skip


def month_part(year: int, month: int, part: str) -> Period:
    """Days of 初, 上旬, 上中旬, 中旬, 中下旬, 下旬, 底 or 末 of a month."""
    first, last = _MONTH_PARTS[part]
    return Period(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])))


def year_part(year: int, part: str) -> Period:
    """Days of 初 (the first quarter), 中 (June and July) or 底, 末 (from 21 December) of a year; any other word means all of it."""
    if part == "初":
        return Period.months(year, 1, 3)
    if part == "中":
        return Period.months(year, 6, 7)
    if part in ("底", "末"):
        return month_part(year, 12, part)
    return Period.year(year)


def last_day(period: Period) -> Period:
    return Period.day(period.last)


def shift_years(period: Period, years: int) -> Period:
    """The same days `years` later; 29 February becomes the 28th."""
    return Period(_shift(period.first, years), _shift(period.last, years))


def _shift(day: date, years: int) -> date:
    year = day.year + years
    last = monthrange(year, day.month)[1]
    ends_month = day.day == monthrange(day.year, day.month)[1]
    return date(year, day.month, last if ends_month else min(day.day, last))


def months_later(day: date, months: int) -> date:
    """The same day of the month `months` later (negative: earlier), or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_later(day: date, days: int) -> date:
    return day + timedelta(days=days)
