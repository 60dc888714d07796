"""What a number takes over from the figures before it when its own words say only part of what it measures.

采矿业增加值增长3.1%，制造业|增长7.8% (the head 增加值) ; 德清县|58.1亿元 (all of it, for another subject) ; 国家级|5家 (the thing, at another level) ;
晶硅光伏产业|实现产值138亿元 (the sector that the clause is on belongs to a bare measure).
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.noun import OWNERS, PHASE, clean
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.reading import IndicatorReading
from briefgen.extract.figure.thread import Thread

_LONGEST_SECTOR = 18
_HEAD_WORDS = 4
_LIST_OF = re.compile(r"(?P<noun>企业|项目)(?:清单|名单|名录|名册|台账|储备库|培育库|项目库|库)[^，。；]{0,4}，?(?:已|共|现|目前)*(?:涵盖|包括|包含|收录|入库|列入|纳入|储备)")
_ABOVE_SCALE = re.compile(r"规模以上工业|规上工业|规模工业")
_MEASURE_WORDS = "个户家条项"
_COUNT_LEAD = re.compile(rf"\d+(?:余|多)?[{_MEASURE_WORDS}]")
_CONTINUES = re.compile(r"(?:累计|共|合计|全年)?(?:实现|完成)")
_KINDS = {"完成投资": "投资", "实现产值": "产值", "投资额": "投资", "实现销售额": "销售额"}
_TRADED = ("出口", "进口")
_MEASURED_BY = re.compile(r"(?:增速|增幅|增长率|总量|绝对值|绝对量|规模|占比|比重)$")
_TRADE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?<![本该各跨同全])行业(?!协会|商会|第|首|内|里|人|龙头|领先|前)")
_OF_A_TRADE = ("占比", "比重", "率")
_NO_SECTOR = ("企业", "公司", "项目", "园区", "单位", "产品", "部门", "银行", "工业", "领域", "经济", "工业经济", "实体经济", "县域经济", "企业家", "业", "类")
# 从产量看，光电子器件|增长57%
_OF_PRODUCTS = re.compile(r"从(?:主要)?(?:工业)?(?:产品)?产量看|(?:分|从|按)(?:主要)?(?:工业)?产品看|主要(?:工业)?产品(?:产量)?中")
# 主要行业|利润|情况如下：汽车制造业|增长32%
_ANNOUNCED = re.compile(r"(?P<measure>利润|增加值|营业收入|产值|投资|产量)(?:总额)?(?:增长)?情况(?:如下)?[:：]")
_KEPT_AS_PRINTED = ("销售额", "销售收入")
# 35个|行业大类|中28个行业…，|增长面|80%: counted anew each month
_OF_BULLETINS = ("大类行业", "行业大类", "个行业", "增长面", "产销率")
_OF_SECTORS = "增加值"
_SECTOR_ENDS = ("业", "集群", "产业链", "产业链群", "板块")
_IS_CONTRIBUTION = re.compile(r"拉动|上拉|下拉|拉低|贡献率")
_NO_SECTOR_ENDS = ("作业", "毕业", "就业", "创业", "专业", "事业", "营业", "职业", "开业")
# 10条|重点产业链 are a class, 产业链 alone is none
_BARE_CLASS = "产业链"


def head_of(name: str, measures: frozenset[str]) -> str:
    """The measure that an indicator ends with (采矿业|增加值), "" where it has none or is nothing else."""
    name = name.removesuffix("数")
    return next((name[at:] for at in range(1, len(name)) if name[at:] in measures and len(name) - at >= 2), "")


def measured(name: str, measures: frozenset[str]) -> bool:
    """Whether a noun phrase ends with a measure, or is one."""
    return any(name[at:] in measures for at in range(max(0, len(name) - 10), len(name)))


def with_head(analysis: Analysis, name: str, thread: Thread, place: Place | None = None) -> str:
    """制造业 after 采矿业增加值 → 制造业增加值; the name itself where the thread has no measure or the name has one.

    With `place`, 规模以上工业中，新能源产业|增长6% measures what is counted of industry above scale, where nothing was told before.
    """
    measures = analysis.grammar.group("measure")
    if measured(name, measures) or name.startswith(_TRADED) or name.endswith(_TRADED):
        return name
    if place and _OF_PRODUCTS.search(analysis.text, place.sentence.start, place.start):
        return name + "产量"
    announced = _ANNOUNCED.search(analysis.text, place.sentence.start, place.start) if place else None
    if announced:
        return name + announced["measure"]
    told = thread.indicator.name if thread.indicator else ""
    head = head_of(told, measures) or (told if told in measures else "")
    if not head and (thread.indicator or (thread.head == _OF_SECTORS and name.endswith(_SECTOR_ENDS))):
        head = thread.head  # a share, a contribution or another sentence stands between
    if not head and place and name.endswith(_SECTOR_ENDS) and _ABOVE_SCALE.search(analysis.text, place.sentence.start, place.start):
        head = _OF_SECTORS
    return name + head if head and not name.endswith(head) else name


def head_told(analysis: Analysis, indicator: IndicatorReading, aspect: str) -> str:
    """The measure that an amount or a rate leaves to the sectors after it, "" where it has none."""
    if aspect not in ("level", "growth", "multiple"):
        return ""
    measures = analysis.grammar.group("measure")
    return head_of(indicator.name, measures) or (indicator.name if indicator.name in measures else "")


def is_flow(analysis: Analysis, name: str) -> bool:
    """Whether an indicator is known to run over a time (大健康制造|产值), so that an amount of it has one."""
    if name == "行业" or name.endswith(_OF_BULLETINS):
        return True
    lookup = analysis.grammar.lexicon.lookup
    term = lookup(name, "indicator") or lookup(head_of(name, analysis.grammar.group("measure")), "indicator")
    return term is not None and term.data.get("kind") == "flow" and term.data.get("dimension") in ("money", "mass", "energy")


def sector_told(analysis: Analysis, thread: Thread) -> str:
    """铜产业增加值增长8%，|拉动…: whose figure the sentence told last, without its measure where that leaves a sector; "" where it told none."""
    told = next((reading.name for _, reading in reversed(thread.figures) if not _IS_CONTRIBUTION.search(reading.name)), "")
    head = head_of(told, analysis.grammar.group("measure"))
    stem = told.removesuffix(head) if head in ("增加值", "产值") else told
    return stem if stem.endswith(tuple(analysis.grammar.group("topic_tail"))) else told


def at_level(analysis: Analysis, level: str, thread: Thread) -> str:
    """国家级 after 企业技术中心数 → 国家级企业技术中心; "" where nothing was counted before."""
    if thread.indicator is None:
        return ""
    thing = thread.indicator.name.removesuffix("数").removeprefix("新增")
    levels = sorted(analysis.grammar.group("level_word"), key=len, reverse=True)
    own = next((word for word in levels if thing.startswith(word) and len(thing) > len(word) + 1), "")
    return level + thing[len(own) :]


def sector_of(analysis: Analysis, place: Place, limit: int) -> str:
    """The sector or class that the clause is on, where it stands before its verb: 晶硅光伏产业|实现…; "" where it names none."""
    return _sector_at(analysis, place.clause.start, limit)


def _sector_at(analysis: Analysis, start: int, limit: int) -> str:
    """The sector that the topic of `[start, limit)` is, "" where it is none."""
    floor, start = start, topic_start(analysis, start, limit)
    end = analysis.phrases.end_after(start, limit)
    end = min([end, *(mention.start for mention in analysis.periods_in(start, limit))])  # 食品产业|1—8月|主营业务收入
    name = analysis.name_at(start)
    if name and name.kind == "industry" and name.start == start and end < name.end <= limit:
        return analysis.text[start : name.end]  # 电力、热力、燃气及水生产和供应业
    if not start < end <= limit or end - start > _LONGEST_SECTOR:
        return ""
    if name and name.kind in OWNERS:
        return ""
    sector = clean(analysis.text[start:end], analysis.grammar.group("phrase_adverb"), analysis.grammar.group("self"))
    if sector in analysis.grammar.group("sector_word"):
        return sector
    led = start > floor and analysis.text[start - 1] in _MEASURE_WORDS
    if len(sector) < 3 or sector in _NO_SECTOR or PHASE.match(sector) or sector.endswith(_NO_SECTOR_ENDS) or (sector.endswith(_BARE_CLASS) and not led):
        return ""
    tails = analysis.grammar.group("topic_tail")
    return sector if any(sector.endswith(tail) for tail in tails) else ""


def _sector_opening(analysis: Analysis, place: Place) -> str:
    """装备制造业|持续发挥“压舱石”作用，|增加值…: the sector that the sentence opens with, where no figure stands before; "" where it opens with none."""
    clause = place.sentence.clauses[0]
    return _sector_at(analysis, clause.start, clause.end) if clause.start < place.clause.start else ""


def topic_start(analysis: Analysis, start: int, limit: int) -> int:
    """Behind the period, the self words and the regions that a clause begins with."""
    text = analysis.text
    selves = analysis.grammar.selves.pattern
    while start < limit:
        mention = next((mention for mention in analysis.periods_in(start, limit) if mention.start == start), None)
        name = analysis.name_at(start)
        self_word = selves.match(text, start, limit)
        if mention:
            start = mention.end
        elif self_word:
            start = self_word.end()
        elif (count := _COUNT_LEAD.match(text, start, limit)) is not None:
            start = count.end()
        elif name and name.start == start and name.kind in ("region", "country"):
            start = name.end
        elif text[start] in "的，、 　" or text.startswith("其中", start):
            start += 2 if text.startswith("其中", start) else 1
        else:
            break
    return start


def of_the_list(analysis: Analysis, noun: str, place: Place) -> str:
    """形成重点产业链企业清单，涵盖|企业|225户: what the list in front is of, "" where there is none."""
    found = _LIST_OF.search(analysis.text, place.sentence.start, place.number.outer_start)
    if found is None or found["noun"] != noun:
        return ""
    start = analysis.phrases.start_before(found.end("noun"), place.sentence.start)
    return clean(analysis.text[start : found.end("noun")], analysis.grammar.group("phrase_adverb"), analysis.grammar.group("self"))


def without_measure(name: str) -> str:
    """制造业投资 of 制造业投资绝对值."""
    return _MEASURED_BY.sub("", name) or name


def of_the_kind(analysis: Analysis, reading: IndicatorReading, place: Place, thread: Thread) -> IndicatorReading:
    """制造业投资增速全省第二。|完成投资232亿元: a bare amount at a sentence's head is of the kind that the figures right before it are."""
    kind = _KINDS.get(reading.name)
    if kind is None or reading.owner or not thread.earlier or place.previous or reading.start - place.sentence.start > _HEAD_WORDS:
        return reading
    before = _MEASURED_BY.sub("", thread.earlier[-1][1].name)
    whole = before in _KINDS or before in analysis.grammar.group("project_attribute")
    return reading.named(before) if before.endswith(kind) and not whole else reading


def with_sector(analysis: Analysis, reading: IndicatorReading, place: Place, thread: Thread) -> IndicatorReading:
    """A bare measure takes the sector of its clause, or of the clause before it in the sentence: 产值 → 晶硅光伏产业产值."""
    if reading.owner:
        return reading
    if reading.name not in analysis.grammar.group("generic_measure"):
        trade = _trade_before(analysis, place, reading) if reading.name.endswith(_OF_A_TRADE) else ""
        return reading.named(trade + reading.name) if trade else reading
    counted = _counted_before(analysis, place, thread)
    if counted:
        return reading.named(counted + reading.name)
    sector = sector_of(analysis, place, reading.start)
    if sector:
        thread.sector = sector
    told = thread.figures[-1][1].name if thread.figures and not sector else ""
    tails = tuple(analysis.grammar.group("topic_tail"))
    if told.endswith(reading.name) and told.removesuffix(reading.name).endswith(tails) and thread.indicator and thread.indicator.name == told:
        return reading.named(told)  # 高新技术产业增加值占…的比重为24%；|增加值|增长8%
    if not sector and not thread.figures and (opening := _sector_opening(analysis, place)):
        thread.sector = sector = opening
    if reading.name == "增加值" and not sector and _ABOVE_SCALE.search(analysis.text, place.sentence.start, reading.start):
        return reading.named("规模以上工业增加值")
    if not thread.sector or thread.sector in reading.name or (sector == "" and _other_topic(analysis, place)):
        return reading
    printed = analysis.text[reading.start : reading.end]
    name = printed if printed in _KEPT_AS_PRINTED else reading.name
    known = analysis.grammar.lexicon.lookup(thread.sector + name, "indicator")
    return reading.named(known.name if known else thread.sector + name)


def _trade_before(analysis: Analysis, place: Place, reading: IndicatorReading) -> str:
    """焦化行业重点企业能耗达标，|先进产能占比100%: the trade that the clauses right before a rate are on, "" for none or where a name stands between."""
    for clause in reversed(place.sentence.clauses):
        if clause.start > reading.start:
            continue
        if clause.end < reading.start and analysis.text[clause.end : clause.end + 1] == "；":
            return ""
        found = _TRADE.match(analysis.text, topic_start(analysis, clause.start, min(clause.end, reading.start)), clause.end)
        if found:
            return "" if found.group() in reading.name else found.group()
        if _other_topic(analysis, place):
            return ""
    return ""


def _counted_before(analysis: Analysis, place: Place, thread: Thread) -> str:
    """链上重点企业数量增长40%、|营业收入增长10%: the enterprises that the number before in the same list counts, "" where it counts none."""
    if thread.indicator is None or thread.indicator.owner:
        return ""
    name = thread.indicator.name.removesuffix("数量").removesuffix("数")
    if not name.endswith("企业") or len(name) == 2:
        return ""
    if place.previous is None:
        return name if place.clause.start > place.sentence.start and _CONTINUES.match(analysis.text, place.clause.start) else ""
    return name if analysis.text[place.previous.outer_end : place.previous.outer_end + 1] in ("、", "和", "及") else ""


def _other_topic(analysis: Analysis, place: Place) -> bool:
    """Whether the clause names someone of its own, so that the sector of the clause before does not hold."""
    return any(name.kind in ("enterprise", "project", "park", "town") for name in analysis.names_in(place.clause.start, place.number.start))
