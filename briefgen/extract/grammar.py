"""The words of the lexicon as compiled patterns, made once for a lexicon and carried along (no cache, no global).

Each pattern is the alternation of one group's words, longest first, so that 设备安装 wins over 安装.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.lexicon.lexicon import Lexicon
from briefgen.lexicon.term import Word

_SEARCHED = ("done", "conditional", "running", "occasion", "goal_head", "title", "say")
# 全市|场, 资本市|场, 全国|版 are other words
_NO_SELF_BEFORE = "(?![版场])"
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
    selves: WordPattern
    generic: re.Pattern[str]
    groups: dict[str, dict[str, str]]
    sets: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]

    def group(self, name: str) -> frozenset[str]:
        """The words of a group, as a set."""
        return self.sets.get(name, frozenset())

    def any_of(self, name: str) -> re.Pattern[str]:
        """A pattern that finds any word of a group of `_SEARCHED`."""
        return self.patterns.get(name, _NOTHING)

    def codes(self, name: str) -> dict[str, str]:
        """The words of a group with what each means."""
        return self.groups.get(name, {})


def compile_grammar(lexicon: Lexicon) -> Grammar:
    """The patterns of a lexicon; about ten milliseconds."""
    groups: dict[str, dict[str, str]] = {}
    for word in lexicon.grammar:
        groups.setdefault(word.group, {})[word.word] = word.code
    return Grammar(
        lexicon,
        tails=_word_pattern(lexicon, "tail"),
        modality=_word_pattern(lexicon, "modality"),
        roles=_word_pattern(lexicon, "role"),
        actions=_word_pattern(lexicon, "action"),
        growth=_growth_words(lexicon),
        selves=_word_pattern(lexicon, "self", _NO_SELF_BEFORE),
        generic=_generic(groups.get("generic", {})),
        groups=groups,
        sets={group: frozenset(words) for group, words in groups.items()} | {"plain_stem": _plain_stems(groups)},
        patterns={group: re.compile(alternation(longest_first(groups[group]))) for group in _SEARCHED if groups.get(group)},
    )


def _plain_stems(groups: dict[str, dict[str, str]]) -> frozenset[str]:
    """Ordinary words, which make no company's name with a trade word behind them (数控机床)."""
    return frozenset(word for group in ("brand_not", "common", "gap") for word in groups.get(group, {}))


# what may stand between a word of change and its number: 增长|了约|12%, 增幅|达到|12%
_LINK = (
    r"(?:率|幅度?|速度?|额|量|了|约|近|超过?|逾|达到?|为|至少|均|均为|都|又|再|还|分别|各|幅度?达到?|就达到?|已达到?|将达到?|平均|预计|可达|力争|"
    r"不低于|不超过|不少于|低于|在|保持在|稳定在|控制在|突破)*"
)


def _growth_words(lexicon: Lexicon) -> GrowthWords:
    def of(*codes: str) -> str:
        words = sorted((word.word for word in lexicon.words("growth") if word.code in codes), key=lambda word: (-len(word), word))
        return alternation(words) or "(?!)"

    change = rf"(?P<up>{of('up', 'above')})|(?P<down>{of('down', 'below')})|(?P<narrow>{of('narrow')})"
    return GrowthWords(
        change=re.compile(change),
        before=re.compile(rf"(?:{change})(?P<link>{_LINK})$"),
        reached=re.compile(rf"(?:{of('up_to', 'down_to')})(?:了|约|近|超过?|逾)?$"),
    )


def _generic(words: Iterable[str]) -> re.Pattern[str]:
    """What may stand before a bare tail without making it the name of anything in particular (重点|项目, 上市|公司)."""
    return re.compile(rf"(?:{alternation(longest_first(words))}|\d+(?:\.\d+)?|“[^”]*”|\d+[^\u4e00-\u9fff]?)*")


def _word_pattern(lexicon: Lexicon, group: str, behind: str = "") -> WordPattern:
    words = {word.word: word for word in lexicon.words(group)}
    return WordPattern(re.compile(f"(?:{alternation(longest_first(words))}){behind}") if words else _NOTHING, words)


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in the order in which an alternation must try them."""
    return sorted(words, key=lambda word: (-len(word), word))


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of `words`, tried in their order."""
    return "|".join(map(re.escape, words))
