"""The formula tokenizer: a formula in pieces, none of them lost, with every reference to cells read as one.

What only looks like a reference stays what it is: `"A1"` in quotes, `LOG10(`, `Q1销售额`, `数据.A1`, names of sheets in apostrophes, structured
references (`表1[[#Totals],[金额]]`), `#REF!`, `[1]Sheet1!A1` of another workbook.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from briefgen.render.excel.template.references import LAST_COLUMN, LAST_ROW, Point, Reference, cell_point, column_number


class Kind(StrEnum):
    """What a piece of a formula is. `opaque` is what cannot be followed: another workbook, a name, a structured reference."""

    REFERENCE = "reference"
    NUMBER = "number"
    TEXT = "text"
    ERROR = "error"
    TRUTH = "truth"
    FUNCTION = "function"
    NAME = "name"
    STRUCTURED = "structured"
    FOREIGN = "foreign"
    ARRAY = "array"
    OPERATOR = "operator"
    BLANK = "blank"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece as it stands in the formula; `reference` is set for references. A function's text ends with its bracket."""

    kind: Kind
    text: str
    reference: Reference | None = None


_QUOTED = r"'(?:[^']|'')+'"
# a sheet's name without apostrophes: no blanks and none of the signs that have a meaning in formulas
_PLAIN = r"[^\s!'\"\[\]{}()<>=+\-*/^&%,;:#@$|?\\~]+"
_SHEET = rf"(?:(?P<quoted>{_QUOTED})|(?P<plain>{_PLAIN})(?::(?P<plain_end>{_PLAIN}))?)!"
_POINT = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_COLUMNS = r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}"
_ROWS = r"\$?[0-9]{1,7}:\$?[0-9]{1,7}"
_BODY = rf"(?P<body>{_POINT}:{_POINT}|{_COLUMNS}|{_ROWS}|{_POINT})"
_REFERENCE = re.compile(rf"(?:{_SHEET})?{_BODY}(?![\w.(!\[])")
_FOREIGN = re.compile(rf"(?:'\[(?:[^']|'')*'|\[[^\]]*\]{_PLAIN}(?::{_PLAIN})?|\[\d+\])!(?:{_BODY}|#REF!|[\w.\\]+)")
_ERROR = re.compile(r"(?:(?:'(?:[^']|'')+'|[^\s!'\"()+\-*/^&,;:=<>]+)!)?#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.BLANK, re.compile(r"\s+")),
    (Kind.TEXT, re.compile(r'"(?:[^"]|"")*"')),
    (Kind.ERROR, _ERROR),
    (Kind.FOREIGN, _FOREIGN),
    (Kind.REFERENCE, _REFERENCE),
    (Kind.ARRAY, re.compile(r"\{[^{}]*\}")),
    (Kind.NUMBER, re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?(?![\w.])")),
    (Kind.TRUTH, re.compile(r"(?:TRUE|FALSE)(?![\w.(!\[])", re.IGNORECASE)),
    (Kind.FUNCTION, re.compile(r"[^\W\d][\w.]*\(")),
    (Kind.NAME, re.compile(rf"(?:{_SHEET})?[^\W\d][\w.?\\]*|\\[\w.?\\]*")),
    (Kind.OPERATOR, re.compile(r"<>|<=|>=|[-+*/^&=<>%,;:()#@]")),
)


def tokens(formula: str) -> list[Token]:
    """The pieces of a formula (without its `=`) in order; joined, their texts are the formula."""
    found: list[Token] = []
    place = 0
    while place < len(formula):
        token = _structured(formula, place) or _token(formula, place)
        found.append(token)
        place += len(token.text)
    return found


def _token(formula: str, place: int) -> Token:
    for kind, pattern in _PATTERNS:
        match = pattern.match(formula, place)
        if match is None:
            continue
        if kind is not Kind.REFERENCE:
            return Token(kind, match[0])
        reference = _reference(match)
        if reference is not None:
            return Token(kind, match[0], reference)
    return Token(Kind.OTHER, formula[place])


_TABLE = re.compile(r"[^\W\d][\w.\\]*(?=\[)|(?=\[)")


def _structured(formula: str, place: int) -> Token | None:
    """`表1[金额]`, `[@金额]`, `表1[[#All],[甲]:[乙]]`: brackets nest, an apostrophe escapes the sign behind it."""
    table = _TABLE.match(formula, place)
    if table is None or _FOREIGN.match(formula, place):
        return None
    depth, index = 0, table.end()
    while index < len(formula):
        sign = formula[index]
        if sign == "'":
            index += 1
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
            if not depth:
                return Token(Kind.STRUCTURED, formula[place : index + 1])
        index += 1
    return None


def _reference(match: re.Match[str]) -> Reference | None:
    """The reference of a match; None where its rows or columns lie beyond the sheet, which makes it a name."""
    start, _, end = match["body"].partition(":")
    first, last = _end(start, end), _end(end, start)
    if first is None or (end and last is None):
        return None
    sheet, last_sheet = _sheets(match)
    return Reference(first, last, sheet, last_sheet)


def _end(text: str, other: str) -> Point | None:
    """One end; without letters or digits it is a whole row's or column's, and the other end must be so too."""
    point = cell_point(text)
    if point is not None or not text:
        return point
    bare = text.removeprefix("$")
    fixed = bare != text
    if bare.isdigit() and other and 1 <= int(bare) <= LAST_ROW:
        return Point(row=int(bare), fixed_row=fixed)
    if bare.isalpha() and other and column_number(bare) <= LAST_COLUMN:
        return Point(column=column_number(bare), fixed_column=fixed)
    return None


def _sheets(match: re.Match[str]) -> tuple[str | None, str | None]:
    if match["quoted"]:
        first, colon, last = match["quoted"][1:-1].replace("''", "'").partition(":")
        return first, last if colon else None
    return match["plain"], match["plain_end"]
