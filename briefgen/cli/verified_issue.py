"""Which issue a file is, and which fact base it was made from: what was asked for, else where the file lies, else what its first lines say."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefgen.cli.issue_period import Choice, range_choice, read_period
from briefgen.failure import failure
from briefgen.settings import Workspace, find_workspace

_FOLDER_CADENCES = ("month", "week", "quarter", "year")
_WEEK = re.compile(r"(\d{4})年第(\d{1,2})周")
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月(?!\d*日|\d)")
_QUARTER = re.compile(r"(\d{4})年第?([一二三四1-4])季度")
_BASE = Path(".briefgen", "facts.db")


def issue_of(file: Path, lines: Sequence[str]) -> Choice:
    """The issue of a file: the folder that `build` has put it into, or the first lines. Raises CommandError where neither tells."""
    found = _of_folder(file.resolve().parent.name) or _of_lines(lines)
    if found is None:
        raise failure("verify-no-issue", "看不出这份文件是哪一期的。", "请用 --month 2024-03（或 --week、--quarter、--year）指明。", where=str(file))
    return found


def base_of(file: Path) -> str | None:
    """The URL of the fact base beside which the file was built: the nearest one up the folders, None where there is none."""
    for folder in file.resolve().parents:
        if (folder / _BASE).is_file():
            return f"sqlite:///{(folder / _BASE).as_posix()}"
        if (folder / "briefgen.toml").is_file():
            workspace = find_workspace(folder)
            return workspace.database if workspace else None
    return None


def workspace_of(file: Path) -> Workspace | None:
    """The workspace that the file lies in, else the current one."""
    return find_workspace(file.resolve().parent) or find_workspace(Path.cwd())


def _of_folder(name: str) -> Choice | None:
    first, mark, last = name.partition("_")
    for cadence in _FOLDER_CADENCES:
        try:
            return range_choice(date.fromisoformat(first), date.fromisoformat(last)) if mark else read_period(cadence, name)
        except ValueError:
            continue
    return None


def _of_lines(lines: Sequence[str]) -> Choice | None:
    for pattern, cadence, form in ((_WEEK, "week", "{}-W{}"), (_QUARTER, "quarter", "{}Q{}"), (_MONTH, "month", "{}-{}")):
        for line in lines:
            found = pattern.search(line)
            if found:
                try:
                    return read_period(cadence, form.format(*found.groups()))
                except ValueError:
                    continue
    return None
