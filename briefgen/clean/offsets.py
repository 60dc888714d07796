"""Clean text that knows the way back: every character of it has a place in the source text.

A cleaning step is a list of edits; `CleanText.edited` applies them and lays one offset map over those already there. Looking a place
up walks the maps down, newest first. Only places where lengths change are kept, so a map is small and a step costs one join.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from re import Match, Pattern

from briefgen.model.span import Span

Edit = tuple[int, int, str]
"""Replace `[start, end)` by a text that is empty, one character, or as long as what it replaces."""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """One step's way back. From `here[i]` on, text runs in step with the text below from `below[i]` on; `wide` gives the width below
    of a character that stands for several."""

    here: "array[int]"
    below: "array[int]"
    wide: dict[int, int]


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text and the maps that lead from it back to the source text."""

    text: str
    maps: tuple[OffsetMap, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> "CleanText":
        """The text with `edits` applied. They are in order, do not overlap, and are given in this text's offsets."""
        pieces: list[str] = []
        here, below, wide = array("q", [0]), array("q", [0]), dict[int, int]()
        done = length = 0
        for start, end, new in edits:
            if start == end and not new:
                continue
            pieces += (self.text[done:start], new)
            length += start - done
            if len(new) == 1 and end - start > 1:
                wide[length] = end - start
            elif len(new) not in (0, end - start):
                raise ValueError(f"an edit keeps no step with the text below it: {end - start} characters to {len(new)}")
            length += len(new)
            done = end
            here.append(length)
            below.append(end)
        if not pieces:
            return self
        pieces.append(self.text[done:])
        return CleanText("".join(pieces), (*self.maps, OffsetMap(here, below, wide)))

    def replaced(self, pattern: Pattern[str], new: str | Callable[[Match[str]], str]) -> "CleanText":
        """The text with every match of `pattern` replaced."""
        if isinstance(new, str):
            return self.edited((match.start(), match.end(), new) for match in pattern.finditer(self.text))
        return self.edited((match.start(), match.end(), new(match)) for match in pattern.finditer(self.text))

    def respelt(self, text: str) -> "CleanText":
        """The same places under another spelling of the same length. Raises ValueError if the lengths differ."""
        if len(text) != len(self.text):
            raise ValueError(f"another spelling has another length: {len(text)} for {len(self.text)}")
        return self if text == self.text else CleanText(text, self.maps)

    def source(self, start: int, end: int) -> Span:
        """The source span of `[start, end)`: it begins and ends on characters that are neither white space nor removed.

        Where nothing but white space is asked for, an empty span at its place.
        """
        start, end = max(0, min(start, len(self.text))), max(0, min(end, len(self.text)))
        asked = self.text[start:end]
        first = start + len(asked) - len(asked.lstrip())
        last = first + len(asked.strip()) - 1
        if last < first:
            place = self._below(start, start)[0] if start < len(self.text) else self._below(start - 1, start - 1)[1] if start else 0
            return Span(place, place)
        return Span(*self._below(first, last))

    def _below(self, first: int, last: int) -> tuple[int, int]:
        """Where the character at `first` begins in the source text, and where the one at `last` ends. Called for every fact: one loop, no calls."""
        for layer in reversed(self.maps):
            here, below = layer.here, layer.below
            run = bisect_right(here, first) - 1
            first += below[run] - here[run]
            run = bisect_right(here, last) - 1
            last += below[run] - here[run] + layer.wide.get(last, 1) - 1
        return first, last + 1
