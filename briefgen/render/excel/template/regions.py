"""Regions of a sheet in the result: once for each pass of the loop that they lie in, or stretched over the loops that lie in them."""

from collections.abc import Iterable, Iterator

from briefgen.render.excel.template.references import LAST_COLUMN, LAST_ROW, Area
from briefgen.render.excel.template.rewrite import Here
from briefgen.render.excel.template.workbook import SheetCopy


def copies_of(copy: SheetCopy, region: Area) -> Iterator[tuple[Area, Here]]:
    """Every place of a region, with the passes that it stands in; none where the result leaves it out."""
    for rows in copy.rows.passes(region.first_row, region.last_row):
        first = copy.rows.lower(region.first_row, region.last_row, rows)
        last = copy.rows.upper(region.first_row, region.last_row, rows)
        if first is None or last is None:
            continue
        for columns in copy.columns.passes(region.first_column, region.last_column):
            left = copy.columns.lower(region.first_column, region.last_column, columns)
            right = copy.columns.upper(region.first_column, region.last_column, columns)
            if left is not None and right is not None:
                yield Area(first, left, min(last, LAST_ROW), min(right, LAST_COLUMN)), copy.here(rows, columns)


def first_copy(copy: SheetCopy, region: Area) -> tuple[Area, Here] | None:
    """The first place of a region; None where the result leaves it out."""
    return next(copies_of(copy, region), None)


def stretched(copy: SheetCopy, region: Area) -> Area | None:
    """A region over everything that has become of its lines, as a filter or a table's range is; None where nothing is left."""
    rows, columns = copy.rows.root, copy.columns.root
    first = copy.rows.lower(region.first_row, region.last_row, rows)
    last = copy.rows.upper(region.first_row, region.last_row, rows)
    left = copy.columns.lower(region.first_column, region.last_column, columns)
    right = copy.columns.upper(region.first_column, region.last_column, columns)
    if first is None or last is None or left is None or right is None:
        return None
    return Area(first, left, last, right)


def moved(copy: SheetCopy, regions: Iterable[Area]) -> list[Area]:
    """All places of some regions, neighbours joined, as a list of ranges (`sqref`) holds them."""
    found: list[Area] = []
    for region in regions:
        found += _joined(area for area, _ in _places(copy, region))
    return found


def _places(copy: SheetCopy, region: Area) -> Iterator[tuple[Area, Here]]:
    """As `copies_of`; one line of rows in one look."""
    if region.first_row != region.last_row or not copy.columns.is_still:
        yield from copies_of(copy, region)
        return
    here = copy.here()
    for first, last in copy.rows.runs_of(region.first_row, here.rows):
        yield Area(first, region.first_column, last, region.last_column), here


def _joined(areas: Iterable[Area]) -> list[Area]:
    """Areas of the same columns, one right below the other, or of the same rows side by side, as one."""
    result: list[Area] = []
    for area in areas:
        last = result[-1] if result else None
        if last and (last.first_column, last.last_column, last.last_row + 1) == (area.first_column, area.last_column, area.first_row):
            result[-1] = Area(last.first_row, last.first_column, area.last_row, last.last_column)
        elif last and (last.first_row, last.last_row, last.last_column + 1) == (area.first_row, area.last_row, area.first_column):
            result[-1] = Area(last.first_row, last.first_column, last.last_row, area.last_column)
        else:
            result.append(area)
    return result
