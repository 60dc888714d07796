"""What a briefing is held against: the facts, and what a build of the same issue prints today.

The second gives what no single fact says: sums, gaps, the words of the template, and the place of a number among its neighbours.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from briefgen.model.fact import Days, Event, Figure, Membership, Milestone, Policy
from briefgen.model.passage import Pages, Passage, PassageRow
from briefgen.model.period import Period
from briefgen.resolve.likeness import JOINED_AT, PREFIXED, project_likeness
from briefgen.resolve.project import read_name, same_project
from briefgen.verify.claim import Amount, Claim, claim_of
from briefgen.verify.reading import AnyFact, PassageReader, Reading

_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"[0-9]+")
_LEAST_ALIKE = 55.0
_LEAST_PASSAGE_ALIKE = 75.0
_LEAST_NAME_ALIKE = 70.0


@dataclass(frozen=True, slots=True)
class Printed:
    """One sentence of the issue as it is built today."""

    reading: Reading
    place: tuple[int, int]

    @property
    def text(self) -> str:
        return self.reading.text[self.place[0] : self.place[1]]


class Ground:
    """The facts and the built issue, indexed for looking things up. `issue` are the days of the issue."""

    def __init__(self, facts: Iterable[AnyFact], built: Pages, reader: PassageReader, issue: Period | None) -> None:
        self.facts = tuple(facts)
        self.issue = issue
        self.by_id = {fact.id: fact for fact in self.facts}
        self.rows: dict[str, list[PassageRow]] = {}
        self.passages: list[Reading] = []
        self.sentences: list[Printed] = []
        self._claims: dict[Amount, list[Claim]] = {}
        self._stages: dict[str, set[str]] = {}
        self._names: set[str] = set()
        for fact in self.facts:
            self._learn(fact)
        for item in built.items:
            self._print(item, reader)
        self._plain = {plain(one.text) for one in self.sentences}
        self._skeletons = [skeleton(one.text) for one in self.sentences]
        self._passage_skeletons = [skeleton(one.text) for one in self.passages]
        self._words = "\n".join([*(fact.words for fact in self.facts), *(one.text for one in self.sentences), *self._row_texts()])

    def claims(self, amount: Amount) -> list[Claim]:
        """All claims of this amount."""
        return self._claims.get(amount, [])

    def all_claims(self) -> Iterator[Claim]:
        for claims in self._claims.values():
            yield from claims

    def prints(self, sentence: str) -> bool:
        """True for a sentence that the issue as it is built today prints, too."""
        return plain(sentence) in self._plain

    def nearest(self, sentence: str) -> Printed | None:
        """The sentence of the built issue that it was made from, most likely; None where none is alike."""
        found = process.extractOne(skeleton(sentence), self._skeletons, scorer=fuzz.token_ratio, score_cutoff=_LEAST_ALIKE)
        return self.sentences[found[2]] if found else None

    def nearest_passage(self, text: str) -> Reading | None:
        """The paragraph of the built issue that it was made from; None where none is alike enough, or one is the same."""
        found = process.extractOne(skeleton(text), self._passage_skeletons, scorer=fuzz.ratio, score_cutoff=_LEAST_PASSAGE_ALIKE)
        return self.passages[found[2]] if found and plain(self.passages[found[2]].text) != plain(text) else None

    def knows_name(self, name: str, printed: str) -> bool:
        """True for a name of some fact, or one that stands in a quote or in the built issue."""
        return name in self._names or printed in self._names or printed in self._words or bool(self.project_meant(printed))

    def project_meant(self, printed: str) -> str:
        """The known project of which this is a shorter or rearranged name (甲公司高效电机基地 for 甲制造有限公司高效电机基地), "" where none or several are; a name that
        another character, number or phase tells apart is none.
        """
        name = read_name(printed)
        fits = {core for core, phases in self._projects.items() if (not name.phase or name.phase in phases) and shortens(name.core, core)}
        longest = max(fits, key=lambda core: (len(core), core), default="")
        return longest if all(core == longest or same_project(core, longest) >= JOINED_AT for core in fits) else ""

    def nearest_name(self, printed: str) -> str:
        """The known name that it is most alike, "" where none is."""
        found = process.extractOne(printed, self._sorted_names, scorer=fuzz.ratio, score_cutoff=_LEAST_NAME_ALIKE)
        return found[0] if found else ""

    def stages(self, project: str) -> set[str]:
        """The stages that are known of a project, under any of its names."""
        core = read_name(project).core
        return {stage for known, stages in self._stages.items() if same_project(known, core) for stage in stages}

    def has_stage(self, project: str, stage: str) -> bool:
        """True where a fact has the stage under this very name."""
        return stage in self._stages.get(read_name(project).core, ())

    def reached(self, project: str, stage: str) -> Milestone | None:
        """The last fact that gives a date for a project's stage."""
        core = read_name(project).core
        told = [fact for fact in self.facts if isinstance(fact, Milestone) and fact.date and fact.stage == stage]
        return next((fact for fact in reversed(told) if same_project(read_name(fact.project).core, core)), None)

    def dated(self, days: Days, words: str) -> bool:
        """True where a fact has this date and its name stands in the words."""
        return any(days == of and any(len(name) > 1 and name in words for name in names) for of, names in self._dates)

    @cached_property
    def _projects(self) -> dict[str, set[str]]:
        """The cores of the projects' names, each with the phases that are told of."""
        found: dict[str, set[str]] = {}
        for fact in self.facts:
            if isinstance(fact, Milestone):
                name = read_name(fact.project)
                found.setdefault(name.core, set()).add(name.phase)
        return found

    @cached_property
    def _sorted_names(self) -> list[str]:
        return sorted(self._names)

    @cached_property
    def _dates(self) -> list[tuple[Days, tuple[str, ...]]]:
        found: list[tuple[Days, tuple[str, ...]]] = []
        for fact in self.facts:
            if isinstance(fact, Milestone) and fact.date:
                found.append((fact.date, (fact.project, read_name(fact.project).core)))
            elif isinstance(fact, Policy) and fact.date:
                found.append((fact.date, (fact.title.strip("《》“”"),)))
            elif isinstance(fact, Event):
                found.append((fact.date, (fact.summary, fact.summary[-8:])))
        return found

    def _learn(self, fact: AnyFact) -> None:
        if isinstance(fact, Figure):
            self._claim(claim_of(fact))
            self._names.add(fact.subject)
        elif isinstance(fact, Milestone):
            self._stages.setdefault(read_name(fact.project).core, set()).add(fact.stage)
            self._names |= {fact.project, *([fact.enterprise] if fact.enterprise else [])}
        elif isinstance(fact, Membership):
            self._names |= {fact.member, *([fact.group] if fact.group else [])}

    def _claim(self, claim: Claim) -> None:
        known = self._claims.setdefault(claim.amount, [])
        if claim not in known:
            known.append(claim)

    def _print(self, item: Passage | PassageRow, reader: PassageReader) -> None:
        if isinstance(item, PassageRow):
            self.rows.setdefault(item.table, []).append(item)
            return
        reading = reader.read(item.text)
        self.passages.append(reading)
        self.sentences += [Printed(reading, place) for place in reading.sentences]
        for number in reading.numbers:
            for claim in number.claims:
                self._claim(claim)
        for stage in reading.stages:
            self._stages.setdefault(read_name(stage.project).core, set()).add(stage.stage)

    def _row_texts(self) -> Iterator[str]:
        for rows in self.rows.values():
            for row in rows:
                yield row.text


def shortens(core: str, known: str) -> bool:
    """True where a core is the known one or says the same with less."""
    found = project_likeness(core, known) if len(core) <= len(known) else None
    return found is not None and found.why in ("same", "abbreviation") and found.confidence >= PREFIXED


def plain(text: str) -> str:
    """Without white space, for comparing."""
    return _SPACE.sub("", text)


def skeleton(sentence: str) -> str:
    """A sentence with 0 for every number."""
    return _DIGITS.sub("0", plain(sentence))
