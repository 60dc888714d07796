"""A reviewed workbook as rows: which fact each stands for, what its cells say by the name of their column, and where these are.

Columns are found by name and facts by the key in the row, wherever a reviewer has moved, sorted, filtered or hidden them. A row without a key that says
anything is one that a person has added.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.model.period import Period
from briefgen.model.problem import Problem, Severity
from briefgen.model.review import CORRECTIONS, KEY_COLUMN, REVIEW_COLUMNS, VERDICT, WHO, KeyPart, read_key
from briefgen.read.xlsx import Cell, Sheet, UnreadableWorkbookError, read_workbook

MOST_HEAD_ROWS = 12
"""How far down the head may stand."""

_STAMP = re.compile(r"briefgen (\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """One row: `key` empty for one that a person has added; `columns` are the letters of the named columns, `issue` the days of the sheet's issue."""

    file: str
    sheet: str
    number: int
    key: tuple[KeyPart, ...]
    cells: Mapping[str, Cell]
    columns: Mapping[str, str]
    issue: Period | None

    def place(self, column: str = "") -> str:
        """Where a named column's cell of this row is: 关键指标!P12; the row alone without a name."""
        letter = self.columns.get(column, "")
        return f"{self.sheet}!{letter}{self.number}" if letter else f"{self.sheet}!第{self.number}行"

    @property
    def word_place(self) -> str:
        """Where the row's word stands: its first correction, else its verdict; for an added row its first cell."""
        names = [*CORRECTIONS, VERDICT, *self.columns] if self.key else list(self.columns)
        return self.place(next((name for name in names if name in self.cells), ""))

    @property
    def reviewed(self) -> bool:
        """Whether a reviewer has written anything."""
        return any(name in self.cells for name in REVIEW_COLUMNS)


@dataclass(frozen=True, slots=True)
class ReviewedFile:
    """All rows that stand for a fact or say anything, in order, and what could not be read."""

    name: str
    rows: tuple[ReviewedRow, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """The row of names: names by column, the issue that stands above."""

    names: Mapping[int, str]
    issue: Period | None


def read_reviewed(path: Path) -> ReviewedFile:
    """The rows of a reviewed workbook. Raises UnreadableWorkbookError for a file that is none, or none of ours."""
    rows: list[ReviewedRow] = []
    problems: list[Problem] = []
    ours = False
    for sheet in read_workbook(path):
        for row in _rows(sheet, path.name):
            ours = True
            if isinstance(row, Problem):
                problems.append(row)
            elif row is not None:
                rows.append(row)
    if not ours:
        mend = "请用 briefgen build 生成的 facts.xlsx，在它的“处理”“经手人”等列里填写后再读回。"
        raise UnreadableWorkbookError(Problem(path.name, "", "no-review-columns", "里面没有可审核的工作表，不是本程序的事实表。", mend, Severity.ERROR))
    return ReviewedFile(path.name, tuple(rows), tuple(problems))


def _rows(sheet: Sheet, file: str) -> Iterator[ReviewedRow | Problem | None]:
    """The rows below the head; None for one of no interest, which only tells that the sheet is ours."""
    head: _Head | None = None
    issue: Period | None = None
    for number, cells in sheet.rows():
        if head is None:
            if number > MOST_HEAD_ROWS:
                return
            issue = _issue(cells) or issue
            head = _head(cells, issue)
            if head is not None:
                yield None
                if KEY_COLUMN not in head.names.values():
                    what = f"这张表缺少“{KEY_COLUMN}”列，分不清各行是哪条事实，整张表没有读。"
                    yield Problem(file, sheet.name, "review-no-keys", what, "请在原来的事实表上填写，不要删去隐藏的列。", Severity.ERROR)
                    return
            continue
        yield _row(sheet.name, file, number, cells, head)


def _head(cells: Mapping[int, Cell], issue: Period | None) -> _Head | None:
    """The head is known by the columns 处理 and 经手人."""
    names: dict[int, str] = {}
    for column, cell in sorted(cells.items()):
        name = cell.text.strip()
        if name not in names.values():
            names[column] = name
    return _Head(names, issue) if {VERDICT, WHO} <= set(names.values()) else None


def _issue(cells: Mapping[int, Cell]) -> Period | None:
    for cell in cells.values():
        found = _STAMP.fullmatch(cell.text.strip())
        if found:
            try:
                return Period.parse("/".join(found.groups()))
            except ValueError:
                return None
    return None


def _row(sheet: str, file: str, number: int, cells: Mapping[int, Cell], head: _Head) -> ReviewedRow | Problem | None:
    named = {head.names[column]: cell for column, cell in sorted(cells.items()) if column in head.names}
    columns = {name: letters(column) for column, name in head.names.items()}
    key = named.pop(KEY_COLUMN, None)
    try:
        parts = read_key(key.text) if key else ()
    except ValueError:
        what = f"“{KEY_COLUMN}”列的内容被改动，认不出是哪条事实。"
        return Problem(file, f"{sheet}!{columns[KEY_COLUMN]}{number}", "review-bad-key", what, "请从原来的事实表里把这一格复制回来。", Severity.ERROR)
    row = ReviewedRow(file, sheet, number, parts, named, columns, head.issue)
    return row if parts or any(cell.text.strip() for cell in named.values()) else None


def letters(column: int) -> str:
    """The letters of a column, from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
