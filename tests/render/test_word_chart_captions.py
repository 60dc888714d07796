"""A chart without data goes with its caption, and nothing else does; the captions that stay are numbered without a gap."""

import chart_samples as charts
import pytest
import word_samples as samples
from lxml import etree

from briefgen.render.word import render_docx

W = samples.W
DRAWN = charts.chart_xml("bar"), charts.workbook()


def seen(tmp_path, *blocks, data=(), number=3):
    """The paragraphs of a document with charts 1 to `number`; a chart is shown as ▣."""
    template = charts.template(tmp_path / "t.docx", *blocks, charts=[DRAWN] * number)
    assert render_docx(samples.briefing(charts=tuple(charts.data(name) for name in data)), template, tmp_path / "out.docx") == []
    found = samples.root(tmp_path / "out.docx").find(W + "body").iter(W + "p")
    return ["▣" if next(one.iter(f"{charts.C}chart"), None) is not None else samples.seen(one) for one in found]


INVEST, STAGES, GOALS = (
    charts.drawing(f"rIdChart{place}", f"图表:{name}", place) for place, name in ((1, "项目投资"), (2, "项目阶段"), (3, "目标完成"))
)
TEXT = charts.paragraph("正文一段。")


CAPTIONS = (
    charts.paragraph("图1 投资"), charts.paragraph("图 2　投资"), charts.paragraph("图一：投资"), charts.paragraph("投资情况", "Caption"),
    charts.numbered(" 投资"),
)  # fmt: skip


@pytest.mark.parametrize("caption", CAPTIONS)
def test_the_caption_below_goes_too(tmp_path, caption):
    assert seen(tmp_path, TEXT, INVEST, caption, TEXT, number=1) == ["正文一段。", "正文一段。"]


def test_the_caption_above_goes_too(tmp_path):
    assert seen(tmp_path, TEXT, charts.paragraph("图1 投资"), INVEST, TEXT, number=1) == ["正文一段。", "正文一段。"]


@pytest.mark.parametrize("text", ["图中所示为投资。", "正文。", "如图1所示", "地图"])
def test_other_paragraphs_stay(tmp_path, text):
    assert seen(tmp_path, charts.paragraph(text), INVEST, charts.paragraph(text), number=1) == [text, text]


def test_each_takes_its_own_caption_where_captions_stand_below(tmp_path):
    blocks = (INVEST, charts.paragraph("图1 投资"), STAGES, charts.paragraph("图2 阶段"), GOALS, charts.paragraph("图3 目标"))
    assert seen(tmp_path, *blocks, data=("项目投资", "目标完成")) == ["▣", "图1 投资", "▣", "图3 目标"]


def test_each_takes_its_own_caption_where_captions_stand_above(tmp_path):
    blocks = (charts.paragraph("图1 投资"), INVEST, charts.paragraph("图2 阶段"), STAGES, charts.paragraph("图3 目标"), GOALS)
    assert seen(tmp_path, *blocks, data=("项目投资", "目标完成")) == ["图1 投资", "▣", "图3 目标", "▣"]


def test_none_with_data_leaves_none(tmp_path):
    blocks = (TEXT, INVEST, charts.paragraph("图1 投资"), STAGES, charts.paragraph("图2 阶段"), GOALS, charts.paragraph("图3 目标"))
    assert seen(tmp_path, *blocks) == ["正文一段。"]


def test_captions_that_word_counts_are_counted_anew(tmp_path):
    blocks = (INVEST, charts.numbered(" 投资"), STAGES, charts.numbered(" 阶段"), GOALS, charts.numbered(" 目标"))
    assert seen(tmp_path, *blocks, data=("项目阶段", "目标完成")) == ["▣", "图1 阶段", "▣", "图2 目标"]
    assert seen(tmp_path, *blocks, data=("项目投资", "项目阶段", "目标完成"))[1::2] == ["图1 投资", "图2 阶段", "图3 目标"]


def test_a_simple_field_is_counted_and_a_section_number_is_left_to_word(tmp_path):
    def field(code):
        return charts.paragraph("图").replace("</w:p>", f'<w:fldSimple w:instr="{code}"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>')

    assert seen(tmp_path, field(" SEQ 图 "), field(" SEQ 表 \\* ARABIC"), field("SEQ 图 \\r 5"), field("SEQ 图"), number=0) == ["图1", "图1", "图5", "图6"]
    assert seen(tmp_path, field("SEQ 图 \\s 1"), field("SEQ 图 \\s 1"), number=0) == ["图7", "图7"]


def test_text_beside_the_chart_stays(tmp_path):
    beside = INVEST.replace("</w:p>", "<w:r><w:t>旁边的话</w:t></w:r></w:p>")
    assert seen(tmp_path, beside, charts.paragraph("图1 投资"), number=1) == ["旁边的话"]


def test_two_charts_in_one_paragraph(tmp_path):
    run = STAGES[STAGES.index("<w:r>") : STAGES.index("</w:p>")].replace("rIdChart2", "rIdChart2")
    both = INVEST.replace("</w:p>", f"{run}</w:p>")
    assert seen(tmp_path, both, TEXT, data=("项目投资",), number=2) == ["▣", "正文一段。"]
    assert len(list(samples.root(tmp_path / "out.docx").iter(f"{charts.C}chart"))) == 1


def test_a_cell_keeps_a_paragraph(tmp_path):
    word = W[1:-1]
    table = (
        f'<w:tbl xmlns:w="{word}"><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>{INVEST}</w:tc></w:tr>'
        f"<w:tr><w:tc><w:tcPr/>{INVEST}{charts.paragraph('图1 投资')}</w:tc></w:tr></w:tbl>"
    )
    seen(tmp_path, table, TEXT, number=1)
    for cell in samples.root(tmp_path / "out.docx").iter(W + "tc"):
        assert [child.tag for child in cell] == [W + "tcPr", W + "p"]


def test_the_end_of_a_section_is_kept(tmp_path):
    section = INVEST.replace("<w:r>", '<w:pPr><w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr><w:r>', 1)
    assert seen(tmp_path, section, TEXT, number=1) == ["", "正文一段。"]
    assert len(list(samples.root(tmp_path / "out.docx").iter(W + "sectPr"))) == 2


def test_a_chart_in_a_compatibility_block_goes_with_the_block(tmp_path):
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    start, end = INVEST.index("<w:drawing>"), INVEST.index("</w:drawing>") + len("</w:drawing>")
    block = (
        f'<mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice xmlns:wps="urn:x" Requires="wps">{INVEST[start:end]}</mc:Choice>'
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"
    )
    assert seen(tmp_path, INVEST[:start] + block + INVEST[end:], charts.paragraph("图1 投资"), TEXT, number=1) == ["正文一段。"]
    assert b"AlternateContent" not in samples.parts(tmp_path / "out.docx")["word/document.xml"]


def test_a_chart_in_a_header(tmp_path):
    from docx import Document

    template = charts.template(tmp_path / "t.docx", TEXT, charts=[DRAWN])
    document = Document(str(template))
    relation = document.part.rels["rIdChart1"]
    header = document.sections[0].header
    header.is_linked_to_previous = False
    new = header.part.relate_to(relation.target_part, relation.reltype)
    header._element.append(etree.fromstring(charts.drawing(new, "图表:项目投资")))
    document.save(str(template))
    render_docx(samples.briefing(charts=(charts.data(),)), template, tmp_path / "out.docx")
    parts = samples.parts(tmp_path / "out.docx")
    (name,) = charts.charts_of(parts)
    assert charts.shown(parts[name])[0][0] == "总投资（亿元）"
    render_docx(samples.briefing(), template, tmp_path / "out.docx")
    assert charts.charts_of(samples.parts(tmp_path / "out.docx")) == []
