"""The captions of charts: one goes with its chart, and those that stay are numbered without a gap.

A caption is the paragraph next to the chart, below or above, that has a caption style or begins with 图. Where two stand by, captions are taken to
be on the side on which the document's other charts have theirs. Numbers are those of SEQ fields, as Word inserts them; a number
typed by hand is the user's own text and stays.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefgen.render.word.charts.frames import Frame
from briefgen.render.word.charts.names import C
from briefgen.render.word.paragraphs import own_text
from briefgen.render.word.xml import W

_STYLE_NAMES = ("caption", "题注", "图题")
_BEGINNING = re.compile(r"\s*图(?:[\d一二三四五六七八九十\s:：.]|$)")
_SEQUENCE = re.compile(r"\s*SEQ\s+(\S+)(.*)", re.IGNORECASE | re.DOTALL)
_RESET = re.compile(r"\\r\s*(\d+)", re.IGNORECASE)
_UNKNOWN_SWITCH = re.compile(r"\\[chns]\b|\\\*\s*(?!ARABIC|MERGEFORMAT)\w+", re.IGNORECASE)
_KEPT = tuple(W + name for name in ("drawing", "pict", "object", "sectPr", "footnoteReference", "endnoteReference"))


def remove_charts(empty: list[Frame], frames: list[Frame]) -> None:
    """Takes the charts of `empty` out of the document with their captions; `frames` are all charts."""
    below = _captions_below(frames) if empty else True
    for frame in empty:
        paragraph = _paragraph(frame)
        caption = _caption(frame, below) if paragraph is not None else None
        emptied = frame.remove()
        if emptied is None:
            continue
        if caption is not None:
            _remove(caption)
        if not own_text(emptied).strip() and not _holds_more(emptied):
            _remove(emptied)


def number_captions(root: etree._Element) -> None:
    """Counts the SEQ fields of each sequence anew; sequences with switches beyond a plain number are left to Word."""
    counts: dict[str, int] = {}
    for name, switches, shown in _sequences(root):
        if _UNKNOWN_SWITCH.search(switches):
            counts[name] = -1
        if counts.get(name) == -1:
            continue
        reset = _RESET.search(switches)
        counts[name] = int(reset[1]) if reset else counts.get(name, 0) + 1
        if shown:
            shown[0].text = str(counts[name])
            for rest in shown[1:]:
                rest.text = ""


def _sequences(root: etree._Element) -> Iterator[tuple[str, str, list[etree._Element]]]:
    """Each SEQ field: its sequence, its switches, and the texts that show its number."""
    for field in list(root.iter(W + "fldSimple", W + "instrText")):
        simple = field.tag == W + "fldSimple"
        code = _SEQUENCE.fullmatch((field.get(W + "instr") if simple else _whole_code(field)) or "")
        if code is not None:
            yield code[1], code[2], list(field.iter(W + "t")) if simple else _shown(field)


def _whole_code(code: etree._Element) -> str:
    """A field's code, which Word may cut over several runs; "" for all but its first piece."""
    run = code.getparent()
    if run is None:
        return ""
    before = run.getprevious()
    if before is not None and before.find(W + "instrText") is not None:
        return ""
    pieces = [code.text or ""]
    for later in run.itersiblings(W + "r"):
        more = later.find(W + "instrText")
        if more is None:
            break
        pieces.append(more.text or "")
    return "".join(pieces)


def _shown(code: etree._Element) -> list[etree._Element]:
    """The texts between a field's `separate` and its `end`."""
    run = code.getparent()
    texts: list[etree._Element] = []
    separated = False
    for later in run.itersiblings(W + "r") if run is not None else ():
        mark = later.find(W + "fldChar")
        kind = mark.get(W + "fldCharType") if mark is not None else ""
        if kind == "end":
            break
        separated = separated or kind == "separate"
        texts += later.findall(W + "t") if separated else []
    return texts


def _paragraph(frame: Frame) -> etree._Element | None:
    return next(frame.reference.iterancestors(W + "p"), None)


def _captions_below(frames: list[Frame]) -> bool:
    """The side on which the charts that have a caption on one side only have theirs; below where they do not say."""
    sides = [(_neighbour(frame, below=False), _neighbour(frame, below=True)) for frame in frames]
    above = sum(over is not None and under is None for over, under in sides)
    below = sum(under is not None and over is None for over, under in sides)
    return below >= above


def _caption(frame: Frame, below: bool) -> etree._Element | None:
    return next((found for side in (below, not below) if (found := _neighbour(frame, below=side)) is not None), None)


def _neighbour(frame: Frame, *, below: bool) -> etree._Element | None:
    """The paragraph next to the chart's where it is a caption."""
    paragraph = _paragraph(frame)
    near = None if paragraph is None else paragraph.getnext() if below else paragraph.getprevious()
    return near if near is not None and near.tag == W + "p" and _is_caption(near, frame.owner) else None


def _is_caption(paragraph: etree._Element, owner: Any) -> bool:
    if next(paragraph.iter(C + "chart"), None) is not None:
        return False
    if _BEGINNING.match(own_text(paragraph)):
        return True
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and any(name in _style_name(style.get(W + "val", ""), owner) for name in _STYLE_NAMES)


def _style_name(style_id: str, owner: Any) -> str:
    """The name that the user sees in the list of styles, in small letters."""
    for style in owner.package.main_document_part.styles.element.iterchildren(W + "style"):
        if style.get(W + "styleId") == style_id:
            name = style.find(W + "name")
            return name.get(W + "val", "").lower() if name is not None else ""
    return ""


def _holds_more(paragraph: etree._Element) -> bool:
    """True for what must not vanish with an empty paragraph: a section's end, other pictures, notes."""
    return next(paragraph.iter(*_KEPT), None) is not None


def _remove(paragraph: etree._Element) -> None:
    """Takes a paragraph away; a cell or a text box must keep one, which is emptied instead."""
    parent = paragraph.getparent()
    if parent is None:
        return
    followed = paragraph.getnext() is not None or parent.tag == W + "body"
    alone = not followed and (paragraph.getprevious() is None or paragraph.getprevious().tag != W + "p")  # type: ignore[union-attr]
    if not alone:
        parent.remove(paragraph)
        return
    for part in list(paragraph):
        if part.tag != W + "pPr":
            paragraph.remove(part)
