"""Each story belongs to exactly one issue of a row of issues, or is reported as too vague."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import record

from briefgen.model.period import Period
from briefgen.store.base import open_store
from briefgen.store.belonging import belongs

MARCH, APRIL = Period.month(2024, 3), Period.month(2024, 4)
WEEK = Period(date(2024, 3, 25), date(2024, 3, 31))

CASES = [
    ("2024-03-28", MARCH, True),
    ("2024-03-28", APRIL, False),
    ("2024-03", MARCH, True),
    ("2024-03-20/2024-04-30", MARCH, True),
    ("2024-03-20/2024-04-30", APRIL, False),
    ("2024", MARCH, False),
    ("2024-01-01/2024-03-31", MARCH, False),
    ("2024-03", WEEK, False),
    ("2024-03-28/2024-04-02", WEEK, True),
    ("2024-03", Period.quarter(2024, 1), True),
    ("2024-03", Period.year(2024), True),
    ("2024", Period.year(2024), True),
    ("2024-02", Period(date(2024, 2, 20), date(2024, 3, 20)), False),
]


@pytest.mark.parametrize(("published", "issue", "expected"), CASES)
def test_belonging(published: str, issue: Period, expected: bool) -> None:
    assert belongs(Period.parse(published), issue) is expected


def test_a_story_without_date_belongs_nowhere() -> None:
    assert not belongs(None, MARCH)


def test_the_database_says_the_same(tmp_path: Path) -> None:
    with open_store(tmp_path / "facts.db") as store:
        for published in {case[0] for case in CASES}:
            store.put_document(record(published.replace("/", "_") + ".txt", published=published))
        for published, issue, expected in CASES:
            found = {story.document for story in store.stories(issue)}
            assert (published.replace("/", "_") + ".txt" in found) is expected


def test_what_is_too_vague_is_reported_where_it_may_belong(tmp_path: Path) -> None:
    with open_store(tmp_path / "facts.db") as store:
        for path, published in (("a.txt", "2024"), ("b.txt", None), ("c.txt", "2024-03"), ("d.txt", "2023")):
            store.put_document(record(path, published=published))
        assert [story.document for story in store.undated_stories(MARCH)] == ["a.txt", "b.txt"]
        assert [story.document for story in store.undated_stories(WEEK)] == ["a.txt", "b.txt", "c.txt"]
        assert [story.document for story in store.undated_stories(Period.year(2024))] == ["b.txt"]
        assert [story.document for story in store.undated_stories()] == ["b.txt"]


@given(st.dates(date(2020, 1, 1), date(2025, 12, 31)), st.integers(0, 61))
def test_a_range_of_up_to_two_months_is_in_one_month(first: date, more: int) -> None:
    published = Period(first, first + timedelta(days=more))
    months = [Period.month(year, month) for year in range(2020, 2027) for month in range(1, 13)]
    assert [month for month in months if belongs(published, month)] == [Period.month(first.year, first.month)]
