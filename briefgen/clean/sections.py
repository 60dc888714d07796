"""Groups paragraphs into sections, each under its headline, and sections into articles.

A heading opens a section. An article ends at a byline and begins at 本报讯, at a jump line (上接第1版) that no headline stands over, and
at a Markdown or HTML heading that is not one under its own; `压缩审批时限` + `企业开办更便利` + `本报讯 …` is one article of one section.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.clean.headings import SHAPE, SUBHEAD
from briefgen.clean.layout import Paragraph


@dataclass(slots=True)
class Section:
    """A headline, where there is one, with the paragraphs under it. `article` numbers the articles of a document."""

    headline: Paragraph | None
    body: list[Paragraph] = field(default_factory=list)
    article: int = 0
    listing: bool = False

    @property
    def start(self) -> int:
        return self.headline.start if self.headline else self.body[0].start

    @property
    def end(self) -> int:
        return self.body[-1].end if self.body else self.headline.end if self.headline else 0


def find_sections(paragraphs: Sequence[Paragraph]) -> list[Section]:
    """The sections of a page, in order; together they hold all its paragraphs."""
    sections: list[Section] = []
    article = 0
    ended = False
    for paragraph in paragraphs:
        current = sections[-1] if sections else None
        if paragraph.level == SUBHEAD and current and not current.body:
            current.body.append(paragraph)
        elif paragraph.heading:
            article += ended or (paragraph.level < SHAPE and not _belongs_under(paragraph, sections))
            sections.append(Section(paragraph, article=article, listing=paragraph.listing))
        elif current is None or ended or (paragraph.begins and current.body) or paragraph.listing:
            article += 1
            sections.append(Section(None, [paragraph], article, paragraph.listing))
        else:
            if paragraph.begins and _opens(sections):
                article += 1
                current.article = article
            current.body.append(paragraph)
        ended = paragraph.ends and not paragraph.heading
    for before, section in pairwise(sections):
        section.listing |= before.listing and not section.body
    return sections


def _opens(sections: list[Section]) -> bool:
    """Whether the last section, so far a headline alone, starts an article other than that of the section before it."""
    return len(sections) > 1 and sections[-2].article == sections[-1].article


def _belongs_under(heading: Paragraph, sections: list[Section]) -> bool:
    """Whether a heading by markup is one within the running article: deeper than that article's own, which has text of its own."""
    running = [section for section in sections if section.article == sections[-1].article]
    return bool(running and running[0].body and running[0].headline and running[0].headline.level < heading.level)
