"""上期对比: this issue against the last one of which there is a report: how many projects moved, what fell due, and how the key rates have changed.

Counts and differences are our own arithmetic and marked so; the rates that are set against each other carry their sources.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefgen.compose.material import Material
from briefgen.compose.periods import span_words
from briefgen.compose.quantities import digits
from briefgen.compose.scoring import is_key
from briefgen.compose.sections.projects import Project, listed_projects
from briefgen.compose.sentences import Part, sentence
from briefgen.compose.series import series_of
from briefgen.compose.subjects import named
from briefgen.model.briefing import Briefing, Sentence
from briefgen.model.period import Period
from briefgen.resolve.change import Move, change, postponed
from briefgen.resolve.order import last_day
from briefgen.resolve.progress import overdue
from briefgen.resolve.series import Point, Series

_MOST_RATES = 3
_BY_MONTHS = ("month", "quarter", "year")
_MOVES: tuple[tuple[Move, str], ...] = (("new", "新见"), ("forward", "推进"), ("same", "未变"))


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `comparison`; nothing for the first issue."""
    before = material.once(last_issue)
    if before is None:
        return briefing
    counted = _counted(before, material)
    return replace(briefing, comparison=(*((counted,) if counted else ()), *_rates(material)))


def last_issue(material: Material) -> Period | None:
    """The last month before the issue in which something was told; for a week or a free range the last day."""
    days = [last_day(fact) for fact in material.known]
    earlier = max((day for day in days if day < material.issue.period.first), default=None)
    if earlier is None:
        return None
    return Period.month(earlier.year, earlier.month) if material.issue.cadence in _BY_MONTHS else Period.day(earlier)


def newly_overdue(material: Material) -> int:
    """How many projects have a promise that fell due since the last issue."""
    before = material.once(last_issue)
    if before is None:
        return 0
    return len({progress.key for progress, promise in material.overdue if promise not in overdue(progress, before.last)})


def _counted(before: Period, material: Material) -> Sentence | None:
    """与上次有报道的2024年5月相比，本期重点项目新见6个、推进1个、未变3个（按本期项目表统计）."""
    projects = listed_projects(material)
    moves = Counter(change(project.progress, project.before).move for project in projects)
    stalled = sum(_has_halted(project) for project in projects)
    later = sum(bool(postponed(project.progress, project.before)) for project in projects)
    counts = [*((word, moves[move]) for move, word in _MOVES), ("停工", stalled), ("推迟", later)]
    told = [f"{word}{count}个" for word, count in counts if count]
    due = newly_overdue(material)
    if not told and not due:
        return None
    parts = [f"重点项目{'、'.join(told)}"] if told else []
    parts += [f"新到期而未见结果的{due}个"] if due else []
    month = span_words((before.first, before.last))
    return sentence([(f"与上次有报道的{month}相比，本期{'，'.join(parts)}（按本期项目表统计）", ())])


def _has_halted(project: Project) -> bool:
    """A lower stage told later is a step back only for a halt (see `sections.projects`)."""
    told = change(project.progress, project.before)
    return told.move == "back" and told.now is not None and told.now[1].fact.stage == "stalled"


def _rates(material: Material) -> Iterator[Sentence]:
    """全市工业投资同比增速2024年1—10月为31.3%，比2024年1—9月加快0.2个百分点（测算）."""
    own = {fact.id for fact in material.facts}
    found = 0
    for series in series_of(material):
        earlier, point = series.points[-2:]
        fact = point.told.fact
        is_rate = fact.aspect == "growth" and fact.comparison == "yoy" and {fact.bound, earlier.told.fact.bound} == {"exact"}
        if is_rate and _is_ours(series, material) and _is_told(point, own) and not _is_told(earlier, own) and _is_next(earlier.days[1], point):
            if found < _MOST_RATES:
                yield sentence(_rate_parts(series, earlier, point, material))
            found += 1


def _rate_parts(series: Series, earlier: Point, point: Point, material: Material) -> list[Part]:
    name = named(series.subject, series.indicator, material.settings)
    now, then = point.told.fact, earlier.told.fact
    step = now.value - then.value
    moved = f"{'加快' if step > 0 else '回落'}{digits(abs(step))}个百分点（按两次公布数测算）" if step else "持平"
    return [
        (f"{span_words(point.days)}，{name}同比增速为{digits(now.value)}%", material.citer.cite(point.told.facts)),
        (f"，{span_words(earlier.days)}为{digits(then.value)}%", material.citer.cite(earlier.told.facts)),
        (f"，{moved}", ()),
    ]


def _is_ours(series: Series, material: Material) -> bool:
    return series.subject == material.settings.region and is_key(series.first, material)


def _is_told(point: Point, own: set[str]) -> bool:
    return any(fact.id in own for fact in point.told.facts)


def _is_next(before: date, point: Point) -> bool:
    """Not more than a year apart: what lies further back is no last issue."""
    return 0 < (point.days[1] - before).days <= 366
