"""The entities behind all names of a fact base: regions, enterprises, chains, projects, towns and parks.

Worked out from the facts each time, so that it never disagrees with them; what persons have decided on names (`Word`) beats what follows from the names.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.model.naming import NameDecision, Sighting, in_force
from briefgen.resolve.likeness import JOINED_AT, Known, Likeness, Why
from briefgen.resolve.names import Names
from briefgen.resolve.project import Projects, read_name
from briefgen.resolve.sighting import Telling, contexts, tell
from briefgen.resolve.subject import Kind, Subjects
from briefgen.resolve.word import Word

__all__ = ["JOINED_AT", "Alias", "Entity", "Proposal", "Registry", "register"]

KINDS: tuple[Kind, ...] = ("region", "enterprise", "chain", "project", "town", "park")
_TOGETHER = frozenset(("enterprise", "chain", "project", "town", "park"))
_BY_NAMES: tuple[Kind, ...] = ("region", "enterprise", "chain", "town", "park")


@dataclass(frozen=True, slots=True)
class Alias:
    """One printed name: in how many facts, first and last day (ISO, "" for undated stories), how sure it belongs here, and why."""

    printed: str
    facts: int
    first: str
    last: str
    confidence: float
    why: Why


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing under its canonical name; `aliases` begin with the most used."""

    name: str
    kind: Kind
    aliases: tuple[Alias, ...]

    @property
    def facts(self) -> int:
        return sum(alias.facts for alias in self.aliases)

    @property
    def first(self) -> str:
        return min((alias.first for alias in self.aliases if alias.first), default="")

    @property
    def last(self) -> str:
        return max((alias.last for alias in self.aliases), default="")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities that may be one; joining `name` to `other` is left to a person."""

    kind: Kind
    name: str
    other: str
    confidence: float
    why: Why


@dataclass(frozen=True)
class Registry:
    """Which thing each printed name means."""

    projects: Projects
    subjects: Subjects
    names: Mapping[Kind, Names]
    told: Mapping[str, Telling]

    def canonical(self, name: str) -> str:
        """The one name of the thing that a name means; a name that is none of an entity stays."""
        kind = self.subjects.kind(name)
        if kind == "project":
            return self.projects.title(name)
        return self.names[kind].canonical(name) if kind in self.names else name

    def one_name(self, name: str) -> str:
        """The name under which figures and lists of one thing come together; one that says a phase stays, and so does a chain's without its ending."""
        kind = self.subjects.kind(name)
        if kind == "chain" and self.likeness(name).why == "same":
            return name  # 新能源 and 新能源产业链: the chains have an index of their own
        one = self.canonical(name)
        if kind == "project" and (read_name(name).phase or self.subjects.kind(one) != "project"):
            return name
        return one

    def likeness(self, name: str) -> Likeness:
        """How sure, and why, a printed name belongs to its entity."""
        kind = self.subjects.kind(name)
        return self.projects.likeness(name) if kind == "project" else self.names[kind].likeness(name)

    def entities(self, kind: Kind | None = None) -> tuple[Entity, ...]:
        """All of them, or those of one kind, by kind and name."""
        groups: dict[tuple[Kind, str], list[str]] = {}
        for name in self.told:
            of = self.subjects.kind(name)
            if of in KINDS and kind in (None, of):
                groups.setdefault((of, self.projects.key(name) if of == "project" else self.canonical(name)), []).append(name)
        made = [self._entity(of, printed) for (of, _), printed in groups.items()]
        return tuple(sorted(made, key=lambda one: (KINDS.index(one.kind), one.name)))

    def find(self, part: str, kind: Kind | None = None) -> tuple[Entity, ...]:
        """Those called exactly so; where none is, those with the part in any of their names."""
        listed = self.entities(kind)
        exact = tuple(one for one in listed if part == one.name or any(part == alias.printed for alias in one.aliases))
        return exact or tuple(one for one in listed if part in one.name or any(part in alias.printed for alias in one.aliases))

    def proposals(self) -> tuple[Proposal, ...]:
        """What may be one, the surest first."""
        title = self.projects.title_of
        found = [Proposal("project", title(one.name), title(one.other), one.confidence, one.why) for one in self.projects.likely()]
        for kind, names in self.names.items():
            found += [Proposal(kind, one.name, names.canonical(one.other), one.likeness.confidence, one.likeness.why) for one in names.likely()]
        unique = {(one.kind, one.name, one.other): one for one in found if one.name != one.other}
        return tuple(sorted(unique.values(), key=lambda one: (-one.confidence, KINDS.index(one.kind), one.name, one.other)))

    def _entity(self, kind: Kind, printed: Sequence[str]) -> Entity:
        aliases = []
        for name in printed:
            telling, likeness = self.told[name], self.likeness(name)
            aliases.append(Alias(name, telling.count, telling.first, telling.last, likeness.confidence, likeness.why))
        return Entity(self.canonical(printed[0]), kind, tuple(sorted(aliases, key=lambda one: (-one.facts, one.printed))))


def register(
    seen: Iterable[Sighting], words: Mapping[str, str], decisions: Iterable[NameDecision] = ()
) -> Registry:
    """The registry of a fact base. `words` are the lexicon's names with their kinds, `decisions` the log of what persons have said on names."""
    sighted, log = list(seen), tuple(decisions)
    told = tell(sighted)
    guess = _with_kinds_said(Subjects.of_sightings(words, sighted, Projects(())), log)
    kinds = {name: guess.kind(name) for name in told}
    where = contexts(sighted, {name for name, kind in kinds.items() if kind in _TOGETHER})
    regions = {name for name, kind in words.items() if kind == "region"}
    built = {one.name for one in sighted if one.slot == "enterprise"}
    bearers = built | {name for name, kind in words.items() if kind == "enterprise"}
    known = Known.of(bearers, regions)
    projects = Projects(
        (name for name, kind in kinds.items() if kind == "project"), bearers, Word.of(log, "project"), regions, where, told
    )
    names = {
        kind: Names(kind, (name for name, of in kinds.items() if of == kind), frozenset(words), known, Word.of(log, kind, str), where)
        for kind in _BY_NAMES
    }  # fmt: skip
    return Registry(projects, Subjects(guess.names, guess.listed, projects, guess.printed), names, told)


def _with_kinds_said(guess: Subjects, decisions: Iterable[NameDecision]) -> Subjects:
    """What a person has merged or split as of one kind is of that kind, where nothing else tells."""
    said = {name: one.kind for one in in_force(decisions) for name in (one.name, one.other) if guess.kind(name) == "other"}
    kinds: dict[str, Kind] = {name: kind for name, given in said.items() for kind in KINDS if kind == given}
    return replace(guess, listed={**guess.listed, **kinds})
