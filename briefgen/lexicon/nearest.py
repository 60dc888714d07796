"""The known indicator that a new one is most like: 醋产能 is like 产能, 氢能汽车销量 like 汽车销量."""

from briefgen.lexicon.lexicon import Lexicon
from briefgen.lexicon.term import Indicator


def nearest_indicator(name: str, lexicon: Lexicon) -> Indicator | None:
    """The indicator whose spelling is the longest ending of the name, or else shares its last two characters; None where none does."""
    for start in range(1, len(name) - 1):
        term = lexicon.lookup(name[start:], "indicator")
        if term is not None:
            return lexicon.indicators[term.name]
    endings = sorted(indicator.name for indicator in lexicon.indicators.values() if indicator.name.endswith(name[-2:]))
    return lexicon.indicators[min(endings, key=lambda ending: (len(ending), ending))] if endings and len(name) > 2 else None
