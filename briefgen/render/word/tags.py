"""The template's own text is sacred: what must hold of its tags so that filling them loses none of it.

docxtpl takes whole paragraphs, rows, cells or runs away for `{%p … %}`, `{%tr … %}`, `{%tc … %}` and `{%r … %}`, with whatever else
stands in them, and joins everything from an unclosed `{{` to the next `}}`. Both are found here before it does so.
"""

import re
from collections.abc import Iterator

from lxml import etree

from briefgen.render.word.errors import Findings
from briefgen.render.word.place import TAG, excerpt
from briefgen.render.word.values import STAND_INS
from briefgen.render.word.xml import W

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
_PARAGRAPH = re.compile(r"<w:p[ >]")
_MERGING = re.compile(r"\{[%{]-|-[%}]\}")
_CONTAINERS = (("p", f"{W}p", "一段"), ("tr", f"{W}tr", "表格的一行"), ("tc", f"{W}tc", "一个单元格"), ("r", f"{W}r", "一段文字"))
# What a container may hold besides text without anything being lost with it.
_PRECIOUS = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "sectPr", "footnoteReference", "endnoteReference", "fldChar"))


def check_tags(root: etree._Element, part: str, findings: Findings) -> bool:
    """Reports every tag of the part that is not closed in its paragraph or would take other content away; True where none is."""
    known = len(findings.problems)
    for paragraph in root.iter(f"{W}p"):
        text = own_text(paragraph)
        if STAND_INS.search(text):
            what = "模板里有程序内部使用的特殊字符。"
            findings.error(_place(part, text), "template-bad-character", what, "请删去这一段，重新输入。")
        _check_closed(text, part, findings)
    for prefix, tag, name in _CONTAINERS:
        for container in root.iter(tag):
            _check_alone(container, prefix, name, part, findings)
    return len(findings.problems) == known


def own_text(element: etree._Element) -> str:
    """The text of an element; for a paragraph without that of text boxes in it."""
    inner = f"{W}txbxContent"
    if element.tag != f"{W}p":
        return "".join(text.text or "" for text in element.iter(f"{W}t"))
    if next(element.iter(inner), None) is None:
        return "".join(text.text or "" for text in element.iter(f"{W}t"))
    return "".join(text.text or "" for text in element.iter(f"{W}t") if next(text.iterancestors(f"{W}p")) is element)


def lost_text(before: str, after: str) -> str:
    """The beginning of the template's own text that is in the XML `before` and not in `after`, "" where all of it is."""
    for old, new in zip(_own_texts(before), _own_texts(after), strict=False):
        if old != new:
            return old or new
    missing = _own_texts(before)[len(_own_texts(after)) :]
    return missing[0] if missing else ""


def _own_texts(xml: str) -> list[str]:
    """The text outside tags, paragraph by paragraph where no tag may merge paragraphs."""
    pieces = [xml] if _MERGING.search(xml) else _PARAGRAPH.split(xml)
    texts = (TAG.sub("", "".join(_TEXT.findall(piece))) for piece in pieces)
    return [text for text in texts if text.strip()]


def _check_closed(text: str, part: str, findings: Findings) -> None:
    opened = ""
    for brace in _BRACES.findall(text):
        if opened and brace == _CLOSERS[opened]:
            opened = ""
        elif brace in _CLOSERS:
            if opened:
                break
            opened = brace
    if opened:
        mend = f"请在同一段里补上“{_CLOSERS[opened]}”。"
        findings.error(_place(part, text), "template-unclosed-tag", f"标签以“{opened}”开头，却没有在同一段里结束。", mend)


def _check_alone(container: etree._Element, prefix: str, name: str, part: str, findings: Findings) -> None:
    """A tag that stands for its whole container must have it for itself."""
    text = own_text(container)
    if f"%{prefix} " not in text and f"{{{{{prefix} " not in text:
        return
    tags = [tag for tag in TAG.findall(text) if re.match(rf"\{{[%{{]-?{prefix} ", tag)]
    for tag in tags:
        if tag.startswith("{{"):
            mend = f"请把“{{{{{prefix} ”改成“{{{{ ”。"
            findings.error(_place(part, tag), "template-bare-value", f"“{tag}”会把文字放到段落之外。", mend)
    if tags and (text.strip() != tags[0] or any(True for _ in _precious(container))):
        what = f"“{tags[0]}”会占去{name}，同在其中的其他内容将会丢失。"
        findings.error(_place(part, text), "template-tag-not-alone", what, f"请让这个标签独占{name}。")


def _precious(container: etree._Element) -> Iterator[etree._Element]:
    yield from container.iter(*_PRECIOUS)
    for line_break in container.iter(f"{W}br"):
        if line_break.get(f"{W}type") == "page":
            yield line_break


def _place(part: str, text: str) -> str:
    return f"{part}“{excerpt(text)}”"


