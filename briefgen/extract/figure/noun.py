"""The noun phrase right before a number, behind link words: 直接从业人数|2.3万人, 直播电商销售|达到|52.6亿元, 纳晴高速公路|全长|51.6公里.

It ends where the aspect's words or the links begin, and begins at the edge of its phrase. Names at its head say whose it is (诸暨|袜业年产量), a known
indicator at its end what it is called (高技术制造业|增加值).
"""

import re
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.figure.role import grades, stands_behind
from briefgen.extract.names import Name
from briefgen.lexicon.term import Match

OWNERS = ("region", "country", "enterprise", "project", "park", "town", "chain", "university", "fund")
_PLACES = ("region", "country")
_TRAILING = re.compile(r"(?:却|则|单[月季日年]|连?续?多年|连年|首次|以上|以下|以内|左右|的|等|及其|和|与|及|、|，|各|其中|上下|中|里|每(?:股|吨|台|人|亩|户|平方米|公斤|度|千瓦时|辆|套|件|桶))+$")
_ANAPHORA = re.compile(r"^(?:公司(?=[\u4e00-\u9fff]{3})(?!债|制|治理|总部|数)|个(?=[\u4e00-\u9fff]{2})|该|这|那|此|其(?!他|它|余)|上述|本(?![地土市级科]))(?:些|个|类)?")
_NOT_A_NOUN = re.compile(r"^(?:同比|环比|比|较|平均水平|水平|占|居|年均|分别|同期|左右|以上|多|余|的|等|方面|时|后|中|内|上|下|里|间|来|期|年|月|日|一|其|第|地|得|倍|平均|[日月人户年]均|大幅|小幅|明显|略|远|显著|精准|有效|实际|[一二三四五六七八九十])*$")
_ADVERBIAL = re.compile(r"(?:之后|以后|[^落背前今]后|[^小同及临当学实工计定限准按历]时|[^以目之当此]前|以来|过程中|情况下|基础上|期间)$")
_VERBAL = re.compile(r"[了着过已把被让使给](?![解了使])|如果|什么|怎么|不断|(?<!产)能够|(?<![社协大机展商工委])会(?=[\u4e00-\u9fff]{2})(?![展计议员])|[要将](?=[\u4e00-\u9fff]{2})(?![再燃计展议员素闻军城点求])")
_BRACKET = re.compile(r"（[^（）]{0,30}）$|\([^()]{0,30}\)$")
_ASIDE = re.compile(r"[（(][^（）()，。]{1,14}[）)]$")
LISTS = re.compile(r"(?<=企业|项目)(?:清单|名单|名录)$")
_SINGLE = re.compile(r"(?:可(?![再支用比研持降燃靠行穿])|约(?![定束])|仅|共(?![享有同建和产]))(?=..)")
_OF_SEVERAL = re.compile(r"^.{0,10}?[两二三四五六七八九十\d]+大(?=(?:先进|主导|支柱|重点|优势|特色|新兴|传统|高耗能|产业|板块|领域|行业))")
_PRONOUNS = ("公司", "企业", "项目", "园区", "集团", "工厂", "公司的", "项目的", "企业的", "园区的")
# 这个市级重点项目|计划总投资
_THIS_PROJECT = re.compile(r"[该这此]个?(?:[省市县区]级|国家级)?(?:重点|重大)?(?:产业|工业)?项目$")
PHASE = re.compile(r"([一二三四首]期)(?:项目|工程)?")
_OWN_AMOUNT = re.compile(r"\d[\d.,]*[万亿]?[\u4e00-\u9fff]{1,2}")
# 疫苗、调味品等7个领域|增速: how many were listed
_COUNT = re.compile(r"^\d{1,2}[个家户条项类种](?=[\u4e00-\u9fff]{2})")
_DIGITS = re.compile(r"(?<![A-Za-z])\d\.\d|^\d+(?:多|余)?(?:年|个月|天|届)$")
_PER_UNIT = re.compile(r"每(?:股|吨|台|人|亩|户|平方米|立方米|公斤|度|千瓦时|辆|套|件|桶|升)$")
# 产销量|连续9年|居全国第一
_RUN = re.compile(r"按[^，。；]{0,14}汇率(?:计算|折算)$|(?<![\d年])\d{1,2}年来?$|(?:\d{1,2}月份?)?(?:当月|单月|累计)$|已?连续(?:\d+|[一二两三四五六七八九十]+)(?:多)?个?(?:年|月|季度?|周|天)(?:在|的|均|都|以来)?$")
_MEASURE_WORDS = "台吨股人亩户辆个件套度升克斤家条只座"
_OF_REGIONS = "省市县区州旗镇乡"
_HOW_MANY = ("数为", "数达", "数有", "总数", "数量", "个数")
_CLASSES = ("产业链", "产业集群", "行业", "产业")
# 与乙地企业|签约项目: what is done with the partner
_TOGETHER = re.compile(r"签约|签署|合作|对接|共建")
_TOWARDS = "对与自从向"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase at `[start, end)`; `text` is cleaned; `owner` the name at its head; `known` the indicator at its end, which begins at `known.start`."""

    text: str
    start: int
    end: int
    owner: Name | None = None
    known: Match | None = None

    @property
    def empty(self) -> bool:
        return len(self.text) < 2


def noun_before(analysis: Analysis, end: int, floor: int, *, counts: bool = False) -> Noun | None:
    """The noun phrase that ends before the links at `end`, not before `floor`; None where nothing but links and adverbs stands there (投产后|可达).

    A phrase that is nothing but a name gives an empty noun with that owner; words that are no noun give an empty one without.
    Before a number that `counts`, a plant or a park is what is counted (绿色工厂|28家), not an owner.
    """
    text = analysis.text
    end = _noun_end(analysis, end, floor)
    if end <= floor:
        return None
    known = _known_at(analysis, floor, end)
    first = analysis.phrases.start_before(end, floor)
    aside = _ASIDE.search(text, floor, first) if text[first - 1 : first] in ("）", ")") else None
    if aside and analysis.name_at(aside.start()) is None:
        return _over_aside(analysis, aside, first, end, floor)
    if known and known.start < first:
        first = _with_class(analysis, known.start, known.end, floor)
    first = max(first, _behind_period(analysis, first, known.end if known else end))
    first = _with_trade(analysis, first, end)
    partner = _TOGETHER.search(text, first, end) if text[first - 1 : first] == "与" else None
    if partner:
        first = partner.start()
    elif text[first - 1 : first] in tuple(_TOWARDS) and _starts_with_place(analysis, first):
        return Noun(text[first - 1 : end], first - 1, end, None, known)
    if text[first - 1 : first] in ("每", "这", "该", "那") and text[first : first + 1] in tuple(_MEASURE_WORDS + (_OF_REGIONS if text[first - 1] == "该" else "")):
        first += 1  # 该区|工业营业收入
    known = known if known and known.start >= first else None
    trade = analysis.name_at(first)
    if trade and trade.kind == "industry" and trade.start == first and trade.end <= end and analysis.phrases.end_after(first, trade.end) < trade.end:
        return Noun(plain(text[first : trade.end] + clean(text[trade.end : end], frozenset(), frozenset())), first, end, None, known)
    owner, start = _owner(analysis, first, known.start if known else end, end, counts)
    noun = clean(text[start:end], analysis.grammar.group("phrase_adverb"), analysis.grammar.group("self"))
    if known and (len(noun) < known.end - known.start or text[start : known.start] in _PRONOUNS or _THIS_PROJECT.search(text, floor, known.start)):
        noun = text[known.start : known.end]
    if not noun and owner:
        return Noun("", start, end, owner)
    if _OWN_AMOUNT.fullmatch(noun) and (before := analysis.phrases.before_links(start, floor)) < start:
        return noun_before(analysis, before, floor, counts=counts)  # 机架规模|达到|8600机架|，同比增长: an amount in a unit that no table has
    if not noun or noun.isascii() or _DIGITS.search(noun) or (known is None and _NOT_A_NOUN.match(noun) and not PHASE.fullmatch(noun)) or _ADVERBIAL.search(noun):
        return Noun("", start, end, owner) if owner else None
    if len(noun) < 2 or (known is None and _VERBAL.search(noun)):
        return Noun("", start, end, owner)
    return Noun(noun, start, end, owner, known)


def _noun_end(analysis: Analysis, end: int, floor: int) -> int:
    """Where the noun ends before links, 每台, a period with 在, 连续9年 and brackets."""
    end = analysis.phrases.before_links(end, floor)
    text = analysis.text
    each = _PER_UNIT.search(text, max(floor, end - 5), end)
    if each:
        end = analysis.phrases.before_links(each.start(), floor)
    end = _before_period(analysis, end, floor)
    run = _RUN.search(text, max(floor, end - 20), end)
    if run:
        end = analysis.phrases.before_links(run.start(), floor)
    bracket = _BRACKET.search(text, floor, end)
    if bracket:
        end = analysis.phrases.before_links(bracket.start(), floor)
    return end


def _before_period(analysis: Analysis, end: int, floor: int) -> int:
    """单位能耗|在2023年|累计下降: where the noun ends before a period with 在 that parts it from its verb; `end` itself where none does."""
    text = analysis.text
    for mention in reversed(analysis.periods_in(floor, end + 1)):
        opened = text[mention.start - 1 : mention.start]
        if opened in ("在", "于") and mention.start - 1 > floor and mention.end - 1 <= end <= mention.end + 2 and text[mention.end : end] in ("", "内", "间", "里", "末", "期间"):
            return analysis.phrases.before_links(mention.start - 1, floor)
    return end


def _over_aside(analysis: Analysis, aside: re.Match[str], first: int, end: int, floor: int) -> Noun | None:
    """广义货币（M2）|余额: what stands before the bracket belongs to the noun behind it."""
    behind = analysis.text[first:end]
    head = noun_before(analysis, aside.start(), floor)
    if head is None or not head.text or aside.start() != head.end:
        return Noun(behind, first, end) if len(behind) >= 2 and not _NOT_A_NOUN.match(behind) else None
    return Noun(head.text + plain(behind), head.start, end, head.owner)


def clean(noun: str, adverbs: frozenset[str], selves: frozenset[str]) -> str:
    """Without scope (全市), adverbs (每年可), pronouns and what trails behind (的, 以上)."""
    noun = _OF_SEVERAL.sub("", noun.strip(" 　、“”‘’的").lstrip("—－-"))
    while (length := _lead(noun, adverbs, selves)) > 0:
        noun = noun[length:].lstrip("的“”")
    return LISTS.sub("", plain(_TRAILING.sub("", _ANAPHORA.sub("", _COUNT.sub("", noun)))))


def _lead(noun: str, adverbs: frozenset[str], selves: frozenset[str]) -> int:
    """How many characters of an adverb or a self word stand at the head of a noun that goes on behind them."""
    single = _SINGLE.match(noun)
    if single:
        return 1
    for size in range(min(5, len(noun) - 2), 1, -1):
        if noun[:size] in adverbs or noun[:size] in selves:
            return size
    return 0


def plain(noun: str) -> str:
    """Without quotation marks."""
    return noun.replace("“", "").replace("”", "").replace("‘", "").replace("’", "").strip()


def _known_at(analysis: Analysis, floor: int, end: int) -> Match | None:
    """The known indicator that ends at `end`, perhaps with 数 or 总数 behind it."""
    found = analysis.indicators_in(floor, end)
    if found and analysis.text[found[-1].end : end] in ("", "数", "”", "总数", "数量", "个数", "总额", "额"):
        return found[-1]
    return None


def _behind_period(analysis: Analysis, start: int, end: int) -> int:
    """Behind a period that opens the phrase (8月|快递发展指数); one that runs into it counts too (1—5月|产量)."""
    mentions = [mention for mention in analysis.periods_in(max(0, start - 12), end) if mention.end > start]
    return max((mention.end for mention in mentions), default=start)


def _with_class(analysis: Analysis, start: int, end: int, floor: int) -> int:
    """Where 产业链|在建和储备项目 begins, a known indicator with an edge in it and a class right before it; or 工程机械|开工率, a rate of what stands before it."""
    if analysis.phrases.edge_from(start):
        return analysis.phrases.start_before(start, floor) if analysis.text[end - 1] == "率" else start
    before = analysis.phrases.start_before(start, floor)
    return before if analysis.text[before:start].endswith(_CLASSES) else start


def _with_trade(analysis: Analysis, start: int, end: int) -> int:
    """Where the known trade begins that an edge cut in two (电力、热力、燃气及水生产和|供应业)."""
    name = analysis.name_at(min(start, end - 1))
    return name.start if name and name.kind == "industry" and name.start < start else start


def _owner(analysis: Analysis, start: int, limit: int, end: int, counts: bool) -> tuple[Name | None, int]:
    """The last of the names that a phrase begins with, and where the noun begins behind it: 江西省|赣州市|规上工业增加值."""
    selves = analysis.grammar.selves.pattern
    owner: Name | None = None
    at = start
    while True:
        self_word = selves.match(analysis.text, at, end)
        if self_word:
            at = self_word.end()
        while at < end and analysis.text[at] in "的“”、":
            at += 1
        name = analysis.name_at(at) if at < limit else None
        if name and name.kind == "project" and name.end <= end and analysis.text.startswith(_HOW_MANY, name.end):
            return owner, at  # 高技术制造业在建项目|数: they are what is counted
        if name is None or name.start > at or name.end > end or name.kind not in OWNERS:
            return owner, at
        if analysis.text[name.start - 1 : name.start] in ("—", "－", "-", "–") or (stands_behind(analysis, "placed", name.start, max(0, name.start - 4)) and name.kind not in _PLACES[1:]):
            at = name.end
            continue
        if grades(analysis, name):
            return owner, name.end
        if counts and name.end == end and name.kind not in (*_PLACES, "enterprise"):
            return owner, at
        owner = name
        at = owner.end


def _starts_with_place(analysis: Analysis, at: int) -> bool:
    name = analysis.name_at(at)
    return name is not None and name.start == at and name.kind in _PLACES
