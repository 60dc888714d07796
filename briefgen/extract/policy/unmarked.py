"""Documents that are named without title marks: 市政府印发|低空经济发展三年行动计划, 即将出台|支持智能家电产业若干措施.

The verb of issuing stands right before the name, the name ends like an office's document and says of what it is: 印发实施方案 names none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.sentence import Sentence

_ISSUED = re.compile(
    r"(?:印发|出台|公布|发布|制定了|编制了|出台实施)(?:实施)?(?:了)?(?P<name>(?P<stem>[^，。；：、《》“”（）的了\n]{4,32}?)的?"
    r"(?:三年)?(?:行动方案|行动计划|实施方案|工作方案|实施意见|指导意见|管理办法|实施办法|实施细则|若干措施|若干政策|若干意见|发展规划|专项规划))(?=[，。；、]|并|$)"
)
_TO_COME = re.compile(r"(?:将|拟|计划|准备|抓紧)(?:研究|尽快|适时|陆续|制定|编制)*$")
# 84个城市出台了…办法: one each
_MANY = re.compile(r"\d(?:余|多)?个(?:城市|省份|省|市|县|区|地区|地方)[^，。；]{0,10}$")
# 出台相关配套实施方案: of no document in particular
_GENERAL = re.compile(r"相关|配套|系列|新一轮|具体|专门|多[项个]|各[项类个]|更多|有关|以来|(?:一|[两三四五六七八九十]|\d+)[项个份部]")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A document by its name at `[start, end)`; `action` as in the fact format."""

    start: int
    end: int
    name: str
    action: str


def unmarked_in(analysis: Analysis, sentence: Sentence) -> Iterator[Unmarked]:
    """The documents without marks that a sentence names, in order."""
    text = analysis.text
    for match in _ISSUED.finditer(text, sentence.start, sentence.end):
        if _GENERAL.search(match["stem"]) or text.rfind("《", sentence.start, match.start()) > text.rfind("》", sentence.start, match.start()):
            continue
        if _MANY.search(text, max(sentence.start, match.start() - 20), match.start()):
            continue
        planned = _TO_COME.search(text, max(sentence.start, match.start() - 8), match.start())
        yield Unmarked(match.start("name"), match.end("name"), match["name"], "planned" if planned else "issued")
