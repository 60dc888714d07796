"""One build at a time in a folder: a lock on a file, which the system takes back when the process ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.store.errors import read_only, store_error

LOCK_NAME = "build.lock"
# Windows locks bytes against reading as well; a byte far behind the process number leaves that readable.
_FAR = 1 << 20


@contextmanager
def build_lock(folder: Path | str) -> Iterator[None]:
    """Holds the folder's build lock, making the folder if need be. Raises StoreError while another process holds it."""
    path = Path(folder) / LOCK_NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise read_only(str(path)) from error
    try:
        try:
            _lock(descriptor)
        except OSError as error:
            raise _running(path, descriptor) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        # Closing gives the lock back. The file stays: to delete it would let a third process lock another file of the same name.
        os.close(descriptor)


def _running(path: Path, descriptor: int) -> Exception:
    os.lseek(descriptor, 0, os.SEEK_SET)
    number = os.read(descriptor, 20).decode("ascii", "replace").strip()
    what = f"另一个 briefgen（进程 {number}）正在这里生成简报。" if number else "另一个 briefgen 正在这里生成简报。"
    return store_error(str(path.parent), "build-running", what, "请等它结束后再运行一次。")


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # A lock of the process, not of the open file: child processes that outlive a killed build do not keep it.
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
