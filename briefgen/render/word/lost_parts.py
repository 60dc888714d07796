"""Relationships that lead to parts which are not in the file, as other programs leave them behind: mended where nothing is lost by it.

A chart can do without its workbook: it gets a new one with its data (LibreOffice forgets to write it for some documents). Previews, printer
settings and the like nobody misses. What prints, such as a picture, cannot be made up and is for the user to put in again; and a document
without its styles or headers is broken.
"""

import posixpath
from collections.abc import Mapping

from lxml import etree

from briefgen.render.language.findings import TemplateError, template_error
from briefgen.render.word.xml import parse, serialize

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MISSED_BY_NOBODY = ("/package", "/thumbnail", "/printerSettings", "/chartStyle", "/chartColorStyle", "/customXml", "/customXmlProps", "/font")
_PICTURE = "/image"


def without_lost_parts(parts: Mapping[str, bytes], where: str) -> dict[str, bytes]:
    """The parts of a package whose relationships lead nowhere no more. Raises TemplateError for a picture that is lost."""
    mended = dict(parts)
    for name in [name for name in parts if name.endswith(".rels")]:
        root = parse(parts[name])
        lost = [relation for relation in root if _is_lost(relation, _owner(name), parts)]
        for relation in lost:
            if relation.get("Type", "").endswith(_PICTURE):
                raise _lost_picture(where, relation.get("Target", ""))
            root.remove(relation)
            _forget_workbook(mended, _owner(name), relation)
        if lost:
            mended[name] = serialize(root)
    return mended


def _is_lost(relation: etree._Element, owner: str, parts: Mapping[str, bytes]) -> bool:
    if relation.get("TargetMode", "").lower() == "external" or not relation.get("Type", "").endswith((*_MISSED_BY_NOBODY, _PICTURE)):
        return False
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), relation.get("Target", "")))
    return target.lstrip("/") not in parts


def _forget_workbook(parts: dict[str, bytes], owner: str, relation: etree._Element) -> None:
    """A chart must not speak of a workbook that it does not have."""
    if not relation.get("Type", "").endswith("/package") or b"externalData" not in parts.get(owner, b""):
        return
    root = parse(parts[owner])
    for reference in list(root.findall(f"{_CHART}externalData")):
        root.remove(reference)
    parts[owner] = serialize(root)


def _owner(relations: str) -> str:
    """The part whose relationships these are, "" for the package."""
    folder, _, file = relations.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels")) if file != ".rels" else ""


def _lost_picture(where: str, target: str) -> TemplateError:
    what = f"模板里有一张图片丢失了（{target.rpartition('/')[2]}），打开时显示为红叉。"
    return template_error(where, "template-lost-picture", what, "请在 Word 里删去这张图片，重新插入，再保存。")
