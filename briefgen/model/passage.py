"""What stands on the pages of a finished file, as a check reads it: paragraphs, and tables row by row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document or a cell of a workbook: its text without the marks of notes.

    `label` says to a person where it stands; `part` and `spot` are the part (or sheet) and the paragraph's number in it from 0 (or the cell's name).
    """

    text: str
    label: str
    part: str = ""
    spot: str = ""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A row of a table: a cell under each name of `head`, "" where there is none. `table` is what rows are compared within: the sheet, or the table's head."""

    table: str
    head: tuple[str, ...]
    cells: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """All that the row says, as one line."""
        return "，".join(cell.text for cell in self.cells if cell.text)


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole file in its order."""

    items: tuple[Passage | PassageRow, ...]
