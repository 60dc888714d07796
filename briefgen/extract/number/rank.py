"""Ranks and ordinals: 居全省第二, 列第5位, 排名前三, 跃居首位, 产量之首; 首座, 首位女工程师, 全国第三座.

A rank is unit 位 (前三 is at_most); 首家 and 第三座 are of form `ordinal` with their own unit. 第一季度, 第二产业, 第十二届, 第3条 count nothing.
"""

import re
from decimal import Decimal

from briefgen.extract.number.mention import ExcludedNumber, Found, NumberMention
from briefgen.extract.number.numeral import read_numeral

_NUMBER = "[0-9]{1,5}|[一二两三四五六七八九十百]{1,5}"
_ORDINAL = re.compile(rf"第 ?(?P<number>{_NUMBER})(?:(?:[、,至和到-]第?|[—–~～])(?:{_NUMBER})){{0,12}}+")
_ITEM = re.compile(rf"第? ?(?P<number>{_NUMBER})")
_PLACE = re.compile(r" ?个?(?:名次?|位次?)(?![员单字置])")
_THING = re.compile(
    r"(?:台套|台（套）|台\(套\)|座|家|个|台|套|艘|架|列|辆|款|颗|枚|大)"
    r"(?!月|季|阶段|方面|五年|百年|年头|层次|环节|会|师|街|区|代表|国庆|任务|工作日|交易日|问题|特点|步骤)"
)
_BARE = re.compile(r"(?=之间|[^\u4e00-\u9fffA-Za-z0-9]|$|的|和|与|及|且|并|大经济体|大国|大市|大省|高|大)")
_IN_ORDER = re.compile(
    r"(?:居|列|排|排名|位|升至|跃升|跃至|上升到|保持|全省|全国|全市|全区|全州|世界|全球|亚洲|国内|省内|行业|中部|西部|东部|城市|首府|同类|稳坐|夺得|占有率|市占率|份额)"
    r"[^,，。;；:：\n]{0,8}$"
)
_TOP = re.compile(r"前 ?(?P<number>[0-9]{1,4}|[一二两三四五六七八九十百]{1,3}) ?(?P<unit>强|名|位|列|甲)?(?P<tail>.?)", re.DOTALL)
_TOP_CONTEXT = re.compile(
    r"(?:居|列|排|排名|位|进入|跻身|迈入|闯入|入围|升至|跨入|挤进|争|保持|全国|全省|全市|世界|全球|倒数|[挺迈跨]进)[^,，。;；:：\n]{0,8}$"
)
_NO_TOP = "个月季年天日期届次批轮周分秒半后者所述辈世项条场%％大成"
_FIRST = re.compile(
    r"首(?P<unit>位(?!度|次|置|届)|台套|台（套）|台\(套\)|家|个|座|条|台|套|艘|架|列|辆|款|颗|枚|例|项|单)(?!体|交易日|工作日|季|月|晶)"
)
_HEAD = re.compile(r"首(?=[^\u4e00-\u9fff]|$|的|[。,，;；])")
_WINDOW = 14
_ONE = Decimal(1)


def read_ordinal(text: str, at: int) -> list[Found]:
    """What 第 begins at `at`; 居第1、第3位 is two ranks, 第一方阵 a class and no place."""
    match = _ORDINAL.match(text, at)
    value = read_numeral(match["number"]) if match else None
    if match is None or value is None:
        return []
    end = match.end()
    place = _PLACE.match(text, end)
    if match.end("number") != end:
        return _listed(text, match, place.end() if place else 0)
    if place:
        return [_rank(text, at, place.end(), value, "exact")]
    if _BARE.match(text, end) and _in_order(text, at):
        return [_rank(text, at, end, value, "exact")]
    if thing := _THING.match(text, end):
        return [_ordinal(at, thing.end(), value, thing.group())]
    return [ExcludedNumber(at, end, "page" if text[end : end + 1] == "版" else "ordinal")]


def _listed(text: str, match: re.Match[str], place: int) -> list[Found]:
    """第6、第7和第5位: ranks, where 位 stands behind the last or the words before it set an order; 第1、2、3天 counts nothing."""
    start, end = match.span()
    if not place and not (_BARE.match(text, end) and _in_order(text, start)):
        return [ExcludedNumber(start, end, "ordinal")]
    ranks: list[Found] = []
    for item in _ITEM.finditer(text, start, end):
        value = read_numeral(item["number"])
        if value is not None:
            last = place if place and item.end() == end else item.end()
            ranks.append(_rank(text, item.start(), last, value, "exact"))
    return ranks


def _in_order(text: str, at: int) -> bool:
    return _IN_ORDER.search(text, max(0, at - _WINDOW), at) is not None


def read_top(text: str, at: int) -> NumberMention | None:
    """What 前 begins at `at`: 前五, 前10名, 前三甲; None for 前三季度, 前两年."""
    match = _TOP.match(text, at)
    value = read_numeral(match["number"]) if match else None
    if match is None or value is None:
        return None
    if match["unit"] is None:
        if match["tail"] and match["tail"] in _NO_TOP:
            return None
        if not _TOP_CONTEXT.search(text, max(0, at - _WINDOW), at):
            return None
    return _rank(text, at, match.end("unit") if match["unit"] else match.end("number"), value, "at_most")


def read_first(text: str, at: int) -> NumberMention | None:
    """What 首 begins at `at`: 首位, …之首, 首家."""
    if match := _FIRST.match(text, at):
        ordered = _BARE.match(text, match.end()) or _in_order(text, at)
        if match["unit"] == "位" and ordered:
            return _rank(text, at, match.end(), _ONE, "exact")
        return _ordinal(at, match.end(), _ONE, match["unit"])
    if text[at - 1 : at] in ("之", "榜", "居") and _HEAD.match(text, at):
        return _rank(text, at, at + 1, _ONE, "exact")
    return None


def _rank(text: str, start: int, end: int, value: Decimal, bound: str) -> NumberMention:
    """倒数 belongs to the outer span: from the other end of the list."""
    outer = start - 2 if text[max(0, start - 2) : start] == "倒数" else start
    return NumberMention(start, end, outer, end, value, None, "位", "rank", bound, "rank")


def _ordinal(start: int, end: int, value: Decimal, unit: str) -> NumberMention:
    unit = {"台（套）": "台套", "台(套)": "台套", "大": "个"}.get(unit, unit)
    return NumberMention(start, end, start, end, value, None, unit, "ordinal", "exact", "ordinal")
