"""A thing, what was done to it, and how many: 链主企业已|遴选认定|22户, 产业链企业清单|列入|225户, 列入企业清单的|有|225户, 产业项目|签约|32个.

The thing stands before the verb. A verb that says what became of it belongs to its name (签约产业项目), one that only counts it does not; a list stands for
what it lists. The verbs are data (`counting_verb` in `figure_words.csv`).
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.noun import Noun, noun_before
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.reading import IndicatorReading

_LISTS = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:清单|名单|名录|名册|台账|储备库|培育库|项目库)$")
_ENTERED = re.compile(r"(?:列入|纳入|进入|入选|入围)(?P<list>[^，。；\d]{4,24}?(?:清单|名单|名录|名册|台账|储备库|培育库|项目库))的$")
_LONGEST = 5


def done_to(analysis: Analysis, place: Place) -> IndicatorReading | None:
    """What is counted behind a verb that has its object in front of it; None where the number is no count or nothing stands there."""
    if place.number.dimension != "count":
        return None
    end = analysis.phrases.before_links(place.number.outer_start, place.start)
    entered = _ENTERED.search(analysis.text, place.start, end)
    if entered:
        return IndicatorReading(_listed(entered["list"]), entered.start("list"), end, 0.75)
    verb, start = "", end
    while found := _verb_at(analysis, start, place.start):
        verb, start = found, analysis.phrases.before_links(start - len(found), place.start)
    noun = noun_before(analysis, start, place.start) if verb else None
    if noun is None or not noun.text or noun.text in analysis.grammar.group("bare_verb"):
        return None
    return _reading(analysis, noun, verb)


def _reading(analysis: Analysis, noun: Noun, verb: str) -> IndicatorReading:
    thing = _listed(noun.text)
    says = analysis.grammar.codes("counting_verb")[verb] == "name"
    name = verb + thing if says else thing
    known = analysis.grammar.lexicon.lookup(name, "indicator")
    return IndicatorReading(known.name if known else name, noun.start, noun.end, 0.75, noun.owner)


def _listed(noun: str) -> str:
    """A list of enterprises stands for the enterprises."""
    return _LISTS.sub("", noun)


def _verb_at(analysis: Analysis, end: int, floor: int) -> str:
    """The counting verb that ends at `end`, "" where none does."""
    words = analysis.grammar.group("counting_verb")
    text = analysis.text
    return next((text[end - size : end] for size in range(min(_LONGEST, end - floor), 1, -1) if text[end - size : end] in words), "")
