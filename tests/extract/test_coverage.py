"""No number of a relevant story is lost: it stands in a fact's quote or in the ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.clean import clean_document
from briefgen.clean.story import CleanStory
from briefgen.extract import Extraction, Extractor
from briefgen.extract.coverage import coverage_of
from briefgen.lexicon import load_lexicon
from briefgen.read import read_articles

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
LEXICON = load_lexicon()
EXTRACTOR = Extractor(LEXICON)


def relevant(folder: Path, pattern: str) -> Iterator[CleanStory]:
    for path in sorted(folder.rglob(pattern)):
        for document in read_articles(path).documents:
            yield from (story for story in clean_document(document, LEXICON) if story.story.relevant)


def lost(stories: Iterator[CleanStory]) -> tuple[int, list[str]]:
    """How many numbers were looked for, and those that are nowhere."""
    spans, missing = 0, []
    for story in stories:
        covered = coverage_of(story, EXTRACTOR.extract(story))
        spans += covered.spans
        missing += [story.source_text[span.start : span.end] for span in covered.lost]
    return spans, missing


def test_no_number_of_the_shipped_articles_is_lost() -> None:
    spans, missing = lost(relevant(ROOT / "seeds", "*.txt"))
    assert missing == [] and spans > 200


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the news stories (../shared/corpus) are not here")
def test_no_number_of_real_news_is_lost() -> None:
    spans, missing = lost(relevant(CORPUS, "*0[15].md"))
    assert missing == [] and spans > 200


def test_a_number_that_is_nowhere_is_told() -> None:
    story = next(relevant(ROOT / "seeds", "*.txt"))
    whole = EXTRACTOR.extract(story)
    assert coverage_of(story, whole).lost == ()
    assert len(coverage_of(story, Extraction((), ())).lost) == coverage_of(story, whole).spans
