"""How the lines of a sheet (its rows, or its columns) grow: where each line of the template stands in the result.

A line outside of loops stands there once, or not at all where a condition leaves it out. A line in a loop stands there once a pass. What refers to
lines is moved with them: seen from inside a pass, a line of the same pass; seen from outside, the lines of all passes from the first to the last. Lines
count from 1; behind the last line that a template knows of, everything moves by the same distance.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Loop:
    """A loop of the template: the lines of its body, and the loop around it."""

    first: int
    last: int
    parent: "Loop | None" = None

    def holds(self, line: int) -> bool:
        return self.first <= line <= self.last


@dataclass(slots=True, eq=False)
class Pass:
    """One pass of a loop, or with `loop` None the sheet as a whole. `scope` are the loops' variables in it.

    `blank` marks the one pass of a loop that had nothing to run over. Where the lines of its body stand in the result is asked of `span`.
    """

    loop: Loop | None = None
    parent: "Pass | None" = None
    scope: Mapping[str, object] = field(default_factory=dict)
    blank: bool = False
    inner: "Sequence[Pass]" = ()
    _first: int = 0
    _last: int = -1
    _start: int = 0
    _spans: dict[int, tuple[int, int]] | None = None

    def span(self, line: int) -> tuple[int, int] | None:
        """Where a line of the body first and last stands, those of inner passes included; None where it does not."""
        if self._first <= line <= self._last:
            place = line - self._first + self._start
            return place, place
        return self._spans.get(line) if self._spans is not None else None

    def place(self, first: int, last: int, start: int) -> None:
        """Lines of the body stand in the result from `start` on; a first run is kept as such, for most passes have but one."""
        if self._last < self._first:
            self._first, self._last, self._start = first, last, start
        else:
            self.join({line: (place, place) for place, line in enumerate(range(first, last + 1), start=start)})

    def join(self, spans: Mapping[int, tuple[int, int]]) -> None:
        """Takes in where lines stand in an inner pass."""
        own = self._spans = {} if self._spans is None else self._spans
        for line, (first, last) in spans.items():
            known = own.get(line)
            own[line] = (min(known[0], first), max(known[1], last)) if known else (first, last)

    def spans(self) -> dict[int, tuple[int, int]]:
        """All lines of the body that stand in the result."""
        own = {line: (place, place) for place, line in enumerate(range(self._first, self._last + 1), start=self._start)}
        return own | (self._spans or {})


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of the template that stand one after the other in the result, from `start` on."""

    first: int
    last: int
    start: int
    owner: Pass


class Growth:
    """Where the lines of one sheet come to stand; built line by line by `loops`, then only read."""

    def __init__(self, scope: Mapping[str, object], last: int) -> None:
        """`last` is the last place there is (rows: 1,048,576)."""
        self.root = Pass(scope=scope)
        self.runs: list[Run] = []
        self.size = 0  # lines of the result so far
        self._last = last
        self._loop_at: dict[int, Loop] = {}
        self._passes: dict[Loop, list[Pass]] = {}
        self._starts: list[int] = []
        self._plain: list[Run] = []
        self._tail = Run(1, last, 1, self.root)
        self._runs_known: dict[tuple[int, int], list[tuple[int, int]]] = {}

    # Building

    def know(self, loop: Loop) -> None:
        """Makes a loop of the template known, outer ones first."""
        for line in range(loop.first, loop.last + 1):
            self._loop_at[line] = loop
        self._passes[loop] = []

    def enter(self, loop: Loop, parent: Pass, scope: Mapping[str, object], *, blank: bool = False) -> Pass:
        """A new pass."""
        one = Pass(loop, parent, scope, blank or parent.blank)
        self._passes[loop].append(one)
        if isinstance(parent.inner, list):
            parent.inner.append(one)
        else:
            parent.inner = [one]
        return one

    def place(self, first: int, last: int, owner: Pass) -> None:
        """The lines stand next in the result."""
        if last < first:
            return
        run = Run(first, last, self.size + 1, owner)
        self.runs.append(run)
        if owner is self.root:
            self._starts.append(first)
            self._plain.append(run)
        else:
            owner.place(first, last, run.start)
        self.size += last - first + 1

    def leave(self, one: Pass) -> None:
        """The pass is complete."""
        assert one.parent is not None
        one.parent.join(one.spans())

    def stand_in(self, loop: Loop, owner: Pass, start: int) -> None:
        """What refers to a loop that made no pass refers to the lines from `start` on, which were placed instead."""
        if self.size >= start:
            owner.join(dict.fromkeys(range(loop.first, loop.last + 1), (start, self.size)))

    def finish(self, line: int) -> None:
        """The template's known lines end with `line`; all others follow."""
        self._tail = Run(line + 1, self._last, self.size + 1, self.root)

    # Reading

    @property
    def is_still(self) -> bool:
        """True where every line stands where it stood."""
        return not self._passes and all(run.first == run.start for run in (*self.runs, self._tail))

    @property
    def is_too_long(self) -> bool:
        return self.size > self._last

    def loop_of(self, line: int) -> Loop | None:
        """The innermost loop around a line."""
        return self._loop_at.get(line)

    def passes(self, first: int, last: int) -> list[Pass]:
        """The passes in which something stands that reaches from one line to another: those of the innermost loop around it, or the whole sheet."""
        loop = self._loop_at.get(first)
        while loop is not None and not loop.holds(last):
            loop = loop.parent
        return [self.root] if loop is None else self._passes[loop]

    def lower(self, first: int, last: int, here: Pass, *, fixed: bool = False) -> int | None:
        """Where a range that starts with `first` and ends with `last` starts in the result, seen from a pass. None where nothing is left of it.

        `fixed` is the `$` of its start: in a loop's own body it looks beyond the pass, at the loop's first.
        """
        line = first
        while line <= last:
            end = min(last, self.edge(line, here, fixed).last)
            starts = [span[0] for one in range(line, end + 1) if (span := self._span(one, here, fixed))]
            if starts:
                return min(starts)
            line = end + 1
        return None

    def upper(self, first: int, last: int, here: Pass, *, fixed: bool = False) -> int | None:
        """Where such a range ends; `fixed` is the `$` of its end."""
        line = last
        while line >= first:
            end = max(first, self.edge(line, here, fixed).first)
            ends = [span[1] for one in range(end, line + 1) if (span := self._span(one, here, fixed))]
            if ends:
                return max(ends)
            line = end - 1
        return None

    def at(self, line: int, here: Pass, *, fixed: bool = False) -> int | None:
        """Where a single line stands, its first place where there are several; None where it is left out."""
        span = self._span(line, here, fixed)
        return span[0] if span else None

    def count(self, line: int, here: Pass, *, fixed: bool = False) -> int:
        """How far a line is spread: 1 for a single place."""
        span = self._span(line, here, fixed)
        return span[1] - span[0] + 1 if span else 0

    def runs_of(self, line: int, here: Pass, *, fixed: bool = False) -> list[tuple[int, int]]:
        """Every place of one line in the result, neighbours joined: first and last of each run, in order."""
        context = self._context(line, here, fixed)
        known = self._runs_known.get((line, id(context)))
        if known is not None:
            return known
        runs: list[tuple[int, int]] = []
        for place in self._places(line, context):
            if runs and runs[-1][1] == place - 1:
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
        runs = runs or [span for span in [self._span(line, here, fixed)] if span]
        if context.inner:  # looked up from each pass of a long loop
            self._runs_known[line, id(context)] = runs
        return runs

    def _places(self, line: int, owner: Pass) -> Iterator[int]:
        if self._loop_at.get(line) is owner.loop:
            span = owner.span(line)
            yield from (span[0],) if span else ()
            return
        for one in owner.inner:
            if one.loop is not None and one.loop.holds(line):
                yield from self._places(line, one)

    def edge(self, line: int, here: Pass, fixed: bool) -> Loop:
        """The lines that are spread together with this one, as seen from a pass: the outermost loop that the pass is not in, or the line alone."""
        loop = self._loop_at.get(line)
        context = self._context(line, here, fixed)
        if loop is None or loop is context.loop:
            return Loop(line, line)
        while loop.parent is not None and loop.parent is not context.loop:
            loop = loop.parent
        return loop

    def _span(self, line: int, here: Pass, fixed: bool) -> tuple[int, int] | None:
        context = self._context(line, here, fixed)
        span = context.span(line)
        if span is not None or context is not self.root:
            return span
        return self._plain_span(line)

    def _plain_span(self, line: int) -> tuple[int, int] | None:
        tail = self._tail
        if line >= tail.first:
            place = min(line - tail.first + tail.start, self._last)
            return place, place
        index = bisect_right(self._starts, line) - 1
        if index < 0 or line > self._plain[index].last:
            return None
        place = line - self._plain[index].first + self._plain[index].start
        return place, place

    def _context(self, line: int, here: Pass, fixed: bool) -> Pass:
        """The pass of which the line is looked up: the innermost one around `here` whose loop has the line."""
        loop = self._loop_at.get(line)
        if loop is None:
            return self.root
        one = here
        while one.loop is not None and not one.loop.holds(line):
            assert one.parent is not None
            one = one.parent
        if fixed and one.loop is loop and one is here:
            assert one.parent is not None
            return one.parent
        return one
