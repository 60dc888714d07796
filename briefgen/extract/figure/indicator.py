"""What a number measures: 线上销售|达|1.26亿元, 引入|120套|单晶生产设备, 在建项目|247个, 年产|16吉瓦|高效电池, 二期|8吉瓦|项目.

Readers are tried in order: a capacity, a thing counted behind the number, the size of what is built, the noun before the number; at last what the
figures before it measured. A noun that no table knows is an indicator too.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.aspect import Reading, of_market, speaks_of_behind
from briefgen.extract.figure.counted import counted_behind
from briefgen.extract.figure.done import done_to
from briefgen.extract.figure.inherit import (
    at_level,
    head_of,
    measured,
    of_the_kind,
    of_the_list,
    sector_of,
    sector_told,
    with_head,
    with_sector,
    without_measure,
)
from briefgen.extract.figure.noun import PHASE, Noun, clean, noun_before, plain
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.reading import IndicatorReading
from briefgen.extract.figure.thread import Thread
from briefgen.extract.figure.trend import trend_noun
from briefgen.extract.sentence import Clause

_CAPACITY = re.compile(
    r"(?:(?P<each>每[年天日月])(?:均|大约|约)?(?:能够|可以|能|可)?|(?P<time>(?<![去今明前全上当每往])年|日|月)(?:均)?)(?P<what>产(?![值业量能])|生产(?!总值|性)|处理|加工|产出|发电(?!量))(?:能?力?|规模)(?P<product>[^，。；\d]{0,14})$"
)
_CAPACITY_NAMES = {"产": "产能", "生产": "产能", "产出": "产能", "处理": "处理能力", "加工": "加工能力", "发电": "发电量"}
_MATERIAL = ("power", "energy", "mass", "area", "length", "volume", "capacity")
_BUILT = re.compile(r"[^，。；、\d]{0,26}?(?:项目|生产线|产线|工程|基地|电站|工厂)(?:建设)?")
_BUILT_LIST = re.compile(r"[^，。；、\d]{0,10}[及和、](?:[一二三四]期)?[\d.]+[^\d，。；、]{1,4}?(?:项目|生产线|工程|基地)")
_PULLED = re.compile(r"(?P<how>拉动|上拉|下拉|拉低)(?P<what>[^，。；\d]{2,20}?)(?:增长|上升|提高|上涨|增加|增速|下降|回落)?$")
_CONTRIBUTED = re.compile(r"对(?P<whole>[^，。；]{2,24})的?贡献率$")
_IN_A_WHOLE = re.compile(r"在[^，。；、在]{2,16}(?:中|里|当中|内)(?:所)?$")
_CLOSING = ("压减", "退出", "淘汰", "化解", "削减", "关停")
_CLOSED = re.compile("|".join(_CLOSING))
# 在16个|州市中|排名第二: among whom, not what
_AMONG = re.compile(r"(?:在)?[^，。；、在]{1,16}(?:中|里|内)(?:均|也|都|仅)?")
_MEASURED_BY = re.compile(r"(?:的)?(增速|增幅|总量|绝对值|规模|占比)")
_STATISTICAL = ("growth", "multiple")
_RATES = ("增速", "增幅", "增长率", "降幅", "涨幅", "总量", "绝对值", "规模")
_BUILDS = ("建设", "新建", "打造", "投资建设", "规划建设")
_CAPACITY_WORD = re.compile(r"(?:生产|加工|处理|制造|储存)能力|产能|生产规模|产能规模")
_CAPACITY_REACH = 36
_NO_CAPACITY = re.compile(r"[，。；：（(]|增|升|降|投资|元|企业|项目|生产线|工厂|基地|其中|分别")
_AMOUNT_BEHIND = re.compile(r"(?:达到?|为|约|超过?|提升|提高|增|利用|\d|由|从)")
_ADDED_CAPACITY = re.compile(r"新增(?:了)?$")
_NO_PRODUCTS = ("条", "个", "家", "户", "座", "项", "人", "名", "位", "次", "种", "亩")
_HOUSES = re.compile(r"(?:现有|现入驻|已有|已入驻|共有|入驻)(?:近|约|超)?$")
_MARKET_SHARE = "市场占有率"
_TASK = re.compile(r"(?:全年|年度|当年|年)?(?:目标任务|任务|目标)")
_TIMES = ("数量", "总数", "次数", "频次")
_PRESENTED = ("推介", "签约", "开工", "储备", "洽谈", "引进", "落地", "投产", "竣工")
# at which step of its life a project may be counted without its noun
_STEP = re.compile(r"(?:其中|包括|含)?[，：]?(新建|续建|在建|储备|谋划|签约|新?开工|开?复工|竣工|投产|落地|入库|改?扩建)")
# 居民消费价格总指数|99.7，比上年下降0.3%
_ENDS_CLAUSE = re.compile(r".{0,3}|(?:总?指数)?(?:为|达到?)?[\d.]{1,6}")
_THINGS = ("企业", "项目", "企业数")
_KEPT = ("节约", "新增", "净增", "节省", "减排", "带动", "吸纳", "消纳", "替代", "出口", "进口")

Reader = Callable[[Analysis, Place, Reading, Thread], IndicatorReading | None]


def read_indicator(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """The indicator of a number, None where neither its words nor the figures before it give one."""
    for reader in READERS:
        found = reader(analysis, place, reading, thread)
        if found:
            return _on_market(analysis, place, reading, _done_away(analysis, place, found))
    return IndicatorReading(_MARKET_SHARE, place.start, place.number.outer_start, 0.7) if reading.aspect == "share" and of_market(analysis, place) else None


def _done_away(analysis: Analysis, place: Place, found: IndicatorReading) -> IndicatorReading:
    """压减炼铁产能1238万吨、|炼钢产能|1157万吨: what was closed is no capacity that is there."""
    verb = _CLOSED.search(analysis.text, place.clause.start, place.number.outer_start) if found.name.endswith("产能") else None
    return found.named(verb.group() + found.name) if verb and not found.name.startswith(_CLOSING) else found


def _on_market(analysis: Analysis, place: Place, reading: Reading, found: IndicatorReading) -> IndicatorReading:
    """阀门|占据国内三成市场: the share is named where the words name only the product."""
    if reading.aspect != "share" or found.name.endswith(("率", "份额")) or not of_market(analysis, place):
        return found
    return found.named(_MARKET_SHARE if found.inherited else found.name.removesuffix("市场") + _MARKET_SHARE)


def _capacity(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """年产精品中厚板70万吨, 年产16吉瓦高效电池, 日产刀片12万片."""
    if reading.aspect != "level" or place.number.dimension in ("money", "percent", "points"):
        return None
    match = _CAPACITY.search(analysis.text, place.start, place.number.outer_start)
    if not match or "、" in match["product"]:
        return None
    time = match["time"] or match["each"][1].replace("天", "日")
    return IndicatorReading(time + _CAPACITY_NAMES[match["what"]], match.start(), match.end(), 0.9)


def _counted(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    found = counted_behind(analysis, place) if reading.aspect in ("level", "change") else None
    measure = found is not None and found.name in analysis.grammar.group("generic_measure") and found.name not in _THINGS
    if found and thread.counted and measure and analysis.text[place.number.outer_start - 1] in "有的":
        thread.head = found.name if measured(found.name, analysis.grammar.group("measure")) else thread.head
        return replace(thread.counted, start=found.start, end=found.end)  # 36个大类行业中有|27个|增加值同比增长
    if found and analysis.text.startswith("增加值", found.end):
        thread.head = "增加值"  # 22个|行业|增加值实现增长。其中，…
    return found


def _built(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """二期|8吉瓦|项目: a quantity right before a project's tail is its size."""
    text, number = analysis.text, place.number
    if number.dimension not in _MATERIAL or number.outer_end != number.end or reading.aspect != "level" :
        return None
    match = _BUILT.match(text, number.end, place.clause.end)
    if match and not re.search(r"年产|产能", text[max(0, number.start - 6) : number.start]):
        return IndicatorReading("建设规模", number.end, match.end(), 0.75)
    if _BUILT_LIST.match(text, number.end, place.clause.end):
        return IndicatorReading("建设规模", number.end, number.end, 0.7)
    return None


def _of_whole(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """超过九成的|行业, 61%的|水土流失面积: a part of what stands behind the number."""
    text, number = analysis.text, place.number
    if reading.aspect not in ("level", "share") or number.unit != "%" or not speaks_of_behind(analysis, place) or of_market(analysis, place):
        return None
    end = analysis.phrases.end_after(number.outer_end + 1, place.ceiling)
    noun = plain(text[number.outer_end + 1 : end])
    return IndicatorReading(noun, number.outer_end + 1, end, 0.7) if 2 <= len(noun) <= 16 else None


def _money_behind(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """发放|5000万元|贷款, 增发|1万亿元|国债资金: what the money is, right behind it."""
    number = place.number
    if reading.aspect != "level" or number.dimension != "money" or number.outer_end != number.end:
        return None
    end = analysis.phrases.end_after(number.end, place.ceiling)
    noun = analysis.text[number.end : end]
    if not 2 <= len(noun) <= 12 or not noun.endswith(tuple(analysis.grammar.group("money_noun"))):
        return None
    term = analysis.grammar.lexicon.lookup(noun, "indicator")
    return IndicatorReading(term.name if term else noun, number.end, end, 0.8)


def _capacity_behind(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """形成|3万吨|产能, 5GWh电芯、|5GWh|电池包生产能力: how much can be made, said behind the number."""
    text, number = analysis.text, place.number
    if reading.aspect != "level" or number.dimension not in (*_MATERIAL, "count") or number.unit in _NO_PRODUCTS:
        return None
    word = _CAPACITY_WORD.search(text, number.end, min(place.clause.end, number.end + _CAPACITY_REACH))
    if word is None or _NO_CAPACITY.search(text, number.end, word.start()) or _AMOUNT_BEHIND.match(text, word.end()):
        return None
    made = _ADDED_CAPACITY.search(text, max(place.start, number.outer_start - 3), number.outer_start)
    return IndicatorReading(("新增" if made else "") + "产能", number.end, word.end(), 0.8)


def _contribution(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """铜产业对全市工业增长的|贡献率, 拉动规上工业增加值增长: the sector that contributes, and to what."""
    if reading.aspect != "contribution":
        return None
    text, number = analysis.text, place.number
    end = analysis.phrases.before_links(number.outer_start, place.start)
    pulled = _PULLED.search(text, place.start, end)
    if pulled:
        sector = sector_of(analysis, place, pulled.start() + 1) or sector_told(analysis, thread) or thread.sector
        return IndicatorReading(f"{sector}{pulled['how']}{_pulled_at(analysis, pulled['what'])}", pulled.start(), end, 0.8)
    given = _CONTRIBUTED.search(text, place.start, end)
    if given:
        sector = sector_of(analysis, place, given.start() + 1) or _contributor(analysis, place, given.start()) or sector_told(analysis, thread) or thread.sector
        thread.sector = sector
        return IndicatorReading(sector + "贡献率", given.start(), end, 0.85)
    if text[place.start : end] == "贡献率" and thread.figures:
        return IndicatorReading(sector_told(analysis, thread) + "贡献率", place.start, end, 0.8)
    return None


def pulled_by(analysis: Analysis, start: int, end: int) -> str:
    """What 分别|拉动全市工业增长 in `[start, end)` says that each of a list does: 拉动工业增加值; "" where it says no such thing."""
    pulled = _PULLED.search(analysis.text, start, end)
    return f"{pulled['how']}{_pulled_at(analysis, pulled['what'])}" if pulled else ""


def _pulled_at(analysis: Analysis, what: str) -> str:
    """全市规模以上工业 → 规模以上工业增加值: what grows by it, under the name that it has elsewhere."""
    bare = clean(what, analysis.grammar.group("phrase_adverb"), analysis.grammar.group("self"))
    return bare + "增加值" if bare.endswith("工业") else bare


def _housed(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """甲产业园现有|27家: the firms in it."""
    if place.number.unit not in ("家", "户") or reading.aspect != "level":
        return None
    houses = _HOUSES.search(analysis.text, place.start, place.number.outer_start)
    name = analysis.name_at(houses.start() - 1) if houses and houses.start() > place.start else None
    if houses is None or name is None or name.kind not in ("park", "project") or name.end != houses.start():
        return None
    return IndicatorReading("企业数", name.start, name.end, 0.7, name)


def _done_to(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    return done_to(analysis, place) if reading.aspect == "level" else None


def _project_step(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """技改项目76项（|新建|48项、|续建|28项）: at which step the projects stand that were counted before."""
    if reading.aspect != "level" or place.number.unit not in ("个", "项") or thread.counted is None:
        return None
    step = _STEP.fullmatch(analysis.text, place.start, place.number.outer_start)
    if not step or not thread.counted.name.removesuffix("数").endswith(("项目", "工程")):
        return None
    name = step.group(1) + "项目"
    term = analysis.grammar.lexicon.lookup(name, "indicator")
    return IndicatorReading(term.name if term else name, step.start(1), step.end(1), 0.8)


def _contributor(analysis: Analysis, place: Place, end: int) -> str:
    """工业|对全市GDP贡献率: the bare word that stands where a clause begins."""
    noun = noun_before(analysis, end, place.start)
    return noun.text if noun and noun.owner is None and noun.start - place.start <= 2 else ""


def _noun(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """The noun phrase before the number, completed by what the thread knows."""
    end = max(place.start, reading.word_start)
    whole = _IN_A_WHOLE.search(analysis.text, place.start, end) if reading.aspect == "share" else None
    if whole and whole.start() > place.start:
        end = whole.start()  # 工业投资|在固定资产投资中|占27%
    if reading.aspect == "rank" and _AMONG.fullmatch(analysis.text, place.start, end):
        return None
    noun = noun_before(analysis, end, place.start, counts=place.number.dimension == "count")
    if noun is None:
        return None
    if not noun.text:
        return _of_another(noun, thread, place.number.dimension, reading.aspect) if noun.owner else None
    found = _named(analysis, noun, place, reading, thread)
    if found and reading.aspect == "rank":
        by = _MEASURED_BY.match(analysis.text, noun.end, reading.word_start)
        return found.named(found.name + by.group(1)) if by and not found.name.endswith(by.group(1)) else found
    return found


def _of_another(noun: Noun, thread: Thread, dimension: str, aspect: str) -> IndicatorReading | None:
    """德清县|58.1亿元: the indicator of the figure before, for another subject; 食醋产业链|70亿元 is its size."""
    owner = noun.owner
    if owner and owner.kind in ("chain", "cluster") and dimension == "money":
        return IndicatorReading(owner.name + "规模", noun.start, noun.end, 0.7, owner)
    if owner and owner.kind == "project" and dimension in _MATERIAL and aspect == "level":
        return IndicatorReading("建设规模", noun.start, noun.end, 0.7, owner)  # 已签约硅料项目|10万吨
    if thread.indicator is None:
        return None
    told = thread.indicator
    if dimension == "count" and not thread.fits(aspect, dimension):
        # 重大项目76个，总投资229亿元，其中：甲区|8个|、总投资31.2亿元
        told = thread.counted or told
    return replace(told, owner=owner, start=noun.start, end=noun.end, inherited=True)


def _named(analysis: Analysis, noun: Noun, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    grammar = analysis.grammar
    if noun.text in grammar.group("bare_verb"):
        return None
    if noun.text in grammar.group("bare_measure"):
        return _bare(analysis, noun, place, reading, thread)
    if noun.text in grammar.group("addition"):
        return _added(analysis, noun, thread)
    listed = of_the_list(analysis, noun.text, place)
    if listed:
        return IndicatorReading(listed, noun.start, noun.end, 0.75)
    if _TASK.fullmatch(noun.text) and thread.indicator:
        return replace(thread.indicator, owner=noun.owner, inherited=True)
    phase = PHASE.fullmatch(noun.text)
    if phase and thread.indicator:
        return thread.indicator.named(phase.group(1) + thread.indicator.name.removeprefix("规划").removeprefix("设计"))
    if noun.text in grammar.group("level_word") and place.number.dimension == "count":
        name = at_level(analysis, noun.text, thread)
        return IndicatorReading(name, noun.start, noun.end, 0.8) if name else None
    if noun.known or grammar.lexicon.lookup(noun.text, "indicator"):
        found = IndicatorReading(_canonical(analysis, _with_addition(analysis, noun, reading)), noun.start, noun.end, 0.95, noun.owner)
        return with_sector(analysis, of_the_kind(analysis, found, place, thread), place, thread)
    name = _verbal(analysis, noun, place) or _of_trade(analysis, noun, place, thread) or noun.text
    if name == noun.text and (reading.aspect in _STATISTICAL or place.number.dimension == "points"):
        name = with_head(analysis, name, thread, place)
    found = IndicatorReading(name, noun.start, noun.end, 0.7 if measured(name, grammar.group("measure")) else 0.65, noun.owner)
    return with_sector(analysis, found, place, thread)


def _of_trade(analysis: Analysis, noun: Noun, place: Place, thread: Thread) -> str:
    """食品加工营业收入突破1000亿元，|轻工纺织产业|突破500亿元: the amount before told what is measured."""
    if place.number.dimension != "money" or thread.dimension != "money" or thread.indicator is None or not noun.text.endswith(("产业", "行业", "制造业")):
        return ""
    measures = analysis.grammar.group("measure")
    measure = thread.indicator.name if thread.indicator.name in measures else head_of(thread.indicator.name, measures)
    return noun.text + measure if measure else ""


def _bare(analysis: Analysis, noun: Noun, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """增速, 占比, 总数: the measure of what was said before, or of the noun that only links part from it (充电设施|累计|数量)."""
    if noun.owner is None and analysis.phrases.before_links(noun.start, place.start) < noun.start:
        before = noun_before(analysis, noun.start, place.start)
        if before and before.text and not before.text.isascii():
            return IndicatorReading(before.text + noun.text, before.start, noun.end, 0.7, before.owner)
    if noun.owner is None and noun.text in _RATES and (right := noun_before(analysis, noun.start, place.start)) and right.text and right.end == noun.start:
        # 规上工业增加值|增幅|居全省第一
        name = with_head(analysis, _canonical(analysis, right), thread)
        unsaid = reading.aspect == "rank" or (right.known is None and not measured(name, analysis.grammar.group("measure")) and not name.endswith("业"))
        return IndicatorReading(name + (noun.text if unsaid else ""), right.start, noun.end, 0.8, right.owner)
    if noun.owner is None and analysis.text[noun.start - 1 : noun.start] == "的" and (right := noun_before(analysis, noun.start - 1, place.start)) and right.text:
        # 制造业投资|的绝对值|排第一位
        name = _canonical(analysis, right) + (noun.text if reading.aspect == "rank" else "")
        return IndicatorReading(name, right.start, noun.end, 0.8, right.owner)
    if thread.indicator is None or not thread.fits(reading.aspect, place.number.dimension):
        return _of_act(analysis, noun, place) if reading.aspect == "level" else None
    told = thread.figures[-1][1].name if thread.figures else ""
    if reading.aspect == "rank" and noun.text in _RATES and told != without_measure(told):
        # 制造业投资绝对值居第一位，|增速|居第二位: two ranks of one thing
        return thread.indicator.named(thread.indicator.name + noun.text)
    return replace(thread.indicator, owner=noun.owner or thread.indicator.owner, inherited=True)


def _of_act(analysis: Analysis, noun: Noun, place: Place) -> IndicatorReading:
    """产业链资源|支撑|规模: a bare measure of what the verb before it does to the noun before that."""
    edge = analysis.phrases.edge_at(noun.start)
    before = noun_before(analysis, edge, place.start) if edge >= place.start else None
    if before and before.text and before.end == edge and noun.owner is None:
        return IndicatorReading(before.text + analysis.text[edge : noun.start] + noun.text, before.start, noun.end, 0.6, before.owner)
    verb = analysis.text[edge : noun.start] if edge >= place.start else ""
    return IndicatorReading((verb if len(verb) == 2 and noun.text in _TIMES else "") + noun.text, noun.start, noun.end, 0.5, noun.owner)


def _added(analysis: Analysis, noun: Noun, thread: Thread) -> IndicatorReading | None:
    """规上工业企业962家（|新增|118家）: more of what was counted."""
    if thread.indicator is None:
        return None
    thing = "新增" + thread.indicator.name.removesuffix("数")
    term = analysis.grammar.lexicon.lookup(thing, "indicator")
    return IndicatorReading(term.name if term else thing, noun.start, noun.end, 0.8)


def _with_addition(analysis: Analysis, noun: Noun, reading: Reading) -> Noun:
    """新增|产值|60亿元: the addition is not the whole."""
    edge = analysis.phrases.edge_at(noun.start)
    if edge < 0 or reading.aspect != "level" or analysis.text[edge : noun.start] not in ("新增", "净增") or noun.text.startswith("新增"):
        return noun
    return replace(noun, text="新增" + noun.text, known=None)


def _canonical(analysis: Analysis, noun: Noun) -> str:
    """The lexicon's name, or the printed one where modifiers stand before it (高技术制造业|增加值)."""
    whole = analysis.grammar.lexicon.lookup(noun.text, "indicator")
    if whole or noun.known is None:
        return whole.name if whole else noun.text
    led = noun.text.removesuffix(noun.known.term.alias)
    if led != noun.text and (led in _BUILDS or analysis.text[noun.start - 1 : noun.start] in ("在", "于")):
        return noun.known.term.name  # 在甲镇|投资, 建设|占地500亩的产业园
    return noun.known.term.name if noun.text.startswith(noun.known.term.alias) else noun.text


def _verbal(analysis: Analysis, noun: Noun, place: Place) -> str:
    """A verb that names what is measured: 投入|50亿元 by itself, 生产|钒制品|4650吨 with its object → 钒制品产量."""
    named = analysis.grammar.codes("verbal_indicator").get(noun.text)
    if named:
        return named
    edge = analysis.phrases.edge_at(noun.start)
    verb = analysis.text[edge : noun.start] if edge >= 0 else ""
    if noun.text == "项目" and verb in _PRESENTED:
        return verb + noun.text
    if verb in _KEPT and noun.known is None:
        return verb + noun.text
    suffix = analysis.grammar.codes("lead_verb").get(verb)
    if not suffix or measured(noun.text, analysis.grammar.group("measure")):
        return ""
    return noun.text + ("销售额" if suffix == "销量" and place.number.dimension == "money" else suffix)


def _inherited(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """What the figure before measured: always for a rate or a rank, for an amount only where nothing but links stands before it."""
    if thread.indicator is None:
        return _hanging(analysis, place, thread)
    if reading.aspect != "level":
        return replace(thread.indicator, inherited=True)
    first = place.previous is None and place.clause.start == place.sentence.start
    if (place.number.unit == "%" or (place.number.dimension == "count" and reading.aspect == "level")) and _is_part(analysis.text, place):
        return None
    bare = noun_before(analysis, max(place.start, reading.word_start), place.start) is None
    # 在手订单128艘、|620万载重吨: the same things in another measure
    again = place.previous is not None and analysis.text[place.previous.outer_end : place.number.outer_start].strip("，、") in ("", "合", "折合", "合计", "共", "共计", "总计", "约合")
    fits = again or thread.fits(reading.aspect, place.number.dimension)
    return replace(thread.indicator, inherited=True) if bare and fits and not first else None


def _is_part(text: str, place: Place) -> bool:
    """超八成|类别零售额增长: a part of what stands behind it, with no word before it."""
    if text[place.start : place.number.outer_start].strip():
        return False
    behind = text[place.number.outer_end : place.number.outer_end + 1]
    return "\u4e00" <= behind <= "\u9fff" and behind not in "左上的和与及至到"


def _hanging(analysis: Analysis, place: Place, thread: Thread) -> IndicatorReading | None:
    """全市规上工业增加值，同比增长5%: a known indicator that ends the clause before, or what that clause tells the trend of (高技术制造业投资|增长较快，…)."""
    if place.clause.start <= place.sentence.start:
        return None
    before = place.sentence.clause_at(place.clause.start - 2)
    known = analysis.indicators_in(before.start, before.end)
    if not known or not _ENDS_CLAUSE.fullmatch(analysis.text, known[-1].end, before.end):
        return _of_trend(analysis, before, place, thread)
    noun = noun_before(analysis, known[-1].end, before.start)
    if noun is None or not noun.text or not noun.known:
        return None
    return IndicatorReading(_canonical(analysis, noun), noun.start, noun.end, 0.8, noun.owner)


def _of_trend(analysis: Analysis, clause: Clause, place: Place, thread: Thread) -> IndicatorReading | None:
    """The measured noun, or the sector, that a clause without numbers tells the trend of."""
    found = trend_noun(analysis, clause)
    if found is None or any(clause.start <= number.start < clause.end and number.unit for number in place.sentence.numbers):
        return None
    noun = noun_before(analysis, found[1], found[0])
    if noun is None or not noun.text or noun.start > found[0]:
        return None
    name = with_head(analysis, _canonical(analysis, noun), thread, place)
    is_measure = noun.known is not None or measured(name, analysis.grammar.group("measure"))
    if not is_measure and not name.endswith(tuple(analysis.grammar.group("topic_tail"))):
        return None
    return IndicatorReading(name, noun.start, noun.end, 0.75, noun.owner)


def _area_behind(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> IndicatorReading | None:
    """6万平方米|标准厂房: what is so large, right behind the size."""
    number = place.number
    if reading.aspect != "level" or number.dimension not in _MATERIAL or number.outer_end != number.end:
        return None
    end = analysis.phrases.end_after(number.end, place.ceiling)
    noun = analysis.text[number.end : end]
    known = 2 <= len(noun) <= 10 and noun.endswith(tuple(analysis.grammar.group("built_noun")))
    known = known or (number.dimension == "area" and 2 <= len(noun) <= 8)
    return IndicatorReading(noun, number.end, end, 0.75) if known else None


READERS: tuple[Reader, ...] = (_capacity, _capacity_behind, _counted, _built, _of_whole, _money_behind, _area_behind, _contribution, _housed, _done_to, _project_step, _noun, _inherited)
