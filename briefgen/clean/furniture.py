"""Takes out what stands on a page and belongs to no story: editors, bylines, captions, jump lines, web controls, notices.

`责编 甲乙丙`, `（上接第1版）`, `工人在装配。 甲乙丙 摄`, `分 享`, `首页>>新闻`, `未经允许不得转载`. The words are data (`furniture.csv`), their grammar is in
`credits`. Where a byline or a jump line goes, a sign stays that a story ends or begins there (`marks`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.clean.credits import Credits, credits_of
from briefgen.clean.marks import BEGIN, END, HEADINGS, LISTING
from briefgen.clean.offsets import CleanText, Edit
from briefgen.lexicon import Lexicon

_SPACE = re.compile(r"\s")
_CLOSING = (")", "）", "】", "]")
_LONGEST_END = 121
_LINE = re.compile(r"[^\n]+\n{0,2}")
_LONGEST_CAPTION = 200
_LONGEST_LINE = 80
_LONGEST_LISTING = 20
_LONGEST_SCENE = 14


@dataclass(frozen=True, slots=True)
class Furnished:
    """The text without furniture, and the lines that were taken out, in order, but for notices: one may hold the page's date."""

    clean: CleanText
    removed: tuple[str, ...]


def strip_furniture(clean: CleanText, lexicon: Lexicon) -> Furnished:
    """The text without furniture; the words are the lexicon's groups `furniture-…`."""
    grammar = credits_of(lexicon)
    edits: list[Edit] = []
    removed: list[str] = []
    for match in _LINE.finditer(clean.text):
        line = match[0].rstrip("\n")
        if whole := _whole_line(line, match.start(), match.end(), grammar):
            edits += whole
            if not grammar.notice.search(line):
                removed.append(line)
        else:
            edits += _parts(line, match.start(), grammar)
    return Furnished(clean.edited(edits), tuple(removed))


def _whole_line(line: str, start: int, end: int, grammar: Credits) -> list[Edit]:
    """The edits that take a line out, with its line ends; none where it belongs to a story."""
    inner = line.strip().strip(HEADINGS).strip()
    if not inner:
        return []
    if len(inner) <= _LONGEST_LISTING and grammar.listing.fullmatch(inner):
        return [(start, start + 1, LISTING), (start + 1, start + len(line), "")]
    if len(inner) <= _LONGEST_LINE:
        if grammar.is_byline(inner):
            return [(start, end, END)]
        if grammar.line.fullmatch(inner):
            return [(start, end, "")]
    if start and len(inner) <= _LONGEST_SCENE and grammar.scene.fullmatch(inner):
        return [(start, end, "")]
    if grammar.notice.search(inner) or (len(inner) <= _LONGEST_CAPTION and grammar.is_caption(inner)):
        return [(start, end, "")]
    return []


def _may_end(line: str) -> bool:
    """Whether a line has what a byline or a jump line at its end has: a closing bracket, or a space not far from the end."""
    return line.rstrip().endswith(_CLOSING) or _SPACE.search(line, max(0, len(line) - _LONGEST_END)) is not None


def _parts(line: str, start: int, grammar: Credits) -> Iterator[Edit]:
    """The edits that take out a line's opening (本报讯), the reporters named in it, and the byline or jump line at its end."""
    done = 0
    if opening := grammar.continued.match(line) or grammar.opening.match(line):
        done = opening.end()
        yield start, start + 1, BEGIN
        yield start + 1, start + done, ""
    tail = None
    if _may_end(line):
        tail = grammar.continues.search(line, done) or grammar.tail.search(line, done)
    stop = tail.start() if tail else len(line)
    for match in grammar.reporters.finditer(line, done, stop) if "（" in line or "(" in line else ():
        yield start + match.start(), start + match.end(), ""
    if tail:
        yield start + tail.start(), start + tail.end(), END
