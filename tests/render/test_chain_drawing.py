"""产业图谱 as a drawing of Word's own: only columns that somebody holds, the same bytes each time, opened by LibreOffice."""

import re
import zipfile
from dataclasses import replace

import pytest
import word_markup as markup
import word_samples as samples
from test_word_opens import OFFICE, convert

from briefgen.model.briefing import Cell
from briefgen.model.fields import MAP_PLACES
from briefgen.render.word import check_template, render_docx
from briefgen.render.word.chain_drawing import chain_drawings


def row(chain: str, **places: str) -> dict[str, Cell]:
    return {"chain": Cell(chain), "group": Cell(""), "follows": Cell(""), "source": Cell(""), **{en: Cell(places.get(en, "")) for en in MAP_PLACES.values()}}


ROWS = (row("锅炉产业链", upstream="丙集团", projects="甲线项目（在建）"), row("纺机产业链", leaders="丁公司 & <戊>"))


def drawn(rows) -> list[str]:
    return list(chain_drawings(rows))


def test_a_column_for_each_place_that_is_held():
    texts = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", drawn(ROWS)[0])
    assert texts[:3] == ["上游", "链主", "项目"]
    assert [text for text in texts if "产业链" in text and "图谱" not in text] == ["锅炉产业链", "纺机产业链"]
    assert "丁公司 &amp; &lt;戊&gt;" in texts
    assert "homePlate" in drawn(ROWS)[0]


def test_nothing_is_drawn_of_nothing():
    assert drawn(()) == drawn([row("锅炉产业链")]) == []


def test_a_map_higher_than_a_page_becomes_several():
    rows = [row(f"第{number}产业链", leaders="、".join(["丙集团"] * 20), members="丁") for number in range(20)]
    pages = drawn(rows)
    heights = [int(re.search(r'<wp:extent cx="\d+" cy="(\d+)"', page)[1]) / 36000 for page in pages]
    assert len(pages) > 1
    assert max(heights) <= 200
    assert sum(page.count("产业链</w:t>") for page in pages) == 20


@pytest.fixture
def made(tmp_path):
    template = markup.document(tmp_path / "t.docx", "{{ 产业图谱|图谱 }}", "{{ 产业图谱图|出处 }}")
    briefing = replace(samples.briefing(), chain_map=ROWS)
    for name in ("一.docx", "二.docx"):
        assert render_docx(briefing, template, tmp_path / name) == []
    return tmp_path


def test_the_same_bytes_each_time(made):
    assert (made / "一.docx").read_bytes() == (made / "二.docx").read_bytes()
    with zipfile.ZipFile(made / "一.docx") as package:
        assert package.read("word/document.xml").decode().count("<wpg:wgp>") == 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_draws_it(made):
    shown = (convert("fodt", made, made / "一.docx") / "一.fodt").read_text(encoding="utf-8")
    assert shown.count("<draw:custom-shape") == 11
    assert "甲线项目（在建）" in shown


@pytest.mark.parametrize(
    ("tag", "code"),
    [("{{ 重点项目|图谱 }}", "template-no-map"), ("{{ 标题|图谱 }}", "template-filter-kind")],
)
def test_only_the_map_can_be_drawn(tmp_path, tag, code):
    template = markup.document(tmp_path / "t.docx", tag)
    found = [problem.code for problem in check_template(template).problems]
    try:
        render_docx(samples.briefing(projects=(samples.project(1),)), template, tmp_path / "out.docx")
    except Exception as error:
        found += [problem.code for problem in error.problems]
    assert code in found
