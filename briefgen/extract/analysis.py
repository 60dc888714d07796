"""What is seen in a story before anything is bound: sentences, numbers, periods, names, noun-phrase edges, the home region.

Every kind of fact starts from this one reading, made once a story.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from briefgen.clean.story import CleanStory
from briefgen.extract.grammar import Grammar
from briefgen.extract.home import NOWHERE, Home, find_home, nowhere
from briefgen.extract.names import Name, known_names, merge_names
from briefgen.extract.number import ExcludedNumber, NumberMention, scan_numbers
from briefgen.extract.period import PeriodMention, find_periods
from briefgen.extract.phrase import Phrases
from briefgen.extract.sentence import Sentence, split_sentences
from briefgen.extract.shapes import ShapeReader
from briefgen.extract.within import within
from briefgen.extract.zone import bare_zones
from briefgen.lexicon.term import Match, Word
from briefgen.model.period import Period

_START = attrgetter("start")
_LONGEST_COMPANY = 40


@dataclass(slots=True)
class Analysis:
    """One story as the fact modules see it; all offsets are in `text`, the story's clean text. Lists are in order of their places.

    `governing` remembers for the figures which names govern a stretch, `words` where the words of a group stand.
    """

    story: CleanStory
    grammar: Grammar
    text: str
    phrases: Phrases
    home: Home
    sentences: list[Sentence]
    names: list[Name]
    indicators: list[Match]
    numbers: list[NumberMention]
    excluded: list[ExcludedNumber]
    periods: list[PeriodMention]
    stages: list[tuple[int, int, Word]]
    reference: Period | None
    governing: dict[tuple[int, int], list[Any]] = field(default_factory=dict)
    words: dict[str, list[tuple[int, int, Word]]] = field(default_factory=dict)

    def names_in(self, start: int, end: int) -> list[Name]:
        """The names that begin in `[start, end)`."""
        return list(within(self.names, start, end))

    def indicators_in(self, start: int, end: int) -> list[Match]:
        """The known indicators wholly in `[start, end)`."""
        return [match for match in within(self.indicators, start, end) if match.end <= end]

    def periods_in(self, start: int, end: int) -> list[PeriodMention]:
        """The periods wholly in `[start, end)`."""
        return [mention for mention in within(self.periods, start, end) if mention.end <= end]

    def stages_in(self, start: int, end: int) -> list[tuple[int, int, Word]]:
        """The stage words wholly in `[start, end)`."""
        return _wholly_in(self.stages, start, end)

    def words_in(self, group: str, start: int, end: int) -> list[tuple[int, int, Word]]:
        """The words of a group of the lexicon wholly in `[start, end)`; the story is searched for a group once."""
        if group not in self.words:
            self.words[group] = self.grammar.lexicon.finder((group,)).find(self.text)
        return _wholly_in(self.words[group], start, end)

    def name_at(self, at: int) -> Name | None:
        """The name that covers a place."""
        index = bisect_left(self.names, at + 1, key=_START) - 1
        return self.names[index] if index >= 0 and self.names[index].end > at else None


def analyse(story: CleanStory, grammar: Grammar, page: Callable[[], Home] = nowhere, workspace: str = "", declared: Home = NOWHERE) -> Analysis:
    """The reading of one story. `page` gives the home of its page and `workspace` the user's region, for stories which name none."""
    text = story.text
    phrases = Phrases(text, grammar.lexicon)
    matches = grammar.lexicon.find(text)
    reference = story.story.published
    periods = _without_echo(text, find_periods(text, reference))
    known = known_names(matches)
    names = merge_names(text, known, _shapes(text, phrases, grammar, known, periods))
    found = scan_numbers(text, taken=[(mention.start, mention.end) for mention in periods], units=grammar.lexicon.units)
    numbers, excluded = _apart(text, found, names)
    sentences = list(split_sentences(text))
    _deal_out(sentences, numbers, periods)
    indicators = [match for match in matches if match.term.kind == "indicator"]
    stages = [found for found in grammar.lexicon.finder(("stage", "not_stage")).find(text) if found[2].group == "stage"]
    where = find_home(text, known, grammar.lexicon, page, workspace, declared)
    if zones := bare_zones(text, names, where):
        names = merge_names(text, [*names, *zones], [])
    return Analysis(story, grammar, text, phrases, where, sentences, names, indicators, numbers, excluded, periods, stages, reference)


def _apart(text: str, found: list[NumberMention | ExcludedNumber], names: list[Name]) -> tuple[list[NumberMention], list[ExcludedNumber]]:
    """The numbers, and what is none: numerals inside a company's registered name belong to it (黑五类生物科技有限公司)."""
    companies = [name for name in names if name.kind == "enterprise" and name.name.endswith("公司")]
    numbers: list[NumberMention] = []
    excluded: list[ExcludedNumber] = []
    for number in found:
        if isinstance(number, ExcludedNumber):
            excluded.append(number)
        elif not text[number.start].isdecimal() and any(name.start < number.start and number.end < name.end for name in within(companies, max(0, number.start - _LONGEST_COMPANY), number.start)):
            excluded.append(ExcludedNumber(number.start, number.end, "name"))
        else:
            numbers.append(number)
    return numbers, excluded


def _shapes(text: str, phrases: Phrases, grammar: Grammar, known: list[Name], periods: list[PeriodMention]) -> list[Name]:
    ends, starts = [mention.end for mention in periods], [mention.start for mention in periods]
    return ShapeReader(text, phrases, grammar, known, ends, starts).names()


def _without_echo(text: str, periods: list[PeriodMention]) -> list[PeriodMention]:
    """Without 当月 right behind another period (9月当月), which says nothing new, and without the 后年 of 建成后|年产."""
    kept: list[PeriodMention] = []
    for mention in periods:
        echo = text[mention.start : mention.end] in ("当月", "当年", "当季", "单月")
        follows = text.startswith("后年", mention.start) and text[mention.start - 1 : mention.start] in tuple("成产运营工用资造效")
        if not follows and not (echo and kept and kept[-1].end == mention.start):
            kept.append(mention)
    return kept


def _wholly_in(found: list[tuple[int, int, Word]], start: int, end: int) -> list[tuple[int, int, Word]]:
    at = bisect_left(found, start, key=_first)
    stop = bisect_left(found, end, lo=at, key=_first)
    return [one for one in found[at:stop] if one[1] <= end]


def _first(found: tuple[int, int, Word]) -> int:
    return found[0]


def _deal_out(sentences: list[Sentence], numbers: list[NumberMention], periods: list[PeriodMention]) -> None:
    ends = [sentence.end for sentence in sentences]
    for number in numbers:
        at = bisect_left(ends, number.start + 1)
        if at < len(sentences):
            sentences[at].numbers.append(number)
    for mention in periods:
        at = bisect_left(ends, mention.start + 1)
        if at < len(sentences):
            sentences[at].periods.append(mention)
