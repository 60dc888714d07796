"""Which chains an issue names, by one name each, and who leads which."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.compose.material import Material, of_kind
from briefgen.compose.settings import ComposeSettings
from briefgen.compose.subjects import subject_words
from briefgen.model.fact import Figure, Membership
from briefgen.resolve.merge import Merged

CHAIN = "产业链"
LISTS = ("链主", "链核", "链上企业")
LEADERS = ("总链长", "链长", "副链长")


_YEAR = re.compile(r"^\d{4}年")
_COUNT = re.compile(r"[一二三四五六七八九十两\d]+[条个大]$")
_NO_CHAIN = re.compile(r"[\d+＋、]|^(?:.*全|全?[国省市区县]|[国省市区县]级|[我本][国省市区县]|重点|优势|主导|支柱|传统|新兴|各|每条|这些|多)$")
_FORMS = re.compile("(?:集团|公司|股份|有限|控股|责任)+$")
_JOINTS = re.compile("[及与和、]")
_COMMON_GROUPS = ("重点", "优势", "主导", "支柱", "新兴", "传统", "千亿级", "百亿级")


def chain_name(name: str, settings: ComposeSettings) -> str:
    """One name for a chain: 新能源, 甲市新能源产业链 and 新能源产业链 are 新能源产业链; 产业链 for what names no single one."""
    core = _COUNT.sub("", _YEAR.sub("", name.removesuffix(CHAIN)))
    for region in (settings.region, settings.province):
        for prefix in (region, region.rstrip("省市区县州")):
            if len(prefix) > 1 and core.startswith(prefix) and len(core) > len(prefix) + 1:
                core = core.removeprefix(prefix)
    core = core if core == "重点" else core.removeprefix("重点")
    if not core or _NO_CHAIN.search(core):
        return settings.chain_names.get(name) or settings.chain_names.get(core) or CHAIN
    return settings.chain_names.get(f"{core}{CHAIN}") or settings.chain_names.get(core) or f"{core}{CHAIN}"


def listed_chain(fact: Membership, material: Material) -> str:
    """The chain that an item of a list means: what is printed, or the chain of that group of which it is a part (甲材料及乙制药 read as two)."""
    settings = material.settings
    name = chain_name(fact.member, settings)
    if fact.group is None or name in settings.chain_names.values():
        return name
    core = name.removesuffix(CHAIN)
    group = fact.group.removesuffix(CHAIN).strip("“”")
    whole = {
        record.name for record in settings.chains
        if core in _JOINTS.split(record.name.removesuffix(CHAIN)) and any(one.removesuffix(CHAIN) == group for _, one in record.groups)
    }  # fmt: skip
    return whole.pop() if len(whole) == 1 else name


def group_label(group: str | None, material: Material) -> str:
    """The short name of a group of chains (两先), "" for a place, or “重点产业链” as a whole."""
    core = _COUNT.sub("", (group or "").removesuffix(CHAIN).strip("“”"))
    return "" if not core or len(core) > 3 or core in _COMMON_GROUPS or group_owner(group, material) else core


def group_owner(group: str | None, material: Material) -> str:
    """The place whose chains these are (全市, 全省, 甲产业新城), "" where the group names none."""
    for region in (material.settings.region, material.settings.province):
        if group and region and group.startswith(region):
            return subject_words(region, material.settings)
    return subject_words(group, material.settings) if group and material.kind(group) in ("region", "park") else ""


@dataclass(frozen=True, slots=True)
class ChainIndex:
    """`names` in reading order, `groups` name -> label, `leads` enterprise -> the chains that it leads by all that is known.

    `cores` are the chains that a project's title may name, by their names without 产业链; `openings` the enterprises of `leads` by the words with which
    their projects' names begin, `brands` the short forms of all known enterprises.
    """

    names: tuple[str, ...]
    groups: Mapping[str, str]
    leads: Mapping[str, tuple[str, ...]]
    material: Material
    cores: Mapping[str, str] = field(default_factory=dict)
    openings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    brands: frozenset[str] = frozenset()

    @classmethod
    def of(cls, material: Material) -> "ChainIndex":
        listed = [one.fact for one in material.memberships if one.fact.role == CHAIN]
        led = [one.fact.group for one in material.memberships if one.fact.role in LISTS and _is_chain(one.fact.group, material)]
        measured = [one.fact.subject for one in material.figures if _is_chain(one.fact.subject, material)]
        names = [*(listed_chain(fact, material) for fact in listed), *(chain_name(name, material.settings) for name in [*led, *measured] if name)]
        groups: dict[str, str] = {}
        for fact in listed:
            groups.setdefault(listed_chain(fact, material), group_label(fact.group, material))
        leads = _leads(material)
        own = tuple(name for name in dict.fromkeys(names) if name != CHAIN)
        # 煤基新材料 is no sign of a 新材料产业链 that stands on no list of the region
        worded = [name for name, kind in material.settings.names.items() if kind == "chain"]
        known = worded or [*own, *(name for chains in leads.values() for name in chains)]
        cores = {name.removesuffix(CHAIN): name for name in known if len(name.removesuffix(CHAIN)) > 1}
        brands = frozenset(_bare(name) for name, kind in material.settings.names.items() if kind == "enterprise")
        return cls(own, groups, leads, material, cores, _openings(leads), brands)

    def of_member(self, one: Merged[Membership]) -> str | None:
        """The chain that a 链主, 链核 or 链上企业 is listed under, None where only the list is told."""
        group = one.fact.group
        if not group or not _is_chain(group, self.material):
            return None
        name = chain_name(group, self.material.settings)
        return name if name in self.names else None

    def of_figure(self, figure: Figure) -> str | None:
        """The chain that a figure names, or the only one that its enterprise leads."""
        about = figure.subject + figure.indicator
        named = [name for name in self.names if name in about or name == chain_name(figure.subject, self.material.settings)]
        if named:
            return max(named, key=len)
        led = self.leads.get(figure.subject, ())
        return led[0] if len(led) == 1 and led[0] in self.names else None

    def of_project(self, title: str, builders: Iterable[str]) -> str:
        """The chain that a project's builders lead, else the longest whose name without 产业链 stands in its title; "" where nothing tells."""
        opening = (name for length in range(2, len(title) + 1) for name in self.openings.get(title[:length], ()))
        led = {name for builder in (*builders, *opening) for name in self.leads.get(builder, ())}
        if len(led) == 1:
            return led.pop()
        # what an enterprise builds that leads chains belongs to one of these
        cores = {name.removesuffix(CHAIN): name for name in sorted(led)} or self.cores
        named = [core for core in cores if core in title and not self._is_branded(title, core)]
        return cores[max(named, key=len)] if named else ""

    def _is_branded(self, title: str, core: str) -> bool:
        """甲重|新能源|智能叉车: right behind a firm's name it may be the firm's own (甲重新能源公司), and places nothing."""
        return title[: title.find(core)] in self.brands


def _openings(leads: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in leads:
        if len(_bare(name)) > 1:
            found.setdefault(_bare(name), []).append(name)
    return {opening: tuple(names) for opening, names in found.items()}


def _bare(enterprise: str) -> str:
    """甲集团 opens the names of its projects as 甲."""
    return _FORMS.sub("", enterprise)


def _is_chain(name: str | None, material: Material) -> bool:
    """True for the name of one chain, not of all of them together."""
    return bool(name) and material.kind(name or "") == "chain" and chain_name(name or "", material.settings) != CHAIN


def _leads(material: Material) -> dict[str, tuple[str, ...]]:
    led: dict[str, list[str]] = {}
    for fact in of_kind(material.known, Membership):
        if fact.role in ("链主", "链核") and fact.group and _is_chain(fact.group, material):
            led.setdefault(fact.member, []).append(chain_name(fact.group, material.settings))
    return {enterprise: tuple(dict.fromkeys(names)) for enterprise, names in led.items()}
