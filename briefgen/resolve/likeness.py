"""How sure it is that two printed names mean one thing, and why: what all kinds of names share, and the rules for projects.

What tells two things apart on purpose is never bridged: numerals and ordinals (一分厂, 二分厂), sides, opposites, materials, places. A character that was
misread counts only where it looks like the other, and at the head of a name, where 大丰 and 太丰 are two firms, only where an enterprise is known by the
one name and none by the other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

from briefgen.resolve.project_name import COMMON, MARKS

Why = Literal["same", "alias", "abbreviation", "contained", "initials", "legal", "misread", "slip", "person"]

EXACT, LEGAL, PREFIXED, KNOWN_SLIP, STORY, INNER, MISREAD, DOUBTFUL = 1.0, 0.9, 0.85, 0.8, 0.75, 0.7, 0.7, 0.6
JOINED_AT = 0.7
"""The least confidence at which two names are joined without a person's word; what stays below is proposed."""

# characters by which names differ on purpose: numerals, sides, opposites, materials
TELLING = frozenset(
    "0123456789一二三四五六七八九十百千万两甲乙丙丁戊己庚辛东西南北中上下左右前后内外大小新老旧高低热冷轻重长短干湿粗精正副公母进出"
    "氢氧氮碳硅硼磷硫铁钢铝铜锌锂镁钛钠钾钙镍钴锰铬钼钨钒铅锡金银铂氟氯溴碘醇醛酸酯烯烷苯煤油气水风光电核焦玻棉麻丝毛猪牛羊鸡鸭鱼麦稻ABCDEFGH"
)
# what stands beside the name of a place, a family or a number: there another character is another place
_PLACED = frozenset("省市区县乡镇村街路庄河湖山沟屯营坪号座矿厂井站港家岭坡峪峰川江湾口桥塘坝寨堡店馆院校州阳关泉")
_ORDINAL = re.compile(r"第?[\d一二三四五六七八九十]+(?=分厂|厂|号|车间|矿|井|炉|标段|中学|中心|院|公司|局|站|区|线|回)|[东西南北中A-H](?=区|线|段|院)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十百千]+(?=万|亿|吨|台|套|条|座)")
_WORK = re.compile(r"产能|置换|节能|低碳|配套|协作|重点|重大|前期|新建|续建|技改|智能化|数字化|升级|改造|优化|扩建|扩产|生产线|产线|项目|工程|建设|技术|综合|年产")
_TRADES = re.compile(
    r"物流|水利|水电|风电|光伏|电站|电厂|发电|铁路|高铁|高速|公路|机场|港口|大桥|隧道|污水|供水|供热|供电|电网|储能|医院|医药|学校|文旅|旅游|农业|养殖|化工"
    r"|煤矿|钢铁|水泥|建材|电子|机械|能源|环保|食品|汽车|数据中心|园$"
)
_SLIP_LENGTH, _SURE_SLIP_LENGTH = 8, 12
_BRAND_LENGTH = 4
# characters that scanning takes for one another
LOOKALIKES = str.maketrans({"大": "太", "犬": "太", "已": "己", "巳": "己", "末": "未", "曰": "日", "士": "土", "千": "干", "冶": "治", "入": "人"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure (0 to 1) and for what reason; `in_context` where that holds only of names told in one story or with one enterprise."""

    confidence: float
    why: Why
    in_context: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Names that are known for certain: `bearers` of enterprises, `places` of regions, short forms among them; marks off."""

    bearers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @classmethod
    def of(cls, bearers: Iterable[str] = (), regions: Iterable[str] = ()) -> "Known":
        """`regions` by their full names; 甲市 is known as 甲 too, where that has two characters or more."""
        full = set(regions)
        short = {re.sub(r"(?:省|市|区|县|自治区|自治州)$", "", name) for name in full}
        return cls(frozenset(MARKS.sub("", name) for name in bearers), frozenset(name for name in full | short if len(name) > 1))

    def place_of(self, core: str) -> str:
        """The place with which a core begins, "" for none."""
        return next((core[:length] for length in range(min(len(core), 9), 1, -1) if core[:length] in self.places), "")

    def begins(self, head: str) -> bool:
        """Whether an enterprise's name begins so."""
        return head in _heads(self.bearers)


@lru_cache(maxsize=8)
def _heads(bearers: frozenset[str]) -> frozenset[str]:
    return frozenset(name[:2] for name in bearers)


def project_likeness(left: str, right: str, known: Known | None = None) -> Likeness | None:
    """Of two cores of project names; None where nothing speaks for it, or something against it."""
    known = known or Known()
    if left == right:
        return Likeness(EXACT, "same")
    found = _same(left, right, known)
    if found:
        return None if told_apart(left, right) else found
    plain, other = look_of(left), look_of(right)
    if (plain, other) == (left, right) or not (plain == other or _same(plain, other, known)) or told_apart(left, right):
        return None
    return Likeness(MISREAD if _head_is_misread(left, right, known) else DOUBTFUL, "misread")


@lru_cache(maxsize=65536)
def look_of(core: str) -> str:
    """The core with look-alikes made one; each is held against many others."""
    return core.translate(LOOKALIKES)


def told_apart(left: str, right: str) -> bool:
    """True where both have numbers or ordinals, and not the same ones."""
    for pattern in (_NUMBER, _ORDINAL):
        one, two = set(pattern.findall(left)), set(pattern.findall(right))
        if one and two and not (one <= two or two <= one):
            return True
    return False


def is_slip(left: str, right: str) -> bool:
    """True where two cores differ by one character misread, or one dropped and one put in.

    They begin and end alike, and no numeral, opposite or place name is among what differs. Shorter names are left to a person.
    """
    shorter, longer = _by_length(left, right)
    if len(shorter) < _SLIP_LENGTH or shorter[:2] != longer[:2] or shorter[-2:] != longer[-2:] or abs(len(shorter) - len(longer)) > 1:
        return False
    if Indel.distance(shorter, longer, score_cutoff=2) > 2:
        return False
    changed = [(core, place) for core, places in _changed(shorter, longer) for place in places]
    return not any(core[place] in TELLING or core[place + 1 : place + 2] in _PLACED for core, place in changed)


def _by_length(left: str, right: str) -> tuple[str, str]:
    return (left, right) if (len(left), left) <= (len(right), right) else (right, left)


def _same(left: str, right: str, known: Known) -> Likeness | None:
    shorter, longer = _by_length(left, right)
    runs = _runs_through(shorter, longer)
    if not (runs or is_slip(shorter, longer)) or len(COMMON.sub("", shorter)) < 2 or len(shorter) < 3:
        return None
    if runs:
        if shorter[:2] != longer[:2]:
            return Likeness(INNER, "contained", in_context=True) if shorter in longer else None
        return Likeness(PREFIXED if _says_enough(shorter, longer, known) else DOUBTFUL, "abbreviation")
    (_, gone), (_, put) = _changed(shorter, longer)
    # another character in the same place might be another brand
    if len(shorter) < _SURE_SLIP_LENGTH or (gone == put and min(gone) < _BRAND_LENGTH):
        return Likeness(DOUBTFUL, "slip")
    return Likeness(MISREAD, "slip", in_context=gone == put)


def _says_enough(shorter: str, longer: str, known: Known) -> bool:
    """False for a bearer or place with nothing but common words (甲钢生产线改造, 甲市物流园), and for a name that leaves an ordinal out.

    Where a brand and a trade are all (甲科新材料), the longer name may say little more (甲科电子新材料), or the firm could have several such projects.
    """
    if _ORDINAL.search(longer) and not _ORDINAL.search(shorter):
        return False
    own = _TRADES.sub("", COMMON.sub("", shorter.removeprefix(known.place_of(shorter))))
    if len(_WORK.sub("", shorter)) < _BRAND_LENGTH or len(own) < 2:
        return False
    more = "".join(longer[place] for place in _changed(shorter, longer)[1][1])
    return len(own) > 2 or (len(more) <= 2 and TELLING.isdisjoint(_TRADES.sub("", more)))


def _runs_through(shorter: str, longer: str) -> bool:
    """True where `shorter` is made of at most three pieces of `longer`, in order, each of two characters or more."""
    return shorter[:2] in longer and set(shorter) <= set(longer) and _pieces(shorter, longer, 3)


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


def _changed(left: str, right: str) -> list[tuple[str, list[int]]]:
    """The places in either core that the other has not."""
    steps = Indel.editops(left, right)
    return [(left, [step.src_pos for step in steps if step.tag == "delete"]), (right, [step.dest_pos for step in steps if step.tag == "insert"])]


def _head_is_misread(left: str, right: str, known: Known) -> bool:
    """Look-alikes further on are a slip of the page; at the head one spelling must be an enterprise's, and the other nobody's."""
    return left[:2] == right[:2] or known.begins(left[:2]) != known.begins(right[:2])
