"""A person's word on a fact, and how a row of the fact sheet is known again when it comes back from review.

A row's key names the facts behind it: `f-0123456789ab@9f3c2e1a:120-126/17` is the fact's id, the first digits of its document's digest with the place that
it was read from (so that the fact is found where its id has changed since), and the last decision that whoever fills in the sheet has seen on it.
A row that stands for several facts has several such parts, with a blank between them; `invest=` before one says what it is to the row.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

BY_HAND = "人工录入"
"""The publisher of facts that a person has typed in; their document is named after the person."""

CORRECTED = "人工更正"
"""The mark of a fact that a person has corrected."""

KEY_COLUMN = "行标识"
VERDICT, VALUE, UNIT, SUBJECT, INDICATOR, PERIOD = "处理", "更正值", "更正单位", "更正主体", "更正指标", "更正期间"
WHY, WHO = "备注", "经手人"
CORRECTIONS: tuple[str, ...] = (VALUE, UNIT, SUBJECT, INDICATOR, PERIOD)
REVIEW_COLUMNS: tuple[str, ...] = (VERDICT, *CORRECTIONS, WHY, WHO)
"""The columns that a reviewer fills in, in the order of the sheet; when a sheet comes back they are found by name."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "figure": {VALUE: "value", UNIT: "unit", SUBJECT: "subject", INDICATOR: "indicator", PERIOD: "period"},
    "milestone": {SUBJECT: "project", INDICATOR: "stage", PERIOD: "date"},
    "membership": {SUBJECT: "member", INDICATOR: "role", VALUE: "group"},
    "policy": {SUBJECT: "title", INDICATOR: "action", VALUE: "issuer", PERIOD: "date"},
    "event": {SUBJECT: "summary", INDICATOR: "category", VALUE: "place", PERIOD: "date"},
}
"""The field of a fact of each kind that a correction column changes; a column that is missing has nothing to say of that kind."""

STAGE, INVESTMENT, CAPACITY, ALSO = "stage", "invest", "capacity", "also"
"""Roles of a fact in a row that shows several: where the project stands, its investment, its capacity, and what else is told of it."""

ADDED_ROWS = 10
"""Blank rows under a table, for facts that a person adds."""

LONGEST_DIGEST = 8
_PART = re.compile(r"(?:([a-z]+)=)?([^\s@=]+?)(?:@([0-9a-f]+):(\d+)-(\d+))?(?:/(\d+))?")


class Verdict(StrEnum):
    """What a person says of a fact; the values are the codes of the fact base."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    DOUBT = "doubt"


VERDICT_WORDS: Mapping[str, Verdict] = {"采纳": Verdict.ACCEPT, "更正": Verdict.CORRECT, "剔除": Verdict.REJECT, "存疑": Verdict.DOUBT}
"""What a reviewer chooses from the drop-down."""


@dataclass(frozen=True, slots=True)
class Review:
    """The decision that holds for a fact: its number in the fact base, who said what, and why.

    `printed` has the fields that were corrected, each with its text as it was read.
    """

    number: int
    verdict: Verdict
    who: str
    why: str = ""
    printed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KeyPart:
    """One fact of a row: `role` is what it is to the row ("" for the row's own), `seen` the last decision on it, 0 for none."""

    fact: str
    role: str = ""
    digest: str = ""
    start: int = 0
    end: int = 0
    seen: int = 0

    def __str__(self) -> str:
        place = f"@{self.digest[:LONGEST_DIGEST]}:{self.start}-{self.end}" if self.digest else ""
        return f"{f'{self.role}=' if self.role else ''}{self.fact}{place}{f'/{self.seen}' if self.seen else ''}"


def row_key(parts: Iterable[KeyPart]) -> str:
    """The key of a row."""
    return " ".join(str(part) for part in parts)


def read_key(text: str) -> tuple[KeyPart, ...]:
    """The facts that a key names. Raises ValueError for what is no key."""
    return tuple(_read_part(part) for part in text.split())


def _read_part(text: str) -> KeyPart:
    found = _PART.fullmatch(text)
    if found is None:
        raise ValueError(f"no key of a fact: {text[:80]!r}")
    role, fact, digest, start, end, seen = found.groups()
    return KeyPart(fact, role or "", digest or "", int(start or 0), int(end or 0), int(seen or 0))
