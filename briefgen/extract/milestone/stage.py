"""Stage words that say where something stands: 已投产, 正在安装设备, 预计年底竣工.

Left out are words that are part of another word or only set a time: 投产后, 开工以来, 竣工率, 施工单位, 尚未开工; and what a running plant does every
day: 每76秒下线一辆. Which nouns make another word of a stage word is data (group `stage_noun`), as is what a stage word needs (`stage_needs`).
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis

_OWN_PHASE = re.compile(r"(?:一|首)期(?:项目|工程)?")
STANDING = ("building", "preparing", "proposed", "reserved")
# a step of the building that is taken once
_ONCE = ("封顶", "合龙", "合拢", "贯通")
_NEGATED = re.compile(r"(?:未|没有|未能|不再|避免|无法|不能|难以|能否|是否|不|没|非|无)(?:如期|按期|正式|完全|全面|全部)?$")
# 签约项目抓落地、在建项目促投产: what is called for in general
_SLOGAN = re.compile(r"(?:抓|(?<!督)促|(?<!确)保|比|赛)$")
_FIRST = re.compile(r"首|第一|正式|成功|顺利|标志着|全线|全面|投产")
_ROUTINE = re.compile(r"每(?!个项目)|日均|月均|累计|平均|常年|长期|一直|流量|班次|车流|平稳|安全")
_END = re.compile(r"$|[，。；、！”）\n]|仪式|活动|暨")
# 从开工到完工用时100天: how long it took
_SPAN = re.compile(r"从[^，。；]{0,8}到[^，。；]{0,12}(?:用时|仅用|只用|历时|耗时|不到)")
# 签约|8个项目，包括…: the count of a list that follows
_LIST = re.compile(r"(?:了)?\d+余?[个项](?:重大|重点|产业|工业|亿元以上|招商)*项目[，,]?(?:分别|其中)?(?:是|为|有|包括|包含)")
# 一期建成|达产后，年产值8亿元
_ONCE_RUNNING = re.compile(r"(?:并|且)?(?:投产|达产|达效|满产|投用|投运|运营|投入使用|投入运营)(?:以|之)?后")
_COUNTDOWN = re.compile(r"(?:正式)?(?:进入|开启)?(?:最后)?倒计时")  # 开通运营|进入倒计时
_NEAR = 10  # 联调联试|今天|正式启动: what begins is the step named before
_COUNT = re.compile(r"(?:(?:和|、|及|或)(?:即将|拟|已|正在|计划|新)?(?:开工|投产|竣工|在建|建设|签约|建成|续建|落地))*(?:建设|投产)?(?:了|各类|重点|重大|亿元以上|工业|产业|民生|省级|市级)*(?:项目)?\d+(?:余|多)?(?:[个项家户]|%)|(?:了)?(?:一批|一大批|一系列|多个|若干)")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage word `[start, end)`: `code` as in the fact format; `expected` where the word itself looks ahead (即将投产)."""

    code: str
    start: int
    end: int
    word: str
    expected: bool

    @property
    def standing(self) -> bool:
        """Whether it tells no step that is taken once (推进, 谋划)."""
        return self.code in STANDING and not self.word.endswith(_ONCE)


def stages_in(analysis: Analysis, start: int, end: int) -> list[Stage]:
    """The stage words of a clause that count, in order."""
    text = analysis.text
    found: list[Stage] = []
    for first, last, word in analysis.stages[bisect_left(analysis.stages, (start,)) :]:
        if first >= end:
            break
        if last > end or _NEGATED.search(text, max(start, first - 8), first) or _SLOGAN.search(text, max(start, first - 2), first):
            continue
        if _is_other_word(analysis, last, end):
            if found and found[-1].end == first:
                found.pop()
            continue
        if _ONCE_RUNNING.match(text, last) and not analysis.periods_in(start, first):
            continue
        needs = _needs(analysis, word.word)
        if needs == "first" and (_ROUTINE.search(text, start, end) or not _FIRST.search(text, max(0, first - 30), first)):
            continue
        if needs == "end" and (not _END.match(text, last) or (found and first - found[-1].end <= _NEAR)):
            continue
        if text[max(start, first - 1) : first] == "从" or _SPAN.search(text, start, end):
            continue
        if needs == "step" and _ROUTINE.search(text, start, first):
            continue
        if word.code not in ("installing", "building") and _COUNT.match(text, last) and not _LIST.match(text, last) and not re.search(r"[座栋]", text[last : last + 6]):
            continue
        phase = _OWN_PHASE.match(word.word)
        first += phase.end() if phase else 0
        code = "building" if _COUNTDOWN.match(text, last) else word.code
        found.append(Stage(code, first, last, word.word, word.data.get("modality") == "expected"))
    return found


def _needs(analysis: Analysis, word: str) -> str:
    """What a stage word needs to count: `first` (首台…下线), `step` (no routine), `end` (no object), "" nothing."""
    found = analysis.grammar.lexicon.finder(("stage_needs",)).find(word)
    return found[0][2].code if found and found[0][:2] == (0, len(word)) else ""


def _is_other_word(analysis: Analysis, last: int, end: int) -> bool:
    """Whether a noun behind makes another word of it (施工|单位) or it only sets a time (投产|以来)."""
    after = analysis.grammar.lexicon.finder(("stage_noun",)).find(analysis.text[last : min(end, last + 8)])
    return bool(after) and after[0][0] == 0
