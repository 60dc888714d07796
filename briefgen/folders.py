"""Which document of the fact base came from which folder, so that a file that is gone from a folder goes from the base as well.

Documents are named relative to the folder that was read (docs/fact-format.md), so the base alone cannot tell the folders apart. The note is a small
JSON file beside the fact base; without it nothing is taken away.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path


class Folders:
    """The note of one workspace: folder → paths of its documents. Folders are named relative to the workspace."""

    def __init__(self, file: Path, workspace: Path) -> None:
        self.file = file
        self.workspace = workspace
        self.read = _load(file)

    def name(self, folder: Path) -> str:
        """The folder as the note calls it; as it stands where it is on another disk."""
        try:
            return Path(os.path.relpath(folder.resolve(), self.workspace.resolve())).as_posix()
        except ValueError:
            return folder.resolve().as_posix()

    def documents(self, folder: Path, prefix: str = "") -> set[str]:
        """The documents that were read from the folder, of those whose path begins with `prefix`."""
        return {path for path in self.read.get(self.name(folder), ()) if path.startswith(prefix)}

    def others(self, folder: Path) -> set[str]:
        """The documents that were read from other folders."""
        own = self.name(folder)
        return {path for name, paths in self.read.items() if name != own for path in paths}

    def note(self, folder: Path, paths: Iterable[str]) -> None:
        """Keeps what the folder holds now. Raises OSError."""
        self.read[self.name(folder)] = sorted(set(paths))
        self.file.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.file.with_suffix(".new")
        temporary.write_text(json.dumps(self.read, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        temporary.replace(self.file)


def _load(file: Path) -> dict[str, list[str]]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): [str(path) for path in paths] for name, paths in data.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
