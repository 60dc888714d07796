"""A stretch of text, counted in Unicode code points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)`, in code points of the document's source text unless said otherwise."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The text that this span covers."""
        return text[self.start : self.end]
