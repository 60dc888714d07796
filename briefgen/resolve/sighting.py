"""The names that facts print: how often, when first and last, in which stories and with which enterprise."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefgen.model.fact import Figure, Membership, Milestone
from briefgen.model.naming import Sighting
from briefgen.resolve.order import AnyFact, published

_NEVER = "9999"


@dataclass(slots=True)
class Telling:
    """What is known of one name: `count` of facts, and ISO days, "" where no story is dated."""

    count: int = 0
    first: str = ""
    last: str = ""

    def add(self, one: Sighting) -> None:
        self.count += one.count
        if one.first:
            self.first = min(self.first or _NEVER, one.first)
            self.last = max(self.last, one.last)


def tell(seen: Iterable[Sighting]) -> dict[str, Telling]:
    """Each name with what is known of it."""
    told: dict[str, Telling] = {}
    for one in seen:
        if one.name not in told:
            told[one.name] = Telling()
        told[one.name].add(one)
    return told


def contexts(seen: Iterable[Sighting], names: Container[str]) -> dict[str, set[str]]:
    """In which stories and with which enterprise each of these names is printed, as `Projects` and `Names` take it."""
    found: dict[str, set[str]] = {}
    project = ""
    for one in seen:
        if one.slot == "project":
            project = one.name
        elif one.slot == "enterprise" and project in names:
            # a milestone's enterprise comes right behind its project
            found.setdefault(project, set()).add(f"\x1f{one.name}")
        if one.name in names:
            found.setdefault(one.name, set()).add(f"{one.document}\x1f{one.story}")
    return found


def sightings_of(facts: Iterable[AnyFact]) -> Iterator[Sighting]:
    """What `FactStore.sightings` gives, for facts at hand; stories are told apart by their headlines."""
    for fact in facts:
        if isinstance(fact, Figure | Milestone | Membership):
            yield from _sightings(fact)


def _sightings(fact: Figure | Milestone | Membership) -> Iterator[Sighting]:
    days = published(fact)
    rest = (f"{fact.document}\x1f{fact.article}", 0, _iso(days.first) if days else "", _iso(days.last) if days else "")
    if isinstance(fact, Figure):
        yield Sighting("subject", fact.subject, fact.indicator, *rest)
    elif isinstance(fact, Milestone):
        yield Sighting("project", fact.project, fact.stage, *rest)
        if fact.enterprise:
            yield Sighting("enterprise", fact.enterprise, "", *rest)
    else:
        yield Sighting("member", fact.member, fact.role, *rest)
        if fact.group:
            yield Sighting("group", fact.group, fact.role, *rest)


def _iso(day: date) -> str:
    return day.isoformat()
