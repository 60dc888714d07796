"""Sparklines: the one beside a loop's row is repeated with it, each with its own row's figures."""

from copy import deepcopy

from lxml import etree

from briefgen.render.excel.template.references import area
from briefgen.render.excel.template.regions import copies_of
from briefgen.render.excel.template.rewrite import Here, Rewriter, compile_formula
from briefgen.render.excel.template.workbook import SheetCopy
from briefgen.render.excel.template.xml import X14_, XM_, DamagedError, remove


def move_sparklines(copy: SheetCopy, rewriter: Rewriter) -> None:
    """Moves and repeats every sparkline of a sheet."""
    for sparkline in list(copy.root.iter(f"{X14_}sparkline")):
        _repeat(copy, sparkline, rewriter)
    for group in list(copy.root.iter(f"{X14_}sparklineGroup")):
        axis = group.find(f"{XM_}f")
        if axis is not None:
            _follow(axis, copy.here(), rewriter)
        if next(group.iter(f"{X14_}sparkline"), None) is None:
            remove(group)
    for groups in list(copy.root.iter(f"{X14_}sparklineGroups")):
        if not len(groups):
            remove_extension(groups)


def _repeat(copy: SheetCopy, sparkline: etree._Element, rewriter: Rewriter) -> None:
    where = sparkline.findtext(f"{XM_}sqref") or ""
    region = area(where)
    if region is None:
        raise DamagedError(f"{copy.sheet.part}/sparkline")
    for place, here in copies_of(copy, region):
        one = deepcopy(sparkline)
        target = one.find(f"{XM_}sqref")
        assert target is not None
        target.text = str(place)
        figures = one.find(f"{XM_}f")
        if figures is not None:
            _follow(figures, here, rewriter)
        sparkline.addprevious(one)
    remove(sparkline)


def _follow(formula: etree._Element, here: Here, rewriter: Rewriter) -> None:
    placed = rewriter.formula(compile_formula(formula.text or "", whole=True), here)
    formula.text = placed.text if placed is not None else formula.text


def remove_extension(element: etree._Element) -> None:
    """Takes an element of an extension list away, with the extension and the list where they hold nothing else."""
    parent = element.getparent()
    remove(element)
    while parent is not None and not len(parent) and etree.QName(parent).localname in ("ext", "extLst"):
        above = parent.getparent()
        remove(parent)
        parent = above
