"""指标序列: the figures of one indicator over time, a row for each day that is told; with the step from the row before, and what lies untold between.

The step is our own arithmetic. Months so far are not set against each other: their difference would be no month's value.
"""

from decimal import Decimal

from briefgen.compose.periods import span_words
from briefgen.compose.tables.figures import CONFLICT_COLUMN, dispute
from briefgen.compose.tables.ground import Ground
from briefgen.compose.tables.sheet import PERIOD_COLUMNS, Line, fact_table, period_values
from briefgen.compose.words import ASPECTS, COMPARISONS
from briefgen.model.briefing import Column, Table, Value
from briefgen.resolve.amount import folded
from briefgen.resolve.series import Point, Series, Stretch

_STRETCHES: dict[Stretch, str] = {"month": "当月", "so_far": "累计", "quarter": "当季", "year": "全年", "moment": "时点"}
_COLUMNS = (
    Column("序列", "integer", 6), Column("主体", "text", 18), Column("指标", "text", 22), Column("类型", "text", 6, choices=tuple(ASPECTS.values())),
    Column("对比", "text", 10, choices=tuple(COMPARISONS.values())), Column("口径", "text", 6), *PERIOD_COLUMNS, Column("数值", "number", 12),
    Column("单位", "text", 10), Column("较前期（测算）", "number", 12), Column("缺期", "text", 18, marks=(("缺", "warn"),)), CONFLICT_COLUMN,
)  # fmt: skip


def indicator_series(ground: Ground) -> Table:
    lines = [
        Line((*_values(number, series, place), dispute(series.points[place].told, ground)), (series.points[place].told.fact,))
        for number, series in enumerate(ground.series, start=1) for place in range(len(series.points))
    ]  # fmt: skip
    return fact_table("指标序列", _COLUMNS, lines, ground)


def _values(number: int, series: Series, place: int) -> tuple[Value, ...]:
    point = series.points[place]
    fact = point.told.fact
    missing = f"缺{span_words(point.missing)}" if point.missing else ""
    return (
        number, series.subject, series.indicator, ASPECTS[fact.aspect], COMPARISONS.get(fact.comparison or "", ""), _STRETCHES[series.stretch],
        *period_values(point.days), fact.value, fact.unit, step(series, series.points[place - 1] if place else None, point), missing,
    )  # fmt: skip


def step(series: Series, before: Point | None, point: Point) -> Decimal | None:
    """How much more than the value before, in the unit of this one; None behind a gap, for months so far, and for places in a ranking."""
    fact = point.told.fact
    is_sum_so_far = series.stretch == "so_far" and fact.aspect in ("level", "change")
    if before is None or point.missing or is_sum_so_far or fact.aspect == "rank":
        return None
    if (fact.bound, before.told.fact.bound) != ("exact", "exact"):
        return None
    earlier, scale = folded(before.told.fact.value, before.told.fact.unit)[0], folded(Decimal(1), fact.unit)[0]
    return fact.value - earlier / scale
