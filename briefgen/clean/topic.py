"""Scores what a story is about: industry, the economy, or something else.

Each topic word (`topics.csv`) counts with its weight, in the headline three times, over the length of the text. A short section leans on
its neighbours in the same article: `延链条 建集群` between two industrial sections is industrial.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.lexicon import Lexicon

HEADLINE = 3.0
"""A word in the headline counts so many times."""

LEANING = 300
"""A section shorter than this is judged as if it were filled up to so many characters with its neighbours' text."""

OFTEN = 3
"""One word counts so many times in a short text, and once more in each further 400 characters."""

SHORT = 100
"""A text shorter than this is not taken to be denser in topic words than one of this length."""

LEAST = 1.6
"""Weight per 100 characters that a story on industry or the economy reaches."""

MARGIN = 1.2
"""By so much per 100 characters it also outweighs other topics."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each topic's words in a text, and the text's length in characters."""

    industry: float = 0.0
    economy: float = 0.0
    other: float = 0.0
    length: int = 0

    def __add__(self, more: "Weights") -> "Weights":
        return Weights(self.industry + more.industry, self.economy + more.economy, self.other + more.other, self.length + more.length)

    def scaled(self, length: int) -> "Weights":
        """The same density over another length."""
        share = length / self.length if self.length else 0.0
        return Weights(self.industry * share, self.economy * share, self.other * share, length if self.length else 0)


def weigh(text: str, headline_end: int, lexicon: Lexicon) -> Weights:
    """The topic weights of a text whose first `headline_end` characters are its headline."""
    sums = {"industry": 0.0, "economy": 0.0, "other": 0.0}
    counts: dict[str, int] = {}
    often = OFTEN + len(text) // 400
    for start, _, word in lexicon.finder(("topic",)).find(text):
        counts[word.word] = count = counts.get(word.word, 0) + 1
        if count <= often and word.code in sums:
            sums[word.code] += float(word.data.get("weight") or 1) * (HEADLINE if start < headline_end else 1.0)
    return Weights(sums["industry"], sums["economy"], sums["other"], len(text))


def judge(sections: Sequence[Weights], *, related: bool) -> list[tuple[str, float]]:
    """Topic and score of each section of one article, in order. Only `related` sections lean on each other."""
    judged = []
    for at, section in enumerate(sections):
        neighbours = sum((*sections[max(0, at - 1) : at], *sections[at + 1 : at + 2]), Weights())
        missing = LEANING - section.length
        judged.append(_decide(section + neighbours.scaled(missing) if related and missing > 0 else section))
    return judged


def _decide(weights: Weights) -> tuple[str, float]:
    """The topic, and by how much the text is about industry or the economy rather than anything else, per 100 characters."""
    hundreds = max(weights.length, SHORT) / 100
    relevant = weights.industry + weights.economy
    score = round((relevant - weights.other) / hundreds, 3)
    if relevant / hundreds < LEAST or score < MARGIN:
        return "other", score
    return ("industry" if weights.industry >= weights.economy else "economy"), score
