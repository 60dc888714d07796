"""Under which chain a row of the five lists stands: as the fact names it, or the only one that the enterprise behind it leads."""

from briefgen.compose.chain_index import CHAIN, ChainIndex, chain_name
from briefgen.compose.sections.projects import Project
from briefgen.compose.tables.ground import Ground
from briefgen.model.fact import Figure, Membership
from briefgen.resolve.merge import Merged


def figure_chain(figure: Figure, ground: Ground) -> str:
    """The chain of a figure; "" where nothing tells it."""
    named = ground.chains.of_figure(figure)
    return named or _led(figure.subject, ground.chains) or (ground.chains.of_project(figure.subject, ()) if _is_project(figure, ground) else "")


def member_chain(one: Merged[Membership], ground: Ground) -> str:
    """The chain that a member is listed under, or leads by all that is known."""
    fact = one.fact
    if fact.role == CHAIN:
        name = chain_name(fact.member, ground.material.settings)
        return "" if name == CHAIN else name
    return ground.chains.of_member(one) or _led(fact.member, ground.chains)


def project_chain(project: Project, ground: Ground) -> str:
    """The chain that the builder leads, or that the project's name holds."""
    builders = {fact.enterprise for one in project.progress.milestones for fact in one.facts if fact.enterprise} if project.progress else set()
    return ground.chains.of_project(project.title, builders)


def _led(enterprise: str, index: ChainIndex) -> str:
    led = index.leads.get(enterprise, ())
    return led[0] if len(led) == 1 else ""


def _is_project(figure: Figure, ground: Ground) -> bool:
    return ground.material.kind(figure.subject) == "project"
