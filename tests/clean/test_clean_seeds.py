"""The real pages: every story that the gold files call irrelevant is of topic `other`, every relevant one is not."""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.clean import CleanStory, clean_document
from briefgen.lexicon import load_lexicon
from briefgen.model.document import Document
from briefgen.model.period import Period

SHARED = Path(__file__).parents[2] / "../shared"
GOLD = sorted((SHARED / "gold").glob("*.yaml"))

if not GOLD:
    pytest.skip("the annotated pages are not here", allow_module_level=True)


@pytest.fixture(scope="module", params=GOLD, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> tuple[dict[str, Any], list[CleanStory], str]:
    gold = yaml.safe_load(request.param.read_text("utf-8"))
    text = (SHARED / "seeds" / gold["document"]).read_text("utf-8")
    with (SHARED / "seeds" / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        dates = {row["file"]: row["date"] for row in csv.DictReader(file)}
    document = Document(gold["document"], text, "0" * 64, date=Period.parse(dates[gold["document"]]), date_source="manifest")
    return gold, clean_document(document, load_lexicon()), text


def stories_of(headline: str, stories: list[CleanStory], text: str) -> list[CleanStory]:
    """The stories that stand where the page prints this headline (which gold may print on one line)."""
    first = headline.partition(" ")[0]
    places = [place for place in range(len(text)) if text.startswith(first, place)]
    return [story for story in stories if any(story.story.span.start <= place < story.story.span.end for place in places)]


def test_relevant_stories_are_kept(page: tuple[dict[str, Any], list[CleanStory], str]) -> None:
    gold, stories, text = page
    for headline in gold["relevant"]:
        found = stories_of(headline.removeprefix("(上接第1版)"), stories, text)
        assert found, headline
        assert any(story.story.relevant for story in found), headline


def test_irrelevant_stories_are_other(page: tuple[dict[str, Any], list[CleanStory], str]) -> None:
    gold, stories, text = page
    for headline in gold["irrelevant"]:
        assert not any(story.story.relevant for story in stories_of(headline, stories, text)), headline


def test_every_figure_of_gold_is_in_a_relevant_story(page: tuple[dict[str, Any], list[CleanStory], str]) -> None:
    gold, stories, text = page
    for row in gold["figures"]:
        printed = f"{row.get('at', '')}{row.get('n', '')}"
        place = text.find(printed) + len(str(row.get("at", "")))
        assert any(story.story.relevant and story.story.span.start <= place < story.story.span.end for story in stories), printed


def test_published_agrees_with_gold(page: tuple[dict[str, Any], list[CleanStory], str]) -> None:
    gold, stories, _ = page
    first, last = gold["published"]
    for story in stories:
        assert story.story.published is not None
        assert story.story.published.overlaps(Period(first, last))


def test_every_character_leads_back(page: tuple[dict[str, Any], list[CleanStory], str]) -> None:
    _, stories, text = page
    for story in stories:
        for place, character in enumerate(story.text):
            if character.isdigit() or "\u4e00" <= character <= "\u9fff":
                assert story.source(place, place + 1).cut(text) == character
