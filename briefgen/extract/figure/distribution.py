"""Lists that share their words: 新能源汽车、工业机器人产量同比分别增长48.6%、33.4%; 省级52个、市级73个产业链项目.

The n-th number belongs to the n-th item; what the last item ends with (产量) belongs to all.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.number import NumberMention
from briefgen.extract.sentence import Clause

_APART = re.compile(r"、|和|与|及|以及")
_MEASURES = frozenset(("增加值", "产值", "产量", "投资", "收入", "销售额", "零售额", "利润", "出口", "进口", "营业收入", "销量", "面积", "总额", "数量"))
_BETWEEN = re.compile(r"[、和与及，,\s]*(?:以及)?")


def distributed(analysis: Analysis, clause: Clause, numbers: list[NumberMention]) -> dict[int, tuple[str, NumberMention]]:
    """The item that each number of a 分别 list belongs to and the list's first number, by the number's start; empty without such a list."""
    text = analysis.text
    at = text.find("分别", clause.start, clause.end)
    if at < 0:
        return {}
    row = _row_of(text, [number for number in numbers if at < number.start], at)
    items = _items(analysis, clause.start, at)
    if len(row) < 2 or len(items) < 2:
        return {}
    if len(items) != len(row):
        items = items[-len(row) :] if len(items) > len(row) else []
    return {number.start: (item, row[0]) for number, item in zip(row, items, strict=True)} if items else {}


def _row_of(text: str, numbers: list[NumberMention], at: int) -> list[NumberMention]:
    """The numbers that follow each other with nothing but list marks between them."""
    row: list[NumberMention] = []
    for number in numbers:
        if row and not _BETWEEN.fullmatch(text, row[-1].outer_end, number.outer_start):
            break
        if not row and number.outer_start - at > 16:
            break
        row.append(number)
    return row


def _items(analysis: Analysis, start: int, end: int) -> list[str]:
    head = re.sub(r"(?:同比|环比|较上年|比上年|各自|均|，)+$", "", analysis.text[start:end])
    head = re.sub(r"^(?:其中|截至[^，]*|\d{4}年|今年以来|全市|我市|全省|全国|目前)[，,]?", "", head)
    items = [item for item in _APART.split(head) if item]
    if len(items) < 2:
        return items
    shared = _shared_tail(analysis, items[-1])
    return [item if item.endswith(shared) else item + shared for item in items] if shared else items


def _shared_tail(analysis: Analysis, item: str) -> str:
    """The indicator that the last item ends with (工业机器人|产量), "" where it is one as a whole or has none."""
    measures = [measure for measure in _MEASURES if item.endswith(measure) and item != measure]
    if measures:
        return max(measures, key=len)
    lexicon = analysis.grammar.lexicon
    return next((item[start:] for start in range(1, len(item) - 1) if lexicon.lookup(item[start:], "indicator")), "")


def shared_noun(analysis: Analysis, number: NumberMention, following: NumberMention | None, noun_behind: str) -> str:
    """省级52个、市级73个产业链项目: the noun behind the next number, when only a list mark stands between the two phrases."""
    if following is None or following.unit != number.unit or not noun_behind:
        return ""
    between = analysis.text[number.outer_end : following.outer_start]
    return noun_behind if re.fullmatch(r"[、和及][\u4e00-\u9fff]{1,4}", between) else ""
