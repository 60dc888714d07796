"""Folders as people keep them: what is read, what is left out and why."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.model.document import ReadResult
from briefgen.model.period import Period
from briefgen.model.problem import Severity
from briefgen.read import articles, read_articles

TEXT = "全市新开工工业项目42个，总投资180亿元。\n"


def codes(result: ReadResult) -> list[str]:
    return [problem.code for problem in result.problems]


def paths(result: ReadResult) -> list[str]:
    return [document.path for document in result.documents]


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_folder_is_read_recursively_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a-1.text", "C.MARKDOWN", "a/.hidden.txt", ".git/x.txt", "~$b.txt", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}：{TEXT}", encoding="utf-8")
    result = read_articles(tmp_path)
    assert paths(result) == ["C.MARKDOWN", "a-1.text", "a/z.md", "b.txt"]
    assert result.problems == ()


def test_paths_count_from_the_folder_read_or_the_one_named(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert paths(read_articles(tmp_path)) == ["sub/a.txt"]
    assert paths(read_articles(tmp_path / "sub")) == ["a.txt"]
    assert paths(read_articles(tmp_path / "sub" / "a.txt")) == ["a.txt"]
    assert paths(read_articles(tmp_path / "sub", relative_to=tmp_path)) == ["sub/a.txt"]
    assert paths(read_articles(tmp_path / "sub" / "a.txt", relative_to=tmp_path)) == ["sub/a.txt"]
    assert paths(read_articles(tmp_path, relative_to=tmp_path / "sub")) == ["sub/a.txt"]


def test_the_source_text_has_no_mark_and_one_line_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "一行\r\n两行\r".encode())
    (document,) = read_articles(tmp_path).documents
    assert document.text == "一行\n两行\n"
    assert len(document.digest) == 64


def test_date_from_the_name(tmp_path: Path) -> None:
    write(tmp_path, **{"20240301": TEXT})
    (document,) = read_articles(tmp_path).documents
    assert (document.date, document.date_source) == (Period.parse("2024-03-01"), "filename")


def test_bad_files_are_problems_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, good=TEXT, blank=" \n\u3000\n", empty="")
    (tmp_path / "zeros.txt").write_bytes(bytes(5000))
    (tmp_path / "word.txt").write_bytes(b"PK\x03\x04" + bytes(100))
    (tmp_path / "russian.txt").write_bytes(("Сообщает министерство о росте. " * 9).encode("cp1251"))
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    result = read_articles(tmp_path)
    assert paths(result) == ["good.txt"]
    found = {problem.where: (problem.code, problem.severity) for problem in result.problems}
    assert found == {
        "blank.txt": ("empty-file", Severity.WARNING),
        "empty.txt": ("empty-file", Severity.WARNING),
        "zeros.txt": ("binary-file", Severity.ERROR),
        "word.txt": ("binary-file", Severity.ERROR),
        "russian.txt": ("unknown-encoding", Severity.ERROR),
        "page.pdf": ("unknown-suffix", Severity.WARNING),
        "photo.jpg": ("unknown-suffix", Severity.NOTE),
    }
    assert all(problem.what and problem.mend for problem in result.problems)


def test_damage_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((TEXT * 2).encode() + b"\xff" + (TEXT * 30).encode())
    result = read_articles(tmp_path)
    assert paths(result) == ["a.txt"]
    assert [(problem.code, problem.place) for problem in result.problems] == [("damaged-text", "第 3 行")]


def test_the_same_content_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a=TEXT, b=TEXT)
    (tmp_path / "c.txt").write_bytes(TEXT.encode("gb18030"))
    result = read_articles(tmp_path)
    assert paths(result) == ["a.txt"]
    assert [(problem.where, problem.code) for problem in result.problems] == [("b.txt", "duplicate-content"), ("c.txt", "duplicate-content")]
    assert all("a.txt" in problem.what for problem in result.problems)


def test_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, small=TEXT, large=TEXT * 100)
    monkeypatch.setattr(articles, "LARGEST_FILE", 1000)
    result = read_articles(tmp_path)
    assert paths(result) == ["small.txt"]
    assert codes(result) == ["too-large"]


def test_fifty_megabytes_are_read(tmp_path: Path) -> None:
    line = TEXT.encode("gb18030")
    (tmp_path / "a.txt").write_bytes(line * (50 * 1024 * 1024 // len(line)))
    result = read_articles(tmp_path)
    assert len(result.documents) == 1
    assert result.problems == ()


def test_nothing_there(tmp_path: Path) -> None:
    assert codes(read_articles(tmp_path / "missing")) == ["not-found"]
    assert codes(read_articles(tmp_path / ("n" * 300))) == ["not-found"]
    assert codes(read_articles(tmp_path)) == ["no-articles"]
    write(tmp_path, empty="")
    assert codes(read_articles(tmp_path)) == ["empty-file", "no-articles"]


def test_a_file_named_with_an_unknown_suffix_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (problem,) = read_articles(tmp_path / "a.pdf").problems
    assert (problem.code, problem.severity) == ("unknown-suffix", Severity.ERROR)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_lead_back_or_nowhere(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sub" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again").symlink_to(tmp_path / "sub", target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    result = read_articles(tmp_path)
    assert paths(result) == ["sub/a.txt"]
    assert sorted(codes(result)) == ["folder-loop", "folder-loop", "unreadable-file", "vanished-file"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_linked_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link").symlink_to(tmp_path / "there", target_is_directory=True)
    assert paths(read_articles(tmp_path / "here")) == ["link/a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "manifest.csv")
    write(tmp_path, b=TEXT)
    result = read_articles(tmp_path)
    assert paths(result) == ["b.txt"]
    assert "not-a-file" in codes(result)


@pytest.mark.skipif(os.name == "nt", reason="permissions work otherwise on Windows")
def test_unreadable_files_and_folders(tmp_path: Path) -> None:
    write(tmp_path, a=TEXT, b=TEXT + "又")
    (tmp_path / "shut").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "shut"):
        path.chmod(0)
    try:
        if os.access(tmp_path / "a.txt", os.R_OK):
            pytest.skip("this user may read everything")
        result = read_articles(tmp_path)
        assert paths(result) == ["b.txt"]
        assert codes(result) == ["permission-denied", "permission-denied"]
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a=TEXT, b=TEXT + "又", c=TEXT + "再")
    real = Path.read_bytes
    errors = {"a.txt": PermissionError(13, "no"), "b.txt": FileNotFoundError(2, "no")}

    def refuse(path: Path) -> bytes:
        if path.name in errors:
            raise errors[path.name]
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = read_articles(tmp_path)
    assert paths(result) == ["c.txt"]
    assert codes(result) == ["permission-denied", "vanished-file"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode on Windows")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xb9\xa4.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    write(tmp_path, b=TEXT)
    result = read_articles(tmp_path)
    assert paths(result) == ["b.txt"]
    assert codes(result) == ["bad-name"]
    result.problems[0].where.encode("utf-8")
    assert codes(read_articles(tmp_path / os.fsdecode(b"\xb9\xa4.txt"))) == ["bad-name"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(article=st.binary(max_size=300), manifest=st.binary(max_size=300), suffix=st.sampled_from(["csv", "xlsx"]))
def test_any_bytes_in_no_exception(tmp_path: Path, article: bytes, manifest: bytes, suffix: str) -> None:
    for name in ("manifest.csv", "manifest.xlsx"):
        (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / "a.txt").write_bytes(article)
    (tmp_path / f"manifest.{suffix}").write_bytes(manifest)
    first = read_articles(tmp_path)
    assert first == read_articles(tmp_path)
    for document in first.documents:
        document.text.encode("utf-8")


def test_of_the_same_content_the_file_that_the_manifest_knows_is_read(tmp_path: Path) -> None:
    write(tmp_path, a=TEXT, b=TEXT)
    (tmp_path / "manifest.csv").write_text("file,title,publisher,date\nb.txt,工业投资,示例资料,2024-05\n", "utf-8")
    result = read_articles(tmp_path)
    assert paths(result) == ["b.txt"]
    assert [(problem.where, problem.code) for problem in result.problems] == [("a.txt", "duplicate-content")]
