"""The sheets of the fact sheet, as data; the order of the list is the order of the sheets. A sheet is a function and a line here."""

from collections.abc import Callable
from dataclasses import replace

from briefgen.compose.material import Material
from briefgen.compose.tables import chain_map, checks, figures, lists, overview, projects, series
from briefgen.compose.tables.ground import Ground
from briefgen.model.briefing import Briefing, Table
from briefgen.resolve.order import in_reading_order

Sheet = Callable[[Ground], Table]

SHEETS: tuple[Sheet, ...] = (
    figures.key_figures,
    series.indicator_series,
    projects.major_projects,
    projects.milestones,
    lists.chains,
    chain_map.chain_places,
    lists.enterprises,
    lists.towns,
    figures.investment_figures,
    figures.technology_figures,
    figures.money_figures,
    figures.targets,
    lists.policies,
    lists.events,
    checks.conflict_table,
    checks.unbound_numbers,
    checks.source_table,
    checks.all_facts,
)
_ALWAYS = ("来源", "全部事实")


def fill_tables(briefing: Briefing, material: Material) -> Briefing:
    """The briefing with its fact sheet: 概览 and 说明 first, then every sheet that has a row; 来源 and 全部事实 stay even when empty."""
    ground = Ground(material)
    tables = [sheet(ground) for sheet in SHEETS]
    listed = (overview.overview(ground), checks.explanation(material), *(table for table in tables if table.rows or table.name in _ALWAYS))
    facts = in_reading_order([*material.facts, *material.unsure])
    return replace(briefing, tables=listed, sheet_charts=overview.sheet_charts(ground), facts=facts)
