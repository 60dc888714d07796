"""What a number says of its indicator: 实现产值19.9亿元 (level), 同比增长32.6% (growth), 提高0.4个百分点 (change), 占全省的35.1% (share), 位居全省第二 (rank).

The words right before the number decide, together with its unit. A fall turns the sign.
"""

import re
from dataclasses import dataclass

from briefgen.extract.grammar import GrowthWords
from briefgen.extract.number import NumberMention
from briefgen.model.fact import Aspect, Comparison

_SHARE = re.compile(r"占|比重|份额|占有率|市占率|占比")
_RATE_NOUN = re.compile(r"(?:增速|增长率|增幅|涨幅|降幅|跌幅)[^，。；]{0,8}$")
_CONTRIBUTION = re.compile(r"贡献率|贡献了|拉动|贡献")
_COMPARISONS: tuple[tuple[re.Pattern[str], Comparison], ...] = (
    (re.compile(r"环比|[比较]上(?:个?月|一?季度?)|[比较]前一?个?月"), "mom"),
    (re.compile(r"[比较](?:上?年初|上年末|去年底|上年底|去年末|年初)"), "year_start"),
    (re.compile(r"同比|[比较]?(?:去年|上年)同期|[比较](?:上年|去年|上一年)|[比较]20\d\d年|按可比价|年均"), "yoy"),
    (re.compile(r"[比较高低快慢于](?:于|出)?(?:全国|国家)|全国平均"), "national"),
    (re.compile(r"[比较高低快慢于](?:于|出)?(?:全省|全区|省)|全省平均"), "provincial"),
    (re.compile(r"[比较](?:前|上)[^，。]{0,8}(?:月|季度|年|期)|较上期|比此前"), "previous_period"),
)
_RANK_HEAD = re.compile(
    r"(?:(?:稳|持续|继续|均|分别|已|也)*(?:位居|居|位列|排名|排在|列|排|跃居|升至|保持)[^，。；]{0,10}|(?:全国|全省|全区|省内|国内|世界|全球)[^，。；]{0,8})$"
)
_RANK_SCOPE = ((re.compile(r"全国|国内|我国"), "national_rank"), (re.compile(r"全省|省内|全区"), "provincial_rank"))


@dataclass(frozen=True, slots=True)
class Reading:
    """`sign` is −1 for a fall; `word_start` is where the aspect's own words begin (the indicator stands before them)."""

    aspect: Aspect
    comparison: Comparison | None
    sign: int
    word_start: int


def read_aspect(text: str, number: NumberMention, start: int, context_start: int, words: GrowthWords) -> Reading:
    """The aspect of `number` from the words in `text[start:number.start]`; comparisons may stand from `context_start` on.

    `start` is where the number's own words begin (behind the clause's edge or the number before it).
    """
    left = text[start : number.outer_start]
    context = text[context_start : number.outer_start]
    if number.dimension == "rank":
        head = _RANK_HEAD.search(left)
        return Reading("rank", _rank_scope(context), 1, start + head.start() if head else number.outer_start)
    reached = words.reached.search(left)
    if reached:
        return Reading("share" if _is_share(left, number) else "level", None, 1, start + reached.start())
    before = words.before.search(left)
    if number.dimension == "points":
        return _points(left, context, before, start)
    if number.dimension == "multiple":
        at = start + before.start() if before else number.outer_start
        return Reading("multiple", _comparison(context) or ("yoy" if before else None), 1, at)
    if number.unit in ("%", "‰"):
        return _percent(text, number, left, context, before, start)
    return _amount(left, context, before, start, number)


def _percent(text: str, number: NumberMention, left: str, context: str, before: re.Match[str] | None, start: int) -> Reading:
    if before:
        return Reading("growth", _comparison(context) or "yoy", _sign(before), _first_word(left, before, start))
    if _CONTRIBUTION.search(left):
        return Reading("contribution", None, 1, number.outer_start)
    if _is_share(left, number):
        return Reading("share", None, 1, start + _first(_SHARE, left))
    if _RATE_NOUN.search(left):
        fall = re.search(r"降幅|跌幅", left)
        return Reading("growth", _comparison(context) or "yoy", -1 if fall else 1, start + (_RATE_NOUN.search(left) or (left and re.search("$", left))).start())  # type: ignore[union-attr]
    if re.match(r"的?(?:年均)?(?:增速|增长|增幅|涨幅)", text[number.outer_end : number.outer_end + 8]):
        return Reading("growth", _comparison(context) or "yoy", 1, number.outer_start)
    if re.match(r"的?(?:份额|比重|占比|市场占有率)", text[number.outer_end : number.outer_end + 8]):
        return Reading("share", None, 1, number.outer_start)
    return Reading("level", None, 1, number.outer_start)


def _points(left: str, context: str, before: re.Match[str] | None, start: int) -> Reading:
    if _CONTRIBUTION.search(left) and not (before and before.start() > _last(_CONTRIBUTION, left) + 14):
        return Reading("contribution", None, 1, start + _last(_CONTRIBUTION, left))
    sign = _sign(before) if before else 1
    at = _first_word(left, before, start) if before else start + len(left)
    return Reading("change", _comparison(context) or "yoy", sign, at)


def _amount(left: str, context: str, before: re.Match[str] | None, start: int, number: NumberMention) -> Reading:
    if before and not re.search(r"(?:新增|年?增加值|净?增速)$", left) and not _names_an_addition(left, before):
        return Reading("change", _comparison(context) or "other", _sign(before), _first_word(left, before, start))
    return Reading("level", None, 1, number.outer_start)


def _names_an_addition(left: str, before: re.Match[str]) -> bool:
    """净增, 扩大, 提高 with an amount and no base of comparison: 新增 and 高 belong to the noun (新增投资30亿元, 高30米)."""
    word = before.group("up") or before.group("down")
    return word in ("高", "低", "多", "少", "快", "慢", "增", "降", "翻", "减", "跌", "涨", "节约", "领先") and not re.search(r"[比较同环]", left)


def _first_word(left: str, before: re.Match[str], start: int) -> int:
    """Where the comparison in front of the change word begins (同比|增长, 比去年同期|增加), so that the indicator ends before it."""
    head = re.search(r"(?:同比|环比|同期|年均|可比|按可比(?:价格?|口径)|[比较](?=[^，。；]{1,14}$))[^，。；]*$", left[: before.start()])
    return start + (head.start() if head else before.start())


def _is_share(left: str, number: NumberMention) -> bool:
    return number.unit in ("%", "‰") and bool(_SHARE.search(left))


def _sign(match: re.Match[str] | None) -> int:
    return -1 if match and match.group("down") else 1


def _last(pattern: re.Pattern[str], text: str) -> int:
    found = -1
    for match in pattern.finditer(text):
        found = match.start()
    return found


def _first(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else len(text)


def _comparison(context: str) -> Comparison | None:
    best: tuple[int, Comparison] | None = None
    for pattern, code in _COMPARISONS:
        at = _last(pattern, context)
        if at >= 0 and (best is None or at > best[0]):
            best = (at, code)
    return best[1] if best else None


def _rank_scope(context: str) -> Comparison:
    best: tuple[int, Comparison] | None = None
    for pattern, code in _RANK_SCOPE:
        at = _last(pattern, context)
        if at >= 0 and (best is None or at > best[0]):
            best = (at, code)  # type: ignore[assignment]
    return best[1] if best else "other"
