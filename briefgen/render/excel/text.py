"""Text as a cell can hold it: no control characters, at most 32,767 units, never taken for a formula or an escape."""

import re
from dataclasses import dataclass

LONGEST_TEXT = 32_767
"""The most that a cell holds, in UTF-16 units, as Excel counts."""

# C0 and C1 controls but tab and line feed, lone surrogates and the two non-characters: what XML or Excel refuses.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
# Excel reads _x0041_ inside a cell's text as the letter A; an escaped underscore keeps it as typed.
_ESCAPE_LOOKALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# What Excel would take for a formula when the cell is edited; the full-width forms count as their narrow twins there.
_FORMULA_START = tuple("=+-@\t\r\n'＝＋－＠")


@dataclass(frozen=True, slots=True)
class CellText:
    """`text` is what is shown; `dropped` says how many unprintable characters went, `cut` whether the end went too."""

    text: str
    dropped: int = 0
    cut: bool = False


def cell_text(text: str) -> CellText:
    """The printable text, line ends as line feeds, cut with … where it is longer than a cell."""
    lines = _LINE_END.sub("\n", text)
    printable, dropped = _UNPRINTABLE.subn("", lines)
    shortened = shorten(printable, LONGEST_TEXT)
    return CellText(shortened, dropped, shortened != printable)


def shorten(text: str, longest: int) -> str:
    """The text itself, or its beginning and …, together at most `longest` UTF-16 units; no pair is cut in two."""
    if len(text) <= longest and (len(text) * 2 <= longest or _units(text) <= longest):
        return text
    kept = text.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", errors="ignore")
    return kept + "…"


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def looks_like_formula(text: str) -> bool:
    """True for text that needs the quote prefix, so that editing the cell leaves it text."""
    return text.startswith(_FORMULA_START)


def escape(text: str) -> str:
    """The form in which the text stands in the package's XML, so that `_x0041_` is shown as typed."""
    return _ESCAPE_LOOKALIKE.sub("_x005F_", text)
