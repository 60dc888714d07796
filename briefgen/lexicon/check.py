"""Looks a folder of tables over, as its keeper should: what loading complains of, lines out of order, examples that do not show their word."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from briefgen.lexicon.lexicon import load_lexicon
from briefgen.lexicon.matcher import spellings
from briefgen.lexicon.table import Row, read_table, tables_in
from briefgen.model.problem import Problem, Severity


def check_lexicon(lexicon_dir: Path) -> list[Problem]:
    """What is wrong with the tables of one folder (a workspace's `lexicon/`, a region pack or the national data), in order of file and line.

    Raises LexiconError where a table cannot be read.
    """
    files = sorted(path.name for path in lexicon_dir.glob("*.csv"))
    loaded = load_lexicon(packs=(), overlay=lexicon_dir)
    problems = [problem for problem in loaded.problems if problem.where.startswith(f"{lexicon_dir.name}/")]
    for table in tables_in(files):
        rows, _ = read_table(table, f"{lexicon_dir.name}/{table.file}", (lexicon_dir / table.file).read_bytes())
        problems += _unsorted(rows)
        problems += (problem for row in rows if (problem := _example(row)))
    return sorted(problems, key=lambda problem: (problem.where, len(problem.place), problem.place))


def _order(row: Row) -> tuple[str, str]:
    return ("" if row.table.kind else row.kind), row.key


def _unsorted(rows: Iterable[Row]) -> list[Problem]:
    """One note a table, at the first line that is out of order; unsorted tables work, but their changes are hard to read."""
    for before, row in pairwise(rows):
        if _order(row) < _order(before):
            what = f"从“{row.key}”起没有按第一列排序"
            return [Problem(row.where, f"第{row.line}行", "lexicon-unsorted", what, "请在 Excel 中按第一列排序后保存", Severity.NOTE)]
    return []


def _example(row: Row) -> Problem | None:
    example = row.values.get("example", "")
    if not example or row.values.get("remove"):
        return None
    if any(written in example for spelling in (row.key, *row.aliases) for written in spellings(spelling)):
        return None
    return row.problem("lexicon-example", f"例句里没有“{row.key}”或它的别名", "请换一个用到它的例句")
