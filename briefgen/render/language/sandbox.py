"""The Jinja environment of templates: immutable sandbox, escaping on, nothing global, fields of the briefing and nothing else.

A misspelt name is reported and yields nothing, so that filling goes on to the end and finds the next one too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinja2 import Template, Undefined, nodes
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from markupsafe import Markup

from briefgen.render.language import advice
from briefgen.render.language.grammar import LOOP_FILTER, Report, check_grammar, count_loops
from briefgen.render.language.names import decode
from briefgen.render.language.record import Record
from briefgen.render.language.shapes import LOOP_FIELDS

MOST_PASSES = 200_000
"""The most passes that all loops of a document may make together."""

TESTS_ALLOWED = ("defined", "undefined", "none", "odd", "even", "divisibleby", "number", "string", "in", "eq", "ne", "lt", "le", "gt", "ge")


class NotAllowedError(Exception):
    """The template's code was refused; what is wrong has been reported."""


class EndlessLoopError(Exception):
    """Loops made more passes than any briefing needs."""


@dataclass(slots=True)
class Budget:
    """Counts the passes of all loops of one document."""

    left: int = MOST_PASSES

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise EndlessLoopError


class Passes(Sequence[object]):
    """A sequence that a loop runs over; every pass is counted."""

    def __init__(self, items: Sequence[object], budget: Budget) -> None:
        self._items = items
        self._budget = budget

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: Any) -> Any:
        return self._items[index]

    def __iter__(self) -> Iterator[object]:
        for item in self._items:
            self._budget.spend()
            yield item


@dataclass(frozen=True, slots=True)
class Desk:
    """What the environment asks of its surroundings: to print a value and to take down a mistake."""

    print_value: Callable[[object], object]
    unknown_name: Callable[[str, object], None]
    mistake: Callable[[str, str, str], None]
    report: Report


class SafeEnvironment(ImmutableSandboxedEnvironment):
    """Compiles and runs the tags of one template."""

    intercepted_binops = frozenset("+-*/")
    intercepted_unops = frozenset("+-")

    def __init__(self, desk: Desk, filters: Mapping[str, Callable[..., object]], passes: int = MOST_PASSES) -> None:
        """`passes` are the most that all loops may make together."""
        super().__init__(autoescape=True, finalize=desk.print_value, undefined=_undefined(desk.unknown_name), cache_size=0)
        self._desk = desk
        self._budget = Budget(passes)
        self.globals.clear()
        self.tests = {name: TESTS[name] for name in TESTS_ALLOWED}
        self.filters = {**filters, LOOP_FILTER: self._passes}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if not check_grammar(tree, self.filters, self.tests, self._desk.report):
            raise NotAllowedError
        count_loops(tree)
        return tree

    def expression(self, code: str) -> Callable[[Mapping[str, object]], object]:
        """A function from the context to the value of a tag's code, its type kept. Raises NotAllowedError and jinja2.TemplateSyntaxError."""
        self.parse(f"{{{{ {code} }}}}")
        return self.compile_expression(code, undefined_to_none=False)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A row's field, or where a loop stands; never an attribute of a Python object."""
        if isinstance(obj, LoopContext) and attribute in LOOP_FIELDS:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A row's field by name or a list's item by number."""
        if isinstance(obj, Undefined):
            return obj
        if isinstance(argument, str):
            argument = decode(argument)
        if isinstance(obj, Record) and isinstance(argument, str) and argument in obj:
            return obj[argument]
        if isinstance(obj, tuple | list | Passes) and isinstance(argument, int):
            # an issue with fewer items has nothing there, which is no mistake of the template's
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined()
        return self.undefined(obj=obj, name=str(argument))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Sums of numbers only: a text times a number could fill the memory."""
        return super().call_binop(context, operator, left, right) if self._numbers(operator, left, right) else ""

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        """The sign of a number only."""
        return super().call_unop(context, operator, arg) if self._numbers(operator, arg) else ""

    def _numbers(self, operator: str, *sides: object) -> bool:
        """True where all sides are numbers; otherwise what is wrong is reported."""
        missing = [side for side in sides if isinstance(side, Undefined)]
        if missing:
            return bool(missing[0])  # a use like any other: the name is reported
        if all(isinstance(side, int | float | Decimal) for side in sides):
            return True
        self._desk.mistake(*advice.not_numbers(operator))
        return False

    def call(self, *_arguments: Any, **_named: Any) -> Any:
        """No template calls anything; the grammar refuses it before, this stands behind."""
        raise NotAllowedError

    def _passes(self, value: object) -> Sequence[object]:
        """What a loop runs over, counted; anything that is no list is a mistake and runs no pass."""
        if isinstance(value, tuple | list | Passes):
            return Passes(value, self._budget)
        if isinstance(value, Undefined):
            bool(value)  # a use like any other, so that the name is reported
        else:
            self._desk.mistake(*advice.NOT_A_LIST)
        return ()


def _undefined(unknown_name: Callable[[str, object], None]) -> type[Undefined]:
    """A class of undefined values that report their name when they are used, and otherwise behave as nothing."""

    class Missing(Undefined):
        def _report(self) -> str:
            if self._undefined_name is not None:  # `x if y` without else has no name and means nothing by it
                unknown_name(self._undefined_name, self._undefined_obj)
            return ""

        def __str__(self) -> str:
            return self._report()

        def __html__(self) -> str:
            return self._report()

        def __bool__(self) -> bool:
            return bool(self._report())

        def __len__(self) -> int:
            return len(self._report())

        def __iter__(self) -> Iterator[object]:
            return iter(self._report())

        def __eq__(self, other: object) -> bool:
            return bool(self._report())

        def __hash__(self) -> int:
            return 0

        __lt__ = __le__ = __gt__ = __ge__ = __eq__  # type: ignore[assignment]  # the base class never returns from these

    return Missing


def run(template: Template, context: Mapping[str, object], most_characters: int) -> Markup:
    """The filled source. Raises EndlessLoopError where it grows past `most_characters`."""
    pieces: list[str] = []
    length = 0
    for piece in template.generate(context):
        pieces.append(piece)
        length += len(piece)
        if length > most_characters:
            raise EndlessLoopError
    return Markup("".join(pieces))
