"""Functions over ranges: sums, counts, averages, with and without a condition.

In a range only numbers count; a number written as text counts where it is given directly. Errors go through.
"""

from collections.abc import Callable, Iterator, Sequence

from briefgen.render.excel.template.cache import DIVISION, CellError, Scalar, Tally, UnknownError
from briefgen.render.excel.template.criteria import matcher
from briefgen.render.excel.template.frame import Frame, Function, Node, Target, as_number, scalar

MANY = 255
"""Arguments that a function may have."""

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


RANGE_FUNCTIONS: dict[str, tuple[Function, int, int]] = {
    "SUM": (_summed(lambda tally: tally.sum), 1, MANY),
    "AVERAGE": (_summed(_average), 1, MANY),
    "MIN": (_summed(lambda tally: tally.least), 1, MANY),
    "MAX": (_summed(lambda tally: tally.most), 1, MANY),
    "COUNT": (_counted(lambda tally: float(tally.numbers)), 1, MANY),
    "COUNTA": (_counted(lambda tally: float(tally.filled)), 1, MANY),
    "COUNTBLANK": (_blank, 1, 1),
    "PRODUCT": (_product, 1, MANY),
    "SUBTOTAL": (_subtotal, 2, MANY),
    "SUMIF": (_conditional(lambda tally: tally.sum), 2, 3),
    "AVERAGEIF": (_conditional(_average), 2, 3),
    "COUNTIF": (_count_if, 2, 2),
}
"""By name: the function, and how many arguments it takes at least and at most."""
