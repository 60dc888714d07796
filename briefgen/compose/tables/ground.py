"""What the sheets of one issue stand on: its material, its chains, its conflicts, and the rows of 来源, one a quoted clause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.compose.chain_index import ChainIndex
from briefgen.compose.chain_map import chain_map
from briefgen.compose.material import Material
from briefgen.compose.series import series_of
from briefgen.model.review import KeyPart
from briefgen.resolve.order import AnyFact, in_reading_order


@dataclass(frozen=True, slots=True)
class Quoted:
    """One row of 来源: a clause that a table refers to; without a fact a story of which only loose numbers are listed."""

    document: str
    article: str
    published: str | None
    fact: AnyFact | None
    facts: int


class Ground:
    """Made once for an issue."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.chains = material.once(ChainIndex.of)
        self.conflicts = material.conflicts
        self.overdue = material.overdue
        self.disputed: Mapping[str, int] = {
            fact.id: place for place, conflict in enumerate(self.conflicts, start=1) for figure in conflict.figures for fact in figure.facts
        }
        self.late: frozenset[str] = frozenset(fact.id for _, promise in self.overdue for fact in promise.facts)
        self.series = series_of(material)
        self.map = material.once(chain_map)
        self._digests = {document.path: document.digest for document in material.documents}
        self.sources: tuple[Quoted, ...] = tuple(self._quoted())
        self._clauses: dict[tuple[str, int, int], int] = {}
        self._stories: dict[tuple[str, str], int] = {}
        for number, row in enumerate(self.sources, start=1):
            if row.fact is not None:
                self._clauses[row.document, row.fact.start, row.fact.end] = number
            self._stories.setdefault((row.document, row.article), number)

    def source(self, fact: AnyFact) -> int | None:
        """The row of 来源, from 1, that holds the fact's clause; None where no table refers to it."""
        return self._clauses.get((fact.document, fact.start, fact.end))

    def story(self, document: str, article: str) -> int | None:
        """The first row of 来源 with a clause of this story."""
        return self._stories.get((document, article))

    def key(self, fact: AnyFact, role: str = "") -> KeyPart:
        """How a row names the fact."""
        first, last = getattr(fact, "number_start", fact.start), getattr(fact, "number_end", fact.end)
        return KeyPart(fact.id, role, self._digests.get(fact.document, ""), first, last, fact.review.number if fact.review else 0)

    def _quoted(self) -> Iterable[Quoted]:
        told: list[AnyFact] = [fact for _, promise in self.overdue for fact in promise.facts]
        told += [point.told.fact for series in self.series for point in series.points]
        told += [fact for chain in self.map for node in chain.nodes for fact in node.facts[-1:]]
        told += [fact for conflict in self.conflicts for figure in conflict.figures for fact in figure.facts]
        clauses: dict[tuple[str, int, int], list[AnyFact]] = {}
        for fact in in_reading_order([*self.material.facts, *self.material.unsure, *told]):
            clauses.setdefault((fact.document, fact.start, fact.end), []).append(fact)
        stories = set()
        for facts in clauses.values():
            stories.add((facts[0].document, facts[0].article))
            yield Quoted(facts[0].document, facts[0].article, facts[0].published, facts[0], len(facts))
        published = {(story.document, story.headline): story.published for story in self.material.stories}
        for place in dict.fromkeys((entry.document, entry.article) for entry in self.material.ledger):
            if place not in stories:
                when = published.get(place)
                yield Quoted(*place, when.iso() if when else None, None, 0)
