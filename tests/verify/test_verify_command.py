"""The command: its status, its report as text and JSON, and the copy with comments."""

import json
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from built_issues import Issues
from docx import Document
from openpyxl import load_workbook

from briefgen.cli.app import run
from briefgen.verification import read_pages

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def built(issues: Issues, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The issue's folder in a copy of the workspace that it was built in."""
    copytree(issues("seeds", "2024-12").file.parents[2], tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "output" / "2024-12"


def _edited(file: Path, old: str, new: str) -> Path:
    document = Document(str(file))
    for paragraph in document.paragraphs:
        for part in paragraph.runs:
            if old in part.text:
                part.text = part.text.replace(old, new)
    target = file.with_name("edited.docx")
    document.save(str(target))
    return target


def test_a_built_briefing_is_supported(built: Path, capsys: Capture) -> None:
    assert run(["verify", str(built / "briefing.docx"), "--lang", "zh"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "0 处与事实不符，0 处没有依据" in captured.err


def test_a_mistyped_digit_is_named_with_its_source(built: Path, capsys: Capture) -> None:
    assert run(["verify", str(_edited(built / "briefing.docx", "232.34", "232.43")), "--lang", "zh"]) == 1
    out = capsys.readouterr().out
    assert "“232.43亿元”与事实库不符，应为“232.34亿元”" in out
    assert "出处：《" in out


def test_json_has_everything_that_was_looked_up(built: Path, capsys: Capture) -> None:
    assert run(["verify", str(_edited(built / "briefing.docx", "232.34", "232.43")), "--json", "--lang", "en"]) == 1
    entries = json.loads(capsys.readouterr().out)
    changed = [one for one in entries if one["outcome"] == "changed"]
    assert [(one["printed"], one["expected"]) for one in changed] == [("232.43亿元", "232.34亿元")]
    assert "232.34" in changed[0]["source"]["quote"]
    assert sum(one["outcome"] == "supported" for one in entries) > 50


def test_the_copy_has_a_comment_at_the_place(built: Path, capsys: Capture) -> None:
    target = built / "checked.docx"
    edited = _edited(built / "briefing.docx", "232.34", "232.43")
    assert run(["verify", str(edited), "--comment", str(target), "--lang", "zh"]) == 1
    with ZipFile(target) as archive:
        assert "应为“232.34亿元”" in archive.read("word/comments.xml").decode()
    assert read_pages(target) == read_pages(edited)
    capsys.readouterr()
    assert run(["verify", str(edited), "--comment", str(target), "--lang", "en"]) == 1
    assert "[file-is-there]" in capsys.readouterr().err


def test_a_changed_cell_of_the_fact_sheet_is_named(built: Path, capsys: Capture) -> None:
    book = load_workbook(built / "facts.xlsx")
    sheet = book["关键指标"]
    cell = next(one for row in sheet.iter_rows() for one in row if one.value == 232.34)
    cell.value = 232.43
    book.save(built / "facts-edited.xlsx")
    assert run(["verify", str(built / "facts-edited.xlsx"), "--lang", "zh"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[1] for line in out] == [f"关键指标!{cell.coordinate}"]


def test_a_file_elsewhere_is_known_by_its_first_lines(built: Path, tmp_path: Path, capsys: Capture) -> None:
    moved = tmp_path / "sent.docx"
    moved.write_bytes((built / "briefing.docx").read_bytes())
    base = tmp_path / ".briefgen" / "facts.db"
    assert run(["verify", str(moved), "--database", str(base), "--lang", "en"]) == 0
    assert run(["verify", str(moved), "--database", str(base), "--month", "2024-03", "--lang", "en"]) == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    ("name", "status", "code"), [("none.docx", 1, "not-found"), ("text.pdf", 1, "verify-format"), ("broken.docx", 1, "verify-unreadable"), ("broken.xlsx", 1, "[")]
)
def test_what_is_no_briefing_is_said(built: Path, tmp_path: Path, capsys: Capture, name: str, status: int, code: str) -> None:
    if not name.startswith("none"):
        (tmp_path / name).write_bytes(b"no office file")
    assert run(["verify", str(tmp_path / name), "--lang", "en"]) == status
    assert code in capsys.readouterr().err


def test_wrong_usage(capsys: Capture) -> None:
    assert run(["verify"]) == 2
    assert run(["verify", "a.docx", "--month", "2024-03", "--year", "2024"]) == 2
    capsys.readouterr()
