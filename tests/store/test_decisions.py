"""A person's word on facts: it beats what is read, survives reading again, and can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from store_samples import TEXT, facts, record

from briefgen.model.fact import Figure, fact_id
from briefgen.model.period import Period
from briefgen.model.review import BY_HAND, KeyPart, Verdict
from briefgen.store.base import FactStore, open_store
from briefgen.store.records import DocumentRecord
from briefgen.store.reviewing import in_force
from briefgen.store.verdicts import Act, Addition

MADE = datetime(2024, 4, 1, 9, 0, tzinfo=UTC)
MARCH = Period.month(2024, 3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FactStore]:
    with open_store(tmp_path / "facts.db") as opened:
        opened.put_document(record())
        yield opened


def correct(store: FactStore, who: str = "甲某", name: str = "f-1", **changes: object) -> None:
    store.decide([Act(Verdict.CORRECT, {name: changes}, who, "查对原件", "facts.xlsx 关键指标!P3")], made=MADE)


def figure(store: FactStore) -> Figure:
    return next(fact for fact in store.facts(kind="figure") if isinstance(fact, Figure))


def read_again(change: dict[str, object], text: str = TEXT, moved: int = 0) -> DocumentRecord:
    """The same document read with other words: the figure has another id and other names."""
    fresh = record(rules="rules-2", text=text)
    found = []
    for fact in facts():
        places = {name: getattr(fact, name) + moved for name in ("start", "end", "number_start", "number_end") if hasattr(fact, name)}
        found.append(fact.model_copy(update=places | (change | {"id": "f-other"} if fact.id == "f-1" else {})))
    return replace(fresh, facts=found)


def test_a_correction_counts_everywhere_and_keeps_the_quote(store: FactStore) -> None:
    correct(store, value="9.7", subject="乙市")
    fact = figure(store)
    assert (fact.value, fact.subject, fact.quote, fact.confidence) == (Decimal("9.7"), "乙市", "甲市工业投资同比增长9.5%", 1.0)
    assert fact.review is not None
    assert (fact.review.verdict, fact.review.who, fact.review.why) == (Verdict.CORRECT, "甲某", "查对原件")
    assert fact.review.printed == (("value", "9.50"), ("subject", "甲市"))
    assert store.facts(subject="乙市") == (fact,)
    assert store.facts(subject="甲市") == ()
    assert fact in store.facts_until(date(2024, 3, 31))
    assert store.fact("f-1") == fact
    assert store.facts(MARCH, limit=1) == (fact,)


def test_the_exchange_format_knows_nothing_of_reviews(store: FactStore) -> None:
    correct(store, value="9.7")
    assert "review" not in figure(store).model_dump()


def test_a_rejected_fact_is_gone_but_can_be_found_for_review(store: FactStore) -> None:
    store.decide([Act(Verdict.REJECT, {"f-1": {}}, "甲某")], made=MADE)
    assert not store.facts(kind="figure")
    assert store.fact("f-1") is None
    stands = store.standing([KeyPart("f-1")])[KeyPart("f-1")]
    assert stands.decision is not None
    assert stands.decision.verdict == "reject"
    assert stands.fact.review is not None


def test_a_doubted_fact_stays_with_its_mark(store: FactStore) -> None:
    store.decide([Act(Verdict.DOUBT, {"f-1": {}}, "甲某", "口径待查")], made=MADE)
    fact = figure(store)
    assert fact.review is not None
    assert (fact.review.verdict, fact.review.why, fact.confidence) == (Verdict.DOUBT, "口径待查", 0.9)


def test_an_accepted_fact_is_sure(store: FactStore) -> None:
    store.decide([Act(Verdict.ACCEPT, {"m-1": {}}, "甲某")], made=MADE)
    assert {fact.id: fact.confidence for fact in store.facts()}["m-1"] == 1.0


def test_corrections_add_up_and_the_last_word_counts(store: FactStore) -> None:
    correct(store, value="9.7")
    correct(store, "乙某", unit="个百分点")
    fact = figure(store)
    assert (fact.value, fact.unit) == (Decimal("9.7"), "个百分点")
    assert fact.review is not None
    assert fact.review.who == "乙某"
    assert dict(fact.review.printed) == {"value": "9.50", "unit": "%"}


def test_taking_back_brings_the_word_before_it_back(store: FactStore) -> None:
    correct(store, value="9.7")
    correct(store, "乙某", value="9.9")
    taken = store.take_back(2, "丙某", made=MADE)
    assert [decision.who for decision in taken] == ["乙某"]
    assert figure(store).value == Decimal("9.7")
    store.take_back(1, "丙某", made=MADE)
    assert figure(store) == facts()[0]
    for act in (1, 2, 3, 99):
        with pytest.raises(KeyError):
            store.take_back(act, "丙某")
    log = store.fact_decisions()
    assert [(decision.number, decision.verdict, decision.undoes, decision.who) for decision in log] == [
        (1, "correct", None, "甲某"), (2, "correct", None, "乙某"), (3, "undo", 2, "丙某"), (4, "undo", 1, "丙某"),
    ]  # fmt: skip
    assert {decision.made for decision in log} == {"2024-04-01T09:00:00+00:00"}
    assert in_force(log) == []


def test_one_row_of_several_facts_is_one_act(store: FactStore) -> None:
    store.decide([Act(Verdict.REJECT, {"m-2": {}, "m-3": {}}, "甲某")], made=MADE)
    assert {fact.id for fact in store.facts(kind="membership")} == set()
    assert [decision.act for decision in store.fact_decisions()] == [1, 1]
    store.take_back(1, "甲某")
    assert {fact.id for fact in store.facts(kind="membership")} == {"m-2", "m-3"}


def test_a_wrong_change_or_an_unknown_fact_changes_nothing(store: FactStore) -> None:
    with pytest.raises(ValueError, match="aspect"):
        store.decide([Act(Verdict.REJECT, {"m-1": {}}, "甲某"), Act(Verdict.CORRECT, {"f-1": {"aspect": "nonsense"}}, "甲某")])
    with pytest.raises(KeyError):
        store.decide([Act(Verdict.REJECT, {"m-1": {}}, "甲某"), Act(Verdict.REJECT, {"f-9": {}}, "甲某")])
    assert store.fact_decisions() == ()
    assert list(store.facts()) == facts()


def test_reading_again_keeps_every_word(store: FactStore) -> None:
    correct(store, value="9.7")
    store.decide([Act(Verdict.REJECT, {"m-1": {}}, "甲某")])
    store.put_document(record(rules="rules-2"))
    assert figure(store).value == Decimal("9.7")
    assert not store.facts(kind="milestone")


def test_removed_and_read_again(store: FactStore) -> None:
    correct(store, value="9.7")
    store.remove_document("a.txt")
    assert not store.facts()
    store.put_document(record("renamed.txt"))
    assert figure(store).value == Decimal("9.7")
    assert figure(store).document == "renamed.txt"


@pytest.mark.parametrize("change", [{"subject": "甲市工业"}, {"indicator": "投资额"}, {"subject": "某市", "indicator": "某额"}])
def test_other_words_give_the_fact_another_id_and_the_word_still_finds_it(store: FactStore, change: dict[str, object]) -> None:
    correct(store, value="9.7")
    store.put_document(read_again(change))
    fact = figure(store)
    assert (fact.id, fact.value) == ("f-other", Decimal("9.7"))
    assert len(store.facts(kind="figure")) == 1
    part = KeyPart("f-1", digest=sha256(TEXT.encode()).hexdigest(), start=fact.number_start, end=fact.number_end)
    assert store.standing([part])[part].fact.id == "f-other"


def test_two_facts_of_one_number_are_told_apart_by_name(store: FactStore) -> None:
    both = [facts()[0], facts()[0].model_copy(update={"id": "f-2", "subject": "乙市"})]
    store.put_document(replace(record(), facts=both))
    correct(store, value="9.7", name="f-2")
    renamed = [fact.model_copy(update={"id": f"{fact.id}-new"}) for fact in both]
    store.put_document(replace(record(rules="rules-2"), facts=renamed))
    assert {fact.subject: fact.value for fact in store.facts() if isinstance(fact, Figure)} == {"甲市": Decimal("9.50"), "乙市": Decimal("9.7")}
    store.put_document(replace(record(rules="rules-3"), facts=[renamed[0].model_copy(update={"indicator": "另一指标", "subject": "丙市"})]))
    assert sorted((fact.subject, fact.value) for fact in store.facts() if isinstance(fact, Figure)) == [
        ("丙市", Decimal("9.50")), ("乙市", Decimal("9.7")),
    ]  # fmt: skip


def test_a_fact_that_is_read_no_longer_stays_as_the_person_left_it(store: FactStore) -> None:
    correct(store, value="9.7")
    store.decide([Act(Verdict.REJECT, {"m-1": {}}, "甲某")])
    bare = replace(record(rules="rules-2"), facts=[])
    store.put_document(bare)
    assert [(fact.id, fact.value) for fact in store.facts() if isinstance(fact, Figure)] == [("f-1", Decimal("9.7"))]
    assert len(store.facts()) == 1
    store.take_back(1, "甲某")
    assert not store.facts()


def test_a_changed_document_is_searched_for_the_quote(store: FactStore) -> None:
    correct(store, value="9.7")
    longer = "更正启事。\n" + TEXT
    store.put_document(read_again({}, longer, moved=len(longer) - len(TEXT)))
    assert figure(store).value == Decimal("9.7")
    store.put_document(replace(record(rules="rules-3", text=longer), facts=[]))
    fact = figure(store)
    assert longer[fact.start : fact.end] == fact.quote
    assert longer[fact.number_start : fact.number_end] == "9.5%"
    store.put_document(replace(record(rules="rules-4", text="另一篇。"), facts=[]))
    assert not store.facts()


def typed(value: str = "12.5", who: str = "甲某", issue: str = "2024-03") -> Figure:
    quote = f"丙县工业投资：{value}亿元"
    return Figure(
        id=fact_id(f"{BY_HAND}{who}", "figure", "丙县", value, issue), document=f"{BY_HAND}：{who}", published=issue, quote=quote, start=0, end=len(quote),
        confidence=1, subject="丙县", indicator="工业投资", aspect="level", value=Decimal(value), unit="亿元", number_start=7, number_end=len(quote),
    )  # fmt: skip


def test_a_fact_typed_in_has_a_source_of_its_own(store: FactStore) -> None:
    store.decide([], [Addition((typed(), typed("13", issue="2024-04")), "甲某", place="facts.xlsx 关键指标!A9")], made=MADE)
    own = [fact for fact in store.facts(MARCH) if fact.document.startswith(BY_HAND)]
    assert [(fact.subject, fact.value) for fact in own if isinstance(fact, Figure)] == [("丙县", Decimal("12.5"))]
    text = store.source_text(own[0].document)
    for fact in store.facts():
        source = text if fact.document.startswith(BY_HAND) else TEXT
        assert source[fact.start : fact.end] == fact.quote
    paper = next(document for document in store.documents() if document.publisher == BY_HAND)
    assert paper.title == "甲某"
    assert list(store.known()) == ["a.txt"]
    assert [decision.act for decision in store.fact_decisions()] == [1, 1]


def test_a_fact_typed_in_can_be_decided_on_replaced_and_taken_back(store: FactStore) -> None:
    store.decide([], [Addition((typed(),), "甲某")])
    store.decide([Act(Verdict.CORRECT, {typed().id: {"value": "12.8"}}, "乙某")])
    store.decide([], [Addition((typed("20", "乙某"),), "乙某")])
    values = {fact.document: fact.value for fact in store.facts() if isinstance(fact, Figure) and fact.document.startswith(BY_HAND)}
    assert values == {f"{BY_HAND}：甲某": Decimal("12.8"), f"{BY_HAND}：乙某": Decimal("20")}
    store.decide([], [Addition((typed("21", "乙某"),), "乙某", replaces=(3,))])
    assert [fact.value for fact in store.facts(document=f"{BY_HAND}：乙某") if isinstance(fact, Figure)] == [Decimal("21")]
    store.take_back(1, "甲某")
    assert [document.path for document in store.documents()] == ["a.txt", f"{BY_HAND}：乙某"]
