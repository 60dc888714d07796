"""The file itself: the same bytes everywhere, well-formed, whole or not at all."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import word_samples as samples
from lxml import etree

from briefgen.render import package
from briefgen.render.word import render_docx

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
import word_samples as samples
from briefgen.render.word import render_docx
render_docx(samples.full_briefing(20), samples.DEFAULT_TEMPLATE, Path(sys.argv[1]))
"""


def rendered_elsewhere(folder, **environment):
    folder.mkdir()
    search = os.pathsep.join((str(ROOT), str(Path(__file__).parent)))
    variables = {"PATH": os.environ["PATH"], "PYTHONPATH": search, **environment}
    subprocess.run([sys.executable, "-c", SCRIPT, "out.docx"], cwd=folder, env=variables, check=True)
    return hashlib.sha256((folder / "out.docx").read_bytes()).hexdigest()


def test_the_same_bytes_in_every_place_zone_and_language(tmp_path):
    first = rendered_elsewhere(tmp_path / "a", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    second = rendered_elsewhere(tmp_path / "乙", TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="77")
    assert first == second


def test_default_templates_are_what_their_script_writes(tmp_path):
    subprocess.run([sys.executable, str(ROOT / "tools" / "default_templates.py"), str(tmp_path)], check=True)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == ["brief.docx", "facts.xlsx", "monthly.docx", "quarterly.docx", "weekly.docx"]
    for name in written:
        assert (tmp_path / name).read_bytes() == (samples.DEFAULT_TEMPLATE.parent / name).read_bytes(), name


def test_every_part_is_well_formed_and_times_are_fixed(tmp_path):
    render_docx(samples.full_briefing(), samples.DEFAULT_TEMPLATE, tmp_path / "out.docx")
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def test_ids_are_unique(tmp_path):
    render_docx(samples.full_briefing(30), samples.DEFAULT_TEMPLATE, tmp_path / "out.docx")
    body = samples.root(tmp_path / "out.docx")
    for name, key in (("bookmarkStart", "id"), ("bookmarkStart", "name"), ("footnoteReference", "id")):
        values = [element.get(samples.W + key) for element in body.iter(samples.W + name)]
        assert len(values) > 1 and len(set(values)) == len(values)
    starts = [element.get(samples.W + "id") for element in body.iter(samples.W + "bookmarkStart")]
    assert starts == [element.get(samples.W + "id") for element in body.iter(samples.W + "bookmarkEnd")]


def test_every_reference_finds_its_bookmark_and_every_note_its_mark(tmp_path):
    path = tmp_path / "out.docx"
    render_docx(samples.full_briefing(30), samples.DEFAULT_TEMPLATE, path)
    body = samples.root(path)
    bookmarks = {element.get(samples.W + "name") for element in body.iter(samples.W + "bookmarkStart")}
    assert {code.text.split()[1] for code in body.iter(samples.W + "instrText")} == bookmarks
    marks = [element.get(samples.W + "id") for element in body.iter(samples.W + "footnoteReference")]
    assert marks == list(samples.notes(path))


def test_a_target_that_cannot_be_written_is_a_problem(tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    (problem,) = render_docx(samples.briefing(), samples.DEFAULT_TEMPLATE, tmp_path / "file" / "out.docx")
    assert (problem.code, problem.severity, problem.where) == ("cannot-write", "error", "out.docx")
    assert problem.what.startswith("无法写入文件") and problem.mend


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_the_right_to_write(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    (problem,) = render_docx(samples.briefing(), samples.DEFAULT_TEMPLATE, folder / "out.docx")
    assert problem.code == "cannot-write"


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "out.docx"
    target.write_bytes(b"before")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(package.os, "fsync", full)
    (problem,) = render_docx(samples.briefing(), samples.DEFAULT_TEMPLATE, target)
    assert problem.code == "cannot-write"
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
