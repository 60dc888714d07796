"""What a formula is worked out with: nodes, what stands around them, and Excel's rules for turning values into numbers and texts, and comparing them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefgen.render.excel.template.cache import DIVISION, NUMBER, VALUE, CellError, Cells, Grid, Scalar, UnknownError
from briefgen.render.excel.template.references import Area

Target = tuple[Grid, Area]


@dataclass(slots=True)
class Frame:
    """What stands around one formula: the cells, what each of its references means, and what a name or a structured reference means to it."""

    cells: Cells
    targets: tuple[tuple[Target, ...] | None, ...]
    named: Callable[[str], tuple[Target, ...] | None]


Found = Scalar | tuple[Target, ...]
Node = Callable[[Frame], Found]
Function = Callable[[Frame, Sequence[Node]], Scalar]
"""Takes its arguments as nodes, so that IF works out only what it needs."""


def scalar(frame: Frame, node: Node) -> Scalar:
    """The one value that a node stands for. Raises UnknownError for a range of several cells."""
    value = node(frame)
    if not isinstance(value, tuple):
        return value
    if len(value) != 1 or not value[0][1].is_cell:
        raise UnknownError
    grid, area = value[0]
    return frame.cells.value(grid, area.first_row, area.first_column)


def as_number(value: Scalar) -> float | CellError:
    match value:
        case None:
            return 0.0
        case bool():
            return float(value)
        case float() | CellError():
            return value
        case str():
            try:
                return float(value) if value.strip() and value.isascii() and "_" not in value else VALUE
            except ValueError:
                return VALUE


def as_text(value: Scalar) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return written(value)
        case CellError():
            return value.code
        case _:
            return value


def written(number: float) -> str:
    """A number with the 15 digits that Excel keeps."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return repr(float(f"{number:.15g}"))


def calculate(operator: str, left: float | CellError, right: float | CellError) -> Scalar:
    """A sum, product or power."""
    if isinstance(left, CellError) or isinstance(right, CellError):
        return left if isinstance(left, CellError) else right
    if operator == "/":
        return left / right if right else DIVISION
    if operator == "^":
        return _power(left, right)
    return {"+": left + right, "-": left - right, "*": left * right}[operator]


def _power(base: float, exponent: float) -> Scalar:
    if base == 0 and exponent <= 0:
        return NUMBER if exponent == 0 else DIVISION
    result = base**exponent
    return NUMBER if isinstance(result, complex) else result


def compare(operator: str, left: Scalar, right: Scalar) -> bool:
    """Numbers come before texts, texts before truths; texts compare without regard to case."""
    one, other = _rank(left, right), _rank(right, left)
    return {"=": one == other, "<>": one != other, "<": one < other, ">": one > other, "<=": one <= other, ">=": one >= other}[operator]


def _rank(value: Scalar, other: Scalar) -> tuple[int, float, str]:
    if value is None:
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, float):
        return 0, float(f"{value:.15g}"), ""
    return 1, 0.0, as_text(value).casefold()
