"""Formulas worked out: from pieces to a function of the cells that the formula looks at. What is not known here raises UnknownError when it is compiled.

Known are numbers, texts, comparisons, sums and products with Excel's order of operations (`-2^2` is 4), references, and the functions of `functions`.
"""

from collections.abc import Callable, Sequence
from math import isfinite

from briefgen.render.excel.template import functions
from briefgen.render.excel.template.cache import NUMBER, CellError, Scalar, UnknownError
from briefgen.render.excel.template.frame import Frame, Node, Target, as_number, as_text, calculate, compare, scalar
from briefgen.render.excel.template.spread import function_name
from briefgen.render.excel.template.tokens import Kind, Token

MOST_DEPTH = 60

_COMPARISONS = ("=", "<>", "<", ">", "<=", ">=")
_LEVELS: tuple[tuple[str, ...], ...] = (_COMPARISONS, ("&",), ("+", "-"), ("*", "/"), ("^",))

Compute = Callable[[Frame], Scalar]


def compute(pieces: Sequence[Token]) -> Compute:
    """The formula as a function of what stands around it. Raises UnknownError."""
    node = _Parser([token for token in pieces if token.kind is not Kind.BLANK]).whole()

    def work(frame: Frame) -> Scalar:
        value = scalar(frame, node)
        if isinstance(value, float) and not isfinite(value):
            return NUMBER
        return 0.0 if value is None else value

    return work


class _Parser:
    """Recursive descent over the pieces."""

    def __init__(self, pieces: Sequence[Token]) -> None:
        self._pieces = pieces
        self._place = 0
        self._references = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._level(0)
        if self._place < len(self._pieces):
            raise UnknownError
        return node

    def _peek(self) -> str:
        return self._pieces[self._place].text if self._place < len(self._pieces) else ""

    def _next(self) -> Token:
        if self._place >= len(self._pieces):
            raise UnknownError
        self._place += 1
        return self._pieces[self._place - 1]

    def _level(self, level: int) -> Node:
        """Operators of one rank, joined from the left."""
        if level == len(_LEVELS):
            return self._signed()
        self._depth += 1
        if self._depth > MOST_DEPTH * len(_LEVELS):
            raise UnknownError
        node = self._level(level + 1)
        while self._peek() in _LEVELS[level]:
            operator = self._next().text
            node = _binary(operator, node, self._level(level + 1))
        self._depth -= 1
        return node

    def _signed(self) -> Node:
        if self._peek() in ("-", "+"):
            minus = self._next().text == "-"
            node = self._signed()
            return _negative(node) if minus else node
        node = self._atom()
        while self._peek() == "%":
            self._next()
            node = _percent(node)
        return node

    def _atom(self) -> Node:
        token = self._next()
        match token.kind:
            case Kind.NUMBER:
                return _constant(float(token.text))
            case Kind.TEXT:
                return _constant(token.text[1:-1].replace('""', '"'))
            case Kind.TRUTH:
                return _constant(token.text.upper() == "TRUE")
            case Kind.ERROR if "!" not in token.text[:-1]:
                return _constant(CellError(token.text))
            case Kind.REFERENCE:
                return self._reference()
            case Kind.STRUCTURED | Kind.NAME:
                return _named(token.text)
            case Kind.FUNCTION:
                return functions.call(function_name(token.text), self._arguments())
            case Kind.OPERATOR if token.text == "(":
                return self._bracketed()
            case _:
                raise UnknownError

    def _reference(self) -> Node:
        index = self._references
        self._references += 1
        if self._peek() in (":", "#"):
            raise UnknownError

        def node(frame: Frame) -> tuple[Target, ...]:
            targets = frame.targets[index]
            if targets is None:
                raise UnknownError
            return targets

        return node

    def _bracketed(self) -> Node:
        """A value in brackets, or several areas as one."""
        inner = [self._level(0)]
        while self._peek() == ",":
            self._next()
            inner.append(self._level(0))
        if self._next().text != ")":
            raise UnknownError
        return inner[0] if len(inner) == 1 else _union(inner)

    def _arguments(self) -> list[Node]:
        arguments: list[Node] = []
        if self._peek() == ")":
            self._next()
            return arguments
        while True:
            arguments.append(_constant(None) if self._peek() in (",", ")") else self._level(0))
            sign = self._next().text
            if sign == ")":
                return arguments
            if sign != ",":
                raise UnknownError


def _named(text: str) -> Node:
    def node(frame: Frame) -> tuple[Target, ...]:
        targets = frame.named(text)
        if targets is None:
            raise UnknownError
        return targets

    return node


def _constant(value: Scalar) -> Node:
    return lambda _frame: value


def _union(nodes: Sequence[Node]) -> Node:
    def node(frame: Frame) -> tuple[Target, ...]:
        found: list[Target] = []
        for one in nodes:
            value = one(frame)
            if not isinstance(value, tuple):
                raise UnknownError
            found += value
        return tuple(found)

    return node


def _negative(node: Node) -> Node:
    def negative(frame: Frame) -> Scalar:
        number = as_number(scalar(frame, node))
        return number if isinstance(number, CellError) else -number

    return negative


def _percent(node: Node) -> Node:
    def percent(frame: Frame) -> Scalar:
        number = as_number(scalar(frame, node))
        return number if isinstance(number, CellError) else number / 100

    return percent


def _binary(operator: str, left: Node, right: Node) -> Node:
    def node(frame: Frame) -> Scalar:
        one, other = scalar(frame, left), scalar(frame, right)
        for value in (one, other):
            if isinstance(value, CellError):
                return value
        if operator == "&":
            return as_text(one) + as_text(other)
        if operator in _COMPARISONS:
            return compare(operator, one, other)
        return calculate(operator, as_number(one), as_number(other))

    return node
