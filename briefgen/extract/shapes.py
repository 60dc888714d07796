"""Names by shape, for what no table knows: …有限公司, …项目, …产业园 by their last word; 瑞丰股份 by a trade word at the head of a clause; 北滘镇, 日照港 by place.

Example: 海纳半导体（山西）有限公司引入120套单晶生产设备 — an enterprise; 太钢中厚板生产线智能化升级项目 — a project that holds an enterprise of the lexicon.
A shape begins at the edge of its noun phrase (see `phrase.py`); its last words and the words that make it nothing particular are data (`tails.csv`,
`name_words.csv`).
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from briefgen.extract.grammar import Grammar
from briefgen.extract.names import Name
from briefgen.extract.phrase import PUNCTUATION, QUOTES, Phrases

_LONGEST_NAME = 36
_LONGEST_BRAND = 4
_CLASSES = ("重大", "重点", "高能级", "优质", "亿元以上")
_NO_BRAND = "将以由把在对为与和是按可已正该其"
_PHASE_ONLY = re.compile(r"^(?:第?[一二三四五]|首)期(?:\d+[条个座])?(?:项目|工程|生产线|产线|厂房|车间|基地)?$")
_PHASE_OF_SIZE = re.compile(r"^(?:第?[一二三四五]|首)期\d")
# 四大特色产业集群 are a class; 协助下搬进新厂房 tells what somebody does
_SEVERAL = re.compile(r"[两三四五六七八九十]大")
_CLASS_LEADS = ("重大", "重点", "标志性")
_DOES = re.compile(r"搬进|搬入|迁入|走进|来到|赶赴|协助下|帮助下|支持下")
_LISTS = ("库", "清单", "名单", "名录", "台账")
_HOW_MANY = re.compile(r"(?:总数|数量|数)?(?:已|共|达到?|有|为|超过?|近|约)*\d+(?:余|多)?[个项](?!月|五|工作)")
_ONE_OF_MANY = re.compile(r"\d+(?:余|多)?[项个](?![^，。；、]{0,12}(?:项目|工程))[^，。；、]{2,16}的$")
_PLANTS = ("生产线", "产线", "车间", "厂房")
_COUNTED = re.compile(r"(?:\d|[一两三四五六七八九十])[条座个栋间]$")
# 省、市两级专业镇 are a class
_OF_LEVELS = re.compile(r"(?:[国省市县区乡]家?、?){0,3}[两三四]级")
_NO_NAME = re.compile(r"[获被才就会能可要需让令据如因所未仅只还再很更没别即便却]|应(?![急用县城])|(?:\d{4}年)?第[一二三四五六七八九十\d]+批")
_SELF_LEAD = re.compile(r"(?:本次|此次|这次|全市|我市|本市|全省|我省|全国|我国|全县|全区|其中|目前)(?:的)?(?=[\u4e00-\u9fff]{2})")
_COUNT = re.compile(r"(?:\d+(?:\.\d+)?(?:余|多)?|[两三四五六七八九十]+)(?:批次|批|[条个只座家套项户栋幢间台处片大])(?:年产)?(?=[\u4e00-\u9fff])")
_INNER_COUNT = re.compile(r"(?<=[\u4e00-\u9fff])(?:\d+(?:余|多)?|[两三四五六七八九十]{1,3})[个条项户家栋幢座](?=[\u4e00-\u9fff])")
_INNER_MONEY = re.compile(r"\d+(?:\.\d+)?[万亿]*元(?:的|新建|扩建|建设|实施|改造)*")
_ORIGIN = re.compile(r"(?:德|美|日|韩|法|英|外|央|国|民)企(?=[\u4e00-\u9fff]{4})|(?:国家级?|省级?|市级?)?(?:高新技术|专精特新|“?小巨人”?|单项冠军|瞪羚|独角兽|领军|骨干|头部)*(?:上市公司|龙头企业|链主企业|世界500强企业|企业)(?=[\u4e00-\u9fff（）]{5})")
# 已投产项目|甲食品项目: what sort of project it is
_SORT = re.compile(r"已?(?:投产|在建|开工|签约|续建|储备|竣工)(?:产业|工业|重点|重大)?项目(?=[\u4e00-\u9fff“]{4})|(?:仍|还|尚|另|现|已)有(?!限|色|机)(?=[\u4e00-\u9fff])")
# 甲项目|主体厂房: a part of it
_PROJECT_PART = re.compile(r"项目[\u4e00-\u9fff]{0,6}厂房$")
# 全省第二批重大项目 are many
_IN_BATCHES = re.compile(r"第[一二三四五六七八九十\d]+批")
_WHOLE_PART = 4
# 甲公司|及|乙项目, 总投资|及|丙项目 are two
_WHOLE_NAME = re.compile(r"(?:公司|集团|企业|厂|园|基地|中心|项目|工程|区|市|县|镇|局|政府|院|线|站|投资|建设|产值|等)$|\d")
_STEPS = "研发|设计|开发|生产|制造|加工|组装|检测|采购|销售|仓储|储运|服务|应用"
_STEP_BEFORE = re.compile(rf"(?:{_STEPS})(?:以及|[、及和与])$")
_STEP_NEXT = re.compile(rf"(?:{_STEPS})")
_BRACKETED = re.compile(r"[\u4e00-\u9fffA-Za-z]（[\u4e00-\u9fff]{2,8}）$")
_TOWN = re.compile(r"(?:街道|[镇区])(?![块域间号内位分别长])|港(?![口珠澳资元币股商区城湾务高线段])")
_TOWN_LEAD = re.compile(r"[\u4e00-\u9fff]{2,3}(?:镇|街道|县)(?=[\u4e00-\u9fff])")
_EVENT = re.compile(r"[会展赛节坛班批]第?$")
_OPENERS = PUNCTUATION | frozenset(QUOTES)
_NO_TOWN_END = tuple("城乡集园市地社片厂矿灾山辖郊景库新")
_NO_STEM_END = "系区市省县镇村年月日内外上下前后中等类级型批种个家条项户对和与及的"
# 两江新区|市级重大项目 are many
_OF_A_ZONE = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?:新区|开发区|高新区|经开区|示范区|产业园|工业园|园区)(?=[\u4e00-\u9fff])")
# 河北省|重点建设项目
# 冷水江市项目4个: those of a region
_REGION_ONLY = re.compile(r"[\u4e00-\u9fff]{2,7}(?:[市县区州旗]|开发区|园区)")
_OF_A_REGION = re.compile(r"^[\u4e00-\u9fff]{1,4}?[省市县区州](?=[\u4e00-\u9fff])")
_COUNTED_STEM = re.compile(r"[一两三四五六七八九十几数][辆个家台艘架名位项条只座种款]")
_THIS, _MEASURE_WORDS = tuple("这那该此每"), tuple("家个座条所处片")
_MADE = re.compile(r"年产\d[^，。；、\s]{2,20}$")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class ShapeReader:
    """What the shapes of one text are read from. `breaks` are places that no name reaches over (the ends of periods), in order."""

    text: str
    phrases: Phrases
    grammar: Grammar
    known: list[Name]
    breaks: list[int]
    period_starts: list[int]

    def names(self) -> list[Name]:
        """All names by shape, in no particular order; they may overlap."""
        return [*self._by_tail(), *self._by_trade(), *self._towns(), *self._branches()]

    def _branches(self) -> list[Name]:
        """中车|株洲所|今年…: a known company goes on until a period that stands right behind the phrase."""
        found: list[Name] = []
        for name in self.known:
            if name.kind != "enterprise" or not self._opens(name.start):
                continue
            end = self.phrases.end_after(name.end, name.end + 6)
            behind = bisect_right(self.period_starts, end - 1)
            at_period = behind < len(self.period_starts) and name.end < self.period_starts[behind] <= end
            if at_period:
                end = self.period_starts[behind]
                found.append(Name(name.start, end, "enterprise", self.text[name.start : end], False))
        return found

    def _by_tail(self) -> list[Name]:
        found: list[Name] = []
        for match in self.grammar.tails.pattern.finditer(self.text):
            kind = self.grammar.tails.code(match.group())
            if kind == "chain" and self.text.startswith("群", match.end()):
                continue  # 家居产业链群: a class of chains
            start = self._start(match.start(), match.end(), kind)
            opening = self.text.rfind("“", start, match.end())
            start = opening + 1 if opening > start and "”" not in self.text[opening : match.end()] else start
            name = self.text[start : match.end()].strip("“”")
            if match.group().endswith("厂房") and _PROJECT_PART.search(name):
                continue
            if self.text[start - 1 : start] in _THIS and name[0] in _MEASURE_WORDS:
                continue
            if kind == "project" and (self.text.startswith(_LISTS, match.end()) or _HOW_MANY.match(self.text, match.end()) or _ONE_OF_MANY.search(self.text, max(0, start - 24), start)):
                continue  # 50项投资50亿元以上的|延链补链项目, 重大产业项目|库: a class
            if kind == "project" and match.group().endswith(_PLANTS) and _COUNTED.search(self.text, max(0, start - 6), start):
                continue  # 1条|年产2万吨炭黑生产线 is a part of what builds it
            if kind == "project" and name.startswith("年产"):
                start = self._behind_brand(start)
                name = self.text[start : match.end()].strip("“”")
            if not _is_generic(name, match.group(), kind, self.grammar.generic):
                holder = self._holder(start, match.end()) if kind == "project" else ""
                found.append(Name(start, match.end(), kind, name, False, holder))
        return found

    def _behind_brand(self, start: int) -> int:
        """升和|年产3万吨零部件项目: from the word that a sentence or clause begins with, where that is no word of common use."""
        brand = start
        while brand > max(0, start - _LONGEST_BRAND - 1) and _HAN.fullmatch(self.text, brand - 1, brand):
            brand -= 1
        stem = self.text[brand:start]
        said = sum(end - first for first, end, _ in self.grammar.lexicon.finder(("common", "gap")).find(stem))
        return brand if 2 <= len(stem) <= _LONGEST_BRAND and self._opens(brand) and len(stem) - said >= 1 and stem[0] not in _NO_BRAND else start

    def _start(self, tail: int, end: int, kind: str) -> int:
        floor = max(0, end - _LONGEST_NAME)
        start = self._phrase_start(end, floor)
        if kind in ("enterprise", "project") and self.text[start - 1 : start] == "）" and _BRACKETED.search(self.text[max(0, start - 12) : start]):
            start = self._phrase_start(self.text.rfind("（", 0, start), max(0, floor - 8))
        if kind == "project" and self.text[start - 1 : start] == "”" and (opening := self.text.rfind("“", max(0, start - 26), start)) >= 0:
            start = self._phrase_start(opening, max(0, floor - 8))
        if kind in ("project", "park") and self.text[start - 1 : start] in ("及", "和", "与"):
            start = self._joined_start(start, floor)
        while start < tail and self.text[start] in "、·-“":
            start += 1
        leads = (_SELF_LEAD, _COUNT, _ORIGIN, _SORT)
        while found := next((hit for lead in leads if (hit := lead.match(self.text, start, end)) and hit.end() <= tail), None):
            start = found.end()
        if kind in ("industry", "cluster", "chain"):
            start = self._behind_region(start, tail)
            town = _TOWN_LEAD.match(self.text, start, tail)
            start = town.end() if town else start
        while self.text[start : start + 2] in self.grammar.group("bare_verb") and start + 2 <= tail:
            start += 2
        bought = [hit.end() for hit in _INNER_MONEY.finditer(self.text, start, tail)]
        start = bought[-1] if bought else start
        counted = [hit.end() for hit in _INNER_COUNT.finditer(self.text, start, end) if hit.end() <= tail]
        start = counted[-1] if counted and "年产" not in self.text[start:tail] else start
        mark = self._list_mark(start, tail)
        closing = self.text.rfind("”", start, tail)
        if closing > mark and self.text.find("“", start, max(start, closing)) < 0:
            mark = closing
        start = max(start, mark + 1)
        return self._over_trades(start, floor) if kind == "project" else start

    def _list_mark(self, start: int, end: int) -> int:
        """The last 、 before a tail that parts a list, -1 where none does: 电动车研发、|制造及销售项目 is one name."""
        mark = self.text.rfind("、", start, end)
        while mark >= 0 and step_of_trade(self.text, start, mark + 1) >= 0:
            mark = self.text.rfind("、", start, mark)
        return mark

    def _over_trades(self, start: int, floor: int) -> int:
        """电动车|研发、制造及|销售项目: over the steps of a trade that a project's name lists."""
        while (before := step_of_trade(self.text, floor, start)) >= 0:
            start = self._phrase_start(before, floor) if before > floor else floor
        return start

    def _joined_start(self, start: int, floor: int) -> int:
        """射阳县新能源|及|装备产业园, 云峰高洁净|及|高纯管路项目: over the joining word where a region, a clause or what is made (年产5万套|及…) begins the phrase before it."""
        made = _MADE.search(self.text, max(0, start - _LONGEST_NAME), start - 1)
        if made:
            return made.start()
        before = self._phrase_start(start - 1, floor)
        if self.text[start - 1] == "及" and start - 1 - before >= _WHOLE_PART and self._opens(before) and not _WHOLE_NAME.search(self.text, before, start - 1):
            return before
        at = bisect_right(self.known, before - 1, key=_start_of)
        region = at < len(self.known) and self.known[at].start == before and self.known[at].kind == "region"
        return before if region and self.known[at].end < start - 1 else start

    def _phrase_start(self, end: int, floor: int) -> int:
        start = self.phrases.start_before(end, floor, name=True)
        at = bisect_right(self.breaks, end) - 1
        return max(start, self.breaks[at]) if at >= 0 else start

    def _holder(self, start: int, end: int) -> str:
        at = bisect_right(self.known, start - 1, key=_start_of)
        for name in self.known[at:]:
            if name.start >= end:
                break
            if name.kind == "enterprise" and name.end <= end:
                return name.name
        return ""

    def _by_trade(self) -> list[Name]:
        """瑞丰股份, 华曜新能源: an unknown stem and a trade word where a clause begins."""
        found: list[Name] = []
        finder = self.grammar.lexicon.finder(("brand_tail",))
        selves = self.grammar.group("self")
        after, verbs = self.grammar.group("brand_after"), self.grammar.group("edge")
        plain = self.grammar.group("plain_stem")
        for tail, end, word in finder.find(self.text):
            if found and found[-1].end == tail and not _followed(self.text, end, after):
                found[-1] = Name(found[-1].start, end, "enterprise", self.text[found[-1].start : end], False)
                continue
            start = self._phrase_start(tail, max(0, tail - 9))
            stem_start = self._behind_region(start, tail)
            stem = self.text[stem_start:tail]
            if not (2 <= len(stem) <= (4 if word.code == "sure" else 3)) or not _HAN.fullmatch(stem) or stem[-1] in _NO_STEM_END or stem[:2] in selves:
                continue
            if not self._opens(start) or self._known_ends(tail) or _COUNTED_STEM.match(stem) or _is_plain(stem, plain, verbs) or _followed(self.text, end, after):
                continue
            found.append(Name(start, end, "enterprise", self.text[start:end], False))
        return found

    def _towns(self) -> list[Name]:
        """北滘镇, 桥西街道, 鼓楼区, 日照港: two or three characters before the word, where a clause begins or behind a region."""
        found: list[Name] = []
        refused = self.grammar.group("place_not")
        for match in _TOWN.finditer(self.text):
            port = self._regions_before(match.start()) if match.group() == "港" else match.start()
            if port < match.start():
                found.append(Name(port, match.end(), "park", self.text[port : match.end()], False))
                continue
            start = self._phrase_start(match.end(), max(0, match.start() - 9))
            start = self._behind_region(start, match.start())
            stem = self.text[start : match.start()]
            if stem[-1:] in _NO_TOWN_END:
                continue
            if not (2 <= len(stem) <= (2 if match.group() == "区" else 3)) or stem in refused or stem[-2:] in refused or not _HAN.fullmatch(stem):
                continue
            certain = match.group() != "区" or start == 0 or self.text[start - 1] in "。\n" or start in self.breaks
            if (self._opens(start) and certain) or self._region_ends(start):
                kind = "park" if match.group() == "港" else "region"
                found.append(Name(start, match.end(), kind, self.text[start : match.end()], False))
        return found

    def _regions_before(self, end: int) -> int:
        """Where the known regions begin that stand side by side right before a place (宁波|舟山|港)."""
        at = bisect_right(self.known, end - 1, key=_start_of) - 1
        while at >= 0 and self.known[at].end == end and self.known[at].kind == "region":
            end = self.known[at].start
            at -= 1
        return end

    def _behind_region(self, start: int, end: int) -> int:
        """Behind the known regions that a phrase begins with."""
        at = bisect_right(self.known, start - 1, key=_start_of)
        for name in self.known[at:]:
            if name.start != start or name.end > end - 2 or name.kind != "region":
                break
            start = name.end
        return start

    def _region_ends(self, at: int) -> bool:
        return self._known_ends(at, ("region",))

    def _known_ends(self, at: int, kinds: tuple[str, ...] = ("region", "country", "enterprise")) -> bool:
        index = bisect_right(self.known, at - 1, key=_start_of) - 1
        return index >= 0 and self.known[index].end == at and self.known[index].kind in kinds

    def _opens(self, start: int) -> bool:
        """Whether a phrase stands where a topic does: at the head of a clause or right behind a period."""
        if start == 0 or self.text[start - 1] in _OPENERS:
            return True
        at = bisect_right(self.breaks, start) - 1
        return at >= 0 and self.breaks[at] == start


def step_of_trade(text: str, floor: int, start: int) -> int:
    """Where the step of a trade begins that is listed before another one at `start` (研发、|制造及销售), -1 where none is."""
    before = _STEP_BEFORE.search(text, floor, start) if _STEP_NEXT.match(text, start) else None
    return before.start() if before else -1


def _start_of(name: Name) -> int:
    return name.start


def _is_generic(name: str, tail: str, kind: str, generic: re.Pattern[str]) -> bool:
    """Whether nothing particular stands before the tail (重点项目), or too little for a tail that is a common noun (种植|基地)."""
    modifiers = _OF_A_ZONE.sub("", name.removesuffix(tail))
    if (kind in ("cluster", "chain", "industry") and _SEVERAL.search(name)) or (kind == "project" and (_DOES.search(name) or (tail == "项目" and name.startswith(_CLASS_LEADS)))):
        return True
    if kind == "project" and (len(name) - len(tail) < 2 or _IN_BATCHES.search(name)):
        return True
    if generic.fullmatch(_OF_A_REGION.sub("", modifiers)) or (tail == "项目" and _REGION_ONLY.fullmatch(name.removesuffix(tail))):
        return True
    if _PHASE_ONLY.match(name) or (tail != "项目" and _PHASE_OF_SIZE.match(name)) or _NO_NAME.match(name) or _OF_LEVELS.match(name) or "+" in name or "以上" in name or generic.fullmatch(modifiers):
        return True
    if tail.endswith("期") and (_EVENT.search(modifiers) or modifiers.endswith("分")):
        return True
    if kind == "project" and tail == "项目" and (len(modifiers) == 1 or (modifiers.endswith(_CLASSES) and "首" not in modifiers)):
        return True  # 带动|性项目, 企业投资|重大项目
    return kind == "project" and tail != "项目" and len(tail) <= 2 and len(modifiers) < 3


def _is_plain(stem: str, plain: frozenset[str], verbs: frozenset[str]) -> bool:
    """Whether a stem is an ordinary word or made with one: 精细, 新型, 绿色建筑, 销售."""
    return stem in plain or stem in verbs or any(stem[:length] in plain or stem[-length:] in plain for length in (2, 3) if length < len(stem))


def _followed(text: str, end: int, words: frozenset[str]) -> bool:
    return any(text[end : end + length] in words for length in (1, 2, 3))
