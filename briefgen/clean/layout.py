"""Mends the lines of a page into paragraphs.

A line that breaks off in mid-sentence is joined to the next, also over one blank line (`…规模,基本构建` + `起现代产业体系。`); a text set in
lines of one width is joined throughout. Headings on neighbouring lines are one. Spaces within Chinese text go, but in a headline they
part its phrases and stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.clean.headings import CLOSERS, HANGING, SHAPE, TERMINAL, find_headings
from briefgen.clean.lines import NEARLY, Line, full_width, read_lines
from briefgen.clean.offsets import CleanText, Edit

_CHINESE = r"\u3000-\u303f\u3400-\u9fff\uff00-\uff0f\uff1a-\uff20“”‘’…—"
_SPACE = re.compile(rf"(?<=[{_CHINESE}%\dA-Za-z]) +(?=[{_CHINESE}])|(?<=[{_CHINESE}]) +(?=[\dA-Za-z])")
_OPENER = re.compile(r"—|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s?|第[一二三四五六七八九十]{1,3}[章节条、]|[●■◆★▲•·【《]")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十]{1,3}[章节条]")
_CLAUSE = re.compile("[，。；,;]")
_PROSE = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the clean text, `[start, end)`.

    `level` is 0 for body text or that of a heading (see `headings`). `begins` and `ends` tell that a story begins before it or ends
    after it, `listing` that it opens a list of other stories.
    """

    start: int
    end: int
    level: int = 0
    begins: bool = False
    ends: bool = False
    listing: bool = False

    @property
    def heading(self) -> bool:
        return self.level > 0


def lay_out(clean: CleanText) -> tuple[CleanText, list[Paragraph]]:
    """The text with one paragraph a line and no signs left, and its paragraphs."""
    lines = read_lines(clean.text)
    full = full_width(lines)
    find_headings(lines, full)
    edits: list[Edit] = []
    paragraphs: list[Paragraph] = []
    done = length = 0
    for group in _groups(lines, full):
        edits.append((done, group[0].start, "\n" if paragraphs else ""))
        length += bool(paragraphs)
        inner = list(_inner_edits(group))
        edits += inner
        start, done = length, group[-1].end
        length += done - group[0].start + sum(len(new) - (end - begin) for begin, end, new in inner)
        paragraphs.append(_paragraph(start, length, group))
    edits.append((done, len(clean.text), ""))
    return clean.edited(edits), paragraphs


def _paragraph(start: int, end: int, group: list[Line]) -> Paragraph:
    first = group[0]
    return Paragraph(start, end, first.level, first.begins, any(line.ends for line in group), first.listing)


def _groups(lines: list[Line], full: int) -> Iterator[list[Line]]:
    """The lines of each paragraph or headline."""
    group: list[Line] = []
    for line in lines:
        if group and not (_one_headline(group[-1], line) or _goes_on(group[-1], line, full)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _one_headline(line: Line, following: Line) -> bool:
    return line.level == SHAPE == following.level and not _NUMBERED.match(following.text)


def _goes_on(line: Line, following: Line, full: int) -> bool:
    """Whether the sentence of a body line goes on in the next line."""
    if line.level or following.level or line.ends or following.begins or following.listing or line.gap > 2:
        return False
    if full and line.gap == 1 and line.width >= full - NEARLY:
        return following.indent <= line.indent or following.indent < 2
    if following.text[0] in HANGING:
        return True
    last = line.text.rstrip(CLOSERS)[-1:]
    if not last or last in TERMINAL:
        return False
    if last in "，、,":
        return True
    # a page whose digits were as wide as its characters gives lines of one length, not of one width
    short = full and max(line.width, 2 * len(line.text)) < full - NEARLY
    if short or _OPENER.match(following.text):
        return False
    return (full > 0 and line.gap == 1) or len(line.text) > _PROSE or _CLAUSE.search(line.text) is not None


def _inner_edits(group: list[Line]) -> Iterator[Edit]:
    """Joins the lines of a paragraph and takes out the spaces within Chinese body text."""
    heading = group[0].level > 0
    before: Line | None = None
    for line in group:
        if before:
            apart = heading or (_latin(before.text[-1]) and _latin(line.text[0]))
            yield before.end, line.start, " " if apart else ""
        if not heading and " " in line.text and _CLAUSE.search(line.text):
            for match in _SPACE.finditer(line.text):
                yield line.start + match.start(), line.start + match.end(), ""
        before = line


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
