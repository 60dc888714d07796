"""Dates as they are printed: in Chinese, and rewritten after a pattern of the user's own: `YYYY年M月`."""

import re

from briefgen.model.period import Period

_PRINTED = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(?:(\d{1,2})\s*(?:月|[-/.]|$)\s*(?:(\d{1,2})\s*(?:日|$)?)?)?")
_PATTERN = re.compile(r"YYYY|yyyy|YY|yy|MM|M|DD|dd|D|d")


def chinese_date(text: str) -> str:
    """`2024-12-13` → 2024年12月13日, `2024-12` → 2024年12月, two days with a slash → 至; anything else as it is."""
    try:
        period = Period.parse(text)
    except ValueError:
        return text
    return "至".join(_chinese(iso) for iso in period.iso().split("/"))


def rewritten(text: str, pattern: str) -> str | None:
    """A date (2024-12-13, 2024年12月13日, 2024-12, 2024年) after the pattern; None where it is no date or lacks what the pattern asks for.

    `YYYY` `YY` `M` `MM` `D` `DD` stand for year, month and day; everything else is kept.
    """
    found = _PRINTED.fullmatch(text.strip()) or re.fullmatch(r"(\d{4})()()年?", text.strip())
    if not found:
        return None
    year, month, day = ((int(part) if part else None) for part in found.groups())
    parts = {"y": year, "m": month, "d": day}
    wanted = {match[0][0].lower() for match in _PATTERN.finditer(pattern)}
    if not wanted or any(parts[letter] is None for letter in wanted) or not _is_day(month, day):
        return None
    return _PATTERN.sub(lambda match: _part(match[0], parts), pattern)


def _part(symbol: str, parts: dict[str, int | None]) -> str:
    number = parts[symbol[0].lower()] or 0
    if symbol[0] in "Yy":
        return f"{number:04d}" if len(symbol) == 4 else f"{number % 100:02d}"
    return f"{number:0{len(symbol)}d}"


def _is_day(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)


def _chinese(iso: str) -> str:
    return "".join(f"{int(number)}{unit}" for number, unit in zip(iso.split("-"), "年月日", strict=False))
