"""The series that an issue shows: those of the briefing's own region, and those of which it tells a figure."""

from briefgen.compose.material import Material
from briefgen.compose.natures import is_stock
from briefgen.resolve.conflict import preferred
from briefgen.resolve.series import Series, find_series


def series_of(material: Material) -> tuple[Series, ...]:
    """The series of the briefing's own region, and of what this issue tells figures of."""
    own = {(one.fact.subject, material.sources.indicator(one.fact.indicator)) for one in material.all_figures}
    told = [
        one for key, figures in material.actual.items() if key in own or key[0] == material.settings.region
        for one in figures
    ]  # fmt: skip
    return find_series(
        told, material.sources.indicator, lambda figure: is_stock(figure, material.settings, material.sources), lambda group: preferred(group, material.sources)[0]
    )
