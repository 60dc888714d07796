"""The template's bytes, looked over before anything is done with them: a whole .xlsx, without macros, without ties to other files, of a bearable size.

A zip whose parts unpack to gigabytes, XML that declares entities, a part that a relationship names and that is not there, formulas that fetch from other
workbooks: each is refused with one message. All XML is parsed once here, so that a cut part is found although nothing of it is to be changed.
"""

from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as DeflateError  # noqa: N812 - the library's own name says nothing

from briefgen.render.excel.template.parts import Package, relations_part
from briefgen.render.excel.template.xml import DamagedError, parse
from briefgen.render.language.findings import TemplateError, template_error

MOST_BYTES = 128 * 1024 * 1024
"""The most that a template may unpack to."""
MOST_XML_BYTES = 48 * 1024 * 1024
"""The most that all its XML may come to."""
MOST_PARTS = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
_MACRO_MARKS = ("macroenabled", "vbaproject", "macrosheet", "activex", "intlmacrosheet")
_WEB = ("http://", "https://", "mailto:", "#")
_SAVE_AS = "请在 Excel 或 WPS 表格里打开它，另存为“Excel 工作簿 (*.xlsx)”，再用新文件。"
_FRESH_COPY = "请换一份完好的模板；也可以把程序自带的模板复制过来再改。"
_CUT_TIES = "请在“数据 - 编辑链接”或“查询和连接”里断开它们，需要的数字直接写成模板里的字段。"


def read_template(path: Path) -> Package:
    """The parts of a template that can be filled. Raises TemplateError, with one problem, for one that cannot."""
    where = str(path)
    data = _read(path)
    if data.startswith(_OLE):
        raise template_error(where, "template-old-format", "模板是旧版 .xls 格式，或者加了密码。", _SAVE_AS)
    try:
        package = Package(_parts(path, where))
        _check_kind(package, where)
        _check_xml(package)
        _check_relations(package, where)
    except (BadZipFile, DeflateError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise template_error(where, "template-corrupt", "模板不是 Excel 文件，或者文件已损坏。", _FRESH_COPY) from error
    except DamagedError as error:
        raise damaged(where, error) from error
    return package


def damaged(where: str, error: Exception) -> TemplateError:
    """For a template with a part that cannot be read."""
    part = str(error) if isinstance(error, DamagedError) else ""
    return template_error(where, "template-corrupt", "模板已损坏，里面有一部分读不出来。", _FRESH_COPY, place=part)


def _read(path: Path) -> bytes:
    where = str(path)
    try:
        with path.open("rb") as file:
            return file.read(len(_OLE))
    except FileNotFoundError as error:
        raise template_error(where, "template-missing", "找不到模板。", "请检查设置里模板的路径和文件名。") from error
    except IsADirectoryError as error:
        raise template_error(where, "template-missing", "这是一个文件夹，不是模板。", "请写到模板文件的名字，如 facts.xlsx。") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise template_error(where, "template-unreadable", f"模板读不了：{reason}。", "请检查文件权限，关闭正在打开它的程序。") from error


def _parts(path: Path, where: str) -> dict[str, bytes]:
    """Every part by name, in the archive's order; reading a part checks its sum."""
    with ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        size = sum(entry.file_size for entry in entries)
        xml = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
        if len(entries) > MOST_PARTS or size > MOST_BYTES or xml > MOST_XML_BYTES:
            raise template_error(where, "template-too-large", "模板解开后过大，不像正常的表格。", _FRESH_COPY)
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names):
            raise BadZipFile
        return {entry.filename: archive.read(entry) for entry in entries}


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_kind(package: Package, where: str) -> None:
    marks = " ".join([*package.content_types(), *package.parts]).lower()
    if any(mark in marks for mark in _MACRO_MARKS):
        raise template_error(where, "template-macros", "模板带有宏或控件，为安全起见不使用。", _SAVE_AS)
    if package.content_type(package.main_part()) not in (_MAIN_TYPE, _TEMPLATE_TYPE):
        raise template_error(where, "template-not-excel", "这个文件不是 Excel 工作簿（.xlsx）。", _SAVE_AS)


def _check_xml(package: Package) -> None:
    for name, data in package.parts.items():
        if _is_xml(name):
            parse(data, name)


def _check_relations(package: Package, where: str) -> None:
    """No relationship may lead to a part that is not there, nor out of the file but for links that a reader clicks on."""
    for name in [*package.parts, ""]:
        if name and relations_part(name) not in package.parts:
            continue
        for relation in package.relations(name):
            kind = relation.kind
            outside = relation.external and (kind != "hyperlink" or not _is_web(relation.target))
            if outside or kind in ("externalLink", "connections", "queryTable", "xlExternalLinkPath"):
                shown = relation.target if relation.external else relation.target.rpartition("/")[2]
                what = f"模板连着别的文件或数据源（{_short(shown)}），发出去以后别人打不开。"
                raise template_error(where, "template-external", what, _CUT_TIES, place=name)
            if not relation.external and kind != "hyperlink" and relation.target not in package.parts:
                raise DamagedError(relation.target)


def _is_web(target: str) -> bool:
    """A page, a mail address or a place in the same file; a path on this machine or its network is neither."""
    return target.lower().startswith(_WEB)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
