"""What a chart keeps of its data beside the workbook: names, categories and values of each series, and the formats in which they are shown."""

import re
from decimal import Decimal

from lxml import etree

from briefgen.render.word.charts.cells import Block
from briefgen.render.word.charts.names import C, element

_QUOTED = re.compile(r'"[^"]*"|\\.')
# What may stand behind a series' name, its categories and its values in the order of the schema.
_AFTER_CATEGORIES = (f"{C}val",)
_AFTER_VALUES = tuple(C + name for name in ("smooth", "shape", "extLst"))


def formulas(series: etree._Element, name: str) -> list[str]:
    """The references in a series' `c:tx`, `c:cat` or `c:val`."""
    part = series.find(C + name)
    return [formula.text or "" for formula in part.iter(f"{C}f")] if part is not None else []


def value_format(series: etree._Element) -> str:
    """The number format of a series' values, General where it has none."""
    found = series.find(f"{C}val//{C}formatCode")
    return (found.text if found is not None else "") or "General"


def counted(series: etree._Element) -> int:
    """How many values the series has so far."""
    found = series.find(f"{C}val//{C}ptCount")
    count = found.get("val", "") if found is not None else ""
    return int(count) if count.isdigit() else 0


def categories_of(series: etree._Element) -> tuple[str, ...]:
    """The categories that the series has so far."""
    return tuple(value.text or "" for value in series.iterfind(f"{C}cat//{C}pt/{C}v"))


def in_hundredths(unit: str, number_format: str) -> bool:
    """True where a rate in percent is shown by a format that multiplies by a hundred, so that 31.3 must be 0.313."""
    return unit == "%" and "%" in _QUOTED.sub("", number_format)


def write_caches(
    series: etree._Element, place: int, block: Block, head: str, categories: tuple[str, ...], values: tuple[Decimal | None, ...]
) -> None:
    """Puts name, categories and values of a series with references to its line of the block; the format of the values stays."""
    number_format = value_format(series)
    last = len(categories)
    _put(series, "tx", _texts(block.reference(place, 0, 0), (head,)))
    _put(series, "cat", _texts(block.reference(0, 1, last), categories))
    _put(series, "val", _numbers(block.reference(place, 1, last), values, number_format))


def _put(series: etree._Element, name: str, content: etree._Element) -> None:
    part = series.find(C + name)
    if part is None:
        part = element(name)
        _insert(series, part)
    for old in list(part):
        part.remove(old)
    part.append(content)


def _insert(series: etree._Element, part: etree._Element) -> None:
    if part.tag == f"{C}tx":
        series.insert(2, part)  # behind idx and order, which every series has
        return
    later = _AFTER_VALUES if part.tag == f"{C}val" else _AFTER_CATEGORIES + _AFTER_VALUES
    place = next((index for index, found in enumerate(series) if found.tag in later), len(series))
    series.insert(place, part)


def _texts(reference: str, texts: tuple[str, ...]) -> etree._Element:
    root, cache = _reference("str", reference)
    _points(cache, texts)
    return root


def _numbers(reference: str, values: tuple[Decimal | None, ...], number_format: str) -> etree._Element:
    root, cache = _reference("num", reference)
    etree.SubElement(cache, f"{C}formatCode").text = number_format
    _points(cache, tuple(None if value is None else f"{value:f}" for value in values))
    return root


def _reference(kind: str, formula: str) -> tuple[etree._Element, etree._Element]:
    root = element(f"{kind}Ref")
    etree.SubElement(root, f"{C}f").text = formula
    return root, etree.SubElement(root, f"{C}{kind}Cache")


def _points(cache: etree._Element, texts: tuple[str | None, ...]) -> None:
    etree.SubElement(cache, f"{C}ptCount", {"val": str(len(texts))})
    for index, text in enumerate(texts):
        if text is not None:
            etree.SubElement(etree.SubElement(cache, f"{C}pt", {"idx": str(index)}), f"{C}v").text = text
