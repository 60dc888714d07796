"""Which template an issue is printed with, and whether its sources stand at the foot of the page or at the end."""

import zipfile
from pathlib import Path

import pytest

from briefgen.assignment import assign

ROOT = Path(__file__).parents[2]


def chosen(folder: Path, cadence: str, given: Path | None = None) -> Path:
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    return assign(folder, articles, folder / "out", given, None, cadence).template


@pytest.mark.parametrize(
    ("cadence", "name"), [("week", "weekly"), ("month", "monthly"), ("quarter", "quarterly"), ("year", "quarterly"), ("days", "monthly")]
)
def test_each_rhythm_has_its_template(tmp_path, cadence, name):
    assert chosen(tmp_path, cadence) == ROOT / "templates" / f"{name}.docx"


def test_a_workspace_has_its_own_and_the_shipped_ones_fill_in(tmp_path):
    (tmp_path / "briefgen.toml").write_text("", encoding="utf-8")
    assert chosen(tmp_path, "week") == ROOT / "templates" / "weekly.docx"
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "monthly.docx").touch()
    assert chosen(tmp_path, "week") == chosen(tmp_path, "month") == tmp_path / "templates" / "monthly.docx"
    (tmp_path / "templates" / "weekly.docx").touch()
    assert chosen(tmp_path, "week") == tmp_path / "templates" / "weekly.docx"


def test_a_file_in_the_settings_or_on_the_command_line_is_used_for_all(tmp_path):
    (tmp_path / "briefgen.toml").write_text('template = "我的.docx"\n', encoding="utf-8")
    assert chosen(tmp_path, "week") == tmp_path / "我的.docx"
    assert chosen(tmp_path, "week", tmp_path / "x.docx") == tmp_path / "x.docx"


def text_of(folder: Path, part: str = "word/document.xml") -> str:
    (document,) = folder.rglob("briefing.docx")
    with zipfile.ZipFile(document) as archive:
        return archive.read(part).decode() if part in archive.namelist() else ""


@pytest.mark.parametrize(
    ("option", "value", "words"), [("--quarter", "2024Q1", "2024年一季度要点"), ("--week", "2024-W13", "一周动态"), ("--month", "2024-03", "本期要点")]
)
def test_an_issue_of_each_rhythm(cli, articles, tmp_path, option, value, words):
    outcome = cli("build", "--articles", articles, option, value, "--out", tmp_path / "out", "--region", "云州市")
    assert outcome.status == 0, outcome.err
    assert words in text_of(tmp_path / "out")


def test_endnotes_by_a_line_in_the_settings(cli, articles, tmp_path):
    (tmp_path / "briefgen.toml").write_text('region = "云州市"\nnotes = "endnotes"\n', encoding="utf-8")
    assert cli("build", "--articles", articles, "--month", "2024-03", "--out", tmp_path / "out").status == 0
    assert "云州日报" in text_of(tmp_path / "out", "word/endnotes.xml")
    assert not text_of(tmp_path / "out", "word/footnotes.xml")
