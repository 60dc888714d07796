"""An issue: its rhythm, its days, and what they are called."""

from dataclasses import dataclass
from datetime import timedelta

from briefgen.compose.periods import day_words, span_words
from briefgen.model.period import Period

_RHYTHM = {"month": "月度", "week": "每周", "quarter": "季度", "year": "年度"}


@dataclass(frozen=True, slots=True)
class IssuePeriod:
    """`cadence` is `month`, `week`, `quarter`, `year`, or anything else for a free range of days."""

    cadence: str
    period: Period

    @property
    def period_label(self) -> str:
        """2024年12月, 2024年第50周（12月9日—15日）, 2024年四季度, 2024年, 2024年3月1日至15日"""
        if self.cadence != "week":
            return span_words((self.period.first, self.period.last))
        year, week, _ = self.period.first.isocalendar()
        return f"{year}年第{week}周（{self._week_days()}）"

    @property
    def issue_label(self) -> str:
        """2024年第12期; a year or a free range is no numbered issue and gives its days."""
        first = self.period.first
        if self.cadence == "month":
            return f"{first.year}年第{first.month}期"
        if self.cadence == "quarter":
            return f"{first.year}年第{(first.month + 2) // 3}期"
        if self.cadence == "week":
            year, week, _ = first.isocalendar()
            return f"{year}年第{week}期"
        return f"{first.year}年度" if self.cadence == "year" else self.period_label

    @property
    def date_label(self) -> str:
        """The last day of the period: no clock stands behind an issue's date."""
        return day_words(self.period.last)

    def default_title(self, region: str) -> str:
        """甲市重点产业链月度简报"""
        return f"{region}重点产业链{_RHYTHM.get(self.cadence, '专题')}简报"

    def before(self) -> Period:
        """The day before the issue begins, up to which earlier facts count."""
        return Period.day(self.period.first - timedelta(days=1))

    def _week_days(self) -> str:
        first, last = self.period.first, self.period.last
        if first.year != last.year:
            return f"{first.month}月{first.day}日—{last.year}年{last.month}月{last.day}日"
        if first.month != last.month:
            return f"{first.month}月{first.day}日—{last.month}月{last.day}日"
        return f"{first.month}月{first.day}日—{last.day}日"
