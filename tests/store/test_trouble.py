"""Bases that are broken, busy, foreign or too new, and processes that die or meet."""

import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_samples import facts, record, stories

from briefgen.store import StoreError, build_lock
from briefgen.store.base import open_store

HERE = Path(__file__).parent
WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from store_samples import record
from briefgen.store.base import open_store
with open_store(sys.argv[2]) as store:
    for number in range(int(sys.argv[4])):
        store.put_document(record(f"{sys.argv[3]}{number:05}.txt"))
        print(number, flush=True)
"""


def writer(base: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(HERE), str(base), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def code_of(raised: pytest.ExceptionInfo[StoreError]) -> str:
    problem = raised.value.problem
    assert problem.what
    assert problem.mend
    return problem.code


def filled(path: Path, count: int = 30) -> Path:
    with open_store(path) as store:
        for number in range(count):
            store.put_document(record(f"{number}.txt"))
    return path


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    with open_store(tmp_path / "deep" / "deeper" / "facts.db") as store:
        assert store.facts() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_in_the_middle_of_a_batch(tmp_path: Path) -> None:
    base = tmp_path / "facts.db"
    process = writer(base, "a", 100_000)
    assert process.stdout is not None
    printed = [process.stdout.readline() for _ in range(20)]
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    committed = len(printed) + rest.count("\n")
    with open_store(base) as store:
        paths = [document.path for document in store.documents()]
        assert len(paths) in (committed, committed + 1)
        for path in paths:
            assert list(store.facts(document=path)) == facts(path)
        assert len(store.stories(relevant_only=False)) == len(stories()) * len(paths)
        store.put_document(record("after.txt"))


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    base = tmp_path / "facts.db"
    processes = [writer(base, name, 25) for name in "ab"]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with open_store(base) as store:
        assert len(store.documents()) == 50
        assert len(store.facts()) == 50 * len(facts())


@pytest.mark.parametrize("data", [b"file,date\n", random.Random(1).randbytes(5000), b"SQLite format 2\0" + bytes(1000)])
def test_no_database(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "facts.db"
    path.write_bytes(data)
    with pytest.raises(StoreError) as raised:
        open_store(path)
    assert code_of(raised) == "store-not-a-base"
    assert path.read_bytes() == data


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(tmp_path)
    assert code_of(raised) == "store-not-a-base"


def test_a_truncated_base(tmp_path: Path) -> None:
    path = filled(tmp_path / "facts.db")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(StoreError) as raised:
        open_store(path)
    assert code_of(raised) == "store-corrupt"


@pytest.mark.parametrize("seed", range(4))
def test_a_base_with_random_pages(tmp_path: Path, seed: int) -> None:
    path = filled(tmp_path / "facts.db")
    data = bytearray(path.read_bytes())
    data[100:] = random.Random(seed).randbytes(len(data) - 100)
    path.write_bytes(data)
    with pytest.raises(StoreError) as raised:
        open_store(path)
    assert code_of(raised) == "store-corrupt"


def test_damage_that_is_met_only_when_asked(tmp_path: Path) -> None:
    path = filled(tmp_path / "facts.db")
    with open_store(path) as store:
        connection = sqlite3.connect(path)
        connection.execute("update facts set data = '{'")
        connection.execute("update documents set source = x'00'")
        connection.commit()
        connection.close()
        for ask in (store.facts, lambda: store.source_text("0.txt")):
            with pytest.raises(StoreError) as raised:
                ask()
            assert code_of(raised) == "store-corrupt"


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table places (url text)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError) as raised:
        open_store(path)
    assert code_of(raised) == "store-foreign"


def test_a_base_of_a_newer_program(tmp_path: Path) -> None:
    path = filled(tmp_path / "facts.db", 1)
    connection = sqlite3.connect(path)
    connection.execute("insert into migrations values (99, 'from_the_future')")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError) as raised:
        open_store(path)
    assert code_of(raised) == "store-newer"


def test_a_locked_base(tmp_path: Path) -> None:
    path = filled(tmp_path / "facts.db", 1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    try:
        with open_store(path, timeout=0.05) as store:
            assert len(store.facts()) == len(facts())
            with pytest.raises(StoreError) as raised:
                store.put_document(record())
            assert code_of(raised) == "store-locked"
    finally:
        other.rollback()
        other.close()


def test_a_base_locked_against_reading(tmp_path: Path) -> None:
    path = filled(tmp_path / "facts.db", 1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin exclusive")
    try:
        with pytest.raises(StoreError) as raised:
            open_store(path, timeout=0.05)
        assert code_of(raised) == "store-locked"
    finally:
        other.rollback()
        other.close()


def test_a_read_only_folder(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")
        for path in (folder / "facts.db", folder / "deep" / "facts.db"):
            with pytest.raises(StoreError) as raised:
                open_store(path)
            assert code_of(raised) == "store-read-only"
        with pytest.raises(StoreError) as raised, build_lock(folder):
            pass
        assert code_of(raised) == "store-read-only"
    finally:
        folder.chmod(0o700)


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError) as raised:
        open_store(tmp_path / "file" / "facts.db")
    assert code_of(raised) == "store-read-only"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("nonsense://x/y", "store-bad-url"),
        ("postgresql+nosuchdriver://h/d", "store-bad-url"),
        ("mysql+aiomysql://h/d", "store-no-driver"),
        ("://", "store-bad-url"),
    ],
)
def test_urls_that_lead_nowhere(url: str, code: str) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(url)
    assert code_of(raised) == code


def test_a_url_may_name_the_file(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'facts.db'}") as store:
        store.put_document(record())
    with open_store(tmp_path / "facts.db") as store:
        assert len(store.documents()) == 1


# one build at a time


def hold(folder: str, ready: str) -> None:
    with build_lock(folder):
        Path(ready).touch()
        time.sleep(60)


def test_a_second_build_is_told_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    process = multiprocessing.get_context("spawn").Process(target=hold, args=(str(tmp_path / "work"), str(ready)))
    process.start()
    try:
        for _ in range(400):
            if ready.exists():
                break
            time.sleep(0.05)
        with pytest.raises(StoreError) as raised, build_lock(tmp_path / "work"):
            pass
        assert code_of(raised) == "build-running"
        assert str(process.pid) in raised.value.problem.what
    finally:
        process.kill()
        process.join()
    with build_lock(tmp_path / "work"):
        pass
    with build_lock(tmp_path / "work"):
        pass
    assert process.exitcode == -signal.SIGKILL if sys.platform != "win32" else True
