"""A tag that Word has cut into pieces is one tag, looks like its first visible character, and takes nothing of its neighbours along."""

import pytest
import word_markup as markup
import word_samples as samples
from word_markup import paragraph, run

from briefgen.render.word import render_docx

BOLD, RED = "<w:b/>", '<w:color w:val="FF0000"/>'
PIECES = {
    "runs": run("{", BOLD) + run("{ 标", RED) + run("题 }") + run("}", RED),
    "proofing marks": run("{{ 标", BOLD) + '<w:proofErr w:type="spellStart"/>' + run("题") + '<w:proofErr w:type="spellEnd"/>' + run(" }}"),
    "bookmark": run("{{", BOLD) + '<w:bookmarkStart w:id="3" w:name="某处"/>' + run("标题") + '<w:bookmarkEnd w:id="3"/>' + run("}}"),
    "insertion": run("{{ 标", BOLD) + f'<w:ins w:id="4" w:author="甲">{run("题")}</w:ins>' + run(" }}"),
    "deletion": run("{{ 标", BOLD) + '<w:del w:id="5"><w:r><w:delText>提 {{ x }}</w:delText></w:r></w:del>' + run("题 }}"),
    "moved away": run("{{ 标", BOLD) + f'<w:moveFrom w:id="5">{run("乱")}</w:moveFrom>' + run("题 }}"),
    "comment": run("{{ 标", BOLD) + '<w:commentRangeStart w:id="0"/>' + run("题 }}") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    "smart tag": run("{{ ", BOLD) + f'<w:smartTag w:uri="u" w:element="e">{run("标题")}</w:smartTag>' + run(" }}"),
    "content control": run("{{ ", BOLD) + f"<w:sdt><w:sdtPr/><w:sdtContent>{run('标题')}</w:sdtContent></w:sdt>" + run(" }}"),
    "alternative content": run("{{ ", BOLD)
    + f'<mc:AlternateContent><mc:Choice Requires="wps">{run("标题")}</mc:Choice><mc:Fallback>{run("标题")}</mc:Fallback></mc:AlternateContent>'
    + run(" }}"),
    "tab and line break": run("{{", BOLD) + "<w:r><w:tab/></w:r>" + run("标题") + "<w:r><w:br/></w:r>" + run("}}"),
    "last rendered page": run("{{ 标", BOLD) + f"<w:r><w:lastRenderedPageBreak/></w:r>{run('题 }}')}",
    "one text each": "".join(run(character, BOLD if place == 0 else "") for place, character in enumerate("{{ 标题 }}")),
    "full-width": run("｛", BOLD) + run("｛　标\u200b题　｝") + run("｝"),
}


def rendered(tmp_path, *body, briefing=None):
    template = markup.document(tmp_path / "t.docx", *body)
    render_docx(briefing or samples.full_briefing(), template, tmp_path / "out.docx")
    return samples.root(tmp_path / "out.docx")


@pytest.mark.parametrize("pieces", PIECES.values(), ids=PIECES.keys())
def test_a_tag_in_pieces_is_one_tag(tmp_path, pieces):
    body = rendered(tmp_path, paragraph("前", pieces, run("后", RED)))
    (found,) = body.iter(samples.W + "p")
    assert samples.seen(found).replace("乱", "") == "前云川市重点产业链简报后"  # what was moved away stays as a revision
    runs = {samples.text_of(one): one for one in found.iter(samples.W + "r") if samples.text_of(one)}
    assert runs["云川市重点产业链简报"].find(f"{samples.W}rPr/{samples.W}b") is not None
    assert runs["云川市重点产业链简报"].find(f"{samples.W}rPr/{samples.W}color") is None
    assert runs["后"].find(f"{samples.W}rPr/{samples.W}color") is not None


def test_text_beside_a_tag_in_pieces_keeps_its_look(tmp_path):
    body = rendered(tmp_path, paragraph(run("甲{{ 标", BOLD), run("题 }}乙{{ 期", RED), run("间 }}丙")))
    looks = [(samples.text_of(one), [look.tag.removeprefix(samples.W) for look in one.find(samples.W + "rPr")]) for one in body.iter(samples.W + "r") if len(one) > 1]
    assert looks == [("甲云川市重点产业链简报", ["b"]), ("乙2031年5月", ["color"])]
    assert "".join(samples.paragraphs(tmp_path / "out.docx")) == "甲云川市重点产业链简报乙2031年5月丙"


def test_what_a_revision_deleted_runs_nowhere(tmp_path):
    deleted = '<w:del w:id="5"><w:r><w:delText>{{ 没有 }}{% for %}</w:delText></w:r></w:del>'
    body = rendered(tmp_path, paragraph("{{ 期号 }}", deleted))
    assert [text.text for text in body.iter(samples.W + "delText")] == ["{{ 没有 }}{% for %}"]


def test_revisions_are_told_of(tmp_path):
    template = markup.document(tmp_path / "t.docx", paragraph("甲", f'<w:ins w:id="4" w:author="甲">{run("乙")}</w:ins>'))
    (problem,) = render_docx(samples.briefing(), template, tmp_path / "out.docx")
    assert (problem.code, problem.place, problem.severity) == ("template-revisions", "正文", "warning")
    assert "1 处修订" in problem.what


BLOCKS = {
    "in pieces": ("{% if 标", run("题 %}", BOLD), "甲{% else", " %}乙{", "% endif %}"),
    "one end in a link": (f'<w:hyperlink w:anchor="x">{run("{% if 标题 %}甲")}</w:hyperlink>', "{% endif %}"),
    "one end in a link, text around": (f'<w:hyperlink w:anchor="x">{run("前{% if 报 %}无")}</w:hyperlink>', "无{% endif %}甲"),
    "one end in a revision": ("{% if 标题 %}", f'<w:ins w:id="4">{run("甲{% endif %}")}</w:ins>'),
    "loop around a link": ("{% for 行 in 重点项目[:1] %}", f'<w:hyperlink w:anchor="x">{run("甲")}</w:hyperlink>', "{% endfor %}"),
    "nested, ends at one depth": (f'<w:hyperlink w:anchor="x">{run("{% if 标题 %}{% if 期间 %}甲{% endif %}{% endif %}")}</w:hyperlink>',),
    "nested, ends at two depths": (f'<w:hyperlink w:anchor="x">{run("{% if 标题 %}{% if 期间 %}甲")}</w:hyperlink>', "{% endif %}{% endif %}"),
}


@pytest.mark.parametrize("pieces", BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_in_one_paragraph(tmp_path, pieces):
    rendered(tmp_path, paragraph(*pieces))
    assert samples.paragraphs(tmp_path / "out.docx")[0].removeprefix("前") == "甲"


def test_a_block_cannot_end_inside_a_field(tmp_path):
    from briefgen.render.word import TemplateError

    with pytest.raises(TemplateError) as caught:
        rendered(tmp_path, paragraph("{% if 标题 %}", f'<w:fldSimple w:instr=" DATE ">{run("甲{% endif %}乙")}</w:fldSimple>'))
    assert samples.codes(caught.value.problems) == ["template-not-at-edge"]


def test_names_that_a_loop_doubles_stay_single(tmp_path):
    mark = '<w:bookmarkStart w:id="3" w:name="某处"/>' + run("{{ 行.项目 }}") + '<w:bookmarkEnd w:id="3"/>'
    control = f'<w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent>{run("乙")}</w:sdtContent></w:sdt>'
    body = rendered(tmp_path, "{% for 行 in 重点项目 %}", paragraph(mark, control, markup.text_box("盒")), "{% endfor %}")
    assert len(list(body.iter(samples.W + "bookmarkStart"))) == len(list(body.iter(samples.W + "bookmarkEnd"))) == 1
    assert len(list(body.iter(samples.W + "sdt"))) == 4
    assert len(list(body.iterfind(f".//{samples.W}sdtPr/{samples.W}id"))) == 1
    drawings = [one.get("id") for one in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")]
    assert len(drawings) == len(set(drawings)) == 4
    assert not [name for one in body.iter(samples.W + "p") for name in one.attrib if "paraId" in name]


def test_comments_of_the_template_stay_behind(tmp_path):
    template = markup.document(tmp_path / "t.docx", paragraph("甲", PIECES["comment"]))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    comments = f'<w:comments xmlns:w="{markup.WORD}"><w:comment w:id="0" w:author="某人">{paragraph("改这里").replace("w14:paraId", "w:x")}</w:comment></w:comments>'
    markup.add_part(template, "word/comments.xml", kind, "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml", comments)
    assert render_docx(samples.briefing(), template, tmp_path / "out.docx") == []
    body = samples.root(tmp_path / "out.docx")
    assert not [one for one in body.iter() if "comment" in str(one.tag)]
    assert "word/comments.xml" not in samples.parts(tmp_path / "out.docx")
