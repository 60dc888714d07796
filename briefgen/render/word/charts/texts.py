"""Tags in the texts that a user writes into a chart: its title, the titles of its axes. Filled like a property: plain text on one line.

A loop repeats a chart after its texts are filled, so they know the fields at the top and not the row; what a row says stands in the caption.
"""

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from briefgen.render.language.tags import scan_plain
from briefgen.render.word.charts.frames import charts_in
from briefgen.render.word.charts.names import A
from briefgen.render.word.properties import Property
from briefgen.render.word.xml import parse, serialize, unlink

CHART = "图表"


def chart_texts(document: Any) -> Iterator[Property]:
    """The texts with tags of every chart that stands in a template; a chart that cannot be read has none."""
    seen: set[int] = set()
    for frame in charts_in(document):
        part = frame.part
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        yield from _texts(part, frame.name or "未命名")


def _texts(part: Any, name: str) -> Iterator[Property]:
    try:
        root = parse(part.blob)
    except etree.XMLSyntaxError:
        return
    for paragraph in root.iter(A + "p"):
        pieces = list(paragraph.iter(A + "t"))
        text = "".join(piece.text or "" for piece in pieces)
        if not scan_plain(text):
            yield Property(f"“{name}”里的文字", text, _setter(part, root, pieces), CHART)


def _setter(part: Any, root: etree._Element, pieces: list[etree._Element]) -> Callable[[str], None]:
    """The whole text goes into the first run, which keeps its look."""

    def put(text: str) -> None:
        pieces[0].text = text
        for piece in pieces[1:]:
            run = piece.getparent()
            if run is not None:
                unlink(run)
        part._blob = serialize(root)

    return put
