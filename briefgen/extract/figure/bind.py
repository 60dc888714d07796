"""Figures: each number of a story tied to its subject, indicator, aspect, period and modality — or left to the ledger.

一季度，我市规上工业增加值同比增长12.9%，比全国高出6.4个百分点 gives two figures of one indicator: growth 12.9 % and change 6.4 points against the nation.
Sentences are read in order; what one says of whom and when is carried to the next one of its paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.aspect import Reading, read_aspect
from briefgen.extract.figure.gate import no_figure
from briefgen.extract.figure.indicator import read_indicator
from briefgen.extract.figure.inherit import head_told, is_flow, without_measure
from briefgen.extract.figure.listing import Item, read_lists
from briefgen.extract.figure.modality import read_modality, sets_aims
from briefgen.extract.figure.occasion import fair_away, occasion_of
from briefgen.extract.figure.pair import Pair, pair_of
from briefgen.extract.figure.place import Place, places_in
from briefgen.extract.figure.reading import IndicatorReading
from briefgen.extract.figure.role import governing
from briefgen.extract.figure.speaker import speaker_of
from briefgen.extract.figure.subject import leading_subject, refers_back, scene, subject_of
from briefgen.extract.figure.thread import Section, Subject, Thread
from briefgen.extract.figure.time import carried_on, in_a_title, lead_period, of_section, period_before, period_of, so_far
from briefgen.extract.number import NumberMention
from briefgen.extract.period import find_periods
from briefgen.extract.sentence import Sentence
from briefgen.extract.zone import BARE_ZONES
from briefgen.model.fact import Comparison, Modality
from briefgen.model.ledger import Reason
from briefgen.model.period import Period

_BARE_LINK = re.compile(r"[在于则]?[为是]")
_RANKS_ON = re.compile(r"(?:在[^，。；]{1,16}?)?(?:排名|位列|位居|居|排|名列)第?[一二三四五六七八九十\d]")
_GOES_ON = ("其中", "同比", "环比", "增速", "累计增", "累计同比", "两年平均", "两年年均", "比上", "较上", "占全", "增长", "下降", "分", "从")
_WHOLE = re.compile(r"(?:全球|世界|全国|全省|全市|全区|国内|国际|亚洲|本地|全县|行业)(?:总量|市场)?的?")
_OF_A_TIME = ("growth", "change", "share", "rank", "contribution")
_LISTED_BASE = 4
_A_MONTH, _FRESH, _YEAR = 31, 92, 366
_OPENING = 80
_LONGEST_HEADING = 40
_AIMS = re.compile(r"目标|重点工作|工作安排|工作打算|主要任务|下一步|工作思路|工作重点|总体要求|计划")
# 冲刺全年目标, 实施强县计划: the headline of news, which tells of what is done
_NEWS = re.compile(r"(?:冲刺|实施|围绕|锚定|聚焦|紧盯|瞄准|对标|奋战|冲击|助力|推进|落实|对照|盯紧|加快|全力|提前)[^，。；]{0,16}(?:目标|计划)")
_BULLETIN = re.compile(r"(?P<year>20\d\d年)[^\n。]{0,16}统计的?公报")
_TITLE = 200
_PART = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_SECTION = re.compile(r"^[一二三四五六七八九十]{1,3}、[^\n。]{4,36}$", re.MULTILINE)
_PAST = re.compile(r"回顾|总结|完成|取得|成就|情况|实现|公布|发布|超")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、")
_LIST = 3
_WORKS = ("project", "enterprise", "park", "fund")
_PARTS = ("生产线", "产线", "车间", "厂房", "仓库", "装置", "机组")
_THROUGHOUT, _HEADED = 2, 20
_LASTING = ("project", "enterprise", "park", "town", "chain")


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """A figure in clean-text offsets, before it becomes a fact."""

    number: NumberMention
    sentence: Sentence
    subject: Subject
    indicator: str
    reading: Reading
    period: Period | None
    modality: Modality
    confidence: float


@dataclass(frozen=True, slots=True)
class Unbound:
    """A number that stays out, and why."""

    number: NumberMention
    sentence: Sentence
    reason: Reason


Bound = BoundFigure | Unbound


def bind_figures(analysis: Analysis) -> Iterator[Bound]:
    """All numbers of a story in order, bound or with the reason why not."""
    home = _home_subject(analysis)
    thread = Thread(home, home, lead=lead_period(analysis), section=_section_above(analysis))
    for sentence in analysis.sentences:
        if sentence.paragraph != thread.paragraph:
            kept = thread.subject if refers_back(analysis.text, sentence.start, sentence.end) and thread.paragraph >= 0 else home
            thread.section = _under(_section(analysis, sentence), thread.section)
            line = _is_line(analysis, sentence)
            thread.begin_paragraph(sentence.paragraph, kept, keep_period=line or _is_reviewed(analysis, thread))
            thread.aged = thread.aged and not line
        thread.begin_sentence(_goes_on(analysis, sentence))
        yield from _bind_sentence(analysis, sentence, thread)
        _carry(analysis, sentence, thread)


def _home_subject(analysis: Analysis) -> Subject:
    """The home region; in a story that is all about one company, and speaks of no region as its own, that company; without a home the fair it is on."""
    fair = fair_away(analysis) if analysis.home.default else occasion_of(analysis)
    head = analysis.name_at(0)
    if head and head.kind == "park" and analysis.text[head.end : head.end + 1] in ("：", ":"):
        return Subject(head.name, "park", 0.7)  # 丹徒经济开发区：重点项目冲刺全年目标
    region = Subject(fair, "event", 0.6) if fair or not analysis.home.default else Subject(analysis.home.default, "region", 0.7)
    zone = _zone_throughout(analysis)
    if zone:
        return zone
    if any(True for _ in analysis.grammar.selves.pattern.finditer(analysis.text)):
        return region
    counts = Counter(name.name for name in analysis.names if name.kind == "enterprise")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return region
    first = next(name for name in analysis.names if name.name == ranked[0][0])
    early = first.start < _OPENING and not any(name.kind == "region" for name in analysis.names_in(0, first.start))
    return Subject(first.name, "enterprise", 0.7) if early else region


def _zone_throughout(analysis: Analysis) -> Subject | None:
    """经开区 in the headline or the first words and again: the zone that the whole story is on; None where it is on none."""
    zones = [name for name in analysis.names if name.kind == "park" and not name.known]
    told = [name for name in zones if name.name.endswith(BARE_ZONES)]
    if len(told) < _THROUGHOUT or told[0].start >= _HEADED or len({name.name for name in zones}) > 1:
        return None
    return Subject(told[0].name, "park", 0.7)


def _bind_sentence(analysis: Analysis, sentence: Sentence, thread: Thread) -> Iterator[Bound]:
    counting: list[NumberMention] = []
    for number in _in_points(sentence.numbers):
        reason = no_figure(analysis, number)
        if reason:
            yield Unbound(number, sentence, reason)
        else:
            counting.append(number)
    thread.speaker = speaker_of(analysis, sentence, thread) if counting else None
    places = list(places_in(analysis, sentence, counting))
    pair: Pair | None = None
    for group in _by_clause(places):
        lists = read_lists(analysis, group, thread)
        for place in group:
            pair = pair_of(analysis, place) or (pair if pair and place.number.start == pair.second else None)
            yield from _bind(analysis, place, lists.get(place.number.start, []), pair, thread)


def _by_clause(places: list[Place]) -> Iterator[list[Place]]:
    group: list[Place] = []
    for place in places:
        if group and place.clause is not group[0].clause:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _in_points(numbers: list[NumberMention]) -> list[NumberMention]:
    """高3.3个、2.5个百分点: the unit that only the last one prints."""
    found = list(numbers)
    for at in range(len(found) - 2, -1, -1):
        number, following = found[at], found[at + 1]
        near = following.outer_start - number.outer_end
        if following.unit == "个百分点" and ((number.unit == "个" and near <= 2) or (not number.unit and near <= _LISTED_BASE)):
            found[at] = replace(number, unit="个百分点", dimension="points")
    for at in range(1, len(found)):
        # 前移6位、|5位|和4位
        if found[at].unit == "位" and found[at - 1].dimension == "rank" and 0 < found[at].outer_start - found[at - 1].outer_end <= 2:
            found[at] = replace(found[at], dimension="rank")
    return found


def _bind(analysis: Analysis, place: Place, items: list[Item], pair: Pair | None, thread: Thread) -> Iterator[Bound]:
    """One figure, or one for each item that shares the number."""
    anchor = items[0].anchor if items else place
    reading = _read(analysis, anchor, place, pair, thread)
    if items and items[0].comparison:
        reading = replace(reading, comparison=items[0].comparison)
    named: list[Item | None] = [item for item in items if item.name]
    for item in named or [None]:
        yield _figure(analysis, place, reading, item, pair, thread)


def _read(analysis: Analysis, anchor: Place, place: Place, pair: Pair | None, thread: Thread) -> Reading:
    """The aspect; the noun of a pair's first number ends at 由, its second one says of the same what the first one said."""
    falling = thread.reading is not None and thread.reading.aspect == "growth" and thread.reading.sign < 0
    read = place if anchor is place else replace(anchor, number=replace_unit(anchor, place))
    reading = read_aspect(analysis, read, _words_end(analysis, anchor), falling)
    if pair and place.number.start == pair.first.number.start:
        return _settled(replace(reading, word_start=min(pair.word, reading.word_start)) if reading.aspect != "share" else reading, None)
    if pair and thread.reading and reading.aspect in ("level", "share") and place.number.dimension != "rank":
        return replace(reading, aspect=thread.reading.aspect)
    if _shares_on(analysis, place, reading, thread):
        return replace(reading, aspect="share", word_start=place.start)
    comparison = reading.comparison
    if comparison is None and reading.aspect == "growth" and thread.reading and thread.reading.aspect == "growth" and _same_group(analysis, anchor, thread):
        comparison = thread.reading.comparison
    return _settled(reading, comparison)


def _settled(reading: Reading, comparison: Comparison | None) -> Reading:
    """With the base of comparison that the words leave open."""
    if reading.aspect in ("growth", "change", "multiple"):
        told = comparison or reading.comparison
        return replace(reading, comparison=told or reading.default, assumed=told is None)
    return reading


def _over_years(reading: Reading, period: Period | None) -> Reading:
    """2021年以来|增长两成: a growth over more than a year that names no base is against none of a year before."""
    long = period is not None and (period.last - period.first).days > _YEAR
    return replace(reading, comparison="other") if long and reading.assumed and reading.comparison == "yoy" else reading


def _shares_on(analysis: Analysis, place: Place, reading: Reading, thread: Thread) -> bool:
    """占全国的65%、|全球的|35%: another whole of the same share."""
    if reading.aspect != "level" or place.number.unit != "%" or thread.reading is None or thread.reading.aspect != "share":
        return False
    return _WHOLE.fullmatch(analysis.text, place.start, place.number.outer_start) is not None


def replace_unit(anchor: Place, place: Place) -> NumberMention:
    """The list's first number with the unit and dimension of the one that is read: both stand behind the same words."""
    return replace(anchor.number, unit=place.number.unit, dimension=place.number.dimension)


def _same_group(analysis: Analysis, place: Place, thread: Thread) -> bool:
    """Whether no ；and no new period stands between a growth and the one before it: 环比上涨0.5%，食品上涨0.9%."""
    if thread.indicator is None:
        return False
    start = max(place.sentence.start, thread.indicator.start)
    between = analysis.text[start : place.number.outer_start]
    return "；" not in between and "累计" not in between and not analysis.periods_in(place.clause.start, place.number.outer_start)


def _words_end(analysis: Analysis, place: Place) -> int:
    """Where the words of a number end: before a period right in front of it (增加到|2023年的|618家)."""
    text, end = analysis.text, place.number.outer_start
    for mention in reversed(analysis.periods_in(place.start, end)):
        if text[mention.end : end] not in ("", "的", "，", "约", "达", "达到"):
            break
        until = text[mention.start : mention.start + 1] in ("到", "至")
        end = mention.start + 1 if until else mention.start
    return end


def _figure(analysis: Analysis, place: Place, reading: Reading, item: Item | None, pair: Pair | None, thread: Thread) -> Bound:
    number, sentence = place.number, place.sentence
    if item:
        indicator: IndicatorReading | None = IndicatorReading(item.name, item.anchor.start, item.anchor.number.outer_start, 0.85, item.owner)
    else:
        indicator = read_indicator(analysis, place, reading, thread)
    if indicator is None or (not number.unit and not _is_index(indicator)):
        return Unbound(number, sentence, Reason.NO_INDICATOR)
    reading = _like_before(analysis, place, reading, indicator, thread)
    subject = item.subject if item and item.subject else subject_of(analysis, place, indicator, thread)
    if not subject.name:
        return Unbound(number, sentence, Reason.NO_SUBJECT)
    mention = of_section(analysis, period_before(analysis, place, pair), thread.section.period)
    modality = read_modality(analysis, place, indicator, subject, mention, thread)
    first = pair is not None and number.start == pair.first.number.start
    # what was says nothing of what is to come, nor a region's year of a plant that is shown
    other = thread.aged and (modality != "actual" or (subject.kind in _WORKS and subject.name != thread.home.name))
    carried = None if first or other else thread.period
    period = period_of(analysis, place, mention, carried, indicator, reading.aspect, modality)
    told_at_head = reading.aspect in _OF_A_TIME or (reading.aspect == "level" and subject.kind not in _WORKS and is_flow(analysis, indicator.name))
    if period is None and mention is None and modality == "actual" and told_at_head:
        period = thread.lead
    period = so_far(analysis, place, period)
    reading = _over_years(reading, period)
    _remember(thread, indicator, reading, subject, modality, number.dimension)
    thread.head = head_told(analysis, indicator, reading.aspect) or thread.head
    sure = round(min(indicator.sure, subject.sure), 2)
    return BoundFigure(number, sentence, subject, indicator.name, reading, period, modality, sure)


def _is_index(indicator: IndicatorReading) -> bool:
    """What may have a value without a unit: an index, a score, a ratio."""
    return not indicator.inherited and indicator.name.endswith(("指数", "得分", "评分", "系数", "PMI", "比", "密度", "分值", "点位"))


def _like_before(analysis: Analysis, place: Place, reading: Reading, indicator: IndicatorReading, thread: Thread) -> Reading:
    """重庆经开区为|38.2%, 上半年为|6.1%, 2024年预期目标为|9%: a bare rate says of another what the rate before it said."""
    before = thread.reading
    if not indicator.inherited or reading.aspect != "level" or place.number.unit != "%" or before is None or before.aspect not in ("growth", "share"):
        return reading
    words = analysis.text[place.start : place.number.outer_start]
    for mention in analysis.periods_in(place.start, place.number.outer_start):
        words = words.replace(analysis.text[mention.start : mention.end], "")
    return replace(before, sign=1) if indicator.owner or "目标" in words or _BARE_LINK.fullmatch(words) else reading


def _remember(thread: Thread, indicator: IndicatorReading, reading: Reading, subject: Subject, modality: Modality, dimension: str) -> None:
    if reading.aspect != "rank" or thread.indicator is None:
        if thread.indicator is None or thread.indicator.name != indicator.name:
            thread.dimension = ""
        if reading.aspect == "level":
            thread.dimension = dimension
            thread.counted = _ownerless(indicator) if dimension == "count" else thread.counted
        thread.indicator, thread.reading = _ownerless(indicator), reading
    elif not indicator.inherited:
        # 制造业投资绝对值居第一位，|增速|居第二位
        thread.indicator = replace(indicator, owner=None, name=without_measure(indicator.name))
    thread.modality = modality
    if not thread.subject.name and not thread.home.name:
        thread.subject = replace(subject, start=-1)
    thread.figures.append((subject, indicator))


def _ownerless(indicator: IndicatorReading) -> IndicatorReading:
    return indicator if indicator.owner is None else replace(indicator, owner=None)


def _section(analysis: Analysis, sentence: Sentence) -> Section | None:
    """What a heading says, None where a sentence is no heading: a short paragraph of its own without a full stop and without figures."""
    text = analysis.text
    if sentence.end - sentence.start > _LONGEST_HEADING or text[sentence.end - 1] in "。！？；：" or text[sentence.end : sentence.end + 1] not in ("", "\n"):
        return None
    spans = [mention for mention in sentence.periods if mention.kind == "span" and mention.period and not in_a_title(analysis, mention)]
    aims = bool(_AIMS.search(text, sentence.start, sentence.end)) and not (_PAST.search(text, sentence.start, sentence.end) or _NEWS.search(text, sentence.start, sentence.end))
    if not spans and not aims and not _NUMBERED.match(text, sentence.start):
        return None
    return Section(spans[-1] if spans else None, aims)


def _under(section: Section | None, above: Section) -> Section:
    """What holds below a heading: one without a period of its own keeps the one above it, but not where it turns to aims."""
    if section is None:
        return above
    return replace(section, period=above.period) if section.period is None and not section.aims and not above.aims else section


def _section_above(analysis: Analysis) -> Section:
    """What the heading above says of a story that is a part of its section: 一、2024年工作回顾 over （一）…; the year of a bulletin's title is that of all its sections."""
    story = analysis.story
    title = _BULLETIN.search(story.page.text, 0, _TITLE)
    if title:
        return Section(find_periods(title["year"], analysis.reference)[0])
    if not _PART.match(analysis.text) or not story.offset:
        return Section()
    headings = [match.group() for match in _SECTION.finditer(story.page.text, 0, story.offset)]
    if not headings:
        return Section()
    spans = [mention for mention in find_periods(headings[-1], analysis.reference) if mention.kind == "span" and mention.period]
    return Section(spans[-1] if spans else None, bool(_AIMS.search(headings[-1])) and not _PAST.search(headings[-1]))


def _is_reviewed(analysis: Analysis, thread: Thread) -> bool:
    """Whether the period that was told last is the story's year, over or nearly so, or its months so far: a review names it once for all of its paragraphs."""
    told, reference = thread.period.period if thread.period and thread.period.kind == "span" else None, analysis.reference
    if told is None or reference is None or (told.first.month, told.first.day) != (1, 1) or told.first.year != told.last.year:
        return False
    return (told.last - told.first).days > _A_MONTH and -_FRESH <= (told.last - reference.last).days <= _A_MONTH


def _is_line(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether the paragraph before ends without a full stop: a line of a table, whose period holds for the lines below it."""
    before = analysis.text[max(0, sentence.start - 3) : sentence.start].rstrip(" \u3000\n")
    return bool(before) and before[-1] not in "。！？”）"


def _goes_on(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence's first words keep the indicator of the one before: 其中, 分行业看, or a bare verb of growth, also behind a month or a region."""
    if analysis.text.startswith(_GOES_ON, sentence.start) or _RANKS_ON.match(analysis.text, sentence.start):
        return True
    first = sentence.periods[0] if sentence.periods else None
    name = analysis.name_at(sentence.start)
    if first is not None and first.start == sentence.start:
        start = first.end
    elif name is not None and name.kind == "region" and name.start == sentence.start:
        start = name.end  # 甲市增长5%
    else:
        return False
    return analysis.text.startswith(("增长", "下降", "同比", "环比"), start)


def _carry(analysis: Analysis, sentence: Sentence, thread: Thread) -> None:
    told = of_section(analysis, carried_on(analysis, sentence, thread.period, thread.lead), thread.section.period)
    thread.aged = thread.aged and told is thread.period
    thread.period = told
    found = [subject for subject in governing(analysis, sentence.start, sentence.end) if not _is_part_of(subject, thread)]
    set_in = scene(analysis, sentence.start, sentence.clauses[0].end)
    if refers_back(analysis.text, sentence.start, sentence.end):
        # 该项目占地40亩，计划打造甲产业园: what it will be is not what the text is on
        found = [subject for subject in found if subject.opens or subject.kind not in ("project", "park")]
    if "project" in thread.latest:
        # 首期将建设电芯生产线: a part of the project that was told of
        found = [subject for subject in found if subject.opens or not subject.name.endswith(_PARTS)]
    if set_in and not any(subject.kind in _LASTING for subject in found):
        found = [set_in, *found]
    for subject in reversed(found) if found and found[0].kind == "project" else found:
        if subject.kind in _LASTING:
            thread.latest[subject.kind] = Subject(subject.name, subject.kind, 0.7, -1, subject.holder)
        if subject.holder:
            thread.latest["enterprise"] = Subject(subject.holder, "enterprise", 0.7)
    if len({subject.name for subject in found if subject.kind == "project"}) >= _LIST or _lists_places(found, sentence):
        thread.subject = thread.home  # after a list of projects or places the text is on none of them
    elif found:
        thread.subject = _of_figures(found, thread) or leading_subject(found)
    elif thread.figures and thread.figures[-1][0].kind == "park":
        thread.subject = replace(thread.figures[-1][0], start=-1)  # 高新区产值268亿元。|重点项目56个
    thread.before = (sentence.start, sentence.end)
    thread.aims = sets_aims(analysis, sentence.start, sentence.end) or (thread.aims and not _tells(analysis, sentence))


def _of_figures(found: list[Subject], thread: Thread) -> Subject | None:
    """省里开工动员会召开，甲市|开工项目68个: of several regions the one that the sentence's last figure is of."""
    if len(found) < 2 or not thread.figures or any(subject.kind not in ("region", "country") for subject in found):
        return None
    last = thread.figures[-1][0]
    if any(subject.name == leading_subject(found).name for subject, _ in thread.figures):
        return None
    return replace(last, start=-1) if any(subject.name == last.name for subject in found) else None


def _is_part_of(subject: Subject, thread: Thread) -> bool:
    """Whether a name is only that of a line or a workshop in the project that the text is on (首期工程将建设|电池模组生产线)."""
    told = thread.subject.kind == "project" or "project" in thread.latest
    return told and subject.kind == "project" and not subject.holder and not subject.opens and subject.name.endswith(_PARTS)


def _lists_places(found: list[Subject], sentence: Sentence) -> bool:
    """甲县项目9个，总投资17亿元；乙县项目4个，总投资9亿元：the places take turns."""
    places = {subject.name for subject in found if subject.kind in ("region", "park") and subject.opens}
    return len(places) >= _LIST and len(sentence.numbers) >= _LIST


def _tells(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence tells of what was done, so that a list of aims has ended."""
    return any(mention.period and analysis.reference and mention.period.last < analysis.reference.first for mention in sentence.periods)
