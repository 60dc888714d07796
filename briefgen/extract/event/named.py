"""Meetings that carry their year in their name and were held, where no day is told: 2023全国智能制造大会（甲市站）成功举办,
成功举办2023全国智能制造大会.

The date is the year. Where the story tells the day of the same meeting elsewhere, that event stands alone.
"""

import re
from collections.abc import Iterator, Sequence

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft, days
from briefgen.extract.event.summary import place_of
from briefgen.extract.sentence import Sentence
from briefgen.model.period import Period

_NAME = r"(?P<name>(?P<year>20\d\d)年?(?!以来|度)[^，。；《》]{2,40}?(?:大会|博览会|论坛|峰会|活动|对接会|推介会|洽谈会|大赛|展览会|交易会|年会))"
_HELD = (
    re.compile(rf"{_NAME}[^，。；将拟]{{0,14}}?(?:举办|举行|召开|开幕|闭幕|落幕)"),
    re.compile(rf"(?:成功|顺利|先后|联合)*(?:举办|承办|召开)了?{_NAME}"),
)
_COMING = re.compile(r"(?:将|拟|计划|即将|筹备|申办)(?:于|在|举办|承办)*$")


def find_named(analysis: Analysis, sentence: Sentence, told: Sequence[str]) -> Iterator[Draft]:
    """The meetings of a sentence that has no event with a day; `told` are the summaries of the story's other events."""
    if analysis.text.find("20", sentence.start, sentence.end) < 0:
        return
    for match in (match for pattern in _HELD for match in pattern.finditer(analysis.text, sentence.start, sentence.end)):
        year = int(match["year"])
        reference = analysis.reference
        if (reference and year > reference.last.year) or _COMING.search(analysis.text, sentence.start, match.start()):
            continue
        if any(mention.kind == "day" for mention in sentence.periods) or any(match["name"] in summary for summary in told):
            continue
        clause = sentence.clause_at(match.start())
        fields = {"date": days(Period.year(year)), "category": "meeting", "summary": match.group(), "place": place_of(analysis, clause.start, match.end())}
        yield Draft("event", match.start(), match.end(), 0.6, fields, key=(str(year), match["name"]))
