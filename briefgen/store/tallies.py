"""How often each name is used in the fact base, counted by the database, so that very many facts are no burden."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, String, cast, func, literal, select

from briefgen.model.fact import parse_fact
from briefgen.store.records import AnyFact
from briefgen.store.schema import DOCUMENTS, FACTS, LEDGER
from briefgen.store.verdicts import COUNTS

_NAMED = ("figure", "milestone", "membership")
# Added to a number so that its text has ten digits, which compare as the numbers do.
_TEN_DIGITS = 1_000_000_000
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Tally:
    """Facts of one kind that say the same of the same in one unit (a milestone's `indicator` is its stage, a membership's its role).

    `first` is the place of the first of them, whatever the order of reading; places compare as path and offset do.
    """

    kind: str
    subject: str
    indicator: str
    aspect: str
    unit: str
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class LedgerTally:
    """Numbers printed alike in sentences alike, for the same reason in no fact; `first` as in `Tally`."""

    printed: str
    sentence: str
    count: int
    first: str


def place_of(first: str) -> tuple[str, int, int]:
    """Path, offset, and the fact's number (0 in the ledger) of a place."""
    path, start, number = first.split("\x1f")
    return path, int(start) - _TEN_DIGITS, int(number)


def fact_tallies(connection: Connection) -> Iterator[Tally]:
    """Figures, milestones and memberships by what they are about; in no order."""
    columns = FACTS.c["kind", "subject", "indicator", "aspect", "unit"]
    place = DOCUMENTS.c.path + literal("\x1f") + cast(FACTS.c.start + _TEN_DIGITS, String) + literal("\x1f") + cast(FACTS.c.number, String)
    asked = select(*columns, func.count(), func.min(place)).join(DOCUMENTS, DOCUMENTS.c.number == FACTS.c.document)
    rows = connection.execute(asked.where(FACTS.c.kind.in_(_NAMED), COUNTS).group_by(*columns))
    return (Tally(row[0], row[1], row[2] or "", row[3] or "", row[4] or "", row[5], row[6]) for row in rows)


def ledger_tallies(connection: Connection, reason: str) -> Iterator[LedgerTally]:
    """The ledger's numbers with this reason; in no order."""
    place = DOCUMENTS.c.path + literal("\x1f") + cast(LEDGER.c.start + _TEN_DIGITS, String) + literal("\x1f0")
    columns = LEDGER.c["printed", "sentence"]
    asked = select(*columns, func.count(), func.min(place)).join(DOCUMENTS, DOCUMENTS.c.number == LEDGER.c.document)
    rows = connection.execute(asked.where(LEDGER.c.reason == reason).group_by(*columns))
    return (LedgerTally(row[0], row[1], row[2], row[3]) for row in rows)


def facts_by_number(connection: Connection, numbers: Sequence[int]) -> dict[int, AnyFact]:
    """The facts of these numbers, by number."""
    found: dict[int, AnyFact] = {}
    for at in range(0, len(numbers), _AT_ONCE):
        asked = select(*FACTS.c["number", "data"]).where(FACTS.c.number.in_(numbers[at : at + _AT_ONCE]))
        found |= {number: parse_fact(data) for number, data in connection.execute(asked)}
    return found
