"""The lexicon: all tables of the national data, of region packs and of a workspace's own folder, laid over each other.

A later layer beats an earlier one: a row with the same name replaces the shipped row, an alias given in a later layer belongs to
it, and a row with anything in the column `remove` strikes the shipped row out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.lexicon.matcher import Matcher, WordFinder
from briefgen.lexicon.table import LexiconError, Row, Table, read_table, tables_in
from briefgen.lexicon.term import Indicator, Match, Region, Term, Unit, Word
from briefgen.model.problem import Problem

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

__all__ = ["Lexicon", "LexiconError", "Match", "lexicon_digest", "load_lexicon", "shipped_packs"]

HERE = Path(__file__).parent
_LAZY = ("_names", "_places", "_finders", "_by_alias", "_by_kind", "_by_group")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All words that are known. Build it with `load_lexicon`; it can be pickled and sent to a worker process.

    `digest` is the SHA-256 of all tables; it changes when any word changes. `packs` are the region packs in it and `homes` the regions
    that these are for. `units` is keyed by every spelling, `indicators` and `regions` by canonical name. `problems` holds what is
    wrong with the tables.
    """

    digest: str
    packs: tuple[str, ...]
    homes: tuple[Region, ...]
    terms: tuple[Term, ...]
    grammar: tuple[Word, ...]
    units: dict[str, Unit]
    indicators: dict[str, Indicator]
    regions: dict[str, Region]
    problems: tuple[Problem, ...] = ()

    def by_kind(self, kind: str) -> tuple[Term, ...]:
        """All terms of one kind, an entry for each spelling."""
        return self._by_kind.get(kind, ())

    def words(self, group: str) -> tuple[Word, ...]:
        """All words of one group of the grammar."""
        return self._by_group.get(group, ())

    def lookup(self, alias: str, kind: str) -> Term | None:
        """The term of this kind that is spelt exactly so, or None."""
        return self._by_alias.get((kind, alias))

    def find(self, text: str) -> list[Match]:
        """The names in a text, in order and without overlap: at each place the longest; offsets are code points of `text`."""
        return [Match(start, end, term) for start, end, term in self._names.find(text) if term.kind != "phrase"]

    def find_regions(self, text: str) -> list[Match]:
        """The regions in a text, as `find` gives them but without regard to other names around them; faster over a long text."""
        return [Match(start, end, term) for start, end, term in self._places.find(text)]

    def finder(self, groups: Sequence[str]) -> WordFinder:
        """Finds the words of these groups in one pass, leftmost-longest over all of them; made once and kept."""
        key = tuple(groups)
        if key not in self._finders:
            self._finders[key] = Matcher((word.word, word) for group in key for word in self.words(group))
        return self._finders[key]

    @cached_property
    def _names(self) -> Matcher[Term]:
        return Matcher((term.alias, term) for term in self.terms)

    @cached_property
    def _places(self) -> Matcher[Term]:
        return Matcher((term.alias, term) for term in self.terms if term.kind == "region")

    @cached_property
    def _finders(self) -> dict[tuple[str, ...], WordFinder]:
        return {}

    @cached_property
    def _by_alias(self) -> dict[tuple[str, str], Term]:
        return {(term.kind, term.alias): term for term in self.terms}

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Term, ...]]:
        kinds = dict.fromkeys(term.kind for term in self.terms)
        return {kind: tuple(term for term in self.terms if term.kind == kind) for kind in kinds}

    @cached_property
    def _by_group(self) -> dict[str, tuple[Word, ...]]:
        groups = dict.fromkeys(word.group for word in self.grammar)
        return {group: tuple(word for word in self.grammar if word.group == group) for group in groups}

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in _LAZY}


def shipped_packs() -> tuple[str, ...]:
    """The names of the region packs that come with the program, sorted."""
    return tuple(sorted(folder.name for folder in (HERE / "packs").iterdir() if any(folder.glob("*.csv"))))


def load_lexicon(packs: Sequence[str] | None = None, overlay: Path | None = None) -> Lexicon:
    """The national words, the named region packs (None: all that are shipped) and the tables of the folder `overlay`, if it is there.

    Raises LexiconError for a pack that does not exist or a table that cannot be opened; a bad row becomes one of `problems`.
    """
    chosen = _chosen(packs)
    builder = _Builder()
    hashed = sha256()
    for layer in _layers(chosen, overlay):
        tables = list(_tables(*layer))
        _digest(hashed, tables)
        builder.add_layer(tables)
    return builder.lexicon(hashed.hexdigest(), chosen)


def lexicon_rows(packs: Sequence[str] | None = None, overlay: Path | None = None) -> list[Row]:
    """The rows that `load_lexicon` of the same is made of, each with its file and line. Raises LexiconError."""
    builder = _Builder()
    for layer in _layers(_chosen(packs), overlay):
        builder.add_layer(_tables(*layer))
    return list(builder.rows.values())


def lexicon_digest(packs: Sequence[str] | None = None, overlay: Path | None = None) -> str:
    """What `load_lexicon` of the same would have as `digest`, without parsing: to see whether any word has changed. Raises LexiconError."""
    hashed = sha256()
    for layer in _layers(_chosen(packs), overlay):
        _digest(hashed, _tables(*layer))
    return hashed.hexdigest()


def _chosen(packs: Sequence[str] | None) -> tuple[str, ...]:
    shipped = shipped_packs()
    chosen = shipped if packs is None else tuple(sorted(set(packs)))
    for pack in chosen:
        if pack not in shipped:
            raise LexiconError(f"没有名为“{pack}”的地区词库；现有：{'、'.join(shipped) or '（无）'}。请检查设置里的地区词库名称。")
    return chosen


def _layers(packs: tuple[str, ...], overlay: Path | None) -> list[tuple[str, Path]]:
    """Label and folder of each layer; the label stands in problems and in the digest, so that a workspace may be moved."""
    layers = [("data", HERE / "data"), *((f"packs/{pack}", HERE / "packs" / pack) for pack in packs)]
    if overlay is not None and overlay.is_dir():
        layers.append((overlay.name, overlay))
    return layers


def _tables(label: str, folder: Path) -> Iterator[tuple[Table, str, bytes]]:
    """Each table of a folder: which it is, its name for the user, its bytes."""
    for table in tables_in(sorted(path.name for path in folder.glob("*.csv"))):
        try:
            yield table, f"{label}/{table.file}", (folder / table.file).read_bytes()
        except OSError as error:
            raise LexiconError(f"词库文件读不了：{folder / table.file}（{error.strerror}）。请检查文件权限。") from error


def _digest(hashed: "Hash", tables: Iterable[tuple[Table, str, bytes]]) -> None:
    for _, where, content in tables:
        hashed.update(f"{where}\n{len(content)}\n".encode() + content)


class _Builder:
    """Collects rows layer by layer; `rows` keeps the last row of each key in table order."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.rows: dict[tuple[str, str, str], Row] = {}
        self.owners: dict[tuple[str, str], Row] = {}

    def add_layer(self, tables: Iterable[tuple[Table, str, bytes]]) -> None:
        seen: dict[tuple[str, str, str], Row] = {}
        for table in tables:
            rows, problems = read_table(*table)
            self.problems += problems
            for row in rows:
                self._add(row, seen)
        self._own(seen.values())

    def _add(self, row: Row, seen: dict[tuple[str, str, str], Row]) -> None:
        key = (row.table.sort, row.kind, row.key)
        if row.values.get("remove"):
            self.rows.pop(key, None)
            return
        if key in seen:
            first = seen[key]
            what = f"“{row.key}”与{first.where}第{first.line}行重复，这一行没有用上。"
            self.problems.append(row.problem("lexicon-duplicate-name", what, "请把两行并成一行。"))
            return
        self.rows.pop(key, None)
        self.rows[key] = seen[key] = row

    def _own(self, rows: Iterable[Row]) -> None:
        """Gives each spelling to one row of its kind: a later layer takes it from an earlier one, within a layer the first keeps it."""
        mine: dict[tuple[str, str], Row] = {}
        for row in rows:
            if row.table.sort != "term":
                continue
            for alias in (row.key, *row.aliases):
                first = mine.setdefault((row.kind, alias), row)
                if first is not row:
                    what = f"“{alias}”已是“{first.key}”的叫法（{first.where}第{first.line}行）。"
                    self.problems.append(row.problem("lexicon-duplicate-alias", what, "一个叫法只能指一样东西，请从其中一行删去。"))
        self.owners |= mine

    def lexicon(self, digest: str, packs: tuple[str, ...]) -> Lexicon:
        order = {table.file: at for at, table in enumerate(tables_in(sorted({row.table.file for row in self.rows.values()})))}
        rows = sorted(self.rows.values(), key=lambda row: order[row.table.file])
        terms = [row for row in rows if row.table.sort == "term"]
        return Lexicon(
            digest=digest,
            packs=packs,
            homes=tuple(_region(row) for row in terms if row.table.file == "region.csv"),
            terms=tuple(Term(alias, row.kind, row.key, row.values) for row in terms for alias in self._aliases(row)),
            grammar=tuple(
                Word(row.key, row.kind, row.values.get(row.table.code, ""), row.values) for row in rows if row.table.sort == "word"
            ),
            units={row.key: _unit(row) for row in rows if row.table.sort == "unit"},
            indicators={row.key: _indicator(row) for row in terms if row.kind == "indicator"},
            regions={row.key: _region(row) for row in terms if row.kind == "region"},
            problems=tuple(self.problems),
        )

    def _aliases(self, row: Row) -> list[str]:
        return [alias for alias in (row.key, *row.aliases) if self.owners.get((row.kind, alias), row) is row]


def _indicator(row: Row) -> Indicator:
    cell: Mapping[str, str] = row.values
    return Indicator(row.key, row.aliases, cell["unit"], cell["dimension"], cell["category"], cell["kind"], cell.get("example", ""))


def _unit(row: Row) -> Unit:
    return Unit(row.values["canonical"], row.aliases, row.values.get("dimension", ""), row.values)


def _region(row: Row) -> Region:
    return Region(row.key, row.values["level"], row.values.get("parent", ""), row.aliases)
