"""The home of a story: what 全市, 我市, 本市 and a sentence without a region speak of.

Nothing in code knows a city. The home is the region that the story (with its headline and publisher) names most; a workspace's own region decides
where the story names none. Example: 合肥 three times and 安徽 once → 合肥市, with 安徽省 for 全省.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.extract.names import Name
from briefgen.lexicon.lexicon import Lexicon

CITY_WORDS = ("全市", "我市", "本市", "市本级", "市委", "市政府", "市级", "市直")
_SELF = re.compile(r"全市|我市|本市|全省|我省|本省|全区|我区|全县|我县|该县|该区|该市|全国|我国|全州|全旗")
_UNLISTED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3}市)(?=[\u4e00-\u9fff])")
_NATIONAL = re.compile(r"全国|我国|国家统计局|国务院|商务部|财政部|工业和信息化部|国家发展改革委|海关总署|中国人民银行|国家能源局|央视|新华社|中国[\u4e00-\u9fff]{2,8}(?:协会|联合会)")
_LOCAL = re.compile(r"全市|我市|本市|市委|市政府|市[\u4e00-\u9fff]{1,4}局|全县|我县")
_PROVINCE_LEVELS = ("province", "municipality")


@dataclass(frozen=True, slots=True)
class Home:
    """Canonical names, "" where nothing is known."""

    city: str = ""
    province: str = ""
    county: str = ""
    country: str = ""

    def of(self, word: str) -> str:
        """What a self word (全市, 我省, 全县) means here; the word itself where nothing is known."""
        if word in ("全国", "我国"):
            return "全国"
        if "省" in word:
            return self.province or word
        if "市" in word:
            return self.city or word
        return self.county or word

    @property
    def default(self) -> str:
        return self.city or self.province or self.country


def self_words(text: str) -> re.Pattern[str]:
    """The pattern of self words (kept here so that one place knows them)."""
    return _SELF


def find_home(text: str, names: list[Name], lexicon: Lexicon, fallback: str = "") -> Home:
    """The home of a story from its own words; `fallback` is the region of its page or of the workspace.

    One passing mention of a city in a story on the whole country makes no home; where nothing leads and the story speaks of the country, it is 全国.
    """
    counts: Counter[str] = Counter()
    provinces: Counter[str] = Counter()
    for name in names:
        if name.kind == "region":
            _count(name.name, lexicon, counts, provinces)
    national = len(_NATIONAL.findall(text))
    city = _leading(counts)
    if city and counts[city] <= national and not _LOCAL.search(text):
        city = ""
    if not city and not counts:
        unlisted = Counter(match.group(1) for match in _UNLISTED.finditer(text))
        city = _leading(unlisted, least=2)
    if not city and fallback and (not counts or fallback in counts or _LOCAL.search(text)):
        city = fallback
    if not city:
        province = _leading(provinces, least=1 if not national else 2)
        return Home(province=province, country="" if province or not national else "全国")
    region = lexicon.regions.get(city)
    if region and region.level in _PROVINCE_LEVELS:
        return _province_home(city, region.level)
    return Home(city=city, province=region.parent if region else "")


def page_home(text: str, lexicon: Lexicon) -> str:
    """The city or province that a whole page clearly speaks of, "" where none leads."""
    counts: Counter[str] = Counter()
    provinces: Counter[str] = Counter()
    for match in lexicon.find(text):
        if match.term.kind == "region":
            _count(match.term.name, lexicon, counts, provinces)
    city = _leading(counts, least=3)
    return city if counts[city] * 2 >= counts.total() else ""


def _province_home(name: str, level: str) -> Home:
    return Home(city=name if level == "municipality" or name.endswith("市") else "", province=name)


def _count(name: str, lexicon: Lexicon, counts: Counter[str], provinces: Counter[str]) -> None:
    region = lexicon.regions.get(name)
    if region is None:
        return
    if region.level in _PROVINCE_LEVELS and not name.endswith("市"):
        provinces[name] += 1
    elif region.level in ("county", "district", "county-city"):
        counts[region.parent] += 1
    elif region.level != "country":
        counts[name] += 1


def _leading(counts: Mapping[str, int], least: int = 1) -> str:
    """The name that clearly leads: at least `least` times and more than half again as often as the next one."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < least:
        return ""
    if len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]:
        return ""
    return ranked[0][0]
