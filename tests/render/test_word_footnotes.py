"""Citations become footnotes: each mark with its note, a clause cited again refers back, the template's own notes stay."""

import re
from io import BytesIO

import pytest
import word_samples as samples
from docx import Document

from briefgen.model.briefing import Cell
from briefgen.render.language.wording import chinese_date, note_text, quoted
from briefgen.render.package import package_parts, write_package
from briefgen.render.word import TemplateError, render_docx

W = samples.W


def fill(tmp_path, briefing, *lines, **more):
    template = samples.template(tmp_path / "t.docx", *lines, **more)
    target = tmp_path / "out.docx"
    assert render_docx(briefing, template, target) == []
    return target


def highlights(*citations):
    return samples.briefing(highlights=tuple(samples.sentence((f"句{index}", group), "。") for index, group in enumerate(citations)))


ONE, TWO, THREE = (samples.citation(number) for number in (1, 2, 3))
LOOP = ("{%p for 条 in 要点 %}", "{{ 条|出处 }}", "{%p endfor %}")


def test_each_mark_has_its_note(tmp_path):
    path = fill(tmp_path, highlights((ONE,), (TWO,)), *LOOP)
    assert samples.paragraphs(path) == ["句0[1]。", "句1[2]。"]
    assert samples.notes(path) == {
        "1": "云川日报，《云川工业第1篇》，2031年5月6日：“第1篇报道里说的那句话”",
        "2": "云川日报，《云川工业第2篇》，2031年5月6日：“第2篇报道里说的那句话”",
    }


def test_without_the_filter_only_the_text(tmp_path):
    path = fill(tmp_path, highlights((ONE,)), "{%p for 条 in 要点 %}", "{{ 条 }}", "{%p endfor %}")
    assert samples.paragraphs(path) == ["句0。"]
    assert "word/footnotes.xml" not in samples.parts(path)


def test_the_english_name_of_the_filter(tmp_path):
    path = fill(tmp_path, highlights((ONE,)), "{%p for item in highlights %}", "{{ item|cite }}", "{%p endfor %}")
    assert samples.paragraphs(path) == ["句0[1]。"]


def test_several_marks_at_one_place_are_parted(tmp_path):
    path = fill(tmp_path, highlights((ONE, TWO), (TWO, THREE)), *LOOP)
    assert samples.paragraphs(path) == ["句0[1],[2]。", "句1" + "2" + ",[3]。"]


def test_marks_of_neighbouring_values_are_parted(tmp_path):
    briefing = samples.briefing(projects=(samples.row((TWO,), project="甲"),), indicators=(samples.row((ONE,), value="5"),))
    lines = ("{% for 行 in 主要指标 %}{{ 行.来源|出处 }}{% endfor %}{% for 行 in 重点项目 %}{{ 行.来源|出处 }}{% endfor %}",)
    assert samples.paragraphs(fill(tmp_path, briefing, *lines)) == ["[1],[2]"]


def test_the_same_clause_again_refers_back(tmp_path):
    twin = samples.citation(9, ONE.quote, document=ONE.document, fact="f-other")
    path = fill(tmp_path, highlights((TWO,), (ONE,), (twin,)), *LOOP)
    assert samples.paragraphs(path) == ["句0[1]。", "句1[2]。", "句22。"]
    assert list(samples.notes(path)) == ["1", "2"]
    body = samples.root(path)
    (bookmark,) = [mark for mark in body.iter(W + "bookmarkStart") if mark.get(W + "name").startswith("_NoteRef")]
    assert bookmark.getnext().find(W + "footnoteReference").get(W + "id") == "2"
    (code,) = [element.text.split() for element in body.iter(W + "instrText")]
    assert code == ["NOTEREF", bookmark.get(W + "name"), "\\f", "\\h"]
    kinds = [element.get(W + "fldCharType") for element in body.iter(W + "fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_one_document_with_two_clauses_has_two_notes(tmp_path):
    other = samples.citation(1, "另一句话")
    assert len(samples.notes(fill(tmp_path, highlights((ONE,), (other,)), *LOOP))) == 2


def test_a_clause_named_twice_at_one_place_is_marked_once(tmp_path):
    twin = samples.citation(7, ONE.quote, document=ONE.document)
    assert samples.paragraphs(fill(tmp_path, highlights((ONE, twin)), *LOOP)) == ["句0[1]。"]


def test_marks_in_table_rows(tmp_path):
    briefing = samples.briefing(projects=tuple(samples.project(number) for number in (1, 2, 3)))
    rows = (("{%tr for 行 in 重点项目 %}", ""), ("{{ 行.项目 }}", "{{ 行.来源|出处 }}"), ("{%tr endfor %}", ""))
    path = fill(tmp_path, briefing, table=rows)
    table = Document(str(path)).tables[0]
    assert [samples.seen(row.cells[1]._tc) for row in table.rows] == ["[1]", "[2]", "[3]"]
    assert len(samples.notes(path)) == 3


def test_a_source_cell_without_citations_speaks_for_its_row(tmp_path):
    briefing = samples.briefing(indicators=({"indicator": Cell("产值"), "value": Cell("5亿元", (ONE,)), "growth": Cell("+1%", (TWO,))},))
    assert samples.paragraphs(fill(tmp_path, briefing, "{% for 行 in 主要指标 %}{{ 行.来源|出处 }}{% endfor %}")) == ["[1],[2]"]


def test_a_mark_keeps_the_look_of_its_run(tmp_path):
    document = Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run("{{ 要点[0]|出处 }}")
    run.bold = run.underline = True
    document.save(str(tmp_path / "t.docx"))
    render_docx(highlights((ONE,)), tmp_path / "t.docx", tmp_path / "out.docx")
    runs = list(samples.root(tmp_path / "out.docx").iter(W + "r"))
    assert [samples.seen(run) for run in runs] == ["句0", "[1]", "。"]
    assert [[element.tag.removeprefix(W) for element in run.find(W + "rPr")] for run in runs] == [
        ["b", "u"], ["rStyle", "b"], ["b", "u"],
    ]  # fmt: skip


def test_a_tag_split_over_runs(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("前")
    for piece in ("{", "{ 要", "点[0]|", "出处 }", "}后"):
        paragraph.add_run(piece).italic = True
    document.save(str(tmp_path / "t.docx"))
    render_docx(highlights((ONE,)), tmp_path / "t.docx", tmp_path / "out.docx")
    assert samples.paragraphs(tmp_path / "out.docx") == ["前句0[1]。后"]


def test_styles_and_settings_are_added_where_the_template_has_none(tmp_path):
    path = fill(tmp_path, highlights((ONE,)), *LOOP)
    styles = {style.find(W + "name").get(W + "val"): style for style in samples.root(path, "word/styles.xml").findall(W + "style")}
    assert styles["footnote reference"].find(f".//{W}vertAlign").get(W + "val") == "superscript"
    note = samples.root(path, "word/footnotes.xml").findall(W + "footnote")[-1]
    assert note.find(f".//{W}pStyle").get(W + "val") == styles["footnote text"].get(W + "styleId")
    settings = [element.tag.removeprefix(W) for element in samples.root(path, "word/settings.xml")]
    assert settings.index("footnotePr") < settings.index("compat") < settings.index("rsids")
    assert settings.index("footnotePr") > settings.index("characterSpacingControl")


def hand_made(path):
    """A template with a note of its own, numbered anew on each page."""
    samples.template(path, "手工注", *LOOP)
    parts = package_parts(path.read_bytes())
    word = W[1:-1]
    text = "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>编者按：{{ 期间 }}</w:t></w:r></w:p>"
    note = f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="5">{text}</w:footnote></w:footnotes>'
    parts["word/footnotes.xml"] = note.encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "手工注</w:t>".encode(), '手工注</w:t><w:footnoteReference w:id="5"/>'.encode(), 1
    )
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"<w:compat>", b'<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr><w:compat>', 1
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", f'<Relationship Id="rIdNotes" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode()
    )
    write_package(parts, path)
    return path


def test_notes_made_by_hand_stay_and_are_counted(tmp_path):
    render_docx(highlights((ONE,), (ONE,)), hand_made(tmp_path / "t.docx"), tmp_path / "out.docx")
    path = tmp_path / "out.docx"
    assert samples.notes(path)["5"] == "编者按：2031年5月"
    assert samples.paragraphs(path) == ["手工注[5]", "句0[6]。", "句12。"]
    settings = samples.root(path, "word/settings.xml")
    assert settings.find(f"{W}footnotePr/{W}numRestart").get(W + "val") == "continuous"


@pytest.mark.parametrize("place", ["页眉", "文本框"])
def test_no_mark_where_word_allows_none(tmp_path, place):
    template = samples.template(tmp_path / "t.docx", "正文", header="{{ 要点[0]|出处 }}" if place == "页眉" else "")
    if place == "文本框":
        parts = package_parts(template.read_bytes())
        box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{ 要点[0]|出处 }}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:p>", box.encode(), 1)
        write_package(parts, template)
    with pytest.raises(TemplateError) as caught:
        render_docx(highlights((ONE,)), template, tmp_path / "out.docx")
    assert samples.codes(caught.value.problems) == ["template-note-place"]
    assert place in caught.value.problems[0].what
    assert not (tmp_path / "out.docx").exists()


def test_a_link_lies_on_the_title(tmp_path):
    linked = samples.citation(1, url=samples.LINK)
    path = fill(tmp_path, highlights((linked,), (samples.citation(2, url=samples.LINK),)), *LOOP)
    relations = samples.root(path, "word/_rels/footnotes.xml.rels")
    assert [relation.get("Target") for relation in relations] == [samples.LINK]
    links = list(samples.root(path, "word/footnotes.xml").iter(W + "hyperlink"))
    assert [samples.text_of(link) for link in links] == ["《云川工业第1篇》", "《云川工业第2篇》"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "云川日报，《云川工业第1篇》，2031年5月6日：“第1篇报道里说的那句话”"),
        ({"publisher": ""}, "《云川工业第1篇》，2031年5月6日：“第1篇报道里说的那句话”"),
        ({"title": ""}, "云川日报，2031年5月6日：“第1篇报道里说的那句话”"),
        ({"date": ""}, "云川日报，《云川工业第1篇》：“第1篇报道里说的那句话”"),
        ({"title": "", "date": ""}, "云川日报：“第1篇报道里说的那句话”"),
        ({"title": "", "date": "", "publisher": ""}, "“第1篇报道里说的那句话”"),
        ({"quote": " \n"}, "云川日报，《云川工业第1篇》，2031年5月6日"),
        ({"title": "读《报告》"}, "云川日报，《读〈报告〉》，2031年5月6日：“第1篇报道里说的那句话”"),
        ({"quote": "建设“双\n链”，\n完成 8 亿 元"}, "云川日报，《云川工业第1篇》，2031年5月6日：“建设‘双链’，完成8亿元”"),
        ({"title": "", "url": "https://example.org/"}, "云川日报，原文，2031年5月6日：“第1篇报道里说的那句话”"),
    ],
)
def test_wording(changes, words):
    note = note_text(samples.citation(1, **{"quote": "第1篇报道里说的那句话"} | changes))
    assert note.before + note.linked + note.after == words


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", ""])
def test_only_addresses_of_the_web_become_links(url):
    assert note_text(samples.citation(1, url=url)).url == ""


def test_a_long_clause_is_cut_to_sixty_characters():
    assert len(quoted(samples.LONG_QUOTE)) == 62
    assert quoted(samples.LONG_QUOTE).endswith("…”")
    assert quoted("一" * 60) == f"“{'一' * 60}”"


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2031-05-06", "2031年5月6日"), ("2031-05", "2031年5月"), ("2031", "2031年"), ("2031-05-01/2031-05-03", "2031年5月1日至2031年5月3日")],
)
def test_dates_are_written_in_chinese(iso, words):
    assert chinese_date(iso) == words
    assert chinese_date(words) == words


def test_a_thousand_notes(tmp_path):
    briefing = samples.briefing(projects=tuple(samples.project(number) for number in range(1, 1001)))
    path = fill(tmp_path, briefing, table=(("{%tr for 行 in 重点项目 %}",), ("{{ 行.项目 }}{{ 行.来源|出处 }}",), ("{%tr endfor %}",)))
    assert len(samples.notes(path)) == 1000
    marks = [int(number) for text in samples.paragraphs(path) for number in re.findall(r"\[(\d+)\]", text)]
    assert marks == list(range(1, 1001))
    Document(BytesIO(path.read_bytes()))
