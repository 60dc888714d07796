"""The Chinese words for the codes of the fact format, and Chinese numerals for ranks."""

from collections.abc import Mapping

STAGES: Mapping[str, str] = {
    "proposed": "谋划推介", "signed": "签约", "reserved": "入库储备", "preparing": "前期手续", "started": "开工", "building": "在建",
    "installing": "设备安装", "trial": "试生产", "partly_operating": "部分投产", "completed": "竣工", "operating": "投产",
    "full_capacity": "达产", "stalled": "停工",
}  # fmt: skip
ASPECTS: Mapping[str, str] = {
    "level": "数值", "growth": "增速", "change": "增减", "share": "占比", "rank": "位次", "multiple": "倍数", "contribution": "贡献",
}  # fmt: skip
COMPARISONS: Mapping[str, str] = {
    "yoy": "同比", "mom": "环比", "year_start": "较年初", "national": "与全国比", "provincial": "与全省比", "national_rank": "全国位次",
    "provincial_rank": "全省位次", "previous_period": "较上期", "other": "其他",
}  # fmt: skip
MODALITIES: Mapping[str, str] = {"actual": "实际", "target": "目标", "planned": "计划", "expected": "预计"}
BOUNDS: Mapping[str, str] = {"exact": "准确", "about": "约", "at_least": "以上", "at_most": "以内"}
ACTIONS: Mapping[str, str] = {"issued": "出台", "drafted": "起草", "planned": "拟制定", "in_force": "实施"}
CATEGORIES: Mapping[str, str] = {
    "meeting": "会议", "visit": "调研考察", "signing": "签约", "launch": "启动发布", "release": "公布", "award": "认定表彰", "start": "开工投产",
    "other": "其他",
}  # fmt: skip
KINDS: Mapping[str, str] = {"figure": "数字", "milestone": "项目节点", "membership": "名单", "policy": "政策", "event": "大事"}
SUBJECTS: Mapping[str, str] = {
    "region": "地区", "enterprise": "企业", "chain": "产业链", "town": "专业镇", "park": "园区", "project": "项目", "sector": "行业", "other": "其他",
}  # fmt: skip

_NUMERALS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """A Chinese numeral for 0 to 99 (二, 十, 十二, 三十); digits beyond."""
    if number < 10:
        return _NUMERALS[number]
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")
