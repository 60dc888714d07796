"""The spreadsheet functions that can be worked out here, with Excel's way of taking texts, truths and blank cells.

In a range only numbers count; a number written as text counts where it is given directly. Errors go through.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.render.excel.template.cache import DIVISION, NUMBER, VALUE, CellError, Cells, Grid, Scalar, Tally, UnknownError
from briefgen.render.excel.template.criteria import matcher
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


def call(name: str, arguments: Sequence[Node]) -> Node:
    """A call of a function. Raises UnknownError for one that is not known here or does not take so many arguments."""
    known = _FUNCTIONS.get(name)
    if known is None or not known[1] <= len(arguments) <= known[2]:
        raise UnknownError
    function = known[0]
    return lambda frame: function(frame, arguments)


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


# Over ranges


def _tally(frame: Frame, arguments: Sequence[Node]) -> Tally:
    """All arguments together; what is given directly is taken as a number."""
    tally = Tally()
    for node in arguments:
        value = node(frame)
        if isinstance(value, tuple):
            for grid, area in value:
                tally.join(frame.cells.tally(grid, area))
        else:
            tally.add(as_number(value) if value is not None else 0.0)
    return tally


def _summed(result: Callable[[Tally], Scalar]) -> Function:
    def function(frame: Frame, arguments: Sequence[Node]) -> Scalar:
        tally = _tally(frame, arguments)
        return tally.error or result(tally)

    return function


def _average(tally: Tally) -> Scalar:
    return tally.sum / tally.numbers if tally.numbers else DIVISION


def _counted(result: Callable[[Tally], Scalar]) -> Function:
    """Counting takes errors as they come."""

    def function(frame: Frame, arguments: Sequence[Node]) -> Scalar:
        return result(_tally(frame, arguments))

    return function


def _blank(frame: Frame, arguments: Sequence[Node]) -> Scalar:
    areas = _areas(frame, arguments[0])
    size = sum((area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1) for _, area in areas)
    filled = sum(value != "" for grid, area in areas for _, _, value in frame.cells.values(grid, area) if value is not None)
    return float(size - filled)


def _product(frame: Frame, arguments: Sequence[Node]) -> Scalar:
    result, found = 1.0, False
    for node in arguments:
        value = node(frame)
        values = _numbers(frame, value) if isinstance(value, tuple) else [as_number(value)]
        for number in values:
            if isinstance(number, CellError):
                return number
            result, found = result * number, True
    return result if found else 0.0


def _numbers(frame: Frame, areas: tuple[Target, ...]) -> Iterator[float | CellError]:
    for grid, area in areas:
        for _, _, value in frame.cells.values(grid, area):
            if isinstance(value, float | CellError) and not isinstance(value, bool):
                yield value


def _areas(frame: Frame, node: Node) -> tuple[Target, ...]:
    value = node(frame)
    if not isinstance(value, tuple):
        raise UnknownError
    return value


_SUBTOTALS: dict[int, Callable[[Tally], Scalar]] = {
    1: _average,
    2: lambda tally: float(tally.numbers),
    3: lambda tally: float(tally.filled),
    4: lambda tally: tally.most,
    5: lambda tally: tally.least,
    9: lambda tally: tally.sum,
}


def _subtotal(frame: Frame, arguments: Sequence[Node]) -> Scalar:
    """Other subtotals in the range do not count; with hidden rows nobody can tell here."""
    which = as_number(scalar(frame, arguments[0]))
    result = None if isinstance(which, CellError) else _SUBTOTALS.get(int(which) % 100)
    if result is None:
        raise UnknownError
    tally = Tally()
    for node in arguments[1:]:
        for grid, area in _areas(frame, node):
            if grid.hidden:
                raise UnknownError
            for row, column, value in frame.cells.values(grid, area):
                if (row, column) not in grid.subtotals:
                    tally.add(value)
    return (tally.error if isinstance(which, float) and int(which) % 100 not in (2, 3) else None) or result(tally)


def _chosen(frame: Frame, arguments: Sequence[Node]) -> Tally | CellError:
    """What SUMIF and its kin find: cells of one range that meet a condition, or those beside them in another."""
    criterion = scalar(frame, arguments[1])
    if isinstance(criterion, CellError):
        return criterion
    fits = matcher(criterion)
    areas = _areas(frame, arguments[0])
    others = _areas(frame, arguments[2]) if len(arguments) > 2 else areas
    if len(areas) != 1 or len(others) != 1:
        raise UnknownError
    (grid, area), (other_grid, other) = areas[0], others[0]
    rows, columns = other.first_row - area.first_row, other.first_column - area.first_column
    tally = Tally()
    for row, column, value in frame.cells.values(grid, area):
        if fits(value):
            tally.add(frame.cells.value(other_grid, row + rows, column + columns))
    return tally


def _conditional(result: Callable[[Tally], Scalar]) -> Function:
    def function(frame: Frame, arguments: Sequence[Node]) -> Scalar:
        tally = _chosen(frame, arguments)
        return tally if isinstance(tally, CellError) else tally.error or result(tally)

    return function


def _count_if(frame: Frame, arguments: Sequence[Node]) -> Scalar:
    criterion = scalar(frame, arguments[1])
    fits = matcher(criterion)
    if isinstance(criterion, CellError) or fits(None):
        raise UnknownError
    return float(sum(fits(value) for grid, area in _areas(frame, arguments[0]) for _, _, value in frame.cells.values(grid, area)))


# Of single values


def _if(frame: Frame, arguments: Sequence[Node]) -> Scalar:
    condition = _truth(scalar(frame, arguments[0]))
    if isinstance(condition, CellError):
        return condition
    if condition:
        return scalar(frame, arguments[1])
    return scalar(frame, arguments[2]) if len(arguments) > 2 else False


def _if_error(frame: Frame, arguments: Sequence[Node]) -> Scalar:
    value = scalar(frame, arguments[0])
    return scalar(frame, arguments[1]) if isinstance(value, CellError) else value


def _truth(value: Scalar) -> bool | CellError:
    if isinstance(value, str):
        return {"TRUE": True, "FALSE": False}.get(value.upper(), VALUE)
    return value if isinstance(value, CellError) else bool(value)


def _logical(join: Callable[[list[bool]], bool]) -> Function:
    def function(frame: Frame, arguments: Sequence[Node]) -> Scalar:
        truths = []
        for node in arguments:
            truth = _truth(scalar(frame, node))
            if isinstance(truth, CellError):
                return truth
            truths.append(truth)
        return join(truths)

    return function


def _numeric(function: Callable[..., float]) -> Function:
    def node(frame: Frame, arguments: Sequence[Node]) -> Scalar:
        numbers = []
        for argument in arguments:
            number = as_number(scalar(frame, argument))
            if isinstance(number, CellError):
                return number
            numbers.append(number)
        try:
            return float(function(*numbers))
        except ValueError:
            return NUMBER
        except ZeroDivisionError:
            return DIVISION

    return node


def _rounded(rule: Callable[[float], float]) -> Callable[[float, float], float]:
    """Rounds away from what binary fractions add or lose in the 16th digit: 1.005 to two places is 1.01."""

    def rounded(number: float, places: float) -> float:
        scale = 10.0 ** int(places)
        return math.copysign(rule(float(f"{abs(number) * scale:.15g}")) / scale, number)

    return rounded


def _joined(frame: Frame, arguments: Sequence[Node]) -> Scalar:
    pieces = [scalar(frame, node) for node in arguments]
    error = next((piece for piece in pieces if isinstance(piece, CellError)), None)
    return error or "".join(map(as_text, pieces))


_MANY = 255
_FUNCTIONS: dict[str, tuple[Function, int, int]] = {
    "SUM": (_summed(lambda tally: tally.sum), 1, _MANY),
    "AVERAGE": (_summed(_average), 1, _MANY),
    "MIN": (_summed(lambda tally: tally.least), 1, _MANY),
    "MAX": (_summed(lambda tally: tally.most), 1, _MANY),
    "COUNT": (_counted(lambda tally: float(tally.numbers)), 1, _MANY),
    "COUNTA": (_counted(lambda tally: float(tally.filled)), 1, _MANY),
    "COUNTBLANK": (_blank, 1, 1),
    "PRODUCT": (_product, 1, _MANY),
    "SUBTOTAL": (_subtotal, 2, _MANY),
    "SUMIF": (_conditional(lambda tally: tally.sum), 2, 3),
    "AVERAGEIF": (_conditional(_average), 2, 3),
    "COUNTIF": (_count_if, 2, 2),
    "IF": (_if, 2, 3),
    "IFERROR": (_if_error, 2, 2),
    "AND": (_logical(all), 1, _MANY),
    "OR": (_logical(any), 1, _MANY),
    "NOT": (_logical(lambda truths: not truths[0]), 1, 1),
    "ABS": (_numeric(abs), 1, 1),
    "INT": (_numeric(math.floor), 1, 1),
    "MOD": (_numeric(lambda number, divisor: number - divisor * math.floor(number / divisor)), 2, 2),
    "SQRT": (_numeric(math.sqrt), 1, 1),
    "ROUND": (_numeric(_rounded(lambda number: math.floor(number + 0.5))), 2, 2),
    "ROUNDUP": (_numeric(_rounded(math.ceil)), 2, 2),
    "ROUNDDOWN": (_numeric(_rounded(math.floor)), 2, 2),
    "CONCATENATE": (_joined, 1, _MANY),
}
