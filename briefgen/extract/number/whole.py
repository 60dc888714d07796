"""A text that is nothing but one number: 十一, 壹佰伍拾, 一百 五十 二, 第十四, .5, 100k.

    read_whole("第十四")  ->  NumberMention(14 位, rank)

What is a name, an ordinal or a letter of a model inside a sentence (十一黄金周, 第十四条, 4K) can be nothing but a number where it stands alone.
"""

import re
from decimal import Decimal

from briefgen.extract.number.mention import NumberMention
from briefgen.extract.number.numeral import NUMERAL_CHARACTERS, read_numeral, tidy
from briefgen.extract.number.quantity import split_scale

_LONGEST = 80
_NUMERAL = re.compile(rf"\s*(?P<number>[-−－负]?[ ]*[{NUMERAL_CHARACTERS}0-9.,，点 ]*[{NUMERAL_CHARACTERS}][{NUMERAL_CHARACTERS}0-9.,，点 ]*?)\s*")
_ORDINAL = re.compile(rf"\s*(?P<printed>第 ?(?P<number>[{NUMERAL_CHARACTERS}]+|[0-9]+))\s*")
_DIGITS = re.compile(
    r"\s*(?P<number>(?P<minus>[-−－负] ?)?(?:(?P<whole>[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?|(?P<only_part>\.[0-9]+))(?P<letter> ?[kKwWM])?)\s*"
)
_LETTERS = {"k": 1000, "K": 1000, "w": 10000, "W": 10000, "M": 1000000}
_IDLE = ("百", "千", "万", "亿", "万万")


def read_whole(text: str) -> NumberMention | None:
    """The number that is all of a text; None where there is more, or where it is a single place word."""
    if len(text) > _LONGEST:
        return None
    if match := _NUMERAL.fullmatch(text):
        return _numeral(match)
    if match := _ORDINAL.fullmatch(text):
        value = read_numeral(match["number"])
        return None if value is None else _mention(match.span("printed"), value, "位", "rank", "rank")
    match = _DIGITS.fullmatch(text)
    return _digits(match) if match else None


def _numeral(match: re.Match[str]) -> NumberMention | None:
    printed = re.sub("[ ，]", "", match["number"])
    sign, bare = (-1, printed[1:]) if printed[0] in "-−－负" else (1, printed)
    value, high, scale = split_scale(bare)
    if value is None or high is not None or bare in _IDLE:
        return None
    return _mention(match.span("number"), sign * value, scale, "", "chinese")


def _digits(match: re.Match[str]) -> NumberMention:
    whole = re.sub("[,，]", "", match["whole"] or "0")
    value = Decimal(whole + (match["part"] or match["only_part"] or ""))
    if match["letter"]:
        value = tidy(value * _LETTERS[match["letter"].strip()])
    return _mention(match.span("number"), -value if match["minus"] else value, "", "", "digits")


def _mention(span: tuple[int, int], value: Decimal, unit: str, dimension: str, form: str) -> NumberMention:
    return NumberMention(*span, *span, value, None, unit, dimension, "exact", form)
