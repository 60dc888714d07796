"""The template's bytes, looked over before any library opens them: a .docx, whole, without macros or outside references, of a bearable size.

Office files that were encrypted or saved by Word 97 begin with the OLE signature; a .docx is a zip whose main part has the content type of a
document. A document type declaration has no place in it and could hide entities that grow without end.
"""

import re
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as DeflateError  # noqa: N812 - the library's own name says nothing

from lxml.etree import XMLSyntaxError

from briefgen.model.problem import Problem, Severity
from briefgen.render.language.findings import TemplateError, template_error
from briefgen.render.package import package_bytes
from briefgen.render.word.lost_parts import without_lost_parts
from briefgen.render.word.references import objections

MOST_BYTES = 256 * 1024 * 1024
"""The most that a template may unpack to."""
MOST_PARTS = 10_000

_MACRO_ENDINGS = (".docm", ".dotm")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN_PART = re.compile(rb'ContentType="application/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml"')
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_STRICT = b"http://purl.oclc.org/ooxml/"
_XML_BEGINNINGS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_SAVE_AS = "请在 Word 或 WPS 里打开它，另存为“Word 文档 (*.docx)”，再用新文件。"
_FRESH_COPY = "请换一份完好的模板；也可以把程序自带的模板复制过来再改。"


def read_template(path: Path) -> bytes:
    """The bytes of a template that can be filled. Raises TemplateError."""
    where = str(path)
    if path.suffix.lower() in _MACRO_ENDINGS:
        raise template_error(where, "template-macros", "这是带宏的模板（.docm），为安全起见不使用。", _SAVE_AS)
    data = _read(path)
    if data.startswith(_OLE):
        raise template_error(where, "template-old-format", "模板是旧版 .doc 格式，或者加了密码。", _SAVE_AS)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_size(archive, where)
            parts = _checked_parts(archive, where)
        mended = without_lost_parts(parts, where)
    except (XMLSyntaxError, BadZipFile, DeflateError, EOFError, NotImplementedError, RuntimeError) as error:
        raise template_error(where, "template-corrupt", "模板不是 Word 文档，或者文件已损坏。", _FRESH_COPY) from error
    return data if mended == parts else package_bytes(mended)


def _read(path: Path) -> bytes:
    where = str(path)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise template_error(where, "template-missing", "找不到模板。", "请检查设置里模板的路径和文件名。") from error
    except IsADirectoryError as error:
        raise template_error(where, "template-missing", "这是一个文件夹，不是模板。", "请写到模板文件的名字，如 monthly.docx。") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise template_error(where, "template-unreadable", f"模板读不了：{reason}。", "请检查文件权限，关闭正在打开它的程序。") from error


def _check_size(archive: ZipFile, where: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise template_error(where, "template-too-large", "模板解开后过大，不像正常的文档。", _FRESH_COPY)
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise template_error(where, "template-corrupt", "模板里有同名的部件，不是正常的 Word 文档。", _FRESH_COPY)


def _checked_parts(archive: ZipFile, where: str) -> dict[str, bytes]:
    """Reads every part once, which checks its sum; raises what `read_template` turns into words."""
    parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    types = parts.get("[Content_Types].xml", b"")
    if _MACROS.search(types) or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise template_error(where, "template-macros", "模板带有宏，为安全起见不使用。", _SAVE_AS)
    if _STRICT in parts.get("_rels/.rels", b""):
        raise template_error(where, "template-strict", "模板存成了“Strict Open XML 文档”，程序读不了这种格式。", _SAVE_AS)
    if not _MAIN_PART.search(types) or not any(name.endswith(".rels") for name in parts):
        raise template_error(where, "template-not-word", "这个文件不是 Word 文档（.docx）。", _SAVE_AS)
    for name, data in parts.items():
        if _declares_type(data):
            what = "模板里有不该有的文档类型声明，为安全起见不使用。"
            raise template_error(where, "template-doctype", what, _FRESH_COPY, place=name)
    problems = [Problem(where, name, code, what, mend, Severity.ERROR) for code, what, mend, name in objections(parts)]
    if problems:
        raise TemplateError(list(dict.fromkeys(problems)))
    return parts


def _declares_type(data: bytes) -> bool:
    """True for XML, in whatever encoding and under whatever name, with a document type declaration."""
    if not data.lstrip().startswith(_XML_BEGINNINGS):
        return False
    return b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\x00", b"")
