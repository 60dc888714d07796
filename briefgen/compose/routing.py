"""Where in the briefing a figure belongs: each has one place, so that nothing is told twice.

First what the figure is about (a project, a town, a chain, investment promotion), then whose figure it is.
"""

from typing import Literal

from briefgen.compose.material import Material
from briefgen.model.fact import Figure
from briefgen.resolve.subject import Kind

Place = Literal["indicator", "chain", "project", "project_note", "town", "park", "investment", "enterprise", "target", "other"]

_TOWN = ("专业镇", "特色镇", "特色小镇")
_CHAIN = ("产业链", "链主", "链上", "链核", "链长")
_PROMOTION = ("招商", "签约", "引资", "推介", "到位资金", "引进项目", "合同")
_PROMOTED = ("项目", "投资", "金额", "资金")
_PROJECTS = "项目"
_OWNERS: dict[Kind, Place] = {"park": "park", "enterprise": "enterprise"}


def place_of(figure: Figure, material: Material) -> Place:
    """The section that tells the figure. Goals and plans with a day belong to the targets, whatever they are about."""
    kind = material.kind(figure.subject)
    if kind == "project":
        return "project"
    if figure.modality == "target" or (figure.modality != "actual" and figure.period is not None):
        return "target"
    return _topic(figure, kind) or _OWNERS.get(kind) or _of_region(figure, kind)


def _topic(figure: Figure, kind: Kind) -> Place | None:
    """What the figure is about, where subject or indicator say so."""
    about = figure.subject + figure.indicator
    if kind == "town" or any(word in about for word in _TOWN):
        return "town"
    if _is_promotion(figure, about):
        return "investment"
    if figure.indicator.removesuffix("数").endswith(_PROJECTS) and kind in ("region", "sector"):
        return "project_note"
    return "chain" if kind == "chain" or any(word in about for word in _CHAIN) else None


def _of_region(figure: Figure, kind: Kind) -> Place:
    if kind not in ("region", "sector"):
        return "other"
    if _PROJECTS in figure.indicator:
        return "project_note"
    return "indicator" if figure.modality == "actual" else "other"


def _is_promotion(figure: Figure, about: str) -> bool:
    """签约, 招商 … in the name; or in the clause, where the name only says 项目 or 投资."""
    if any(word in about for word in _PROMOTION):
        return True
    return figure.indicator.endswith(_PROMOTED) and any(word in figure.words for word in ("签约", "招商", "簽約"))
