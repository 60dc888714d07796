"""Tells headings from body text by their shape: a short line without a full stop that stands alone over text.

`延链条 建集群` over a paragraph is a heading, `——“链长”引领带动` under it its second line. A row of more than three such lines is a list or a
menu, and only the last of them, over the text, is a heading.
"""

import re
from itertools import pairwise

from briefgen.clean.lines import NEARLY, Line

SHAPE = 7
"""The level of a heading by its shape; headings by markup have levels 1 to 6."""

SUBHEAD = 8
"""The level of a line under a headline that begins with a dash."""

TERMINAL = "。！？；…!?;：:—"
CLOSERS = "”’」』）)》】]\"'"
HANGING = "，。、；：！？）》”’…,;"
"""Marks with which no line begins, unless it goes on from the one before."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_DASH = re.compile(r"[—–-]{1,2}\s?(?=[^\d\s—–-])")
_CLAUSE = re.compile("[，。；,;]")
_LONGEST = 38
_LONGEST_TITLE = 60
_LONGEST_ROW = 3


def find_headings(lines: list[Line], full: int) -> None:
    """Sets the level of the lines that are headings by their shape. `full` is the width at which lines are broken, or 0."""
    row: list[Line] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is not None and not line.level and _has_shape(line, following, full, first=at == 0):
            row.append(line)
        else:
            _settle(row)
            row = []
    for before, line in pairwise(lines):
        if before.level and line.level in (0, SHAPE) and _is_subhead(line.text):
            line.level = SUBHEAD


def _settle(row: list[Line]) -> None:
    for line in row if len(row) <= _LONGEST_ROW else row[-1:]:
        line.level = SHAPE


def _has_shape(line: Line, following: Line, full: int, *, first: bool) -> bool:
    if line.opens or following.level or following.text[0] in HANGING or len(line.text) > (_LONGEST_TITLE if first else _LONGEST):
        return False
    if full and line.gap == 1 and (line.width >= full - NEARLY or following.indent <= line.indent):
        return False
    return _reads_as_heading(line.text, clauses=2 if first else 1)


def _reads_as_heading(text: str, clauses: int) -> bool:
    if text[-1] in TERMINAL + "，、,." or text[0] in HANGING:
        return False
    if text[-1] in CLOSERS and text[-2:-1] and text[-2] in "。！？…!?":
        return False
    if len(_CLAUSE.findall(text)) > clauses or "。" in text:
        return False
    return len(_HAN.findall(text)) >= max(2, len(text) // 3)


def _is_subhead(text: str) -> bool:
    return _DASH.match(text) is not None and len(text) <= _LONGEST_TITLE and text[-1] not in TERMINAL
