"""Readers of forms that lean on the story's day: 本月, 上周, 周三, 近三年, 三年内, 半年来, 目前, 8日, 昨日.

They add to the readers of `reading.py`, and give no days where the story's day is not known well enough.
"""

from collections.abc import Callable
from datetime import date, timedelta

from briefgen.extract.period.days import month_part, months_later
from briefgen.extract.period.length import Length, length_of
from briefgen.extract.period.reading import READERS as CALENDAR_READERS
from briefgen.extract.period.reading import Match, Reading, day_of, number_of, span_of
from briefgen.extract.period.year import Years
from briefgen.model.period import Period

_OFFSETS = {"本": 0, "当": 0, "同": 0, "上": -1, "下": 1, "这": 0}
_PART_KINDS = {"末": "end", "底": "late", "内": "deadline", "初": "early"}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
# days: how far from the story a day told of may lie to lend its month, and how well the story's day must be known to lend its own
_NEAR = 62
_SURE = 15
# 26日 in a story of the 27th is yesterday, even behind a day to come
_JUST_NOW = 3
_DAY_OFFSETS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}


def _month_at(years: Years, offset: int) -> date | None:
    """The first day of the month `offset` from the story's; None where the story's days lie in two months."""
    reference = years.reference
    if reference is None or (reference.first.year, reference.first.month) != (reference.last.year, reference.last.month):
        return None
    return months_later(reference.last.replace(day=1), offset)


def _monthly(match: Match, years: Years) -> Reading | None:
    part = match["part"] or ""
    kind = _PART_KINDS.get(part, "span")
    if match["season"]:
        return _season(match["season"], years)
    month = _month_said(match["which"] or "本", years)
    if month is None:
        return Reading(None, kind)
    if part and part != "内":
        return Reading(month_part(month.year, month.month, part), kind)
    return Reading(Period.month(month.year, month.month), kind)


def _month_said(which: str, years: Years) -> date | None:
    """The first day of 本月, 上月, 上上个月; 当月 is the last month of a span told of shortly before (1—9月…, 当月…)."""
    told, reference = years.told, years.reference
    if which[0] in "当同" and told is not None and (reference is None or 0 <= (reference.last - told.last).days <= _NEAR):
        return told.last.replace(day=1)
    return _month_at(years, _OFFSETS[which[0]] * which.count(which[0]))


def _season(which: str, years: Years) -> Reading:
    month = _month_at(years, 3 * _OFFSETS[which[0]] * len(which))
    return Reading(Period.quarter(month.year, (month.month + 2) // 3) if month else None)


def _day_of(match: Match, years: Years) -> Reading | None:
    month = _month_said(match["which"], years)
    day = day_of(month.year, month.month, number_of(match["day"])) if month else None
    return Reading(Period.day(day) if day else None, "day")


def _week(match: Match, years: Years) -> Reading | None:
    """上周, 本周五, 下周末; 周三 by itself is the one of the story's week."""
    reference = years.reference
    if reference is None or reference.first != reference.last:
        return Reading(None, "vague")
    which, weekday = match["which"] or "本", match["weekday"] or match["lone"]
    monday = reference.last + timedelta(days=7 * len(which) * _OFFSETS[which[0]] - reference.last.weekday())
    if weekday == "末":
        return Reading(Period(monday + timedelta(days=5), monday + timedelta(days=6)))
    if weekday:
        return Reading(Period.day(monday + timedelta(days=_WEEKDAYS[weekday])), "day")
    return Reading(_week_of(monday))


def _back(match: Match, years: Years) -> Reading | None:
    """近三年, 过去五年, 过去的一年: whole years; 近三个月: back from the story's day."""
    count, back, what = number_of(match["count"]), match["back"], match["what"]
    if match["half_of"]:
        return _half_back(match["half_of"], years)
    if not 1 <= count <= 99:
        return None
    if years.reference is None:
        return Reading(None, "vague")
    last = years.reference.last
    if what == "年":
        return Reading(_years_back(count, back, last))
    if "月" in what or "季" in what:
        return Reading(_months_back(count * (3 if "季" in what else 1), last))
    return Reading(Period(last - timedelta(days=count * (1 if what == "天" else 7) - 1), last))


def _half_back(unit: str, years: Years) -> Reading:
    """近半年: six months back; 近半个月: fifteen days."""
    if years.reference is None:
        return Reading(None, "vague")
    last = years.reference.last
    return Reading(_months_back(6, last) if unit == "年" else Period(last - timedelta(days=14), last))


def _months_back(months: int, last: date) -> Period:
    return Period(months_later(last, -months) + timedelta(days=1), last)


def _years_back(count: int, back: str, last: date) -> Period:
    """Said early in a year, 过去的一年 is the year before; 近三年 has the running year in it."""
    if back == "过去" and last.month <= 4:
        return Period(date(last.year - count, 1, 1), date(last.year - 1, 12, 31))
    if back in ("近", "最近"):
        return Period(date(last.year - count + 1, 1, 1), last)
    return _months_back(12 * count, last)


def _ahead(match: Match, years: Years) -> Reading | None:
    """三年内, 未来五年, 五年时间: the running year is the first one; 半年内, 两个半月内, 30日内: from the story's day on."""
    length = length_of(match)
    if length is None or length.count > 60:
        return None
    if years.reference is None:
        return Reading(None, "deadline")
    first = years.reference.first
    if match["what"] == "年" and not length.half:
        return Reading(Period(date(first.year, 1, 1), date(first.year + length.count - 1, 12, 31)), "deadline")
    return Reading(Period(first, length.after(first)), "deadline")


def _length(match: Match, years: Years) -> Reading | None:
    """What stands behind a length: 三年内, 三年来, 三年前."""
    if match["ahead"]:
        return _ahead(match, years)
    return _lately(match, years) if match["lately"] else _away(match, years)


def _lately(match: Match, years: Years) -> Reading | None:
    """一年来, 三年多来, 两年半以来: back from the story's day."""
    length = length_of(match)
    if length is None or length.count > 99:
        return None
    if years.reference is None:
        return Reading(None, "vague")
    last = years.reference.last
    return Reading(Period(length.before(last) + timedelta(days=1), last))


def _away(match: Match, years: Years) -> Reading | None:
    """三年前: that year; 两个月后, 半年后: that month; 四周后: that week; 三天前: that day."""
    length, reference = length_of(match), years.reference
    if length is None:
        return None
    sign = -1 if match["side"] == "前" else 1
    if reference is None or not 1 < reference.last.year + sign * length.count < 9900:
        return Reading(None, "vague")
    if match["what"] == "年" and not length.half:
        return Reading(Period.year(reference.last.year + sign * length.count)) if years.now else Reading(None, "vague")
    if length.months:
        return _months_away(length, sign, years)
    if reference.first != reference.last:
        return Reading(None, "vague")
    day = reference.last + timedelta(days=sign * length.days)
    return Reading(Period.day(day), "day") if match["what"] == "天" else Reading(_week_of(day))


def _months_away(length: Length, sign: int, years: Years) -> Reading:
    reference = years.reference
    if length.days and reference is not None and reference.first == reference.last:
        month: date | None = length.before(reference.last) if sign < 0 else length.after(reference.last)
    else:
        month = _month_at(years, sign * length.months)
    return Reading(Period.month(month.year, month.month)) if month else Reading(None, "vague")


def _week_of(day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def _now(match: Match, years: Years) -> Reading | None:
    return Reading(Period.day(years.reference.last) if years.reference else None, "now")


def _lone(match: Match, years: Years) -> Reading | None:
    """8日, 13日至16日: in the month of the last day that was told of, else the last such day up to the story's."""
    day, day2 = number_of(match["day"]), number_of(match["day2"])
    if day >= day2:
        return None
    month = _month_for(day2, match.start(), years)
    last = day_of(month.year, month.month, day2) if month else None
    first = day_of(month.year, month.month, day) if month and day else last
    return Reading(span_of(first, last), "day")


def _month_for(day: int, at: int, years: Years) -> date | None:
    """The month of a bare day: that of a day told of in the same paragraph, unless this is months away from the story's own day."""
    reference = years.reference
    if reference is None:
        return years.day
    if years.day is not None and years.day > reference.last and 0 <= reference.last.day - day <= _JUST_NOW:
        return reference.last
    if years.day is not None and "\n" not in years.text[years.day_at : at] and abs((reference.last - years.day).days) <= _NEAR:
        return years.day
    if (reference.last - reference.first).days > _SURE:
        return years.day
    return reference.last if day <= reference.last.day else months_later(reference.last.replace(day=1), -1)


def _word(match: Match, years: Years) -> Reading | None:
    word, reference = match.group(), years.reference
    offset = _DAY_OFFSETS.get(word[:-1])
    if offset is not None and reference is not None and reference.first == reference.last:
        return Reading(Period.day(reference.last + timedelta(days=offset)), "day")
    if word in ("当日", "当天", "当晚", "同日") and years.day is not None:
        return Reading(Period.day(years.day), "day")
    if word in ("次日", "翌日") and years.day is not None:
        return Reading(Period.day(years.day + timedelta(days=1)), "day")
    return Reading(None, "vague")


READERS: dict[str, Callable[[Match, Years], Reading | None]] = CALENDAR_READERS | {
    "monthly": _monthly,
    "day_of": _day_of,
    "week": _week,
    "back": _back,
    "ahead": _ahead,
    "length": _length,
    "now": _now,
    "lone": _lone,
    "word": _word,
}
