"""The whole check of a folder of tables: what `briefgen.lexicon.check` sees, and what only shows when numbers are read.

A unit's example must give a number in that unit (年产储能电池20GWh → GWh, energy); an indicator's dimension must be that of its unit (亿元 → money).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.extract.vocabulary.measure import dimension_of, measured
from briefgen.lexicon.add import Addition
from briefgen.lexicon.check import check_lexicon, in_order, rows_of, scope_of
from briefgen.lexicon.lexicon import Lexicon
from briefgen.lexicon.table import Row
from briefgen.model.problem import Problem, Severity

INDEX = "index"


def check_words(folder: Path, packs: Sequence[str] | None = None) -> list[Problem]:
    """All that is wrong with the tables of one folder, by file and line. `packs` are those it is used with (None: all that are shipped).

    Raises LexiconError where a table cannot be opened.
    """
    scope = scope_of(folder, packs)
    lexicon = scope.lexicon()
    rows = [row for row in rows_of(scope) if isinstance(row, Row) and not row.values.get("remove")]
    problems = check_lexicon(folder, packs)
    for row in rows:
        if row.table.sort == "unit":
            problems += _unit(row, lexicon)
        elif row.kind == "indicator":
            problems += _dimension(row, lexicon)
    return in_order(problems)


def check_addition(addition: Addition, packs: Sequence[str] | None = None) -> list[Problem]:
    """The whole check of the folder as it would be with the addition in it; the folder itself is not touched. Raises LexiconError, OSError."""
    folder = addition.path.parent
    with TemporaryDirectory() as temporary:
        trial = Path(temporary) / folder.name
        trial.mkdir()
        for path in folder.glob("*.csv"):
            (trial / path.name).write_bytes(path.read_bytes())
        (trial / addition.path.name).write_bytes(addition.content)
        return check_words(trial, packs)


def _unit(row: Row, lexicon: Lexicon) -> Iterator[Problem]:
    """The example's number is read with this spelling, as the canonical unit and dimension of the line."""
    example, unit = row.values.get("example", ""), row.values["canonical"]
    if not example or row.key not in example:
        return
    mention = measured(example, row.key, lexicon.units)
    if mention is None:
        yield row.problem("lexicon-unit-unread", f"例句“{example}”里读不出以“{row.key}”为单位的数字。", "请换一个数字后面就是这个单位的例句。")
    elif mention.unit != unit:
        yield row.problem("lexicon-unit-unread", f"例句“{example}”读成“{mention.unit}”，不是“{unit}”。", "请核对这个单位的标准写法。")
    elif row.values.get("dimension") and mention.dimension != row.values["dimension"]:
        what = f"例句“{example}”的量纲读成“{mention.dimension}”，不是“{row.values['dimension']}”。"
        yield row.problem("lexicon-unit-unread", what, "请核对量纲。")


def _dimension(row: Row, lexicon: Lexicon) -> Iterator[Problem]:
    unit, stated = row.values["unit"], row.values["dimension"]
    dimension = dimension_of(unit, lexicon.units)
    if stated == INDEX:
        return  # the value of an index stands by itself: 综合指数为112.5
    if not dimension:
        what = f"单位“{unit}”不在 units.csv 里，正文里的这个单位读不出来。"
        yield row.problem("lexicon-unknown-unit", what, f"请改用常用的写法，或运行：briefgen lexicon add unit {unit}", Severity.WARNING)
    elif dimension != stated:
        what = f"“{row.key}”的量纲写的是“{stated}”，而单位“{unit}”的量纲是“{dimension}”。"
        yield row.problem("lexicon-dimension", what, f"请把量纲改为 {dimension}，或换一个单位。")
