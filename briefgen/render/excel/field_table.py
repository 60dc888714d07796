"""The list of fields as an Excel workbook, a sheet a section. The same list gives the same bytes."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from briefgen.render.language.field_list import HEAD, Section, row
from briefgen.render.package import package_parts, write_package

_MADE = datetime(1980, 1, 1)
_WIDTHS = (20, 18, 16, 44, 52, 36)


def write_field_table(sections: tuple[Section, ...], target: Path) -> None:
    """Writes the workbook. Raises OSError."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    for number, section in enumerate(sections):
        page = book.worksheets[0] if number == 0 else book.create_sheet()
        page.title = section.title
        for place, line in enumerate((HEAD, *map(row, section.entries)), start=1):
            for column, text in enumerate(line, start=1):
                cell = page.cell(place, column)
                cell.value, cell.data_type = text, "s"  # text, whatever it begins with
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                cell.font = Font(name="宋体", size=10, bold=place == 1)
        for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
            page.column_dimensions[letter].width = width
        page.freeze_panes = "A2"
        page.auto_filter.ref = f"A1:F{len(section.entries) + 1}"
    book.properties.creator = ""
    book.properties.created = book.properties.modified = _MADE
    buffer = BytesIO()
    book.save(buffer)
    parts = package_parts(buffer.getvalue())
    # openpyxl puts the clock into the properties as it saves
    parts["docProps/core.xml"] = _without_clock(parts["docProps/core.xml"])
    write_package(parts, target)


def _without_clock(data: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(data)
    for element in root.iter("{http://purl.org/dc/terms/}modified"):
        element.text = f"{_MADE:%Y-%m-%dT%H:%M:%SZ}"
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
