"""What holds for any text at all: no crash, spans within the source, a map that only goes forward, the same result twice."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.clean import clean_document
from briefgen.clean.marks import ALL
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.model.document import Document

PIECES = [
    "今年以來,,市工信局抓項目、擴(kuò)投資。",
    "全市规上工业增加值同比增长12.9%，",
    "总投资约２０００亿元；",
    "（上接第1版）",
    "本报讯 8月11日",
    "新华社北京1月5日电（记者 甲乙丙）",
    "责编 甲乙丙",
    "(甲乙丙、丁戊己)",
    " 甲乙丙 摄",
    "<p>产业链<br></p>",
    "&nbsp;&lt;",
    "### 标题",
    "**重点**[链接](http://a.b/c)",
    "——副题",
    "新闻摘要",
    "不得转载",
    "首页>>新闻>>正文",
    "\n",
    "\n\n",
    "\n\n\n",
    "　　",
    " ",
    "\u200b\ufeff\x00\ufdd1\ue000",
    "⼯业",
    "2025年即将到来",
    "\ud800",
    "𠮷",
    "e\u0301",
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(packs=[])


def document_of(text: str) -> Document:
    return Document("a.txt", text, "0" * 64)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text(text: str, lexicon: Lexicon) -> None:
    stories = clean_document(document_of(text), lexicon)
    last = 0
    for number, story in enumerate(stories):
        assert story.story.index == number
        assert story.text == story.text.strip()
        assert story.text
        assert not set(ALL).intersection(story.text)
        assert story.text[: story.headline_end] == story.story.headline
        whole = story.source(0, len(story.text))
        assert story.story.span.contains(whole)
        assert last <= whole.start < whole.end <= len(text)
        last = whole.end
        spans = [story.source(place, place + 1) for place in range(len(story.text))]
        for before, after in pairwise(spans):
            assert 0 <= before.start <= before.end <= len(text)
            assert before.start <= after.start
            assert before.end <= after.end
    again = clean_document(document_of(text), lexicon)
    assert [(story.story, story.text) for story in again] == [(story.story, story.text) for story in stories]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.text(alphabet="工业投资增长项目亿元一二三四五，、。", min_size=1, max_size=60), min_size=1, max_size=8))
def test_text_without_noise_is_kept(lines: list[str], lexicon: Lexicon) -> None:
    """Where nothing is changed, the source at a story's span is the story's text."""
    text = "\n".join(line.strip("，、。") + "完。" for line in lines)
    stories = clean_document(document_of(text), lexicon)
    if "\n".join(story.text for story in stories) == text:
        assert "\n".join(story.story.span.cut(text) for story in stories) == text
        for story in stories:
            assert story.source(0, len(story.text)).cut(text) == story.text


@pytest.mark.parametrize("text", ["", "\x00" * 4096, " " * 1000, "\n" * 1000, "　\t \u00a0\n", "\ufeff", "。。。", "<p></p>", "###", "----"])
def test_text_that_says_nothing(text: str, lexicon: Lexicon) -> None:
    stories = clean_document(document_of(text), lexicon)
    assert all(story.story.topic == "other" for story in stories)


@pytest.mark.parametrize(
    "unit",
    [
        "工业投资同比增长12.9%，",
        "全市工业投资增长。\n",
        "a",
        " ",
        "字 ",
        "<",
        "<!--",
        "&",
        "(",
        "（甲乙丙",
        "[",
        "**",
        "- ",
        "#",
        "，",
        "\n ",
        "\x00",
        "記者",
        "擴(kuò)",
    ],
)
def test_one_thing_over_and_over_takes_little_time(unit: str, lexicon: Lexicon) -> None:
    """Linear: 200,000 characters take a tenth of a second; a quadratic step would take minutes."""
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    clean_document(document_of(text), lexicon)
    assert time.process_time() - started < 3


def test_a_megabyte_in_one_line(lexicon: Lexicon) -> None:
    text = "全市工业投资同比增长12.9%，" * 60_000
    (story,) = clean_document(document_of(text), lexicon)
    assert story.text == text
