"""One reader a form: the parts that a pattern of `forms.py` names, turned into days.

A reader takes the match and what is known of the year (`Years`) and gives a `Reading`, or None where the match is no period after all (2月31日).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefgen.extract.number.numeral import read_numeral
from briefgen.extract.period.days import month_part, shift_years, year_part
from briefgen.extract.period.year import Years
from briefgen.model.period import Period

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """Days and kind of a form before the words around it are weighed.

    `kind` is a kind of `PeriodMention` or `end` (末: a state on the last day), `late` (底: the last ten days), `early` (初), `now`, `plan_end`.
    `stated` is the year where the text said it, `holds` whether a later bare month may take it (上年 and 次年 lean on another year
    themselves); `same` tells how many years a 同期 lies back.
    """

    period: Period | None
    kind: str = "span"
    stated: int | None = None
    same: int = 1
    holds: bool = True

    def base(self, told: Period | None) -> Period | None:
        """The days of 同期: those of the span told of before, in the earlier year."""
        if told is None:
            return None
        back = told.first.year - self.stated if self.stated is not None else self.same
        return shift_years(told, -back)


def number_of(text: str | None) -> int:
    """Digits or a Chinese numeral as an int, 0 for nothing."""
    value = read_numeral(text) if text else None
    return int(value) if value is not None else 0


def stated_year(match: Match, years: Years, suffix: str = "") -> int | None:
    """The year that a match says: 2023年, 23年, 去年."""
    groups = match.groupdict()
    if printed := groups.get("year" + suffix):
        return number_of(printed)
    if printed := groups.get("short" + suffix) or groups.get("zero" + suffix):
        return number_of(printed) + (2000 if number_of(printed) < 50 else 1900)
    said = groups.get("said" + suffix)
    return years.said(said.removesuffix("一")) if said else None


def says_year(match: Match, suffix: str = "") -> bool:
    groups = match.groupdict()
    return any(groups.get(name + suffix) for name in ("year", "said", "short", "zero"))


def day_of(year: int | None, month: int, day: int) -> date | None:
    """The day, None where the year is unknown or the month has no such day."""
    try:
        return date(year, month, day) if year is not None else None
    except ValueError:
        return None


def span_of(first: date | None, last: date | None) -> Period | None:
    return Period(first, last) if first and last and first <= last else None


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _date(match: Match, years: Years) -> Reading | None:
    """2024-03-28, and 2024/3/28-2024/4/2."""
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None or not match["year2"]:
        return Reading(Period.day(day), "day", day.year) if day else None
    days = span_of(day, day_of(int(match["year2"]), int(match["month2"]), int(match["day2"])))
    return Reading(days, "day", day.year) if days else None


def _one_day(match: Match, years: Years) -> Reading | None:
    month, number = number_of(match["month"]), number_of(match["day"])
    if not _possible(month, number) or (match["bare"] is not None and not says_year(match)):
        return None
    stated = stated_year(match, years)
    year = stated if says_year(match) else years.bare(*match.span(), (month, month), number)
    day = day_of(year, month, number)
    return Reading(Period.day(day) if day else None, "day", stated)


def _days(match: Match, years: Years) -> Reading | None:
    month, day = number_of(match["month"]), number_of(match["day"])
    month2, day2 = number_of(match["month2"]) or month, number_of(match["day2"])
    if not _possible(month, day) or not _possible(month2, day2):
        return None
    stated = stated_year(match, years)
    year = stated if says_year(match) else years.bare(*match.span(), (month, month), day)
    year2 = stated_year(match, years, "2") or (year + (month2 < month) if year is not None else None)
    return Reading(span_of(day_of(year, month, day), day_of(year2, month2, day2)), "day", stated)


def _months(match: Match, years: Years) -> Reading | None:
    month, month2 = number_of(match["month"]), number_of(match["month2"])
    crosses = month2 < month
    steps = sum(map(match["to"].count, "、和与")) or 1
    if match["to"][-1:] in ("", "、", "和", "与") and not match["between"] and (month2 != month + steps or match["to"] == "与"):
        return None
    if crosses and match["to"].strip() in ("-", "－") and not match["year2"]:
        return None
    stated = stated_year(match, years)
    year = stated if says_year(match) else years.bare(*match.span(), (month, month if crosses else month2))
    year2 = stated_year(match, years, "2") or (year + crosses if year is not None else None)
    if year is None or year2 is None:
        return Reading(None, "span", stated)
    return Reading(span_of(Period.month(year, month).first, Period.month(year2, month2).last), "span", stated)


def _turn(match: Match, years: Years) -> Reading | None:
    """6月底7月初: from 21 June to 10 July."""
    month, month2 = number_of(match["month"]), number_of(match["month2"])
    stated = stated_year(match, years)
    year = stated if says_year(match) else years.bare(*match.span(), (month, month))
    if year is None:
        return Reading(None, "span")
    first = month_part(year, month, match["part"])
    last = month_part(year + (month2 < month), month2, match["part2"])
    return Reading(span_of(first.first, last.last), "span", stated)


# yearly reports come out until April
_REPORTING = 4
_WINTER = 2
_PART_KINDS = {"末": "end", "底": "late", "内": "deadline", "初": "early"}


def _month(match: Match, years: Years) -> Reading | None:
    month, part = number_of(match["month"]), match["part"]
    stated = stated_year(match, years)
    year = stated if says_year(match) else years.bare(*match.span(), (month, month))
    kind = _PART_KINDS.get(part or "", "span")
    if year is None:
        return Reading(None, kind, stated)
    return Reading(month_part(year, month, part) if part else Period.month(year, month), kind, stated)


def _stretch(match: Match, years: Years, first: int, last: int, kind: str = "span") -> Reading:
    stated = stated_year(match, years)
    year = stated if says_year(match) else years.bare(*match.span(), (first, last))
    return Reading(Period.months(year, first, last) if year is not None else None, kind, stated)


def _first(match: Match, years: Years) -> Reading | None:
    count = number_of(match["count"]) * (3 if "季" in match["what"] else 1)
    return _stretch(match, years, 1, count) if 1 <= count <= 12 else None


def _quarters(match: Match, years: Years) -> Reading | None:
    first, last = number_of(match["quarter"]), number_of(match["quarter2"])
    return _stretch(match, years, 3 * first - 2, 3 * last) if first < last else None


def _quarter(match: Match, years: Years) -> Reading | None:
    quarter = 1 if match["quarter_first"] else number_of(match["quarter"] or match["quarter_short"])
    if match["part"] == "初":
        return _stretch(match, years, 3 * quarter - 2, 3 * quarter - 2)
    return _stretch(match, years, 3 * quarter - 2, 3 * quarter, "end" if match["part"] else "span")


def _half(match: Match, years: Years) -> Reading | None:
    """A bare half-year is the story's year's, also when it is not over; only 上半年 told of in January or February is the year before's."""
    first, last = (1, 6) if match["half"] == "上" else (7, 12)
    kind = "end" if match["part"] else "span"
    running = years.reference is not None and (match["half"] == "下" or years.reference.last.month > _WINTER)
    if running and not says_year(match):
        year = years.in_paragraph(match.start()) if match["half"] == "下" else years.in_sentence(match.start())
        year = year if year is not None else years.now
        return Reading(Period.months(year, first, last) if year is not None else None, kind)
    return _stretch(match, years, first, last, kind)


def _years(match: Match, years: Years) -> Reading | None:
    if pair := match.groupdict().get("pair"):
        start = years.said(pair[0])
        return Reading(Period(date(start, 1, 1), date(start + 1, 12, 31)) if start is not None else None)
    first, last = number_of(match["year"]), number_of(match["year2"])
    listed, groups = match["to"][-1:] in tuple("、和与"), match.groupdict()
    # 2023年和2024年 are two years, 2023和2024年 or 2023年和2024年间 a stretch; without any 年 only 2023—2025
    if listed and not groups.get("between") and (groups.get("first_unit") or not match["unit"] or match["to"] == "与"):
        return None
    if not match["unit"] and first < 2000:
        return None
    return Reading(Period(date(first, 1, 1), date(last, 12, 31)), "span") if first < last else None


def _plan(match: Match, years: Years) -> Reading | None:
    """十四五 is 2021 to 2025; the plans before and after it lie five years apart."""
    first = 2021 + 5 * (number_of(match["plan"]) - 4)
    when = match["when"] or ""
    if when.startswith("末"):
        return Reading(Period.day(date(first + 4, 12, 31)), "plan_end")
    if when.startswith("收官"):
        return Reading(Period.year(first + 4), "plan_end")
    if when.startswith("开局"):
        return Reading(Period.year(first), "plan_end")
    if when[:1] in ("前", "头") and when != "前期":
        return Reading(Period(date(first, 1, 1), date(first + number_of(when[1]) - 1, 12, 31)), "plan_end")
    if when.startswith("后") and when != "后期":
        return Reading(Period(date(first + 5 - number_of(when[1]), 1, 1), date(first + 4, 12, 31)), "plan_end")
    if when == "以来":
        return Reading(span_of(date(first, 1, 1), years.reference.last if years.reference else None))
    return Reading(Period(date(first, 1, 1), date(first + 4, 12, 31)), "plan")


def _same(match: Match, years: Years) -> Reading | None:
    said = match["said"] or ""
    stated = stated_year(match, years) if said in ("", "去", "前", "今") else None
    return Reading(None, "reference", stated, same=2 if said == "前" else 1)


def _year(match: Match, years: Years) -> Reading | None:
    part, suffix = match["part"] or "", "3" if says_year(match, "3") else ""
    says = says_year(match, suffix)
    stated = stated_year(match, years, suffix)
    year = stated if says else _this_year(match, years, part)
    holds = (match["said" + suffix] or "")[:1] not in ("上", "次", "同", "当")
    return Reading(year_part(year, part) if year is not None else None, _PART_KINDS.get(part, "span"), stated, holds=holds)


def _this_year(match: Match, years: Years, part: str) -> int | None:
    """The year of a bare 年底, 年内, 全年: the one that the paragraph told of, else the story's.

    Behind 计划 or 力争 it is the story's, whatever past year was told of. What early in a year is told of 全年 or 年末 without a word of what is to come is the year before, as in a yearly report.
    """
    carried = years.in_paragraph(match.start())
    if carried is not None and years.now is not None and carried < years.now and years.at_once(match.start()):
        return years.now
    if carried is not None or years.now is None or years.reference is None:
        return carried if carried is not None else years.now
    if part in ("", "末") and years.reference.last.month <= _REPORTING and not years.aims(*match.span()):
        return years.now - 1
    return years.now


# 世纪初 is its first twenty years, 世纪末 its last; 中叶 lies around the fiftieth
_CENTURY_PARTS = {"": (0, 99), "初": (0, 19), "中": (40, 59), "末": (80, 99)}


def _decade(match: Match, years: Years) -> Reading | None:
    groups = match.groupdict()
    printed = groups.get("century") or "上"
    century = {"上": 20, "本": 21}.get(printed, number_of(printed))
    if not 10 <= century <= 21:
        return None
    first, part = 100 * (century - 1), (groups.get("part") or "")[:1]
    if decade := number_of(groups.get("decade")):
        decade *= 10 if decade < 10 else 1
        last = number_of(groups.get("decade2")) or decade
        return Reading(span_of(date(first + decade, 1, 1), date(first + last + 9, 12, 31)))
    from_year, to_year = _CENTURY_PARTS[part]
    return Reading(Period(date(first + from_year, 1, 1), date(first + to_year, 12, 31)))


READERS: dict[str, Callable[[Match, Years], Reading | None]] = {
    "date": _date,
    "days": _days,
    "day": _one_day,
    "turn": _turn,
    "months": _months,
    "month": _month,
    "first": _first,
    "quarters": _quarters,
    "quarter": _quarter,
    "half": _half,
    "years": _years,
    "plan": _plan,
    "same": _same,
    "year": _year,
    "decade": _decade,
}
