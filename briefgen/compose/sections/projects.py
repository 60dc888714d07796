"""重点项目: one row a project with its stage, date, scale and what has changed since earlier issues.

Rows are made for projects with a milestone or an investment in the issue; what is only proposed belongs to 招商引资.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from briefgen.compose.cells import EMPTY, figure_cell, joined, source_cell
from briefgen.compose.material import Material
from briefgen.compose.periods import published_words, span_words
from briefgen.compose.quantities import quantity
from briefgen.compose.routing import place_of
from briefgen.compose.sections.indicators import told
from briefgen.compose.sentences import intended
from briefgen.compose.statements import statements
from briefgen.compose.subjects import counted
from briefgen.compose.summing import LONG_CADENCES
from briefgen.compose.words import STAGES
from briefgen.model.briefing import Briefing, Cell, Row
from briefgen.model.fact import Figure, Milestone
from briefgen.resolve.change import change, postponed
from briefgen.resolve.merge import Merged
from briefgen.resolve.order import last_day, published
from briefgen.resolve.progress import Progress, overdue, phase_of
from briefgen.resolve.project import is_proper
from briefgen.resolve.stage import stage_rank

_SCALE_FIRST = ("投资", "产能", "年产", "生产能力")
_MOST_SCALES = 4
FORWARD, BACK, OVERDUE = "▲", "▼", "逾期"
LONG_SILENCE = 6
"""Months without a report after which it is said how long nothing was heard."""
_PROMISED = {"completed": "建成", "building": "开建", "preparing": "启动前期手续"}
_INTENDED = {"started": "拟开工", "building": "拟建", "preparing": "拟建", "reserved": "拟建"}


@dataclass(frozen=True, slots=True)
class Project:
    """One project of the issue: `progress` None where only figures name it; `before` is what earlier issues knew."""

    title: str
    progress: Progress | None
    before: Progress | None
    figures: tuple[Merged[Figure], ...]

    @property
    def rank(self) -> int:
        """How far it has come; -2 where no actual stage is known."""
        standing = self.progress.furthest() if self.progress else None
        return stage_rank(standing[1].fact.stage) if standing else -2


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `projects` and `project_notes`."""
    rows = tuple(project_row(project, material) for project in listed_projects(material))
    notes = [one for one in material.figures if place_of(one.fact, material) == "project_note"]
    return replace(briefing, projects=rows, project_notes=told(statements(notes), material))


def listed_projects(material: Material) -> tuple[Project, ...]:
    """The projects of the table: the furthest first, then those of most weight, then reading order."""
    projects = [project for project in all_projects(material) if _is_listed(project)]
    return tuple(sorted(projects, key=lambda project: (-project.rank, -len(project.figures))))


def all_projects(material: Material) -> tuple[Project, ...]:
    """Every project with a milestone or a figure in the issue, in reading order."""
    figures: dict[str, list[Merged[Figure]]] = {}
    titles: dict[str, str] = {}
    for one in material.figures:
        key = _project_of(one.fact, material)
        if key is not None:
            figures.setdefault(key, []).append(one)
            titles.setdefault(key, material.projects.title(one.fact.subject))
    followed = {progress.key: progress for progress in material.progress}
    return tuple(
        Project(
            followed[key].title if key in followed else titles[key],
            followed.get(key), material.before.get(key), tuple(figures.get(key, ())),
        )
        for key in [*followed, *(key for key in figures if key not in followed)]
    )  # fmt: skip


def project_row(project: Project, material: Material) -> Row:
    """The row of one project; every cell with the facts behind it."""
    standing = _told_apart(project)
    expected = _coming(project.progress)
    return {
        "project": Cell(project.title),
        "stage": _stage_cell(standing, expected, material),
        "date": _date_cell(standing, expected, material),
        "scale": _scale_cell(project, material),
        "change": _change_cell(project, material),
        "source": source_cell([*(one for _, one in standing), *expected], material.citer)
        if project.progress
        else source_cell(project.figures, material.citer),
    }


def _told_apart(project: Project) -> tuple[tuple[str, Merged[Milestone]], ...]:
    """The standing by phases; a phase that the project's title names, or that stands where the whole does, is not told apart."""
    standing = project.progress.standing() if project.progress else ()
    whole = {one.fact.stage for phase, one in standing if not phase}
    return tuple(
        ("" if phase and phase in project.title else phase, one) for phase, one in standing if not phase or one.fact.stage not in whole
    )


def stage_words(fact: Milestone, phase: str = "") -> str:
    """一期投产, 在建"""
    return f"{phase}{STAGES[fact.stage]}"


def _project_of(figure: Figure, material: Material) -> str | None:
    """The project that a figure is of: its subject, or the one project of the same clause where an enterprise invests."""
    if place_of(figure, material) == "project":
        return material.projects.key(figure.subject)
    if material.kind(figure.subject) != "enterprise" or not figure.indicator.endswith("投资"):
        return None
    built = {
        progress.key for progress in material.progress for one in progress.milestones for fact in one.facts
        if fact.document == figure.document and fact.start < figure.end and figure.start < fact.end
    }  # fmt: skip
    return built.pop() if len(built) == 1 else None


def _is_listed(project: Project) -> bool:
    if not is_proper(project.title):
        return False
    if project.progress is None:
        return any("投资" in one.fact.indicator for one in project.figures)
    standing = project.progress.furthest()
    return standing is None or standing[1].fact.stage not in ("proposed", "signed")


def _coming(progress: Progress | None) -> tuple[Merged[Milestone], ...]:
    """Expectations beyond the stage reached; undated ones count only where nothing else is known of the project, or of the phase."""
    if progress is None:
        return ()
    stood = dict(progress.standing())
    furthest = progress.furthest()
    reached = stage_rank(furthest[1].fact.stage) if furthest else -2
    return tuple(one for one in progress.expected if _is_beyond(one.fact, stood, reached))


def _is_beyond(fact: Milestone, stood: Mapping[str, Merged[Milestone]], reached: int) -> bool:
    phase = phase_of(fact)
    if phase and phase not in stood:
        return True
    return stage_rank(fact.stage) > reached and (fact.date is not None or not stood)


def _stage_cell(
    standing: tuple[tuple[str, Merged[Milestone]], ...], expected: tuple[Merged[Milestone], ...], material: Material
) -> Cell:
    if not standing:
        return joined(Cell(_promised(one.fact), material.citer.cite(one.facts)) for one in expected[:1])
    stood = [Cell(stage_words(one.fact, phase), material.citer.cite(one.facts)) for phase, one in standing]
    coming = [one for one in expected if one.fact.date is None]
    return joined([*stood, *(Cell(f"{phase_of(one.fact)}{_promised(one.fact)}", material.citer.cite(one.facts)) for one in coming)], "、")


def _date_cell(
    standing: tuple[tuple[str, Merged[Milestone]], ...], expected: tuple[Merged[Milestone], ...], material: Material
) -> Cell:
    done = [
        Cell(f"{phase if len(standing) > 1 else ''}{span_words(one.fact.date)}", material.citer.cite(one.facts), one.fact.date[1])
        for phase, one in standing if one.fact.date
    ]  # fmt: skip
    coming = [
        Cell(_promised(one.fact, span_words(one.fact.date)) if standing else span_words(one.fact.date), material.citer.cite(one.facts))
        for one in expected if one.fact.date
    ]  # fmt: skip
    return joined([*done, *coming], "；")


def _promised(fact: Milestone, day: str = "") -> str:
    """预计2022年10月底建成; what is only to be begun is 拟开工, 拟建."""
    if fact.stage in _INTENDED and not day:
        return _INTENDED[fact.stage]
    return f"预计{day}{_PROMISED.get(fact.stage, STAGES[fact.stage])}"


def _scale_cell(project: Project, material: Material) -> Cell:
    """总投资24.7亿元；年产能70万吨: money first, then capacity, then what else is told; values of one indicator together."""
    told_values: dict[str, list[Merged[Figure]]] = {}
    for one in sorted(project.figures, key=lambda one: _weight(one.fact)):
        if one.fact.aspect == "level":
            told_values.setdefault(intended(one.fact) + counted(one.fact.indicator), []).append(one)
    cells = [
        joined(_once(figure_cell(one, quantity(one.fact), material.citer) for one in figures), "、")
        for figures in list(told_values.values())[:_MOST_SCALES]
    ]
    return joined((replace(cell, text=name + cell.text) for name, cell in zip(told_values, cells, strict=False)), "；")


def _once(cells: Iterable[Cell]) -> list[Cell]:
    """Each text once, with the citations of all that say it."""
    found: dict[str, Cell] = {}
    for cell in cells:
        first = found.setdefault(cell.text, cell)
        found[cell.text] = replace(first, citations=tuple(dict.fromkeys((*first.citations, *cell.citations))))
    return list(found.values())


def _weight(figure: Figure) -> int:
    return next((place for place, word in enumerate(_SCALE_FIRST) if word in figure.indicator), len(_SCALE_FIRST))


def _change_cell(project: Project, material: Material) -> Cell:
    """▲ 在建→投产, ▼ 投产→停产, 未变, 新增; then what was put off and what is overdue."""
    cells = [
        _moved_cell(project, material), *_path_cells(project, material), *_postponed_cells(project, material), *_overdue_cells(project, material), *_since_cells(project, material)
    ]
    return joined((cell for cell in cells if cell.text != EMPTY.text), "；")


def _moved_cell(project: Project, material: Material) -> Cell:
    """How the stage has moved. A lower stage told later is a step back only for a halt: papers go on calling a half-running plant 在建."""
    if not material.before:
        return EMPTY
    told = change(project.progress, project.before)
    if told.move == "new":
        return Cell("新增")
    if told.then is None or told.now is None:
        return EMPTY
    (phase, then), (now_phase, now) = told.then, told.now
    was, is_now = stage_words(then.fact, phase), stage_words(now.fact, now_phase)
    told_at = published_words(published(then.facts[-1]))
    if told.move == "forward":
        return Cell(f"{FORWARD} {was}→{is_now}", material.citer.cite_merged([then, now]))
    if told.move == "same":
        return Cell(f"未变（距上次报道{told.silent}个月）" if told.silent >= LONG_SILENCE else "未变")
    if now.fact.stage == "stalled" and then.fact.stage != "stalled":
        return Cell(f"{BACK} {was}→{is_now}", material.citer.cite_merged([then, now]))
    return Cell(f"此前：{was}（{told_at}）", material.citer.cite(then.facts))


def _postponed_cells(project: Project, material: Material) -> list[Cell]:
    cells = []
    for one in postponed(project.progress, project.before):
        stage = _promised(one.later.fact).removeprefix("预计")
        words = f"{phase_of(one.later.fact)}{stage}时间由{_day(one.earlier)}推迟到{_day(one.later)}"
        cells.append(Cell(words, material.citer.cite_merged([one.earlier, one.later])))
    return cells


def _overdue_cells(project: Project, material: Material) -> list[Cell]:
    """What was promised for a day before the end of this issue, and is not confirmed."""
    if project.progress is None:
        return []
    history = material.history.get(project.progress.key, project.progress)
    passed = overdue(history, material.issue.period.last)
    words = [(one, f"{OVERDUE} 原定{_day(one)}{phase_of(one.fact)}{_promised(one.fact).removeprefix('预计')}") for one in passed]
    return [Cell(text, material.citer.cite(one.facts)) for one, text in words]


def _path_cells(project: Project, material: Material) -> list[Cell]:
    """期内：在建（2024年3月）→部分投产（2024年12月）: the way that led to the stage, in an issue that sums up months."""
    if material.issue.cadence not in LONG_CADENCES or project.progress is None:
        return []
    standing = project.progress.furthest()
    way: list[Merged[Milestone]] = []
    for one in sorted(project.progress.actual, key=lambda one: (first_day(one), stage_rank(one.fact.stage))):
        further = not way or stage_rank(one.fact.stage) > stage_rank(way[-1].fact.stage)
        if further and standing and phase_of(one.fact) in ("", standing[0]):
            way.append(one)
    if len({first_day(one) for one in way}) < 2:
        return []
    words = "→".join(f"{stage_words(one.fact, phase_of(one.fact))}（{published_words(published(one.facts[0]))}）" for one in way)
    return [Cell(f"期内：{words}", material.citer.cite_merged(way))]


def _since_cells(project: Project, material: Material) -> list[Cell]:
    """How far the project has come since the issue, where the issue may look beyond its end."""
    if project.progress is None or not material.settings.as_known_now:
        return []
    stood = project.progress.furthest()
    reached = material.history.get(project.progress.key, project.progress).furthest()
    if reached is None or first_day(reached[1]) <= material.issue.period.last:
        return []
    if stood is not None and stage_rank(reached[1].fact.stage) <= stage_rank(stood[1].fact.stage):
        return []
    told = published_words(published(reached[1].facts[0]))
    return [Cell(f"其后：{stage_words(reached[1].fact, reached[0])}（{told}报道）", material.citer.cite(reached[1].facts))]


def first_day(one: Merged[Milestone]) -> date:
    """The day of the first story that told it."""
    return last_day(one.facts[0])


def _day(one: Merged[Milestone]) -> str:
    return span_words(one.fact.date) if one.fact.date else ""
