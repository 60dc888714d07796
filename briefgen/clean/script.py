"""Finds Traditional script and converts it to Simplified, character for character.

`今年以來` becomes `今年以来`. Simplified text is told by the share of characters that only Traditional script has, and is left alone, so
that a lone 鑫 or 昇 in a name stays as printed.
"""

import re
from functools import lru_cache
from typing import Any

from briefgen.clean.offsets import CleanText

_TRADITIONAL = re.compile(
    "[來個們會對時這說為學點業經應實產發動進開關長問間門過還後從體見電車東萬無頭義與變當類題總線級結給統網綠續縣達選運遠連邊農處號術衛"
    "裝補製視親覺觀計訂記設許評試話該語請論證議護讀讓豐財責貨質費資賽軟轉輪輸鄉鐵鋼錄鏈鎮陽際陸險隊階隨難雲響頂項順預領額顯風飛館馬驗"
    "黨齊龍樣區華員擴優構將戰機構極樞標歷氣決減測準營獲環畫盡監確種積穩築節範約織維練縮織習聯職聲舉藝藥蘇衝訊調謀購銷鑒積聚團園圖壓]"
)
_HAN = re.compile("[\u3400-\u9fff]+")
_SAMPLE = 2000
_SLICES = 8
_SHARE = 0.04
_FEWEST = 4


def simplify(clean: CleanText) -> CleanText:
    """The text in Simplified script, of the same length; of a page in both scripts the lines that are in Traditional script."""
    if is_traditional(clean.text[:_SAMPLE]) or is_traditional(_sample(clean.text)):
        return clean.respelt(_convert(clean.text))
    marked = [match.start() for match in _TRADITIONAL.finditer(clean.text)]
    return clean.respelt(_by_line(clean.text, marked)) if len(marked) >= _FEWEST else clean


def _by_line(text: str, marked: list[int]) -> str:
    """The text with those of its lines converted that hold enough of the characters at `marked`."""
    pieces: list[str] = []
    done = 0
    for place in marked:
        if place < done:
            continue
        start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        end = len(text) if end < 0 else end
        line = text[start:end]
        pieces += (text[done:start], _convert(line) if is_traditional(line) else line)
        done = end
    return "".join((*pieces, text[done:]))


def _sample(text: str) -> str:
    """The text itself, or of a long one slices taken evenly over it."""
    if len(text) <= _SLICES * _SAMPLE:
        return text
    return "".join(text[start : start + _SAMPLE] for start in range(0, len(text), len(text) // _SLICES))


def is_traditional(text: str) -> bool:
    """Whether enough of the characters are such as only Traditional script has."""
    marked = len(_TRADITIONAL.findall(text))
    return marked > 1 and marked >= _SHARE * sum(map(len, _HAN.findall(text)))


def _convert(text: str) -> str:
    """Line by line, so that a line whose length would change is taken character by character and no other."""
    converter = _converter()
    try:
        whole: str = converter.convert(text)
    except (UnicodeError, ValueError):
        return text
    if len(whole) == len(text):
        return whole
    return "\n".join(_keep_length(line, converter) for line in text.split("\n"))


def _keep_length(line: str, converter: Any) -> str:
    converted: str = converter.convert(line)
    if len(converted) == len(line):
        return converted
    characters = ((character, converter.convert(character)) for character in line)
    return "".join(new if len(new) == 1 else old for old, new in characters)


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc  # type: ignore[import-untyped,unused-ignore]

    return opencc.OpenCC("tw2s")
