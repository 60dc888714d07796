"""One command line run in this process, with its status, standard output and standard error; and articles of our own to run it on."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli.app import run


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


Cli = Callable[..., Outcome]

STATISTICS = """云州市一季度工业平稳开局

云州市统计局3月28日发布数据:1—2月,全市规模以上工业增加值同比增长7.2%,工业投资完成36.5亿元,同比增长9.1%。
云州重型机械有限公司新型起重机项目已开工建设,总投资12亿元,预计2025年6月投产。
"""
PROJECTS = """云州市重点项目加快建设

记者4月16日从云州市工业和信息化局了解到,一季度,全市制造业投资完成58.3亿元,同比增长11.4%。
云州重型机械有限公司新型起重机项目主体厂房封顶,设备开始安装。
"""


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


def files_below(folder: Path) -> list[str]:
    """Every file but the program's own memory."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and ".briefgen" not in path.parts
    )
