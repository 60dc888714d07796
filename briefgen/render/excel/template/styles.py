"""Number formats of the template's cells, and variants of its styles for what a cell shows that its style does not provide for.

Variants are added at the end of the list of cell formats; the template's own styles keep their numbers and looks.
"""

import re
from copy import deepcopy
from enum import StrEnum

from lxml import etree

from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.xml import DamagedError, S, integer, is_true, points

MOST_FORMATS = 120
"""Excel takes about 200 number formats of one's own; beyond this many new ones, numbers with their units are written as text."""

_FONT_SIZE = 11.0
_FIRST_OWN = 164
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


class Show(StrEnum):
    """What a cell's number format is made for."""

    GENERAL = "general"
    TEXT = "text"
    DATE = "date"
    PERCENT = "percent"
    NUMBER = "number"


class Styles:
    """The cell formats of one workbook."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = next(package.related(package.main_part(), "styles"), "")
        self._root = package.tree(self._part) if self._part else None
        self._formats = self._child("cellXfs")
        self._shows: dict[int, Show] = {}
        self._variants: dict[tuple[int, str, bool], int] = {}
        self._codes: dict[str, int] = {}

    def show(self, style: int) -> Show:
        """What the style's number format is made for."""
        if style not in self._shows:
            self._shows[style] = _show_of(*self._format(style))
        return self._shows[style]

    def wraps(self, style: int) -> bool:
        """True where a long text is broken into lines."""
        alignment = None if self._formats is None else self._record(style).find(f"{S}alignment")
        return alignment is not None and is_true(alignment, "wrapText")

    def size(self, style: int) -> float:
        """The size of the style's font in points."""
        fonts = self._child("fonts")
        number = 0 if self._formats is None else integer(self._record(style), "fontId", 0)
        size = None if fonts is None or number >= len(fonts) else fonts[number].find(f"{S}sz")
        return points(size, "val", _FONT_SIZE) if size is not None else _FONT_SIZE

    def variant(self, style: int, code: str = "", *, quoted: bool = False) -> int | None:
        """The style with another number format, or marked as text for good (`quoted`); None where there is no room for one more."""
        key = (style, code, quoted)
        if key not in self._variants:
            if self._formats is None or (code and code not in self._codes and len(self._codes) >= MOST_FORMATS):
                return None
            self._variants[key] = self._add(style, code, quoted)
        return self._variants[key]

    def finish(self) -> None:
        """Writes the styles back where any were added."""
        if self._variants and self._root is not None:
            self._package.put(self._part, self._root)

    def _add(self, style: int, code: str, quoted: bool) -> int:
        assert self._formats is not None
        made = deepcopy(self._record(style))
        if code:
            made.set("numFmtId", str(self._code(code)))
            made.set("applyNumberFormat", "1")
        if quoted:
            made.set("quotePrefix", "1")
        made.tail = None
        self._formats.append(made)
        number = len(self._formats) - 1
        self._formats.set("count", str(number + 1))
        return number

    def _code(self, code: str) -> int:
        """The id of a number format, made where there is none."""
        if code not in self._codes:
            holder = self._number_formats()
            known = {element.get("formatCode"): integer(element, "numFmtId") for element in holder}
            number = known.get(code) or max([_FIRST_OWN - 1, *known.values()]) + 1
            if code not in known:
                etree.SubElement(holder, f"{S}numFmt", {"numFmtId": str(number), "formatCode": code})
                holder.set("count", str(len(holder)))
            self._codes[code] = number
        return self._codes[code]

    def _number_formats(self) -> etree._Element:
        assert self._root is not None
        holder = self._child("numFmts")
        if holder is None:
            holder = etree.Element(f"{S}numFmts")
            self._root.insert(0, holder)
        return holder

    def _format(self, style: int) -> tuple[int, str]:
        """Id and code of the style's number format; the code is "" for a built-in one that is not listed here."""
        if self._formats is None:
            return 0, "General"
        number = integer(self._record(style), "numFmtId", 0)
        holder = self._child("numFmts")
        own = () if holder is None else holder
        code = next((element.get("formatCode") or "" for element in own if element.get("numFmtId") == str(number)), "")
        return number, code or _BUILT_IN.get(number, "")

    def _record(self, style: int) -> etree._Element:
        assert self._formats is not None
        if style >= len(self._formats):
            raise DamagedError(self._part)
        return self._formats[style]

    def _child(self, name: str) -> etree._Element | None:
        return None if self._root is None else self._root.find(f"{S}{name}")


def _show_of(number: int, code: str) -> Show:
    if number in _BUILT_IN_DATES and not code:
        return Show.DATE
    bare = _LITERAL.sub("", code).strip().lower()
    if bare in ("", "general"):
        return Show.GENERAL
    if bare == "@":
        return Show.TEXT
    if re.search("[ymdhs]", bare.replace("general", "")):
        return Show.DATE
    return Show.PERCENT if "%" in bare else Show.NUMBER
