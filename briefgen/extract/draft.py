"""From drafts in clean-text offsets to facts in source-text offsets.

A fact module says what it found and where in the clean text; this module maps the places back, cuts the quote out of the source text and gives the fact
its stable name. Nothing else in `extract` touches source offsets.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.clean.story import CleanStory
from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy, fact_id
from briefgen.model.ledger import LedgerEntry, Reason
from briefgen.model.period import Period

AnyFact = Figure | Milestone | Membership | Policy | Event
_MODELS: Mapping[str, type[AnyFact]] = {
    "figure": Figure,
    "milestone": Milestone,
    "membership": Membership,
    "policy": Policy,
    "event": Event,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact before its offsets are mapped: `[start, end)` is the quote in the clean text; `number` the number's place, for figures."""

    kind: str
    start: int
    end: int
    confidence: float
    fields: Mapping[str, Any]
    number: tuple[int, int] | None = None
    key: tuple[object, ...] = field(default=())


def days(period: Period | None) -> tuple[Any, Any] | None:
    """A period as the exchange format prints it."""
    return (period.first, period.last) if period else None


def make_fact(story: CleanStory, draft: Draft) -> AnyFact:
    """The fact of a draft; validated by pydantic."""
    quote = story.source(draft.start, draft.end)
    values: dict[str, Any] = dict(draft.fields)
    if draft.number:
        printed = story.source(*draft.number)
        values["number_start"], values["number_end"] = printed.start, printed.end
        values["number_reading"] = tuple(len(_one_line(story.text[draft.start : at])) for at in draft.number)
    published = story.story.published
    place = values.get("number_start", quote.start)
    return _MODELS[draft.kind](
        id=fact_id(story.digest, draft.kind, place, *draft.key),
        document=story.story.document,
        article=story.story.headline,
        published=published.iso() if published else None,
        quote=quote.cut(story.source_text),
        start=quote.start,
        end=quote.end,
        confidence=draft.confidence,
        reading=_one_line(story.text[draft.start : draft.end]).rstrip(),
        **values,
    )


def _one_line(text: str) -> str:
    """Without white space in front, and with one space for each stretch of it: a prefix of the text gives a prefix of the result."""
    line = " ".join(text.split())
    return line + " " if line and text[-1].isspace() else line


def make_entries(story: CleanStory, entries: Iterable[tuple[int, int, tuple[int, int], Reason]]) -> Iterator[LedgerEntry]:
    """Numbers of the clean text, each with its sentence and reason, as lines of the ledger."""
    sentences: dict[tuple[int, int], str] = {}
    for start, end, sentence, reason in entries:
        printed = story.source(start, end)
        if sentence not in sentences:
            sentences[sentence] = story.source(*sentence).cut(story.source_text)
        yield LedgerEntry(
            document=story.story.document,
            article=story.story.headline,
            start=printed.start,
            end=printed.end,
            printed=printed.cut(story.source_text),
            sentence=sentences[sentence],
            reason=reason,
        )
