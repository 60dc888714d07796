"""产业图谱 of the briefing: a row a chain, a cell a place; told in the issues that have news of it, and in every one of a quarter or a year."""

from dataclasses import replace

from briefgen.compose.cells import joined
from briefgen.compose.chain_map import PLACES, MappedChain, Node, chain_map, has_news
from briefgen.compose.material import Material
from briefgen.model.briefing import Briefing, Cell, Row
from briefgen.model.fields import MAP_PLACES

MOST_NAMES = 6
_FEWEST_CHAINS = 2
_LONG = ("quarter", "year")


def compose(briefing: Briefing, material: Material) -> Briefing:
    """Fills `chain_map`."""
    chains = material.once(chain_map)
    shown = len(chains) >= _FEWEST_CHAINS and (briefing.cadence in _LONG or has_news(chains, material))
    return replace(briefing, chain_map=tuple(_row(chain, material) for chain in chains) if shown else ())


def _row(chain: MappedChain, material: Material) -> Row:
    cells = {MAP_PLACES[place]: _cell(chain.at(place), material) for place in PLACES}
    follows = f"承接{'、'.join(chain.follows)}" if chain.follows else ""
    return {"chain": Cell(chain.name), "group": Cell(chain.group), "follows": Cell(follows), **cells, "source": Cell("")}


def _cell(nodes: tuple[Node, ...], material: Material) -> Cell:
    """甲、乙（在建）等8个"""
    named = [Cell(f"{node.name}（{node.note}）" if node.note else node.name, material.citer.cite(node.facts)) for node in nodes[:MOST_NAMES]]
    if not named:
        return Cell("")
    cell = joined(named, "、")
    return replace(cell, text=f"{cell.text}等{len(nodes)}个") if len(nodes) > len(named) else cell
