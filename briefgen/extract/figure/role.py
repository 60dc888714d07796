"""Which names of a clause may be whose figure it is, and which only stand by: compared with (占全省), a place (在综改区), a source (某局介绍), an example
(江苏、青海等6省), counted (链主企业9家).

Example: 据中国汽车工业协会统计，5月汽车出口… — the association is the source, no subject.
"""

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.thread import Subject
from briefgen.extract.names import Name

SUBJECT_KINDS = ("project", "enterprise", "park", "chain", "town", "region", "country", "university", "cluster", "fund")
_LISTED = ("、", "和", "与", "及", "以及", "")
_COUNTED_AFTER = re.compile(r"(?:(?:总数|数量|数)?(?:达到?|共|有|为|各|超过?|近|约)*)\d+(?:余|多)?[个户家项条座]")
_COUNTED_BEFORE = re.compile(r"(?:\d|[两三四五六七八九十])(?:余|多)?[个户家项条座]$")
_OBJECT = re.compile(r"(?:入选|入围|列入|纳入|对现有|对原有|现有|原有|对|将|把|由|每条|每个|首个|首条|唯一|最大的?)$")
# 国家智能制造工厂 is a title that many plants bear; 国家会展中心项目 is one thing
_CLASS = re.compile(r"(?:国家级|省级|市级|县级|首批|全国|省市|省、市)|国家[^，。；、]{0,10}(?:工厂|车间|企业|示范园区|示范基地)$")
# 拿清徐老陈醋专业镇作样板，力争省级专业镇达到2个: what is only the means
_MODELS = ("拿", "以", "依托", "对照", "借助")
# 产业园由市里引进的|甲公司|投资建设: the maker, not what is told of
_BUILT_BY = re.compile(r"由[^，。；]{0,12}$")
_OF_AN_ORGAN = re.compile(r"(?!(?:市|省|县|区))[\u4e00-\u9fff]{2,10}(?:协会|学会|商会|联合会|研究院|研究所)(?:等|、|和|与|签)")
_IN_TITLE = re.compile(r"[\u4e00-\u9fff（）]{2,24}?(?:大会|博览会|论坛|峰会|展览会|交易会)")
# 邀请了|长三角地区|157家企业: where the guests are from
_INVITED = re.compile(r"(?:邀请|吸引|来自|汇聚|组织)了?$")
# 甲公司是|乙集团|的下游企业
_RELATED = re.compile(r"的(?:全资|控股|重要|主要|核心)*(?:下游|上游|子公司|孙公司|配套|供应商|客户|合作|关联)")
# 受市场回暖和甲公司带动，乙产业增长
_DRIVES = re.compile(r"[^，。；]{0,8}?(?:带动|拉动|影响|推动)(?=，|等|，)")
# 在甲公司增长的带动下
_UNDER = re.compile(r"[^，。；]{0,40}(?:带动|推动|拉动|支撑|影响|引领|支持|帮助|指导|努力)下")
# 甲市与|乙地|企业签约: whom it is done with
_TOGETHER = re.compile(r"[^，。；]{0,12}?(?:签约|签署|签订|合作|对接|共建|联手|携手)")
_RITE = re.compile(r"(?:集中)?(?:开工|竣工|签约|投产|奠基|启动|通车|落成)(?:仪式|活动|动员)")
_OF_MANY = re.compile(r"集中|暨")
_GUESTS = re.compile(r"(?:出席|参加)[^，。；]{0,20}$")
_CEREMONY = re.compile(r"[^，。；]{0,24}?(?:仪式|活动|会议|大会)")
_NEAR_GUESTS = 24
# 在甲项目现场|举行集中开工仪式
_HELD_AT = re.compile(r"[^，。；]{0,12}?(?:举行|举办|召开)")
_CHAIN_MEETING = re.compile(r"[^，。；]{0,16}(?:对接会|推介会|招商会|峰会|论坛|大会|推进会|座谈会|洽谈会)")
# 高于全国0.4、|全省|0.1个百分点
_AGAINST_TWO = re.compile(r"(?:高于|低于|快于|慢于|优于|好于|比|较)[^，。；]{0,24}$")
_OPENING = re.compile(r"(?:[，。；：\n年月期度、“”]|全市|我市|全省|全国|其中|以来|目前|如今|日前|近日|去年|今年)$")
_EXAMPLES = re.compile(r"(?:（[^）]{1,8}）)?(?:[、和与及][^，。；、]{1,40}){1,8}?等|(?:（[^）]{1,8}）)?等\d")
# 开工9个项目，包括|甲项目、乙项目
_HEADED = re.compile(r"(?:包括|包含|涵盖|涉及|分别[是为有])了?$")
# 苏州、无锡、常州三地: none of them alone
_ALL_OF_THEM = re.compile(r"[两三四五六七八九十]+(?:地|市|省|县|区|州)")
# 新加坡|某某国际等世界500强企业入驻, 某网浙江|11月19日电: part of a firm's name, a dateline
_OF_ANOTHER = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,10}等(?:世界|国内|国际|全球|知名|龙头|头部|企业|公司|集团|一批|多[家个]|\d)|\d{1,2}月\d{1,2}日(?:电|讯)")
_SCALE = re.compile(r"[\u4e00-\u9fff]{0,6}百强|[\u4e00-\u9fff]{1,8}最[全大优多强高好新快]|各[区县市]|[\u4e00-\u9fff]{0,10}(?:考核|评价|评比)?排名|排|第|首(?!季|月)|前(?![两三四五六七八九十\d]+个?[季月])|平均|水平|比重|占比|同行|领先|最|唯一|同类|各地|上下|各[级界类]|范围|率先")
_RANKS_ALL = re.compile(r"[^，。；]{0,14}(?:排名|排序|位次)(?:第|前|居|位|列)")
_OF_PEOPLE = re.compile(r"(?:人|籍|商|企|货|市场|客商|游客|进口|出口|方向|牌照|制造的)(?!均)")
_FAMOUS = re.compile(r"(?:著名|驰名|名牌|知名|老字号)")
# 在甲产业园内，乙项目…
_INSIDE = re.compile(r"(?:里|内|中)(?:的|[，,])")
_FAR = 2000
_LONGEST_LIST = 200


def governing(analysis: Analysis, start: int, end: int) -> list[Subject]:
    """The names and self words between `start` and `end` that may govern a number, in order; asked again, the same list."""
    known = analysis.governing.get((start, end))
    if known is None:
        known = analysis.governing[start, end] = _governing(analysis, start, end)
    return known


def _governing(analysis: Analysis, start: int, end: int) -> list[Subject]:
    found = [
        Subject(name.name, name.kind, 0.95 if name.known else 0.85, name.start, name.holder, opens(analysis, name.start, start))
        for name in analysis.names_in(start, end)
        if name.kind in SUBJECT_KINDS and name.end <= end and name.name != "全国" and _may_govern(analysis, name, start)
    ]
    selves = analysis.grammar.selves
    for match in selves.pattern.finditer(analysis.text, start, end):
        if _speaks_for_itself(analysis, match, start):
            level = selves.code(match.group())
            found.append(Subject(_self(analysis, match.group(), level, match.start()), "region", 0.95, match.start(), "", True))
    return sorted(found, key=lambda subject: subject.start)


def opens(analysis: Analysis, at: int, floor: int) -> bool:
    """Whether a place is where a clause's topic stands; a region, a period or 其中 may stand before it."""
    if at <= floor or _OPENING.search(analysis.text, max(0, at - 3), at):
        return True
    before = analysis.name_at(at - 1)
    return before is not None and before.kind == "region" and opens(analysis, before.start, floor)


def _speaks_for_itself(analysis: Analysis, match: re.Match[str], start: int) -> bool:
    """Whether 全市, 全国 … is the subject: not what is compared with (占全省的, 全国第一), and a wider region only where a clause begins."""
    text = analysis.text
    before = analysis.name_at(match.start() - 1) if match.start() > start else None
    around = analysis.name_at(match.start())
    if text[match.start() - 1 : match.start()] in ("“", "《") or (before and before.kind == "region") or (around and around.kind not in ("region", "industry")):
        return False
    if stands_behind(analysis, "compared", match.start(), start) or _SCALE.match(text, match.end()) or stands_behind(analysis, "placed", match.start(), start):
        return False
    if _INVITED.search(text, max(start, match.start() - 4), match.start()) or _IN_TITLE.match(text, match.end()):
        return False  # 来自|全国|的500名专家; 2024年|中国|西部食品产业大会
    level = analysis.grammar.selves.code(match.group())
    wider = level == "country" or (level == "province" and analysis.home.city != "")
    if wider and _RANKS_ALL.match(text, match.end()):
        return False  # 全省|重点项目考核排名第7位
    listed = text[match.start() - 1 : match.start()] == "、"
    if listed and _AGAINST_TWO.search(text, start, match.start()):
        return False
    return not wider or (not listed and opens(analysis, match.start(), start))


def _self(analysis: Analysis, word: str, level: str, at: int) -> str:
    """The region behind a self word; 全县 is the county that was named last, 全区 also a whole 自治区, 全镇 the town."""
    if level == "county" and word.endswith("区") and (region := _autonomous(analysis, at)):
        return region
    if level == "county":
        return (_last_park(analysis, at) if word.endswith("区") else "") or last_county(analysis, at) or analysis.home.of(word, level)
    if level in ("city", "province"):
        return _opening_region(analysis, at, level) or analysis.home.of(word, level)
    if level == "town":
        towns = [name.name for name in analysis.names_in(max(0, at - _FAR), at) if name.name.endswith(("镇", "乡", "街道", "村"))]
        return towns[-1] if towns else analysis.home.default
    return analysis.home.of(word, level)


def _autonomous(analysis: Analysis, at: int) -> str:
    """The autonomous region that 全区 means: the one that opens the sentence, or that the story is at home in; "" for none."""
    opening = _opening_region(analysis, at, "province")
    home = "" if analysis.home.county or analysis.home.city else analysis.home.province
    return next((name for name in (opening, home) if name.endswith("自治区")), "")


def _last_park(analysis: Analysis, end: int) -> str:
    """The development zone that 全区 or 该区 means, where one was named after any county or district; "" where none was."""
    for name in reversed(analysis.names_in(max(0, end - _FAR), end)):
        if name.kind == "park" and name.name.endswith("区"):
            return name.name
        if name.kind == "region" and name.name.endswith(("县", "区")):
            return ""
    return ""


def _opening_region(analysis: Analysis, at: int, level: str) -> str:
    """上海印发方案，到2027年，|全市|实现…: the city or province that opens the sentence or ends a clause before it; "" where none does."""
    regions = analysis.grammar.lexicon.regions
    floor = max(analysis.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    for name in analysis.names_in(floor, at):
        region = regions.get(name.name) if name.kind == "region" else None
        if region and region.level in (level, "municipality") and (opens(analysis, name.start, floor) or analysis.text[name.end : name.end + 1] == "，"):
            return region.name
    return ""


def last_county(analysis: Analysis, end: int) -> str:
    """The county or district that stands last before `end`, also as the seat of another name (清徐老陈醋); "" where there is none."""
    regions = analysis.grammar.lexicon.regions
    for name in reversed(analysis.names_in(max(0, end - _FAR), end)):
        region = regions.get(name.name) if name.kind == "region" else None
        if region is None and name.kind in ("park", "project", "enterprise") and not name.known:
            inner = next((found for found in analysis.grammar.lexicon.find_regions(name.name) if found.start == 0), None)
            region = regions.get(inner.term.name) if inner else None
        if region is None and name.kind in ("town", "park"):
            term = analysis.grammar.lexicon.lookup(name.name, name.kind)
            region = regions.get(term.data.get("place", "")) if term else None
        if region and region.level in ("county", "district", "county-city") and analysis.home.city in ("", region.parent, region.name):
            return region.name
        if name.kind == "region" and not name.known and name.name.endswith(("县", "区")):
            return name.name
    return ""


def _list_head(analysis: Analysis, name: Name, floor: int) -> int:
    """Where the 、-list begins that a name stands in (依托|A、B、C): what is before the list counts for all of it."""
    start = name.start
    for other in reversed(analysis.names_in(floor, name.start)):
        if analysis.text[other.end : start] not in _LISTED:
            break
        start = other.start
    return start


def _list_end(analysis: Analysis, name: Name) -> int:
    """Where the 、-list ends that a name stands in (阳光电源、美亚光电|等76户企业)."""
    end = name.end
    for other in analysis.names_in(name.end, name.end + 80):
        if analysis.text[end : other.start] not in _LISTED or other.kind == "chain_group":
            break
        end = other.end
    return end


def is_example(analysis: Analysis, name: Name) -> bool:
    """Whether a name stands in a list that 等 ends (阳光电源、美亚光电等76户企业), or in one that spells out what was counted (包括|甲项目、乙项目)."""
    text = analysis.text
    end = _list_end(analysis, name)
    listed = end > name.end or text[name.start - 1 : name.start] in ("、", "和", "与")
    if name.kind == "region" and listed and _ALL_OF_THEM.match(text, end):
        return True
    if listed and name.kind == "project":
        head = _list_head(analysis, name, max(0, name.start - _LONGEST_LIST))
        if _HEADED.search(text, max(0, head - 4), head):
            return True
    return text.startswith("等", end) or _EXAMPLES.match(text, name.end) is not None


def _attended(analysis: Analysis, name: Name, floor: int) -> bool:
    """出席|甲区、乙区|集中开工仪式: where the guests went."""
    return _GUESTS.search(analysis.text, max(floor, name.start - _NEAR_GUESTS), name.start) is not None and _CEREMONY.match(analysis.text, name.end) is not None


def _names_an_occasion(analysis: Analysis, name: Name, floor: int) -> bool:
    """全市重大项目集中开工暨|甲公司搬迁项目|开工仪式: one of the many that the occasion is for."""
    return name.kind == "project" and _RITE.match(analysis.text, name.end) is not None and _OF_MANY.search(analysis.text, floor, name.end) is not None


def _is_partner(analysis: Analysis, name: Name, floor: int) -> bool:
    """甲市与|乙地|企业签约项目32个: told of 甲市."""
    told = name.kind in ("region", "country", "park") and name.start - 1 > floor and analysis.text[name.start - 1] in "与同"
    return told and _TOGETHER.match(analysis.text, name.end) is not None


def held_at(analysis: Analysis, name: Name) -> bool:
    """Whether a name is only where something is held (在甲项目现场|举行…仪式)."""
    return _HELD_AT.match(analysis.text, name.end) is not None


def _may_govern(analysis: Analysis, name: Name, floor: int) -> bool:
    text = analysis.text
    head = _list_head(analysis, name, floor)
    if stands_behind(analysis, "compared", head, floor) or _speaks(analysis, name) or grades(analysis, name):
        return False
    if (name.kind in ("enterprise", "project", "region", "country", "park") and is_example(analysis, name)) or (name.kind in ("region", "country") and (_OF_ANOTHER.match(text, name.end) or _holds_the_next(analysis, name))):
        return False
    left = text[max(floor, head - 4) : head]
    placed = left.endswith(("在", "于")) and (held_at(analysis, name) or (name.kind == "project" and _INSIDE.match(text, name.end) is not None))
    if placed or (name.kind in ("region", "park") and _attended(analysis, name, floor)):
        return False
    if (name.kind == "chain" and _CHAIN_MEETING.match(text, name.end)) or _is_partner(analysis, name, floor) or _names_an_occasion(analysis, name, floor):
        return False
    if name.kind in ("enterprise", "university") and (_BUILT_BY.search(text, max(floor, name.start - 14), name.start) or _BUILT_BY.search(text, max(floor, head - 14), head)):
        return False
    if _stands_aside(text, name, left):
        return False
    if (_UNDER.match(text, name.end) and text.rfind("在", floor, name.start) >= 0) or (_DRIVES.match(text, name.end) and text.rfind("受", floor, name.start) >= 0):
        return False
    if name.kind in ("project", "cluster", "chain", "park"):
        counted = _COUNTED_AFTER.match(text, _list_end(analysis, name)) or _COUNTED_BEFORE.search(left)
        if counted or _OBJECT.search(left) or _CLASS.match(name.name):
            return False
    if name.kind == "country" and (_OF_PEOPLE.match(text, name.end) or not opens(analysis, name.start, floor)):
        return False
    return name.kind in ("project", "town", "cluster", "fund") or not stands_behind(analysis, "placed", head, floor)


def grades(analysis: Analysis, name: Name) -> bool:
    """拥有产品53项，四川省|著名商标8个: a region that only says of which grade they are."""
    return name.kind == "region" and _FAMOUS.match(analysis.text, name.end) is not None


def _holds_the_next(analysis: Analysis, name: Name) -> bool:
    """山西省|长治市|沁源县: of regions in a row the last one is meant."""
    inner = analysis.name_at(name.end)
    return inner is not None and inner.start == name.end and inner.kind == "region"


def _stands_aside(text: str, name: Name, left: str) -> bool:
    """Guests' home (邀请了长三角地区157家企业), kin (是乙集团的下游企业), what is only the means (拿甲专业镇作样板), and a class (皮毛等畜产品加工项目)."""
    if name.kind in ("region", "country"):
        return _INVITED.search(left) is not None or _OF_AN_ORGAN.match(text, name.end) is not None
    if name.kind in ("enterprise", "university"):
        return left.endswith(("是", "为")) and _RELATED.match(text, name.end) is not None
    return (name.kind == "town" and left.endswith(_MODELS)) or (name.kind == "project" and left.endswith("等"))


def _speaks(analysis: Analysis, name: Name) -> bool:
    """某局|介绍, 省统计局|数据显示: the source of what is told. A company may tell of itself (瑞丰股份|发布年报)."""
    said = analysis.text.startswith(tuple(analysis.grammar.group("speaker")), name.end)
    return name.name in analysis.grammar.group("office_like") or (said and name.kind not in ("enterprise", "project"))


def stands_behind(analysis: Analysis, group: str, at: int, floor: int) -> bool:
    """Whether a place stands right behind a word of a group (比|全国, 在|综改区)."""
    words = analysis.grammar.group(group)
    return any(analysis.text[max(floor, at - size) : at] in words for size in range(1, 5) if at - size >= floor)
