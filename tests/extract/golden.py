"""Golden stanzas of mentions: a comment, a sentence, one line for each mention that is expected; `= nothing` expects none.

A stanza of periods has a line `@ 2024-03` with the days in which its story was published (`@ -` for none).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True, slots=True)
class MentionStanza:
    name: str
    text: str
    published: str
    expected: tuple[str, ...]


def read_mention_stanzas(file: str) -> Iterator[MentionStanza]:
    """The stanzas of a case file, in order; a block of `##` lines is a heading."""
    for block in (CASES / file).read_text("utf-8").split("\n\n"):
        lines = [line for line in block.strip().splitlines() if line]
        if lines and not lines[0].startswith("##"):
            yield _stanza(lines)


def _stanza(lines: list[str]) -> MentionStanza:
    comment = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    published = next((line.lstrip("@ ") for line in lines if line.startswith("@")), "-")
    body = [line for line in lines if not line.startswith(("#", "@"))]
    text = [line for line in body if " | " not in line and line != "= nothing"]
    return MentionStanza(comment, "\n".join(text), published, tuple(line for line in body if " | " in line))
