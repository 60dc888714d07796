"""The rest of a sheet that names rows or columns: window and selection, column widths, filters, page breaks, what is printed in head and foot."""

from copy import deepcopy

from lxml import etree

from briefgen.render.excel.template.growth import Growth
from briefgen.render.excel.template.references import LAST_COLUMN, LAST_ROW, Area, area, areas, cell_point
from briefgen.render.excel.template.regions import moved, stretched
from briefgen.render.excel.template.workbook import SheetCopy
from briefgen.render.excel.template.xml import DamagedError, S, integer, is_true, remove

MOST_BREAKS = 1_023
"""Excel takes so many breaks of one's own on a sheet."""
SIZE_ELEMENTS = ("autoFilter", "sortState", "sortCondition")


def move_view(copy: SheetCopy) -> None:
    """Moves panes, selections, column widths, filters and page breaks of a sheet."""
    for view in copy.root.iter(f"{S}sheetView"):
        if not copy.first:
            view.attrib.pop("tabSelected", "")  # several selected sheets would all take what is typed on one of them
    if copy.is_still:
        return
    for pane in copy.root.iter(f"{S}pane"):
        _pane(copy, pane)
    for selection in copy.root.iter(f"{S}selection"):
        _selection(copy, selection)
    for view in copy.root.iter(f"{S}sheetView"):
        if (corner := view.get("topLeftCell")) is not None:
            view.set("topLeftCell", _cell(copy, corner) or "A1")
    dimension = copy.root.find(f"{S}dimension")
    if dimension is not None and (used := area(dimension.get("ref") or "")) is not None:
        dimension.set("ref", str(stretched(copy, used) or "A1"))
    _widths(copy)
    move_filters(copy, copy.root)
    for name, growth, last in (("rowBreaks", copy.rows, LAST_ROW), ("colBreaks", copy.columns, LAST_COLUMN)):
        for holder in list(copy.root.iter(S + name)):
            _breaks(holder, growth, last)
    for name in ("cellWatch", "inputCells"):
        for element in list(copy.root.iter(S + name)):
            place = _cell(copy, element.get("r") or "")
            if place is None:
                remove(element)
            else:
                element.set("r", place)


def move_filters(copy: SheetCopy, root: etree._Element) -> None:
    """Stretches filters and sort ranges in a sheet or a table."""
    for element in list(root.iter(*(S + name for name in SIZE_ELEMENTS))):
        region = area(element.get("ref") or "")
        place = stretched(copy, region) if region else None
        if place is None:
            remove(element)
        else:
            element.set("ref", str(place) if not place.is_cell or ":" not in (element.get("ref") or "") else f"{place}:{place}")


def _cell(copy: SheetCopy, name: str) -> str | None:
    point = cell_point(name)
    if point is None:
        raise DamagedError(f"{copy.sheet.part}/{name}")
    place = stretched(copy, Area(point.row, point.column, point.row, point.column))
    return str(Area(place.first_row, place.first_column, place.first_row, place.first_column)) if place else None


def _pane(copy: SheetCopy, pane: etree._Element) -> None:
    """A frozen pane counts lines; one that is only split counts points and stays."""
    if pane.get("state") not in ("frozen", "frozenSplit"):
        return
    for name, growth in (("ySplit", copy.rows), ("xSplit", copy.columns)):
        text = pane.get(name) or "0"
        if text.split(".")[0].isdigit() and int(float(text)):
            lines = int(float(text))
            last = growth.upper(1, lines, growth.root)
            pane.set(name, str(last or 1))
    corner = pane.get("topLeftCell")
    if corner is not None:
        pane.set("topLeftCell", _cell(copy, corner) or corner)


def _selection(copy: SheetCopy, selection: etree._Element) -> None:
    active = selection.get("activeCell")
    regions = areas(selection.get("sqref") or "A1")
    if regions is None:
        raise DamagedError(f"{copy.sheet.part}/selection")
    place = _cell(copy, active) if active is not None else None
    ranges = moved(copy, regions)
    if ranges and (active is None or place is not None) and len(ranges) == len(regions):
        if place is not None:
            selection.set("activeCell", place)
        if selection.get("sqref") is not None:
            selection.set("sqref", " ".join(map(str, ranges)))
    else:
        for name in ("activeCell", "sqref", "activeCellId"):
            selection.attrib.pop(name, "")


def _widths(copy: SheetCopy) -> None:
    """Widths of columns: each place of a column has the width of its template's."""
    holder = copy.root.find(f"{S}cols")
    if holder is None or copy.columns.is_still:
        return
    columns: dict[int, etree._Element] = {}
    for element in list(holder.iterchildren(f"{S}col")):
        first, last = integer(element, "min"), integer(element, "max")
        if not 1 <= first <= last <= LAST_COLUMN:
            raise DamagedError(f"{copy.sheet.part}/cols")
        for column in range(first, last + 1):
            for start, end in copy.columns.runs_of(column, copy.columns.root):
                columns.update(dict.fromkeys(range(start, min(end, LAST_COLUMN) + 1), element))
        holder.remove(element)
    for column in sorted(columns):
        made = deepcopy(columns[column])
        made.set("min", str(column))
        made.set("max", str(column))
        previous = holder[-1] if len(holder) else None
        if previous is not None and columns[column - 1 if column - 1 in columns else column] is columns[column] and integer(previous, "max") == column - 1:
            previous.set("max", str(column))
        else:
            holder.append(made)


def _breaks(holder: etree._Element, growth: Growth, last: int) -> None:
    """A break behind a loop's last line comes after each pass."""
    places: list[tuple[int, etree._Element]] = []
    for element in list(holder.iterchildren(f"{S}brk")):
        line = integer(element, "id")
        passes = growth.passes(line, line) if line else []
        found = [end for one in passes if (end := growth.upper(1 if one is growth.root else line, line, one))]
        places += [(place, element) for place in found if 0 < place < last]
        holder.remove(element)
    for place, element in sorted(places, key=lambda pair: pair[0])[:MOST_BREAKS]:
        made = deepcopy(element)
        made.set("id", str(place))
        holder.append(made)
    if not len(holder):
        remove(holder)
        return
    holder.set("count", str(len(holder)))
    holder.set("manualBreakCount", str(sum(is_true(element, "man") for element in holder)))
