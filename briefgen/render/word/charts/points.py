"""What a template says of single points of a series: colours of slices, labels moved by hand, fixed ends of axes, kept only as far as they still fit."""

from collections.abc import Iterable
from copy import deepcopy
from decimal import Decimal, InvalidOperation

from lxml import etree

from briefgen.render.word.charts.names import A, C, value_of
from briefgen.render.word.charts.series import Filled, recolour

_DATE_ONLY = tuple(C + name for name in ("baseTimeUnit", "majorUnit", "majorTimeUnit", "minorUnit", "minorTimeUnit"))
_MICROSOFT_2012 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
# Texts beside the points that come from other cells, and series that a filter hides: both would show what was before.
_STALE = tuple(
    _MICROSOFT_2012 + name
    for name in ("datalabelsRange", "filteredAreaSeries", "filteredBarSeries", "filteredLineSeries", "filteredPieSeries", "filteredRadarSeries")
)


def fit_points(series: etree._Element, old: int, new: int) -> None:
    """Drops what is said of points beyond the last; where each of the `old` points had a colour of its own, the added ones have one too."""
    looks = series.findall(f"{C}dPt")
    for part in (*looks, *series.findall(f"{C}dLbls/{C}dLbl")):
        if _index(part) >= new:
            _remove(part)
    if old and new > old and {_index(look) for look in looks} >= set(range(old)):
        for index in range(old, new):
            twin = deepcopy(looks[index % old])
            place = twin.find(f"{C}idx")
            if place is not None:
                place.set("val", str(index))
            for extension in twin.findall(f"{C}extLst"):
                twin.remove(extension)
            recolour(twin, _accent(twin), index)
            series.findall(f"{C}dPt")[-1].addnext(twin)


def settle(space: etree._Element, filled: Iterable[Filled], categories: int) -> None:
    """Makes the rest of the chart fit its data: legend, axes, and what was kept of data that are gone."""
    filled = list(filled)
    most = max(len(filled), categories)
    for entry in space.findall(f"{C}chart/{C}legend/{C}legendEntry"):
        if _index(entry) >= most:
            _remove(entry)
    for stale in list(space.iter(*_STALE)):
        extension = stale.getparent()
        if extension is not None:
            _remove(extension)
    area = space.find(f"{C}chart/{C}plotArea")
    if area is not None:
        _drop_unused_axes(area)
        for axis in area.findall(f"{C}dateAx"):
            _name_categories(axis)
        _open_ends(area, filled)


def _drop_unused_axes(area: etree._Element) -> None:
    used = {axis.get("val") for plot in area if plot.find(f"{C}ser") is not None for axis in plot.findall(f"{C}axId")}
    for axis in list(area):
        if str(axis.tag).endswith("Ax") and value_of(axis, "axId") not in used:
            area.remove(axis)


def _name_categories(axis: etree._Element) -> None:
    """Categories are names, which an axis of dates would take for days."""
    for part in list(axis):
        if part.tag in _DATE_ONLY:
            axis.remove(part)
    axis.tag = f"{C}catAx"


def _open_ends(area: etree._Element, filled: list[Filled]) -> None:
    """Takes the fixed end off an axis of values that would cut values off."""
    for axis in area.findall(f"{C}valAx"):
        least, most = _extent(area, value_of(axis, "axId"), filled)
        upper, lower = axis.find(f"{C}scaling/{C}max"), axis.find(f"{C}scaling/{C}min")
        if upper is not None and most > _decimal(upper.get("val", "")):
            _remove(upper)
        if lower is not None and least < _decimal(lower.get("val", "")):
            _remove(lower)


def _extent(area: etree._Element, axis: str, filled: list[Filled]) -> tuple[Decimal, Decimal]:
    """The least and the greatest value that the plots on an axis show; stacked ones show sums."""
    shown = [Decimal(0)]
    for plot in area:
        if axis not in [found.get("val") for found in plot.findall(f"{C}axId")]:
            continue
        grouping = value_of(plot, "grouping")
        lines = [[value or Decimal(0) for value in one.data.values] for one in filled if one.series.getparent() is plot]
        if grouping == "stacked":
            columns = list(zip(*lines, strict=True))
            shown += [sum((value for value in column if value > 0), Decimal(0)) for column in columns]
            shown += [sum((value for value in column if value < 0), Decimal(0)) for column in columns]
        elif grouping != "percentStacked":
            shown += [value for line in lines for value in line]
    return min(shown), max(shown)


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Decimal(0)
    return number if number.is_finite() else Decimal(0)


def _accent(look: etree._Element) -> str:
    return next((colour.get("val", "") for colour in look.iter(f"{A}schemeClr") if colour.get("val", "").startswith("accent")), "")


def _index(part: etree._Element) -> int:
    text = value_of(part, "idx")
    return int(text) if text.isdigit() else 0


def _remove(part: etree._Element) -> None:
    parent = part.getparent()
    if parent is not None:
        parent.remove(part)
