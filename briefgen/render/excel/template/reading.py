"""A template taken in: its sheets, what their tags say, and every mistake in them, before there is a briefing."""

from collections.abc import Sequence

from briefgen.model.fields import Field
from briefgen.render.excel.template.loops import Axes, tree_of
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.properties import check_properties
from briefgen.render.excel.template.review_columns import check_review_columns
from briefgen.render.excel.template.sheet import SheetReader
from briefgen.render.excel.template.sheets import sheet_tags
from briefgen.render.excel.template.story import StoryReader
from briefgen.render.excel.template.strings import SharedStrings
from briefgen.render.excel.template.texts import Texts
from briefgen.render.excel.template.workbook import TemplateSheet, read_workbook
from briefgen.render.excel.template.xml import S
from briefgen.render.language.check import PlacedTag, TagCheck
from briefgen.render.language.findings import Findings, Place


class Reading:
    """The template as it was read; what is wrong with it is in `findings`."""

    def __init__(self, package: Package, fields: tuple[Field, ...], findings: Findings) -> None:
        """Raises DamagedError where the workbook is not whole."""
        self.package = package
        self.findings = findings
        self.check = TagCheck(findings, fields)
        self.strings = SharedStrings(package)
        self.book = read_workbook(package, SheetReader(self.strings))
        self.axes: dict[str, Axes] = {}
        self._texts = Texts(self.check)
        self._stories = StoryReader(self.check, findings)
        for sheet in self.book.sheets:
            self._read(sheet)
        check_properties(package, self._texts)
        findings.sort([sheet.part for sheet in self.book.sheets])

    def _read(self, sheet: TemplateSheet) -> None:
        def around(known: Sequence[PlacedTag]) -> list[PlacedTag]:
            return sheet_tags(sheet.name, sheet.part, self._texts, known)

        sheet.story = self._stories.read(sheet.name, sheet.part, sheet.rows, around)
        rows = tree_of(sheet.story.rows, sheet.story.gone, sheet.last_row, self.findings)
        columns = tree_of(sheet.story.columns, (), sheet.last_column, self.findings)
        self.axes[sheet.name] = Axes(rows, columns)
        self._words(sheet)
        check_review_columns(sheet, self.findings)

    def _words(self, sheet: TemplateSheet) -> None:
        """Checks what is written elsewhere than in cells: heads of pages, drawings and charts, comments."""
        around = sheet.story.sheet + [PlacedTag(mark.tag, mark.place) for block in sheet.story.rows for mark in block.marks[:1]]
        name = f"工作表“{sheet.name}”"
        self._texts.check_heads(sheet.root, Place(name, "页眉页脚", "", sheet.part), around)
        for part in self.package.related(sheet.part, "drawing"):
            self._texts.check_drawing(self.package.tree(part), Place(name, "图形", "", part), around)
            for chart in self.package.related(part, "chart"):
                self._texts.check_drawing(self.package.tree(chart), Place(name, "图表", "", chart), around)
        for part in self.package.related(sheet.part, "comments"):
            for comment in self.package.tree(part).iter(f"{S}comment"):
                words = "".join(element.text or "" for element in comment.iter(f"{S}t"))
                self._texts.check(words, Place(name, f"{comment.get('ref') or ''}的批注", "", part), around)
