"""The series of a chart: as many as the data have, those of the template for the data they fit, copies of them for the rest.

A series of the template takes the data of the same name, else the next in order. For more data than that, a series that shows the same unit is
copied, in a colour of the theme that is still free; what is left over goes, and with it a plot and axes that nothing uses.
"""

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefgen.model.briefing import ChartSeries
from briefgen.render.word.charts.names import A, C, element, value_of

# Kinds of plot that show one series only.
_SINGLE = tuple(C + name for name in ("pieChart", "pie3DChart", "ofPieChart"))
_ACCENT = re.compile(r"accent([1-6])")


@dataclass(frozen=True, slots=True)
class Filled:
    """A series of the chart and the data that it is to show."""

    series: etree._Element
    data: ChartSeries


def heading(data: ChartSeries) -> str:
    """总投资（亿元）: what the legend and the head of the column say."""
    return f"{data.name}（{data.unit}）" if data.unit else data.name


def template_series(space: etree._Element) -> list[etree._Element]:
    """The series of all plots in the order in which Word lists them."""
    found = space.findall(f"{C}chart/{C}plotArea/*/{C}ser")
    return sorted(found, key=lambda series: (_number(series, "order"), _number(series, "idx")))


def fit_series(space: etree._Element, data: tuple[ChartSeries, ...]) -> list[Filled]:
    """The chart's series, made as many as the data, each with its own; in the order of the template, copies last."""
    present = template_series(space)
    if any(series.getparent().tag in _SINGLE for series in present):  # type: ignore[union-attr]
        data = data[:1]
    chosen = _choose(present, data)
    for series in present:
        if series not in [one.series for one in chosen]:
            _remove(series)
    filled = sorted(chosen, key=lambda one: present.index(one.series))
    for extra in data:
        if all(extra is not one.data for one in chosen):
            model = next((one for one in reversed(filled) if one.data.unit == extra.unit), filled[-1])
            filled.append(Filled(_copy(model.series, [one.series for one in filled]), extra))
    return filled


def _choose(present: list[etree._Element], data: tuple[ChartSeries, ...]) -> list[Filled]:
    """Which series takes which data: first by name, then in order."""
    left = list(present)
    chosen: list[Filled] = []
    waiting: list[ChartSeries] = []
    for one in data:
        namesake = next((series for series in left if _name(series) in (one.name, heading(one))), None)
        if namesake is None:
            waiting.append(one)
        else:
            left.remove(namesake)
            chosen.append(Filled(namesake, one))
    return chosen + [Filled(series, one) for series, one in zip(left, waiting, strict=False)]


def _name(series: etree._Element) -> str:
    shown = series.find(f"{C}tx")
    return "".join(value.text or "" for value in shown.iter(f"{C}v")).strip() if shown is not None else ""


def _number(series: etree._Element, name: str) -> int:
    text = value_of(series, name)
    return int(text) if text.isdigit() else 0


def _remove(series: etree._Element) -> None:
    """Takes a series away, with its plot where that has no other."""
    plot = series.getparent()
    assert plot is not None
    plot.remove(series)
    area = plot.getparent()
    if plot.find(f"{C}ser") is None and area is not None:
        area.remove(plot)


def _copy(model: etree._Element, others: list[etree._Element]) -> etree._Element:
    """A copy behind the last series of the model's plot, with a number and a colour of its own."""
    twin = deepcopy(model)
    for name in ("idx", "order"):
        number = 1 + max(_number(series, name) for series in others)
        _set(twin, name, str(number))
    for part in twin.findall(f"{C}dPt") + twin.findall(f"{C}extLst"):
        twin.remove(part)
    recolour(twin, _own_accent(model), len(others), {_own_accent(series) for series in others})
    plot = model.getparent()
    assert plot is not None
    plot.findall(f"{C}ser")[-1].addnext(twin)
    return twin


def _set(series: etree._Element, name: str, value: str) -> None:
    found = series.find(C + name)
    if found is None:
        found = element(name)
        series.insert(0 if name == "idx" else 1, found)
    found.set("val", value)


def _own_accent(series: etree._Element) -> str:
    """The accent in which a series is drawn, "" where it is drawn in something else."""
    colours = [colour.get("val", "") for look in series.findall(f"{C}spPr") for colour in look.iter(f"{A}schemeClr")]
    return next((colour for colour in colours if _ACCENT.fullmatch(colour)), "")


def recolour(shape: etree._Element, old: str, place: int, taken: set[str] | frozenset[str] = frozenset()) -> None:
    """Draws a copy in the accent for its place: the first of the theme's six that is free, darker ones in a second round."""
    accents = [f"accent{number % 6 + 1}" for number in range(place, place + 6)]
    new = next((accent for accent in accents if accent not in taken), accents[0])
    darker = "60000" if place >= 6 else ""
    for fill in list(shape.iter(f"{A}solidFill")):
        colour = fill.find(f"{A}srgbClr") if not old else fill.find(f"{A}schemeClr")
        if colour is not None and (not old or colour.get("val") == old):
            fill.replace(colour, _accent(new, darker, colour))


def _accent(name: str, darker: str, model: etree._Element) -> etree._Element:
    """The theme's colour with the shades and the transparency of the colour that it replaces."""
    colour = etree.Element(f"{A}schemeClr", {"val": name})
    colour.extend(deepcopy(shade) for shade in model if shade.tag != f"{A}lumMod" or not darker)
    if darker:
        colour.insert(0, etree.Element(f"{A}lumMod", {"val": darker}))
    return colour
