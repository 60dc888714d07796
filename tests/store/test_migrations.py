"""A base grows with the program: from nothing, and from each earlier version."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from store_samples import facts, record

from briefgen.store.base import open_store
from briefgen.store.migrations import ALL, migrate
from briefgen.store.sqlite import sqlite_engine

HERE = Path(__file__).parent


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    try:
        names = [name for (name,) in connection.execute("select name from sqlite_master where type in ('table', 'index') order by name")]
        return {name: connection.execute(f"pragma table_xinfo('{name}')").fetchall() for name in names}
    finally:
        connection.close()


def recorded(path: Path) -> list[tuple[int, str]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("select position, name from migrations order by position").fetchall()
    finally:
        connection.close()


def test_an_empty_file_becomes_a_base(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    path.touch()
    with open_store(path) as store:
        store.put_document(record())
        assert list(store.facts()) == facts()
    assert recorded(path) == [(place, name) for place, (name, _) in enumerate(ALL, 1)]


def test_version_1_comes_up_to_date(tmp_path: Path) -> None:
    """`version_1.sql` is a base as the first version laid it; it is never edited."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    connection = sqlite3.connect(old)
    connection.executescript((HERE / "version_1.sql").read_text(encoding="utf-8"))
    connection.close()
    for path in (old, new):
        with open_store(path) as store:
            store.put_document(record())
            assert list(store.facts()) == facts()
    assert tables(old) == tables(new)
    assert recorded(old) == recorded(new)


def add_remark(connection: Connection) -> None:
    connection.execute(text("alter table documents add column remark text"))


def fail_halfway(connection: Connection) -> None:
    connection.execute(text("create table half (x integer)"))
    raise RuntimeError("halfway")


def test_changes_are_made_once_in_order_and_recorded(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    with open_store(path) as store:
        store.put_document(record())
    engine = sqlite_engine(path, 1)
    for _ in range(2):
        migrate(engine, str(path), [*ALL, ("add_remark", add_remark)])
    engine.dispose()
    assert recorded(path)[-1] == (len(ALL) + 1, "add_remark")
    assert "remark" in [column[1] for column in tables(path)["documents"]]


def test_a_change_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    open_store(path).close()
    engine = sqlite_engine(path, 1)
    with pytest.raises(RuntimeError):
        migrate(engine, str(path), [*ALL, ("fail_halfway", fail_halfway)])
    engine.dispose()
    assert "half" not in tables(path)
    assert len(recorded(path)) == len(ALL)


def test_indexes_carry_the_questions_asked_most(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    open_store(path).close()
    connection = sqlite3.connect(path)
    plans = [
        "select 1 from facts join stories on stories.document = facts.document and stories.position = facts.story "
        "where stories.first between '2024-03-01' and '2024-03-31' and stories.days <= 62",
        "select 1 from facts where id = 'f-1'",
        "select 1 from facts where subject = '甲市'",
        "select 1 from ledger where document = 1 and story = 0",
    ]
    for asked in plans:
        plan = " ".join(row[3] for row in connection.execute(f"explain query plan {asked}"))
        assert "SCAN" not in plan, plan
    connection.close()
