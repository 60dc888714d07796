"""The readers, one a format, in the order in which their suffixes are looked up. A new format is one module and one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.model.problem import Problem
from briefgen.read.content import Content
from briefgen.read.plain import read_plain


@dataclass(frozen=True, slots=True)
class Reader:
    """The suffixes (lower case, with the dot) and the function that turns a file's bytes into its content; it never raises."""

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Content | Problem]


READERS: tuple[Reader, ...] = (
    Reader((".txt", ".text", ".md", ".markdown"), read_plain),
)  # fmt: skip

# Formats in which articles come although no reader is here for them: worth a warning, where a picture is worth a note.
ARTICLE_SUFFIXES = (".html", ".htm", ".mht", ".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".caj", ".ofd", ".epub")


def reader_for(suffix: str) -> Reader | None:
    """The reader of a suffix, whatever its case."""
    return next((reader for reader in READERS if suffix.lower() in reader.suffixes), None)


def known_suffixes() -> str:
    """All suffixes that can be read, as a person lists them."""
    return "、".join(suffix for reader in READERS for suffix in reader.suffixes)
