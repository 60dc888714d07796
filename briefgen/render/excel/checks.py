"""What is wrong with the tables as such, before a cell is written: no columns, too many rows, sources that lead nowhere."""

from dataclasses import replace
from pathlib import Path

from briefgen.model.briefing import Table
from briefgen.model.problem import Problem, Severity
from briefgen.model.review import ADDED_ROWS
from briefgen.render.excel.sheet import MOST_LINKS, Place, head_row, link_addresses

LAST_ROW = 1_048_576
LARGE_FILE = 5 * 1024 * 1024
"""Bytes that many mail systems and phones still take."""


def usable_tables(tables: tuple[Table, ...], where: str) -> tuple[list[Table], list[Problem]]:
    """The tables that can become sheets, cut to what a sheet holds, and a problem for each that lost something."""
    usable, problems = [], []
    for table in tables:
        most = LAST_ROW - head_row(table) - (ADDED_ROWS if table.review else 0)
        if not table.columns:
            problems.append(_problem(where, table, "table-without-columns", Severity.ERROR, "表没有任何列,未写入", "请为该表指定列"))
            continue
        if len(table.rows) > most:
            what = f"共{len(table.rows)}行,超过工作表上限,只写入前{most}行"
            problems.append(_problem(where, table, "table-too-long", Severity.ERROR, what, "请缩短期间后分次生成"))
            table = replace(table, rows=table.rows[:most], sources=table.sources[:most])
        usable.append(table)
    return usable, problems


def link_problems(table: Table, target: Place | None, where: str) -> list[Problem]:
    """Rows that name a source and get no link to it."""
    sources = [source for source in table.sources[: len(table.rows)] if source is not None]
    if not sources:
        return []
    if target is None:
        return [_problem(where, table, "no-source-sheet", Severity.WARNING, "没有“来源”表,各行未能链接到出处", "请重新生成简报")]
    linked = sum(address is not None for address in link_addresses(table, target))
    if linked == len(sources):
        return []
    if linked == MOST_LINKS:
        what = f"链接数超过Excel上限({MOST_LINKS}个),其后的行只写来源序号"
        return [_problem(where, table, "too-many-links", Severity.NOTE, what, "请按序号在“来源”表中查找")]
    what = f"有{len(sources) - linked}行的来源序号在“来源”表中不存在"
    return [_problem(where, table, "source-row-missing", Severity.WARNING, what, "请重新生成简报")]


def size_notes(target: Path) -> list[Problem]:
    """A note for a file that is too large to be sent around."""
    size = target.stat().st_size
    if size <= LARGE_FILE:
        return []
    what = f"文件有{size / 1024 / 1024:.1f}兆，超过{LARGE_FILE // 1024 // 1024}兆，邮件或手机可能打不开。"
    return [Problem(target.name, "", "large-file", what, "只发一张清单可用 briefgen facts export --list 重大项目 --format xlsx。", Severity.NOTE)]


def _problem(where: str, table: Table, code: str, severity: Severity, *sentences: str) -> Problem:
    what, mend = sentences
    return Problem(where, table.name, code, f"{what}。", f"{mend}。", severity)
