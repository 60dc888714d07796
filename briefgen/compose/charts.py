"""The data of the charts: growth rates, investments, stages and targets, each value one that a table of the issue shows too.

A chart with fewer than two categories says less than a sentence and is left out; one with too many keeps the largest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.compose.cells import EMPTY
from briefgen.compose.fitness import is_listed, is_too_bare
from briefgen.compose.material import Material
from briefgen.compose.periods import as_of_words, span_words
from briefgen.compose.routing import place_of
from briefgen.compose.scoring import is_key
from briefgen.compose.sections.projects import Project, listed_projects
from briefgen.compose.statements import group_figures
from briefgen.compose.subjects import indicator_words, named
from briefgen.compose.words import STAGES
from briefgen.model.briefing import Briefing, Cell, ChartData, ChartSeries, Citation, Row
from briefgen.model.fact import Days, Figure, Stage
from briefgen.resolve.amount import folded
from briefgen.resolve.merge import Merged
from briefgen.resolve.stage import stage_rank

GROWTH, INVESTMENT, STAGE, TARGET = "主要指标增速", "项目投资", "项目阶段", "目标完成"
FEWEST, MOST = 2, 10
"""Categories of a chart."""

_TOTALS = ("总投资", "总投资额", "投资总额", "投资额", "投资")
_TOTAL_PREFIXES = ("项目", "工程", "计划", "规划", "拟", "预计", "概算", "估算")
_YUAN, _HUNDRED_MILLION = "元", Decimal(10) ** 8
_BOUNDS = {"about": "约", "at_least": "超"}
_LONGEST_LABEL = 18


@dataclass(frozen=True, slots=True)
class _Point:
    """One category with its values, one a series, and what carries them."""

    label: str
    values: tuple[Decimal, ...]
    citations: tuple[Citation, ...]


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `charts` from the finished sections."""
    projects = listed_projects(material)
    found = [_growth(material), _investment(projects, material), _stages(STAGE, "重点项目进展阶段", projects, material), _targets(briefing.targets)]
    by_title = {project.title: project for project in projects}
    for chain in briefing.chains:
        own = [by_title[row["project"].text] for row in chain.projects if row["project"].text in by_title]
        found.append(_stages(f"{chain.name}{STAGE}", f"{chain.name}项目进展阶段", own, material))
    return replace(briefing, charts=tuple(chart for chart in found if chart is not None))


def _chart(name: str, title: str, heads: Sequence[tuple[str, str]], points: Sequence[_Point]) -> ChartData | None:
    """The chart of these points, None where they are too few; `heads` are the series' names and units."""
    if len(points) < FEWEST:
        return None
    series = tuple(ChartSeries(head, tuple(point.values[place] for point in points), unit) for place, (head, unit) in enumerate(heads))
    citations = tuple(dict.fromkeys(citation for point in points for citation in point.citations))
    return ChartData(name, tuple(point.label for point in points), series, title, citations)


def _growth(material: Material) -> ChartData | None:
    """The yearly growth of the region's indicators in the period of which most is told, the latest of equals.

    Where no period has enough, those of one year, each with its period.
    """
    periods: dict[Days, dict[str, Merged[Figure]]] = {}
    for label, one in _growth_figures(material):
        if one.fact.period is not None:
            periods.setdefault(one.fact.period, {}).setdefault(label, one)
    if not periods:
        return None
    days, told = max(periods.items(), key=lambda item: (len(item[1]), item[0][1], item[0][0]))
    period, whose = _period(days), material.settings.everywhere
    if len(told) >= FEWEST:
        return _rates(f"{period}{whose}主要指标同比增速", told, material)
    year = max(days[1].year for days in periods)
    mixed = {f"{label}（{_period(days)}）": one for days, told in periods.items() if days[1].year == year for label, one in told.items()}
    return _rates(f"{year}年{whose}主要指标同比增速", mixed, material)


def _rates(title: str, told: Mapping[str, Merged[Figure]], material: Material) -> ChartData | None:
    """Growth rates by label, the key indicators first."""
    ranked = sorted(told.items(), key=lambda item: not is_key(item[1].fact, material))[:MOST]
    points = [_Point(_bounded(label, one.fact), (one.fact.value,), material.citer.cite(one.facts)) for label, one in ranked]
    return _chart(GROWTH, title, (("同比增速", "%"),), points)


def _period(days: Days) -> str:
    return as_of_words(days[1]) if days[0] == days[1] else span_words(days)


def _growth_figures(material: Material) -> Iterator[tuple[str, Merged[Figure]]]:
    """Every plain growth rate of the table of indicators with what it is the growth of, in reading order."""
    settings = material.settings
    here = [one for one in material.figures if place_of(one.fact, material) == "indicator"]
    for group in group_figures(here):
        own = group.subject == settings.region
        if is_too_bare(group, material.kind(group.subject)) or not is_listed(group.indicator, settings):
            continue
        if own or material.kind(group.subject) == "sector":
            label = indicator_words(group.subject, group.indicator, settings) if own else named(group.subject, group.indicator, settings)
            yield from ((_short(label), one) for one in group.figures if _is_growth(one.fact))


def _is_growth(fact: Figure) -> bool:
    return fact.aspect == "growth" and fact.comparison == "yoy" and fact.unit == "%" and fact.bound != "at_most" and fact.value_max is None


def _investment(projects: Iterable[Project], material: Material) -> ChartData | None:
    """What each project costs as a whole, the dearest first."""
    points = [
        _Point(_bounded(_short(project.title), one.fact), (_hundred_millions(one.fact),), material.citer.cite(one.facts))
        for project in projects
        for one in _largest(filter(_is_total, project.figures))
    ]
    ranked = sorted(points, key=lambda point: -point.values[0])
    title = f"总投资前{MOST}位的重点项目" if len(ranked) > MOST else "重点项目总投资"
    return _chart(INVESTMENT, title, (("总投资", "亿元"),), ranked[:MOST])


def _is_total(one: Merged[Figure]) -> bool:
    fact, name = one.fact, one.fact.indicator
    for prefix in _TOTAL_PREFIXES:
        name = name.removeprefix(prefix)
    is_sum = name in _TOTALS and fact.aspect == "level" and fact.bound != "at_most" and fact.value_max is None
    return is_sum and folded(fact.value, fact.unit)[1] == _YUAN and fact.value > 0


def _largest(figures: Iterable[Merged[Figure]]) -> list[Merged[Figure]]:
    """Of several sums of one project the largest: phases have sums of their own."""
    return sorted(figures, key=lambda one: -_hundred_millions(one.fact))[:1]


def _hundred_millions(fact: Figure) -> Decimal:
    return _trimmed(folded(fact.value, fact.unit)[0] / _HUNDRED_MILLION)


def _stages(name: str, title: str, projects: Iterable[Project], material: Material) -> ChartData | None:
    """How many projects stand at each stage, in the order of stages."""
    reached: dict[Stage, list[tuple[Citation, ...]]] = {}
    for project in projects:
        standing = project.progress.furthest() if project.progress else None
        if standing is not None:
            reached.setdefault(standing[1].fact.stage, []).append(material.citer.cite(standing[1].facts))
    points = [
        _Point(STAGES[stage], (Decimal(len(reached[stage])),), tuple(citation for cited in reached[stage] for citation in cited))
        for stage in sorted(reached, key=stage_rank)
    ]
    return _chart(name, title, (("项目数", "个"),), points)


def _targets(rows: Iterable[Row]) -> ChartData | None:
    """Goals against the latest value, of those goals that share a unit; the unit of which there are most."""
    units: dict[str, list[Row]] = {}
    for row in rows:
        amounts = [_amount(row[name]) for name in ("target", "latest")]
        known = [amount for amount in amounts if amount is not None]
        if row["gap"].text not in ("", EMPTY.text) and len(known) == 2 and known[0][1] == known[1][1]:
            units.setdefault(known[0][1], []).append(row)
    best = max(units.values(), key=len, default=[])[:MOST]
    if not best:
        return None
    unit = best[0]["target"].unit
    points = [
        _Point(label, tuple(_in_unit(row[name], unit) for name in ("target", "latest")), (*row["target"].citations, *row["latest"].citations))
        for label, row in zip(_unique(best), best, strict=True)
    ]
    return _chart(TARGET, "目标值与最新值", (("目标值", unit), ("最新值", unit)), points)


def _amount(cell: Cell) -> tuple[Decimal, str] | None:
    """The cell's value and its unit, scale words folded into the value; None where it holds no number."""
    return folded(cell.value, cell.unit) if isinstance(cell.value, Decimal) else None


def _in_unit(cell: Cell, unit: str) -> Decimal:
    amount = _amount(cell)
    assert amount is not None
    return _trimmed(amount[0] / folded(Decimal(1), unit)[0])


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros at the end, and never in exponents."""
    return Decimal(f"{value.normalize():f}")


def _unique(rows: Sequence[Row]) -> list[str]:
    """What each goal is of; with its day where two are of the same."""
    names = [_short(f"{row['subject'].text}{row['indicator'].text}{'增速' if '增长' in row['target'].text else ''}") for row in rows]
    return [f"{name}（{row['deadline'].text}）" if names.count(name) > 1 else name for name, row in zip(names, rows, strict=True)]


def _bounded(label: str, fact: Figure) -> str:
    """甲项目（约）, 工业投资（2031年一季度，超）: what the bar alone would not say."""
    word = _BOUNDS.get(fact.bound, "")
    if not word:
        return label
    return f"{label.removesuffix('）')}，{word}）" if label.endswith("）") else f"{label}（{word}）"


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
