"""The words of the lexicon as compiled patterns, made once for a lexicon and carried along (no cache, no global).

Each pattern is the alternation of one group's words, longest first, so that 设备安装 wins over 安装.
"""

import re
from dataclasses import dataclass

from briefgen.lexicon.lexicon import Lexicon
from briefgen.lexicon.term import Word

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class WordPattern:
    """One group's words: `pattern` finds them, `words` tells what each means."""

    pattern: re.Pattern[str]
    words: dict[str, Word]

    def code(self, word: str) -> str:
        return self.words[word].code


@dataclass(frozen=True, slots=True)
class GrowthWords:
    """Words of change: `change` has the groups `up` and `down`; `reached` are words that lead to a level (增长到)."""

    change: re.Pattern[str]
    before: re.Pattern[str]
    reached: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All groups that the fact modules read with patterns of their own around them."""

    lexicon: Lexicon
    tails: WordPattern
    modality: WordPattern
    roles: WordPattern
    actions: WordPattern
    growth: GrowthWords


def compile_grammar(lexicon: Lexicon) -> Grammar:
    """The patterns of a lexicon; about ten milliseconds."""
    return Grammar(
        lexicon,
        tails=_word_pattern(lexicon, "tail"),
        modality=_word_pattern(lexicon, "modality"),
        roles=_word_pattern(lexicon, "role"),
        actions=_word_pattern(lexicon, "action"),
        growth=_growth_words(lexicon),
    )


# what may stand between a word of change and its number: 增长|了约|12%, 增幅|达到|12%
_LINK = (
    r"(?:率|幅度?|速度?|额|量|了|约|近|超过?|逾|达到?|为|至少|均|均为|都|又|再|还|分别|各|幅度?达到?|就达到?|已达到?|将达到?|平均|预计|可达|力争|"
    r"不低于|不超过|不少于|低于|在|保持在|稳定在|控制在|突破)*"
)


def _growth_words(lexicon: Lexicon) -> GrowthWords:
    def of(*codes: str) -> str:
        words = sorted((word.word for word in lexicon.words("growth") if word.code in codes), key=lambda word: (-len(word), word))
        return alternation(words) or "(?!)"

    change = rf"(?P<up>{of('up', 'above')})|(?P<down>{of('down', 'below', 'narrow')})"
    return GrowthWords(
        change=re.compile(change),
        before=re.compile(rf"(?:{change})(?P<link>{_LINK})$"),
        reached=re.compile(rf"(?:{of('up_to', 'down_to')})(?:了|约|近|超过?|逾)?$"),
    )


def _word_pattern(lexicon: Lexicon, group: str) -> WordPattern:
    words = {word.word: word for word in lexicon.words(group)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return WordPattern(re.compile(alternation(longest_first)) if words else _NOTHING, words)


def alternation(words: list[str]) -> str:
    """A pattern for any of `words`, tried in their order."""
    return "|".join(map(re.escape, words))
