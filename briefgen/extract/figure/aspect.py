"""What a number says of its indicator: 实现产值19.9亿元 (level), 同比增长32.6% (growth), 提高0.4个百分点 (change), 占全省的35.1% (share), 位居全省第二 (rank).

The words right before the number decide, together with its unit. A fall turns the sign: 下降13% is −13, 回落0.3个百分点 is −0.3; a fall that narrows is a rise.
"""

import re
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.comparison import compared_with, rank_scope
from briefgen.extract.figure.place import Place
from briefgen.extract.number import NumberMention
from briefgen.model.fact import Aspect, Comparison

_SHARE = re.compile(r"相当于[^，。；]{2,16}的?比[例重]|(?<!市场)占(?!地(?!区|方)|用|领|空)|比重|份额|占有率|市占率")
_SHARE_VERB = re.compile(r"相当于[^，。；]{2,16}的?比[例重]|(?<!市场)所?占(?!地(?!区|方)|用|领|空|有率)|比重")
_PART = re.compile(r"(?:[中内里，、和与及]|超过|近|约|有|其中|对|使|全球|全国|全省|全市|世界)$")
# 63%的数控化率, 运行在50%以上的扩张区间: the rate itself
_RATE_NOUNS = ("率", "增长", "增速", "增幅", "涨幅", "降幅", "幅度", "水平", "区间", "目标", "速度", "高位", "低位", "比例", "比重", "折扣", "优惠", "承诺", "红线", "门槛", "上限", "下限", "底线")
_RATE_NOUN = re.compile(r"(?:增速|(?<!自然)增长率|增幅|涨幅|升幅|降幅|跌幅)[^，。；]{0,8}$")
_RATE_BEHIND = re.compile(r"的?(?:年均|平均|复合|高速|快速|较快|稳定|稳步)*(?:增速|增长|增幅|涨幅|降幅)(?!极|点|面)")
_SHARE_BEHIND = re.compile(r"的?(?:市场)?(?:份额|比重|占比|占有率)")
# 实现|30%以上的增长, 取得|12%的增幅
_RATE_VERB = re.compile(r"(?:同比|环比)?(?:也|均|都|又|已|将|继续|再次)*(?:实现|取得|保持|维持|录得|创下|迎来|收获|呈现|有)?了?$")
_TAKES_MARKET = re.compile(r"(?:占领?|占据|占有|拿下|抢占|赢得|夺得|供应|供给)了?(?:着)?[\u4e00-\u9fff]{0,8}$")
_MARKET_BEHIND = re.compile(r"的?(?:[\u4e00-\u9fff]{2,4})?市场(?:份额|占有率)?(?=[，。；、！”]|\s|$)")
_MARKET_BEFORE = re.compile(r"占[^，。；]{0,10}市场(?:份额|总量|销量|需求量)?的?$")
# 贡献了全市|四分之一|的税收: a part of the whole
_GAVE = re.compile(r"贡献了?[^，。；率度]{0,10}$")
_CONTRIBUTION = re.compile(r"贡献率|贡献了?|拉动|上拉|下拉|拉低")
_PULLS_DOWN = ("下拉", "拉低")
_OF_A_PLAN = re.compile(
    r"(?:完成|为|达到?|占)?(?:了)?(?:[\u4e00-\u9fff]{0,8}下达的?)?(?:全年|年度|年初|当年|既定|序时|年)?(?:投资|工作|建设)?(?:预算|计划|目标任务|任务|目标|进度)(?:投资|任务|总投资|数|目标)*的?(?:完成)?(?:了)?$"
)
# 较一季度|前移|3位: not a place but how far it moved
_MOVED = re.compile(r"(?:前移|前进|上升|提升|提高|跃升|攀升|进位|(?P<back>后移|下降|下滑|退后|回落|降低))(?:了)?$")
_TASK = re.compile(r"(?:完成|占|下达)(?:了)?(?:全年|年度|当年|年)?(?:目标任务|任务|目标)$")
_RANK_HEAD = re.compile(
    r"(?:[，,]?(?:稳|持续|继续|均|分别|已|也|连续)*(?:位居|居|位列|排名|排在|列|排|跃居|升至|保持|位于|稳居)[^，。；]{0,10}|(?:全国|全省|全区|省内|国内|世界|全球|中部|西部|东部|东北|长三角|全市|城市|同类)(?![^，。；]{0,6}(?:占有率|市占率|份额))[^，。；]{0,8})$"
)
_COMPARED_OBJECT = re.compile(r"(?P<word>超(?=时序|序时|进度|年度目标|预期目标)|高于|低于|快于|慢于|优于|好于|高出|低出|超出|多于|少于|领先|落后|(?<=[\u4e00-\u9fff])(?:高|低))于?(?P<object>[^，。；\d]{2,16})$")
_BELOW = ("低于", "慢于", "低出", "少于", "落后", "低")
_TIMES_OF = re.compile(r"(?:是|为|相当于|达到?|达|约为)[^，。；\d]{0,14}的?(?:近|约|超过?)?$")
_COMPARED_HEAD = re.compile(
    r"(?:(?:同比|环比|[去上]年同期|年均|两年平均|按?(?:可比|现)(?:价格?|口径)|按不变价格?)(?=[^，。；]{0,4}$)|(?<![占对性同环])比(?![重例亚价特较])(?=[^，。；]{1,14}$)|较(?![为大])(?=[^，。；]{1,14}$)|与[^，。；]{1,10}相比)[^，。；]*$"
)
_LESS_OF = re.compile(r"(?P<word>减少|少用|少排)(?P<noun>[\u4e00-\u9fff]{2,6})$")
_SHORT_WORDS = ("高", "低", "多", "少", "快", "慢", "增", "降", "翻", "减", "跌", "涨", "升", "节约", "领先", "增收", "增资", "改善")
# what is made faster or better by an amount is not more by it: 加快102项重大工程
_OF_SPEED = ("加快", "放缓", "提速", "加速", "优化", "改善")
_BASED = re.compile(r"(?<![占对性])比(?![重例])|较")
_ADDED = re.compile(r"(?:新增|增加值|净?增速|净增)$")
_FALLING = re.compile(r"降幅|跌幅")
_EFFECTS = ("提高", "提升", "降低", "节约", "压缩", "缩短", "缩减", "减少")


@dataclass(frozen=True, slots=True)
class Reading:
    """`sign` is −1 for a fall; `word_start` is where the aspect's own words begin (the indicator stands before them).

    `comparison` is None where the words name none; `default` is what they mean then, and `assumed` tells that it was taken.
    """

    aspect: Aspect
    comparison: Comparison | None
    sign: int
    word_start: int
    default: Comparison | None = None
    assumed: bool = False


def read_aspect(analysis: Analysis, place: Place, end: int, falling: bool = False) -> Reading:
    """The aspect of a number from its own words up to `end` (the number, or a period right before it).

    `falling` tells that the figure before was a fall, for 较一季度收窄.
    """
    left = analysis.text[place.start : end]
    number = place.number
    if number.dimension == "rank" and (moved := _MOVED.search(left)):
        sign = -1 if moved["back"] else 1
        return Reading("change", compared_with(analysis, place), sign, place.start + _moved_head(left, moved), "other")
    if number.dimension == "rank":
        head = _RANK_HEAD.search(left)
        return Reading("rank", rank_scope(analysis, place), 1, place.start + head.start() if head else number.outer_start)
    words = analysis.grammar.growth
    comparison = compared_with(analysis, place)
    reached = words.reached.search(left)
    if reached:
        aspect: Aspect = "share" if _is_share(left, number) else "level"
        return Reading(aspect, None, 1, _share_start(place.start, left) if aspect == "share" else place.start + reached.start())
    before = words.before.search(left)
    if before and left.endswith("自然", 0, before.start()):
        before = None  # 人口自然|增长率
    if number.dimension == "points":
        return _points(place, left, before, comparison, falling)
    if number.dimension == "multiple":
        return _multiple(place, left, before, comparison)
    if number.unit in ("%", "‰"):
        return _percent(analysis, place, left, before, comparison, falling)
    return _amount(place, left, before, comparison, falling)


def _moved_head(left: str, moved: re.Match[str]) -> int:
    """位次|较一季度|前移: the comparison before the move, with the 位次 that moves."""
    head = _COMPARED_HEAD.search(left[: moved.start()])
    start = head.start() if head else moved.start()
    return start - len("位次") if left[:start].endswith(("位次", "排名")) else start


def _percent(
    analysis: Analysis, place: Place, left: str, before: re.Match[str] | None, comparison: Comparison | None, falling: bool
) -> Reading:
    number = place.number
    if before and not _CONTRIBUTION.search(left, max(0, before.start() - 8), before.start()):
        word = before.group("up") or before.group("down") or before.group("narrow")
        default: Comparison = "other" if word in _EFFECTS else "yoy"
        return Reading("growth", comparison, _sign(before, left, falling), _head_start(place.start, left, before), default)
    plan = _plan_start(analysis, place, left)
    if plan is not None:
        return Reading("share", None, 1, plan)
    if _CONTRIBUTION.search(left):
        part = _GAVE.search(left) and analysis.text.startswith("的", number.outer_end)
        return Reading("share" if part else "contribution", None, 1, number.outer_start)
    if _is_share(left, number):
        return Reading("share", None, 1, _share_start(place.start, left))
    rate = _RATE_NOUN.search(left)
    if rate:
        return Reading("growth", comparison, -1 if _FALLING.search(rate.group()) else 1, place.start + rate.start(), "yoy")
    behind = _said_behind(analysis, place, left, comparison)
    if behind:
        return behind
    object_ = _compared_object(left)
    if object_ and analysis.text[number.outer_end : number.outer_end + 1] == "的":
        return Reading("growth", None, 1, place.start + object_.start(), "yoy")
    if object_:
        return Reading("growth", comparison or "other", -1 if object_["word"] in _BELOW else 1, place.start + object_.start())
    return Reading("level", None, 1, number.outer_start)


def is_part_behind(analysis: Analysis, place: Place) -> bool:
    """超过九成|的行业, 全国70%以上|的整箭企业: a part of what stands behind the number; 63%的数控化率 is that rate."""
    if not speaks_of_behind(analysis, place):
        return False
    start = place.number.outer_end + 1
    return not analysis.text[start : analysis.phrases.end_after(start, place.ceiling)].endswith(_RATE_NOUNS)


def speaks_of_behind(analysis: Analysis, place: Place) -> bool:
    """Whether nothing before a rate says what it is of, so that the noun behind its 的 does."""
    text, number = analysis.text, place.number
    if not text.startswith("的", number.outer_end):
        return False
    return place.start >= number.outer_start or _PART.search(text, place.start, number.outer_start) is not None


def _said_behind(analysis: Analysis, place: Place, left: str, comparison: Comparison | None) -> Reading | None:
    """实现|20%|的增长, 占据|三成|市场, 三成|的份额: what the words behind a percentage make of it."""
    number = place.number
    if _RATE_BEHIND.match(analysis.text, number.outer_end):
        verb = _RATE_VERB.search(left)
        return Reading("growth", comparison, 1, place.start + verb.start() if verb else number.outer_start, "yoy")
    takes = _TAKES_MARKET.search(left)
    if takes and of_market(analysis, place):
        return Reading("share", None, 1, place.start + takes.start())
    part = is_part_behind(analysis, place) or _SHARE_BEHIND.match(analysis.text, number.outer_end)
    return Reading("share", None, 1, number.outer_start) if part else None


def of_market(analysis: Analysis, place: Place) -> bool:
    """Whether a share is that of a market: 占领了全球|一半以上|市场, 占国内市场的|12%."""
    number = place.number
    before = _MARKET_BEFORE.search(analysis.text, place.start, number.outer_start)
    return before is not None or _MARKET_BEHIND.match(analysis.text, number.outer_end) is not None


def _plan_start(analysis: Analysis, place: Place, left: str) -> int | None:
    """Where 完成年度计划的|71% begins; also 完成年任务75亿元|的23.7%. None where no plan is spoken of."""
    if left == "的" and place.previous and _TASK.search(analysis.text, max(0, place.previous.outer_start - 12), place.previous.outer_start):
        return place.start
    plan = _OF_A_PLAN.search(left)
    return place.start + plan.start() if plan and plan.group() else None


def _points(place: Place, left: str, before: re.Match[str] | None, comparison: Comparison | None, falling: bool) -> Reading:
    pull = _last(_CONTRIBUTION, left)
    if pull >= 0 and not (before and before.start() > pull + 14):
        return Reading("contribution", None, -1 if left.startswith(_PULLS_DOWN, pull) else 1, place.start + pull)
    object_ = _compared_object(left)
    # 高于全市工业|增速|2个百分点: the word of change belongs to what is compared with
    if before and not (object_ and (object_["word"] == "超" or object_.start() < before.start())):
        return Reading("change", comparison, _sign(before, left, falling), _head_start(place.start, left, before), "yoy")
    if object_:
        sign = -1 if object_["word"] in _BELOW else 1
        return Reading("change", comparison or "other", sign, place.start + object_.start())
    return Reading("change", comparison, 1, place.start + len(left), "yoy")


def _multiple(place: Place, left: str, before: re.Match[str] | None, comparison: Comparison | None) -> Reading:
    if before:
        word = before.group("up") or before.group("down") or before.group("narrow")
        default: Comparison | None = None if word in _EFFECTS else "yoy"
        return Reading("multiple", comparison, 1, _head_start(place.start, left, before), default)
    times = _TIMES_OF.search(left)
    if times:
        return Reading("multiple", "other", 1, place.start + times.start())
    return Reading("multiple", comparison, 1, place.number.outer_start)


def _amount(place: Place, left: str, before: re.Match[str] | None, comparison: Comparison | None, falling: bool) -> Reading:
    if before and not _ADDED.search(left) and not _names_an_addition(left, before) and before.group().rstrip("了") not in _OF_SPEED:
        return Reading("change", comparison, _sign(before, left, falling), _head_start(place.start, left, before), "other")
    object_ = _compared_object(left)
    if object_:
        return Reading("change", comparison or "other", -1 if object_["word"] in _BELOW else 1, place.start + object_.start())
    less = _LESS_OF.search(left)
    if less and not left.endswith(("排放", "二氧化碳")):
        return Reading("change", comparison, -1, place.number.outer_start, "other")
    return Reading("level", None, 1, place.number.outer_start)


def _names_an_addition(left: str, before: re.Match[str]) -> bool:
    """净增, 高, 多 with an amount and no base of comparison belong to the noun (新增投资30亿元, 高30米)."""
    word = before.group("up") or before.group("down") or before.group("narrow")
    return word in _SHORT_WORDS and not _BASED.search(left)


def _head_start(start: int, left: str, before: re.Match[str]) -> int:
    """Where the comparison in front of the change word begins (同比|增长, 比去年同期|增加), so that the indicator ends before it."""
    head = _COMPARED_HEAD.search(left[: before.start()])
    return start + (head.start() if head else before.start())


def _compared_object(left: str) -> re.Match[str] | None:
    """高于|全国平均水平, 比厦门|高: what is compared with, behind the word; a bare 高 or 低 needs 比 in front."""
    found = _COMPARED_OBJECT.search(left)
    if found and found["word"] in ("高", "低") and not _BASED.search(left, 0, found.start()):
        return None
    return found


def _share_start(start: int, left: str) -> int:
    """Where the words of a share begin: 占, or the 占比 that ends the noun; a market share (市场占有率) is the noun itself."""
    match = _SHARE_VERB.search(left)
    return start + (match.start() if match else len(left))


def _is_share(left: str, number: NumberMention) -> bool:
    return number.unit in ("%", "‰") and bool(_SHARE.search(left))


def _sign(match: re.Match[str], left: str, falling: bool) -> int:
    """A fall is negative; a fall that grows smaller is a rise, one that grows larger a fall (降幅收窄, 降幅扩大)."""
    shrinking = _FALLING.search(left, 0, match.start()) is not None
    if match.group("narrow"):
        return 1 if shrinking or falling else -1
    if shrinking and match.group("up") in ("扩大", "增加"):
        return -1
    if shrinking and match.group("down") in ("缩小", "减少", "回落"):
        return 1
    return -1 if match.group("down") else 1


def _last(pattern: re.Pattern[str], text: str) -> int:
    found = -1
    for match in pattern.finditer(text):
        found = match.start()
    return found
