"""All that is particular to SQLite: how a file is opened and checked, and what its errors mean."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection

from briefgen.store.errors import StoreError, corrupt, locked, read_only, store_error

# A file up to this size is checked whole when it is opened (about 2 ms a megabyte); a larger one shows its faults when they are met.
_CHECKED_SIZE = 8 * 1024 * 1024
_MAGIC = b"SQLite format 3\0"


def sqlite_engine(path: Path, timeout: float) -> Engine:
    """An engine for the file, which is made, with its folder, if it is not there. Raises StoreError."""
    where = str(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        checked = _check_header(path)
    except OSError as error:
        raise read_only(where) from error
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise read_only(where)
    engine = create_engine(URL.create("sqlite", database=where), connect_args={"timeout": timeout})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    if checked:
        _check_pages(engine, where)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # The driver would begin transactions by its own rules and leave CREATE TABLE out of them; `_begin` does it instead.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: one that began as a reader could not wait for another writer, but would fail."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def _check_header(path: Path) -> bool:
    """Whether there is a base to check further. Raises StoreError for what is none, or is shorter than it says of itself."""
    where = str(path)
    if path.is_dir():
        raise store_error(where, "store-not-a-base", "这是文件夹，不是事实库文件。", "请在设置里把 store 改成一个文件名，如 .briefgen/facts.db。")
    size = path.stat().st_size if path.exists() else 0
    if not size:
        return False
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_MAGIC):
        raise store_error(where, "store-not-a-base", "这个文件不是事实库（不是 SQLite 数据库）。", "请移走或改名，再运行一次；或在设置里换一个文件名。")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    # With a log beside it the file may lag behind what its pages add up to.
    if size < (65536 if page == 1 else page) * pages and not Path(f"{path}-wal").exists():
        raise corrupt(where)
    return size <= _CHECKED_SIZE


def _check_pages(engine: Engine, where: str) -> None:
    from sqlalchemy.exc import DBAPIError

    try:
        with engine.connect() as connection:
            sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
    except DBAPIError as error:
        engine.dispose()
        raise (fault(error.orig, where) or corrupt(where)) from error
    if not sound:
        engine.dispose()
        raise corrupt(where)


def fault(error: BaseException | None, where: str) -> StoreError | None:
    """What an error of the driver means; None for an error that is not SQLite's or has no meaning of its own."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return corrupt(where)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return locked(where)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return read_only(where)
    if code == sqlite3.SQLITE_FULL:
        return store_error(where, "disk-full", "磁盘满了，事实库写不进去。", "请腾出空间再运行；已经写入的内容都在。")
    return None
