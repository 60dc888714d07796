"""A project at a stage, and which of several stage words tells: 加快建设…|竣工, 竣工并|投产."""

import re
from dataclasses import dataclass, replace

from briefgen.extract.milestone.stage import Stage
from briefgen.extract.project.bearer import Bearer
from briefgen.extract.sentence import Clause


@dataclass(frozen=True, slots=True)
class Pair:
    """A project at a stage; `code` is the project's stage, where the word told that of a part. `last` marks the last bearer of the word.

    `said_in` is the clause of the stage word where that is an earlier one than the project's.
    """

    bearer: Bearer
    stage: Stage
    code: str
    sure: float
    last: bool = True
    said_in: Clause | None = None


def telling(text: str, pairs: list[Pair]) -> list[Pair]:
    """Of several words for one project those that tell most: a step rather than a standing word, the later of two steps in a row."""
    chosen = [pair for pair in pairs if not any(_outdoes(text, pair, other) for other in pairs if other.bearer.name == pair.bearer.name)]
    return [replace(pair, last=True) if at == len(chosen) - 1 else pair for at, pair in enumerate(chosen)]


def _outdoes(text: str, pair: Pair, other: Pair) -> bool:
    """Whether `other` makes `pair` needless: 加快建设…竣工, 竣工并投产; not where a date or an expectation stands between."""
    if pair.stage.standing != other.stage.standing:
        return pair.stage.standing
    if pair.stage.standing and pair.stage.start < pair.bearer.start < other.stage.start:
        return True
    between = text[pair.stage.end : other.stage.start]
    if other.stage.start <= pair.stage.start or len(between) > 4 or {pair.code, other.code} == {"installing", "trial"}:
        return False
    return not re.search(r"预|将|计划|力争|后|前|[\d年月]", between)
