"""The names of enterprises, chains, towns, parks and regions: which of them mean one.

Names that the words know stay apart. Any other name is held against them and against the longer ones that came before it: the same but for marks and the legal form
(甲机械, 甲机械有限公司); the same but for the place before it, or for common words behind it, or made of its initials, where both stand in one story; the
same but for a character that scanning takes for another, where one of the two is known. Everything else that is alike is proposed. Candidates are found by keys, never by
comparing each with each.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefgen.resolve.likeness import DOUBTFUL, EXACT, JOINED_AT, KNOWN_SLIP, LEGAL, LOOKALIKES, STORY, Known, Likeness, is_slip, told_apart
from briefgen.resolve.project_name import COMMON, MARKS
from briefgen.resolve.word import Word

_LEGAL_FORM = re.compile(r"(?:有限责任公司|有限公司|(?<=集团)公司|(?<=股份)公司|公司)$")
_ENDINGS: Mapping[str, re.Pattern[str]] = {
    "enterprise": _LEGAL_FORM,
    "town": re.compile(r"(?:[省市县]级)?(?:重点)?(?:特色)?专业镇$"),
    "chain": re.compile(r"(?:重点)?产业链$"),
    "park": re.compile(r"(?<=[园])区$"),
}
_TRADE = re.compile(r"^(?:科技|制造|实业|工业|发展|控股|机械|装备|新材料|材料|能源|化工|电子|汽车|投资|技术|建设|工程|设备|产业|智能|信息|环保|生物|医药)+$")
_OTHER_BODY = ("集团", "股份")
_PARK_WORDS = re.compile(r"经济|技术|开发区|产业|高新|示范区|园区?|工业|循环|集聚区|新区|区$")
_SHORTEST, _LONGEST_INITIALS = 3, 4
_SLIP_LENGTH = 8
_SAME, _PERSON = Likeness(EXACT, "same"), Likeness(EXACT, "person")


def name_core(name: str, kind: str) -> str:
    """What of a name counts: marks and the ending that all of its kind have are left out."""
    plain = MARKS.sub("", name)
    ending = _ENDINGS.get(kind)
    core = ending.sub("", plain) if ending else plain
    return core if len(core) >= 2 else plain


@dataclass(frozen=True, slots=True)
class LikelyName:
    """Two printed names of one kind that may mean one thing."""

    name: str
    other: str
    likeness: Likeness


class Names:
    """The things behind the printed names of one kind."""

    def __init__(
        self, kind: str, names: Iterable[str], words: frozenset[str] = frozenset(), known: Known | None = None,
        word: Word | None = None, told: Mapping[str, AbstractSet[str]] | None = None,
    ) -> None:  # fmt: skip
        """`words` are names that the lexicon knows; `known`, `word`, `told` as in `Projects`."""
        self._kind, self._words, self._known = kind, words, known or Known()
        self._word, self._told = word or Word(core=str), told
        self._homes: dict[str, tuple[str, Likeness]] = {}
        self._keys: dict[tuple[str, str], list[str]] = {}
        self._likely: list[LikelyName] = []
        listed = set(names)
        for name in sorted(listed, key=lambda one: (one not in words, -len(one), one)):
            home, likeness = self._find(name)
            self._homes[name] = (home, likeness)
            if home == name:
                for key in self._own_keys(name):
                    self._keys.setdefault(key, []).append(name)
        self._obey()

    def canonical(self, name: str) -> str:
        """The one name of the thing; a name that is not among these stays."""
        return self._homes[name][0] if name in self._homes else name

    def likeness(self, name: str) -> Likeness:
        """How sure, and why, this name is joined to the canonical one."""
        return self._homes[name][1] if name in self._homes else _SAME

    def members(self) -> Iterator[tuple[str, str]]:
        """(printed, canonical) for all names, in order of names."""
        return ((name, home) for name, (home, _) in sorted(self._homes.items()))

    def likely(self) -> tuple[LikelyName, ...]:
        """What may be one, but not surely enough; the surest first."""
        apart = [one for one in self._likely if self.canonical(one.name) != self.canonical(one.other)]
        return tuple(sorted(apart, key=lambda one: (-one.likeness.confidence, one.name, one.other)))

    def _find(self, name: str) -> tuple[str, Likeness]:
        if name in self._words or self._kind == "region":
            return name, _SAME
        fits = self._fitting(name)
        best = [home for likeness, home in fits if likeness.confidence == fits[0][0].confidence]
        if len(best) == 1 and fits[0][0].confidence >= JOINED_AT:
            return best[0], fits[0][0]
        self._likely += [LikelyName(name, home, likeness) for likeness, home in fits]
        return name, _SAME

    def _fitting(self, name: str) -> list[tuple[Likeness, str]]:
        near = dict.fromkeys(home for key in self._sought_keys(name) for home in self._keys.get(key, ()))
        fits = [(self._likeness(name, home), home) for home in near if not self._word.parts(name, home)]
        return sorted(((found, home) for found, home in fits if found), key=lambda fit: (-fit[0].confidence, fit[1]))

    def _likeness(self, name: str, home: str) -> Likeness | None:
        found = name_likeness(name, home, self._kind, self._words, self._known)
        if found and found.in_context and self._told is not None:
            alone = frozenset(self._told.get(name, ())).isdisjoint(self._told.get(home, ()))
            return Likeness(DOUBTFUL, found.why) if alone else found
        return found

    def _own_keys(self, name: str) -> Iterator[tuple[str, str]]:
        """Where a name that came first can be found by later, shorter ones."""
        core = name_core(name, self._kind)
        yield "core", core.translate(LOOKALIKES)
        rest = core.removeprefix(self._known.place_of(core))
        if rest != core:
            yield "rest", rest
        yield from (("head", core[:length]) for length in range(2, len(core)))
        if self._kind == "enterprise":
            yield from (("initials", one) for one in _initials(core))
        if len(core) >= _SLIP_LENGTH:
            yield from (("slip", f"{core[:place]}?{core[place + 1 :]}") for place in range(2, len(core) - 2))

    def _sought_keys(self, name: str) -> Iterator[tuple[str, str]]:
        core = name_core(name, self._kind)
        yield "core", core.translate(LOOKALIKES)
        yield "rest", core
        rest = core.removeprefix(self._known.place_of(core))
        if rest != core:  # 甲市乙机械 for the known 乙机械
            yield "core", rest.translate(LOOKALIKES)
        yield "head", core
        yield "initials", core
        yield from (("core", core[:length].translate(LOOKALIKES)) for length in range(2, len(core)))
        if len(core) >= _SLIP_LENGTH:
            yield from (("slip", f"{core[:place]}?{core[place + 1 :]}") for place in range(2, len(core) - 2))

    def _obey(self) -> None:
        """Joins what a person has said to be one; the second name of each pair stays."""
        for name, other in self._word.same:
            if name not in self._homes or other not in self._homes:
                continue
            gone, home = self.canonical(name), self.canonical(other)
            self._homes |= {one: (home, _PERSON if at == gone else was) for one, (at, was) in self._homes.items() if at in (gone, home)}


def name_likeness(left: str, right: str, kind: str, words: frozenset[str] = frozenset(), known: Known | None = None) -> Likeness | None:
    """Of two printed names of one kind, as `project_likeness`; `words` are names that are known for certain."""
    known = known or Known()
    one, two = name_core(left, kind), name_core(right, kind)
    shorter, longer = sorted((one, two), key=lambda core: (len(core), core))
    if told_apart(one, two) or _two_places(one, two, known) or (left in words and right in words):
        return None
    if one == two:
        return _of_equal_cores(left, right, one, kind)
    if one.translate(LOOKALIKES) == two.translate(LOOKALIKES):
        return Likeness(KNOWN_SLIP if (left in words) != (right in words) else DOUBTFUL, "misread")
    if longer == known.place_of(longer) + shorter and _is_own(shorter, kind):
        return Likeness(STORY, "contained", in_context=True)
    if kind == "enterprise" and longer.startswith(shorter) and shorter not in known.places:
        return _of_tail(longer[len(shorter) :], shorter)
    if kind == "enterprise" and shorter in _initials(longer):
        return Likeness(STORY, "initials", in_context=True)
    return Likeness(DOUBTFUL, "slip") if is_slip(one, two) else None


def _of_equal_cores(left: str, right: str, core: str, kind: str) -> Likeness:
    if kind != "enterprise" or MARKS.sub("", left) == MARKS.sub("", right):
        return Likeness(EXACT, "same")
    return Likeness(LEGAL, "legal", in_context=len(core) <= _SHORTEST)


def _of_tail(tail: str, head: str) -> Likeness | None:
    """云州华泰 and 云州华泰机械制造; a group and its listed company are two bodies."""
    if tail in _OTHER_BODY:
        return Likeness(DOUBTFUL, "abbreviation")
    return Likeness(STORY, "abbreviation", in_context=True) if _TRADE.match(tail) and len(head) >= _SHORTEST else None


def _two_places(left: str, right: str, known: Known) -> bool:
    one, two = known.place_of(left), known.place_of(right)
    return bool(one and two) and one[:2] != two[:2]


def _is_own(core: str, kind: str) -> bool:
    """False for what every place has: 高新区, 开发区, 新能源 is some place's each time."""
    own = COMMON.sub("", _PARK_WORDS.sub("", core) if kind == "park" else core)
    return len(own) >= 2


def _initials(core: str) -> tuple[str, ...]:
    """云重 and 云重机 for 云州重型机械: the first characters of its words, which have two characters each."""
    if len(core) < _LONGEST_INITIALS:
        return ()
    every = core[::2]
    return tuple(every[:length] for length in range(2, min(len(every), _LONGEST_INITIALS) + 1))
