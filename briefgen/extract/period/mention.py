"""What the period module gives."""

from dataclasses import dataclass

from briefgen.model.period import Period


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period in a text; offsets are code points. `period` is None where it is seen but nothing fixes it.

    `kind`: `span` (1—5月, 2023年, 今年以来) · `day` (3月22日) · `as_of` (截至6月底, 目前, 6月末: last day twice) · `deadline` (到2025年, 年底前,
    年内, 三年内) · `reference` (去年同期, 较2022年: the base of a comparison, not the figure's own period) · `plan` (“十四五”期间) · `vague` (近日).
    """

    start: int
    end: int
    period: Period | None
    kind: str
