"""Native charts: what the user drew stays, what it shows is the briefing's."""

import re
from decimal import Decimal

import chart_samples as charts
import pytest
import word_samples as samples
from lxml import etree

from briefgen.model.briefing import Chain, ChartData, ChartSeries
from briefgen.model.fields import CHARTS, FIELDS
from briefgen.render.package import package_bytes
from briefgen.render.word import TemplateError, render_docx
from briefgen.render.word.charts import alt_name, known_name

C, A = charts.C, charts.A


def fill(tmp_path, kind_or_xml, data, *, book=None, alt="图表:项目投资", problems=0):
    xml = charts.chart_xml(kind_or_xml) if kind_or_xml in charts.KINDS else kind_or_xml
    template = charts.template(tmp_path / "t.docx", charts.drawing("rIdChart1", alt), charts=[(xml, charts.workbook() if book is None else book)])
    found = render_docx(samples.briefing(charts=(data,) if data else ()), template, tmp_path / "out.docx")
    assert len(found) == problems
    return samples.parts(tmp_path / "out.docx")


def only(parts):
    (name,) = charts.charts_of(parts)
    return parts[name]


def workbook_of(parts):
    (name,) = [name for name in parts if name.endswith(".xlsx")]
    return parts[name]


def book_of(parts, chart):
    """The workbook that a chart part relates to."""
    relations = etree.fromstring(parts[chart.replace("charts/", "charts/_rels/") + ".rels"])
    (target,) = [one.get("Target") for one in relations if one.get("Target").endswith(".xlsx")]
    return parts["word/" + target.removeprefix("../")]


ONE_SERIES = ("pie", "pie3D")


SERIES = ("总投资",), ("总投资", "年内投资"), tuple(f"系列{letter}" for letter in "甲乙丙丁戊")
# the template has four categories and three series: fewer and more of either, and of both
SIZES = (1, SERIES[0]), (2, SERIES[2]), (4, SERIES[1]), (7, SERIES[0]), (7, SERIES[2])


@pytest.mark.parametrize(("count", "heads"), SIZES)
@pytest.mark.parametrize("kind", charts.KINDS)
def test_every_kind_takes_any_number_of_categories_and_series(tmp_path, kind, heads, count):
    data = charts.data(categories=count, series=heads)
    parts = fill(tmp_path, kind, data)
    wanted = heads[:1] if kind in ONE_SERIES else heads
    shown = charts.shown(only(parts))
    assert [name for name, _, _ in shown] == [f"{head}（亿元）" for head in wanted]
    for _, categories, _ in shown:
        assert categories == list(data.categories)
    for (_, _, values), series in zip(shown, data.series, strict=False):
        factor = 100 if kind == "combined" and len(heads) >= 3 and series is data.series[2] else 1
        assert [Decimal(value) for value in values] == list(series.values), factor
    table = charts.rows(workbook_of(parts))
    assert [row[0] for row in table[1:count + 1]] == list(data.categories)
    assert table[0][1 : len(wanted) + 1] == [f"{head}（亿元）" for head in wanted]


@pytest.mark.parametrize("kind", charts.KINDS)
def test_the_chart_stays_as_it_was_drawn(tmp_path, kind):
    before = etree.fromstring(charts.chart_xml(kind))
    after = etree.fromstring(only(fill(tmp_path, kind, charts.data(categories=5, series=("甲", "乙", "丙")))))
    plots = [element.tag for element in before.find(f"{C}chart/{C}plotArea")]
    assert [element.tag for element in after.find(f"{C}chart/{C}plotArea")] == plots
    for name in ("barDir", "grouping", "radarStyle", "holeSize", "gapWidth", "shape", "legendPos"):
        assert [one.get("val") for one in after.iter(C + name)] == [one.get("val") for one in before.iter(C + name)]
    assert "用户写的标题" in "".join(after.itertext())


def test_references_name_the_cells_where_the_data_are(tmp_path):
    parts = fill(tmp_path, "column", charts.data(categories=6, series=("总投资", "年内投资")))
    assert charts.formulas(only(parts)) == [
        "Sheet1!$B$1", "Sheet1!$A$2:$A$7", "Sheet1!$B$2:$B$7", "Sheet1!$C$1", "Sheet1!$A$2:$A$7", "Sheet1!$C$2:$C$7",
    ]  # fmt: skip


def test_a_series_takes_the_data_of_its_name_and_the_axis_it_has(tmp_path):
    """In a chart of bars with a line the rate goes to the line, wherever it stands in the data, and bars are added as bars."""
    data = ChartData("项目投资", ("甲", "乙"), (
        ChartSeries("投资", (Decimal(3), Decimal(4)), "亿元"), ChartSeries("利润", (Decimal(1), Decimal(2)), "亿元"),
        ChartSeries("增速", (Decimal("31.3"), Decimal(-2)), "%"),
    ))  # fmt: skip
    parts = fill(tmp_path, charts.chart_xml("combined", ("投资", "增速")), data, book=charts.workbook(("投资", "增速")))
    area = etree.fromstring(only(parts)).find(f"{C}chart/{C}plotArea")
    bars, line = area.find(f"{C}barChart"), area.find(f"{C}lineChart")
    assert ["".join(one.find(f"{C}tx").itertext(f"{C}v")) for one in bars.iter(f"{C}ser")] == ["投资（亿元）", "利润（亿元）"]
    assert ["".join(one.find(f"{C}tx").itertext(f"{C}v")) for one in line.iter(f"{C}ser")] == ["增速（%）"]
    # the line's axis shows per cent: 31.3 % is 0.313 of one
    assert [value.text for value in line.find(f"{C}ser/{C}val").iter(f"{C}v")] == ["0.313", "-0.02"]
    assert charts.rows(workbook_of(parts))[1][:4] == ["甲", 3, 0.313, 1]


def test_a_plot_without_series_goes_with_its_axes(tmp_path):
    area = etree.fromstring(only(fill(tmp_path, "combined", charts.data(series=("系列 1",))))).find(f"{C}chart/{C}plotArea")
    assert [element.tag.removeprefix(C) for element in area] == ["layout", "barChart", "catAx", "valAx"]


@pytest.mark.parametrize("number_format", ["0.00", "#,##0", '0.0"亿元"', "General", '0"%"'])
def test_number_formats_stay_in_chart_and_workbook(tmp_path, number_format):
    from io import BytesIO

    from openpyxl import load_workbook

    xml = charts.chart_xml("column", number_format=number_format.replace('"', "&quot;"))
    data = charts.data(categories=6, unit="%")
    parts = fill(tmp_path, xml, data, book=charts.workbook(number_format=number_format))
    space = etree.fromstring(only(parts))
    assert {code.text for code in space.iter(f"{C}formatCode")} == {number_format}
    sheet = load_workbook(BytesIO(workbook_of(parts))).worksheets[0]
    assert {sheet.cell(row, 2).number_format for row in range(2, 8)} == {number_format}
    assert sheet["B2"].value == 1.5


def test_added_series_have_colours_of_their_own(tmp_path):
    space = etree.fromstring(only(fill(tmp_path, "column", charts.data(series=tuple(f"甲{letter}" for letter in "一二三四五六七八")))))
    looks = [etree.tostring(one.find(f"{C}spPr")) for one in space.iter(f"{C}ser")]
    assert len(set(looks)) == 8
    numbers = [(one.find(f"{C}idx").get("val"), one.find(f"{C}order").get("val")) for one in space.iter(f"{C}ser")]
    assert len(set(numbers)) == 8
    unique = [one.get("val") for one in space.iter("{http://schemas.microsoft.com/office/drawing/2014/chart}uniqueId")]
    assert len(unique) == len(set(unique)) == 3


def test_a_series_in_a_fixed_colour_is_copied_in_a_colour_of_the_theme(tmp_path):
    xml = charts.chart_xml("column", ("系列 1",)).replace('<a:schemeClr val="accent1"/>', '<a:srgbClr val="C00000"/>')
    space = etree.fromstring(only(fill(tmp_path, xml, charts.data(series=("甲", "乙")), book=charts.workbook(("系列 1",)))))
    first, second = space.iter(f"{C}ser")
    assert first.find(f".//{A}srgbClr").get("val") == "C00000"
    assert second.find(f".//{A}schemeClr").get("val").startswith("accent")


@pytest.mark.parametrize(("count", "points"), [(2, ["0", "1"]), (4, ["0", "1", "2", "3"]), (8, [str(place) for place in range(8)])])
def test_slices_keep_their_colours_and_new_ones_have_others(tmp_path, count, points):
    (series,) = etree.fromstring(only(fill(tmp_path, "pie", charts.data(categories=count)))).iter(f"{C}ser")
    looks = series.findall(f"{C}dPt")
    assert [look.find(f"{C}idx").get("val") for look in looks] == points
    assert len({etree.tostring(look.find(f"{C}spPr")) for look in looks}) == count


def test_a_fixed_end_of_an_axis_gives_way_to_what_it_would_cut_off(tmp_path):
    scale = '<c:scaling><c:orientation val="minMax"/><c:max val="{}"/><c:min val="0"/></c:scaling>'
    for end, stays in (("5", False), ("1000", True)):
        xml = charts.chart_xml("stacked")
        place = xml.index("<c:valAx>")
        head, tail = xml[:place], xml[place:]
        xml = head + tail.replace('<c:scaling><c:orientation val="minMax"/></c:scaling>', scale.format(end), 1)
        axis = etree.fromstring(only(fill(tmp_path, xml, charts.data(series=("甲", "乙"))))).find(f".//{C}valAx")
        assert (axis.find(f"{C}scaling/{C}max") is not None) == stays
        assert axis.find(f"{C}scaling/{C}min") is not None


def test_an_axis_of_dates_becomes_one_of_names(tmp_path):
    end = '<c:lblOffset val="100"/><c:baseTimeUnit val="months"/></c:dateAx>'
    xml = charts.chart_xml("line").replace("<c:catAx>", "<c:dateAx>")
    xml = re.sub(r'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>', end, xml)
    area = etree.fromstring(only(fill(tmp_path, xml, charts.data()))).find(f"{C}chart/{C}plotArea")
    assert area.find(f"{C}catAx") is not None and area.find(f"{C}dateAx") is None and area.find(f".//{C}baseTimeUnit") is None


def test_gaps_stay_gaps(tmp_path):
    data = ChartData("项目投资", ("甲", "乙", "丙"), (ChartSeries("总投资", (Decimal(1), None, Decimal("1E+2"))),))
    parts = fill(tmp_path, "line", data)
    (series,) = etree.fromstring(only(parts)).iter(f"{C}ser")
    assert [(point.get("idx"), point.find(f"{C}v").text) for point in series.find(f"{C}val").iter(f"{C}pt")] == [("0", "1"), ("2", "100")]
    assert [row[1] for row in charts.rows(workbook_of(parts))[:4]] == ["总投资", 1, None, 100]


@pytest.mark.parametrize("text", ["=1+1", "A&B<C>\"'", "甲\x00乙", "一\n二\t三", "]]>", "😀"])
def test_any_text_may_be_a_category_or_a_name(tmp_path, text):
    data = ChartData("项目投资", (text, "乙"), (ChartSeries(text, (Decimal(1), Decimal(2))),))
    parts = fill(tmp_path, "column", data)
    shown = text.replace("\x00", "").replace("\n", " ").replace("\t", " ")
    assert charts.shown(only(parts)) == [(shown, [shown, "乙"], ["1", "2"])]
    table = charts.rows(workbook_of(parts))
    assert (table[1][0], table[0][1]) == (shown, shown)


# Names


@pytest.mark.parametrize("alt", ["图表:项目投资", "图表：项目投资", " 图表: 项目投资", "chart:investment", "Chart：项目投资", "图表:项目投资 用户的说明"])
@pytest.mark.parametrize("attribute", ["descr", "title"])
def test_the_name_is_read_from_description_or_title(tmp_path, alt, attribute):
    drawn = charts.drawing("rIdChart1", alt, attribute=attribute)
    template = charts.template(tmp_path / "t.docx", drawn, charts=[(charts.chart_xml("bar"), charts.workbook())])
    assert render_docx(samples.briefing(charts=(charts.data(),)), template, tmp_path / "out.docx") == []
    assert charts.shown(only(samples.parts(tmp_path / "out.docx")))[0][0] == "总投资（亿元）"


def test_a_chart_without_a_name_stays_as_it_is(tmp_path):
    parts = fill(tmp_path, "bar", charts.data(), alt="各年产值")
    assert only(parts).decode() == charts.chart_xml("bar")
    assert workbook_of(parts)


def test_a_name_without_data_anywhere_is_a_mistake(tmp_path):
    with pytest.raises(TemplateError) as caught:
        fill(tmp_path, "bar", charts.data(), alt="图表:项目投姿")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("template-unknown-chart", "正文，第1段“图表:项目投姿”")
    assert "是不是“图表:项目投资”" in problem.mend


@pytest.mark.parametrize("kind", ["scatterChart", "bubbleChart"])
def test_charts_without_categories_are_refused(tmp_path, kind):
    xml = charts.chart_xml("bar").replace("barChart", kind).replace("c:cat>", "c:xVal>").replace("c:val>", "c:yVal>")
    with pytest.raises(TemplateError) as caught:
        fill(tmp_path, xml, charts.data())
    assert samples.codes(caught.value.problems) == ["template-chart-kind"]


@pytest.mark.parametrize("xml", ["<c:chartSpace", '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'])
def test_a_broken_chart_is_told(tmp_path, xml):
    with pytest.raises(TemplateError) as caught:
        fill(tmp_path, xml, charts.data())
    assert samples.codes(caught.value.problems) == ["template-chart-broken"]


def test_names_of_charts_are_told_apart():
    assert [alt_name(text) for text in ("图表:甲", "x", None, "我的图表:甲")] == ["甲", "", "", ""]
    assert [known_name(name) for name in ("项目投资", "investment", "新能源产业链项目阶段", "项目投", "")] == [
        "项目投资", "项目投资", "新能源产业链项目阶段", "", "",
    ]  # fmt: skip
    assert known_name("某链stages") == "某链项目阶段"


def test_each_chart_has_a_field_for_its_caption():
    for chart in CHARTS:
        fields = FIELDS if not chart.loop else next(field.children for field in FIELDS if field.zh == chart.loop)
        assert [field for field in fields if field.zh == f"{chart.zh}图"]
    assert len({(chart.zh, chart.loop) for chart in CHARTS}) == len(CHARTS)


# Loops


def in_a_loop(tmp_path, chains, chart_data):
    blocks = (
        charts.paragraph("{%p for 链 in 产业链 %}"), charts.paragraph("{{ 链.名称 }}"), charts.drawing("rIdChart1", "图表:{{ 链.名称 }}项目阶段"),
        charts.paragraph("图　{{ 链.项目阶段图 }}"), charts.paragraph("{%p endfor %}"),
    )  # fmt: skip
    template = charts.template(tmp_path / "t.docx", *blocks, charts=[(charts.chart_xml("column"), charts.workbook())])
    every = tuple(Chain(name, "", (samples.sentence("有。"),)) for name in chains)
    assert render_docx(samples.briefing(chains=every, charts=chart_data), template, tmp_path / "out.docx") == []
    return samples.parts(tmp_path / "out.docx")


def test_each_pass_of_a_loop_has_a_chart_of_its_own(tmp_path):
    chains = [f"甲{number}" for number in range(1, 6)]
    parts = in_a_loop(tmp_path, chains, tuple(charts.data(f"{name}项目阶段", number + 2) for number, name in enumerate(chains)))
    assert len(charts.charts_of(parts)) == len([name for name in parts if name.endswith(".xlsx")]) == 5
    assert len([name for name in parts if name.startswith("word/charts/style")]) == 5
    references = list(samples.root(tmp_path / "out.docx").iter(f"{C}chart"))
    relations = {one.get("Id"): one.get("Target") for one in samples.root(tmp_path / "out.docx", "word/_rels/document.xml.rels")}
    shown = [parts["word/" + relations[one.get(f"{{{charts.OFFICE}/relationships}}id")]] for one in references]
    assert [len(charts.shown(xml)[0][1]) for xml in shown] == [2, 3, 4, 5, 6]
    counts = {name: len(charts.shown(parts[name])[0][1]) for name in charts.charts_of(parts)}
    assert {name: len([row for row in charts.rows(book_of(parts, name))[1:] if row[0]]) for name in counts} == counts
    ids = [one.get("id") for one in samples.root(tmp_path / "out.docx").iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")]
    assert len(set(ids)) == 5
    types = parts["[Content_Types].xml"].decode()
    assert all(f'"/{name}"' in types for name in charts.charts_of(parts))


def test_a_pass_without_data_has_no_chart_and_the_others_theirs(tmp_path):
    parts = in_a_loop(tmp_path, ["甲", "乙", "丙"], (charts.data("甲项目阶段", 2), charts.data("丙项目阶段", 3)))
    assert [len(charts.shown(parts[name])[0][1]) for name in charts.charts_of(parts)] == [2, 3]
    texts = [text for text in samples.paragraphs(tmp_path / "out.docx") if text]
    assert texts == ["甲", "图　某图", "乙", "丙", "图　某图"]


def test_no_pass_leaves_no_chart_and_no_part(tmp_path):
    parts = in_a_loop(tmp_path, [], ())
    assert charts.charts_of(parts) == [] and not [name for name in parts if name.endswith(".xlsx")]


def test_a_chart_without_a_name_is_repeated_with_parts_of_its_own(tmp_path):
    blocks = (charts.paragraph("{%p for 条 in 要点 %}"), charts.drawing("rIdChart1", "说明"), charts.paragraph("{%p endfor %}"))
    template = charts.template(tmp_path / "t.docx", *blocks, charts=[(charts.chart_xml("pie"), charts.workbook())])
    render_docx(samples.briefing(highlights=tuple(samples.sentence("有。") for _ in range(3))), template, tmp_path / "out.docx")
    assert len(charts.charts_of(samples.parts(tmp_path / "out.docx"))) == 3


def test_the_same_bytes_each_time(tmp_path):
    first = package_bytes(in_a_loop(tmp_path, ["甲", "乙"], (charts.data("甲项目阶段"), charts.data("乙项目阶段"))))
    assert package_bytes(in_a_loop(tmp_path, ["甲", "乙"], (charts.data("甲项目阶段"), charts.data("乙项目阶段")))) == first
