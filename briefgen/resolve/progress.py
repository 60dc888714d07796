"""A project's way through its stages: where it stands, what has moved since an earlier day, which promised day has passed.

Phases (一期, 二期) keep stages of their own; a milestone that names none speaks for the project as a whole.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.model.fact import Milestone, Stage
from briefgen.resolve.merge import Merged, merge_milestones
from briefgen.resolve.order import last_day, reading_key
from briefgen.resolve.project import Projects, read_name
from briefgen.resolve.stage import reaches, stage_rank

_PHASE_ORDER = "一二三四五六"
_PHASE_NEXT = re.compile(rf"(?:项目|工程|的|其中|目前|，|,|“|”|（|\()*([{_PHASE_ORDER}])期")


@dataclass(frozen=True, slots=True)
class Progress:
    """One project's milestones, merged, in the order in which they happened."""

    key: str
    title: str
    milestones: tuple[Merged[Milestone], ...]

    @property
    def actual(self) -> tuple[Merged[Milestone], ...]:
        return tuple(one for one in self.milestones if one.fact.modality == "actual")

    @property
    def expected(self) -> tuple[Merged[Milestone], ...]:
        return tuple(one for one in self.milestones if one.fact.modality == "expected")

    def standing(self) -> tuple[tuple[str, Merged[Milestone]], ...]:
        """Where the whole project (phase "") and each phase stands, in the order of phases.

        That is the furthest stage reached, for a plant that is being fitted out is still “在建” in the next report; only a halt that
        is reported last counts before it.
        """
        phases: dict[str, Merged[Milestone]] = {}
        for one in self.actual:
            phase = phase_of(one.fact)
            before = phases.get(phase)
            if before is None or one.fact.stage == "stalled" or stage_rank(one.fact.stage) >= stage_rank(before.fact.stage):
                phases[phase] = one
        return tuple(sorted(phases.items(), key=lambda item: _PHASE_ORDER.find(item[0][:1]) if item[0] else -1))

    def furthest(self) -> tuple[str, Merged[Milestone]] | None:
        """The phase that has come furthest, with its milestone; None where only expectations are known."""
        return max(self.standing(), key=lambda item: stage_rank(item[1].fact.stage), default=None)


def follow(milestones: Iterable[Milestone], projects: Projects, known: Mapping[str, Progress] | None = None) -> tuple[Progress, ...]:
    """The progress of each project named by the milestones, in reading order of first mention.

    `known` is, by key, what was worked out from these milestones and more: where there are no more, it is taken as it is.
    """
    groups: dict[str, list[Milestone]] = {}
    for fact in sorted(milestones, key=reading_key):
        groups.setdefault(projects.key(fact.project), []).append(fact)
    return tuple(_followed(key, facts, projects, (known or {}).get(key)) for key, facts in groups.items())


def _followed(key: str, facts: list[Milestone], projects: Projects, known: Progress | None) -> Progress:
    if known is not None and sum(len(one.facts) for one in known.milestones) == len(facts):
        return known
    return Progress(key, projects.title(facts[0].project), tuple(sorted(merge_milestones(facts, projects.key), key=_when)))


def phase_of(fact: Milestone) -> str:
    """一期, 二期 … as the project's name says, or the quote right behind the name or at its opening; else ""."""
    name = read_name(fact.project)
    if name.phase:
        return name.phase
    place = max(fact.quote.find(fact.project), fact.quote.find(name.base))
    rest = fact.quote[place + len(name.base) :] if place >= 0 else fact.quote
    found = _PHASE_NEXT.match(rest)
    return f"{found[1]}期" if found else ""


def overdue(progress: Progress, day: date) -> tuple[Merged[Milestone], ...]:
    """Expected milestones whose last day lies before `day`, and that no actual milestone at or beyond their stage confirms.

    A later expectation of the same stage replaces an earlier one: only the newest promise is held against the project.
    """
    newest: dict[tuple[str, Stage], Merged[Milestone]] = {}
    for one in sorted(progress.expected, key=lambda one: reading_key(one.facts[-1])):
        newest[phase_of(one.fact), one.fact.stage] = one
    return tuple(
        one for one in sorted(newest.values(), key=_when)
        if one.fact.date and one.fact.date[1] < day and one.fact.stage != "stalled" and not _confirmed(one.fact, progress)
    )  # fmt: skip


def _confirmed(promise: Milestone, progress: Progress) -> bool:
    """Confirmed by the same phase or by the whole project; a promise for the whole also by any phase at that stage."""
    phase = phase_of(promise)
    return any(
        reaches(one.fact.stage, promise.stage) and (not phase or phase_of(one.fact) in ("", phase)) for one in progress.actual
    )


def _when(one: Merged[Milestone]) -> tuple[date, int, tuple[date, str, int, int, int, str]]:
    """By the day it happened (its story's where none is given), then by stage: two stages of one day are told in their order."""
    fact = one.fact
    day = fact.date[1] if fact.date else last_day(one.facts[-1])
    return (day, stage_rank(fact.stage), reading_key(fact))
