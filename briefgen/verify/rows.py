"""Judges tables row by row: a row is held against the row of the built issue that it is most alike, cell by cell under its heads.

A cell may be put in other words, as long as its numbers, dates, names and stages stay. A row that is like none is judged as a sentence.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from rapidfuzz import fuzz

from briefgen.model.passage import Pages, Passage, PassageRow
from briefgen.model.review import KEY_COLUMN, REVIEW_COLUMNS
from briefgen.verify.finding import Finding, Matter, Outcome
from briefgen.verify.ground import Ground, plain
from briefgen.verify.reading import Reading
from briefgen.verify.sentences import judge_passage

ASIDE = frozenset(("来源", "序号", "审核", "编号", "文件", "起始", "结束", KEY_COLUMN, *REVIEW_COLUMNS))
"""Columns that say nothing of the matter: running numbers and what a reviewer fills in."""

_LEAST_SHARE = 0.5
_LEAST_TEXT = 4
_NO_VALUE = ("", "—", "-", "－", "/")
Read = Callable[[str], Reading]


class RowJudge:
    """Judges the rows of one file. A row of the built issue answers for one row of the file: those that the file has as they are answer for no other."""

    def __init__(self, pages: Pages, ground: Ground, read: Read) -> None:
        self.ground, self.read = ground, read
        mine = Counter(_key(item) for item in pages.items if isinstance(item, PassageRow))
        theirs = Counter(_key(row) for rows in ground.rows.values() for row in rows)
        self._same = mine & theirs
        self._left: dict[str, list[PassageRow]] = {}
        for rows in ground.rows.values():
            for row in rows:
                key = _key(row)
                theirs[key] -= 1
                if theirs[key] >= mine[key]:
                    self._left.setdefault(row.table, []).append(row)

    def judge(self, row: PassageRow) -> Iterator[Finding]:
        """A finding for each cell that says something."""
        cells, key = _cells(row), _key(row)
        if self._same[key] > 0:
            self._same[key] -= 1
            for cell in cells.values():
                yield from _supported(cell, self.read)
            return
        model = _most_alike(cells, self._left.get(row.table, [])) or _most_alike(cells, self.ground.rows.get(row.table, []))
        for name, cell in cells.items():
            if model is None:
                yield from _judge_alone(cell, row, self.ground, self.read)
            else:
                yield from _judge_cell(cell, model.get(name), self.ground, self.read)


def _key(row: PassageRow) -> tuple[str, frozenset[tuple[str, str]]]:
    return row.table, frozenset(_texts(_cells(row)).items())


def _cells(row: PassageRow) -> dict[str, Passage]:
    """The telling cells by the name of their column; columns without a name by their number."""
    named = {}
    for number, cell in enumerate(row.cells):
        name = (row.head[number] if number < len(row.head) else "") or str(number)
        if name not in ASIDE and cell.text.strip() not in _NO_VALUE:
            named[name if name not in named else f"{name} {number}"] = cell
    return named


def _texts(cells: dict[str, Passage]) -> dict[str, str]:
    return {name: plain(cell.text) for name, cell in cells.items()}


def _most_alike(cells: dict[str, Passage], rows: list[PassageRow]) -> dict[str, Passage] | None:
    """The row with most cells in common, the first ones counting double; None where less than half are."""
    mine = _texts(cells)
    weights = {name: 2 if place == 0 else 1 for place, name in enumerate(mine)}
    best, most = None, 0.0
    for row in rows:
        theirs = _texts(_cells(row))
        score = sum(weight * _alike(theirs.get(name, ""), mine[name]) for name, weight in weights.items())
        if score > most:
            best, most = row, score
    return _cells(best) if best is not None and most >= _LEAST_SHARE * sum(weights.values()) else None


def _alike(one: str, two: str) -> float:
    """1 for the same text; for texts of some length how much of them is the same, for short ones nothing."""
    if one == two:
        return 1.0
    return float(fuzz.ratio(one, two)) / 101 if min(len(one), len(two)) >= _LEAST_TEXT else 0.0


def _supported(cell: Passage, read: Read) -> Iterator[Finding]:
    reading = read(cell.text)
    for matter, printed in _said(reading):
        yield Finding(cell, matter, Outcome.SUPPORTED, printed)


def _said(reading: Reading) -> list[tuple[Matter, str]]:
    """What can be looked up in a cell."""
    said = [(Matter.NUMBER, one.printed) for one in reading.numbers] + [(Matter.DATE, one.printed) for one in reading.days]
    return said + [(Matter.NAME, reading.text[one.start : one.end]) for one in reading.names if one.kind in ("enterprise", "project")]


def _judge_cell(cell: Passage, model: Passage | None, ground: Ground, read: Read) -> Iterator[Finding]:
    """Held against the same cell of the built issue."""
    old = model.text.strip() if model else ""
    if plain(cell.text) == plain(old):
        yield from _supported(cell, read)
        return
    new, known = read(cell.text), read(old)
    if _meaning(new) == _meaning(known) and (_says_something(new) or not _is_short(cell.text, old)):
        moved = [one.amount for one in new.numbers] != [one.amount for one in known.numbers]
        yield from judge_passage(cell, new, ground) if moved else _supported(cell, read)
        return
    outcome = Outcome.CHANGED if old else Outcome.UNSUPPORTED
    matter = Matter.NUMBER if new.numbers else Matter.DATE if new.days else Matter.STAGE if new.stage_codes else Matter.NAME
    yield Finding(cell, matter, outcome, cell.text.strip(), old)


def _meaning(reading: Reading) -> tuple[object, ...]:
    """Amounts with their direction, days, stages, names, indicators and other digits, in any order."""
    amounts = Counter((one.amount, _sign(reading.text, one.start)) for one in reading.numbers)
    days = frozenset(one.period for one in reading.days)
    names = frozenset(one.name for one in reading.names) | frozenset(name for _, _, name in reading.topics)
    loose = Counter(run for _, run in reading.loose_digits(0, len(reading.text)))
    return amounts, days, frozenset(reading.stage_codes), names, loose


def _sign(text: str, start: int) -> bool:
    """True for what falls."""
    return any(word in text[max(0, start - 4) : start] for word in ("-", "−", "降", "减", "落", "低"))


def _says_something(reading: Reading) -> bool:
    return bool(reading.numbers or reading.days or reading.stage_codes or reading.names or reading.topics)


def _is_short(new: str, old: str) -> bool:
    """Single words, as units are: there is no other way to say them."""
    return max(len(new.strip()), len(old.strip())) <= 4


def _judge_alone(cell: Passage, row: PassageRow, ground: Ground, read: Read) -> Iterator[Finding]:
    """A cell of a row that the issue does not print: its findings among those of the whole row read as a sentence."""
    said = {printed for _, printed in _said(read(cell.text))}
    whole = Passage(row.text, cell.label, cell.part, cell.spot)
    seen: set[str] = set()
    for finding in judge_passage(whole, read(row.text), ground):
        if finding.printed in said and finding.printed not in seen:
            seen.add(finding.printed)
            yield Finding(cell, finding.matter, finding.outcome, finding.printed, finding.expected, finding.fact)
