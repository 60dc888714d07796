"""The list of fields as a Word document, to lie beside the template while it is edited. The same list gives the same bytes."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from briefgen.render.language.field_list import HEAD, Section, row
from briefgen.render.package import package_parts, write_package

_MADE = datetime(1980, 1, 1)
_WIDTHS = (3.0, 2.8, 2.8, 5.6, 7.6, 4.2)
"""Of the columns, in centimetres."""


def write_field_table(sections: tuple[Section, ...], target: Path) -> None:
    """Writes the document. Raises OSError."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.8)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(9)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    document.add_heading("模板字段表", 0)
    for section in sections:
        document.add_heading(section.title, 1)
        document.add_paragraph(section.note)
        _table(document, section)
    properties = document.core_properties
    properties.created = properties.modified = _MADE
    properties.author, properties.title, properties.comments = "", "模板字段表", ""
    buffer = BytesIO()
    document.save(buffer)
    write_package(package_parts(buffer.getvalue()), target)


def _table(document: Any, section: Section) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(HEAD))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for line in (HEAD, *map(row, section.entries)):
        cells = table.rows[0].cells if line is HEAD else table.add_row().cells
        for cell, text, width in zip(cells, line, _WIDTHS, strict=True):
            cell.text, cell.width = text, Cm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
