"""Charts filled: each named chart of the document gets its data, in what it shows and in the workbook behind it, or goes with its caption."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from briefgen.model.briefing import ChartData, ChartSeries
from briefgen.model.fields import CHARTS
from briefgen.render.language.findings import Findings
from briefgen.render.language.values import clean, plain
from briefgen.render.word.charts import advice
from briefgen.render.word.charts.caches import categories_of, counted, formulas, in_hundredths, value_format, write_caches
from briefgen.render.word.charts.captions import number_captions, remove_charts
from briefgen.render.word.charts.cells import Block, read_block
from briefgen.render.word.charts.frames import Frame, charts_in, drop_unused, part_charts
from briefgen.render.word.charts.names import C, element, known_name
from briefgen.render.word.charts.parts import Copier
from briefgen.render.word.charts.points import fit_points, settle
from briefgen.render.word.charts.series import Filled, fit_series, heading, template_series
from briefgen.render.word.charts.workbook import Sheet, UnreadableWorkbookError, edit_workbook, new_workbook
from briefgen.render.word.xml import R, parse, serialize

_WORKBOOK = "/word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
_AFTER_WORKBOOK = tuple(C + name for name in ("printSettings", "userShapes", "extLst"))


def fill_charts(document: Any, charts: Iterable[ChartData], findings: Findings) -> None:
    """Fills the named charts of a filled python-docx Document, and takes those without data away with their captions.

    A chart that cannot be filled, or whose name has no data in any briefing, goes to `findings` as an error. Charts without a name stay as they are.
    """
    frames = charts_in(document)
    part_charts(frames)
    data = {chart.name: chart for chart in charts if chart.categories and chart.series}
    empty: list[Frame] = []
    for frame in frames:
        if not frame.name:
            continue
        chart = data.get(frame.name) or data.get(known_name(frame.name))
        if chart is not None:
            _fill(frame, _cleaned(chart), findings)
        elif known_name(frame.name):
            empty.append(frame)
        else:
            findings.error(frame.where, *advice.unknown(frame.name, [chart.zh for chart in CHARTS if not chart.loop]))
    remove_charts(empty, frames)
    drop_unused(document)
    number_captions(document.element.body)


def _fill(frame: Frame, chart: ChartData, findings: Findings) -> None:
    part = frame.part
    if not frame.usable or part is None:
        findings.error(frame.where, *(advice.BROKEN if frame.usable else advice.KIND))
        return
    try:
        space = parse(part.blob)
    except etree.XMLSyntaxError:
        findings.error(frame.where, *advice.BROKEN)
        return
    present = template_series(space)
    if not present or any(series.find(f"{C}val") is None for series in present):
        findings.error(frame.where, *(advice.KIND if present else advice.BROKEN))
        return
    block = read_block(*([formula for series in present for formula in formulas(series, name)] for name in ("tx", "cat", "val")))
    old = max(counted(series) for series in present)
    before = categories_of(present[0])
    filled = [_scaled(one) for one in fit_series(space, chart.series)]
    sheet = Sheet(
        chart.categories, _heads(filled), tuple(one.data.values for one in filled), tuple(value_format(one.series) for one in filled)
    )
    block = _edit(space, part, (block, before), sheet, frame, findings)
    for place, (one, head) in enumerate(zip(filled, sheet.heads, strict=True), start=1):
        write_caches(one.series, place, block, head, chart.categories, one.data.values)
        fit_points(one.series, old, len(chart.categories))
    settle(space, filled, len(chart.categories))
    part._blob = serialize(space)


def _edit(
    space: etree._Element, part: Any, old: tuple[Block | None, tuple[str, ...]], sheet: Sheet, frame: Frame, findings: Findings
) -> Block:
    """Puts the data into the chart's workbook and returns where; a workbook that is not there or cannot be read is replaced."""
    reference = space.find(f"{C}externalData")
    relation = part.rels.get(reference.get(R + "id", "")) if reference is not None else None
    if relation is not None and not relation.is_external:
        try:
            relation.target_part._blob, block = edit_workbook(relation.target_part.blob, old[0], sheet, old[1])
            return block
        except UnreadableWorkbookError:
            findings.warning(frame.where, *advice.WORKBOOK)
    if reference is None:
        reference = element("externalData")
        etree.SubElement(reference, f"{C}autoUpdate", {"val": "0"})
        place = next((index for index, found in enumerate(space) if found.tag in _AFTER_WORKBOOK), len(space))
        space.insert(place, reference)
    part.rels.pop(reference.get(R + "id", ""), None)
    data, block = new_workbook(sheet)
    book = Copier(part.package).new(_WORKBOOK, CONTENT_TYPE.SML_SHEET, data)
    reference.set(R + "id", part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    return block


def _scaled(one: Filled) -> Filled:
    """Rates as parts of one where the chart's own format shows per cent."""
    if not in_hundredths(one.data.unit, value_format(one.series)):
        return one
    values = tuple(None if value is None else value / Decimal(100) for value in one.data.values)
    return Filled(one.series, replace(one.data, values=values))


def _heads(filled: list[Filled]) -> tuple[str, ...]:
    """What each series is called; a second one of a name gets a number."""
    heads: list[str] = []
    for one in filled:
        head = base = heading(one.data)
        number = 2
        while head in heads:
            head, number = f"{base}{number}", number + 1
        heads.append(head)
    return tuple(heads)


def _cleaned(chart: ChartData) -> ChartData:
    """Names on one line and without what XML refuses; a value for each category."""
    count = len(chart.categories)
    series = tuple(
        ChartSeries(_line(one.name), (*one.values, *[None] * count)[:count], _line(one.unit)) for one in chart.series
    )
    return replace(chart, categories=tuple(_line(category) for category in chart.categories), series=series)


def _line(text: str) -> str:
    return plain(clean(text)[0])
