"""The archive: parts by name, unpacked no further than is bearable, and XML without document types."""

import lzma
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from briefgen.model.problem import Problem, Severity

MOST_BYTES = 60 * 1024 * 1024
"""Of the file itself."""
MOST_UNPACKED = 200 * 1024 * 1024
"""Of all parts that are read, unpacked."""
MOST_PARTS = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_DAMAGE = (
    BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, LookupError, ArithmeticError,
    TypeError, etree.LxmlError, SyntaxError,
)  # fmt: skip


class UnreadableWorkbookError(Exception):
    """The file cannot be used as a whole; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


class Package:
    """An open archive. Reading a part may raise UnreadableWorkbookError, and what `damage_named` turns into one."""

    def __init__(self, path: Path) -> None:
        self.where = str(path)
        self._left = MOST_UNPACKED
        data = _bytes(path)
        if data.startswith(_OLE):
            raise unreadable(self.where, "workbook-old-format", "这是旧版 .xls 文件，或者加了密码。", "请在 Excel 或 WPS 里打开，去掉密码，另存为 .xlsx 再试。")
        self._archive = ZipFile(BytesIO(data))
        self._names = {name.lower(): name for name in self._archive.namelist()}
        if len(self._names) > MOST_PARTS:
            raise _too_large(self.where)

    def has(self, name: str) -> bool:
        """Whether there is such a part; upper and lower case count as one, as in Excel."""
        return name.lower() in self._names

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises KeyError for one that is not there."""
        pieces, left = [], self._left
        with self._archive.open(self._names[name.lower()]) as stream:
            while piece := stream.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise _too_large(self.where)
                pieces.append(piece)
        self._left = left
        return b"".join(pieces)

    def tree(self, name: str) -> etree._Element:
        """The root of a small part."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root = etree.fromstring(self.checked(name), parser)
        if root is None:
            raise ValueError(name)
        return root

    def elements(self, name: str, local: str) -> Iterator[etree._Element]:
        """The elements of that local name in a large part, one after the other; each is emptied when the next is asked for."""
        stream = BytesIO(self.checked(name))
        found = etree.iterparse(stream, events=("end",), tag=f"{{*}}{local}", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        for _, element in found:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def checked(self, name: str) -> bytes:
        """The bytes of an XML part. Raises ValueError where it declares a document type: entities could hide there."""
        data = self.part(name)
        if any(mark in data for mark in _DOCTYPES):
            raise ValueError(f"{name} declares a document type")
        return data


@contextmanager
def damage_named(where: str) -> Iterator[None]:
    """Whatever reading damaged bytes raises inside becomes one UnreadableWorkbookError."""
    try:
        yield
    except _DAMAGE as error:
        what = "文件不是 Excel 工作簿（.xlsx），或者已经损坏。"
        raise unreadable(where, "workbook-damaged", what, "请在 Excel 或 WPS 里打开它另存一份 .xlsx；打不开就请对方重发。") from error


def unreadable(where: str, code: str, what: str, mend: str) -> UnreadableWorkbookError:
    """The error from its parts; `what` and `mend` are Chinese sentences."""
    return UnreadableWorkbookError(Problem(where, "", code, what, mend, Severity.ERROR))


def _too_large(where: str) -> UnreadableWorkbookError:
    return unreadable(where, "workbook-too-large", "文件展开后太大，不像是事实表。", "请只留下要读回的工作表，另存一份再试。")


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise unreadable(str(path), "workbook-damaged", "这是文件夹，不是 Excel 工作簿。", "请指定一个 .xlsx 文件。")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        mend = "请检查路径有没有写错、文件是不是正被别的程序独占。"
        raise unreadable(str(path), "workbook-unopened", f"打不开文件（{error.strerror or error}）。", mend) from error
    if len(data) > MOST_BYTES:
        raise _too_large(str(path))
    return data
