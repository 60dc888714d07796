"""产业图谱: who and what stands where in each chain, by all that is known at the end of the issue.

Up-, mid- or downstream is told where a source says so right before a name (“处于产业链中游的甲企”), else where the region's words have it in the columns `chain` and
`stream` of enterprises.csv and projects.csv; what neither places stands under its role: 链主, 链核, 链上企业, 项目, 专业镇. Nobody stands on the map of whom no
source has told. A chain that the region's list no longer has is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.compose.chain_index import CHAIN, ChainIndex, chain_name, listed_chain
from briefgen.compose.material import Material, of_kind
from briefgen.compose.words import STAGES
from briefgen.model.fact import Figure, Membership, Milestone
from briefgen.resolve.order import AnyFact, in_reading_order, reading_key
from briefgen.resolve.project import is_proper

PLACES = ("上游", "中游", "下游", "链主", "链核", "链上企业", "项目", "专业镇")
STREAMS = PLACES[:3]
_LISTED = {"链主": "链主", "链核": "链核", "链上企业": "链上企业"}
_STREAM = re.compile(r"(?<![上中下、和与及])([上中下])游(?![、和与及]?[上中下]游)(?:的?(?:环节|企业|产业|端|领域|方面))?(?:的|有|为|是|以|中|里|[，,：:“”])*")
_NEAREST = 2
_TOWN = "专业镇"


@dataclass(frozen=True, slots=True)
class Node:
    """One name at one place of one chain; `note` is what is told behind it, such as a project's stage."""

    chain: str
    place: str
    name: str
    facts: tuple[AnyFact, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MappedChain:
    """One chain with its nodes, each place's in reading order; `follows` are the chains that it came from."""

    name: str
    group: str
    follows: tuple[str, ...]
    nodes: tuple[Node, ...]

    def at(self, place: str) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.place == place)


def chain_map(material: Material) -> tuple[MappedChain, ...]:
    """The chains of which somebody or something is known, those on a list of the region's own level first, then in reading order."""
    index = material.once(ChainIndex.of)
    nodes: dict[str, dict[tuple[str, str], list[Node]]] = {}
    told = [*_members(material, index), *_projects(material, index), *_towns(material)]
    listed = {(node.chain, node.name) for node in told}
    for node in _placed([*told, *(node for node in _by_words(material) if (node.chain, node.name) not in listed)], material):
        nodes.setdefault(node.chain, {}).setdefault((node.place, node.name), []).append(node)
    records = {record.name: record for record in material.settings.chains}
    level = f"{material.settings.region[-1:]}级"
    year = material.issue.period.last.year
    known = [name for name in nodes if name not in records or records[name].in_force(year)]
    return tuple(
        MappedChain(
            name, _group(name, material, index), records[name].follows if name in records else (),
            tuple(_joined(alike) for alike in nodes[name].values()),
        )
        for name in sorted(known, key=lambda name: (name not in records or level not in records[name].level, _first(nodes[name])))
    )  # fmt: skip


def has_news(chains: Iterable[MappedChain], material: Material) -> bool:
    """True where this issue tells of a name on the map."""
    own = {fact.id for fact in material.facts}
    return any(fact.id in own for chain in chains for node in chain.nodes for fact in node.facts)


def _first(nodes: Mapping[tuple[str, str], Iterable[Node]]) -> tuple[object, ...]:
    return min(reading_key(node.facts[0]) for alike in nodes.values() for node in alike)


def _joined(alike: list[Node]) -> Node:
    facts = in_reading_order([fact for node in alike for fact in node.facts])
    return Node(alike[0].chain, alike[0].place, alike[0].name, facts, alike[-1].note)


def _group(name: str, material: Material, index: ChainIndex) -> str:
    """The group of the present list, as the words or this issue name it."""
    year = material.issue.period.last.year
    record = next((record for record in material.settings.chains if record.name == name), None)
    ended = {group.name for group in material.settings.chain_groups if not group.in_force(year)}
    told = [group for since, group in record.groups if since <= year and group not in ended] if record else []
    return told[-1].removesuffix(CHAIN) if told else index.groups.get(name, "")


def _members(material: Material, index: ChainIndex) -> Iterator[Node]:
    """Leaders, cores and other enterprises of a list whose chain is told."""
    for fact in of_kind(material.known, Membership):
        if fact.role in _LISTED and fact.group and material.kind(fact.group) == "chain":
            name = chain_name(fact.group, material.settings)
            if name != CHAIN:
                yield Node(name, _LISTED[fact.role], fact.member, (fact,))


def _projects(material: Material, index: ChainIndex) -> Iterator[Node]:
    for progress in material.history.values():
        standing = progress.furthest()
        if standing is None or not is_proper(progress.title):
            continue
        builders = {fact.enterprise for one in progress.milestones for fact in one.facts if fact.enterprise}
        chain = _chain_by_words(material, progress.title, *sorted(builders)) or index.of_project(progress.title, sorted(builders))
        if chain:
            facts = tuple(fact for one in progress.actual for fact in one.facts)
            yield Node(chain, "项目", progress.title, facts, f"{standing[0]}{STAGES[standing[1].fact.stage]}")


def _by_words(material: Material) -> Iterator[Node]:
    """Enterprises of which a source has told and that the region's words place in a chain."""
    placed = material.settings.chain_places
    last: dict[str, AnyFact] = {}
    for fact in material.known if placed else ():
        last |= {name: fact for name in _names(fact) if name in placed and material.kind(name) == "enterprise"}
    for name, fact in last.items():
        chain = _chain_by_words(material, name)
        if chain:
            yield Node(chain, _LISTED["链上企业"], name, (fact,))


def _chain_by_words(material: Material, *names: str) -> str:
    """The chain in which the region's words place the first of the names that they place; "" where they place none."""
    told = (material.settings.chain_places[name].chain for name in names if name in material.settings.chain_places)
    chain = next(filter(None, told), "")
    return chain_name(chain, material.settings) if chain else ""


def _towns(material: Material) -> Iterator[Node]:
    """Towns whose name holds a chain's."""
    listed = {listed_chain(one, material) for one in of_kind(material.known, Membership) if one.role == CHAIN}
    chains = [name for name in (*(record.name for record in material.settings.chains), *sorted(listed)) if name != CHAIN]
    for fact in of_kind(material.known, Membership):
        if fact.role == _TOWN:
            named = [name for name in chains if name.removesuffix(CHAIN) in fact.member]
            if named:
                yield Node(max(named, key=len), _TOWN, fact.member.removesuffix(_TOWN), (fact,))


def _placed(nodes: Iterable[Node], material: Material) -> Iterator[Node]:
    """The nodes, those that a source places in the stream moved there."""
    streams = _streams(material)
    for node in nodes:
        found = streams.get(node.name)
        worded = material.settings.chain_places.get(node.name)
        role = node.note or (node.place if node.place in _LISTED and node.place != "链上企业" else "")
        if found:
            yield Node(node.chain, found[0], node.name, (*node.facts, found[1]), role)
        elif worded and worded.stream:
            yield Node(node.chain, worded.stream, node.name, node.facts, role)
        else:
            yield node


def _streams(material: Material) -> dict[str, tuple[str, AnyFact]]:
    """What the sources say of the place of a name, the last one counts."""
    found: dict[str, tuple[str, AnyFact]] = {}
    for fact in material.known:
        for name in _names(fact) if "游" in fact.words else ():
            place = stream_of(name, fact.words)
            if place:
                found[name] = (place, fact)
    return found


def _names(fact: AnyFact) -> tuple[str, ...]:
    if isinstance(fact, Membership):
        return (fact.member,)
    if isinstance(fact, Milestone):
        return tuple(name for name in (fact.project, fact.enterprise) if name)
    return (fact.subject,) if isinstance(fact, Figure) else ()


def stream_of(name: str, words: str) -> str:
    """上游, 中游 or 下游 where the words say so right before the name; "" for 上下游 together and for anything further off."""
    end = words.find(name)
    found = [match for match in _STREAM.finditer(words, 0, max(end, 0)) if end - match.end() <= _NEAREST]
    return f"{found[-1][1]}游" if found else ""
