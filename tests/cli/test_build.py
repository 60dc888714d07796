"""`briefgen build` as a user meets it: what it makes, what it leaves alone, and that the same input gives the same bytes."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from desk_articles import PROJECTS, files_below

BUILD = ("build", "--articles", "articles", "--out", "out", "--month", "2024-03")
MADE = [f"2024-03/{name}" for name in ("briefing.docx", "facts.csv", "facts.jsonl", "facts.xlsx")]


def change(articles: Path) -> None:
    """One more sentence, so that the issue of March is another."""
    with (articles / "march.txt").open("a", encoding="utf-8") as handle:
        handle.write("1—2月,全市技术改造投资完成9.3亿元。\n")


def digests(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files_below(folder)}


def test_the_first_build_says_what_it_made(cli, articles, tmp_path):
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert sorted(outcome.out.splitlines()) == [str(tmp_path / "out" / name) for name in MADE]
    assert "2024年3月" in outcome.err and "新读 2 份文章" in outcome.err
    assert files_below(tmp_path / "out") == MADE
    with ZipFile(tmp_path / "out" / MADE[0]) as archive:
        assert "36.5亿元" in archive.read("word/document.xml").decode()
        assert "云州日报" in archive.read("word/footnotes.xml").decode()


def test_nothing_changed_nothing_written(cli, articles, tmp_path):
    cli(*BUILD)
    before = {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in MADE}
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert "和上次一样" in outcome.err
    assert sorted(outcome.out.splitlines()) == [str(tmp_path / "out" / name) for name in MADE]
    assert {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in MADE} == before


def test_a_build_with_nothing_changed_loads_nothing_heavy(cli, articles, tmp_path):
    cli(*BUILD)
    code = "import sys; from briefgen.cli.app import run; run(sys.argv[1:]); import json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *BUILD], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    loaded = {name.split(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}
    assert not loaded & {"pydantic", "sqlalchemy", "docx", "docxtpl", "lxml", "openpyxl", "ahocorasick", "opencc", "jieba", "rich"}


@pytest.mark.parametrize("what", ["article", "manifest", "gone", "template", "settings", "file deleted"])
def test_whatever_changes_is_seen(cli, articles, tmp_path, what):
    outcome = cli("init", "desk")
    assert outcome.status == 0
    desk = tmp_path / "desk"
    for path in (desk / "seeds").rglob("*.*"):
        path.unlink()
    for path in articles.iterdir():
        path.rename(desk / "seeds" / path.name)
    (desk / "briefgen.toml").write_text('region = "云州市"\n', encoding="utf-8")
    os.chdir(desk)
    assert cli("build", "--month", "2024-03").status == 0
    before = digests(desk / "output")
    if what == "article":
        change(desk / "seeds")
    elif what == "manifest":
        (desk / "seeds" / "manifest.csv").write_text("file,publisher,date\nmarch.txt,云州晚报,2024-03-28\n", encoding="utf-8")
    elif what == "gone":
        (desk / "seeds" / "april.txt").unlink()
    elif what == "template":
        _change_template(desk / "templates" / "monthly.docx")
    elif what == "settings":
        (desk / "briefgen.toml").write_text('region = "云州市"\ntitle = "云州工业简报"\n', encoding="utf-8")
    else:
        (desk / "output" / MADE[1]).unlink()
    outcome = cli("build", "--month", "2024-03")
    assert outcome.status == 0
    assert "和上次一样" not in outcome.err
    after = digests(desk / "output")
    assert (after == before) == (what == "file deleted") or what == "gone"


def _change_template(path: Path) -> None:
    import docx

    template = docx.Document(str(path))
    template.add_paragraph("另附说明")
    template.save(str(path))


def test_an_edited_briefing_is_kept(cli, articles, tmp_path):
    cli(*BUILD)
    edited = tmp_path / "out" / MADE[0]
    edited.write_bytes(edited.read_bytes() + b"edited")
    outcome = cli(*BUILD)
    assert outcome.status == 0 and files_below(tmp_path / "out") == MADE, "nothing new to say: nothing beside it"
    change(articles)
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert "有人改过" in outcome.err
    assert files_below(tmp_path / "out") == ["2024-03/briefing-2.docx", *MADE]
    assert edited.read_bytes().endswith(b"edited")
    assert cli(*BUILD, "--force").status == 0
    assert not edited.read_bytes().endswith(b"edited")


def test_a_file_that_is_not_ours_is_kept(cli, articles, tmp_path):
    (tmp_path / "out" / "2024-03").mkdir(parents=True)
    (tmp_path / "out" / MADE[0]).write_bytes(b"somebody's own")
    assert cli(*BUILD).status == 0
    assert (tmp_path / "out" / MADE[0]).read_bytes() == b"somebody's own"
    assert files_below(tmp_path / "out") == ["2024-03/briefing-2.docx", *MADE]


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        ((), "2024-04"),
        (("--latest",), "2024-04"),
        (("--week", "2024-W13"), "2024-W13"),
        (("--quarter", "2024Q1"), "2024-Q1"),
        (("--year", "2024"), "2024"),
        (("--from", "2024-03-15", "--to", "2024-04-30"), "2024-03-15_2024-04-30"),
    ],
)
def test_periods(cli, articles, tmp_path, arguments, folder):
    outcome = cli("build", "--articles", "articles", "--out", "out", *arguments)
    assert outcome.status == 0
    assert files_below(tmp_path / "out") == [f"{folder}/{name}" for name in ("briefing.docx", "facts.csv", "facts.jsonl", "facts.xlsx")]


def test_other_articles_do_not_slip_into_a_workspace(cli, articles, tmp_path):
    cli("init", "desk")
    os.chdir(tmp_path / "desk")
    assert cli("build", "--articles", articles, "--out", tmp_path / "out", "--month", "2024-03").status == 0
    assert not (tmp_path / "desk" / ".briefgen").exists()
    assert (tmp_path / "out" / ".briefgen" / "facts.db").exists()


def test_a_file_with_the_same_folder_of_output_and_other_articles_starts_afresh(cli, articles, tmp_path):
    assert cli(*BUILD).status == 0
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "2024-03-05.txt").write_text(PROJECTS, encoding="utf-8")
    outcome = cli("build", "--articles", "others", "--out", "out", "--month", "2024-03")
    assert outcome.status == 0
    assert "新读 1 份文章，未变 0 份，移除 2 份" in outcome.err


@pytest.mark.parametrize("environment", [{"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, {"TZ": "America/Adak", "LC_ALL": "C", "PYTHONHASHSEED": "2"}])
def test_the_same_bytes_whatever_the_clock_zone_locale_and_seed(cli, articles, tmp_path, environment):
    assert cli(*BUILD).status == 0
    arguments = [*BUILD[:4], "again", *BUILD[5:]]
    command = [sys.executable, "-m", "briefgen", *arguments]
    subprocess.run(command, cwd=tmp_path, env={**os.environ, **environment}, check=True, capture_output=True, timeout=120)
    assert digests(tmp_path / "again") == digests(tmp_path / "out")


def test_english_messages(cli, articles):
    outcome = cli(*BUILD, "--lang", "en")
    assert "2024-03: 1 stories" in outcome.err
