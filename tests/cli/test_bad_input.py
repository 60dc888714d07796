"""Bad input: one clear message with the place and what to do, the rest of the batch goes on, nothing half-written stays."""

import errno
import multiprocessing
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from desk_articles import files_below

import briefgen.pipeline
import briefgen.read.articles
import briefgen.render.word.document

ROOT = Path(__file__).parents[2]
BUILD = ("build", "--articles", "articles", "--out", "out", "--month", "2024-03")
MADE = [f"2024-03/{name}" for name in ("briefing.docx", "facts.csv", "facts.jsonl", "facts.xlsx")]


def said_once(text: str, *words: str) -> bool:
    """Whether exactly one line holds all the words."""
    return sum(all(word in line for word in words) for line in text.splitlines()) == 1


# one bad file among good ones: reported with its name, and the briefing is built from the others

BAD_FILES = [
    ("empty.txt", b"", "empty-file"),
    ("blank.txt", "\n \u3000\n".encode(), "empty-file"),
    ("zeros.txt", b"\0" * 4096, "binary-file"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 16, ""),
    ("tables.wps", b"\xd0\xcf\x11\xe0", "unknown-suffix"),
]


@pytest.mark.parametrize(("name", "content", "code"), BAD_FILES, ids=[name for name, _, _ in BAD_FILES])
def test_a_bad_file_is_named_and_the_rest_is_built(cli, articles, tmp_path, name, content, code):
    (articles / name).write_bytes(content)
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert said_once(outcome.err, name, f"[{code}]" if code else "错误")
    assert files_below(tmp_path / "out") == MADE


def test_an_unknown_encoding_is_named(cli, articles, tmp_path):
    (articles / "strange.txt").write_bytes("工业投资同比增长8.5%。".encode("cp037", "replace") + bytes(range(0x80, 0xFF)) * 3)
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert said_once(outcome.err, "strange.txt")
    assert files_below(tmp_path / "out") == MADE


def test_a_text_of_50_megabytes_is_refused_and_the_rest_is_built(cli, articles, tmp_path):
    line = "云州市统计局发布数据:1—2月,全市工业投资完成36.5亿元。\n".encode()
    (articles / "huge.txt").write_bytes(line * (50 * 1024 * 1024 // len(line)))
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert said_once(outcome.err, "huge.txt", "拆成几个小文件")
    assert files_below(tmp_path / "out") == MADE


def test_an_unreadable_file_is_named_and_keeps_what_was_read_from_it(cli, articles, tmp_path, monkeypatch):
    assert cli(*BUILD).status == 0
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "march.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    outcome = cli(*BUILD, "--force")
    assert outcome.status == 0, "the facts of March are still in the base"
    assert said_once(outcome.err, "march.txt", "[permission-denied]")
    assert "移除 0 份" in outcome.err


def test_the_same_content_twice_is_read_once(cli, articles, tmp_path):
    shutil.copy(articles / "march.txt", articles / "z-copy.txt")
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert said_once(outcome.err, "[duplicate-content]", "z-copy.txt")
    assert "新读 2 份文章" in outcome.err


def test_a_defect_of_the_program_in_one_file_leaves_the_rest(cli, articles, tmp_path, monkeypatch):
    real = briefgen.pipeline.Reader._extract

    def broken(self, document, decisions):
        if document.path == "april.txt":
            raise ZeroDivisionError("division by zero")
        return real(self, document, decisions)

    monkeypatch.setattr(briefgen.pipeline.Reader, "_extract", broken)
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert said_once(outcome.err, "april.txt", "[internal-error]")
    with_debug = cli(*BUILD, "--debug", "--force")
    assert with_debug.status == 0 or "Traceback" in with_debug.err


# dates and the manifest


def test_an_undated_story_is_reported_and_can_be_dated(cli, articles, tmp_path):
    (articles / "manifest.csv").write_text("file,title,publisher,date\napril.txt,,云州日报,2024-04-16\n", encoding="utf-8")
    outcome = cli("build", "--articles", "articles", "--out", "out", "--month", "2024-04")
    assert outcome.status == 0
    assert said_once(outcome.err, "march.txt", "[undated-story]", "briefgen sources date march.txt 1")
    base = ("--database", "out/.briefgen/facts.db")
    assert "march.txt" in cli("sources", "list", "--undated", *base).out
    assert cli(*BUILD).status == 1
    assert cli("sources", "date", "march.txt", "1", "2024-03-28", *base).status == 0
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert "undated-story" not in outcome.err
    assert "2024-01-01/2024-02-29" in cli("facts", "list", "--kind", "figure", *base).out, "1—2月 has its year from the person's date"


MANIFESTS = [
    ("file,date\nmarch.txt,2024-03-28\ngone.txt,2024-03-01\n", "manifest-missing-file", "gone.txt"),
    ("file,date\nmarch.txt,2024-03-28\nmarch.txt,2024-03-29\n", "manifest-repeated-file", "march.txt"),
    ("file,date\nmarch.txt,2024-03-28\napril.txt,2024-02-31\n", "manifest-bad-date", "2024-02-31"),
    ("name of the file,day\nmarch.txt,2024-03-28\n", "manifest-missing-column", "manifest.csv"),
]


@pytest.mark.parametrize(("text", "code", "word"), MANIFESTS, ids=[code for _, code, _ in MANIFESTS])
def test_a_mistake_in_the_manifest_is_named(cli, articles, text, code, word):
    (articles / "manifest.csv").write_text(text, encoding="utf-8")
    outcome = cli("extract", "articles")
    assert outcome.status == 0
    assert outcome.out
    assert any(f"[{code}]" in line and "manifest.csv" in line and word in line for line in outcome.err.splitlines())


# nothing to build


def test_a_folder_without_articles(cli, tmp_path):
    (tmp_path / "articles").mkdir()
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "[no-articles]")
    assert files_below(tmp_path / "out") == []
    assert cli("extract", "articles").status == 1


def test_a_folder_that_is_not_there(cli, tmp_path):
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "[not-found]", "articles")
    assert not (tmp_path / "out").exists()
    assert cli("extract", "articles").status == 1


def test_no_workspace(cli, tmp_path):
    for arguments in (("build",), ("ingest", "."), ("facts", "list"), ("sources", "list")):
        outcome = cli(*arguments)
        assert outcome.status == 1
        assert "[no-workspace]" in outcome.err and "briefgen init" in outcome.err


def test_a_period_without_stories_tells_which_months_have_some(cli, articles, tmp_path):
    outcome = cli("build", "--articles", "articles", "--out", "out", "--month", "2023-01")
    assert outcome.status == 1
    assert said_once(outcome.err, "[nothing-in-period]", "2024-03、2024-04")
    assert files_below(tmp_path / "out") == []


def test_output_inside_the_articles_is_refused(cli, articles):
    outcome = cli("build", "--articles", "articles", "--out", "articles/out")
    assert outcome.status == 1
    assert "[output-in-articles]" in outcome.err


# the disk


def test_a_full_disk_leaves_the_old_files_and_nothing_half_written(cli, articles, tmp_path, monkeypatch):
    assert cli(*BUILD).status == 0
    before = {name: (tmp_path / "out" / name).read_bytes() for name in MADE}
    (articles / "march.txt").write_text((articles / "april.txt").read_text(encoding="utf-8") + "云州市新增专精特新企业8户。\n", encoding="utf-8")

    def full(parts, target):
        target.write_bytes(b"PK half")
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(briefgen.render.word.document, "write_package", full)
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "磁盘")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in MADE} == before
    assert files_below(tmp_path / "out") == MADE
    assert not list((tmp_path / "out" / ".briefgen").glob("unfinished-*"))


def test_a_disk_that_fills_while_the_files_are_put_in_place(cli, articles, tmp_path, monkeypatch):
    real = Path.replace

    def full(path: Path, target: Path) -> Path:
        if Path(target).suffix == ".docx" and "unfinished" not in str(target):
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", full)
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "磁盘满了", "briefing.docx")
    assert files_below(tmp_path / "out") == []


def test_an_output_folder_that_cannot_be_written(cli, articles, tmp_path):
    (tmp_path / "out").write_text("a file")
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "[output-not-a-folder]", "--out")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_read_only_output_folder(cli, articles, tmp_path):
    (tmp_path / "out").mkdir(mode=0o555)
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "[output-unwritable]", "out")


def test_a_read_only_output_folder_for_the_administrator_too(cli, articles, tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("briefgen.outputs.tempfile.TemporaryFile", refuse)
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "[output-unwritable]", "--out")


# the template


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "template-missing"), (b"", "template-corrupt"), (b"PK\x03\x04 not an archive", "template-corrupt"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "template-old-format")],
)  # fmt: skip
def test_a_template_that_cannot_be_used(cli, articles, tmp_path, content, code):
    if content is not None:
        (tmp_path / "my.docx").write_bytes(content)
    outcome = cli(*BUILD, "--template", "my.docx")
    assert outcome.status == 1
    assert said_once(outcome.err, "my.docx", f"[{code}]")
    assert files_below(tmp_path / "out") == []


def test_a_damaged_template(cli, articles, tmp_path):
    data = (ROOT / "templates" / "monthly.docx").read_bytes()
    (tmp_path / "my.docx").write_bytes(data[: len(data) // 2])
    outcome = cli(*BUILD, "--template", "my.docx")
    assert outcome.status == 1
    assert said_once(outcome.err, "my.docx", "[template-corrupt]")


def test_a_template_that_tries_to_run_code(cli, articles, tmp_path):
    import docx

    template = docx.Document()
    template.add_paragraph("{{ cycler.__init__.__globals__.os.system('touch owned') }}")
    template.save(str(tmp_path / "my.docx"))
    outcome = cli(*BUILD, "--template", "my.docx")
    assert outcome.status == 1
    assert "my.docx" in outcome.err and "[template-" in outcome.err
    assert not (tmp_path / "owned").exists()
    assert files_below(tmp_path / "out") == []


# the fact base


def test_a_corrupt_fact_base(cli, articles, tmp_path):
    assert cli(*BUILD).status == 0
    base = tmp_path / "out" / ".briefgen" / "facts.db"
    base.write_bytes(b"not a database at all, but long enough to be read as one" * 40)
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "facts.db", "[store-not-a-base]")
    base.write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    outcome = cli(*BUILD)
    assert outcome.status == 1
    assert said_once(outcome.err, "facts.db", "[store-corrupt]")
    base.unlink()
    assert cli(*BUILD).status == 0, "without it the articles are simply read again"


def test_a_locked_fact_base(cli, articles, tmp_path, monkeypatch):
    monkeypatch.setattr("briefgen.store.base.PATIENCE", 0.1)
    monkeypatch.setattr("briefgen.store.base.open_store.__kwdefaults__", {"timeout": 0.1})
    assert cli(*BUILD).status == 0
    other = sqlite3.connect(tmp_path / "out" / ".briefgen" / "facts.db", isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        (articles / "march.txt").write_text("云州市2月工业投资完成10亿元。\n", encoding="utf-8")
        outcome = cli(*BUILD)
    finally:
        other.close()
    assert outcome.status == 1
    assert said_once(outcome.err, "[store-locked]", "facts.db")


def _hold(folder: str, ready, done) -> None:
    from briefgen.store import build_lock

    with build_lock(folder):
        ready.set()
        done.wait(60)


def test_a_second_build_at_the_same_time(cli, articles, tmp_path):
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(str(tmp_path / "out" / ".briefgen"), ready, done))
    other.start()
    try:
        assert ready.wait(60)
        outcome = cli(*BUILD)
    finally:
        done.set()
        other.join(60)
    assert outcome.status == 1
    assert said_once(outcome.err, "[build-running]")
    assert files_below(tmp_path / "out") == []
    assert cli(*BUILD).status == 0


# Ctrl-C


def test_ctrl_c_while_reading_keeps_what_is_stored(cli, articles, tmp_path, monkeypatch):
    real = briefgen.pipeline.Reader._extract
    read = []

    def interrupted(self, document, decisions):
        if read:
            raise KeyboardInterrupt
        read.append(document.path)
        return real(self, document, decisions)

    with monkeypatch.context() as patch:
        patch.setattr(briefgen.pipeline.Reader, "_extract", interrupted)
        outcome = cli(*BUILD)
    assert outcome.status == 130
    assert said_once(outcome.err, "已中断")
    assert files_below(tmp_path / "out") == []
    outcome = cli(*BUILD)
    assert outcome.status == 0
    assert "新读 1 份文章，未变 1 份" in outcome.err


def test_ctrl_c_while_writing_leaves_nothing_half_written(cli, articles, tmp_path, monkeypatch):
    def interrupted(parts, target):
        target.write_bytes(b"PK half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(briefgen.render.word.document, "write_package", interrupted)
        outcome = cli(*BUILD)
    assert outcome.status == 130
    assert files_below(tmp_path / "out") == []
    assert not list((tmp_path / "out" / ".briefgen").glob("unfinished-*"))
    assert cli(*BUILD).status == 0
