"""Finds the year that a text itself fixes as the present one.

`2025年即将到来` is written in 2024, `今年是“十四五”收官之年` in 2025, `今年是新中国成立75周年` in 2024, `刚刚过去的2023年` in 2024,
`较2017年底提升3个百分点` in 2018, `2022年安排项目91个，截至目前…` in 2022. Where two such words disagree, or none is there, the year stays unknown.
"""

import re
from collections.abc import Callable

_PLANS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_FOUNDED = {"新中国": 1949, "中华人民共和国": 1949, "中国共产党": 1921, "建党": 1921, "建军": 1927, "改革开放": 1978}

_CLUES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
    (re.compile(r"(20\d\d)年(?:即将|就要|马上就要)(?:到来|来临|开启)"), lambda match: int(match[1]) - 1),
    (re.compile(r"即将(?:到来|来临|开启)的(20\d\d)年"), lambda match: int(match[1]) - 1),
    (re.compile(r"即将(?:迎来|进入|步入|跨入)(20\d\d)年"), lambda match: int(match[1]) - 1),
    (re.compile(r"(20\d\d)年(?:即将|就要)(?:过去|结束|收官)"), lambda match: int(match[1])),
    (re.compile(r"(?:刚刚|已经)?过去的(20\d\d)年"), lambda match: int(match[1]) + 1),
    (re.compile(r"去年[（(](20\d\d)年?[）)]|(20\d\d)年[（(]去年[）)]"), lambda match: int(match[1] or match[2]) + 1),
    (re.compile(r"今年[（(](20\d\d)年?[）)]|(20\d\d)年[（(]今年[）)]"), lambda match: int(match[1] or match[2])),
    (re.compile(rf"今年[^，。；]{{0,12}}?[“\"]?({'|'.join(_PLANS)})[”\"]?(?:规划)?的?(开局|收官)"), lambda match: _of_plan(match[1], match[2])),
    (
        re.compile(rf"今年[^，。；]{{0,8}}?({'|'.join(_FOUNDED)})(?:成立)?(\d{{2,3}})周年"),
        lambda match: _FOUNDED[match[1]] + int(match[2]),
    ),
)
_BASE = re.compile(r"[较比](20\d\d)年[底末](?:提[升高]|上升|下降|回落|降低|扩大|收窄|加快|放缓)了?[\d.]+个?百分点")
_AT_WORK = re.compile(r"(20\d\d)年(?:度)?，?[^，。；]{0,14}?(?:共)?(?:安排|计划(?:安排|实施|新?开工)|谋划实施)[^，。；]{0,12}?项目")
_NOW = re.compile(r"截至目前|截止目前|目前")
_PRINTED = re.compile(r"20\d\d(?=年)")


def present_year(text: str) -> int | None:
    """The year in which the text says it is written, or None."""
    years = {year(match) for pattern, year in _CLUES for match in pattern.finditer(text)} or _after_the_base(text) or _at_work(text)
    return years.pop() if len(years) == 1 else None


def _after_the_base(text: str) -> set[int]:
    """较2017年底提升3个百分点: a rate is held against the end of the year before; only where the text prints no later year."""
    bases = {int(match[1]) for match in _BASE.finditer(text)}
    return {base + 1 for base in bases if not any(int(match[0]) > base for match in _PRINTED.finditer(text))}


def _at_work(text: str) -> set[int]:
    """2022年，甲区安排项目91个，截至目前开工7个: the year whose projects are told of as under way; only where the text prints no other year."""
    told = _AT_WORK.search(text) if _NOW.search(text) else None
    return {int(told[1])} if told and {match[0] for match in _PRINTED.finditer(text)} == {told[1]} else set()


def _of_plan(plan: str, part: str) -> int:
    return _PLANS[plan] + (4 if part == "收官" else 0)
