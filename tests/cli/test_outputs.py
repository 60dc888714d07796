"""Finished files: whole or not at all, and never over a person's work."""

import errno
from pathlib import Path

import pytest

from briefgen.outputs import Outputs

NAME = "2024-03/briefing.docx"


def write(folder: Path, text: str, inputs: str, *, force: bool = False) -> Path | None:
    """One run of the program: a new record object each time, as in a new process."""
    outputs = Outputs(folder)
    place = outputs.place(NAME, inputs, force=force)
    if place.current:
        return None
    with outputs.unfinished() as work:
        made = work / "new.docx"
        made.write_text(text)
        outputs.keep({made: place.path}, inputs)
    return place.path


def test_first_write_then_nothing_new(tmp_path):
    assert write(tmp_path, "one", "a") == tmp_path / NAME
    assert write(tmp_path, "one", "a") is None


def test_our_own_file_is_replaced(tmp_path):
    write(tmp_path, "one", "a")
    assert write(tmp_path, "two", "b") == tmp_path / NAME
    assert (tmp_path / NAME).read_text() == "two"


def test_an_edited_file_is_kept_and_the_new_one_goes_beside(tmp_path):
    write(tmp_path, "one", "a")
    (tmp_path / NAME).write_text("edited")
    assert write(tmp_path, "one", "a") is None, "nothing new: nothing to write"
    second = write(tmp_path, "two", "b")
    assert second is not None and second.name == "briefing-2.docx"
    assert (tmp_path / NAME).read_text() == "edited"
    assert write(tmp_path, "two", "b") is None
    assert write(tmp_path, "three", "c") == second, "our own second file is replaced"
    second.write_text("edited too")
    third = write(tmp_path, "four", "d")
    assert third is not None and third.name == "briefing-3.docx"


def test_an_unknown_file_is_kept(tmp_path):
    (tmp_path / NAME).parent.mkdir()
    (tmp_path / NAME).write_text("somebody's")
    outputs = Outputs(tmp_path)
    assert outputs.place(NAME, "a").kept == NAME
    path = write(tmp_path, "one", "a")
    assert path is not None and path.name == "briefing-2.docx"


def test_force_overwrites(tmp_path):
    write(tmp_path, "one", "a")
    (tmp_path / NAME).write_text("edited")
    assert write(tmp_path, "one", "a", force=True) == tmp_path / NAME
    assert (tmp_path / NAME).read_text() == "one"


def test_a_deleted_file_is_written_again(tmp_path):
    write(tmp_path, "one", "a")
    (tmp_path / NAME).unlink()
    assert write(tmp_path, "one", "a") == tmp_path / NAME


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 1}', '{"a": {"digest": 1}}'])
def test_a_spoilt_memory_counts_as_none(tmp_path, content):
    write(tmp_path, "one", "a")
    (tmp_path / ".briefgen" / "outputs.json").write_text(content)
    path = write(tmp_path, "two", "b")
    assert path is not None and path.name == "briefing-2.docx"


def test_a_full_disk_leaves_no_half_file(tmp_path, monkeypatch):
    write(tmp_path, "one", "a")

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            write(tmp_path, "two", "b")
    assert (tmp_path / NAME).read_text() == "one"
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["briefing.docx", "outputs.json"]


def test_what_a_killed_run_left_is_cleared(tmp_path):
    left = tmp_path / ".briefgen" / "unfinished-x"
    left.mkdir(parents=True)
    (left / "half.docx").write_text("half")
    write(tmp_path, "one", "a")
    assert not left.exists()
