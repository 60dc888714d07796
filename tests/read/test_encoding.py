"""Texts in every encoding that Chinese files come in, long and short, whole and damaged."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.read.encoding import decode, is_binary

SIMPLIFIED = "全市装备制造业增加值同比增长12.9%，其中新能源汽车产业链实现产值19.9亿元。\n“三季度力争再开工一批项目。”负责人说。\n"
TRADITIONAL = "全市裝備製造業增加值同比增長12.9%，其中新能源汽車產業鏈實現產值19.9億元。\n「三季度力爭再開工一批項目。」負責人說。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
        (SIMPLIFIED, "utf-32"),
        (SIMPLIFIED, "gb2312"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gbk"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "cp950"),
        (TRADITIONAL, "big5hkscs"),
        (TRADITIONAL, "utf-16-le"),
    ],
)
@pytest.mark.parametrize("length", [12, 40, 1000])
def test_reads_back_what_was_written(text: str, encoding: str, length: int) -> None:
    text = (text * 20)[:length]
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
    assert decoded.damaged == 0


def test_gb18030_beyond_gbk() -> None:
    text = SIMPLIFIED + "𠮷字与㐀字，以及欧元€。"
    decoded = decode(text.encode("gb18030"))
    assert decoded is not None
    assert decoded.text == text


def test_utf_16_of_ascii_without_mark() -> None:
    decoded = decode("file,title\na.txt,b\n".encode("utf-16-le"))
    assert decoded is not None
    assert decoded.text == "file,title\na.txt,b\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_all_line_ends_become_one(encoding: str) -> None:
    decoded = decode("第一行工业投资增长。\r\n第二行项目开工。\r第三行\n".encode(encoding))
    assert decoded is not None
    assert decoded.text == "第一行工业投资增长。\n第二行项目开工。\n第三行\n"


def test_a_long_ascii_head_does_not_hide_the_text() -> None:
    text = "<p>ascii only</p>\n" * 20_000 + SIMPLIFIED
    decoded = decode(text.encode("gbk"))
    assert decoded is not None
    assert decoded.text == text


def test_one_broken_byte_is_reported_and_the_rest_read() -> None:
    data = bytearray((SIMPLIFIED * 10).encode())
    data[100] = 0xFF
    decoded = decode(bytes(data))
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert 1 <= decoded.damaged <= 3
    assert "新能源汽车产业链" in decoded.text


@pytest.mark.parametrize("encoding", ["shift_jis", "cp1251", "koi8_r", "iso8859_7"])
def test_other_encodings_are_refused_rather_than_misread(encoding: str) -> None:
    text = {
        "shift_jis": "今年の輸出が大きく増えると見込んでいる。新しい工場の建設が始まった。",
        "cp1251": "Министерство сообщило о росте производства на десять процентов.",
        "koi8_r": "Министерство сообщило о росте производства на десять процентов.",
        "iso8859_7": "Η παραγωγή αυξήθηκε κατά δέκα τοις εκατό.",
    }[encoding]
    assert decode((text * 5).encode(encoding)) is None


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_no_text(seed: int) -> None:
    decoded = decode(random.Random(seed).randbytes(5000))
    assert decoded is None or is_binary(decoded.text)


def test_zeros_are_binary() -> None:
    decoded = decode(bytes(4096))
    assert decoded is None or is_binary(decoded.text)


@given(st.binary(max_size=400))
def test_any_bytes_give_encodable_text_or_nothing(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        decoded.text.encode("utf-8")
        assert "\r" not in decoded.text


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_utf_8_comes_back(text: str) -> None:
    if text.startswith("\ufeff"):
        return
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text
