"""专业镇与园区: which there are, by level, what is told of each in figures, and who works in a park."""

import re
from dataclasses import replace

from briefgen.compose.material import Material
from briefgen.compose.routing import place_of
from briefgen.compose.scoring import STANDINGS
from briefgen.compose.sections.chains import by_name
from briefgen.compose.sections.indicators import told
from briefgen.compose.sentences import Part, listing, sentence
from briefgen.compose.statements import statements
from briefgen.model.briefing import Briefing, Sentence
from briefgen.model.fact import Membership
from briefgen.resolve.merge import Merged

_TOWN = "专业镇"
_RESIDENT = "园区企业"
_LEVELS = ("国家级", "省级", "市级", "县级")
_NO_TOWNS = ("提升", "推进", "打造", "培育", "壮大", "发展", "建设", "特色", "重点", "特色产业")
_PRODUCTS = re.compile("(?:产业|制品|材料|加工)+$")
_GENERATION = re.compile("^(?:第?[一二三四五]代|新一代)")
_MOST_NAMES = 12


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `towns`."""
    figures = [one for one in material.figures if place_of(one.fact, material) in ("town", "park")]
    sentences = (*_levels(material), *told(statements(figures), material), *_residents(material))
    return replace(briefing, towns=sentences)


def _levels(material: Material) -> list[Sentence]:
    """省级专业镇有甲；市级专业镇有乙、丙."""
    levels: dict[str, list[Merged[Membership]]] = {}
    for one in material.memberships:
        if one.fact.role == _TOWN:
            levels.setdefault(level_of(one.fact.group), []).append(one)
    parts: list[Part] = []
    told_names: set[str] = set()
    full = {one.fact.member.removesuffix(_TOWN) for members in levels.values() for one in members}
    for level in (*_LEVELS, ""):
        items = [(name.removesuffix(_TOWN), citations) for name, citations in by_name(levels.get(level, []), material)]
        items = [(name, citations) for name, citations in items if _is_town(name, full) and name not in told_names]
        # a town that is listed at one level is not told again at a lower one
        told_names |= {name for name, _ in items}
        words = listing(f"{level}{_TOWN}有", items)
        parts += words if not parts or not words else [(f"；{words[0][0]}", words[0][1]), *words[1:]]
    return [sentence(parts, STANDINGS["towns"])] if parts else []


def _is_town(name: str, full: set[str]) -> bool:
    """A name, not the verb before 专业镇, nor the short form of a town whose full name is listed too."""
    core = _core(name)
    return len(name) > 1 and name not in _NO_TOWNS and not any(_is_longer(_core(other), core) for other in full if other != name)


def _core(name: str) -> str:
    """What the town makes, without the words that any town's name may have: 甲铸件产业 is 甲铸件, 三代半导体 is 半导体."""
    core = _GENERATION.sub("", _PRODUCTS.sub("", name.removesuffix(_TOWN)))
    return core if len(core) > 1 else name


def _is_longer(other: str, core: str) -> bool:
    return core != other and core in other


def level_of(group: str | None) -> str:
    """国家级, 省级, 市级, 县级 where the group says so (省级专业镇, 首批省级), else ""."""
    return next((level for level in _LEVELS if group and level in group), "")


def _residents(material: Material) -> list[Sentence]:
    parks: dict[str, list[Merged[Membership]]] = {}
    for one in material.memberships:
        if one.fact.role == _RESIDENT and one.fact.group:
            parks.setdefault(one.fact.group, []).append(one)
    sentences = []
    for park, members in parks.items():
        items = by_name(members, material)[:_MOST_NAMES]
        parts = listing(f"{park}{'内' if park.endswith(('园', '园区', '区')) else ''}有", items, "等企业" if len(items) > 1 else "")
        sentences.append(sentence(parts))
    return sentences
