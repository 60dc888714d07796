"""What the check says of one number, date or name."""

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.passage import Passage


class Outcome(StrEnum):
    """`supported`: the fact base says so. `changed`: it says something else. `unsupported`: it says nothing of the kind."""

    SUPPORTED = "supported"
    CHANGED = "changed"
    UNSUPPORTED = "unsupported"


class Matter(StrEnum):
    """What was looked up."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Finding:
    """`printed` as it stands in the passage; `expected` what the fact base says instead, "" where nothing is known; `fact` the id behind it."""

    passage: Passage
    matter: Matter
    outcome: Outcome
    printed: str
    expected: str = ""
    fact: str = ""
