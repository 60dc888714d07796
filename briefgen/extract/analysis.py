"""What is seen in a story before anything is bound: sentences, numbers, periods, names, noun-phrase edges, the home region.

Every kind of fact starts from this one reading, made once a story.
"""

from bisect import bisect_left
from dataclasses import dataclass

from briefgen.clean.story import CleanStory
from briefgen.extract.grammar import Grammar
from briefgen.extract.home import Home, find_home
from briefgen.extract.names import Name, find_names
from briefgen.extract.number import NumberMention, find_numbers
from briefgen.extract.period import PeriodMention, find_periods
from briefgen.extract.phrase import Phrases
from briefgen.extract.sentence import Sentence, split_sentences
from briefgen.lexicon.term import Match, Word
from briefgen.model.period import Period


@dataclass(slots=True)
class Analysis:
    """One story as the fact modules see it; all offsets are in `text`, the story's clean text."""

    story: CleanStory
    grammar: Grammar
    text: str
    phrases: Phrases
    home: Home
    sentences: list[Sentence]
    names: list[Name]
    indicators: list[Match]
    numbers: list[NumberMention]
    periods: list[PeriodMention]
    stages: list[tuple[int, int, Word]]
    reference: Period | None

    def names_in(self, start: int, end: int) -> list[Name]:
        """The names that begin in `[start, end)`."""
        return [name for name in self.names if start <= name.start < end]

    def indicators_in(self, start: int, end: int) -> list[Match]:
        """The known indicators wholly in `[start, end)`."""
        return [match for match in self.indicators if start <= match.start and match.end <= end]


def analyse(story: CleanStory, grammar: Grammar, home: str = "") -> Analysis:
    """The reading of one story. `home` is the workspace's region, for stories which name none."""
    text = story.text
    phrases = Phrases(text, grammar.lexicon)
    matches = grammar.lexicon.find(text)
    names = find_names(text, phrases, grammar, matches)
    reference = story.story.published
    periods = find_periods(text, reference)
    numbers = find_numbers(text, taken=[(mention.start, mention.end) for mention in periods])
    sentences = list(split_sentences(text))
    _deal_out(sentences, numbers, periods)
    indicators = [match for match in matches if match.term.kind == "indicator"]
    stages = [found for found in grammar.lexicon.finder(("stage", "not_stage")).find(text) if found[2].group == "stage"]
    where = find_home(text, names, grammar.lexicon, home)
    return Analysis(story, grammar, text, phrases, where, sentences, names, indicators, numbers, periods, stages, reference)


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
