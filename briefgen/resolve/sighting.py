"""The names that facts print, name by name: how often, when first and last, in which stories and with which enterprise."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from briefgen.model.fact import Figure, Membership, Milestone
from briefgen.model.naming import Sighting
from briefgen.resolve.order import AnyFact, published

_NEVER = "9999"


@dataclass(slots=True)
class Telling:
    """What is known of one name: `count` of facts, ISO days ("" where no story is dated), and what tells contexts alike."""

    count: int = 0
    first: str = ""
    last: str = ""
    contexts: set[str] = field(default_factory=set)

    def add(self, one: Sighting) -> None:
        self.count += 1
        if one.first:
            self.first = min(self.first or _NEVER, one.first)
            self.last = max(self.last, one.last)
        self.contexts.add(f"{one.document}\x1f{one.story}")


def tell(seen: Iterable[Sighting]) -> dict[str, Telling]:
    """Each name with what is known of it. A project shares a context with every other one of its enterprise, too."""
    told: dict[str, Telling] = {}
    project = ""
    for one in seen:
        telling = told.setdefault(one.name, Telling())
        telling.add(one)
        if one.slot == "project":
            project = one.name
        elif one.slot == "enterprise" and project:
            # the store gives a milestone's enterprise right behind its project
            told[project].contexts.add(f"\x1f{one.name}")
    return told


def contexts(told: Mapping[str, Telling]) -> dict[str, frozenset[str]]:
    """Name -> its contexts, as `Projects` and `Names` take them."""
    return {name: frozenset(telling.contexts) for name, telling in told.items()}


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
