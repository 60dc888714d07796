"""Units behind a number, longest first: 亿元, 个百分点, 万吨/年, 台套, 亿千瓦时.

The words are `lexicon/data/units.csv`; 万 and 亿 before a listed unit (万单, 亿人次) and a per-unit behind it (吨/日) need no line of their own.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from briefgen.lexicon.term import Unit

_LONGEST = 8
# what may stand behind the slash although it is no measure of its own there
_PER = ("年", "月", "日", "天", "小时", "分钟", "分", "秒", "时", "百公里", "平方米", "立方米", "吨", "户", "人", "亩", "台", "件", "次")
_TIME = ("年", "月", "日", "天", "小时", "分钟", "分", "秒", "时")
# a unit of one character is none where the next character makes another word of both: 成|立, 家|庭, 单|位
_OTHER_WORD: Mapping[str, str] = {
    "县": "域级区城乡",
    "国": "道内外家际有产资营标企",
    "省": "道内外里级委直会",
    "成": "立功为员本果熟长交绩效都人份品型套因就全片分语方天气像千事",
    "寸": "步土草心",
    "毛": "利纺衣巾线皮笔重猪竹尖衫坯绒毯发",
    "折": "合叠旧射返腾扣",
    "倍": "受感加速率",
    "方": "面案向式法针便程阵位略圆",
    "分": "别析类布公配工支为散享解局管行店明",
    "部": "门分署委队长",
    "里": "程面斯",
    "单": "位独元价品项晶体机一纯",
    "片": "区面",
    "车": "间型辆道站",
    "度": "过假夏",
    "节": "能约点日气省目水",
    "转": "型变化移让正为",
    "大": "会师类道街军型小于规量力家众学幅坝数豆米棚桥厦早球",
    "面": "积对向临貌",
    "道": "路德",
    "家": "庭具长属",
    "层": "面次级",
    "级": "别",
    "人": "民才均类文工为大",
    "口": "岸径罩碑腔",
    "票": "价据房",
    "克": "服拉",
    "米": "兰粉",
    "间": "接隔",
    "种": "植子业养",
    "起": "来步飞点源重草伏",
    "所": "有以在",
    "张": "家",
    "份": "额",
    "周": "边期转围年",
    "对": "于比接标外",
    "组": "织成建合",
    "班": "级组子",
    "段": "时",
    "排": "放名污",
    "包": "括含头",
    "条": "件例约",
    "名": "称义单词牌",
    "位": "于置居列移数",
    "元": "素器件旦宵化",
    "处": "于理置在长",
    "台": "湾州风商区资账",
    "支": "持付出撑援",
    "升": "级至高",
    "只": "有要能是",
    "场": "地所馆景",
    "次": "日年月",
    "集": "群中团聚成",
    "字": "号",
    "页": "岩",
    "年": "度代级轻份龄",
    "天": "然津空气下",
    "角": "度色落逐",
    "平": "方均台稳衡原",
    "项": "目部",
    "盘": "活点子",
}


# 吨水|溶肥, 方水|泥: the water belongs to the next word
_NO_WATER = tuple("溶泥果产稻电性晶利")


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit that ends at `end`: canonical spelling and dimension ("" where unknown)."""

    end: int
    name: str
    dimension: str


@lru_cache(maxsize=1)
def default_units() -> Mapping[str, Unit]:
    """The shipped units by each spelling."""
    table = files("briefgen.lexicon").joinpath("data/units.csv").read_text(encoding="utf-8-sig")
    return {row["unit"]: Unit(row["canonical"], (), row["dimension"], row) for row in csv.DictReader(table.splitlines())}


def find_unit(text: str, at: int, scale: str, units: Mapping[str, Unit]) -> UnitFound | None:
    """The unit that begins at `at`, behind a number with the scale word `scale` ("", 万, 亿, 万亿); None where there is none.

    A space between number and unit belongs to neither.
    """
    if text[at : at + 1] == " ":
        at += 1
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        spelling = text[at : at + length]
        scaled = units.get(scale + spelling) if scale else None
        unit = scaled or units.get(spelling)
        if unit is None or spelling == "成" or (spelling == "级" and scale) or not _whole(text, at + length, spelling):
            continue
        return _per(text, at + length, unit.name if scaled else scale + unit.name, unit.dimension, units)
    return None


def _whole(text: str, end: int, spelling: str) -> bool:
    following = text[end : end + 1]
    last = spelling[-1]
    if not following:
        return True
    if last == "水" and following in _NO_WATER:
        return False
    if last.isascii() and last.isalpha():
        return not (following.isascii() and following.isalnum())
    if len(spelling) == 1 or (spelling[0] in "万亿" and len(spelling) == 2):
        return following not in _OTHER_WORD.get(last, "")
    return True


def _per(text: str, end: int, name: str, dimension: str, units: Mapping[str, Unit]) -> UnitFound:
    """吨 with /年 behind it is 吨/年: a rate over time keeps the dimension, any other becomes a ratio."""
    if text[end : end + 1] != "/":
        return UnitFound(end, name, dimension)
    for length in range(4, 0, -1):
        per = text[end + 1 : end + 1 + length]
        if len(per) == length and (per in _PER or per in units):
            return UnitFound(end + 1 + length, f"{name}/{per}", dimension if per in _TIME else "ratio")
    return UnitFound(end, name, dimension)
