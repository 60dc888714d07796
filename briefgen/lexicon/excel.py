"""Cells that Excel would change on opening and saving a CSV file, and how they are kept as they are.

Excel takes `=…`, `+…`, `-…` and `@…` for formulas, 0351 for 351, 1-2 for a date, 3E5 for 300000. An apostrophe in front makes it text: `'=…`. Excel shows
the apostrophe and saves it; reading a table takes it off again.
"""

import re

_CHANGED = re.compile(
    r"[=+\-@\t].*"  # formulas
    r"|0\d+(?:\.\d+)?|\d+\.\d*0|\d{12,}|\d+(?:\.\d+)?[eE][+-]?\d+"  # numbers that are shown otherwise
    r"|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?|\d{1,2}:\d{2}(?::\d{2})?|(?i:true|false)",  # dates, times
    re.DOTALL,
)


def changed_by_excel(cell: str) -> bool:
    """Whether Excel would make something else of this text."""
    return _CHANGED.fullmatch(cell) is not None


def guard(cell: str) -> str:
    """The cell as it stands in the file."""
    return f"'{cell}" if changed_by_excel(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it is meant."""
    return cell[1:] if cell.startswith("'") and changed_by_excel(cell[1:]) else cell
