"""All manifests that speak of what is read, and the row of each document.

A manifest holds for its own folder and what lies below; where two name the same file, the one nearest to the file counts.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.model.problem import Problem
from briefgen.read.folder import MANIFEST_NAMES, Listing
from briefgen.read.manifest import Manifest, Row, file_key, read_manifest, repeated_file, unknown_file


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows by document path, as matched; and what is wrong with the manifests."""

    exact: Mapping[str, Row]
    folded: Mapping[str, Row]
    problems: tuple[Problem, ...]

    def of(self, path: str) -> Row | None:
        """The row of a document; names that differ only in case are one where nothing else fits."""
        key = file_key(path)
        return self.exact.get(key) or self.folded.get(key.casefold())


@dataclass(frozen=True, slots=True)
class _Place:
    """A manifest with its folder, the prefix of document paths there, and whether all of that folder is being read."""

    folder: Path
    prefix: str
    manifest: Manifest
    whole: bool


def find_rows(folder: Path, prefix: str, above: Sequence[tuple[str, Path]], listing: Listing) -> Rows:
    """Reads the manifests in `listing` and those that lie in the folders `above`."""
    problems: list[Problem] = []
    places = []
    for name, path in _one_each(listing, prefix, problems).items():
        inner = prefix + name.rpartition("/")[0] + "/" if "/" in name else prefix
        places.append(_Place(path.parent, inner, read_manifest(path, prefix + name), whole=True))
    for outer, parent in above:
        found = next((parent / name for name in MANIFEST_NAMES if _is_file(parent / name)), None)
        if found and not any(place.prefix == outer for place in places):
            places.append(_Place(parent, outer, read_manifest(found, outer + found.name), whole=False))
    places.sort(key=lambda place: (-place.prefix.count("/"), place.prefix))
    return _merged(places, [prefix + name for name in listing.files], problems)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _one_each(listing: Listing, prefix: str, problems: list[Problem]) -> dict[str, Path]:
    """One manifest a folder: the CSV where there is a workbook too."""
    kept: dict[str, tuple[str, Path]] = {}
    for name, path in sorted(listing.manifests.items(), key=lambda item: item[0].lower()):
        folder = name.rpartition("/")[0]
        if folder in kept:
            what = f"同一文件夹里有两份清单，只用了“{kept[folder][0]}”。"
            problems.append(Problem(prefix + name, "", "manifest-second", what, "请只留一份。"))
        else:
            kept[folder] = (name, path)
    return dict(kept.values())


def _merged(places: Sequence[_Place], names: Sequence[str], problems: list[Problem]) -> Rows:
    exact: dict[str, Row] = {}
    present = {file_key(name) for name in names}
    folded_present = {name.casefold() for name in present}
    for place in places:
        manifest = place.manifest
        problems.extend(manifest.problems)
        for row in manifest.rows:
            key = place.prefix + row.file
            if key in exact:
                problems.append(repeated_file(manifest.where, row.number, row.file))
                continue
            exact[key] = row
            missing = key not in present and key.casefold() not in folded_present and not os.path.lexists(place.folder / row.file)
            if place.whole and missing:
                near = [name.removeprefix(place.prefix) for name in names if name.startswith(place.prefix)]
                problems.append(unknown_file(manifest.where, row, near))
    folded: dict[str, Row] = {}
    for key, row in exact.items():
        folded.setdefault(key.casefold(), row)
    return Rows(exact, folded, tuple(problems))
