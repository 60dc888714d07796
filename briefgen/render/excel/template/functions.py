"""The spreadsheet functions that can be worked out here; those over ranges stand in `ranges`."""

import math
from collections.abc import Callable, Sequence

from briefgen.render.excel.template.cache import DIVISION, NUMBER, VALUE, CellError, Scalar, UnknownError
from briefgen.render.excel.template.frame import Frame, Function, Node, as_number, as_text, scalar
from briefgen.render.excel.template.ranges import MANY, RANGE_FUNCTIONS


def call(name: str, arguments: Sequence[Node]) -> Node:
    """A call of a function. Raises UnknownError for one that is not known here or does not take so many arguments."""
    known = _FUNCTIONS.get(name)
    if known is None or not known[1] <= len(arguments) <= known[2]:
        raise UnknownError
    function = known[0]
    return lambda frame: function(frame, arguments)


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


_FUNCTIONS: dict[str, tuple[Function, int, int]] = {
    **RANGE_FUNCTIONS,
    "IF": (_if, 2, 3),
    "IFERROR": (_if_error, 2, 2),
    "AND": (_logical(all), 1, MANY),
    "OR": (_logical(any), 1, MANY),
    "NOT": (_logical(lambda truths: not truths[0]), 1, 1),
    "ABS": (_numeric(abs), 1, 1),
    "INT": (_numeric(math.floor), 1, 1),
    "MOD": (_numeric(lambda number, divisor: number - divisor * math.floor(number / divisor)), 2, 2),
    "SQRT": (_numeric(math.sqrt), 1, 1),
    "ROUND": (_numeric(_rounded(lambda number: math.floor(number + 0.5))), 2, 2),
    "ROUNDUP": (_numeric(_rounded(math.ceil)), 2, 2),
    "ROUNDDOWN": (_numeric(_rounded(math.floor)), 2, 2),
    "CONCATENATE": (_joined, 1, MANY),
}
