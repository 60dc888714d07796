"""Putting finished files in their place: whole or not at all, and never over a person's own work.

The output folder remembers in `.briefgen/outputs.json` which files this program wrote, with the digest of each and of everything it was made from. A file
whose digest has changed since was edited by a person: it stays, and the new one goes beside it as `briefing-2.docx`.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from briefgen.failure import failure
from briefgen.fingerprint import file_digest

MEMORY = ".briefgen"
_UNFINISHED = "unfinished-"


@dataclass(frozen=True, slots=True)
class Written:
    """One file of ours: the SHA-256 of its bytes, and of what it was made from."""

    digest: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file goes. `current`: it is there already, made from the same. `kept`: the edited file beside which it goes, or "" ."""

    path: Path
    current: bool = False
    kept: str = ""


class Outputs:
    """One output folder and what is known of its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.memory = folder / MEMORY
        self.written = _load(self.memory / "outputs.json")

    def place(self, name: str, inputs: str, *, force: bool = False) -> Place:
        """The place for the file `name` (relative, `2024-03/briefing.docx`) made from `inputs`."""
        path = self.folder / name
        if force or not path.exists():
            return Place(path)
        kept = ""
        for candidate in _candidates(name):
            path = self.folder / candidate
            known = self.written.get(candidate)
            if not path.exists():
                return Place(path, kept=kept)
            if known is not None and known.inputs == inputs:
                return Place(path, current=True, kept=kept)
            if known is not None and known.digest == file_digest(path):
                return Place(path, kept=kept)
            kept = kept or candidate
        raise AssertionError("there is always a next name")

    def keep(self, made: Mapping[Path, Path], inputs: str) -> None:
        """Moves finished files (temporary → final) into place, then notes them. Raises OSError; a file is replaced whole or not at all."""
        try:
            for temporary, final in made.items():
                final.parent.mkdir(parents=True, exist_ok=True)
                digest = file_digest(temporary)
                temporary.replace(final)
                self.written[final.relative_to(self.folder).as_posix()] = Written(digest, inputs)
        finally:
            self._save()

    @contextmanager
    def unfinished(self) -> Iterator[Path]:
        """A folder for files in the making, on the same disk; it goes when the block ends, and what a killed run left goes first."""
        self.memory.mkdir(parents=True, exist_ok=True)
        for left in self.memory.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self.memory))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _save(self) -> None:
        data = {name: asdict(written) for name, written in sorted(self.written.items())}
        file = self.memory / "outputs.json"
        temporary = file.with_suffix(".new")
        try:
            temporary.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            temporary.replace(file)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Makes the folder if need be and makes sure that it can be written into. Raises CommandError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        what = f"输出文件夹写不进去（{error.strerror or error}）。"
        raise failure("output-unwritable", what, "请检查权限和磁盘空间，或用 --out 换一个文件夹。", where=str(folder.parent)) from error


def _candidates(name: str) -> Iterator[str]:
    stem, dot, suffix = name.rpartition(".")
    yield name
    number = 2
    while True:
        yield f"{stem}-{number}{dot}{suffix}"
        number += 1


def _load(file: Path) -> dict[str, Written]:
    """What was noted; nothing where the note is missing or spoilt, so that every file there counts as a person's."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return {name: Written(str(entry["digest"]), str(entry["inputs"])) for name, entry in data.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
