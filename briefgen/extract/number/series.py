"""Ranges and lists of quantities: 9000万至1亿元, 3%—5%, 2至3个, 20—30万吨; 5、8、10万吨.

    read_quantities("产能20—30万吨", 2, units)  ->  one Quantity: 20 to 30 万吨

A range is given in the first number's unit; the numbers of a list share the last one's.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from briefgen.extract.number.numeral import tidy
from briefgen.extract.number.quantity import SIZES, Quantity, read_quantity
from briefgen.extract.number.unit import UnitFound, find_unit
from briefgen.lexicon.term import Unit

_RANGE = re.compile(r"(?:[（(]含[）)])? ?(?:-{1,2}|－|—{1,2}|–|~|～|至|到) ?(?=[0-9一二两三四五六七八九十百千])")
_LIST = re.compile(r"(?:(?:、|和|与|及)[0-9]++(?:\.[0-9]++)?){1,12}")
# 3.3个、2.5个百分点: the first number leaves 百分点 to the last
_POINTS = re.compile(r"[0-9.]+个(?:[、和][0-9.]+个){0,5}[、和][0-9.]+个百分点")
_ITEM = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def read_quantities(text: str, at: int, units: Mapping[str, Unit]) -> list[Quantity]:
    """The quantity that begins at `at`, or the quantities of a list with one unit; empty where no numeral is well formed."""
    first = read_quantity(text, at, units)
    if first is None:
        return []
    if first.high is None and (separator := _RANGE.match(text, first.end)):
        second = read_quantity(text, separator.end(), units)
        if second and first.name == "个" and second.name == "个百分点":  # 0.5个至1个百分点
            first = replace(first, unit=second.unit)
        if second and second.high is None and (joined := _range(text, first, second, units)):
            return [joined]
    if first.unit is None and not first.scale and first.form == "digits":
        return _list(text, first, units)
    if first.name == "个" and text[first.end : first.end + 1] in ("、", "和") and (points := _POINTS.match(text, at)):
        return _points(text, first, points.end(), units)
    return [first]


def _points(text: str, first: Quantity, end: int, units: Mapping[str, Unit]) -> list[Quantity]:
    places = [item.start() for item in _ITEM.finditer(text, first.end, end)]
    items = [first, *(item for place in places if (item := read_quantity(text, place, units)))]
    unit = items[-1].unit
    return [replace(item, unit=unit) for item in items]


def _range(text: str, first: Quantity, second: Quantity, units: Mapping[str, Unit]) -> Quantity | None:
    """One range from two quantities, in the first one's unit; None where they do not belong together."""
    if text[first.start - 1 : first.start] in ("从", "由", "自") and text[first.end] in "到至":
        return None
    if first.unit is None:
        return _shared(text, first, second, units)
    if first.dimension != second.dimension or first.name.removeprefix(first.scale) != second.name.removeprefix(second.scale):
        return None
    return _ascending(first, second)


def _shared(text: str, first: Quantity, second: Quantity, units: Mapping[str, Unit]) -> Quantity | None:
    """20—30万吨: the first number takes unit and scale; 9000万至1亿元: it has a scale of its own."""
    lone = min(first.end - first.start, second.end - second.start) == 1
    if second.unit is None and first.form == "chinese" and lone and not (first.scale or second.scale):
        return None
    first = _same_place(first, second)
    scales = (first.scale,) if first.scale else tuple(dict.fromkeys((second.scale, "")))
    for scale in scales:
        unit = find_unit(text, second.unit_at, scale, units)
        if unit is None and second.unit is not None:
            unit = UnitFound(second.end, scale + second.unit.name.removeprefix(second.scale), second.unit.dimension)
        if joined := _ascending(replace(first, scale=scale, unit=unit), second):
            return joined
    return None


def _same_place(first: Quantity, second: Quantity) -> Quantity:
    """三到五百: a lone digit means as many hundreds or thousands as the second number has."""
    for place in (1000, 100):
        if first.form == "chinese" and first.value < 10 and second.value % place == 0 and first.value < second.value / place < 10:
            return replace(first, value=first.value * place)
    return first


def _ascending(first: Quantity, second: Quantity) -> Quantity | None:
    if not first.size < second.size:
        return None
    high = second.value if first.scale == second.scale else tidy(second.size / SIZES[first.scale])
    return replace(first, end=second.end, high=high, about=first.about or second.about)


def _list(text: str, first: Quantity, units: Mapping[str, Unit]) -> list[Quantity]:
    """5、8、10万吨: bare digits take the unit of the last one."""
    chain = _LIST.match(text, first.end)
    if chain is None:
        return [first]
    places = [item.start() for item in _ITEM.finditer(text, first.end, chain.end())]
    last = read_quantity(text, places[-1], units)
    if last is None or last.unit is None or last.high is not None:
        return [first]
    items = [first]
    for place in places[:-1]:
        item = _ITEM.match(text, place)
        if item is None:
            return [first]
        items.append(Quantity(place, item.end(), Decimal(item.group()), None, "", None, item.end(), "digits"))
    return [replace(item, unit=last.unit, scale=last.scale) for item in items] + [last]
