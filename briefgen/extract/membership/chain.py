"""Chains and clusters in lists.

“两先”，包括甲产业链、乙产业链 · 确定了甲、乙、丙6条千亿级产业链 · 甲产业链、乙产业链、丙产业链 · 甲、乙等2条产业链 · 甲产业集群、乙产业集群上榜
"""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.membership.found import Found, level_name
from briefgen.extract.membership.leader import chain_name
from briefgen.extract.sentence import Sentence
from briefgen.extract.within import within

_COUNT = re.compile(
    r"(?:等)?(?:\d+|[百千万五三]+)亿(?:元)?级(?:[\u4e00-\u9fff]{0,6}?)(?:产业链|产业集群)|(?:等|这)?(?:\d+|[一二三四五六七八九十两]+)(?:条|大|个)(?:(?!乡|镇|被|认定)[\u4e00-\u9fff“”0-9]){0,16}?(?:产业链|产业集群|链条)(?!专业镇)|(?:产业链|产业集群)(?=[，。；]|$|入选|上榜|等)"
)
_GROUP = re.compile(r"“(?P<group>[一二两三四五六七八九十][\u4e00-\u9fff])”[，,]?(?:是?指|包括|包含|即|为|分别(?:是|为))")
# 10个重大产业集群、30个产业链: how many, no names
_HOW_MANY = re.compile(r"\d+(?:余|多)?[个条]")
_NUMBERED = re.compile(r"(?:等|这)?(?:\d+|[两三四五六七八九十]+)?(?:条|大|个)?$")
_TITLED = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,20}?)(?:产业)?集群(?:等[^，。；]{0,8}集群)?(?:成功|正式|均|双双|近日|还)*(?:入选|入围|获批|获评|跻身|晋级|获得?|(?:被)?(?:认定|评|列|确定)为|纳入|列入|成为|为(?=20)|是(?=国家|全国|[省世]))"
    r"[^，。；]{0,24}?(?P<level>国家|省|市|全国|世界)(?:级|重点|首批|第[一二三四五六七八九十]批)*[^，。；]{0,14}?集群"
)
_TOLD = re.compile(
    r"(?P<count>(?:\d+|[一二三四五六七八九十两]+)(?:条|大|个)[\u4e00-\u9fff“”]{0,12}?(?:产业链|产业集群|集群|链条))[，,：:]?(?:——)?(?:分别|具体|主要|即|包括|包含|涵盖|指|为|是)+[：:]?(?=[^，。；]{1,20}、)"
)
_ONLY_COUNTED = re.compile(r"等?(?:\d+|[一二两三四五六七八九十]+)个(?:特色|优势|重点|先进制造业)*")
_CLOSE = re.compile(r"等|[。；，]|”")
_VERB = re.compile(r"^(?:.*(?:包括|包含|分别是|分别为|形成了?|确定了?|培育了?|构建了?|打造了?|布局了?|涵盖|聚焦|围绕|发展|建设了?|是|为|有|了|：|:))")
_OF_SIZE = re.compile(r"(?:\d+|[百千万])亿(?:元)?级的(?P<name>(?!特色|优势|主导|重点|先进|产业|标志|现代|新兴|支柱)[\u4e00-\u9fff]{2,6}?)(?:产业链|产业集群)")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# …名单公布，甲产业集群|上榜
_PLACED = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,20}?)产业集群(?:成功|均|双双|榜上)*(?:上榜|入选|有名|入围)(?=[，。；]|$)")
_COUNTED = re.compile(r"[个条]$|\d|^(?:全[国省市]|我[国省市])")
_INCLUDING = re.compile(r"（(?:含|包括|包含)[^（）]*）")
_WORDS = ("产业链", "链条", "集群")
_PARK = re.compile(r"这里|该区|新区|园区|新城")


def find_chains(analysis: Analysis, sentence: Sentence) -> Iterator[Found]:
    """The chains that a sentence lists."""
    grouped = _GROUP.search(analysis.text, sentence.start, sentence.end)
    if grouped:
        items = list(items_of(analysis.text, grouped.end(), sentence.clause_at(grouped.end()).end))
        for _, _, item in items:  # one quote for the whole list
            yield Found(grouped.start(), items[-1][1], chain_name(item), "产业链", grouped["group"], 0.9)
        return
    if not any(_has(analysis, sentence, word) for word in _WORDS):
        return
    at = sentence.start
    for won in _TITLED.finditer(analysis.text, sentence.start, sentence.end) if _has(analysis, sentence, "集群") else ():
        yield from _titled(analysis, sentence, won, at)
        at = won.end()
    for placed in _PLACED.finditer(analysis.text, sentence.start, sentence.end) if _has(analysis, sentence, "产业集群") else ():
        start = analysis.phrases.start_before(placed.end("name"), placed.start("name"), name=True)
        if "、" not in analysis.text[max(sentence.start, start - 1) : start] and not _COUNTED.search(placed["name"]):
            yield Found(start, placed.end(), re.sub(r"特色$", "", analysis.text[start : placed.end("name")]), "产业集群", None)
    told = _TOLD.search(analysis.text, sentence.start, sentence.end)
    if told:
        yield from _told(analysis, sentence, told)
        return
    for match in _COUNT.finditer(analysis.text, at, sentence.end):
        found = _row(analysis, sentence, at, match)
        if found:
            at = match.end()
            yield from found


def _titled(analysis: Analysis, sentence: Sentence, won: re.Match[str], floor: int) -> Iterator[Found]:
    """甲产业集群|入选省级…集群; 甲、乙等7个集群|入选…: each one that is named, none where only the count is."""
    text = analysis.text
    level = level_name(won["level"])
    start = analysis.phrases.start_before(won.end("name"), won.start("name"), name=True)
    if not _ONLY_COUNTED.fullmatch(text, start, won.end("name")):
        yield Found(start, won.end(), re.sub(r"^(?:确定|认定)|(?:特色|中小企业)+$", "", text[start : won.end("name")]), "产业集群", level)
        return
    floor = max(floor, sentence.clause_at(won.start()).start)
    first = text.find("、", floor, start)
    if first < 0:
        return
    start_of_row = analysis.phrases.start_before(first, floor, name=True)
    end = start - 1 if text[start - 1] == "等" else start
    for _, _, item in items_of(text, start_of_row, end):
        yield Found(start_of_row, won.end(), chain_name(item), "产业集群", level)


def _has(analysis: Analysis, sentence: Sentence, word: str) -> bool:
    return analysis.text.find(word, sentence.start, sentence.end) >= 0


def _told(analysis: Analysis, sentence: Sentence, told: re.Match[str]) -> list[Found]:
    """19条重点产业链分别为|甲、乙、丙: the list stands behind its count."""
    text = analysis.text
    close = _CLOSE.search(text, told.end(), sentence.end)
    end = close.start() if close else sentence.end
    items = list(items_of(text, told.end(), end))
    if len(items) < 2 or any("的" in item or len(item) > 20 or "，" in item for _, _, item in items):
        return []
    role = "产业集群" if "集群" in told["count"] else "产业链"
    return [Found(told.start(), items[-1][1], chain_name(item), role, told["count"]) for _, _, item in items]


def _row(analysis: Analysis, sentence: Sentence, floor: int, match: re.Match[str]) -> list[Found]:
    """The list that ends at a count of chains (6条…产业链) or at its last 产业链."""
    text = analysis.text
    clause = sentence.clause_at(match.start())
    floor = max(floor, clause.start)
    if text.startswith(("项目", "企业", "上的"), match.end()):
        return []
    first = text.find("、", floor, match.start())
    if first < 0:
        return _one_of_size(analysis, floor, match)
    counted = not match.group().startswith("产业")
    lead = _VERB.match(text[floor:first])
    start = max(analysis.phrases.start_before(first, floor), floor + lead.end() if lead else floor)
    items = list(items_of(text, start, match.start() if counted else match.end()))
    if len(items) < 2 or any(_HOW_MANY.match(item) or "的" in item or len(item) > 26 for _, _, item in items):
        return []
    if not counted and not all(item.endswith(("产业链", "产业集群")) for _, _, item in items):
        return []
    role = "产业集群" if "集群" in match.group() else "产业链"
    group = _park(analysis, sentence) or (re.sub(r"^(?:等|这)", "", match.group()) if counted else analysis.home.default)
    return [Found(start, max(end, match.end()), chain_name(item), role, group or None) for _, end, item in items]


def _one_of_size(analysis: Analysis, floor: int, match: re.Match[str]) -> list[Found]:
    """新能源产业|300亿级产业集群, 50亿级的|新材料|产业链."""
    inner = _OF_SIZE.fullmatch(match.group())
    if inner:
        return [Found(match.start(), match.end(), inner["name"], "产业集群" if "集群" in match.group() else "产业链", None, 0.75)]
    start = analysis.phrases.start_before(match.start(), floor, name=True)
    name = analysis.text[start : match.start()].removesuffix("产业")
    if not match.group()[0].isdigit() or "亿" not in match.group() or not 2 <= len(name) <= 12 or not _HAN.fullmatch(name):
        return []
    return [Found(start, match.end(), name, "产业集群" if "集群" in match.group() else "产业链", match.group(), 0.75)]


def _park(analysis: Analysis, sentence: Sentence) -> str:
    """这里将重点建设…四大产业链: the park that the sentence before is on."""
    if not _PARK.match(analysis.text, sentence.start):
        return ""
    parks = [name for name in within(analysis.names, max(0, sentence.start - 160), sentence.start) if name.kind == "park"]
    return parks[0].name if parks else ""


def items_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The items of a list between two places, split at 、 and at a last 和."""
    at = start
    for match in re.finditer(r"、|(?:以及|和|及)(?=[^、]{2,24}$)|”(?=“)", text[start:end]):
        mark = start + match.start() + (1 if match.group() == "”" else 0)
        if text.count("（", at, mark) > text.count("）", at, mark):
            continue  # 装备制造（含铸造|、锻造）
        yield from _item(text, at, mark)
        at = start + match.end()
    yield from _item(text, at, end)


def _item(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    item = _NUMBERED.sub("", _INCLUDING.sub("", text[start:end].strip("，。；： ")))
    if 2 <= len(item) <= 30:
        yield start, end, item
