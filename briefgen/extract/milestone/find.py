"""Milestones: a project and the stage it stands at.

甲公司复合材料项目正在安装设备，预计10月建成 gives two: installing now, completed expected in October. 加快甲二期、乙基地等项目建设进度 gives one for each item.
The stage word stands behind the project in its clause, or before it as its verb; a clause that names no project goes on with the one before it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft, days
from briefgen.extract.milestone.headed import headed_in
from briefgen.extract.milestone.pair import Reader
from briefgen.extract.milestone.stage import stages_in
from briefgen.extract.milestone.telling import Pair
from briefgen.extract.milestone.when import Days, date_of, is_expected
from briefgen.extract.sentence import Clause, Sentence
from briefgen.model.period import Period

_YEAR = re.compile(r"\d{4}|\d\d年|[今去前同当明后]年|年[初底末中]")


def find_milestones(analysis: Analysis) -> Iterator[Draft]:
    """A draft for each project and stage, in order."""
    reader = Reader(analysis)
    story = _Story()
    for sentence in analysis.sentences:
        reader.thread.begin(sentence)
        story.seen.clear()
        story.days.taken.clear()
        for clause, pair in headed_in(analysis, sentence):
            draft = _draft(analysis, sentence, clause, pair, sentence.start, story)
            if draft:
                yield draft
        for clause in sentence.clauses:
            mark = clause.start
            for pair in reader.read(sentence, clause, stages_in(analysis, clause.start, clause.end)):
                draft = _draft(analysis, sentence, pair.said_in or clause, pair, pair.said_in.start if pair.said_in else mark, story)
                mark = pair.stage.end if pair.last else mark
                if draft:
                    yield draft
        story.year = _year_of(analysis, sentence) or story.year
        dated = [mention for mention in sentence.periods if mention.kind == "day"]
        story.days.last = dated[-1] if dated else story.days.last


@dataclass(slots=True)
class _Story:
    """What is given already in this sentence, its days, and the running year that a sentence of the paragraph opens with."""

    days: Days = field(default_factory=Days)
    seen: set[tuple[str, str, bool]] = field(default_factory=set)
    year: tuple[int, Period] | None = None


def _draft(analysis: Analysis, sentence: Sentence, clause: Clause, pair: Pair, mark: int, story: _Story) -> Draft | None:
    bearer, stage = pair.bearer, pair.stage
    mention = date_of(analysis, sentence, clause, stage, mark, story.days)
    expected = is_expected(analysis, sentence, clause, stage, mark, mention)
    reference = analysis.reference
    period = mention.period if mention else None
    if expected and period and mention and reference and period.last < reference.first:
        period = None if _YEAR.search(analysis.text, mention.start, mention.end) else _next_year(period, reference)
    if expected and mention is None and story.year and story.year[0] == sentence.paragraph:
        period = story.year[1]
    if (bearer.name, pair.code, expected) in story.seen:
        return None
    story.seen.add((bearer.name, pair.code, expected))
    fields = {
        "project": bearer.name,
        "enterprise": bearer.enterprise or None,
        "place": bearer.place or None,
        "stage": pair.code,
        "date": days(period) if period else None,
        "modality": "expected" if expected else "actual",
    }
    start = min(clause.start, mention.start if mention and mention.start >= sentence.start else clause.start)
    if bearer.start >= sentence.start:
        start = min(start, sentence.clause_at(bearer.start).start)
    end = max(clause.end, min(bearer.end, sentence.end))
    return Draft("milestone", start, end, pair.sure, fields, key=(bearer.name, pair.code, fields["modality"], bearer.start))


def _year_of(analysis: Analysis, sentence: Sentence) -> tuple[int, Period] | None:
    """今年，甲市将…。力争乙项目投产: what the paragraph plans is for this year."""
    for mention in sentence.periods:
        period = mention.period
        if mention.kind == "span" and period and period == Period.year(period.first.year) and mention.end < sentence.end and analysis.text[mention.end] in "，,":
            told = analysis.reference
            return (sentence.paragraph, period) if told and period.last >= told.first else None
    return None


def _next_year(period: Period, reference: Period) -> Period | None:
    """The same days in the year of the story or the next, where the words name no year: 计划在7月30日完工, told in February."""
    for year in (reference.first.year, reference.first.year + 1):
        if (period.first.month, period.first.day) == (2, 29):
            return None
        last = monthrange(year, period.last.month)[1]
        moved = Period(period.first.replace(year=year), period.last.replace(year=year, day=min(period.last.day, last)))
        if moved.first >= reference.first:
            return moved if period.first.year == period.last.year else None
    return None
