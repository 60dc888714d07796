"""Names that Excel accepts: of sheets, of tables, of a table's columns, and the address of a cell on another sheet."""

import re
from collections.abc import Iterable

from briefgen.render.excel.text import cell_text, escape, shorten

LONGEST_SHEET_NAME = 31
LONGEST_COLUMN_NAME = 255

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_BLANKS = re.compile(r"\s+")
# Excel keeps this sheet name for itself.
_RESERVED = frozenset({"history"})


def sheet_names(names: Iterable[str]) -> tuple[str, ...]:
    """A safe and unique name for each, at most 31 units, in the same order; upper and lower case count as one."""
    taken = set(_RESERVED)
    return tuple(_unique(_sheet_name(name), taken, LONGEST_SHEET_NAME) for name in names)


def column_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names for a table's head: none empty, none twice, no line ends."""
    taken: set[str] = set()
    return tuple(_unique(_plain(name) or "列", taken, LONGEST_COLUMN_NAME) for name in names)


def table_name(number: int) -> str:
    """The name of the workbook's table `number`, from 1: letters and underscore, never the shape of a cell's address."""
    return f"facts_{number:02d}"


def cell_address(sheet_name: str, row: int, column: str = "A") -> str:
    """The address of a cell for a link inside the workbook."""
    quoted = sheet_name.replace("'", "''")
    return f"'{quoted}'!{column}{row}"


def _sheet_name(name: str) -> str:
    # A name is an attribute, where no escape keeps _x0041_ from being read as A: such a name loses its first underscore instead.
    plain = escape(_plain(name)).replace("_x005F_", " ")
    return _FORBIDDEN.sub(" ", plain).strip(" '") or "表"


def _plain(name: str) -> str:
    return _BLANKS.sub(" ", cell_text(name).text).strip()


def _unique(name: str, taken: set[str], longest: int) -> str:
    candidate = shorten(name, longest)
    number = 2
    while candidate.casefold() in taken:
        ending = f"_{number}"
        candidate = shorten(name, longest - len(ending)) + ending
        number += 1
    taken.add(candidate.casefold())
    return candidate
