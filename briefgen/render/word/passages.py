"""The text of a finished document, in reading order: paragraphs, and tables row by row.

Marks of notes are left out: what is set as superscript, by itself or by its style, is no number of the text. Paragraphs are numbered as
`write_remarks` numbers them, so that a comment finds its place again.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from briefgen.model.passage import Pages, Passage, PassageRow
from briefgen.render.package import package_parts
from briefgen.render.word.paragraphs import own_atoms, unwrap_alternatives
from briefgen.render.word.remarks import main_part
from briefgen.render.word.source import read_template
from briefgen.render.word.xml import W, parse

_LEAST_COLUMNS = 3
_STYLES = "word/styles.xml"


def read_pages(file: Path) -> Pages:
    """The document's passages. Raises TemplateError for a file that cannot be opened."""
    parts = package_parts(read_template(file))
    body = main_part(parts)
    root = parse(parts[body])
    unwrap_alternatives(root)
    raised = _raised_styles(parse(parts[_STYLES])) if _STYLES in parts else frozenset()
    return Pages(tuple(_Reader(root, body, raised).items()))


class _Reader:
    """One document; a table comes where its first paragraph stands, tables within its cells belong to the cell."""

    def __init__(self, root: etree._Element, part: str, raised: frozenset[str]) -> None:
        self.root, self.part, self.raised = root, part, raised
        self.numbers = {paragraph: str(number) for number, paragraph in enumerate(root.iter(W + "p"))}
        self.tables = 0

    def items(self) -> Iterator[Passage | PassageRow]:
        done: set[etree._Element] = set()
        for paragraph in self.numbers:
            table = next(reversed(list(paragraph.iterancestors(W + "tbl"))), None)
            if table is None:
                yield self._passage([paragraph], f"第{int(self.numbers[paragraph]) + 1}段")
            elif table not in done:
                done.add(table)
                yield from self._table(table)

    def _table(self, table: etree._Element) -> Iterator[Passage | PassageRow]:
        self.tables += 1
        rows = [[list(cell.iter(W + "p")) for cell in row.iterchildren(W + "tc")] for row in table.iterchildren(W + "tr")]
        head = tuple(self._passage(cell, "").text for cell in rows[0]) if rows else ()
        for number, row in enumerate(rows, 1):
            cells = tuple(self._passage(cell, f"第{self.tables}张表第{number}行第{column}列") for column, cell in enumerate(row, 1))
            if len(cells) < _LEAST_COLUMNS:
                yield from cells
            elif number > 1:
                yield PassageRow("|".join(head), head, cells)

    def _passage(self, paragraphs: list[etree._Element], label: str) -> Passage:
        text = "\n".join(self._text(paragraph) for paragraph in paragraphs).strip()
        spot = self.numbers[paragraphs[0]] if paragraphs else ""
        return Passage(text, label, self.part, spot)

    def _text(self, paragraph: etree._Element) -> str:
        return "".join(atom.text for atom in own_atoms(paragraph) if not self._is_raised(atom.element))

    def _is_raised(self, element: etree._Element) -> bool:
        run = element.getparent()
        look = run.find(W + "rPr") if run is not None else None
        if look is None:
            return False
        style, set_as = look.find(W + "rStyle"), look.find(W + "vertAlign")
        return (style is not None and style.get(W + "val") in self.raised) or (set_as is not None and set_as.get(W + "val") == "superscript")


def _raised_styles(styles: etree._Element) -> frozenset[str]:
    """The ids of the styles that set text as superscript."""
    found = set()
    for style in styles.iterchildren(W + "style"):
        raised = style.find(f"{W}rPr/{W}vertAlign")
        if raised is not None and raised.get(W + "val") == "superscript":
            found.add(style.get(W + "styleId", ""))
    return frozenset(found)
