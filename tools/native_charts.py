"""The charts of the default templates, as Word writes them: a chart part with its caches and a workbook to edit, sample data in both.

The sample data are seen only in the template; a briefing's own take their place, or the chart goes.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from official_layout import DRAWING, OFFICE, mm

from briefgen.render.word.charts.cells import Block
from briefgen.render.word.charts.workbook import Sheet, new_workbook

EMU = 635
"""English metric units in a twentieth of a point."""
_TAG = re.compile(r"\{\{.*?\}\}")
_TEXT_SIZE = 1050
_INK, _LINE = "404040", "BFBFBF"


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: `name` as the alt text says it, `lying` for horizontal bars, sample series, the number format, the size in millimetres."""

    name: str
    heads: tuple[str, ...]
    lying: bool = True
    number_format: str = "General"
    width: float = 150
    height: float = 70

    @property
    def sheet(self) -> Sheet:
        """Made-up data; the first category repeats the name, which LibreOffice would lose with the alt text."""
        categories = (f"图表:{_TAG.sub('某链', self.name)}", "示例二", "示例三")
        values = tuple(tuple(Decimal(number + 3 * place) for number in (12, 9, 6)) for place in range(len(self.heads)))
        return Sheet(categories, self.heads, values, (self.number_format,) * len(self.heads))


def chart_part(chart: Chart) -> tuple[str, bytes]:
    """The XML of the chart part, and its workbook."""
    workbook, block = new_workbook(chart.sheet)
    series = "".join(_series(chart, place, block) for place in range(len(chart.heads)))
    plot = (
        f'<c:barChart><c:barDir val="{"bar" if chart.lying else "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        '<c:gapWidth val="60"/><c:axId val="101"/><c:axId val="102"/></c:barChart>'
    )
    area = f"<c:plotArea><c:layout/>{plot}{_categories(chart)}{_values(chart)}</c:plotArea>"
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text()}</c:legend>'
    xml = (
        f'<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main" xmlns:r="{OFFICE}/relationships"><c:date1904 val="0"/>'
        f'<c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{area}{legend}<c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text()}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return xml, workbook


def frame(chart: Chart, relation: str, number: int) -> str:
    """The run that shows the chart in a paragraph."""
    width, height = mm(chart.width) * EMU, mm(chart.height) * EMU
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="图表 {number}" descr="图表:{chart.name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/chart">'
        f'<c:chart xmlns:c="{DRAWING}/chart" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _series(chart: Chart, place: int, block: Block) -> str:
    sheet = chart.sheet
    last = len(sheet.categories)
    texts = "".join(f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>' for index, text in enumerate(sheet.categories))
    values = "".join(f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>' for index, value in enumerate(sheet.values[place]))
    colour = f'<a:solidFill><a:schemeClr val="accent{place + 1}"/></a:solidFill>'
    shown = "".join(
        f'<c:{name} val="{int(name == "showVal")}"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    )
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx><c:strRef><c:f>{block.reference(place + 1, 0, 0)}</c:f><c:strCache><c:ptCount val=\"1\"/>"
        f'<c:pt idx="0"><c:v>{chart.heads[place]}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr>{colour}</c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text()}<c:dLblPos val="outEnd"/>{shown}</c:dLbls>'
        f'<c:cat><c:strRef><c:f>{block.reference(0, 1, last)}</c:f><c:strCache><c:ptCount val="{last}"/>{texts}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{block.reference(place + 1, 1, last)}</c:f><c:numCache><c:formatCode>{chart.number_format}</c:formatCode>"
        f'<c:ptCount val="{last}"/>{values}</c:numCache></c:numRef></c:val></c:ser>'
    )


def _categories(chart: Chart) -> str:
    """The axis of names; horizontal bars are read from the top."""
    order, side = ("maxMin", "l") if chart.lying else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="101"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{_stroke()}{_text()}<c:crossAx val="102"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(chart: Chart) -> str:
    """The axis of values, not drawn: each bar says its own."""
    return (
        '<c:valAx><c:axId val="102"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{"t" if chart.lying else "l"}"/><c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="101"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _stroke() -> str:
    return f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{_LINE}"/></a:solidFill></a:ln></c:spPr>'


def _text() -> str:
    ink = f'<a:solidFill><a:srgbClr val="{_INK}"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
    return f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_TEXT_SIZE}">{ink}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
