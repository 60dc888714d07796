"""The manifest of a folder: what a text does not say of itself, `file,title,publisher,date,url`, one row a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple
from unicodedata import normalize

from briefgen.model.period import Period
from briefgen.model.problem import Problem, Severity
from briefgen.read.dates import parse_written
from briefgen.read.folder import unreachable
from briefgen.read.manifest_table import UnreadableTableError, read_table

_HEADERS = {
    "file": ("file", "filename", "path", "文件", "文件名", "文件名称", "路径"),
    "title": ("title", "headline", "标题", "题名", "题目", "篇名"),
    "publisher": ("publisher", "newspaper", "paper", "报刊", "来源", "报纸", "媒体", "报社", "刊物", "出处", "报刊名称"),
    "date": ("date", "published", "日期", "发表日期", "发布日期", "刊发日期", "出版日期", "见报日期"),
    "url": ("url", "link", "网址", "链接", "原文链接"),
}
_FIELD_OF = {header: field for field, headers in _HEADERS.items() for header in headers}


class Row(NamedTuple):
    """One row: the file's name within the manifest's folder, and what is said of it."""

    number: int
    file: str
    title: str
    publisher: str
    date: Period | None
    url: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The usable rows of one manifest, in order; `where` names it in problems."""

    where: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_manifest(path: Path, where: str) -> Manifest:
    """Reads `path`; what is wrong with it or with a row becomes a problem, and the rest counts."""
    try:
        table = read_table(path)
    except UnreadableTableError as error:
        mend = "请用 Excel 或 WPS 打开清单，另存为“CSV UTF-8”或 .xlsx。"
        return Manifest(where, (), (Problem(where, "", "manifest-unreadable", f"{error}。", mend, Severity.ERROR),))
    except OSError as error:
        return Manifest(where, (), (unreachable(where, error),))
    if not table:
        return Manifest(where, (), (_no_file_column(where, []),))
    header, *body = table
    columns = _columns(header[1])
    if "file" not in columns:
        return Manifest(where, (), (_no_file_column(where, header[1]),))
    problems: list[Problem] = [] if "date" in columns else [_no_date_column(where)]
    return Manifest(where, tuple(_rows(body, columns, where, problems)), tuple(problems))


def unknown_file(where: str, row: Row, names: Sequence[str]) -> Problem:
    """The problem for a row whose file is not there, with the name that was perhaps meant."""
    near = get_close_matches(row.file, names, n=1, cutoff=0.7)
    hint = f"是不是“{near[0]}”？请改正文件名或删去这一行。" if near else "请补上文件、改正文件名，或删去这一行。"
    return Problem(where, _place(row.number), "manifest-missing-file", f"清单里的文件“{row.file}”不存在。", hint)


def repeated_file(where: str, number: int, file: str) -> Problem:
    """The problem for a row whose file had a row before."""
    return Problem(where, _place(number), "manifest-repeated-file", f"文件“{file}”在清单里不止一行，只用了前面的一行。", "请只留正确的一行。")


def _columns(header: Sequence[str]) -> dict[str, int]:
    """The place of each known column; the first counts where two headers mean the same."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(header):
        field = _FIELD_OF.get("".join(normalize("NFKC", cell).casefold().replace("\ufeff", "").split()))
        if field:
            columns.setdefault(field, place)
    return columns


def _rows(body: Sequence[tuple[int, list[str]]], columns: dict[str, int], where: str, problems: list[Problem]) -> list[Row]:
    rows: dict[str, Row] = {}
    for number, cells in body:
        values = {field: cells[place] if place < len(cells) else "" for field, place in columns.items()}
        fault = _file_fault(values["file"])
        if fault:
            problems.append(Problem(where, _place(number), *fault))
            continue
        file = file_key(values["file"])
        if file in rows:
            problems.append(repeated_file(where, number, file))
            continue
        stated = values.get("date", "")
        published = parse_written(stated) if stated else None
        if stated and not published:
            problems.append(_bad_date(where, number, file, stated))
        rows[file] = Row(number, file, values.get("title", ""), values.get("publisher", ""), published, values.get("url", ""))
    return list(rows.values())


def file_key(name: str) -> str:
    """A name as files are matched: `/` as separator, no `./`, composed Unicode."""
    return str(PurePosixPath(normalize("NFC", name).replace("\\", "/")))


def _file_fault(file: str) -> tuple[str, str, str] | None:
    """Code, what and mend for a file cell that cannot be used."""
    if not file:
        return "manifest-no-file", "这一行没有写文件名。", "请填上文件名，或删去这一行。"
    path = PureWindowsPath(file)
    outside = file.startswith("~") or path.drive or path.root or ".." in path.parts
    if outside or any(character < " " for character in file):
        shown = file if len(file) <= 60 else file[:60] + "…"
        what = f"文件名“{shown}”不能用：只能写清单所在文件夹里的文件。"
        return "manifest-bad-path", "".join(what.split("\n")), "请写成“文件名.txt”或“子文件夹/文件名.txt”，并检查引号是否成对。"
    return None


def _bad_date(where: str, number: int, file: str, stated: str) -> Problem:
    what = f"“{file}”的日期“{stated[:40]}”不存在或看不懂，没有采用。"
    return Problem(where, _place(number), "manifest-bad-date", what, "请写成 2024-03-28 或 2024-03；在 Excel 里请把这一列设为文本。")


def _no_file_column(where: str, header: Sequence[str]) -> Problem:
    seen = "、".join(cell for cell in header if cell)[:80]
    what = f"清单缺少“文件”（file）列，整份清单没有采用。第一行是：{seen}" if seen else "清单是空的。"
    return Problem(where, _place(1), "manifest-missing-column", what, "第一行请写列名：file,title,publisher,date,url。", Severity.ERROR)


def _no_date_column(where: str) -> Problem:
    what = "清单缺少“日期”（date）列，日期只能从文件名和正文里找。"
    return Problem(where, _place(1), "manifest-missing-column", what, "请加上 date 列。")


def _place(number: int) -> str:
    return f"第 {number} 行"
