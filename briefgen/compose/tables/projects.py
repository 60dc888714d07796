"""The tables of projects: 重大项目 (a row a project) and 项目节点 (a row a milestone, with promises of earlier issues that have passed)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from briefgen.compose.sections.projects import Project, all_projects, project_row, stage_words
from briefgen.compose.tables.chain import project_chain
from briefgen.compose.tables.ground import Ground
from briefgen.compose.tables.sheet import CHAIN_COLUMN, PERIOD_COLUMNS, Line, fact_table, period_values
from briefgen.compose.words import MODALITIES, STAGES
from briefgen.model.briefing import Column, Mark, Table, Value
from briefgen.model.fact import Figure, Milestone
from briefgen.model.review import ALSO, CAPACITY, INVESTMENT, STAGE
from briefgen.resolve.amount import folded
from briefgen.resolve.merge import Merged
from briefgen.resolve.order import AnyFact
from briefgen.resolve.progress import phase_of

STAGE_MARKS: tuple[tuple[str, Mark], ...] = (
    ("停工", "bad"), ("达产", "good"), ("投产", "good"), ("竣工", "good"), ("试生产", "going"), ("设备安装", "going"), ("在建", "going"),
    ("开工", "going"), ("前期手续", "early"), ("入库储备", "early"), ("签约", "early"), ("谋划推介", "early"),
)  # fmt: skip
_LATE = Column("逾期", "text", 8, marks=(("逾期", "bad"),))
_PROJECT_COLUMNS = (
    CHAIN_COLUMN, Column("项目", "text", 30), Column("企业", "text", 16), Column("地点", "text", 14, aside=True),
    Column("当前阶段", "text", 12, marks=STAGE_MARKS, choices=tuple(STAGES.values())), *PERIOD_COLUMNS, Column("预计节点", "text", 12),
    Column("预计时间", "date", 11), _LATE, Column("总投资（亿元）", "number", 12, bar=True), Column("投资额", "number", 12, aside=True),
    Column("投资单位", "text", 8, aside=True), Column("产能", "number", 10), Column("产能单位", "text", 10), Column("较上期", "text", 16),
)  # fmt: skip
_MILESTONE_COLUMNS = (
    Column("项目", "text", 34), Column("原文名称", "text", 28, aside=True), Column("期次", "text", 6), Column("企业", "text", 18), Column("地点", "text", 14),
    Column("阶段", "text", 10, marks=STAGE_MARKS, choices=tuple(STAGES.values())), *PERIOD_COLUMNS,
    Column("性质", "text", 6, choices=("实际", "预计")), _LATE, Column("归并把握", "number", 8, aside=True),
)  # fmt: skip
_INVESTED, _CAPACITY = ("投资",), ("产能", "年产", "生产能力")
_HUNDRED_MILLION = Decimal(10) ** 8


def major_projects(ground: Ground) -> Table:
    lines = [_project_line(project, ground) for project in all_projects(ground.material)]
    return fact_table("重大项目", _PROJECT_COLUMNS, lines, ground, "project")


def milestones(ground: Ground) -> Table:
    own = [one for progress in ground.material.progress for one in progress.milestones]
    shown = {fact.id for one in own for fact in one.facts}
    passed = [one for _, one in ground.overdue if not shown & {fact.id for fact in one.facts}]
    lines = [Line(_milestone_values(one, ground), (one.fact, *(fact for fact in one.facts if fact.id != one.fact.id))) for one in [*own, *passed]]
    return fact_table("项目节点", _MILESTONE_COLUMNS, lines, ground, "milestone")


def investment(project: Project) -> Figure | None:
    """The figure that tells what a project costs."""
    return _told(project, _INVESTED)


def hundred_millions(figure: Figure | None) -> Decimal | None:
    """A sum of money in 亿元; None for anything else."""
    if figure is None:
        return None
    value, unit = folded(figure.value, figure.unit)
    return (value / _HUNDRED_MILLION).normalize() + 0 if unit == "元" else None


def _project_line(project: Project, ground: Ground) -> Line:
    facts = [fact for one in project.progress.milestones for fact in one.facts] if project.progress else []
    standing = project.progress.furthest() if project.progress else None
    money, output = investment(project), _told(project, _CAPACITY)
    coming = _coming(project, ground)
    values = (
        project_chain(project, ground), project.title, _first(fact.enterprise for fact in facts), _first(fact.place for fact in facts),
        stage_words(standing[1].fact, standing[0]) if standing else "", *period_values(standing[1].fact.date if standing else None),
        "、".join(dict.fromkeys(STAGES[fact.stage] for fact in coming)), _first_day(coming),
        "逾期" if any(fact.id in ground.late for fact in [*facts, *coming]) else "",
        hundred_millions(money), *_amount(money), *_amount(output), project_row(project, ground.material)["change"].text.replace("—", ""),
    )  # fmt: skip
    first: AnyFact = standing[1].fact if standing else facts[0] if facts else project.figures[0].fact
    every: list[AnyFact] = [*facts, *(fact for one in project.figures for fact in one.facts)]
    return Line(values, (first, *(fact for fact in every if fact.id != first.id)), _roles(every, standing[1] if standing else None, money, output))


def _roles(every: Iterable[AnyFact], standing: Merged[Milestone] | None, money: Figure | None, output: Figure | None) -> Mapping[str, str]:
    """What each fact is to the row, so that a correction goes to the one that is meant; a row that is not told twice keeps no double."""
    special = {fact.id: STAGE for fact in standing.facts} if standing else {}
    special |= {fact.id: role for fact, role in ((money, INVESTMENT), (output, CAPACITY)) if fact is not None}
    return {fact.id: special.get(fact.id, ALSO) for fact in every}


def _coming(project: Project, ground: Ground) -> list[Milestone]:
    """What is expected of the project: told in this issue, or earlier and overdue now."""
    own = [one.fact for one in project.progress.expected] if project.progress else []
    key = project.progress.key if project.progress else None
    return [*own, *(one.fact for progress, one in ground.overdue if progress.key == key and one.fact.id not in {fact.id for fact in own})]


def _first_day(coming: list[Milestone]) -> Value:
    return min((fact.date[1] for fact in coming if fact.date), default=None)


def _milestone_values(one: Merged[Milestone], ground: Ground) -> tuple[Value, ...]:
    fact, projects = one.fact, ground.material.projects
    return (
        projects.title(fact.project), fact.project, phase_of(fact), fact.enterprise, fact.place, STAGES[fact.stage], *period_values(fact.date),
        MODALITIES[fact.modality], "逾期" if any(told.id in ground.late for told in one.facts) else "",
        Decimal(str(projects.confidence(fact.project))),
    )  # fmt: skip


def _told(project: Project, words: tuple[str, ...]) -> Figure | None:
    found = [one.fact for one in project.figures if one.fact.aspect == "level" and any(word in one.fact.indicator for word in words)]
    return min(found, key=lambda fact: "总投资" not in fact.indicator, default=None)


def _amount(figure: Figure | None) -> tuple[Decimal | None, str]:
    return (figure.value, figure.unit) if figure else (None, "")


def _first(names: Iterable[str | None]) -> str | None:
    return next((name for name in names if name), None)
