"""The tables of figures: 关键指标, 招商引资, 资本与资金, 目标."""

from collections.abc import Callable, Iterable

from briefgen.compose.material import Material
from briefgen.compose.routing import place_of
from briefgen.compose.sections.targets import latest
from briefgen.compose.tables.sheet import PERIOD_COLUMNS, Line, SourceRows, day_values, fact_table
from briefgen.compose.words import ASPECTS, BOUNDS, COMPARISONS, MODALITIES, SUBJECTS
from briefgen.model.briefing import Column, Table, Value
from briefgen.model.fact import Figure
from briefgen.resolve.merge import Merged, merge_figures

FIGURE_COLUMNS = (
    Column("主体", "text", 18), Column("主体类别", "text", 8), Column("指标", "text", 22), Column("类型", "text", 6), Column("对比", "text", 10),
    Column("数值", "number", 12), Column("上限", "number", 10), Column("单位", "text", 10), *PERIOD_COLUMNS,
    Column("性质", "text", 6), Column("限定", "text", 6),
)  # fmt: skip
_MONEY = ("贷款", "融资", "授信", "基金", "资金", "债券", "上市", "股权", "担保", "补贴", "奖励", "注册资本", "市值")


def key_figures(material: Material, sources: SourceRows) -> Table:
    """Every figure of a region, sector, chain, town or park that is no goal."""
    places = ("indicator", "chain", "town", "park", "project_note", "other")
    return _table("关键指标", material, sources, lambda figure: place_of(figure, material) in places)


def investment_figures(material: Material, sources: SourceRows) -> Table:
    """What was signed, invited and brought in."""
    return _table("招商引资", material, sources, lambda figure: place_of(figure, material) == "investment")


def money_figures(material: Material, sources: SourceRows) -> Table:
    """Loans, funds, subsidies, listings."""
    return _table("资本与资金", material, sources, lambda figure: any(word in figure.subject + figure.indicator for word in _MONEY))


def technology_figures(material: Material, sources: SourceRows) -> Table:
    """关键技术: patents, research, and the technical parameters of products."""
    words = ("专利", "研发", "关键技术", "攻关", "国产化率", "首台", "首套", "科技成果", "技术合同")
    return _table("关键技术", material, sources, lambda figure: any(word in figure.indicator for word in words))


def targets(material: Material, sources: SourceRows) -> Table:
    """Goals and plans with the latest actual figure of the same thing."""
    actual = merge_figures(fact for fact in material.known if isinstance(fact, Figure) and fact.modality == "actual")
    lines: list[Line] = []
    for one in material.all_figures:
        if one.fact.modality == "actual":
            continue
        newest = latest(one.fact, actual)
        now: tuple[Value, ...] = (newest.fact.value, newest.fact.unit, *day_values(newest.fact.period)[:2]) if newest else (None, "", None, None)
        lines.append(((*figure_values(one.fact, material), *now), one.fact))
    columns = (
        *FIGURE_COLUMNS, Column("最新实际值", "number", 12), Column("最新单位", "text", 8), Column("最新期间起", "date", 11),
        Column("最新期间止", "date", 11),
    )  # fmt: skip
    return fact_table("目标", columns, lines, sources)


def figure_values(fact: Figure, material: Material) -> tuple[Value, ...]:
    """The values of FIGURE_COLUMNS."""
    return (
        fact.subject, SUBJECTS[material.kind(fact.subject)], fact.indicator, ASPECTS[fact.aspect], COMPARISONS.get(fact.comparison or "", ""),
        fact.value, fact.value_max, fact.unit, *day_values(fact.period), MODALITIES[fact.modality], BOUNDS[fact.bound],
    )  # fmt: skip


def figure_lines(figures: Iterable[Merged[Figure]], material: Material) -> list[Line]:
    return [(figure_values(one.fact, material), one.fact) for one in figures]


def _table(name: str, material: Material, sources: SourceRows, wanted: Callable[[Figure], bool]) -> Table:
    figures = [one for one in material.all_figures if wanted(one.fact)]
    return fact_table(name, FIGURE_COLUMNS, figure_lines(figures, material), sources)
