"""Which issue a story belongs to.

A story belongs to the issue in which the first day of its range lies, so that it belongs to exactly one issue of a row of issues, also where
its range runs over the end of a month. A range longer than two units of the issue says too little: a story of which only the year is known is in
no month's issue, but is reported for each that it may belong to. A month counts as 31 days, so that all months take the same ranges.
"""

from briefgen.model.period import Period

MONTH_DAYS = 31
SHORTEST_MONTH = 28


def day_count(period: Period) -> int:
    """The days of a period, first and last included."""
    return (period.last - period.first).days + 1


def longest_range(issue: Period) -> int:
    """The longest range, in days, with which a story still belongs to an issue of this length."""
    days = day_count(issue)
    return 2 * (MONTH_DAYS if SHORTEST_MONTH <= days <= MONTH_DAYS else days)


def belongs(published: Period | None, issue: Period) -> bool:
    """Whether a story of this range is one of the issue's."""
    return published is not None and issue.first <= published.first <= issue.last and day_count(published) <= longest_range(issue)
