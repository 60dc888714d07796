"""Noun phrases by their edges: 新增|2户|国家级企业技术中心, 全县醋企电商销售|突破|600万单.

Chinese prints no spaces, and a part-of-speech tagger is slow and needs a model. But a noun phrase in official writing nearly always stands
between words of small closed classes: particles, prepositions, light verbs, punctuation. These edge words are data (`edges.csv`, with
the words inside which an edge word is none: 不 is an edge, 不锈钢 is not). One pass of an automaton finds them all, longest first.
"""

from bisect import bisect_left, bisect_right

from briefgen.lexicon.lexicon import Lexicon

PUNCTUATION = frozenset("，。；：！？、,;:!?\n…—～~|（）()[]【】《》<>\u3000 \t")
QUOTES = "“”‘’「」『』\""


class Phrases:
    """The edges of one text; answers where the noun phrase before or after a place begins and ends."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        edges = [(start, end) for start, end, word in lexicon.finder(("edge",)).find(text) if word.code == "edge"]
        edges += [(at, at + 1) for at, character in enumerate(text) if character in PUNCTUATION]
        edges.sort()
        self.text = text
        self._starts = [start for start, _ in edges]
        self._ends = [end for _, end in edges]

    def start_before(self, end: int, floor: int) -> int:
        """Where the noun phrase that ends at `end` begins, not before `floor`."""
        at = bisect_right(self._ends, end) - 1
        start = max(floor, self._ends[at]) if at >= 0 else floor
        return _whole_quotes_from(self.text, start, end)

    def end_after(self, start: int, ceiling: int) -> int:
        """Where the noun phrase that begins at `start` ends, not after `ceiling`."""
        at = bisect_left(self._starts, start)
        end = min(ceiling, self._starts[at]) if at < len(self._starts) else ceiling
        return _whole_quotes_to(self.text, start, end)

    def edge_at(self, end: int) -> int:
        """The start of the edge word that ends at `end`, or -1 where none does."""
        at = bisect_right(self._ends, end) - 1
        return self._starts[at] if at >= 0 and self._ends[at] == end else -1


def _whole_quotes_from(text: str, start: int, end: int) -> int:
    """Moves a phrase's start behind a closing quotation mark that was opened outside of it."""
    close = text.find("”", start, end)
    opening = text.find("“", start, end)
    if close >= 0 and (opening < 0 or opening > close):
        before = text.rfind("“", max(0, start - 24), start)
        return before if before >= 0 and text.find("”", before, start) < 0 else close + 1
    return start


def _whole_quotes_to(text: str, start: int, end: int) -> int:
    """Moves a phrase's end before an opening quotation mark that is closed outside of it."""
    opening = text.rfind("“", start, end)
    if opening >= 0 and text.find("”", opening, end) < 0:
        close = text.find("”", end, end + 24)
        return close + 1 if close >= 0 else opening
    return end
