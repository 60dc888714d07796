"""How a subject and its indicator are named in a sentence: 全市工业投资, 甲企总投资, and nothing said twice."""

import re

from briefgen.compose.settings import ComposeSettings

_YEAR = re.compile(r"^\d{4}年(?=.{2})")
_HERE = ("全市", "我市", "本市", "全省", "我省", "全区", "我区", "全县", "我县")
# 人数, 总数, 指数 are words of their own; in 企业数 the 数 goes before a counted number
_OWN_NUMBER_WORDS = "人户件台个总指次家倍度参基系函份分岁"


def subject_words(subject: str, settings: ComposeSettings) -> str:
    """全市 for the briefing's own region, 全省 for its province, else the canonical name."""
    if subject == settings.region:
        return settings.everywhere
    if settings.province and subject == settings.province:
        return settings.province_words
    subject = _YEAR.sub("", subject)
    # 市产业链 and 我市产业链 are the city's chains
    ours = subject.removeprefix("我").removeprefix("本").removeprefix("全")
    return f"全{ours}" if ours.startswith(f"{settings.region[-1:]}产业链") else subject


def indicator_words(subject: str, indicator: str, settings: ComposeSettings) -> str:
    """The indicator without what the subject already says: 全市工业投资 under 甲市 is 工业投资."""
    words = _YEAR.sub("", indicator)
    if subject in (settings.region, settings.province):
        for prefix in (subject, *_HERE):
            if words.startswith(prefix) and len(words) > len(prefix) + 1:
                words = words.removeprefix(prefix).removeprefix("的")
    return words


def named(subject: str, indicator: str, settings: ComposeSettings) -> str:
    """Subject and indicator together: 全市工业投资; 规模以上工业增加值 of 规模以上工业 is named once."""
    words, about = subject_words(subject, settings), indicator_words(subject, indicator, settings)
    if about.startswith((words, subject)):
        return about
    # 甲市某某产业 said of 某某产业: the overlap at the seam is said once
    for length in range(min(len(words), len(about) - 1), 1, -1):
        if words.endswith(about[:length]):
            return words + about[length:]
    return words + about


def counted(indicator: str) -> str:
    """链上企业数 before a number is 链上企业; 从业人数 stays."""
    if indicator.endswith("数") and len(indicator) > 2 and indicator[-2] not in _OWN_NUMBER_WORDS:
        return indicator.removesuffix("数")
    return indicator
