"""Looks a folder of tables over, as its keeper should: all that is wrong with it at once, each with file, line, and what to do.

Table by table: how the file is saved (`layout.py`), what loading leaves out, lines out of order, examples in which the word is not found. Then over all
tables: spellings that mean two things (`meaning.py`). What needs numbers read stands in `briefgen.extract.vocabulary.check`, which calls this.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from briefgen.lexicon.layout import check_layout
from briefgen.lexicon.lexicon import HERE, Lexicon, lexicon_rows, load_lexicon
from briefgen.lexicon.matcher import spellings
from briefgen.lexicon.meaning import check_meanings
from briefgen.lexicon.table import Row, read_table, tables_in
from briefgen.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Scope:
    """One folder of tables, and with which others it is loaded: `label` names it in problems."""

    folder: Path
    label: str
    packs: Sequence[str] | None
    overlay: Path | None

    def lexicon(self) -> Lexicon:
        """All words with which the folder is used. Raises LexiconError."""
        return load_lexicon(self.packs, self.overlay)

    def holds(self, where: str) -> bool:
        """Whether a table of this name lies in the folder."""
        return where.rpartition("/")[0] == self.label


def scope_of(folder: Path, packs: Sequence[str] | None = None) -> Scope:
    """The national data and a shipped pack stand for themselves; any other folder lies over the data and `packs` (None: all that are shipped)."""
    folder = folder.resolve()
    if folder == (HERE / "data").resolve():
        return Scope(folder, "data", (), None)
    if folder.parent == (HERE / "packs").resolve():
        return Scope(folder, f"packs/{folder.name}", (folder.name,), None)
    return Scope(folder, folder.name, packs, folder)


def check_lexicon(folder: Path, packs: Sequence[str] | None = None) -> list[Problem]:
    """What is wrong with the tables of one folder (a workspace's `lexicon/`, a region pack or the national data), in order of file and line.

    Raises LexiconError where a table cannot be opened.
    """
    scope = scope_of(folder, packs)
    lexicon = scope.lexicon()
    problems = [problem for problem in lexicon.problems if scope.holds(problem.where)]
    for row_or_problem in rows_of(scope):
        if isinstance(row_or_problem, Problem):
            problems.append(row_or_problem)
        else:
            problems += _example(row_or_problem, lexicon)
    problems += check_meanings(lexicon_rows(scope.packs, scope.overlay), lexicon, scope.label)
    return in_order(problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file and line, each once."""
    return sorted(set(problems), key=lambda problem: (problem.where, len(problem.place), problem.place, problem.code, problem.what))


def rows_of(scope: Scope) -> Iterator[Row | Problem]:
    """The good rows of a folder, table by table, and what is wrong with each table as a whole."""
    for table in tables_in(sorted(path.name for path in scope.folder.glob("*.csv"))):
        where = f"{scope.label}/{table.file}"
        content = (scope.folder / table.file).read_bytes()
        rows, _ = read_table(table, where, content)
        yield from check_layout(table, where, content)
        yield from _unsorted(rows)
        yield from rows


def _order(row: Row) -> tuple[str, str]:
    return ("" if row.table.kind else row.kind), row.key


def _unsorted(rows: Iterable[Row]) -> Iterator[Problem]:
    """One note a table, at the first line that is out of order; unsorted tables work, but their changes are hard to read."""
    for before, row in pairwise(rows):
        if _order(row) < _order(before):
            what, mend = f"从“{row.key}”起没有按第一列排序。", "请运行 briefgen lexicon check --fix，会排好并存回去。"
            yield row.problem("lexicon-unsorted", what, mend, Severity.NOTE)
            return


def _example(row: Row, lexicon: Lexicon) -> Iterator[Problem]:
    """An example that does not show its word: it is not in there, or something else is found in its place."""
    example = row.values.get("example", "")
    if not example or row.values.get("remove"):
        return
    if not _holds(example, row):
        yield row.problem("lexicon-example", f"例句“{example}”里没有“{row.key}”或它的别名。", "请换一个用到它的例句。")
        return
    found = _found_instead(row, example, lexicon)
    if found is not None:
        other = f"，认出的是“{'”“'.join(found)}”" if found else ""
        what = f"例句“{example}”里认不出“{row.key}”{other}。"
        yield row.problem("lexicon-not-found", what, "请改例句；如果这个词本来就该认出来，请看是不是有更长的词盖住了它。")


def _holds(example: str, row: Row) -> bool:
    """Whether the example prints one of the row's spellings; a page's furniture is printed with gaps (分 享)."""
    texts = (example, "".join(example.split()))
    return any(written in text for spelling in (row.key, *row.aliases) for written in spellings(spelling) for text in texts)


def _found_instead(row: Row, example: str, lexicon: Lexicon) -> list[str] | None:
    """What is found in the example instead of the row's own name or stage; None where that is found, or is not looked for in this way."""
    if row.table.sort == "term" and row.kind != "phrase":
        matches = lexicon.find(example)
        found = any(match.term.kind == row.kind and match.term.name == row.key for match in matches)
        return None if found else [example[match.start : match.end] for match in matches]
    if row.kind == "stage":
        words = [word for _, _, word in lexicon.finder(("stage", "not_stage")).find(example)]
        return None if any(word.code == row.values["stage"] for word in words) else [word.word for word in words]
    return None
