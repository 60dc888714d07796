"""Who speaks in a paragraph: “今年前两个月，我们的订单同比增长了三成。”瓯江阀门集团董事长说 — what is said within quotation marks is the speaker's company's.

A title (董事长, 总经理 …) right behind the name of an enterprise, a park or a project and a verb of speaking make a speaker; 公司负责人说, 该项目负责人说 is the
one that the story is on, and an office's head (经信局负责人) speaks for the home region.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.thread import Subject, Thread
from briefgen.extract.sentence import Sentence

_TITLE_REACH = 14
_SAY_REACH = 12
_BEHIND = 60
_BEFORE = 120
_OFFICE = re.compile(r"[局委办厅会部]$|(?:县|市|区|省|镇|乡)[\u4e00-\u9fff]{0,2}$")
_COMPANY = re.compile(r"(?:公司|企业|集团|工厂|该厂)[\u4e00-\u9fff]{0,10}(?<![局委厅])$")
_PLACE = re.compile(r"(?:(?P<project>项目)|(?P<park>产业园|园区|开发区|高新区|经开区))[\u4e00-\u9fff]{0,4}$")
_SPEAKING = ("enterprise", "project", "park")
_WORDS_BEFORE = 18


def speaker_of(analysis: Analysis, sentence: Sentence, thread: Thread) -> Subject | None:
    """For whom the speaker of a quoted sentence speaks: named in the same paragraph, right behind the quotation or before it."""
    text = analysis.text
    start = text.rfind("\n", max(0, sentence.start - 800), sentence.start) + 1
    if not _is_quoted(text, start, sentence):
        return None
    stop = text.find("\n", sentence.end, sentence.end + _BEHIND)
    behind = (sentence.end, sentence.end + _BEHIND if stop < 0 else stop)
    before = (max(start, sentence.start - _BEFORE), sentence.end)
    return _speaker_in(analysis, *behind, thread) or _speaker_in(analysis, *before, thread)


def _is_quoted(text: str, start: int, sentence: Sentence) -> bool:
    """Whether a sentence stands within quotation marks, or begins them."""
    opening = text.rfind("“", max(start, sentence.start - 400), sentence.end)
    if opening < 0:
        return False
    if opening > sentence.start:
        return text[opening - 1 : opening] in ("：", ":") and text.find("”", opening, sentence.end - 2) < 0
    return text.find("”", opening, sentence.start + 1) < 0 and sentence.end - opening > 8


def _speaker_in(analysis: Analysis, start: int, end: int, thread: Thread) -> Subject | None:
    text = analysis.text
    for match in analysis.grammar.any_of("title").finditer(text, start, end):
        if not analysis.grammar.any_of("say").search(text, match.end(), match.end() + _SAY_REACH):
            continue
        names = [name for name in analysis.names_in(max(start, match.start() - 40), match.start()) if name.kind in _SPEAKING and name.end <= match.start()]
        if names and not re.search(r"[，。；”]", text[names[-1].end : match.start()]) and match.start() - names[-1].end <= _TITLE_REACH:
            return Subject(names[-1].name, names[-1].kind, 0.7, -1, names[-1].holder)
        before = max(start, match.start() - _WORDS_BEFORE)
        if _COMPANY.search(text, before, match.start()):
            return thread.latest.get("enterprise")
        place = _PLACE.search(text, before, match.start())
        if place:
            return thread.latest.get(place.lastgroup or "")
        if _OFFICE.search(text, before, match.start()):
            return thread.home
    return None
