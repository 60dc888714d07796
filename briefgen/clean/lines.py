"""Reads a text as lines: what stands on each, how far it is to the next, and the signs that earlier steps left around it.

`full_width` tells at which width a page breaks its lines, if it does: text from a printed column comes in lines of one width, text from
the web one paragraph a line.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from briefgen.clean.dateline import has_dateline
from briefgen.clean.marks import ALL, BEGIN, END, HEADINGS, LISTING

_LINE = re.compile(r"[^\n]+")
_OUTER = " " + ALL
_FEWEST = 6
_WIDEST = 160
NEARLY = 4
"""Lines of one width differ by so much: two characters that may not stand at the end or the head of a line."""


@dataclass(slots=True)
class Line:
    """A line that is not blank, `[start, end)` without signs and outer spaces.

    `gap` counts the line ends behind it, `width` half-width columns. `level` is 0 or that of a heading (see `headings`). `begins` and
    `ends` tell that a story begins before it or ends after it, `opens` that it begins with a dateline, `listing` that a list of other
    stories follows.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int = 0
    width: int = 0
    level: int = 0
    begins: bool = False
    ends: bool = False
    opens: bool = False
    listing: bool = False


def read_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    lines: list[Line] = []
    before = ""
    for match in _LINE.finditer(text):
        raw = match[0]
        inner = raw.strip(_OUTER)
        start = match.start() + (raw.index(inner) if inner else len(raw))
        before += raw[: start - match.start()].strip(" ")
        if END in before and lines:
            lines[-1].ends = True
        if inner:
            line = Line(start, start + len(inner), inner, len(raw) - len(raw.lstrip(" ")))
            _take_signs(line, raw, before, raw[line.end - match.start() :])
            lines.append(line)
            before = ""
    for line, following in pairwise(lines):
        line.gap = text.count("\n", line.end, following.start)
    return lines


def full_width(lines: list[Line]) -> int:
    """The width, in half-width columns, at which the page breaks its lines; 0 where every paragraph is one line."""
    close = sorted(line.width for line in lines if line.gap == 1)
    if len(close) < _FEWEST:
        return 0
    full = close[len(close) * 9 // 10]
    alike = sum(abs(width - full) <= NEARLY for width in close)
    return full if 2 * alike >= len(close) and full <= _WIDEST else 0


def _take_signs(line: Line, raw: str, before: str, behind: str) -> None:
    line.level = max((HEADINGS.find(sign) + 1 for sign in before), default=0)
    line.opens = BEGIN in raw or has_dateline(line.text)
    line.begins = line.opens or BEGIN in before
    line.ends = END in behind
    line.listing = LISTING in before
    line.width = (len(line.text) + len(line.text.encode("utf-8", "replace"))) // 2
