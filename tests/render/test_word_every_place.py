"""Five hundred values that spoil documents elsewhere, each in every kind of place at once: nothing of them and nothing of the static text is lost."""

import random
import re

import chart_samples as charts
import pytest
import word_markup as markup
import word_samples as samples
from docx import Document
from lxml import etree
from test_word_opens import OFFICE, convert
from word_markup import paragraph, run, table, text_box

from briefgen.model.briefing import ChartData, ChartSeries
from briefgen.render.word import render_docx

W = samples.W
COUNT = 500
DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
PIECES = (
    "&", "<", ">", '"', "'", "]]>", "&amp;", "<w:p/>", "</w:t>", "<!--", "-->", "<?x?>", "&#0;", "{{ 标题 }}", "{%", "%}", "{#", "}}", "%s", "\\", "📈", "👨‍👩‍👧", "𠮷",
    "🇨🇳", "مرحبا", "\u202eשלום\u202c", "é", "e\u0301", "\u200b", "\ufeff", "\u00a0", "\u3000", "\x00", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\ufdd0", "\ufdd1", "\uffff",
    "\n", "\r\n", "\t", "\u2028", "亿元", "增长12.3%", "——", "“引”", "=1+1", "-1", "@x", " ",
)  # fmt: skip
STATIC = "静·&<>文"


def values():
    """The same five hundred in every run: pieces in disorder, and some of ten thousand characters."""
    dice = random.Random(20240401)
    made = ["".join(dice.choices(PIECES, k=dice.randint(1, 12))) for _ in range(COUNT - 4)]
    made += ["长" * 10_000, "<&>" * 3_334, "😀" * 5_000, "".join(dice.choices(PIECES, k=4_000))]
    return [f"«{number}»{value}«/{number}»" for number, value in enumerate(made)]


def kept(value):
    """What is to be read of a value, blanks of every kind left out: line ends become breaks, and some places are of one line."""
    return re.sub(r"[\s\u2028\u2029]+", "", DROPPED.sub("", re.sub("\r\n|[\r\u2028\u2029]", "\n", value)))


def blocks(*body):
    """Each block with the names it needs."""
    root = etree.fromstring(f"<w:body {markup.NAMESPACES}>{''.join(body)}</w:body>")
    return [etree.tostring(child, encoding="unicode") for child in root]


def template(path, *, margins=True, columns=40):
    """Loops over the values: in paragraphs, in one, in rows, columns, text boxes, links, notes, alt texts, header, footer; the chart's own data; a property."""
    first, last = "{% for 行 in 重点项目 %}", "{% endfor %}"
    static = STATIC.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = blocks(
        paragraph(first), paragraph(f"{static}1", run("{{ 行.项目 }}", "<w:b/>"), f"{static}2"),
        paragraph(run("{{ 行.项目|链接('https://example.org/') }}")), paragraph(text_box(f"{static}{{{{ 行.项目 }}}}")), paragraph(last),
        table(("项目", "来源"), (f"{first}{{{{ 行.项目 }}}}", f"{{{{ 行.来源|出处 }}}}{last}")),
        paragraph(""), table((static, "{%tc for 行 in 重点项目[:COLUMNS] %}{{ 行.项目 }}{%tc endfor %}".replace("COLUMNS", str(columns)))),
        paragraph(f"{first}{{{{ 行.项目 }}}}{last}"), paragraph(f"{static}末"),
    )  # fmt: skip
    charts.template(path, *body, charts.drawing("rIdChart1", "图表:项目投资 {{ 标题 }}"), charts=[(charts.chart_xml("bar"), charts.workbook())])
    document = Document(str(path))
    for story in (document.sections[0].header, document.sections[0].footer) if margins else ():
        story.paragraphs[0].text = f"{STATIC}{first}{{{{ 行.项目 }}}}{last}"
    document.core_properties.keywords = f"{STATIC}{{{{ 标题 }}}}"
    document.save(str(path))


def fill(folder, texts, **more):
    """What was reported, and the document with the texts in every place."""
    template(folder / "t.docx", **more)
    projects = tuple(
        samples.row((samples.citation(number, quote=f"句{value}", document=f"{number}.txt", title=value, publisher=value),), project=value)
        for number, value in enumerate(texts)
    )
    drawn = ChartData("项目投资", tuple(texts), (ChartSeries(texts[0], tuple(range(len(texts)))),), texts[1])
    problems = render_docx(samples.briefing(title=texts[2], projects=projects, charts=(drawn,)), folder / "t.docx", folder / "out.docx")
    return problems, folder / "out.docx"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The values, what was reported, and the document."""
    texts = values()
    return texts, *fill(tmp_path_factory.mktemp("filled"), texts)


def read(element):
    """All that a reader sees in an element, without blanks of any kind."""
    return re.sub(r"\s+", "", "".join(text.text or "" for text in element.iter(W + "t", charts.A + "t")))


def held(text, wanted):
    """True where every value stands in the text whole and in order."""
    place = 0
    for value in wanted:
        place = text.find(kept(value), place)
        if place < 0:
            return False
        place += len(kept(value))
    return True


def test_in_the_body(filled):
    texts, _, path = filled
    body = samples.root(path).find(W + "body")
    groups = [read(one) for one in body]
    whole = [text for text in groups if text.startswith(f"{STATIC}1")]
    assert whole == [f"{STATIC}1{kept(value)}{STATIC}2" for value in texts]
    assert [read(link) for link in body.iter(W + "hyperlink") if kept(texts[0])[:3] in read(link)][:1] == [kept(texts[0])]
    assert held("".join(read(link) for link in body.iter(W + "hyperlink")), texts)
    boxes = [read(box) for box in body.iter(W + "txbxContent")]
    assert boxes == [f"{STATIC}{kept(value)}" for value in texts for _ in (1, 2)]
    place = groups.index("".join(map(kept, texts)))
    assert groups[place + 1] == f"{STATIC}末"


def test_in_tables(filled):
    texts, _, path = filled
    rows, columns = samples.root(path).find(W + "body").findall(W + "tbl")
    assert [read(row.find(W + "tc")) for row in rows.findall(W + "tr")] == ["项目", *map(kept, texts)]
    assert [read(cell) for cell in columns.iter(W + "tc")] == [STATIC, *map(kept, texts[:40])]


def test_in_notes(filled):
    texts, _, path = filled
    notes = list(samples.notes(path).values())
    assert len(notes) == COUNT
    for value, note in zip(texts, notes, strict=True):
        # publisher, then the title with its own 《》 made 〈〉, then the quote, cut where it is long
        assert re.sub(r"\s+", "", note).startswith(f"{kept(value)}，《{kept(value)}》，2031年5月6日：“句«")


def test_in_headers_footers_properties_and_alt_texts(filled):
    texts, _, path = filled
    for name in ("word/header1.xml", "word/footer1.xml"):
        assert read(samples.root(path, name)) == STATIC + "".join(map(kept, texts))
    assert re.sub(r"\s+", "", Document(str(path)).core_properties.keywords) == STATIC + kept(texts[2])
    alts = [one.get("descr") for one in samples.root(path).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr") if one.get("descr")]
    assert [re.sub(r"\s+", "", alt) for alt in alts] == [f"图表:项目投资{kept(texts[2])}"]


def test_in_the_chart_and_its_workbook(filled):
    texts, _, path = filled
    parts = samples.parts(path)
    (name,) = charts.charts_of(parts)
    ((head, categories, shown),) = charts.shown(parts[name])
    assert (re.sub(r"\s+", "", head), len(shown)) == (kept(texts[0]), COUNT)
    assert [re.sub(r"\s+", "", category) for category in categories] == [kept(value) for value in texts]
    (book,) = [data for part, data in parts.items() if part.endswith(".xlsx")]
    cells = [re.sub(r"\s+", "", str(row[0])) for row in charts.rows(book)[1 : COUNT + 1]]
    assert cells == [kept(value) for value in texts]


def test_what_was_dropped_is_told(filled):
    texts, problems, _ = filled
    assert set(samples.codes(problems)) == {"control-character"}
    assert {re.split("[，“]", problem.place)[0] for problem in problems} >= {"正文", "页眉", "页脚", "脚注", "文档属性"}
    assert not [value for value in texts if kept(value) == ""]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_it_opens_and_shows_all(tmp_path):
    """Sixty of them: LibreOffice needs a minute for five hundred notes in one table, and minutes for very narrow columns or a header of many pages."""
    texts = values()[:60]
    _, path = fill(tmp_path, texts, margins=False, columns=4)
    (tmp_path / "back").mkdir()
    returned = convert("docx:MS Word 2007 XML", tmp_path / "back", path) / "out.docx"
    body = samples.root(returned).find(W + "body")
    rows = next(table for table in body.iter(W + "tbl"))
    assert [read(row.find(W + "tc")) for row in rows.findall(W + "tr")] == ["项目", *map(kept, texts)]
    assert held(read(body), texts) and f"{STATIC}末" in read(body)
