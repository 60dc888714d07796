"""What a number measures, as the other modules of this package hand it on."""

from dataclasses import dataclass, replace

from briefgen.extract.names import Name


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """`name` is canonical where the lexicon knows it; `[start, end)` is its phrase, `sure` falls with the way it was found.

    `owner` is a name at the head of the phrase: whose figure it is. `inherited` tells that the number's own words named nothing.
    """

    name: str
    start: int
    end: int
    sure: float
    owner: Name | None = None
    inherited: bool = False

    def named(self, name: str) -> "IndicatorReading":
        return replace(self, name=name)
