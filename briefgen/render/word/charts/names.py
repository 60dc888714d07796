"""The XML names of DrawingML charts, and the name that a user gives to a chart: its alt text “图表:项目投资”, colon full- or half-width.

The same words as a category or a series of the chart's own data do as well; the briefing's data take their place.
"""

import re

from lxml import etree

from briefgen.model.fields import CHARTS

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C = f"{{{CHART}}}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GROUP = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
MODERN = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"

_ALT_TEXT = re.compile(r"\s*(?:图表|chart)\s*[:：]\s*(\S+)", re.IGNORECASE)


def alt_name(*texts: str | None) -> str:
    """The chart's name in the first of the texts that names one, "" where none does."""
    found = (_ALT_TEXT.match(text or "") for text in texts)
    return next((match[1] for match in found if match), "")


def known_name(name: str) -> str:
    """The Chinese name of a chart by one of its names in CHARTS, as it stands in `Briefing.charts`; "" for any other.

    A chart of a loop begins with its row's name, which may be anything: “新能源产业链项目阶段”.
    """
    for chart in CHARTS:
        if not chart.loop and name in (chart.zh, chart.en):
            return chart.zh
    for chart in CHARTS:
        for ending in (chart.zh, chart.en):
            if chart.loop and name.endswith(ending):
                return name.removesuffix(ending) + chart.zh
    return ""


def element(name: str, **attributes: str) -> etree._Element:
    """A new `c:name`."""
    return etree.Element(C + name, attributes)


def value_of(parent: etree._Element, name: str) -> str:
    """The `val` of a child `c:name`, "" where there is none."""
    found = parent.find(C + name)
    return found.get("val", "") if found is not None else ""
