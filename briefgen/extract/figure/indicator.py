"""What a number measures: 线上销售|达|1.26亿元, 引入|120套|单晶生产设备, 在建项目|247个, 新增|2户|国家级企业技术中心.

First the lexicon's indicators, the nearest one before the number; else the noun phrase at the number's side, so that an indicator nobody listed is bound
too. Counted things stand behind the number (120套单晶生产设备) or before it (“专精特新”中小企业481户).
"""

import re
from dataclasses import dataclass, replace

from briefgen.extract.analysis import Analysis
from briefgen.extract.number import NumberMention

_LINKS = re.compile(
    r"(?:已经?|将|可|共|总共|共计|合计|总计|累计|一共|分别|均|各|都|约|近|超过?|逾|突破|达到?|达成|为|是|有|仅|只|不低于|不超过|不少于|不足|高达|多达|接近|保持在|稳定在|实现|完成|预计|力争|目标|年均|平均|也|就|"
    r"则|又|还|再|首次|目前|现|了|至少|最终|最高|控制在|在|[:：“”\s])+$"
)
_ADDITION = re.compile(r"(?:新增|净增)(?:了|加)?$")
_VERBS_KEPT = ("新增", "净增", "在建", "储备", "签约", "完成", "到位", "带动", "年产", "处理", "累计", "培育", "认定")
_TRAILING = re.compile(r"(?:以上|以下|以内|左右|的|等|及其|和|与|及|、|，|各|其中|上下|级)+$")
_LEADING = re.compile(r"^(?:的|以上的?|以下的?|左右的?|级的?|各类|多的?|余的?)+")
_GENERIC_THINGS = ("企业", "项目", "单位", "产品", "企业和单位")
_PASSED = re.compile(r"(?:通过|获得|获评|获批|入选|完成|被认定为|列入|实现|达到)[^，。；、]{2,16}")
_SCOPE = re.compile(r"^(?:全市|我市|本市|全省|我省|全国|我国|全县|我县|全区|全年|当年|今年|去年|上半年|年内|期间|目前|其中|一?期?后续)+(?:的|共)?")
_ANAPHORA = re.compile(r"^(?:该|这|那|此|其|上述|本)(?:些|个|类)?")
_NOT_A_NOUN = re.compile(r"^(?:同比|环比|比|较|占|居|年均|分别|同期|左右|以上|多|余|的|等|方面|时|后|中|内|上|下|里|间|来|期|年|月|日|一|其|第|地|得|倍)*$")
_CAPACITY = re.compile(r"(?:年|日|月)(?:产能?(?![值业])|生产|处理|加工|产出|供|发电)(?:能力)?[^，。；\d]{0,12}$")


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """`name` is canonical; `start` is where its phrase begins (the subject stands before or inside it); `sure` falls with the way it was found."""

    name: str
    start: int
    end: int
    sure: float


_VERBAL = re.compile(r"[了着过已把被让使给]|平均一|每[天日小]|首次|连续|如果|(?<![产节储智性功动电热核氢风光阳势机职技赋新潜效用全])能(?![源耗力级效量])|[可会要将](?![再燃计展议员素闻军])")
_ADDED_BEFORE = re.compile(r"(?:新增|净增)(?:了)?[\d.万]+[^\d，。；、]{1,3}$")
_MEASURED_BY = re.compile(r"(?:的)?(增速|增幅|总量|绝对值|规模|占比)")


def read_indicator(
    analysis: Analysis, number: NumberMention, start: int, word_start: int, ceiling: int, aspect: str
) -> IndicatorReading | None:
    """The indicator of `number` from its own words: `[start, word_start)` before it, up to `ceiling` behind it."""
    if number.dimension in ("count", "") and aspect in ("level", "change"):
        behind = counted_behind(analysis, number, ceiling)
        if behind:
            return _with_verb(analysis, behind, start, number)
    found = _before(analysis, number, start, word_start, ceiling)
    if found and aspect == "rank":
        measured = _MEASURED_BY.match(analysis.text, found.end, word_start)
        return replace(found, name=found.name + measured.group(1)) if measured and not found.name.endswith(measured.group(1)) else found
    return found


def _before(analysis: Analysis, number: NumberMention, start: int, word_start: int, ceiling: int) -> IndicatorReading | None:
    return _built(analysis, number, ceiling) or _listed(analysis, number, start, word_start) or _capacity(analysis, number, start, ceiling) or _phrase(analysis, number, start, word_start)


def _listed(analysis: Analysis, number: NumberMention, start: int, word_start: int) -> IndicatorReading | None:
    """The last known indicator before the number, grown over the modifiers in front of it (高技术制造业|增加值)."""
    known = analysis.indicators_in(start, word_start)
    if not known:
        return None
    match = known[-1]
    link = _LINKS.search(analysis.text[match.end : word_start])
    end = match.end + link.start() if link else word_start
    first = min(analysis.phrases.start_before(match.end, start), match.start)
    if end > match.end:
        return _longer_noun(analysis, first, match.end, end)
    first = max(first, _after_period(analysis, first, match.start))
    modifiers = _clean(analysis.text[first : match.start])
    name = match.term.name
    if modifiers and not _in_names(analysis, first, match.start):
        name = modifiers + match.term.alias
    return IndicatorReading(name, first, match.end, 0.95)


def _longer_noun(analysis: Analysis, first: int, middle: int, end: int) -> IndicatorReading | None:
    """企业贷款|加权平均利率: a noun goes on behind the known indicator; None where an edge stands between (then the words tell)."""
    if analysis.phrases.start_before(end, first) > first or end - middle > 12:
        return None
    first = max(first, _after_period(analysis, first, middle))
    return IndicatorReading(_clean(analysis.text[first:end]), first, end, 0.8)


def _after_period(analysis: Analysis, start: int, end: int) -> int:
    """Behind a period that opens the phrase (8月|快递发展指数)."""
    return max((mention.end for mention in analysis.periods if start <= mention.start and mention.end <= end), default=start)


def _in_names(analysis: Analysis, start: int, end: int) -> bool:
    """Whether `[start, end)` is nothing but names (太钢|产值): then they are the subject and no part of the indicator."""
    covered = [False] * (end - start)
    for name in analysis.names_in(max(0, start - 40), end):
        if name.kind in ("industry", "chain_group"):
            continue
        for at in range(max(start, name.start), min(end, name.end)):
            covered[at - start] = True
    rest = "".join(character for character, inside in zip(analysis.text[start:end], covered, strict=True) if not inside)
    return not _clean(rest)


def _capacity(analysis: Analysis, number: NumberMention, start: int, ceiling: int) -> IndicatorReading | None:
    """年产精品中厚板70万吨, 年产16吉瓦高效电池."""
    match = _CAPACITY.search(analysis.text, start, number.outer_start)
    if not match or match.end() != number.outer_start:
        return None
    return IndicatorReading("年产能", match.start(), number.outer_start, 0.9)


def counted_behind(analysis: Analysis, number: NumberMention, ceiling: int) -> IndicatorReading | None:
    """What is counted right behind the number: 120套|单晶生产设备."""
    text = analysis.text
    start = number.outer_end
    if analysis.text.startswith("的", start) and re.search(r"(?:突破|达到?|超过?|为)$", analysis.text[max(0, number.outer_start - 2) : number.start]):
        return None
    lead = _LEADING.match(text[start:ceiling])
    if lead:
        start += lead.end()
    if start >= ceiling or (not _is_word(text[start]) and text[start] != "“"):
        return None
    end = analysis.phrases.end_after(start, ceiling)
    noun = _TRAILING.sub("", text[start:end])
    stop = noun.find("、")
    noun = noun[:stop] if stop > 0 else noun
    noun = re.split(r"[，。；：（）]", noun)[0]
    if len(noun) < 2 or _NOT_A_NOUN.match(noun):
        return None
    if noun in _GENERIC_THINGS:
        passed = _PASSED.match(text, start + len(noun), ceiling)
        return IndicatorReading((_plain(passed.group()) if passed else "") + noun, start, start + len(noun), 0.8)
    if noun == "年产":
        return _line_behind(analysis, number)
    return IndicatorReading(_plain(noun), start, start + len(noun), 0.85)


def _line_behind(analysis: Analysis, number: NumberMention) -> IndicatorReading | None:
    """2条|年产3万吨炭黑|生产线: the thing counted stands behind its own capacity."""
    for name in analysis.names_in(number.end, number.end + 40):
        if name.kind == "project":
            tail = next((tail for tail in ("生产线", "产线", "基地", "工厂", "项目") if name.name.endswith(tail)), "")
            if tail:
                return IndicatorReading(tail, name.start, name.end, 0.8)
    return None


def _with_verb(analysis: Analysis, reading: IndicatorReading, start: int, number: NumberMention) -> IndicatorReading:
    """新增 before the number belongs to the name of what is counted."""
    left = analysis.text[start : number.outer_start]
    if left.endswith(("、", "和", "及")) and _ADDED_BEFORE.search(analysis.text[max(0, start - 14) : start]):
        left = "新增"
    if _ADDITION.search(left):
        return IndicatorReading("新增" + reading.name, reading.start, reading.end, reading.sure)
    return reading


_MATERIAL = ("power", "energy", "mass", "area", "length", "volume")
_BUILT = re.compile(r"[^，。；、\d]{0,16}?(?:项目|生产线|产线|工程|基地|电站|工厂)(?:建设)?")


def _built(analysis: Analysis, number: NumberMention, ceiling: int) -> IndicatorReading | None:
    """二期|8吉瓦|项目: a quantity right before a project's tail is its size."""
    if number.dimension not in _MATERIAL or number.outer_end != number.end:
        return None
    match = _BUILT.match(analysis.text, number.end)
    if match and not re.search(r"年产|产能", analysis.text[number.start - 6 : number.start]):
        return IndicatorReading("建设规模", number.end, match.end(), 0.75)
    if re.match(r"[及和、](?:[一二三四]期)?\d", analysis.text[number.end : number.end + 4]):
        following = _BUILT.match(analysis.text, number.end + 1)
        if following is None:
            after = re.match(r"[及和、](?:[一二三四]期)?[\d.]+[^\d，。；、]{1,4}?(?:项目|生产线|工程|基地)", analysis.text[number.end : number.end + 24])
            return IndicatorReading("建设规模", number.end, number.end, 0.7) if after else None
    return None


def _phrase(analysis: Analysis, number: NumberMention, start: int, word_start: int) -> IndicatorReading | None:
    """The noun phrase before the number, behind link words: 直接从业人数|2.3万人."""
    text = analysis.text
    end = word_start
    link = _LINKS.search(text[start:end])
    if link:
        end = start + link.start()
    first = analysis.phrases.start_before(end, start)
    first = max(first, _after_period(analysis, first, end))
    noun = _clean(text[first:end])
    if "、" in noun:
        noun = noun.rsplit("、", 1)[1]
    if len(noun) < 2 or _NOT_A_NOUN.match(noun) or _VERBAL.search(noun):
        return None
    if _only_a_name(analysis, first, end):
        return None
    return IndicatorReading(noun, first, end, 0.7)


def _only_a_name(analysis: Analysis, start: int, end: int) -> bool:
    names = analysis.names_in(start, end)
    return bool(names) and names[0].start <= start + 2 and names[-1].end >= end and all(name.kind in ("region", "enterprise") for name in names)


def _clean(noun: str) -> str:
    noun = _SCOPE.sub("", noun.strip(" 　、"))
    noun = _ANAPHORA.sub("", noun)
    return _plain(_TRAILING.sub("", noun))


def _plain(noun: str) -> str:
    return noun.replace("“", "").replace("”", "").strip()


def is_bare(words: str) -> bool:
    """Whether the words before a number only link it to what was said (累计达到|151户)."""
    return not _LINKS.sub("", words)


def _is_word(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character.isalnum()
