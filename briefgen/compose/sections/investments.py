"""招商引资: figures of investment promotion, and the projects that were signed or are being offered."""

from dataclasses import replace

from briefgen.compose.material import Material
from briefgen.compose.routing import place_of
from briefgen.compose.scoring import STANDINGS
from briefgen.compose.sections.indicators import told
from briefgen.compose.sections.projects import all_projects
from briefgen.compose.sentences import listing, sentence
from briefgen.compose.statements import statements
from briefgen.model.briefing import Briefing, Sentence
from briefgen.model.fact import Stage
from briefgen.resolve.project import is_proper

_MOST_NAMES = 12


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `investments`."""
    figures = [one for one in material.figures if place_of(one.fact, material) == "investment"]
    sentences = [*told(statements(figures), material), *_at_stage("signed", "签约", material), *_at_stage("proposed", "谋划推介", material)]
    return replace(briefing, investments=tuple(sentences))


def _at_stage(stage: Stage, words: str, material: Material) -> list[Sentence]:
    """签约项目包括甲、乙."""
    items = []
    for project in all_projects(material):
        standing = project.progress.furthest() if project.progress else None
        if standing and standing[1].fact.stage == stage and is_proper(project.title):
            items.append((project.title, material.citer.cite(standing[1].facts)))
    parts = listing(f"{words}项目{'为' if len(items) == 1 else '包括'}", items[:_MOST_NAMES])
    return [sentence(parts, STANDINGS["signed"])] if parts else []
