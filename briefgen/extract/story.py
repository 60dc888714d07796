"""One story in, its facts and its ledger out: the analysis first, then each kind of fact in turn.

A kind of fact is one module and one entry of `FINDERS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from briefgen.clean.story import CleanStory
from briefgen.extract.analysis import Analysis, analyse
from briefgen.extract.draft import AnyFact, Draft, make_entries, make_fact
from briefgen.extract.event import find_events
from briefgen.extract.figure.find import find_figures
from briefgen.extract.grammar import Grammar, compile_grammar
from briefgen.extract.home import NOWHERE, Home, declared_home, page_home, published_in, speaks_locally
from briefgen.extract.ledger import find_entries
from briefgen.extract.membership import find_memberships
from briefgen.extract.milestone import find_milestones
from briefgen.extract.names import known_names
from briefgen.extract.policy import find_policies
from briefgen.lexicon.lexicon import Lexicon
from briefgen.model.ledger import LedgerEntry

FINDERS: tuple[Callable[[Analysis], Iterator[Draft]], ...] = (find_milestones, find_memberships, find_policies, find_events)

# where a report says whose it is
_HEAD = 300


@dataclass(frozen=True, slots=True)
class Extraction:
    """The facts of a story in the order of their places, and the numbers that are in none."""

    facts: tuple[AnyFact, ...]
    ledger: tuple[LedgerEntry, ...]


class Extractor:
    """Extraction with one lexicon: compiles its words once, then takes any number of stories."""

    def __init__(self, lexicon: Lexicon, home: str = "") -> None:
        self.grammar: Grammar = compile_grammar(lexicon)
        self.home = home
        self._page: tuple[str, Home] = ("", NOWHERE)
        self._report: tuple[str, Home] = ("", NOWHERE)

    def extract(self, story: CleanStory) -> Extraction:
        """The facts and the ledger of a story; nothing at all from a story that is not relevant."""
        if not story.story.relevant:
            return Extraction((), ())
        workspace = published_in(story.publisher, self.grammar.lexicon) or self.home
        analysis = analyse(story, self.grammar, partial(self._page_home, story), workspace, self._declared(story))
        figures, unbound = find_figures(analysis)
        drafts = [*figures, *(draft for finder in FINDERS for draft in finder(analysis))]
        drafts.sort(key=lambda draft: (draft.number or (draft.start, draft.end), draft.kind))
        ledger = tuple(make_entries(story, find_entries(analysis, unbound, drafts)))
        return Extraction(tuple(_distinct(make_fact(story, draft) for draft in drafts)), ledger)

    def _declared(self, story: CleanStory) -> Home:
        """The region whose government reports on the page: all of its sections are on that region."""
        if self._report[0] != story.digest:
            head = story.page.text[:_HEAD]
            head = head if "代表" in head or "统计局" in head else ""
            self._report = (story.digest, declared_home(head, known_names(self.grammar.lexicon.find_regions(head)), self.grammar.lexicon) if head else NOWHERE)
        return self._report[1]

    def _page_home(self, story: CleanStory) -> Home:
        """The region that the whole page speaks of: a section of an article need not name its city again."""
        if self._page[0] != story.digest:
            text = story.page.text
            self._page = (story.digest, NOWHERE) if not speaks_locally(text) else (story.digest, page_home(text, known_names(self.grammar.lexicon.find_regions(text)), self.grammar.lexicon))
        return self._page[1]


def extract_story(story: CleanStory, lexicon: Lexicon, home: str = "") -> Extraction:
    """The facts of one story; for many stories make one `Extractor`."""
    return Extractor(lexicon, home).extract(story)


def _distinct(facts: Iterator[AnyFact]) -> Iterator[AnyFact]:
    seen: set[str] = set()
    for fact in facts:
        if fact.id not in seen:
            seen.add(fact.id)
            yield fact
