"""When a stage was or will be, and whether it is so or expected: 3月15日开工, 预计2025年底投产, 将于7月动工."""

import re
from dataclasses import dataclass, field

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.time import names_an_occasion
from briefgen.extract.milestone.stage import Stage
from briefgen.extract.period import PeriodMention
from briefgen.extract.sentence import Clause, Sentence

_EXPECTED = re.compile(
    r"预计|预定|有望|可望|快要|就要|行将|临近|(?<!已)(?<!已经)将(?!军|乐)|力争|(?<![按原])计划(?!总|完成|投资|40|的)|即将|拟|争取|确保|目标|年内|年底前|月底前|推动|支持|尽早|尽快|早日|促进|可于|可在|月[底初]可|倒计时|努力|要在|抓紧|瞄准|待|"
    r"规划(?:到|于)|预期"
)
_WEAK = ("推动", "支持", "促进", "抓紧", "努力", "目标")
_DONE = re.compile(r"已经?|目前|正在|顺利|现已|成功|了(?!解)")
_AHEAD = ("将", "预计", "有望", "力争", "计划", "可望", "争取", "确保")
_MARKS = re.compile(r"(?:这|此举)?(?:也)?(?:标志着|意味着|宣告|拉开)")
# 此次开工的8个项目: on the day that was told before
_THIS_TIME = re.compile(r"此次|本次|这次|当天|当日|开工现场|活动现场|仪式现场")
# 5月8日，全市举行集中开工仪式。参与|本次|集中开工的有…
_SAME_DAY = re.compile(r"[本此这]次(?:集中|开工|签约|竣工|投产|奠基|活动|仪式)|当[天日]")
_DATE_BEHIND = re.compile(r"(?:的)?(?:时间|日期)?(?:为|是|定在|预计为|预计在|预计|拟定于|在)*")


@dataclass(slots=True)
class Days:
    """The dated mentions that stages of the sentence have taken already, each with the clause of that stage, and the last day of the sentence before."""

    last: PeriodMention | None = None
    taken: dict[int, int] = field(default_factory=dict)


def date_of(analysis: Analysis, sentence: Sentence, clause: Clause, stage: Stage, mark: int, days: Days) -> PeriodMention | None:
    """The date of the stage: in its clause before the word, else said before in the sentence; `mark` is the end of the stage before it."""
    usable = [mention for mention in sentence.periods if mention.kind != "reference" and mention.period and mention.end <= stage.end]
    usable = [mention for mention in usable if not names_an_occasion(analysis, sentence, mention)]
    own = [mention for mention in usable if mention.start >= max(clause.start, mark)]
    if own:
        return _dated(analysis, own[-1], clause, days)
    behind = _behind(analysis, sentence, clause, stage)
    if behind:
        return _dated(analysis, behind, clause, days)
    before = usable[-1] if usable else None
    marks = bool(_MARKS.match(analysis.text, clause.start))
    if before and before.end <= clause.start and (before.kind in ("day", "deadline") or clause.start - before.end <= 2):
        return None if days.taken.get(before.start, clause.start) != clause.start and not marks else _dated(analysis, before, clause, days)
    here = _THIS_TIME.match(analysis.text, sentence.start) or _SAME_DAY.search(analysis.text, clause.start, stage.end)
    if _MARKS.match(analysis.text, sentence.start) or (not before and here):
        return days.last
    return None


def _dated(analysis: Analysis, mention: PeriodMention, clause: Clause, days: Days) -> PeriodMention | None:
    if mention.kind in ("as_of", "vague", "plan") or analysis.text[mention.end - 1] == "来":
        return None
    days.taken.setdefault(mention.start, clause.start)
    return mention


def _behind(analysis: Analysis, sentence: Sentence, clause: Clause, stage: Stage) -> PeriodMention | None:
    """投产时间为2025年6月."""
    link = _DATE_BEHIND.match(analysis.text, stage.end)
    at = link.end() if link else stage.end
    if at == stage.end:
        return None
    return next((mention for mention in sentence.periods if mention.start == at and mention.end <= clause.end), None)


def is_expected(analysis: Analysis, sentence: Sentence, clause: Clause, stage: Stage, mark: int, mention: PeriodMention | None) -> bool:
    """Whether the stage is still to come: by its day, by a word before it in the clause, or by a word ahead of the clauses that go on."""
    text = analysis.text
    reference = analysis.reference
    if mention and mention.period and reference and mention.period.first > reference.last:
        return True
    if stage.expected:
        return True
    words = list(_EXPECTED.finditer(text, max(clause.start, mark), stage.end))
    if words and not _DONE.search(text, words[-1].end(), stage.end):
        return words[-1].group() not in _WEAK or not stage.standing
    if mention and mention.period and reference and mention.period.last < reference.first:
        return False
    group = max(sentence.start, text.rfind("；", sentence.start, clause.start) + 1)
    ahead = _EXPECTED.search(text, group, clause.start)
    return bool(ahead and ahead.group() in _AHEAD and not re.search(r"已|目前|正在|现", text[ahead.end() : stage.end]) and not stage.standing)
