"""The shared strings: what texts the template's cells hold, and a place for every new one.

New texts are added at the end, each once; the old ones keep their numbers. A text with tags that no cell shows any more is emptied, so that nobody finds
field names in a finished sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape as escape_xml

from lxml import etree

from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.xml import MAIN, OFFICE, SPACE, DamagedError, S, parse, serialize
from briefgen.render.excel.text import cell_text, escape
from briefgen.render.excel.values import Loss

_PART = "xl/sharedStrings.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_KIND = "sharedStrings"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of a cell's text in one format; `properties` is its `rPr` element as XML, "" for the cell's own format."""

    text: str
    properties: str = ""


class SharedStrings:
    """The table of one workbook."""

    def __init__(self, package: Package) -> None:
        main = package.main_part()
        self._package = package
        self._part = next(package.related(main, _KIND), "")
        self._root = package.tree(self._part) if self._part else parse(f'<sst xmlns="{MAIN}"/>'.encode(), _PART)
        self._items = list(self._root.iterchildren(f"{S}si"))
        self._emptied: set[int] = set()
        self._numbers: dict[str, int] = {}
        self._new: list[str] = []

    # What the template holds

    def runs(self, number: int) -> tuple[TextRun, ...]:
        """The text of an entry in runs. Raises DamagedError for a number that is not there."""
        if not 0 <= number < len(self._items):
            raise DamagedError(_PART)
        return text_runs(self._items[number])

    def text(self, number: int) -> str:
        """The text of an entry, without readings (`rPh`)."""
        return "".join(run.text for run in self.runs(number))

    # What the result holds

    def add(self, text: str) -> tuple[int | None, tuple[Loss, ...]]:
        """The number of a text, None for one without a printable character; and what of it a cell cannot hold."""
        number = self._numbers.get(text)
        if number is not None:
            return number, ()
        clean = cell_text(text)
        losses = (*([Loss.CONTROL_CHARACTERS] if clean.dropped else []), *([Loss.CUT] if clean.cut else []))
        if not clean.text:
            return None, losses
        number = self._append(f'<t xml:space="preserve">{escape_xml(escape(clean.text))}</t>')
        if not losses:
            self._numbers[text] = number
        return number, losses

    def add_runs(self, runs: Iterable[TextRun]) -> int | None:
        """The number of a text in several formats, None where nothing in it is printable."""
        written = [(run.properties, cell_text(run.text).text) for run in runs]
        pieces = [
            f'<r>{properties}<t xml:space="preserve">{escape_xml(escape(text))}</t></r>' for properties, text in written if text
        ]
        return self._append("".join(pieces)) if pieces else None

    def empty(self, number: int) -> None:
        """Takes the text out of an entry that no cell uses any more."""
        self._emptied.add(number)

    def finish(self) -> None:
        """Writes the table back where anything changed."""
        if not self._new and not self._emptied:
            return
        for number in sorted(self._emptied):
            _blank(self._items[number])
        self._root.attrib.pop("count", "")
        self._root.set("uniqueCount", str(len(self._items) + len(self._new)))
        if not len(self._root):
            self._root.text = "\n"
        data = serialize(self._root)
        end = data.rindex(b"</")
        added = "".join(self._prefixed(entry) for entry in self._new).encode()
        if not self._part:
            self._part = _PART
            self._package.relate(self._package.main_part(), _KIND, _PART, type_=f"{OFFICE}/{_KIND}")
        self._package.add(self._part, data[:end] + added + data[end:], _TYPE)

    def _append(self, inner: str) -> int:
        number = len(self._items) + len(self._new)
        self._new.append(f"<si>{inner}</si>")
        return number

    def _prefixed(self, entry: str) -> str:
        """The entry in the table's own spelling: a root `x:sst` declares no default namespace."""
        return entry if self._root.prefix is None else entry.replace("<si>", f'<si xmlns="{MAIN}">', 1)


def text_runs(holder: etree._Element) -> tuple[TextRun, ...]:
    """The runs of an `si` or an `is` element."""
    runs = []
    for element in holder.iterchildren():
        if element.tag == f"{S}t":
            runs.append(TextRun(element.text or ""))
        elif element.tag == f"{S}r":
            text = "".join(piece.text or "" for piece in element.iterchildren(f"{S}t"))
            runs.append(TextRun(text, _properties(element)))
    return tuple(runs)


def _properties(run: etree._Element) -> str:
    found = run.find(f"{S}rPr")
    return "" if found is None else etree.tostring(found, encoding="unicode", with_tail=False)


def _blank(item: etree._Element) -> None:
    for child in list(item):
        item.remove(child)
    text = etree.SubElement(item, f"{S}t")
    text.set(SPACE, "preserve")
