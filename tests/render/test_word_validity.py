"""Finished documents hold to the schemas of Office Open XML, element by element, and their packages lead nowhere that is not there.

The schemas are those of Microsoft's Open XML SDK, which are the transitional ones of ECMA-376 with the extensions that Word itself writes; the
package openxml-audit carries them. A template may have errors of its own: filling it must add no new kind.
"""

import posixpath
import re
from dataclasses import replace

import chart_samples as charts
import pytest
import word_samples as samples
from lxml import etree

from briefgen.render.word import render_docx

audit = pytest.importorskip("openxml_audit", reason="the package with the schemas is not installed")

TEMPLATES = sorted(samples.DEFAULT_TEMPLATE.parent.glob("*.docx"))
NAMES = ("主要指标增速", "项目投资", "项目阶段", "目标完成")


def errors(path):
    """What is wrong, without the place: the same fault in each row of a table is one."""
    found = audit.OpenXmlValidator(max_errors=0).validate(path).errors
    # stylesWithEffects.xml is a copy for Word 2010 that nobody else reads
    kept = (error for error in found if "stylesWithEffects" not in error.part_uri)
    return {(error.part_uri, re.sub(r"\[\d+\]", "", str(error.path)), error.description) for error in kept}


def briefing(projects):
    """A full issue with every chart and a table of so many projects."""
    drawn = tuple(charts.data(name, 2 + projects % 9, ("目标值", "最新值") if name == "目标完成" else ("产值",)) for name in NAMES)
    return replace(samples.full_briefing(projects), charts=drawn)


def references_hold(path):
    """Every relationship leads to a part, every part has a type, every id in use is a relationship."""
    parts = samples.parts(path)
    types = etree.fromstring(parts["[Content_Types].xml"])
    defaults = {one.get("Extension") for one in types if one.tag.endswith("Default")}
    named = {one.get("PartName") for one in types if one.tag.endswith("Override")}
    for name in parts:
        assert name == "[Content_Types].xml" or f"/{name}" in named or name.rpartition(".")[2] in defaults
    for name in [name for name in parts if name.endswith(".rels")]:
        owner = name.replace("_rels/", "").removesuffix(".rels")
        relations = {one.get("Id"): one for one in etree.fromstring(parts[name])}
        for relation in relations.values():
            target = posixpath.normpath(posixpath.join(posixpath.dirname(owner), relation.get("Target").lstrip("/")))
            assert relation.get("TargetMode") == "External" or target in parts, (name, target)
        used = set(re.findall(rb'r:(?:id|embed|link|pict)="([^"]+)"', parts.get(owner, b"")))
        assert {one.decode() for one in used} <= set(relations), name


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_the_templates_themselves(template):
    assert errors(template) == set()
    references_hold(template)


ISSUES = {
    "empty": samples.briefing(), "one": briefing(1), "five": briefing(5), "endnotes": replace(briefing(23), settings={"notes": "endnotes"}),
}  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
@pytest.mark.parametrize("made", ISSUES.values(), ids=ISSUES)
def test_issues_from_the_default_templates(tmp_path, template, made):
    assert render_docx(made, template, tmp_path / "out.docx") == []
    assert errors(tmp_path / "out.docx") == set()
    references_hold(tmp_path / "out.docx")


@pytest.mark.parametrize(("categories", "heads"), [(1, ("甲",)), (7, ("甲", "乙", "丙", "丁"))])
def test_charts_of_every_kind(tmp_path, categories, heads):
    drawn = [charts.drawing(f"rIdChart{number}", "图表:项目投资", number) for number in range(1, len(charts.KINDS) + 1)]
    parts = [(charts.chart_xml(kind), charts.workbook()) for kind in charts.KINDS]
    template = charts.template(tmp_path / "t.docx", *drawn, charts=parts)
    assert render_docx(samples.briefing(charts=(charts.data(categories=categories, series=heads),)), template, tmp_path / "out.docx") == []
    assert len(charts.charts_of(samples.parts(tmp_path / "out.docx"))) == len(charts.KINDS) > 10
    assert errors(tmp_path / "out.docx") <= errors(template)
    references_hold(tmp_path / "out.docx")


def test_a_plain_template_with_notes_of_its_own(tmp_path):
    lines = ("{%p for 条 in 要点 %}", "{{ 条|出处 }}", "{%p endfor %}")
    template = samples.template(tmp_path / "t.docx", *lines, table=(("{%tr for 行 in 重点项目 %}",), ("{{ 行.来源|出处 }}",), ("{%tr endfor %}",)))
    render_docx(samples.full_briefing(12), template, tmp_path / "out.docx")
    assert errors(tmp_path / "out.docx") <= errors(template)
    references_hold(tmp_path / "out.docx")


def test_the_check_sees_what_is_wrong(tmp_path):
    """A validator that finds nothing anywhere would prove nothing."""
    from briefgen.render.package import write_package

    parts = samples.parts(samples.DEFAULT_TEMPLATE)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:tblGrid>", b"<w:unknown/><w:tblGrid>", 1)
    chart = parts["word/charts/chart1.xml"]
    parts["word/charts/chart1.xml"] = chart.replace(b'<c:gapWidth val="60"/>', b"").replace(b"<c:varyColors", b'<c:gapWidth val="60"/><c:varyColors')
    write_package(parts, tmp_path / "bad.docx")
    assert {part for part, _, _ in errors(tmp_path / "bad.docx")} == {"/word/document.xml", "/word/charts/chart1.xml"}
