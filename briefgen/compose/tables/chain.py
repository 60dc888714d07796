"""Under which chain a row of the five lists stands: as the fact names it, or the only one that the enterprise behind it leads."""

from briefgen.compose.chain_index import CHAIN, ChainIndex, chain_name
from briefgen.compose.sections.projects import Project
from briefgen.compose.tables.ground import Ground
from briefgen.model.fact import Figure, Membership
from briefgen.resolve.merge import Merged


def figure_chain(figure: Figure, ground: Ground) -> str:
    """The chain of a figure; "" where nothing tells it."""
    named = ground.chains.of_figure(figure)
    return named or _led(figure.subject, ground.chains) or (_in_title(figure.subject, ground) if _is_project(figure, ground) else "")


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
    led = {name for builder in builders for name in ground.chains.leads.get(builder, ())}
    return led.pop() if len(led) == 1 else _in_title(project.title, ground)


def _led(enterprise: str, index: ChainIndex) -> str:
    led = index.leads.get(enterprise, ())
    return led[0] if len(led) == 1 else ""


def _in_title(title: str, ground: Ground) -> str:
    """The longest name of a chain that the title holds without the word 产业链: of those that are told of, or that the words know."""
    told = [*ground.chains.names, *(name for names in ground.chains.leads.values() for name in names)]
    known = dict.fromkeys([*told, *(name for name, kind in ground.material.settings.names.items() if kind == "chain")])
    named = [name for name in known if len(name.removesuffix(CHAIN)) > 1 and name.removesuffix(CHAIN) in title]
    return max(named, key=len, default="")


def _is_project(figure: Figure, ground: Ground) -> bool:
    return ground.material.kind(figure.subject) == "project"
