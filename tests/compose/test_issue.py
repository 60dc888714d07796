"""What issues are called."""

from datetime import date

import pytest

from briefgen.compose import IssuePeriod
from briefgen.model.period import Period


@pytest.mark.parametrize(
    ("cadence", "period", "period_label", "issue_label", "title", "day"),
    [
        ("month", Period.month(2024, 12), "2024年12月", "2024年第12期", "甲市重点产业链月度简报", "2024年12月31日"),
        ("week", Period(date(2024, 12, 9), date(2024, 12, 15)), "2024年第50周（12月9日—15日）", "2024年第50期", "甲市重点产业链每周简报", "2024年12月15日"),
        (
            "week", Period(date(2024, 12, 30), date(2025, 1, 5)), "2025年第1周（12月30日—2025年1月5日）", "2025年第1期", "甲市重点产业链每周简报",
            "2025年1月5日",
        ),
        ("week", Period(date(2024, 7, 29), date(2024, 8, 4)), "2024年第31周（7月29日—8月4日）", "2024年第31期", "甲市重点产业链每周简报", "2024年8月4日"),
        ("quarter", Period.quarter(2024, 3), "2024年三季度", "2024年第3期", "甲市重点产业链季度简报", "2024年9月30日"),
        ("year", Period.year(2024), "2024年", "2024年度", "甲市重点产业链年度简报", "2024年12月31日"),
        (
            "days", Period(date(2024, 3, 1), date(2024, 3, 15)), "2024年3月1日至15日", "2024年3月1日至15日", "甲市重点产业链专题简报",
            "2024年3月15日",
        ),
    ],
)  # fmt: skip
def test_labels(cadence, period, period_label, issue_label, title, day):
    issue = IssuePeriod(cadence, period)
    assert (issue.period_label, issue.issue_label, issue.default_title("甲市"), issue.date_label) == (period_label, issue_label, title, day)


def test_the_day_before():
    assert IssuePeriod("month", Period.month(2024, 3)).before() == Period.day(date(2024, 2, 29))
