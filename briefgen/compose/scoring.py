"""How much a sentence deserves a place among the highlights. Points are added up; equal scores keep reading order.

The order of weight is: the city before an enterprise, change before standstill, new before old.

| what | points |
| --- | --- |
| whose figure: own region 30, province 12, chain, town or sector 18, park or other region 14, enterprise or project 8 | scope |
| its period: the year of the issue 20, the year before 10, none known 4, older -15 | currency |
| growth or change 10, rank 8, a goal 6, level 4, share 4; each counted once | content |
| the indicator's category: output, investment, profit, … 12 | key indicators |
| most of a count of things (no money, no rate) -8 | counts |
| told in an earlier issue already -24 | told before |

| sentences that are not made from figures | points |
| --- | --- |
| projects whose promised day has passed: since the last issue 95, all of them before it 40 | overdue |
| projects that moved on, or were not heard of before: 60, and 4 for each stage told | moved |
| the list of chains 44, 18 where all of them were listed before; signed projects 36; towns 30; leaders 28; policies 26 | lists |
| events: 10 to 34 by their kind, 8 more within the days of the issue | events |

From 要点 the best six are taken, no more from one section than its share and none below 20 (`sections/highlights.py`).
"""

from briefgen.compose.material import Material
from briefgen.compose.natures import is_count
from briefgen.compose.statements import Statement
from briefgen.model.fact import Figure
from briefgen.resolve.merge import Merged
from briefgen.resolve.subject import Kind

_SCOPE: dict[Kind, float] = {
    "region": 14, "chain": 18, "town": 18, "sector": 18, "park": 14, "enterprise": 8, "project": 8, "other": 0,
}  # fmt: skip
_OWN, _PROVINCE = 30.0, 12.0
_CONTENT = {"growth": 10.0, "change": 10.0, "rank": 8.0, "multiple": 8.0, "level": 4.0, "share": 4.0, "contribution": 4.0}
_GOAL, _KEY, _COUNTED, _TOLD_BEFORE = 6.0, 12.0, -8.0, -24.0
_KEY_CATEGORIES = ("产出", "投资", "效益", "贸易", "招商", "财政", "output", "investment", "profit", "trade")
_KEY_NAMES = ("增加值", "总产值", "产值", "投资", "利润", "营业收入", "生产总值", "进出口", "用电量", "税收")

STANDINGS = {
    "overdue": 95.0,
    "overdue_before": 40.0,
    "moved": 60.0,
    "chains": 44.0,
    "chains_before": 18.0,
    "signed": 36.0,
    "towns": 30.0,
    "leaders": 28.0,
    "policies": 26.0,
}
"""Base points of the sentences that are not made from figures."""


def score(statement: Statement, material: Material) -> float:
    """The points of a statement made from figures."""
    figures = [one.fact for group in statement for one in group.figures]
    first = figures[0]
    content = sum(points for aspect, points in _CONTENT.items() if any(figure.aspect == aspect for figure in figures))
    goal = _GOAL if first.modality == "target" else 0.0
    counted = _COUNTED if sum(map(is_count, figures)) * 2 > len(figures) else 0.0
    key = _KEY if any(is_key(figure, material) for figure in figures) else 0.0
    old = _TOLD_BEFORE if all(is_told_before(one, material) for group in statement for one in group.figures) else 0.0
    return _scope(first, material) + currency(first, material) + content + goal + key + counted + old


def is_told_before(one: Merged[Figure], material: Material) -> bool:
    """True for a figure that a story before the issue has told with the same value."""
    return any(fact.id in material.told_before for fact in one.facts)


def is_key(figure: Figure, material: Material) -> bool:
    """True for an indicator of a category that the lexicon knows, else by the indicator's name."""
    if figure.indicator in material.settings.categories:
        return material.settings.categories[figure.indicator] in _KEY_CATEGORIES
    return any(word in figure.indicator for word in _KEY_NAMES)


def currency(figure: Figure, material: Material) -> float:
    """Points for how close the figure's period is to the issue."""
    if figure.period is None:
        return 4.0
    behind = material.issue.period.last.year - figure.period[1].year
    return 20.0 if behind <= 0 else 10.0 if behind == 1 else -15.0


def _scope(figure: Figure, material: Material) -> float:
    if figure.subject == material.settings.region:
        return _OWN
    if figure.subject == material.settings.province:
        return _PROVINCE
    return _SCOPE[material.kind(figure.subject)]
