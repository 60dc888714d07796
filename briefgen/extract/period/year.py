"""Which year a period without one means: the text's own evidence first, then the range of days in which the story was published.

1—5月 in a story of July 2022 is 2022; 12月10日 in it is 2021 (it would lie ahead), unless 预计, 将, 力争 … say that it is to come.
"""

import re
from dataclasses import dataclass
from datetime import date

from briefgen.model.period import Period

_AHEAD = re.compile(r"预计|将|力争|计划|有望|拟|确保|争取|可望|届时|目标|规划|预期|定于|安排|要在|预报|未来|下一步|明年|工期|起至")
_AHEAD_AFTER = re.compile(r"[份底末初]?(?:以?前|之前|将|可|有望|力争|计划|拟|即将|预计|要)")
_AIMS = re.compile(r"[^。！？\n]{0,40}?(?:目标|力争|以上|预计|计划|确保|安排|将|预期|左右|要|争取|任务)")
_RIGHT_AHEAD = re.compile(r"(?:预计|有望|将于|将在|拟于|计划)(?:到|在|于)?$")
_AT_ONCE = re.compile(r"(?:预计|有望|可望|将于|将在|拟于|拟|计划|力争|争取|确保)(?:到|在|于|今年)?$")
_SENTENCE_END = "。！？!?\n"
_LOOK_BACK = 28
_FAR = 400
# 12月1日起 told of in October is to come; so is what lies within a month, of which one would say 去年
_SOON = 62
_NEXT = 31
# 到12月底, 持续至12月1日: told of in spring or later
_LONG = 240
_UP_TO = re.compile(r"(?<![截止])(?:到|至)$")
_OLD = 2
# 一季度 in February is the running one: of the last one one would say 去年一季度
_QUARTER = 2
_SAID = {"今": 0, "本": 0, "去": -1, "前": -2, "大前": -3, "明": 1, "后": 2, "大后": 3}


@dataclass(slots=True)
class Years:
    """What is known of the year at a place in the text.

    `reference` is the story's range of days, `told` the span or state that was told of last. `stated` is the last year that the text said of a fact (not of a deadline or a base of comparison), and
    `stated_at` where, `dated` whether with a month; `day` is the last day that was resolved, and `day_at` where.
    """

    text: str
    reference: Period | None
    stated: int | None = None
    stated_at: int = -1
    dated: bool = False
    day: date | None = None
    day_at: int = -1
    told: Period | None = None

    @property
    def now(self) -> int | None:
        """The story's year, None where the reference is unknown or crosses New Year."""
        if self.reference is None or self.reference.first.year != self.reference.last.year:
            return None
        return self.reference.last.year

    def said(self, word: str) -> int | None:
        """The year of 今, 去, 前, 大前, 明, 后, 大后, 本, 上, 当, 同 or 次 (年)."""
        if word in _SAID:
            return None if self.now is None else self.now + _SAID[word]
        base = self.stated if self.stated is not None else self.now
        if base is None or (word in "次同" and self.stated is None):
            return None
        return base + {"上": -1, "次": 1}.get(word, 0)

    def state(self, year: int, at: int, dated: bool) -> None:
        self.stated, self.stated_at, self.dated = year, at, dated

    def carried(self, at: int, across: str) -> int | None:
        """The year said before `at` with none of the characters `across` between; 建于1998年 says nothing of a later 5月."""
        if self.stated is None or (self.now is not None and not self.dated and self.stated < self.now - _OLD):
            return None
        if not across:
            return self.stated
        if at - self.stated_at > _FAR:
            return None
        between = self.text[self.stated_at : at]
        return None if any(mark in between for mark in across) else self.stated

    def in_sentence(self, at: int) -> int | None:
        """The year said in the same sentence; without a reference the last one said at all."""
        return self.carried(at, _SENTENCE_END if self.reference is not None else "")

    def in_paragraph(self, at: int) -> int | None:
        return self.carried(at, "\n" if self.reference is not None else "")

    def ahead(self, start: int, end: int) -> bool:
        """Whether the words around a period say that it is to come."""
        floor = max(0, start - _LOOK_BACK)
        floor = max(floor, *(self.text.rfind(mark, floor, start) + 1 for mark in _SENTENCE_END))
        return _AHEAD.search(self.text, floor, start) is not None or _AHEAD_AFTER.match(self.text, end) is not None

    def at_once(self, start: int) -> bool:
        """Whether a word of what is to come stands right before a period: 计划年内."""
        return _AT_ONCE.search(self.text, max(0, start - 6), start) is not None

    def aims(self, start: int, end: int) -> bool:
        """Whether the sentence sets a goal: 全年增长8%以上, 围绕全年…的目标."""
        return self.ahead(start, end) or _AIMS.match(self.text, end) is not None

    def bare(self, start: int, end: int, months: tuple[int, int], day: int = 1) -> int | None:
        """The year of bare months: `months` are the first and the last one, `day` the first one's day."""
        year = self.in_sentence(start)
        if year is not None:
            return year
        if self.now is None or self.reference is None:
            return self._fitting(months)
        first_month, last_month = months
        last = self.reference.last
        # what is added up from January on is told of when it is over
        first_day = date(self.now, first_month, min(day, 28))
        running = last_month - first_month == _QUARTER and first_month <= last.month <= last_month
        late = first_day > last or (last_month > first_month == 1 and last_month > last.month and not running)
        if late:
            soon = 0 < (first_day - last).days <= self._horizon(start, end)
            return self.now if soon or self.ahead(start, end) else self.now - 1
        if last_month + 3 <= self.reference.first.month and _RIGHT_AHEAD.search(self.text, max(0, start - 5), start):
            return self.now + 1
        return self.now

    def _horizon(self, start: int, end: int) -> int:
        """How many days ahead of the story a bare day or month may lie to be one to come."""
        if _UP_TO.search(self.text, max(0, start - 3), start):
            return _LONG
        return _SOON if self.text.startswith("起", end) else _NEXT

    def _fitting(self, months: tuple[int, int]) -> int | None:
        """A reference over New Year still fixes months that meet it in one of its two years only."""
        if self.reference is None or self.reference.last.year - self.reference.first.year != 1:
            return None
        fitting = [
            year
            for year in (self.reference.first.year, self.reference.last.year)
            if Period.months(year, months[0], max(months)).overlaps(self.reference)
        ]
        return fitting[0] if len(fitting) == 1 else None
