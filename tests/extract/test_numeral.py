"""Chinese numerals: well-formed ones have their value, names made of numerals have none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.number.numeral import read_numeral

WELL_FORMED = {
    "零": "0", "〇": "0", "五": "5", "两": "2", "十": "10", "十五": "15", "一十一": "11", "二十": "20", "廿二": "22", "卅": "30",
    "一百": "100", "一百零五": "105", "一百一十": "110", "二百十五": "215", "九百九十九": "999", "一千零一": "1001", "一千零十": "1010",
    "一千二百三十": "1230", "一万零五十": "10050", "两万五千": "25000", "十万零三": "100003", "四千零五万": "40050000",
    "一亿三千万": "130000000", "五亿零六": "500000006", "二十一万亿": "21000000000000", "四万万": "400000000",
    "三百五": "350", "两千八": "2800", "一万六": "16000", "九十二万四": "924000", "一亿三": "130000000",
    "壹仟贰佰": "1200", "肆佰陆拾": "460", "拾万零五十六": "100056", "兩千": "2000", "伍億": "500000000",
    "二〇二四": "2024", "一七二零": "1720", "三点五": "3.5", "零点零五": "0.05", "十点二三": "10.23", "一点二亿": "120000000", "一百点25": "100.25",
    "12": "12", "1,234.5": "1234.5", "1，234": "1234", "３０": "30", "12.50": "12.50",
    "3000万": "30000000", "2亿3000万": "230000000", "1.2万亿": "1200000000000", "3千5百": "3500", "5万4千6百": "54600", "1万600": "10600",
    "俩": "2", "三千两百": "3200", "两亿两千万": "220000000",
    "负三十二": "-32", "-10": "-10", "−3.5": "-3.5",
}  # fmt: skip

MALFORMED = ["", "点", "负", "十四五", "十七十八", "百千万亿", "千百", "一点", "点五", "十一十二", "三3", "万千", "--1", "1.2.3", "零点零点", "三十两", "两万两", "两十"]


@pytest.mark.parametrize(("printed", "value"), WELL_FORMED.items())
def test_well_formed(printed: str, value: str) -> None:
    assert str(read_numeral(printed)) == value


@pytest.mark.parametrize("printed", MALFORMED)
def test_malformed(printed: str) -> None:
    assert read_numeral(printed) is None


DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A number as it is written in full, 一千零五十 for 1050."""
    for size, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        high, low = divmod(number, size)
        if high:
            zero = "零" if low and low < size // 10 else ""
            return written(high) + word + zero + (written(low) if low else "")
    return DIGITS[number]


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_reads_what_is_written_in_full(number: int) -> None:
    assert read_numeral(written(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_reads_digits(number: Decimal) -> None:
    assert read_numeral(f"{number:,f}") == number


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿廿卅点壹拾0123456789.,负-", max_size=30))
def test_never_fails(text: str) -> None:
    value = read_numeral(text)
    assert value is None or value.is_finite()
