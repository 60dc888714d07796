"""From a file or folder to documents: list, read, leave out what was read before, and add what manifests and names say."""

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefgen.model.document import Document, ReadResult
from briefgen.model.problem import Problem, Severity
from briefgen.read.content import Content
from briefgen.read.dates import date_in_name
from briefgen.read.folder import Listing, bad_name, list_folder, printable, unreachable
from briefgen.read.manifests import Rows, find_rows
from briefgen.read.readers import ARTICLE_SUFFIXES, known_suffixes, reader_for

# A year of a daily paper in one file is 10 MB; what is larger is a mistake and would fill the memory.
LARGEST_FILE = 64 * 1024 * 1024


def read_articles(path: Path | str, *, relative_to: Path | str | None = None) -> ReadResult:
    """Reads one file, or every article under a folder, with the manifests that speak of them.

    `Document.path` counts from the folder read (a file's own folder), or from `relative_to` where that holds it. Never raises for what the
    disk holds: each file that could not be read is a problem, and the others are documents, sorted by path.
    """
    path = Path(path)
    if not _exists(path):
        return ReadResult((), (_not_found(path),))
    start = _Start.of(path, Path(relative_to) if relative_to is not None else None)
    listing = Listing(files={path.name: path}) if not path.is_dir() else list_folder(path)
    rows = find_rows(start.folder, start.prefix, start.above, listing)
    problems = [_moved(problem, start.prefix) for problem in listing.problems] + list(rows.problems)
    documents = _read_all(listing, start.prefix, rows, problems, alone=not path.is_dir())
    if not documents and path.is_dir():
        problems.append(_no_articles(path))
    return ReadResult(tuple(documents), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Start:
    """The folder read, the prefix of its documents' paths, and the folders above it whose manifests count too, with their prefixes."""

    folder: Path
    prefix: str
    above: tuple[tuple[str, Path], ...]

    @classmethod
    def of(cls, path: Path, base: Path | None) -> "_Start":
        folder = path if path.is_dir() else path.parent
        parts: tuple[str, ...] = ()
        if base is not None and Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(base)):
            parts = Path(os.path.realpath(folder)).relative_to(os.path.realpath(base)).parts
        prefixes = ["".join(part + "/" for part in parts[:depth]) for depth in range(len(parts) + 1)]
        folders = [base.joinpath(*parts[:depth]) for depth in range(len(parts))] if base is not None else []
        above = list(zip(prefixes, folders, strict=False))
        if folder != path:
            above.append((prefixes[-1], folder))
        return cls(folder, prefixes[-1], tuple(above))


def _read_all(listing: Listing, prefix: str, rows: Rows, problems: list[Problem], *, alone: bool) -> list[Document]:
    """Every article once; of files with the same content the one that the manifest knows, else the first."""
    documents: list[Document] = []
    first_with: dict[str, int] = {}
    for name, path in listing.files.items():
        document = _read_one(path, prefix + name, rows, problems, alone=alone)
        if document is None:
            continue
        keys = (document.digest, sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest())
        earlier = next((first_with[key] for key in keys if key in first_with), None)
        if earlier is None:
            first_with.update(dict.fromkeys(keys, len(documents)))
            documents.append(document)
            continue
        kept, left = documents[earlier], document
        if rows.of(left.path) and not rows.of(kept.path):
            kept, left = left, kept
            documents[earlier] = kept
        problems.append(_duplicate(left.path, kept.path))
    return documents


def _read_one(path: Path, where: str, rows: Rows, problems: list[Problem], *, alone: bool) -> Document | None:
    if printable(where) != where:
        problems.append(bad_name(where))
        return None
    reader = reader_for(path.suffix)
    if reader is None:
        problems.append(_unknown_suffix(where, path.suffix, alone=alone))
        return None
    data = _bytes(path, where)
    content = reader.read(data, where) if isinstance(data, bytes) else data
    if isinstance(content, Problem):
        problems.append(content)
        return None
    assert isinstance(data, bytes)
    problems.extend(content.problems)
    return _document(where, content, sha256(data).hexdigest(), rows)


def _document(path: str, content: Content, digest: str, rows: Rows) -> Document:
    row = rows.of(path)
    title, publisher, stated, url = (row.title, row.publisher, row.date, row.url) if row else ("", "", None, "")
    known = (("manifest", stated), ("filename", date_in_name(path)), ("metadata", content.date))
    source, published = next(((source, period) for source, period in known if period), ("", None))
    return Document(
        path=path,
        text=content.text,
        digest=digest,
        title=title or content.title,
        publisher=publisher or content.publisher,
        date=published,
        date_source=source,
        url=url or content.url,
    )


def _bytes(path: Path, where: str) -> bytes | Problem:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem(where, "", "not-a-file", "这不是普通文件，没有读取。", "请换成普通的文本文件。", Severity.ERROR)
        if status.st_size > LARGEST_FILE:
            return _too_large(where, status.st_size)
        return path.read_bytes()
    except OSError as error:
        return unreachable(where, error)


def _moved(problem: Problem, prefix: str) -> Problem:
    where = (prefix + problem.where).rstrip("/") or "."
    return Problem(where, problem.place, problem.code, problem.what, problem.mend, problem.severity)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _not_found(path: Path) -> Problem:
    mend = "请检查路径是否写对，或先把文章放进去。"
    return Problem(printable(str(path)), "", "not-found", "找不到这个文件或文件夹。", mend, Severity.ERROR)


def _no_articles(path: Path) -> Problem:
    what = "文件夹里没有可以读取的文章。"
    return Problem(printable(str(path)), "", "no-articles", what, f"请放进 {known_suffixes()} 文件。", Severity.ERROR)


def _too_large(where: str, size: int) -> Problem:
    what = f"文件有 {size / 1024 / 1024:.0f} MB，超过 {LARGEST_FILE // 1024 // 1024} MB 的上限，没有读取。"
    return Problem(where, "", "too-large", what, "请把它拆成几个小文件，一篇或一版一个。", Severity.ERROR)


def _duplicate(where: str, earlier: str) -> Problem:
    return Problem(where, "", "duplicate-content", f"内容与“{earlier}”相同，只读了“{earlier}”。", "请删去其中一个文件。")


def _unknown_suffix(where: str, suffix: str, *, alone: bool) -> Problem:
    """A file asked for by name is an error, an article in a format without reader a warning, anything else a note."""
    severity = Severity.WARNING if suffix.lower() in ARTICLE_SUFFIXES else Severity.NOTE
    what = f"不能读取后缀为“{suffix}”的文件。" if suffix else "文件没有后缀，没有读取。"
    mend = f"如果是文章，请另存为 {known_suffixes()} 之一。"
    return Problem(where, "", "unknown-suffix", what, mend, Severity.ERROR if alone else severity)
