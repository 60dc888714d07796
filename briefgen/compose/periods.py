"""Days in words, as official papers write them: 2024年1—10月, 上半年, 截至2022年6月底, 2022年10月底, 到2025年."""

from calendar import monthrange
from datetime import date

from briefgen.model.fact import Days
from briefgen.model.period import Period

_SPANS: dict[tuple[int, int], str] = {
    (1, 3): "一季度", (4, 6): "二季度", (7, 9): "三季度", (10, 12): "四季度", (1, 6): "上半年", (7, 12): "下半年", (1, 9): "前三季度",
}  # fmt: skip


def day_words(day: date) -> str:
    """2022年6月24日"""
    return f"{day.year}年{day.month}月{day.day}日"


def span_words(days: Days) -> str:
    """The stretch that a figure covers or a thing took: 2024年1—10月, 2022年一季度, 2023年, 2022年6月13日至16日, 2022年10月底."""
    first, last = days
    if first == last:
        return day_words(first)
    if _whole_months(first, last):
        return _month_words(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return _part_of_month(first, last)
    if first == date(last.year, 1, 1):
        return f"{last.year}年以来"
    if first.year == last.year:
        return f"{day_words(first)}至{last.month}月{last.day}日"
    return f"{day_words(first)}至{day_words(last)}"


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and is_month_end(last)


def _month_words(first: date, last: date) -> str:
    if first.year != last.year:
        if (first.month, last.month) == (1, 12):
            return f"{first.year}—{last.year}年"
        return f"{first.year}年{first.month}月—{last.year}年{last.month}月"
    if (first.month, last.month) == (1, 12):
        return f"{first.year}年"
    if first.month == last.month:
        return f"{first.year}年{first.month}月"
    named = _SPANS.get((first.month, last.month))
    return f"{first.year}年{named}" if named else f"{first.year}年{first.month}—{last.month}月"


def _part_of_month(first: date, last: date) -> str:
    month = f"{first.year}年{first.month}月"
    if first.day == 21 and is_month_end(last):
        return f"{first.year}年底" if last.month == 12 else f"{month}底"
    if (first.day, last.day) == (1, 10):
        return f"{month}上旬"
    if (first.day, last.day) == (11, 20):
        return f"{month}中旬"
    return f"{month}{first.day}日至{last.day}日"


def as_of_words(day: date) -> str:
    """截至2022年6月底, 截至2023年底, 截至2022年6月24日"""
    if (day.month, day.day) == (12, 31):
        return f"截至{day.year}年底"
    return f"截至{day.year}年{day.month}月底" if is_month_end(day) else f"截至{day_words(day)}"


def deadline_words(days: Days) -> str:
    """The day by which something shall be: 2024年底, 2025年, 2022年8月, 2024—2025年."""
    first, last = days
    if first == last:
        return f"{last.year}年底" if (last.month, last.day) == (12, 31) else day_words(last)
    return span_words(days)


def figure_words(days: Days | None, modality: str, told: int | None) -> str:
    """The opening of a sentence on a figure, "" where no period is known.

    `told` is the year in which the story appeared: a goal of a coming year is “到2025年”, one of the running year just “2024年”.
    """
    if days is None:
        return ""
    first, last = days
    if modality == "actual":
        return as_of_words(last) if first == last else span_words(days)
    ahead = told is not None and last.year > told
    return f"到{deadline_words(days)}" if first == last or (ahead and first.year == last.year) else span_words(days)


def published_words(period: Period | None) -> str:
    """A story's date: 2022年8月12日, 2024年3月, 2024年3月20日至4月30日, “日期不详”."""
    return span_words((period.first, period.last)) if period else "日期不详"


def is_month_end(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
