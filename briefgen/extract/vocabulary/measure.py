"""What a unit measures: 万吨 is mass, 万元/亩 a price — as the numbers of a text are read, so that every scale and per-unit form counts.

    dimension_of("亿千瓦时", lexicon.units)  ->  "energy"
"""

from collections.abc import Mapping

from briefgen.extract.number import NumberMention, find_numbers
from briefgen.lexicon.term import Unit


def dimension_of(unit: str, units: Mapping[str, Unit]) -> str:
    """The dimension of a unit as it is printed behind a number; "" for what is not read as one unit."""
    mention = measured(f"共20{unit}", unit, units)
    return mention.dimension if mention else ""


def measured(text: str, unit: str, units: Mapping[str, Unit]) -> NumberMention | None:
    """The first number in a text that is printed with this unit, or None."""
    for mention in find_numbers(text, units=units):
        if text[mention.start : mention.end].endswith(unit):
            return mention
    return None
