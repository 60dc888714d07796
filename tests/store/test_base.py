"""What goes into the fact base comes out of it, by the ways one asks."""

import dataclasses
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from store_samples import FIRST, TEXT, document, facts, ledger, record, stories

from briefgen.model.document import Document
from briefgen.model.period import Period
from briefgen.model.span import Span
from briefgen.store.base import FactStore, open_store
from briefgen.store.reader import FactReader
from briefgen.store.records import DocumentRecord, Known, Output, manifest_digest
from briefgen.store.schema import METADATA

MARCH = Period.month(2024, 3)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FactStore]:
    """An empty base of either kind; BRIEFGEN_TEST_POSTGRESQL names an empty database that may be filled and emptied."""
    if request.param == "sqlite":
        with open_store(tmp_path / "facts.db") as store:
            yield store
        return
    url = os.environ.get("BRIEFGEN_TEST_POSTGRESQL")
    if not url:
        pytest.skip("BRIEFGEN_TEST_POSTGRESQL is not set")
    with open_store(url) as store:
        yield store
    engine = create_engine(url)
    METADATA.drop_all(engine)
    engine.dispose()


def test_everything_comes_back_as_it_went_in(store: FactStore) -> None:
    store.put_document(record())
    assert list(store.facts()) == facts()
    assert list(store.stories(relevant_only=False)) == stories()
    assert list(store.stories()) == stories()[:1]
    assert list(store.ledger()) == ledger()
    assert [problem.code for problem in store.problems()] == ["undated-story"]
    assert store.documents() == (dataclasses.replace(document(), text=""),)
    assert store.source_text("a.txt") == TEXT
    assert store.fact("m-1") == facts()[1]
    assert store.fact("none") is None
    with pytest.raises(KeyError):
        store.source_text("b.txt")


def test_it_is_what_composing_asks_for(store: FactStore) -> None:
    reader: FactReader = store
    store.put_document(record())
    assert list(reader.facts(MARCH)) == facts()
    assert list(reader.stories(MARCH)) == stories()[:1]
    assert list(reader.ledger(MARCH)) == ledger()
    assert reader.facts(Period.month(2024, 4)) == ()
    assert reader.ledger(Period.month(2024, 4)) == ()


def test_a_document_is_replaced_whole(store: FactStore) -> None:
    store.put_document(record())
    changed = DocumentRecord(document(text=FIRST), "rules-2", stories()[:1], facts()[:1], [], [])
    store.put_document(changed)
    assert list(store.facts()) == facts()[:1]
    assert len(store.stories(relevant_only=False)) == 1
    assert (store.ledger(), store.problems()) == ((), ())
    assert store.source_text("a.txt") == FIRST


def test_a_document_is_taken_away_with_all_that_came_from_it(store: FactStore) -> None:
    store.put_document(record())
    store.put_document(record("b.txt"))
    assert store.remove_document("a.txt")
    assert not store.remove_document("a.txt")
    assert {fact.document for fact in store.facts()} == {"b.txt"}
    assert {entry.document for entry in store.ledger()} == {"b.txt"}
    assert [known.path for known in store.documents()] == ["b.txt"]


def test_a_failing_document_leaves_what_was_there(store: FactStore) -> None:
    store.put_document(record())
    broken = dataclasses.replace(record(), rules="rules-2", stories=[])
    with pytest.raises(ValueError, match="stories"):
        store.put_document(broken)
    assert list(store.facts()) == facts()
    assert store.known()["a.txt"].rules == "rules-1"


def test_what_is_current(store: FactStore) -> None:
    store.put_document(record())
    digest, stated = document().digest, manifest_digest(document())
    assert store.known() == {"a.txt": Known(digest, "rules-1", stated)}
    assert store.is_current("a.txt", digest, "rules-1")
    assert store.is_current("a.txt", digest, "rules-1", stated)
    assert not store.is_current("a.txt", digest, "rules-2")
    assert not store.is_current("a.txt", "0" * 64, "rules-1")
    assert not store.is_current("b.txt", digest, "rules-1")
    assert not store.is_current("a.txt", digest, "rules-1", manifest_digest(document(published="2024-04")))


def test_order_is_that_of_paths_and_places_not_of_reading(store: FactStore) -> None:
    for path in ("b.txt", "a/z.txt", "C.txt", "a-1.txt", "甲.txt"):
        store.put_document(record(path))
    inverted = dataclasses.replace(record("b.txt"), facts=facts("b.txt")[::-1])
    store.put_document(inverted)
    expected = ["C.txt", "a-1.txt", "a/z.txt", "b.txt", "甲.txt"]
    assert [known.path for known in store.documents()] == expected
    assert list(dict.fromkeys(fact.document for fact in store.facts())) == expected
    starts = [fact.start for fact in store.facts(document="b.txt")]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"kind": "membership"}, ["m-2", "m-3"]),
        ({"subject": "甲市"}, ["f-1"]),
        ({"document": "a.txt", "limit": 2}, ["f-1", "m-1"]),
        ({"document": "b.txt"}, []),
        ({"text": "产业链"}, ["m-2"]),
        ({"text": "《行动"}, ["p-1"]),
        ({"text": "%"}, ["f-1"]),
        ({"text": "figure"}, []),
        ({"text": "钢", "limit": 1}, ["m-1"]),
        ({"text": "获评", "kind": "membership", "limit": 1}, ["m-2"]),
        ({"period": MARCH, "kind": "event"}, ["e-1"]),
        ({"period": Period.year(2023)}, []),
    ],
)
def test_asking_for_facts(store: FactStore, asked: dict[str, object], ids: list[str]) -> None:
    store.put_document(record())
    assert [fact.id for fact in store.facts(**asked)] == ids  # type: ignore[arg-type]


def test_quotes_and_wildcards_are_text(store: FactStore) -> None:
    odd = facts()[2].model_copy(update={"quote": '称"100%_\\"好'})
    store.put_document(dataclasses.replace(record(), facts=[odd]))
    for text in ('"100', "%_", "\\", '_\\"好'):
        assert store.facts(text=text) == (odd,)
    assert store.facts(text="1_0") == ()


def test_facts_until_a_day(store: FactStore) -> None:
    for path, published in (("a.txt", "2024-02-28"), ("b.txt", "2024-03"), ("c.txt", "2023"), ("d.txt", "2024"), ("e.txt", None)):
        store.put_document(record(path, published=published))
    assert {fact.document for fact in store.facts_until(date(2024, 2, 29))} == {"a.txt", "c.txt"}
    assert {fact.document for fact in store.facts_until(date(2024, 3, 31))} == {"a.txt", "b.txt", "c.txt"}
    assert {fact.document for fact in store.facts_until(date(2024, 12, 31))} == {"a.txt", "b.txt", "c.txt", "d.txt"}


def test_the_latest_month(store: FactStore) -> None:
    assert store.latest_month() is None
    store.put_document(record("a.txt", published="2024"))
    assert store.latest_month() is None
    store.put_document(record("b.txt", published="2024-02-28"))
    store.put_document(record("c.txt", published="2023-12"))
    store.put_document(dataclasses.replace(record("d.txt", published="2024-05-01"), facts=[]))
    assert store.latest_month() == Period.month(2024, 2)
    store.remove_document("b.txt")
    store.remove_document("c.txt")
    assert store.latest_month() == Period.month(2024, 5)


def test_outputs(store: FactStore) -> None:
    assert store.output("output/2024-03/briefing.docx") is None
    store.record_output("output/2024-03/briefing.docx", "d1", "i1")
    store.record_output("output/2024-03/briefing.docx", "d2", "i2")
    assert store.output("output/2024-03/briefing.docx") == Output("output/2024-03/briefing.docx", "d2", "i2")


def test_facts_beside_all_stories_go_to_the_one_before(store: FactStore) -> None:
    story = dataclasses.replace(stories()[0], span=Span(5, 10))
    store.put_document(dataclasses.replace(record(), stories=[story]))
    assert len(store.facts(MARCH)) == len(facts())


# dates by a person


def test_a_person_dates_a_story(store: FactStore) -> None:
    store.put_document(record(published=None))
    assert [story.index for story in store.undated_stories()] == [0]
    moment = datetime(2024, 6, 1, 8, 30, tzinfo=UTC)
    story = store.set_story_date("a.txt", 0, Period.parse("2024-03-28"), "审核员", "见报纸原件", made=moment)
    assert (story.published, story.date_source) == (Period.parse("2024-03-28"), "person")
    assert store.undated_stories() == ()
    assert list(store.facts(MARCH)) == facts(published="2024-03-28")
    (decision,) = store.story_dates()
    assert (decision.who, decision.why, decision.made) == ("审核员", "见报纸原件", "2024-06-01T08:30:00+00:00")
    assert not store.is_current("a.txt", document().digest, "rules-1")


def test_the_date_survives_reading_again_and_beats_it(store: FactStore) -> None:
    store.put_document(record(published="2024-05"))
    store.set_story_date("a.txt", 0, Period.parse("2024-03-28"), "审核员")
    store.put_document(record(published="2024-05", rules="rules-2"))
    assert store.stories(MARCH)[0].date_source == "person"
    assert store.stories(Period.month(2024, 5)) == ()
    store.remove_document("a.txt")
    store.put_document(record(published="2024-05"))
    assert len(store.stories(MARCH)) == 1


def test_a_later_decision_counts_and_one_can_be_withdrawn(store: FactStore) -> None:
    store.put_document(record(published="2024-05"))
    store.set_story_date("a.txt", 0, Period.parse("2024-03-28"), "甲")
    store.set_story_date("a.txt", 0, Period.parse("2024-04-02"), "乙")
    store.put_document(record(published="2024-05"))
    assert len(store.stories(Period.month(2024, 4))) == 1
    story = store.set_story_date("a.txt", 0, None, "乙", "弄错了")
    assert (story.published, story.date_source) == (Period.month(2024, 5), "manifest")
    store.put_document(record(published="2024-05"))
    assert len(store.stories(Period.month(2024, 5))) == 1


def test_a_renamed_document_keeps_its_dates(store: FactStore) -> None:
    store.put_document(record(published=None))
    store.set_story_date("a.txt", 0, MARCH, "甲")
    store.remove_document("a.txt")
    store.put_document(record("b.txt", published=None))
    assert [story.document for story in store.stories(MARCH)] == ["b.txt"]


def test_a_corrected_document_keeps_the_dates_of_its_headlines(store: FactStore) -> None:
    store.put_document(record(published=None))
    store.set_story_date("a.txt", 0, MARCH, "甲")
    moved = [
        dataclasses.replace(story, index=1 - story.index, span=Span(story.span.start + 3, story.span.end + 3)) for story in reversed(stories(published=None))
    ]
    corrected = dataclasses.replace(record(published=None), document=document(text="更正：" + TEXT, published=None), stories=moved)
    store.put_document(corrected)
    assert [story.headline for story in store.stories(MARCH)] == ["工业提速"]


def test_a_story_that_cannot_be_told_apart_is_not_dated(store: FactStore) -> None:
    store.put_document(record(published=None))
    store.set_story_date("a.txt", 0, MARCH, "甲")
    for headlines in (("", ""), ("工业提速", "工业提速"), ("另一篇", "乙县")):
        other = dataclasses.replace(
            record(published=None), document=document(text="改" + TEXT, published=None), stories=stories(published=None, headlines=headlines)
        )
        store.put_document(other)
        assert store.stories(MARCH, relevant_only=False) == ()


def test_dating_what_is_not_there(store: FactStore) -> None:
    store.put_document(record())
    for path, index in (("b.txt", 0), ("a.txt", 7)):
        with pytest.raises(KeyError):
            store.set_story_date(path, index, MARCH, "甲")
    assert store.story_dates() == ()


def test_the_same_reading_gives_the_same_answers(tmp_path: Path) -> None:
    def answers(name: str, paths: list[str]) -> tuple[object, ...]:
        with open_store(tmp_path / name) as store:
            for path in paths:
                store.put_document(record(path))
            documents: tuple[Document, ...] = store.documents()
            return documents, store.facts(), store.stories(relevant_only=False), store.ledger(), store.problems()

    assert answers("one.db", ["a.txt", "b.txt", "c.txt"]) == answers("two.db", ["c.txt", "a.txt", "b.txt", "a.txt"])
