"""Golden pages: each `pages/NAME.stories` tells what comes out of the page beside it.

First line `date: …` if a manifest gives the document's date; then a line a story: headline | topic | published | first words.
"""

from pathlib import Path

import pytest

from briefgen.clean import CleanStory, clean_document
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.model.document import Document
from briefgen.model.period import Period

PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(packs=[])


def read_page(expected: Path) -> tuple[Document, list[list[str]]]:
    rows = expected.read_text("utf-8").splitlines()
    stated = rows.pop(0).removeprefix("date:").strip() if rows[0].startswith("date:") else ""
    page = next(path for path in (expected.with_suffix(".txt"), expected.with_suffix(".md")) if path.exists())
    date = Period.parse(stated) if stated else None
    document = Document(page.name, page.read_text("utf-8"), "0" * 64, date=date, date_source="manifest" if stated else "")
    return document, [[cell.strip() for cell in row.split("|")] for row in rows if row.strip()]


def published(story: CleanStory) -> str:
    return story.story.published.iso() if story.story.published else "None"


@pytest.mark.parametrize("expected", sorted(PAGES.glob("*.stories")), ids=lambda path: path.stem)
def test_page(expected: Path, lexicon: Lexicon) -> None:
    document, rows = read_page(expected)
    stories = clean_document(document, lexicon)
    assert [[story.story.headline, story.story.topic, published(story)] for story in stories] == [row[:3] for row in rows]
    for story, row in zip(stories, rows, strict=True):
        assert story.text[story.headline_end :].lstrip("\n").startswith(row[3])


@pytest.mark.parametrize("expected", sorted(PAGES.glob("*.stories")), ids=lambda path: path.stem)
def test_page_leads_back(expected: Path, lexicon: Lexicon) -> None:
    """Digits and Han characters of a Simplified page stand in the source where the map says, and no furniture gets in."""
    document, _ = read_page(expected)
    for story in clean_document(document, lexicon):
        for place, character in enumerate(story.text):
            span = story.source(place, place + 1)
            printed = span.cut(document.text)
            if character.isascii() and character.isdigit():
                assert printed in (character, chr(ord(character) + 0xFEE0))
            assert story.story.span.contains(span)
        assert "责任编辑" not in story.text
        assert "记者 " not in story.text
