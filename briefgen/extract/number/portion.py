"""Parts and multiples said in words: 百分之十二, 千分之三, 三分之一, 近三成, 七成半, 翻两番, 倍增, 两位数.

百分之十二 is 12 %; 三分之一 is 33.33 %, about; 一半 and 超半数 are 50 %; 三成 is 30 %; 翻一番, 翻番 and 倍增 are 1 倍 (what is added, as in 增长1倍), 翻两番 is 3 倍;
两位数 is 10 %, at_least.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from briefgen.extract.number.numeral import read_numeral, tidy

_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMBER = f"(?:[0-9.零〇一二两三四五六七八九十百千万点{_FORMAL}]| (?=点[一二三四五六七八九])|,(?=[0-9]{{3}}))"
_FRACTION = re.compile(rf"(?P<whole>[0-9]{{1,5}}|[一二两三四五六七八九十百千万{_FORMAL}]{{1,6}}) ?分 ?之 ?(?P<part>{_NUMBER}{{1,14}})(?P<half>半)?(?P<more>多|余)?")
_SLASH = re.compile(r"(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![0-9/.])")
_PARTS = {"百": ("%", "percent"), "千": ("‰", "percent"), "万": ("‱", "percent"), "100": ("%", "percent"), "一百": ("%", "percent")}
_NOT_TENTHS = "立功为员本果熟长交绩效都人份品型套因就全片分语方天气像千事"
_TENTHS = re.compile(
    r"(?P<low>十|半|[一二两三四五六七八九]|10|[1-9](?:\.[0-9])?)"
    r"(?:[至到~～—-]?(?P<high>[二三四五六七八九]|(?<=[至到~～—-])[1-9])| ?点 ?(?P<point>[一二三四五六七八九]))? ?"
    rf"成(?P<tail>半|多|[一二三四五六七八九](?![\u4e00-\u9fff]))?(?![{_NOT_TENTHS}])"
)
_DOUBLE = re.compile(
    r"翻了?(?P<near>近|将近)?(?:(?P<times>[一两二三四五1-5])番|番|倍)(?:半)?(?P<more>多)?|(?<![成数几])倍增(?![管器机]|[一二三四五\d]年(?:行动|计划|攻坚|工程)|行动|计划|工程|工作|器|效应|成长|现场|培育|专项|方案|政策|会|之年)"
)
# 一半以上, but 一半导体企业 is none
_EVEN = re.compile("一半(?!导|固|封|球|径|自)")
_TWO_DIGITS = re.compile(r"[两双二]位数")


@dataclass(frozen=True, slots=True)
class Portion:
    """A part or multiple at `[start, end)`, in `unit`; `form` is `fraction`, `tenths`, `fold` or `chinese`."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    unit: str
    dimension: str
    bound: str
    form: str


def read_portion(text: str, at: int) -> Portion | None:
    """The part that begins at `at`, or None."""
    following = text[at + 1 : at + 7]
    if following[:1] == "数" and text[at] == "半" and (text[at - 1 : at] in tuple("超过近占逾达") or following[1:3] == "以上"):
        return Portion(at, at + 2, Decimal(50), None, "%", "percent", "exact", "fraction")
    if "之" in following and (fraction := _fraction(text, at)):
        return fraction
    if "成" in following and (tenths := _tenths(text, at)):
        return tenths
    if "位数" in following and (match := _TWO_DIGITS.match(text, at)):
        return Portion(at, match.end(), Decimal(10), None, "%", "percent", "at_least", "chinese")
    if following[:1] == "半" and (match := _EVEN.match(text, at)):
        return Portion(at, match.end(), Decimal(50), None, "%", "percent", "exact", "fraction")
    if following.startswith("/") and (match := _SLASH.match(text, at)) and int(match["part"]) < int(match["whole"]):
        return _share(match, Decimal(match["part"]), Decimal(match["whole"]), "exact")
    return None


def read_double(text: str, at: int) -> Portion | None:
    """What 翻 or 倍 begins at `at`: 翻一番, 翻倍, 倍增."""
    match = _DOUBLE.match(text, at)
    if match is None:
        return None
    times = read_numeral(match["times"]) if match["times"] else None
    value = Decimal(2) ** int(times or 1) - 1
    return Portion(at, match.end(), value, None, "倍", "multiple", "about" if match["near"] or match["more"] else "exact", "fold")


def read_even_price(text: str, at: int) -> Portion | None:
    """打对折 is 5 折."""
    if not text.startswith("折", at + 1) or not text[max(0, at - 2) : at].endswith(("打", "打了")):
        return None
    return Portion(at, at + 2, Decimal(5), None, "折", "fold", "exact", "fold")


def _fraction(text: str, at: int) -> Portion | None:
    match = _FRACTION.match(text, at)
    if match is None:
        return None
    printed = match["part"].rstrip("点.,")
    part = read_numeral(printed.replace(" ", ""))
    if part is None:
        return None
    end = match.end() if printed == match["part"] else match.start("part") + len(printed)
    bound = "about" if match["more"] else "exact"
    if match["half"]:
        part += Decimal("0.5")
    if match["whole"] in _PARTS:
        unit, dimension = _PARTS[match["whole"]]
        return Portion(at, end, part, None, unit, dimension, bound, "fraction")
    whole = read_numeral(match["whole"])
    return _share(match, part, whole, bound) if whole else None


def _share(match: re.Match[str], part: Decimal, whole: Decimal, bound: str) -> Portion:
    """Two decimals, or two digits where the share is smaller: 五十万分之一 is 0.0002 %."""
    share = part * 100 / whole
    value = share.quantize(Decimal("0.01")) if share >= 1 or not share else share.quantize(Decimal(1).scaleb(share.adjusted() - 1))
    exact = value * whole == part * 100
    return Portion(match.start(), match.end(), tidy(value), None, "%", "percent", bound if exact else "about", "fraction")


def _tenths(text: str, at: int) -> Portion | None:
    match = _TENTHS.match(text, at)
    low = (Decimal("0.5") if match["low"] == "半" else read_numeral(match["low"])) if match else None
    if match is None or low is None:
        return None
    high = read_numeral(match["high"]) if match["high"] else None
    if high is not None and high <= low:
        return None
    tail = match["tail"] or ""
    ones = read_numeral(match["point"] or (tail if tail not in ("", "半", "多") else "零")) or Decimal(0)
    value = tidy(10 * low + (5 if tail == "半" else ones))
    next_to_each_other = high is not None and match.start("high") == match.end("low")
    bound = "about" if tail == "多" or next_to_each_other else "exact"
    return Portion(at, match.end(), value, None if high is None else 10 * high, "%", "percent", bound, "tenths")
