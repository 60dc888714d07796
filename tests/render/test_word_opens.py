"""LibreOffice opens what we write, shows all of it, and gives back what it was given; and a template that it has saved can be filled."""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import chart_samples as charts
import pytest
import word_samples as samples

from briefgen.model.briefing import Cell
from briefgen.render.word import render_docx

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

TEMPLATES = {path.stem: path for path in sorted(samples.DEFAULT_TEMPLATE.parent.glob("*.docx"))}
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
NAMES = ("主要指标增速", "项目投资", "项目阶段", "目标完成")


@cache
def profile() -> Path:
    """LibreOffice's own folder, made once: its first start takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="briefgen-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def convert(kind: str, folder: Path, *files: Path) -> Path:
    """The files as LibreOffice writes them in another format, in `folder`; it says nothing when it has to repair one, so what it writes is looked at."""
    command = [str(OFFICE), f"-env:UserInstallation={profile().as_uri()}", "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, timeout=240, check=False, env={**os.environ, "HOME": str(profile())})
    assert done.returncode == 0, done.stderr.decode()
    return folder


def issue(projects):
    return replace(samples.full_briefing(projects), charts=tuple(charts.data(name, 4) for name in NAMES))


def text(path):
    """All text, blanks and field results apart: LibreOffice counts captions and references itself, and writes drawings in two ways."""
    root = samples.root(path)
    for drawn in list(root.iter(ALTERNATIVE)):
        drawn.getparent().remove(drawn)
    return re.sub(r"\s+", "", "".join(samples.seen(paragraph) for paragraph in root.iter(samples.W + "p")))


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Issues from each template, and what LibreOffice makes of them."""
    folder = tmp_path_factory.mktemp("opened")
    made = {}
    for name, template in TEMPLATES.items():
        for projects in (0, 12):
            target = folder / f"{name}-{projects}.docx"
            assert render_docx(issue(projects) if projects else samples.briefing(), template, target) == []
            made[name, projects] = target
    pages, again = folder / "pages", folder / "again"
    pages.mkdir()
    again.mkdir()
    convert("pdf", pages, *made.values())
    convert("docx:MS Word 2007 XML", again, *made.values())
    return made, pages, again


@pytest.mark.parametrize("projects", [0, 12])
@pytest.mark.parametrize("name", list(TEMPLATES))
def test_nothing_is_lost_on_the_way_through(opened, name, projects):
    made, pages, again = opened
    source = made[name, projects]
    assert (pages / f"{source.stem}.pdf").stat().st_size > 5000
    returned = again / source.name
    # a letter that is not in the same order would show; marks and numbers of notes are LibreOffice's own
    assert re.sub(r"\[\d+\]|[\d,，-]", "", text(returned)) == re.sub(r"\[\d+\]|[\d,，-]", "", text(source))
    assert len(samples.notes(returned)) == len(samples.notes(source))
    assert len(charts.charts_of(samples.parts(returned))) == len(charts.charts_of(samples.parts(source)))


def busy():
    """More of everything than the page for a desk takes, each sentence long and with two sources of its own, each quoted at length."""
    cited = [samples.citation(number, f"{number}号{samples.LONG_QUOTE}", title=f"云川市重点产业链项目建设加快推进第{number}篇") for number in range(40)]
    sentence = "全市规模以上工业增加值同比增长12.3%", "，", "其中装备制造业增加值同比增长18.6%，拉动全市工业增长4.2个百分点", "。"
    return samples.briefing(
        highlights=tuple(samples.sentence((sentence[0], (cited[n],)), sentence[1], (sentence[2], (cited[n + 10],)), sentence[3]) for n in range(6)),
        indicators=tuple(
            samples.row((cited[n],), indicator="战略性新兴产业增加值占比", period="2031年1—5月", value="1,234.5亿元", growth="+12.3%", rank="总量全省第一")
            for n in range(9)
        ),
        pending=tuple(
            {"matter": Cell("云川重型机械有限公司新型起重机产业园项目"), "basis": Cell("2030年8月、2030年11月12日报道：预计2030年12月底建成", (cited[n + 20],)),
             "note": Cell("时间已过，其后未见建成或投产报道，请核实进展")}
            for n in range(7)
        ),
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")
def test_the_page_for_the_desk_is_one_page(opened, tmp_path):
    _, pages, _ = opened
    assert render_docx(busy(), TEMPLATES["brief"], tmp_path / "brief-busy.docx") == []
    convert("pdf", tmp_path, tmp_path / "brief-busy.docx")
    for file in (pages / "brief-0.pdf", pages / "brief-12.pdf", tmp_path / "brief-busy.pdf"):
        told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
        assert "Pages:           1\n" in told


def test_a_template_that_libreoffice_saved_is_filled_charts_and_all(tmp_path):
    """It drops the alt texts of charts and writes no references to cells; the names in the charts' own data remain."""
    saved = convert("docx:MS Word 2007 XML", tmp_path, TEMPLATES["monthly"]) / "monthly.docx"
    assert b"descr=" not in samples.parts(saved)["word/document.xml"]
    render_docx(issue(3), saved, tmp_path / "out.docx")
    parts = samples.parts(tmp_path / "out.docx")
    shown = [charts.shown(parts[name])[0] for name in charts.charts_of(parts)]
    assert len(shown) == 4
    assert all(categories == ["甲1项目", "甲2项目", "甲3项目", "甲4项目"] for _, categories, _ in shown)
    books = [charts.rows(parts[name], sheet) for name in parts if name.endswith(".xlsx") for sheet in [_first_sheet(parts[name])]]
    assert all([row[0] for row in rows[1:5]] == ["甲1项目", "甲2项目", "甲3项目", "甲4项目"] for rows in books)


def _first_sheet(data):
    from io import BytesIO

    from openpyxl import load_workbook

    return load_workbook(BytesIO(data)).sheetnames[0]
