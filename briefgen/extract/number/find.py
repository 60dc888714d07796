"""Numbers with unit and bound: 超100亿元, 3000多万元, 一成多, 近三成, 9000万至1亿元, 翻一番, 百分之十二, 居全省第二位.

    find_numbers("实现产值19.9亿元,同比增长32.6%")  ->  19.9 亿元, 32.6 %

| form | example | value |
| --- | --- | --- |
| digits, numerals | 1,234.5吨 · 3000多万元 · 三十二家 · 两年半 | as printed, 万 and 亿 go to the unit |
| range | 9000万至1亿元 · 3%—5% · 五六家 | value and value_max, in the first one's unit |
| list | 5、8、10万吨 | each in the shared unit |
| portion | 百分之十二 · 三分之一 · 近三成 · 翻两番 · 两位数 | 12 %, 33.33 %, 30 %, 3 倍, 10 % |
| rank, ordinal | 居第5位 · 前三 · 首家 | 5 位, 3 位 (at_most), 1 家 |
| fuzzy | 数百家 · 几十亿元 · 上万人 | the least it can be, at_least |

A falling word (下降, 减少) is no part of the number: its sign is left to the aspect. A printed minus, 负 and 零下 are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from briefgen.extract.number.bounds import find_bound
from briefgen.extract.number.mention import ExcludedNumber, Found, NumberMention
from briefgen.extract.number.names import excluded_bare, excluded_digits, name_end, quoted_name, rhetorical, title_spans
from briefgen.extract.number.numeral import FORMAL, NUMERAL_CHARACTERS, simplified
from briefgen.extract.number.portion import Portion, read_double, read_even_price, read_portion
from briefgen.extract.number.quantity import NUMERAL, Quantity, read_quantity
from briefgen.extract.number.rank import read_first, read_ordinal, read_top
from briefgen.extract.number.series import read_quantities
from briefgen.extract.number.unit import default_units
from briefgen.extract.number.whole import read_whole
from briefgen.lexicon.term import Unit

_TRIGGER = re.compile(f"[0-9{NUMERAL_CHARACTERS}半数几翻首倍双第前对]")
_FUZZY = re.compile(r"[数几](?=[十百千万亿])")
_MINUS = re.compile(r"(?:(?<![0-9A-Za-z%％)）])[-−－]|负|零下) ?$")
# 拾六万 is a number, 收拾三家 is not
_TEN_AND = re.compile("(?<!收)拾[一二三四五六七八九壹贰叁肆伍陆柒捌玖]?[万亿元仟佰]")
_AFTER_FORMAL = tuple("拾佰仟万萬亿億元圆零十百千")
# measure words that count only with more than one: 一批, 一种, 一次 are ways of speaking
_NOT_AFTER_ONE = tuple("批次起度面手道头片块种类层级对双列包排班组队节转方里档轮段集口步字款例场天分周本株票幅米宗趟秒册篇大盘")
# 二 counts nothing before these: 二次会议, 二级市场, 二套房, 二轮承包 (what is counted is 两次)
_NOT_AFTER_TWO = tuple("次级套类层档道面度线号轮批茬")
_AMOUNTS = ("percent", "points", "money")
_PLACES = ("前移", "后移", "上升", "下降", "提升", "跃升", "前进", "晋升", "进位", "后退", "下滑")
_SPREAD = re.compile("[十百千万亿][到至~—-].*[十百千万亿]")
_HALF = re.compile(r"半(?P<unit>年(?!报|度)|天|个月|个小时|小时|亩|斤|公里)(?P<more>多)?")
_FROM_START = re.compile(r"\s*[-−－负+]?\s*$")


def find_numbers(
    text: str, *, taken: Sequence[tuple[int, int]] = (), units: Mapping[str, Unit] | None = None
) -> list[NumberMention]:
    """The numbers in a text, in order and without overlap; offsets are code points of `text`.

    `text` is any Chinese text, simplified or traditional, with half- or full-width digits. Each mention has its value as a `Decimal` in the unit as printed
    (万 and 亿 belong to the unit: 3.5 万元), with the unit's dimension and the bound that words around it set; what is no amount (dates, names, model codes,
    clock times) is left out. No number starts inside a span of `taken`, as `[start, end)` (the periods found before). `units` maps each spelling to
    its unit (None: the shipped ones). Depends on nothing else, and never raises.
    """
    return [found for found in _scan(text, taken, units) if isinstance(found, NumberMention)]


def find_excluded(
    text: str, *, taken: Sequence[tuple[int, int]] = (), units: Mapping[str, Unit] | None = None
) -> list[ExcludedNumber]:
    """What looks like a number and is none, with the reason: `name`, `ordinal`, `contact`, `parameter`, `page`, `rhetoric`, `date`."""
    return [found for found in _scan(text, taken, units) if isinstance(found, ExcludedNumber)]


def scan_numbers(text: str, *, taken: Sequence[tuple[int, int]] = (), units: Mapping[str, Unit] | None = None) -> list[Found]:
    """Both at once: what `find_numbers` and what `find_excluded` give, in one pass and in order."""
    return list(_scan(text, taken, units))


def _scan(text: str, taken: Sequence[tuple[int, int]], units: Mapping[str, Unit] | None) -> Iterator[Found]:
    units = default_units() if units is None else units
    text = simplified(text)
    if not taken and (whole := read_whole(text)):
        yield whole
        return
    spans = sorted(taken)
    starts = [start for start, _ in spans]
    titles = title_spans(text)
    position = 0
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        if start < position or _inside(spans, starts, start):
            continue
        for found in _read(text, start, units):
            if found.start < position:
                continue
            position = found.end
            yield ExcludedNumber(found.start, found.end, "name") if _in_title(titles, start) else found


def _inside(spans: list[tuple[int, int]], starts: list[int], at: int) -> bool:
    index = bisect_right(starts, at)
    return index > 0 and at < spans[index - 1][1]


def _in_title(titles: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(titles, (at, at))
    return index > 0 and at < titles[index - 1][1]


def _read(text: str, at: int, units: Mapping[str, Unit]) -> list[Found]:
    """What begins at `at`: nothing, one number, or the numbers of a list."""
    first = text[at]
    if first.isdecimal():
        return _read_digits(text, at, units)
    if first == "第":
        return read_ordinal(text, at)
    if first in "前首":
        found = read_top(text, at) if first == "前" else read_first(text, at)
        return [found] if found else []
    if first == "对":
        return _portion(text, read_even_price(text, at))
    if first in "翻倍":
        return _portion(text, read_double(text, at))
    if first in "数几":
        return _read_fuzzy(text, at, units)
    if portion := read_portion(text, at):
        return _portion(text, portion)
    if first == "半":
        return _read_half(text, at, units)
    return _read_chinese(text, at, units)


def _portion(text: str, portion: Portion | None) -> list[Found]:
    if portion is None:
        return []
    bound = find_bound(text, portion.start, portion.end)
    kind = portion.bound if bound.kind == "exact" else bound.kind
    value, high, unit = portion.value, portion.high, portion.unit
    return [
        NumberMention(portion.start, portion.end, bound.start, bound.end, value, high, unit, portion.dimension, kind, portion.form)
    ]


def _read_digits(text: str, at: int, units: Mapping[str, Unit]) -> list[Found]:
    run = NUMERAL.match(text, at)
    end = run.end() if run else at + 1
    quantities = read_quantities(text, at, units)
    if excluded := excluded_digits(text, at, end):
        dimension = quantities[0].dimension if quantities else ""
        if excluded[1] != "name" or dimension not in _AMOUNTS:
            return [ExcludedNumber(at, *excluded)]
    if portion := read_portion(text, at):
        return _portion(text, portion)
    if not quantities:
        return [ExcludedNumber(at, end, "name")]
    first = quantities[0]
    if first.unit is None and not first.scale and first.high is None and (excluded := excluded_bare(text, at, first.end)):
        return [ExcludedNumber(at, *excluded)]
    if first.dimension not in _AMOUNTS and (quoted_name(text, at, first.end) or _is_address(text, first)):
        return [ExcludedNumber(at, first.end, "name")]
    return [_mention(text, quantity) for quantity in quantities]


def _is_address(text: str, quantity: Quantity) -> bool:
    """2号楼3层."""
    return quantity.name == "层" and text[quantity.start - 1 : quantity.start] in ("楼", "座", "号", "栋")


def _read_chinese(text: str, at: int, units: Mapping[str, Unit]) -> list[Found]:
    if text[at] in FORMAL and text[at + 1 : at + 2] not in _AFTER_FORMAL and not _TEN_AND.match(text, at):
        return []
    if end := name_end(text, at):
        return [] if end == at + 1 else [ExcludedNumber(at, end, "name")]
    quantities = read_quantities(text, at, units)
    if not quantities:
        run = NUMERAL.match(text, at)
        return [ExcludedNumber(at, run.end(), "name")] if run and run.end() - at > 1 else []
    quantity = quantities[0]
    reason = _no_count(text, quantity)
    if reason is None:
        return [_mention(text, quantity)]
    return [ExcludedNumber(at, quantity.end, reason)] if reason else []


def _no_count(text: str, quantity: Quantity) -> str | None:
    """Why a Chinese numeral counts nothing; "" where it is not even worth naming, None where it counts."""
    printed = text[quantity.start : quantity.unit_at]
    if quantity.unit is None:
        return None if _counts_alone(text, quantity) else "name" if len(printed) > 1 else ""
    if quantity.name == "级" and not _levels(text, quantity):
        return "ordinal"
    if quantity.dimension not in _AMOUNTS and quoted_name(text, quantity.start, quantity.end):
        return "name"
    first = text[quantity.unit_at : quantity.unit_at + 1]
    if (first == "大" and quantity.value >= 12) or (first == "次" and _is_meeting(text, quantity)) or (printed == "二" and first in _NOT_AFTER_TWO):
        return "ordinal"
    if printed in ("一", "壹") and (first in _NOT_AFTER_ONE or rhetorical(text, quantity.start, quantity.end)):
        return "rhetoric"
    if printed in tuple("百千万亿") and not quantity.about and find_bound(text, quantity.start, quantity.end).kind == "exact":
        return "rhetoric"
    return None


# 十二届|五次, 八届人大|四次会议
_SESSION = re.compile(r"届(?:人大|政协|党代会|全国人大|省委|市委|县委|区委|中央|纪委)?$")


def _is_meeting(text: str, quantity: Quantity) -> bool:
    """十二届五次, 五次全会."""
    return _SESSION.search(text, max(0, quantity.start - 6), quantity.start) is not None or text.startswith(("全会", "全体", "代表大会"), quantity.end)


def _counts_alone(text: str, quantity: Quantity) -> bool:
    """A numeral without a unit counts where it is all of the text, or has a place word and stands by itself: 一百五十, 三点五."""
    if _FROM_START.match(text, 0, quantity.start) and not text[quantity.end :].strip():
        return text[quantity.start : quantity.end] not in ("万", "亿", "万万", "百", "千")
    printed = text[quantity.start : quantity.unit_at]
    following = text[quantity.end : quantity.end + 1]
    if "\u4e00" <= following <= "\u9fff" and following not in "的左以之或小":
        return False
    if quantity.high is not None:
        return _SPREAD.search(text, quantity.start, quantity.end) is not None
    if len(printed) == 2 and find_bound(text, quantity.start, quantity.end).kind == "exact":
        return False
    return len(printed) > 1 and any(place in printed for place in "百千万亿点十")


def _levels(text: str, quantity: Quantity) -> bool:
    return text[quantity.start] == "两" or text[quantity.start - 1 : quantity.start] in tuple("省市县区乡村镇州盟旗")


def _read_fuzzy(text: str, at: int, units: Mapping[str, Unit]) -> list[Found]:
    """数百家, 几十亿元: at least what the place word says."""
    if not _FUZZY.match(text, at):
        return []
    found = read_quantity(text, at + 1, units)
    if found is None or (found.unit is None and not found.scale):
        return []
    bound = find_bound(text, at, found.end)
    return [
        NumberMention(at, found.end, bound.start, bound.end, found.value, None, found.name, found.dimension, "at_least", "fuzzy")
    ]


def _read_half(text: str, at: int, units: Mapping[str, Unit]) -> list[Found]:
    match = _HALF.match(text, at)
    if match is None or text[at - 1 : at] in ("上", "下", "前", "后", "大", "多", "一"):
        return []
    unit = units.get(match["unit"])
    bound = find_bound(text, at, match.end())
    kind = "about" if match["more"] and bound.kind == "exact" else bound.kind
    name, dimension = (unit.name, unit.dimension) if unit else (match["unit"], "time")
    return [NumberMention(at, match.end(), bound.start, bound.end, Decimal("0.5"), None, name, dimension, kind, "chinese")]


def _mention(text: str, quantity: Quantity) -> NumberMention:
    start, value, dimension = quantity.start, quantity.value, quantity.dimension
    if quantity.high is None and (minus := _MINUS.search(text, max(0, start - 3), start)):
        value = -value
        start = start if minus.group().startswith("零下") else minus.start()
    bound = find_bound(text, start, quantity.end)
    kind = "about" if bound.kind == "exact" and quantity.about else bound.kind
    fuzzy = quantity.form == "chinese" and text[bound.start] == "上" and bound.start < start
    if quantity.name == "位" and text[max(0, start - 2) : start].strip() in _PLACES:
        dimension = "rank"
    form = "fuzzy" if fuzzy else quantity.form
    return NumberMention(start, quantity.end, bound.start, bound.end, value, quantity.high, quantity.name, dimension, kind, form)
