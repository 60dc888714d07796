"""What in a template points to something outside of it, or brings a foreign program along: refused before any library opens the file.

A template is data. Links that a reader may click stay; everything that Word would fetch, run or mix in by itself goes back to the user with a word on
how to be rid of it.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from briefgen.render.word.xml import W, parse

Objection = tuple[str, str, str, str]
"""Code, what, mend, and the part that it is about."""

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CLICKED = "/hyperlink"
_EXTERNAL = (
    ("/attachedTemplate", "附加了别处的模板文件", "请在 Word 的“开发工具—文档模板”里把文档模板改为 Normal，再保存。"),
    ("/image", "里的图片只是链接，没有存在文件里", "请在 Word 里删去这张图片，重新插入并选“插入”，不要选“链接到文件”。"),
    ("/oleObject", "链接了别的文件（对象）", "请在 Word 里删去链接的对象，或用“编辑链接—断开链接”。"),
    ("/mailMergeSource", "连着邮件合并的数据源", "请在 Word 的“邮件”里改回普通文档，再保存。"),
)
_INSIDE = (
    ("/oleObject", "嵌有别的程序的对象（OLE）", "请在 Word 里删去这个对象，或改成图片。"),
    ("/control", "带有 ActiveX 控件", "请在 Word 里删去控件。"),
    ("/aFChunk", "嵌有别的文件（altChunk）", "请在 Word 里打开它，另存为 .docx 再用。"),
    ("/vbaProject", "带有宏", "请另存为“Word 文档 (*.docx)”。"),
)
_FETCHING = re.compile(r"^\s*\\?(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE)\b", re.IGNORECASE)


def objections(parts: Mapping[str, bytes]) -> Iterator[Objection]:
    """Everything that a template must not hold. Raises lxml.etree.XMLSyntaxError for relationships that cannot be read."""
    for name, data in parts.items():
        if name.endswith(".rels"):
            yield from _relations(name, data)
        elif name.startswith("word/") and name.endswith(".xml") and (b"instrText" in data or b"fldSimple" in data):
            yield from _fields(name, data)


def _relations(name: str, data: bytes) -> Iterator[Objection]:
    for relation in parse(data).iter(_RELATION):
        kind = relation.get("Type", "")
        external = relation.get("TargetMode", "").lower() == "external"
        known = next(((what, mend) for ending, what, mend in (_EXTERNAL if external else _INSIDE) if kind.lower().endswith(ending.lower())), None)
        if known:
            yield "template-external" if external else "template-foreign-object", f"模板{known[0]}，为安全起见不使用。", known[1], name
        elif external and not kind.endswith(_CLICKED):
            what = f"模板引用了外部文件“{relation.get('Target', '')[:80]}”，为安全起见不使用。"
            yield "template-external", what, "请在 Word 里去掉这个引用，再保存。", name


def _fields(name: str, data: bytes) -> Iterator[Objection]:
    root = parse(data)
    codes = [field.get(W + "instr", "") for field in root.iter(W + "fldSimple")]
    for paragraph in root.iter(W + "p"):
        codes += _codes(paragraph)
    for code in codes:
        found = _FETCHING.match(code)
        if found:
            what = f"模板里有“{found[1].upper()}”域，它会从外面取内容，为安全起见不使用。"
            yield "template-external", what, "请在 Word 里按 Alt+F9 显示域代码，删去这个域。", name


def _codes(paragraph: etree._Element) -> Iterator[str]:
    """The code of each field of a paragraph, put together from the pieces that Word has cut it into."""
    code: list[str] = []
    for element in paragraph.iter(W + "instrText", W + "fldChar"):
        if element.tag == W + "instrText":
            code.append(element.text or "")
        elif code:
            yield "".join(code)
            code = []
    if code:
        yield "".join(code)
