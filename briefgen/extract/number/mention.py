"""What the number module gives: a mention with its value and unit, or a number that counts for nothing, with the reason."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text; offsets are code points.

    `[start, end)` is the printed number with its unit (and 多, 余 between them), `[outer_start, outer_end)` has the bound words as well.
    `value` is as printed but in digits, in `unit` (canonical spelling, "" where none is printed); `value_max` is the upper end of a range.
    `dimension` is the unit's kind (`money`, `percent`, `points`, `count`, `mass`, `energy`, `power`, `area`, `time`, `rank`, `ordinal` …), "" where
    unknown. `bound` is `exact`, `about`, `at_least` or `at_most`. `form` is `digits`, `chinese`, `fuzzy` (数百, 上万: the least it can be),
    `rank`, `ordinal` (首家), `tenths` (成), `fold` (翻番, 倍增) or `fraction` (分之).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    dimension: str
    bound: str
    form: str


@dataclass(frozen=True, slots=True)
class ExcludedNumber:
    """Digits or numerals that say no amount; `reason` is `name`, `ordinal`, `contact`, `parameter`, `page`, `rhetoric` or `date`."""

    start: int
    end: int
    reason: str


Found = NumberMention | ExcludedNumber
