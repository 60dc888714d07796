"""The home of a story: what 全市, 我市, 本市 and a sentence without a region speak of.

Nothing in code knows a city. The home is the region that the story names most, then the one that its page is on, then the one that its paper is
named for, then the workspace's own.
Example: 合肥 three times and 安徽 once → 合肥市, with 安徽省 for 全省; 来安县 and 全县 → the county, with its city for 全市.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from briefgen.extract.names import known_names
from briefgen.lexicon.lexicon import Lexicon
from briefgen.lexicon.term import Region

_UNLISTED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3}市)(?=[\u4e00-\u9fff])")
_NO_CITY = re.compile(r"城市|全市|都市|上市|超市|股市|楼市|门市|夜市|集市|各市|地市|县市|个.?市|(?:完成|超过|高于|低于|达到|按照|根据|落实|围绕|推动|列入|纳入|通过|获得|由|经|报|占|比|对|向|在|为|和|与)市")
# each branch begins with a plain character, so that the others are passed over without a try
_NATIONAL = re.compile(
    r"全国|我国|中国(?=铁路|经济|制造|外贸|民航|银行业|市场|工业|汽车|电影|快递|物流|与|对|同|政府|人民|海关|企业|消费)|"
    r"从[\u4e00-\u9fff]{2,8}(?:部|总局|集团)(?:获悉|了解到)|据[\u4e00-\u9fff]{2,8}(?:部|总局|集团)(?:获悉|了解到)|"
    r"国家统计局|国务院|交通运输部|农业农村部|水利部|科技部|生态环境部|自然资源部|住房和?城乡建设部|人力资源和?社会保障部|中国民航局|国铁集团|国家[\u4e00-\u9fff]{2,6}局|商务部|财政部|工业和信息化部|工信部|国家发展改革委|海关总署|中国人民银行|国家能源局|央视|新华社|中国[\u4e00-\u9fff]{2,8}(?:协会|联合会)"
)
_OF_PROVINCE = re.compile(r"全省|我省|省委|省政府|省[\u4e00-\u9fff]{1,4}厅|省统计局|自治区党委|自治区政府")
# 市 first, so that it is looked for as a plain character: 全市, 我市, 本市, 市委, 市统计局
_OF_CITY = re.compile(r"市(?:委|政府|(?<=我市)|(?!场)(?:(?<=全市)|(?<=本市)(?<!资本市))|(?<![城都超股楼夜]市)(?!场|监|民|值|面|级|县)[\u4e00-\u9fff]{1,6}局)")
_SAYS_CITY = re.compile(r"全市(?!场)|我市|(?<!资)本市(?!场)|市委|市政府")
_SAYS_PROVINCE = re.compile(r"全省|我省")
_OF_COUNTY = re.compile(r"全县|我县|本县|县委|县政府|全旗|旗委|区委|全区|我区|县[\u4e00-\u9fff]{1,6}局")
_COUNTY_WORDS = re.compile(r"县域")
# a bare name of a county has two characters or more, and is told of so often
_LEAST_BARE, _OFTEN = 3, 3
_OF_DISTRICT = re.compile(r"全区(?![域局])|我区|区委|区政府")
_OF_REGION = re.compile(r"全区|我区|区党委")
# a seat of another office, and the place of a dateline, say nothing of where the story is at home
_OFFICE = re.compile(r"海关|铁路局|局集团|证监局|税务局|\d{1,2}月\d{1,2}日电|讯")
_DATELINE = ("本报", "新华社", "中新社", "记者")
# 2024年1月23日在|坪山区|第二届人民代表大会
_GOVERNMENT = re.compile(r"(?:人民)?政府")
_CONGRESS = re.compile(r"\s*第[一二三四五六七八九十]{1,3}届\s*人民代表大会")
# 兴宁市|统计局关于…公报, at the head of a line
_BULLETIN = re.compile(r"统计局(?:\s|关于|\d|$)")
_ON_THE_DAY = re.compile(r"日\s*在[^，。；]{0,8}$")
_PROVINCE_LEVELS = ("province", "municipality")
_COUNTY_LEVELS = ("county", "district", "county-city")
_OPENING = 80
_HEADED = re.compile(r"([\u4e00-\u9fff]{2,3})[：:]")


class Named(Protocol):
    """A name in a text, as the lexicon's matches and the story's names give it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Home:
    """Canonical names, "" where nothing is known."""

    city: str = ""
    province: str = ""
    county: str = ""
    country: str = ""

    def of(self, word: str, level: str) -> str:
        """What a self word (全市, 我省, 全县) means here; the word itself where nothing is known."""
        if level == "country":
            return "全国"
        return {"province": self.province, "city": self.city, "county": self.county}[level] or word

    @property
    def default(self) -> str:
        return self.county or self.city or self.province or self.country


NOWHERE = Home()


def nowhere() -> Home:
    """No region at all."""
    return NOWHERE


def find_home(text: str, names: Iterable[Named], lexicon: Lexicon, page: Callable[[], Home] = nowhere, workspace: str = "", declared: Home = NOWHERE) -> Home:
    """The home of a story from its own words; `page` gives the home of its page, asked only where it matters, `declared` the region whose government reports on it, `workspace` is the region of the paper that printed the story, else the user's.

    One passing mention of a city in a story on the whole country makes no home; where nothing leads and the story speaks of the country, it is 全国.
    """
    names = list(names)
    declared = declared if declared.default else declared_home(text, names, lexicon)
    if declared.default:
        return declared
    counted = count_regions(text, names, lexicon)
    own = _own_home(text, counted, lexicon)
    if not speaks_locally(text):
        return own if own.default else _home_at_large(text, counted, lambda: _outer(page, workspace, lexicon))
    outer = _outer(page, workspace, lexicon)
    city = lexicon.regions.get(own.city)
    if city and outer.city and city.parent == outer.city and counted.cities[outer.city] < 2:
        return outer
    if outer.city and not own.city and not own.county and own.province == outer.province and _SAYS_CITY.search(text):
        return outer
    paper = home_of(workspace, lexicon) if workspace else NOWHERE
    if paper.county and own.city == paper.city and not own.county and paper.county[:-1] in text:
        return paper  # a district's own paper, which names its city too
    if own.default and (counted.firm(own) or not outer.default):
        return own
    return outer if outer.default else _unnamed(text)


def _unnamed(text: str) -> Home:
    """The home of a local text that names no region: 全市 is whatever city it speaks of."""
    counties, cities = len(_OF_COUNTY.findall(text)), len(_SAYS_CITY.findall(text))
    if counties > cities and "县" in text:
        return Home(county="全县")
    return Home(city="全市") if cities else Home(country="全国" if _NATIONAL.search(text) else "")


def _outer(page: Callable[[], Home], workspace: str, lexicon: Lexicon) -> Home:
    home = page()
    return home if home.default else home_of(workspace, lexicon)


def _home_at_large(text: str, counted: "RegionCount", outer: Callable[[], Home]) -> Home:
    """The home of a story that names no region as its own."""
    national = len(_NATIONAL.findall(text))
    if not national and not counted.cities and not counted.provinces and (home := outer()).default:
        return home
    province = _leading(counted.provinces, least=1 if not national else 2)
    if not province and not counted.provinces and _OF_PROVINCE.search(text):
        province = outer().province or ("全省" if len(_SAYS_PROVINCE.findall(text)) >= national else "")
    return Home(province=province, country="" if province or not national else "全国")


def speaks_locally(text: str) -> bool:
    """Whether a text has words that only a city's or county's own paper uses (我市, 县委)."""
    return _OF_CITY.search(text) is not None or _OF_COUNTY.search(text) is not None


def page_home(text: str, names: Iterable[Named], lexicon: Lexicon) -> Home:
    """The region that a whole page clearly speaks of: a section of an article need not name it again. `names` need only hold regions."""
    counted = count_regions(text, names, lexicon)
    home = _own_home(text, counted, lexicon)
    times = counted.cities[home.city] if not home.county else counted.cities.total()
    if home.county or (times and times == counted.cities.total()):
        return home
    return home if times >= 3 and times * 2 >= counted.cities.total() and times > len(_NATIONAL.findall(text)) else NOWHERE


def declared_home(text: str, names: Iterable[Named], lexicon: Lexicon) -> Home:
    """The region whose government reports in a text: 我代表|龙岗区|人民政府, 在深圳市|坪山区|第二届人民代表大会; nowhere where none does."""
    if "代表" not in text and "统计局" not in text:
        return NOWHERE
    for name in names:
        if name.kind != "region" or name.name not in lexicon.regions:
            continue
        reports = _GOVERNMENT.match(text, name.end) and text[max(0, name.start - 12) : name.start].rfind("我代表") >= 0
        if name.start == text.rfind("\n", 0, name.start) + 1 and _BULLETIN.match(text, name.end):
            return home_of(name.name, lexicon)
        if reports or (_CONGRESS.match(text, name.end) and _ON_THE_DAY.search(text, max(0, name.start - 24), name.start)):
            return home_of(name.name, lexicon)
    return NOWHERE


def published_in(publisher: str, lexicon: Lexicon) -> str:
    """The region that a paper's or an office's name holds (洛阳日报, 泉州市统计局), "" where it holds none, as a national paper's."""
    found = known_names(lexicon.find_regions(publisher)) if publisher else []
    return next((name.name for name in reversed(found) if name.name in lexicon.regions and lexicon.regions[name.name].level != "country"), "")


def home_of(name: str, lexicon: Lexicon) -> Home:
    """The home that a region's name makes, with what lies above it."""
    region = lexicon.regions.get(name)
    if region is None:
        return Home(city=name)
    if region.level in _COUNTY_LEVELS:
        return _county_home(region, lexicon)
    if region.level in _PROVINCE_LEVELS:
        return Home(city=name if region.level == "municipality" or name.endswith("市") else "", province=name)
    return Home(city=name, province=_province_of(region, lexicon))


@dataclass(slots=True)
class RegionCount:
    """How often a story names provinces, cities (with what lies in them) and counties; `early` are those of its opening."""

    provinces: Counter[str]
    cities: Counter[str]
    own: Counter[str]
    counties: Counter[Region]
    early: set[str]
    first: str | None = None

    def firm(self, home: Home) -> bool:
        """Whether a home was named in the story's opening or more than once."""
        name = home.default
        times = sum(count for region, count in self.counties.items() if region.name == name) or self.cities[name] or self.provinces[name]
        return times > 1 or name in self.early

    def only_county(self, region: Region) -> bool:
        """Whether a county is named in the opening or again, and no other county and no city at all, not even its own."""
        firm = region.name in self.early or self.counties[region] > 1
        return firm and len(self.counties) == 1 and self.cities.total() == self.counties[region]


def count_regions(text: str, names: Iterable[Named], lexicon: Lexicon) -> RegionCount:
    """Counts the regions among the names, without datelines (本报北京1月17日电) and offices that sit elsewhere (杭州海关)."""
    counted = RegionCount(Counter(), Counter(), Counter(), Counter(), set())
    for name in names:
        region = lexicon.regions.get(name.name) if name.kind == "region" else None
        if region is None or _OFFICE.match(text, name.end) or text.endswith(_DATELINE, max(0, name.start - 3), name.start):
            continue
        if name.start < _OPENING:
            counted.early.add(region.name)
        if counted.first is None and region.level not in _PROVINCE_LEVELS:
            opens = not "\u4e00" <= text[name.start - 1 : name.start] <= "\u9fff"
            counted.first = (region.parent if region.level in _COUNTY_LEVELS else region.name) if opens else ""
        if region.level in _PROVINCE_LEVELS and not region.name.endswith("市"):
            counted.provinces[region.name] += 1
        elif region.level in _COUNTY_LEVELS:
            counted.cities[region.parent] += 1
            counted.counties[region] += 1
        elif region.level != "country":
            counted.cities[region.name] += 1
            counted.own[region.name] += 1
    return counted


def _own_home(text: str, counted: RegionCount, lexicon: Lexicon) -> Home:
    """The region that leads among those a text names, nowhere where none does."""
    county = _county(text, counted) or _bare_county(text, counted, lexicon) or _bare_district(text, counted, lexicon)
    if county:
        return _county_home(county, lexicon)
    titled = _of_headline(text, lexicon) if not counted.cities and not counted.provinces else None
    if titled:
        return _county_home(titled, lexicon)
    if not counted.cities and not counted.provinces and "市" not in text:
        return NOWHERE
    national = len(_NATIONAL.findall(text))
    city = _leading(counted.cities) or ("" if national else _opening(counted))
    if city and counted.cities[city] <= national and not _OF_CITY.search(text):
        city = ""
    if not city and not counted.cities:
        unlisted = (match.group(1) for match in _UNLISTED.finditer(text))
        city = _leading(Counter(name for name in unlisted if not _NO_CITY.search(name)), least=2)
    if city and not _province_story(text, counted, city):
        return home_of(city, lexicon)
    ours = _province_words(text, counted)
    province = _leading(counted.provinces, least=1 if not national or ours > len(_OF_PROVINCE.findall(text)) else 2)
    if province and counted.provinces[province] <= national and not ours:
        province = ""
    return Home(province=province)


def _province_words(text: str, counted: RegionCount) -> int:
    """How often a text speaks of a province as its own; 全区 does so too where the province that it names most is an autonomous region."""
    most = max(sorted(counted.provinces), key=counted.provinces.__getitem__, default="")
    return len(_OF_PROVINCE.findall(text)) + (len(_OF_REGION.findall(text)) if most.endswith("自治区") and not counted.counties else 0)


def _of_headline(text: str, lexicon: Lexicon) -> Region | None:
    """东山：招商引资促发展: the county that a headline names by its bare name, where only one county or town has that name."""
    bare = _HEADED.match(text)
    if not bare:
        return None
    named = [region for ending in ("县", "市") if (region := lexicon.regions.get(bare.group(1) + ending)) and region.level in _COUNTY_LEVELS]
    return named[0] if len(named) == 1 else None


def _county(text: str, counted: RegionCount) -> Region | None:
    """The county that a story is on: it leads among the counties, and the story names no city above it more often."""
    ranked = sorted(counted.counties.items(), key=lambda item: (-item[1], item[0].name))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    region, times = ranked[0]
    if region.level == "county-city":
        alone = (counted.own[region.parent] == 0 or (times >= _OFTEN * counted.own[region.parent] and text.count(region.name) > 1)) and counted.cities[region.parent] * 2 >= counted.cities.total()
        return region if alone else None
    of_county, of_city = len(_OF_COUNTY.findall(text)), len(_OF_CITY.findall(text))
    if not of_city and not of_county:
        leads = times >= _OFTEN * max(1, counted.own[region.parent]) and counted.cities.total() - times <= counted.own[region.parent]
        return region if region.level == "county" and (leads or counted.only_county(region)) else None
    return region if of_county > of_city and times >= counted.own[region.parent] else None


def _bare_county(text: str, counted: RegionCount, lexicon: Lexicon) -> Region | None:
    """闻喜 for 闻喜县: a county that is only told of without its 县, in a story of a county that names its city or province."""
    if counted.counties or not (counted.cities or counted.provinces) or not (_OF_COUNTY.search(text) or _COUNTY_WORDS.search(text)):
        return None
    found: list[tuple[int, Region]] = []
    for region in lexicon.regions.values():
        if region.level != "county" or len(region.name) < _LEAST_BARE:
            continue
        near = counted.cities[region.parent] or (counted.provinces and counted.provinces[_province_of(region, lexicon)])
        if near and (times := text.count(region.name[:-1])) >= _OFTEN:
            found.append((times, region))
    found.sort(key=lambda item: (-item[0], item[1].name))
    return found[0][1] if found and (len(found) == 1 or found[0][0] >= 2 * found[1][0]) else None


def _bare_district(text: str, counted: RegionCount, lexicon: Lexicon) -> Region | None:
    """武进 for 武进区: a district that is only told of without its 区, in a story of a district that names no region at all."""
    if counted.counties or counted.cities or counted.provinces or not _OF_DISTRICT.search(text):
        return None
    stems = Counter(region.name[:-1] for region in lexicon.regions.values() if region.level == "district")
    found = [
        region for region in lexicon.regions.values()
        if region.level == "district" and len(region.name) >= _LEAST_BARE and stems[region.name[:-1]] == 1 and text.count(region.name[:-1]) >= _OFTEN
    ]
    return found[0] if len(found) == 1 else None


def _county_home(region: Region, lexicon: Lexicon) -> Home:
    province = _province_of(region, lexicon)
    if region.level == "county-city":
        return Home(city=region.name, province=province)
    return Home(city=region.parent, province=province, county=region.name)


def _opening(counted: RegionCount) -> str:
    """The city that the story begins with, where none leads but none is named much more often; "" where one is."""
    first = counted.first or ""
    return first if first in counted.early and counted.cities[first] > 1 and 1.5 * counted.cities[first] >= max(counted.cities.values(), default=0) else ""


def _province_story(text: str, counted: RegionCount, city: str) -> bool:
    """Whether a story that names a city is on the province: 全省 and 省… more often than 全市 and 市…"""
    if not counted.provinces:
        return False
    return _province_words(text, counted) > len(_OF_CITY.findall(text)) and counted.cities[city] <= counted.provinces.most_common(1)[0][1] + 1


def _province_of(region: Region | None, lexicon: Lexicon) -> str:
    while region and region.level not in _PROVINCE_LEVELS:
        region = lexicon.regions.get(region.parent)
    return region.name if region else ""


def _leading(counts: Mapping[str, int], least: int = 1) -> str:
    """The name that clearly leads: at least `least` times and more than half again as often as the next one."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < least:
        return ""
    if len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]:
        return ""
    return ranked[0][0]
