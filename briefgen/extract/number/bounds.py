"""Bound words on both sides of a number: 超100亿元, 近三成, 不低于5%, 30亿元以上, 20人左右, 10%以内.

    find_bound("总投资超100亿元", 4, 9)  ->  Bound(3, 9, "at_least")
"""

import re
from dataclasses import dataclass

_AT_MOST = "不超过|不超|不高于|不大于|不多于|不逾|低于|小于等于|小于或者?等于|小于|少于|不足|不到|未到|至多|最多|最高"
_AT_LEAST = "超过|超出|超|突破|冲破|破|逾|不低于|不少于|不小于|大于等于|大于或者?等于|至少|最少|起码|高于|大于|多于|不止|不下|不下于"
_ABOUT = "大约|约为|(?<![节签预合特履违条公续解契制简失集])约|将近|接近|(?<![附最靠临邻远就新亲])近|大概|大致|差不多|平均约"
_BEFORE = re.compile(
    rf"(?:(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST}|(?<![经通不渡路错])过|(?<![以晚早马网线之])上)|(?P<about>{_ABOUT}))(?:了|达)? ?$"
)
_AFTER = re.compile(
    r" ?(?:[（(]含[^（()）]{0,6}[）)])?"
    r"(?:(?:或者|或|及其?|和)?(?:(?P<at_least>以上(?!海)|之上|开外|更多)|(?P<at_most>以下|以内|之内|以里|之下))"
    r"|(?P<about>左右(?!手|两)|上下(?![游联级班层同文一])|(?<!特)许(?![多可昌])|前后))"
)
# 至少建成5个, 约占全省的三成: other words stand between, so that the bound word is outside the span
_APART = re.compile(
    r"(?:(?P<at_least>至少|最少|起码|不少于)|(?P<at_most>至多|最多))(?:(?!的)[\u4e00-\u9fff]){1,4}$"
    r"|(?<![节签预合特履违条公续])约(?P<about>占|为|合|相当于|达)[^,，。;；:：、0-9]{0,9}$"
)
_KINDS = ("at_least", "at_most", "about")
_WINDOW = 6
_FAR_WINDOW = 13
# 上 and 过 are bound words only before a bare scale word or a large round number: 上万, 过百亿
_ROUND = re.compile(r"[十百千万亿]|[0-9]+[万亿]|[一二三四五六七八九]成")


@dataclass(frozen=True, slots=True)
class Bound:
    """`[start, end)` is the number with its bound words, `kind` is `exact`, `about`, `at_least` or `at_most`."""

    start: int
    end: int
    kind: str


def find_bound(text: str, start: int, end: int) -> Bound:
    """The bound words around the number `text[start:end]`; of several, one with a side (超, 以上) wins over `about`."""
    kinds: list[str] = []
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    if before and (before.group()[0] not in "上过" or _ROUND.match(text, start)):
        kinds.append(before.lastgroup or "")
        start = before.start()
    elif apart := _APART.search(text, max(0, start - _FAR_WINDOW), start):
        kinds.append(apart.lastgroup or "")
    after = _AFTER.match(text, end)
    if after:
        kinds.append(next(name for name in _KINDS if after[name]))
        end = after.end()
    sided = [kind for kind in kinds if kind != "about"]
    return Bound(start, end, sided[0] if sided else kinds[0] if kinds else "exact")
