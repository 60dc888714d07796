"""A line into a workspace's own table: which table a kind is kept in, what a line leaves unsaid, what is there already, the new file.

Nothing is written here: `Addition.content` is the whole new file, so that it can be looked over before it is saved.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.lexicon.layout import is_gbk
from briefgen.lexicon.lexicon import Lexicon
from briefgen.lexicon.meaning import KIND_NAMES, half_width
from briefgen.lexicon.nearest import nearest_indicator
from briefgen.lexicon.save import table_bytes
from briefgen.lexicon.schema import header_of, known_columns
from briefgen.lexicon.table import Row, Table, english_columns, read_cells, tables_in
from briefgen.model.problem import Problem, Severity

# What may be added, in the order of the help; a kind that stands in several tables goes into the one that is named here.
FILES: Mapping[str, str] = {
    "indicator": "indicators.csv", "unit": "units.csv", "stage": "stages.csv", "enterprise": "enterprises.csv", "project": "projects.csv",
    "chain": "chains.csv", "chain_group": "groups.csv", "town": "towns.csv", "park": "parks.csv", "office": "offices.csv",
    "university": "universities.csv", "region": "regions.csv", "place": "places.csv", "industry": "industries.csv", "phrase": "phrases.csv",
    "role": "roles.csv", "topic": "topics.csv", "word": "words.csv",
}  # fmt: skip
# The kinds' Chinese names.
CHINESE: Mapping[str, str] = {
    **{name: kind for kind, name in KIND_NAMES.items() if kind in FILES}, "单位": "unit", "阶段": "stage", "城镇": "town", "镇": "town", "区县": "place",
    "部门": "office", "身份": "role", "角色": "role", "主题词": "topic", "词": "word",
}  # fmt: skip
# all prefectures are in the shipped table: a city that is not is one of a county
_LEVEL_ENDINGS = (("自治县", "county"), ("自治州", "prefecture"), ("地区", "prefecture"), ("县", "county"), ("旗", "county"), ("区", "district"),
                  ("市", "county-city"), ("省", "province"), ("盟", "prefecture"))  # fmt: skip
_SCALES = ("亿", "万", "千", "百")


def table_of(kind: str) -> Table | None:
    """The table that keeps a kind (`indicator` or 指标), or None."""
    file = FILES.get(CHINESE.get(kind, kind))
    return tables_in([file])[0] if file else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A line to be: its cells by English column name, and which of them were not given but guessed."""

    table: Table
    cells: Mapping[str, str]
    guessed: Mapping[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """The columns that must be filled and are not."""
        return [column for column in self.table.required if not self.cells.get(column)]


@dataclass(frozen=True, slots=True)
class Addition:
    """A new whole file; `line` is where the new line stands in it. `converted`: it was in GBK."""

    path: Path
    content: bytes
    line: int
    cells: tuple[str, ...]
    created: bool
    converted: bool


def complete(table: Table, cells: Mapping[str, str], lexicon: Lexicon, measure: Callable[[str], str], home: str = "") -> Draft:
    """Fills what goes without saying, from the nearest known word: 醋产能 has the unit and the kind of 产能.

    `measure` tells the dimension of a unit, `home` is the workspace's region.
    """
    name = cells[table.required[0]]
    guesses: dict[str, str] = {}
    if table.file == "indicators.csv":
        guesses = _indicator_guesses(name, cells, lexicon, measure)
    elif table.file == "units.csv":
        dimension = next((found for scale in ("", *_SCALES) if name.startswith(scale) and (found := measure(name.removeprefix(scale)))), "count")
        guesses = {"canonical": name, "dimension": dimension, "example": f"共20{name}"}
    elif table.file == "stages.csv":
        guesses = {"example": f"项目{name}"}
    elif table.kind == "region":
        guesses = {"level": next((level for ending, level in _LEVEL_ENDINGS if name.endswith(ending)), "")}
    if table.file == "places.csv":
        guesses["parent"] = home
    guessed = {column: value for column, value in guesses.items() if value and not cells.get(column)}
    return Draft(table, {**cells, **guessed, **_legal_name(name, cells)}, guessed)


def _legal_name(name: str, cells: Mapping[str, str]) -> dict[str, str]:
    """An enterprise's registered name is one of its spellings."""
    aliases, legal = _split(cells.get("aliases", "")), cells.get("legal", "")
    return {"aliases": "|".join([*aliases, legal])} if legal and legal not in (name, *aliases) else {}


def _indicator_guesses(name: str, cells: Mapping[str, str], lexicon: Lexicon, measure: Callable[[str], str]) -> dict[str, str]:
    near = nearest_indicator(name, lexicon)
    unit = cells.get("unit") or (near.unit if near else "")
    kind = "rate" if unit.endswith("%") else near.kind if near and near.kind != "rate" else "flow"
    example = f"{name}达到20{unit}" if unit else ""
    return {"unit": unit, "dimension": measure(unit), "category": near.category if near else "其他", "kind": kind, "example": example}


def already_there(draft: Draft, rows: Iterable[Row], own: str) -> list[Problem]:
    """A problem for each spelling of the line that a row of the same kind has, with its place. `own` is the name of the workspace's folder."""
    table, cells = draft.table, draft.cells
    kind = table.kind or cells.get("group", "")
    given = [cells[table.required[0]], *_split(cells.get("aliases", ""))]
    taken = {
        half_width(spelling): row
        for row in rows
        if row.table.sort == table.sort and row.kind == kind
        for spelling in (row.key, *row.aliases)
    }
    problems = []
    for spelling in dict.fromkeys(given):
        row = taken.get(half_width(spelling))
        if row is not None:
            as_alias = "" if spelling == row.key else f"，是“{row.key}”的叫法"
            mend = f"没有添加。要改它，请在自己的 {own}/{row.table.file} 里写“{row.key}”这一行，会整行盖掉自带的。"
            if row.where.startswith(f"{own}/"):
                mend = "没有添加。要改它，请直接改那一行。"
            what = f"“{spelling}”已经在词库里{as_alias}。"
            problems.append(Problem(row.where, f"第{row.line}行", "lexicon-already-there", what, mend, Severity.ERROR))
    return problems


def _split(aliases: str) -> list[str]:
    return [alias.strip() for alias in aliases.replace("｜", "|").split("|") if alias.strip()]


def addition(draft: Draft, folder: Path) -> Addition | Problem:
    """The table of the folder with the line in it; a problem where the file that is there cannot be read. Raises OSError."""
    path = folder / draft.table.file
    old = path.read_bytes() if path.exists() else b""
    try:
        lines = read_cells(old)
    except (UnicodeDecodeError, csv.Error):
        lines = []
    header = lines[0] if lines else list(header_of(draft.table.file))
    lacking = [column for column in draft.table.required if column not in english_columns(header)]
    if (old.strip() and not lines) or lacking:
        mend = "请先改好（briefgen lexicon check 会说明），再添加。"
        return Problem(f"{folder.name}/{path.name}", "", "lexicon-cannot-add", "这张表现在读不了，没有添加。", mend, Severity.ERROR)
    header = [*header, *(column for column, cell in draft.cells.items() if cell and column not in english_columns(header))]
    cells = tuple(draft.cells.get(column, "") for column in english_columns(header))
    content = table_bytes(draft.table, header, [*lines[1:], cells])
    return Addition(path, content, _line_of(draft, content), cells, created=not old, converted=bool(old) and is_gbk(old))


def _line_of(draft: Draft, content: bytes) -> int:
    """Where the line stands; it is the last of its key, since equal keys keep their order."""
    key = draft.cells[draft.table.required[0]]
    lines = read_cells(content)
    column = english_columns(lines[0]).index(draft.table.required[0])
    return max(number for number, cells in enumerate(lines, 1) if len(cells) > column and cells[column] == key)


def unknown_columns(table: Table, columns: Sequence[str]) -> list[str]:
    """Those of the columns that the table has no use for."""
    known = known_columns(table.file)
    return [column for column in english_columns(columns) if column not in known]
