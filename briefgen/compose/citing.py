"""From facts to citations: publisher, title, date and quote of the place that states a fact.

Numbers are given later, in reading order of the finished briefing (`numbering.py`); here every citation has number 0.
"""

from collections.abc import Iterable, Mapping

from briefgen.compose.periods import published_words
from briefgen.model.briefing import UNTITLED, Citation
from briefgen.model.document import Document
from briefgen.model.fact import Figure, Membership, Milestone
from briefgen.resolve.merge import Kind, Merged
from briefgen.resolve.order import AnyFact, in_reading_order, published
from briefgen.resolve.publisher import publisher_ranks, rank_of

Place = tuple[str, int, int]
_LISTED = (Membership, Milestone)
_CORRECTED = "（经手人更正）"
_ROUNDED = "（约数，与正文数字相符）"


def places(citations: Iterable[Citation]) -> tuple[Place, ...]:
    """Where citations point: two with the same place are one footnote, whichever fact they were made for."""
    return tuple((citation.document, citation.start, citation.end) for citation in citations)


class Citer:
    """Makes citations from the documents' own particulars; the quote of a clause of which a person has corrected a fact says so."""

    def __init__(self, documents: Iterable[Document], facts: Iterable[AnyFact] = (), rounded: Iterable[AnyFact] = ()) -> None:
        """`rounded` are tellings in round numbers of what another one tells exactly; their footnotes say so."""
        self._documents: Mapping[str, Document] = {document.path: document for document in documents}
        self._ranks = publisher_ranks()
        told = tuple(facts)
        self._corrected = frozenset((fact.document, fact.start, fact.end) for fact in told if fact.review and fact.review.printed)
        self._rounded = frozenset((fact.document, fact.start, fact.end) for fact in rounded)
        self._lists = _whole_lists(told)

    def cite(self, facts: Iterable[AnyFact]) -> tuple[Citation, ...]:
        """One citation a place, in reading order: two facts of one clause share theirs, and so do all items of one list."""
        places: dict[Place, Citation] = {}
        for fact in in_reading_order(facts):
            whole = self._lists.get((fact.document, fact.start), fact) if isinstance(fact, _LISTED) else fact
            places.setdefault((whole.document, whole.start, whole.end), self._citation(whole))
        return tuple(places.values())

    def cite_merged(self, merged: Iterable[Merged[Kind]]) -> tuple[Citation, ...]:
        """The citations of all tellings of several statements."""
        return self.cite([fact for one in merged for fact in one.facts])

    def title(self, document: str, article: str) -> str:
        """The document's title, else the story's headline, else, that it has none, and in which file it is."""
        known = self._documents.get(document)
        return (known.title if known else "") or article or f"{UNTITLED}（文件{document.rpartition('/')[2]}）"

    def publisher(self, document: str) -> str:
        known = self._documents.get(document)
        return known.publisher if known else ""

    def rank(self, document: str) -> int:
        """How official the document's publisher is."""
        return rank_of(self.publisher(document), self._ranks)

    def url(self, document: str) -> str:
        known = self._documents.get(document)
        return known.url if known else ""

    def _citation(self, fact: AnyFact) -> Citation:
        return Citation(
            number=0, fact=fact.id, document=fact.document, publisher=self.publisher(fact.document),
            title=self.title(fact.document, fact.article), date=published_words(published(fact)), quote=fact.quote,
            start=fact.start, end=fact.end, url=self.url(fact.document), reading=fact.words,
            focus=_focus(fact), remark=self._remark((fact.document, fact.start, fact.end)),
        )  # fmt: skip

    def _remark(self, place: Place) -> str:
        return _CORRECTED if place in self._corrected else _ROUNDED if place in self._rounded else ""


def _whole_lists(facts: Iterable[AnyFact]) -> Mapping[tuple[str, int], AnyFact]:
    """For each place where a list begins the item whose quote reaches furthest: “两先”包括甲、乙、丙 is quoted whole for each of its items."""
    longest: dict[tuple[str, int], AnyFact] = {}
    for fact in facts:
        place = (fact.document, fact.start)
        if isinstance(fact, _LISTED) and (place not in longest or (longest[place].end, longest[place].id) < (fact.end, fact.id)):
            longest[place] = fact
    return longest


def _focus(fact: AnyFact) -> str:
    """The printed number of a figure, without blanks."""
    if not isinstance(fact, Figure):
        return ""
    start = fact.number_start - fact.start
    return "".join(fact.quote[start : start + fact.number_end - fact.number_start].split()) if start >= 0 else ""
