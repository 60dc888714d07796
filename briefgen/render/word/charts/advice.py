"""The words for what can be wrong with a chart in a template."""

from collections.abc import Sequence
from difflib import get_close_matches

Advice = tuple[str, str, str]

KIND: Advice = (
    "template-chart-kind",
    "这种图表没有“分类—数值”的数据，程序填不了（如散点图、气泡图、瀑布图、树状图）。",
    "请在 Word 里改用柱形图、条形图、折线图、饼图、面积图或雷达图。",
)
BROKEN: Advice = ("template-chart-broken", "图表的数据已损坏或丢失。", "请在 Word 里删去这张图，重新插入一张。")
WORKBOOK: Advice = ("chart-workbook", "图表里的数据表读不了，已换成新的数据表。", "请在 Word 里打开图表的“编辑数据”核对。")


def unknown(name: str, names: Sequence[str]) -> Advice:
    """For a chart whose name has no data anywhere."""
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    mend = f"是不是“图表:{near[0]}”？" if near else f"可用的有：{'、'.join(names)}。"
    return "template-unknown-chart", f"没有“{name}”这张图的数据。", f"请改图表的可选文字（替代文字）。{mend}"
