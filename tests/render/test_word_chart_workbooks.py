"""The workbook inside a chart: the user's own, with the briefing's data in it, and nothing else of it touched."""

from decimal import Decimal
from io import BytesIO

import chart_samples as charts
import pytest
import word_samples as samples
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from briefgen.render.word import render_docx
from briefgen.render.word.charts import workbook
from briefgen.render.word.charts.cells import Block, column_letters, column_number, quoted, read_block, read_range
from briefgen.render.word.charts.workbook import Sheet, edit_workbook

NEW = Sheet(("甲", "乙", "丙"), ("产值", "增速"), ((Decimal(1), Decimal(2), None), (Decimal("0.5"), None, Decimal(3))), ("0.0", "0%"))


def saved(book):
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def blank(**cells):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    for place, value in cells.items():
        sheet[place] = value
    return book


def edited(data, block, sheet=NEW):
    result, found = edit_workbook(data, block, sheet)
    return load_workbook(BytesIO(result)), found


def block_of(*references):
    """A block from references in the order head, categories, values, one series after the other."""
    return read_block(references[::3], references[1::3], references[2::3])


def test_other_cells_sheets_and_looks_stay():
    book = load_workbook(BytesIO(charts.workbook(("系列 1", "系列 2"), note="数据由统计科提供")))
    book["Sheet1"]["B2"].font = Font(bold=True, color="FF0000")
    block = block_of("Sheet1!$B$1", "Sheet1!$A$2:$A$5", "Sheet1!$B$2:$B$5", "Sheet1!$C$1", "Sheet1!$A$2:$A$5", "Sheet1!$C$2:$C$5")
    result, found = edited(saved(book), block)
    sheet = result["Sheet1"]
    assert (sheet["J3"].value, result["另一张"]["A1"].value) == ("数据由统计科提供",) * 2
    assert sheet["B2"].font.bold and sheet["B2"].font.color.rgb == "00FF0000"
    assert [[cell.value for cell in row] for row in sheet["A1:C5"]] == [
        [" ", "产值", "增速"], ["甲", 1, 0.5], ["乙", 2, None], ["丙", None, 3], [None, None, None],
    ]  # fmt: skip
    assert (found.top, found.left, found.upright) == (1, 1, True)


@pytest.mark.parametrize(("heads", "reference"), [(("系列 1",), "A1:C4"), (("系列 1", "系列 2", "系列 3"), "A1:C4")])
def test_the_table_around_the_data_grows_and_shrinks_with_them(heads, reference):
    references = []
    for column in "BCD"[: len(heads)]:
        references += [f"Sheet1!${column}$1", "Sheet1!$A$2:$A$5", f"Sheet1!${column}$2:${column}$5"]
    result, _ = edited(charts.workbook(heads), block_of(*references))
    (table,) = result["Sheet1"].tables.values()
    assert table.ref == reference
    assert [column.name for column in table.tableColumns] == [cell.value for cell in result["Sheet1"][1][:3]] == [" ", "产值", "增速"]


def test_a_table_whose_columns_would_have_one_name_goes_and_the_cells_stay():
    twice = Sheet(("甲",), ("产值", "产值"), ((Decimal(1),), (Decimal(2),)), ("0", "0"))
    result, _ = edited(charts.workbook(("系列 1",)), block_of("Sheet1!$B$1", "Sheet1!$A$2:$A$5", "Sheet1!$B$2:$B$5"), twice)
    assert not result["Sheet1"].tables
    assert [cell.value for cell in result["Sheet1"][2][:3]] == ["甲", 1, 2]


def test_data_that_stand_elsewhere_stay_there():
    book = blank(C4="系列", B5="一", B6="二", C5=1, C6=2, A1="某某市产值表")
    result, found = edited(saved(book), block_of("Sheet1!$C$4", "Sheet1!$B$5:$B$6", "Sheet1!$C$5:$C$6"))
    sheet = result["Sheet1"]
    assert sheet["A1"].value == "某某市产值表"
    assert [[cell.value for cell in row] for row in sheet["B4:D7"]] == [[None, "产值", "增速"], ["甲", 1, 0.5], ["乙", 2, None], ["丙", None, 3]]
    assert found.reference(2, 1, 3) == "Sheet1!$D$5:$D$7"


def test_series_in_rows_stay_in_rows():
    book = blank(A2="系列", B1="一", C1="二", B2=1, C2=2)
    result, found = edited(saved(book), block_of("Sheet1!$A$2", "Sheet1!$B$1:$C$1", "Sheet1!$B$2:$C$2"))
    sheet = result["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet["A1:D3"]] == [[None, "甲", "乙", "丙"], ["产值", 1, 2, None], ["增速", 0.5, None, 3]]
    assert found.reference(2, 1, 3) == "Sheet1!$B$3:$D$3"
    assert found.reference(1, 0, 0) == "Sheet1!$A$2"


def test_cells_in_the_way_are_not_written_over():
    book = blank(A1=" ", B1="系列", A2="一", B2=1, A4="合计", B4="=SUM(B2:B2)")
    result, found = edited(saved(book), block_of("Sheet1!$B$1", "Sheet1!$A$2:$A$2", "Sheet1!$B$2:$B$2"))
    sheet = result["Sheet1"]
    assert (sheet["A4"].value, sheet["B4"].value) == ("合计", "=SUM(B2:B2)")
    assert found.top > 4
    assert sheet.cell(found.top + 1, 1).value == "甲"


@pytest.mark.parametrize("formulas", [("产值", "类别", "数值"), ("[0]!甲", "[0]!乙", "[0]!丙"), ("label 1", "categories", "1"), ("", "", ""), ()])
def test_without_readable_references_the_first_sheet_takes_the_data(formulas):
    block = block_of(*formulas) if formulas else None
    assert block is None
    result, found = edited(saved(blank()), block)
    assert found == Block("Sheet1")
    assert [[cell.value for cell in row] for row in result["Sheet1"]["A1:B2"]] == [[None, "产值"], ["甲", 1]]


def test_data_in_the_first_cells_are_known_by_their_categories():
    """LibreOffice writes a sheet and no references to it."""
    book = blank(B1="系列", A2="一", B2=1, A3="二", B3=2, D9="注")
    result, found = edit_workbook(saved(book), None, NEW, ("一", "二"))
    sheet = load_workbook(BytesIO(result))["Sheet1"]
    assert (found.top, found.left, sheet["D9"].value) == (1, 1, "注")
    assert [[cell.value for cell in row] for row in sheet["A1:C4"]] == [[None, "产值", "增速"], ["甲", 1, 0.5], ["乙", 2, None], ["丙", None, 3]]
    assert edit_workbook(saved(book), None, NEW, ("甲", "乙"))[1].top > 9


def test_a_sheet_that_is_not_there_and_names_that_need_quotes():
    assert edited(saved(blank()), Block("没有这张"))[1].sheet == "Sheet1"
    book = blank()
    book["Sheet1"].title = "2024年 '数据'"
    _, found = edited(saved(book), block_of("'2024年 ''数据'''!$B$1", "'2024年 ''数据'''!$A$2:$A$5", "'2024年 ''数据'''!$B$2:$B$5"))
    assert found.reference(1, 1, 3) == "'2024年 ''数据'''!$B$2:$B$4"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sheet1!$B$2:$B$5", ("Sheet1", 2, 2, 5, 2)), ("Sheet1!A1", ("Sheet1", 1, 1, 1, 1)), ("'甲 乙'!$AA$3:$AB$1", ("甲 乙", 1, 27, 3, 28)),
        ("Sheet1!$A:$A", None), ("Sheet1!$A$0", None), ("$A$1", None), ("[1]Sheet1!$A$1", None), ("Sheet1!$A$1:$XFD$1048576", None), ("#REF!", None),
    ],
)  # fmt: skip
def test_references(text, place):
    found = read_range(text)
    assert (None if found is None else (found.sheet, found.top, found.left, found.bottom, found.right)) == place


def test_names_of_columns_and_sheets():
    assert [column_letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_number(column_letters(number)) == number for number in range(1, 2000))
    assert [quoted(name) for name in ("Sheet1", "数据", "A1", "R1", "2024", "a b")] == ["Sheet1", "数据", "'A1'", "'R1'", "'2024'", "'a b'"]


# In the document


def render(tmp_path, book, xml=None):
    drawn = charts.drawing("rIdChart1", "图表:项目投资")
    template = charts.template(tmp_path / "t.docx", drawn, charts=[(xml or charts.chart_xml("column"), book)])
    problems = render_docx(samples.briefing(charts=(charts.data(),)), template, tmp_path / "out.docx")
    return samples.parts(tmp_path / "out.docx"), problems


def check_replaced(parts):
    """A chart with a workbook of ours, properly tied to it."""
    (name,) = [name for name in parts if name.endswith(".xlsx")]
    assert charts.rows(parts[name])[1][:2] == ["甲1项目", 1.5]
    (chart,) = charts.charts_of(parts)
    reference = etree.fromstring(parts[chart]).find(f"{charts.C}externalData").get(f"{{{charts.OFFICE}/relationships}}id")
    relations = {one.get("Id"): one.get("Target") for one in etree.fromstring(parts[chart.replace("charts/", "charts/_rels/") + ".rels"])}
    assert "word/" + relations[reference].removeprefix("../") == name
    assert charts.formulas(parts[chart])[:2] == ["Sheet1!$B$1", "Sheet1!$A$2:$A$4"]


def test_a_chart_without_a_workbook_gets_one(tmp_path):
    """As other programs write charts: caches only."""
    xml = charts.chart_xml("column")
    xml = xml.replace('<c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData>', "")
    parts, problems = render(tmp_path, None, xml)
    assert problems == []
    check_replaced(parts)


@pytest.mark.parametrize("book", [b"", b"PK\x03\x04 no archive", b"\xd0\xcf\x11\xe0" + bytes(100)])
def test_a_workbook_that_cannot_be_read_is_replaced_and_told(tmp_path, book):
    parts, problems = render(tmp_path, book)
    assert [(problem.code, problem.severity.value) for problem in problems] == [("chart-workbook", "warning")]
    check_replaced(parts)


def test_a_workbook_that_unpacks_to_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_BYTES", 1000)
    assert samples.codes(render(tmp_path, charts.workbook())[1]) == ["chart-workbook"]


def test_the_workbook_has_the_same_bytes_each_time_and_nobodys_name(tmp_path):
    book = load_workbook(BytesIO(charts.workbook()))
    book.properties.lastModifiedBy = "某工作人员"
    results = [edit_workbook(saved(book), Block("Sheet1"), NEW)[0] for _ in range(2)]
    assert results[0] == results[1]
    assert load_workbook(BytesIO(results[0])).properties.lastModifiedBy is None
