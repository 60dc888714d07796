"""One quantity with its unit: 3000多万元, 一千五百亿元, 两年半, 一个多月, 五六家, 200亿级, 投资300亿, 三元五角.

    read_quantity("产能3000多万元", 2, units)  ->  Quantity: 3000, 万元, about

万 and 亿 before the unit stay with the unit as they are printed (2.3万人 is 2.3 万人, 一亿三千万元 is 13000 万元).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.extract.number.numeral import NUMERAL_CHARACTERS, read_numeral, tidy
from briefgen.extract.number.unit import UnitFound, find_unit
from briefgen.lexicon.term import Unit

# thousands separators count only where exactly three digits follow: 1,234.5
_ARABIC = r"(?:[0-9]{1,3}(?:[,，][0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
NUMERAL = re.compile(
    rf"(?:{_ARABIC}|[{NUMERAL_CHARACTERS}])"
    rf"(?:[{NUMERAL_CHARACTERS}]|(?<=[千百万亿]){_ARABIC}|点(?=[0-9零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖])| (?=[万亿萬億])|(?<=点)[0-9]++)*+"
)
_SCALE = re.compile(r"(?P<head>.*?) ?(?P<scale>万亿|万|亿)$")
SIZES = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
# the last character of a run that belongs to the unit behind: 600万|千瓦, 6.4|百分点
_UNIT_HEAD = {"千": "瓦克米伏卡赫帕焦升牛兆", "百": "帕分", "万": "兆"}
_MORE = re.compile(r" ?(?P<more>[多余来几+]|个(?=(?:亿|万亿)(?!级)))(?: ?(?P<scale>万亿|万|亿))?")
# 四百多，: more than a number that stands for itself
_MORE_ALONE = re.compile(r" ?多(?=[，。、；：,;）)\s]|$)")
_APPROXIMATE = re.compile(
    r"(?P<tens>[一二三四五六七八九]?十)?(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<scale>[十百千]?(?:万亿|万|亿)?)"
)
_HALF = re.compile(r"半(?!导|径|数|成|决|程|自|封|挂|干|固|壁)")
_HALF_OF = re.compile(r"个(?P<half>半|多)(?P<unit>月|小时|星期|世纪|钟头)")
_HALF_UNITS = ("年", "天", "倍", "周", "里", "亩", "小时", "吨", "米", "斤", "公斤", "千克", "公里")
_AND_MORE = re.compile(r"多(?!元|种|样|项|家|户|方|个|少|地|层|处|维|点|式|次)")
_MORE_DIMENSIONS = ("time", "multiple", "age", "money", "length", "area")
_DIGIT = "[0-9一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_COINS = re.compile(
    rf"(?:(?P<tenths>{_DIGIT})[角毛](?:(?P<cents>{_DIGIT})分)?|(?P<only_cents>{_DIGIT})分|(?P<short>{_DIGIT})(?=[，。、；,;）)\s]|$))钱?"
)
_CENTS = re.compile(rf"(?P<cents>{_DIGIT})分钱?")
_COIN_UNITS = ("元", "块")
_CURRENCY_BEFORE = {"港币": "港元", "新台币": "新台币", "欧元": "欧元", "美金": "美元", "美元": "美元", "台币": "新台币", "日币": "日元"}
_MONEY_WORD = re.compile(
    r"(?:投资|产值|营收|收入|资金?|融资|利润|利税|税|销售|GDP|总值|增加值|贷款?|金额?|值|进口|出口|成交|额|规模|资产|负债|支出|补贴|奖励|"
    r"授信|让利|债券?|基金|订单|合同|成本|费|净利|亏损|红利|款|消费|预算|资本|财政)[^,，。;；:：、0-9]{0,8}$"
)
_MONEY_AFTER = re.compile(
    r"级?(?:元|产业|企业|集群|工程|规模|投资|产值|园区|大关|营收|GDP|市场|资金|项目|县|镇|基金|板块|俱乐部|赛道|蓝海|支柱|主导|特色|级)|级"
)
# 年发电破万亿 counts kilowatt-hours, 播放量破亿 views
_NO_MONEY_BEFORE = re.compile(r"(?:发电|用电|售电|供电|电量|客流|人流|流量|播放|点击|阅读|下载|用户|人口|粉丝|算力)[^，,。]{0,4}$")
# 投资195万， is money; 195万标准机架 counts what stands behind it
_ENDS = re.compile(r"(?:左右|以上|以下|上下)?(?:[，,。；;、：:！？）)\s]|$|的|至|到|和|与|~|～|-|—)")
# what is counted in 亿 without a measure word, and is no money
_COUNTED = re.compile(r"级?(?:参数|像素|光年|用户|网民|人口|次|流量|粉丝|观众|手机|终端)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit as printed at `[start, end)`; `unit_at` is where the unit begins, `scale` the 万 or 亿 before it."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    scale: str
    unit: UnitFound | None
    unit_at: int
    form: str
    about: bool = False

    @property
    def name(self) -> str:
        return self.unit.name if self.unit else self.scale

    @property
    def dimension(self) -> str:
        return self.unit.dimension if self.unit else ""

    @property
    def size(self) -> Decimal:
        """The value with 万 and 亿 multiplied in."""
        return self.value * SIZES[self.scale]


def read_quantity(text: str, at: int, units: Mapping[str, Unit]) -> Quantity | None:
    """The quantity that begins at `at`, without looking for a range or a list; None where the numeral is not well formed."""
    run = NUMERAL.match(text, at)
    if run is None:
        return None
    end = _trim(text, at, run.end())
    printed = text[at:end]
    value, high, scale = split_scale(printed)
    if value is None:
        return None
    form = "digits" if printed[0].isdecimal() else "chinese"
    found = Quantity(at, end, value, high, scale, None, end, form, about=high is not None)
    found = _with_unit(text, _with_more(text, found, units), units)
    if "，" in printed and found.unit is None:
        return _before_comma(text, at, printed, units)
    return found


def _before_comma(text: str, at: int, printed: str, units: Mapping[str, Unit]) -> Quantity | None:
    """A full-width comma separates thousands only before a unit: 1，234元, but 达到12，345 is two numbers."""
    end = at + printed.index("，")
    return Quantity(at, end, Decimal(text[at:end]), None, "", None, end, "digits")


def _trim(text: str, at: int, end: int) -> int:
    if end - at > 1 and text[end - 1] in "两俩":
        return end - 1
    following = text[end : end + 1]
    return end - 1 if following and following in _UNIT_HEAD.get(text[end - 1], "") else end


def split_scale(printed: str) -> tuple[Decimal | None, Decimal | None, str]:
    """Value, upper value (五六 → 5, 6) and scale word of a numeral as printed."""
    approximate = _APPROXIMATE.fullmatch(printed)
    if approximate and (ends := _approximate(approximate)):
        scale = _scale(approximate["scale"])
        return ends[0] / SIZES[scale], ends[1] / SIZES[scale], scale
    total = read_numeral(printed.replace(" ", ""))
    if total is None:
        return None, None, ""
    match = _SCALE.match(printed)
    if match is None:
        return total, None, ""
    scale = match["scale"]
    head = read_numeral(match["head"]) if match["head"] else Decimal(1)
    return head if head is not None and head * SIZES[scale] == total else tidy(total / SIZES[scale]), None, scale


def _scale(printed: str) -> str:
    match = _SCALE.match(printed)
    return match["scale"] if match else ""


def _approximate(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Both ends of 五六, 三五, 十七八, 三四十万."""
    low, high = read_numeral(match["low"]), read_numeral(match["high"])
    size = read_numeral(match["scale"]) if match["scale"] else Decimal(1)
    tens = read_numeral(match["tens"]) if match["tens"] else Decimal(0)
    if low is None or high is None or size is None or tens is None:
        return None
    if high - low != 1 and (match["low"], match["high"]) != ("三", "五"):
        return None
    return tidy((tens + low) * size), tidy((tens + high) * size)


def _with_more(text: str, found: Quantity, units: Mapping[str, Unit]) -> Quantity:
    """3000多|万元, 100余|项, 十几|家: the word says that it is somewhat more; 两个|亿 says nothing of the kind."""
    more = _MORE.match(text, found.end)
    if more is None or (found.scale and more["scale"]):
        return found
    scale = more["scale"] or found.scale
    if not more["scale"] and more["more"] != "余" and find_unit(text, more.end(), scale, units) is None:
        alone = _MORE_ALONE.match(text, found.end)
        return replace(found, end=alone.end(), unit_at=alone.end(), about=True) if alone and found.form == "chinese" else found
    return replace(found, end=more.end(), unit_at=more.end(), scale=scale, about=found.about or more["more"] != "个")


def _with_unit(text: str, found: Quantity, units: Mapping[str, Unit]) -> Quantity:
    if half := _HALF_OF.match(text, found.end):
        return _half_of(found, half, units)
    unit = find_unit(text, found.end, found.scale, units) or _unprinted_money(text, found)
    if unit is None:
        return found
    # written out, as replace() takes its time and every number comes here
    found = Quantity(found.start, max(unit.end, found.end), found.value, found.high, found.scale, unit, found.unit_at, found.form, found.about)
    if unit.dimension == "money" or unit.name in _COIN_UNITS:
        found = _with_money(text, found)
    if unit.name == "折" and found.value > 10:  # 七五折
        found = replace(found, value=found.value / 10)
    if found.end < len(text) and text[found.end] in "半多级":
        return _with_tail(text, found)
    return found


def _half_of(found: Quantity, half: re.Match[str], units: Mapping[str, Unit]) -> Quantity:
    """两个半月, 一个多小时."""
    name = "个" + half["unit"] if half["unit"] == "月" else half["unit"]
    unit = units.get(name)
    shown = UnitFound(half.end(), unit.name if unit else name, unit.dimension if unit else "time")
    if half["half"] == "多":
        return replace(found, end=half.end(), unit=shown, about=True)
    return replace(found, end=half.end(), unit=shown, value=found.value + Decimal("0.5"))


def _with_money(text: str, found: Quantity) -> Quantity:
    """三元五角 is 3.5 元; 港币300元 is 300 港元."""
    unit = found.unit
    if unit is None:
        return found
    if unit.name in _COIN_UNITS and (coins := _COINS.match(text, found.end)):
        return _with_coins(found, coins)
    if unit.name == "角" and (cents := _CENTS.match(text, found.end)):
        return replace(found, end=cents.end(), value=found.value + _digit(cents["cents"]) / 10)
    if unit.name.endswith("元"):
        before = text[max(0, found.start - 4) : found.start].rstrip()
        for word, name in _CURRENCY_BEFORE.items():
            if before.endswith(word):
                return replace(found, unit=replace(unit, name=unit.name.removesuffix("元") + name))
    return found


def _with_coins(found: Quantity, coins: re.Match[str]) -> Quantity:
    """三元五角 is 3.5 元, 三块零四分 3.04 元, 五块六 5.6 元."""
    value = found.value + _digit(coins["tenths"] or coins["short"]) / 10 + _digit(coins["cents"] or coins["only_cents"]) / 100
    return replace(found, end=coins.end(), value=value, unit=UnitFound(coins.end(), "元", "money"))


def _digit(printed: str | None) -> Decimal:
    return (read_numeral(printed) if printed else None) or Decimal(0)


def _with_tail(text: str, found: Quantity) -> Quantity:
    """两年|半, 三年|多, 百亿|级."""
    following = text[found.end]
    if following == "半" and found.name in _HALF_UNITS and _HALF.match(text, found.end):
        return replace(found, end=found.end + 1, value=found.value + Decimal("0.5"))
    if following == "多" and found.dimension in _MORE_DIMENSIONS and _AND_MORE.match(text, found.end):
        return replace(found, end=found.end + 1, about=True)
    if following == "级" and found.scale:
        return replace(found, end=found.end + 1, about=True)
    return found


def _unprinted_money(text: str, found: Quantity) -> UnitFound | None:
    """The 元 that is not printed: 投资200亿, 千亿级产业链, 迈向万亿."""
    if not found.scale or _COUNTED.match(text, found.end):
        return None
    whole = found.scale in ("亿", "万亿")
    bare = whole and ((found.form == "chinese" and text[found.start] in "十百千万亿") or "个" in text[found.start : found.end])
    if _NO_MONEY_BEFORE.search(text, max(0, found.start - 8), found.start):
        return None
    if found.scale == "万" and not _ENDS.match(text, found.end):
        return None
    if bare or (whole and _MONEY_AFTER.match(text, found.end)) or _MONEY_WORD.search(text, max(0, found.start - 14), found.start):
        return UnitFound(found.end, found.scale + "元", "money")
    return None
