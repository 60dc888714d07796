"""One command line run in this process, with its status, standard output and standard error; and articles of our own to run it on."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from desk_articles import PROJECTS, STATISTICS

from briefgen.cli.app import run


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Runs in an empty folder, in Chinese unless `--lang` says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | os.PathLike[str]) -> Outcome:
        capsys.readouterr()
        status = run([os.fspath(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two dated articles, in the current folder of `cli`."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "march.txt").write_text(STATISTICS, encoding="utf-8")
    (folder / "april.txt").write_text(PROJECTS, encoding="utf-8")
    rows = "file,title,publisher,date,url\nmarch.txt,,云州日报,2024-03-28,\napril.txt,,云州日报,2024-04-16,\n"
    (folder / "manifest.csv").write_text(rows, encoding="utf-8")
    return folder
