"""The fact base and a period become a Briefing: gather once, fill section by section, number the citations, add the tables."""

from collections.abc import Callable

from briefgen.compose import charts
from briefgen.compose.issue import IssuePeriod
from briefgen.compose.material import Material, gather
from briefgen.compose.numbering import number
from briefgen.compose.periods import as_of_words
from briefgen.compose.reading import FactReader
from briefgen.compose.sections import chain_map, chains, comparison, events, highlights, indicators, investments, pending, policies, projects, targets, towns
from briefgen.compose.settings import ComposeSettings
from briefgen.compose.tables import fill_tables
from briefgen.model.briefing import Briefing

KNOWN_LATER = "的报道补记）"
"""How the number of an issue ends that knows later articles too."""

Section = Callable[[Briefing, Material], Briefing]

# highlights choose among the finished sections and charts show what these say, so they come last
SECTIONS: tuple[Section, ...] = (
    indicators.compose,
    projects.compose,
    chains.compose,
    chain_map.compose,
    towns.compose,
    investments.compose,
    targets.compose,
    policies.compose,
    events.compose,
    pending.compose,
    comparison.compose,
    highlights.compose,
    charts.compose,
)


def compose_briefing(reader: FactReader, issue: IssuePeriod, settings: ComposeSettings) -> Briefing:
    """The finished briefing of an issue. A period without facts gives a briefing whose parts are all empty."""
    material = gather(reader, issue, settings)
    briefing = Briefing(
        region=settings.region, title=settings.title or issue.default_title(settings.region), office=settings.office,
        cadence=issue.cadence, period=issue.period, period_label=issue.period_label, issue_label=issue.issue_label + _known_words(material),
        date_label=issue.date_label,
    )  # fmt: skip
    for section in SECTIONS:
        briefing = section(briefing, material)
    return fill_tables(number(briefing), material)


def _known_words(material: Material) -> str:
    """（按截至2024年12月底的报道补记） behind the number of an issue that looks beyond its own end; else ""."""
    until = material.known_until
    beyond = material.settings.as_known_now and until is not None and until > material.issue.period.last
    return f"（按{as_of_words(until)}{KNOWN_LATER}" if beyond and until else ""
