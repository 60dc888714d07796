"""Which functions take a range where the template has one cell of a loop: `SUM(C5)` below a loop row 5 means the sum of all its passes.

A bare reference (`=C5`, `C5*2`) stays one cell, for a range there would be an error. SUMPRODUCT takes ranges anywhere in its brackets.
"""

from collections.abc import Sequence

from briefgen.render.excel.template.tokens import Kind, Token

MANY = frozenset({
    "SUM", "COUNT", "COUNTA", "AVERAGE", "AVERAGEA", "MIN", "MAX", "MINA", "MAXA", "PRODUCT", "MEDIAN", "SUMSQ", "GEOMEAN",
    "HARMEAN", "MODE", "MODE.SNGL", "STDEV", "STDEV.S", "STDEV.P", "STDEVP", "VAR", "VAR.S", "VAR.P", "VARP", "AVEDEV", "DEVSQ",
    "SKEW", "KURT", "AND", "OR", "XOR", "SUBTOTAL", "AGGREGATE", "CONCAT", "TEXTJOIN",
})  # fmt: skip
"""Functions that take any number of ranges."""
ONE = frozenset({
    "SUMIF", "SUMIFS", "COUNTIF", "COUNTIFS", "COUNTBLANK", "AVERAGEIF", "AVERAGEIFS", "MINIFS", "MAXIFS", "RANK", "RANK.EQ",
    "RANK.AVG", "LARGE", "SMALL", "PERCENTILE", "PERCENTILE.INC", "PERCENTILE.EXC", "PERCENTRANK", "QUARTILE", "QUARTILE.INC",
    "QUARTILE.EXC", "INDEX", "MATCH", "XMATCH", "VLOOKUP", "HLOOKUP", "LOOKUP", "XLOOKUP", "FILTER", "UNIQUE", "SORT", "SORTBY",
    "CORREL", "SLOPE", "INTERCEPT", "RSQ", "TREND", "FORECAST", "FREQUENCY", "TRIMMEAN", "ROWS", "COLUMNS", "SUMX2MY2",
    "SUMXMY2",
})  # fmt: skip
"""Functions that take a range as one argument."""
_ARRAY = "SUMPRODUCT"


def function_name(text: str) -> str:
    """`_xlfn.STDEV.S(` → STDEV.S"""
    return text.removesuffix("(").upper().removeprefix("_XLFN.").removeprefix("_XLWS.")


def spreads(pieces: Sequence[Token]) -> list[tuple[bool, bool]]:
    """For each piece that is a reference: may it grow to a range, and may it grow to several? (False, False) for all other pieces."""
    found = []
    functions: list[str] = []
    for index, token in enumerate(pieces):
        if token.kind is Kind.FUNCTION:
            functions.append(function_name(token.text))
        elif token.text == "(":
            functions.append("")
        elif token.text == ")" and functions:
            functions.pop()
        found.append(_spread(pieces, index, functions) if token.kind is Kind.REFERENCE else (False, False))
    return found


def _spread(pieces: Sequence[Token], index: int, functions: Sequence[str]) -> tuple[bool, bool]:
    function = functions[-1] if functions else ""
    nearest = next((name for name in reversed(functions) if name), "")
    if nearest == _ARRAY:
        return True, False
    if function not in MANY and function not in ONE:
        return False, False
    whole = _edge(pieces, index, -1) and _edge(pieces, index, 1)
    return whole, whole and function in MANY


def _edge(pieces: Sequence[Token], index: int, step: int) -> bool:
    """True where the reference is next to a bracket or comma of its function."""
    index += step
    while 0 <= index < len(pieces) and pieces[index].kind is Kind.BLANK:
        index += step
    if not 0 <= index < len(pieces):
        return False
    token = pieces[index]
    return token.text == "," or (token.kind is Kind.FUNCTION if step < 0 else token.text == ")")
