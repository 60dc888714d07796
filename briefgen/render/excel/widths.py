"""How wide a column and how high a row must be: a Chinese character takes two places, a Latin letter one."""

from collections.abc import Iterable, Sequence
from math import ceil
from unicodedata import east_asian_width

from briefgen.render.excel.values import Content

WIDEST = 60
"""Places; what is longer wraps."""

_PADDING = 2
_FILTER_BUTTON = 2
_SHORT_HEAD = 4  # two characters, which stay on one line
_SHORT_TEXT = 16  # seven characters: a word that is not worth a second line
# A place is a digit of the default font, 7 pixels; a Chinese character of 11 points takes 15, a little over two.
_STRETCH = 15 / 14
_LINE_HEIGHT = 15.0
_MARGIN = 4.0  # so that the lines of one row stand clear of the rules above and below
_HIGHEST = 409.0


def display_width(text: str) -> int:
    """Places of the longest line, never more than `WIDEST` is looked at. Quotes and dashes (“ ” — ·) count as Chinese ones do."""
    return max((_line_width(line[:WIDEST]) for line in text.split("\n")), default=0)


def column_width(name: str, least: int, contents: Iterable[Content]) -> int:
    """The width for a head (which may stand in two lines), the least that the column asks for, and what stands below.

    Numbers and dates are never broken; text longer than a quarter more than the least wraps, so that a sheet fits on a page.
    """
    numbers, texts = 0, 0
    for content in contents:
        if content.kind == "number":
            numbers = max(numbers, display_width(content.shown))
        else:
            texts = max(texts, display_width(content.shown))
    head = max(ceil(display_width(name) / 2), min(display_width(name), _SHORT_HEAD)) + _FILTER_BUTTON
    fitting = min(_places(texts), max(least * 5 // 4, _SHORT_TEXT))
    return min(WIDEST, max(least, _places(head), _places(numbers), fitting))


def _places(width: int) -> int:
    return ceil(width * _STRETCH) + _PADDING


def row_height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """The height in points of a row of texts that wrap, each in its width; what is higher than Excel allows is cut off there."""
    lines = max((_line_count(text, width) for text, width in zip(texts, widths, strict=False) if text), default=1)
    return min(_HIGHEST, lines * _LINE_HEIGHT + (_MARGIN if lines > 1 else 0))


def _line_count(text: str, width: int) -> int:
    if len(text) * 2 * _STRETCH + _PADDING <= width and "\n" not in text:
        return 1
    usable = max(2, width - _PADDING)
    return sum(max(1, ceil(_line_width(line) * _STRETCH / usable)) for line in text.split("\n"))


def _line_width(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)
