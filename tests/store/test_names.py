"""Decisions on names, and the names that facts print."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from store_samples import record

from briefgen.model.naming import MERGE, SPLIT, UNDO, NameDecision, Sighting, in_force
from briefgen.model.review import Verdict
from briefgen.resolve.sighting import sightings_of
from briefgen.store.base import FactStore, open_store
from briefgen.store.verdicts import Act

MADE = datetime(2024, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FactStore]:
    with open_store(tmp_path / "facts.db") as opened:
        opened.put_document(record())
        yield opened


def say(store: FactStore, verdict: str, name: str, other: str) -> int:
    return store.decide_name(NameDecision(0, verdict, "project", name, other, "甲某", "同一厂区", ""), made=MADE)


def test_the_log_keeps_who_when_and_why(store: FactStore) -> None:
    number = say(store, MERGE, "新线", "新线项目")
    assert store.name_decisions() == (NameDecision(number, MERGE, "project", "新线", "新线项目", "甲某", "同一厂区", "2024-04-01T09:00:00+00:00"),)


def test_taking_back_adds_a_line_and_changes_none(store: FactStore) -> None:
    first, second = say(store, MERGE, "新线", "新线项目"), say(store, SPLIT, "新线项目", "新线")
    assert [one.number for one in in_force(store.name_decisions())] == [second]
    assert store.take_back_name(second, "乙某", made=MADE).verdict == SPLIT
    assert [one.number for one in in_force(store.name_decisions())] == [first]
    assert [one.verdict for one in store.name_decisions()] == [MERGE, SPLIT, UNDO]
    assert store.name_decisions()[-1].undoes == second


@pytest.mark.parametrize("number", [0, 2, 99])
def test_what_is_not_there_cannot_be_taken_back(store: FactStore, number: int) -> None:
    taken = say(store, MERGE, "新线", "新线项目")
    store.take_back_name(taken, "甲某", made=MADE)
    with pytest.raises(KeyError):
        store.take_back_name(number, "甲某")
    with pytest.raises(KeyError):
        store.take_back_name(taken, "甲某")


def test_decisions_outlive_documents(store: FactStore) -> None:
    say(store, MERGE, "新线", "新线项目")
    store.put_document(record(rules="rules-2"))
    store.remove_document("a.txt")
    assert len(store.name_decisions()) == 1


def test_sightings_are_those_of_the_facts(store: FactStore) -> None:
    told = [(one.slot, one.name, one.role) for one in store.sightings()]
    assert sorted(told) == sorted(
        [("subject", "甲市", ""), ("project", "新线项目", "operating"), ("enterprise", "钢铁公司", ""), ("member", "某厂", "链主"),
         ("group", "特种钢产业链", "链主"), ("member", "另一厂", "链主")]
    )  # fmt: skip
    from_facts = {(one.slot, one.name, one.first, one.last) for one in sightings_of(store.facts())}
    assert {(one.slot, one.name, one.first, one.last) for one in store.sightings()} == from_facts


def test_sightings_by_day_confidence_verdict_and_subject(store: FactStore) -> None:
    assert list(store.sightings(date(2024, 2, 29))) == []
    assert len(list(store.sightings(date(2024, 3, 31)))) == 6
    assert list(store.sightings(least=0.95)) == []
    assert [one.slot for one in store.sightings(of=lambda _name: False)].count("subject") == 0
    store.decide([Act(Verdict.DOUBT, {"m-1": {}}, "甲某"), Act(Verdict.REJECT, {"f-1": {}}, "甲某")], made=MADE)
    assert {one.slot for one in store.sightings()} == {"member", "group"}


def test_figures_of_one_story_are_counted_together(store: FactStore) -> None:
    again = [replace_id(fact) for fact in record().facts if fact.kind == "figure"]
    store.put_document(replace(record(), facts=[*record().facts, *again]))
    (one,) = [one for one in store.sightings() if one.slot == "subject"]
    assert one == Sighting("subject", "甲市", "", "a.txt", 0, "2024-03-28", "2024-03-28", 2)


def replace_id(fact):  # type: ignore[no-untyped-def]
    return fact.model_copy(update={"id": "f-2", "indicator": "工业产值"})


def test_facts_with_names(store: FactStore) -> None:
    assert [fact.id for fact in store.facts_with_names(["新线项目"])] == ["m-1"]
    assert [fact.id for fact in store.facts_with_names(["钢铁公司"])] == ["m-1"]
    assert [fact.id for fact in store.facts_with_names(["特种钢产业链", "某厂"])] == ["m-2"]
    assert store.facts_with_names(["行动方案", "召开推进会", "无"]) == ()


def test_figures_until(store: FactStore) -> None:
    day = date(2024, 3, 31)
    assert [fact.id for fact in store.figures_until(day, ["甲市", "乙市"], lambda _subject, _indicator: True)] == ["f-1"]
    assert store.figures_until(day, ["甲市"], lambda _subject, indicator: indicator == "工业产值") == ()
    assert store.figures_until(day, ["乙市"], lambda _subject, _indicator: True) == ()
    assert store.figures_until(date(2024, 2, 1), ["甲市"], lambda _subject, _indicator: True) == ()
    assert {fact.kind for fact in store.facts_until(day, ("milestone", "membership"))} == {"milestone", "membership"}
