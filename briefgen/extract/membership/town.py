"""专业镇 by level.

甲瓷器、乙家具等县级专业镇 · 甲法兰和乙黄酒2个省级重点专业镇 · 甲市甲镇、乙镇被认定为省级专业镇 · 甲米醋省级专业镇
"""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.membership.chain import items_of
from briefgen.extract.membership.found import Found
from briefgen.extract.sentence import Sentence
from briefgen.extract.within import within

_LEVELS = r"国家级|省级|市级|县级|区级"
_LEVEL = re.compile(_LEVELS)
_LIST = re.compile(rf"(?:等(?:\d+[个家])?|(?:\d+|[两三四五六七八九十]+)[个家])[\u4e00-\u9fff、]{{0,3}}?(?P<level>{_LEVELS})?(?:重点|特色)?专业镇")
_WON = re.compile(r"(?:等(?:\d+|[一二三四五六七八九十]+)个(?:乡镇|镇|街道))?(?:被认定为|被评为|被列为|列为|被确定为|入选|获评|获批|跻身|(?<![成作])为(?=[国省市县]))[^，。；]{0,24}?(?:专业镇|该名单)|(?<=镇)(?:入选|上榜)该?名单")
_TOLD = re.compile(r"专业镇[^。；]{0,30}?(?:分别)(?:为|是)[：:]?(?=[^，。；]{2,16}、)")
_CLOSE = re.compile(r"[，。；等]")
_ABOUT = re.compile(r"投资|博览|产品|发展|建设|培育|工作|高质量|战略|推进|以来")
_EDGE = re.compile(r"^.*?(?:[，：]|发挥|利用|依托|包括|培育[了出]?|拥有|其中|形成了?|有|了|我[市省]的?)")
_VAGUE = re.compile(r"^(?:省|市|县|各|一批|重点|特色|首批|新增|级|梯队|个|批|以上|全市|我市|的|国家|一个|多)+|\d|标准|发展|培育|认定|建设|授牌|创建|打造|第[一二三四五六七八九十]批|集群")
_ONE = re.compile(r"(?:1|一)个")
_AND = re.compile(r"^(?:以?及|和|与|培育出)")
_LONG = 8
_SUFFIX = re.compile(rf"(?:{_LEVELS})?(?:重点|特色)?专业镇$")


class TownReader:
    """Reads sentence by sentence: a level said once holds for the towns named behind it."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._level = ""
        self._paragraph = -1
        self._spoken = False

    def read(self, sentence: Sentence) -> Iterator[Found]:
        """The towns that a sentence names."""
        text = self._analysis.text
        spoken = text.find("专业镇", sentence.start, sentence.end) >= 0
        known = self._spoken and sentence.paragraph == self._paragraph
        self._spoken, self._paragraph = spoken or known, sentence.paragraph
        if not spoken and not known and not any(name.kind == "town" for name in within(self._analysis.names, sentence.start, sentence.end)):
            return
        yield from self._found(sentence)

    def _found(self, sentence: Sentence) -> list[Found]:
        text = self._analysis.text
        listed = self._told(sentence) or self._listed(sentence)
        if listed:
            return listed
        won = [found for match in _WON.finditer(text, sentence.start, sentence.end) for found in self._named(sentence, match)]
        if won or _WON.search(text, sentence.start, sentence.end):
            return won
        said = _LEVEL.search(text, sentence.start, sentence.end)
        if said and text.find("专业镇", sentence.start, sentence.end) >= 0:
            self._level = said.group()
        return [found for name in within(self._analysis.names, sentence.start, sentence.end) if name.kind == "town" for found in self._single(name.start, name.end, name.name)]

    def _told(self, sentence: Sentence) -> list[Found]:
        """十大省级重点专业镇授牌，分别为|甲黄酒、乙陶瓷."""
        text = self._analysis.text
        told = _TOLD.search(text, sentence.start, sentence.end)
        if not told:
            return []
        close = _CLOSE.search(text, told.end(), sentence.end)
        end = close.start() if close else sentence.end
        level = _LEVEL.search(text, sentence.start, told.end())
        self._level = level.group() if level else self._level
        items = [(stop, _SUFFIX.sub("", item).strip("“”")) for _, stop, item in items_of(text, told.end(), end)]
        return [Found(told.start(), stop, item, "专业镇", self._level or None) for stop, item in items if 2 <= len(item) <= 12]

    def _listed(self, sentence: Sentence) -> list[Found]:
        """甲、乙等县级专业镇."""
        found: list[Found] = []
        at = sentence.start
        for match in _LIST.finditer(self._analysis.text, sentence.start, sentence.end):
            clause = sentence.clause_at(match.start())
            start = clause.start if not match.group().startswith("等") else sentence.start
            items = list(items_of(self._analysis.text, max(at, start), match.start()))
            if len(items) < (1 if _ONE.match(match.group()) else 2):
                continue
            self._level = match["level"] or self._level
            items[0] = self._from_edge(items[0])
            first = items[0][0]
            for _, end, item in items:
                member = _SUFFIX.sub("", _AND.sub("", _EDGE.sub("", item))).strip("“”")
                if 2 <= len(member) <= 16 and not re.search(r"等$|\d", member):
                    found.append(Found(first, max(end, match.end()), member, "专业镇", self._level or None))
            at = match.end()
        return found

    def _from_edge(self, item: tuple[int, int, str]) -> tuple[int, int, str]:
        """甲市将培育建设|电机: the first item of a list without the words that lead to it."""
        start, end, printed = item
        edge = self._analysis.phrases.start_before(start + len(printed), start)
        led = len(printed) > _LONG and edge < start + len(printed)
        return (edge, end, self._analysis.text[edge : start + len(printed)].lstrip("出了").removeprefix("建设")) if led else item

    def _named(self, sentence: Sentence, won: re.Match[str]) -> list[Found]:
        """甲县甲镇、乙镇被认定为省级专业镇."""
        text = self._analysis.text
        clause = sentence.clause_at(won.start())
        level = _LEVEL.search(won.group()) or _LEVEL.search(text, sentence.start, won.end())
        province = re.search(r"[\u4e00-\u9fff]{2,3}省", won.group())
        group = level.group() if level else "省级" if province or re.search(r"省第", won.group()) else self._level or None
        items = [_SUFFIX.sub("", _EDGE.sub("", item)).strip("“”") for _, _, item in items_of(text, clause.start, won.start())]
        return [Found(clause.start, won.end(), item, "专业镇", group) for item in items if 2 <= len(item) <= 16 and not _VAGUE.search(item)]

    def _single(self, start: int, end: int, name: str) -> Iterator[Found]:
        """甲老陈醋省级专业镇."""
        member = _SUFFIX.sub("", name).strip("“”")
        own = _LEVEL.search(name)
        region = self._analysis.grammar.lexicon.lookup(member, "region")
        if len(member) >= 2 and not region and not _VAGUE.search(member) and not _ABOUT.match(self._analysis.text, end):
            yield Found(start, end, member, "专业镇", (own.group() if own else self._level) or None, 0.8)
