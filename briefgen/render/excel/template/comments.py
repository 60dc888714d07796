"""Comments on cells: they move with their cell, and one in a loop is repeated with each pass, its tags filled with that pass's values.

Excel keeps each twice: the words in a comments part, the yellow box in a drawing of the old kind (VML), which is no strict XML and is therefore
changed as text.
"""

import re
from copy import deepcopy

from lxml import etree

from briefgen.render.excel.template.growth import Pass
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.references import LAST_COLUMN, LAST_ROW, Area, area
from briefgen.render.excel.template.regions import copies_of
from briefgen.render.excel.template.rewrite import Here
from briefgen.render.excel.template.texts import Texts
from briefgen.render.excel.template.workbook import SheetCopy
from briefgen.render.excel.template.xml import THREADS, DamagedError, S, remove
from briefgen.render.language.findings import Place

_SHAPE = re.compile(rb"<(\w+:)shape\b[^>]*>.*?</\1shape>", re.DOTALL)
_ROW, _COLUMN = re.compile(rb"(<\w+:Row>)\s*(\d+)\s*(</)"), re.compile(rb"(<\w+:Column>)\s*(\d+)\s*(</)")
_ANCHOR = re.compile(rb"(<\w+:Anchor>)([^<]*)(</)")
_ID = re.compile(rb'(<\w+:shape\b[^>]*?\sid=")([^"]*)(")')
_THREAD = f"{{{THREADS}}}threadedComment"


def move_comments(copy: SheetCopy, package: Package, texts: Texts) -> None:
    """Moves and repeats the comments of a sheet."""
    for part in list(package.related(copy.part, "comments")):
        root = package.tree(part)
        for comment in list(root.iter(f"{S}comment")):
            _repeat(copy, comment, part, texts)
        package.put(part, root)
    for part in list(package.related(copy.part, "vmlDrawing")):
        package.parts[part] = _boxes(copy, package.parts[part], part)
    for part in list(package.related(copy.part, "threadedComment")):
        root = package.tree(part)
        for thread in list(root.iter(_THREAD)):
            _thread(copy, thread, part)
        package.put(part, root)


def _repeat(copy: SheetCopy, comment: etree._Element, part: str, texts: Texts) -> None:
    region = area(comment.get("ref") or "")
    if region is None or not region.is_cell:
        raise DamagedError(part)
    place = Place(f"工作表“{copy.template}”", f"{region}的批注", "", part, str(region))
    for number, (spot, here) in enumerate(copies_of(copy, region)):
        made = deepcopy(comment)
        made.set("ref", str(spot))
        if number or not copy.first:
            for name in [name for name in made.attrib if etree.QName(name).localname == "uid"]:
                del made.attrib[name]
        _fill(made, here, place, texts)
        comment.addprevious(made)
    remove(comment)


def _fill(comment: etree._Element, here: Here, place: Place, texts: Texts) -> None:
    """Fills the tags in a comment's words."""
    scope = {**here.rows.scope, **(here.columns.scope if here.columns.loop is not None else {})}
    if not _is_blank(here.rows, here.columns):
        texts.fill_runs(list(comment.iter(f"{S}t")), place, scope, line_end="\n")


def _is_blank(rows: Pass, columns: Pass) -> bool:
    return rows.blank or columns.blank


def _thread(copy: SheetCopy, thread: etree._Element, part: str) -> None:
    """A conversation stays one; its words are no place for tags."""
    region = area(thread.get("ref") or "")
    if region is None:
        raise DamagedError(part)
    found = next(copies_of(copy, region), None)
    if found is None:
        remove(thread)
    else:
        thread.set("ref", str(found[0]))


# The boxes


def _boxes(copy: SheetCopy, data: bytes, part: str) -> bytes:
    taken = {match[2] for match in _ID.finditer(data)}

    def moved(match: re.Match[bytes]) -> bytes:
        shape = match[0]
        row, column = _ROW.search(shape), _COLUMN.search(shape)
        if row is None or column is None:
            return _moved_control(copy, shape, part)
        line, across = int(row[2]) + 1, int(column[2]) + 1
        if line > LAST_ROW or across > LAST_COLUMN:
            raise DamagedError(part)
        spots = [spot for spot, _ in copies_of(copy, Area(line, across, line, across))]
        return b"".join(_box(shape, spot, spot.first_row - line, spot.first_column - across, number, taken) for number, spot in enumerate(spots))

    return _SHAPE.sub(moved, data)


def _box(shape: bytes, spot: Area, down: int, across: int, number: int, taken: set[bytes]) -> bytes:
    shape = _ROW.sub(lambda match: match[1] + b"%d" % (spot.first_row - 1) + match[3], shape)
    shape = _COLUMN.sub(lambda match: match[1] + b"%d" % (spot.first_column - 1) + match[3], shape)
    if number:
        shape = _ID.sub(lambda match: match[1] + _fresh(match[2], taken) + match[3], shape)
    return _shifted(shape, down, across)


def _fresh(name: bytes, taken: set[bytes]) -> bytes:
    """A shape's id that no other has."""
    number = len(taken)
    while (made := name + b"_%d" % number) in taken:
        number += 1
    taken.add(made)
    return made


def _moved_control(copy: SheetCopy, shape: bytes, part: str) -> bytes:
    """A shape that belongs to no cell moves with the cell that it begins in."""
    anchor = _ANCHOR.search(shape)
    if anchor is None:
        return shape
    numbers = _numbers(anchor[2])
    if len(numbers) != 8:
        raise DamagedError(part)
    line, across = numbers[2] + 1, numbers[0] + 1
    row, column = copy.rows.lower(line, LAST_ROW, copy.rows.root), copy.columns.lower(across, LAST_COLUMN, copy.columns.root)
    return _shifted(shape, (row or line) - line, (column or across) - across)


def _shifted(shape: bytes, down: int, across: int) -> bytes:
    """Moves the anchor: column, offset, row, offset, of the upper left and the lower right corner."""

    def shift(match: re.Match[bytes]) -> bytes:
        numbers = _numbers(match[2])
        if len(numbers) != 8:
            return match[0]
        for place, distance in ((0, across), (2, down), (4, across), (6, down)):
            numbers[place] += distance
        return match[1] + b", ".join(b"%d" % number for number in numbers) + match[3]

    return _ANCHOR.sub(shift, shape) if down or across else shape


def _numbers(text: bytes) -> list[int]:
    pieces = [piece.strip() for piece in text.split(b",")]
    return [int(piece) for piece in pieces] if all(re.fullmatch(rb"-?\d{1,9}", piece) for piece in pieces) else []
