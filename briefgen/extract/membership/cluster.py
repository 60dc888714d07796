"""Trades that became a cluster of a list: 甲装备入选省“十强”产业“雁阵形”产业集群 · 甲铝材、乙装备入选省级特色产业集群 (without 集群 behind their own names)."""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.membership.found import Found, level_name
from briefgen.extract.sentence import Sentence

_ENTERED = re.compile(r"(?:成功|均|双双|先后)*(?:入选|入围|获评|获批|跻身|列入)(?:为|了)?(?P<level>国家级?|省级?|市级?|自治区级?|全国|全省)[^，。；、]{0,24}?集群(?!企业|项目|龙头|内|的)")
_MARK = re.compile(r"、|和(?=[\u4e00-\u9fff]{3})")
_NO_TRADE = re.compile(r"\d|[一二两三四五六七八九十]个|(?:企业|公司|园区|项目|个|家|市|县|区|集群|产业链|基地|我[省市]|全[省市])$")
_SHORTEST, _LONGEST = 3, 14


def find_clusters(analysis: Analysis, sentence: Sentence) -> Iterator[Found]:
    """The trades that a sentence calls clusters of a level."""
    text = analysis.text
    if text.find("集群", sentence.start, sentence.end) < 0:
        return
    for entered in _ENTERED.finditer(text, sentence.start, sentence.end):
        start = sentence.clause_at(entered.start()).start
        pieces = _MARK.split(text[start : entered.start()])
        if not all(_is_trade(analysis, start, piece) for piece in pieces):
            continue
        for piece in pieces:
            yield Found(start, entered.end(), piece, "产业集群", level_name(entered["level"]), 0.75)


def _is_trade(analysis: Analysis, floor: int, piece: str) -> bool:
    """Whether a piece is the plain name of a trade: no firm, no count, no clause."""
    at = analysis.text.find(piece, floor)
    name = analysis.name_at(at)
    if not _SHORTEST <= len(piece) <= _LONGEST or _NO_TRADE.search(piece) or (name and name.kind == "enterprise" and name.known):
        return False
    return analysis.phrases.end_after(at, at + len(piece)) == at + len(piece)
