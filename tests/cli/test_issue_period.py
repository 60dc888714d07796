"""The options that choose an issue's days."""

from datetime import date

import click
import pytest

from briefgen.cli.issue_period import choose, read_period
from briefgen.cli.messages import Words
from briefgen.model.period import Period

ZH = Words("zh")
NONE = {"month": None, "week": None, "quarter": None, "year": None, "first": None, "last": None, "latest": False}


@pytest.mark.parametrize(
    ("cadence", "text", "first", "last", "folder"),
    [
        ("month", "2024-03", (2024, 3, 1), (2024, 3, 31), "2024-03"),
        ("month", "2024-2", (2024, 2, 1), (2024, 2, 29), "2024-02"),
        ("month", "202412", (2024, 12, 1), (2024, 12, 31), "2024-12"),
        ("month", "2024年3月", (2024, 3, 1), (2024, 3, 31), "2024-03"),
        ("week", "2024-W12", (2024, 3, 18), (2024, 3, 24), "2024-W12"),
        ("week", "2024-03-20", (2024, 3, 18), (2024, 3, 24), "2024-W12"),
        ("week", "2024-12-31", (2024, 12, 30), (2025, 1, 5), "2025-W01"),
        ("quarter", "2024Q1", (2024, 1, 1), (2024, 3, 31), "2024-Q1"),
        ("quarter", "2024-q4", (2024, 10, 1), (2024, 12, 31), "2024-Q4"),
        ("quarter", "2024年二季度", (2024, 4, 1), (2024, 6, 30), "2024-Q2"),
        ("year", "2024", (2024, 1, 1), (2024, 12, 31), "2024"),
        ("day", "2024-03-28", (2024, 3, 28), (2024, 3, 28), "2024-03-28"),
    ],
)
def test_forms(cadence, text, first, last, folder):
    choice = read_period(cadence, text)
    assert choice.period == Period(date(*first), date(*last))
    assert choice.folder == folder


@pytest.mark.parametrize(
    ("cadence", "text"),
    [("month", "2024-13"), ("month", "三月"), ("month", ""), ("month", "0000-01"), ("week", "2024-W54"), ("week", "12"),
     ("quarter", "2024Q5"), ("year", "24"), ("year", "0000"), ("day", "2024-02-30"), ("day", "2024-03")],
)  # fmt: skip
def test_what_is_none_is_said_with_an_example(cli, cadence, text):
    option = {"day": "--from"}.get(cadence, f"--{cadence}")
    outcome = cli("build", option, text)
    assert outcome.status == 2
    assert option in outcome.err and f"“{text}”" in outcome.err and "2024" in outcome.err


def test_a_range_needs_both_ends_in_order():
    first, last = read_period("day", "2024-03-01"), read_period("day", "2024-03-15")
    chosen = choose(ZH, **(NONE | {"first": first, "last": last}))
    assert chosen is not None and chosen.folder == "2024-03-01_2024-03-15"
    for wrong in ({"first": first}, {"last": last}, {"first": last, "last": first}):
        with pytest.raises(click.UsageError):
            choose(ZH, **(NONE | wrong))


def test_only_one_period():
    assert choose(ZH, **NONE) is None
    assert choose(ZH, **(NONE | {"latest": True})) is None
    month = read_period("month", "2024-03")
    assert choose(ZH, **(NONE | {"month": month})) == month
    for wrong in ({"month": month, "latest": True}, {"month": month, "year": read_period("year", "2024")}, {"month": month, "first": month}):
        with pytest.raises(click.UsageError):
            choose(ZH, **(NONE | wrong))
