"""Holds a finished, perhaps hand-edited file against the fact base: every number, date, enterprise and project in it.

`verify_pages` takes the pages of the file and the ground (facts, and the issue as it is built today) and gives a finding each.
"""

from collections.abc import Iterator
from functools import lru_cache

from briefgen.model.passage import Pages, Passage
from briefgen.verify.finding import Finding, Matter, Outcome
from briefgen.verify.ground import Ground
from briefgen.verify.reading import PassageReader
from briefgen.verify.rows import RowJudge
from briefgen.verify.sentences import judge_passage

__all__ = ["Finding", "Ground", "Matter", "Outcome", "PassageReader", "verify_pages"]


def verify_pages(pages: Pages, ground: Ground, reader: PassageReader) -> Iterator[Finding]:
    """A finding for each thing that was looked up, in the order of the file."""
    read = lru_cache(maxsize=4096)(reader.read)
    rows = RowJudge(pages, ground, read)
    for item in pages.items:
        if isinstance(item, Passage):
            yield from judge_passage(item, read(item.text), ground)
        else:
            yield from rows.judge(item)
