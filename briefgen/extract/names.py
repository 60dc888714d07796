"""Names in a story: those of the lexicon, those that show by their shape (`shapes.py`), and short forms of the story's own companies.

Example: 常州恒远科技有限公司新建…，恒远科技去年… — the full name by its last word, the short one because the story has spelt it out before.
An outer name swallows what stands inside it: 太钢中厚板生产线智能化升级项目 is one project, and remembers the enterprise in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefgen.lexicon.matcher import Matcher
from briefgen.lexicon.term import Match

_JOINING = ("project", "enterprise", "park", "chain", "town", "cluster", "fund")
_LEGAL = re.compile(r"(?:集团|控股)?(?:股份|有限责任|有限)+(?:责任)?公司$|(?:集团)?公司$")
_BRACKET = re.compile(r"[（(][^）)]{1,8}[）)]")
_MOST_COMPANIES = 60
_CALLED = re.compile(r"[（(](?:以下|下)?(?:统一)?简称[:：]?[“\"](?P<short>[\u4e00-\u9fffA-Za-z0-9]{2,8})[”\"][）)]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the story's text. `known` tells whether the lexicon has it; `holder` is the enterprise inside a project's name."""

    start: int
    end: int
    kind: str
    name: str
    known: bool
    holder: str = ""

    def covers(self, at: int) -> bool:
        return self.start <= at < self.end


def known_names(matches: Iterable[Match]) -> list[Name]:
    """The names that the lexicon has found."""
    return [
        Name(match.start, match.end, match.term.kind, match.term.name, True) for match in matches if match.term.kind not in ("indicator", "phrase")
    ]


def merge_names(text: str, known: list[Name], shaped: list[Name]) -> list[Name]:
    """All names, outer ones only, in order; short forms of the companies among them are names too."""
    names = _outermost([*known, *shaped])
    companies = [name for name in (*known, *shaped) if name.kind == "enterprise"]
    regions = {form for name in known if name.kind == "region" for form in (name.name, text[name.start : name.end])}
    short = _short_forms(text, companies, regions)
    merged = _outermost([*names, *short]) if short else names
    return [_with_holder(name, companies) for name in merged] if companies else merged


def _with_holder(name: Name, companies: list[Name]) -> Name:
    """A project that begins with a company by shape belongs to it (襄阳东科电气股份有限公司|智能工厂)."""
    if name.kind != "project" or name.holder:
        return name
    holder = next((company for company in companies if company.start == name.start and company.end < name.end), None)
    return replace(name, holder=holder.name) if holder else name


def _outermost(names: list[Name]) -> list[Name]:
    ordered = sorted(names, key=lambda name: (name.start, -(name.end - name.start), not name.known))
    kept: list[Name] = []
    for name in ordered:
        if kept and name.start < kept[-1].end:
            if name.end > kept[-1].end and name.kind in _JOINING:
                kept[-1] = _longer(kept[-1], name)
            continue
        kept.append(name)
    return kept


def _longer(left: Name, right: Name) -> Name:
    """Of two names that overlap the one that ends later, from where the first one starts (太钢|钢科先进复合材料项目)."""
    return right if right.end - right.start >= left.end - left.start else left


def _short_forms(text: str, companies: list[Name], regions: set[str]) -> list[Name]:
    """恒远科技 for 常州恒远科技有限公司, 恒远复材 for …复合材料…, and what the story itself says that a company is called for short."""
    aliases: dict[str, str] = {}
    unknown = {name.name: name for name in companies if not name.known and _LEGAL.search(name.name)}
    for name in list(unknown.values())[:_MOST_COMPANIES]:
        called = _CALLED.match(text, name.end)
        if called:
            aliases.setdefault(called["short"], name.name)
        cores = _cores(name.name, regions)
        for alias in [*cores, *_abbreviations(text, cores)]:
            aliases.setdefault(alias, name.name)
    if not aliases:
        return []
    return [Name(start, end, "enterprise", full, False) for start, end, full in Matcher(aliases.items()).find(text)]


def _cores(name: str, regions: set[str]) -> list[str]:
    """A registered name without its place and its legal form: 华纳精工（太仓）有限公司 → 华纳精工. At least four characters."""
    core = _LEGAL.sub("", _BRACKET.sub("", name))
    found = [core]
    for region in regions:
        if core.startswith(region):
            found.append(core[len(region) :].lstrip("市省区县"))
    return [alias for alias in found if len(alias) >= 4 and alias != name]


def _abbreviations(text: str, cores: list[str]) -> list[str]:
    """What the story makes of a long name: its first two characters and two more of it in their order (相邦|复合材料 → 相邦复材)."""
    found: list[str] = []
    for core in cores:
        brand, rest = core[:2], core[2:]
        for match in re.finditer(re.escape(brand) + r"([\u4e00-\u9fff]{2})", text):
            letters = match.group(1)
            first = rest.find(letters[0])
            if not text.startswith(core, match.start()) and first >= 0 and rest.find(letters[1], first + 1) >= 0:
                found.append(match.group())
    return found
