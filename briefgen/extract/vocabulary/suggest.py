"""Names that the fact base uses often and no table has, as lines for the tables: 醋产能 (41 figures, mostly 万吨) → `醋产能,,万吨,mass,产能,stock`.

What differs from a known name only by a region, a sector or a common modifier is left out; names that differ from each other only by a region are one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.extract.vocabulary.core import Cores
from briefgen.extract.vocabulary.measure import dimension_of
from briefgen.lexicon.add import complete, table_of
from briefgen.lexicon.lexicon import Lexicon
from briefgen.lexicon.table import Table

_NAME = re.compile(r"(?![个余多的])(?:\d[A-Z])?[\u4e00-\u9fffA-Za-z“（(][\u4e00-\u9fffA-Za-z0-9“”（）()·\-]*")
_LENGTHS = range(3, 25)
# a tail of tails.csv tells the table that keeps such names
_TABLES: Mapping[str, str] = {"enterprise": "enterprise", "chain": "chain", "park": "park", "town": "town", "industry": "industry", "cluster": "industry"}
_REGION = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[市县旗盟]|自治州)")
_CLAUSE = re.compile(r"(?:[^，。；！？,;!?\s]|(?<=\d),(?=\d))+")
_LONGEST_CLAUSE = 80
_NOTHING_NAMED = ("generic_measure", "bare_measure", "vague_thing", "measure")


@dataclass(frozen=True, slots=True)
class Use:
    """A name as some facts use it, in `unit` ("" where it is none of the name's own). `first` tells the first of them and orders uses."""

    name: str
    unit: str
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line to be, its cells by English column name; how often the facts use the name, and the first of them."""

    table: Table
    name: str
    cells: Mapping[str, str]
    count: int
    first: str


def suggest_indicators(uses: Iterable[Use], lexicon: Lexicon, least: int) -> list[Suggestion]:
    """Lines for indicators.csv, the most used first; names used fewer than `least` times are left out."""
    cores = Cores(lexicon)
    vague = frozenset(word.word for group in _NOTHING_NAMED for word in lexicon.words(group))

    def name_of(use: Use) -> str:
        name = cores.core(use.name)
        if not _is_name(name) or name in vague or cores.is_known(name, "indicator") or cores.is_nothing_but_modifiers(name):
            return ""
        return name

    return [
        Suggestion(_table("indicator"), name, _indicator(name, units, lexicon), count, first)
        for name, count, first, units in _often(uses, name_of, least)
    ]


def _indicator(name: str, units: Counter[str], lexicon: Lexicon) -> Mapping[str, str]:
    """Unit, dimension, category and kind: the unit that is printed most often, the rest as for `lexicon add`; no made-up example."""
    unit = min(units, key=lambda unit: (-units[unit], unit), default="")
    cells = dict(complete(_table("indicator"), {"name": name, "unit": unit}, lexicon, lambda unit: dimension_of(unit, lexicon.units)).cells)
    cells.pop("example", None)
    return cells if cells.get("unit") else {**cells, "unit": "%", "dimension": "percent", "kind": "rate"}


def suggest_subjects(uses: Iterable[Use], lexicon: Lexicon, least: int) -> list[Suggestion]:
    """Lines for the tables of enterprises, parks, chains, towns, industries and regions, each by the shape of the name; the most used first."""
    cores, tails, known = Cores(lexicon), _tails(lexicon), _all_names(lexicon)

    def name_of(use: Use) -> str:
        kind = _TABLES.get(_shape(use.name, tails), "")
        if use.name in known or not _is_name(use.name) or not (kind or (_REGION.fullmatch(use.name) and use.name[-2:] not in cores.modifiers)):
            return ""
        if kind and cores.is_known(use.name, kind):
            return ""
        return cores.core(use.name) if kind == "industry" else use.name

    lines = []
    for name, count, first, _ in _often(uses, name_of, least):
        table = _table(_TABLES.get(_shape(name, tails), "region"))
        lines.append(Suggestion(table, name, complete(table, {"name": name}, lexicon, str).cells, count, first))
    return lines


def suggest_projects(uses: Iterable[Use], lexicon: Lexicon, least: int) -> list[Suggestion]:
    """Lines for projects.csv; the most used first. `uses` are projects with milestones, and subjects of figures, of which those in a project's shape count."""
    cores, tails, known = Cores(lexicon), _tails(lexicon), _all_names(lexicon)

    def name_of(use: Use) -> str:
        if not _is_name(use.name) or _shape(use.name, tails) != "project" or use.name in known:
            return ""
        tail = next(tail for tail in tails if use.name.endswith(tail))
        return "" if cores.is_nothing_but_modifiers(use.name.removesuffix(tail)) else use.name

    return [Suggestion(_table("project"), name, {"name": name}, count, first) for name, count, first, _ in _often(uses, name_of, least)]


def _often(uses: Iterable[Use], name_of: Callable[[Use], str], least: int) -> Iterator[tuple[str, int, str, Counter[str]]]:
    """Name, count, first use and units of each name that is used often enough, the most used first."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    units: dict[str, Counter[str]] = defaultdict(Counter)
    named: dict[str, str] = {}
    for use in uses:
        name = named[use.name] if use.name in named else named.setdefault(use.name, name_of(use))
        if not name:
            continue
        counts[name] += use.count
        first[name] = min(first.get(name, use.first), use.first)
        if use.unit:
            units[name][use.unit] += use.count
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        if counts[name] >= least:
            yield name, counts[name], first[name], units[name]


def _is_name(name: str) -> bool:
    return len(name) in _LENGTHS and _NAME.fullmatch(name) is not None and name.count("“") == name.count("”")


def _all_names(lexicon: Lexicon) -> frozenset[str]:
    """Every name of every kind, and 全市, 我省 …"""
    return frozenset(term.alias for term in lexicon.terms).union(word.word for word in lexicon.words("self"))


def _tails(lexicon: Lexicon) -> Mapping[str, str]:
    """The tails of shapes and what they are, the longest first."""
    words = sorted(lexicon.words("tail"), key=lambda word: (-len(word.word), word.word))
    return {word.word: word.code for word in words}


def _shape(name: str, tails: Mapping[str, str]) -> str:
    return next((code for tail, code in tails.items() if name.endswith(tail) and len(name) > len(tail)), "")


def _table(kind: str) -> Table:
    table = table_of(kind)
    assert table is not None
    return table


def clause_with(name: str, text: str, at: int = 0) -> str:
    """The clause of a sentence that prints the name, else the one at an offset of it; no longer than one reads at a glance."""
    clauses = list(_CLAUSE.finditer(text))
    named = next((match for match in clauses if name in match.group()), None)
    there = next((match for match in clauses if at < match.end()), None)
    found = named or there
    return found.group()[:_LONGEST_CLAUSE] if found else ""


def shows(name: str, clause: str, lexicon: Lexicon) -> bool:
    """Whether the clause is an example of the name: the name stands in it, and no known name overlaps it from before, or is longer."""
    start = clause.find(name)
    end = start + len(name)
    if start < 0:
        return False
    return not any(match.start < end and start < match.end and (match.start < start or match.end > end) for match in lexicon.find(clause))
