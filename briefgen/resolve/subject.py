"""What a subject is: region, enterprise, chain, town, park, project or sector.

First what the lexicon knows (handed in as name -> kind), then what the facts themselves say (who is listed as 链主, which name has
milestones), then the shape of the name. What none of them tells stays `other`, and is kept out of finished sentences.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from briefgen.model.fact import Membership
from briefgen.model.naming import Sighting
from briefgen.resolve.project import Projects

Kind = Literal["region", "enterprise", "chain", "town", "park", "project", "sector", "other"]

_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("project", re.compile(r"(项目|工程|生产线|产线|[一二三四五六]期)$")),
    ("chain", re.compile(r"(产业链|产业链群)$")),
    ("town", re.compile(r"(专业镇|特色镇|特色小镇|产业小镇)$")),
    ("park", re.compile(r"(开发区|示范区|高新区|经开区|工业区|园区|产业园|工业园|科技园|物流园|保税区|新区|集聚区|经济区|产业新城|科技城)$")),
    ("enterprise", re.compile(r"(公司|集团|(?<!工)厂|企业|银行|研究院|研究所|有限合伙|股份)$")),
    ("sector", re.compile(r"(业|行业|产业|工业|制造|领域|产业集群|投资|消费|外贸)$")),
    ("region", re.compile(r"^[\u4e00-\u9fff]{1,10}(省|市|区|县|自治区|自治州|州|旗|盟)$")),
)
# “政府+链主+园区” is a slogan, whatever it ends with
_FORMULA = re.compile(r"[+＋]")
_LISTED: dict[str, Kind] = {
    "产业链": "chain", "专业镇": "town", "链主": "enterprise", "链核": "enterprise", "链上企业": "enterprise", "专精特新": "enterprise",
    "小巨人": "enterprise", "单项冠军": "enterprise", "园区企业": "enterprise", "龙头企业": "enterprise", "百亿企业": "enterprise",
}  # fmt: skip
_IN_A_CHAIN = ("链主", "链核", "链上企业")
_KNOWN: dict[str, Kind] = {
    "region": "region", "enterprise": "enterprise", "chain": "chain", "town": "town", "park": "park", "project": "project",
    "university": "other", "office": "other", "sector": "sector", "industry": "sector",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subjects:
    """Tells what a subject is. `names` is the lexicon's name -> kind, `listed` what memberships say."""

    names: Mapping[str, str]
    listed: Mapping[str, Kind]
    projects: Projects
    printed: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(
        cls, names: Mapping[str, str], memberships: Iterable[Membership], projects: Projects, printed: Iterable[str] = ()
    ) -> "Subjects":
        """`printed` are the project names just as milestones print them."""
        listed: dict[str, Kind] = {}
        for fact in memberships:
            listed = _list(listed, fact.role, member=fact.member, group=fact.group or "")
        return cls(names, listed, projects, frozenset(printed))

    @classmethod
    def of_sightings(cls, names: Mapping[str, str], told: Iterable[Sighting], projects: Projects) -> "Subjects":
        """The same from the names alone, without the facts."""
        listed: dict[str, Kind] = {}
        printed = set()
        for one in told:
            if one.slot == "member":
                listed = _list(listed, one.role, member=one.name)
            elif one.slot == "group":
                listed = _list(listed, one.role, group=one.name)
            elif one.slot == "enterprise":
                listed.setdefault(one.name, "enterprise")
            elif one.slot == "project":
                printed.add(one.name)
        return cls(names, listed, projects, frozenset(printed))

    def kind(self, name: str) -> Kind:
        if name in self.names and self.names[name] in _KNOWN:
            return _KNOWN[self.names[name]]
        if name in self.printed:
            return "project"
        if name in self.listed:
            return self.listed[name]
        return shape(name)

    def project(self, name: str) -> str | None:
        """The key of the project that the subject is, or None."""
        return self.projects.key(name) if self.kind(name) == "project" else None


def _list(listed: dict[str, Kind], role: str, member: str = "", group: str = "") -> dict[str, Kind]:
    if member and role in _LISTED:
        listed.setdefault(member, _LISTED[role])
    if group and role in _IN_A_CHAIN and shape(group) == "other":
        listed.setdefault(group, "chain")  # 链主 of 新能源: there is such a chain, whether the words know it or not
    return listed


@lru_cache(maxsize=1 << 16)
def shape(name: str) -> Kind:
    """The kind that a name's ending tells: 甲乙有限公司 is an enterprise; `other` where it tells nothing."""
    if _FORMULA.search(name):
        return "other"
    return next((kind for kind, pattern in _SHAPES if pattern.search(name)), "other")
