"""Tables whose columns grow: merged cells above grow with them, and the grid is divided anew within the table's old width."""

from collections.abc import Iterable

from lxml import etree

from briefgen.render.word.arrangement import Position
from briefgen.render.word.xml import W, child

_GROWS = "briefgen-grows"
"""On a table the grid columns that a block goes around (`2 3`: from 2 up to 3), on a cell that it spans them; gone when the part is settled."""


def mark_growing(blocks: Iterable[tuple[Position, Position]]) -> None:
    """Marks, before filling, what grows with each block that goes around cells."""
    for first, last in blocks:
        if first.element is None or last.element is None:
            continue
        row = first.element.getparent()
        table = next(first.element.iterancestors(W + "tbl"), None)
        if row is None or table is None:
            continue
        spans = {cell: (start, end) for cell, start, end in _cells(row)}
        start = spans[first.element][1 if first.mode == "instead" else 0]
        end = spans[last.element][0 if last.mode == "instead" else 1]
        table.set(_GROWS, f"{start} {end}")
        for other in table.iter(W + "tr"):
            if other is row or next(other.iterancestors(W + "tbl")) is not table:
                continue
            above = [cell for cell, left, right in _cells(other) if left <= start and end <= right]
            if len(above) == 1:
                above[0].set(_GROWS, "")


def settle_columns(root: etree._Element) -> None:
    """Fits merged cells, grid and widths of the marked tables to the columns that they have now."""
    for table in [table for table in root.iter(W + "tbl") if table.get(_GROWS) is not None]:
        start, end = (int(number) for number in str(table.attrib.pop(_GROWS)).split())
        rows = [row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table]
        columns = max((_width(row) for row in rows), default=0)
        for row in rows:
            for cell, left, right in _cells(row):
                if cell.get(_GROWS) is None:
                    continue
                cell.attrib.pop(_GROWS)
                if _width(row) < columns:
                    _span(cell, right - left + columns - _width(row))
        _divide(table, rows, start, end, columns)


def _divide(table: etree._Element, rows: list[etree._Element], start: int, end: int, columns: int) -> None:
    grid = table.find(W + "tblGrid")
    if grid is None or columns == 0:
        return
    old = [int(float(column.get(W + "w", "0"))) for column in grid.findall(W + "gridCol")]
    grown = old[start:end] or [0]
    repeated = [grown[index % len(grown)] for index in range(max(columns - len(old) + (end - start), 0))]
    wanted = (old[:start] + repeated + old[end:])[:columns]
    scale = sum(old) / sum(wanted) if sum(wanted) else 1
    widths = [round(width * scale) for width in wanted]
    for column in list(grid.findall(W + "gridCol")):
        grid.remove(column)
    for number, width in enumerate(widths):
        grid.insert(number, etree.Element(W + "gridCol", {W + "w": str(width)}))
    for row in rows:
        for cell, left, right in _cells(row):
            width_element = cell.find(f"{W}tcPr/{W}tcW")
            if width_element is not None and width_element.get(W + "type", "dxa") == "dxa":
                width_element.set(W + "w", str(sum(widths[left:right])))


def _cells(row: etree._Element) -> list[tuple[etree._Element, int, int]]:
    """Each cell of a row with the grid columns where it begins and ends."""
    place = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    cells = []
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is row:
            end = place + _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            cells.append((cell, place, end))
            place = end
    return cells


def _width(row: etree._Element) -> int:
    cells = _cells(row)
    return (cells[-1][2] if cells else 0) + _number(row.find(f"{W}trPr/{W}gridAfter"), 0)


def _span(cell: etree._Element, columns: int) -> None:
    properties = cell.find(W + "tcPr")
    if properties is None:
        properties = etree.Element(W + "tcPr")
        cell.insert(0, properties)
    span = properties.find(W + "gridSpan")
    if span is None:
        before = properties.find(W + "tcW")
        span = child(properties, "gridSpan")
        if before is not None:
            before.addnext(span)
        else:
            properties.insert(0, span)
    span.set(W + "val", str(columns))


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = element.get(W + "val", "") if element is not None else ""
    return int(value) if value.isdigit() else otherwise
