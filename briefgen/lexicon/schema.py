"""What the tables may hold beyond their required columns: the other columns, in the order of a new file, and the codes of closed columns.

Codes are those of the exchange format (docs/fact-format.md). Who keeps a table may write them in Chinese: 阶段 “投产” is `operating`.
"""

import re
from collections.abc import Iterator, Mapping

# The first line of a new file.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "phrases.csv": ("name", "example"),
    "region.csv": ("name", "level", "parent", "aliases", "note"),
    "places.csv": ("name", "level", "parent", "aliases"),
    "enterprises.csv": ("name", "aliases", "legal", "place", "chain", "stream"),
    "projects.csv": ("name", "aliases", "enterprise", "place", "chain", "stream"),
    "chains.csv": ("name", "generation", "group", "aliases", "short", "valid_from", "valid_until", "follows", "level"),
    "groups.csv": ("name", "aliases", "stands_for", "valid_from", "valid_until", "note"),
    "towns.csv": ("name", "level", "place", "aliases", "short", "valid_from"),
    "parks.csv": ("name", "aliases", "place", "level", "note"),
    "offices.csv": ("name", "aliases", "place"),
    "universities.csv": ("name", "aliases"),
    "regions.csv": ("name", "level", "parent", "aliases", "source"),
    "countries.csv": ("name", "aliases"),
    "indicators.csv": ("name", "aliases", "unit", "dimension", "category", "kind", "example"),
    "industries.csv": ("name", "aliases"),
    "units.csv": ("unit", "canonical", "dimension", "factor", "base", "example"),
    "stages.csv": ("word", "stage", "modality", "example"),
    "roles.csv": ("word", "role", "example"),
    "topics.csv": ("word", "topic", "weight", "example"),
}
WORD_HEADER = ("word", "group", "code", "example")
# Columns that any table may have; the last three are those of `lexicon suggest`, whose lines may be pasted as they are.
EVERYWHERE = ("example", "note", "source", "remove", "table", "count", "clause")

Codes = Mapping[str, tuple[str, ...]]

LEVELS: Codes = {
    "country": ("国家",),
    "province": ("省", "省级", "自治区"),
    "municipality": ("直辖市",),
    "prefecture": ("地级市", "地级", "自治州", "地区", "盟"),
    "district": ("区", "市辖区"),
    "county": ("县", "旗", "自治县"),
    "county-city": ("县级市",),
    "area": ("新区", "区域"),
}
STAGES: Codes = {
    "proposed": ("谋划", "洽谈", "推介"),
    "signed": ("签约",),
    "reserved": ("储备", "入库"),
    "preparing": ("前期", "前期手续", "加快落地"),
    "started": ("开工", "奠基"),
    "building": ("在建", "施工", "建设"),
    "installing": ("设备安装", "安装"),
    "trial": ("试生产", "调试"),
    "partly_operating": ("部分投产", "一期投产"),
    "completed": ("竣工", "建成"),
    "operating": ("投产", "运行", "下线", "投用"),
    "full_capacity": ("达产", "满负荷"),
    "stalled": ("停工", "延期"),
}
STREAMS: Codes = {"上游": (), "中游": (), "下游": ()}
_TIMES: Codes = {"actual": ("已", "实际"), "expected": ("预计",)}

# What a column may hold, by table.
CODES: Mapping[str, Mapping[str, Codes]] = {
    "region.csv": {"level": LEVELS},
    "places.csv": {"level": LEVELS},
    "regions.csv": {"level": LEVELS},
    "enterprises.csv": {"stream": STREAMS},
    "projects.csv": {"stream": STREAMS},
    "indicators.csv": {"kind": {"flow": ("流量", "时期"), "stock": ("存量", "时点"), "rate": ("比率", "比例")}},
    "stages.csv": {"stage": STAGES, "modality": _TIMES},
    "topics.csv": {"topic": {"industry": ("产业", "工业"), "economy": ("经济",), "other": ("其他", "无关")}},
}
# What the column `code` may hold, by group of words. A group that is not here is open.
GROUP_CODES: Mapping[str, Codes] = {
    "modality": {"actual": ("实际",), "target": ("目标",), "planned": ("计划",), "expected": ("预计",)},
    "bound": {"exact": ("恰好",), "about": ("约",), "at_least": ("不低于", "至少"), "at_most": ("不超过", "至多")},
    "comparison": {
        "yoy": ("同比",), "mom": ("环比",), "year_start": ("比年初",), "national": ("比全国",), "provincial": ("比全省",),
        "national_rank": (), "provincial_rank": (), "previous_period": ("比上期",), "other": ("其他",),
    },
    "action": {"issued": ("印发",), "drafted": ("起草",), "planned": ("将制定",), "in_force": ("实施",)},
    "category": {
        "meeting": ("会议",), "visit": ("考察",), "signing": ("签约",), "launch": ("启动",), "release": ("发布",), "award": ("获奖",),
        "start": ("开工",), "other": ("其他",),
    },
}  # fmt: skip
# Columns that hold a number, which may be left empty, by table.
NUMBERS: Mapping[str, tuple[str, ...]] = {"topics.csv": ("weight",), "units.csv": ("factor",)}

_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def header_of(file: str) -> tuple[str, ...]:
    """The columns of a new table of this name."""
    return HEADERS.get(file, WORD_HEADER)


def known_columns(file: str) -> tuple[str, ...]:
    """The columns that mean something in this table."""
    return tuple(dict.fromkeys((*header_of(file), *EVERYWHERE)))


def is_closed(file: str, values: Mapping[str, str]) -> bool:
    """Whether any column of this row holds codes or a number; most tables have none."""
    return file in CODES or file in NUMBERS or values.get("group", "") in GROUP_CODES


def to_codes(file: str, values: dict[str, str]) -> None:
    """Writes the code where a cell holds its Chinese name."""
    for column, codes in _closed(file, values):
        cell = values.get(column, "")
        if cell and cell not in codes:
            values[column] = next((code for code, names in codes.items() if cell in names), cell)


def bad_codes(file: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each closed column whose cell is none of its codes, with what it may hold, for people."""
    for column, codes in _closed(file, values):
        if values.get(column, "") and values[column] not in codes:
            yield column, "、".join(f"{names[0]}（{code}）" if names else code for code, names in codes.items())
    for column in NUMBERS.get(file, ()):
        if values.get(column, "") and not _NUMBER.fullmatch(values[column]):
            yield column, "不小于 0 的数字"


def choices_of(file: str, column: str, values: Mapping[str, str]) -> Codes:
    """What a closed column may hold; empty for an open one."""
    return next((codes for closed, codes in _closed(file, values) if closed == column), {})


def _closed(file: str, values: Mapping[str, str]) -> Iterator[tuple[str, Codes]]:
    yield from CODES.get(file, {}).items()
    codes = GROUP_CODES.get(values.get("group", ""))
    if codes and file not in HEADERS:
        yield "code", codes
