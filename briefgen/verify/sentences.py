"""Judges running text sentence by sentence.

A sentence that the issue as it is built today prints, too, is supported as it stands. In any other one each number must find a claim of its amount on the same
matter, each date a fact or the sentence that it was made from, each name the fact base. What finds nothing is looked for in the sentence it was made
from, which tells what has been changed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefgen.extract.names import Name
from briefgen.model.fact import Days
from briefgen.model.passage import Passage
from briefgen.model.period import Period
from briefgen.verify.claim import Claim, same_matter, supports
from briefgen.verify.finding import Finding, Matter, Outcome
from briefgen.verify.ground import Ground, Printed, plain, skeleton
from briefgen.verify.reading import Day, Number, Reading

_NAMED = ("enterprise", "project")
_RUNS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NUMBERING = re.compile(r"\s*[（(]?\d{1,2}(?:\.\d{1,2})*(?=[.．、)）\s]|$)|[图表]\s*\d+")
_LEAST_PART = 0.7
_LEAST_ENDING = 4


def judge_passage(passage: Passage, reading: Reading, ground: Ground) -> Iterator[Finding]:
    """A finding for each number, date and name of the passage, in the order of the sentences."""
    sentences = [_Sentence(passage, reading, place, ground) for place in reading.sentences]
    found = [finding for sentence in sentences for finding in sentence.findings()]
    yield from found
    if len(sentences) > 1 and all(finding.outcome is Outcome.SUPPORTED for finding in found):
        yield from _exchanged_names(passage, reading, sentences, ground)


def _exchanged_names(passage: Passage, reading: Reading, sentences: list["_Sentence"], ground: Ground) -> Iterator[Finding]:
    """A name or indicator in the place of another in a short sentence which other paragraphs have, too (链主企业为…)."""
    model = ground.nearest_passage(reading.text)
    if model is None:
        return
    said, printed = {plain(one.text) for one in sentences}, {plain(model.text[slice(*place)]) for place in model.sentences}
    mine = {name: words for one in sentences if plain(one.text) not in printed for name, words in one.terms.items()}
    theirs = {name: words for place in model.sentences if plain(model.text[slice(*place)]) not in said for name, words in terms_of(model, place).items()}
    own = {name for one in sentences if plain(one.text) not in printed for name in one.told}
    fresh = [words for name, words in mine.items() if name not in theirs and name not in own]
    lost = [words for name, words in theirs.items() if name not in mine]
    if fresh and lost:
        yield Finding(passage, Matter.NAME, Outcome.CHANGED, fresh[0], lost[0])


class _Sentence:
    """One sentence with what it may have been made from."""

    def __init__(self, passage: Passage, reading: Reading, place: tuple[int, int], ground: Ground) -> None:
        self.passage, self.reading, self.ground = passage, reading, ground
        self.text = reading.text[place[0] : place[1]]
        self.start = place[0]
        self.numbers = [one for one in reading.numbers if one.sentence == place]
        self.days = [one for one in reading.days if one.sentence == place]
        self.names = [one for one in reading.names if one.kind in _NAMED and place[0] <= one.start < place[1]]
        self.stages = [one for one in reading.stages if one.sentence == place]
        self.whole = reading.text
        self.terms = terms_of(reading, place)
        self.printed = ground.prints(self.text)
        self.model = None if self.printed else ground.nearest(self.text)
        self.support = {one: supports(one.claims, ground.claims(one.amount)) for one in self.numbers}

    @property
    def told(self) -> set[str]:
        """Names and indicators that a fact ties to a number or a stage of this very sentence."""
        bound = {word for claims in self.support.values() for claim in claims if claim.fact for word in (claim.subject, claim.indicator)}
        return bound | {stage.project for stage in self.stages if self.ground.has_stage(stage.project, stage.stage)}

    def findings(self) -> Iterator[Finding]:
        misdated = {} if self.printed else dict(self._misdated())
        for number in self.numbers:
            yield self._number(number)
        for day in self.days:
            yield self._day(day, misdated)
        for name in self.names:
            yield self._name(name)
        if not self.printed:
            yield from self._stages()
            yield from self._exchanged()
            yield from self._other_digits()

    def _number(self, number: Number) -> Finding:
        support = self.support[number]
        old = self._retyped(number)
        if old is not None:
            fact = next((claim.fact for claim in self.ground.claims(old.amount) if claim.fact), "")
            return Finding(self.passage, Matter.NUMBER, Outcome.CHANGED, number.printed, old.printed, fact)
        fact = next((claim.fact for claim in support if claim.fact), "")
        if self.printed or support or self._is_bare(number) or self._is_shortened(number):
            return Finding(self.passage, Matter.NUMBER, Outcome.SUPPORTED, number.printed, "", fact)
        expected, fact = self._instead(number)
        outcome = Outcome.CHANGED if expected else Outcome.UNSUPPORTED
        return Finding(self.passage, Matter.NUMBER, outcome, number.printed, expected, fact)

    def _retyped(self, number: Number) -> Number | None:
        """The number in whose place it stands, where a sentence of the built issue is the same but for its digits, dates included."""
        if self.printed or self.model is None or skeleton(self.text) != skeleton(self.model.text):
            return None
        theirs = _numbers(self.model)
        if len(theirs) != len(self.numbers) or [one.period for one in self.days] != [one.period for one in _dates(self.model)]:
            return None
        old = theirs[self.numbers.index(number)]
        return old if old.amount != number.amount else None

    def _is_bare(self, number: Number) -> bool:
        """A number that is of nothing (千亿级) and stands so in the sentence that this one was made from."""
        bare = [one.amount for one in _numbers(self.model) if not any(claim.indicator for claim in one.claims)]
        return number.amount in bare and not any(claim.indicator for claim in number.claims)

    def _is_shortened(self, number: Number) -> bool:
        """A number whose matter goes by the ending of the name that it has in the sentence that this one was made from."""
        theirs = [claim for one in _numbers(self.model) for claim in one.claims if one.amount == number.amount and claim.indicator]
        mine = [claim for claim in number.claims if len(claim.indicator) >= _LEAST_ENDING]
        pairs = [(one, two) for one in mine for two in theirs if one.indicator.endswith(two.indicator) or two.indicator.endswith(one.indicator)]
        return any(one.subject == two.subject and same_matter(replace(one, indicator=two.indicator), two) for one, two in pairs)

    def _instead(self, number: Number) -> tuple[str, str]:
        """What stands there in the sentence that this one was made from, else what the facts say of the matter."""
        told = [claim for claim in self.ground.all_claims() if any(same_matter(claim, one) for one in number.claims)]
        told.sort(key=lambda claim: (not claim.fact, *_apart(claim, number)))
        if told:
            return told[0].words, next((claim.fact for claim in told if claim.amount == told[0].amount and claim.fact), "")
        mine = [one.amount for one in self.numbers]
        left = [one for one in _numbers(self.model) if one.amount not in mine]
        fresh = [one for one in self.numbers if not self.support[one]]
        if len(left) == len(fresh):
            old = left[fresh.index(number)]
            return old.printed, next((claim.fact for claim in self.ground.claims(old.amount) if claim.fact), "")
        return "", ""

    def _misdated(self) -> Iterator[tuple[Day, Days]]:
        """Dates under which a number stands that the facts give for other days."""
        for number in self.numbers:
            mine = [claim.period for claim in number.claims if claim.period]
            theirs = [claim.period for claim in self.support[number]]
            told = [days for days in theirs if days]
            if not mine or not told or len(told) < len(theirs) or any(_same_days(one, two) for one in mine for two in told):
                continue
            day = next((one for one in reversed(self.days) if one.end <= number.start and any(_same_days(_days(one.period), days) for days in mine)), None)
            if day is not None:
                yield day, told[0]

    def _day(self, day: Day, misdated: dict[Day, Days]) -> Finding:
        if self.printed or (day not in misdated and self._is_known(day)):
            return Finding(self.passage, Matter.DATE, Outcome.SUPPORTED, day.printed)
        expected = _words(misdated[day]) if day in misdated else ""
        if not expected:
            mine = [one.period for one in self.days]
            left = [one for one in _dates(self.model) if one.period not in mine]
            expected = left[0].printed if left else ""
        if not expected:
            return self._day_of_stage(day)
        return Finding(self.passage, Matter.DATE, Outcome.CHANGED, day.printed, expected)

    def _day_of_stage(self, day: Day) -> Finding:
        """What a fact says of when the stage beside the date was reached."""
        told = [fact for fact in (self.ground.reached(one.project, one.stage) for one in self.stages) if fact is not None and fact.date]
        if not told or told[0].date is None:
            return Finding(self.passage, Matter.DATE, Outcome.UNSUPPORTED, day.printed)
        return Finding(self.passage, Matter.DATE, Outcome.CHANGED, day.printed, _words(told[0].date), told[0].id)

    def _is_known(self, day: Day) -> bool:
        days = _days(day.period)
        if any(claim.period and _same_days(claim.period, days) for claims in self.support.values() for claim in claims):
            return True
        if any(_same_days(_days(one.period), days) for one in _dates(self.model)):
            return True
        reached = [self.ground.reached(one.project, one.stage) for one in self.stages]
        if any(fact is not None and fact.date and _same_days(fact.date, days) for fact in reached):
            return True
        return (self._is_of_issue(day.period) and not self.numbers) or self.ground.dated(days, self.whole)

    def _is_of_issue(self, period: Period) -> bool:
        """The issue's own days, or its last one, which a masthead gives as its date."""
        issue = self.ground.issue
        return issue is not None and period in (issue, Period.day(issue.last))

    def _name(self, name: Name) -> Finding:
        printed = self.text[name.start - self.start : name.end - self.start]
        if self.printed or self.ground.knows_name(name.name, printed):
            return Finding(self.passage, Matter.NAME, Outcome.SUPPORTED, printed)
        near = self.ground.nearest_name(printed)
        if near and near in printed and len(near) >= _LEAST_PART * len(printed):
            return Finding(self.passage, Matter.NAME, Outcome.SUPPORTED, printed)
        return Finding(self.passage, Matter.NAME, Outcome.CHANGED if near else Outcome.UNSUPPORTED, printed, near)

    def _stages(self) -> Iterator[Finding]:
        """A project that is said to stand where no fact has it; a project that nobody knows is a matter of its name."""
        for stage in self.stages:
            known = self.ground.stages(stage.project)
            near = stage.project if self.ground.knows_name(stage.project, stage.project) else self.ground.nearest_name(stage.project)
            if near not in stage.project:
                yield Finding(self.passage, Matter.NAME, Outcome.CHANGED, stage.project, near)
            elif known and stage.stage not in known:
                yield Finding(self.passage, Matter.STAGE, Outcome.CHANGED, stage.project, " ".join(sorted(known)))

    def _exchanged(self) -> Iterator[Finding]:
        """A known name or indicator in the place of another: it is in no claim that carries a number here, nor in the sentence that this one was made from."""
        if self.model is None:
            return
        theirs = terms_of(self.model.reading, self.model.place)
        fresh = {name: printed for name, printed in self.terms.items() if name not in theirs and name not in self.told and printed not in self.model.text}
        lost = [printed for name, printed in theirs.items() if name not in self.terms and printed not in self.text]
        places = {one.name for one in self.reading.names if one.kind == "region"}
        meant = {self.ground.project_meant(printed) for printed in lost} - {""}
        telling = [printed for name, printed in fresh.items() if (lost or name not in places) and self.ground.project_meant(printed) not in meant]
        if telling and (lost or not self.numbers):
            printed = telling[0]
            yield Finding(self.passage, Matter.NAME, Outcome.CHANGED, printed, lost[0] if lost else self.model.text)

    def _other_digits(self) -> Iterator[Finding]:
        """Digits that are no number to the extraction (第12期, 中国500强): they must stand in the sentence that this one was made from."""
        known = _RUNS.findall(self.model.text) if self.model else []
        mine = Counter(_RUNS.findall(self.text))
        left = [run for run in known if run not in mine]
        opening = _NUMBERING.match(self.text)
        numbering = opening.end() if opening else 0
        for place, run in self.reading.loose_digits(self.start, self.start + len(self.text)):
            if mine[run] > known.count(run) and place - self.start >= numbering:
                yield Finding(self.passage, Matter.NUMBER, Outcome.CHANGED if left else Outcome.UNSUPPORTED, run, left[0] if left else "")


def terms_of(reading: Reading, place: tuple[int, int]) -> dict[str, str]:
    """The names and indicators of a sentence, each with its words."""
    found = [(start, end, name) for start, end, name in reading.topics] + [(one.start, one.end, one.name) for one in reading.names]
    return {name: reading.text[start:end] for start, end, name in sorted(found) if place[0] <= start < place[1]}


def _numbers(model: Printed | None) -> list[Number]:
    return [one for one in model.reading.numbers if one.sentence == model.place] if model else []


def _dates(model: Printed | None) -> list[Day]:
    return [one for one in model.reading.days if one.sentence == model.place] if model else []


def _days(period: Period) -> Days:
    return (period.first, period.last)


def _same_days(one: Days, two: Days) -> bool:
    """The same days, or a state at the end of the other's stretch."""
    return one == two or (one[1] == two[1] and (one[0] == one[1] or two[0] == two[1]))


def _words(days: Days) -> str:
    return Period(*days).iso()


def _apart(claim: Claim, number: Number) -> tuple[bool, bool, int]:
    """How far a claim is from a number: another period, another unit, other digits."""
    periods = {one.period for one in number.claims}
    alike = sum(left == right for left, right in zip(claim.words, number.printed, strict=False))
    return claim.period not in periods, claim.amount[2] != number.amount[2], -alike
