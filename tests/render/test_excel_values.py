"""Values, texts, names and widths of the Excel fact sheet, without a workbook."""

from datetime import date
from decimal import Decimal

import pytest
from excel_samples import unescaped
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.excel.names import cell_address, column_names, sheet_names, table_name
from briefgen.render.excel.text import LONGEST_TEXT, cell_text, escape, looks_like_formula, shorten
from briefgen.render.excel.values import Loss, content_of
from briefgen.render.excel.widths import WIDEST, column_width, display_width, row_height


@pytest.mark.parametrize(
    ("value", "written", "number_format"),
    [
        (Decimal("12.9"), "12.9", "0.0"),
        (Decimal("12.90"), "12.90", "0.00"),
        (Decimal("-0.3"), "-0.3", "0.0"),
        (Decimal("1E+3"), "1000", "0"),
        (Decimal("232.34"), "232.34", "0.00"),
        (16286, "16286", "0"),
        (0, "0", "0"),
        (31.3, "31.3", "General"),
        (date(2024, 12, 13), "45639", "yyyy-mm-dd"),
        (date(1900, 3, 1), "61", "yyyy-mm-dd"),
    ],
)
def test_numbers_and_dates_are_numbers(value, written, number_format):
    content = content_of(value)
    assert (content.kind, content.written, content.number_format, content.losses) == ("number", written, number_format, ())


@pytest.mark.parametrize(
    ("precision", "number_format"), [("日", "yyyy-mm-dd"), ("月", 'yyyy"年"m"月"'), ("年", 'yyyy"年"'), ("", "yyyy-mm-dd")]
)
def test_precision_says_how_a_date_is_shown(precision, number_format):
    assert content_of(date(2024, 3, 1), precision).number_format == number_format


@pytest.mark.parametrize(
    ("value", "shown", "loss"),
    [
        (Decimal("1234567890.1234567"), "1234567890.1234567", Loss.LONG_NUMBER),
        (12345678901234567, "12345678901234567", Loss.LONG_NUMBER),
        (Decimal("1E+400"), "1E+400", Loss.LONG_NUMBER),
        (Decimal("NaN"), "", Loss.NOT_A_NUMBER),
        (float("inf"), "", Loss.NOT_A_NUMBER),
        (date(1878, 5, 1), "1878-05-01", Loss.OLD_DATE),
        ("甲\x00乙", "甲乙", Loss.CONTROL_CHARACTERS),
        ("\x01", "", Loss.CONTROL_CHARACTERS),
    ],
)
def test_what_excel_cannot_hold_is_said(value, shown, loss):
    content = content_of(value)
    assert (content.shown, content.losses) == (shown, (loss,))
    assert content.kind == ("text" if shown else "blank")


def test_nothing_and_truth():
    assert content_of(None).kind == content_of("").kind == "blank"
    assert content_of(True).shown == "是"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_decimal_keeps_its_digits_through_a_double(value):
    content = content_of(value)
    assert content.kind == "number"
    assert Decimal(repr(float(content.written))) == value


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_any_text_becomes_xml_text(text):
    from lxml import etree

    clean = cell_text(text)
    element = etree.Element("t")
    element.text = escape(clean.text)
    assert unescaped(etree.fromstring(etree.tostring(element)).text or "") == clean.text
    assert len(clean.text) + clean.dropped <= len(text)


def test_long_text_is_cut_in_utf16_units():
    assert not cell_text("甲" * LONGEST_TEXT).cut
    cut = cell_text("𠀀" * LONGEST_TEXT)
    assert cut.cut
    assert cut.text.endswith("…")
    assert len(cut.text.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert shorten("𠀀𠀀", 3) == "𠀀…"


def test_line_ends_become_line_feeds():
    assert cell_text("甲\r\n乙\r丙").text == "甲\n乙\n丙"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "'a", "＝1", "＋1", "－1", "＠a"])
def test_what_could_become_a_formula_is_quoted(text):
    assert looks_like_formula(cell_text(text).text)


def test_sheet_names_are_safe_and_unique():
    names = sheet_names(["关键/指标", "关键\\指标", "a" * 40, "A" * 40, "History", "'甲'", "", "[]:*?", "来\n源", "𠀀" * 20])
    assert names[0] == "关键 指标"
    assert names[1] == "关键 指标_2"
    assert names[4] != "History"
    assert names[5] == "甲"
    assert names[8] == "来 源"
    assert len({name.casefold() for name in names}) == len(names)
    assert all(1 <= len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not any(set(name) & set("[]:*?/\\") for name in names)


def test_column_and_table_names():
    assert column_names(["数值", "数值", "", " 期\n间 "]) == ("数值", "数值_2", "列", "期 间")
    assert [table_name(number) for number in (1, 12, 345)] == ["facts_01", "facts_12", "facts_345"]
    assert cell_address("甲'乙", 5) == "'甲''乙'!A5"


def test_widths_count_chinese_twice_and_stop_at_the_cap():
    assert display_width("规模abc") == 7
    assert display_width("一\n一二三") == 6
    narrow = column_width("指标", 4, [content_of("甲")])
    wide = column_width("指标", 20, [content_of("规模以上工业增加值")])
    assert narrow < wide
    assert wide >= 18
    assert column_width("指标", 20, [content_of("甲" * 500)]) == 25
    assert column_width("引文", 60, [content_of("甲" * 500)]) == WIDEST
    assert column_width("值", 4, [content_of(Decimal("123456789012345"))]) >= 15
    assert column_width("引文", 50, []) == 50


def test_rows_that_wrap_are_higher():
    assert row_height(["甲"], [12]) == row_height([], [])
    assert row_height(["甲" * 100], [20]) > row_height(["甲" * 10], [20])
    assert row_height(["甲" * 30_000], [10]) == 409
