"""One figure as a clause: 同比增长31.3%, 占固定资产投资的27%, 居全省第二位, 比全国高6.4个百分点.

Every word follows from the figure's codes: 同比 stands only where the comparison is `yoy`, 下降 only before a negative rate.
"""

import re

from briefgen.compose.quantities import has_word_before, quantity
from briefgen.compose.settings import ComposeSettings
from briefgen.compose.subjects import subject_words
from briefgen.compose.words import numeral
from briefgen.model.fact import Figure
from briefgen.resolve.quote import around, is_based, is_plain, ranked, whole

_AGAINST = {"yoy": "同比", "mom": "环比", "year_start": "较年初", "previous_period": "较上期"}
_A_YEAR = re.compile(r"年均|年平均|年复合")
_POINTS = ("个百分点", "百分点", "个基点")
_SHARE_NAMES = ("占比", "比重", "份额", "占有率")
_RATE_NAMES = ("率", "增速", "增幅", "指数", "均价", *_SHARE_NAMES)
_DONE_NAMES = ("投资",)
_WHOLE_SUMS = ("总投资", "计划投资", "完成投资", "拟投资", "新增投资", "累计投资")
_MADE_NAMES = ("增加值", "产值", "收入", "利润", "总额", "税收", "总量", "产量", "总值", "发电量", "销售额", "交易额", "出口额")
_PLACES = ("全球", "世界", "亚洲", "全国", "全省", "全区", "全市", "全县")


def clause(figure: Figure, parent: Figure | None, settings: ComposeSettings) -> str:
    """What the figure says behind its subject and indicator, "" where its codes do not carry a sentence.

    `parent` is the figure that a change in points refers to.
    """
    writers = {
        "level": _level, "growth": _growth, "share": _share, "rank": _rank, "multiple": _multiple, "contribution": _contribution,
    }  # fmt: skip
    if figure.aspect == "change":
        return _change(figure, parent, settings)
    return writers[figure.aspect](figure, settings)


def is_points(figure: Figure) -> bool:
    """True for percentage points."""
    return figure.unit in _POINTS


def _level(figure: Figure, settings: ComposeSettings) -> str:
    amount = quantity(figure)
    if has_word_before(amount) or figure.modality in ("planned", "expected"):
        return amount
    if figure.indicator.endswith(_RATE_NAMES):
        return f"达到{amount}" if figure.modality == "target" or figure.bound == "at_least" else f"为{amount}"
    if figure.modality == "target":
        return f"达到{amount}"
    if figure.indicator.endswith(_DONE_NAMES) and not figure.indicator.endswith(_WHOLE_SUMS) and figure.period:
        return f"完成{amount}"
    return f"达{amount}" if figure.indicator.endswith(_MADE_NAMES) else amount


def _growth(figure: Figure, settings: ComposeSettings) -> str:
    against = _compared(figure, settings)
    if not figure.value and figure.value_max is None:
        return f"{against}持平" if against else "持平"
    return f"{against}{'下降' if figure.value < 0 else '增长'}{quantity(figure, signless=True)}"


def _share(figure: Figure, settings: ComposeSettings) -> str:
    amount, part = quantity(figure), share_whole(figure, settings)
    if figure.indicator.endswith(_SHARE_NAMES):
        return amount if has_word_before(amount) else f"为{amount}"
    if not part:
        return f"占比{amount}"
    return f"占{part}比重{amount}" if has_word_before(amount) else f"占{part}的{amount}"


def share_whole(figure: Figure, settings: ComposeSettings) -> str:
    """What the figure is a share of: 全市固定资产投资 under 全市 is 固定资产投资, 我省 is 全省; "" where nothing tells."""
    part = whole(figure)
    if subject_words(figure.subject, settings) == settings.everywhere:
        for prefix in (settings.everywhere, "我市", settings.region):
            if prefix and part.startswith(prefix) and len(part) > len(prefix) + 1:
                return part.removeprefix(prefix).removeprefix("的")
    for ours, plain in (("我省", "全省"), ("我市", "全市"), ("我国", "全国"), ("我区", "全区"), ("我县", "全县")):
        part = plain + part.removeprefix(ours) if part.startswith(ours) else part
    return part


def _rank(figure: Figure, settings: ComposeSettings) -> str:
    label = ranked(figure)
    place = f"{label}居{ranked_among(figure, settings)}"
    if figure.value_max is not None:
        return f"{place}第{numeral(int(figure.value))}至第{numeral(int(figure.value_max))}位"
    number = numeral(int(figure.value))
    if figure.bound == "at_most":
        return f"{place}前{number}位"
    return f"{place}第{number}位" if figure.unit in ("位", "名", "", "位次") else f"{label}为{ranked_among(figure, settings)}第{number}{figure.unit}"


def ranked_among(figure: Figure, settings: ComposeSettings) -> str:
    if figure.comparison == "national_rank":
        return "全国"
    if figure.comparison == "provincial_rank":
        return settings.province_words
    before = around(figure).before
    told = {before.rfind(word): word for word in _PLACES if word in before}
    return told[max(told)] if told else ""


def _multiple(figure: Figure, settings: ComposeSettings) -> str:
    if not is_based(figure):
        return f"{_compared(figure, settings)}增长{quantity(figure)}"
    told = next((word for word in ("上年同期", "去年同期", "上年", "去年") if word in around(figure).before), "")
    # three times an unknown is no statement
    return f"为{told.replace('去年', '上年')}的{quantity(figure)}" if told else ""


def _contribution(figure: Figure, settings: ComposeSettings) -> str:
    amount = quantity(figure)
    if not is_points(figure):
        return f"贡献率{amount}" if has_word_before(amount) else f"贡献率为{amount}"
    return f"拉动{_pulled(figure)}增长{amount}"


def _pulled(figure: Figure) -> str:
    before = around(figure).before
    told = before.rpartition("拉动")[2].removesuffix("增长").removeprefix("全市") if "拉动" in before and before.endswith("增长") else ""
    return told if told and is_plain(told) and len(told) <= 14 else ""


def _change(figure: Figure, parent: Figure | None, settings: ComposeSettings) -> str:
    amount = quantity(figure, signless=True)
    less = figure.value < 0
    if figure.comparison in ("national", "provincial"):
        other = "全国" if figure.comparison == "national" else settings.province_words
        return f"比{other}{'低' if less else '高'}{amount}"
    against = _compared(figure, settings)
    if not figure.value:
        return f"{against}持平"
    if not is_points(figure):
        if figure.indicator.endswith(("增量", "增加额", "增加数")):
            return amount
        return f"{against}{'减少' if less else '增加'}{amount}"
    if parent is not None and parent.aspect == "growth":
        return f"增速{against}{'回落' if less else '加快'}{amount}"
    label = "占比" if parent is not None and parent.aspect == "share" and not figure.indicator.endswith(_SHARE_NAMES) else ""
    return f"{label}{against}{'下降' if less else '提高'}{amount}"


def _compared(figure: Figure, settings: ComposeSettings) -> str:
    if figure.comparison in ("national", "provincial"):
        return f"较{'全国' if figure.comparison == 'national' else settings.province_words}"
    if figure.comparison == "yoy" and _A_YEAR.search(around(figure).before.rpartition("，")[2]):
        return "年均"
    return _AGAINST.get(figure.comparison or "", "")
