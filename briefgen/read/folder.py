"""What lies in a folder: the files to read, the manifests, and what cannot be reached.

Hidden files, office lock files (`~$…`) and what systems leave behind are passed over. Links to folders are followed after the real
folders, each folder once, so that a link that leads back ends.
"""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.model.problem import Problem, Severity

MANIFEST_NAMES = ("manifest.csv", "manifest.xlsx")
_LEFT_BEHIND = ("thumbs.db", "desktop.ini", "__macosx")


@dataclass(slots=True)
class Listing:
    """Files and manifests by name within the folder (`/` as separator), each sorted; and problems."""

    files: dict[str, Path] = field(default_factory=dict)
    manifests: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def list_folder(folder: Path) -> Listing:
    """Everything under `folder`, recursively. Never raises for what the disk holds."""
    listing = Listing()
    pending, linked = [("", folder)], list[tuple[str, Path]]()
    seen: set[str] = set()
    while pending or linked:
        name, current = pending.pop() if pending else linked.pop(0)
        real = os.path.realpath(current)
        if real in seen:
            listing.problems.append(_loop(name))
            continue
        seen.add(real)
        for entry in _entries(name, current, listing):
            _sort_in(entry, f"{name}/{entry.name}" if name else entry.name, listing, pending, linked)
    listing.files = dict(sorted(listing.files.items()))
    listing.manifests = dict(sorted(listing.manifests.items()))
    return listing


def _entries(name: str, folder: Path, listing: Listing) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        listing.problems.append(unreachable(printable(name), error))
        return []


def _sort_in(entry: os.DirEntry[str], name: str, listing: Listing, pending: list[tuple[str, Path]], linked: list[tuple[str, Path]]) -> None:
    if entry.name.startswith((".", "~$")) or entry.name.lower() in _LEFT_BEHIND:
        return
    if printable(name) != name:
        listing.problems.append(bad_name(name))
        return
    path = Path(entry.path)
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        listing.problems.append(unreachable(name, error))
        return
    if stat.S_ISDIR(mode):
        (linked if entry.is_symlink() else pending).append((name, path))
    elif entry.name.lower() in MANIFEST_NAMES and stat.S_ISREG(mode):
        listing.manifests[name] = path
    else:
        listing.files[name] = path


def printable(name: str) -> str:
    """The name as it can be printed: bytes that are no UTF-8 as `\\udcXX`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def unreachable(where: str, error: OSError) -> Problem:
    """The problem for a file or folder that the system does not let us read."""
    if isinstance(error, PermissionError):
        mend = "请在文件属性里开放读取权限，或换一个有权限的用户运行。"
        return Problem(where, "", "permission-denied", "没有读取权限。", mend, Severity.ERROR)
    if isinstance(error, FileNotFoundError):
        gone = "文件不见了：读取时已被移走，或链接指向的文件不存在。"
        return Problem(where, "", "vanished-file", gone, "请放回文件，或删去失效的链接。", Severity.ERROR)
    what = f"读不出来（{error.strerror or type(error).__name__}）。"
    return Problem(where, "", "unreadable-file", what, "请检查磁盘、网络盘或链接是否正常，再试一次。", Severity.ERROR)


def _loop(name: str) -> Problem:
    return Problem(name, "", "folder-loop", "这个链接指向已经读过的文件夹，不再重复读取。", "如不需要，请删去这个链接。", Severity.NOTE)


def bad_name(name: str) -> Problem:
    """The problem for a name whose bytes are no text."""
    what = "文件名的编码无法识别，没有读取。"
    return Problem(printable(name), "", "bad-name", what, "请给它改一个普通的中文或英文名字。", Severity.ERROR)
