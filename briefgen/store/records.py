"""What goes into the fact base and comes out of it, besides the nouns of the model."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from briefgen.model.document import Document, Story
from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy
from briefgen.model.ledger import LedgerEntry
from briefgen.model.problem import Problem

AnyFact = Figure | Milestone | Membership | Policy | Event


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """All that reading one document gave; it replaces what the base held of its path.

    `rules` is a digest of the words and rules that it was read with. Facts and ledger entries are put to the story in whose span they
    begin, so their order is free.
    """

    document: Document
    rules: str
    stories: Sequence[Story]
    facts: Sequence[AnyFact]
    ledger: Sequence[LedgerEntry]
    problems: Sequence[Problem]


class Known(NamedTuple):
    """With what a document was read last: its bytes, the rules, and what manifest and name said of it."""

    digest: str
    rules: str
    manifest_digest: str


class Output(NamedTuple):
    """A file that a build wrote: the digest of its bytes, and of all that it was made from."""

    path: str
    digest: str
    input_digest: str


def manifest_digest(document: Document) -> str:
    """A digest of what stands beside the text: when it changes, a document must be read again though its bytes are the same."""
    stated = document.date.iso() if document.date else ""
    parts = (document.title, document.publisher, stated, document.date_source, document.url)
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
