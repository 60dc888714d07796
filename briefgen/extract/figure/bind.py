"""Figures: each number of a story tied to its subject, indicator, aspect, period and modality — or left to the ledger.

一季度，我市规上工业增加值同比增长12.9%，比全国高出6.4个百分点 gives two figures of one indicator: growth 12.9 % and change 6.4 points against the nation.
Sentences are read in order; what one says of whom and when is carried to the next one of its paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.aspect import Reading, read_aspect
from briefgen.extract.figure.distribution import distributed, shared_noun
from briefgen.extract.figure.indicator import IndicatorReading, counted_behind, is_bare, read_indicator
from briefgen.extract.figure.modality import is_conditional, read_modality
from briefgen.extract.figure.subject import Subject, choose, project_behind, refers_back, subject_names
from briefgen.extract.figure.time import carried_on, period_before, period_of
from briefgen.extract.number import NumberMention
from briefgen.extract.period import PeriodMention
from briefgen.extract.sentence import Clause, Sentence
from briefgen.model.fact import Modality
from briefgen.model.ledger import Reason
from briefgen.model.period import Period


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """A figure in clean-text offsets, before it becomes a fact."""

    number: NumberMention
    sentence: Sentence
    subject: Subject
    indicator: str
    reading: Reading
    period: Period | None
    modality: Modality
    confidence: float


@dataclass(frozen=True, slots=True)
class Unbound:
    """A number that stays out, and why."""

    number: NumberMention
    sentence: Sentence
    reason: Reason


@dataclass(slots=True)
class Thread:
    """What a paragraph carries from clause to clause."""

    subject: Subject
    indicator: IndicatorReading | None = None
    whole: str = ""
    period: PeriodMention | None = None
    modality: Modality | None = None
    paragraph: int = -1
    seen: list[Subject] = field(default_factory=list)


_REASONS = {"time": Reason.DURATION, "ordinal": Reason.ORDINAL}
_LINKED = re.compile(r"[为达至是有约超近长降]$|达到|突破")
_BARE_MEASURES = ("增速", "增幅", "占比", "比重", "降幅", "涨幅", "跌幅", "总量", "规模", "其中", "增长率", "份额")
_SUMS_UP = re.compile(r"全年|累计|全市|其中|今年以来|此外|同时|与此同时|目前全|截至目前，(?:全|累)")
_OF_A_PROJECT = re.compile(r"预计|建成|投产|达产|年产|总投资|计划|占地|建有|主要|一期|二期|三期|目前|全部|总建筑|规划|拟|将|可|设计|配套|新建|生产|现|已")
_YEARS = range(1900, 2101)


def bind_figures(analysis: Analysis) -> Iterator[BoundFigure | Unbound]:
    """All numbers of a story in order, bound or with the reason why not."""
    home = Subject(analysis.home.default, "region", 0.7)
    thread = Thread(home)
    for sentence in analysis.sentences:
        if sentence.paragraph != thread.paragraph:
            kept = thread.subject if refers_back(analysis.text, sentence.start) and thread.paragraph >= 0 else home
            thread = Thread(kept, paragraph=sentence.paragraph)
        yield from _bind_sentence(analysis, sentence, thread)
        _carry(analysis, sentence, thread)


def _bind_sentence(analysis: Analysis, sentence: Sentence, thread: Thread) -> Iterator[BoundFigure | Unbound]:
    thread.indicator = None if not _goes_on(analysis, sentence) else thread.indicator
    lists: dict[int, tuple[str, NumberMention]] = {}
    listed_clause: Clause | None = None
    for at, number in enumerate(sentence.numbers):
        reason = _no_figure(analysis.text, number)
        if reason:
            yield Unbound(number, sentence, reason)
            continue
        clause = sentence.clause_at(number.start)
        if clause is not listed_clause:
            listed_clause = clause
            lists = distributed(analysis, clause, sentence.numbers)
        previous = sentence.numbers[at - 1] if at else None
        following = sentence.numbers[at + 1] if at + 1 < len(sentence.numbers) else None
        start = max(clause.start, previous.outer_end) if previous and previous.dimension != "time" else clause.start
        ceiling = min(clause.end, following.outer_start) if following else clause.end
        yield _bind(analysis, sentence, number, _Place(start, ceiling, clause, following, *lists.get(number.start, ("", number))), thread)


def _no_figure(text: str, number: NumberMention) -> Reason | None:
    """Numbers that count nothing: durations, ordinals, the 一 of “a city”, a year inside a name (2023全国…大会)."""
    if number.dimension in _REASONS:
        return _REASONS[number.dimension]
    if not number.unit and (number.value in _YEARS or not _LINKED.search(text, max(0, number.outer_start - 4), number.start)):
        return Reason.NAME
    printed = text[number.start : number.end]
    if printed.endswith(("大", "级")) and number.form == "chinese" or printed.endswith("级") and number.dimension == "count":
        return Reason.RHETORIC
    if number.unit == "次" and text[number.start - 1 : number.start] == "届":
        return Reason.ORDINAL
    if number.form == "chinese" and number.value == 1 and number.dimension == "count" and number.bound == "exact":
        return Reason.RHETORIC
    return None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number stands: its own words lie in `[start, ceiling)`; `item` is its item in a 分别 list."""

    start: int
    ceiling: int
    clause: Clause
    following: NumberMention | None
    item: str
    anchor: NumberMention


def _bind(analysis: Analysis, sentence: Sentence, number: NumberMention, place: _Place, thread: Thread) -> BoundFigure | Unbound:
    listed = place.clause.start if place.item else place.start
    reading = read_aspect(analysis.text, place.anchor, listed, sentence.start, analysis.grammar.growth)
    indicator = _indicator(analysis, sentence, number, place, reading, thread)
    if indicator is None:
        return Unbound(number, sentence, Reason.NO_INDICATOR)
    if reading.aspect != "rank" or thread.indicator is None:
        thread.indicator = indicator
    subject = _subject(analysis, sentence, number, place, indicator, thread)
    if not subject.name:
        return Unbound(number, sentence, Reason.NO_SUBJECT)
    subject, name = _sector(subject, indicator, analysis, thread)
    modality = _modality(analysis, sentence, number, place, name, thread)
    carried = thread.period if modality != "actual" or thread.period is None or thread.period.kind not in ("deadline", "plan") else None
    period = period_of(analysis, sentence, number, carried, name, reading.aspect)
    thread.modality = modality
    return BoundFigure(number, sentence, subject, name, reading, period, modality, round(min(indicator.sure, subject.sure), 2))


def _indicator(
    analysis: Analysis, sentence: Sentence, number: NumberMention, place: _Place, reading: Reading, thread: Thread
) -> IndicatorReading | None:
    if place.item:
        return IndicatorReading(place.item, place.clause.start, place.clause.end, 0.85)
    word_start = max(place.start, reading.word_start)
    own = read_indicator(analysis, number, place.start, word_start, place.ceiling, reading.aspect)
    if own and reading.aspect not in ("level", "rank") and own.name in _BARE_MEASURES and thread.indicator:
        return thread.indicator
    if own and place.following and not own.start >= number.end:
        behind = counted_behind(analysis, place.following, place.clause.end)
        noun = shared_noun(analysis, number, place.following, behind.name if behind else "")
        if noun:
            return IndicatorReading(own.name + noun, own.start, own.end, 0.8)
    if own:
        return own
    if reading.aspect in ("growth", "change", "share", "rank", "multiple", "contribution"):
        return thread.indicator
    if place.clause.start > sentence.start and is_bare(analysis.text[place.start : number.outer_start]):
        return thread.indicator
    return None


def _subject(
    analysis: Analysis, sentence: Sentence, number: NumberMention, place: _Place, indicator: IndicatorReading, thread: Thread
) -> Subject:
    behind = project_behind(analysis, number, place.clause.end)
    if behind:
        return behind
    names = subject_names(analysis, sentence.start, number.outer_start)
    own = choose([name for name in names if name.kind != "industry" or _stands_apart(name, indicator, place, thread)])
    if refers_back(analysis.text, sentence.start) and thread.subject.kind in ("project", "enterprise", "park", "town", "chain"):
        if own is None or own.kind == "region" or own.start < place.clause.start:
            return thread.subject
    return own or _carried(analysis, sentence, thread)


def _stands_apart(sector: Subject, indicator: IndicatorReading, place: _Place, thread: Thread) -> bool:
    """Whether a sector is more than part of the indicator, and nearer than the town or enterprise that the paragraph is on."""
    if indicator.start <= sector.start < indicator.end:
        return False
    return sector.opens and (sector.start >= place.clause.start or thread.subject.kind == "region")


def _carried(analysis: Analysis, sentence: Sentence, thread: Thread) -> Subject:
    """The subject of the sentences before; a project only while the text speaks of what it will be or cost, nobody where the year's sum is drawn."""
    text, home = analysis.text, Subject(analysis.home.default, "region", 0.7)
    if _SUMS_UP.match(text, sentence.start):
        return home
    if thread.subject.kind == "project" and not (_OF_A_PROJECT.match(text, sentence.start) or refers_back(text, sentence.start)):
        return home
    return thread.subject


def _sector(subject: Subject, indicator: IndicatorReading, analysis: Analysis, thread: Thread) -> tuple[Subject, str]:
    """A sector that stands as subject goes into the indicator where a region is known: 装备制造业|增长10% → 太原市 装备制造业增加值."""
    if subject.kind not in ("industry", "cluster") or not analysis.home.default:
        return subject, indicator.name
    name = indicator.name if subject.name in indicator.name else subject.name + indicator.name
    return Subject(analysis.home.default, "region", subject.sure), name


def _modality(
    analysis: Analysis, sentence: Sentence, number: NumberMention, place: _Place, indicator: str, thread: Thread
) -> Modality:
    said = read_modality(analysis.text, sentence, number, analysis.grammar.modality)
    if said:
        return said
    mention = period_before(sentence, number)
    reference = analysis.reference
    if mention and mention.period and reference and mention.period.last > reference.last:
        coming = mention.kind == "deadline" or mention.period.first > reference.last
        if coming or (number.bound == "at_least" and mention.period.first.year >= reference.last.year and mention.kind != "as_of"):
            return "target"
    if indicator.endswith("产能") and (is_conditional(analysis.text, place.clause.start, number)):
        return "planned"
    suffixed = bool(analysis.text[number.end : number.outer_end])
    return "target" if thread.modality == "target" and suffixed and number.bound == "at_least" else "actual"


def _goes_on(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence's first words keep the indicator of the one before: 其中, or a bare verb of growth."""
    head = analysis.text[sentence.start : sentence.start + 3]
    return head.startswith(("其中", "同比", "环比", "增速", "比上", "较上", "占全"))


def _carry(analysis: Analysis, sentence: Sentence, thread: Thread) -> None:
    thread.period = carried_on(sentence, thread.period)
    names = subject_names(analysis, sentence.start, sentence.end)
    if names:
        first = next((name for name in names if name.kind in ("project", "enterprise", "town", "chain")), names[0])
        thread.subject = Subject(first.name, first.kind, min(first.sure, 0.75), -1, first.holder)
