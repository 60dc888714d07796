"""The days that a figure covers: 1—10月，全市工业投资同比增长31.3%，占…27% — said once, it holds until another is said.

A period of the number's own clause wins, then the nearest one before it in the sentence, then the one carried from the sentence before. What a project is
(总投资, 年产能) has no period; a single day (3月22日) dates what happened in its sentence and is not carried.
"""

import re
from dataclasses import replace
from datetime import date

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.modality import is_task
from briefgen.extract.figure.pair import Pair, period_within
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.reading import IndicatorReading
from briefgen.extract.period import PeriodMention
from briefgen.extract.sentence import Sentence
from briefgen.model.fact import Modality
from briefgen.model.period import Period

_OWN_KINDS = ("span", "as_of", "deadline", "plan", "day", "vague")
_MODIFIES = re.compile(r"(?:全?[市省县区])?(?:重大|重点|全市|全省|亿元以上|产业|工业|制造业|招商)*(?:项目)?(?:集中)?(?:签约|开工|开复工|竣工|投产|“|仪式|活动|攻坚|行动|计划)")
_OCCASION = re.compile(r"[^，。；]{0,20}?(?:仪式|活动)")
_YEAR_ONLY = re.compile(r"[到至]?(?:20\d\d|19\d\d)年[底末]?$")
_UP_TO_MONTHS = re.compile(r"[到至](\d{1,2})月?[~～—-](\d{1,2})月")
# 较一季度、|上半年|和前三季度分别前移7位、8位和7位
_YEARS_END = ("年末", "年底")
_IN_COMPARED = re.compile(r"(?:较|(?<![占对性同环])比)[^，,。；;\d]{2,26}(?:、|和|与|以及)$")
_THE_YEAR = ("全年", "一年来", "过去一年", "过去的一年", "这一年")
_SAID_YEAR = re.compile(r"\d{4}|去|上年|前年|往年")
_AGAINST = re.compile(r"[比较与和是于的][了]?$|相比$")
_EACH_YEAR = re.compile(r"年平均|年均(?!增)|每年")
# 3年内建成，达产后年销售收入…: what will be from then on
_ONCE_RUNNING = re.compile(r"(?:投产|达产|建成|投用|投运|完工|运营|达效)(?:以|之)?后")
# 2017年|投产以来: from then to the day of the report
_SINCE = re.compile(r"[\u4e00-\u9fff]{2,8}以来")
# 自上年6月份以来|持续高于全省增速，拉动…: how long it has been so, not when the next figure is of
_LASTS = re.compile(r"(?:以来)?[，,]?(?:已|均|都|一直|始终|连续|持续|保持|稳定)+(?:高于|低于|快于|慢于|优于|好于|领先|增长|保持|位居|居|稳居|处于|为正)[^，,。；;\d]*[，,；;]")
_MANY_RATES, _HEAD, _A_MONTH = 5, 300, 26
# 完成全年|目标的59%: what the goal is for, not when
_OF_A_GOAL = re.compile(r"(?:度)?(?:投资|工作)?(?:目标|任务|计划|预算)(?:任务|投资|数)?的")
_SHORTEST_MONTH, _LONGEST_MONTH = 27, 31
_ESTIMATED = 120
# 年内|计划完成投资…: the year, whatever months were told of before
_WHOLE_YEAR = ("年内", "全年", "年底", "本年度")
_THAT_MONTH = ("当月", "单月")
_DONE_AWAY = re.compile(r"压减|退出|淘汰|化解|削减|关停|去产能")
_RECORD = re.compile(r"(?:以?来)?(?:的)?(?:同期|历史)?(?:新高|新低|最高|最低|最好|最快|最大|最优|最强)")
_CHANGED = re.compile(r"增|减|升|降|提高|多|少|相比|水平")


def period_before(analysis: Analysis, place: Place, pair: Pair | None = None) -> PeriodMention | None:
    """The last period printed before the number in its sentence; bases of comparison and the earlier time of a pair left out."""
    sentence, number = place.sentence, place.number
    if pair and number.start == pair.first.number.start:
        return period_within(analysis, pair)
    for mention in reversed(sentence.periods):
        if _is_of_a_trend(analysis.text, mention) or _IN_COMPARED.search(analysis.text, max(sentence.start, mention.start - 30), mention.start):
            continue
        if mention.end > number.outer_start + 1 or not (mention.kind in _OWN_KINDS or _is_own_base(analysis, place, mention)):
            continue
        if _is_record(analysis.text, mention) or _OF_A_GOAL.match(analysis.text, mention.end) or _LASTS.match(analysis.text, mention.end, number.outer_start):
            continue
        if analysis.text[mention.start : mention.end].endswith("年初"):
            continue  # 年初 dates what was begun then, not what is counted
        if analysis.text.startswith(_THAT_MONTH, mention.start) and analysis.text.find("；", mention.end, number.start) >= 0:
            continue  # 其中当月…；工业投资…: an aside ends with its part of the sentence
        if pair and pair.word <= mention.start < pair.first.number.start:
            continue
        if _MODIFIES.match(analysis.text, mention.end) and _behind_day(sentence, mention):
            continue
        return mention
    return None


def names_an_occasion(analysis: Analysis, sentence: Sentence, mention: PeriodMention) -> bool:
    """11月28日，…举行|第四季度|重点项目集中投产仪式: a part of what the occasion is called, behind its day."""
    return in_a_title(analysis, mention) and _behind_day(sentence, mention)


def in_a_title(analysis: Analysis, mention: PeriodMention) -> bool:
    """甲市举行|第四季度|重点项目集中投产仪式: a heading's period that is only what the occasion is called."""
    return _OCCASION.match(analysis.text, mention.end) is not None


def _behind_day(sentence: Sentence, mention: PeriodMention) -> bool:
    return any(other.kind == "day" for other in sentence.periods if other.end < mention.start)


def _is_own_base(analysis: Analysis, place: Place, mention: PeriodMention) -> bool:
    """上年同期|盈利1.1亿元: the earlier time itself, not the base of a comparison."""
    if mention.kind != "reference" or mention.start < place.clause.start or place.number.dimension in ("percent", "points", "multiple"):
        return False
    if analysis.text[mention.start : mention.end] == "同期":
        return False  # 1—5月营收148亿元，…|同期|达27亿元: the time told of
    return not _AGAINST.search(analysis.text, max(0, mention.start - 4), mention.start) and not _CHANGED.search(
        analysis.text, mention.end, place.number.outer_start
    )


def period_of(
    analysis: Analysis, place: Place, mention: PeriodMention | None, carried: PeriodMention | None, indicator: IndicatorReading, aspect: str, modality: Modality
) -> Period | None:
    """The period of a figure, None where the words fix none."""
    clause = place.clause
    if modality == "actual" and carried and carried.kind in ("deadline", "plan"):
        carried = None
    if modality == "actual" and mention and _lies_ahead(analysis, mention):
        mention = None  # 力争用五年时间，|6条|产业链产值达到…: the chains are there now
    if aspect == "level" and ((_is_timeless(analysis, indicator.name) and not _is_done_away(analysis, place)) or _is_price(analysis, place, indicator.name) or _EACH_YEAR.search(analysis.text, place.start, place.number.start)):
        return _of_a_thing(analysis, place, mention, modality)
    if indicator.name.startswith("年度") or is_task(analysis, place):
        return _whole_year(analysis, mention, carried)
    if mention is None:
        # 今年以来…。预计达产后…: what will be is not of the time told before
        gone = modality in ("planned", "expected") and carried is not None and analysis.text[carried.start : carried.end].endswith("以来")
        return carried.period if carried and carried.kind != "day" and not gone else None
    if _is_of_another(analysis, place, mention, modality):
        return None
    if mention.kind == "day" and mention.start < clause.start and not _is_dated(analysis, place, indicator.name):
        return carried.period if carried and carried.kind not in ("day", "vague") else None
    if mention.kind == "day" and modality != "actual" and mention.period and analysis.reference and mention.period.last <= analysis.reference.last:
        # the day on which an aim was announced is not its date
        return carried.period if carried and carried.kind in ("deadline", "plan") else None
    if analysis.text.startswith(_THAT_MONTH, mention.start) and (told := _told_before(place.sentence, mention, carried)):
        return Period(told.last.replace(day=1), told.last)
    if analysis.text[mention.start : mention.end] == "全年" and (year := _year_spoken_of(place.sentence, mention, carried)):
        return year
    within_the_year = modality != "actual" and analysis.text[mention.start : mention.end].endswith(_WHOLE_YEAR)
    if carried and carried.period and mention.period and _is_narrower(carried.period, mention.period) and not within_the_year:
        return carried.period
    until = _until(analysis, place, mention) if modality == "actual" else None
    return until or _ahead(analysis, mention, modality)


def so_far(analysis: Analysis, place: Place, period: Period | None) -> Period | None:
    """11月份增长7.1%，国有企业|累计|增长1.6%: a sum so far is of the months from the year's first one, whatever single month was told before."""
    if period is None or period.first.month == 1 or period.first.day != 1 or not _SHORTEST_MONTH <= (period.last - period.first).days < _LONGEST_MONTH:
        return period
    summed = analysis.text.find("累计", place.start, place.number.start) >= 0 and not analysis.periods_in(place.start, place.number.start)
    return Period(period.first.replace(month=1), period.last) if summed else period


def _is_price(analysis: Analysis, place: Place, name: str) -> bool:
    """投资|6亿元|的甲项目: what the thing costs, whenever it is told."""
    return name in ("投资", "投资额") and place.number.dimension == "money" and analysis.text.startswith("的", place.number.outer_end)


def _lies_ahead(analysis: Analysis, mention: PeriodMention) -> bool:
    """Whether a period is a limit that has not come yet, which dates nothing that is so already."""
    reference = analysis.reference
    return mention.kind == "deadline" and mention.period is not None and reference is not None and mention.period.last > reference.last


def _until(analysis: Analysis, place: Place, mention: PeriodMention) -> Period | None:
    """今年 up to the day that 截至 names, 2017年投产以来 up to the report."""
    reached = _reached(place.sentence, mention)
    since = _SINCE.match(analysis.text, mention.end, place.number.start)
    if reached or not since or mention.period is None or analysis.reference is None or mention.period.first >= analysis.reference.last:
        return reached
    return Period(mention.period.first, analysis.reference.last)


def _is_of_another(analysis: Analysis, place: Place, mention: PeriodMention, modality: Modality) -> bool:
    """Whether the period dates something else in the sentence: a stage, what must be before the plant runs, what happened before a plan."""
    earlier = mention.start < place.clause.start
    if earlier and _dates_a_stage(analysis, place.sentence, mention):
        return True
    if modality != "actual" and _ONCE_RUNNING.search(analysis.text, mention.end, place.number.start):
        return True
    past = mention.period is not None and analysis.reference is not None and mention.period.last < analysis.reference.first
    return past and earlier and modality in ("planned", "expected")


def _reached(sentence: Sentence, mention: PeriodMention) -> Period | None:
    """截至7月，|今年|产值…: the year up to the day that the sentence names before it."""
    if mention.period is None or mention.period != Period.year(mention.period.first.year):
        return None
    days = [other.period.last for other in sentence.periods if other.end <= mention.start and other.kind == "as_of" and other.period]
    return Period(mention.period.first, days[-1]) if days and mention.period.first < days[-1] < mention.period.last else None


def _told_before(sentence: Sentence, mention: PeriodMention, carried: PeriodMention | None) -> Period | None:
    """The stretch of months that 当月 is the last one of: the one named before it, else the one carried on."""
    earlier = [other.period for other in sentence.periods if other.end <= mention.start and other.period and other.kind == "span"]
    return earlier[-1] if earlier else carried.period if carried else None


def lead_period(analysis: Analysis) -> Period | None:
    """The stretch of months that a bulletin names first; None in a text with few rates, or that begins with no such stretch."""
    if sum(number.unit == "%" for number in analysis.numbers) < _MANY_RATES or analysis.reference is None:
        return None
    since = None
    for mention in analysis.periods_in(0, _HEAD):
        period = mention.period
        if mention.kind == "span" and period and period.last <= analysis.reference.last and (period.last - period.first).days > _A_MONTH and not _is_record(analysis.text, mention):
            if not analysis.text.endswith("以来", mention.start, mention.end):
                return period
            since = since or period  # 今年以来，…。前三季度，…: the months that are counted come behind
    return since


def _is_record(text: str, mention: PeriodMention) -> bool:
    """创近15年|新高, 为10年来|最高增幅: since when it was not so, not when."""
    return _RECORD.match(text, mention.end) is not None


def carried_on(analysis: Analysis, sentence: Sentence, carried: PeriodMention | None, lead: Period | None = None) -> PeriodMention | None:
    """What the next sentence of the paragraph inherits; an aside (其中9月份…) does not last, nor where it ends the months that the bulletin is on (`lead`)."""
    own = [mention for mention in sentence.periods if mention.kind in _OWN_KINDS]
    if not own:
        return carried
    own = [mention for mention in own if "其中" not in analysis.text[max(0, mention.start - 5) : mention.start] or (carried is None and len(own) == 1 and not _ends(mention, lead))]
    own = [mention for mention in own if not _is_of_a_trend(analysis.text, mention) and not _is_that_month(analysis.text, mention, carried)]
    own = [mention for mention in own if not _is_record(analysis.text, mention) and not _is_origin(analysis.text, mention)]
    own = [mention for mention in own if not names_an_occasion(analysis, sentence, mention)]
    own = [mention for mention in own if not _OF_A_GOAL.match(analysis.text, mention.end)]
    own = [mention for mention in own if not analysis.text[mention.start : mention.end].endswith("年初")]
    lasting = [mention for mention in own if mention.kind != "day" and not _dates_a_stage(analysis, sentence, mention)]
    return lasting[-1] if lasting else carried


def _ends(mention: PeriodMention, lead: Period | None) -> bool:
    return lead is not None and mention.period is not None and mention.period.last == lead.last and lead.first < mention.period.first


def _year_spoken_of(sentence: Sentence, mention: PeriodMention, carried: PeriodMention | None) -> Period | None:
    """1—11月…，预计|全年|突破…, told in January: the year of the months before it, None where that is not the year before."""
    spoken = [other.period for other in sentence.periods if other.end <= mention.start and other.kind == "span" and other.period]
    told = spoken[-1] if spoken else carried.period if carried else None
    return Period.year(told.last.year) if told and mention.period and told.last.year == mention.period.last.year - 1 else None


def of_section(analysis: Analysis, mention: PeriodMention | None, section: PeriodMention | None) -> PeriodMention | None:
    """一年来, 全年 under 一、2021年工作回顾: the year that the heading names."""
    printed = analysis.text[mention.start : mention.end] if mention else ""
    if mention is None or section is None or section.period is None or mention.period is None or printed not in (*_THE_YEAR, *_YEARS_END):
        return mention
    if printed in _YEARS_END and section.period == Period.year(section.period.last.year) and section.period.last.year == mention.period.last.year - 1:
        return replace(mention, period=Period.day(section.period.last))
    return section if section.period == Period.year(section.period.last.year) and section.period.last.year == mention.period.last.year - 1 else mention


def _is_of_a_trend(text: str, mention: PeriodMention) -> bool:
    """延续|2月份|平稳向好趋势: of an earlier time, which goes on."""
    return text[mention.start - 2 : mention.start] in ("延续", "接续", "承接")


def _is_that_month(text: str, mention: PeriodMention, carried: PeriodMention | None) -> bool:
    """1—8月，…。|8月|当月…: the last month by itself, an aside after the months before it."""
    if not text.startswith(_THAT_MONTH, mention.end) or carried is None or carried.period is None or mention.period is None:
        return False
    return carried.period.last == mention.period.last and carried.period.first < mention.period.first


def _is_origin(text: str, mention: PeriodMention) -> bool:
    """由|2012年|的3.9%提升到5.3%: from when, which is not when the next sentence is of."""
    return text[mention.start - 1 : mention.start] in ("由", "从") and text.startswith("的", mention.end)


def _of_a_thing(analysis: Analysis, place: Place, mention: PeriodMention | None, modality: Modality) -> Period | None:
    """What a plant is has no time but the one printed in its clause; what it shall be has its deadline."""
    if mention is None or mention.kind == "day":
        return None
    if mention.start >= place.clause.start and mention.kind in ("span", "deadline", "as_of"):
        return mention.period
    if _dates_a_stage(analysis, place.sentence, mention):
        return None
    return mention.period if modality in ("target", "expected") and mention.kind in ("deadline", "plan", "span") else None


def _ahead(analysis: Analysis, mention: PeriodMention, modality: Modality) -> Period | None:
    """A plan for 二季度 lies ahead even where the bare words were read as the year before; 增加到2023年的 is that year."""
    period, reference = mention.period, analysis.reference
    printed = analysis.text[mention.start : mention.end]
    year_only = mention.kind == "as_of" and printed.startswith(("到", "至")) and _YEAR_ONLY.match(printed) is not None
    if modality != "actual" and mention.kind == "as_of" and period and reference and period.last <= reference.last and not year_only:
        return None
    if period is None or reference is None:
        return period
    months = _UP_TO_MONTHS.match(printed) if mention.kind == "as_of" else None
    if months and period.last.month == int(months[2]):
        return Period(date(period.last.year, int(months[1]), 1), period.last)  # 从1—2月11.0%起步，|到1—6月|增长10.4%
    if year_only:
        return Period.year(period.last.year)
    if modality == "expected" and (reference.first - period.last).days < _ESTIMATED:
        return period  # 预计1—2月增长23.7%, told in March: an estimate of what has been
    if modality in ("planned", "target", "expected") and period.last < reference.first and not _SAID_YEAR.search(printed):
        return Period(_next_year(period.first), _next_year(period.last))
    return period


def _whole_year(analysis: Analysis, mention: PeriodMention | None, carried: PeriodMention | None) -> Period | None:
    """年度投资 is for the year that is spoken of."""
    told = (mention and mention.period) or (carried and carried.period) or analysis.reference
    return Period.year(told.last.year) if told else None


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def _dates_a_stage(analysis: Analysis, sentence: Sentence, mention: PeriodMention) -> bool:
    """预计10月底|建设完毕，实现销售收入80亿元: the day is that of the stage in its own clause."""
    clause = sentence.clause_at(mention.start)
    if mention.period is None or (mention.period.last - mention.period.first).days > 100:
        return False
    return mention.kind in ("deadline", "span", "day") and bool(analysis.stages_in(mention.end, clause.end))


def _is_narrower(carried: Period, said: Period) -> bool:
    """今年 after 1—5月 still means the months that are counted."""
    return said == Period.year(said.first.year) and said.contains(carried) and carried.first == said.first and carried != said


def _is_timeless(analysis: Analysis, indicator: str) -> bool:
    return any(indicator.endswith(name) for name in analysis.grammar.group("timeless"))


def _is_done_away(analysis: Analysis, place: Place) -> bool:
    """累计|压减退出|炼铁产能1238万吨: how much in that time, no plant's size."""
    return _DONE_AWAY.search(analysis.text, place.sentence.start, place.number.start) is not None


def _is_dated(analysis: Analysis, place: Place, indicator: str) -> bool:
    """What is counted at an occasion keeps the occasion's day."""
    if "签约" in indicator or "开工" in indicator or "投资额" in indicator:
        return True
    at_occasion = analysis.grammar.any_of("occasion").search(analysis.text, place.sentence.start, place.number.start)
    return place.number.dimension in ("count", "money") and at_occasion is not None
