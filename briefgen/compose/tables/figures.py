"""The tables of figures: 关键指标, 招商引资, 关键技术, 资本与资金, 目标. Three of them are among the five lists of a chain, and have a column for it."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from briefgen.compose.material import Material
from briefgen.compose.natures import is_stock
from briefgen.compose.routing import place_of
from briefgen.compose.sections.targets import course_words, latest
from briefgen.compose.tables.chain import figure_chain
from briefgen.compose.tables.ground import Ground
from briefgen.compose.tables.sheet import CHAIN_COLUMN, PERIOD_COLUMNS, Line, fact_table, period_values
from briefgen.compose.words import ASPECTS, BOUNDS, COMPARISONS, MODALITIES, SUBJECTS
from briefgen.model.briefing import Column, Table, Value
from briefgen.model.fact import Figure
from briefgen.resolve.amount import amount
from briefgen.resolve.course import is_comparable
from briefgen.resolve.merge import Merged

FIGURE_COLUMNS = (
    Column("主体", "text", 18), Column("主体类别", "text", 8, aside=True), Column("指标", "text", 22),
    Column("类型", "text", 6, choices=tuple(ASPECTS.values())), Column("对比", "text", 10, choices=tuple(COMPARISONS.values())),
    Column("数值", "number", 12), Column("上限", "number", 10, aside=True), Column("单位", "text", 10), *PERIOD_COLUMNS,
    Column("性质", "text", 6, choices=tuple(MODALITIES.values())), Column("限定", "text", 6, choices=tuple(BOUNDS.values())),
)  # fmt: skip
CONFLICT_COLUMN = Column("冲突", "text", 8, marks=(("第", "warn"),))
_MONEY = ("贷款", "融资", "授信", "基金", "资金", "债券", "上市", "股权", "担保", "补贴", "奖励", "注册资本", "市值")
_TECHNOLOGY = ("专利", "研发", "关键技术", "攻关", "国产化率", "首台", "首套", "科技成果", "技术合同")
_STATES = {True: "已达到", False: "未达到"}


def key_figures(ground: Ground) -> Table:
    """Every figure of a region, sector, chain, town or park that is no goal."""
    places = ("indicator", "chain", "town", "park", "project_note", "other")
    figures = [one for one in ground.material.all_figures if place_of(one.fact, ground.material) in places]
    lines = [Line((*figure_values(one.fact, ground.material), dispute(one, ground)), told(one)) for one in figures]
    return fact_table("关键指标", (*FIGURE_COLUMNS, CONFLICT_COLUMN), lines, ground, "figure")


def investment_figures(ground: Ground) -> Table:
    """What was signed, invited and brought in."""
    return _by_chain("招商引资", ground, lambda figure: place_of(figure, ground.material) == "investment")


def money_figures(ground: Ground) -> Table:
    """Loans, funds, subsidies, listings."""
    return _by_chain("资本与资金", ground, lambda figure: any(word in figure.subject + figure.indicator for word in _MONEY))


def technology_figures(ground: Ground) -> Table:
    """关键技术: patents, research, and the technical parameters of products."""
    return _by_chain("关键技术", ground, lambda figure: any(word in figure.indicator for word in _TECHNOLOGY))


def targets(ground: Ground) -> Table:
    """Goals and plans with the latest actual figure of the same thing, and how far that has come."""
    material = ground.material
    lines = []
    for one in material.all_figures:
        if one.fact.modality != "actual":
            newest = latest(one.fact, material)
            lines.append(Line((*figure_values(one.fact, material), *_progress(one.fact, newest.fact if newest else None, ground)), told(one)))
    columns = (
        *FIGURE_COLUMNS, Column("最新实际值", "number", 12), Column("最新单位", "text", 8), Column("最新期间", "text", 16),
        Column("最新期间起", "date", 11, aside=True), Column("最新期间止", "date", 11, aside=True), Column("完成率（%）", "number", 10, bar=True),
        Column("进度", "text", 12, marks=(("已达到", "good"), ("已过期", "bad"), ("未达到", "going"))),
        Column("测算", "text", 30, marks=(("，慢于", "warn"),)),
    )  # fmt: skip
    return fact_table("目标", columns, lines, ground, "figure")


def figure_values(fact: Figure, material: Material) -> tuple[Value, ...]:
    """The values of FIGURE_COLUMNS."""
    return (
        fact.subject, SUBJECTS[material.kind(fact.subject)], fact.indicator, ASPECTS[fact.aspect], COMPARISONS.get(fact.comparison or "", ""),
        fact.value, fact.value_max, fact.unit, *period_values(fact.period), MODALITIES[fact.modality], BOUNDS[fact.bound],
    )  # fmt: skip


def told(one: Merged[Figure]) -> Sequence[Figure]:
    """All tellings of a statement, the one that speaks for it first; not those in round numbers, which a correction of the exact one does not mean."""
    left = {one.fact.id, *(fact.id for fact in one.rounded)}
    return (one.fact, *(fact for fact in one.facts if fact.id not in left))


def _by_chain(name: str, ground: Ground, wanted: Callable[[Figure], bool]) -> Table:
    figures = [one for one in ground.material.all_figures if wanted(one.fact)]
    lines = [Line((figure_chain(one.fact, ground), *figure_values(one.fact, ground.material)), told(one)) for one in figures]
    return fact_table(name, (CHAIN_COLUMN, *FIGURE_COLUMNS), lines, ground, "figure")


def dispute(one: Merged[Figure], ground: Ground) -> str:
    """The group in 冲突 of a figure that another source tells differently."""
    groups = [ground.disputed[fact.id] for fact in one.facts if fact.id in ground.disputed]
    return f"第{groups[0]}组" if groups else ""


def _progress(goal: Figure, now: Figure | None, ground: Ground) -> tuple[Value, ...]:
    """The latest value, its unit and days, the share of the goal that is reached, in words whether it is, and our arithmetic."""
    if now is None:
        return (None, "", "", None, None, None, "已过期无实际数" if _overdue(goal, ground) else "", course_words(goal, None, ground.material))
    compared = is_comparable(goal, now, stock=is_stock(goal, ground.material.settings, ground.material.sources))
    reached = compared and amount(now)[0] >= amount(goal)[0]
    state = (_overdue(goal, ground) if not reached else "") or (_STATES[reached] if compared else "")
    course = course_words(goal, now, ground.material)
    rate = amount(now)[0] / amount(goal)[0] * 100 if compared and goal.aspect == "level" and goal.value > 0 else None
    return (now.value, now.unit, *period_values(now.period)[:3], rate.quantize(Decimal("0.1")) if rate is not None else None, state, course)


def _overdue(goal: Figure, ground: Ground) -> str:
    passed = goal.period is not None and goal.period[1] < ground.material.issue.period.last
    return "已过期未达到" if passed and goal.modality == "target" else ""
