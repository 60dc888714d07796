"""What a story is about, on short stories written for it (`topics.txt`), and the word tables behind it."""

from pathlib import Path

import pytest

from briefgen.clean import clean_document
from briefgen.clean.furniture import strip_furniture
from briefgen.clean.marks import ALL
from briefgen.clean.noise import even_punctuation
from briefgen.clean.offsets import CleanText
from briefgen.clean.topic import Weights, judge
from briefgen.lexicon import Lexicon, Word, load_lexicon
from briefgen.model.document import Document

STORIES = [line.split(" | ") for line in (Path(__file__).parent / "topics.txt").read_text("utf-8").splitlines() if " | " in line][1:]
LEXICON = load_lexicon(packs=[])
FURNITURE = [word for word in LEXICON.grammar if word.group.startswith("furniture-")]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return LEXICON


@pytest.mark.parametrize(("topic", "headline", "text"), STORIES, ids=lambda cell: cell[:12])
def test_topic(topic: str, headline: str, text: str, lexicon: Lexicon) -> None:
    (story,) = clean_document(Document("a.txt", f"{headline}\n\n{text}", "0" * 64), lexicon)
    assert story.story.headline == headline
    assert story.story.relevant == (topic == "relevant"), story.story.score


def test_a_weak_section_leans_on_its_article() -> None:
    strong = Weights(industry=60, other=2, length=600)
    silent = Weights(length=60)
    assert [topic for topic, _ in judge([strong, silent, strong], related=True)] == ["industry"] * 3
    assert [topic for topic, _ in judge([strong, silent, strong], related=False)] == ["industry", "other", "industry"]


def test_a_section_on_something_else_stands_by_itself() -> None:
    strong = Weights(industry=60, other=2, length=600)
    bus = Weights(industry=4, other=60, length=1200)
    assert [topic for topic, _ in judge([strong, bus], related=True)] == ["industry", "other"]


def test_no_words_no_topic() -> None:
    assert judge([Weights(length=500)], related=True) == [("other", 0.0)]


def test_topic_words_are_sound(lexicon: Lexicon) -> None:
    words = lexicon.words("topic")
    assert len(words) > 800
    assert {word.code for word in words} == {"industry", "economy", "other"}
    assert all(0 < float(word.data["weight"]) <= 4 for word in words)
    assert all(len(word.word) > 1 for word in words)


@pytest.mark.parametrize("word", FURNITURE, ids=lambda word: f"{word.group}-{word.word}")
def test_furniture_example_goes(word: Word, lexicon: Lexicon) -> None:
    """Every word's example shows it, and the page comes out without it."""
    example = word.data["example"]
    page = even_punctuation(CleanText(f"项目加快推进。\n\n{example}\n\n工业投资增长。"))
    left = strip_furniture(page, lexicon).clean.text
    assert word.word in example.replace(" ", "")
    assert word.word not in "".join(character for character in left if character not in ALL).replace(" ", "")
