"""Periods as days: 1—5月, 一季度, 截至6月底, 今年以来, 去年同期, “十四五”期间, 到2025年, 年底前, 6月底7月初, 三年内, 3月22日.

    find_periods("截至6月底,企业达到481户", Period.month(2022, 7))  ->  截至6月底: 30 June 2022, `as_of`

The forms stand in `forms.py`, what their parts mean in `reading.py`, `relative.py` and `length.py`, the choice of the year in `year.py`; here the words around a form decide its kind:
截至, 到, 较 before it, 以来, 前, 内, 同期, 相比 behind it. A missing year is fixed by the text or by the story's range of days; where
neither does, the mention has no period.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefgen.clean.year import present_year
from briefgen.extract.number.numeral import simplified
from briefgen.extract.period.days import last_day, shift_years
from briefgen.extract.period.forms import COMBINED, FIRST_OF_SEVERAL, PATTERNS
from briefgen.extract.period.mention import PeriodMention
from briefgen.extract.period.reading import Reading
from briefgen.extract.period.relative import READERS
from briefgen.extract.period.year import Years
from briefgen.model.period import Period

_AS_OF = re.compile(r"(?:截至|截止到?|截至到) ?$")
_UNTIL = re.compile(r"(?<![达直得遇收签找提来感看谈做拿])(?:到|至|至迟|最迟|迟至|不晚于) ?$")
_AGAINST = re.compile(r"(?:较|比|相比于?|相较于?|对比|比照|高于|低于|好于|优于|快于|比起)(?:了|的)? ?$")
_TOGETHER = re.compile(r"[与同和跟以] ?$")
_COMPARED = re.compile(r"(?:同期)?(?:相比|比较|持平|水平|为基[期数])")
_BASE = re.compile(r"的?基础上|的 ?[0-9一二两三四五六七八九十.点]{1,6} ?倍")
_SINCE = re.compile(r"以来|(?:起|开始)?(?:直)?至今|以后|起(?=[,，、。;；至正施实执全在对将开陆]|$)|开始(?=[,，])")
_BEFORE = re.compile(r"(?:以|之)?前(?=[,，、。;；）)\u4e00-\u9fff]|$)(?![三两后期往沿景列线方一二四五六七八九十])")
_SAME = re.compile(r"的?同期")
_JOINERS = ("、", "和", "与", "及", "以及")
_WITHIN = re.compile(r"之?内(?![外部在容需])")


def find_periods(text: str, reference: Period | date | None = None) -> list[PeriodMention]:
    """The periods in a text, in order and without overlap; offsets are code points of `text`.

    `text` is any Chinese text, simplified or traditional, with half- or full-width digits. `reference` is the day on which it was published, or the range
    of days in which that day lies: `date(2024, 3, 28)`, `Period.month(2024, 3)`, `Period.year(2024)`. Each mention has its first and last
    day, both included, and its kind; the period is None where nothing fixes it. With no reference only what the text itself fixes is
    resolved (2025年即将到来 makes 今年 2024). A reference before the year 100 or after 9900 counts as not known. Depends on nothing else, and never raises.
    """
    text = simplified(text)
    if isinstance(reference, date):
        reference = Period.day(date(reference.year, reference.month, reference.day))  # a datetime is a date too
    known = reference is not None and reference.first.year >= 100 and reference.last.year <= 9900
    if not known:
        year = present_year(text)
        reference = None if year is None else Period.year(year)
    return list(_scan(text, Years(text, reference)))


def _scan(text: str, years: Years) -> Iterator[PeriodMention]:
    position = 0
    before: PeriodMention | None = None
    while match := COMBINED.search(text, position):
        start, end = match.span()
        reading, end = _read(text, match.lastgroup or "", start, end, years)
        if reading is None:
            position = end
            continue
        mention = _Place(text, position, start, end, years, years.told).mention(reading)
        if before and before.kind == "reference" and mention.kind == "span" and text[before.end : start].strip() in _JOINERS:
            mention = replace(mention, kind="reference")  # 较一季度、上半年和前三季度: all of them are bases
        before = mention
        if mention.kind in ("span", "as_of") and mention.period:
            years.told = mention.period
        _remember(mention, reading, years)
        position = mention.end
        yield mention


def _read(text: str, form: str, start: int, end: int, years: Years) -> tuple[Reading | None, int]:
    """The reading of a form and where it ends; 3月和5月, which is no stretch of months, gives the first of the two, 3、6、9月 the last."""
    name, pattern = PATTERNS[form]
    parts = pattern.match(text, start)
    reading = READERS[name](parts, years) if parts else None
    if reading is None and parts and name in FIRST_OF_SEVERAL and (name != "day" or parts["bare"] is not None):
        for single, pattern in FIRST_OF_SEVERAL[name]:
            if (first := pattern.match(text, start)) and first.end() < end:
                return READERS[single](first, years), first.end()
        if name == "months" and parts["to"][-1:] == "、":
            return None, start + 1
    return reading, end


def _remember(mention: PeriodMention, reading: Reading, years: Years) -> None:
    """What later periods may lean on: a year that was said of a fact, and the last day."""
    if reading.stated is not None and reading.holds and mention.kind in ("span", "day", "as_of") and not _in_title(years.text, mention.start):
        years.state(reading.stated, mention.end, "月" in years.text[mention.start : mention.end])
    if mention.kind == "day" and mention.period:
        years.day, years.day_at = mention.period.last, mention.end


def _base(period: Period | None, kind: str) -> Period | None:
    """较上年末 means its last day, 较年初 its first, 较2022年 the year."""
    if period is None or kind not in ("end", "late", "early"):
        return period
    return Period.day(period.first) if kind == "early" else last_day(period)


def _in_title(text: str, at: int) -> bool:
    return text.rfind("《", max(0, at - 40), at) > text.rfind("》", max(0, at - 40), at)


@dataclass(slots=True)
class _Place:
    """A form at `text[start:end]` with the words around it; `floor` is where the mention before it ends, `told` the span told of last."""

    text: str
    floor: int
    start: int
    end: int
    years: Years
    told: Period | None

    def mention(self, reading: Reading) -> PeriodMention:
        """The reading as the words around it mean it."""
        start, end, period, kind = self.start, self.end, reading.period, reading.kind
        if kind == "reference":
            return PeriodMention(start, end, reading.base(self.told), kind)
        if same := _SAME.match(self.text, end):
            return PeriodMention(start, same.end(), reading.base(self.told), "reference")
        if as_of := self._before(_AS_OF, 5):
            return PeriodMention(as_of.start(), end, self._as_of(reading), "as_of")
        if kind in ("vague", "now"):
            return PeriodMention(start, end, period, "as_of" if kind == "now" else "vague")
        if self._is_base():
            return PeriodMention(start, end, _base(period, kind), "reference")
        if since := _SINCE.match(self.text, end):
            return PeriodMention(start, since.end(), self._since(period), "span")
        return self._limit(reading) or self._plain(reading)

    def _before(self, pattern: re.Pattern[str], window: int) -> re.Match[str] | None:
        return pattern.search(self.text, max(self.floor, self.start - window), self.start)

    def _is_base(self) -> bool:
        """较2022年, 与2020年相比, 在2020年基础上, 是2012年的3倍."""
        if self._before(_AGAINST, 5) or _BASE.match(self.text, self.end):
            return True
        return _COMPARED.match(self.text, self.end) is not None and self._before(_TOGETHER, 2) is not None

    def _limit(self, reading: Reading) -> PeriodMention | None:
        """2025年前, 今年之内, 到2025年."""
        end, period, kind = self.end, reading.period, reading.kind
        if before := _BEFORE.match(self.text, end):
            return PeriodMention(self.start, before.end(), period, "deadline")
        if kind not in ("deadline", "plan_end") and (within := _WITHIN.match(self.text, end)):
            return PeriodMention(self.start, within.end(), period, "deadline")
        until = self._before(_UNTIL, 4) if kind != "day" else None
        if until is None:
            return None
        reference = self.years.reference
        if period and reference and period.last < reference.first:
            return PeriodMention(until.start(), end, last_day(period), "as_of")
        return PeriodMention(until.start(), end, period, "deadline")

    def _plain(self, reading: Reading) -> PeriodMention:
        start, end, period, kind = self.start, self.end, reading.period, reading.kind
        if kind == "end":
            return PeriodMention(start, end, last_day(period) if period else None, "as_of")
        if kind == "plan_end":
            return PeriodMention(start, end, period, "plan")
        if kind == "early":
            return PeriodMention(start, end, period, "span")
        if kind == "late":
            reference = self.years.reference
            coming = period is not None and reference is not None and period.first > reference.last
            return PeriodMention(start, end, period, "deadline" if coming else "span")
        return PeriodMention(start, end, period, kind)

    def _as_of(self, reading: Reading) -> Period | None:
        """截至年底 in January is the end of the year before: a state cannot lie ahead."""
        period, reference = reading.period, self.years.reference
        if period is None:
            return None
        if reference is not None and reading.stated is None and period.first > reference.last:
            period = shift_years(period, -1)
        return last_day(period)

    def _since(self, period: Period | None) -> Period | None:
        """From the period's first day to the story's; what is yet to begin stays as it is."""
        reference = self.years.reference
        if period is None or reference is None:
            return None
        return period if period.first > reference.last else Period(period.first, reference.last)
