"""The pictures that a template may show: those in the folder `pictures` beside it, by their names, and nothing else on the disk."""

from pathlib import Path

FOLDER = "pictures"
ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
MOST_BYTES = 20 * 1024 * 1024


class Pictures:
    """The pictures of one folder. It is listed once; a name that a template gives is only ever looked up in that list."""

    def __init__(self, folder: Path | None) -> None:
        """None for a template that has no place, and so no pictures."""
        self._files = _listed(folder) if folder is not None else {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that can be given: with and without the ending."""
        return tuple(self._files)

    def read(self, name: str) -> bytes | None:
        """The bytes of a picture, None for one that is not there. Raises ValueError for a file that is no picture or too large."""
        file = self._files.get(name)
        if file is None:
            return None
        from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
        from docx.image.image import Image

        try:
            if file.stat().st_size > MOST_BYTES:
                raise ValueError(name)
            data = file.read_bytes()
            Image.from_blob(data)
        except (OSError, InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ArithmeticError, LookupError) as error:
            raise ValueError(name) from error
        return data


def _listed(folder: Path) -> dict[str, Path]:
    """The files by name, in the order of their names; a link that leads out of the folder is passed over."""
    try:
        inside = folder.resolve(strict=True)
        files = [file for file in sorted(folder.iterdir()) if file.suffix.lower() in ENDINGS and file.is_file()]
        safe = [file for file in files if file.resolve(strict=True).parent == inside]
    except OSError:
        return {}
    found = {file.name: file for file in safe}
    for file in safe:
        found.setdefault(file.stem, file)
    return found
