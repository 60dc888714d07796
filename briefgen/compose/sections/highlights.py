"""要点: three to six sentences, the best of the other sections and of what moved among the projects.

Sentences are taken by score, not more from one section than its share, and none that rests on the same clauses as a chosen one;
then they stand in the order of the sections.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.compose.fitness import is_listed
from briefgen.compose.material import Material
from briefgen.compose.natures import is_count
from briefgen.compose.periods import span_words
from briefgen.compose.routing import place_of
from briefgen.compose.scoring import STANDINGS, score
from briefgen.compose.sections.chains import lists_of_chains
from briefgen.compose.sections.comparison import newly_overdue
from briefgen.compose.sections.indicators import told
from briefgen.compose.sections.pending import listed_promises
from briefgen.compose.sections.projects import Project, listed_projects, stage_words
from briefgen.compose.sentences import Part, listing, sentence
from briefgen.compose.statements import Group, group_figures
from briefgen.model.briefing import Briefing, Sentence
from briefgen.model.fact import Stage
from briefgen.resolve.change import change
from briefgen.resolve.order import reading_key

_TOLD_STAGES: tuple[Stage, ...] = ("full_capacity", "operating", "completed", "partly_operating", "trial", "installing", "started")
_MOST_NAMES = 3
_MOST_STAGES = 3
_MOST_GROUPS = 60
_LEAST_SCORE = 20.0
_MOST_CLAUSED, _MOST_SINGLE = 2, 3
_WORKS = ("项目", "工程", "基地", "生产线", "产线", "园", "园区", "港", "工厂", "中心", "厂")


@dataclass(frozen=True, slots=True)
class _Source:
    """Candidates from one section, of which at most `share` are taken."""

    sentences: tuple[Sentence, ...]
    share: int


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `highlights` from the finished sections."""
    sources = (
        _Source(_of_figures(("indicator",), material), 2),
        _Source(_of_figures(("chain",), material), 1),
        _Source(lists_of_chains(material), 1),
        _Source(_moved(material), 1),
        _Source(_of_figures(("project_note",), material), 1),
        _Source(_of_figures(("town", "park"), material), 1),
        _Source((*_of_figures(("investment",), material), *briefing.investments), 1),
        _Source(_of_figures(("target",), material), 1),
        _Source(briefing.policies, 1),
        _Source(briefing.events, 1),
        _Source(_passed(material), 1),
    )
    return replace(briefing, highlights=_best(sources, material.settings.highlights))


def _best(sources: tuple[_Source, ...], limit: int) -> tuple[Sentence, ...]:
    candidates = [
        (-one.score, section, place, one)
        for section, source in enumerate(sources) for place, one in enumerate(source.sentences) if one.score >= _LEAST_SCORE
    ]  # fmt: skip
    chosen: list[tuple[int, int, Sentence]] = []
    quoted: set[tuple[str, int, int]] = set()
    for _, section, place, one in sorted(candidates, key=lambda candidate: candidate[:3]):
        places = _places(one)
        taken = sum(1 for other, _, _ in chosen if other == section)
        if len(chosen) < limit and taken < sources[section].share and not places & quoted:
            chosen.append((section, place, one))
            quoted |= places
    return tuple(one for _, _, one in sorted(chosen, key=lambda choice: choice[:2]))


def _places(one: Sentence) -> set[tuple[str, int, int]]:
    return {(citation.document, citation.start, citation.end) for part in one.parts for citation in part.citations}


def _of_figures(places: tuple[str, ...], material: Material) -> tuple[Sentence, ...]:
    """The best indicators of some sections as short sentences: at most two with clauses, or three single figures, of one subject and period."""
    groups = group_figures(one for one in material.figures if place_of(one.fact, material) in places)
    known = [group for group in groups if is_listed(group.indicator, material.settings)]
    # no more than a few sentences are taken, so the best groups are enough to look for partners among
    ranked = sorted(known, key=lambda group: -score((group,), material))[:_MOST_GROUPS]
    chosen: list[list[Group]] = []
    for group in ranked:
        home = next((one for one in chosen if _fits(one, group)), None)
        if home is None:
            chosen.append([group])
        else:
            home.append(group)
    return told((tuple(sorted(one, key=lambda group: reading_key(group.figures[0].facts[0]))) for one in chosen), material)


def _fits(home: list[Group], group: Group) -> bool:
    first = home[0]
    if (first.subject, first.period, first.modality) != (group.subject, group.period, group.modality):
        return False
    single = all(len(one.figures) == 1 for one in (*home, group))
    alike = {one.figures[0].fact.aspect for one in (*home, group)}
    amounts = single and alike == {"level"}
    if not amounts and is_count(first.figures[0].fact) != is_count(group.figures[0].fact):
        return False
    return len(home) < (_MOST_SINGLE if single and len(alike) == 1 else _MOST_CLAUSED)


def _moved(material: Material) -> tuple[Sentence, ...]:
    """甲、乙项目部分投产；丙项目2024年9月竣工: what has reached a stage worth telling, and did not stand there before."""
    stages: dict[Stage, list[Project]] = {}
    for project in listed_projects(material):
        standing = project.progress.furthest() if project.progress else None
        if standing and standing[1].fact.stage in _TOLD_STAGES and _is_new(project):
            stages.setdefault(standing[1].fact.stage, []).append(project)
    parts: list[Part] = []
    for stage in [stage for stage in _TOLD_STAGES if stage in stages][:_MOST_STAGES]:
        words = _stage_parts(stages[stage], stage, material)
        parts += words if not parts else [(f"；{words[0][0]}", words[0][1]), *words[1:]]
    return (sentence(parts, STANDINGS["moved"] + 4 * min(len(stages), _MOST_STAGES)),) if parts else ()


def _is_new(project: Project) -> bool:
    """True for what stands further than it did, or was not heard of before."""
    return change(project.progress, project.before).move in ("new", "forward", "unlike", "untold")


def _stage_parts(projects: list[Project], stage: Stage, material: Material) -> list[Part]:
    standings = [(project, project.progress.furthest()) for project in projects if project.progress]
    items = [(project.title, material.citer.cite(standing[1].facts)) for project, standing in standings if standing]
    first = standings[0][1]
    if len(items) == 1 and first:
        day = span_words(first[1].fact.date) if first[1].fact.date else ""
        phase = "" if first[0] and first[0] in items[0][0] else first[0]
        return listing("", items, f"{_noun(items)}{day}{stage_words(first[1].fact, phase)}")
    shown = items[:_MOST_NAMES]
    more = "等项目" if len(items) > _MOST_NAMES else _noun(shown)
    return listing("", shown, f"{more}{stage_words(first[1].fact) if first else ''}")


def _noun(items: Sequence[Part]) -> str:
    """项目 behind a name that does not say what it is; of several the last one counts."""
    return "" if items[-1][0].endswith(_WORKS) else "项目"


def _passed(material: Material) -> tuple[Sentence, ...]:
    promises = material.overdue
    if not promises:
        return ()
    citations = material.citer.cite_merged(promise for _, promise in listed_promises(promises))
    count = len({progress.key for progress, _ in promises})
    due = newly_overdue(material)
    new = f"，其中本期新到期{due}个" if 0 < due < count else ""
    words = f"{count}个项目此前公布的建成或投产时间已过，未见后续报道{new}（见“待核事项”）"
    return (sentence([(words, citations)], STANDINGS["overdue" if due else "overdue_before"]),)
