"""Events: dated meetings, visits, signings, launches, releases, awards.

6月27日举行的全市重点产业链链长制工作会议 → meeting. A clause needs a day (or a run of days) and a word of its kind of event; a project's milestone is no
event. One sentence gives one event a day.
"""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft, days
from briefgen.extract.period import PeriodMention
from briefgen.extract.sentence import Sentence

_LONGEST = 31
_NOUNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"签约仪式|集中签约|签约大会|签署|签订|签约"), "signing"),
    (re.compile(r"(?:座谈|推介|研讨|发布|推进|现场|动员|博览|洽谈|交流|对接|例|听证|务虚|大|全)会|会议|论坛|峰会|会见|会谈|深度行|大赛"), "meeting"),
    (re.compile(r"调研|考察|视察|走访|督导|参访|来访|访问"), "visit"),
    (re.compile(r"开工仪式|奠基仪式|开工动员|集中开工|“开工一批”活动|启动仪式"), "start"),
    (re.compile(r"揭牌|授牌|获奖|颁奖|入选|获批|荣获|获评|被认定|命名为"), "award"),
    (re.compile(r"首发|上线仪式|首航|发射|揭幕|开通仪式"), "launch"),
    (re.compile(r"发布|公布|印发|出台|公开"), "release"),
    (re.compile(r"举行|举办|召开|开幕|闭幕|成立|启动"), "other"),
)
_SUMMARY = 60


def find_events(analysis: Analysis) -> Iterator[Draft]:
    """A draft for each dated happening, in order."""
    for sentence in analysis.sentences:
        seen: set[object] = set()
        for mention in sentence.periods:
            if not _is_dated(mention) or mention.period in seen:
                continue
            draft = _event(analysis, sentence, mention)
            if draft:
                seen.add(mention.period)
                yield draft


def _is_dated(mention: PeriodMention) -> bool:
    period = mention.period
    return period is not None and mention.kind == "day" and (period.last - period.first).days < _LONGEST


def _event(analysis: Analysis, sentence: Sentence, mention: PeriodMention) -> Draft | None:
    text = analysis.text
    end = _reach(sentence, mention)
    category = _category(text[mention.end : end])
    if category is None or (category == "other" and not re.search(r"会|仪式|活动|成立|启动", text[mention.end : end])):
        return None
    start = min(mention.start, sentence.clause_at(mention.start).start)
    summary = _summary(text[mention.end : end])
    if len(summary) < 4:
        return None
    fields = {"date": days(mention.period), "category": category, "summary": summary, "place": _place(analysis, mention.end, end)}
    return Draft("event", start, end, 0.8, fields, key=(mention.period.iso() if mention.period else "", category))


def _reach(sentence: Sentence, mention: PeriodMention) -> int:
    """To the end of the clause that tells what happened: the day's own clause, or the next ones where it only dates them."""
    later = [clause for clause in sentence.clauses if clause.end > mention.end]
    following = [other.start for other in sentence.periods if other.start > mention.end and other.kind == "day"]
    stop = following[0] if following else sentence.end
    reach = mention.end
    for clause in later:
        if clause.start >= stop:
            break
        reach = min(clause.end, stop)
        if reach - mention.end >= 16:
            break
    return reach


def _category(text: str) -> str | None:
    for pattern, category in _NOUNS:
        if pattern.search(text):
            return category
    return None


def _summary(text: str) -> str:
    summary = re.sub(r"^[，、上午下午晚起\s]*(?:召开|举行|举办)?的?", "", text).strip("，。；、 \n")
    return summary[:_SUMMARY]


def _place(analysis: Analysis, start: int, end: int) -> str | None:
    for name in analysis.names_in(start, end):
        if name.kind in ("region", "park") and analysis.text[max(0, name.start - 1) : name.start] in ("在", "赴", "到"):
            return name.name
    return None
