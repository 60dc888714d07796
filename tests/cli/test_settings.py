"""briefgen.toml: what it may say, and what is said of a mistake in it."""

from pathlib import Path

import pytest

from briefgen.failure import CommandError
from briefgen.settings import Settings, absolute_database, find_workspace, load_settings

ROOT = Path(__file__).parents[2]


def write(folder: Path, text: str | bytes) -> Path:
    file = folder / "briefgen.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_everything_has_a_default(tmp_path):
    assert load_settings(write(tmp_path, "")) == Settings()


def test_values_are_taken(tmp_path):
    settings = load_settings(write(tmp_path, '\ufeffregion = "某某市"\npacks = ["taiyuan"]\njobs = 2\n'))
    assert (settings.region, settings.packs, settings.jobs) == ("某某市", ("taiyuan",), 2)


@pytest.mark.parametrize(
    ("text", "code", "place", "mend"),
    [
        ('title = "甲"\nregoin = "某某市"\n', "settings-unknown-name", "第2行", "region"),
        ("jobs = -1\n", "settings-bad-value", "第1行", "整数"),
        ("jobs = true\n", "settings-bad-value", "第1行", "整数"),
        ('notes = "文末"\n', "settings-bad-value", "第1行", "endnotes"),
        ("notes = 1\n", "settings-bad-value", "第1行", "footnotes"),
        ('\npacks = "taiyuan"\n', "settings-bad-value", "第2行", "列表"),
        ("region = 太原市\n", "settings-syntax", "第1行第10列", "引号"),
        ("region = “某某市”\n", "settings-syntax", "第1行", "半角"),
        ("[region]\nx = 1\n", "settings-bad-value", "第1行", "文字"),
        ('region = "中文"'.encode("gbk"), "settings-encoding", "", "UTF-8"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, code, place, mend):
    with pytest.raises(CommandError) as caught:
        load_settings(write(tmp_path, text))
    problem = caught.value.problems[0]
    assert problem.code == code
    assert problem.place.startswith(place)
    assert mend in problem.mend
    assert problem.where.endswith("briefgen.toml")


def test_a_workspace_is_found_from_below(tmp_path):
    write(tmp_path, 'articles = "剪报"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    workspace = find_workspace(below)
    assert workspace is not None
    assert workspace.articles == tmp_path.resolve() / "剪报"
    assert workspace.database == f"sqlite:///{tmp_path.resolve().as_posix()}/.briefgen/facts.db"
    assert workspace.overlay is None


def test_the_shipped_settings_can_be_read():
    assert load_settings(ROOT / "briefgen.toml").region


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///a.db", "sqlite:////w/a.db"),
        ("a/b.db", "sqlite:////w/a/b.db"),
        ("sqlite:////x/a.db", "sqlite:////x/a.db"),
        ("postgresql://host/base", "postgresql://host/base"),
    ],
)
def test_database_paths(url, expected):
    assert absolute_database(url, Path("/w")) == expected
