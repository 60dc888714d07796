"""Periods in sentences: the golden stanzas, and what holds for any text."""

from datetime import date, datetime
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.period import PeriodMention, find_periods
from briefgen.model.period import Period
from tests.extract.golden import MentionStanza, read_mention_stanzas

STANZAS = [pytest.param(stanza, id=stanza.name) for stanza in read_mention_stanzas("periods.txt")]


def printed(text: str, mention: PeriodMention) -> str:
    days = mention.period.iso() if mention.period else "-"
    return f"{text[mention.start : mention.end]} | {days} | {mention.kind}"


@pytest.mark.parametrize("stanza", STANZAS)
def test_stanza(stanza: MentionStanza) -> None:
    reference = None if stanza.published == "-" else Period.parse(stanza.published)
    found = find_periods(stanza.text, reference)
    assert tuple(printed(stanza.text, mention) for mention in found) == stanza.expected


def test_february_of_a_leap_year() -> None:
    assert find_periods("2024年2月")[0].period == Period(date(2024, 2, 1), date(2024, 2, 29))


def test_base_of_a_comparison_ends_with_its_month() -> None:
    told, base = find_periods("2024年1—2月，出口80亿元，比去年同期增长5%", Period.parse("2024-03-20"))
    assert told.period == Period(date(2024, 1, 1), date(2024, 2, 29))
    assert base.period == Period(date(2023, 1, 1), date(2023, 2, 28))


@pytest.mark.parametrize("reference", [date(2024, 3, 28), datetime(2024, 3, 28, 9, 30), Period.day(date(2024, 3, 28))])
def test_reference_may_be_a_day(reference: Period | date) -> None:
    assert find_periods("昨日开工", reference)[0].period == Period.day(date(2024, 3, 27))


def test_title_lends_no_year() -> None:
    found = find_periods("《2022年工作要点》印发，5月见效。", Period.parse("2023-06-20"))
    assert found[-1].period == Period.month(2023, 5)


PIECES = st.sampled_from(
    [*"0123456789一二三十年月日季度初底末前后中上下内起至到—-、，。今去明本当同近“”《》 \n", "2024年", "今年", "以来", "截至", "同期", "十四五", "目前", "世纪"]
)
REFERENCES = st.sampled_from([None, "2024", "2024-03", "2024-03-28", "2023-12-20/2024-01-10", "2000-02-29", "0001-01-01"])
KINDS = {"span", "day", "as_of", "deadline", "reference", "plan", "vague"}


@given(st.lists(PIECES, max_size=40).map("".join), REFERENCES)
def test_holds_for_any_text(text: str, published: str | None) -> None:
    reference = Period.parse(published) if published else None
    found = find_periods(text, reference)
    assert found == find_periods(text, reference)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.kind in KINDS
        end = mention.end


@given(st.text(max_size=60))
def test_never_fails(text: str) -> None:
    find_periods(text)


@pytest.mark.parametrize("piece", ["1", "一", "1、", "2024、", "1月", "1月1日", "一年", "今年", "年", "前", "第", "十", "1-", "同", "“十四五”", "2024年", "《今年"])
def test_hostile_text_takes_no_more_than_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = perf_counter()
    find_periods(text, Period.parse("2024-03-28"))
    assert perf_counter() - start < 10
