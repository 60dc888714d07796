"""What must hold of a filled part, whatever its loops and conditions have left of it: cells and notes hold a paragraph, tables a row, names are unique."""

from collections.abc import Iterator

from lxml import etree

from briefgen.render.word.columns import settle_columns
from briefgen.render.word.xml import W, unlink

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PARAGRAPH_IDS = tuple(f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}" for name in ("paraId", "textId"))
_HOLDERS = tuple(W + name for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote"))
_PARAGRAPH = W + "p"
_REMARKS = frozenset(W + name for name in ("commentRangeStart", "commentRangeEnd"))


def strip_remarks(root: etree._Element) -> bool:
    """Takes the marks of Word's comments out of a template's part, for they are the template maker's own; True where there were any."""
    found = [*root.iter(*_REMARKS), *root.iter(W + "commentReference")]
    for element in found:
        parent = element.getparent()
        if parent is None:
            continue
        parent.remove(element)
        above = parent.getparent()
        if parent.tag == W + "r" and above is not None and all(left.tag == W + "rPr" for left in parent):
            above.remove(parent)
    return bool(found)


def revisions(root: etree._Element) -> int:
    """How many tracked changes a part holds."""
    kinds = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange")
    return sum(1 for _ in root.iter(*(W + kind for kind in kinds)))


def settle_structure(root: etree._Element, template_tables_touch: bool) -> None:
    """Mends what a loop without passes or a condition that does not hold has emptied, and what a loop has doubled."""
    for content in reversed(list(root.iter(W + "sdtContent"))):
        control = content.getparent()
        if len(content) == 0 and control is not None:
            unlink(control)  # a content control around nothing is an error to Word
    for table in list(root.iter(W + "tbl")):
        if next(table.iter(W + "tr"), None) is None:
            unlink(table)
    settle_columns(root)
    for holder in root.iter(*_HOLDERS):
        if len(holder) and holder[-1].tag == _PARAGRAPH:
            continue  # nearly every one
        last = _last(holder)
        if last is None or last.tag == W + "tbl":
            holder.append(etree.Element(W + "p"))
    if not template_tables_touch:
        for table in root.iter(W + "tbl"):
            following = table.getnext()
            if following is not None and following.tag == W + "tbl":
                table.addnext(etree.Element(W + "p"))
    _part_names(root)


def number_drawings(root: etree._Element, first: int) -> int:
    """Numbers the drawings of a part from `first` on and returns the number for the next part: no two in a document may have the same."""
    number = first
    for properties in root.iter(_DRAWING):
        properties.set("id", str(number))
        number += 1
    return number


def tables_touch(root: etree._Element) -> bool:
    """True where a template itself has two tables without a paragraph between them."""
    return any((following := table.getnext()) is not None and following.tag == W + "tbl" for table in root.iter(W + "tbl"))


def _part_names(root: etree._Element) -> None:
    """A loop repeats bookmarks, ids of paragraphs and content controls; each may stand once."""
    _keep_first_bookmarks(root)
    _keep_whole_fields(root)
    seen: set[str] = set()
    for paragraph in root.iter(_PARAGRAPH, W + "tr"):
        if paragraph.keys():
            for name in _PARAGRAPH_IDS:
                paragraph.attrib.pop(name, "")
    for control in list(root.iter(W + "sdtPr")):
        own = control.find(W + "id")
        if own is not None:
            if own.get(W + "val", "") in seen:
                control.remove(own)
            seen.add(own.get(W + "val", ""))


def _keep_first_bookmarks(root: etree._Element) -> None:
    """Of bookmarks of one name the first stays; one that a condition has left without its beginning or its end goes."""
    names: set[str] = set()
    doubled: set[str] = set()
    begun: dict[str, etree._Element] = {}
    for mark in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        number = mark.get(W + "id", "")
        if mark.tag == W + "bookmarkEnd":
            if number in doubled:
                doubled.remove(number)
                unlink(mark)
            elif begun.pop(number, None) is None:
                unlink(mark)
        elif mark.get(W + "name", "") in names:
            doubled.add(number)
            unlink(mark)
        else:
            names.add(mark.get(W + "name", ""))
            begun[number] = mark
    for mark in begun.values():
        unlink(mark)


def _keep_whole_fields(root: etree._Element) -> None:
    """Of a field that a condition has cut the marks and the code go; what it shows stays as text."""
    fields: list[list[etree._Element]] = []
    for element in list(root.iter(W + "fldChar", W + "instrText")):
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            fields.append([element])
        elif not fields:
            unlink(element)
        elif kind == "end":
            fields.pop()
        else:
            fields[-1].append(element)
    for element in [element for field in fields for element in field]:
        unlink(element)


def _last(holder: etree._Element) -> etree._Element | None:
    return next(_elements_backwards(holder), None)


def _elements_backwards(holder: etree._Element) -> Iterator[etree._Element]:
    for element in reversed(holder):
        if isinstance(element.tag, str) and element.tag not in (W + "bookmarkStart", W + "bookmarkEnd", W + "tcPr"):
            yield element
