"""Lengths of time as months and days: 三年, 两年半, 半年, 三个多月, 两个半月, 四周, 60日.

    length_of(match of 两个半月)  ->  Length(count=2, months=2, days=15, half=True)

多 (三个多月) adds nothing: it says that it is somewhat more.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.extract.number.numeral import read_numeral
from briefgen.extract.period.days import months_later

_MONTHS = {"年": 12, "个月": 1, "个季度": 3}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "个星期": 7}
# what half a unit is, in months and days
_HALVES = {"年": (6, 0), "个月": (0, 15), "月": (0, 15), "个季度": (0, 45), "天": (0, 0), "周": (0, 3), "星期": (0, 3), "个星期": (0, 3)}


@dataclass(frozen=True, slots=True)
class Length:
    """`count` is the number as printed, `months` and `days` what it comes to; `half` whether a half is in it."""

    count: int
    months: int
    days: int
    half: bool

    def after(self, day: date) -> date:
        return months_later(day, self.months) + timedelta(days=self.days)

    def before(self, day: date) -> date:
        return months_later(day, -self.months) - timedelta(days=self.days)


def length_of(match: re.Match[str]) -> Length | None:
    """The length that the groups of a match say; None for nought."""
    if half_of := match["half_of"]:
        return Length(0, *_HALVES[half_of], half=True)
    value = read_numeral(match["count"])
    what = match["what"] or match["days"] or "个月"
    if value is None or value < 1:
        return None
    count = int(value)
    half = "半" in (match["half"], match["inner"])
    months, days = _HALVES[what] if half else (0, 0)
    return Length(count, count * _MONTHS.get(what, 0) + months, count * _DAYS.get(what, 0) + days, half)
