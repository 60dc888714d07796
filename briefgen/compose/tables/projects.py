"""The tables of projects: 重大项目 (a row a project) and 项目节点 (a row a milestone)."""

from collections.abc import Iterable
from decimal import Decimal

from briefgen.compose.material import Material
from briefgen.compose.sections.projects import Project, all_projects, project_row, stage_words
from briefgen.compose.tables.sheet import PERIOD_COLUMNS, Line, SourceRows, day_values, fact_table
from briefgen.compose.words import MODALITIES, STAGES
from briefgen.model.briefing import Column, Table, Value
from briefgen.model.fact import Figure, Milestone
from briefgen.resolve.order import AnyFact
from briefgen.resolve.progress import phase_of

_PROJECT_COLUMNS = (
    Column("项目", "text", 34), Column("企业", "text", 18), Column("地点", "text", 14), Column("当前阶段", "text", 12),
    *PERIOD_COLUMNS, Column("预计节点", "text", 16), Column("投资额", "number", 12), Column("投资单位", "text", 8), Column("产能", "number", 12),
    Column("产能单位", "text", 10), Column("较上期", "text", 22),
)  # fmt: skip
_MILESTONE_COLUMNS = (
    Column("项目", "text", 34), Column("原文名称", "text", 28), Column("期次", "text", 6), Column("企业", "text", 18), Column("地点", "text", 14),
    Column("阶段", "text", 10), *PERIOD_COLUMNS, Column("性质", "text", 6), Column("归并把握", "number", 8),
)  # fmt: skip
_CAPACITY = ("产能", "年产", "生产能力")


def major_projects(material: Material, sources: SourceRows) -> Table:
    lines = [(_project_values(project, material), _first_fact(project)) for project in all_projects(material)]
    return fact_table("重大项目", _PROJECT_COLUMNS, lines, sources)


def milestones(material: Material, sources: SourceRows) -> Table:
    lines: list[Line] = [
        (_milestone_values(one.fact, material), one.fact) for progress in material.progress for one in progress.milestones
    ]
    return fact_table("项目节点", _MILESTONE_COLUMNS, lines, sources)


def _project_values(project: Project, material: Material) -> tuple[Value, ...]:
    facts = [fact for one in project.progress.milestones for fact in one.facts] if project.progress else []
    standing = project.progress.furthest() if project.progress else None
    row = project_row(project, material)
    coming = [one.fact for one in project.progress.expected] if project.progress else []
    return (
        project.title, _first(fact.enterprise for fact in facts), _first(fact.place for fact in facts),
        stage_words(standing[1].fact, standing[0]) if standing else "", *day_values(standing[1].fact.date if standing else None),
        "、".join(dict.fromkeys(STAGES[fact.stage] for fact in coming)), *_amount(project, ("投资",)), *_amount(project, _CAPACITY),
        row["change"].text.replace("—", ""),
    )  # fmt: skip


def _milestone_values(fact: Milestone, material: Material) -> tuple[Value, ...]:
    projects = material.projects
    return (
        projects.title(fact.project), fact.project, phase_of(fact), fact.enterprise, fact.place, STAGES[fact.stage], *day_values(fact.date),
        MODALITIES[fact.modality], Decimal(str(projects.confidence(fact.project))),
    )  # fmt: skip


def _first_fact(project: Project) -> AnyFact:
    standing = project.progress.furthest() if project.progress else None
    if standing:
        return standing[1].fact
    return project.progress.milestones[0].fact if project.progress else project.figures[0].fact


def _amount(project: Project, words: tuple[str, ...]) -> tuple[Decimal | None, str]:
    found = [one.fact for one in project.figures if one.fact.aspect == "level" and any(word in one.fact.indicator for word in words)]
    first: Figure | None = min(found, key=lambda fact: "总投资" not in fact.indicator, default=None)
    return (first.value, first.unit) if first else (None, "")


def _first(names: Iterable[str | None]) -> str | None:
    return next((name for name in names if name), None)
