"""Office packages (.docx, .xlsx) as bytes: parts by name in, the same archive out whatever the clock, and on disk all of it or nothing.

Times are the earliest that the archive format knows, the order is fixed, the compression level is named. What a packer on another machine
may still do differently is deflate itself: Python built with another zlib compresses the same parts to other bytes.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_TIME = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_UNIX = 3  # what is written beside each part as the system that made it, on every system
_MODE = 0o100644 << 16
# Readers that guess a file's type from its first bytes expect these two first.
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def package_bytes(parts: Mapping[str, bytes]) -> bytes:
    """The archive that holds the parts, by name."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in _ordered(parts):
            entry = ZipInfo(name, _TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            archive.writestr(entry, parts[name], compresslevel=_LEVEL)
    return buffer.getvalue()


def package_parts(data: bytes) -> dict[str, bytes]:
    """The parts of an archive, by name. Raises zipfile.BadZipFile."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_package(parts: Mapping[str, bytes], target: Path) -> None:
    """Writes the archive as `write_whole` does. Raises OSError."""
    write_whole(package_bytes(parts), target)


def write_whole(data: bytes, target: Path) -> None:
    """Writes the bytes beside `target` and moves them there in one step.

    Raises OSError (no room, no right, file open elsewhere); what stood at `target` then stands there still, and nothing half-written
    is left.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _ordered(parts: Mapping[str, bytes]) -> list[str]:
    first = [name for name in _FIRST if name in parts]
    return first + sorted(set(parts) - set(first))
