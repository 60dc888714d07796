"""The default template, filled: every value there, every heading with something under it, every mark with its note."""

import re
from dataclasses import fields
from itertools import pairwise

import pytest
import word_samples as samples
from docx import Document

from briefgen.model.fields import FIELDS, Field, field_names
from briefgen.model.list_fields import LIST_FIELDS
from briefgen.render.language.context import template_context
from briefgen.render.language.lists import batches
from briefgen.render.word import render_docx

HEADINGS = ("简报一级标题", "简报无序标题", "简报二级标题")


def fill(tmp_path, briefing):
    target = tmp_path / "out.docx"
    assert render_docx(briefing, samples.DEFAULT_TEMPLATE, target) == []
    return target


def outline(path):
    """Style and text of each paragraph of the body, `table` for a table."""
    document = Document(str(path))
    return [
        ("table", "") if element.tag.endswith("}tbl") else (document.paragraphs[0].part.get_style(element.style, 1).name, element.text)
        for element in document.element.body
        if not element.tag.endswith("}sectPr")
    ]


def test_everything_stands_in_order(tmp_path):
    path = fill(tmp_path, samples.full_briefing())
    headings = [text for style, text in outline(path) if style in ("简报一级标题", "简报无序标题")]
    assert headings == [
        "本期要点", "主要指标", "产业链", "重点项目", "专业镇与园区", "招商引资", "目标进度", "政策与大事记", "待核事项", "来源目录",
    ]  # fmt: skip
    text = "\n".join(samples.paragraphs(path))
    for words in (
        "云川市重点产业链简报", "2031年第5期", "云川市工业和信息化局\t2031年5月31日", "2031年5月云川市重点产业链运行情况",
        "轴承与精密部件（一高）", "相关项目：远山第1精密部件产业园智能化改造项目", "装备制造业投资", "45.6亿元", "在库省级产业链项目17个",
        "力争年内达到100户以上", "《云川市轴承产业三年行动计划》5月印发", "其后未见投产报道", f"2.\t云川日报《云川工业第2篇》，2031年5月6日，{samples.LINK}",
        "报：市委、市政府领导。",
    ):  # fmt: skip
        assert words in text, words


def test_no_tag_and_no_code_is_left(tmp_path):
    xml = samples.parts(fill(tmp_path, samples.full_briefing()))["word/document.xml"].decode()
    assert "{{" not in xml and "{%" not in xml
    assert not re.search("[\ufdd0-\ufdef]", xml)
    seen = "".join(samples.paragraphs(tmp_path / "out.docx")).replace(samples.LINK, "")
    assert not re.search("[A-Za-z]{2,}", seen)


def test_no_heading_stands_alone(tmp_path):
    for briefing in (samples.briefing(), samples.full_briefing(), samples.briefing(towns=(samples.sentence("青石镇营收增长。"),))):
        lines = outline(fill(tmp_path, briefing))
        for (style, text), (next_style, next_text) in pairwise(lines):
            if style in HEADINGS:
                assert text
                assert next_style in ("简报正文", "简报要点", "简报来源", "简报来源末条", "简报二级标题", "table")
                assert next_style != "简报正文" or next_text


@pytest.mark.parametrize("section", ["highlights", "towns", "investments", "policies", "events", "indicator_notes", "chain_overview", "project_notes"])
def test_a_section_of_sentences_comes_and_goes_alone(tmp_path, section):
    words = samples.sentence(("全市新增规模以上企业9户", (samples.citation(1),)), "。")
    empty = outline(fill(tmp_path, samples.briefing()))
    filled = outline(fill(tmp_path, samples.briefing(**{section: (words,)})))
    assert [line for line in empty if line[0] in HEADINGS] == []
    assert len([line for line in filled if line[0] in HEADINGS]) == 1
    assert len(filled) == len(empty) + 2


def test_a_chain_without_content_leaves_no_heading(tmp_path):
    from briefgen.model.briefing import Chain

    assert not [line for line in outline(fill(tmp_path, samples.briefing(chains=(Chain("空链", "", ()),)))) if line[0] in HEADINGS]


def test_tables_repeat_their_head_and_keep_rows_whole(tmp_path):
    tables = list(samples.root(fill(tmp_path, samples.full_briefing(25))).iter(samples.W + "tbl"))[:-1]  # the last are 报、送、发
    assert [len(list(table.iter(samples.W + "tr"))) for table in tables] == [1 + 3, 1 + 13, 1 + 12, 1 + 1, 1 + 1]
    for table in tables:
        rows = list(table.iter(samples.W + "tr"))
        assert rows[0].find(f".//{samples.W}tblHeader") is not None
        assert all(row.find(f".//{samples.W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("count", [0, 1, 5, 50, 500])
def test_every_row_is_there_however_many(tmp_path, count):
    path = fill(tmp_path, samples.briefing(projects=tuple(samples.project(number) for number in range(1, count + 1))))
    names = [text for text in samples.paragraphs(path) if text.startswith("远山第")]
    assert names == [f"远山第{number}精密部件产业园智能化改造项目" for number in range(1, count + 1)]
    assert len(samples.notes(path)) == count


@pytest.mark.parametrize(("count", "lengths"), [(0, []), (1, [1]), (10, [10]), (11, [6, 5]), (25, [9, 8, 8]), (500, [10] * 50)])
def test_batches_are_even(count, lengths):
    taken = batches(range(count), 10)
    assert [len(batch) for batch in taken] == lengths
    assert [item for batch in taken for item in batch] == list(range(count))


def test_headings_are_numbered_by_word_so_that_no_number_is_left_out(tmp_path):
    path = fill(tmp_path, samples.full_briefing())
    styles = Document(str(path)).styles
    for name, level in (("简报一级标题", "0"), ("简报二级标题", "1")):
        properties = styles[name].element.pPr.numPr
        assert (properties.numId.val, str(properties.ilvl.val)) == (1, level)
    levels = samples.root(path, "word/numbering.xml").findall(f".//{samples.W}lvlText")
    assert [level.get(samples.W + "val") for level in levels] == ["%1、", "（%2）", "%1."]


def test_page_and_fonts_are_those_of_the_standard():
    document = Document(str(samples.DEFAULT_TEMPLATE))
    section = document.sections[0]
    assert [round(length.mm) for length in (section.page_width, section.page_height, section.top_margin, section.left_margin)] == [210, 297, 37, 28]
    assert round(section.page_width.mm - section.left_margin.mm - section.right_margin.mm) == 156
    assert round(section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm) == 225
    looks = (("简报正文", "仿宋_GB2312", 16), ("简报标题", "方正小标宋简体", 22), ("简报一级标题", "黑体", 16), ("简报二级标题", "楷体_GB2312", 16))
    for style, font, size in looks:
        fonts = document.styles[style].element.rPr.rFonts
        assert fonts.get(samples.W + "eastAsia") == font
        assert document.styles[style].font.size.pt == size
    assert document.styles["简报正文"].paragraph_format.line_spacing.pt == 28


def test_every_name_of_the_table_is_filled_in_both_languages():
    context = template_context(samples.full_briefing())
    assert list(context) == list(field_names())
    for field in FIELDS:
        assert context[field.zh] is context[field.en]
        if field.children and field not in LIST_FIELDS:  # the fact sheet's own lists: test_sheet_rows
            row = context[field.zh][0]
            assert list(row) == list(field_names(field.children))


def test_names_are_unique_at_each_level_and_every_field_is_explained():
    def check(level: tuple[Field, ...]) -> None:
        names = list(field_names(level))
        assert len(set(names)) == len(names)
        for field in level:
            assert field.meaning and field.zh.isidentifier() and field.en.isidentifier()
            check(field.children)

    check(FIELDS)


def test_every_part_of_a_briefing_can_be_printed():
    from briefgen.model.briefing import Briefing

    inner = {"cadence", "tables", "settings", "period_label", "issue_label", "date_label", "charts", "facts", "sheet_charts"}
    assert {field.name for field in fields(Briefing)} - inner <= {field.en for field in FIELDS}


def test_settings_name_who_gets_it(tmp_path):
    path = fill(tmp_path, samples.briefing(settings={"report_to": "市人大常委会"}))
    assert "报：市人大常委会" in samples.paragraphs(path)
