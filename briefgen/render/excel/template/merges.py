"""Merged cells and links: once a pass where they lie in a loop, stretched where a loop lies in them."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from briefgen.render.excel.sheet import MOST_LINKS
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.references import area
from briefgen.render.excel.template.regions import copies_of
from briefgen.render.excel.template.rewrite import Here, Rewriter
from briefgen.render.excel.template.workbook import SheetCopy
from briefgen.render.excel.template.xml import DamagedError, R, S, remove

_AFTER_LINKS = (
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


def move_merges(copy: SheetCopy) -> None:
    """Moves and repeats merged ranges."""
    holder = copy.root.find(f"{S}mergeCells")
    if holder is None or copy.is_still:
        return
    for merge in list(holder.iterchildren(f"{S}mergeCell")):
        _repeat(copy, merge, keep_single=False)
    _close(holder)


def move_links(copy: SheetCopy, rewriter: Rewriter) -> None:
    """Moves and repeats links; a place in the workbook that one leads to moves too."""
    holder = copy.root.find(f"{S}hyperlinks")
    if holder is None:
        return
    for link in list(holder.iterchildren(f"{S}hyperlink")):
        for made, here in _repeat(copy, link, keep_single=True):
            _follow(made, here, rewriter)
    _close(holder)


def add_links(copy: SheetCopy, links: list[tuple[str, str | int]], package: Package, sources: Mapping[int, str]) -> int:
    """Sets links on cells (address, web page or number of a source); returns how many found no more room: Excel takes 65,530 on a sheet.

    `sources` has the cell in which each source stands; a source that stands nowhere gets no link.
    """
    links = [(address, target) for address, target in links if isinstance(target, str) or target in sources]
    if not links:
        return 0
    holder = copy.root.find(f"{S}hyperlinks")
    if holder is None:
        holder = etree.Element(f"{S}hyperlinks")
        _insert(copy.root, holder)
    known: dict[str, str] = {}
    room = max(0, MOST_LINKS - len(holder))
    for address, target in links[:room]:
        if isinstance(target, int):
            etree.SubElement(holder, f"{S}hyperlink", {"ref": address, "location": sources[target]})
            continue
        if target not in known:
            known[target] = package.relate(copy.part, "hyperlink", target, external=True)
        etree.SubElement(holder, f"{S}hyperlink", {"ref": address, f"{R}id": known[target]})
    return max(0, len(links) - room)


def _repeat(copy: SheetCopy, element: etree._Element, *, keep_single: bool) -> list[tuple[etree._Element, Here]]:
    """The element at each place of its region; `keep_single` lets a region be a single cell."""
    region = area(element.get("ref") or "")
    if region is None:
        raise DamagedError(f"{copy.sheet.part}/{etree.QName(element).localname}")
    made: list[tuple[etree._Element, Here]] = []
    for place, here in copies_of(copy, region):
        if place.is_cell and not keep_single:
            continue
        one = deepcopy(element)
        one.set("ref", str(place))
        element.addprevious(one)
        made.append((one, here))
    remove(element)
    return made


def _follow(link: etree._Element, here: Here, rewriter: Rewriter) -> None:
    location = link.get("location")
    if not location:
        return
    moved = rewriter.reference(location, here)
    if moved is None:
        remove(link)  # where it led is not there
    else:
        link.set("location", moved)


def _close(holder: etree._Element) -> None:
    if not len(holder):
        remove(holder)
    elif holder.get("count") is not None:
        holder.set("count", str(len(holder)))


def _insert(root: etree._Element, element: etree._Element) -> None:
    """Puts the element where the schema has it: before the first of those that come behind it."""
    behind = next((child for child in root if isinstance(child.tag, str) and child.tag in {S + name for name in _AFTER_LINKS}), None)
    if behind is None:
        root.append(element)
    else:
        behind.addprevious(element)
