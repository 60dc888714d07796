"""Turns a document into clean stories: markup, noise, script, furniture, layout, sections, dates and topics, in this order."""

from collections.abc import Sequence
from itertools import groupby

from briefgen.clean.dateline import dateline, narrow, stated_day
from briefgen.clean.furniture import strip_furniture
from briefgen.clean.layout import Paragraph, lay_out
from briefgen.clean.markup import strip_markup
from briefgen.clean.noise import even_punctuation, strip_noise
from briefgen.clean.offsets import CleanText
from briefgen.clean.pinyin import strip_pinyin
from briefgen.clean.script import simplify
from briefgen.clean.sections import Section, find_sections
from briefgen.clean.story import CleanStory
from briefgen.clean.topic import judge, weigh
from briefgen.clean.year import present_year
from briefgen.lexicon import Lexicon
from briefgen.model.document import Document, Story
from briefgen.model.period import Period

_HEAD_LINES = 3
_SHORTEST_OPENING = 24


def clean_document(document: Document, lexicon: Lexicon) -> list[CleanStory]:
    """The stories of a document in their order on the page, those that are not about industry or the economy too.

    Texts are clean and simplified, with the way back to the source text; dates and topics are set. An empty document has no story; a headline
    that nothing stands under is one only if it is itself about industry or the economy.
    """
    spelt = even_punctuation(simplify(strip_pinyin(strip_noise(strip_markup(CleanText(document.text))))))
    furnished = strip_furniture(spelt, lexicon)
    page, paragraphs = lay_out(furnished.clean)
    sections = find_sections(paragraphs)
    frame, source = _frame(document, page.text, furnished.removed)
    stories: list[CleanStory] = []
    for _, group in groupby(sections, key=lambda section: section.article):
        article = list(group)
        published = _published(article, page.text, frame, source)
        for section, topic in zip(article, _topics(article, page.text, lexicon), strict=True):
            if section.body or topic[0] != "other":
                stories.append(_story(document, page, section, len(stories), published, topic))
    return stories


def _frame(document: Document, text: str, removed: Sequence[str]) -> tuple[Period | None, str]:
    """The days that hold for the whole document, and how they are known."""
    if document.date is not None:
        return document.date, document.date_source
    head = text.split("\n", _HEAD_LINES)[:_HEAD_LINES]
    if day := stated_day([*removed, *(line for line in head if len(line) < 40)]):
        return Period.day(day), "text"
    year = present_year(text)
    return (Period.year(year), "text") if year else (None, "")


def _published(article: Sequence[Section], text: str, frame: Period | None, source: str) -> tuple[Period | None, str]:
    """The days on which an article may have appeared, and how they are known: its dateline within the document's frame."""
    opening = next((paragraph for paragraph in article[0].body if _is_prose(paragraph)), None)
    found = dateline(text[opening.start : opening.end]) if opening else None
    if found is None:
        return frame, source
    year, month, day = found
    if frame is None:
        days = stated_day([f"{year}-{month}-{day}"]) if year else None
        return (Period.day(days), "dateline") if days else (None, "")
    narrowed = narrow(frame, year, month, day)
    return (narrowed, "dateline") if narrowed != frame else (frame, source)


def _is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the text of a story rather than a line under its headline or a caption."""
    return not paragraph.heading and paragraph.end - paragraph.start >= _SHORTEST_OPENING


def _topics(article: Sequence[Section], text: str, lexicon: Lexicon) -> list[tuple[str, float]]:
    weights = []
    for section in article:
        headline_end = section.headline.end - section.start if section.headline else 0
        weights.append(weigh(text[section.start : section.end], headline_end, lexicon))
    judged = judge(weights, related=bool(article[0].body))  # under a bare headline stands a round-up of unrelated items
    return [("other", score) if section.listing else (topic, score) for section, (topic, score) in zip(article, judged, strict=True)]


def _story(document: Document, page: CleanText, section: Section, index: int, published: tuple[Period | None, str], topic: tuple[str, float]) -> CleanStory:
    text = page.text[section.start : section.end]
    headline_end = section.headline.end - section.start if section.headline else 0
    story = Story(
        document=document.path,
        index=index,
        span=page.source(section.start, section.end),
        headline=text[:headline_end],
        published=published[0],
        date_source=published[1],
        topic=topic[0],
        score=topic[1],
    )
    return CleanStory(story, text, headline_end, document.digest, document.text, page, section.start, document.publisher)
