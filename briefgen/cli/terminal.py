"""What the program says: results to standard output, everything else to standard error.

Progress bars appear only where standard error is a terminal. Rich is imported only where something is really drawn with it.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from briefgen.cli.messages import Words
from briefgen.cli.problem_texts import english, english_place
from briefgen.model.problem import Problem, Severity

MOST_OF_A_KIND = 20
_ENDS = ("。", "！", "？")
Item = TypeVar("Item")


class Terminal:
    """Speaks in one language."""

    def __init__(self, words: Words, debug: bool = False) -> None:
        self.words = words
        self.debug = debug

    @property
    def interactive(self) -> bool:
        """Whether a person reads standard output."""
        return sys.stdout.isatty()

    def write(self, text: str) -> None:
        """A finished line or block to standard error."""
        print(_printable(text, sys.stderr.encoding), file=sys.stderr)  # noqa: T201

    def say(self, key: str, **values: object) -> None:
        """A message from the table to standard error."""
        self.write(self.words(key, **values))

    def result(self, text: str) -> None:
        """A line of the result to standard output. Raises BrokenPipeError where nobody reads any more."""
        sys.stdout.write(_printable(text, sys.stdout.encoding) + "\n")

    def lines(self, lines: Iterable[str]) -> None:
        """Lines for programs, UTF-8 whatever the locale."""
        for line in lines:
            sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()

    def problem(self, problem: Problem) -> None:
        self.write(problem_line(problem, self.words))

    def problems(self, problems: Iterable[Problem]) -> None:
        """All problems, errors first; of one kind no more than can be read, then how many more there are."""
        order = list(Severity)
        ranked = sorted(problems, key=lambda problem: (order.index(problem.severity), problem.code, problem))
        for _, group in groupby(ranked, key=lambda problem: (problem.severity, problem.code)):
            same = list(group)
            for problem in same[:MOST_OF_A_KIND]:
                self.problem(problem)
            if len(same) > MOST_OF_A_KIND:
                self.say("more-of-a-kind", count=len(same) - MOST_OF_A_KIND, code=same[0].code)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A drawn table on a terminal, tab-separated values with a head line in a pipe."""
        if not self.interactive:
            self.lines("\t".join(_one_field(cell) for cell in row) for row in [head, *rows])
            return
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        drawn = Table(header_style="bold")
        for name in head:
            drawn.add_column(name, overflow="fold")
        for row in rows:
            drawn.add_row(*(Text(cell) for cell in row))
        Console().print(drawn)

    def watch(self, items: Iterator[Item], total: int) -> Iterator[Item]:
        """A bar for the documents that are being read."""
        return self.progress(items, "extracting", total)

    def progress(self, items: Iterable[Item], key: str, total: int) -> Iterator[Item]:
        """Passes the items through, with a bar for them on a terminal."""
        if not sys.stderr.isatty() or total < 2:
            yield from items
            return
        from rich.console import Console
        from rich.progress import track

        yield from track(items, description=self.words(key), total=total, console=Console(stderr=True), transient=True)


def problem_line(problem: Problem, words: Words) -> str:
    """`错误 文件 位置：说明。办法。[代码]`, in English where there is a text for the code."""
    what, mend = (problem.what, problem.mend) if words.language == "zh" else english(problem)
    place = problem.place if words.language == "zh" else english_place(problem.place)
    where = " ".join(part for part in (problem.where, place) if part)
    colon = "：" if words.language == "zh" else ": "
    stop = "。" if words.language == "zh" else " "
    what = what if words.language == "zh" and what.endswith(_ENDS) else what + stop
    return f"{words(problem.severity)} {where}{colon if where else ''}{what}{mend} [{problem.code}]"


def _one_field(cell: str) -> str:
    return " ".join(cell.split())


def _printable(text: str, encoding: str | None) -> str:
    """The text with what the terminal's encoding cannot show replaced, so that a message never fails."""
    encoding = encoding or "utf-8"
    return text.encode(encoding, errors="replace").decode(encoding)
