"""Digits and numerals that count nothing: T800, 5G, 182/210, 18路, “1233”, “1+5+N”, 十四五, 一流, 三一重工, 《…20条…》, telephone numbers.

The words are `lexicon/data/numeral_names.csv`; what can be seen by its shape stands here.
"""

import csv
import re
from functools import lru_cache
from importlib.resources import files

_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_ADDRESS = re.compile(r"(?:[a-z]{2,6}://|www\.)[!-~]{1,300}")
_OPEN = "“‘\"「『"
_CLOSE = tuple("”’」』")
_QUOTED = re.compile(r"[^“”‘’\"」』,，、。;；\n]{0,8}[”’\"」』]")
_PHONE = re.compile(r"(?:0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9}|[48]00-?[0-9]{3}-?[0-9]{4}|[0-9]{12,})(?![0-9])")
_HOTLINE = re.compile(r"[0-9]{3,5}(?:政务|市民|消费)?(?:服务)?(?:便民)?(?:热线|专线|平台|报警)")
_DATE_UNIT = re.compile(r"年|月|日|号(?!码)|时|点(?!多?个|[零一二三四五六七八九0-9])|分(?![之钟])")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}(?:年(?!期)|[-—–~～至到](?:1[89]|20)[0-9]{2}(?:年|[^0-9万亿个.%]))")
_YEAR_NAME = re.compile(r"(?:19|20)[0-9]{2}(?=[\u4e00-\u9fff“《])")
_CLOCK = re.compile(r"[0-9]{1,2}[:：∶][0-9]{2}(?![0-9])")
_RATIO = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})? ?[:：∶比] ?[0-9]{1,6}+(?:\.[0-9]{1,4})?")
# 2×66万千瓦: the first number is how many there are of the second
_TIMES = re.compile(r" ?[×xX*] ?[0-9]")
_CALLED = re.compile(r"路(?!公里)|[国省县乡]道|号|版(?!图)|室|线(?!城)|强|楼|弄|幢|届|师|团|院|厂|所|矿|局|井|型|代|区|轧|期|后(?=[,，、的青一创])|高校|工程")
_VERSION = re.compile(r"[0-9]\.0")
_LABEL = re.compile(r"[.．、)）](?! ?[0-9])")
_LATIN_BEFORE = re.compile(r"[A-Za-z][-_ ]?$")
_JOINED_AFTER = re.compile(r"(?: ?[A-Za-z]|[-_/+·][A-Za-z0-9]|\+)[A-Za-z0-9+/_-]{0,40}+")
_RHETORIC_BEFORE = tuple("每这那某另同下上任哪各统唯之单第逐专不划归合整无凡接")


@lru_cache(maxsize=1)
def _names() -> tuple[frozenset[str], tuple[tuple[int, int], ...]]:
    """The words, and the shapes they have: how far a word's first numeral is from its start, and how long it is."""
    table = files("briefgen.lexicon").joinpath("data/numeral_names.csv").read_text(encoding="utf-8-sig")
    words = [row["word"] for row in csv.DictReader(table.splitlines())]
    shapes = {(_first_numeral(word), len(word)) for word in words}
    return frozenset(words), tuple(sorted(shapes, key=lambda shape: (-shape[1], shape[0])))


def _first_numeral(word: str) -> int:
    match = re.search("[0-9零〇一二两三四五六七八九十百千万亿半双]", word)
    return match.start() if match else 0


def name_end(text: str, at: int) -> int:
    """Where the name ends in which the numeral at `at` stands; 0 where it is in none."""
    words, shapes = _names()
    for offset, length in shapes:
        if at >= offset and text[at - offset : at - offset + length] in words:
            return at - offset + length
    return 0


def title_spans(text: str) -> list[tuple[int, int]]:
    """The spans of 《…》 and of web addresses, in order."""
    spans = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    if "://" in text or "www." in text:
        spans = sorted(spans + [match.span() for match in _ADDRESS.finditer(text)])
    return spans


def quoted_name(text: str, start: int, end: int) -> bool:
    """Whether the number opens a short quotation: “八大行动”, “1233”."""
    return start > 0 and text[start - 1] in _OPEN and _QUOTED.match(text, end) is not None


def excluded_digits(text: str, start: int, end: int) -> tuple[int, str] | None:
    """End and reason, where the digits `text[start:end]` are no number whatever unit follows; None otherwise."""
    if end - start >= 3:
        if end - start > 16 and text[start:end].isdecimal():
            return end, "contact"
        if phone := _PHONE.match(text, start) or _HOTLINE.match(text, start):
            return phone.end(), "contact"
        if _YEAR.match(text, start):
            return end, "date"
    if start > 0 and text[start - 1].isascii() and _LATIN_BEFORE.search(text, max(0, start - 2), start):
        return end, "name"
    if end - start <= 2 and (clock := _CLOCK.match(text, start)):
        return clock.end(), "date"
    return None


def excluded_bare(text: str, start: int, end: int) -> tuple[int, str] | None:
    """End and reason, where digits without a unit behind them are no number."""
    if _DATE_UNIT.match(text, end):
        return end, "date"
    if _TIMES.match(text, end):
        return end, "parameter"
    if name := _bare_name(text, start, end):
        return name, "name"
    if ratio := _RATIO.match(text, start):
        return ratio.end(), "parameter"
    if _YEAR_NAME.match(text, start):
        return end, "date"
    if _CALLED.match(text, end) or _VERSION.fullmatch(text, start, end):
        return end, "page" if text[end : end + 1] == "版" else "name"
    if (start == 0 or text[start - 1] in "\n。(（;；") and _LABEL.match(text, end):
        return end, "ordinal"
    return None


def _bare_name(text: str, start: int, end: int) -> int:
    """Where the name ends that bare digits belong to, 0 for none: +3, 182/210, 歼-20, “雪龙2”, 5G, 12306."""
    before = text[start - 1 : start]
    if before in ("+", "/", "×", "·") or (before == "-" and text[start - 2 : start - 1].isalnum()):
        return end
    if text[end : end + 1] in _CLOSE and before not in tuple(_OPEN):
        return end
    if joined := _JOINED_AFTER.match(text, end):
        return joined.end()
    named = name_end(text, start)
    return max(named, end) if named else 0


def rhetorical(text: str, start: int, end: int) -> bool:
    """Whether 一 with a measure word counts nothing: 一个个, 每一家, 这一项, 一人一档, 一家接一家."""
    if text[start - 1 : start] in _RHETORIC_BEFORE or text[max(0, start - 2) : start] == "接着":
        return True
    return text[end : end + 1] in (text[end - 1], "一", "接")
