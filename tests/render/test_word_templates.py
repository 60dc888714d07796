"""What users do to templates: files that cannot be used, names that are misspelt, tags that would take text away. All told at once, in Chinese."""

import os
import zipfile

import pytest
import word_samples as samples

from briefgen.render.package import package_parts, write_package
from briefgen.render.word import TemplateError, render_docx, source


def problems(tmp_path, *lines, briefing=None, **more):
    template = samples.template(tmp_path / "t.docx", *lines, **more)
    with pytest.raises(TemplateError) as caught:
        render_docx(briefing or samples.full_briefing(), template, tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()
    return caught.value.problems


def seen(tmp_path, *lines, briefing=None, **more):
    template = samples.template(tmp_path / "t.docx", *lines, **more)
    assert render_docx(briefing or samples.full_briefing(), template, tmp_path / "out.docx") == []
    return samples.paragraphs(tmp_path / "out.docx")


# Files


def zipped(path, **members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def changed(path, name, change):
    parts = package_parts(samples.DEFAULT_TEMPLATE.read_bytes())
    parts[name] = change(parts.get(name, b""))
    write_package(parts, path)


BAD_FILES = {
    "template-missing": lambda path: None,
    "template-old-format": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "template-not-word": lambda path: zipped(path, **{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
    "template-macros": lambda path: changed(path, "word/vbaProject.bin", lambda _: b"macro"),
    "template-doctype": lambda path: changed(path, "word/document.xml", lambda data: b'<!DOCTYPE x [<!ENTITY a "b">]>' + data[55:]),
    "template-strict": lambda path: changed(
        path, "_rels/.rels", lambda data: data.replace(b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/")
    ),
    "template-corrupt": lambda path: path.write_bytes(samples.DEFAULT_TEMPLATE.read_bytes()[:3000]),
}


@pytest.mark.parametrize(("code", "make"), BAD_FILES.items(), ids=BAD_FILES.keys())
def test_files_that_cannot_be_used(tmp_path, code, make):
    make(tmp_path / "t.docx")
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), tmp_path / "t.docx", tmp_path / "out.docx")
    (problem,) = caught.value.problems
    assert (problem.code, problem.where) == (code, str(tmp_path / "t.docx"))
    assert problem.what.endswith("。") and problem.mend.endswith("。")
    assert problem.where in str(caught.value) and f"{problem.what}{problem.mend}" in str(caught.value)
    assert not (tmp_path / "out.docx").exists()


def flip(path):
    data = bytearray(samples.DEFAULT_TEMPLATE.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


CORRUPT = {
    "text": lambda path: path.write_text("这不是文档", encoding="utf-8"),
    "empty": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(bytes(5000)),
    "a byte flipped": flip,
    "XML broken": lambda path: changed(path, "word/document.xml", lambda data: data[:2000]),
    "relations gone": lambda path: changed(path, "word/_rels/document.xml.rels", lambda data: data.replace(b"styles.xml", b"nothing.xml")),
}


@pytest.mark.parametrize("make", CORRUPT.values(), ids=CORRUPT.keys())
def test_corrupt_files(tmp_path, make):
    make(tmp_path / "t.docx")
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), tmp_path / "t.docx", tmp_path / "out.docx")
    assert samples.codes(caught.value.problems) == ["template-corrupt"]


def test_a_folder_is_no_template(tmp_path):
    with pytest.raises(TemplateError, match="文件夹"):
        render_docx(samples.briefing(), tmp_path, tmp_path / "out.docx")


def test_a_template_that_unpacks_to_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "MOST_BYTES", 1000)
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), samples.DEFAULT_TEMPLATE, tmp_path / "out.docx")
    assert samples.codes(caught.value.problems) == ["template-too-large"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_template_without_the_right_to_read(tmp_path):
    template = samples.template(tmp_path / "t.docx", "x")
    template.chmod(0)
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), template, tmp_path / "out.docx")
    assert samples.codes(caught.value.problems) == ["template-unreadable"]


# Names


def test_all_misspelt_names_are_told_at_once(tmp_path):
    found = problems(
        tmp_path,
        "{{ 标提 }}", "{%p for 行 in 重点工程 %}", "{{ 行.项目 }}", "{%p endfor %}",
        "{%p for 条 in 要点 %}", "{%p if 条.重要 %}", "{%p endif %}", "{%p endfor %}",
        table=(("{%tr for 行 in 主要指标 %}",), ("{{ 行.数直|出处 }}",), ("{%tr endfor %}",)),
        header="{{ 单位名 }}",
    )  # fmt: skip
    assert [(problem.place, problem.what) for problem in found] == [
        ("正文，第1段“{{ 标提 }}”", "简报里没有“标提”这个字段。"),
        ("正文，第2段“{%p for 行 in 重点工程 %}”", "简报里没有“重点工程”这个字段。"),
        ("正文，第6段“{%p if 条.重要 %}”", "“条”是文字，下面没有“重要”。"),
        ("正文，第1个表格第2行第1格“{{ 行.数直|出处 }}”", "这张表里没有“数直”这个字段。"),
        ("页眉，第1段“{{ 单位名 }}”", "简报里没有“单位名”这个字段。"),
    ]
    assert [problem.mend for problem in found][:2] == ["是不是“标题”？", "是不是“重点项目”？"]
    assert {problem.code for problem in found} == {"template-unknown-field", "template-not-a-row"}


USES = (
    "{% if 某某 > 1 %}x{% endif %}", "{{ 某某 + 1 }}", "{{ -某某 }}", "{{ 某某|个数 }}", "{{ 某某|出处 }}", "{{ 某某[0] }}", "{{ 某某.甲.乙 }}",
    "{{ 某某 or 1 }}", "{% for 批 in 某某|分批(3) %}{% endfor %}", "{% for 行 in 某某 %}{% endfor %}",
)  # fmt: skip


@pytest.mark.parametrize("tag", USES)
def test_a_missing_name_is_told_however_it_is_used(tmp_path, tag):
    assert [(problem.code, "“某某”" in problem.what) for problem in problems(tmp_path, tag)] == [("template-unknown-field", True)]


def test_a_name_may_be_asked_for(tmp_path):
    assert seen(tmp_path, "{% if 某某 is defined %}有{% else %}无{% endif %}{{ '一' if 报 }}") == ["无"]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ 要点 }}", "template-whole-list"),
        ("{{ 重点项目[0] }}", "template-whole-list"),
        ("{% for 字 in 标题 %}{{ 字 }}{% endfor %}", "template-not-a-list"),
        ("{% if 标题 > 3 %}x{% endif %}", "template-compare"),
        ("{{ 标题 + 1 }}", "template-sum"),
        ("{{ 1 / 0 }}", "template-failed"),
        ("{% if 标题 %}x", "template-unclosed-block"),
        ("{% endif %}", "template-stray-end"),
        ("{% if 标题 %}{% endfor %}", "template-stray-end"),
        ("{% 如果 标题 %}x{% endif %}", "template-syntax"),
        ("{{ 标题 期间 }}", "template-syntax"),
        ("{{ }}", "template-syntax"),
        ("{% for 批 in 标题|分批(10) %}x{% endfor %}", "template-batches"),
        ("{% for 批 in 要点|分批(0) %}x{% endfor %}", "template-batches"),
        ("{% for 批 in 要点|分批 %}x{% endfor %}", "template-filter-arguments"),
        ("{{ 标题|不存在 }}", "template-unknown-filter"),
        ("{{ 标题 is 空 }}", "template-unknown-test"),
        ("{{ 标题 }", "template-unclosed-tag"),
        ("{{ 标题", "template-unclosed-tag"),
        ("{% if 标题 }}", "template-unclosed-tag"),
        ("{{ 标题 {{ 期间 }}", "template-unclosed-tag"),
        ("{{p 标题 }}", "template-bare-value"),
        ("一、概况 {%p if 标题 %}{%p endif %}", "template-not-at-edge"),
        ("{%p if 标题 %}x{%p endif %}y", "template-not-at-edge"),
        ("内部\ufdd0字符", "template-bad-character"),
    ],
)
def test_mistakes_in_tags(tmp_path, tag, code):
    found = problems(tmp_path, "前文", tag, "后文")
    assert samples.codes(found) == [code] * len(found)
    assert all(problem.place.startswith("正文") and problem.mend.endswith(("。", "？")) for problem in found)


# Text


def test_text_outside_tags_is_kept_to_the_letter(tmp_path):
    lines = ("｛ 全角 ｝ “引号”，％（）｜．\u200b\u3000 & <尖括号> {单} }} 100%} ", "  前后空格  ", "制表\t符", "{_{ 标题 }_}")
    assert seen(tmp_path, *lines, "{{ 标题 }}") == [*lines, "云川市重点产业链简报"]


def test_a_paragraph_tag_must_not_take_a_picture_or_a_section_break_away(tmp_path):
    template = samples.template(tmp_path / "t.docx", "{%p if 标题 %}", "{%p endif %}")
    parts = package_parts(template.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:p>", b'<w:r><w:br w:type="page"/></w:r></w:p>', 1)
    write_package(parts, template)
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), template, tmp_path / "out.docx")
    assert samples.codes(caught.value.problems) == ["template-tag-not-alone"]


def test_a_row_tag_must_have_the_row_for_itself(tmp_path):
    found = problems(tmp_path, table=(("{%tr for 行 in 重点项目 %}", "项目"), ("{{ 行.项目 }}", "x"), ("{%tr endfor %}", "")))
    assert samples.codes(found) == ["template-tag-not-alone"]


def test_text_may_be_compared(tmp_path):
    tag = "{% for 行 in 重点项目 if 行.阶段 == '在建' %}{{ 行.项目 }}{% endfor %}"
    assert seen(tmp_path, tag) == ["远山第1精密部件产业园智能化改造项目"]


def test_conditions_loops_and_numbers(tmp_path):
    assert seen(
        tmp_path,
        "共{{ 要点|个数 }}条{% if highlights|length >= 3 %}（不少）{% endif %}",
        "{% for 链 in 产业链 %}{{ loop.index }}.{{ 链.名称 }}：{{ 链.项目|length }}个{% if not loop.last %}；{% endif %}{% endfor %}",
        "{{ 要点[:1]|个数 + 1 }}{{ '甲' if 要点[0] else '乙' }}{{ not 报 }}{{ [1, 2][1] }}{{ 0.1 }}",
        "{{ 来源目录[0].序号 }}，{{ sources[1].url }}{# 说明 #}",
    ) == ["共3条（不少）", "1.轴承与精密部件：2个；2.云母新材料：0个", "2甲是20.1", f"1，{samples.LINK}"]


def test_an_item_that_this_issue_does_not_have_prints_nothing(tmp_path):
    assert samples.codes(problems(tmp_path, "{{ 主要指标[0].同此 }}", briefing=samples.briefing())) == ["template-unknown-field"]
    lines = (
        "甲{{ 要点[0]|出处 }}乙{{ 主要指标[7].同比|小数(1) }}丙{{ 主要指标[-1].同比|缺省('—') }}",
        "{% if 主要指标[0].同比 %}有{% else %}无{% endif %}{% for 句 in 产业链[0].语句 %}{{ 句 }}{% endfor %}{{ 产业链[0].项目|个数 }}",
    )
    assert seen(tmp_path, *lines, briefing=samples.briefing()) == ["甲乙丙—", "无0"]


def test_headers_and_properties_are_filled(tmp_path):
    from docx import Document

    template = samples.template(tmp_path / "t.docx", "正文", header="{{ 标题 }}&{{ 期号 }}")
    document = Document(str(template))
    document.core_properties.title = "{{ 标题 }} & 其他"
    document.core_properties.author = document.core_properties.last_modified_by = "某工作人员"
    document.save(str(template))
    render_docx(samples.briefing(title="A&B<C>"), template, tmp_path / "out.docx")
    result = Document(str(tmp_path / "out.docx"))
    assert result.sections[0].header.paragraphs[0].text == "A&B<C>&2031年第5期"
    properties = result.core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("A&B<C> & 其他", "云川市工业和信息化局", "云川市工业和信息化局")
    assert str(properties.created) == str(properties.modified) == "2031-05-31 00:00:00+00:00"
