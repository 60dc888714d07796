"""Formulas and other references as they read in the result: moved, stretched and renamed with the lines and sheets they point at.

A reference from a loop's body to a line of the same body stays in its pass; with a `$` it looks at the loop as a whole (`C5/SUM(C$5:C$5)` is the share
of all passes, `SUM(C$5:C5)` a running total). From outside, the whole argument of a summing function grows over all passes. What points only at lines
that the result leaves out is lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from briefgen.render.excel.template.cache import Grid
from briefgen.render.excel.template.growth import Growth, Loop, Pass
from briefgen.render.excel.template.references import LAST_COLUMN, LAST_ROW, Area, Point, Reference, sheet_prefix
from briefgen.render.excel.template.spread import spreads
from briefgen.render.excel.template.tokens import Kind, Token, tokens

LONGEST_FORMULA = 8_000
"""Characters; Excel takes 8,192."""
MOST_ARGUMENTS = 200
"""Of one function; Excel takes 255."""


class Copy(Protocol):
    """A sheet of the result, as references see it: `template` is the name it has in the template, `tables` new names of tables on it."""

    name: str
    rows: Growth
    columns: Growth
    tables: dict[str, str]
    grid: Grid

    @property
    def template(self) -> str: ...

    def has_numbers(self, loop: Loop, line: int, first_column: int, last_column: int) -> bool:
        """True where another line of the loop may hold numbers in these columns."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a formula stands in the result: its sheet and the passes around it. No sheet for what belongs to the workbook."""

    copy: Copy | None = None
    rows: Pass = field(default_factory=Pass)
    columns: Pass = field(default_factory=Pass)


Target = tuple[Copy, Area]


@dataclass(frozen=True, slots=True)
class Placed:
    """A formula of the result: its text, and for each reference of the compiled formula the cells it means; None for cells not in this workbook."""

    text: str
    targets: tuple[tuple[Target, ...] | None, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """A formula of the template in pieces. `may_spread` says of each piece whether it may grow to a range, and to several."""

    pieces: tuple[Token, ...]
    may_spread: tuple[tuple[bool, bool], ...]

    @property
    def references(self) -> list[Reference]:
        return [token.reference for token in self.pieces if token.reference is not None]


def compile_formula(formula: str, *, whole: bool = False) -> Compiled:
    """Takes a formula apart. With `whole` (ranges of charts, names, array formulas) every reference may grow."""
    pieces = tuple(tokens(formula))
    may = [(token.kind is Kind.REFERENCE, False) for token in pieces] if whole else spreads(pieces)
    return Compiled(pieces, tuple(may))


class Rewriter:
    """Knows the sheets of the result by their names in the template."""

    def __init__(self, copies: Sequence[Copy], gone: Iterable[str] = ()) -> None:
        """`copies` in the order of the result; several may come of one sheet of the template. `gone` are sheets of the template that were left out."""
        self._gone = frozenset(name.casefold() for name in gone)
        self._copies: dict[str, list[Copy]] = {}
        for copy in copies:
            self._copies.setdefault(copy.template.casefold(), []).append(copy)
        self._order = list(self._copies)

    def formula(self, compiled: Compiled, here: Here) -> Placed | None:
        """The formula as it reads there; None where something that it needs is not in the result."""
        texts: list[str] = []
        targets: list[tuple[Target, ...] | None] = []
        doubtful = False
        for token, (spread, several) in zip(compiled.pieces, compiled.may_spread, strict=True):
            if token.reference is None:
                texts.append(self._renamed(token, here))
                continue
            found = self._place(token.reference, here, spread, several)
            if found is None:
                return None
            texts.append(found.text or token.text)
            targets.append(found.targets)
            doubtful = doubtful or found.doubtful
        text = "".join(texts)
        return Placed(text, tuple(targets), doubtful) if len(text) <= LONGEST_FORMULA else None

    def reference(self, text: str, here: Here) -> str | None:
        """A formula in which single cells stay single cells, as conditions and names hold it; None where it is lost."""
        pieces = tuple(tokens(text))
        placed = self.formula(Compiled(pieces, ((False, False),) * len(pieces)), here)
        return None if placed is None else placed.text

    # One reference

    def _place(self, reference: Reference, here: Here, spread: bool, several: bool) -> "_Found | None":
        copies = self._meant(reference, here)
        if not copies:
            return None if (reference.sheet or "").casefold() in self._gone else _Found("", None)
        if reference.last_sheet is not None:
            return self._run_of_sheets(reference, copies, here, several)
        if len(copies) > 1 and not several:
            copies = copies[:1]
        found = [self._on_sheet(reference, copy, here, spread, several) for copy in copies]
        present = [one for one in found if one is not None]
        return _joined(present) if present else None

    def _meant(self, reference: Reference, here: Here) -> list[Copy]:
        """The sheets that a reference points at: its own where none is named."""
        own = here.copy
        if reference.sheet is None:
            return [own] if own is not None else []
        if reference.last_sheet is not None:
            return self._between(reference.sheet.casefold(), reference.last_sheet.casefold())
        if own is not None and reference.sheet.casefold() == own.template.casefold():
            return [own]
        return self._copies.get(reference.sheet.casefold(), [])

    def _between(self, first: str, last: str) -> list[Copy]:
        if first not in self._copies or last not in self._copies:
            return []
        start, end = sorted((self._order.index(first), self._order.index(last)))
        return [copy for name in self._order[start : end + 1] for copy in self._copies[name]]

    def _run_of_sheets(self, reference: Reference, copies: list[Copy], here: Here, several: bool) -> "_Found | None":
        single = replace(reference, last_sheet=None)
        found = [self._on_sheet(replace(single, sheet=copy.template), copy, here, True, several) for copy in copies]
        present = [one for one in found if one is not None]
        if len(present) < len(copies):
            return None
        bare = {one.text.rpartition("!")[2] for one in present}
        targets = tuple(target for one in present for target in one.targets or ())
        if len(bare) == 1 and "," not in (text := bare.pop()):
            return _Found(sheet_prefix(copies[0].name, copies[-1].name) + text, targets)
        return _joined(present) if several else None

    def _on_sheet(self, reference: Reference, copy: Copy, here: Here, spread: bool, several: bool) -> "_Found | None":
        own = copy is here.copy
        row_pass = here.rows if own else copy.rows.root
        start, end = _in_order(reference.start, reference.last)
        rows = _runs(copy.rows, (start.row, start.fixed_row), (end.row, end.fixed_row), row_pass, reference, spread)
        across = here.columns if own else copy.columns.root
        columns = _runs(copy.columns, (start.column, start.fixed_column), (end.column, end.fixed_column), across, reference, spread)
        if not rows or not columns:
            return None
        doubtful = False
        if len(rows) > 1:
            harmless = not copy.has_numbers(copy.rows.edge(start.row, row_pass, start.fixed_row), start.row, start.column, end.column)
            doubtful = not harmless and not several
            rows = rows if several and not harmless else [(rows[0][0], rows[-1][1])]
        if len(columns) > 1 and not several:
            doubtful, columns = True, [(columns[0][0], columns[-1][1])]
        prefix = sheet_prefix(copy.name) if reference.sheet is not None else ""
        pieces = [_spelt(reference, (start, end), one, other, prefix) for one in rows for other in columns]
        joined = ",".join(pieces)
        areas = tuple((copy, Area(one[0] or 1, other[0] or 1, one[1] or LAST_ROW, other[1] or LAST_COLUMN)) for one in rows for other in columns)
        return _Found(f"({joined})" if len(pieces) > MOST_ARGUMENTS else joined, areas, doubtful)

    def _renamed(self, token: Token, here: Here) -> str:
        """A structured reference or a name with a sheet before it, under new names where there are any."""
        if token.kind is Kind.STRUCTURED and here.copy is not None and here.copy.tables:
            table, bracket, rest = token.text.partition("[")
            return here.copy.tables.get(table.casefold(), table) + bracket + rest
        if token.kind is Kind.NAME and "!" in token.text:
            sheet, _, name = token.text.rpartition("!")
            bare = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
            copies = self._copies.get(bare.casefold())
            return f"{sheet_prefix(copies[0].name)}{name}" if copies else token.text
        return token.text


@dataclass(frozen=True, slots=True)
class _Found:
    """A reference of the result; without a text it stays as it was."""

    text: str
    targets: tuple[Target, ...] | None
    doubtful: bool = False


def _joined(found: Iterable[_Found]) -> _Found:
    every = list(found)
    if len(every) == 1:
        return every[0]
    return _Found(",".join(one.text for one in every), tuple(t for one in every for t in one.targets or ()), any(one.doubtful for one in every))


Span = tuple[int, int]


Line = tuple[int, bool]
"""A line of the template, 0 for none, and whether it has a `$`."""


def _runs(growth: Growth, first: Line, last: Line, here: Pass, reference: Reference, spread: bool) -> list[Span]:
    """The lines of the result that a reference means on one axis; several runs where other lines of a loop stand between the passes of one.

    (0, 0) stands for a whole row's columns or a whole column's rows; nothing for a reference that is lost.
    """
    if not first[0]:
        return [(0, 0)]
    span = _span(growth, first, last, here, reference, spread)
    if span is None or first != last or span[0] == span[1]:
        return [] if span is None else [span]
    return growth.runs_of(first[0], here, fixed=first[1])


def _span(growth: Growth, first: Line, last: Line, here: Pass, reference: Reference, spread: bool) -> Span | None:
    """From the first line of the result that a reference means to the last; None where it is lost."""
    line, fixed = first
    if reference.end is None:
        at = growth.at(line, here, fixed=fixed)
        if at is None:
            return None
        return (at, at + growth.count(line, here, fixed=fixed) - 1) if spread else (at, at)
    lower = growth.lower(line, last[0], here, fixed=fixed)
    upper = growth.upper(line, last[0], here, fixed=last[1])
    return (lower, upper) if lower is not None and upper is not None and lower <= upper else None


def _in_order(start: Point, end: Point) -> tuple[Point, Point]:
    """Upper left and lower right corner: `D9:B5` is the same as `B5:D9`."""
    top, bottom = (start, end) if start.row <= end.row else (end, start)
    left, right = (start, end) if start.column <= end.column else (end, start)
    return (
        Point(top.row, left.column, top.fixed_row, left.fixed_column),
        Point(bottom.row, right.column, bottom.fixed_row, right.fixed_column),
    )


def _spelt(reference: Reference, ends: tuple[Point, Point], rows: Span, columns: Span, prefix: str) -> str:
    start, end = ends
    first = Point(rows[0], columns[0], start.fixed_row, start.fixed_column)
    last = Point(rows[1], columns[1], end.fixed_row, end.fixed_column)
    if reference.end is None and first == last:
        return f"{prefix}{first}"
    return f"{prefix}{first}:{last}"
