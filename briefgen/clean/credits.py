"""The grammar of credits, jump lines and web controls: patterns over the words of the lexicon's groups `furniture-…`.

`本报记者 甲乙丙 通讯员 丁戊`, `（责编：甲乙丙、丁戊）`, `甲乙丙 摄`, `（上接第1版）`, `发布时间：2024-05-17 10:20`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefgen.lexicon import Lexicon

_HAN = "\u3400-\u9fff"
_NAME = rf"(?:[{_HAN}·]{{2,4}}|[{_HAN}]\s[{_HAN}])"
_NAMES = rf"{_NAME}(?:[\s、，,/]+{_NAME}){{0,7}}"
_OPEN, _CLOSE = r"[（(【\[]?\s*", r"\s*[)）】\]]?"
_SENTENCE_END = "[。！？”…!?]"
_NOT_NAMES = ("调查", "观察", "手记", "来信", "报道", "感言", "提问", "日记", "连线", "走基层", "见面会")
_ORNAMENT = r"[\s/|｜>»›·•◆■□▲△▼●○★☆※—_=~<《》*#.-]+"
_CRUMB = r"[^。，,；>»›]"
_CRUMBS = rf"{_CRUMB}{{1,20}}(?:(?:>{{2}}|»){_CRUMB}{{0,24}}|[>›]{_CRUMB}{{0,24}}[>›]{_CRUMB}{{0,24}})(?:[>»›]{{1,2}}{_CRUMB}{{0,24}}){{0,6}}"
_DATE = (
    r"[（(]?[^。，,；\d\n]{0,14}(?:20|19)\d\d(?:[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|[01]\d[0-3]\d)(?:\s*(?:星期|周)[一二三四五六日天])?"
    r"(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[)）]?(?:\s+[^。，,；\n]{0,40})?"
)
_PAGE = r"[^）)】\]\n]{0,16}[版页面][^）)】\]\n]{0,12}"

# 某某网讯, 某某晚报讯: any paper or site by its own name
_OUTLET = rf"[{_HAN}]{{1,8}}(?:网|报|台|社|客户端)讯(?=[\s（(【：:\d]|记者|通讯员)"


@dataclass(frozen=True, slots=True)
class Credits:
    """The compiled patterns. `line` and `listing` are for whole lines, the others for places in a line."""

    line: re.Pattern[str]
    listing: re.Pattern[str]
    notice: re.Pattern[str]
    byline: re.Pattern[str]
    tail: re.Pattern[str]
    reporters: re.Pattern[str]
    caption: re.Pattern[str]
    caption_ends: frozenset[str]
    scene: re.Pattern[str]
    continued: re.Pattern[str]
    continues: re.Pattern[str]
    opening: re.Pattern[str]

    def is_byline(self, line: str) -> bool:
        """Whether the line names its writers and says nothing else."""
        return not line.endswith(_NOT_NAMES) and self.byline.fullmatch(line) is not None

    def is_caption(self, line: str) -> bool:
        """Whether the line is the caption of a picture; most lines are told by their first and last characters not to be one."""
        may_be = line.startswith("图") or line.rstrip(")）]")[-1:] in self.caption_ends
        return may_be and self.caption.search(line) is not None


@lru_cache(maxsize=4)
def credits_of(lexicon: Lexicon) -> Credits:
    """The patterns over this lexicon's words."""
    reporter = _either(lexicon, "reporter")
    role = rf"[{_HAN}]{{0,10}}?(?:{reporter})"
    credit = rf"{role}[\s：:/]+{_NAMES}"
    close_credit = rf"(?:本报|本网|本台|新华社)(?:{reporter}){_NAME}"
    bylines = rf"(?:{credit}|{close_credit})(?:[\s，,、/]+(?:{credit}|{close_credit})){{0,4}}"
    photo, named = _either(lexicon, "photo"), rf"(?:{role}[\s：:]*)?{_NAMES}"
    return Credits(
        line=re.compile("|".join(f"(?:{pattern})" for pattern in _lines(lexicon))),
        listing=re.compile(rf"[【\[]?(?:{_either(lexicon, 'listing')})[】\]]?[：:]?"),
        notice=re.compile(_either(lexicon, "notice")),
        byline=re.compile(rf"{_OPEN}{bylines}(?:\s*/?(?:文|图|文/图|图/文|报道))?{_CLOSE}"),
        tail=re.compile(rf"(?<={_SENTENCE_END})\s*[（(]\s*(?:{named}(?:[\s，,、/]+{named}){{0,3}}|完)\s*[）)]\s*$|(?<={_SENTENCE_END})\s+{bylines}\s*$"),
        reporters=re.compile(rf"(?<!\s)\s*[（(]\s*(?:{bylines}|(?:{reporter}){_NAME})\s*[）)]\s*"),
        caption=re.compile(rf"(?:^|[\s。！？（(”…]){named}\s*[/／]?(?:{photo})[）)]?$|^(?:图为|图[①-⑨一二三四五\d]?[：:])|[（(](?:{photo})[）)]$"),
        caption_ends=frozenset(word.word[-1] for word in lexicon.words("furniture-photo")),
        scene=re.compile(rf"[{_HAN}]{{0,8}}(?:{_either(lexicon, 'scene')})。?"),
        continued=re.compile(rf"\s*+[（(【\[▲■]?\s*+(?:{_either(lexicon, 'continued')}){_PAGE}[）)】\]]\s*"),
        continues=re.compile(rf"(?<!\s)\s*[（(【\[▼■]\s*(?:{_either(lexicon, 'continues')}){_PAGE}[）)】\]]\s*$"),
        opening=re.compile(rf"\s*(?:{_either(lexicon, 'opening')}|{_OUTLET})\s*(?:[（(][^）)\n]{{1,40}}[）)])?\s*[：:]?\s*"),
    )


def _lines(lexicon: Lexicon) -> tuple[str, ...]:
    """Patterns of whole lines that are furniture."""
    names = rf"(?:\s*[：:/丨|]\s*[^。，,\n]{{0,60}}|\s+{_NAMES}(?:\s[^。，,\n]{{0,40}})?)?"
    return (
        _ORNAMENT,
        _CRUMBS,
        _DATE,
        rf"(?:(?>{_either(lexicon, 'web')})[\s/|｜:：\d\[\]（）()]*+)++",
        rf"{_OPEN}(?:{_either(lexicon, 'meta')})\s?[:：][^。\n]*",
        rf"{_OPEN}(?:{_either(lexicon, 'editor')}){names}{_CLOSE}",
        rf"{_OPEN}(?:{_either(lexicon, 'credit')})\s?[：:/丨]\s?[^。，,\n]{{1,60}}{_CLOSE}",
        rf"{_OPEN}(?:{_either(lexicon, 'page')})[^。\n]{{0,40}}",
    )


def _either(lexicon: Lexicon, kind: str) -> str:
    """A pattern of all words of one group, the longest first, also with spaces set between their characters (`分 享`)."""
    words = sorted((word.word for word in lexicon.words(f"furniture-{kind}")), key=lambda word: (-len(word), word))
    return "|".join(r"\s?".join(map(re.escape, word)) for word in words) or r"(?!)"
