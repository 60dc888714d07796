"""Chinese numerals: 一千二百三十, 两万五千, 三点五, 二〇二四, 廿五, 壹仟贰佰, and digits mixed with scale words: 2亿3000万, 1.2万亿.

    read_numeral("一亿三千万")  ->  Decimal("130000000")

Strict where it matters: 十四五, 十七十八, 百千万亿 are no numerals (None), so that names made of numerals do not become numbers.
"""

import re
from decimal import Decimal

_ONES = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "俩": 2, "幺": 1,
}  # fmt: skip
_TENS = {"十": 10, "百": 100, "千": 1000}
# two characters that mean two only before a place word or by themselves: 两百, 两; 三十两 and 两万两 are weights
_PAIRS = "两俩"
# full-width and traditional characters of numbers, units and periods, each one character for one, so that offsets stay
_WIDE = str.maketrans(
    "○０１２３４５６７８９．％／萬億點個幾負雙兩倆數餘號週禮後現當從來內間開圓塊噸畝戶項條臺輛種歲斤對於與過達約將",
    "〇0123456789.%/万亿点个几负双两俩数余号周礼后现当从来内间开元块吨亩户项条台辆种岁斤对于与过达约将",
)
_IS_WIDE = re.compile(r"[○０-９．％／萬億點個幾負雙兩倆數餘號週禮後現當從來內間開圓塊噸畝戶項條臺輛種歲對於與過達約將]")
# the same with the financial forms
_PLAIN = str.maketrans(
    "壹弌贰貳弍叁參叄弎肆伍陆陸柒捌玖拾佰仟兩倆萬億○０１２３４５６７８９．％點個幾負雙",
    "一一二二二三三三三四五六六七八九十百千两俩万亿〇0123456789.%点个几负双",
)
FORMAL = "壹弌贰貳弍叁參叄弎肆伍陆陸柒捌玖拾佰仟"
NUMERAL_CHARACTERS = "零〇○一二三四五六七八九两俩十百千万亿廿卅兩倆萬億" + FORMAL
_LONGEST = 60

_ONE = "[一二三四五六七八九]"
_MANY = "[一二三四五六七八九两俩]"
_SECTION = re.compile(
    rf"零?(?:(?P<thousands>{_MANY})千)?零?(?:(?P<hundreds>{_MANY})百)?零?(?:(?P<tens>{_ONE}?)十)?零?(?P<ones>{_ONE})?"
)
_SHORT = re.compile(rf"零?(?:(?P<thousands>{_MANY})千)?(?:(?P<hundreds>{_MANY})百)?(?P<rest>{_ONE})")
_POSITIONAL = re.compile("[零〇一二三四五六七八九幺]{2,}")
_DECIMAL = re.compile(r"(?P<whole>[^点]+)点(?P<fraction>[零〇一二三四五六七八九]+|[0-9]+)(?P<scale>[十百千万亿]*)")
_ARABIC = re.compile(r"[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?")
_ARABIC_SECTION = re.compile(r"(?P<number>[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?)(?P<scale>[十百千]?)")


def simplified(text: str) -> str:
    """Full-width and traditional characters of numbers, units and periods as the simplified half-width ones, character for character."""
    return text.translate(_WIDE) if _IS_WIDE.search(text) else text


def plain(text: str) -> str:
    """Financial, traditional and full-width forms as plain ones, character for character."""
    return text.translate(_PLAIN)


def read_numeral(text: str) -> Decimal | None:
    """The value of a numeral in Chinese characters, digits or both, without unit; None where it is not well formed."""
    text = text if text.isascii() else plain(text)
    if text[:1] in ("负", "-", "−", "－"):
        value = read_numeral(text[1:]) if text[1:2] not in ("负", "-", "−", "－") else None
        return None if value is None else -value
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", "").replace("，", ""))
    if not text or len(text) > _LONGEST:
        return None
    if "廿" in text or "卅" in text:
        text = text.replace("廿", "二十").replace("卅", "三十")
    if _POSITIONAL.fullmatch(text):
        return _positional(text)
    if "点" in text:
        return _decimal(text)
    value = _grouped(text)
    return None if value is None else tidy(value)


def tidy(value: Decimal) -> Decimal:
    """The same value without exponent or idle zeros: 3E+2 as 300, 2.50 as 2.5."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value and abs(value) < Decimal(10) ** 27 else value.normalize()


def _positional(digits: str) -> Decimal:
    """二〇二四 = 2024."""
    return Decimal("".join(str(_ONES.get(digit, digit)) for digit in digits))


def _decimal(text: str) -> Decimal | None:
    match = _DECIMAL.fullmatch(text)
    whole = read_numeral(match["whole"]) if match else None
    scale = read_numeral(match["scale"]) if match and match["scale"] else Decimal(1)
    if match is None or whole is None or scale is None:
        return None
    fraction = "".join(str(_ONES.get(digit, digit)) for digit in match["fraction"])
    return tidy((whole + Decimal(f"0.{fraction}")) * scale)


def _grouped(text: str) -> Decimal | None:
    """Splits at 亿, then at 万; a lone digit behind a scale word is short for the next place (一万六 = 一万六千)."""
    for word, size in (("亿", Decimal(10**8)), ("万", Decimal(10**4))):
        head, found, tail = text.rpartition(word)
        if not found:
            continue
        high = _grouped(head) if head else Decimal(1)
        low = _low(tail, size)
        return None if high is None or low is None or low >= size else high * size + low
    return _section(text)


def _low(tail: str, size: Decimal) -> Decimal | None:
    if not tail:
        return Decimal(0)
    if len(tail) == 1 and tail in _ONES and tail not in "零〇两俩":
        return _ONES[tail] * size / 10
    if tail in tuple(_PAIRS) or (tail in _TENS and tail != "十"):
        return None
    return _grouped(tail)


def _section(text: str) -> Decimal | None:
    """A numeral below ten thousand (or digits before a scale word, as in 3000万 or 3千5百)."""
    if text in _TENS:
        return Decimal(_TENS[text])
    if text in ("零", "〇") or text in tuple(_PAIRS):
        return Decimal(_ONES[text])
    if text[:1].isdecimal():
        return _arabic_section(text)
    if short := _SHORT.fullmatch(text):
        return _short(short, text.startswith("零"))
    match = _SECTION.fullmatch(text)
    if match is None or match.end() == 0:
        return None
    tens = match["tens"]
    total = 1000 * _one(match["thousands"]) + 100 * _one(match["hundreds"]) + _one(match["ones"])
    return Decimal(total + (0 if tens is None else 10 * (_one(tens) or 1)))


def _short(match: re.Match[str], after_zero: bool) -> Decimal:
    """三百五 = 350, 两千八 = 2800, 五 = 5."""
    place = 1 if after_zero else 10 if match["hundreds"] else 100 if match["thousands"] else 1
    return Decimal(1000 * _one(match["thousands"]) + 100 * _one(match["hundreds"]) + _one(match["rest"]) * place)


def _one(character: str | None) -> int:
    return _ONES[character] if character else 0


def _arabic_section(text: str) -> Decimal | None:
    total, position, limit = Decimal(0), 0, 10**4
    for match in _ARABIC_SECTION.finditer(text):
        scale = _TENS.get(match["scale"], 1)
        if match.start() != position or scale >= limit:
            return None
        number = match["number"].replace(",", "").replace("，", "")
        total, position, limit = total + Decimal(number) * scale, match.end(), scale
    return total if position == len(text) else None
