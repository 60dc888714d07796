"""Whose number it is: the name that governs the clause, carried on while the text stays with it.

太重集团|在综改区投资|40亿元 — the enterprise, not the park (a name behind 在 is a place). 比全国高出, 占全省的, 位居全省第二 name what is compared with,
never the subject. A sentence without a name goes on with the one before it (该项目…, 预计…年产…); a new paragraph starts again at the home region.
"""

import re
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.home import self_words
from briefgen.extract.names import Name
from briefgen.extract.number import NumberMention

_SUBJECT_KINDS = ("project", "enterprise", "park", "chain", "town", "region", "industry", "university", "cluster")
_COMPARED = re.compile(r"(?:[比较占居于据为列高低快慢超]|高于|低于|快于|慢于|优于|好于|位居|位列|排名|排在|排|领先|全国|达到|相当于|其中)$")
_PLACED = re.compile(
    r"(?:在|于|位于|从|向|到|赴|往|落户|落地|入驻|进驻|来自|对|由|与|和|同|跨|沿|抵达|走进|辐射|面向|销往|支持|帮助|引导|服务|通过|依托|围绕|以|按|据|经|被|为|将|把)$"
)


_ANAPHORA = re.compile(r"该(?:项目|企业|公司|集团|园区|基地|产业链|专业镇|厂|镇|工程|产线|生产线|院|平台)|项目(?=[^一-龥]|总|计|预|占|建|投|将|全|分|规|于|由|拟|达|可|年|已)|其(?!中|他|它|余|实)|[一二三四]期(?:项目|工程)?(?=[规总计预新建年可已])")
_OBJECT = re.compile(r"(?:对现有|对原有|现有|原有|对|将|把|由|每条|每个)$")
_COUNTED_AFTER = re.compile(r"(?:(?:总数|数量|数)?(?:达到?|共|有|为|各|超过?|近|约)*)\d+(?:余|多)?[个户家项条座]")
_COUNTED_BEFORE = re.compile(r"\d(?:余|多)?[个户家项条座]$")
_CLASS = re.compile(r"^(?:国家级?|省级|市级|县级|首批|全国|省市|省、市)")
_SPEAKER = re.compile(r"(?:有关|相关)?(?:负责人|人士|数据|统计|公布|发布|介绍|消息|透露|表示|新闻发言人|最新)")
_OPENING = re.compile(r"(?:[，。；：\n年月期度]|全市|我市|全省|全国|其中|以来)$")
_SCALE = re.compile(r"排名|排|第|首|前|平均|水平|比重|占比|同行|领先|最|唯一|同类|各地")


@dataclass(frozen=True, slots=True)
class Subject:
    """`name` as it is exported; `kind` of the name or `region`; `sure` falls the further it was carried; `holder` the enterprise of a project."""

    name: str
    kind: str
    sure: float
    start: int = -1
    holder: str = ""
    opens: bool = False


def subject_names(analysis: Analysis, start: int, end: int) -> list[Subject]:
    """The names and self words between `start` and `end` that may govern a number, in order."""
    found = [
        Subject(name.name, name.kind, 0.95 if name.known else 0.85, name.start, name.holder, _opens(analysis, name))
        for name in analysis.names_in(start, end)
        if name.kind in _SUBJECT_KINDS and name.end <= end and name.name != "全国" and _may_govern(analysis, name, start)
    ]
    for match in self_words(analysis.text).finditer(analysis.text, start, end):
        if _speaks_for_itself(analysis, match, start):
            found.append(Subject(_self(analysis, match), "region", 0.95, match.start()))
    return sorted(found, key=lambda subject: subject.start)


def _speaks_for_itself(analysis: Analysis, match: re.Match[str], start: int) -> bool:
    """Whether 全市, 全国 … is the subject: not what is compared with (占全省的, 全国第一), and a wider region only where a clause begins."""
    text = analysis.text
    if _COMPARED.search(text, max(start, match.start() - 3), match.start()) or _SCALE.match(text, match.end()):
        return False
    wider = match.group() in ("全国", "我国") or "省" in match.group()
    return not (wider and analysis.home.city) or match.start() == start or text[match.start() - 1] in "，；：。\n"


def _self(analysis: Analysis, match: re.Match[str]) -> str:
    """The region behind a self word; 全县 is the county that was named last."""
    word = match.group()
    if "县" in word or word in ("全区", "该区", "我区"):
        return _last_county(analysis, match.start()) or analysis.home.of(word)
    return analysis.home.of(word)


def _last_county(analysis: Analysis, end: int) -> str:
    """The county or district of the home city that stands last before `end`, also inside another name (清徐老陈醋)."""
    found: list[tuple[int, str]] = []
    for region in analysis.grammar.lexicon.regions.values():
        if region.parent == analysis.home.city and region.level in ("county", "district", "county-city"):
            found += [(analysis.text.rfind(alias, 0, end), region.name) for alias in (region.name, *region.aliases)]
    at, name = max(found, default=(-1, ""))
    return name if at >= 0 else ""


def refers_back(text: str, start: int) -> bool:
    """Whether a sentence begins with what the one before it spoke of (该项目…, 项目计划投资…, 二期新增…)."""
    return bool(_ANAPHORA.match(text, start))


def _opens(analysis: Analysis, name: Name) -> bool:
    """Whether a name begins its clause, where a topic stands; a region, a period or 其中 may stand before it."""
    return name.start == 0 or bool(_OPENING.search(analysis.text, max(0, name.start - 3), name.start))


def _list_head(analysis: Analysis, name: Name, floor: int) -> int:
    """Where the 、-list begins that a name stands in (依托|A、B、C): what is before the list counts for all of it."""
    start = name.start
    for other in reversed(analysis.names_in(floor, name.start)):
        if analysis.text[other.end : start] not in ("、", "和", "与", "及"):
            break
        start = other.start
    return start


def _list_end(analysis: Analysis, name: Name) -> int:
    """Where the 、-list ends that a name stands in (阳光电源、美亚光电|等76户企业)."""
    end = name.end
    for other in analysis.names_in(name.end, name.end + 80):
        if analysis.text[end : other.start] not in ("、", "和", "与", "及"):
            break
        end = other.end
    return end


def _may_govern(analysis: Analysis, name: Name, floor: int) -> bool:
    text = analysis.text
    head = _list_head(analysis, name, floor)
    left = text[max(floor, head - 4) : head]
    if _COMPARED.search(left) or _SPEAKER.match(text, name.end):
        return False
    if name.kind in ("enterprise", "project") and text.startswith("等", _list_end(analysis, name)):
        return False
    if name.kind in ("project", "industry", "cluster"):
        counted = _COUNTED_AFTER.match(text, name.end) or _COUNTED_BEFORE.search(left)
        return not (counted or _OBJECT.search(left) or _CLASS.match(name.name))
    if name.kind in ("region", "park", "enterprise", "chain", "university"):
        return not _PLACED.search(left)
    return True


def choose(candidates: list[Subject]) -> Subject | None:
    """Of the names before a number the one that governs it: the nearest, but a region gives way to what lies in it."""
    if not candidates:
        return None
    last = candidates[-1]
    if last.kind in ("region", "industry") and len(candidates) > 1:
        earlier = candidates[-2]
        if earlier.kind in ("project", "enterprise") and last.kind == "region":
            return earlier
        if last.kind == "industry" and earlier.kind == "region":
            return earlier
    return last


def project_behind(analysis: Analysis, number: NumberMention, ceiling: int) -> Subject | None:
    """总投资24.7亿元的|中厚板生产线智能化升级项目: the project that an amount in front of it describes."""
    text = analysis.text
    if text[number.outer_end : number.outer_end + 1] != "的":
        return None
    for name in analysis.names_in(number.outer_end, min(ceiling, number.outer_end + 16)):
        if name.kind in ("project", "park", "town", "cluster", "enterprise"):
            return Subject(name.name, name.kind, 0.9, name.start, name.holder)
    return None
