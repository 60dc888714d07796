"""Many sources at one place, and notes at the end of the document instead of the page."""

import pytest
import word_samples as samples
from docx import Document

from briefgen.model.briefing import Cell, Sentence
from briefgen.render.word import render_docx
from briefgen.render.word.note_groups import group_texts

W = samples.W
LOOP = ("{%p for 条 in 要点 %}", "{{ 条|出处 }}", "{%p endfor %}")


def cited(*numbers):
    return tuple(samples.citation(number) for number in numbers)


def fill(tmp_path, *groups, endnotes=False, template=None):
    """A paragraph for each group of sources, 句0 with the marks of the first behind it."""
    sentences = tuple(Sentence((Cell(f"句{place}", group), Cell("。"))) for place, group in enumerate(groups))
    settings = {"notes": "endnotes"} if endnotes else {}
    template = template or samples.template(tmp_path / "t.docx", *LOOP)
    assert render_docx(samples.briefing(highlights=sentences, settings=settings), template, tmp_path / "out.docx") == []
    return tmp_path / "out.docx"


def printed(path):
    """The paragraphs as a reader sees them: marks count on, references back show what their field shows."""
    count = 0
    lines = []
    for paragraph in samples.root(path).iter(W + "p"):
        line = ""
        for element in paragraph.iter(W + "t", W + "footnoteReference", W + "endnoteReference"):
            if element.tag == W + "t":
                line += element.text or ""
            else:
                count += 1
                line += str(count)
        lines.append(line)
    return lines


def test_up_to_three_sources_have_notes_of_their_own(tmp_path):
    path = fill(tmp_path, cited(1, 2, 3))
    assert printed(path) == ["句01,2,3。"]


def test_more_share_a_note(tmp_path):
    path = fill(tmp_path, cited(1, 2, 3, 4))
    assert printed(path) == ["句01。"]
    (note,) = samples.notes(path).values()
    assert note == "；".join(
        f"{mark}云川日报，《云川工业第{number}篇》，2031年5月6日：“第{number}篇报道里说的那句话”" for number, mark in enumerate("①②③④", start=1)
    )


def test_those_that_have_a_note_refer_back_and_the_rest_share_one(tmp_path):
    path = fill(tmp_path, cited(1), cited(2), cited(1, 2, 3, 4, 5), cited(4), cited(3, 4))
    assert printed(path) == ["句01。", "句12。", "句21-3。", "句33。", "句43。"]
    assert len(samples.notes(path)) == 3


def test_a_run_of_references_back_shows_its_ends(tmp_path):
    path = fill(tmp_path, *(cited(number) for number in range(1, 7)), cited(1, 2, 3, 4, 6), cited(2, 3, 4), cited(1, 2), cited(5, 6, 7))
    assert printed(path)[6:] == ["句61-4,6。", "句72-4。", "句81,2。", "句95-7。"]
    body = samples.root(path)
    fields = [one.get(W + "fldCharType") for one in body.iter(W + "fldChar")]
    assert fields == ["begin", "separate", "end"] * (len(fields) // 3)
    bookmarks = {one.get(W + "name") for one in body.iter(W + "bookmarkStart")}
    assert {code.text.split()[1] for code in body.iter(W + "instrText")} <= bookmarks


def test_a_first_mark_inside_a_run_is_never_left_out(tmp_path):
    path = fill(tmp_path, cited(1), cited(1, 2, 3))
    assert printed(path) == ["句01。", "句11,2,3。"]
    assert len(list(samples.root(path).iter(W + "footnoteReference"))) == len(samples.notes(path)) == 3


def test_one_report_is_named_once_with_all_its_clauses():
    same = [samples.citation(1, f"第{number}句") for number in range(1, 4)]
    (text,) = group_texts(same)
    assert text.before + text.linked + text.after == "云川日报，《云川工业第1篇》，2031年5月6日：“第1句”、“第2句”、“第3句”"
    first, second = group_texts([*same, samples.citation(2, url=samples.LINK)])
    assert (first.before, second.before, second.url) == ("①云川日报，", "②云川日报，", samples.LINK)
    assert first.after.endswith("“第3句”；")
    assert group_texts([samples.citation(number) for number in range(1, 23)])[20].before.startswith("（21）")


def test_endnotes_by_one_setting(tmp_path):
    path = fill(tmp_path, cited(1), cited(2), cited(1), endnotes=True)
    parts = samples.parts(path)
    assert "word/footnotes.xml" not in parts
    notes = samples.root(path, "word/endnotes.xml").findall(W + "endnote")
    assert [samples.text_of(note).strip()[:4] for note in notes if note.get(W + "type") is None] == ["云川日报"] * 2
    assert printed(path) == ["句01。", "句12。", "句21。"]
    settings = samples.root(path, "word/settings.xml")
    names = [element.tag.removeprefix(W) for element in settings]
    assert names.index("endnotePr") < names.index("compat")
    assert [element.tag.removeprefix(W) for element in settings.find(W + "endnotePr")] == ["numFmt", "endnote", "endnote"]
    assert settings.find(f"{W}endnotePr/{W}numFmt").get(W + "val") == "decimal"
    styles = {style.find(W + "name").get(W + "val") for style in samples.root(path, "word/styles.xml").findall(W + "style")}
    assert {"endnote text", "endnote reference"} <= styles
    Document(str(path))


def test_endnotes_in_the_default_template_and_footnotes_without_the_setting(tmp_path):
    for settings, part in (({"notes": "尾注"}, "word/endnotes.xml"), ({"notes": ""}, "word/footnotes.xml"), ({}, "word/footnotes.xml")):
        from dataclasses import replace

        briefing = replace(samples.full_briefing(), settings=settings)
        assert render_docx(briefing, samples.DEFAULT_TEMPLATE, tmp_path / "out.docx") == []
        assert part in samples.parts(tmp_path / "out.docx")


@pytest.mark.parametrize("endnotes", [False, True])
def test_marks_stand_where_they_may_in_both(tmp_path, endnotes):
    path = fill(tmp_path, cited(1), endnotes=endnotes)
    (mark,) = samples.root(path).iter(W + ("endnoteReference" if endnotes else "footnoteReference"))
    styles = {style.get(W + "styleId"): style.find(W + "name").get(W + "val") for style in samples.root(path, "word/styles.xml").findall(W + "style")}
    assert styles[mark.getparent().find(f"{W}rPr/{W}rStyle").get(W + "val")] == ("endnote reference" if endnotes else "footnote reference")
