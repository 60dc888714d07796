"""Charts as Word draws them into a template: every common kind, with the parts, tables and marks that Word adds to them."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from docx import Document
from lxml import etree

from briefgen.model.briefing import ChartData, ChartSeries
from briefgen.render.package import package_parts, write_package

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
CATEGORIES = ("类别 1", "类别 2", "类别 3", "类别 4")
KINDS = (
    "bar", "column", "stacked", "line", "pie", "doughnut", "area", "radar", "combined", "bar3D", "column3D", "pie3D", "percent", "line3D", "area3D",
)  # fmt: skip
_PLOTS = {
    "bar": ("barChart", '<c:barDir val="bar"/><c:grouping val="clustered"/>'),
    "column": ("barChart", '<c:barDir val="col"/><c:grouping val="clustered"/>'),
    "stacked": ("barChart", '<c:barDir val="col"/><c:grouping val="stacked"/>'),
    "percent": ("barChart", '<c:barDir val="bar"/><c:grouping val="percentStacked"/>'),
    "line": ("lineChart", '<c:grouping val="standard"/>'),
    "line3D": ("line3DChart", '<c:grouping val="standard"/>'),
    "area": ("areaChart", '<c:grouping val="standard"/>'),
    "area3D": ("area3DChart", '<c:grouping val="standard"/>'),
    "radar": ("radarChart", '<c:radarStyle val="marker"/>'),
    "pie": ("pieChart", ""),
    "pie3D": ("pie3DChart", ""),
    "doughnut": ("doughnutChart", ""),
    "bar3D": ("bar3DChart", '<c:barDir val="bar"/><c:grouping val="clustered"/>'),
    "column3D": ("bar3DChart", '<c:barDir val="col"/><c:grouping val="clustered"/>'),
}
_ENDS = {
    "barChart": '<c:gapWidth val="219"/>{overlap}', "bar3DChart": '<c:gapWidth val="150"/><c:shape val="box"/>', "lineChart": '<c:marker val="1"/>',
    "pieChart": '<c:firstSliceAng val="0"/>', "doughnutChart": '<c:firstSliceAng val="0"/><c:holeSize val="75"/>',
}  # fmt: skip
_ROUND = ("pieChart", "pie3DChart", "doughnutChart")


def data(name: str = "项目投资", categories: int = 3, series: Sequence[str] = ("总投资",), unit: str = "亿元") -> ChartData:
    """Made-up data: values 1.5, 2.5 … in the first series, 11.5 … in the second."""
    lines = tuple(
        ChartSeries(head, tuple(Decimal(number + 10 * place) + Decimal("1.5") for number in range(categories)), unit)
        for place, head in enumerate(series)
    )
    return ChartData(name, tuple(f"甲{number}项目" for number in range(1, categories + 1)), lines, "某图")


def chart_xml(kind: str, heads: Sequence[str] = ("系列 1", "系列 2", "系列 3"), number_format: str = "General", inside: str = "") -> str:
    """The chart part. A combined chart has its last series as a line on an axis of its own. `inside` goes into each series' caches' end."""
    if kind == "combined":
        bars = _plot("column", list(enumerate(heads[:-1])), number_format, (101, 102))
        line = _plot("line", [(len(heads) - 1, heads[-1])], "0.0%", (103, 104))
        axes = _axes(101, 102) + _axes(103, 104, secondary=True)
        area = bars + line + axes
    else:
        shown = heads[:1] if _PLOTS[kind][0] in ("pieChart", "pie3DChart") else heads
        area = _plot(kind, list(enumerate(shown)), number_format, (101, 102))
        area += "" if _PLOTS[kind][0] in _ROUND else _axes(101, 102)
    view = '<c:view3D><c:rotX val="15"/><c:rotY val="20"/><c:rAngAx val="1"/></c:view3D>' if "3D" in kind else ""
    return (
        f'<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main" xmlns:r="{OFFICE}/relationships" '
        'xmlns:c16r2="http://schemas.microsoft.com/office/drawing/2015/06/chart"><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="c14" '
        'xmlns:c14="http://schemas.microsoft.com/office/drawing/2007/8/2/chart"><c14:style val="102"/></mc:Choice><mc:Fallback><c:style val="2"/>'
        "</mc:Fallback></mc:AlternateContent>"
        f'<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>用户写的标题</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        f'<c:autoTitleDeleted val="0"/>{view}<c:plotArea><c:layout/>{area}</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _plot(kind: str, series: Sequence[tuple[int, str]], number_format: str, axes: tuple[int, int]) -> str:
    tag, opening = _PLOTS[kind]
    inner = "".join(_series(tag, index, head, number_format) for index, head in series)
    overlap = '<c:overlap val="100"/>' if kind in ("stacked", "percent") else ""
    end = _ENDS.get(tag, "").format(overlap=overlap)
    ids = "" if tag in _ROUND else f'<c:axId val="{axes[0]}"/><c:axId val="{axes[1]}"/>' + ('<c:axId val="0"/>' if "3D" in tag else "")
    varied = int(tag in _ROUND)
    return f'<c:{tag}>{opening}<c:varyColors val="{varied}"/>{inner}{end}{ids}</c:{tag}>'


def _series(tag: str, index: int, head: str, number_format: str) -> str:
    column = "BCDEFGH"[index]
    texts = "".join(f'<c:pt idx="{place}"><c:v>{text}</c:v></c:pt>' for place, text in enumerate(CATEGORIES))
    values = "".join(f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in enumerate((4.3, 2.5, 3.5, 4.5)))
    fill = f'<a:solidFill><a:schemeClr val="accent{index + 1}"/></a:solidFill>'
    look = f"<c:spPr><a:ln w=\"28575\">{fill}</a:ln></c:spPr>" if "line" in tag or "radar" in tag else f"<c:spPr>{fill}</c:spPr>"
    points = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:schemeClr val="accent{place + 1}"/></a:solidFill></c:spPr></c:dPt>'
        for place in range(4)
    )
    middle = {"barChart": '<c:invertIfNegative val="0"/>', "bar3DChart": '<c:invertIfNegative val="0"/>'}.get(tag, points if tag in _ROUND else "")
    end = '<c:smooth val="0"/>' if tag in ("lineChart", "line3DChart") else ""
    unique = f"{{0000000{index}-AAAA-4BBB-8CCC-000000000000}}"
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{head}</c:v></c:pt></c:strCache></c:strRef></c:tx>{look}{middle}'
        f'<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$5</c:f><c:strCache><c:ptCount val="4"/>{texts}</c:strCache></c:strRef></c:cat>'
        f'<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}$5</c:f><c:numCache><c:formatCode>{number_format}</c:formatCode><c:ptCount val="4"/>{values}'
        f'</c:numCache></c:numRef></c:val>{end}<c:extLst><c:ext uri="{{C3380CC4-5D6E-409C-BE32-E72D297353CC}}" '
        f'xmlns:c16="http://schemas.microsoft.com/office/drawing/2014/chart"><c16:uniqueId val="{unique}"/></c:ext></c:extLst></c:ser>'
    )


def _axes(category: int, value: int, *, secondary: bool = False) -> str:
    hidden, crosses = ("1", "max") if secondary else ("0", "autoZero")
    return (
        f'<c:catAx><c:axId val="{category}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="{hidden}"/><c:axPos val="b"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="{value}"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="{value}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        '<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{category}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/></c:valAx>'
    )


def workbook(heads: Sequence[str] = ("系列 1", "系列 2", "系列 3"), *, table: bool = True, note: str = "", number_format: str = "General") -> bytes:
    """The workbook that Word puts into a new chart: a table from A1; a user's note beside it where one is given."""
    from openpyxl import Workbook
    from openpyxl.worksheet.table import Table

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    sheet.append([" ", *heads])
    for category, value in zip(CATEGORIES, (4.3, 2.5, 3.5, 4.5), strict=True):
        sheet.append([category, *[value] * len(heads)])
    for row in sheet.iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.number_format = number_format
    if table:
        last = "ABCDEFGH"[len(heads)]
        sheet.add_table(Table(displayName="表1", ref=f"A1:{last}5"))
    if note:
        sheet["J3"] = note
        book.create_sheet("另一张")["A1"] = note
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def drawing(relation: str, alt_text: str, number: int = 1, *, attribute: str = "descr") -> str:
    """A paragraph with the chart in it."""
    return (
        f'<w:p xmlns:w="{_word()}"><w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="5274310" cy="3076575"/><wp:docPr id="{number}" name="图表 {number}" {attribute}="{alt_text}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/chart"><c:chart xmlns:c="{DRAWING}/chart" '
        f'xmlns:r="{OFFICE}/relationships" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p xmlns:w="{_word()}">{look}<w:r><w:t>{text}</w:t></w:r></w:p>'


def numbered(text: str) -> str:
    """A caption as Word's own command inserts it."""
    marks = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{between}'
        for kind, between in (
            ("begin", '<w:r><w:instrText xml:space="preserve"> SEQ 图 \\* ARABIC </w:instrText></w:r>'),
            ("separate", "<w:r><w:t>1</w:t></w:r>"),
            ("end", ""),
        )
    )
    return f'<w:p xmlns:w="{_word()}"><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>图</w:t></w:r>{marks}<w:r><w:t>{text}</w:t></w:r></w:p>'


def template(path: Path, *blocks: str, charts: Sequence[tuple[str, bytes | None]] = ()) -> Path:
    """A template whose body are these blocks; `charts` are XML and workbook of rIdChart1, rIdChart2 …"""
    document = Document()
    body = document.element.body
    for block in reversed(blocks):
        body.insert(0, etree.fromstring(block))
    document.save(str(path))
    parts = package_parts(path.read_bytes())
    types, relations = "", ""
    for number, (xml, book) in enumerate(charts, start=1):
        types += f'<Override PartName="/word/charts/chart{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>'
        relations += f'<Relationship Id="rIdChart{number}" Type="{OFFICE}/relationships/chart" Target="charts/chart{number}.xml"/>'
        parts[f"word/charts/chart{number}.xml"] = xml.encode()
        style = "http://schemas.microsoft.com/office/2011/relationships/chartStyle"
        inner = f'<Relationship Id="rId1" Type="{style}" Target="style{number}.xml"/>'
        types += f'<Override PartName="/word/charts/style{number}.xml" ContentType="application/vnd.ms-office.chartstyle+xml"/>'
        parts[f"word/charts/style{number}.xml"] = f'<cs:chartStyle xmlns:cs="{style.rsplit("/", 2)[0]}/drawing" id="201"/>'.encode()
        if book is not None:
            inner += f'<Relationship Id="rId3" Type="{OFFICE}/relationships/package" Target="../embeddings/Microsoft_Excel_Worksheet{number}.xlsx"/>'
            parts[f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"] = book
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = f'<Relationships xmlns="{package}">{inner}</Relationships>'.encode()
    types += '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
    _extend(parts, "[Content_Types].xml", b"</Types>", types)
    _extend(parts, "word/_rels/document.xml.rels", b"</Relationships>", relations)
    write_package(parts, path)
    return path


def _extend(parts: dict[str, bytes], name: str, end: bytes, more: str) -> None:
    parts[name] = parts[name].replace(end, more.encode() + end)


def _word() -> str:
    return "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# What a filled chart shows


def charts_of(parts: dict[str, bytes]) -> list[str]:
    """The names of the chart parts in the package."""
    return sorted(name for name in parts if name.startswith("word/charts/chart"))


def shown(xml: bytes) -> list[tuple[str, list[str], list[str]]]:
    """Name, categories and values of each series as its caches have them."""
    space = etree.fromstring(xml)
    series = sorted(space.iter(f"{C}ser"), key=lambda one: int(one.find(f"{C}order").get("val")))
    return [
        ("".join(one.find(f"{C}tx").itertext(f"{C}v")), _values(one.find(f"{C}cat")), _values(one.find(f"{C}val")))
        for one in series
    ]  # fmt: skip


def _values(element: etree._Element) -> list[str]:
    return [value.text or "" for value in element.iter(f"{C}v")]


def formulas(xml: bytes) -> list[str]:
    return [formula.text for formula in etree.fromstring(xml).iter(f"{C}f")]


def rows(data: bytes, sheet: str = "Sheet1") -> list[list[object]]:
    """The cells of a workbook's sheet."""
    from openpyxl import load_workbook

    return [[cell.value for cell in row] for row in load_workbook(BytesIO(data))[sheet].iter_rows()]
