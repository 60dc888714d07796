"""The names of one project: phases taken off, and shorter names joined to the longer ones that they abbreviate.

A name is first cut down to its core (without 项目, quotes, phase and other words that any project has). Two cores mean one project when they
are equal; when the shorter runs through the longer in a few pieces, as papers abbreviate (“甲企中板项目” for “甲企北厂中板生产线改造项目”);
or when two long cores differ by one misread character. Each way has a stated confidence; what fits two projects equally well is joined to none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

EXACT, PREFIXED, INNER, MISREAD = 1.0, 0.85, 0.7, 0.7

_PHASE = re.compile(r"[（(]?(?:第)?([一二三四五六1-6])期(?:后续)?(?:工程|项目)?[）)]?")
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


def read_name(printed: str) -> ProjectName:
    """The parts of a printed project name."""
    found = _PHASE.search(printed)
    phase = f"{_CHINESE_DIGITS.get(found[1], found[1])}期" if found else ""
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
    return MISREAD if _one_character_off(shorter, longer) else 0.0


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


def _one_character_off(shorter: str, longer: str) -> bool:
    """True for two long cores of which one has one character read wrongly; a differing numeral or opposite is another project."""
    if len(shorter) < 8 or len(shorter) != len(longer):
        return False
    unlike = [(one, two) for one, two in zip(shorter, longer, strict=True) if one != two]
    return len(unlike) == 1 and not _TELLING & set(unlike[0])


def _pairs(core: str) -> set[str]:
    """The pairs of neighbouring characters, look-alikes made one."""
    plain = core.translate(_LOOKALIKES)
    return {plain[place : place + 2] for place in range(len(plain) - 1)}


class Projects:
    """The projects behind a set of printed names."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` in reading order; a longer name is the home of the shorter ones that mean the same."""
        read = list(dict.fromkeys(read_name(name) for name in names if name))
        self._homes: dict[str, tuple[str, float]] = {}
        self._titles: dict[str, str] = {}
        self._pairs: dict[str, list[str]] = {}
        members: dict[str, list[ProjectName]] = {}
        for name in sorted(read, key=lambda one: (-len(one.core), one.core, -len(one.base), one.base, one.phase, one.printed)):
            home, confidence = self._find(name.core)
            self._homes[name.printed] = (home, confidence)
            if home not in self._titles:
                self._titles[home] = name.base
                for pair in _pairs(home):
                    self._pairs.setdefault(pair, []).append(home)
            members.setdefault(home, []).append(name)
        for home, names_of in members.items():
            # a project that is only ever named with its one phase is called so
            if len({name.phase for name in names_of}) == 1:
                self._titles[home] = names_of[0].printed

    def _find(self, core: str) -> tuple[str, float]:
        if core in self._titles:
            return core, EXACT
        # names that mean the same share their first or last two characters, or those of the shorter stand in the longer
        near = {home for pair in _pairs(core) for home in self._pairs.get(pair, ())}
        fits = sorted(((same_project(core, home), home) for home in near), reverse=True)
        best = [home for confidence, home in fits if confidence and confidence == fits[0][0]]
        # two equally good homes: a guess would put one project's stage on another
        return (best[0], fits[0][0]) if len(best) == 1 else (core, EXACT)

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

    def _lookup(self, name: str) -> str:
        core = read_name(name).core
        return self._find(core)[0]
