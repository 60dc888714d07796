"""What Word and other programs leave in a template that its maker does not think of, and what looks right in it and would not print so."""

import chart_samples as charts
import pytest
import word_markup as markup
import word_samples as samples
from lxml import etree
from word_markup import paragraph, run

from briefgen.render.package import package_parts, write_package
from briefgen.render.word import TemplateError, check_template, render_docx

W = samples.W
NAMES = [f"远山第{number}精密部件产业园智能化改造项目" for number in range(1, 5)]


def codes(path):
    return [one.problem.code for one in check_template(path).found]


# A table of contents that Word has made of headings with tags

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def code(text):
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def entry(text, *, before="", behind=""):
    """As Word writes it: a link, a tab, and the page in a field of its own."""
    page = BEGIN + code(" PAGEREF _Toc1 \\h ") + SEPARATE + run("3") + END
    return paragraph(f'{before}<w:hyperlink w:anchor="_Toc1">{run(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>{behind}')


OPENING = BEGIN + code(' TOC \\o "1-3" \\h ') + SEPARATE
HEADINGS = ("{% for 链 in 产业链 %}", paragraph("{{ 链.名称 }}{% if 链.分组 %}（{{ 链.分组 }}）{% endif %}", style="Heading1"), "{% endfor %}")
TAGGED = "{{ 链.名称 }}{% if 链.分组 %}（{{ 链.分组 }}）{% endif %}"


def test_entries_with_tags_are_no_tags_of_the_user(tmp_path):
    contents = (entry("一、概况", before=OPENING), entry(TAGGED), entry("二、{{ 期间 }}"), entry("三、附件"), paragraph(END))
    template = markup.document(tmp_path / "t.docx", *contents, *HEADINGS)
    assert codes(template) == []
    assert render_docx(samples.full_briefing(), template, tmp_path / "out.docx") == []
    assert samples.paragraphs(tmp_path / "out.docx") == ["一、概况\t3", "三、附件\t3", "", "轴承与精密部件（一高）", "云母新材料"]
    marks = [mark.get(W + "fldCharType") for mark in samples.root(tmp_path / "out.docx").iter(W + "fldChar")]
    assert [marks.count(kind) for kind in ("begin", "separate", "end")] == [3, 3, 3]


def test_the_first_entry_keeps_the_field_and_says_what_to_do(tmp_path):
    for contents in ((entry(TAGGED, before=OPENING), paragraph(END)), (entry(TAGGED, before=OPENING, behind=END),)):
        template = markup.document(tmp_path / "t.docx", *contents, *HEADINGS)
        assert render_docx(samples.full_briefing(), template, tmp_path / "out.docx") == []
        assert samples.paragraphs(tmp_path / "out.docx")[0].startswith("（目录待更新")
        marks = [mark.get(W + "fldCharType") for mark in samples.root(tmp_path / "out.docx").iter(W + "fldChar")]
        assert marks.count("begin") == marks.count("end") and marks


def test_a_contents_in_one_piece(tmp_path):
    field = paragraph(f'<w:fldSimple w:instr=" TOC \\o &quot;1-3&quot; ">{run(TAGGED)}</w:fldSimple>')
    template = markup.document(tmp_path / "t.docx", field, *HEADINGS)
    assert render_docx(samples.full_briefing(), template, tmp_path / "out.docx") == []
    assert samples.paragraphs(tmp_path / "out.docx")[0].startswith("（目录待更新")


def test_a_contents_that_never_ends_hides_no_tags(tmp_path):
    template = markup.document(tmp_path / "t.docx", entry("一、概况", before=OPENING), "{{ 标提 }}")
    assert codes(template) == ["template-unknown-field"]


def test_tags_in_other_fields_and_beside_a_contents_are_tags(tmp_path):
    other = paragraph(BEGIN + code(" TITLE ") + SEPARATE + run("{{ 期间 }}") + END)
    contents = (entry("一、概况", before=OPENING), paragraph(END + run("{{ 期号 }}")))
    template = markup.document(tmp_path / "t.docx", *contents, other)
    assert render_docx(samples.briefing(), template, tmp_path / "out.docx") == []
    assert samples.paragraphs(tmp_path / "out.docx") == ["一、概况\t3", "2031年第5期", "2031年5月"]


CUT = {
    "a field without its beginning": (("{% if 报 %}", paragraph(BEGIN + code(" INDEX ") + SEPARATE, "甲"), "{% endif %}", paragraph("乙", END)), ["乙"]),
    "a field without its end": ((paragraph(BEGIN + code(" INDEX ") + SEPARATE, "甲"), "{% if 报 %}", paragraph("乙", END), "{% endif %}"), ["甲"]),
    "a bookmark without its beginning": (
        ("{% if 报 %}", paragraph('<w:bookmarkStart w:id="1" w:name="a"/>', "甲"), "{% endif %}", paragraph("乙", '<w:bookmarkEnd w:id="1"/>')), ["乙"],
    ),
    "a bookmark without its end": (
        (paragraph('<w:bookmarkStart w:id="1" w:name="a"/>', "甲"), "{% if 报 %}", paragraph("乙", '<w:bookmarkEnd w:id="1"/>'), "{% endif %}"), ["甲"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "left"), CUT.values(), ids=CUT)
def test_what_a_condition_cuts_in_two_leaves_no_half(tmp_path, body, left):
    template = markup.document(tmp_path / "t.docx", *body, paragraph(BEGIN + code(" PAGE ") + SEPARATE + run("1") + END))
    assert render_docx(samples.briefing(), template, tmp_path / "out.docx") == []
    assert samples.paragraphs(tmp_path / "out.docx") == [*left, "1"]
    root = samples.root(tmp_path / "out.docx")
    assert [mark.get(W + "fldCharType") for mark in root.iter(W + "fldChar")] == ["begin", "separate", "end"]
    assert [one.text for one in root.iter(W + "instrText")] == [" PAGE "]
    assert next(root.iter(W + "bookmarkStart", W + "bookmarkEnd"), None) is None


# Notes by hand


def with_note(path, *body, note="手工注 {{ 期间 }}"):
    template = markup.document(path, *body)
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    own = f'<w:footnote w:id="1"><w:p w14:paraId="00000001"><w:r><w:footnoteRef/></w:r>{run(note)}</w:p></w:footnote>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    markup.add_part(template, "word/footnotes.xml", kind, content_type, f"<w:footnotes {markup.NAMESPACES}>{separators}{own}</w:footnotes>")
    return template


MARK = '<w:r><w:footnoteReference w:id="1"/></w:r>'


def test_a_note_by_hand_in_a_loop_is_one_for_each_pass(tmp_path):
    body = ("{% for 行 in 重点项目 %}", paragraph("{{ 行.项目 }}", MARK, "{{ 行.来源|出处 }}"), "{% endfor %}")
    render_docx(samples.full_briefing(2), with_note(tmp_path / "t.docx", *body), tmp_path / "out.docx")
    references = [one.get(W + "id") for one in samples.root(tmp_path / "out.docx").iter(W + "footnoteReference")]
    notes = samples.notes(tmp_path / "out.docx")
    assert len(references) == len(set(references)) == len(notes) == 4
    assert [notes[number].partition("，")[0] for number in references] == ["手工注 2031年5月", "云川日报"] * 2
    ids = [one.get(name) for one in samples.root(tmp_path / "out.docx", "word/footnotes.xml").iter(W + "p") for name in one.attrib if "paraId" in name]
    assert len(ids) == len(set(ids))


def test_a_note_by_hand_that_a_condition_leaves_out_disturbs_nothing(tmp_path):
    body = ("{% if 报 %}", paragraph("报", MARK), "{% endif %}", "{% for 条 in 要点 %}", "{{ 条|出处 }}", "{% endfor %}")
    assert render_docx(samples.full_briefing(), with_note(tmp_path / "t.docx", *body), tmp_path / "out.docx") == []
    assert [one.get(W + "id") for one in samples.root(tmp_path / "out.docx").iter(W + "footnoteReference")] == ["2", "3", "4"]


# Texts in charts


def titled(path, title, *, alt="图表:项目投资"):
    xml = charts.chart_xml("bar")
    return charts.template(path, charts.drawing("rIdChart1", alt), charts=[(xml.replace("用户写的标题", title), charts.workbook())])


def chart_text(path):
    parts = samples.parts(path)
    (name,) = charts.charts_of(parts)
    return ["".join(text.text or "" for text in one.iter(f"{charts.A}t")) for one in etree.fromstring(parts[name]).iter(f"{charts.A}p")]


def test_titles_of_charts_are_filled(tmp_path):
    template = titled(tmp_path / "t.docx", "{{ 期间 }}</a:t></a:r><a:r><a:t>投资{% if 报 %}！{% endif %}｛｛ 地区 ｝｝")
    assert codes(template) == ["template-mended"]
    assert render_docx(samples.briefing(region="A&B", charts=(charts.data(),)), template, tmp_path / "out.docx") == []
    assert "2031年5月投资A&B" in chart_text(tmp_path / "out.docx")


@pytest.mark.parametrize(("title", "code"), [
    ("{{ 期见 }}", "template-unknown-field"), ("{{ 期间", "template-unclosed-tag"), ("{% if 期间 %}", "template-unclosed-block"), ("{{ 链.名称 }}", "template-unknown-field"),
])  # fmt: skip
def test_mistakes_in_titles_are_told(tmp_path, title, code):
    (found,) = check_template(titled(tmp_path / "t.docx", title)).found
    assert (found.problem.code, found.place.label, found.place.spot) == (code, "图表", "“项目投资”里的文字")


def test_no_footnote_in_a_title(tmp_path):
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.full_briefing(), titled(tmp_path / "t.docx", "{{ 要点[0]|出处 }}"), tmp_path / "out.docx")
    assert samples.codes(caught.value.problems) == ["template-note-place"]


# What looks right and prints otherwise

EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'
PARENTS = {
    "its own": (EXACT, "", True), "its style's": ("", EXACT, True), "at least": ("", EXACT.replace("exact", "atLeast"), False),
    "its own over its style's": ('<w:spacing w:line="240" w:lineRule="auto"/>', EXACT, False), "only before": ('<w:spacing w:before="60"/>', EXACT, True),
    "no rule": ('<w:spacing w:line="560"/>', "", False), "none": ("", "", False),
}  # fmt: skip


def in_style(path, own, style):
    """A chart in a paragraph of a style that is based on one with that spacing."""
    properties = f'<w:pPr xmlns:w="{markup.WORD}"><w:pStyle w:val="Mine"/>{own}</w:pPr>'
    drawn = etree.fromstring(charts.drawing("rIdChart1", "图表:项目投资"))
    drawn.insert(0, etree.fromstring(properties))
    template = charts.template(path, etree.tostring(drawn, encoding="unicode"), charts=[(charts.chart_xml("bar"), charts.workbook())])
    parts = package_parts(template.read_bytes())
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="我的"/><w:basedOn w:val="Old"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Old"><w:name w:val="旧的"/><w:pPr>{style}</w:pPr></w:style></w:styles>'
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", styles.encode())
    write_package(parts, template)
    return template


@pytest.mark.parametrize(("own", "style", "cut"), PARENTS.values(), ids=PARENTS)
def test_a_chart_in_a_line_of_fixed_height_is_told(tmp_path, own, style, cut):
    template = in_style(tmp_path / "t.docx", own, style)
    assert codes(template) == (["template-cut-off"] if cut else [])
    problems = render_docx(samples.briefing(charts=(charts.data(),)), template, tmp_path / "out.docx")
    assert samples.codes(problems) == (["template-cut-off"] if cut else [])


def test_a_picture_to_come_in_a_line_of_fixed_height_is_told(tmp_path):
    template = markup.document(tmp_path / "t.docx", paragraph("{{ 标题|图片(30) }}", properties=EXACT), paragraph("{{ 标题 }}", properties=EXACT))
    assert codes(template) == ["template-cut-off"]


def test_tags_in_word_art_and_smart_art_are_told(tmp_path):
    art = '<w:r><w:pict><v:shape><v:textpath string="{{ 标题 }}"/></v:shape></w:pict></w:r>'
    template = markup.document(tmp_path / "t.docx", paragraph("甲", art))
    diagram = f'<x xmlns:a="{charts.DRAWING}/main"><a:p><a:r><a:t>{{{{ 标</a:t></a:r><a:r><a:t>题 }}}}</a:t></a:r></a:p><a:p/></x>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    markup.add_part(template, "word/diagrams/data1.xml", kind, "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", diagram)
    found = check_template(template).found
    assert [(one.problem.code, one.problem.severity, str(one.place)) for one in found] == [
        ("template-unfilled", "warning", "正文，第1段“{{ 标题 }}”"), ("template-unfilled", "warning", "SmartArt 图形“{{ 标题 }}”"),
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["{{ 源.网址 }}", "%7B%7B%20源.网址%20%7D%7D", "https://example.org/{% if 标题 %}"])
def test_a_tag_in_the_address_of_a_link_is_told(tmp_path, address):
    template = markup.document(tmp_path / "t.docx", paragraph("见", f'<w:hyperlink r:id="rIdFar">{run("原文")}</w:hyperlink>'))
    parts = package_parts(template.read_bytes())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = f'<Relationship Id="rIdFar" Type="{kind}" Target="{address}" TargetMode="External"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    write_package(parts | {name: parts[name].replace(b"</Relationships>", link.encode())}, template)
    (found,) = check_template(template).found
    assert (found.problem.code, found.problem.severity, found.place.spot) == ("template-in-address", "warning", "第1段")


FIELDS = {
    " 标题 ": "template-field-braces", "MERGEFIELD 标题 \\* MERGEFORMAT": "template-field-braces", "MERGEFIELD title": "template-field-braces", "title": "",
    ' HYPERLINK "{{ 源.网址 }}" ': "template-field-code", " PAGE ": "", " TITLE \\* MERGEFORMAT": "", " SEQ 图 ": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), FIELDS.items(), ids=FIELDS)
def test_fields_of_words_own_are_told_apart(tmp_path, text, told):
    """Ctrl+F9 gives braces that look like a tag's; a mail merge has fields of the same names."""
    whole = f'<w:fldSimple w:instr="{text.replace(chr(34), "&quot;")}">{run("x")}</w:fldSimple>'
    for field in (BEGIN + code(text) + SEPARATE + run("x") + END, whole):
        assert codes(markup.document(tmp_path / "t.docx", paragraph(field))) == ([told] if told else [])


# Parts that are not there


def without(path, gone):
    parts = package_parts(path.read_bytes())
    del parts[gone]
    write_package(parts, path)
    return path


def test_a_chart_that_lost_its_workbook_gets_another(tmp_path):
    template = without(titled(tmp_path / "t.docx", "图"), "word/embeddings/Microsoft_Excel_Worksheet1.xlsx")
    assert codes(template) == []
    assert render_docx(samples.briefing(charts=(charts.data(categories=3),)), template, tmp_path / "out.docx") == []
    parts = samples.parts(tmp_path / "out.docx")
    (book,) = [data for name, data in parts.items() if name.endswith(".xlsx")]
    assert len(book) > 1000
    assert len(charts.shown(parts[charts.charts_of(parts)[0]])[0][1]) == 3


def test_a_chart_without_a_name_and_workbook_stays(tmp_path):
    template = without(titled(tmp_path / "t.docx", "图", alt="各年"), "word/embeddings/Microsoft_Excel_Worksheet1.xlsx")
    assert render_docx(samples.briefing(), template, tmp_path / "out.docx") == []
    parts = samples.parts(tmp_path / "out.docx")
    assert b"externalData" not in parts[charts.charts_of(parts)[0]]


def test_a_lost_picture_is_told(tmp_path):
    template = markup.document(tmp_path / "t.docx", "甲")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    markup.add_part(template, "word/media/image1.png", kind, "image/png", "x")
    without(template, "word/media/image1.png")
    (found,) = check_template(template).found
    assert found.problem.code == "template-lost-picture" and "image1.png" in found.problem.what


def test_a_preview_that_is_lost_is_missed_by_nobody(tmp_path):
    template = markup.document(tmp_path / "t.docx", "{{ 期号 }}")
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    markup.add_part(template, "docProps/thumbnail.jpeg", kind, "image/jpeg", "x", owner="")
    assert render_docx(samples.briefing(), without(template, "docProps/thumbnail.jpeg"), tmp_path / "out.docx") == []
