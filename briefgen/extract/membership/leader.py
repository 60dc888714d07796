"""Chain leaders and other leading enterprises, in the forms in which papers name them.

作为氢能产业链链主，甲公司… · 以甲公司为链主 · 链主企业有甲、乙 · 甲、乙等链主企业 · 链主企业甲公司 · 甲公司担任光伏产业链链主 · 培育了甲、乙等百亿级龙头企业
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.membership.found import Found
from briefgen.extract.membership.row import Item, is_row, item_at, row_after, row_before
from briefgen.extract.sentence import Sentence
from briefgen.extract.within import within

# what a role of leading enterprises may be called; the longest first
_ROLES = (
    (re.compile(r"“?链主(?!”?产业(?!链))”?(?:龙头)?(?:型)?(?:企业|单位)?"), "链主"),
    (re.compile(r"“?链核”?(?:企业|单位)?"), "链核"),
    (re.compile(r"“?链上”?企业"), "链上企业"),
    (re.compile(r"(?:行业)?龙头(?:骨干)?企业|龙头企业"), "龙头企业"),
    (re.compile(r"(?:行业)?(?:科技)?领军企业"), "领军企业"),
    (re.compile(r"头部企业"), "头部企业"),
    (re.compile(r"骨干企业"), "骨干企业"),
)
# what a firm of a park may be called besides: the park says more
LEADING = ("龙头企业", "领军企业", "头部企业", "骨干企业")
_WORDS = ("企业", "链主", "链核")
_CHAIN_ROLES = ("链主", "链核", "链上企业")
_AS = re.compile(r"作为(?P<chain>[^，。；、]{0,24}?)(?:产业链|链条)?(?:的)?(?:唯一的?)?$")
_FOR = re.compile(r"(?:以|由|推动|支持)(?P<who>[^，。；]{2,60}?)(?:等[^，。；]{0,6})?(?:作|成)?为(?:[^，。；]{0,12}?(?:的)?)$")
# 以|甲|为链主的|特种钢(产业)
_OWN = re.compile(r"(?<![所可予得难加])以(?P<who>[^，。；、以]{2,24}?)(?:作)?为$")
_OF_CHAIN = re.compile(r"的(?P<chain>[\u4e00-\u9fff]{2,14}?)(?=产业|、|等|，|和|及|链|$)")
_LISTS = re.compile(r"(?:名单)?(?:企业)?(?:还)?(?:主要)?(?:有|包括|包含|分别为|分别是|为|是|涵盖|——)?[：:]?")
_OF_ROW = re.compile(r"等(?:一批|一大批|多家|众多|\d+余?[家户]|[两三四五六七八九十]+[家户大])?[^，。；、等]{0,12}$")
_BECOMES = re.compile(r"(?:担任|成为|是|被(?:确定|认定|遴选|列|评)为|入选|确定为|认定为|获评|跻身|当选)(?P<what>[^，。；]{0,24}?)$")
_FIELDS = re.compile(r"在(?P<fields>[^，。；]{4,30}?)(?:等)?领域")
_CHAIN = re.compile(r"([\u4e00-\u9fff]{2,16}?)(?:产业链|产业集群)")
_VAGUE = re.compile(r"这|条|唯一|重点|主导|各|全[省市县]|我[省市县]|[省市县]级|首批|\d|[一二三四五六七八九十]大")


@dataclass(frozen=True, slots=True)
class _Role:
    start: int
    end: int
    name: str


def find_leaders(analysis: Analysis, sentence: Sentence) -> Iterator[Found]:
    """The leading enterprises that a sentence names."""
    if not any(analysis.text.find(word, sentence.start, sentence.end) >= 0 for word in _WORDS):
        return
    for role in _roles(analysis, sentence):
        yield from _of_role(analysis, sentence, role)


def _roles(analysis: Analysis, sentence: Sentence) -> list[_Role]:
    return sorted(
        (_Role(match.start(), match.end(), name) for pattern, name in _ROLES for match in pattern.finditer(analysis.text, sentence.start, sentence.end)),
        key=lambda role: role.start,
    )


def _of_role(analysis: Analysis, sentence: Sentence, role: _Role) -> Iterator[Found]:
    """The first of the forms that fits."""
    text = analysis.text
    clause = sentence.clause_at(role.start)
    before = text[clause.start : role.start]
    if role.name not in _CHAIN_ROLES:
        row = _OF_ROW.search(text, clause.start, role.start)
        items = row_before(analysis, clause.start, row.start()) if row else []
        if len(items) >= 2 and is_row(items):
            yield from _found(items, role, None)
        return
    as_leader = _AS.search(before)
    if as_leader:
        yield from _as(analysis, sentence, role, as_leader, clause.start)
        return
    row = _OF_ROW.search(text, clause.start, role.start)
    if row:
        items = row_before(analysis, clause.start, row.start())
        if is_row(items):
            yield from _found(items, role, chain_before(analysis, clause.start, role.start))
        return
    own = _OWN.search(before)
    single = item_at(analysis, clause.start + own.start("who"), clause.start + own.end("who")) if own else None
    if own and single and "、" not in own["who"]:
        behind = _OF_CHAIN.match(text, role.end, clause.end)
        chain = chain_name(behind["chain"]) if behind else chain_before(analysis, clause.start, clause.start + own.start())
        yield from _found([single], role, chain)
        return
    stands_for = _FOR.search(before)
    if stands_for:
        items = row_after(analysis, clause.start + stands_for.start("who"), clause.start + stands_for.end("who"))
        if is_row(items):
            yield from _found(items, role, chain_before(analysis, clause.start, role.start))
            return
    leading = next((name for name in within(analysis.names, clause.start, role.start) if name.kind == "enterprise" and name.end == role.start), None)
    if leading and role.name != "链上企业":
        yield from _found([Item(leading.start, leading.end, leading.name, True)], role, chain_before(analysis, clause.start, leading.start))
        return
    listed = _LISTS.match(text, role.end)
    at = listed.end() if listed else role.end
    items = row_after(analysis, at, sentence.end if listed and text[at - 1] in "：:" else clause.end)
    if items and items[0].known and items[0].start - at <= 1:
        yield from _found(items, role, chain_before(analysis, clause.start, role.start))
        return
    yield from _becomes(analysis, sentence, role, clause.start)


def _as(analysis: Analysis, sentence: Sentence, role: _Role, match: re.Match[str], offset: int) -> Iterator[Found]:
    """作为新能源产业链链主，甲公司… ; the holder stands right behind, else before."""
    chain = chain_name(match["chain"]) if match["chain"] and not _VAGUE.search(match["chain"]) else None
    holder = _enterprise(analysis, role.end, min(sentence.end, role.end + 30)) or _enterprise(analysis, sentence.start, offset + match.start(), last=True)
    holder = holder or _unknown(analysis, sentence, role.end)
    if holder:
        yield Found(min(offset + match.start(), holder.start), max(role.end, holder.end), holder.name, role.name, chain, 0.9)


def _becomes(analysis: Analysis, sentence: Sentence, role: _Role, start: int) -> Iterator[Found]:
    """凭借在甲和乙领域的优势，丙集团成为这两条产业链链主企业: the fields named before are the chains."""
    text = analysis.text
    match = _BECOMES.search(text, start, role.start)
    if not match:
        return
    items = row_before(analysis, start, match.start())
    holders = [item for item in items if item.known] or [item for item in [_enterprise(analysis, sentence.start, match.start(), last=True)] if item]
    fields = _FIELDS.search(text, sentence.start, match.start())
    groups: list[str | None] = [part for part in re.split(r"[、和与及]", fields["fields"]) if part] if fields else []
    if not groups:
        chain = _CHAIN.search(match["what"])
        groups = [chain_name(chain[1]) if chain and not _VAGUE.search(chain[1]) else None]
    for holder in holders:
        for group in groups:
            yield Found(min(start, holder.start), role.end, holder.name, role.name, group, 0.8)


def _found(items: list[Item], role: _Role, group: str | None) -> Iterator[Found]:
    start = min(items[0].start, role.start)
    end = max(items[-1].end, role.end)
    for item in items:
        yield Found(start, end, item.name, role.name, group, 0.9 if item.known else 0.75)


def _enterprise(analysis: Analysis, start: int, end: int, last: bool = False) -> Item | None:
    names = [name for name in within(analysis.names, start, end) if name.kind in ("enterprise", "university")]
    if not names:
        return None
    name = names[-1] if last else names[0]
    return Item(name.start, name.end, name.name, True)


def _unknown(analysis: Analysis, sentence: Sentence, end: int) -> Item | None:
    """作为甲产业链链主，|乙新材|今年…: the noun phrase at the head of the next clause, if it can be a name."""
    start = end + 1
    if analysis.text[end : start] not in ("，", ","):
        return None
    stop = analysis.phrases.end_after(start, min(sentence.end, start + 12))
    return item_at(analysis, start, stop) if stop - start >= 3 else None


def chain_name(item: str) -> str:
    """A chain without its last word: 打造高端装备制造产业链 → 高端装备制造."""
    name = re.sub(r"^(?:发展|打造|重点|培育|布局|建设|我[市省]|全[市省])+", "", item.strip("“”的 "))
    return re.sub(r"(?:板块|重点|优势)*(?:产业链|链条|产业集群|板块)?$", "", name) or item


def chain_before(analysis: Analysis, start: int, end: int) -> str | None:
    """The chain that is named last in `[start, end)`."""
    chains = [name.name for name in within(analysis.names, start, end) if name.kind == "chain"]
    at = analysis.text.rfind("产业链", start, end)
    if not chains and at > start:
        begin = analysis.phrases.start_before(at, start, name=True)
        chains = [analysis.text[begin if begin < at else max(start, at - 10) : at] + "产业链"]
    if not chains or _VAGUE.search(chains[-1]) or chains[-1] == "产业链":
        return None
    return chain_name(chains[-1])
