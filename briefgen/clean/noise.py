"""Takes out what copying leaves in a text: characters without shape, doubled punctuation, full-width digits and letters.

`，，` and the stray comma of `,。` go; `１２．９％` becomes `12.9%`; commas and brackets are the Chinese ones: `增长12.9%,占(全省)` becomes
`增长12.9%，占（全省）`. Spaces of all kinds become plain ones, page and line separators line ends.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from briefgen.clean.offsets import CleanText, Edit

_SHAPELESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc]+"
)
# a single digit, then at least one more behind a blank
_APART = re.compile(r"[０-９](?:[ \u3000][０-９．](?![０-９]))+")
_RUN = re.compile(r"[,，、。；;：:！!？?](?:(?<![！!？?])[ \u3000])?[,，、。；;：:](?:[ \u3000]?[,，、。；;：:])*")
_WIDE = "０１２３４５６７８９．"
_STRENGTH = ",，、:：;；。?？!！"
_ODD_IDEOGRAPHS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
# the sign comes first, so that it is looked for as a plain character
_COMMA = re.compile(r",(?:(?<![A-Za-z0-9],)|(?! ?[A-Za-z0-9]))")
_COLON = re.compile(r":(?:(?<!\d:)(?!//)|(?![\d/]))")
_BESIDE_CHINESE = re.compile(r"[;!?](?:(?<=[^\x00-\x7f].)|(?=[^\x00-\x7f]))")
_CHINESE = {";": "；", "!": "！", "?": "？"}


def strip_noise(clean: CleanText) -> CleanText:
    """The text without shapeless characters and doubled marks, in one spelling."""
    clean = clean.replaced(_SHAPELESS, "")
    clean = clean.edited(_apart(clean.text))
    odd, usual = _spellings()
    clean = clean.respelt(odd.sub(lambda match: usual[match[0]], clean.text))  # most texts have few: str.translate looks up each character
    return clean.edited(_doubled(clean.text))


def even_punctuation(clean: CleanText) -> CleanText:
    """The text with Chinese commas, colons and brackets wherever Chinese text asks for them, and with the quotation marks of the mainland."""
    text = clean.text.replace("(", "（").replace(")", "）")
    if "「" in text or "『" in text:
        text = text.replace("「", "“").replace("」", "”").replace("『", "‘").replace("』", "’")
    text = _COMMA.sub("，", text)
    text = _BESIDE_CHINESE.sub(lambda match: _CHINESE[match[0]], _COLON.sub("：", text))
    return clean.respelt(_ODD_IDEOGRAPHS.sub(_usual, text))


@lru_cache(maxsize=1)
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Full-width digits, letters and signs to ASCII, all spaces to one, all line separators to one; with a pattern that finds any of them."""
    codes = {0xFEE0 + code: chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *b"%+-./=&@#*$<>")}
    codes |= dict.fromkeys((0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
    codes |= dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
    table = {chr(code): usual for code, usual in codes.items()}
    return re.compile(f"[{''.join(table)}]"), table


def _apart(text: str) -> Iterator[Edit]:
    """３ ２ ８亿元: the blanks that a page sets between single full-width digits. ２０ ３０ are two numbers."""
    for match in _APART.finditer(text):
        if match.start() == 0 or text[match.start() - 1] not in _WIDE:
            yield from ((place, place + 1, "") for place in range(match.start(), match.end()) if text[place] in " \u3000")


def _doubled(text: str) -> Iterator[Edit]:
    """Of a run of marks only the strongest stays: the stray ones are commas."""
    for match in _RUN.finditer(text):
        kept = max(range(match.start(), match.end()), key=lambda place: (_STRENGTH.find(text[place]), -place))
        yield match.start(), kept, ""
        yield kept + 1, match.end(), ""


def _usual(match: re.Match[str]) -> str:
    usual = unicodedata.normalize("NFKC", match[0])
    return usual if len(usual) == 1 else match[0]
