"""Where each source of 来源清单 stands in the result, so that facts can lead there: the rows of the first loop over that table."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.model.list_fields import LISTS
from briefgen.render.excel.names import cell_address
from briefgen.render.excel.template.growth import Loop
from briefgen.render.excel.template.loops import Axes, Branch
from briefgen.render.excel.template.workbook import SheetCopy

_NAMES = LISTS["来源"][:2]


def source_cells(copies: Sequence[SheetCopy], axes: Mapping[str, Axes]) -> dict[int, str]:
    """The place (`'来源'!A5`) of each source by its number, from 1; empty where no sheet lists them."""
    for copy in copies:
        for loop in _loops(axes[copy.template].rows.root):
            passes = [one for one in copy.rows.passes(loop.first, loop.last) if not one.blank]
            spans = ((number, one.span(loop.first)) for number, one in enumerate(passes, start=1))
            return {number: cell_address(copy.name, span[0]) for number, span in spans if span is not None}
    return {}


def _loops(branch: Branch) -> Iterator[Loop]:
    """The loops over all sources, outer ones first."""
    for item in branch.items:
        if isinstance(item, tuple):
            continue
        mark = item.branches[0].mark
        if item.loop is not None and mark is not None and mark.tag.code.partition(" in ")[2].strip() in _NAMES:
            yield item.loop
        for inner in item.branches:
            yield from _loops(inner)
