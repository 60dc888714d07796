"""A story as the extraction reads it: clean text, and the way back to the page it stands on."""

from dataclasses import dataclass, field

from briefgen.clean.offsets import CleanText
from briefgen.model.document import Story
from briefgen.model.span import Span


@dataclass(frozen=True, slots=True)
class CleanStory:
    """One story's clean text.

    `text` is in Simplified script with half-width digits, one paragraph a line; its headline, where it has one, is the first
    paragraph and ends at `headline_end` (0 without one). `digest`, `source_text` and `publisher` are the document's.
    """

    story: Story
    text: str
    headline_end: int
    digest: str
    source_text: str = field(repr=False)
    page: CleanText = field(repr=False)
    offset: int = field(repr=False)
    publisher: str = ""

    def source(self, start: int, end: int) -> Span:
        """The span of the source text behind `text[start:end]`: noise within is covered, noise and white space at its ends are not."""
        length = len(self.text)
        start = min(max(start, 0), length)
        end = min(max(end, start), length)
        return self.page.source(self.offset + start, self.offset + end)
