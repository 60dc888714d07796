"""Days and months as people write them in a manifest, and as they stand in the names of files and folders."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from unicodedata import normalize

from briefgen.model.period import Period

EARLIEST_YEAR = 1949
LATEST_YEAR = 2100

_ISO_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_WRITTEN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*[日号]?|月)?")
_CLOCK = re.compile(r"(?<=[\d日号])[ T]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$")
_YEAR = re.compile(r"(\d{4})年?")
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_ENGLISH = re.compile(r"(?:(\d{1,2})-)?([A-Za-z]{3})-(\d\d|\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Day 0 of Excel's calendar, its wrong 29 February 1900 made up for.
_EXCEL_DAY_0 = date(1899, 12, 30)

# In a name: not inside a longer run of digits or a hexadecimal digest; letters may lead (`t20240328_1.txt`).
_NAME_DAYS = (
    re.compile(r"(?<![\dA-Za-z])(?P<y>\d{4})(?P<mark>[-_.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?![\dA-Za-z])"),
    re.compile(r"(?<!\d)(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]"),
    re.compile(r"(?:^|[^\dA-Za-z])[A-Za-z]*(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?![\dA-Za-z])"),
)
_NAME_MONTH = re.compile(r"(?<![\dA-Za-z])(?P<y>\d{4})(?P<mark>[-_.])(?P<m>\d\d)(?![\dA-Za-z]|(?P=mark)\d)")
# A month in words is the month of publication in a folder's name only: in a file's name it is what the article is about.
_FOLDER_MONTH = re.compile(r"(?<!\d)(?P<y>\d{4})年(?P<m>\d{1,2})月(?!\d)")
_FOLDERS = (
    re.compile(r"(?:^|/)(?P<y>\d{4})年?/(?P<m>\d{1,2})月?/(?P<d>\d{1,2})[日号]?$"),
    re.compile(r"(?:^|/)(?P<y>\d{4})年?/(?P<m>\d{1,2})月?$"),
    re.compile(r"(?:^|/)(?P<y>\d{4})(?P<m>\d\d)$"),
    re.compile(r"(?:^|/)(?P<y>\d{4})年?$"),
)


def parse_written(text: str) -> Period | None:
    """The day, month, year or ISO range that a manifest's cell names, None if it names none that exists between 1949 and 2100.

    `2024.1` names none: a spreadsheet makes it of `2024.10`, so it may be January or October.
    """
    text = _CLOCK.sub("", normalize("NFKC", text).strip())
    if found := _ISO_RANGE.fullmatch(text):
        return _range(_iso(found[1]), _iso(found[2]))
    if re.fullmatch(r"\d{4}\.1", text):
        return None
    if (found := _WRITTEN.fullmatch(text)) or (found := _RUN.fullmatch(text)):
        return _period(found[1], found[2], found[3])
    if found := _YEAR.fullmatch(text):
        return _period(found[1])
    if found := _SERIAL.fullmatch(text):
        return _plausible(Period.day(_EXCEL_DAY_0 + timedelta(days=int(found[1]))))
    if found := _ENGLISH.fullmatch(text):
        return _english(found)
    return None


def date_in_name(path: str) -> Period | None:
    """The date that a document's path gives: in the file's name, else in the nearest folder's. Two different days give none."""
    folder, _, name = path.rpartition("/")
    found = _dates(name.rpartition(".")[0] or name, (_NAME_MONTH,))
    while not found and folder:
        found = _dates(folder.rpartition("/")[2], (_NAME_MONTH, _FOLDER_MONTH)) or _dates(folder, _FOLDERS[:1], _FOLDERS[1:])
        folder = folder.rpartition("/")[0]
    return found.pop() if len(found) == 1 else None


def _dates(text: str, months: Sequence[re.Pattern[str]], years: Sequence[re.Pattern[str]] = ()) -> set[Period]:
    """What the first group of patterns finds that finds anything: days, then months, then what is less."""
    for patterns in (_NAME_DAYS, months, *((pattern,) for pattern in years)):
        periods = {period for pattern in patterns for found in pattern.finditer(text) if (period := _named(found))}
        if periods:
            return periods
    return set()


def _named(found: re.Match[str]) -> Period | None:
    parts = found.groupdict()
    return _period(parts["y"], parts.get("m"), parts.get("d"))


def _english(found: re.Match[str]) -> Period | None:
    """`Mar-24` and `28-Mar-24`, which Excel makes of a typed month or day."""
    month = found[2].lower()
    year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
    return _period(year, str(_MONTHS.index(month) + 1), found[1]) if month in _MONTHS else None


def _iso(text: str) -> Period | None:
    return _period(*text.split("-"))


def _range(first: Period | None, last: Period | None) -> Period | None:
    return Period(first.first, last.last) if first and last and first.first <= last.last else None


def _period(year: str, month: str | None = None, day: str | None = None) -> Period | None:
    try:
        if day:
            period = Period.day(date(int(year), int(month or ""), int(day)))
        elif month:
            date(int(year), int(month), 1)
            period = Period.month(int(year), int(month))
        else:
            period = Period.year(int(year))
    except ValueError:
        return None
    return _plausible(period)


def _plausible(period: Period) -> Period | None:
    return period if period.first.year >= EARLIEST_YEAR and period.last.year <= LATEST_YEAR else None
