"""产业链: which chains there are and who leads them, then chain by chain what the issue tells of it.

A chain of which nothing is told but its name stays in the overview and gets no heading of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.compose.chain_index import CHAIN, LEADERS, LISTS, ChainIndex, chain_name, group_label, group_owner, listed_chain
from briefgen.compose.lineage import lineage
from briefgen.compose.material import Material, of_kind
from briefgen.compose.routing import place_of
from briefgen.compose.scoring import STANDINGS, is_key
from briefgen.compose.sections.indicators import told
from briefgen.compose.sections.projects import Project, listed_projects, project_row
from briefgen.compose.sections.targets import once
from briefgen.compose.sentences import Part, listing, sentence
from briefgen.compose.statements import statements
from briefgen.compose.subjects import subject_words
from briefgen.model.briefing import Briefing, Chain, Sentence
from briefgen.model.fact import Figure, Membership
from briefgen.resolve.amount import amount
from briefgen.resolve.merge import Merged

_MOST_NAMES = 30

Members = Iterable[Merged[Membership]]


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `chain_overview` and `chains`."""
    index = material.once(ChainIndex.of)
    projects = listed_projects(material)
    overview = (
        *_figures(material, None, index), *lists_of_chains(material), *lineage(material), *_leaders(material, None, index),
        *_lists_of_members(material, None, index),
    )  # fmt: skip
    chains = tuple(
        Chain(
            name, index.groups.get(name, ""),
            (*_leaders(material, name, index), *_lists_of_members(material, name, index), *_figures(material, name, index)),
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
    for (label, owner), names in _same_lists(groups, material):
        items = [(name, material.citer.cite_merged(tellings)) for name, tellings in names.items()]
        opening = f"“{label}”为" if label else f"{owner}重点产业链包括"
        words = listing(opening, items, CHAIN)
        parts += words if not parts else [(f"；{words[0][0]}", words[0][1]), *words[1:]]
    return (sentence(parts, STANDINGS["chains" if _is_news(chains, material) else "chains_before"]),) if parts else ()


def _is_news(chains: Members, material: Material) -> bool:
    """True where one of these chains stood on no list before."""
    own = {fact.id for fact in material.facts}
    known = {listed_chain(fact, material) for fact in of_kind(material.known, Membership) if fact.role == CHAIN and fact.id not in own}
    return any(listed_chain(one.fact, material) not in known for one in chains)


def _same_lists(
    groups: Mapping[tuple[str, str], Members], material: Material
) -> list[tuple[tuple[str, str], dict[str, list[Merged[Membership]]]]]:
    """The lists by label and owner, each chain by its name; a list told twice, under other words, is one list with both sources."""
    found: dict[tuple[str, frozenset[str]], tuple[tuple[str, str], dict[str, list[Merged[Membership]]]]] = {}
    for (label, owner), members in groups.items():
        names: dict[str, list[Merged[Membership]]] = {}
        for one in members:
            names.setdefault(listed_chain(one.fact, material).removesuffix(CHAIN), []).append(one)
        home = found.setdefault((label, frozenset(names)), ((label, owner), names))
        if home[1] is not names:
            for name, told_again in names.items():
                home[1][name] += told_again
    return list(found.values())


def _leaders(material: Material, chain: str | None, index: ChainIndex) -> list[Sentence]:
    """链长为甲; (None) for those of all chains together: 全市产业链链长为甲."""
    groups: dict[tuple[str, str], list[Merged[Membership]]] = {}
    for one in material.memberships:
        if one.fact.role in LEADERS and index.of_member(one) == chain:
            owner = "" if chain else subject_words(one.fact.group or "", material.settings)
            groups.setdefault((owner, one.fact.role), []).append(one)
    return [
        sentence(listing(f"{owner}{role}为", by_name(members, material)), STANDINGS["leaders"])
        for (owner, role), members in groups.items()
    ]  # fmt: skip


def _lists_of_members(material: Material, chain: str | None, index: ChainIndex) -> list[Sentence]:
    """链主企业包括甲、乙: of one chain, or (None) of those whose chain is not told."""
    sentences = []
    for role in LISTS:
        members = [one for one in material.memberships if one.fact.role == role]
        placed = {one.fact.member for one in members if index.of_member(one)}
        here = [one for one in members if index.of_member(one) == chain and (chain or one.fact.member not in placed)]
        items = by_name(here, material)[:_MOST_NAMES]
        title = role if role.endswith("企业") else f"{role}企业"
        parts = listing(f"{title}{'为' if len(items) == 1 else '包括'}", items, _new_words(role, [name for name, _ in items], material))
        if parts:
            sentences.append(sentence(parts, STANDINGS["leaders"]))
    return sentences


def _new_words(role: str, names: list[str], material: Material) -> str:
    """（其中甲、乙为新见） where earlier issues have told a list of this kind, and some but not all of these names stand on none."""
    own = {fact.id for fact in material.facts}
    known = {fact.member for fact in of_kind(material.known, Membership) if fact.role == role and fact.id not in own}
    new = [name for name in names if name not in known]
    return f"（其中{'、'.join(new)}为新见）" if known and 0 < len(new) < len(names) else ""


def _figures(material: Material, chain: str | None, index: ChainIndex) -> tuple[Sentence, ...]:
    """The figures that name the chain, and those of the enterprise that leads it alone.

    (None) gives what is told of the chains together, how many there are first, then the main figures of other enterprises.
    """
    here = [
        one for one in material.figures
        if place_of(one.fact, material) in ("chain", "enterprise", "target") and index.of_figure(one.fact) == chain
    ]  # fmt: skip
    if chain is not None:
        goals = {one.fact.id for one in once([one for one in here if place_of(one.fact, material) == "target"], material)}
        return told(statements(one for one in here if one.fact.id in goals or place_of(one.fact, material) != "target"), material)
    together = _fullest([one for one in here if place_of(one.fact, material) == "chain"])
    enterprises = [one for one in here if place_of(one.fact, material) == "enterprise" and one.fact.period and is_key(one.fact, material)]
    ordered = sorted(statements(together), key=lambda statement: not any(group.indicator.endswith(CHAIN) for group in statement))
    return told((*ordered, *statements(enterprises)), material)


def _fullest(figures: list[Merged[Figure]]) -> list[Merged[Figure]]:
    """Without “产业链6条” beside “千亿级重点优势产业链6条” of the same subject."""
    return [
        one for one in figures
        if not any(
            other.fact.subject == one.fact.subject and other.fact.indicator != one.fact.indicator and amount(other.fact) == amount(one.fact)
            and other.fact.aspect == one.fact.aspect and other.fact.indicator.endswith(one.fact.indicator)
            for other in figures
        )
    ]  # fmt: skip


def _is_project_of(project: Project, chain: str, index: ChainIndex) -> bool:
    if project.progress is None:
        return False
    builders = {fact.enterprise for one in project.progress.milestones for fact in one.facts if fact.enterprise}
    return index.of_project(project.title, builders) == chain
