"""Whether an indicator counts what there is at a moment (a stock: 链主企业22户) or what a stretch of time brings in (a flow: 工业投资)."""

from briefgen.compose.material import Material
from briefgen.compose.routing import is_count
from briefgen.model.fact import Figure

_BROUGHT_IN = ("新增", "新建", "新开", "开工", "签约", "推介", "引进", "完成", "建成", "投产")


def is_stock(figure: Figure, material: Material) -> bool:
    """As the words say of the indicator; of one that they do not have, a count of things is a stock unless its name says that they came in."""
    known = material.settings.natures.get(material.sources.indicator(figure.indicator))
    if known is not None:
        return known == "stock" and not figure.indicator.startswith("新增")
    return is_count(figure) and not figure.indicator.startswith(_BROUGHT_IN)
