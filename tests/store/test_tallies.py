"""Counts of names: what is counted as one, what comes first whatever the order of reading, and what a person struck out."""

from pathlib import Path

import pytest

from briefgen.model.ledger import Reason
from briefgen.store import open_store
from briefgen.store.base import FactStore
from briefgen.store.tallies import place_of
from tests.store.store_samples import TEXT, record


def base(folder: Path, *paths: str) -> FactStore:
    store = open_store(folder / "facts.db")
    for path in paths:
        store.put_document(record(path))
    return store


@pytest.mark.parametrize("paths", [("a.txt", "b.txt", "中/c.txt"), ("中/c.txt", "b.txt", "a.txt")])
def test_names_are_counted_with_their_first_place(tmp_path: Path, paths: tuple[str, ...]) -> None:
    with base(tmp_path, *paths) as store:
        tallies = {(tally.kind, tally.subject): tally for tally in store.name_tallies()}
        assert set(tallies) == {("figure", "甲市"), ("milestone", "新线项目"), ("membership", "某厂"), ("membership", "另一厂")}
        growth = tallies["figure", "甲市"]
        assert (growth.indicator, growth.aspect, growth.unit, growth.count) == ("工业投资", "growth", "%", 3)
        path, start, number = place_of(growth.first)
        assert (path, start) == ("a.txt", 0)
        assert store.facts_by_number([number])[number].quote == "甲市工业投资同比增长9.5%"


def test_places_compare_as_path_and_offset_do(tmp_path: Path) -> None:
    with base(tmp_path, "a.txt", "a 2.txt", "a/b.txt", "a.txt.txt") as store:
        firsts = [tally.first for tally in store.name_tallies()]
    assert {place_of(first)[0] for first in firsts} == {"a 2.txt"}


def test_the_ledger_is_counted(tmp_path: Path) -> None:
    with base(tmp_path, "a.txt", "b.txt") as store:
        (tally,) = store.ledger_tallies(Reason.NO_INDICATOR)
        assert (tally.printed, tally.sentence, tally.count) == ("3人", "共有3人发言。", 2)
        assert place_of(tally.first) == ("a.txt", TEXT.index("3人"), 0)
        assert store.ledger_tallies(Reason.PAGE) == ()


def test_many_facts_can_be_asked_for_at_once(tmp_path: Path) -> None:
    with base(tmp_path, "a.txt") as store:
        assert store.facts_by_number([]) == {}
        assert set(store.facts_by_number(range(2000))) == {1, 2, 3, 4, 5, 6}
