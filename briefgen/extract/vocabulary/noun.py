"""The noun before a number that was left unbound: 全社会|跨区域人员流动量|累计|84.2亿人次 → 跨区域人员流动量.

Extraction has refused it as an indicator; a person may know better. Edge words (`edges.csv`) part the noun from what stands around it.
"""

from briefgen.extract.phrase import Phrases
from briefgen.lexicon.lexicon import Lexicon

_REACH = 40
_SHORTEST = 3


def noun_before(sentence: str, printed: str, lexicon: Lexicon) -> str:
    """The noun phrase before the number `printed` in its sentence; "" where there is none, or where the number is printed twice."""
    at = sentence.find(printed)
    if at < 0 or sentence.find(printed, at + 1) >= 0:
        return ""
    text = sentence[max(0, at - _REACH) : at]
    phrases = Phrases(text, lexicon)
    end = len(text)
    while (edge := phrases.edge_at(end)) >= 0:
        end = edge
    noun = text[phrases.start_before(end, 0) : end]
    return noun if len(noun) >= _SHORTEST and end < _REACH + 1 and _is_plain(noun) else ""


def _is_plain(noun: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" or (character.isascii() and character.isalnum()) for character in noun)
