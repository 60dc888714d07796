"""The filters: exact numbers, dates that are dates, sources that stay."""

from datetime import date
from decimal import Decimal

import pytest
import word_samples as samples
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.briefing import Cell
from briefgen.render.language.dates import rewritten
from briefgen.render.language.filters import FILTERS, filter_functions, filter_named
from briefgen.render.language.numerals import as_percent, in_capitals, with_decimals, with_thousands
from briefgen.render.language.record import CitedText


def use(name, value, *arguments):
    warned = []
    result = filter_functions({}, lambda *told: warned.append(told[0]))[name](value, *arguments)
    return (result, warned) if warned else result


def test_thousands():
    assert [with_thousands(text) for text in ("12345.6亿元", "999", "1234", "约1,234,567户", "—", "1万至20000元")] == [
        "12,345.6亿元", "999", "1,234", "约1,234,567户", "—", "1万至20,000元",
    ]  # fmt: skip


def test_decimals_round_half_up():
    assert [with_decimals(text, 1) for text in ("12.345亿元", "0.25", "0.35", "3", "1,234.56", "-0.05", "增长8%")] == [
        "12.3亿元", "0.3", "0.4", "3.0", "1,234.6", "-0.1", "增长8.0%",
    ]  # fmt: skip
    assert with_decimals("2.5", 0) == "3"
    assert with_decimals("9" * 40 + ".55", 1) == "9" * 40 + ".6"


def test_percentages():
    assert [as_percent(text, None) for text in ("0.123", "0.5", "12.3%", "12.3 %", "1", "—")] == ["12.3%", "50%", "12.3%", "12.3%", "100%", "—"]
    assert [as_percent(text, 1) for text in ("0.12345", "12.34%")] == ["12.3%", "12.3%"]


CAPITALS = {
    "0": "零", "5": "伍", "10": "壹拾", "105": "壹佰零伍", "110": "壹佰壹拾", "1001": "壹仟零壹", "1010": "壹仟零壹拾", "10000": "壹万", "10010": "壹万零壹拾",
    "12345": "壹万贰仟叁佰肆拾伍", "100000005": "壹亿零伍", "1000000000000": "壹万亿", "12.50": "壹拾贰点伍零", "12.5亿元": "壹拾贰点伍亿元", "0.5": "零点伍", "1,234": "壹仟贰佰叁拾肆",
    "9" * 21: "9" * 21,
}  # fmt: skip


@pytest.mark.parametrize(("digits", "words"), CAPITALS.items(), ids=CAPITALS.keys())
def test_capitals(digits, words):
    assert in_capitals(digits) == words


DATES = [
    ("2024-12-03", "YYYY年M月", "2024年12月"), ("2024-12-03", "YYYY-MM-DD", "2024-12-03"), ("2024年12月3日", "YY/M/D", "24/12/3"),
    ("2024-12", "YYYY年MM月", "2024年12月"), ("2024年12月", "M月", "12月"), ("2024年", "YYYY", "2024"), ("2024", "YYYY年", "2024年"), ("2024.1.5", "M月D日", "1月5日"),
    ("2024-12", "M月D日", None), ("2024年1—10月", "YYYY年", None), ("今年", "YYYY年", None), ("2024-13", "M月", None), ("2024-12-03", "年月", None), ("", "YYYY", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pattern", "expected"), DATES)
def test_dates(text, pattern, expected):
    assert rewritten(text, pattern) == expected


def test_a_date_that_is_none_is_printed_as_it_is_and_told_of():
    assert use("日期", "近日", "YYYY年") == ("近日", ["template-no-date"])
    assert use("日期", "", "YYYY年") == ""
    assert use("date", date(2024, 5, 6), "M月D日") == "5月6日"


def test_filters_keep_sources():
    cell = Cell("12.345亿元", (samples.citation(1),), Decimal("12.345"), "亿元")
    made = use("小数", CitedText(Cell("约"), cell), 1)
    assert isinstance(made, CitedText) and made == "约12.3亿元"
    assert made.parts[1].citations == cell.citations


def test_filters_take_what_templates_hold():
    assert [use("千分位", value) for value in (12345, Decimal("12345.60"), 12345.5, "", None)] == ["12,345", "12,345.60", "12,345.5", "", ""]
    assert [use("缺省", value, "—") for value in ("", None, "x", 0)] == ["—", "—", "x", 0]
    assert use("小数", "1.26", 99) == "1.260000000"
    assert use("小数", "1.26", "x") == "1"


def test_every_filter_has_two_names_a_meaning_and_an_example():
    names = [name for known in FILTERS for name in (known.zh, known.en)]
    assert len(set(names)) == len(names)
    assert all(known.meaning and (f"|{known.zh}" in known.example) for known in FILTERS)
    assert filter_named("cite") is filter_named("出处") and filter_named("无此") is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=0, max_value=10**12))
def test_numbers_stay_exact(number):
    text = f"{number:f}"
    assert Decimal(with_thousands(text).replace(",", "")) == number
    assert abs(Decimal(with_decimals(text, 1)) - number) <= Decimal("0.05")
    assert in_capitals(text)
