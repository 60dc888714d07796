"""Two numbers of one indicator, from one time to another: 由2020年的312家|增加到2023年的618家, 从35%|提高到52%, 由一季度下降1.8%|转为增长2.4%.

The noun stands before 由 or 从; the first number has the earlier period, none where the words fix none.
"""

import re
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.place import Place
from briefgen.extract.number import NumberMention
from briefgen.extract.period import PeriodMention

_FROM = re.compile(r"(?:由|从)(?P<between>[^，。；由从]{0,20})$")
_TO = re.compile(
    r"(?:的)?[，,]?[^，。；]{0,16}?(?:提高|增加|增长|扩大|上升|提升|缩短|缩减|压减|精简|减少|下降|降低|压缩|拓展|壮大|攀升|跃升|发展|扩展|扩张|扩充|扩围|调整|整合|优化|上调|下调|回升|回落|转|变|升|降|增|到|至)[^，。；]{0,14}$"
)
_NEXT = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """`word` is where 由 or 从 stands; the first number's words begin behind it, the noun ends before it."""

    word: int
    first: Place
    second: int


def pair_of(analysis: Analysis, place: Place) -> Pair | None:
    """The pair that a number is the first one of."""
    text, number = analysis.text, place.number
    following = place.following or _in_next_clause(place)
    if following is None or following.dimension != number.dimension:
        return None
    start = max(place.start, number.outer_start - 24)
    match = _FROM.search(text, start, number.outer_start)
    if not match or not _TO.match(text[number.outer_end : following.outer_start]):
        return None
    if _noun_between(analysis, match.start("between"), number.outer_start):
        return None
    return Pair(match.start(), place, following.start)


def _in_next_clause(place: Place) -> NumberMention | None:
    """从2015年的41.2亿元，|增长到2023年的138.6亿元: the number that the next clause begins with."""
    behind = next((number for number in place.sentence.numbers if number.start >= place.clause.end), None)
    at = place.sentence.clauses.index(place.clause) + 1
    return behind if behind and behind.start < place.sentence.clauses[at].end and behind.start - place.clause.end <= _NEXT else None


def _noun_between(analysis: Analysis, start: int, end: int) -> bool:
    """Whether more than a period and a word of change stands between 由 and the number."""
    rest = analysis.text[start:end]
    for mention in analysis.periods_in(start, end):
        rest = rest.replace(analysis.text[mention.start : mention.end], "")
    rest = analysis.grammar.growth.change.sub("", rest)
    return len(rest.strip("的年末底初时约近不足超过仅为了，、")) > 3


def period_within(analysis: Analysis, pair: Pair) -> PeriodMention | None:
    """The period printed between 由 and the first number."""
    found = analysis.periods_in(pair.word, pair.first.number.outer_start)
    return found[-1] if found else None
