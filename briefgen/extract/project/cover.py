"""How much of a stretch of text is said by words of a few groups, and what is left over.

新型储能电站: 新型, 储能 and 电站 are words that any name may have, nothing is left, so it names a class. 联恒储能电站: 联恒 is left, so it names one.
"""

import re
from enum import IntEnum

from briefgen.extract.analysis import Analysis
from briefgen.extract.within import within
from briefgen.lexicon.term import Word

# an amount with its unit inside a name: 年产5万吨, 20GW
_AMOUNT = re.compile(
    r"(?:年产|年处理|年加工|日产|日处理)?(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千两]+)[万亿千百]?(?:余|多)?"
    r"(?:立方米|平方米|平方公里|千瓦时|千瓦|兆瓦|吉瓦|公里|[GMk]Wh?|吨|亩|套|台|辆|片|只|支|件|锭|米|头|箱|瓶|条|个|升|公斤|克)"
)
# what names nothing: money, phases, ordinals, digits
_NO_NAME = re.compile(r"[\d.]+[千百]?[万亿]元(?:以上)?|第?[一二三四五六七八九十]+期|第?[一二三四五六七八九十\d]+[#号]?[号条座台]?(?=$|[产生厂车高焦机])|\d+(?:\.\d+)?")
# 甲市产业园|项目, 甲市二期|项目: what stands before the bare tail names a plant already
_PLANT_INSIDE = re.compile(r"(?:产业园区?|产业城|科技园|物流园|基地|电站|工厂|大桥|[一二三四五六七八九十]期)$")
_SEPARATORS = re.compile(r"[\s、，,·“”\"（）()—\-/及和与暨]+")
_PLAIN = ("common", "part", "tail", "project_tail", "gap")
_EVIDENCE = ("enterprise", "park", "university", "town")


class Level(IntEnum):
    """How particular a name is: only words of any project (重点项目), a kind of plant (储能电站), one plant (联恒储能电站)."""

    GENERIC = 0
    KIND = 1
    PROPER = 2


def level_of(analysis: Analysis, start: int, end: int, bare: bool) -> Level:
    """The level of the words before a name's tail; `bare` is a tail that says nothing of the plant (项目, 工程)."""
    text = analysis.text[start:end]
    if not text:
        return Level.GENERIC
    amount = _AMOUNT.search(text)
    rest = _NO_NAME.sub("、", _AMOUNT.sub("、", text))
    matches = analysis.grammar.lexicon.find(rest)
    if any(match.term.kind in _EVIDENCE for match in matches):
        return Level.PROPER
    bare = bare and not _PLANT_INSIDE.search(text)
    regions = [match for match in matches if match.term.kind == "region"]
    for match in reversed(regions):
        rest = rest[: match.start] + "、" + rest[match.end :]
    words = [found for found in analysis.grammar.lexicon.finder(_PLAIN).find(rest) if found[2].group != "gap" or found[1] - found[0] > 1]
    if _longest_left(rest, words) >= 2:
        return Level.PROPER
    product = any(word.code == "product" for _, _, word in words)
    if (amount and product) or (regions and (product or not bare)):
        return Level.PROPER
    inside = _PLANT_INSIDE.search(text)
    return Level.KIND if product or (inside and inside.end() - inside.start() < len(text) >= 4) or (regions and not bare) or (len(text) > 2 and not _is_covered(rest, words)) else Level.GENERIC


def is_common(analysis: Analysis, word: str) -> bool:
    """Whether a word is one that a name may have inside (利用, 生产) and that yet often stands before names as a verb."""
    found = analysis.grammar.lexicon.finder(("common",)).find(word)
    return len(word) > 1 and len(found) == 1 and found[0][:2] == (0, len(word)) and found[0][2].code != "verb"


def left_over(analysis: Analysis, start: int, end: int, groups: tuple[str, ...] = ("gap", "part", "stage")) -> str:
    """What is left of `[start, end)` without the words of `groups`, periods, numbers and punctuation."""
    text = analysis.text
    spans = [(start + first, start + last) for first, last, _ in analysis.grammar.lexicon.finder(groups).find(text[start:end])]
    spans += [(mention.start, mention.end) for mention in within(analysis.periods, start, end)]
    spans += [(number.outer_start, number.outer_end) for number in within(analysis.numbers, start, end)]
    kept = []
    at = start
    for first, last in sorted(spans):
        if first > at:
            kept.append(text[at:first])
        at = max(at, last)
    kept.append(text[at:end])
    return _SEPARATORS.sub("", "".join(kept))


def _longest_left(text: str, words: list[tuple[int, int, Word]]) -> int:
    pieces = []
    at = 0
    for start, end, _ in words:
        pieces.append(text[at:start])
        at = end
    pieces.append(text[at:])
    return max(len(part) for piece in pieces for part in _SEPARATORS.split(piece))


def _is_covered(text: str, words: list[tuple[int, int, Word]]) -> bool:
    return _longest_left(text, words) == 0
