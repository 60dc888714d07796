"""The development zone that a story calls only by its kind: 上半年，|经开区|规上工业增加值同比增长9.5% is that of the story's city.

Only in a story that names no zone or park, and only where the word stands where a topic does.
"""

import re
from collections.abc import Sequence

from briefgen.extract.home import Home
from briefgen.extract.names import Name

_ZONE = re.compile(
    r"(?:^|(?<=[，。；：\n“年月来度前今]))(?P<zone>经开区|高新区|经济(?:技术)?开发区|高新技术(?:产业)?开发区|开发区)"
    r"(?=规上|规模以上|工业|完成|实现|现有|新|累计|入驻|签约|共|已|拥有|聚集|集聚|全年|今年|上半年|一季度|前|生产总值|地区生产总值|固定资产|招商|税收|财政|企业|主导)"
)
BARE_ZONES = ("经开区", "高新区", "开发区")
_UNKNOWN = ("全市", "全县", "全国", "")
_LEVELS = "市县区"
_CERTAIN = ("park", "enterprise", "project")


def bare_zones(text: str, names: Sequence[Name], home: Home) -> list[Name]:
    """The places where the story speaks of its zone by the bare word, each under the zone's name with its city or county."""
    if "开发区" not in text and "高新区" not in text and "经开区" not in text:
        return []
    found = list(_ZONE.finditer(text))
    if not found or any(name.kind == "park" for name in names):
        return []
    seat = home.county or home.city
    stem = "" if seat in _UNKNOWN else seat.rstrip(_LEVELS) if len(seat) > 2 else seat
    zones = [Name(match.start("zone"), match.end("zone"), "park", stem + match["zone"], False) for match in found]
    return [zone for zone in zones if not any(name.start < zone.end and zone.start < name.end and name.kind in _CERTAIN for name in names)]
