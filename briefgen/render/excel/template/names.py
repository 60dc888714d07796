"""Defined names: ranges grow, print areas and print titles follow; a name that belongs to a repeated sheet belongs to each of its copies."""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from briefgen.render.excel.template.rewrite import Here, Rewriter, compile_formula
from briefgen.render.excel.template.workbook import SheetCopy, Workbook
from briefgen.render.excel.template.xml import S, integer, remove

_BUILT_IN = "_xlnm."
_LOST = "#REF!"


def move_names(book: Workbook, owners: Mapping[int, Sequence[tuple[int, SheetCopy | None]]], rewriter: Rewriter) -> None:
    """Moves all names. `owners` gives for the number of a sheet in the template those of its copies in the result."""
    holder = book.element("definedNames")
    if holder is None:
        return
    for name in list(holder.iterchildren(f"{S}definedName")):
        if name.get("localSheetId") is None:
            _rewrite(name, Here(), rewriter)
            continue
        for number, copy in owners.get(integer(name, "localSheetId"), ()):
            made = deepcopy(name)
            made.set("localSheetId", str(number))
            name.addprevious(made)
            _rewrite(made, copy.here() if copy is not None else Here(), rewriter)
        remove(name)
    if not len(holder):
        remove(holder)


def _rewrite(name: etree._Element, here: Here, rewriter: Rewriter) -> None:
    text = name.text or ""
    placed = rewriter.formula(compile_formula(text, whole=True), here)
    if placed is not None:
        name.text = placed.text
    elif (name.get("name") or "").startswith(_BUILT_IN):
        remove(name)  # a print area of rows that are not there is none
    else:
        name.text = _LOST
