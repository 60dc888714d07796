"""The characters of Chinese input methods and their half-width twins; which marks open and close a quotation."""

OPEN_BRACES, CLOSE_BRACES, PERCENTS, HASHES = "{｛﹛", "}｝﹜", "%％﹪", "#＃﹟"

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff")
_BLANKS = frozenset("\t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000")
DOUBLE_QUOTES, SINGLE_QUOTES = frozenset('"“”„‟＂〝〞「」『』'), frozenset("'‘’‚‛＇")
_SIGNS = {
    "。": ".", "．": ".", "｡": ".", "﹒": ".", "·": ".", "•": ".", "・": ".", "‧": ".", "、": ",", "､": ",", "﹐": ",", "﹑": ",", "【": "[", "】": "]", "〔": "[", "〕": "]",
    "《": "<", "》": ">", "〈": "<", "〉": ">", "≥": ">=", "≤": "<=", "≠": "!=", "≧": ">=", "≦": "<=", "×": "*", "÷": "/",
    "—": "-", "–": "-", "−": "-", "‐": "-", "‑": "-", "﹣": "-", "│": "|", "∣": "|", "¦": "|", "︱": "|", "丨": "|", "ǀ": "|", "﹙": "(", "﹚": ")", "﹕": ":",
}  # fmt: skip


def folded(character: str) -> str:
    """The half-width twin of a character, the character itself where it has none, "" for an invisible one."""
    if character in INVISIBLE:
        return ""
    if character in _BLANKS:
        return " "
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return _SIGNS.get(character, character)


def closing_quote(text: str, place: int) -> int:
    """Where the quotation that opens at `place` closes; -1 where none opens there or it does not close.

    A mark that is plain closes at the next plain one, so that “ ” may stand between; one of an input method, or a plain one that has no
    twin, closes at the next of its kind.
    """
    opening = text[place]
    kind = next((kind for kind in (DOUBLE_QUOTES, SINGLE_QUOTES) if opening in kind), None)
    if kind is None:
        return -1
    if opening in "\"'":
        plain = text.find(opening, place + 1)
        if plain >= 0:
            return plain
    return next((index for index in range(place + 1, len(text)) if text[index] in kind), -1)


def is_quote(character: str) -> bool:
    """True for a quotation mark of any kind."""
    return character in DOUBLE_QUOTES or character in SINGLE_QUOTES
