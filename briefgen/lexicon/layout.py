"""How a table is saved: its encoding, its first line, and lines or cells that do not fit it or that Excel would change."""

import csv
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from briefgen.lexicon.excel import changed_by_excel
from briefgen.lexicon.schema import NUMBERS, known_columns
from briefgen.lexicon.table import COLUMN_NAMES, Table, chinese_column, english_columns, is_empty, raw_cells, read_cells
from briefgen.model.problem import Problem, Severity

_BOM = b"\xef\xbb\xbf"
_WRONG_MARKS = "，；;"
_FIX = "请运行 briefgen lexicon check --fix，"


def check_layout(table: Table, where: str, content: bytes) -> Iterator[Problem]:
    """Nothing is said of a file that cannot be read at all: loading says that."""
    try:
        lines = read_cells(content)
    except (UnicodeDecodeError, csv.Error):
        return
    yield from _encoding(where, content)
    header = english_columns(lines[0]) if lines else []
    yield from _header(table, where, header)
    for line, cells in enumerate(lines[1:], 2):
        if not is_empty(cells):
            yield from _cells(table, f"第{line}行", where, header, cells)
    yield from _unguarded(table, where, header, content)


def is_gbk(content: bytes) -> bool:
    """Whether a readable table is in GBK, as a Chinese Excel saves plain CSV."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return True
    return False


def _encoding(where: str, content: bytes) -> Iterator[Problem]:
    if is_gbk(content):
        what = "这张表是 GBK 编码，能读，但换一台电脑打开可能是乱码。"
        yield Problem(where, "", "lexicon-encoding", what, f"{_FIX}会存成带标记的 UTF-8。", Severity.NOTE)
    elif not content.startswith(_BOM):
        what = "这张表没有 UTF-8 标记（BOM），用 Excel 打开会是乱码。"
        yield Problem(where, "", "lexicon-encoding", what, f"{_FIX}会补上。", Severity.NOTE)


def _header(table: Table, where: str, header: list[str]) -> Iterator[Problem]:
    for column, count in Counter(header).items():
        if column and count > 1:
            what = f"表头里“{column}”这一列有 {count} 个，只有最后一个用上了。"
            yield Problem(where, "第1行", "lexicon-column-twice", what, "请把它们并成一列。", Severity.ERROR)
    known = known_columns(table.file)
    for column in header:
        if column and column not in known:
            near = get_close_matches(column, [*known, *(zh for zh, en in COLUMN_NAMES.items() if en in known)], n=1)
            mend = f"是不是“{near[0]}”？" if near else f"这张表可用的列：{'、'.join(map(chinese_column, known))}。"
            what = f"不认识“{column}”这一列，里面的内容没有用上。"
            yield Problem(where, "第1行", "lexicon-unknown-column", what, mend, Severity.WARNING)


def _cells(table: Table, place: str, where: str, header: list[str], cells: list[str]) -> Iterator[Problem]:
    extra = [cell for cell in cells[len(header) :] if cell]
    if extra:
        what = f"这一行比表头多出内容“{'、'.join(extra)}”，没有用上。"
        mend = "单元格里有半角逗号时要用英文引号括起来；几个别名之间用 | 隔开。"
        yield Problem(where, place, "lexicon-too-many-cells", what, mend, Severity.ERROR)
    if table.sort != "term" or "aliases" not in header[: len(cells)]:
        return
    aliases = [alias.strip() for alias in cells[header.index("aliases")].replace("｜", "|").split("|")]
    for alias, count in Counter(aliases).items():
        if any(mark in alias for mark in _WRONG_MARKS):
            what = f"“{alias}”算作一个别名。"
            yield Problem(where, place, "lexicon-alias-mark", what, "如果是几个别名，请用 | 隔开。", Severity.WARNING)
        if alias and count > 1:
            yield Problem(where, place, "lexicon-alias-twice", f"别名“{alias}”在这一行写了 {count} 次。", "请留一个。", Severity.NOTE)


def _unguarded(table: Table, where: str, header: list[str], content: bytes) -> Iterator[Problem]:
    """Cells that Excel would take for a formula, a date or a number."""
    numbers = NUMBERS.get(table.file, ())
    for line, cells in enumerate(raw_cells(content), 1):
        for column, cell in zip(header, cells, strict=False):
            if column not in numbers and changed_by_excel(cell.strip()):
                what = f"Excel 会把“{cell.strip()}”当成公式、日期或数字，存回来就变了。"
                yield Problem(where, f"第{line}行", "lexicon-excel-changes", what, f"{_FIX}会在前面加一个 ' 号保住它。", Severity.NOTE)
