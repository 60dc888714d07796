"""Whether an indicator counts what there is at a moment (a stock: 链主企业22户) or what a stretch of time brings in (a flow: 工业投资)."""

from briefgen.compose.settings import ComposeSettings
from briefgen.model.fact import Figure
from briefgen.resolve.conflict import Sources

COUNTERS = frozenset("个户家条项座名只种批次件所处台套辆人对艘架头")
_BROUGHT_IN = ("新增", "新建", "新开", "开工", "签约", "推介", "引进", "完成", "建成", "投产")


def is_stock(figure: Figure, settings: ComposeSettings, sources: Sources) -> bool:
    """As the words say of the indicator; of one that they do not have, a count of things is a stock unless its name says that they came in."""
    known = settings.natures.get(sources.indicator(figure.indicator))
    if known is not None:
        return known == "stock" and not figure.indicator.startswith("新增")
    return is_count(figure) and not figure.indicator.startswith(_BROUGHT_IN)


def is_count(figure: Figure) -> bool:
    """True for a number of things (52个, 481户), which reads better in a sentence than in the table of indicators."""
    unit = figure.unit.removeprefix("万").removeprefix("亿")
    return unit[:1] in COUNTERS and unit != "个百分点"
