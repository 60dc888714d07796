"""All events of a story: a clause with its day (or a run of days), which is not still to come, and a word of its kind.

6月27日举行的全市重点产业链链长制工作会议… → meeting. One sentence gives one event a day.
"""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft, days
from briefgen.extract.event.kind import category_of, heard_at, heard_kind, is_heard_on
from briefgen.extract.event.named import find_named
from briefgen.extract.event.summary import place_of, summary_of
from briefgen.extract.period import PeriodMention
from briefgen.extract.sentence import Sentence

_LONGEST_RUN = 31
_ENOUGH = 16
_LEAST = 6
_TODAY = re.compile(r"(?:今天|昨天|今日|昨日|前天|明天|当天)(?:上午|下午|中午|晚上?|凌晨)?[（(]?$")
# 在推介会上，甲市签下三个项目: only where it happened
_ONLY_WHERE = re.compile(r"(?!.*(?:举行|召开|举办)).*(?:会|仪式|活动|论坛)上[，,]?$")
# 今天|（3月1日）, （3月1日|）: what only says the day again
_AGAIN = re.compile(r"[（(][\d年月日至—\-]{2,16}[）)]|[）)]")
# 截至昨天（|3月4日）: the word before the day in brackets
_BRACKET = re.compile(r"(?:今天|昨天|今日|昨日|前天|明天)[（(]$")
_NO_DAY_BEFORE = re.compile(r"(?:[从自距较比至]|截至|截止|截止到|不晚于|早于|晚于|预计)$")
_NO_DAY_BEHIND = re.compile(r"[）)]?(?:起|以来|至今|以前|之前|前(?!往|来|后|沿)|以后|之后|后(?!勤|续)|[^，。；]{0,14}?(?:会议|全会|大会|讲话|座谈会)(?:的)?(?:精神|部署|要求|决策))")


def find_events(analysis: Analysis) -> Iterator[Draft]:
    """A draft for each dated happening, in order."""
    told: list[str] = []
    for sentence in analysis.sentences:
        seen: set[object] = set()
        for mention in sentence.periods:
            if not _is_day(analysis, mention) or mention.period in seen:
                continue
            draft = _event(analysis, sentence, mention)
            if draft:
                seen.add(mention.period)
                told.append(str(draft.fields["summary"]))
                yield draft
    for sentence in analysis.sentences:
        yield from find_named(analysis, sentence, told)


def _is_day(analysis: Analysis, mention: PeriodMention) -> bool:
    period = mention.period
    if period is None or mention.kind != "day" or (period.last - period.first).days >= _LONGEST_RUN:
        return False
    if analysis.reference and period.first > analysis.reference.last:
        return False
    text = analysis.text
    start = _without_bracket(text, mention.start)
    excluded = _NO_DAY_BEFORE.search(text, max(0, start - 4), start)
    if excluded and not (excluded.group() == "从" and is_heard_on(text, mention.end)):
        return False
    return not _NO_DAY_BEHIND.match(text, mention.end)


def _without_bracket(text: str, start: int) -> int:
    bracket = _BRACKET.search(text, max(0, start - 4), start)
    return bracket.start() if bracket else start


def _event(analysis: Analysis, sentence: Sentence, mention: PeriodMention) -> Draft | None:
    """The happening is what the day's clause tells, and the next clauses where that one is too short to tell anything."""
    clause = sentence.clause_at(mention.start)
    first = _without_today(analysis.text, clause.start, mention.start)
    again = _AGAIN.match(analysis.text, mention.end)
    behind = again.end() if again else mention.end
    for end in _reaches(analysis, sentence, mention):
        if _ONLY_WHERE.match(analysis.text, mention.end, end) and end < sentence.end - 1:
            continue
        pieces = [(clause.start, first), (behind, end)]
        told = "".join(analysis.text[start:stop] for start, stop in pieces)
        heard = heard_at(told)
        category = heard_kind(heard) if heard else category_of(analysis, told, clause.start, end)
        if category is None:
            continue
        summary = heard or summary_of(analysis, pieces)
        if len(summary) < 4:
            continue
        fields = {"date": days(mention.period), "category": category, "summary": summary, "place": place_of(analysis, clause.start, end)}
        return Draft("event", clause.start, end, 0.8, fields, key=(mention.period.iso() if mention.period else "", category))
    return None


def _without_today(text: str, start: int, end: int) -> int:
    """Where what stands before the day ends: before 今天（ in 今天（3月1日）."""
    today = _TODAY.search(text, start, end)
    return today.start() if today else end


def _reaches(analysis: Analysis, sentence: Sentence, mention: PeriodMention) -> Iterator[int]:
    """Ever further ends of the happening: its clause's, then those of the next two, not beyond another day."""
    again = _AGAIN.match(analysis.text, mention.end)
    behind = again.end() if again else mention.end
    following = [other.start for other in sentence.periods if other.start >= behind and other.kind == "day"]
    stop = following[0] if following else sentence.end
    given = 0
    clause_start = sentence.clause_at(mention.start).start
    for clause in sentence.clauses:
        if clause.end <= mention.end or clause.start >= stop:
            continue
        end = min(clause.end, stop)
        given += 1
        if end - clause_start - (mention.end - mention.start) >= _LEAST:
            yield end
        if given >= 3 or (end - mention.end >= _ENOUGH and given >= 2):
            return
