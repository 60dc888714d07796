"""Charts: the ranges that they draw grow with the rows, and the figures stored in them are those of the result.

A viewer that does not calculate shows the stored figures; a program that does reads the ranges again.
"""

from collections.abc import Iterable, Sequence

from lxml import etree

from briefgen.render.excel.template.cache import CellError, Scalar, Unknown, Waiting
from briefgen.render.excel.template.frame import as_text, written
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.rewrite import Compiled, Here, Rewriter, Target, compile_formula
from briefgen.render.excel.template.texts import Texts
from briefgen.render.excel.template.xml import CHART, CX, C
from briefgen.render.language.findings import Place

_CHART_2012 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_FORMULAS = (f"{C}f", f"{_CHART_2012}f", f"{CX}f")
_NAMES = (f"{C}tx", f"{CX}tx")
_LOST = "#REF!"
LONGEST = 2_000
"""Characters of one range; what is scattered over more places is drawn as one stretch."""


class Charts:
    """The charts of one workbook."""

    def __init__(self, package: Package, rewriter: Rewriter, texts: Texts) -> None:
        self._package = package
        self._rewriter = rewriter
        self._texts = texts

    def fill(self, part: str, here: Here) -> None:
        """Fills one chart, once all cells have their values."""
        root = self._package.tree(part)
        before = etree.tostring(root)
        blank = here.rows.blank or here.columns.blank
        if not blank:
            self._texts.fill_drawing(root, Place("图表", part.rpartition("/")[2], "", part), {**here.rows.scope, **here.columns.scope})
        for formula in list(root.iter(*_FORMULAS)):
            if formula.text:
                self._range(formula, here)
        if etree.tostring(root) != before:
            self._package.put(part, root)

    def _range(self, formula: etree._Element, here: Here) -> None:
        text = formula.text or ""
        named = next(formula.iterancestors(*_NAMES), None) is not None
        placed = self._rewriter.formula(_compiled(text, whole=not named, several=True), here)
        if placed is not None and len(placed.text) > LONGEST:
            placed = self._rewriter.formula(_compiled(text, whole=not named, several=False), here)
        if placed is None:
            formula.text = _LOST
            _store(formula, [[]])
            return
        several = "," in placed.text and not placed.text.startswith("(")
        formula.text = f"({placed.text})" if several else placed.text
        targets = [target for found in placed.targets for target in found or ()]
        if len(placed.targets) != 1 or placed.targets[0] is None or not _is_known(targets):
            return  # a name, or several ranges: the program that opens the file reads them again
        if any(_is_changed(target) for target in targets):
            _store(formula, _levels(targets))


def _compiled(text: str, *, whole: bool, several: bool) -> Compiled:
    compiled = compile_formula(text, whole=True)
    return Compiled(compiled.pieces, tuple((whole and spread, whole and spread and several) for spread, _ in compiled.may_spread))


def _is_known(targets: Iterable[Target]) -> bool:
    return all(area.last_row - area.first_row < 1_000_000 for _, area in targets)


def _is_changed(target: Target) -> bool:
    return bool(getattr(target[0], "affected", True))


def _levels(targets: Sequence[Target]) -> list[list[Scalar]]:
    """What the range holds: one list of values; for several columns of several rows a list a column, the last column first, as labels in levels have it."""
    if len(targets) == 1:
        copy, area = targets[0]
        if area.last_column > area.first_column and area.last_row > area.first_row:
            columns = range(area.last_column, area.first_column - 1, -1)
            return [[_held(copy.grid.get(row, column)) for row in range(area.first_row, area.last_row + 1)] for column in columns]
    return [
        [
            _held(copy.grid.get(row, column))
            for copy, area in targets
            for row in range(area.first_row, area.last_row + 1)
            for column in range(area.first_column, area.last_column + 1)
        ]
    ]


def _held(entry: Scalar | Waiting | Unknown) -> Scalar:
    return None if isinstance(entry, Waiting | Unknown | CellError) else entry


def _store(formula: etree._Element, levels: list[list[Scalar]]) -> None:
    """Puts the values where the chart keeps them, beside its formula."""
    parent = formula.getparent()
    if parent is None:
        return
    for cache in parent:
        name = etree.QName(cache).localname
        if name in ("numCache", "strCache", "dlblRangeCache"):
            _points(cache, levels[0], numeric=name == "numCache")
        elif name == "multiLvlStrCache":
            _multiple(cache, levels)
        elif cache.tag == f"{CX}lvl":
            _extended(cache, levels[0], numeric=etree.QName(parent).localname == "numDim")


def _points(cache: etree._Element, values: Sequence[Scalar], *, numeric: bool) -> None:
    for element in [*cache.findall(f"{C}pt"), *cache.findall(f"{C}ptCount")]:
        cache.remove(element)
    rest = [child for child in cache if etree.QName(child).localname == "extLst"]
    made = [_element("ptCount", val=str(len(values)))]
    for index, value in enumerate(values):
        text = _text(value, numeric=numeric)
        if text is not None:
            point = _element("pt", idx=str(index))
            etree.SubElement(point, f"{C}v").text = text
            made.append(point)
    for element in made:
        if rest:
            rest[0].addprevious(element)
        else:
            cache.append(element)


def _multiple(cache: etree._Element, levels: Sequence[Sequence[Scalar]]) -> None:
    for element in [*cache.findall(f"{C}lvl"), *cache.findall(f"{C}ptCount")]:
        cache.remove(element)
    made = [_element("ptCount", val=str(len(levels[0])))]
    for values in levels:
        level = _element("lvl")
        _points(level, values, numeric=False)
        for count in level.findall(f"{C}ptCount"):
            level.remove(count)
        made.append(level)
    for number, element in enumerate(made):
        cache.insert(number, element)


def _extended(level: etree._Element, values: Sequence[Scalar], *, numeric: bool) -> None:
    """The points of a chart of the newer kinds (waterfall, treemap …)."""
    for element in level.findall(f"{CX}pt"):
        level.remove(element)
    level.set("ptCount", str(len(values)))
    for index, value in enumerate(values):
        text = _text(value, numeric=numeric)
        if text is not None:
            etree.SubElement(level, f"{CX}pt", {"idx": str(index)}).text = text


def _element(name: str, **attributes: str) -> etree._Element:
    return etree.Element(f"{C}{name}", attributes, nsmap={"c": CHART})


def _text(value: Scalar, *, numeric: bool) -> str | None:
    if numeric:
        return written(value) if isinstance(value, float) else None
    return as_text(value) or None
