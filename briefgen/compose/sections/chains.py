"""产业链: which chains there are and who leads them, then chain by chain what the issue tells of it.

A chain of which nothing is told but its name stays in the overview and gets no heading of its own.
"""

from collections.abc import Iterable
from dataclasses import replace

from briefgen.compose.chain_index import CHAIN, LISTS, ChainIndex, chain_name, group_label, group_owner
from briefgen.compose.material import Material
from briefgen.compose.routing import place_of
from briefgen.compose.scoring import STANDINGS, is_key
from briefgen.compose.sections.indicators import told
from briefgen.compose.sections.projects import Project, listed_projects, project_row
from briefgen.compose.sentences import Part, listing, sentence
from briefgen.compose.statements import statements
from briefgen.model.briefing import Briefing, Chain, Sentence
from briefgen.model.fact import Membership
from briefgen.resolve.merge import Merged

_MOST_NAMES = 30

Members = Iterable[Merged[Membership]]


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `chain_overview` and `chains`."""
    index = ChainIndex.of(material)
    projects = listed_projects(material)
    overview = (*_figures(material, None, index), *lists_of_chains(material), *_lists_of_members(material, None, index))
    chains = tuple(
        Chain(
            name, index.groups.get(name, ""),
            (*_lists_of_members(material, name, index), *_figures(material, name, index)),
            tuple(project_row(project, material) for project in projects if _is_project_of(project, name, index)),
        )
        for name in index.names
    )  # fmt: skip
    return replace(briefing, chain_overview=overview, chains=tuple(one for one in chains if one.sentences or one.projects))


def by_name(members: Members, material: Material) -> list[Part]:
    """Each member once, in reading order, with the citations of all its tellings."""
    names: dict[str, list[Merged[Membership]]] = {}
    for one in members:
        names.setdefault(one.fact.member, []).append(one)
    return [(name, material.citer.cite_merged(tellings)) for name, tellings in names.items()]


def lists_of_chains(material: Material) -> tuple[Sentence, ...]:
    """重点产业链包括甲、乙产业链; where the plan has names for groups, group by group: “两先”为甲、乙产业链."""
    settings = material.settings
    chains = [one for one in material.memberships if one.fact.role == CHAIN and chain_name(one.fact.member, settings) != CHAIN]
    groups: dict[tuple[str, str], list[Merged[Membership]]] = {}
    for one in chains:
        groups.setdefault((group_label(one.fact.group, material), group_owner(one.fact.group, material)), []).append(one)
    parts: list[Part] = []
    for (label, owner), members in groups.items():
        names: dict[str, list[Merged[Membership]]] = {}
        for one in members:
            names.setdefault(chain_name(one.fact.member, settings).removesuffix(CHAIN), []).append(one)
        items = [(name, material.citer.cite_merged(tellings)) for name, tellings in names.items()]
        opening = f"“{label}”为" if label else f"{owner}重点产业链包括"
        words = listing(opening, items, CHAIN)
        parts += words if not parts else [(f"；{words[0][0]}", words[0][1]), *words[1:]]
    return (sentence(parts, STANDINGS["chains"]),) if parts else ()


def _lists_of_members(material: Material, chain: str | None, index: ChainIndex) -> list[Sentence]:
    """链主企业包括甲、乙: of one chain, or (None) of those whose chain is not told."""
    sentences = []
    for role in LISTS:
        members = [one for one in material.memberships if one.fact.role == role]
        placed = {one.fact.member for one in members if index.of_member(one)}
        here = [one for one in members if index.of_member(one) == chain and (chain or one.fact.member not in placed)]
        items = by_name(here, material)[:_MOST_NAMES]
        title = role if role.endswith("企业") else f"{role}企业"
        parts = listing(f"{title}{'为' if len(items) == 1 else '包括'}", items)
        if parts:
            sentences.append(sentence(parts, STANDINGS["leaders"]))
    return sentences


def _figures(material: Material, chain: str | None, index: ChainIndex) -> tuple[Sentence, ...]:
    """The figures that name the chain, and those of the enterprise that leads it alone.

    (None) gives what is told of the chains together, how many there are first, then the main figures of other enterprises.
    """
    here = [
        one for one in material.figures
        if place_of(one.fact, material) in ("chain", "enterprise", "target") and index.of_figure(one.fact) == chain
    ]  # fmt: skip
    if chain is not None:
        return told(statements(here), material)
    together = [one for one in here if place_of(one.fact, material) == "chain"]
    enterprises = [one for one in here if place_of(one.fact, material) == "enterprise" and one.fact.period and is_key(one.fact, material)]
    ordered = sorted(statements(together), key=lambda statement: not any(group.indicator.endswith(CHAIN) for group in statement))
    return told((*ordered, *statements(enterprises)), material)


def _is_project_of(project: Project, chain: str, index: ChainIndex) -> bool:
    if project.progress is None:
        return False
    builders = {fact.enterprise for one in project.progress.milestones for fact in one.facts if fact.enterprise}
    led = {name for builder in builders for name in index.leads.get(builder, ())}
    return led == {chain} or chain.removesuffix(CHAIN) in project.title
