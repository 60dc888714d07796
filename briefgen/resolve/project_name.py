"""A project's printed name taken apart: its phase, and the core that tells it from other projects."""

import re
from dataclasses import dataclass
from functools import lru_cache

# what is built in a phase belongs to the phase: 二期8吉瓦, 一期后续4吉瓦
_PHASE = re.compile(
    r"[（(]?(?:第)?([一二三四五六1-6])期(后续)?(?:工程|项目)?"
    r"(?:[\d.]+[万亿千百]*(?:吉瓦|兆瓦|千瓦|瓦|吨|台套|台|套|片|件|平方米|亩|条|辆|架|支|只)(?=项目|工程|$))?[）)]?"
)
MARKS = re.compile(r"[\s“”\"'《》〈〉（）()·・•\-—,，、]")
_ENDINGS = ("建设项目", "项目", "工程", "大基地", "基地", "建设")
COMMON = re.compile(
    r"产业链|产能|置换|节能|低碳|配套|协作|重点|重大|前期|新建|续建|技改|智能化|数字化|智能|升级|改造|优化|扩建|扩产|生产线|产线|产业园|工业园|园区|基地|工厂|项目|工程|建设|技术|综合|新材料|装备|制造|产业|生产|高端|年产"
)
_AMOUNT = re.compile(r"[\d.]+(?:[万亿千百]*(?:吉瓦|兆瓦|千瓦|瓦|吨|台套|台|套|片|件|平方米|米|亩|条|辆|架|元|支|只|颗))?")
_CHINESE_DIGITS = dict(zip("123456", "一二三四五六", strict=True))


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A printed project name: `core` is what tells it from others, `phase` is 一期, 二期 … or ""."""

    printed: str
    base: str
    core: str
    phase: str


@lru_cache(maxsize=1 << 15)
def read_name(printed: str) -> ProjectName:
    """The parts of a printed project name."""
    found = _PHASE.search(printed)
    phase = f"{_CHINESE_DIGITS.get(found[1], found[1])}期{found[2] or ''}" if found else ""
    base = _PHASE.sub("", printed).strip() or printed
    core = MARKS.sub("", base)
    for ending in _ENDINGS:
        if core.endswith(ending) and len(core) > len(ending) + 1:
            core = core.removesuffix(ending)
    return ProjectName(printed, base, core, phase)


def is_proper(name: str) -> bool:
    """True for a name that means one project; “低碳升级改造项目” or “该项目” could be any."""
    core = read_name(name).core
    return len(core) >= 3 and len(COMMON.sub("", _AMOUNT.sub("", core))) >= 2
