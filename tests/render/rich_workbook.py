"""A workbook template with everything that a user may have put into one, made with openpyxl and patched where openpyxl has no way to say it.

Sheets: 项目 (a loop row under merged heads, totals, rules of both kinds, sparklines, a chart, a text box, a picture, comments, filter, names, page
settings), 产业链 (nested loops with subtotals, a condition, a picture in the loop), 清单 (an Excel table with totals), 汇总 (formulas on other sheets, a
line chart), 透视 (a pivot table), 数据 (static).
"""

import struct
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule, FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableColumn

from briefgen.model.briefing import Briefing, Cell, Chain, Citation, Row, Sentence
from briefgen.model.period import Period
from briefgen.render.package import package_bytes, package_parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
STAGES = ("开工", "在建", "投产")


# A briefing


def citation(number: int) -> Citation:
    return Citation(number, f"f{number}", f"a/{number}.txt", "示例日报", f"第{number}篇", "2031-05-06", "一句话", 0, 3)


def project(number: int) -> Row:
    amount = Decimal(number) + Decimal("0.5")
    return {
        "project": Cell(f"第{number}号<产业>园 & 配套"),
        "stage": Cell(STAGES[number % 3]),
        "date": Cell("2031年5月", (), date(2031, 5, 31)),
        "scale": Cell(f"{amount}亿元", (citation(number),), amount, "亿元"),
        "change": Cell(f"+{number}.2%", (), Decimal(f"{number}.2"), "%"),
        "source": Cell("", (citation(number),)),
    }


def briefing(count: int, chains: Sequence[int] = (2, 0, 3), **changes: Any) -> Briefing:
    """`count` projects, and a chain for each number in `chains` with so many projects."""
    projects = tuple(project(number) for number in range(1, count + 1))
    made = tuple(
        Chain(f"第{index}链", "一组", (Sentence((Cell(f"第{index}链的情况。"),)),), tuple(project(number) for number in range(1, size + 1)))
        for index, size in enumerate(chains, start=1)
    )
    values: dict[str, Any] = {"projects": projects, "chains": made} | changes
    return Briefing(
        "云川市", "云川市重点产业链简报", "云川市工信局", "month", Period.month(2031, 5), "2031年5月", "2031年第5期", "2031年5月31日", **values
    )


# The template


def rich_template(path: Path) -> Path:
    """Writes the template."""
    book = openpyxl.Workbook()
    _projects(book.active)
    _chains(book.create_sheet("产业链"))
    _table(book.create_sheet("清单"))
    _summary(book.create_sheet("汇总"))
    pivot = book.create_sheet("透视")
    pivot["A1"] = "阶段"
    data = book.create_sheet("数据")
    for row in (("阶段", "投资"), ("开工", 3), ("在建", 5)):
        data.append(row)
    data["D1"] = "=SUM(B2:B3)"
    book.defined_names["规模列"] = DefinedName("规模列", attr_text="项目!$D$5:$D$5")
    book.defined_names["项目首格"] = DefinedName("项目首格", attr_text="项目!$A$7")
    buffer = BytesIO()
    book.save(buffer)
    parts = package_parts(buffer.getvalue())
    for patch in (_stored_values, _extensions, _shapes, _chart_caches, _pivot):
        patch(parts)
    path.write_bytes(package_bytes(parts))
    return path


def _projects(sheet: Any) -> None:
    sheet.title = "项目"
    sheet["A1"] = "{{ 期间 }}{{ 地区 }}重点项目"
    sheet["A1"].font = Font(size=16, bold=True)
    sheet.merge_cells("A1:G1")
    sheet["A3"], sheet["B3"], sheet["D3"], sheet["F3"] = "项目", "进展", "规模（亿元）", "占比"
    sheet["B4"], sheet["C4"], sheet["D4"], sheet["E4"] = "阶段", "时间", "投资", "变化"
    for merge in ("A3:A4", "B3:C3", "D3:E3", "F3:F4"):
        sheet.merge_cells(merge)
    for column, name in zip("ABCDE", ("项目", "阶段", "时间", "规模", "较上期"), strict=True):
        sheet[f"{column}5"] = f"{{{{ 重点项目.{name} }}}}"
    sheet["D5"].number_format = "#,##0.0"
    sheet["E5"].number_format = "0.0%"
    sheet["F5"] = "=IF(SUM(D$5:D$5)=0,0,D5/SUM(D$5:D$5))"
    sheet["G5"] = "=SUM(D$5:D5)"
    sheet["A6"] = "合计"
    for column, formula in {"B": '=COUNTIF(B5:B5,"开工")', "C": "=COUNTA(A5)", "D": "=SUM(D5)", "E": "=AVERAGE(E5:E5)", "F": "=SUM(F5)"}.items():
        sheet[f"{column}6"] = formula
    sheet["G6"] = "=MAX(D5:D5)-MIN(D5:D5)"
    for cell in sheet[6]:
        cell.fill = PatternFill("solid", start_color="DDEBF7")
    sheet["A7"] = "注：合计{{ 重点项目|个数 }}项。"
    sheet["A7"].alignment = Alignment(wrap_text=True)
    sheet.merge_cells("A7:G7")
    sheet["A9"] = "=D6*2"
    sheet.conditional_formatting.add("D5:D5", DataBarRule("min", 0, "max", 0, color="638EC6"))
    sheet.conditional_formatting.add("A5:G5", FormulaRule(["$D5>=AVERAGE($D$5:$D$5)"], fill=PatternFill(bgColor="FFEB9C")))
    stages = DataValidation(type="list", formula1="数据!$A$2:$A$3", allow_blank=True)
    stages.add("B5:B5")
    sheet.add_data_validation(stages)
    sheet.auto_filter.ref = "A4:G5"
    sheet.freeze_panes = "B5"
    sheet.print_area = "A1:G7"
    sheet.print_title_rows = "3:4"
    sheet.row_breaks.append(Break(id=6))
    sheet.oddHeader.left.text = "{{ 期间 }}"
    sheet.oddFooter.center.text = "第 &P 页"
    sheet["A5"].comment = Comment("来源：{{ 重点项目.来源|出处 }}", "某人", height=60, width=200)
    sheet["A7"].comment = Comment("统计口径见说明", "某人")
    sheet["A9"].hyperlink = Hyperlink(ref="A9", location="项目!A6")
    sheet.row_dimensions[5].height = 20
    sheet.column_dimensions["A"].width = 30
    _bar_chart(sheet)


def _bar_chart(sheet: Any) -> None:
    chart = BarChart()
    chart.title = "投资"
    chart.add_data(Reference(sheet, min_col=4, min_row=4, max_row=5), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=5, max_row=5))
    sheet.add_chart(chart, "I3")


def _chains(sheet: Any) -> None:
    rows = (
        ("产业链情况", None, None),
        ("{% for 链 in 产业链 %}", None, None),
        ("{{ 链.名称 }}", "{{ loop.index }}", None),
        ("{% if 链.项目 %}", None, None),
        ("项目", "规模", "折算"),
        ("{% for 项 in 链.项目 %}{{ 项.项目 }}", "{{ 项.规模 }}", "=B6*2"),
        ("{{ 项.阶段 }}", None, "{% endfor %}"),
        ("小计", "=SUM(B6)", "=SUM(C6:C7)"),
        ("{% else %}", None, None),
        ("本期没有项目", None, None),
        ("{% endif %}", None, None),
        ("{% for 句 in 链.语句 %}{{ 句 }}{% endfor %}", None, None),
        ("{% endfor %}", None, None),
        ("总计", "=SUM(B6)", "=SUM(C8)"),
    )
    for row in rows:
        sheet.append(row)
    sheet["B6"].number_format = "0.0"
    sheet.merge_cells("A12:C12")
    sheet.merge_cells("A7:B7")
    sheet.row_breaks.append(Break(id=12))


def _table(sheet: Any) -> None:
    sheet.append(("项目", "规模", "半数"))
    sheet.append(("{% for 项 in 重点项目 %}{{ 项.项目 }}", "{{ 项.规模 }}", "=B2/2"))
    sheet["C2"] = "=清单表[[#This Row],[规模]]/2"
    sheet["D2"] = "{% endfor %}"
    sheet["B2"].number_format = "0.00"
    sheet.append(("合计", "=SUBTOTAL(109,清单表[规模])", "=SUBTOTAL(101,清单表[半数])"))
    table = Table(displayName="清单表", name="清单表", ref="A1:C3", totalsRowCount=1, id=1)
    table.tableColumns = [
        TableColumn(id=1, name="项目", totalsRowLabel="合计"),
        TableColumn(id=2, name="规模", totalsRowFunction="sum"),
        TableColumn(id=3, name="半数", totalsRowFunction="average"),
    ]
    table.autoFilter = openpyxl.worksheet.filters.AutoFilter(ref="A1:C2")
    sheet.add_table(table)


def _summary(sheet: Any) -> None:
    formulas = (
        ("项目合计", "=项目!D6"),
        ("项目之和", "=SUM(项目!D5)"),
        ("开工投资", '=SUMIF(项目!B5,"开工",项目!D5)'),
        ("平均", "=IFERROR(AVERAGE(项目!D5:D5),0)"),
        ("链总计", "=产业链!B14"),
        ("清单", "=清单!B3+SUM(清单表[规模])"),
        ("名称", "=SUM(规模列)"),
        ("查找", '=IFERROR(VLOOKUP("合计",项目!A5:D6,4,FALSE),-1)'),
    )
    for row in formulas:
        sheet.append(row)
    chart = LineChart()
    chart.title = "{{ 期间 }}走势"
    source = sheet.parent["项目"]
    chart.add_data(Reference(source, min_col=4, min_row=5, max_row=5))
    chart.add_data(Reference(source, min_col=5, min_row=5, max_row=5))
    chart.set_categories(Reference(source, min_col=1, min_row=5, max_row=5))
    sheet.add_chart(chart, "D2")


# What openpyxl cannot write

Parts = dict[str, bytes]


def _sheet_part(parts: Parts, name: str) -> str:
    from lxml import etree

    book, relations = etree.fromstring(parts["xl/workbook.xml"]), etree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    identifier = next(one.get(f"{{{OFFICE}}}id") for one in book.iter(f"{{{MAIN}}}sheet") if one.get("name") == name)
    target: str = next(one.get("Target") for one in relations if one.get("Id") == identifier)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _stored_values(parts: Parts) -> None:
    """What Excel stored for formulas when the template was saved."""
    part = _sheet_part(parts, "数据")
    parts[part] = parts[part].replace(b"<v></v>", b"<v>8</v>").replace(b"<v />", b"<v>8</v>").replace(b"<v/>", b"<v>8</v>")


def _extensions(parts: Parts) -> None:
    """Sparklines, a data bar of 2010 and a validation whose list is on another sheet."""
    part = _sheet_part(parts, "项目")
    text = parts[part].decode()
    rule_end = text.index("</cfRule>")
    text = (
        text[:rule_end]
        + f'<extLst><ext xmlns:x14="{X14}" uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}"><x14:id>{{11111111-2222-3333-4444-555555555555}}</x14:id></ext></extLst>'
        + text[rule_end:]
    )
    extension = f"""<extLst>
<ext xmlns:x14="{X14}" uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}">
<x14:cfRule type="dataBar" id="{{11111111-2222-3333-4444-555555555555}}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo>
<x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>
<xm:sqref>D5:D5</xm:sqref></x14:conditionalFormatting><x14:conditionalFormatting xmlns:xm="{XM}">
<x14:cfRule type="expression" priority="9" id="{{66666666-2222-3333-4444-555555555555}}"><xm:f>$D5&gt;汇总!$B$4</xm:f><x14:dxf><font><b/></font></x14:dxf></x14:cfRule>
<xm:sqref>B5:C5</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>
<ext xmlns:x14="{X14}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations xmlns:xm="{XM}" count="1"><x14:dataValidation type="list" allowBlank="1">
<x14:formula1><xm:f>数据!$A$2:$A$3</xm:f></x14:formula1><xm:sqref>C5</xm:sqref></x14:dataValidation></x14:dataValidations></ext>
<ext xmlns:x14="{X14}" uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}"><x14:sparklineGroups xmlns:xm="{XM}"><x14:sparklineGroup type="column" displayEmptyCellsAs="gap">
<x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>项目!D5:E5</xm:f><xm:sqref>H5</xm:sqref></x14:sparkline>
<x14:sparkline><xm:f>项目!D5:D5</xm:f><xm:sqref>H6</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"""
    end = text.rindex("</worksheet>")
    parts[part] = (text[:end] + extension + text[end:]).encode()


def _anchor(shape: str, first: int, last: int, column: int = 1) -> str:
    return (
        f'<xdr:twoCellAnchor editAs="oneCell"><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{first - 1}</xdr:row>'
        f"<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>{column + 2}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{last - 1}</xdr:row>"
        f"<xdr:rowOff>1000</xdr:rowOff></xdr:to>{shape}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def _box(identifier: int) -> str:
    runs = "".join(f'<a:r><a:rPr lang="zh-CN" b="{bold}"/><a:t>{text}</a:t></a:r>' for bold, text in ((0, "截至{{ 期"), (1, "间 }}，共"), (0, "{{ 重点项目|个数 }}项")))
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{identifier}" name="文本框"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p>{runs}</a:p></xdr:txBody></xdr:sp>'
    )


def _picture(identifier: int, relation: str) -> str:
    return (
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{identifier}" name="图片"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="{OFFICE}" r:embed="{relation}"/>'
        '<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
    )


def png() -> bytes:
    """A picture of one blue dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00\x1f\x4e\x79")) + chunk(b"IEND", b"")


def _shapes(parts: Parts) -> None:
    """A text box and a picture below the totals of 项目, a picture inside the loop of 产业链."""
    parts["xl/media/image1.png"] = png()
    drawing = "xl/drawings/drawing1.xml"
    text = parts[drawing].decode().replace("<wsDr ", f'<wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" ', 1)
    end = text.rindex("</wsDr>")
    parts[drawing] = (text[:end] + _anchor(_box(21), 10, 12) + _anchor(_picture(22, "rId9"), 10, 12, 4) + text[end:]).encode()
    _relate(parts, "xl/drawings/_rels/drawing1.xml.rels", "rId9", "image", "/xl/media/image1.png")
    parts["xl/drawings/drawing9.xml"] = (f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}">' + _anchor(_picture(2, "rId1"), 3, 3, 3) + "</xdr:wsDr>").encode()
    _relate(parts, "xl/drawings/_rels/drawing9.xml.rels", "rId1", "image", "/xl/media/image1.png")
    sheet = _sheet_part(parts, "产业链")
    _relate(parts, _relations(sheet), "rId7", "drawing", "/xl/drawings/drawing9.xml")
    body = parts[sheet].decode()
    parts[sheet] = body.replace("</worksheet>", f'<drawing xmlns:r="{OFFICE}" r:id="rId7"/></worksheet>').encode()
    _declare(parts, "/xl/drawings/drawing9.xml", "application/vnd.openxmlformats-officedocument.drawing+xml")
    if b'Extension="png"' not in parts["[Content_Types].xml"]:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1)


def _chart_caches(parts: Parts) -> None:
    """Stored figures, as Excel writes them."""
    cache = '<numCache><formatCode>0.0</formatCode><ptCount val="1"/><pt idx="0"><v>99</v></pt></numCache></numRef>'
    for name in [name for name in parts if name.startswith("xl/charts/chart")]:
        parts[name] = parts[name].decode().replace("</f></numRef>", f"</f>{cache}").encode()


def _pivot(parts: Parts) -> None:
    """A pivot table on 透视 over the static data."""
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = (
        f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="rId1" refreshOnLoad="0" recordCount="2" createdVersion="6" refreshedVersion="6">'
        '<cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="数据"/></cacheSource><cacheFields count="2"><cacheField name="阶段" numFmtId="0">'
        '<sharedItems count="2"><s v="开工"/><s v="在建"/></sharedItems></cacheField><cacheField name="投资" numFmtId="0">'
        '<sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" minValue="3" maxValue="5"/></cacheField></cacheFields>'
        "</pivotCacheDefinition>"
    ).encode()
    parts["xl/pivotCache/pivotCacheRecords1.xml"] = f'<pivotCacheRecords xmlns="{MAIN}" count="2"><r><x v="0"/><n v="3"/></r><r><x v="1"/><n v="5"/></r></pivotCacheRecords>'.encode()
    parts["xl/pivotTables/pivotTable1.xml"] = (
        f'<pivotTableDefinition xmlns="{MAIN}" name="透视表1" cacheId="1" dataCaption="值" createdVersion="6" updatedVersion="6">'
        '<location ref="A3:B6" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="3">'
        '<item x="0"/><item x="1"/><item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields>'
        '<rowItems count="3"><i><x/></i><i><x v="1"/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1">'
        '<dataField name="求和项:投资" fld="1" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>'
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    _declare(parts, "/xl/pivotCache/pivotCacheDefinition1.xml", f"{kind}pivotCacheDefinition+xml")
    _declare(parts, "/xl/pivotCache/pivotCacheRecords1.xml", f"{kind}pivotCacheRecords+xml")
    _declare(parts, "/xl/pivotTables/pivotTable1.xml", f"{kind}pivotTable+xml")
    _relate(parts, "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels", "rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
    _relate(parts, "xl/pivotTables/_rels/pivotTable1.xml.rels", "rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    _relate(parts, _relations(_sheet_part(parts, "透视")), "rId1", "pivotTable", "../pivotTables/pivotTable1.xml")
    _relate(parts, "xl/_rels/workbook.xml.rels", "rId99", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    book = parts["xl/workbook.xml"].decode()
    caches = f'<pivotCaches><pivotCache xmlns:r="{OFFICE}" cacheId="1" r:id="rId99"/></pivotCaches>'
    parts["xl/workbook.xml"] = book.replace("</workbook>", f"{caches}</workbook>").encode()


def _relations(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _relate(parts: Parts, relations: str, identifier: str, kind: str, target: str) -> None:
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    entry = f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"/>'
    parts[relations] = parts.get(relations, empty).decode().replace("</Relationships>", f"{entry}</Relationships>").encode()


def _declare(parts: Parts, part: str, content_type: str) -> None:
    entry = f'<Override PartName="{part}" ContentType="{content_type}"/>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].decode().replace("</Types>", f"{entry}</Types>").encode()


def changed(path: Path, target: Path, change: Callable[[Parts], None]) -> Path:
    """A copy of a workbook with its parts changed."""
    parts = package_parts(path.read_bytes())
    change(parts)
    target.write_bytes(package_bytes(parts))
    return target
