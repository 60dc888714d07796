"""目标进度: goals and plans with a day, each against the latest actual figure of the same thing.

A gap is worked out only between amounts of one unit; a rate is held against a rate.
"""

from dataclasses import replace

from briefgen.compose.cells import EMPTY, figure_cell, source_cell
from briefgen.compose.clauses import clause, is_points
from briefgen.compose.fitness import is_too_bare
from briefgen.compose.material import Material, of_kind
from briefgen.compose.periods import deadline_words, figure_words
from briefgen.compose.quantities import digits
from briefgen.compose.routing import place_of
from briefgen.compose.statements import group_figures
from briefgen.compose.subjects import counted, indicator_words, subject_words
from briefgen.model.briefing import Briefing, Cell, Row
from briefgen.model.fact import Figure
from briefgen.resolve.amount import amount
from briefgen.resolve.merge import Merged, merge_figures
from briefgen.resolve.order import reading_key


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `targets`: the nearest deadline first, goals without a day last."""
    goals = [
        one for group in group_figures(one for one in material.figures if place_of(one.fact, material) == "target")
        if material.kind(group.subject) != "region" or not is_too_bare(group, "region")
        for one in group.figures
    ]  # fmt: skip
    actual = merge_figures(fact for fact in of_kind(material.known, Figure) if fact.modality == "actual")
    rows = [_row(goal, latest(goal.fact, actual), material) for goal in sorted(goals, key=lambda one: _deadline(one.fact))]
    return replace(briefing, targets=tuple(rows))


def latest(goal: Figure, actual: tuple[Merged[Figure], ...]) -> Merged[Figure] | None:
    """The newest actual figure of the goal's subject, indicator, aspect and unit; None where none is known."""
    same = [
        one for one in actual
        if (one.fact.subject, one.fact.indicator, one.fact.aspect) == (goal.subject, goal.indicator, goal.aspect)
        and amount(one.fact)[2] == amount(goal)[2]
        and one.fact.comparison in (goal.comparison, None, "yoy")
    ]  # fmt: skip
    return max(same, key=lambda one: (one.fact.period[1].toordinal() if one.fact.period else 0, reading_key(one.fact)), default=None)


def _deadline(goal: Figure) -> tuple[int, int]:
    return (0, goal.period[1].toordinal()) if goal.period else (1, 0)


def _row(goal: Merged[Figure], newest: Merged[Figure] | None, material: Material) -> Row:
    fact, settings, citer = goal.fact, material.settings, material.citer
    return {
        "subject": Cell(subject_words(fact.subject, settings)),
        "indicator": Cell(indicator_words(fact.subject, counted(fact.indicator), settings)),
        "target": figure_cell(goal, _goal_words(fact, material), citer),
        "deadline": Cell(deadline_words(fact.period), (), fact.period[1]) if fact.period else EMPTY,
        "latest": figure_cell(newest, _latest_words(newest.fact, material), citer) if newest else EMPTY,
        "gap": _gap(goal, newest, material) if newest else EMPTY,
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


def _gap(goal: Merged[Figure], newest: Merged[Figure], material: Material) -> Cell:
    """还差12.5亿元 or 已达到; nothing for goals that are an upper limit."""
    fact, now = goal.fact, newest.fact
    if fact.bound == "at_most" or fact.aspect not in ("level", "growth", "share") or fact.value_max or now.value_max:
        return EMPTY
    citations = material.citer.cite_merged([goal, newest])
    if amount(now)[0] >= amount(fact)[0]:
        return Cell("已达到", citations)
    if now.unit != fact.unit:
        return Cell("未达到", citations)
    missing = fact.value - now.value
    unit = "个百分点" if fact.unit == "%" and not is_points(fact) else fact.unit
    return Cell(f"还差{digits(missing)}{unit}", citations, missing, unit)
