"""Whether a number is fact, target, plan or expectation: 力争…达到2个 (target), 计划投资10.8亿元 (planned), 预计…80亿元 (expected).

The word governs what follows it in its sentence until a word of accomplishment (已, 完成了, 实现了) ends its reach; a word of target behind the number
(…的目标) governs the clauses before it; 以上 with a coming deadline is a target too.
"""

import re

from briefgen.extract.grammar import WordPattern
from briefgen.extract.number import NumberMention
from briefgen.extract.sentence import Sentence
from briefgen.model.fact import Modality

_DONE = re.compile(r"已经?|目前|现有|现拥有|完成了|实现了|达到了|累计完成|截至|顺利|同比")
_GOAL_BEHIND = re.compile(r"(?:的|这一|总体|奋斗|发展)目标(?!任务)")
_CONDITIONAL = re.compile(
    r"(?:投产|建成|达产|完成|投运|项目建成|运营|改造|竣工)[^，。；]{0,4}(?:后|之后)|可(?:年产|实现|达|新增|带动|形成|满足)|将(?:形成|达到?|实现|新增|带动|建成)|年产"
)


def read_modality(text: str, sentence: Sentence, number: NumberMention, words: WordPattern) -> Modality | None:
    """The modality that the sentence's words give `number`, None where it has no such word."""
    said: list[str] = []
    for match in words.pattern.finditer(text, sentence.start, number.start):
        if match.group() == "将" and not _is_future(text, match.start()):
            continue
        if not _ended(text, match.end(), number.start):
            said.append(words.code(match.group()))
    if "target" in said or said and said[-1] == "planned" and number.bound == "at_least" and text[number.end : number.outer_end]:
        return "target"
    if said:
        return said[-1]  # type: ignore[return-value]
    if _GOAL_BEHIND.search(text, number.end, sentence.end):
        return "target"
    return None


def is_conditional(text: str, start: int, number: NumberMention) -> bool:
    """Whether the number is what a plant will do once it runs (建成后可年产…)."""
    return bool(_CONDITIONAL.search(text, start, number.start))


def _is_future(text: str, at: int) -> bool:
    """将 as “will”, not as “taking” (将…放在) inside a word (将军)."""
    following = text[at + 1 : at + 3]
    return not following.startswith(("军", "士", "来"))


def _ended(text: str, start: int, end: int) -> bool:
    return bool(_DONE.search(text, start, end))
