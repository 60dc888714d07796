"""The default template taken into LibreOffice Writer, changed there as a user would, saved as .docx, filled: the issue shows each change.

What the user does by hand is done in Writer's own document between its two conversions: another font, a section moved, a column with a field added,
a chart drawn and named.
"""

from copy import deepcopy
from dataclasses import replace

import chart_samples as charts
import pytest
import word_samples as samples
from lxml import etree
from test_word_opens import NAMES, OFFICE, TEMPLATES, convert

from briefgen.render.word import check_template, render_docx

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
W = samples.W
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, DRAW, STYLE, FO = (f"{{{ODF}{name}:1.0}}" for name in ("text", "table", "drawing", "style", "xsl-fo-compatible"))


def said(element):
    return "".join(element.itertext()).strip()


def change_font(root):
    (style,) = [one for one in root.iter(f"{STYLE}style") if one.get(f"{STYLE}name") == "简报正文"]
    style.find(f"{STYLE}text-properties").set(f"{FO}color", "#0000aa")


def move_section(body, name, before):
    """The section from its condition to its end, put before another."""
    start = next(one for one in body if said(one) == f"{{%p if {name} %}}")
    moved = [start]
    while said(moved[-1]) != "{%p endif %}":
        moved.append(moved[-1].getnext())
    place = next(one for one in body if said(one).startswith(f"{{%p if {before}"))
    for one in moved:
        place.addprevious(one)


def add_column(body, field, head, tag):
    """As Writer does it: a cell in every row, an empty one beside the cells that go through."""
    (table,) = [one for one in body.iter(f"{TABLE}table") if field in said(one)]
    column = table.find(f"{TABLE}table-column")
    column.addnext(deepcopy(column))
    for row in table.iter(f"{TABLE}table-row"):
        last = row.findall(f"{TABLE}table-cell")[-1]
        cell = deepcopy(last)
        cell.attrib.pop(f"{TABLE}number-columns-spanned", "")
        (paragraph,) = cell.findall(f"{TEXT}p")
        for inner in list(paragraph):
            paragraph.remove(inner)
        paragraph.text = head if row.getparent().tag == f"{TABLE}table-header-rows" else tag if field in said(row) else ""
        row.append(cell)


def draw_chart(body, name):
    """A second chart like the first, named in Writer (Name…) and not in its alt text, which Writer does not save."""
    frame = next(body.iter(f"{DRAW}frame"))
    drawn = deepcopy(next(frame.iterancestors(f"{TEXT}p")))
    next(drawn.iter(f"{DRAW}frame")).set(f"{DRAW}name", name)
    for value in drawn.iter(f"{TEXT}p"):
        if value.text and value.text.startswith("图表:"):
            value.text = "第一类"
    body.append(drawn)


def test_what_a_user_changes_in_writer_is_in_the_issue(tmp_path):
    document = convert("fodt", tmp_path, TEMPLATES["monthly"]) / "monthly.fodt"
    root = etree.parse(str(document), etree.XMLParser(huge_tree=True)).getroot()
    body = next(root.iter(f"{{{ODF}office:1.0}}text"))
    change_font(root)
    move_section(body, "招商引资", "产业链 or")
    add_column(body, "行.较上期", "序号", "第{{ loop.index }}个，{{ 行.阶段｜缺省（“—”） }}")
    draw_chart(body, "图表:项目阶段")
    etree.ElementTree(root).write(str(document), encoding="UTF-8", xml_declaration=True)
    (tmp_path / "saved").mkdir()
    mine = convert("docx:MS Word 2007 XML", tmp_path / "saved", document) / "monthly.docx"
    assert [one.problem.code for one in check_template(mine).found] == ["template-mended"]
    issue = replace(samples.full_briefing(3), charts=tuple(charts.data(name, 4 + place) for place, name in enumerate(NAMES)))
    assert render_docx(issue, mine, tmp_path / "out.docx") == []
    lines = samples.paragraphs(tmp_path / "out.docx")
    assert lines.index("招商引资") < lines.index("产业链") < lines.index("重点项目")
    assert [line for line in lines if line.startswith("第") and "个，" in line] == ["第1个，在建", "第2个，设备安装", "第3个，试生产"]
    assert "序号" in lines and not [line for line in lines if "{" in line]
    parts = samples.parts(tmp_path / "out.docx")
    assert [len(charts.shown(parts[name])[0][1]) for name in charts.charts_of(parts)].count(6) == 2, "stages stand in two charts now"
    (style,) = [one for one in samples.root(tmp_path / "out.docx", "word/styles.xml").iter(W + "style") if one.find(W + "name").get(W + "val") == "简报正文"]
    assert style.find(f"{W}rPr/{W}color").get(W + "val").lower() == "0000aa"
