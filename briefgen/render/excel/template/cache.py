"""Values for formulas: what every cell of the result holds, and the results of those formulas that can be worked out here.

A formula that cannot be worked out (an unknown function, a circle, too much to look at) has no value; Excel works it out when the file is opened.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.render.excel.template.references import Area

MOST_LOOKS = 30_000_000
"""The most cells that all formulas of a workbook may look at together."""


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value, as `#DIV/0!`."""

    code: str


DIVISION, VALUE, NUMBER, MISSING = CellError("#DIV/0!"), CellError("#VALUE!"), CellError("#NUM!"), CellError("#N/A")
Scalar = float | str | bool | CellError | None


class UnknownError(Exception):
    """The value cannot be worked out here."""


class NotYetError(Exception):
    """Other formulas must be worked out first."""

    def __init__(self, needed: "list[Waiting]") -> None:
        self.needed = needed
        super().__init__()


class Waiting(ABC):
    """A formula of the result that has no value yet."""

    __slots__ = ()

    @abstractmethod
    def work(self, cells: "Cells") -> "Scalar":
        """Its value. Raises UnknownError and NotYetError."""

    @abstractmethod
    def done(self, value: "Scalar | Unknown") -> None:
        """Takes the value; UNKNOWN where there is none."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Stands in a cell whose formula could not be worked out."""


UNKNOWN = Unknown()
Entry = Scalar | Waiting | Unknown


@dataclass(slots=True, eq=False)
class Grid:
    """What the cells of one sheet hold, by column and row. `hidden` is true where rows are hidden, so that a SUBTOTAL cannot be told."""

    columns: dict[int, dict[int, Entry]] = field(default_factory=dict)
    subtotals: set[tuple[int, int]] = field(default_factory=set)
    hidden: bool = False

    def put(self, row: int, column: int, value: Entry) -> None:
        self.columns.setdefault(column, {})[row] = value

    def get(self, row: int, column: int) -> Entry:
        return self.columns.get(column, {}).get(row)

    def entries(self, area: Area) -> Iterator[tuple[int, int, Entry]]:
        """Everything that stands in an area: row, column, what it is; column by column from the top."""
        for column in range(area.first_column, area.last_column + 1) if area.last_column - area.first_column < 64 else sorted(self.columns):
            held = self.columns.get(column)
            if held is None or not area.first_column <= column <= area.last_column:
                continue
            if area.last_row - area.first_row < len(held):
                for row in range(area.first_row, area.last_row + 1):
                    if row in held:
                        yield row, column, held[row]
            else:
                for row in sorted(held):
                    if area.first_row <= row <= area.last_row:
                        yield row, column, held[row]


@dataclass(slots=True)
class Tally:
    """What sums, counts and averages need to know of an area. `total` and `rest` together are the sum (Neumaier's way: the digits lost come back)."""

    total: float = 0.0
    rest: float = 0.0
    numbers: int = 0
    filled: int = 0
    least: float = 0.0
    most: float = 0.0
    error: CellError | None = None

    def add(self, value: Scalar) -> None:
        if value is None:
            return
        self.filled += 1
        if isinstance(value, CellError):
            self.error = self.error or value
        elif isinstance(value, float):
            self._number(value)

    def join(self, other: "Tally") -> None:
        """Takes in what another area holds."""
        if other.numbers:
            self.least = min(self.least, other.least) if self.numbers else other.least
            self.most = max(self.most, other.most) if self.numbers else other.most
        self.numbers += other.numbers
        self.filled += other.filled
        self.error = self.error or other.error
        self._sum(other.total)
        self.rest += other.rest

    @property
    def sum(self) -> float:
        return self.total + self.rest

    def _number(self, value: float) -> None:
        self.least = min(self.least, value) if self.numbers else value
        self.most = max(self.most, value) if self.numbers else value
        self.numbers += 1
        self._sum(value)

    def _sum(self, value: float) -> None:
        total = self.total + value
        self.rest += (self.total - total) + value if abs(self.total) >= abs(value) else (value - total) + self.total
        self.total = total


class Cells:
    """Looks at cells for formulas, and remembers what areas came to: a running total goes on where the row before ended."""

    def __init__(self) -> None:
        self._left = MOST_LOOKS
        self._known: dict[tuple[int, int, int, int], tuple[int, Tally]] = {}

    def value(self, grid: Grid, row: int, column: int) -> Scalar:
        """What one cell holds."""
        return _settled(grid.get(row, column))

    def values(self, grid: Grid, area: Area) -> Iterator[tuple[int, int, Scalar]]:
        """Everything that an area holds, blank cells left out."""
        entries = list(grid.entries(area))
        self._spend(len(entries))
        waiting = [entry for _, _, entry in entries if isinstance(entry, Waiting)]
        if waiting:
            raise NotYetError(waiting)
        return ((row, column, _settled(entry)) for row, column, entry in entries)

    def tally(self, grid: Grid, area: Area) -> Tally:
        """Sum, counts, least and most of an area."""
        key = (id(grid), area.first_row, area.first_column, area.last_column)
        last, known = self._known.get(key, (area.first_row - 1, Tally()))
        if last > area.last_row or area.first_column != area.last_column:
            last, known = area.first_row - 1, Tally()
        tally = Tally()
        rest = Area(last + 1, area.first_column, area.last_row, area.last_column)
        for _, _, value in self.values(grid, rest) if last < area.last_row else ():
            tally.add(value)
        tally.join(known)
        self._known[key] = (area.last_row, tally)
        return tally

    def _spend(self, looks: int) -> None:
        self._left -= looks + 1
        if self._left < 0:
            raise UnknownError


def work_out(formulas: Sequence[Waiting]) -> None:
    """Gives each formula its value, those first that others look at; one that stands in a circle has none."""
    cells = Cells()
    finished: set[Waiting] = set()
    begun: set[Waiting] = set()
    for formula in formulas:
        stack: list[Waiting] = [formula]
        while stack:
            current = stack[-1]
            needed = [] if current in finished else _attempt(current, cells, begun)
            if needed:
                begun.add(current)
                stack += needed
            else:
                finished.add(current)
                begun.discard(current)
                stack.pop()


def _attempt(current: Waiting, cells: Cells, begun: set[Waiting]) -> list[Waiting]:
    """Works a formula out, or says what must be worked out before; what waits for itself is given up."""
    value: Scalar | Unknown = UNKNOWN
    try:
        value = current.work(cells)
    except NotYetError as error:
        if not any(one is current or one in begun for one in error.needed):
            return error.needed
    except (UnknownError, ArithmeticError):
        pass
    current.done(value)
    return []


def _settled(entry: Entry) -> Scalar:
    if isinstance(entry, Waiting):
        raise NotYetError([entry])
    if isinstance(entry, Unknown):
        raise UnknownError
    return entry
