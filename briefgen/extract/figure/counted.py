"""What is counted right behind a number: 引进|86套|检测设备, 新增|2户|国家级企业技术中心, 32个|项目|现场签约, 2条|年产3万吨炭黑|生产线.

An addition in front (新增) belongs to the name of what is counted. A level alone (3家国家级、15家省级专精特新企业) takes its noun from the next number.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.gate import OF_SIZE
from briefgen.extract.figure.inherit import head_of
from briefgen.extract.figure.noun import LISTS, plain
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.reading import IndicatorReading
from briefgen.extract.number import NumberMention
from briefgen.lexicon.term import Term

_LEADING = re.compile(r"(?:(?:总?投资|年?产值|营业?收入?|销售额)[^，。；、的]{1,10}(?:以上|以下)的|(?:投资)?[超过]?[\d.]+亿元(?:以上)?(?=[\u4e00-\u9fff]{0,4}项目)|(?:\d+|[百千万])亿(?:元)?级?(?:营收|产值|收入)?(?:规模)?的(?=[\u4e00-\u9fff]{0,6}(?:产业链|集群))|(?:集中|现场|首批|已|新近)?(?:签约|开工|竣工|开竣工|投产|落地)的(?=[\u4e00-\u9fff]{0,6}项目)|来自[^，。；、的]{1,14}的|主要|的|以上的?|以下的?|左右的?|级的?|各类|新的|多的?|余的?|高标准|高质量|高水平)+")
_TRAILING = re.compile(r"(?:以上|以下|以内|左右|的|等|及其|和|与|及|、|，|各|其中|上下|中)+$")
_NOT_A_NOUN = re.compile(r"(?:同比|环比|左右|以上|多|余|的|等|方面|时|后|中|内|上|下|里|间|来|期|年|月|日|一|第|地|得|倍)*")
_LEVEL_LINK = re.compile(r"(?:突破|达到?|超过?|为)$")
_ADDITION = re.compile(r"(?:新增|净增|新培育|新认定|新建|新设立?|新登记|新引进|新获批)(?:了|加|培育|认定)?$")
_GENERIC = ("企业", "项目", "单位", "产品", "企业和单位", "工程", "平台", "品牌", "机构")
_PASSED = re.compile(r"(?:通过|获得|获评|获批|入选|完成|被认定为|列入|实现|达到)[^，。；、]{2,16}")
_HAPPENED = re.compile(r"(?:现场|集中|成功|正式|顺利|同日|全部|陆续)*(签约|开工|投产|竣工|落地|入库|落户|开复工|复工|建成|参展|参会|入驻|获奖|路演)")
_SPLIT = re.compile(r"[，。；：（）()]")
_PREDICATE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:持平|进展|尚未?|仍|分属|分布|涉及|涵盖|开复工|开竣工|复工|分散|穿梭|来回|往来|忙碌|奋战|有序|稳步|加快|加速|扎实|深入|按期|如期|全面|全部|已经?|正在|实现|顺利|成功|陆续|相继|同时|集体|依次|先后|同步|均|都|将|获|分赴|赴|正(?=[加推建在]|$)|抵达|到访|到来|来到|参加|参与|前往|走进|集聚|汇聚|入选|参展|参会|亮相|集中(?=开工|签约|竣工|投产|亮相|展示)|吹响|中(?=单体|单项|单个|最)|建设$|发展(?=良好|迅速|较快|态势)|运行(?=平稳|良好)|主体|封顶|进行|占|(?<!稳)增长|下降|投产|开工|签约|竣工|落地|入驻|上市|开通|投用|投运|运行|发力|通过|建成|完工|贡献$)(?![\u4e00-\u9fff]?(?:企业|项目|中心|平台|技术|设备|系统|产品|面积|能力))")
# 20项|开复工: of what the measure word counts
_DONE = ("开工建设", "建成投产", "竣工投产", "开工", "复工", "开复工", "投产", "竣工", "完工", "签约", "落地", "建成", "达产", "封顶", "入库", "续建")
_THINGS = {"项": "项目", "个": "项目", "家": "企业", "户": "企业"}
_HEADS = ("企业", "项目", "产品", "基地", "平台", "园区", "单位", "机构", "中心", "工厂", "车间", "设备", "生产线", "人才", "集群", "产业链")
_HEAD_BEHIND = re.compile(rf"(?:{'|'.join(_HEADS)})")
_RATES = ("增速", "增幅", "降幅", "涨幅")
_SHORTEST_ITEM = 2
# 共计180余人|参加会议
_ATTENDED = re.compile(r"(?:参加(?:了)?(?:此次|本次|这次)?(?:会议|活动|仪式|大会|推介会|签约|座谈)|参会|出席|与会|到场)")
# 产业链由6条|调整为|10条: a verb, nothing that is counted
_BECAME = re.compile(r"(?:调整|整合|优化|扩充|扩围|拓展|扩展|精简|压缩)(?:成|为|到|至)")
_SCALE = re.compile(r"[一二三四五六七八九十百千万亿\d]+亿元?级")
_TAIL = re.compile(r"生产线|产线|基地|工厂|项目|车间|工程|电站")
_NEAR, _FAR = 6, 40


def counted_behind(analysis: Analysis, place: Place) -> IndicatorReading | None:
    """What is counted behind the number, with 新增 before it; None where no noun stands there."""
    text, number = analysis.text, place.number
    if number.dimension not in ("count", "") or not _may_count(text, number):
        return None
    start = number.outer_end
    lead = _LEADING.match(text, start, place.ceiling)
    start = lead.end() if lead else start
    sized = next((other for other in place.sentence.numbers if other.start == start and _is_size(text, other)), None)
    start = sized.outer_end if sized else start
    if number.unit in ("人", "名", "位", "家") and _ATTENDED.match(text, start, place.ceiling):
        return IndicatorReading("参会人数" if number.unit != "家" else "参会企业数", start, start, 0.75)
    if _BECAME.match(text, start, place.ceiling):
        return None
    noun = _noun_from(analysis, start, place.ceiling)
    if noun and (noun.endswith(_RATES) or _followed_by_amount(place, start + len(noun)) or analysis.grammar.growth.change.search(text, start + len(noun) - 1, place.clause.end)):
        noun = _without_measure(analysis, noun)
    level = _level_before(analysis, place)
    if level and noun != "年产":
        return _at_level(analysis, place, level, noun, start)
    if noun and text.startswith("的", start + len(noun)) and not noun.endswith(_HEADS):
        # 400多项|代表性的|新产品, 20条|国际先进的|薄膜生产线
        further = _noun_from(analysis, start + len(noun) + 1, place.ceiling)
        if further and (noun.endswith("性") or further.endswith((*_HEADS, "技术", "服务"))):
            start, noun = start + len(noun) + 1, further
    if noun is None:
        return None
    if noun == "国家" and text.startswith("和地区", start + 2):
        noun = "国家和地区"
    if noun in analysis.grammar.group("level_word") or _SCALE.fullmatch(noun):
        shared = _shared(analysis, place, noun)
        if shared or noun.endswith("级"):
            return _with_verb(analysis, IndicatorReading(shared, start, start + len(noun), 0.8), place) if shared else None
    if noun in _DONE:
        return IndicatorReading(noun + _THINGS.get(number.unit, ""), start, start + len(noun), 0.75)
    if noun in _GENERIC:
        return _with_verb(analysis, _generic(text, noun, start, place), place)
    if noun == "年产":
        return _line_behind(analysis, place)
    known = _counted_indicator(analysis, plain(noun))
    found = _with_verb(analysis, IndicatorReading(plain(noun), start, start + len(noun), 0.85), place)
    return found.named(known.name) if known and found.name == plain(noun) else found


def _is_size(text: str, number: NumberMention) -> bool:
    """两座|110吨|转炉, 6个|500亿元|产业集群."""
    return number.dimension in ("mass", "volume", "length", "power", "capacity", "area") or (number.dimension == "money" and OF_SIZE.match(text, number.end) is not None)


def _counted_indicator(analysis: Analysis, noun: str) -> Term | None:
    """The indicator that the lexicon has for a thing, where it counts: 14栋标准厂房 is no area of them."""
    lexicon = analysis.grammar.lexicon
    term = lexicon.lookup(noun, "indicator")
    indicator = lexicon.indicators.get(term.name) if term else None
    return term if indicator and indicator.dimension in ("count", "") else None


def _followed_by_amount(place: Place, end: int) -> bool:
    """60个|重点商圈客流量|2696.9万人次: the noun behind the number has an amount of its own."""
    return place.following is not None and place.following.outer_start - end <= 3


def _without_measure(analysis: Analysis, noun: str) -> str:
    """200家|批发市场|进货量增长5.5%: what is counted, without what is measured of it."""
    if noun in analysis.grammar.group("measure") or _counted_indicator(analysis, plain(noun)):
        return noun
    head = head_of(noun, analysis.grammar.group("measure"))
    left = noun[: len(noun) - len(head)] if head else noun
    left = left.removesuffix("工业") if len(left) > len("工业") + 1 else left
    return left if len(left) >= 2 and not _NOT_A_NOUN.fullmatch(left) else noun


def _may_count(text: str, number: NumberMention) -> bool:
    """突破600万单的… : a number that ends a link counts nothing behind its 的."""
    return not (text.startswith("的", number.outer_end) and _LEVEL_LINK.search(text, max(0, number.outer_start - 2), number.start))


def _noun_from(analysis: Analysis, start: int, ceiling: int) -> str | None:
    text = analysis.text
    if start >= ceiling or not (_is_word(text[start]) or text[start] == "“"):
        return None
    end = analysis.phrases.end_after(start, ceiling)
    if 1 < end - start <= _SHORTEST_ITEM and text[end : end + 1] == "、" and end + 1 < ceiling and _is_word(text[end + 1]):
        # 13个小麦、油菜主产省份: what is short before the mark only goes with the noun behind it
        further = analysis.phrases.end_after(end + 1, ceiling)
        end = end if text[further : further + 1].isdecimal() else further
    if text[end : end + 1] in ("和", "及", "与") and not text[start:end].endswith(_HEADS) and end + 1 < ceiling:
        # 新能源汽车和动力电池配套企业: the head stands behind the second part
        further = analysis.phrases.end_after(end + 1, ceiling)
        end = further if _HEAD_BEHIND.search(text, end, further) else end
    noun = _SPLIT.split(_TRAILING.sub("", text[start:end]))[0]
    noun = noun.partition("们")[0] if "们" in noun[2:] else noun
    noun = LISTS.sub("", noun)
    predicate = _PREDICATE.search(noun)
    noun = noun[: predicate.start()] if predicate else noun
    if len(noun) < 2 or _NOT_A_NOUN.fullmatch(noun):
        return None
    return noun


def _generic(text: str, noun: str, start: int, place: Place) -> IndicatorReading:
    """企业 and 项目 say little: what they did belongs to the name (通过…认定|企业, 签约|项目)."""
    end = start + len(noun)
    passed = _PASSED.match(text, end, place.ceiling)
    if passed:
        return IndicatorReading(plain(passed.group()) + noun, start, end, 0.8)
    happened = _HAPPENED.match(text, end, place.ceiling)
    return IndicatorReading((happened.group(1) if happened else "") + noun, start, end, 0.8)


def _shared(analysis: Analysis, place: Place, level: str) -> str:
    """The noun behind the next number of a list of levels: 3家国家级、15家|省级|专精特新企业."""
    following = place.following
    if following is None or following.unit != place.number.unit:
        return ""
    noun = _noun_from(analysis, following.outer_end, place.clause.end)
    if noun is None:
        return ""
    scale = _SCALE.match(noun)
    if scale and len(noun) > scale.end() + 1:
        return level + noun[scale.end() :]
    levels = sorted(analysis.grammar.group("level_word"), key=len, reverse=True)
    other = next((word for word in levels if noun.startswith(word) and len(noun) > len(word) + 1), "")
    return level + noun[len(other) :] if other else ""


def _level_before(analysis: Analysis, place: Place) -> str:
    """The level that stands between the number and what is before it (省级|52个), "" where none does."""
    printed = analysis.text[place.start : place.number.outer_start].lstrip("和及、")
    self_word = analysis.grammar.selves.pattern.match(printed)
    printed = printed[self_word.end() :] if self_word else printed
    return printed if printed in analysis.grammar.group("level_word") else ""


def _at_level(analysis: Analysis, place: Place, level: str, noun: str | None, start: int) -> IndicatorReading | None:
    """省级|52个、市级|73个|产业链项目: each level has the noun that stands behind the last number."""
    text = analysis.text
    following = [number for number in place.sentence.numbers if place.number.end < number.start < place.clause.end]
    end = place.number.outer_end
    for number in following if noun is None else ():
        other = text[end : number.outer_start].lstrip("、和及")
        if number.unit != place.number.unit or other not in analysis.grammar.group("level_word"):
            return None
        end = number.outer_end
        noun = _noun_from(analysis, end, place.clause.end)
        if noun:
            break
    if not noun or noun in analysis.grammar.group("level_word"):
        return None
    name = plain(noun) if noun.startswith(level) else level + plain(noun)
    known = analysis.grammar.lexicon.lookup(name, "indicator")
    found = IndicatorReading(known.name if known else name, start, start + len(noun), 0.8)
    return _with_verb(analysis, found, place)


def _line_behind(analysis: Analysis, place: Place) -> IndicatorReading | None:
    """2条|年产3万吨|高端炭黑和1条…精品炭黑|生产线: the thing counted stands behind its own capacity, the last one's tail serves all."""
    text, number = analysis.text, place.number
    amount = next((other for other in place.sentence.numbers if number.end < other.start <= number.end + _NEAR), None)
    tails = list(_TAIL.finditer(text, number.end, min(place.clause.end, number.end + _FAR)))
    if amount is None or not tails:
        return None
    tail = tails[-1]
    limit = next((other.outer_start for other in place.sentence.numbers if amount.end < other.start < tail.start()), tail.end())
    made = _noun_from(analysis, amount.outer_end, limit) or ""
    stem = made.removesuffix(tail.group()).removesuffix("的")
    return IndicatorReading(plain(stem) + tail.group(), amount.outer_end, tail.end(), 0.8)


def _with_verb(analysis: Analysis, reading: IndicatorReading, place: Place) -> IndicatorReading:
    """新增 before the number belongs to the name of what is counted, also over a list (新增|2户…、12户…)."""
    text, at = analysis.text, place.number.outer_start
    if place.previous and text[at - 1 : at] in ("、", "和", "及"):
        at = place.previous.outer_start
    added = _ADDITION.search(text, max(place.clause.start, at - 8), at)
    return reading.named("新增" + reading.name) if added and not reading.name.startswith("新增") else reading


def _is_word(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character.isalnum()
