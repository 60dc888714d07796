"""The one order in which facts are read: by the day of their story, then by document and place.

Total, so that nothing downstream depends on the order in which the fact base hands facts out.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TypeVar

from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy
from briefgen.model.period import Period

AnyFact = Figure | Milestone | Membership | Policy | Event
Some = TypeVar("Some", bound=AnyFact)

_NEVER = date.max


def published(fact: AnyFact) -> Period | None:
    """The days on which the fact's story may have appeared; None where nothing fixes them."""
    return _parsed(fact.published) if fact.published else None


@lru_cache(maxsize=32768)
def _parsed(text: str) -> Period | None:
    """Many facts are of one day, and sorting asks for it again and again."""
    try:
        return Period.parse(text)
    except ValueError:
        return None


def last_day(fact: AnyFact) -> date:
    """The last day on which the story may have appeared; the end of time for an undated one."""
    period = published(fact)
    return period.last if period else _NEVER


def reading_key(fact: AnyFact) -> tuple[date, str, int, int, int, str]:
    """Sorts facts into reading order; the id makes the order total."""
    place = fact.number_start if isinstance(fact, Figure) else fact.start
    return (last_day(fact), fact.document, fact.start, place, fact.end, fact.id)


def in_reading_order(facts: Iterable[Some]) -> tuple[Some, ...]:
    """The facts, each once, in reading order."""
    unique = {fact.id: fact for fact in facts}
    # most groups hold one fact
    return tuple(sorted(unique.values(), key=reading_key) if len(unique) > 1 else unique.values())
