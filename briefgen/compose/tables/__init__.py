"""The sheets of the fact sheet, as data; the order of the list is the order of the sheets. A sheet is a function and a line here."""

from collections.abc import Callable

from briefgen.compose.material import Material
from briefgen.compose.tables import checks, figures, lists, projects
from briefgen.compose.tables.sheet import SourceRows
from briefgen.model.briefing import Table

Sheet = Callable[[Material, SourceRows], Table]

SHEETS: tuple[Sheet, ...] = (
    figures.key_figures,
    projects.major_projects,
    projects.milestones,
    lists.chains,
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


def build_tables(material: Material) -> tuple[Table, ...]:
    """说明 first, then every sheet that has a row; 来源 and 全部事实 stay even when empty."""
    sources = SourceRows(material)
    tables = [sheet(material, sources) for sheet in SHEETS]
    return (checks.explanation(material), *(table for table in tables if table.rows or table.name in _ALWAYS))
