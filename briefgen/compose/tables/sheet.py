"""What every fact table shares: rows that end with the quote, their row in 来源 and what a person decided; columns for days; each row's key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.compose.periods import span_words
from briefgen.compose.tables.ground import Ground
from briefgen.compose.tables.review import form_of, review_words
from briefgen.model.briefing import Column, Table, Value
from briefgen.model.fact import Days, Figure
from briefgen.model.period import Period
from briefgen.model.review import row_key
from briefgen.resolve.order import AnyFact

LONGEST_QUOTE = 90
"""Characters of a quote in a fact's own row; 来源 has the whole."""

PERIOD_COLUMNS = (
    Column("期间", "text", 16), Column("期间起", "date", 11, aside=True), Column("期间止", "date", 11, aside=True),
    Column("期间精度", "text", 8, aside=True),
)  # fmt: skip
CHAIN_COLUMN = Column("产业链", "text", 14)
_TAIL = (Column("引文", "text", 40), Column("来源", "source", 6), Column("审核", "text", 12, marks=(("存疑", "bad"), ("人工", "warn"))))


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its values and the facts behind it, the first of which is quoted. `roles` says what a fact, by its id, is to the row."""

    values: Sequence[Value]
    facts: Sequence[AnyFact]
    roles: Mapping[str, str] = field(default_factory=dict)


def fact_table(name: str, columns: Sequence[Column], lines: Iterable[Line], ground: Ground, reviewed_as: str = "") -> Table:
    """A table of rows with the facts behind each; 引文, 来源 and 审核 are added. `reviewed_as` names what is written in the review columns (`FORMS`);
    a table that shows again what others hold is not reviewed itself."""
    rows, numbers, keys = [], [], []
    for line in lines:
        first = line.facts[0]
        number = ground.source(first)
        rows.append((*line.values, shown_quote(first), number, review_words(line.facts)))
        numbers.append(number)
        keys.append(row_key(ground.key(fact, line.roles.get(fact.id, "")) for fact in {fact.id: fact for fact in line.facts}.values()))
    form = form_of(reviewed_as, keys, ground.material.issue.period) if reviewed_as else None
    return Table(name, (*columns, *_TAIL), tuple(rows), tuple(numbers), review=form)


def shown_quote(fact: AnyFact) -> str:
    """The quote, or where it is long the part around the fact's number (its beginning, for a fact without one)."""
    words = fact.words
    if len(words) <= LONGEST_QUOTE:
        return words
    number = fact.quote[fact.number_start - fact.start : fact.number_end - fact.start].strip() if isinstance(fact, Figure) else ""
    place = max(0, words.find(number)) if number else 0
    start = min(max(0, place + len(number) // 2 - LONGEST_QUOTE // 2), len(words) - LONGEST_QUOTE)
    cut = words[start : start + LONGEST_QUOTE]
    return f"{'…' if start else ''}{cut}{'…' if start + LONGEST_QUOTE < len(words) else ''}"


def period_values(days: Days | None) -> tuple[str, date | None, date | None, str]:
    """The values of PERIOD_COLUMNS: the stretch in words, and as `day_values`."""
    return (span_words(days) if days else "", *day_values(days))


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
