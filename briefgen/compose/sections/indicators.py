"""主要指标: a row for what is told of one indicator of the region or a sector in one period; a share has a row of its own.

Counts of things (企业481户) stand below the table in sentences.
"""

from collections.abc import Iterable
from dataclasses import replace

from briefgen.compose.cells import EMPTY, figure_cell, joined, rank_text, signed, source_cell
from briefgen.compose.clauses import share_whole
from briefgen.compose.fitness import is_listed, is_too_bare, rooted
from briefgen.compose.material import Material
from briefgen.compose.natures import is_count
from briefgen.compose.periods import as_of_words, span_words
from briefgen.compose.quantities import quantity
from briefgen.compose.routing import place_of
from briefgen.compose.scoring import is_key, score
from briefgen.compose.sentences import state
from briefgen.compose.statements import Group, Statement, group_figures, statements
from briefgen.compose.subjects import indicator_words, named
from briefgen.model.briefing import Briefing, Cell, Row, Sentence
from briefgen.model.fact import Days, Figure
from briefgen.resolve.merge import Merged

Pair = tuple[Merged[Figure], Figure | None]


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `indicators` and `indicator_notes`."""
    here = [one for one in material.figures if place_of(one.fact, material) == "indicator"]
    groups = [group for group in group_figures(here) if not _is_counted(group) and _is_row(group, material)]
    counted = {one.fact.id for group in group_figures(here) if _is_counted(group) for one in group.figures}
    rows = [row for group in sorted(groups, key=lambda group: _order(group, material)) for row in _rows(group, material)]
    notes = told(statements(one for one in here if one.fact.id in counted), material)
    return replace(briefing, indicators=tuple(rows), indicator_notes=notes)


def told(all_statements: Iterable[Statement], material: Material) -> tuple[Sentence, ...]:
    """The sentences of the statements that can be put into words, with their scores."""
    told_of = (rooted(one, material.kind(one[0].subject)) for one in all_statements)
    sentences = (state(one, material.citer, material.settings, score(one, material)) for one in told_of if one)
    return tuple(sentence for sentence in sentences if sentence is not None)


def _is_row(group: Group, material: Material) -> bool:
    return is_listed(group.indicator, material.settings) and not is_too_bare(group, material.kind(group.subject))


def _is_counted(group: Group) -> bool:
    return is_count(group.figures[0].fact)


def _order(group: Group, material: Material) -> tuple[int, int, int]:
    """Own region first, then its province, then others; the key indicators first, the newest period first."""
    settings = material.settings
    whose = {settings.region: 0, settings.province: 1}.get(group.subject, 2)
    newest = -(group.period[1].toordinal() if group.period else 0)
    return (whose, 0 if is_key(group.figures[0].fact, material) else 1, newest)


def _rows(group: Group, material: Material) -> list[Row]:
    pairs: list[Pair] = list(zip(group.figures, group.parents, strict=True))
    shares = [pair for pair in pairs if _is_of_share(pair)]
    rest = [pair for pair in pairs if not _is_of_share(pair)]
    rows = [_row(_name(group, material), group, rest, material)] if rest else []
    if shares:
        rows.append(_row(_share_name(group, shares, material), group, shares, material))
    return rows


def _is_of_share(pair: Pair) -> bool:
    one, parent = pair
    return one.fact.aspect == "share" or (parent is not None and parent.aspect == "share")


def _row(name: str, group: Group, pairs: list[Pair], material: Material) -> Row:
    citer, settings = material.citer, material.settings

    def cells(aspects: tuple[str, ...]) -> list[Pair]:
        return [pair for pair in pairs if pair[0].fact.aspect in aspects]

    growth = [figure_cell(one, signed(one.fact, parent, settings), citer) for one, parent in cells(("growth", "change", "multiple", "contribution"))]
    return {
        "indicator": Cell(name),
        "period": Cell(_period(group.period)),
        "value": joined((figure_cell(one, quantity(one.fact), citer) for one, _ in cells(("level", "share"))), "；"),
        "growth": joined(growth),
        "rank": joined((figure_cell(one, rank_text(one.fact, settings), citer) for one, _ in cells(("rank",))), "、"),
        "source": source_cell((one for one, _ in pairs), citer),
    }


def _name(group: Group, material: Material) -> str:
    if group.subject == material.settings.region:
        return indicator_words(group.subject, group.indicator, material.settings)
    return named(group.subject, group.indicator, material.settings)


def _share_name(group: Group, shares: list[Pair], material: Material) -> str:
    name = _name(group, material)
    part = share_whole(shares[0][0].fact, material.settings) if shares[0][0].fact.aspect == "share" else ""
    if name.endswith(("占比", "比重", "份额", "占有率")):
        return name
    return f"{name}占{part}比重" if part else f"{name}占比"


def _period(days: Days | None) -> str:
    if days is None:
        return EMPTY.text
    return as_of_words(days[1]) if days[0] == days[1] else span_words(days)
