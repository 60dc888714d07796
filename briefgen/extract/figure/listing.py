"""Lists that share their words: 新能源汽车、工业机器人产量同比分别增长48.6%、33.4% ; 国家级、省级、市级绿色工厂2家、11家、26家 ; 合肥、芜湖、滁州…分别增长….

The n-th number belongs to the n-th item. What the last item ends with (产量) belongs to all, what the first one begins with (新增) too; an item may be a name,
then it is whose figure it is, or the base of a comparison (分别高于全国、全省).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.clauses import listed_before, over_clauses
from briefgen.extract.figure.counted import counted_behind
from briefgen.extract.figure.indicator import pulled_by
from briefgen.extract.figure.inherit import head_of, measured, with_head
from briefgen.extract.figure.noun import OWNERS, clean, noun_before
from briefgen.extract.figure.place import Place
from briefgen.extract.figure.thread import Subject, Thread
from briefgen.extract.names import Name
from briefgen.model.fact import Comparison

_BETWEEN = re.compile(r"[、和与及，,\s]*(?:以及)?")
_MARK = re.compile(r"、|以及|和|与|及")
_EACH = re.compile(r"分别|依次|各自")
_BOTH = re.compile(r"(?:均|双双|都|同步)(?:实现|保持|为|达到?|超过?)*$")
_RATES = ("增速", "增幅", "增长率", "占比", "比重", "降幅", "总量", "数量", "利用率")
_BASES: tuple[tuple[str, Comparison], ...] = (("全国", "national"), ("国家", "national"), ("全省", "provincial"), ("全区", "provincial"), ("省", "provincial"))
_ASIDE = re.compile(r"（[^（）]{1,12}）")
_AGAINST = re.compile(r"分别(?:比|较)?(?:高于|低于|快于|慢于|高出|优于)?(?P<items>[^，。；\d]{2,24}?)(?:平均水平)?(?:增速)?(?:高出?|低|快|慢|提高|提升)?$")
_PREFIX = re.compile(r"^(?:(?:累计|已|共)?(?:新增|净增|拥有|培育|认定|建成|获批|新培育|新认定|创建|打造)(?:了)?)")
_ACHIEVED = re.compile(r"^(?:企业|公司|项目)?(?:实现|完成|达成|取得)了?(?=[\u4e00-\u9fff]{2})")
_FIRST, _THIRD, _TO_WHAT = re.compile(r"第?[一二三]"), re.compile(r"第?(?P<which>[二三])(?:次?产业)"), re.compile(r"^对[^，。；]{2,12}的?(?=贡献率)")
_MOST = 6


@dataclass(frozen=True, slots=True)
class Item:
    """What one number of a list belongs to: an indicator's name or "", an owner, a subject taken over, or the base of a comparison.

    `anchor` is the list's first place, whose words hold for all.
    """

    anchor: Place
    name: str = ""
    owner: Name | None = None
    subject: Subject | None = None
    comparison: Comparison | None = None


def read_lists(analysis: Analysis, places: Sequence[Place], thread: Thread) -> dict[int, list[Item]]:
    """The items of each listed number of a sentence, by the number's start: one item, or several where they share a number (均)."""
    items: dict[int, list[Item]] = {}
    at = 0
    while at < len(places):
        row = _row(analysis.text, places, at)
        if len(row) > 1:
            found = _items_of(analysis, row, thread, places[:at])
            items |= {place.number.start: [item] for place, item in zip(row, found, strict=False)}
        else:
            shared = _sharing(analysis, places[at])
            if shared:
                items[places[at].number.start] = shared
        at += len(row)
    return items


def _row(text: str, places: Sequence[Place], at: int) -> list[Place]:
    """The numbers from `at` on that follow each other in their clause with nothing but list marks between them."""
    row = [places[at]]
    for place in places[at + 1 :]:
        last = row[-1].number
        if place.clause is not row[0].clause or not _BETWEEN.fullmatch(text, last.outer_end, place.number.outer_start):
            break
        row.append(place)
    return row


def _items_of(analysis: Analysis, row: list[Place], thread: Thread, before: Sequence[Place]) -> list[Item]:
    first = row[0]
    left = analysis.text[first.start : first.number.outer_start]
    bases = _bases(left, len(row), first)
    if bases:
        return bases
    each = _EACH.search(left)
    if each and _only_links(analysis, first, each.start()):
        behind = _behind_each(analysis, first, each) if first.number.unit != "%" else ""
        if behind and behind not in analysis.grammar.group("bare_measure"):
            return _told_before(analysis, first, len(row), thread, _ACHIEVED.sub("", behind)) or [Item(first) for _ in row]
        told = _told_before(analysis, first, len(row), thread) or _taken_over(analysis, first, len(row), thread) or _counted_behind_last(analysis, row)
        return told or ([Item(first) for _ in row] if _is_growth_row(analysis, row) else [])
    end = first.start + each.start() if each else _noun_end(analysis, first)
    over = over_clauses(analysis, first, end, len(row)) if each else []
    if over:
        return [Item(first, name) for name in _completed(analysis, [analysis.text[start:stop] for start, stop in over], "")]
    items = _named_items(analysis, first, end, _behind_each(analysis, first, each), len(row), loose=each is not None)
    if len(items) == len(row):
        return items
    if each and not _MARK.search(analysis.text, first.start, first.start + each.start()):
        return _of_one_noun(analysis, row, each, thread)
    if not _is_growth_row(analysis, row):
        return []
    # 利润分别为3.63亿元和3.62亿元，同比下降|29%和26%
    told = _taken_over(analysis, first, len(row), thread) if noun_before(analysis, end, first.start) is None else []
    return told or [Item(first) for _ in row]


def _told_before(analysis: Analysis, anchor: Place, count: int, thread: Thread, measure: str = "") -> list[Item]:
    """汽车产业、通用航空产业保持增长，|增速分别为…: the list of the clause before, with the measure that was told before it."""
    spans = listed_before(analysis, anchor, count)
    pieces = [analysis.text[start:stop] for start, stop in spans]
    pulled = pulled_by(analysis, anchor.start, anchor.number.outer_start)
    if pulled:
        return [Item(anchor, piece + pulled) for piece in pieces]
    if measure:
        return [Item(anchor, piece + measure) for piece in pieces]
    return [Item(anchor, with_head(analysis, name, thread, anchor)) for name in _completed(analysis, pieces, "")] if pieces else []


def _of_one_noun(analysis: Analysis, row: list[Place], each: re.Match[str], thread: Thread) -> list[Item]:
    """城乡居民收入分别达到7.5万元和4.9万元: one noun for all; 三大指标分别占… stands for what was measured before."""
    first = row[0]
    noun = noun_before(analysis, first.start + each.start(), first.start)
    measures = analysis.grammar.group("bare_measure")
    if noun is None or not noun.text or noun.text in measures or "指标" in analysis.text[first.start : first.start + each.start()]:
        return _taken_over(analysis, first, len(row), thread) or _counted_behind_last(analysis, row)
    return [Item(first) for _ in row]


def _is_growth_row(analysis: Analysis, row: list[Place]) -> bool:
    """增长5.4%和7.1%: rates of what was listed before."""
    first = row[0]
    words = analysis.text[first.start : first.number.outer_start]
    return first.number.unit in ("%", "位") and analysis.grammar.growth.before.search(words) is not None


def _taken_over(analysis: Analysis, anchor: Place, count: int, thread: Thread) -> list[Item]:
    """三大指标分别占…, 同比分别增长…: what the figures before measured, one after the other."""
    for figures in (thread.figures, thread.earlier):
        distinct = list({(subject.name, reading.name): (subject, reading) for subject, reading in figures}.values())
        for found in (distinct, figures[-count:]):
            if len(found) == count:
                return [Item(anchor, reading.name, None, subject) for subject, reading in found]
    return []


def _counted_behind_last(analysis: Analysis, row: list[Place]) -> list[Item]:
    """分别有5家、7家和6家|造船企业: one noun behind the last number."""
    found = counted_behind(analysis, row[-1])
    return [Item(row[0], found.name) for _ in row] if found else []


def _only_links(analysis: Analysis, place: Place, each: int) -> bool:
    """同比|分别增长, 总数|分别居: nothing is listed before 分别."""
    head = analysis.text[place.start : place.start + each]
    return not _MARK.search(head) and len(head) <= 4


def _bases(left: str, count: int, anchor: Place) -> list[Item]:
    """分别高于全国、全省: a base for each number."""
    match = _AGAINST.search(_ASIDE.sub("", left))
    if not match:
        return []
    found = [
        next((code for word, code in _BASES if item.startswith(word)), None) for item in _MARK.split(match["items"].removeprefix("比"))
    ]
    return [Item(anchor, comparison=code) for code in found] if len(found) == count and all(found) else []


def _noun_end(analysis: Analysis, place: Place) -> int:
    return analysis.phrases.before_links(place.number.outer_start, place.start)


def _behind_each(analysis: Analysis, place: Place, each: re.Match[str] | None) -> str:
    """对东盟、欧盟分别|进出口|…: a noun between 分别 and the first number."""
    if each is None:
        return ""
    start = place.start + each.end()
    noun = noun_before(analysis, place.number.outer_start, start)
    text = noun.text if noun else ""
    return "" if analysis.grammar.growth.change.search(text) or not measured(text, analysis.grammar.group("measure")) else text


def _named_items(analysis: Analysis, anchor: Place, end: int, tail: str, count: int, *, loose: bool) -> list[Item]:
    """The items of the list that ends at `end`; without 分别 only levels and names make a list."""
    spans = _parted(analysis, anchor, end, count)
    if not loose and not _is_plain_list(analysis, spans, count):
        return []
    if len(spans) > count:
        spans = spans[-count:]
    if len(spans) != count or count > _MOST:
        return []
    owners = [_owner_at(analysis, start) for start, _ in spans]
    towards = _towards(analysis, spans)
    if towards:
        holder = owners[0]
        return [Item(anchor, name + tail, holder if holder and holder.end <= towards[1] else None) for name in towards[0]] if tail else []
    if all(owners):
        return _owned(analysis, anchor, spans, [owner for owner in owners if owner], tail)
    holder = owners[0]
    if holder and holder.end < spans[0][1]:
        spans[0] = (holder.end, spans[0][1])
    return [Item(anchor, name, holder) for name in _completed(analysis, [analysis.text[start:stop] for start, stop in spans], tail)]


def _parted(analysis: Analysis, anchor: Place, end: int, count: int) -> list[tuple[int, int]]:
    """The pieces of a list of `count`; where every mark parts too many, only 、 and the joiner behind the last of them do (导航及海洋仪器制造业、…)."""
    marks = _marks(analysis, anchor.start, end)
    last = max((match.start() for match in marks if match.group() == "、"), default=-1)
    for kept in (marks, [match for match in marks if match.group() == "、" or match.start() > last], [match for match in marks if match.group() == "、"]):
        spans = _spans(analysis, anchor, end, kept)
        if len(spans) == count:
            return spans
    return _spans(analysis, anchor, end, marks)


def _marks(analysis: Analysis, start: int, end: int) -> list[re.Match[str]]:
    return [match for match in _MARK.finditer(analysis.text, start, end) if not _inside_name(analysis, match.start())]


def _spans(analysis: Analysis, anchor: Place, end: int, marks: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The pieces between list marks, from the edge of the first one's phrase."""
    if not marks:
        return []
    start = anchor.start
    mentions = list(analysis.periods_in(anchor.start, marks[0].start()))
    start = mentions[-1].end if mentions else start
    spans, at = [], start
    for match in marks:
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    trimmed = [_trimmed(analysis, begin, stop) for begin, stop in spans]
    return [(begin, stop) for begin, stop in trimmed if begin < stop]


def _trimmed(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Without self words, commas and 其中 in front, 同比 and the like behind."""
    text = analysis.text
    head = re.compile(rf"(?:{analysis.grammar.selves.pattern.pattern}|其中|目前|累计|[，,的 ])+").match(text, start, end)
    start = head.end() if head else start
    tail = re.search(r"(?:同比|环比|较[^，、\d]{1,5}?前?|比上年|比去年|均|，)+$", text[start:end])
    return start, start + tail.start() if tail else end


def _inside_name(analysis: Analysis, at: int) -> bool:
    name = analysis.name_at(at)
    return name is not None and name.start < at


def _is_plain_list(analysis: Analysis, spans: list[tuple[int, int]], count: int) -> bool:
    """国家级、省级、市级绿色工厂: levels, or names, one for each number."""
    if len(spans) != count:
        return False
    levels = analysis.grammar.group("level_word")
    pieces = [_PREFIX.sub("", analysis.text[start:end]) for start, end in spans]
    return all(piece in levels for piece in pieces[:-1]) or all(_owner_at(analysis, start) for start, _ in spans)


def _owner_at(analysis: Analysis, at: int) -> Name | None:
    name = analysis.name_at(at)
    return name if name and name.start == at and name.kind in OWNERS else None


def _towards(analysis: Analysis, spans: list[tuple[int, int]]) -> tuple[list[str], int] | None:
    """重庆|对东盟、欧盟、美国: the partners of a trade with their preposition, and where that stands."""
    text = analysis.text
    at = next((at for at in range(*spans[0]) if text[at] in "对从自向与"), -1)
    if at < 0:
        return None
    names = [analysis.name_at(at + 1), *(analysis.name_at(start) for start, _ in spans[1:])]
    if not all(name and name.kind in ("region", "country") for name in names):
        return None
    return [text[at] + text[name.start : name.end] for name in names if name], at


def _owned(analysis: Analysis, anchor: Place, spans: list[tuple[int, int]], owners: list[Name], tail: str) -> list[Item]:
    """Each name with the noun behind the last one: 合肥、芜湖、滁州|规模以上工业增加值."""
    noun = noun_before(analysis, spans[-1][1], owners[-1].end) if owners[-1].end < spans[-1][1] else None
    name = _canonical(analysis, (noun.text if noun else "") + tail)
    return [Item(anchor, name, owner) for owner in owners]


def _completed(analysis: Analysis, pieces: list[str], tail: str) -> list[str]:
    """The items' names with what they share."""
    pieces = _of_industries(pieces)
    measures = analysis.grammar.group("measure")
    adverbs, selves = analysis.grammar.group("phrase_adverb"), analysis.grammar.group("self")
    prefix = _PREFIX.match(pieces[0])
    added = "新增" if prefix and ("新增" in prefix.group() or "净增" in prefix.group()) else ""
    pieces = [clean(_PREFIX.sub("", _ACHIEVED.sub("", piece)), adverbs, selves) for piece in pieces]
    shared = tail or _shared_tail(analysis, pieces, measures)
    if shared in _RATES:
        return [_canonical(analysis, piece.removesuffix(shared)) + shared for piece in pieces]
    named = [piece if not shared or piece.endswith(shared) else piece + _missing(piece, shared, analysis) for piece in pieces]
    head = pieces[0].removesuffix(head_of(pieces[0], measures) or pieces[0])
    generic = analysis.grammar.group("generic_measure")
    named = [head + name if len(head) > 1 and name in generic and at else name for at, name in enumerate(named)]
    return [added + name if added else _canonical(analysis, name) for name in named]


def _of_industries(pieces: list[str]) -> list[str]:
    """第一|二|三产业对经济增长的贡献率: each of the three industries by its name."""
    last = _THIRD.match(pieces[-1])
    if not last or not all(_FIRST.fullmatch(piece) for piece in pieces[:-1]):
        return pieces
    what = _TO_WHAT.sub("", pieces[-1][last.end() :])
    return ["第" + piece.removeprefix("第") + "产业" + what for piece in [*pieces[:-1], last["which"]]]


def _shared_tail(analysis: Analysis, pieces: list[str], measures: frozenset[str]) -> str:
    """What the last item ends with and the others lack: 产量, 增速, and with it 产业 (家电、电子信息|产业产值); the thing counted behind levels."""
    last = pieces[-1]
    levels = sorted(analysis.grammar.group("level_word"), key=len, reverse=True)
    level = next((word for word in levels if last.startswith(word) and len(last) > len(word) + 1), "")
    if level and all(piece in analysis.grammar.group("level_word") for piece in pieces[:-1]):
        return last[len(level) :]
    rate = next((word for word in _RATES if last.endswith(word) and last != word), "")
    if rate:
        return rate
    head = head_of(last, measures)
    if not head or all(measured(piece, measures) for piece in pieces):
        return ""
    stem = last.removesuffix(head)
    trade = next((word for word in ("产业", "行业", "产品", "企业") if stem.endswith(word) and stem != word), "")
    return trade + head


def _missing(piece: str, shared: str, analysis: Analysis) -> str:
    """What of the shared tail a piece lacks: 装备制造业 has its trade word, 家电 has not."""
    if shared in _RATES:
        return shared
    if measured(piece, analysis.grammar.group("measure")):
        return ""
    for trade in ("产业", "行业", "产品", "企业"):
        if shared.startswith(trade) and (piece.endswith(trade) or piece.endswith("业")):
            return shared.removeprefix(trade)
    return shared


def _canonical(analysis: Analysis, name: str) -> str:
    term = analysis.grammar.lexicon.lookup(name, "indicator")
    return term.name if term else name


def _sharing(analysis: Analysis, place: Place) -> list[Item]:
    """产值、利润均增长20%: two items share one number."""
    text, number = analysis.text, place.number
    end = _noun_end(analysis, place)
    before = analysis.grammar.growth.before.search(text, place.start, number.outer_start)
    if before:
        end = before.start()
    both = _BOTH.search(text, place.start, end) or _BOTH.search(text, place.start, number.outer_start)
    if both is None or number.dimension == "rank":
        return []
    spans = _spans(analysis, place, both.start(), _marks(analysis, place.start, both.start()))
    if not 2 <= len(spans) <= 3:
        return []
    return _named_items(analysis, place, both.start(), "", len(spans), loose=True)
