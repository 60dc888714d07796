"""How a value becomes text in the document: cleaned for XML, with stand-ins for what text alone cannot say.

Footnote marks, line ends and tabs travel through the template as Unicode noncharacters, which are reserved for a program's own use and never
belong in a text; `runs` turns them into the real thing afterwards. A noncharacter in a value is dropped like a control character.
"""

import re
from datetime import date
from decimal import Decimal

MARK_START = "\ufdd0"
MARK_END = "\ufdd1"
LINE_END = "\ufdd2"
TAB = "\ufdd3"
STAND_INS = re.compile("[\ufdd0-\ufdd3]")

_LINE_ENDS = re.compile("\r\n|[\r\n\u2028\u2029]")
# What XML 1.0 refuses or advises against: controls, lone surrogates, noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> tuple[str, int]:
    """The text with stand-ins for line ends and tabs, and how many unprintable characters were dropped."""
    printable, dropped = _UNPRINTABLE.subn("", _LINE_ENDS.sub("\n", text))
    return printable.replace("\n", LINE_END).replace("\t", TAB), dropped


def plain(text: str) -> str:
    """The text on one line without any stand-in, for properties and attributes."""
    return re.sub(f"{MARK_START}\\d+{MARK_END}", "", text).replace(LINE_END, " ").replace(TAB, " ")


def printed(value: object) -> str | None:
    """A single value as the reader sees it, not yet cleaned; None for what is no single value (a table, a row)."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | Decimal():
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        case float():
            return f"{Decimal(repr(value)):f}"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case _:
            return None
