"""Reads the days that a page or a story gives for itself.

A full date in what stood around the text (`发布时间：2024-05-17 10:20`) or in a dateline (`2024年3月20日`) is a day; a dateline's month and day
(`本报讯 8月11日阳曲县消息`, `新华社北京1月5日电`, `“…。”5月17日，市政府举行发布会`) is a day of whatever year is known.
"""

import re
from collections.abc import Iterable
from datetime import date

from briefgen.model.period import Period

_FULL = re.compile(r"(?<!\d)((?:20|19)\d\d)(?:\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)日?|([01]\d)([0-3]\d)(?!\d))")
_MONTH_DAY = r"(?:(20\d\d)年)?(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日"
_DATELINE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,8}}(?:讯|社|报|网)[\u4e00-\u9fff]{{0,8}}?\s?)?{_MONTH_DAY}(?:[\u4e00-\u9fff]{{0,8}}(?:消息|讯|电)|(?=[，,上下]))"
)
_AGENCY = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}(?:社|网|报|台)|本[报台网])?[\u4e00-\u9fff]{0,8}?(?:20\d\d年)?(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])日(?:电|讯|消息)"
)
_ANY_DAY = re.compile(_MONTH_DAY)
_SAID_FIRST = re.compile(rf"(?<=[。！？”…]){_MONTH_DAY}(?=[，上下晚])")
_NOT_ONE_DAY = re.compile(r"\s?(?:至|到|—|-|~|～|起|前|以来|以前|之前|以后)")
_TODAY = re.compile(rf"(?:今天|今日)\s?[（(]\s?{_MONTH_DAY}\s?[）)]")
_FIRST_WORDS = 160


def stated_day(texts: Iterable[str]) -> date | None:
    """The first full date that one of these texts holds, or None."""
    for text in texts:
        for match in _FULL.finditer(text):
            if day := _day(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5])):
                return day
    return None


def has_dateline(paragraph: str) -> bool:
    """Whether a paragraph opens as a story of its own: `新华社北京1月5日电`, `本报5月17日讯`."""
    return _AGENCY.match(paragraph) is not None


def dateline(body: str) -> tuple[int | None, int, int] | None:
    """Year (where stated), month and day of a story's dateline, from its first paragraph: at its head, or the one day it names."""
    opening = body.lstrip()[:_FIRST_WORDS]
    match = _DATELINE.match(opening) or _TODAY.search(opening) or _only_day(opening)
    if match is None or _NOT_ONE_DAY.match(opening, match.end()):
        return None
    return (int(match[1]) if match[1] else None), int(match[2]), int(match[3])


def narrow(frame: Period, year: int | None, month: int, day: int) -> Period:
    """The day of that month and day (and year, where it is known) within the frame; the frame itself where it holds none or several."""
    years = [year] if year else range(frame.first.year, frame.last.year + 1)
    days = [found for year in years if (found := _day(year, month, day)) and frame.first <= found <= frame.last]
    return Period.day(days[0]) if len(days) == 1 else frame


def _only_day(opening: str) -> re.Match[str] | None:
    """The day with which a sentence of the opening begins, if no other day is named there."""
    return _SAID_FIRST.search(opening) if len(_ANY_DAY.findall(opening)) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
