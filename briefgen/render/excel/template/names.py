"""Defined names: ranges grow, print areas and print titles follow; a name that belongs to a repeated sheet belongs to each of its copies."""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from briefgen.render.excel.template.frame import Target
from briefgen.render.excel.template.rewrite import Here, Rewriter, compile_formula
from briefgen.render.excel.template.workbook import SheetCopy, Workbook
from briefgen.render.excel.template.xml import S, integer, remove

_BUILT_IN = "_xlnm."
_LOST = "#REF!"


class Names:
    """What names mean in the result, to formulas that use them."""

    def __init__(self, book: Workbook, rewriter: Rewriter) -> None:
        self._rewriter = rewriter
        sheets = [entry.get("name") or "" for entry in book.root.iterfind(f"{S}sheets/{S}sheet")]
        self._texts: dict[tuple[str, str], str] = {}
        for name in book.root.iter(f"{S}definedName"):
            local = name.get("localSheetId")
            owner = sheets[int(local)].casefold() if local is not None and local.isdigit() and int(local) < len(sheets) else ""
            self._texts[owner, (name.get("name") or "").casefold()] = name.text or ""

    def find(self, name: str, copy: SheetCopy) -> tuple[Target, ...] | None:
        """The cells that a name means on a sheet; None where it is no plain reference."""
        key = name.casefold()
        text = self._texts.get((copy.template.casefold(), key), self._texts.get(("", key)))
        if text is None:
            return None
        compiled = compile_formula(text, whole=True)
        placed = self._rewriter.formula(compiled, copy.here()) if len(compiled.pieces) == 1 else None
        found = placed.targets[0] if placed is not None and placed.targets else None
        return None if found is None else tuple((one.grid, where) for one, where in found)


def move_names(book: Workbook, owners: Mapping[int, Sequence[tuple[int, SheetCopy | None]]], rewriter: Rewriter) -> None:
    """Moves all names. `owners` gives for the number of a sheet in the template those of its copies in the result."""
    holder = book.element("definedNames")
    if holder is None or not len(holder):
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
