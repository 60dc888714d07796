"""The fact base over time: what was read, what a person decided, what was written. Importing this loads no database code."""

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.store.build_lock import build_lock
from briefgen.store.errors import StoreError

if TYPE_CHECKING:
    from briefgen.store.base import FactStore

__all__ = ["StoreError", "build_lock", "open_store"]


def open_store(url_or_path: str | Path) -> "FactStore":
    """Opens the fact base of a file path or database URL, making the file and its folder if need be. Raises StoreError."""
    from briefgen.store.base import open_store as opened

    return opened(url_or_path)
