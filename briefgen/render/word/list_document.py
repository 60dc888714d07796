"""One list as a Word document: a table on A4 across, its head on every page, and below it the clauses that its rows stand on. The same list, the same bytes."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from briefgen.render.language.values import clean, plain
from briefgen.render.package import package_parts, write_package

_MADE = datetime(1980, 1, 1)
_WIDE = 25.9
"""Of the text block, in centimetres."""
_SHORTEST, _LONGEST = 6, 24
"""Half-width characters of a cell that a column's width heeds at least and at most."""


def write_list_document(title: str, period: str, head: Sequence[str], rows: Sequence[Sequence[str]], sources: Sequence[str], target: Path) -> None:
    """Writes the document; `sources` are printed as a numbered list. Raises OSError."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.9)
    page.top_margin = page.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    _heading(document, title, period)
    _table(document, head, rows)
    if sources:
        document.add_paragraph().add_run("来源").bold = True
    for number, source in enumerate(sources, start=1):
        document.add_paragraph(_text(f"[{number}] {source}"))
    properties = document.core_properties
    properties.created = properties.modified = _MADE
    properties.author, properties.title, properties.comments = "", _text(title), ""
    buffer = BytesIO()
    document.save(buffer)
    write_package(package_parts(buffer.getvalue()), target)


def _heading(document: Any, title: str, period: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for text, size, bold in ((title, 18, True), (period, 12, False)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(_text(text))
        run.bold, run.font.size = bold, Pt(size)


def _table(document: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    widths = [Cm(width) for width in _widths(head, rows)]
    table = document.add_table(rows=1 + len(rows), cols=len(head))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, (line, row) in enumerate(zip((head, *rows), table.rows, strict=True)):
        for cell, text, width in zip(row.cells, line, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(_text(text)).bold = True if number == 0 else None
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """The width of the page shared by what the columns hold."""
    places = [min(_LONGEST, max(_SHORTEST, *(sum(1 + (sign > "\u2e7f") for sign in line[index]) for line in (head, *rows)))) for index in range(len(head))]
    return [_WIDE * place / sum(places) for place in places]


def _text(text: str) -> str:
    return plain(clean(text)[0])
