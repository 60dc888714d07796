"""Numbers in sentences: the golden stanzas, every unit's own example, the outer span, what is no number, and what holds for any text."""

import csv
from decimal import Decimal
from importlib.resources import files
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.number import NumberMention, find_excluded, find_numbers
from briefgen.lexicon.term import Unit
from tests.extract.golden import MentionStanza, read_mention_stanzas

STANZAS = [pytest.param(stanza, id=stanza.name) for stanza in read_mention_stanzas("numbers.txt")]


def printed(text: str, found: NumberMention) -> str:
    upper = "" if found.value_max is None else f"~{found.value_max:f}"
    line = f"{text[found.start : found.end]} | {found.value:f}{upper} {found.unit} | {found.dimension} | {found.bound} {found.form}"
    return line.replace("  |", " |")


@pytest.mark.parametrize("stanza", STANZAS)
def test_stanza(stanza: MentionStanza) -> None:
    found = find_numbers(stanza.text)
    assert tuple(printed(stanza.text, mention) for mention in found) == stanza.expected


def unit_lines() -> list[dict[str, str]]:
    table = files("briefgen.lexicon").joinpath("data/units.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(table.splitlines()))


@pytest.mark.parametrize("line", [pytest.param(line, id=line["unit"]) for line in unit_lines()])
def test_unit_line_parses_its_example(line: dict[str, str]) -> None:
    example = line["example"]
    found = [mention for mention in find_numbers(example) if line["unit"] in example[mention.start : mention.end]]
    assert [(mention.unit, mention.dimension) for mention in found] == [(line["canonical"], line["dimension"])]


def test_unit_table_is_whole() -> None:
    lines = unit_lines()
    assert len({line["unit"] for line in lines}) == len(lines)
    assert all(Decimal(line["factor"]) > 0 and line["base"] for line in lines)


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("总投资超100亿元以上", "超100亿元以上"),
        ("带动就业约2000人左右", "约2000人左右"),
        ("不超过5个工作日", "不超过5个工作日"),
        ("注册资本500万元（含）以上", "500万元（含）以上"),
        ("排全省倒数第二", "倒数第二"),
        ("至少引进3家", "3家"),
        ("达到30亿元", "30亿元"),
    ],
)
def test_outer_span_has_the_bound_words(text: str, outer: str) -> None:
    found = find_numbers(text)[-1]
    assert text[found.outer_start : found.outer_end] == outer


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("T800级碳纤维", "name"),
        ("第十二届代表大会", "ordinal"),
        ("上接第3版", "page"),
        ("电话0351-1234567", "contact"),
        ("2024年开工", "date"),
        ("上午9:30开会", "date"),
        ("比例为3:1", "parameter"),
        ("这一家企业", "rhetoric"),
        ("深入实施“八大行动”", "name"),
        ("《关于20条措施的通知》", "name"),
    ],
)
def test_reason_of_what_is_no_number(text: str, reason: str) -> None:
    assert [found.reason for found in find_excluded(text)] == [reason]
    assert find_numbers(text) == []


def test_no_number_starts_in_a_taken_span() -> None:
    text = "1—5月,新开工30个"
    assert [mention.value for mention in find_numbers(text, taken=[(0, 4)])] == [30]


def test_units_can_be_given() -> None:
    units = {"锭": Unit("锭", (), "count", {}), "纱锭": Unit("锭", (), "count", {})}
    found = find_numbers("新增12万纱锭、30亿斤", units=units)
    assert [(mention.value, mention.unit) for mention in found] == [(12, "万锭"), (30, "亿")]


def test_value_keeps_the_printed_digits() -> None:
    assert [format(mention.value, "f") for mention in find_numbers("增长8.0%，达到1.50万吨")] == ["8.0", "1.50"]


PIECES = st.sampled_from(
    [*"0123456789一二三两十百千万亿半第前首数几多余约超近、，。至—-%％.点成分之倍番翻年月日个家元吨“”《》 \n", "亿元", "以上", "左右", "百分之", "T800", "5G"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_holds_for_any_text(text: str) -> None:
    found = find_numbers(text)
    assert found == find_numbers(text)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.outer_start <= mention.start and mention.end <= mention.outer_end
        assert mention.value.is_finite() and (mention.value_max is None or mention.value_max > mention.value)
        end = mention.end
    for excluded in find_excluded(text):
        assert excluded.start < excluded.end and excluded.reason
        assert not any(mention.start < excluded.end and excluded.start < mention.end for mention in found)


@given(st.text(max_size=60))
def test_never_fails(text: str) -> None:
    find_numbers(text)
    find_excluded(text)


@pytest.mark.parametrize("piece", ["1", "一", "十", "1、", "1.", "1-", "1,", "三万", "前", "第1、", "“一", "《", "1%至", "百分之", "多"])
def test_hostile_text_takes_no_more_than_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = perf_counter()
    find_numbers(text)
    assert perf_counter() - start < 10
