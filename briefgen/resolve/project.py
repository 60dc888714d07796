"""The names of one project: phases taken off, and shorter names joined to the longer ones that they abbreviate.

A name is first cut down to its core (without 项目, quotes, phase and other words that any project has). Two cores mean one project when they
are equal; when the shorter runs through the longer in a few pieces, as papers abbreviate (“甲企中板项目” for “甲企北厂中板生产线改造项目”);
when it stands in the longer whole, and both in one story or of one enterprise; or when two long cores differ by a slip of the page (`likeness.py`).
Each way has a stated confidence, and what stays below `JOINED_AT` is only proposed; what fits two projects equally well is joined to none.
The bare name of an enterprise stands for no project of its own: it has several.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefgen.resolve.likeness import DOUBTFUL, EXACT, INNER, JOINED_AT, MISREAD, PREFIXED, Known, Likeness, Why, look_of, project_likeness
from briefgen.resolve.project_name import ProjectName, is_proper, read_name
from briefgen.resolve.sighting import Telling
from briefgen.resolve.word import Word

__all__ = ["DOUBTFUL", "EXACT", "INNER", "JOINED_AT", "MISREAD", "PREFIXED", "Likely", "Projects", "Word", "is_proper", "read_name", "same_project"]

_SAME = Likeness(EXACT, "same")
_PERSON = Likeness(EXACT, "person")


@dataclass(frozen=True, slots=True)
class Likely:
    """Two cores that may mean one project."""

    name: str
    other: str
    confidence: float
    why: Why = "slip"


def same_project(left: str, right: str) -> float:
    """How sure it is that two cores mean one project: 0 for no."""
    found = project_likeness(left, right)
    return found.confidence if found else 0.0


def _ends(core: str) -> tuple[str, str]:
    """The first and the last two characters, look-alikes made one."""
    plain = look_of(core)
    return plain[:2], plain[-2:]


def _pairs(core: str) -> set[str]:
    """The pairs of neighbouring characters, look-alikes made one."""
    plain = look_of(core)
    return {plain[place : place + 2] for place in range(len(plain) - 1)}


def _homes_first(names: Iterable[ProjectName], tellings: Mapping[str, Telling]) -> list[ProjectName]:
    """Longer names before shorter ones; of one length those more often and then more lately told."""
    count: dict[str, int] = {}
    last: dict[str, str] = {}
    for name in names:
        telling = tellings.get(name.printed)
        count[name.core] = count.get(name.core, 0) + (telling.count if telling else 0)
        last[name.core] = max(last.get(name.core, ""), telling.last if telling else "")
    ordered = sorted(names, key=lambda one: (one.core, -len(one.base), one.base, one.phase, one.printed))
    ordered.sort(key=lambda one: last[one.core], reverse=True)
    return sorted(ordered, key=lambda one: (-len(one.core), -count[one.core]))


class Projects:
    """The projects behind a set of printed names."""

    def __init__(
        self, names: Iterable[str], bearers: Iterable[str] = (), word: Word | None = None,
        places: Iterable[str] = (), told: Mapping[str, AbstractSet[str]] | None = None, tellings: Mapping[str, Telling] | None = None,
    ) -> None:  # fmt: skip
        """`names` in any order; a longer name is the home of the shorter ones that mean the same.

        Of two spellings of one length that is the home which `tellings` show more often, or else more lately: the other may be a slip of the page.

        `bearers` are names of enterprises, `places` of regions, `word` is what a person has decided on names. `told` says in which stories and with which
        enterprise a name was printed; a name within another one is joined only where both have one of these in common. Without it any will do.
        """
        read = list(dict.fromkeys(read_name(name) for name in names if name))
        self._known = Known.of(bearers, places)
        self._word = word or Word()
        self._told = told
        self._homes: dict[str, tuple[str, Likeness]] = {}
        self._titles: dict[str, str] = {}
        self._where: dict[str, set[str]] = {}
        self._pairs: dict[str, set[str]] = {}
        self._ends: dict[tuple[str, str], list[str]] = {}
        self._building = True  # long names come first, so that none yet stands for a longer one
        self._likely: list[Likely] = []
        self._moved: dict[str, str] = {}
        self._members: dict[str, list[ProjectName]] = {}
        self._collect_stories(read)
        for name in _homes_first(read, tellings or {}):
            self._add(name)
        self._building = False
        self._obey()
        for home, names_of in self._members.items():
            # a project that is only ever named with its one phase is called so
            if len({name.phase for name in names_of}) == 1:
                self._titles[home] = names_of[0].printed

    def _collect_stories(self, read: Iterable[ProjectName]) -> None:
        for name in read if self._told is not None else ():
            self._where.setdefault(name.core, set()).update(self._told.get(name.printed, ()) if self._told else ())

    def _add(self, name: ProjectName) -> None:
        alone = self._word.is_alone(name.printed)
        home, likeness = (f"{name.core}\x1f{name.printed}", _SAME) if alone else self._find(name.core)
        self._homes[name.printed] = (home, likeness)
        if home not in self._titles:
            self._titles[home] = name.printed if alone else name.base
            self._index(home if not alone else "")
        elif home != name.core and self._told is not None:
            self._where[home] |= self._where[name.core]
        self._members.setdefault(home, []).append(name)

    def _index(self, home: str) -> None:
        if home:
            self._ends.setdefault(_ends(home), []).append(home)
            for pair in _pairs(home):
                self._pairs.setdefault(pair, set()).add(home)

    def _obey(self) -> None:
        """Joins what a person has said to be one; the name that was said to stay gives the title."""
        members = self._members
        for name, other in self._word.same:
            gone, home = self.key(name), self.key(other)
            if gone == home or gone not in members or home not in members:
                continue
            members[home] += members.pop(gone)
            self._homes |= {printed: (home, _PERSON) for printed, (at, _) in self._homes.items() if at == gone}
            self._moved = {old: home if new == gone else new for old, new in self._moved.items()} | {gone: home}

    def _find(self, core: str) -> tuple[str, Likeness]:
        if core in self._titles:
            return core, _SAME
        fits = self._fitting(core)
        best = [home for likeness, home in fits if likeness.confidence == fits[0][0].confidence]
        # two equally good homes: a guess would put one project's stage on another
        if len(best) == 1 and fits[0][0].confidence >= JOINED_AT:
            return best[0], fits[0][0]
        self._likely += [Likely(core, home, likeness.confidence, likeness.why) for likeness, home in fits]
        return core, _SAME

    def _fitting(self, core: str) -> list[tuple[Likeness, str]]:
        """The projects that a core may mean, the surest first."""
        if core in self._known.bearers:
            return []
        near = (self._longer(core) | self._shorter(core)) - self._known.bearers
        fits = [(self._likeness(core, home), home) for home in near if not self._word.parts(core, home)]
        found = [(likeness, home) for likeness, home in fits if likeness]
        return sorted(found, key=lambda fit: (fit[0].confidence, fit[1]), reverse=True)

    def _likeness(self, core: str, home: str) -> Likeness | None:
        found = project_likeness(core, home, self._known)
        if found and found.in_context and self._told is not None and self._where.get(core, set()).isdisjoint(self._where.get(home, ())):
            return Likeness(DOUBTFUL, found.why)
        return found

    def _longer(self, core: str) -> set[str]:
        """Homes that a shorter name could abbreviate: the first and the last two characters of the shorter stand in the longer."""
        first, last = _ends(core)
        one, two = self._pairs.get(first, set()), self._pairs.get(last, set())
        return one & two

    def _shorter(self, core: str) -> set[str]:
        """Homes that could abbreviate this name."""
        if self._building:
            return set()
        pairs = _pairs(core)
        return {home for first in pairs for last in pairs for home in self._ends.get((first, last), ())}

    def key(self, name: str) -> str:
        """The project that a name means: the same text for all its names, phases apart or not."""
        return self._homes[name][0] if name in self._homes else self._lookup(name)

    def confidence(self, name: str) -> float:
        """How sure the joining of this name to its project is, 0 to 1."""
        return self.likeness(name).confidence

    def likeness(self, name: str) -> Likeness:
        """How sure, and why, this name is joined to its project."""
        return self._homes[name][1] if name in self._homes else _SAME

    def title(self, name: str) -> str:
        """The fullest printed name of the project; without phase, unless all its names have the same."""
        return self._titles.get(self.key(name), read_name(name).base)

    def title_of(self, core: str) -> str:
        """The title by a project's key or by the core of one of its names."""
        return self._titles.get(self._moved.get(core, core), core)

    def knows(self, name: str) -> bool:
        """True where the name means one of these projects."""
        return self.key(name) in self._titles

    def names(self) -> tuple[tuple[str, str, float], ...]:
        """Every printed name with the key of its project and how sure that is, in order of projects."""
        listed = ((name, home, likeness.confidence) for name, (home, likeness) in self._homes.items())
        return tuple(sorted(listed, key=lambda one: (one[1], -one[2], one[0])))

    def likely(self) -> tuple[Likely, ...]:
        """Projects that may be one, but not surely enough to join them; the surest first."""
        apart = {(one.name, one.other): one for one in self._likely if self._moved.get(one.name, one.name) != self._moved.get(one.other, one.other)}
        return tuple(sorted(apart.values(), key=lambda one: (-one.confidence, one.name, one.other)))

    def _lookup(self, name: str) -> str:
        core = read_name(name).core
        home = core if core in self._titles else next((home for _, home in self._sure(core)), core)
        return self._moved.get(home, home)

    def _sure(self, core: str) -> list[tuple[Likeness, str]]:
        fits = self._fitting(core)
        best = [one for one in fits if one[0].confidence == fits[0][0].confidence]
        return best if len(best) == 1 and best[0][0].confidence >= JOINED_AT else []
