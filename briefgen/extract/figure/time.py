"""The days that a figure covers: 1—10月，全市工业投资同比增长31.3%，占…27% — said once, it holds until another is said.

A period of the number's own clause wins, then the nearest one before it in the sentence, then the one carried from the sentence before. What a project is
(总投资, 年产能) has no period; a single day (3月22日) dates what happened in its sentence and is not carried.
"""

from briefgen.extract.analysis import Analysis
from briefgen.extract.number import NumberMention
from briefgen.extract.period import PeriodMention
from briefgen.extract.sentence import Sentence
from briefgen.model.period import Period

TIMELESS = ("总投资", "计划总投资", "计划投资", "年产能", "产能", "占地面积", "建筑面积", "装机容量", "规划面积", "设计产能", "生产能力", "年处理能力", "年产值")
_OWN_PERIOD_KINDS = ("span", "as_of", "deadline", "plan", "day", "vague")


def period_before(sentence: Sentence, number: NumberMention) -> PeriodMention | None:
    """The last period printed before the number in its sentence, bases of comparison left out."""
    before = [mention for mention in sentence.periods if mention.end <= number.start and mention.kind in _OWN_PERIOD_KINDS]
    return before[-1] if before else None


def period_of(
    analysis: Analysis, sentence: Sentence, number: NumberMention, carried: PeriodMention | None, indicator: str, aspect: str
) -> Period | None:
    """The period of a figure, None where the words fix none."""
    mention = period_before(sentence, number)
    clause = sentence.clause_at(number.start)
    if aspect == "level" and _is_timeless(indicator):
        own = mention is not None and mention.start >= clause.start and mention.kind in ("span", "deadline")
        return mention.period if own and mention else None
    if mention is None:
        return carried.period if carried and carried.kind != "day" else None
    if mention.start < clause.start and _dates_a_stage(analysis, sentence, mention):
        return None
    if mention.kind == "day" and mention.start < clause.start and not _dated(indicator):
        return carried.period if carried and carried.kind not in ("day", "vague") else None
    if carried and carried.period and mention.period and _is_narrower(carried.period, mention.period):
        return carried.period
    return mention.period


def _dates_a_stage(analysis: Analysis, sentence: Sentence, mention: PeriodMention) -> bool:
    """预计10月底|建设完毕，实现销售收入80亿元: the day is that of the stage in its own clause."""
    clause = sentence.clause_at(mention.start)
    if mention.period is None or (mention.period.last - mention.period.first).days > 100:
        return False
    return mention.kind in ("deadline", "span", "day") and any(mention.end <= start and end <= clause.end for start, end, _ in analysis.stages)


def _is_narrower(carried: Period, said: Period) -> bool:
    """今年 after 1—5月 still means the months that are counted."""
    return said == Period.year(said.first.year) and said.contains(carried) and carried.first == said.first and carried != said


def carried_on(sentence: Sentence, carried: PeriodMention | None) -> PeriodMention | None:
    """What the next sentence of the paragraph inherits."""
    own = [mention for mention in sentence.periods if mention.kind in _OWN_PERIOD_KINDS]
    if not own:
        return carried
    lasting = [mention for mention in own if mention.kind not in ("day",)]
    return lasting[-1] if lasting else carried


def _is_timeless(indicator: str) -> bool:
    return any(indicator.endswith(name) for name in TIMELESS)


def _dated(indicator: str) -> bool:
    """What is counted at an occasion keeps the occasion's day."""
    return "签约" in indicator or "开工" in indicator or "投资额" in indicator
