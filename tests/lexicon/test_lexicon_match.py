"""Finding names and words in a text."""

from pathlib import Path

import pytest

from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.lexicon.matcher import Matcher, spellings


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def found(text: str, *words: str) -> list[str]:
    return [text[start:end] for start, end, _ in Matcher((word, word) for word in words).find(text)]


def test_the_longest_name_wins_at_its_place() -> None:
    assert found("高技术制造业增加值增长", "制造业", "高技术制造业", "高技术制造业增加值", "增加值") == ["高技术制造业增加值"]


def test_an_alias_inside_another_is_found_where_it_stands_alone() -> None:
    assert found("太重集团与太重,太重新能源", "太重", "太重集团", "太重新能源") == ["太重集团", "太重", "太重新能源"]


def test_the_leftmost_wins_over_a_longer_one_that_begins_later() -> None:
    assert found("甲乙丙丁戊", "甲乙丙", "丙丁戊己", "丙丁戊", "丁戊") == ["甲乙丙", "丁戊"]


def test_a_long_candidate_that_breaks_off_leaves_the_shorter_one() -> None:
    assert found("工业投资增速", "工业投资增长率", "投资", "工业") == ["工业", "投资"]


def test_an_automaton_without_words_finds_nothing() -> None:
    assert found("工业投资") == []


def test_what_the_automaton_is_padded_with_is_never_found() -> None:
    assert found("的\uffff工业，\uffff", "工业") == ["工业"]


@pytest.mark.parametrize(
    ("text", "word", "hit"),
    [
        ("建成5G基站", "5G基站", True),
        ("第15G基站", "5G基站", False),
        ("OLED面板", "LED", False),
        ("LEDs", "LED", False),
        ("LED灯", "LED", True),
        ("GDP2300亿元", "GDP", True),
        ("AI赋能", "AI", True),
        ("AI4S", "AI", False),
        ("T8000", "T800", False),
        ("T800级", "T800", True),
        ("全省GDP增长", "GDP", True),
    ],
)
def test_latin_edges(text: str, word: str, hit: bool) -> None:
    assert bool(found(text, word)) is hit


def test_a_latin_name_refused_at_its_edge_leaves_the_names_in_it() -> None:
    assert found("中国ABCD厂", "中国ABC", "中国") == ["中国"]


def test_a_count_is_not_found_in_what_is_digital() -> None:
    assert found("中小企业数字化转型,中小企业数120户", "中小企业", "中小企业数") == ["中小企业", "中小企业数"]


def test_a_district_is_not_found_in_what_is_an_area() -> None:
    assert found("滨湖区域与滨湖区", "滨湖区") == ["滨湖区"]
    assert found("上海市场与上海市", "上海市", "上海") == ["上海", "上海市"]


def test_brackets_quotes_and_dots_in_both_widths() -> None:
    for text in ("专精特新“小巨人”企业", '专精特新"小巨人"企业'):
        assert found(text, "专精特新“小巨人”企业") == [text]
    assert found("凯赛（太原）与均和云谷・电机港", "凯赛(太原)", "均和云谷·电机港") == ["凯赛（太原）", "均和云谷・电机港"]
    assert spellings("小巨人") == ("小巨人",)


def test_names_come_with_their_terms(lexicon: Lexicon) -> None:
    text = "一季度,深圳市规上工业增加值增长"
    assert [(text[m.start : m.end], m.term.kind, m.term.name) for m in lexicon.find(text)] == [
        ("深圳市", "region", "深圳市"),
        ("规上工业增加值", "indicator", "规模以上工业增加值"),
    ]


def test_words_that_hold_a_name_hide_it(lexicon: Lexicon) -> None:
    assert [match.term.name for match in lexicon.find("实现长治久安,不是长治")] == ["长治市"]
    assert all(match.term.kind != "phrase" for match in lexicon.find("出海口在此"))


def test_a_finder_reads_the_groups_it_is_given(lexicon: Lexicon) -> None:
    text = "项目投产后年产值10亿元,二期投产"
    finder = lexicon.finder(("stage", "not_stage"))
    assert [(text[start:end], word.group) for start, end, word in finder.find(text)] == [("投产后", "not_stage"), ("投产", "stage")]
    assert lexicon.finder(("stage", "not_stage")) is finder


def test_the_kind_that_stands_first_wins(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "industries.csv").write_text("name\n海风\n", encoding="utf-8")
    (folder / "enterprises.csv").write_text("name\n海风\n", encoding="utf-8")
    lexicon = load_lexicon(packs=(), overlay=folder)
    assert [match.term.kind for match in lexicon.find("海风")] == ["enterprise"]
    assert lexicon.lookup("海风", "industry") is not None
