"""A person's word on when a story appeared, and how it finds its story again.

The document may be renamed, corrected or split otherwise by new rules since. The same bytes at the same place are the same story; in a changed
document it is the one story with the same headline, or the only story where there was only one. Anything less sure finds nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefgen.model.document import Story
from briefgen.model.period import Period


@dataclass(frozen=True, slots=True)
class StoryDate:
    """A decision: the story by its document (path and digest), start and headline; `alone` if the document had no other story.

    `period` None withdraws what was decided before. `who`, `why` and `made` (ISO time) are kept for people.
    """

    path: str
    digest: str
    start: int
    headline: str
    alone: bool
    period: Period | None
    who: str
    why: str
    made: str


def with_decided_dates(path: str, digest: str, stories: Sequence[Story], decisions: Iterable[StoryDate]) -> list[Story]:
    """The stories of a document, dated as decided; the last decision on a story counts."""
    decided: dict[int, Period | None] = {}
    for decision in decisions:
        place = _meant(decision, path, digest, stories)
        if place is not None:
            decided[place] = decision.period
    return [_dated(story, decided.get(place)) for place, story in enumerate(stories)]


def _meant(decision: StoryDate, path: str, digest: str, stories: Sequence[Story]) -> int | None:
    """The place of the story that a decision means."""
    if decision.digest == digest:
        for place, story in enumerate(stories):
            if story.span.start == decision.start:
                return place
    elif decision.path != path:
        return None
    same = [place for place, story in enumerate(stories) if story.headline == decision.headline]
    return same[0] if len(same) == 1 and (decision.headline or (decision.alone and len(stories) == 1)) else None


def _dated(story: Story, period: Period | None) -> Story:
    return replace(story, published=period, date_source="person") if period else story
