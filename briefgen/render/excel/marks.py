"""Colours and bars that follow the values: conditional formats, so that they hold after sorting, filtering and correcting."""

from collections.abc import Mapping, Sequence

from briefgen.model.briefing import Column, Mark
from briefgen.render.excel.styles import Sheet

_COLOURS: Mapping[Mark, tuple[str, str]] = {
    "good": ("E2F0D9", "375623"), "going": ("DDEBF7", "1F4E79"), "early": ("EDEDED", "404040"), "warn": ("FFF2CC", "7F6000"), "bad": ("F8CBAD", "9C0006"),
}  # fmt: skip
"""Fill and letters; light fills under dark letters stay readable in a black-and-white print."""

_BAR = "9DC3E6"


def add_marks(sheet: Sheet, columns: Sequence[Column], letters: Sequence[str], first: int, last: int) -> None:
    """The marks and bars of each column, from sheet row `first` to `last`."""
    for column, letter in zip(columns, letters, strict=True):
        area = f"{letter}{first}:{letter}{last}"
        for text, mark in column.marks:
            sheet.conditional_formatting.add(area, _holds(text, mark, f"{letter}{first}"))
        if column.bar:
            sheet.conditional_formatting.add(area, _bar(column))


def _holds(text: str, mark: Mark, cell: str) -> object:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    fill, letters = _COLOURS[mark]
    look = DifferentialStyle(font=Font(color=letters), fill=PatternFill(bgColor=fill, fill_type="solid"))
    quoted = text.replace('"', '""')
    return Rule("containsText", operator="containsText", text=text, dxf=look, stopIfTrue=True, formula=[f'NOT(ISERROR(SEARCH("{quoted}",{cell})))'])


def _bar(column: Column) -> object:
    """From 0 to the largest number; a rate in % to 100."""
    from openpyxl.formatting.rule import DataBarRule

    end = {"end_type": "num", "end_value": 100} if "%" in column.name else {"end_type": "max"}
    made: object = DataBarRule(start_type="num", start_value=0, color=_BAR, showValue=True, **end)  # type: ignore[no-untyped-call]
    return made
