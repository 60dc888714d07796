"""Facts, as the exchange format has them (docs/fact-format.md): five kinds in one pydantic union.

Offsets are code points of the document's source text; `source[start:end] == quote` holds for each fact.
"""

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, TypeAdapter

from briefgen.model.review import Review

Aspect = Literal["level", "growth", "change", "share", "rank", "multiple", "contribution"]
Comparison = Literal[
    "yoy", "mom", "year_start", "national", "provincial", "national_rank", "provincial_rank", "previous_period", "other"
]
Modality = Literal["actual", "target", "planned", "expected"]
Bound = Literal["exact", "about", "at_least", "at_most"]
Stage = Literal[
    "proposed", "signed", "reserved", "preparing", "started", "building", "installing", "trial", "partly_operating",
    "completed", "operating", "full_capacity", "stalled",
]  # fmt: skip
Action = Literal["issued", "drafted", "planned", "in_force"]
Category = Literal["meeting", "visit", "signing", "launch", "release", "award", "start", "other"]

STAGES: tuple[Stage, ...] = Stage.__args__  # type: ignore[attr-defined]

Digits = Annotated[Decimal, PlainSerializer(lambda value: format(value, "f"), return_type=str)]
Days = tuple[date, date]


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    document: str
    article: str = ""
    published: str | None = None
    quote: str
    start: int
    end: int
    confidence: float = Field(ge=0, le=1)
    # the quote without the page's noise (stray marks, pinyin, Traditional script); for people's eyes, no part of the exchange format
    reading: str = Field(default="", exclude=True, repr=False)
    # what a person has decided on the fact; no part of the exchange format either
    review: Review | None = Field(default=None, exclude=True, repr=False)

    @property
    def words(self) -> str:
        """What a person reads as the quote."""
        return self.reading or self.quote


class Figure(_Fact):
    """A number that says something of a subject."""

    kind: Literal["figure"] = "figure"
    subject: str
    indicator: str
    aspect: Aspect
    comparison: Comparison | None = None
    value: Digits
    value_max: Digits | None = None
    unit: str
    period: Days | None = None
    modality: Modality = "actual"
    bound: Bound = "exact"
    number_start: int
    number_end: int
    # where the number stands in `reading`; like it no part of the exchange format
    number_reading: tuple[int, int] | None = Field(default=None, exclude=True, repr=False)


class Milestone(_Fact):
    """Where a project stands."""

    kind: Literal["milestone"] = "milestone"
    project: str
    enterprise: str | None = None
    place: str | None = None
    stage: Stage
    date: Days | None = None
    modality: Literal["actual", "expected"] = "actual"


class Membership(_Fact):
    """Who belongs to what: `role` is 链长, 链主, 产业链, 专业镇, 园区企业 …"""

    kind: Literal["membership"] = "membership"
    member: str
    role: str
    group: str | None = None


class Policy(_Fact):
    """A document or a named mechanism."""

    kind: Literal["policy"] = "policy"
    title: str
    action: Action
    issuer: str | None = None
    date: Days | None = None


class Event(_Fact):
    """Something dated that happened."""

    kind: Literal["event"] = "event"
    date: Days
    category: Category
    summary: str
    place: str | None = None


Fact = Annotated[Figure | Milestone | Membership | Policy | Event, Field(discriminator="kind")]
KINDS: tuple[str, ...] = ("figure", "milestone", "membership", "policy", "event")

_ADAPTER: TypeAdapter[Figure | Milestone | Membership | Policy | Event] = TypeAdapter(Fact)


# the fields that no exchange carries
INNER: tuple[str, ...] = ("reading", "review", "number_reading")


def parse_fact(data: dict[str, Any] | str) -> "Figure | Milestone | Membership | Policy | Event":
    """A fact from its JSON object or text. Raises pydantic.ValidationError."""
    if isinstance(data, str):
        return _ADAPTER.validate_json(data)
    return _ADAPTER.validate_python(data)


def keep_fact(fact: "Figure | Milestone | Membership | Policy | Event") -> str:
    """The fact as JSON for the fact base: the exchange format and the quote's clean reading; `parse_fact` reads it back."""
    kept: dict[str, object] = {"reading": fact.reading}
    if isinstance(fact, Figure) and fact.number_reading:
        kept["number_reading"] = fact.number_reading
    return f"{fact.model_dump_json()[:-1]},{json.dumps(kept, ensure_ascii=False)[1:]}"


def fact_id(digest: str, kind: str, *parts: object) -> str:
    """A short stable name: the same document bytes and the same fact give the same id on every machine."""
    text = "\x1f".join([digest, kind, *("" if part is None else str(part) for part in parts)])
    return f"{kind[0]}-{sha256(text.encode()).hexdigest()[:12]}"
