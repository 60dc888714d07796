"""Citation numbers in reading order of the finished briefing, and the list of sources that follows from them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.compose.citing import Place
from briefgen.model.briefing import Briefing, Cell, Chain, ChartData, Citation, Row, Sentence, Source

_ROWS = ("indicators", "chain_map", "projects", "targets", "pending")
_SENTENCES = (
    "highlights", "comparison", "indicator_notes", "chain_overview", "project_notes", "towns", "investments", "policies", "events",
)  # fmt: skip


def number(briefing: Briefing) -> Briefing:
    """The briefing with citations numbered from 1 by first use, and its `sources` in that order."""
    citations: dict[Place, Citation] = {}
    for cell in _cells(briefing):
        for citation in cell.citations:
            place = _place(citation)
            citations.setdefault(place, replace(citation, number=len(citations) + 1))
    numbered = _Renumber(citations)
    parts: dict[str, object] = {name: tuple(numbered.row(row) for row in getattr(briefing, name)) for name in _ROWS}
    parts |= {name: tuple(numbered.sentence(one) for one in getattr(briefing, name)) for name in _SENTENCES}
    chains = tuple(numbered.chain(chain) for chain in briefing.chains)
    charts = tuple(numbered.chart(chart) for chart in briefing.charts)
    return replace(briefing, chains=chains, charts=charts, sources=_sources(citations.values()), **parts)  # type: ignore[arg-type]


def _cells(briefing: Briefing) -> Iterator[Cell]:
    """Every cell in the order in which a reader meets it."""
    yield from _parts(briefing.highlights)
    yield from _parts(briefing.comparison)
    yield from _row_cells(briefing.indicators)
    yield from _parts(briefing.indicator_notes)
    yield from _parts(briefing.chain_overview)
    for chain in briefing.chains:
        yield from _parts(chain.sentences)
        yield from _row_cells(chain.projects)
    yield from _row_cells(briefing.chain_map)
    yield from _row_cells(briefing.projects)
    for sentences in (briefing.project_notes, briefing.towns, briefing.investments):
        yield from _parts(sentences)
    yield from _row_cells(briefing.targets)
    yield from _parts((*briefing.policies, *briefing.events))
    yield from _row_cells(briefing.pending)
    # charts show again what rows have shown: they come last and change no number
    yield from (Cell("", chart.citations) for chart in briefing.charts)


def _parts(sentences: tuple[Sentence, ...]) -> Iterator[Cell]:
    return (part for sentence in sentences for part in sentence.parts)


def _row_cells(rows: tuple[Row, ...]) -> Iterator[Cell]:
    return (cell for row in rows for cell in row.values())


def _place(citation: Citation) -> Place:
    return (citation.document, citation.start, citation.end)


class _Renumber:
    def __init__(self, citations: Mapping[Place, Citation]) -> None:
        self._citations = citations

    def cell(self, cell: Cell) -> Cell:
        return replace(cell, citations=self._numbered(cell.citations))

    def row(self, row: Row) -> Row:
        return {name: self.cell(cell) for name, cell in row.items()}

    def sentence(self, sentence: Sentence) -> Sentence:
        return replace(sentence, parts=tuple(self.cell(part) for part in sentence.parts))

    def chain(self, chain: Chain) -> Chain:
        return replace(
            chain, sentences=tuple(self.sentence(one) for one in chain.sentences), projects=tuple(self.row(row) for row in chain.projects)
        )

    def chart(self, chart: ChartData) -> ChartData:
        return replace(chart, citations=self._numbered(chart.citations))

    def _numbered(self, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        found = (self._citations[_place(citation)] for citation in citations)
        return tuple(sorted(found, key=lambda citation: citation.number))


def _sources(citations: Iterable[Citation]) -> tuple[Source, ...]:
    """One source a story, in the order in which the stories are first cited."""
    stories: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        stories.setdefault((citation.document, citation.title), []).append(citation)
    return tuple(
        Source(place, first.document, first.publisher, first.title, first.date, first.url, len(quotes))
        for place, quotes in enumerate(stories.values(), start=1)
        for first in quotes[:1]
    )
