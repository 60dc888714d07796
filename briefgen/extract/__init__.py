"""Clean stories to facts: numbers, periods and names first, then one module a kind of fact."""

from briefgen.extract.story import Extraction, Extractor, extract_story

__all__ = ["Extraction", "Extractor", "extract_story"]
