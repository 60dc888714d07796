"""Builders for synthetic figures and milestones."""

from itertools import count
from typing import Any

from briefgen.model.fact import Days, Figure, Milestone
from briefgen.model.period import Period

_numbers = count(1)


def days(text: str | None) -> Days | None:
    if not text:
        return None
    period = Period.parse(text)
    return (period.first, period.last)


def _common(quote: str, given: dict[str, Any]) -> dict[str, Any]:
    number = next(_numbers)
    start = given.pop("start", number * 100)
    values = {"id": f"x-{number:04d}", "document": "报.txt", "published": "2024-03", "quote": quote, "start": start, "end": start + len(quote)}
    return values | {"confidence": 0.9} | {key: given.pop(key) for key in ("document", "published", "confidence") if key in given}


def figure(value: str, unit: str = "亿元", *, quote: str = "", period: str | None = "2023", **given: Any) -> Figure:
    quote = quote or f"数字[{value}{unit}]"
    at, end = quote.index("["), quote.index("]") - 1
    common = _common(quote.replace("[", "").replace("]", ""), given)
    fields = {"subject": "甲市", "indicator": "工业投资", "aspect": "level"} | given
    return Figure(**common, value=value, unit=unit, period=days(period), number_start=common["start"] + at, number_end=common["start"] + end, **fields)


def milestone(project: str, stage: str, day: str | None = None, *, quote: str = "", **given: Any) -> Milestone:
    return Milestone(**_common(quote or project, given), project=project, stage=stage, date=days(day), **given)
