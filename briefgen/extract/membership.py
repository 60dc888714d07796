"""Memberships: who belongs to which chain, list, level or place.

作为新能源产业链链主，美锦能源… ; 确定了太钢、太重等一批“链主”企业 ; “两先”，包括A产业链、B产业链 ; 清徐老陈醋省级专业镇 ; 产业园内甲、乙、丙三家企业.
Each pattern is a function of one sentence; the roles' words are data.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft
from briefgen.extract.names import Name
from briefgen.extract.sentence import Sentence

_LEADER = re.compile(r"“?链主”?(?:龙头)?(?:企业)?")
_AS_LEADER = re.compile(r"作为(?P<chain>[^，。；、]{2,24}?(?:产业链|链条))(?:的)?“?链主”?(?:企业)?[，,]?")
_LEADERS_ARE = re.compile(_LEADER.pattern + r"(?:还)?(?:有|包括|包含|分别为|分别是|为|是|涵盖)")
_CHAIN_COUNT = re.compile(
    r"(?:等|这)?(?:\d+|[一二三四五六七八九十两]+)(?:条|大|个)[\u4e00-\u9fff“”]{0,12}?(?:产业链|产业集群|链条)|(?:产业链|产业集群)(?=[，。；]|$)"
)
_GROUP = re.compile(r"“(?P<group>[一二两三四五六七八九十][\u4e00-\u9fff])”[，,]?(?:是?指|包括|包含|即|为|分别(?:是|为))")
_LEVEL = re.compile(r"国家级|省级|市级|县级|区级")
_PARK_LIST = re.compile(r"[内里]的?")
_HEAD_OF_CHAIN = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,16}?)(?:担任|任)(?P<group>[\u4e00-\u9fff“”]{0,16}?)(?P<role>总链长|链长)")
_AWARDED = re.compile(r"(?:入选|获评|获批|被认定为|认定为|被评为|评为|获得|荣获|成为|跻身|列入|通过)")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    member: str
    role: str
    group: str | None
    sure: float = 0.85


def find_memberships(analysis: Analysis) -> Iterator[Draft]:
    """A draft for each member, role and group; each once a sentence."""
    level: list[str] = [""]
    seen: set[tuple[str, str, str | None]] = set()
    for sentence in analysis.sentences:
        for pattern in _PATTERNS:
            for found in pattern(analysis, sentence, level):
                if (found.member, found.role, found.group) in seen or len(found.member) < 2:
                    continue
                seen.add((found.member, found.role, found.group))
                fields = {"member": found.member, "role": found.role, "group": found.group}
                yield Draft("membership", found.start, found.end, found.sure, fields, key=(found.member, found.role, found.group))


def _heads(analysis: Analysis, sentence: Sentence, level: list[str]) -> Iterator[_Found]:
    """…担任全市产业链总链长."""
    for match in _HEAD_OF_CHAIN.finditer(analysis.text, sentence.start, sentence.end):
        who = re.sub(r"^.*(?:市长|书记|主席|主任|副市长|局长|领导)(?=[\u4e00-\u9fff]{2,4}$)", "", match.group("who"))
        yield _Found(match.start(), match.end(), who, match.group("role"), match.group("group").strip("“”") or None)


def _leaders(analysis: Analysis, sentence: Sentence, level: list[str]) -> Iterator[_Found]:
    """链主 in its three forms: 作为…链主, 链主有A、B, A、B等链主企业."""
    text = analysis.text
    for match in _AS_LEADER.finditer(text, sentence.start, sentence.end):
        holder = _first_enterprise(analysis, match.end(), min(sentence.end, match.end() + 30)) or _last_enterprise(analysis, sentence.start, match.start())
        if holder:
            start, end = min(match.start(), holder.start), max(match.end(), holder.end)
            yield _Found(start, end, holder.name, "链主", _chain_name(match.group("chain")), 0.9)
    for match in _LEADERS_ARE.finditer(text, sentence.start, sentence.end):
        clause = sentence.clause_at(match.end())
        for name in _holders(analysis, match.end(), clause.end):
            yield _Found(match.start(), clause.end, name.name, "链主", _chain_in(analysis, clause.start, match.start()))
    for match in _LEADER.finditer(text, sentence.start, sentence.end):
        clause = sentence.clause_at(match.start())
        if "等" in text[max(clause.start, match.start() - 8) : match.start()]:
            for name in _row_before(analysis, clause.start, match.start()):
                yield _Found(clause.start, match.end(), name.name, "链主", _chain_in(analysis, clause.start, match.start()))
    yield from _becomes_leader(analysis, sentence)


def _becomes_leader(analysis: Analysis, sentence: Sentence) -> Iterator[_Found]:
    """凭借在A和B领域的优势，甲集团成为这两条重点产业链链主企业: the fields named before are the chains."""
    text = analysis.text
    match = re.search(r"(?:成为|是)(?P<what>[^，。；]{0,24}?)“?链主”?(?:企业)?", text[sentence.start : sentence.end])
    if not match:
        return
    at = sentence.start + match.start()
    holder = _last_enterprise(analysis, sentence.start, at)
    if holder is None:
        return
    fields = re.search(r"在(?P<fields>[^，。；]{4,30}?)(?:等)?领域", text[sentence.start : at])
    groups: list[str | None] = [part for part in re.split(r"[、和与及]", fields.group("fields")) if part] if fields else []
    chain = re.search(r"([\u4e00-\u9fff]{2,16})产业链", match.group("what"))
    if not groups:
        groups = [_chain_name(chain.group(1)) if chain and not re.search(r"这|条|唯一", chain.group(1)) else None]
    for group in groups:
        yield _Found(holder.start, sentence.start + match.end(), holder.name, "链主", group, 0.8)


def _chains(analysis: Analysis, sentence: Sentence, level: list[str]) -> Iterator[_Found]:
    """Chain lists: “两先”，包括A产业链、B产业链 ; 确定了A、B、C6条…产业链 ; A产业链、B产业链、C产业链."""
    text = analysis.text
    grouped = _GROUP.search(text, sentence.start, sentence.end)
    if grouped:
        for _, end, item in _items(analysis, grouped.end(), sentence.clause_at(grouped.end()).end):
            yield _Found(grouped.start(), end, _chain_name(item), "产业链", grouped.group("group"), 0.9)
        return
    for match in _CHAIN_COUNT.finditer(text, sentence.start, sentence.end):
        found = _chain_row(analysis, sentence, match)
        if found:
            yield from found
            return


def _chain_row(analysis: Analysis, sentence: Sentence, match: re.Match[str]) -> list[_Found]:
    """The list that ends at a count of chains (6条…产业链) or at its last 产业链."""
    clause = sentence.clause_at(match.start())
    first = analysis.text.find("、", clause.start, match.start())
    if first < 0:
        return []
    counted = not match.group().startswith("产业")
    start = analysis.phrases.start_before(first, clause.start)
    items = list(_items(analysis, start, match.start() if counted else match.end()))
    if any("的" in item for _, _, item in items) or len(items) < 2:
        return []
    if not counted and not all(item.endswith(("产业链", "产业集群")) for _, _, item in items):
        return []
    role = "产业集群" if "集群" in match.group() else "产业链"
    group = _park_spoken_of(analysis, sentence) or (re.sub(r"^(?:等|这)", "", match.group()) if counted else analysis.home.default)
    return [_Found(start, max(end, match.end()), _chain_name(item), role, group or None) for _, end, item in items]


def _park_spoken_of(analysis: Analysis, sentence: Sentence) -> str:
    """这里将重点建设…四大产业链: the park that the sentence before is on."""
    if not re.match(r"这里|该区|新区|园区|新城", analysis.text[sentence.start : sentence.start + 4]):
        return ""
    parks = [name for name in analysis.names_in(max(0, sentence.start - 160), sentence.start) if name.kind == "park"]
    return parks[0].name if parks else ""


def _towns(analysis: Analysis, sentence: Sentence, level: list[str]) -> Iterator[_Found]:
    """专业镇 by level: a list that ends in 等县级专业镇, else names with the level in them or the one that the text is on."""
    text = analysis.text
    listed = _TOWN_LIST.search(text, sentence.start, sentence.end)
    if listed:
        level[0] = listed.group("level")
        for start, end, item in _items(analysis, sentence.start, listed.start()):
            yield _Found(start, max(end, listed.end()), _GROUP_EDGE.sub("", item).strip("“”"), "专业镇", level[0])
        return
    said = _LEVEL.search(text, sentence.start, sentence.end)
    if said and text.find("专业镇", sentence.start, sentence.end) >= 0:
        level[0] = said.group()
    for town in analysis.names_in(sentence.start, sentence.end):
        if town.kind != "town":
            continue
        member = re.sub(r"(?:国家级|省级|市级|县级)?(?:特色)?专业镇$", "", town.name).strip("“”")
        own = _LEVEL.search(town.name)
        if len(member) >= 2 and not _VAGUE_TOWN.search(member):
            yield _Found(town.start, town.end, member, "专业镇", (own.group() if own else level[0]) or None, 0.8)


_TOWN_LIST = re.compile(r"等[\u4e00-\u9fff、]{0,3}(?P<level>国家级|省级|市级|县级)专业镇")
_GROUP_EDGE = re.compile(r"^.*?(?:[，：]|发挥|利用|依托|包括)")
_VAGUE_TOWN = re.compile(r"^(?:省|市|县|各|一批|重点|特色|首批|新增|级|梯队|个|批|以上|全市|我市|的|国家|一个|多)+|\d|标准|发展|培育|认定|建设")


def _in_parks(analysis: Analysis, sentence: Sentence, level: list[str]) -> Iterator[_Found]:
    """产业园内甲、乙、丙三家企业 ; 甲、乙入驻某园区."""
    text = analysis.text
    for park in analysis.names_in(sentence.start, sentence.end):
        if park.kind not in ("park", "project") or not park.name.endswith(("区", "园", "园区", "基地", "新城")):
            continue
        inside = _PARK_LIST.match(text, park.end) or re.match(r"[、，]", text[park.end : park.end + 1])
        if not inside:
            continue
        clause = sentence.clause_at(park.end)
        row = _row_after(analysis, park.end, min(clause.end, park.end + 60))
        if len(row) >= 2 or (row and text[park.end] in "内里"):
            for name in row:
                yield _Found(park.start, max(name.end, park.end), name.name, "园区企业", park.name, 0.75)


def _awards(analysis: Analysis, sentence: Sentence, level: list[str]) -> Iterator[_Found]:
    """某公司获评国家级专精特新“小巨人”企业."""
    for match in _AWARDED.finditer(analysis.text, sentence.start, sentence.end):
        clause = sentence.clause_at(match.end())
        role = analysis.grammar.roles.pattern.search(analysis.text, match.end(), clause.end)
        holder = _last_enterprise(analysis, sentence.start, match.start())
        if role and holder and analysis.grammar.roles.code(role.group()) not in ("链主", "产业链", "专业镇", "产业集群"):
            tier = _LEVEL.search(analysis.text, match.end(), role.start())
            yield _Found(holder.start, role.end(), holder.name, analysis.grammar.roles.code(role.group()), tier.group() if tier else None, 0.8)


_PATTERNS: tuple[Callable[[Analysis, Sentence, list[str]], Iterator[_Found]], ...] = (_heads, _leaders, _chains, _towns, _in_parks, _awards)


def _items(analysis: Analysis, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The items of a list between two places, split at 、 and at a last 和."""
    at = start
    for match in re.finditer(r"、|(?:以及|和|及)(?=[^、]{2,24}$)|”(?=“)", analysis.text[start:end]):
        mark = start + match.start() + (1 if match.group() == "”" else 0)
        yield from _item(analysis.text, at, mark)
        at = start + match.end()
    yield from _item(analysis.text, at, end)


def _item(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    item = re.sub(r"(?:等|这)?(?:\d+|[两三四五六七八九十]+)?(?:条|大)?$", "", text[start:end].strip("，。；： "))
    if 2 <= len(item) <= 30:
        yield start, end, item


def _chain_name(item: str) -> str:
    name = re.sub(r"^(?:发展|打造|重点|我市|全市|我省|全省)", "", item.strip("“”的 "))
    return re.sub(r"(?:板块|重点|优势)*(?:产业链|链条|产业集群|板块)?$", "", name) or item


def _chain_in(analysis: Analysis, start: int, end: int) -> str | None:
    chains = [name for name in analysis.names_in(start, end) if name.kind == "chain"]
    return _chain_name(chains[-1].name) if chains else None


def _first_enterprise(analysis: Analysis, start: int, end: int) -> Name | None:
    return next((name for name in analysis.names_in(start, end) if name.kind == "enterprise"), None)


def _last_enterprise(analysis: Analysis, start: int, end: int) -> Name | None:
    names = [name for name in analysis.names_in(start, end) if name.kind == "enterprise"]
    return names[-1] if names else None


def _holders(analysis: Analysis, start: int, end: int) -> list[Name]:
    return [name for name in analysis.names_in(start, end) if name.kind in ("enterprise", "university", "office")]


def _row_before(analysis: Analysis, start: int, end: int) -> list[Name]:
    """The enterprises of the 、-list that ends before `end`."""
    row: list[Name] = []
    for name in reversed([name for name in analysis.names_in(start, end) if name.kind == "enterprise"]):
        if row and analysis.text[name.end : row[-1].start].strip("、和及与"):
            break
        row.append(name)
    return row[::-1]


def _row_after(analysis: Analysis, start: int, end: int) -> list[Name]:
    row: list[Name] = []
    for name in analysis.names_in(start, end):
        if name.kind != "enterprise":
            continue
        if analysis.text[(row[-1].end if row else start) : name.start].strip("、和及与内里的，"):
            break
        row.append(name)
    return row
