"""What a change is against: 同比 (yoy), 环比 (mom), 比年初 (year_start), 高于全国 (national), 较一季度 (previous_period), 比厦门高 (other).

Example: 增速比全国高2.3个百分点 → national; 全省第二 → provincial_rank. Of several words in a clause the one nearest to the number decides.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.place import Place
from briefgen.model.fact import Comparison

_AGAINST = r"(?:(?<![占对性同环])比(?![重例亚价特较])|(?<!比)较(?![为大小好快])|相比|高于|低于|快于|慢于|好于|优于|高出|低出|超出|领先)"
_COMPARISONS: tuple[tuple[re.Pattern[str], Comparison], ...] = (
    (re.compile(rf"环比|{_AGAINST}(?:上(?:个?月|一?季度?)|前一?个?月|\d{{1,2}}月(?:份|底|末)?(?!同期|、|—|至))"), "mom"),
    (re.compile(rf"{_AGAINST}(?:上?年初|上年末|去年底|上年底|去年末|年初)"), "year_start"),
    (
        re.compile(rf"同比|(?:去年|上年)同期|{_AGAINST}(?:上年|去年|上一年|同期|20\d\d年(?!以来))|按(?:可比|不变)价|可比(?:价|口径)?增|年均"),
        "yoy",
    ),
    (re.compile(rf"{_AGAINST}(?:同期)?(?:全国|国家|我国)|全国平均"), "national"),
    (re.compile(rf"{_AGAINST}(?:同期)?(?:全省|全区|全自治区|省(?!会))|全省平均"), "provincial"),
    (re.compile(rf"{_AGAINST}(?:前|上|一季度|二季度|三季度|上半年|前三季度|1)[^，。]{{0,8}}(?:月|季度|年|期|份|)|较上期|比此前"), "previous_period"),
)
# 高于全国0.4、|全省|0.1个百分点
_LISTED: dict[str, Comparison] = {"全国": "national", "全省": "provincial", "全区": "provincial"}
_ANYTHING = re.compile(_AGAINST)
_RANK_SCOPES: tuple[tuple[re.Pattern[str], Comparison], ...] = (
    (re.compile(r"全国|国内|我国"), "national_rank"),
    (re.compile(r"全省|省内|全区|全自治区"), "provincial_rank"),
    (re.compile(r"世界|全球|亚洲|国际|中部|西部|东部|东北|全市|长三角|城市|同类|省会|华东|沿海|行业"), "other"),
)


def compared_with(analysis: Analysis, place: Place) -> Comparison | None:
    """The base that the clause names, or the clause before it where that has no number of its own."""
    text, number = analysis.text, place.number
    start = max(place.clause.start, number.outer_start - 60)
    listed = _LISTED.get(text[place.start : number.outer_start])
    if listed and _ANYTHING.search(text, start, place.start):
        return listed
    found = _nearest(_COMPARISONS, text, start, number.outer_start)
    if found is None and _ANYTHING.search(text, max(start, place.start), number.outer_start):
        return "other"
    if found or place.previous or place.clause.start <= place.sentence.start:
        return found
    before = place.sentence.clause_at(place.clause.start - 2)
    if any(before.start <= other.start < before.end for other in place.sentence.numbers):
        return None
    return _nearest(_COMPARISONS, text, before.start, before.end)


def rank_scope(analysis: Analysis, place: Place) -> Comparison:
    """Within what a rank is counted; `other` for the world, a city, a part of the country. A rank before it in the sentence may tell (总量居全省第一，增速居第二)."""
    found = _nearest(_RANK_SCOPES, analysis.text, place.clause.start, place.number.outer_start)
    before = [number for number in place.sentence.numbers if number.dimension == "rank" and number.end <= place.clause.start]
    if found is None and before:
        found = _nearest(_RANK_SCOPES, analysis.text, place.sentence.start, before[-1].start)
    return found or "other"


def _nearest(patterns: tuple[tuple[re.Pattern[str], Comparison], ...], text: str, start: int, end: int) -> Comparison | None:
    """The meaning of the last word; of two that begin at one place the earlier pattern's."""
    best: tuple[int, int] | None = None
    for order, (pattern, _) in enumerate(patterns):
        last = -1
        for match in pattern.finditer(text, start, end):
            last = match.start()
        if last >= 0 and (best is None or (last, -order) > best):
            best = (last, -order)
    return patterns[-best[1]][1] if best else None
