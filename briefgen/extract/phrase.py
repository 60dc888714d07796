"""Noun phrases by their edges: 新增|2户|国家级企业技术中心, 全县醋企电商销售|突破|600万单.

Chinese prints no spaces, and a part-of-speech tagger is slow and needs a model. But a noun phrase in official writing nearly always stands
between words of small closed classes: particles, prepositions, light verbs, punctuation. These edge words are data (`edges.csv`): `edge`
words; `link` words, which also join a noun to its number (达到, 为, 超过); `act` words, which end a phrase on their right but may be its last word
(线上出口|达1.26亿元); `work` words, which do the same but may stand inside a name (污水处理项目); and `inside` words, in which an edge word is none
(不 is an edge, 不锈钢 is not). One pass of an automaton finds them all, longest first.
"""

import re
from bisect import bisect_left, bisect_right

from briefgen.lexicon.lexicon import Lexicon

PUNCTUATION = frozenset("，。；：！？、,;:!?\n…—～~|●■◆★▲▼•▪（）()[]【】《》<>\u3000 \t")
_MARK = re.compile("[" + re.escape("".join(sorted(PUNCTUATION))) + "]")
QUOTES = "“”‘’「」『』\""
_LOOSE = frozenset("“”‘’\" \u3000:：")
_ACTS = ("act", "work")
_LONGEST = 60
_LEVEL_WORDS = "国省市县区乡"
_LEVELS = re.compile(rf"、[{_LEVEL_WORDS}镇村][两三四]级")
_IN_NAMES = frozenset("达超均现共即再")


class Phrases:
    """The edges of one text; answers where the noun phrase before or after a place begins and ends."""

    __slots__ = ("_codes", "_ends", "_starts", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        edges = [(start, end, word.code) for start, end, word in lexicon.finder(("edge",)).find(text) if word.code != "inside"]
        joined = _joined_levels(text)
        marks = ((match.start(), match.end()) for match in _MARK.finditer(text))
        edges += [(at, end, "mark") for at, end in marks if at not in joined and not (text[at] == "—" and _joins(text, at))]
        edges.sort()
        self.text = text
        self._starts = [start for start, _, _ in edges]
        self._ends = [end for _, end, _ in edges]
        self._codes = [code for _, _, code in edges]

    def start_before(self, end: int, floor: int, *, name: bool = False) -> int:
        """Where the noun phrase that ends at `end` begins, not before `floor`; `name` lets it run over work words.

        An act word at its very end is its last word (线上|销售).
        """
        at = bisect_right(self._ends, end) - 1
        if at >= 0 and self._ends[at] == end and self._codes[at] in _ACTS and self._starts[at] >= floor:
            at -= 1
        while name and at >= 0 and self._ends[at] > floor and (self._codes[at] == "work" or self._in_names(at)):
            at -= 1
        start = max(floor, self._ends[at]) if at >= 0 else floor
        return _whole_quotes_from(self.text, start, end)

    def _in_names(self, at: int) -> bool:
        """Whether a link word is a character that company names are made with (精|达|铜材集团)."""
        return self._codes[at] == "link" and self.text[self._starts[at] : self._ends[at]] in _IN_NAMES

    def end_after(self, start: int, ceiling: int) -> int:
        """Where the noun phrase that begins at `start` ends, not after `ceiling`. An act word at its very start is its first word (销售|企业)."""
        at = bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] == start and self._codes[at] in _ACTS:
            at += 1
        end = min(ceiling, self._starts[at]) if at < len(self._starts) else ceiling
        return _whole_quotes_to(self.text, start, end)

    def edge_at(self, end: int) -> int:
        """The start of the edge word that ends at `end`, or -1 where none does."""
        at = bisect_right(self._ends, end) - 1
        return self._starts[at] if at >= 0 and self._ends[at] == end else -1

    def edge_from(self, start: int) -> bool:
        """Whether an edge word begins at `start`."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] == start

    def _straddled(self, end: int, floor: int) -> int:
        """The start of a link word that runs over `end` into a number's own bound word (迈|上千亿元)."""
        at = bisect_left(self._starts, end) - 1
        crossed = at >= 0 and floor <= self._starts[at] < end < self._ends[at] and self._codes[at] == "link"
        return self._starts[at] if crossed else end

    def before_links(self, end: int, floor: int) -> int:
        """The end of what stands before the link words that end at `end`: 产值|已累计达到 → behind 产值."""
        floor = max(floor, end - _LONGEST)
        end = self._straddled(end, floor)
        while end > floor:
            if self.text[end - 1] in _LOOSE:
                end -= 1
                continue
            at = bisect_right(self._ends, end) - 1
            if at < 0 or self._ends[at] != end or self._codes[at] != "link" or self._starts[at] < floor:
                break
            end = self._starts[at]
        return end


def _joined_levels(text: str) -> frozenset[int]:
    """The marks of 省、市两级专业镇, which part no phrases."""
    found = set()
    for match in _LEVELS.finditer(text):
        at = match.start()
        while at > 0 and text[at] == "、" and text[at - 1] in _LEVEL_WORDS:
            found.add(at)
            at -= 2
    return frozenset(found)


def _joins(text: str, at: int) -> bool:
    """机械—电子产业: one dash between two Han characters makes one name of two."""
    return 0 < at < len(text) - 1 and "\u4e00" <= text[at - 1] <= "\u9fff" and "\u4e00" <= text[at + 1] <= "\u9fff"


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
