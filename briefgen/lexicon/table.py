"""CSV bytes into checked rows: which tables there are, which columns each must have, and what is wrong with a row.

Tables come as Excel leaves them: UTF-8 with or without byte-order mark, or GB18030; any line ends; blank lines; column names in
English or Chinese. A bad row becomes a `Problem` with file and line and is left out; the rest of the table is used.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest

from briefgen.lexicon.excel import unguard
from briefgen.lexicon.schema import bad_codes, is_closed, to_codes
from briefgen.model.problem import Problem, Severity


class LexiconError(Exception):
    """The lexicon cannot be loaded at all; the message is in Chinese, for the user."""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file by its name.

    `sort` is `term`, `word` or `unit`; `kind` the kind of its terms or the group of its words, "" where each row names its group;
    `code` the column that holds a word's code.
    """

    file: str
    sort: str
    kind: str
    required: tuple[str, ...]
    code: str = ""


# In this order the tables are read and go into the digest. In a text, a name that has two kinds is taken for the earlier one.
TABLES: tuple[Table, ...] = (
    Table("phrases.csv", "term", "phrase", ("name",)),
    Table("region.csv", "term", "region", ("name", "level")),
    Table("places.csv", "term", "region", ("name", "level", "parent")),
    Table("enterprises.csv", "term", "enterprise", ("name",)),
    Table("projects.csv", "term", "project", ("name",)),
    Table("chains.csv", "term", "chain", ("name",)),
    Table("groups.csv", "term", "chain_group", ("name",)),
    Table("towns.csv", "term", "town", ("name",)),
    Table("parks.csv", "term", "park", ("name",)),
    Table("offices.csv", "term", "office", ("name",)),
    Table("universities.csv", "term", "university", ("name",)),
    Table("regions.csv", "term", "region", ("name", "level")),
    Table("countries.csv", "term", "country", ("name",)),
    Table("indicators.csv", "term", "indicator", ("name", "unit", "dimension", "category", "kind")),
    Table("industries.csv", "term", "industry", ("name",)),
    Table("units.csv", "unit", "unit", ("unit", "canonical")),
    Table("stages.csv", "word", "stage", ("word", "stage"), "stage"),
    Table("roles.csv", "word", "role", ("word", "role"), "role"),
    Table("topics.csv", "word", "topic", ("word",), "topic"),
    Table("edges.csv", "word", "", ("word", "group", "code"), "code"),
    Table("tails.csv", "word", "", ("word", "group", "code"), "code"),
)


def tables_in(files: Iterable[str]) -> list[Table]:
    """The tables that these files are, in the order of `TABLES`; a file of any other name is a table of grammar words and comes last."""
    names = list(files)
    known = [table for table in TABLES if table.file in names]
    listed = {table.file for table in known}
    return known + [Table(file, "word", "", ("word", "group"), "code") for file in names if file not in listed]


# The column names may be Chinese: the people who keep the tables are.
COLUMN_NAMES: Mapping[str, str] = {
    "名称": "name",
    "别名": "aliases",
    "单位": "unit",
    "量纲": "dimension",
    "类别": "category",
    "性质": "kind",
    "示例": "example",
    "例句": "example",
    "词": "word",
    "词语": "word",
    "组": "group",
    "代码": "code",
    "阶段": "stage",
    "角色": "role",
    "情态": "modality",
    "级别": "level",
    "上级": "parent",
    "所在地": "place",
    "企业": "enterprise",
    "全称": "legal",
    "简称": "short",
    "批次": "generation",
    "产业链组": "group",
    "产业链": "chain",
    "环节": "stream",
    "前身": "follows",
    "含义": "stands_for",
    "起始年": "valid_from",
    "终止年": "valid_until",
    "标准写法": "canonical",
    "换算": "factor",
    "基准单位": "base",
    "主题": "topic",
    "权重": "weight",
    "说明": "note",
    "备注": "note",
    "来源": "source",
    "删除": "remove",
}


@dataclass(slots=True)
class Row:
    """One line of a table: `key` is its name or word, `aliases` its other spellings, `values` the cells by English column name."""

    table: Table
    where: str
    line: int
    kind: str
    key: str
    aliases: tuple[str, ...]
    values: Mapping[str, str]

    def problem(self, code: str, what: str, mend: str, severity: Severity = Severity.ERROR) -> Problem:
        """What is wrong with this line; an error where something of it is left out."""
        return Problem(self.where, f"第{self.line}行", code, what, mend, severity)


def decode(content: bytes) -> str:
    """Text of a table as Excel or WPS saves it. Raises UnicodeDecodeError where it is neither UTF-8 nor GB18030."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def raw_cells(content: bytes) -> list[list[str]]:
    """All lines of a table, the header first, just as they are saved. Raises UnicodeDecodeError or csv.Error."""
    return list(csv.reader(StringIO(decode(content), newline="")))


def read_cells(content: bytes) -> list[list[str]]:
    """All lines of a table, the header first, with the cells as they are meant. Raises UnicodeDecodeError or csv.Error."""
    lines = [list(map(str.strip, line)) for line in raw_cells(content)]
    return [list(map(unguard, line)) for line in lines] if b"'" in content else lines


def english_columns(header: Iterable[str]) -> list[str]:
    """The header in English column names."""
    return [COLUMN_NAMES.get(cell, cell) for cell in header]


def is_empty(cells: list[str]) -> bool:
    """Whether a line says nothing: empty, or a remark."""
    return not any(cells) or cells[0].startswith("#")


def read_table(table: Table, where: str, content: bytes) -> tuple[list[Row], list[Problem]]:
    """The good rows of one file, and a problem for each bad one; `where` names the file for the user."""
    try:
        lines = read_cells(content)
    except (UnicodeDecodeError, csv.Error):
        return [], [_unreadable(where)]
    header = english_columns(lines[0]) if lines else []
    missing = [column for column in table.required if column not in header]
    if missing:
        return [], [_headless(where, missing)]
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, cells in enumerate(lines[1:], 2):
        if is_empty(cells):
            continue
        row = _row(table, where, line, dict(zip_longest(header, cells[: len(header)], fillvalue="")))
        found = _complaints(row)
        if found:
            problems += found
        else:
            rows.append(row)
    return rows, problems


def _row(table: Table, where: str, line: int, values: dict[str, str]) -> Row:
    if is_closed(table.file, values):
        to_codes(table.file, values)
    key = values[table.required[0]]
    return Row(table, where, line, table.kind or values["group"], key, _aliases(key, values.get("aliases", "")), values)


def _aliases(key: str, cell: str) -> tuple[str, ...]:
    """The other spellings, in order, without the name itself and without repetition."""
    if not cell:
        return ()
    spellings = dict.fromkeys(map(str.strip, cell.replace("｜", "|").split("|")))
    return tuple([alias for alias in spellings if alias and alias != key])


def _complaints(row: Row) -> list[Problem]:
    required = row.table.required[:1] if row.values.get("remove") else row.table.required
    for column in required:
        if not row.values[column]:
            return [_empty(row, [column for column in required if not row.values[column]])]
    found: list[Problem] = []
    if is_closed(row.table.file, row.values):
        found = [_bad_code(row, column, choices) for column, choices in bad_codes(row.table.file, row.values)]
    if row.table.sort != "term" or len(min(row.key, *row.aliases, row.key, key=len)) > 1:
        return found
    return found + [
        row.problem("lexicon-short-alias", f"“{alias}”只有一个字，会在正文里到处误认，这一行没有用上。", "请改用两个字以上的叫法，或删去这个别名。")
        for alias in (row.key, *row.aliases)
        if len(alias) < 2
    ]


def chinese_column(column: str) -> str:
    """The column's Chinese name beside the one in the file: 别名（aliases）."""
    name = next((zh for zh, en in COLUMN_NAMES.items() if en == column), "")
    return f"{name}（{column}）" if name else column


def _empty(row: Row, columns: list[str]) -> Problem:
    what = f"缺少必填的内容：{'、'.join(map(chinese_column, columns))}，这一行没有用上。"
    return row.problem("lexicon-empty-cell", what, "请补上，或删去这一行。")


def _bad_code(row: Row, column: str, choices: str) -> Problem:
    what = f"{chinese_column(column)}一列不认识“{row.values[column]}”，这一行没有用上。"
    return row.problem("lexicon-bad-value", what, f"可以写：{choices}。")


def _headless(where: str, missing: list[str]) -> Problem:
    what = f"表头缺少列：{'、'.join(map(chinese_column, missing))}，整张表没有用上。"
    return Problem(where, "第1行", "lexicon-missing-column", what, "请在第一行补上这些列名。", Severity.ERROR)


def _unreadable(where: str) -> Problem:
    what, mend = "读不出这张表的文字，整张表没有用上。", "请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”。"
    return Problem(where, "", "lexicon-unreadable", what, mend, Severity.ERROR)
