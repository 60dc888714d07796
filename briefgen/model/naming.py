"""A person's word on names: two names mean one thing (`merge`), or they do not (`split`); `undo` takes such a word back.

It is bound to the names as they are printed, to no document: it holds for articles that come later, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass

MERGE, SPLIT, UNDO = "merge", "split", "undo"


@dataclass(frozen=True, slots=True)
class NameDecision:
    """One line of the log. `name` goes to `other` (merge: the other name stays) or is kept apart from it (split).

    `kind` is what both are (project, enterprise, town …), `undoes` the number of the line that is taken back, `made` the ISO time, for people only.
    """

    number: int
    verdict: str
    kind: str
    name: str
    other: str
    who: str
    why: str
    made: str
    undoes: int | None = None


def in_force(decisions: Iterable[NameDecision]) -> tuple[NameDecision, ...]:
    """What holds: nothing that was taken back, and of several words on one pair of names the last."""
    listed = sorted(decisions, key=lambda one: one.number)
    undone = {one.undoes for one in listed}
    last = {
        (one.kind, frozenset((one.name, one.other))): one for one in listed
        if one.verdict != UNDO and one.number not in undone
    }  # fmt: skip
    return tuple(sorted(last.values(), key=lambda one: one.number))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as the facts of one story print it, so often: `slot` is subject, project, enterprise, member or group; days are ISO, "" where unknown.

    A milestone's enterprise comes right behind its project.
    """

    slot: str
    name: str
    role: str
    document: str
    story: int
    first: str
    last: str
    count: int = 1
