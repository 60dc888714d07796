"""目标进度: goals and plans with a day, each against the latest actual figure of the same thing, with the gap, the time left and a straight line.

A goal stands in the issue that tells it, and again in one that tells a new actual figure for it or in which its day falls. Gap and line are our own
arithmetic: they are marked as such and carry no citation.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from briefgen.compose.cells import EMPTY, figure_cell, source_cell
from briefgen.compose.clauses import clause, is_points
from briefgen.compose.fitness import fits, is_too_bare
from briefgen.compose.material import Material
from briefgen.compose.natures import is_stock
from briefgen.compose.periods import as_of_words, deadline_words, figure_words
from briefgen.compose.quantities import digits, unit_words
from briefgen.compose.routing import place_of
from briefgen.compose.statements import group_figures
from briefgen.compose.subjects import counted, indicator_words, subject_words
from briefgen.model.briefing import Briefing, Cell, Row
from briefgen.model.fact import Figure
from briefgen.resolve.amount import amount
from briefgen.resolve.course import is_comparable, is_year, months_left, straight_line
from briefgen.resolve.merge import Merged
from briefgen.resolve.order import in_reading_order, last_day, reading_key

Goal = Merged[Figure]


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `targets`: the nearest deadline first, goals without a day last."""
    goals = [goal for goal in goals_of(material) if _is_own(goal, material) or _has_news(goal, material)]
    return replace(briefing, targets=tuple(_row(goal, material) for goal in sorted(goals, key=lambda one: _deadline(one.fact))))


def goals_of(material: Material) -> tuple[Goal, ...]:
    """The goals of this issue and those of earlier ones whose day has not passed, each once."""
    own = {fact.id: one for one in material.figures for fact in one.facts}
    told = [own.get(one.fact.id, one) for one in material.told_figures if one.fact.id in own or _is_open(one, material)]
    fit = [
        one for group in group_figures({one.fact.id: one for one in told if place_of(one.fact, material) == "target"}.values())
        if material.kind(group.subject) != "region" or not is_too_bare(group, "region")
        for one in group.figures
    ]  # fmt: skip
    return once(fit, material)


def unmet_goals(material: Material) -> tuple[Goal, ...]:
    """Goals of earlier issues whose day falls into this one and of which no actual figure is known."""
    last = material.issue.period.last
    return tuple(
        goal for goal in goals_of(material)
        if not _is_own(goal, material) and goal.fact.modality == "target" and months_left(goal.fact, last) == 0
        and latest(goal.fact, material) is None
    )  # fmt: skip


def latest(goal: Figure, material: Material) -> Goal | None:
    """The newest actual figure of the goal's subject, indicator, aspect and unit; None where none is known."""
    return max(_actual(goal, material), key=_newness, default=None)


def _actual(goal: Figure, material: Material) -> list[Goal]:
    unit = amount(goal)[2]
    return [
        one for one in material.actual.get((goal.subject, material.sources.indicator(goal.indicator)), ())
        if one.fact.aspect == goal.aspect and amount(one.fact)[2] == unit and one.fact.comparison in (goal.comparison, None, "yoy")
    ]  # fmt: skip


def _newness(one: Goal) -> tuple[int, tuple[object, ...]]:
    return (one.fact.period[1].toordinal() if one.fact.period else 0, reading_key(one.fact))


def _is_open(one: Goal, material: Material) -> bool:
    """A goal of an earlier issue whose day lies in or behind this issue."""
    fact, period = one.fact, material.issue.period
    before = min(map(last_day, one.facts)) < period.first
    return before and fact.modality == "target" and fact.period is not None and fact.period[1] >= period.first and fits(fact, material.settings)


def _is_own(goal: Goal, material: Material) -> bool:
    """True for a goal that this issue tells, whoever has told it before."""
    own = {fact.id for fact in material.facts}
    return any(fact.id in own for fact in goal.facts)


def _has_news(goal: Goal, material: Material) -> bool:
    newest = latest(goal.fact, material)
    own = {fact.id for fact in material.facts}
    if newest is None:
        return False
    return any(fact.id in own for fact in newest.facts) or months_left(goal.fact, material.issue.period.last) == 0


def once(goals: Iterable[Goal], material: Material) -> tuple[Goal, ...]:
    """One goal of one amount is told once: the telling with a day stands for one without, a goal for a plan."""
    homes: dict[tuple[object, ...], list[Goal]] = {}
    for goal in goals:
        fact = goal.fact
        key = (fact.subject, material.sources.indicator(fact.indicator), fact.aspect, fact.comparison, amount(fact))
        homes.setdefault(key, []).append(goal)
    found: list[Goal] = []
    for alike in homes.values():
        dated: dict[object, list[Goal]] = {}
        for goal in alike:
            dated.setdefault(goal.fact.period, []).append(goal)
        bare = dated.pop(None, []) if len(dated) == 2 else []
        found += [_joined([*tellings, *bare]) for tellings in dated.values()]
    return tuple(sorted(found, key=lambda one: reading_key(one.facts[0])))


def _joined(tellings: list[Goal]) -> Goal:
    best = min(tellings, key=lambda one: (one.fact.period is None, one.fact.modality != "target"))
    return Merged(best.fact, in_reading_order([fact for one in tellings for fact in one.facts]))


def _deadline(goal: Figure) -> tuple[int, int]:
    return (0, goal.period[1].toordinal()) if goal.period else (1, 0)


def _row(goal: Goal, material: Material) -> Row:
    fact, settings, citer = goal.fact, material.settings, material.citer
    newest = latest(fact, material)
    return {
        "subject": Cell(subject_words(fact.subject, settings)),
        "indicator": Cell(indicator_words(fact.subject, counted(fact.indicator), settings)),
        "target": figure_cell(goal, _goal_words(fact, material), citer),
        "deadline": Cell(deadline_words(fact.period), (), fact.period[1]) if fact.period else EMPTY,
        "latest": figure_cell(newest, _latest_words(newest.fact, material), citer) if newest else EMPTY,
        "gap": gap_cell(fact, newest.fact, material) if newest else EMPTY,
        "course": Cell(course_words(fact, newest.fact if newest else None, material)),
        "source": source_cell([goal, newest] if newest else [goal], citer),
    }


def _goal_words(goal: Figure, material: Material) -> str:
    return clause(goal, None, material.settings).removeprefix("达到").removeprefix("达")


def _latest_words(fact: Figure, material: Material) -> str:
    said = clause(fact, None, material.settings)
    for word in ("完成", "达到", "达", "为"):
        said = said.removeprefix(word)
    period = figure_words(fact.period, fact.modality, None)
    return f"{said}（{period}）" if period else said


def gap_cell(goal: Figure, now: Figure, material: Material) -> Cell:
    """还差12.5亿元 or 已达到; nothing for goals that are an upper limit, and for a flow or rate of another stretch."""
    if not is_comparable(goal, now, stock=is_stock(goal, material.settings, material.sources)):
        return EMPTY
    if amount(now)[0] >= amount(goal)[0]:
        return Cell("已达到")
    if now.unit != goal.unit:
        return Cell("未达到")
    missing = goal.value - now.value
    unit = "个百分点" if goal.unit == "%" and not is_points(goal) else unit_words(goal)
    return Cell(f"还差{digits(missing)}{unit}", (), missing, unit)


def course_words(goal: Figure, now: Figure | None, material: Material) -> str:
    """按直线测算，截至2024年10月底应为250亿元，慢于进度；距期限2个月: the line and the time left; "" where neither is known."""
    stock = is_stock(goal, material.settings, material.sources)
    reached = now is not None and is_comparable(goal, now, stock=stock) and amount(now)[0] >= amount(goal)[0]
    line = straight_line(goal, now, _first_known(goal, material), stock=stock) if now and not reached else None
    said = []
    if line is not None:
        expected = line.expected.quantize(Decimal("0.1"), ROUND_HALF_UP)
        said.append(f"按直线测算，{as_of_words(line.at)}应为{digits(expected)}{unit_words(goal)}，{'慢于' if line.behind else '不慢于'}进度")
    left = months_left(goal, material.issue.period.last)
    if left is not None and not reached:
        said.append(f"距期限{left}个月" if left > 0 else "本期到期" if left == 0 else "已过期限")
    return "；".join(said)


def _first_known(goal: Figure, material: Material) -> Figure | None:
    """The first known value of a stock, or of a yearly amount."""
    years = not is_stock(goal, material.settings, material.sources)
    dated = [one for one in _actual(goal, material) if one.fact.period and (not years or is_year(one.fact.period))]
    return min(dated, key=_newness).fact if dated else None
