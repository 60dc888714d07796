"""Reads a passage of a briefing twice over: as the extraction reads an article, and plainly by the nearest known words.

“全市工业投资比上年同期增长31.3%” gives a number 31.3 % with two claims, both of 太原市, 工业投资, up. The extraction knows grammar; the plain reading has the word
that stands nearest before the number, and stands in where a briefing's short style (重点县级专业镇2—3个) gives the extraction nothing to hold on to.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from briefgen.clean.noise import even_punctuation
from briefgen.clean.offsets import CleanText
from briefgen.clean.script import simplify
from briefgen.clean.story import CleanStory
from briefgen.extract.analysis import Analysis, analyse
from briefgen.extract.names import Name
from briefgen.extract.number import NumberMention
from briefgen.extract.period import PeriodMention
from briefgen.extract.story import Extractor
from briefgen.lexicon.matcher import Matcher
from briefgen.model.document import Story
from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy
from briefgen.model.period import Period
from briefgen.model.span import Span
from briefgen.verify.claim import DOWN, PLAIN, RANK, SHARE, UP, Amount, Claim, claim_of, plain_amount, plain_indicator

AnyFact = Figure | Milestone | Membership | Policy | Event

_WIDTHS = str.maketrans({**{chr(0xFEE0 + code): chr(code) for code in (*range(0x30, 0x3A), *b"%+-./")}, "\u3000": " ", "\u00a0": " "})
_STOPS = re.compile(r"[。；！？\n]")
_BREAKS = re.compile(r"[，,。；;：:、！？\n（）()]")
_HOLDERS = ("region", "enterprise", "project", "chain", "town", "park", "cluster")
_HERE = ("全市", "我市", "本市")
_FALLING = re.compile(r"下降|减少|回落|降低|下滑|收窄|放缓|减幅|降幅|低于|[降减低跌]")
_RISING = re.compile(r"增|提高|提升|上升|升|加快|高于|翻番|高")
_SHARES = re.compile(r"占|比重|份额")
_RANKS = re.compile(r"[居列排位]")
_FILLING = re.compile(
    r"与?(?:上年|去年|前年|年初|上月|上期|同期)|同比|环比|相比|比[上去]年|增长|增加|增幅|增速|增量|增|提高|提升|上升|加快|下降|减少|回落|降低|下滑|达到|完成|实现|累计|总计|共计|合计|"
    r"全[国省市区县]|[我本]市|其中|分别|占比|比重|总量|绝对值|规模|超过|不低于|不少于|至少|以上|以内|左右|力争|计划|预计|目标|规划|已经|目前|首次|"
    r"[为达占的居列第位前约超近至到了又也则且并有共较比和与均将已还差高低升降\s“”《》—–―+\-]"
)
_NO_TOPIC = ("占比", "比重", "份额", "增速", "增幅", "增长率", "总量", "规模")
_COMPARED = (("mom", ("环比",)), ("year_start", ("较年初", "比年初")), ("yoy", ("同比", "同期", "比上年", "较上年", "比去年", "较去年")))
_RUNS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LEAST_NAME = 4
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DIGIT = re.compile(r"[0-9一二三四五六七八九十]")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: its place in the passage, how it reads, its claims, and the sentence it stands in."""

    start: int
    end: int
    printed: str
    amount: Amount
    claims: tuple[Claim, ...]
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A printed date or period."""

    start: int
    end: int
    printed: str
    period: Period
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stage:
    """A project with the stage that it is said to have reached."""

    project: str
    stage: str
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that can be looked up in a passage, in order."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    numbers: tuple[Number, ...]
    days: tuple[Day, ...]
    names: tuple[Name, ...]
    stages: tuple[Stage, ...]
    topics: tuple[tuple[int, int, str], ...]
    stage_codes: tuple[str, ...] = ()

    def loose_digits(self, start: int, end: int) -> list[tuple[int, str]]:
        """Digits in a stretch that are in no number, date or name (第12期, 中国500强), each with its place."""
        places = [(one.start, one.end) for one in self.numbers] + [(one.start, one.end) for one in self.days] + [(one.start, one.end) for one in self.names]
        found = [(run.start(), run.group()) for run in _RUNS.finditer(self.text, start, end)]
        return [(place, run) for place, run in found if not any(first <= place < last for first, last in places)]


class PassageReader:
    """Reads passages with one set of words; `facts` lend their names and indicators, `home` is what 全市 means, `day` what 今年 is counted from."""

    def __init__(self, extractor: Extractor, facts: Sequence[AnyFact], home: str, day: Period | None) -> None:
        self.extractor, self.home, self.day = extractor, home, day
        indicators = [fact.indicator for fact in facts if isinstance(fact, Figure)]
        projects = {fact.project for fact in facts if isinstance(fact, Milestone)}
        self._projects: Matcher[str] = Matcher((name, name) for name in sorted(projects) if len(name) >= _LEAST_NAME)
        known = [(plain_indicator(name), plain_indicator(name)) for name in sorted(set(indicators))]
        terms = [(term.alias, plain_indicator(term.name)) for term in extractor.grammar.lexicon.terms if term.kind == "indicator"]
        self._topics: Matcher[str] = Matcher((word, name) for word, name in [*terms, *known] if len(word) > 1 and word not in _NO_TOPIC)

    def read(self, text: str) -> Reading:
        """What stands in the text. The text may be anything; what cannot be read is not there."""
        story = self._story(text)
        if not story.text.strip():
            return Reading(story.text, (), (), (), (), (), ())
        analysis = analyse(story, self.extractor.grammar, workspace=self.home)
        facts = self.extractor.extract(story).facts
        sentences = tuple(_sentences(story.text))
        topics = tuple(self._topics.find(story.text))
        figures = [fact for fact in facts if isinstance(fact, Figure)]
        plain = _Plain(analysis, topics, self.home)
        numbers = tuple(_number(one, figures, plain, sentences) for one in analysis.numbers)
        days = tuple(_days(analysis, sentences))
        stages = tuple(Stage(one.project, one.stage, _around(sentences, one.start)) for one in facts if isinstance(one, Milestone))
        names = tuple(self._with_known(analysis))
        stages = (*stages, *_plain_stages(analysis, names, {one.project for one in stages}, sentences))
        codes = tuple(word.code for _, _, word in analysis.stages)
        return Reading(story.text, sentences, numbers, days, names, stages, topics, codes)

    def _with_known(self, analysis: Analysis) -> list[Name]:
        """The names of the text; a project of the fact base is one without 项目 behind it, too."""
        known = [Name(start, end, "project", name, True) for start, end, name in self._projects.find(analysis.text)]
        free = [one for one in known if not any(name.start < one.end and name.end > one.start for name in analysis.names if name.kind == "project")]
        rest = [name for name in analysis.names if not any(name.start < one.end and name.end > one.start for one in free)]
        return sorted([*free, *rest], key=lambda name: name.start)

    def _story(self, text: str) -> CleanStory:
        """The passage as a story of its own. Every step keeps its length, so places are places in the passage."""
        clean = even_punctuation(simplify(CleanText(text.translate(_WIDTHS))))
        story = Story("-", 0, Span(0, len(text)), "", self.day, "person", "economy", 1.0)
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return CleanStory(story, clean.text, 0, digest, text, CleanText(clean.text), 0)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in re.finditer(r"[。！？\n]+|$", text):
        if text[start : stop.start()].strip():
            yield start, stop.start()
        start = stop.end()


def _around(sentences: tuple[tuple[int, int], ...], place: int) -> tuple[int, int]:
    return next((one for one in sentences if one[0] <= place < one[1]), (0, 0))


def _number(one: NumberMention, figures: list[Figure], plain: "_Plain", sentences: tuple[tuple[int, int], ...]) -> Number:
    amount = plain_amount(one.value, one.value_max, one.unit)
    read = [claim_of(figure) for figure in figures if figure.number_start < one.end and figure.number_end > one.start]
    near = plain.claim(one, amount)
    claims = read if read and plain.nearer(one, read) else [*read, near]
    return Number(one.start, one.end, plain.text[one.start : one.end], amount, tuple(claims), _around(sentences, one.start))


def _days(analysis: Analysis, sentences: tuple[tuple[int, int], ...]) -> Iterator[Day]:
    """Dates that say so in digits: 目前 and 去年同期 depend on their place and claim nothing by themselves."""
    for mention in analysis.periods:
        printed = analysis.text[mention.start : mention.end]
        if mention.period is not None and _telling(mention) and _DIGIT.search(printed):
            yield Day(mention.start, mention.end, printed, mention.period, _around(sentences, mention.start))


def _plain_stages(analysis: Analysis, names: Iterable[Name], read: set[str], sentences: tuple[tuple[int, int], ...]) -> Iterator[Stage]:
    """For a project of which the extraction reads no stage: the next stage word in its stretch."""
    for name in names:
        stop = _STOPS.search(analysis.text, name.end)
        words = analysis.stages_in(name.end, stop.start() if stop else len(analysis.text))
        if name.kind == "project" and name.known and name.name not in read and words:
            yield Stage(name.name, words[0][2].code, _around(sentences, name.start))


def _telling(mention: PeriodMention) -> bool:
    return mention.kind not in ("reference", "vague", "plan")


class _Plain:
    """The plain reading of one passage."""

    def __init__(self, analysis: Analysis, topics: tuple[tuple[int, int, str], ...], home: str) -> None:
        self.text, self.topics, self.home = analysis.text, topics, home
        names = [(name.start, name.end, name.name) for name in analysis.names if name.kind in _HOLDERS and name.name not in ("全国", "全省")]
        here = [(found.start(), found.end(), home) for word in _HERE for found in re.finditer(word, analysis.text)]
        self.holders = sorted([*names, *here])
        self.ends = sorted([*(one.end for one in analysis.numbers), *(one.end for one in analysis.periods)])
        self.periods = [mention for mention in analysis.periods if mention.period is not None and _telling(mention)]

    def claim(self, number: NumberMention, amount: Amount) -> Claim:
        """Who and what stand nearest before the number."""
        topic = self._topic(number)
        holder = next((name for _, end, name in reversed(self.holders) if end <= number.start), self.home)
        days = next((one.period for one in reversed(self.periods) if one.end <= number.start), None)
        manner, of = self._manner(number, topic[1])
        printed = self.text[number.start : number.end]
        return Claim(holder, plain_indicator(topic[2]), manner, amount, (days.first, days.last) if days else None, self._compared(number), of, printed)

    def nearer(self, number: NumberMention, claims: list[Claim]) -> bool:
        """True where what the extraction reads stands between the plain topic and the number: then that is the topic."""
        _, end, _ = self._topic(number)
        between = self.text[end : number.start]
        return any(claim.indicator and claim.indicator in between for claim in claims)

    def _topic(self, number: NumberMention) -> tuple[int, int, str]:
        """The last known indicator before the number in its stretch; a word of the number's own clause that is none goes before it."""
        start = max((stop.end() for stop in _STOPS.finditer(self.text, 0, number.start)), default=0)
        found = next((one for one in reversed(self.topics) if start <= one[0] and one[1] <= number.start), None)
        clause = max([start, *(one.end() for one in _BREAKS.finditer(self.text, start, number.start)), *(end for end in self.ends if end <= number.start)])
        if found is not None and found[1] > clause:
            return found[0], found[1], self._in_full(found, start)
        rest = _FILLING.sub("", self.text[clause : number.start])
        if len(_HAN.findall(rest)) >= 2 or found is None:
            return clause, number.start, rest
        return found

    def _in_full(self, topic: tuple[int, int, str], start: int) -> str:
        """“制造业投资增长…，完成投资…” speaks of 制造业投资 both times: the short name is the ending of one before it."""
        short = topic[2].removeprefix("累计").removeprefix("完成").removesuffix("额")
        fuller = (name for at, _, name in reversed(self.topics) if start <= at < topic[0] and name != short and name.endswith(short))
        return next(fuller, topic[2])

    def _compared(self, number: NumberMention) -> str | None:
        start = max((stop.end() for stop in _BREAKS.finditer(self.text, 0, number.start)), default=0)
        words = self.text[start : number.start]
        return next((code for code, signs in _COMPARED if any(sign in words for sign in signs)), None)

    def _manner(self, number: NumberMention, topic_end: int) -> tuple[str, str]:
        before = [end for end in self.ends if end <= number.start]
        start = max([0, *before, *(stop.end() for stop in _BREAKS.finditer(self.text, 0, number.start))])
        words = self.text[min(start, number.start) : number.start] if topic_end >= number.start else self.text[max(start, min(topic_end, number.start)) : number.start]
        if number.form == "rank" or number.dimension == "rank":
            stretch = self.text[start : number.start]
            return RANK, "增速" if "增速" in stretch or "增幅" in stretch else "总量" if "总量" in stretch or "绝对值" in stretch else ""
        if _FALLING.search(words):
            return DOWN, ""
        if _SHARES.search(words) and "提" not in words and "增" not in words:
            return SHARE, ""
        if _RISING.search(words):
            return UP, ""
        return (RANK if _RANKS.search(words) and number.dimension == "ordinal" else PLAIN), ""
