"""The fair or forum that a story is on: 第136届广交会开展，参展企业超过1.1万家 — in a story that names no region as its own the fair is whose figures they are."""

import re

from briefgen.extract.analysis import Analysis

_KINDS = r"(?:博览会|交易会|展览会|展销会|洽谈会|采购会|广交会|进博会|服贸会|消博会|投洽会|农交会|工博会|车展|论坛|大会)"
_NUMBERED = re.compile(rf"第[\d一二三四五六七八九十百]{{1,4}}届[^\s，。；：、“”（）《》]{{0,16}}?{_KINDS}")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,10}(?:博览会|交易会|洽谈会)|(?:广交|进博|服贸|消博|投洽|农交|工博)会")

_FAIR = re.compile(r"(?:博览会|交易会|展览会|展销会|采购会|广交会|进博会|服贸会|消博会|投洽会|农交会|工博会|车展)$")
_WHERE = ("在", "于")


def fair_away(analysis: Analysis) -> str:
    """The fair that a story is on which names a region only as the place where it is held (在广州开幕); "" where there is none."""
    regions = [name for name in analysis.names if name.kind == "region"]
    if not regions or not all(analysis.text.endswith(_WHERE, 0, name.start) for name in regions):
        return ""
    selves = analysis.grammar.selves
    if any(selves.code(match.group()) != "country" for match in selves.pattern.finditer(analysis.text)):
        return ""
    fair = occasion_of(analysis)
    return fair if _FAIR.search(fair) else ""


def occasion_of(analysis: Analysis) -> str:
    """The name of the fair that is named first, with its number where that is printed; "" where the story is on none."""
    found = _NUMBERED.search(analysis.text) or _NAMED.search(analysis.text)
    return found.group() if found else ""
