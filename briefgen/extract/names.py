"""Names: by lexicon (longest alias first) and by shape (…有限公司, …项目, …产业链).

Example: 海纳半导体（山西）有限公司引入120套单晶生产设备 — an enterprise by shape; 太钢中厚板生产线智能化升级项目 — a project by shape that holds an enterprise
of the lexicon. A shape begins at the edge of its noun phrase (see `phrase.py`); its last word is data (`tails.csv`).
"""

import re
from dataclasses import dataclass

from briefgen.extract.grammar import Grammar
from briefgen.extract.phrase import Phrases
from briefgen.lexicon.term import Match

_LONGEST_NAME = 36
# words that may stand before a bare tail without making it the name of anything in particular
_GENERIC = re.compile(
    r"^(?:(?:全|一批批?|一系列|一大批|众多|多个|部分|各类|各个?|所有|全部|这些?|该|此|其|本|新|老|大|小|好|重点|重大|重要|主要|关键|优质|优势|传统|新兴|骨干|龙头|领军|代表性?|标志性|"
    r"牵引性|引领性|成长性|战略性|工业|产业|产业链|制造业|省级|市级|县级|国家级|省市|企业|投资|建设|在建|续建|新建|拟建|储备|签约|开工|投产|竣工|前期|招商|招商引资|民间|民营|示范|试点|"
    r"标杆|技改|技术改造|谋划|相关|有关|配套|上述|以上|等|类|亿元|千万|个|家|户|条|项|的|级|元|万元|千万元|投资额|规模|计划|\d+(?:\.\d+)?|高质量|各地|首批|第一批|“[^”]*”|\d+[^\u4e00-\u9fff]?))*$"
)
_PHASE_ONLY = re.compile(r"^(?:第?[一二三四五]|首)期(?:项目|工程|生产线)?$")
_NO_NAME = re.compile(r"[才就会能可要需应让令据如因所未仅只还再很更没别即便却]")
_SELF_LEAD = re.compile(r"(?:全市|我市|本市|全省|我省|全国|我国|全县|全区)(?:的)?(?=[\u4e00-\u9fff]{2})")
_COUNT = re.compile(r"(?:\d+(?:余|多)?|[两三四五六七八九十]+)[条个座家套项户](?:年产)?(?=[\u4e00-\u9fff])")
_BRACKETED = re.compile(r"[\u4e00-\u9fffA-Za-z]（[\u4e00-\u9fff]{2,8}）$")


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


def find_names(text: str, phrases: Phrases, grammar: Grammar, matches: list[Match]) -> list[Name]:
    """All names, outer ones only, in order; a shape that contains known names swallows them (and remembers an enterprise)."""
    known = [
        Name(match.start, match.end, match.term.kind, match.term.name, True)
        for match in matches
        if match.term.kind != "indicator"
    ]
    return _outermost(known, _shapes(text, phrases, grammar, known))


def _shapes(text: str, phrases: Phrases, grammar: Grammar, known: list[Name]) -> list[Name]:
    found: list[Name] = []
    for match in grammar.tails.pattern.finditer(text):
        kind = grammar.tails.code(match.group())
        start = _shape_start(text, phrases, match.start(), match.end(), kind, max(0, match.end() - _LONGEST_NAME))
        name = text[start : match.end()].strip("“”")
        if _is_generic(name, match.group()):
            continue
        found.append(Name(start, match.end(), kind, name, False, _holder(known, start, match.end()) if kind == "project" else ""))
    return found


def _is_generic(name: str, tail: str) -> bool:
    """Whether nothing particular stands before the tail (重点项目), or too little for a tail that is a common noun (种植|基地)."""
    modifiers = name.removesuffix(tail)
    if _PHASE_ONLY.match(name) or _NO_NAME.match(name):
        return True
    return bool(_GENERIC.match(modifiers)) or (tail != "项目" and len(tail) <= 2 and len(modifiers) < 3)


def _shape_start(text: str, phrases: Phrases, tail: int, end: int, kind: str, floor: int) -> int:
    start = phrases.start_before(end, floor)
    if kind == "enterprise" and text[start - 1 : start] == "）" and _BRACKETED.search(text[max(0, start - 12) : start]):
        bracket = text.rfind("（", 0, start)
        start = phrases.start_before(bracket, max(0, floor - 8))
    while start < tail and text[start] in "、·-“":
        start += 1
    for lead in (_SELF_LEAD, _COUNT):
        found = lead.match(text, start, tail)
        start = found.end() if found else start
    mark = max(text.rfind("、", start, tail), text.rfind("”", start, tail) if text[start] != "“" else -1)
    return max(start, mark + 1)


def _holder(known: list[Name], start: int, end: int) -> str:
    for name in known:
        if name.kind == "enterprise" and start <= name.start and name.end <= end:
            return name.name
    return ""


def _outermost(known: list[Name], shaped: list[Name]) -> list[Name]:
    ordered = sorted([*known, *shaped], key=lambda name: (name.start, -(name.end - name.start), not name.known))
    kept: list[Name] = []
    for name in ordered:
        if kept and name.start < kept[-1].end:
            if name.end > kept[-1].end and name.kind in ("project", "enterprise", "park", "chain", "town"):
                kept[-1] = _longer(kept[-1], name)
            continue
        kept.append(name)
    return kept


def _longer(left: Name, right: Name) -> Name:
    """Of two names that overlap the one that ends later, from where the first one starts (太钢|钢科先进复合材料项目)."""
    return right if right.end - right.start >= left.end - left.start else left
