"""Where a paragraph stands, in words that hold on every screen and printer: under which heading, the how-manieth, in which row and cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefgen.render.language.findings import Place
from briefgen.render.word.paragraphs import MC, own_text
from briefgen.render.word.xml import W

LONGEST_HEADING = 20
_HEADING_NAME = re.compile(r"heading \d|标题 ?\d", re.IGNORECASE)
_NOTES = {W + "footnote": "脚注", W + "endnote": "尾注"}


def heading_styles(styles: etree._Element | None) -> frozenset[str]:
    """The ids of the paragraph styles that make a heading: those with a level in the outline, their own or inherited."""
    if styles is None:
        return frozenset()
    found = {style.get(W + "styleId", ""): style for style in styles.iter(W + "style") if style.get(W + "type") == "paragraph"}
    return frozenset(name for name in found if _in_outline(name, found))


def _in_outline(name: str, styles: dict[str, etree._Element]) -> bool:
    for _ in range(len(styles)):
        style = styles.get(name)
        if style is None:
            return False
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            return level.get(W + "val") != "9"
        title = style.find(W + "name")
        if title is not None and _HEADING_NAME.fullmatch(title.get(W + "val", "")):
            return True
        based = style.find(W + "basedOn")
        name = based.get(W + "val", "") if based is not None else ""
    return False


@dataclass(slots=True)
class _Count:
    """How far a story has been walked: the heading last met, paragraphs and tables since."""

    heading: str = ""
    paragraphs: int = 0
    tables: int = 0


class Locator:
    """The places of all paragraphs of one part."""

    def __init__(self, root: etree._Element, part: str, label: str, headings: frozenset[str]) -> None:
        """`part` is the part's name in the package, `label` what the user calls it, `headings` the styles of headings."""
        self._part = part
        self._headings = headings
        self._spots: dict[etree._Element, tuple[str, str]] = {}
        self._numbers = {paragraph: number for number, paragraph in enumerate(root.iter(W + "p"))}
        self._boxes = 0
        notes = [note for note in root if note.tag in _NOTES]
        for number, note in enumerate((note for note in notes if note.get(W + "type") is None), start=1):
            self._walk(note, label, f"第{number}条", _Count())
        if not notes:
            body = root.find(W + "body")
            self._walk(root if body is None else body, label, "", _Count())

    def place(self, paragraph: etree._Element, tag: str = "") -> Place:
        """The place of a paragraph, with a tag in it."""
        label, spot = self._spots.get(paragraph, ("", ""))
        return Place(label, spot, tag, self._part, str(self._numbers.get(paragraph, "")))

    def _walk(self, container: etree._Element, label: str, prefix: str, count: _Count, *, inside: str = "") -> None:
        """Names the paragraphs and tables of a container; `inside` is the cell it is, which counts its own paragraphs only where it has several."""
        several = sum(child.tag == W + "p" for child in container) > 1
        for block in _blocks(container):
            if block.tag == W + "tbl":
                count.tables += 1
                self._table(block, label, f"{prefix}{inside}{'内' if inside else ''}{_under(count)}第{count.tables}个表格")
                continue
            if is_heading(block, self._headings) and not inside:
                count.heading, count.paragraphs, count.tables = _excerpt(own_text(block)), 0, 0
                spot = f"{prefix}标题“{count.heading}”" if count.heading else f"{prefix}标题"
            else:
                count.paragraphs += 1
                own = f"第{count.paragraphs}段" if several or not inside else ""
                spot = f"{prefix}{inside}{_under(count) if not inside else ''}{own}"
            self._spots[block] = (label, spot)
            self._text_boxes(block, label)

    def _table(self, table: etree._Element, label: str, spot: str) -> None:
        for row_number, row in enumerate(_children(table, W + "tr"), start=1):
            for cell_number, cell in enumerate(_children(row, W + "tc"), start=1):
                self._walk(cell, label, spot, _Count(), inside=f"第{row_number}行第{cell_number}格")

    def _text_boxes(self, paragraph: etree._Element, label: str) -> None:
        """The same box for newer and older programs has one number."""
        for box in paragraph.iter(W + "txbxContent"):
            if next(box.iterancestors(W + "p")) is not paragraph:
                continue
            if next(box.iterancestors(MC + "Fallback"), None) is None or not self._boxes:
                self._boxes += 1
            self._walk(box, f"{label}的第{self._boxes}个文本框", "", _Count())


def is_heading(paragraph: etree._Element, headings: frozenset[str]) -> bool:
    """True for a paragraph of the outline, by its style or by itself."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    return (style is not None and style.get(W + "val") in headings) or (level is not None and level.get(W + "val") != "9")


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a container, those in content controls included."""
    for child in container:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            yield from _blocks(child)


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, those in content controls included."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from _children(child, tag)


def _under(count: _Count) -> str:
    return f"“{count.heading}”之下" if count.heading else ""


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_HEADING else text[:LONGEST_HEADING] + "…"
