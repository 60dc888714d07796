"""Bound figures as drafts, unbound numbers as lines of the ledger."""

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft, days
from briefgen.extract.figure.bind import BoundFigure, bind_figures
from briefgen.extract.ledger import Entry

_LONGEST_QUOTE = 120


def find_figures(analysis: Analysis) -> tuple[list[Draft], list[Entry]]:
    """The figures of a story and the numbers that could not be bound, both in order."""
    drafts: list[Draft] = []
    unbound: list[Entry] = []
    for result in bind_figures(analysis):
        if isinstance(result, BoundFigure):
            drafts.append(_draft(result))
        else:
            sentence = result.sentence
            unbound.append((result.number.start, result.number.end, (sentence.start, sentence.end), result.reason))
    return drafts, unbound


def _draft(bound: BoundFigure) -> Draft:
    number, reading = bound.number, bound.reading
    value = number.value * reading.sign
    high = number.value_max * reading.sign if number.value_max is not None else None
    fields = {
        "subject": bound.subject.name,
        "indicator": bound.indicator,
        "aspect": reading.aspect,
        "comparison": reading.comparison,
        "value": value,
        "value_max": high,
        "unit": number.unit,
        "period": days(bound.period),
        "modality": bound.modality,
        "bound": number.bound,
    }
    start, end = _quote(bound)
    key = (bound.indicator, reading.aspect, format(value, "f"))
    return Draft("figure", start, end, bound.confidence, fields, (number.start, number.end), key)


def _quote(bound: BoundFigure) -> tuple[int, int]:
    """The sentence where it is short; else its clauses from the subject's on, at least the number's own."""
    sentence, number = bound.sentence, bound.number
    if sentence.end - sentence.start <= _LONGEST_QUOTE:
        return sentence.start, sentence.end
    clause = sentence.clause_at(number.start)
    start = clause.start
    for other in reversed(sentence.clauses):
        if other.end <= clause.start and clause.end - other.start <= _LONGEST_QUOTE and other.end >= bound.subject.start >= 0:
            start = other.start
    return start, max(clause.end, number.end)
