"""Native bar charts over cells of the same sheet, with the values kept in the chart too, for viewers that look at nothing else.

Bars lie, the first category on top: Chinese labels stay readable on a narrow screen. The numbers stand at the bars, so that no axis is needed for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from briefgen.model.briefing import ChartData
from briefgen.render.excel.names import cell_address

ROW_HEIGHT = 15.0
_COLOURS = ("9DC3E6", "1F4E79")
_ONE_COLOUR = "2E75B6"
_POINTS_A_CM = 28.35
_BAR, _FRAME, _LEAST = 0.62, 1.7, 4.0  # cm


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart's data stand: the row of the heads, one row a category below, labels in column A, series from column B on."""

    sheet_name: str
    head_row: int
    count: int

    def area(self, letter: str) -> str:
        first, last = self.head_row + 1, self.head_row + self.count
        return f"{cell_address(self.sheet_name, first, f'${letter}$')}:${letter}${last}"


@dataclass(frozen=True, slots=True)
class Corners:
    """Where a chart lies: from column A of this row, from 1, over so many columns, whatever the width of these on a screen."""

    row: int
    columns: int


def series_name(data: ChartData, index: int) -> str:
    """The head of a series, with its unit: 总投资（亿元）."""
    series = data.series[index]
    return f"{series.name}（{series.unit}）" if series.unit else series.name


def height(data: ChartData) -> float:
    """In cm: enough for every bar."""
    return max(_LEAST, _FRAME + _BAR * len(data.categories) * max(1, len(data.series) * 0.8) + (0.6 if len(data.series) > 1 else 0))


def rows_covered(data: ChartData) -> int:
    """How many rows the chart takes."""
    return ceil(height(data) * _POINTS_A_CM / ROW_HEIGHT)


def bar_chart(data: ChartData, place: Place, corners: Corners) -> Any:
    """The chart of data that stand at `place`."""
    from openpyxl.chart import BarChart

    chart: Any = BarChart()
    chart.type, chart.grouping, chart.gapWidth = "bar", "clustered", 60
    chart.anchor = _anchor(data, corners)
    chart.legend = chart.legend if len(data.series) > 1 else None
    if chart.legend is not None:
        chart.legend.position = "b"
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.y_axis.majorGridlines = None
    chart.x_axis.majorTickMark = "none"
    _keep_zero(chart, data)
    for index in range(len(data.series)):
        chart.series.append(_series(data, index, place))
    return chart


def _anchor(data: ChartData, corners: Corners) -> Any:
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

    first, last = corners.row - 1, corners.row - 1 + rows_covered(data)
    return TwoCellAnchor(editAs="oneCell", _from=AnchorMarker(col=0, row=first), to=AnchorMarker(col=corners.columns, row=last))


def _keep_zero(chart: Any, data: ChartData) -> None:
    """Bars begin at nought, and labels stand at the low end, clear of bars that go the other way."""
    values = [value for series in data.series for value in series.values if value is not None]
    if values and min(values) >= 0:
        chart.y_axis.scaling.min = 0
    chart.x_axis.tickLblPos = "low"


def _series(data: ChartData, index: int, place: Place) -> Any:
    from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import Series, SeriesLabel

    letter = "BCDEFGH"[index]
    values = data.series[index].values
    points = [NumVal(idx=number, v=_digits(value)) for number, value in enumerate(values) if value is not None]
    head = f"{cell_address(place.sheet_name, place.head_row, f'${letter}$')}"
    series = Series(
        idx=index,
        order=index,
        tx=SeriesLabel(strRef=_texts(head, [series_name(data, index)])),
        cat=AxDataSource(strRef=_texts(place.area("A"), data.categories)),
        val=NumDataSource(numRef=NumRef(f=place.area(letter), numCache=NumData(formatCode="General", ptCount=len(values), pt=points))),
    )
    series.graphicalProperties.solidFill = _COLOURS[index % 2] if len(data.series) > 1 else _ONE_COLOUR
    series.invertIfNegative = False
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False, showLeaderLines=False)
    return series


def _texts(address: str, texts: Sequence[str]) -> Any:
    from openpyxl.chart.data_source import StrData, StrRef, StrVal

    return StrRef(f=address, strCache=StrData(ptCount=len(texts), pt=[StrVal(idx=number, v=text) for number, text in enumerate(texts)]))


def _digits(value: Decimal) -> str:
    return format(value, "f")
