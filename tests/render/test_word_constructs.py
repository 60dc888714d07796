"""What a template can be made of: loops and conditions over paragraphs, rows, cells and columns, lists that restart, text boxes, links, pictures."""

import struct
import zlib

import pytest
import word_markup as markup
import word_samples as samples
from docx import Document
from word_markup import paragraph, run, table, text_box

from briefgen.model.briefing import Chain
from briefgen.render.word import TemplateError, render_docx

W = samples.W


def rendered(tmp_path, *body, briefing=None, expect=()):
    template = markup.document(tmp_path / "t.docx", *body)
    problems = render_docx(briefing or samples.full_briefing(), template, tmp_path / "out.docx")
    assert samples.codes(problems) == list(expect)
    Document(str(tmp_path / "out.docx"))
    return samples.root(tmp_path / "out.docx")


def shown(tmp_path, *body, **more):
    rendered(tmp_path, *body, **more)
    return samples.paragraphs(tmp_path / "out.docx")


def refused(tmp_path, *body):
    with pytest.raises(TemplateError) as caught:
        shown(tmp_path, *body)
    return [(problem.code, problem.place) for problem in caught.value.problems]


NAMES = [f"远山第{number}精密部件产业园智能化改造项目" for number in range(1, 5)]


# Loops and conditions over paragraphs

PARAGRAPH_LOOPS = {
    "tags of their own": ("{% for 行 in 重点项目 %}", "{{ 行.项目 }}", "{% endfor %}"),
    "docxtpl's way": ("{%p for 行 in 重点项目 %}", "{{ 行.项目 }}", "{%p endfor %}"),
    "at the edges": ("{% for 行 in 重点项目 %}{{ 行.项目 }}", "{% endfor %}"),
    "with blanks at the edges": (" {% for 行 in 重点项目 %} ", "{{ 行.项目 }}{% endfor %} "),
    "two tags in one paragraph": ("{% if 标题 %}{% for 行 in 重点项目 %}", "{{ 行.项目 }}", "{% endfor %}{% endif %}"),
    "one paragraph of docxtpl's": ("{%p for 行 in 重点项目 %}{{ 行.项目 }}{%p endfor %}",),
    "a remark between": ("{# 逐行印出 #}", "{% for 行 in 重点项目 %}", "{{ 行.项目 }}{# 项目 #}", "{#p 完 #}", "{% endfor %}"),
}


@pytest.mark.parametrize("body", PARAGRAPH_LOOPS.values(), ids=PARAGRAPH_LOOPS.keys())
def test_loops_over_paragraphs(tmp_path, body):
    assert [line.strip() for line in shown(tmp_path, "前", *body, "后")] == ["前", *NAMES, "后"]


def test_a_section_vanishes_with_its_heading(tmp_path):
    section = ("{% if 政策 %}", paragraph("政策", style="Heading1"), "{% for 句 in 政策 %}{{ 句 }}{% endfor %}", "{% endif %}")
    inline = (paragraph("{% if 政策 %}政策", style="Heading1"), "{% for 句 in 政策 %}", "{{ 句 }}", "{% endfor %}{% endif %}")
    for body in (section, inline):
        assert shown(tmp_path, "前", *body, "后") == ["前", "政策", "《云川市轴承产业三年行动计划》5月印发。", "后"]
        assert shown(tmp_path, "前", *body, "后", briefing=samples.briefing()) == ["前", "后"]


def test_either_or_over_paragraphs_and_tables(tmp_path):
    body = ("{% if 报 %}", "有", "{% elif 政策 %}", table(("政策",)), "{% else %}", "无", "{% endif %}")
    assert shown(tmp_path, *body) == ["政策"]
    assert shown(tmp_path, *body, briefing=samples.briefing()) == ["无"]


def test_nested_loops_with_tables(tmp_path):
    body = (
        "{% for 链 in 产业链 %}{{ loop.index }}、{{ 链.名称 }}",
        "{% if 链.项目 %}", table(("项目", "阶段"), ("{% for 行 in 链.项目 %}{{ 行.项目 }}", "{{ 行.阶段 }}{% endfor %}")), "{% else %}无项目", "{% endif %}",
        "{% endfor %}",
    )  # fmt: skip
    expected = ["1、轴承与精密部件", "项目", "阶段", NAMES[0], "在建", NAMES[1], "设备安装", "2、云母新材料", "无项目"]
    assert shown(tmp_path, *body) == expected


def test_tables_of_passes_do_not_run_into_each_other(tmp_path):
    body = rendered(tmp_path, "{% for 链 in 产业链 %}", table(("{{ 链.名称 }}",)), "{% endfor %}")
    assert [element.tag.removeprefix(W) for element in body[0]] == ["tbl", "p", "tbl", "sectPr"]


# Tables

ROW_LOOPS = {
    "in the row itself": (("{% for 行 in 重点项目 %}{{ 行.项目 }}", "{{ 行.阶段 }}{% endfor %}"),),
    "in rows of their own": (("{% for 行 in 重点项目 %}", ""), ("{{ 行.项目 }}", "{{ 行.阶段 }}"), ("{% endfor %}", "")),
    "docxtpl's way": (("{%tr for 行 in 重点项目 %}", ""), ("{{ 行.项目 }}", "{{ 行.阶段 }}"), ("{%tr endfor %}", "")),
    "one tag in the row": (("{% for 行 in 重点项目 %}{{ 行.项目 }}", "{{ 行.阶段 }}"), ("{% endfor %}", "")),
    "with a condition": (("{% for 行 in 重点项目 %}{% if 行.项目 %}{{ 行.项目 }}", "{{ 行.阶段 }}{% endif %}{% endfor %}"),),
}


@pytest.mark.parametrize("rows", ROW_LOOPS.values(), ids=ROW_LOOPS.keys())
def test_loops_over_rows(tmp_path, rows):
    body = rendered(tmp_path, table(("项目", "阶段"), *rows, ("合计", "4")))
    assert len(list(body.iter(W + "tr"))) == 6
    assert samples.paragraphs(tmp_path / "out.docx") == [
        "项目", "阶段", NAMES[0], "在建", NAMES[1], "设备安装", NAMES[2], "试生产", NAMES[3], "部分投产", "合计", "4",
    ]  # fmt: skip


def test_a_table_without_rows_vanishes_and_a_cell_keeps_a_paragraph(tmp_path):
    only = table(("{% for 行 in 重点项目 %}{{ 行.项目 }}", "{% endfor %}"))
    cell = table((f"<w:tc>{paragraph('{% for 行 in 重点项目 %}')}{paragraph('{{ 行.项目 }}')}{paragraph('{% endfor %}')}</w:tc>", "x"))
    body = rendered(tmp_path, "前", only, cell, briefing=samples.briefing())
    assert len(list(body.iter(W + "tbl"))) == 1
    assert [len(one.findall(W + "p")) for one in body.iter(W + "tc")] == [1, 1]


def test_a_repeated_head_row_is_repeated_as_the_template_says(tmp_path):
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{paragraph('项目')}</w:tc></w:tr>"
    rows = table(("{% for 行 in 重点项目 %}{{ 行.项目 }}{% endfor %}",)).replace("<w:tr>", head + "<w:tr>", 1)
    rows = rows.replace("{% for 行 in 重点项目 %}", "{%tr for 行 in 重点项目 %}").replace("{% endfor %}", "{%tr endfor %}")
    body = rendered(tmp_path, rows)
    assert [one.find(f"{W}trPr/{W}tblHeader") is not None for one in body.iter(W + "tr")] == [True, False, False, False, False]


def spanning(text, columns):
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{paragraph(text)}</w:tc>'


def spans(body):
    return [
        [int(span.get(W + "val")) if (span := cell.find(f"{W}tcPr/{W}gridSpan")) is not None else 1 for cell in row.findall(W + "tc")]
        for row in body.iter(W + "tr")
    ]


def test_a_merged_head_stays_above_growing_rows(tmp_path):
    body = rendered(tmp_path, table((spanning("总表", 2),), ("{% for 行 in 重点项目 %}{{ 行.项目 }}", "{{ 行.阶段 }}{% endfor %}"), grid=2))
    assert spans(body) == [[2]] + [[1, 1]] * 4


COLUMN_LOOPS = {
    "tags in cells of their own": ("指标", "{%tc for 行 in 重点项目 %}", "{{ 行.项目 }}", "{%tc endfor %}"),
    "tags in the cell itself": ("指标", "{%tc for 行 in 重点项目 %}{{ 行.项目 }}{%tc endfor %}"),
}


@pytest.mark.parametrize("cells", COLUMN_LOOPS.values(), ids=COLUMN_LOOPS.keys())
def test_merged_heads_grow_with_their_columns(tmp_path, cells):
    columns = len(cells)
    body = rendered(tmp_path, table((spanning("总表", columns),), ("", spanning("各项目", columns - 1)), cells, grid=columns))
    assert spans(body) == [[5], [1, 4], [1, 1, 1, 1, 1]]
    widths = [int(column.get(W + "w")) for column in body.iter(W + "gridCol")]
    assert len(widths) == 5 and abs(sum(widths) - 9000 // columns * columns) <= 5


# Numbered lists


def numbered(text, style=""):
    return paragraph(text, style=style, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def lists(tmp_path, body):
    """The text and the list of each paragraph, lists named by the order in which they come."""
    names: dict[str, str] = {}
    found = []
    for one in body.iter(W + "p"):
        number = one.find(f"{W}pPr/{W}numPr/{W}numId")
        name = names.setdefault(number.get(W + "val"), "甲乙丙丁戊"[len(names)]) if number is not None else ""
        found.append((samples.text_of(one), name))
    numbering = samples.root(tmp_path / "out.docx", "word/numbering.xml")
    known = {one.get(W + "numId"): one for one in numbering.findall(W + "num")}
    assert set(names) <= set(known)
    assert [one.get(W + "val") for number in list(names)[1:] for one in known[number].iter(W + "startOverride")] or len(names) < 2
    return found


def chains(*sizes):
    return samples.briefing(chains=tuple(Chain(f"链{number}", "", tuple(samples.sentence(f"句{n}") for n in range(size))) for number, size in enumerate(sizes)))


INNER = ("{% for 句 in 链.语句 %}", numbered("{{ 句 }}"), "{% endfor %}")


def test_a_list_restarts_in_each_pass_of_the_loop_around_it(tmp_path):
    body = rendered(tmp_path, "{% for 链 in 产业链 %}", "{{ 链.名称 }}", *INNER, "{% endfor %}", numbered("后"), briefing=chains(2, 1))
    found = lists(tmp_path, body)
    assert [text for text, _ in found] == ["链0", "句0", "句1", "链1", "句0", "后"]
    first, second, third, after = (name for _, name in found if name)
    assert first == second and len({first, third, after}) == 3


def test_a_list_that_is_the_pass_counts_on(tmp_path):
    body = rendered(tmp_path, "{% for 链 in 产业链 %}", numbered("{{ 链.名称 }}"), "{% endfor %}", briefing=chains(1, 1, 1))
    assert len({name for _, name in lists(tmp_path, body)}) == 1
    body = rendered(tmp_path, "{% for 链 in 产业链 %}", *INNER, "{% endfor %}", briefing=chains(2, 2))
    assert len({name for _, name in lists(tmp_path, body)}) == 1


def test_numbers_in_a_table_restart_with_its_chain_but_not_with_each_row(tmp_path):
    rows = table((f"<w:tc>{numbered('')}</w:tc>", "{{ 句 }}"))
    rows = rows.replace("{{ 句 }}", "{{ 句 }}{% endfor %}").replace("<w:tc>" + numbered(""), "<w:tc>" + numbered("{% for 句 in 链.语句 %}"))
    body = rendered(tmp_path, "{% for 链 in 产业链 %}", "{{ 链.名称 }}", rows, "{% endfor %}", briefing=chains(2, 2))
    names = [name for _, name in lists(tmp_path, body) if name]
    assert names[0] == names[1] != names[2] == names[3]


def test_numbered_headings_and_batches_count_on(tmp_path):
    heading = numbered("{{ 链.名称 }}", style="Heading2")
    body = rendered(tmp_path, "{% for 链 in 产业链 %}", "导语", heading, "{% endfor %}", briefing=chains(1, 1))
    assert len({name for _, name in lists(tmp_path, body) if name}) == 1
    rows = table(("项目",), (f"<w:tc>{numbered('{%tr for 行 in 批 %}')}</w:tc>",), (f"<w:tc>{numbered('{{ 行.项目 }}')}</w:tc>",), ("{%tr endfor %}",))
    body = rendered(tmp_path, "{% for 批 in 重点项目|分批(2) %}", rows, "{% endfor %}")
    assert len({name for _, name in lists(tmp_path, body) if name}) == 1


# Text boxes, contents, properties


def test_text_boxes_are_filled_in_both_their_forms_and_stand_in_their_loop(tmp_path):
    box = text_box("{{ 链.名称 }}", "{% if 链.项目 %}", "有项目", "{% endif %}")
    body = rendered(tmp_path, "{% for 链 in 产业链 %}", paragraph("链：", box), "{% endfor %}")
    boxes = [[samples.text_of(one) for one in box.iter(W + "p")] for box in body.iter(W + "txbxContent")]
    assert boxes == [["轴承与精密部件", "有项目"]] * 2 + [["云母新材料"]] * 2


def test_a_mistake_in_a_text_box_is_told_once(tmp_path):
    assert refused(tmp_path, paragraph("文", text_box("前", "{{ 标提 }}"))) == [("template-unknown-field", "正文的第1个文本框，第2段“{{ 标提 }}”")]


CONTENTS = {
    "simple": '<w:fldSimple w:instr=" TOC \\o &quot;1-3&quot; \\h ">' + run("目录") + "</w:fldSimple>",
    "complex": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("目录") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
}


@pytest.mark.parametrize("field", CONTENTS.values(), ids=CONTENTS.keys())
def test_a_table_of_contents_is_marked_for_updating(tmp_path, field):
    body = rendered(tmp_path, paragraph(field), "{{ 标题 }}")
    assert [one for one in body.iter(W + "fldChar", W + "fldSimple") if one.get(W + "dirty") == "true"]
    settings = samples.root(tmp_path / "out.docx", "word/settings.xml")
    names = [element.tag.removeprefix(W) for element in settings]
    assert names.index("characterSpacingControl") < names.index("updateFields") < names.index("compat")


def test_nothing_is_marked_for_updating_without_one(tmp_path):
    rendered(tmp_path, "{{ 标题 }}", paragraph('<w:fldSimple w:instr=" PAGE ">1</w:fldSimple>'))
    assert samples.root(tmp_path / "out.docx", "word/settings.xml").find(W + "updateFields") is None


CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
    'name="期号"><vt:lpwstr>{{ 期号 }}·{% if 报 %}有{% else %}&amp;无{% endif %}</vt:lpwstr></property></Properties>'
)


def test_properties_of_the_document_are_filled(tmp_path):
    template = markup.document(tmp_path / "t.docx", "正文")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    markup.add_part(template, "docProps/custom.xml", kind, "application/vnd.openxmlformats-officedocument.custom-properties+xml", CUSTOM, owner="")
    document = Document(str(template))
    document.core_properties.keywords = "{{ 地区 }}；{{ 产业链|个数 }}"
    document.save(str(template))
    render_docx(samples.full_briefing(), template, tmp_path / "out.docx")
    assert Document(str(tmp_path / "out.docx")).core_properties.keywords == "云川市；2"
    assert samples.root(tmp_path / "out.docx", "docProps/custom.xml")[0][0].text == "2031年第5期·&无"


def test_mistakes_in_properties_are_told_with_their_names(tmp_path):
    template = markup.document(tmp_path / "t.docx", "正文")
    document = Document(str(template))
    document.core_properties.subject = "{{ 期浩 }}"
    document.save(str(template))
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), template, tmp_path / "out.docx")
    assert [problem.place for problem in caught.value.problems] == ["文档属性，主题“{{ 期浩 }}”"]


def control(*content):
    """A content control around paragraphs."""
    inner = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content)
    return f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


CONTROLLED = {
    "in a loop": ("{% for 行 in 重点项目 %}", control("{{ 行.项目 }}"), "{% endfor %}"),
    "around a loop": (control("{% for 行 in 重点项目 %}", "{{ 行.项目 }}", "{% endfor %}"),),
    "around its ends": (control("{% for 行 in 重点项目 %}"), "{{ 行.项目 }}", control("{% endfor %}")),
}


@pytest.mark.parametrize("body", CONTROLLED.values(), ids=CONTROLLED)
def test_content_controls(tmp_path, body):
    assert shown(tmp_path, "前", *body, "后") == ["前", *NAMES, "后"]
    assert shown(tmp_path, "前", *body, "后", briefing=samples.briefing()) == ["前", "后"]
    assert next(samples.root(tmp_path / "out.docx").iter(W + "sdt"), None) is None


def test_a_cell_whose_content_control_is_left_empty_keeps_a_paragraph(tmp_path):
    cell = f"<w:tc>{control('{% for 行 in 重点项目 %}', '{{ 行.项目 }}', '{% endfor %}')}</w:tc>"
    body = rendered(tmp_path, table((cell, "x")), briefing=samples.briefing())
    assert [[child.tag.removeprefix(W) for child in one] for one in body.iter(W + "tc")] == [["p"], ["p"]]


# Links and pictures


def links(tmp_path, part="document"):
    targets = {one.get("Id"): one.get("Target") for one in samples.root(tmp_path / "out.docx", f"word/_rels/{part}.xml.rels")}
    identity = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return [(samples.text_of(one), targets[one.get(identity)]) for one in samples.root(tmp_path / "out.docx", f"word/{part}.xml").iter(W + "hyperlink")]


def test_links(tmp_path):
    body = rendered(tmp_path, paragraph(run("见{{ 来源目录[1].标题|链接(来源目录[1].网址) }}。", "<w:b/>")), "{{ 来源目录[1].网址|链接 }}", "{{ 来源目录[0].网址|链接 }}x")
    assert links(tmp_path) == [("云川工业第2篇", samples.LINK), (samples.LINK, samples.LINK)]
    assert samples.paragraphs(tmp_path / "out.docx") == ["见云川工业第2篇。", samples.LINK, "x"]
    look = next(body.iter(W + "hyperlink")).find(f".//{W}rPr")
    assert [one.tag.removeprefix(W) for one in look] == ["b", "color", "u"]


def test_links_in_headers_and_with_sources(tmp_path):
    template = samples.template(tmp_path / "t.docx", '{{ 要点[0]|链接("https://example.org/a?b=1&c=2")|出处 }}', header='{{ 标题|链接("mailto:x@example.org") }}')
    assert render_docx(samples.full_briefing(), template, tmp_path / "out.docx") == []
    assert links(tmp_path)[0] == (samples.full_briefing().highlights[0].text, "https://example.org/a?b=1&c=2")
    assert samples.paragraphs(tmp_path / "out.docx")[0].endswith("[1]")
    assert links(tmp_path, "header1") == [("云川市重点产业链简报", "mailto:x@example.org")]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "\\\\\\\\server\\\\x", "不是网址"])
def test_what_is_no_address_becomes_no_link(tmp_path, address):
    assert shown(tmp_path, f'{{{{ 标题|链接("{address}") }}}}', expect=["template-no-address"]) == ["云川市重点产业链简报"]
    assert links(tmp_path) == []


def picture(width=2, height=1):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "单位标志.png").write_bytes(picture())
    (folder / "轴承与精密部件.png").write_bytes(picture(3))
    (folder / "坏.png").write_bytes(b"no picture")
    (tmp_path / "secret.png").write_bytes(picture())
    (folder / "外面.png").symlink_to(tmp_path / "secret.png")
    return folder


DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


def test_pictures_of_the_folder_beside_the_template(tmp_path, pictures):
    body = rendered(tmp_path, paragraph('甲{{ "单位标志"|图片(40) }}乙'), paragraph('{{ "单位标志.png"|picture(9999) }}'))
    sizes = [(int(one.get("cx")), int(one.get("cy"))) for one in body.iter(EXTENT)]
    assert sizes[0] == (1_440_000, 720_000)
    assert sizes[1][0] < 10_000_000
    assert [name for name in samples.parts(tmp_path / "out.docx") if "media" in name] == ["word/media/image1.png"]
    assert samples.paragraphs(tmp_path / "out.docx") == ["甲乙", ""]


def test_pictures_named_by_rows(tmp_path, pictures):
    body = rendered(tmp_path, "{% for 链 in 产业链 %}", "{{ 链.名称 }}{{ 链.名称|图片 }}", "{% endfor %}", expect=["template-unknown-picture"])
    assert len(list(body.iter(EXTENT))) == 1
    assert samples.paragraphs(tmp_path / "out.docx") == ["轴承与精密部件", "云母新材料"]


def test_no_two_drawings_of_a_document_have_one_number(tmp_path, pictures):
    template = markup.document(tmp_path / "t.docx", "{% for 行 in 重点项目 %}", paragraph('{{ "单位标志"|图片(40) }}', text_box("盒")), "{% endfor %}")
    document = Document(str(template))
    document.sections[0].header.paragraphs[0].text = '{{ "单位标志"|图片(10) }}{{ "单位标志"|图片(10) }}'
    document.save(str(template))
    assert render_docx(samples.full_briefing(3), template, tmp_path / "out.docx") == []
    numbers = [one.get("id") for name in ("document", "header1") for one in samples.root(tmp_path / "out.docx", f"word/{name}.xml").iter(DRAWN)]
    assert len(numbers) == len(set(numbers)) == 8


@pytest.mark.parametrize("name", ["单位标记", "../secret", "/etc/passwd", "..\\\\secret.png", "外面", "pictures/单位标志"])
def test_no_other_file_is_reached(tmp_path, pictures, name):
    assert refused(tmp_path, f'{{{{ "{name}"|图片 }}}}') == [("template-unknown-picture", f'正文，第1段“{{{{ "{name}"|图片 }}}}”')]


def test_a_broken_picture_is_told_of(tmp_path, pictures):
    assert shown(tmp_path, '甲{{ "坏"|图片 }}', expect=["template-bad-picture"]) == ["甲"]


# Blocks that do not fit


def test_blocks_that_begin_and_end_in_places_that_do_not_go_together(tmp_path):
    assert refused(
        tmp_path, "{% for 行 in 重点项目 %}", table(("{{ 行.项目 }}", "{% endfor %}")), "文{% if 标题 %}字", "{% endif %}",
        table(("{% if 标题 %}", "a{% endif %}b")), paragraph("{% if 标题 %}", text_box("{% endif %}")),
    ) == [
        ("template-apart", "正文，第1段“{% for 行 in 重点项目 %}”"),
        ("template-not-at-edge", "正文，第2段“{% if 标题 %}”"),
        ("template-not-at-edge", "正文，第2个表格第1行第2格“{% endif %}”"),
        ("template-unclosed-block", "正文，第4段“{% if 标题 %}”"),
        ("template-stray-end", "正文的第1个文本框，第1段“{% endif %}”"),
    ]  # fmt: skip


def test_places_are_named_by_heading_table_row_and_cell(tmp_path):
    cell = f"<w:tc>{paragraph('一')}{paragraph('{{ 甲甲 }}')}{table(('{{ 乙乙 }}',))}{paragraph('三')}</w:tc>"
    found = refused(tmp_path, "{{ 首首 }}", paragraph("重点{{ 题题 }}", style="Heading1"), "一", "{{ 丙丙 }}", table(("x", "y"), ("x", cell)))
    assert [place for _, place in found] == [
        "正文，第1段“{{ 首首 }}”",
        "正文，标题“重点{{ 题题 }}”“{{ 题题 }}”",
        "正文，“重点{{ 题题 }}”之下第2段“{{ 丙丙 }}”",
        "正文，“重点{{ 题题 }}”之下第1个表格第2行第2格第2段“{{ 甲甲 }}”",
        "正文，“重点{{ 题题 }}”之下第1个表格第2行第2格内第1个表格第1行第1格“{{ 乙乙 }}”",
    ]


# Fields of the office's own, and filters under both their names


def test_names_of_the_office_that_are_no_identifiers(tmp_path):
    own = {"GDP-增速": "5.2%", "2024年产值": "12345.6", "产值（亿元）": "1234.5", "联系科室": "运行监测科"}
    body = (
        "{{ GDP-增速 }}，{{ ＧＤＰ－增速 }}，{{ 2024年产值|千分位 }}，{{ ２０２４年产值｜小数（0） }}，{{ 产值（亿元）|千分位 }}，{{ 产值(亿元) }}",
        "{% if 2024年产值 %}{{ 联系科室 }}{% endif %}{% for 行 in 重点项目[:1] %}{{ 产值（亿元） }}{% endfor %}",
        table(("{{ GDP-增速 }}", "{{ 产值（亿元）|缺省('—') }}")),
    )  # fmt: skip
    expected = ["5.2%，5.2%，12,345.6，12346，1,234.5，1234.5", "运行监测科1234.5", "5.2%", "1234.5"]
    assert shown(tmp_path, *body, briefing=samples.briefing(settings=own, projects=(samples.project(1),))) == expected


USES = {
    "出处": ("{{ 要点[0]|F }}", "1—5月，全市工业投资同比增长12.3%[1]，占固定资产投资的31%1。"), "千分位": ("{{ 12345.6|F }}", "12,345.6"),
    "小数": ("{{ 12.345|F(1) }}", "12.3"), "百分比": ("{{ 0.123|F(1) }}", "12.3%"), "日期": ('{{ 日期|F("YYYY年M月") }}', "2031年5月"),
    "大写数字": ("{{ 12.5|F }}", "壹拾贰点伍"), "缺省": ('{{ 报|F("—") }}', "—"), "个数": ("{{ 重点项目|F }}", "4"),
    "分批": ("{% for 批 in 重点项目|F(3) %}{{ 批|个数 }}{% endfor %}", "22"), "链接": ("{{ '原文'|F('https://example.org/') }}", "原文"),
    "图片": ("{{ 报|F(40) }}", ""), "图谱": ("{{ 产业图谱[:0]|F }}", ""), "数": ("{{ '12.9亿元'|F }}", "12.9"), "单位": ("{{ '12.9亿元'|F }}", "亿元"), "到来源": ("{{ 3|F }}", "3"),
}  # fmt: skip


def test_every_filter_under_both_its_names(tmp_path):
    from briefgen.render.language.filters import FILTERS

    assert set(USES) == {known.zh for known in FILTERS}
    for known in FILTERS:
        tag, wanted = USES[known.zh]
        for name in (known.zh, known.en):
            assert shown(tmp_path, tag.replace("|F", f"|{name}")) == [wanted], name
