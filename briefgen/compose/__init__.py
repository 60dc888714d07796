"""Fact base + period -> Briefing: finished sentences, rows and tables, every cell with the facts behind it."""

from briefgen.compose.briefing import KNOWN_LATER, compose_briefing
from briefgen.compose.issue import IssuePeriod
from briefgen.compose.reading import FactReader
from briefgen.compose.settings import ComposeSettings

__all__ = ["KNOWN_LATER", "ComposeSettings", "FactReader", "IssuePeriod", "compose_briefing"]
