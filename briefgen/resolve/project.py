"""The names of one project: phases taken off, and shorter names joined to the longer ones that they abbreviate.

A name is first cut down to its core (without 项目, quotes, phase and other words that any project has). Two cores mean one project when they
are equal; when the shorter runs through the longer in a few pieces, as papers abbreviate (“甲企中板项目” for “甲企北厂中板生产线改造项目”);
or when two long cores differ by one misread or misplaced character. Each way has a stated confidence, and what stays below `JOINED_AT` is only
proposed; what fits two projects equally well is joined to none. The bare name of an enterprise stands for no project of its own: it has several.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

EXACT, PREFIXED, INNER, MISREAD, DOUBTFUL = 1.0, 0.85, 0.7, 0.7, 0.6
JOINED_AT = 0.7
"""The least confidence at which two names are joined without a person's word."""

# what is built in a phase belongs to the phase: 二期8吉瓦, 一期后续4吉瓦
_PHASE = re.compile(
    r"[（(]?(?:第)?([一二三四五六1-6])期(后续)?(?:工程|项目)?"
    r"(?:[\d.]+[万亿千百]*(?:吉瓦|兆瓦|千瓦|瓦|吨|台套|台|套|片|件|平方米|亩|条|辆|架|支|只)(?=项目|工程|$))?[）)]?"
)
_MARKS = re.compile(r"[\s“”\"'《》〈〉（）()·・•\-—,，、]")
_ENDINGS = ("建设项目", "项目", "工程", "大基地", "基地", "建设")
_COMMON = re.compile(
    r"产业链|产能|置换|节能|低碳|配套|协作|重点|重大|前期|新建|续建|技改|智能化|数字化|智能|升级|改造|优化|扩建|扩产|生产线|产线|产业园|工业园|园区|基地|工厂|项目|工程|建设|技术|综合|新材料|装备|制造|产业|生产|高端|年产"
)
# characters by which names differ on purpose: numerals, sides, opposites, materials
_TELLING = frozenset(
    "0123456789一二三四五六七八九十甲乙丙丁东西南北中上下左右前后内外大小新老旧高低热冷轻重长短干湿粗精"
    "氢氧氮碳硅硼磷硫铁钢铝铜锌锂镁钛煤油气水风光电"
)
_AMOUNT = re.compile(r"[\d.]+(?:[万亿千百]*(?:吉瓦|兆瓦|千瓦|瓦|吨|台套|台|套|片|件|平方米|米|亩|条|辆|架|元|支|只|颗))?")
# what stands beside the name of a place, or a number: there another character is another place
_PLACED = frozenset("省市区县乡镇村街路庄河湖山沟屯营坪号座")
_SLIP_LENGTH = 8
_SURE_SLIP_LENGTH = 12
# characters that scanning takes for one another
_LOOKALIKES = str.maketrans({"大": "太", "犬": "太", "已": "己", "巳": "己", "末": "未", "曰": "日", "士": "土", "千": "干", "冶": "治", "入": "人"})
_CHINESE_DIGITS = dict(zip("123456", "一二三四五六", strict=True))


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A printed project name: `core` is what tells it from others, `phase` is 一期, 二期 … or ""."""

    printed: str
    base: str
    core: str
    phase: str


def _ends(core: str) -> tuple[str, str]:
    """The first and the last two characters, look-alikes made one."""
    plain = core.translate(_LOOKALIKES)
    return plain[:2], plain[-2:]


@dataclass(frozen=True, slots=True)
class Likely:
    """Two cores that may mean one project."""

    name: str
    other: str
    confidence: float


class Word:
    """What a person has said on names: `same` joins the first of a pair to the second, `apart` keeps a pair apart; all by printed names."""

    def __init__(self, same: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        self.same = tuple(same)
        self._apart = frozenset(frozenset(read_name(name).core for name in pair) for pair in apart)

    def parts(self, core: str, other: str) -> bool:
        """True for two cores that are said to be different projects."""
        return frozenset((core, other)) in self._apart


def read_name(printed: str) -> ProjectName:
    """The parts of a printed project name."""
    found = _PHASE.search(printed)
    phase = f"{_CHINESE_DIGITS.get(found[1], found[1])}期{found[2] or ''}" if found else ""
    base = _PHASE.sub("", printed).strip() or printed
    core = _MARKS.sub("", base)
    for ending in _ENDINGS:
        if core.endswith(ending) and len(core) > len(ending) + 1:
            core = core.removesuffix(ending)
    return ProjectName(printed, base, core, phase)


def is_proper(name: str) -> bool:
    """True for a name that means one project; “低碳升级改造项目” or “该项目” could be any."""
    core = read_name(name).core
    return len(core) >= 3 and len(_COMMON.sub("", _AMOUNT.sub("", core))) >= 2


def same_project(left: str, right: str) -> float:
    """How sure it is that two cores mean one project: 0 for no, else one of the confidences above."""
    if left == right:
        return EXACT
    sure = _same(left, right)
    if sure:
        return sure
    plain, other = left.translate(_LOOKALIKES), right.translate(_LOOKALIKES)
    return MISREAD if (plain, other) != (left, right) and (plain == other or _same(plain, other)) else 0.0


def _same(left: str, right: str) -> float:
    shorter, longer = sorted((left, right), key=lambda core: (len(core), core))
    if len(_COMMON.sub("", shorter)) < 2 or len(shorter) < 3:
        return 0.0
    if _runs_through(shorter, longer):
        return PREFIXED if shorter[:2] == longer[:2] else INNER if shorter in longer else 0.0
    return _slip(shorter, longer)


def _runs_through(shorter: str, longer: str) -> bool:
    """True where `shorter` is made of at most three pieces of `longer`, in order, each of two characters or more."""
    return shorter[:2] in longer and _pieces(shorter, longer, 3)


def _pieces(rest: str, longer: str, left: int) -> bool:
    if not rest:
        return True
    if left == 0:
        return False
    for length in range(len(rest), 1, -1):
        place = longer.find(rest[:length])
        if place >= 0 and _pieces(rest[length:], longer[place + length :], left - 1):
            return True
    return False


def _slip(shorter: str, longer: str) -> float:
    """How sure it is that two long cores differ by a slip: one character misread, or one dropped and one put in.

    They begin and end alike, and no numeral, opposite or place name is among what differs. Shorter names are left to a person.
    """
    if len(shorter) < _SLIP_LENGTH or shorter[:2] != longer[:2] or shorter[-2:] != longer[-2:] or abs(len(shorter) - len(longer)) > 1:
        return 0.0
    if Indel.distance(shorter, longer, score_cutoff=2) > 2:
        return 0.0
    changed = [(core, place) for core, places in _changed(shorter, longer) for place in places]
    if any(core[place] in _TELLING or core[place + 1 : place + 2] in _PLACED for core, place in changed):
        return 0.0
    return MISREAD if len(shorter) >= _SURE_SLIP_LENGTH else DOUBTFUL


def _changed(left: str, right: str) -> list[tuple[str, list[int]]]:
    """The places in either core that the other has not."""
    steps = Indel.editops(left, right)
    return [(left, [step.src_pos for step in steps if step.tag == "delete"]), (right, [step.dest_pos for step in steps if step.tag == "insert"])]


def _pairs(core: str) -> set[str]:
    """The pairs of neighbouring characters, look-alikes made one."""
    plain = core.translate(_LOOKALIKES)
    return {plain[place : place + 2] for place in range(len(plain) - 1)}


class Projects:
    """The projects behind a set of printed names."""

    def __init__(self, names: Iterable[str], bearers: Iterable[str] = (), word: Word | None = None) -> None:
        """`names` in reading order; a longer name is the home of the shorter ones that mean the same.

        `bearers` are names of enterprises, `word` is what a person has decided on names.
        """
        read = list(dict.fromkeys(read_name(name) for name in names if name))
        self._bearers = frozenset(_MARKS.sub("", name) for name in bearers)
        self._word = word or Word()
        self._homes: dict[str, tuple[str, float]] = {}
        self._titles: dict[str, str] = {}
        self._pairs: dict[str, set[str]] = {}
        self._ends: dict[tuple[str, str], list[str]] = {}
        self._building = True  # long names come first, so that none yet stands for a longer one
        self._likely: list[Likely] = []
        self._moved: dict[str, str] = {}
        members: dict[str, list[ProjectName]] = {}
        for name in sorted(read, key=lambda one: (-len(one.core), one.core, -len(one.base), one.base, one.phase, one.printed)):
            home, confidence = self._find(name.core)
            self._homes[name.printed] = (home, confidence)
            if home not in self._titles:
                self._titles[home] = name.base
                self._ends.setdefault(_ends(home), []).append(home)
                for pair in _pairs(home):
                    self._pairs.setdefault(pair, set()).add(home)
            members.setdefault(home, []).append(name)
        self._building = False
        self._obey(members)
        for home, names_of in members.items():
            # a project that is only ever named with its one phase is called so
            if len({name.phase for name in names_of}) == 1:
                self._titles[home] = names_of[0].printed

    def _obey(self, members: dict[str, list[ProjectName]]) -> None:
        """Joins what a person has said to be one; the name that was said to stay gives the title."""
        for name, other in self._word.same:
            gone, home = self._lookup(name), self._lookup(other)
            if gone == home or gone not in members or home not in members:
                continue
            members[home] += members.pop(gone)
            self._homes |= {printed: (home, EXACT) for printed, (at, _) in self._homes.items() if at == gone}
            self._moved = {old: home if new == gone else new for old, new in self._moved.items()} | {gone: home}

    def _find(self, core: str) -> tuple[str, float]:
        if core in self._titles:
            return core, EXACT
        fits = self._fitting(core)
        best = [home for confidence, home in fits if confidence == fits[0][0]]
        # two equally good homes: a guess would put one project's stage on another
        if len(best) == 1 and fits[0][0] >= JOINED_AT:
            return best[0], fits[0][0]
        self._likely += [Likely(core, home, confidence) for confidence, home in fits]
        return core, EXACT

    def _fitting(self, core: str) -> list[tuple[float, str]]:
        """The projects that a core may mean, the surest first."""
        if core in self._bearers:
            return []
        near = (self._longer(core) | self._shorter(core)) - self._bearers
        fits = ((same_project(core, home), home) for home in near if not self._word.parts(core, home))
        return sorted(((confidence, home) for confidence, home in fits if confidence), reverse=True)

    def _longer(self, core: str) -> set[str]:
        """Homes that a shorter name could abbreviate: the first and the last two characters of the shorter stand in the longer."""
        first, last = _ends(core)
        one, two = self._pairs.get(first, set()), self._pairs.get(last, set())
        return one & two

    def _shorter(self, core: str) -> set[str]:
        """Homes that could abbreviate this name."""
        if self._building:
            return set()
        pairs = _pairs(core)
        return {home for first in pairs for last in pairs for home in self._ends.get((first, last), ())}

    def key(self, name: str) -> str:
        """The project that a name means: the same text for all its names, phases apart or not."""
        return self._homes[name][0] if name in self._homes else self._lookup(name)

    def confidence(self, name: str) -> float:
        """How sure the joining of this name to its project is, 0 to 1."""
        return self._homes[name][1] if name in self._homes else EXACT

    def title(self, name: str) -> str:
        """The fullest printed name of the project; without phase, unless all its names have the same."""
        return self._titles.get(self.key(name), read_name(name).base)

    def knows(self, name: str) -> bool:
        """True where the name means one of these projects."""
        return self.key(name) in self._titles

    def names(self) -> tuple[tuple[str, str, float], ...]:
        """Every printed name with the key of its project and how sure that is, in order of projects."""
        return tuple(sorted(((name, home, sure) for name, (home, sure) in self._homes.items()), key=lambda one: (one[1], -one[2], one[0])))

    def likely(self) -> tuple[Likely, ...]:
        """Projects that may be one, but not surely enough to join them; the surest first."""
        apart = {(one.name, one.other): one for one in self._likely if self._moved.get(one.name, one.name) != self._moved.get(one.other, one.other)}
        return tuple(sorted(apart.values(), key=lambda one: (-one.confidence, one.name, one.other)))

    def _lookup(self, name: str) -> str:
        core = read_name(name).core
        home = core if core in self._titles else next((home for confidence, home in self._sure(core)), core)
        return self._moved.get(home, home)

    def _sure(self, core: str) -> list[tuple[float, str]]:
        fits = self._fitting(core)
        best = [one for one in fits if one[0] == fits[0][0]]
        return best if len(best) == 1 and best[0][0] >= JOINED_AT else []
