"""What has changed in a project since the issues before: moved forward or back, a promised day put off, heard of again after a silence.

Like is held against like: the whole project against the whole, a phase against the same phase. Where only unlike parts are known, nothing is said
to have moved.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.model.fact import Milestone
from briefgen.resolve.merge import Merged
from briefgen.resolve.order import last_day
from briefgen.resolve.progress import Progress, phase_of
from briefgen.resolve.stage import stage_rank

Move = Literal["new", "forward", "back", "same", "unlike", "untold"]
Standing = tuple[str, Merged[Milestone]]


@dataclass(frozen=True, slots=True)
class Change:
    """`then` and `now` are phase and milestone; both None where one side has none to compare. `silent` counts the months without a report."""

    move: Move
    then: Standing | None = None
    now: Standing | None = None
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Postponed:
    """A stage that is now expected later than it was."""

    earlier: Merged[Milestone]
    later: Merged[Milestone]


def change(now: Progress | None, before: Progress | None) -> Change:
    """How the project of this issue stands against all that earlier issues told."""
    if before is None:
        return Change("new")
    reached, stood = now.furthest() if now else None, dict(before.standing())
    if reached is None or not stood:
        return Change("untold")
    then = _alike(reached[0], stood)
    silent = months_between(last_told(before), _first_told(reached[1]))
    if then is None:
        furthest = before.furthest()
        return Change("unlike", furthest, reached, silent)
    was, is_now = stage_rank(then[1].fact.stage), stage_rank(reached[1].fact.stage)
    return Change("forward" if is_now > was else "same" if is_now == was else "back", then, reached, silent)


def postponed(now: Progress | None, before: Progress | None) -> tuple[Postponed, ...]:
    """Stages of which this issue expects a later day than the last one before did."""
    if now is None or before is None:
        return ()
    earlier = {(phase_of(one.fact), one.fact.stage): one for one in sorted(before.expected, key=_told) if one.fact.date}
    later = {(phase_of(one.fact), one.fact.stage): one for one in sorted(now.expected, key=_told) if one.fact.date}
    pairs = [(earlier[key], one) for key, one in later.items() if key in earlier]
    return tuple(Postponed(old, new) for old, new in pairs if _end(old) < _end(new))


def silent_since(progress: Iterable[Progress], day: date, months: int) -> tuple[tuple[Progress, int], ...]:
    """Unfinished projects of which nothing was told for so many months before `day`, the longest silence first."""
    found = [(one, months_between(last_told(one), day)) for one in progress if _is_open(one)]
    return tuple(sorted((pair for pair in found if pair[1] >= months), key=lambda pair: (-pair[1], pair[0].key)))


def last_told(progress: Progress) -> date:
    """The day of the last story that told of the project."""
    return max(last_day(fact) for one in progress.milestones for fact in one.facts)


def months_between(first: date, last: date) -> int:
    """Whole calendar months from one day's month to another's."""
    return (last.year - first.year) * 12 + last.month - first.month


def _alike(phase: str, stood: dict[str, Merged[Milestone]]) -> Standing | None:
    """A phase against itself, else against the whole; the whole against the whole only."""
    found = next((name for name in (phase, "") if name in stood), None)
    return (found, stood[found]) if found is not None else None


def _is_open(progress: Progress) -> bool:
    """Begun or prepared, and not known to run; what was only proposed or signed is not waited for."""
    standing = progress.furthest()
    return standing is not None and stage_rank("preparing") <= stage_rank(standing[1].fact.stage) < stage_rank("partly_operating")


def _first_told(one: Merged[Milestone]) -> date:
    return last_day(one.facts[0])


def _told(one: Merged[Milestone]) -> tuple[date, str]:
    return (last_day(one.facts[-1]), one.fact.id)


def _end(one: Merged[Milestone]) -> date:
    return one.fact.date[1] if one.fact.date else date.max
