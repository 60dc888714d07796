"""Dates as written in manifests and in names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.period import Period
from briefgen.read.dates import date_in_name, parse_written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-28", "2024-03-28"),
        ("2024/3/28", "2024-03-28"),
        ("2024.3.28", "2024-03-28"),
        ("2024年3月28日", "2024-03-28"),
        ("2024年3月28号", "2024-03-28"),
        ("２０２４年３月２８日", "2024-03-28"),
        (" 2024-03-28 00:00:00 ", "2024-03-28"),
        ("2024-03-28T08:30:00+08:00", "2024-03-28"),
        ("2024-03", "2024-03"),
        ("2024/3", "2024-03"),
        ("2024年3月", "2024-03"),
        ("2024.12", "2024-12"),
        ("2024", "2024"),
        ("2024年", "2024"),
        ("20240328", "2024-03-28"),
        ("202403", "2024-03"),
        ("45379", "2024-03-28"),
        ("45379.5", "2024-03-28"),
        ("Mar-24", "2024-03"),
        ("28-Mar-24", "2024-03-28"),
        ("2024-02-29", "2024-02-29"),
        ("2024-03-20/2024-04-02", "2024-03-20/2024-04-02"),
    ],
)
def test_written(written: str, meant: str) -> None:
    assert parse_written(written) == Period.parse(meant)


@pytest.mark.parametrize(
    "written",
    ["", "2024-02-30", "2023-02-29", "2024-13", "2024-00-10", "2024.1", "1890-01-01", "2150", "三月", "28/03/2024", "99999", "2024-04-02/2024-03-20"],
)
def test_not_a_date(written: str) -> None:
    assert parse_written(written) is None


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("20240301.md", "2024-03-01"),
        ("2024-03-28_标题.txt", "2024-03-28"),
        ("日报20240328第1版.txt", "2024-03-28"),
        ("t20240328_1234567.txt", "2024-03-28"),
        ("2024年3月28日头版.txt", "2024-03-28"),
        ("2024.3.28.txt", "2024-03-28"),
        ("2024-03-28-01.txt", "2024-03-28"),
        ("2024-03_合订.txt", "2024-03"),
        ("2024-03/01.txt", "2024-03"),
        ("2024年3月/第1版.txt", "2024-03"),
        ("剪报/2024/03/a.txt", "2024-03"),
        ("2024/3/28/a.txt", "2024-03-28"),
        ("202403/a.txt", "2024-03"),
        ("2024/a.txt", "2024"),
        ("2023/20240301.md", "2024-03-01"),
        ("20240301/头版/a.txt", "2024-03-01"),
    ],
)
def test_in_name(path: str, meant: str) -> None:
    assert date_in_name(path) == Period.parse(meant)


@pytest.mark.parametrize(
    "path",
    [
        "a.txt",
        "000_104cf3b857a3a8c8.txt",
        "ab20240301cd.txt",
        "120240301.txt",
        "20240230.txt",
        "2024年1月至10月工业运行.txt",
        "2024年目标.txt",
        "18990101.txt",
        "20240301-20240305合订.txt",
        "2024-0301.txt",
        "第12期/3/a.txt",
    ],
)
def test_not_in_name(path: str) -> None:
    assert date_in_name(path) is None


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    parse_written(text)
    date_in_name(text)


@given(st.from_regex(r"[0-9２]{0,4}[-/.年]?[0-9]{0,2}[-/.月]?[0-9]{0,2}[日号]?", fullmatch=True))
def test_any_near_date_is_a_date_or_none(text: str) -> None:
    parse_written(text)
    date_in_name(text)
