"""Lists under a heading that names their stage: 开工项目：甲学院、乙二期（电驱动项目）、丙产业园。

Whatever stands between two marks is a project, since the heading says so; what a bracket adds is left out of its name.
"""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.milestone.stage import Stage
from briefgen.extract.milestone.telling import Pair
from briefgen.extract.project.listing import bearer_of
from briefgen.extract.sentence import Clause, Sentence

_HEADING = re.compile(r"(?:(?:本次|此次|其中|集中|现场|新)*)(?P<stage>[\u4e00-\u9fff]{2,4}?)的?(?:重大|重点|产业|工业)*(?:项目|工程)(?:\d+[个项])?(?:有|包括|包含|分别[为是])?：")
_MARK = re.compile(r"[、；]")
_BRACKET = re.compile(r"（[^（）]*）")
_SHORTEST, _LONGEST, _LEAST = 4, 40, 2


def headed_in(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[Clause, Pair]]:
    """The projects of a headed list, each with the clause that names it."""
    heading = _HEADING.match(analysis.text, sentence.start, sentence.end)
    stage = _stage_at(analysis, heading.start("stage"), heading.end("stage")) if heading else None
    if heading is None or stage is None:
        return
    items = list(_items(analysis.text, heading.end(), sentence.end))
    if len(items) < _LEAST:
        return
    for start, end in items:
        yield sentence.clause_at(start), Pair(bearer_of(analysis, start, end), stage, stage.code, 0.75)


def _stage_at(analysis: Analysis, start: int, end: int) -> Stage | None:
    found = next((one for one in analysis.stages_in(start, end) if one[:2] == (start, end)), None)
    return Stage(found[2].code, start, end, found[2].word, False) if found else None


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between the marks that stand in no bracket, brackets at their ends left out."""
    hidden = [match.span() for match in _BRACKET.finditer(text, start, end)]
    marks = [match.start() for match in _MARK.finditer(text, start, end) if not any(first <= match.start() < last for first, last in hidden)]
    at = start
    for mark in (*marks, end):
        stop = next((first for first, last in hidden if first > at and last == mark), mark)
        stop -= len(text[at:stop]) - len(text[at:stop].rstrip("。 "))
        if _SHORTEST <= stop - at <= _LONGEST and "，" not in text[at:stop]:
            yield at, stop
        at = mark + 1
