"""Titles that enterprises hold: 专精特新, 小巨人, 单项冠军, 绿色工厂 … (the words are data: `roles.csv`).

甲公司获评国家级专精特新“小巨人”企业 · 甲、乙入选省级绿色工厂名单 · 公布第二批单项冠军名单，我市甲、乙等3家企业上榜 · 六家企业入选小巨人，分别为甲、乙 · 小巨人企业甲公司 ·
作为国家级高新技术企业，甲公司…
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.membership.found import Found, level_name
from briefgen.extract.membership.row import Item, is_row, row_after, row_before
from briefgen.extract.sentence import Sentence
from briefgen.extract.within import within

_WON = re.compile(
    r"入选|入围|获评|获批|上榜|榜上有名|跻身|荣获|获得|荣膺|斩获|列入|通过|成功创建|(?:被|获|拟|予以)?(?:认定|评|确定|授予|命名)为|成为|当选|获(?=国家|省|市|“|专精|单项|绿色)"
)
_NAMED = re.compile(r"(?:认定|确定|评定|命名|授予|遴选|公布)(?P<row>[^，。；]{4,120}?)(?:等[^，。；]{0,12}?(?:企业|单位|公司))?(?:为|成为)(?=[^，。；]{2,24})")
_LISTED_LATE = re.compile(r"分别(?:为|是)|(?:包括|它们是|企业[有为是]?)[：:]?|[：:]")
_LEVEL = re.compile(r"国家级|自治区级|省级|市级|区级|县级|国家(?!电|能|管)|全国|(?<=[批家了、为得评选])省(?![内外])")
_OF_ROW = re.compile(r"等?(?:\d+|[一两三四五六七八九十百]+)?余?(?:[家户个]|多家)?(?:本地|我市|重点|优质)?(?:企业|单位|公司)?(?:全部|均|都|也|双双|实力|强势|光荣|一举|脱颖而出|成功|顺利|首次|再次|近日|日前|还|先后|同时|又|获|正式|[年月\d]|凭借[^，。；]{2,20})*$")
_AS = re.compile(r"(?:作为|是)(?:一家|首批|全[国省市]|国内|省内|[\u4e00-\u9fff]{0,4}首[家个批])?(?:的)?[^，。；、]{0,10}$")
_NOT_ENTERPRISES = ("链上企业", "链长", "产业链", "产业集群", "专业镇", "园区企业", "承载区", "产业板块", "牵头单位", "规上企业", "重点企业", "小升规", "龙头企业", "骨干企业", "领军企业", "头部企业", "配套企业", "千亿级企业", "百亿级企业", "上市公司", "首台套")  # fmt: skip
# so many short names in a row are enterprises though none of them is known
_LONG_ROW = 4
_LEADERS = ("链主", "链核")
_WISH = re.compile(r"争创|力争|培育|推动|支持|鼓励|引导|申报|新增|打造|建设|目标|冲刺|争取|加快")


@dataclass(frozen=True, slots=True)
class _Title:
    start: int
    end: int
    role: str


class AwardReader:
    """Reads sentence by sentence: the list may be named in one sentence and its members in the next."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._last: tuple[int, _Title] | None = None
        self._before = False

    def read(self, sentence: Sentence) -> Iterator[Found]:
        """The title holders that a sentence names."""
        titles = self._titles(sentence)
        kept = self._last[1] if self._last and (self._last[0] == sentence.paragraph or self._before) else None
        if not titles and kept is None:
            self._before = False
            return
        seen: set[str] = set()
        for found in (*self._won(sentence, titles, kept), *self._named(sentence, titles), *self._enumerated(sentence, titles, kept), *self._apposed(sentence, titles)):
            if found.member not in seen:
                seen.add(found.member)
                yield found
        self._before = bool(titles)
        if titles:
            self._last = (sentence.paragraph, titles[-1])

    def _titles(self, sentence: Sentence) -> list[_Title]:
        found = self._analysis.words_in("role", sentence.start, sentence.end)
        return [_Title(start, end, word.code) for start, end, word in found if word.code not in _NOT_ENTERPRISES]

    def _won(self, sentence: Sentence, titles: list[_Title], kept: _Title | None) -> Iterator[Found]:
        """甲、乙等3家企业入选…名单."""
        text = self._analysis.text
        for match in _WON.finditer(text, sentence.start, sentence.end):
            clause = sentence.clause_at(match.start())
            title = self._title_of(titles, match) or kept
            if title is None or (title.start > match.end() and "。" in text[match.end() : title.start]):
                continue
            items = row_before(self._analysis, clause.start, self._row_end(clause.start, match.start()))
            if not items or not any(item.known for item in items):
                items = self._holder_before(sentence, clause.start) if title.start > match.start() else []
            if is_row(items) and not _WISH.search(text, max(items[-1].end, clause.start), match.start()):
                yield from self._found(items, title, match.end())

    def _title_of(self, titles: list[_Title], match: re.Match[str]) -> _Title | None:
        """The title behind the verb, else the one before it; of two mentions of one title the one with its level."""
        behind = next((title for title in titles if 0 <= title.start - match.end() <= 40), None)
        before = next((title for title in reversed(titles) if title.end <= match.start()), None)
        if behind and before and behind.role == before.role and not self._level(behind) and self._level(before):
            return before
        return behind or before

    def _level(self, title: _Title) -> str | None:
        levels = _LEVEL.findall(self._analysis.text[max(0, title.start - 16) : title.end])
        return level_name(levels[-1]) if levels else None

    def _row_end(self, start: int, end: int) -> int:
        """Where the row before a verb ends: before 等3家企业近日, but behind a name that ends in 公司 itself."""
        tail = _OF_ROW.search(self._analysis.text, start, end)
        if not tail:
            return end
        name = self._analysis.name_at(tail.start())
        return name.end if name and name.kind == "enterprise" and name.start < tail.start() else tail.start()

    def _holder_before(self, sentence: Sentence, before: int) -> list[Item]:
        """The enterprise that the sentence began with: 甲公司深耕行业多年，先后获评…."""
        first = sentence.clauses[0]
        if first.start >= before:
            return []
        names = [name for name in within(self._analysis.names, first.start, before) if name.kind == "enterprise"]
        return [Item(name.start, name.end, name.name, True) for name in names[:1]] if len(names) == 1 and names[0].start - first.start <= 12 else []

    def _named(self, sentence: Sentence, titles: list[_Title]) -> Iterator[Found]:
        """认定甲公司等79家企业为省级小巨人企业."""
        text = self._analysis.text
        for match in _NAMED.finditer(text, sentence.start, sentence.end):
            title = next((title for title in titles if 0 <= title.start - match.end() <= 24), None)
            items = row_after(self._analysis, match.start("row"), match.end("row")) if title else []
            if title and is_row(items):
                yield from self._found(items, title, match.end())

    def _enumerated(self, sentence: Sentence, titles: list[_Title], kept: _Title | None) -> Iterator[Found]:
        """…名单，我市六家企业榜上有名，分别为甲、乙和丙."""
        text = self._analysis.text
        for match in _LISTED_LATE.finditer(text, sentence.start, sentence.end):
            title = next((title for title in reversed(titles) if title.end <= match.start()), None) or kept
            items = row_after(self._analysis, match.end(), sentence.end) if title else []
            if title and items and (items[0].known or len(items) >= _LONG_ROW) and items[0].start - match.end() <= 2:
                yield from self._found(items, title, match.end())

    def _apposed(self, sentence: Sentence, titles: list[_Title]) -> Iterator[Found]:
        """国家级小巨人企业甲公司 ; 作为国家级小巨人企业，甲公司 ; 甲公司是国家级小巨人企业."""
        text = self._analysis.text
        for title in titles:
            if title.role in _LEADERS:
                continue
            clause = sentence.clause_at(title.start)
            items = row_after(self._analysis, title.end, clause.end)
            if items and items[0].known and items[0].start <= title.end + 1:
                yield from self._found(items, title, title.start)
                continue
            lead = _AS.search(text, clause.start, title.start)
            if not lead or _WISH.search(text, clause.start, lead.start()):
                continue
            after = row_after(self._analysis, clause.end + 1, sentence.end) if lead.group().startswith("作为") else []
            before = [name for name in within(self._analysis.names, clause.start, lead.start()) if name.kind == "enterprise"]
            if after and after[0].known and after[0].start <= clause.end + 2:
                yield from self._found(after[:1], title, title.start)
            elif before and lead.start() - before[-1].end <= 2:
                yield from self._found([Item(before[-1].start, before[-1].end, before[-1].name, True)], title, title.start)

    def _found(self, items: list[Item], title: _Title, at: int) -> Iterator[Found]:
        start, end = min(items[0].start, title.start), max(items[-1].end, title.end)
        level = self._level(title)
        if end - start > 400:
            start, end = items[0].start, items[-1].end
        for item in items:
            yield Found(start, end, item.name, title.role, level, 0.85 if item.known else 0.7)
