"""Which sheets change: those with tags and those that grow, and all whose formulas look at one of them. The others keep their bytes."""

from collections.abc import Iterable, Sequence

from briefgen.render.excel.template.tokens import Kind, tokens
from briefgen.render.excel.template.workbook import SheetCopy, TemplateSheet

_FAR = ("INDIRECT(", "OFFSET(")


def mark_affected(copies: Sequence[SheetCopy], gone: Iterable[str]) -> None:
    """Sets `affected` on the sheets of the result that change; `gone` are the names of sheets that were left out."""
    left_out = {name.casefold() for name in gone}
    for copy in copies:
        copy.affected = bool(copy.sheet.story.cells) or not copy.is_still or not copy.first or copy.name != copy.template
    if not left_out and not any(copy.affected for copy in copies):
        return
    looks = {copy.sheet: _looked_at(copy.sheet) for copy in copies}
    found = True
    while found:
        names = left_out | {copy.template.casefold() for copy in copies if copy.affected}
        waiting = [copy for copy in copies if not copy.affected and _meets(looks[copy.sheet], names)]
        for copy in waiting:
            copy.affected = True
        found = bool(waiting)


def _meets(looked_at: Iterable[str], names: set[str]) -> bool:
    return any(name in names or name == "" for name in looked_at)


def _looked_at(sheet: TemplateSheet) -> set[str]:
    """The sheets that a sheet's formulas name; "" where it cannot be told which (a name, a table, a run of sheets)."""
    found: set[str] = set()
    for cell in (cell for row in sheet.rows for cell in row.cells if cell.formula is not None):
        assert cell.formula is not None
        for token in tokens(cell.formula.text):
            if token.kind in (Kind.NAME, Kind.STRUCTURED) or (token.kind is Kind.FUNCTION and token.text.upper() in _FAR):
                found.add("")
            elif token.reference is not None and token.reference.sheet is not None:
                found.add("" if token.reference.last_sheet is not None else token.reference.sheet.casefold())
    return found
