"""Digests that tell whether anything changed: the program's own code and words, the words of a workspace, a folder of articles.

Contents count, not times: the same files give the same digest on every machine.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
READING_ROOMS = ("model", "read", "clean", "extract")
WRITING_ROOMS = ("model", "store", "resolve", "compose", "render")


def reading_digest(packs: Sequence[str], overlay: Path | None, region: str) -> str:
    """What the facts of a text depend on besides the text: code, national words, the packs (none named: all), the workspace's own words."""
    rooms = [PACKAGE / room for room in READING_ROOMS]
    words = [PACKAGE / "lexicon" / "data", *(PACKAGE / "lexicon" / "packs" / pack for pack in packs or [""])]
    code = [path for path in _files([*rooms, PACKAGE / "lexicon"]) if path.suffix == ".py"]
    tables = [path for path in _files(words) if path.suffix == ".csv"]
    own = [path for path in _files([overlay] if overlay else []) if path.suffix == ".csv"]
    return _digest([region, *_contents(code, PACKAGE), *_contents(tables, PACKAGE), *_contents(own, overlay or PACKAGE)])


def writing_digest() -> str:
    """What a briefing depends on besides facts, settings and template: the code that composes and writes it."""
    code = [path for path in _files([PACKAGE / room for room in WRITING_ROOMS]) if path.suffix in (".py", ".csv")]
    return _digest([*_contents([*code, PACKAGE / "build.py"], PACKAGE)])


def folder_digest(folder: Path) -> str:
    """Every file of a folder of articles (or the one file), with its name; one that cannot be read counts by its name."""
    from briefgen.read.folder import list_folder

    if not folder.is_dir():
        return _digest(_contents([folder], folder.parent))
    listing = list_folder(folder)
    return _digest(_contents([*listing.files.values(), *listing.manifests.values()], folder))


def digest_of(parts: Iterable[object]) -> str:
    """One digest for several values, by their text."""
    return _digest(str(part) for part in parts)


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes in hex. Raises OSError."""
    digest = sha256()
    with path.open("rb") as handle:
        while block := handle.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def template_digest(template: Path) -> str:
    """A template's bytes and the pictures that lie beside it. Raises OSError."""
    pictures = template.parent / "pictures"
    return _digest([file_digest(template), *_contents(_files([pictures]), pictures)])


def _files(folders: Sequence[Path]) -> list[Path]:
    """All files below, hidden ones and compiled code left out, in order of path."""
    found = []
    for top in folders:
        for folder, below, names in os.walk(top):
            below[:] = [name for name in below if not name.startswith((".", "__"))]
            found += [Path(folder, name) for name in names if not name.startswith((".", "~$"))]
    return sorted(found)


def _contents(paths: Iterable[Path], base: Path) -> Iterator[str]:
    for path in paths:
        yield path.relative_to(base).as_posix()
        try:
            yield file_digest(path)
        except OSError as error:
            yield type(error).__name__


def _digest(parts: Iterable[str]) -> str:
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()
