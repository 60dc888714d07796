"""Whether a number is fact, target, plan or expectation: 力争…达到2个 (target), 计划投资10.8亿元 (planned), 预计…80亿元 (expected).

The word governs what follows it in its sentence until a word of accomplishment (已, 完成了, 同比) ends its reach; inside an indicator's name (计划总投资) it
governs that number only. A word of target behind the number (…的目标) governs the clauses before it; 以上 with a coming deadline is a target too.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.inherit import measured
from briefgen.extract.figure.noun import noun_before
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.reading import IndicatorReading
from briefgen.extract.figure.thread import Subject, Thread
from briefgen.extract.period import PeriodMention
from briefgen.model.fact import Modality

_GOAL_BEHIND = re.compile(r"(?:的|这一|总体|奋斗|发展)目标(?!任务|是|为|到|：)")
_NO_PLAN = re.compile(r"(?:年度|全年|当年|原|占|完成|比|较|超|按|列入|纳入|总体|研发|科技|专项|火炬|人才|五年|行动|投资|建设)$")
# 全年|预计|实现…: no 全年计划, which is a noun
_OF_YEAR = ("年度", "全年", "当年")
# 本年度计划|新开工项目270项
_TO_DO = re.compile(r"(?:新?开工|竣工|完工|投产|实施|引进|培育|新建|续建)")
_PLAN_NOUN = re.compile(r"(?:的|任务|数|书|单列|目标|进度|外|内|投资的|总投资的|生育|项目\d|，)")
_NAMED = ("计划", "规划", "预期", "预计", "目标")
_NAMED_NOUNS = ("投资", "产能", "面积", "用地")
# 开展“全年目标攻坚行动”以来，已开工|30个: when it began, no aim
_SINCE = re.compile(r"[^，。；]{0,20}以来")
# 着眼高质量发展目标，加快推进|4个项目: what is done for an aim
_TOWARDS = re.compile(r"(?:着眼|锚定|围绕|聚焦|紧盯|紧扣|对标|对照|瞄准|朝着|按照|根据)[^，。；]{0,16}$")
# 年内|计划完成投资3.3亿元，开复工项目|2个: the deadline is that of the plan's amount alone
_PLANS_MONEY = re.compile(r"(?:计划|拟|预计)(?:新增|完成)?(?:总|年度|固定资产)?投资[^，。；]*[，；]")
_DONE_GOAL = re.compile(r"(?:完成|超额|实现了|超|达到|全面)(?:了)?(?:全年|年度|预期|既定)*$|(?:高于|低于|快于|完成|超|比|占)[^，。；]{0,12}$")
_ANNOUNCED = re.compile(r"(?:预期|主要|发展|奋斗|总体|工作|年度)目标(?:任务)?[^，。；]{0,6}(?:是|为|如下|有|[:：])|目标(?:任务)?(?:是|为)?(?:如下|[:：])")
_BA = re.compile(r"将[^，。；]{2,24}?(?:由|从|提高到|提升到|提升至|降低|下调|上调|列入|纳入|作为|放在|统一|增加到|压缩|延长|调整)")
_DONE_BEFORE = re.compile(r"完成|实现了|超额|达到了|圆满")
_COMMANDER = ("军", "士", "来", "近", "乐")
_CAPACITIES = ("产能", "处理能力", "加工能力", "制氢能力")
# 预计6月开工，乙公路|累计完成投资…: a clause of its own tells what was done
_DONE_SINCE = re.compile(r"，[^，。；]{0,12}(?:(?:累计|已经?)(?:完成|投入|实现)|全年(?:完成|实现))")
# 实现倍增目标|，全年完成…
_REACHED = re.compile(r"(?<=目标)，全年(?:完成|实现)")
# 支持高成长企业|倍增: an aim without a word for it
_WISHED = re.compile(r"(?:支持|推动|促进|助推|助力|引导|帮助|鼓励|培育|加快|着力)(?:(?!了|已|以来)[^，。；])*$")
# 有望达到6家，有|4家|企业被确定为…: given already
_AWARDED = re.compile(r"[^，。；\d]{0,10}(?:已?被(?:认定|确定|评定|评为|授予|列入|纳入|命名)|入选|获评|获批|荣获|上榜)")
# 6个|项目|可望开工
_COUNTED = re.compile(r"(?:重点|重大|产业|工业|在建)*(?:项目|企业|园区|集群|工程)?")
_COUNTED_BEFORE = re.compile(r"\d[余多]?[个家户项条](?:重点|重大|产业|工业|在建)*(?:项目|企业|园区|集群|工程)$")
_COUNT_REACH = 16
# 投产后可实现年税收2亿元以上: no aim, but what is reckoned with
_ONCE_RUNNING = re.compile(r"(?:投产|达产|建成|投用|投运|完工|运营|竣工)(?:以|之)?后|可实现")
_BASES = ("同比", "去年", "上年")
_BEGUN = re.compile(r"开工|开建|奠基|动工|签约|签订|拟建|将建|将新建|在建")
_SOON = 10
_LOOK_BACK = 240
_GOAL_REACH = 40
_LONGEST_ITEM = 24
# 完成年任务|75亿元|的23.7%: the task itself
_TASK = re.compile(r"(?:完成|占|下达)(?:了)?(?:全年|年度|当年|年)?(?:目标任务|任务|目标)$")


def read_modality(analysis: Analysis, place: Place, indicator: IndicatorReading, subject: Subject, mention: PeriodMention | None, thread: Thread) -> Modality:
    """The modality of a figure; `mention` is the period that its sentence gives it."""
    if _counts_what_is(analysis, place):
        return "actual"
    if indicator.inherited and thread.figures and thread.modality in ("expected", "target") and not mention_between(place, mention):
        return thread.modality
    if is_task(analysis, place):
        return "target"
    said = _said(analysis, place, indicator) or _listed(analysis, place, indicator, thread)
    return said or _implied(analysis, place, indicator, subject, mention, thread)


def is_task(analysis: Analysis, place: Place) -> bool:
    """完成全年任务|75亿元: the amount of the task itself; 高于下达目标|4个百分点 is told of what was done."""
    return place.number.dimension not in ("percent", "points") and _TASK.search(analysis.text, place.start, place.number.outer_start) is not None


def _counts_what_is(analysis: Analysis, place: Place) -> bool:
    """完成年任务75亿元|的23.7%; 力争用五年时间，|6条|产业链产值达到1万亿元: there already, whatever is said around it."""
    number, text = place.number, analysis.text
    if number.unit == "%" and text[place.start : number.outer_start] == "的":
        return True
    return number.dimension == "count" and place.start == number.outer_start and _qualifies(analysis, place)


def _listed(analysis: Analysis, place: Place, indicator: IndicatorReading, thread: Thread) -> Modality | None:
    """The modality that an item of a list has from the one before it, or 年度计划… from the indicator's own words."""
    if thread.modality in ("target", "planned", "expected") and _lists_on(analysis, place):
        return thread.modality
    if indicator.name.startswith("年度") and "计划" in analysis.text[indicator.start : place.number.start]:
        return "planned"
    return None


def _implied(
    analysis: Analysis, place: Place, indicator: IndicatorReading, subject: Subject, mention: PeriodMention | None, thread: Thread
) -> Modality:
    """The modality where no word tells it: an aim by its deadline, the capacity of a works that does not run yet, else what is done."""
    if _is_aim(analysis, place, mention, thread) or (place.number.form == "fold" and _WISHED.search(analysis.text, place.clause.start, place.number.start)):
        return "target"
    coming = indicator.name.endswith(_CAPACITIES) and _not_running(analysis, place, subject)
    coming = coming or (indicator.name == "建设规模" and _BEGUN.search(analysis.text, place.sentence.start, place.sentence.end) is not None and _not_running(analysis, place, subject))
    return "planned" if coming or _conditional(analysis, place) else "actual"


def _qualifies(analysis: Analysis, place: Place) -> bool:
    """力争用五年时间，|6条|产业链产值达到1万亿元: the chains are there, their output is the aim."""
    if place.following is None:
        return False
    noun = noun_before(analysis, place.following.outer_start, place.number.outer_end)
    return noun is not None and measured(noun.text, analysis.grammar.group("measure"))


def _lists_on(analysis: Analysis, place: Place) -> bool:
    """建成市级专业镇5个以上、县级专业镇|2个: the next item of a list has the modality of the one before."""
    if place.previous is None:
        return False
    between = analysis.text[place.previous.outer_end : place.number.outer_start]
    return between[:1] in ("、", "和", "及") and len(between) < _LONGEST_ITEM and not analysis.grammar.any_of("done").search(between)


def mention_between(place: Place, mention: PeriodMention | None) -> bool:
    """Whether a period stands between a number and the one before it, so that it tells of another time."""
    return mention is not None and mention.start >= place.start


def sets_aims(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a stretch of text announces targets that the next ones spell out (主要预期目标是：…)."""
    if analysis.text.find("目标", start, end) < 0:
        return False
    found = _ANNOUNCED.search(analysis.text, start, end)
    return found is not None and not _DONE_BEFORE.search(analysis.text, start, found.start())


def looks_ahead(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a sentence tells of what will be: its last word of modality is one of plan or target, and nothing done follows."""
    words = analysis.grammar.modality
    last = None
    for found in words.pattern.finditer(analysis.text, start, end):
        # 超额完成全年营收|目标: reached already
        if not (found.group().endswith("目标") and _DONE_GOAL.search(analysis.text, max(start, found.start() - 16), found.start())):
            last = found
    return last is not None and words.code(last.group()) in ("planned", "target") and not _ended(analysis, last.end(), end, "target")


def _said(analysis: Analysis, place: Place, indicator: IndicatorReading) -> Modality | None:
    """What the sentence's own words say before the number, or 的目标 behind it."""
    text, number, words = analysis.text, place.number, analysis.grammar.modality
    start = max(place.sentence.start, number.start - _LOOK_BACK)
    behind = _said_behind(analysis, place)
    if behind:
        return behind
    said: list[str] = []
    awarded = number.dimension == "count" and _AWARDED.match(text, number.outer_end) is not None
    for match in words.pattern.finditer(text, start, number.start):
        code = words.code(match.group())
        if _of_a_count(analysis, place, match) or (awarded and match.end() <= place.clause.start):
            continue
        if _is_modal(text, match, number.start, indicator) and not _ended(analysis, match.end(), number.start, code):
            said.append(code)
    once = _ONCE_RUNNING.search(text, start, number.start) is not None
    if "target" in said or (said and said[-1] == "planned" and not once and "expected" not in said and number.bound == "at_least" and text[number.end : number.outer_end]):
        return "target"
    if "expected" in said and said[-1] == "planned":
        return "expected"  # 预计全面达产后…: the plant's running is the condition, the words before it tell how sure it is
    if said:
        return said[-1]  # type: ignore[return-value]
    return "target" if _GOAL_BEHIND.search(text, number.end, min(place.sentence.end, number.end + _GOAL_REACH)) else None


def _said_behind(analysis: Analysis, place: Place) -> Modality | None:
    """5个项目|有望投产, 12家企业|将于6月入驻: what the words behind a count say of those counted."""
    if place.number.dimension != "count":
        return None
    thing = _COUNTED.match(analysis.text, place.number.outer_end, place.clause.end)
    word = analysis.grammar.modality.pattern.match(analysis.text, thing.end(), place.clause.end) if thing else None
    code = analysis.grammar.modality.code(word.group()) if word else ""
    return code if code in ("expected", "planned", "target") else None  # type: ignore[return-value]


def _of_a_count(analysis: Analysis, place: Place, match: re.Match[str]) -> bool:
    """Whether a word of modality stands behind a count of an earlier clause, of which alone it speaks (5个项目|有望|投产，新建项目20个)."""
    if match.start() >= place.clause.start:
        return False
    before = _COUNTED_BEFORE.search(analysis.text, max(place.sentence.start, match.start() - _COUNT_REACH), match.start())
    return before is not None


def _is_modal(text: str, match: re.Match[str], number: int, indicator: IndicatorReading) -> bool:
    """Whether a word of modality is one here: not 年度计划, not 将 in 将军, not part of an earlier number's indicator (计划总投资…，其中)."""
    word = match.group()
    if word.startswith("将") and text[match.start() - 1 : match.start()] in ("已", "经"):
        return False
    if word == "将" and (text[match.end() : match.end() + 1] in _COMMANDER or _BA.match(text, match.start())):
        return False
    if _SINCE.match(text, match.end(), number):
        return False
    if word.endswith("目标") and _TOWARDS.search(text, max(0, match.start() - 20), match.start()) and "，" in text[match.end() : number]:
        return False
    if not word.startswith(_NAMED):
        return True
    noun = _NO_PLAN.search(text, max(0, match.start() - 3), match.start())
    planned = noun and not (word.startswith("预计") and noun.group() in _OF_YEAR) and not _TO_DO.match(text, match.end())
    if planned or (_PLAN_NOUN.match(text, match.end()) and not word.startswith("预计")):
        return False
    if word.startswith("目标") and _DONE_GOAL.search(text, max(0, match.start() - 16), match.start()):
        return False
    own = indicator.start <= match.start() < max(indicator.end, number)
    names_money = re.match(r"(?:总|年度|完成)?投资|用地|面积|年?产能", text[match.end() : match.end() + 5]) or any(noun in word for noun in _NAMED_NOUNS)
    return own or not names_money or not re.search(r"[，；。]", text[match.end() : number])


def _ended(analysis: Analysis, start: int, end: int, code: str) -> bool:
    """Whether a word of accomplishment stands between a word of modality and the number; a plan or expectation ends at ；too."""
    if code in ("planned", "expected") and (analysis.text.find("；", start, end) >= 0 or _DONE_SINCE.search(analysis.text, start, end)):
        return True
    if code == "target" and _REACHED.match(analysis.text, start):
        return True
    for done in analysis.grammar.any_of("done").finditer(analysis.text, start, end):
        # 预计增加值增长40%，产值|同比|增长60%: what is expected goes on
        if not (code == "expected" and done.group() in _BASES and not analysis.periods_in(max(start, analysis.text.rfind("，", start, done.start())), end)):
            return True
    return False


def _is_aim(analysis: Analysis, place: Place, mention: PeriodMention | None, thread: Thread) -> bool:
    """A coming deadline, a bound on the running year, or one of a list of aims."""
    number, reference = place.number, analysis.reference
    sided = number.bound in ("at_least", "at_most")
    suffixed = bool(analysis.text[number.end : number.outer_end])
    if mention and mention.start < place.clause.start and (_ended(analysis, mention.end, number.start, "planned") or _PLANS_MONEY.match(analysis.text, mention.end)):
        mention = None
    if mention and mention.period and reference and (mention.period.last - reference.last).days > _SOON:
        if mention.kind == "deadline" or mention.period.first > reference.last:
            return True
        if sided and mention.kind != "as_of" and mention.period.first.year >= reference.last.year and (suffixed or thread.modality == "target"):
            return True
    if thread.aims or thread.section.aims:
        return True
    if not suffixed or number.bound != "at_least":
        return False
    return thread.modality == "target" or (mention is None and thread.before is not None and looks_ahead(analysis, *thread.before))


def _conditional(analysis: Analysis, place: Place) -> bool:
    """投产后, 可实现: what will be once a plant runs, in the number's sentence before it."""
    start = max(place.sentence.start, place.number.start - 60)
    start = max(start, analysis.text.rfind("；", start, place.number.start))
    return bool(analysis.grammar.any_of("conditional").search(analysis.text, start, place.number.start))


def _not_running(analysis: Analysis, place: Place, subject: Subject) -> bool:
    """Whether a capacity is that of a plant to come: a project's, with no word that it runs."""
    text = analysis.text
    if analysis.grammar.any_of("running").search(text, place.sentence.start, place.clause.end):
        return False
    if subject.kind == "project":
        return True
    return re.search(r"拟|规划|设计|签约|开工|在建|建设(?!成)|新建", text[place.clause.start : place.number.start]) is not None
