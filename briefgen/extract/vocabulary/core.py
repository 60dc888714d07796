"""What is left of a name without region, sector and common modifiers: 云州市|重点|醋产能 → 醋产能.

Two names that differ only so need one line. A name whose rest a table has needs none: 高技术制造业|增加值, 全县|工业投资.
"""

from briefgen.lexicon.lexicon import Lexicon

_SHORTEST = 2
_REGION_TAILS = ("地区", "区域", "省", "市", "县", "区", "的")
_NAMING = ("region", "country", "enterprise", "park", "town", "chain", "chain_group", "industry")


class Cores:
    """Takes names apart with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._places = frozenset([*(term.alias for kind in ("region", "country") for term in lexicon.by_kind(kind)), *_words(lexicon, "self")])
        modifiers = [word.word for word in lexicon.words("common") if word.code == "modifier"]
        names = [term.alias for kind in _NAMING for term in lexicon.by_kind(kind)]
        self.modifiers = self._places.union(modifiers, names, _words(lexicon, "level_word"), _words(lexicon, "addition"))
        self._longest = max(map(len, self.modifiers), default=0)

    def core(self, name: str) -> str:
        """The name without the places before it."""
        return self._stripped(name, self._places)

    def is_known(self, name: str, kind: str) -> bool:
        """Whether a table has the name as this kind, or what is left of it when any run of modifiers before it is taken away."""
        starts = [0]
        for start in starts:
            if self.lexicon.lookup(name[start:], kind) is not None:
                return True
            starts += [end for end in self._ends(name, start, self.modifiers) if end not in starts]
        return False

    def is_nothing_but_modifiers(self, name: str) -> bool:
        """Whether the name names nothing in particular: 全市重点项目 without 项目."""
        starts = [0]
        for start in starts:
            if start == len(name):
                return True
            starts += [end for end in self._ends(name, start, self.modifiers, whole=True) if end not in starts]
        return False

    def _stripped(self, name: str, words: frozenset[str]) -> str:
        while ends := self._ends(name, 0, words):
            name = name[ends[0] :]
            tail = next((tail for tail in _REGION_TAILS if name.startswith(tail) and len(name) - len(tail) >= _SHORTEST), "")
            name = name.removeprefix(tail)
        return name

    def _ends(self, name: str, start: int, words: frozenset[str], *, whole: bool = False) -> list[int]:
        """Where a word of the list that begins at `start` ends, the longest first; something is left behind it unless `whole`."""
        last = len(name) if whole else len(name) - _SHORTEST
        return [end for end in range(min(last, start + self._longest), start, -1) if name[start:end] in words]


def _words(lexicon: Lexicon, group: str) -> list[str]:
    return [word.word for word in lexicon.words(group)]
