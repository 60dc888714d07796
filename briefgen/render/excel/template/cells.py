"""Cells of the result as XML: typed values, texts through the shared strings, and what each holds for the formulas that look at it.

Text is always text, whatever it begins with: it stands in the shared strings, and what a program might take for a formula when the cell is edited carries
the mark of a leading apostrophe in its style.
"""

from collections.abc import Sequence
from datetime import date

from briefgen.render.excel.losses import Losses
from briefgen.render.excel.template.strings import SharedStrings, TextRun
from briefgen.render.excel.template.styles import Show, Styles
from briefgen.render.excel.template.values import Typed, typed
from briefgen.render.excel.text import looks_like_formula
from briefgen.render.excel.values import content_of

Held = float | str | bool | None
"""What a cell holds for a formula: a number, a text, a truth, nothing."""


class CellWriter:
    """Writes the cells of one workbook. What a cell could not hold is noted in `losses` under the name of its sheet."""

    def __init__(self, strings: SharedStrings, styles: Styles, losses: Losses) -> None:
        self.strings = strings
        self.styles = styles
        self._losses = losses

    def value(self, value: object, style: int, sheet: str, address: str) -> tuple[int, str, Held] | None:
        """Style, the XML behind the style attribute (`><v>5</v></c>`), and what is held; None for what is no single value."""
        if type(value) is str and self.styles.show(style) in (Show.GENERAL, Show.TEXT):
            return self._text(value, style, sheet, address)
        found = typed(value, self.styles.show(style))
        return None if found is None else self._typed(found, value, style, sheet, address)

    def runs(self, runs: Sequence[TextRun], style: int) -> tuple[int, str, Held]:
        """A text in several formats."""
        text = "".join(run.text for run in runs)
        number = self.strings.add_runs(runs)
        if number is None:
            return style, "/>", None
        return self._quoted(style, text), f' t="s"><v>{number}</v></c>', text

    def _typed(self, found: Typed, original: object, style: int, sheet: str, address: str) -> tuple[int, str, Held]:
        value = found.value
        if value is None or isinstance(value, str):
            return self._text(value or "", style, sheet, address)
        content = content_of(value)
        if content.losses:
            self._losses.add(sheet, address, content.losses)
        if content.kind == "text":
            return self._text(content.shown, style, sheet, address)
        if content.kind == "blank":
            return style, "/>", None
        if found.code:
            shown = self.styles.variant(style, found.code)
            if shown is None and not isinstance(value, date):
                return self._text(str(original), style, sheet, address)
            style = style if shown is None else shown
        return style, f"><v>{content.written}</v></c>", float(content.written)

    def _text(self, text: str, style: int, sheet: str, address: str) -> tuple[int, str, Held]:
        number, losses = self.strings.add(text)
        if losses:
            self._losses.add(sheet, address, losses)
        if number is None:
            return style, "/>", None
        return self._quoted(style, text), f' t="s"><v>{number}</v></c>', text

    def _quoted(self, style: int, text: str) -> int:
        if not looks_like_formula(text):
            return style
        quoted = self.styles.variant(style, quoted=True)
        return style if quoted is None else quoted
