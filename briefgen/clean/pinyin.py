"""Takes out the pinyin that copy protection puts in brackets behind a character: `擴(kuò)大` becomes `擴大`.

A real abbreviation, `公司(LNG)`, has capitals or is no syllable and stays. Without tone marks a syllable is noise only where the text
is strewn with such brackets.
"""

import re
import unicodedata
from collections.abc import Iterator

from briefgen.clean.offsets import CleanText, Edit

# a broken page may show the opening bracket, or the character before it, as a question mark
_BRACKET = re.compile(r"[(（?？](?<=[\u3400-\u9fff)）].)\s?([a-zɡ\u00e0-\u00fc\u0101-\u01dc\u1e3f\u0300-\u030c' ]{1,24})\s?[)）]")
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:[iuv]?(?:ang?|eng?|ong?|ing?|a[io]|e[ir]|ou|[aeiou])|ing?|ung?|u[aio]|i[aeou]|uai|iao|v|vn|ng?|m)"
)
_STREWN = 3


def strip_pinyin(clean: CleanText) -> CleanText:
    """The text without bracketed pinyin behind characters."""
    if ")" not in clean.text and "）" not in clean.text:
        return clean
    return clean.edited(_edits(clean.text))


def _edits(text: str) -> Iterator[Edit]:
    found = [(match.start(), match.end(), _spelling(match[1])) for match in _BRACKET.finditer(text)]
    syllables = [(start, end, toned) for start, end, (plain, toned) in found if all(map(_SYLLABLE.fullmatch, plain.split()))]
    strewn = len(syllables) >= _STREWN
    for start, end, toned in syllables:
        if toned or strewn:
            yield start, end, ""


def _spelling(letters: str) -> tuple[str, bool]:
    """The syllables without tone marks, and whether there were any."""
    apart = unicodedata.normalize("NFD", letters.replace("ɡ", "g").replace("ü", "v").replace("'", " "))
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return plain, plain != apart
