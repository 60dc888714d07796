"""What is read: documents, and the stories on them."""

from dataclasses import dataclass, field

from briefgen.model.period import Period
from briefgen.model.problem import Problem
from briefgen.model.span import Span


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it came in.

    `path` is relative to the folder that was read, with `/`; `text` is the source text of the exchange format (byte-order mark
    dropped, line ends `\\n`); `digest` is the SHA-256 of the bytes in hex. Title, publisher, date and url are what the manifest
    or the format's own metadata say, "" or None where nothing does; `date_source` tells which (`manifest`, `filename`, `metadata`, "").
    """

    path: str
    text: str = field(repr=False)
    digest: str
    title: str = ""
    publisher: str = ""
    date: Period | None = None
    date_source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One story on a document.

    `span` is its place in the source text. `published` is the range of days that the evidence allows, None where nothing fixes
    the year; `date_source` is `manifest`, `filename`, `metadata`, `dateline`, `text`, `person` or "". `topic` is `industry`, `economy` or
    `other`; a story of `other` yields no fact. `score` is the topic score behind it.
    """

    document: str
    index: int
    span: Span
    headline: str
    published: Period | None
    date_source: str
    topic: str
    score: float

    @property
    def relevant(self) -> bool:
        return self.topic != "other"


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a folder or file gave: the documents that could be read, and a problem for each that could not."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
