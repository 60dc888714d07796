"""Table cells that say one figure shortly: +28.2%, 全省第一, +6.6个百分点; and the words for a cell that has nothing to say."""

from collections.abc import Iterable

from briefgen.compose.citing import Citer
from briefgen.compose.clauses import clause, is_points, ranked_among
from briefgen.compose.quantities import quantity
from briefgen.compose.settings import ComposeSettings
from briefgen.compose.words import numeral
from briefgen.model.briefing import Cell
from briefgen.model.fact import Figure
from briefgen.resolve.merge import Kind, Merged
from briefgen.resolve.quote import ranked

EMPTY = Cell("—")

_PREFIX = {"mom": "环比", "year_start": "较年初", "previous_period": "较上期"}


def figure_cell(one: Merged[Figure], text: str, citer: Citer) -> Cell:
    """A cell with the figure's value and unit behind its text."""
    return Cell(text, citer.cite(one.facts), one.fact.value, one.fact.unit)


def source_cell(merged: Iterable[Merged[Kind]], citer: Citer) -> Cell:
    """The cell of the 来源 column: no text of its own, all the citations of the row."""
    return Cell("", citer.cite_merged(merged))


def signed(figure: Figure, parent: Figure | None, settings: ComposeSettings) -> str:
    """A growth or change as the column 同比 shows it: +28.2%; in words where it is no comparison with the year before."""
    in_words = figure.comparison not in ("yoy", *_PREFIX) or figure.aspect == "multiple" or not figure.value
    if in_words or (parent is not None and parent.aspect == "growth"):
        return clause(figure, parent, settings)
    amount = quantity(figure, signless=True)
    sign = "-" if figure.value < 0 else "+"
    prefix = _PREFIX.get(figure.comparison or "", "")
    if not amount[0].isdigit():
        return f"{prefix}{'下降' if figure.value < 0 else '增长' if not is_points(figure) else '提高'}{amount}"
    return f"{prefix}{sign}{amount}"


def rank_text(figure: Figure, settings: ComposeSettings) -> str:
    """总量全省第一, 全国前五"""
    number = numeral(int(figure.value))
    place = f"前{number}" if figure.bound == "at_most" else f"第{number}"
    if figure.value_max is not None:
        place = f"第{number}至第{numeral(int(figure.value_max))}"
    return f"{ranked(figure)}{ranked_among(figure, settings)}{place}"


def joined(cells: Iterable[Cell], joint: str = "，") -> Cell:
    """Several cells as one; the first one's value stays. EMPTY where there is nothing."""
    full = [cell for cell in cells if cell.text]
    if not full:
        return EMPTY
    citations = tuple(dict.fromkeys(citation for cell in full for citation in cell.citations))
    return Cell(joint.join(cell.text for cell in full), citations, full[0].value, full[0].unit)
