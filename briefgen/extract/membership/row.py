"""Rows of enterprises: 甲股份有限公司、乙重工、丙科技等.

Known names and names by shape are taken as they are; what else stands between two 、 is an enterprise by its position, if it looks like a name: short, without
verbs, and not made of common words only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.names import Name
from briefgen.extract.project.cover import left_over
from briefgen.extract.within import within

_SPLIT = re.compile(r"、|(?:以及|和|及|与)(?=[^、]{2,30}$)")
_END = re.compile(r"等|，|。|；|：|\n|（(?!集团|股份|[\u4e00-\u9fff]{2,8}）)|(?:[0-9]+|[两三四五六七八九十]+)(?:家|户)|(?:在内|为代表)|是(?!否)")
_LOOKS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·“”\-]{2,24}")
_NOT_A_NAME = re.compile(
    r"[的了着是在将把被从对与其各这该]|企业$|产业$|行业$|领域$|项目$|产业链$|园区?$|基地$|中心$|作用|需求|问题|发展|协同|配套|我[省市县区国]|全[省市县区国]|市场|技术$|产品$|平台$|^[一二三四五六七八九十\d]+|机制|合作|高校|院所|政府|部门|机构|集群"
)
_FORMED = re.compile(r"(?:公司|集团|(?<!工)厂|股份|研究院|研究所)$")
_LEVEL = re.compile(r"(?:国家|省|市|县|区)级|[“”]")
# whose firms they are: 我市|甲科技, 台企|乙电子
_ORIGIN = re.compile(r"(?:我|全|本)[省市县区]|(?:[台央国民外德日韩港]|浙商)(?:资)?企(?:业)?(?=[\u4e00-\u9fff]{3})")
_PRODUCT = re.compile(r"“[^”]{2,24}”")  # 甲公司|“立式车床”、乙公司
_REACH = 220


@dataclass(frozen=True, slots=True)
class Item:
    """One enterprise of a row; `known` tells that the lexicon or its shape makes it one."""

    start: int
    end: int
    name: str
    known: bool


def row_after(analysis: Analysis, start: int, ceiling: int) -> list[Item]:
    """The enterprises of the row that begins at `start`, up to 等, a count or the clause's end."""
    text = analysis.text
    while start < ceiling and text[start] in "：: “":
        start += 1
    end = min(ceiling, start + _REACH)
    at = start
    while found := _END.search(text, at, end):
        name = _name_over(analysis, found.start())
        if name is None:
            end = found.start()
            break
        at = max(name.end, found.end())
    return _row(analysis, start, end)


def row_before(analysis: Analysis, floor: int, end: int) -> list[Item]:
    """The enterprises of the row that ends at `end`."""
    text = analysis.text
    first = text.find("、", floor, end)
    start = analysis.phrases.start_before(first if first >= 0 else end, floor)
    over = next((name for name in within(analysis.names, floor, start + 1) if name.kind == "enterprise" and name.start < start < name.end), None)
    known = next((name for name in within(analysis.names, floor, end) if name.kind == "enterprise" and (name.end >= (first if first >= 0 else end) or _PRODUCT.fullmatch(text, name.end, first))), None)
    joined = next((name for name in within(analysis.names, floor, start) if name.kind == "enterprise" and text[name.end : start] in ("和", "与", "及", "以及")), None)
    if joined and first < 0:
        start = joined.start
    if over or (known and known.start < start):
        start = (over or known).start  # type: ignore[union-attr]
    return _row(analysis, start, end)


def is_row(items: list[Item]) -> bool:
    """Whether a row can be trusted: a known enterprise in it, or at least two that look like names."""
    return any(item.known for item in items) or len(items) >= 2


def _row(analysis: Analysis, start: int, end: int) -> list[Item]:
    items = [item for first, last in _pieces(analysis.text, start, end) if (item := item_at(analysis, first, last))]
    return [item for item in items if item.known or len(items) > 1]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _SPLIT.finditer(text, start, end):
        if text.count("（", at, match.start()) > text.count("）", at, match.start()):
            continue
        yield at, match.start()
        at = match.end()
    yield at, end


def item_at(analysis: Analysis, start: int, end: int) -> Item | None:
    """The enterprise that `[start, end)` is, None where it looks like none."""
    text = analysis.text
    while start < end and text[start] in " “了":
        start += 1
    origin = _ORIGIN.match(text, start, end)
    start = origin.end() if origin else start
    while end > start and text[end - 1] in " ”。；":
        end -= 1
    for name in within(analysis.names, start, end):
        plant = name.kind == "project" and name.holder and name.name.endswith("工厂")
        if (plant or name.kind in ("enterprise", "university")) and name.end <= end + 1:
            return Item(name.start, name.end, name.name, True)
    printed = text[start:end]
    if not _LOOKS.fullmatch(printed) or _LEVEL.search(printed) or (_NOT_A_NAME.search(printed) and not _FORMED.search(printed)):
        return None
    if _FORMED.search(printed) and len(printed) >= 5:
        return Item(start, end, printed, True)
    if len(printed) > 14 or not left_over(analysis, start, end, ("common", "gap")) or not _whole(analysis, start, end):
        return None
    return Item(start, end, printed, False)


def _whole(analysis: Analysis, start: int, end: int) -> bool:
    """Whether no phrase edge parts the piece."""
    return analysis.phrases.start_before(end, start) == start


def _name_over(analysis: Analysis, at: int) -> Name | None:
    """The enterprise's name that stands across a place (太原钢铁（集团）有限公司)."""
    for name in within(analysis.names, max(0, at - 40), at):
        if name.kind == "enterprise" and name.start < at < name.end:
            return name
    return None
