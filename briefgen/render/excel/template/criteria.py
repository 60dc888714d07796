"""Conditions as SUMIF and COUNTIF take them: `"开工"`, `">=100"`, `"<>"`, `"*产业园"`, a number."""

import re
from collections.abc import Callable

from briefgen.render.excel.template.cache import CellError, Scalar

_CONDITION = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)


def matcher(criterion: Scalar) -> Callable[[Scalar], bool]:
    """True for the values that meet the condition."""
    if not isinstance(criterion, str):
        wanted = 0.0 if criterion is None else criterion
        return lambda value: type(value) is type(wanted) and value == wanted
    found = _CONDITION.fullmatch(criterion)
    assert found is not None
    operator, operand = found[1] or "=", found[2]
    number = _number(operand)
    if number is not None:
        return _numeric(operator, number)
    if operator in ("=", "<>"):
        return _textual(operator, operand, bare=found[1] is None)
    return lambda value: isinstance(value, str) and _ordered(operator, value.casefold(), operand.casefold())


def _numeric(operator: str, wanted: float) -> Callable[[Scalar], bool]:
    def fits(value: Scalar) -> bool:
        number = value if isinstance(value, float) and not isinstance(value, bool) else _number(value) if isinstance(value, str) else None
        if operator == "<>":
            return number != wanted
        if number is None or (isinstance(value, str) and operator != "="):
            return False
        return number == wanted if operator == "=" else _ordered(operator, number, wanted)

    return fits


def _textual(operator: str, operand: str, *, bare: bool) -> Callable[[Scalar], bool]:
    pattern = re.compile(_pattern(operand), re.IGNORECASE | re.DOTALL)

    def is_it(value: Scalar) -> bool:
        if not operand:
            return value is None or (bare and value == "")
        return isinstance(value, str) and pattern.fullmatch(value) is not None

    return is_it if operator == "=" else lambda value: not isinstance(value, CellError) and not is_it(value)


def _pattern(operand: str) -> str:
    """`*` and `?` stand for any characters and for one; a `~` before them for themselves."""
    pieces = re.findall(r"~[*?~]|.", operand, re.DOTALL)
    return "".join({"*": ".*", "?": "."}.get(piece) or re.escape(piece[-1]) for piece in pieces)


def _ordered(operator: str, one: float | str, other: float | str) -> bool:
    assert isinstance(one, str) == isinstance(other, str)
    return {"<": one < other, ">": one > other, "<=": one <= other, ">=": one >= other}[operator]  # type: ignore[operator]


def _number(text: str) -> float | None:
    try:
        return float(text) if text.strip() and text.isascii() and "_" not in text and text.strip()[-1] in "0123456789." else None
    except ValueError:
        return None
