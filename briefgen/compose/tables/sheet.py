"""What every fact table shares: rows that end with the quote and the number of their row in 来源, and columns for days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.compose.material import Material
from briefgen.compose.sections.pending import conflicts, overdue_promises
from briefgen.model.briefing import Column, Table, Value
from briefgen.model.fact import Days
from briefgen.model.period import Period
from briefgen.resolve.order import AnyFact, in_reading_order

Line = tuple[Sequence[Value], AnyFact]

PERIOD_COLUMNS = (Column("期间起", "date", 11), Column("期间止", "date", 11), Column("期间精度", "text", 8))
_TAIL = (Column("引文", "text", 48), Column("来源", "source", 6))


@dataclass(frozen=True, slots=True)
class Story:
    """One row of 来源: a story that a table refers to."""

    document: str
    article: str
    published: str | None
    facts: int


class SourceRows:
    """The stories behind the tables' rows, numbered from 1 in reading order."""

    def __init__(self, material: Material) -> None:
        passed = [fact for _, promise in overdue_promises(material) for fact in promise.facts]
        doubted = [fact for conflict in conflicts(material) for figure in conflict.figures for fact in figure.facts]
        named = in_reading_order([*material.facts, *material.unsure, *passed, *doubted])
        counted: dict[tuple[str, str], list[AnyFact]] = {}
        for fact in named:
            counted.setdefault((fact.document, fact.article), []).append(fact)
        self._numbers: Mapping[tuple[str, str], int] = {key: place for place, key in enumerate(counted, start=1)}
        self.stories = tuple(Story(*key, facts[0].published, len(facts)) for key, facts in counted.items())

    def of(self, document: str, article: str) -> int | None:
        """The row of a story, None where no table refers to it."""
        return self._numbers.get((document, article))


def fact_table(name: str, columns: Sequence[Column], lines: Iterable[Line], sources: SourceRows, note: str = "") -> Table:
    """A table of rows with the fact behind each; 引文 and 来源 are added."""
    rows, numbers = [], []
    for values, fact in lines:
        number = sources.of(fact.document, fact.article)
        rows.append((*values, fact.words, number))
        numbers.append(number)
    return Table(name, (*columns, *_TAIL), tuple(rows), tuple(numbers), note)


def day_values(days: Days | None) -> tuple[date | None, date | None, str]:
    """First day, last day and how precise they are: 日, 旬, 月, 季, 年 or 段; three empty values where nothing is known."""
    if days is None:
        return (None, None, "")
    return (*days, precision(days))


def precision(days: Days) -> str:
    """日 for a day, 旬, 月, 季, 年 for a whole one of these, 段 for any other stretch."""
    first, last = days
    period = Period(first, last)
    if first == last:
        return "日"
    if period == Period.month(first.year, first.month):
        return "月"
    if period == Period.year(first.year):
        return "年"
    if any(period == Period.quarter(first.year, quarter) for quarter in (1, 2, 3, 4)):
        return "季"
    if (first.year, first.month) == (last.year, last.month) and (first.day, last.day) in ((1, 10), (11, 20)):
        return "旬"
    within = (first.year, first.month) == (last.year, last.month)
    return "旬" if within and first.day == 21 and last == Period.month(first.year, first.month).last else "段"
