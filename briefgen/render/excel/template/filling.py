"""The filling itself, step by step: lay the sheets out, write their cells, move what refers to rows, work the formulas out, refill the charts."""

from io import BytesIO
from xml.sax.saxutils import escape

from briefgen.model.briefing import Briefing
from briefgen.model.problem import Problem, Severity
from briefgen.render.excel.losses import Losses
from briefgen.render.excel.template.affected import mark_affected
from briefgen.render.excel.template.cache import work_out
from briefgen.render.excel.template.calculation import settle_calculation
from briefgen.render.excel.template.cells import CellWriter
from briefgen.render.excel.template.charts import Charts
from briefgen.render.excel.template.comments import move_comments
from briefgen.render.excel.template.conditional import move_rules
from briefgen.render.excel.template.drawings import Drawings
from briefgen.render.excel.template.expressions import Expressions
from briefgen.render.excel.template.fills import Filler, held_by
from briefgen.render.excel.template.merges import add_links, move_links, move_merges
from briefgen.render.excel.template.names import Names, move_names
from briefgen.render.excel.template.pivots import check_pivots
from briefgen.render.excel.template.properties import settle_properties
from briefgen.render.excel.template.reading import Reading
from briefgen.render.excel.template.rewrite import Rewriter
from briefgen.render.excel.template.rows import RowWriter
from briefgen.render.excel.template.sheets import SheetMaker, enter_sheets
from briefgen.render.excel.template.source_rows import source_cells
from briefgen.render.excel.template.sparklines import move_sparklines
from briefgen.render.excel.template.styles import Styles
from briefgen.render.excel.template.tables import Tables
from briefgen.render.excel.template.texts import Texts
from briefgen.render.excel.template.view import move_view
from briefgen.render.excel.template.workbook import SheetCopy
from briefgen.render.excel.template.xml import DamagedError, S, serialize
from briefgen.render.language.context import template_context
from briefgen.render.language.findings import Place

_ROWS = "\ufdd0"
"""Stands in a sheet's XML where its rows go: a noncharacter, reserved for a program's own use."""


def fill(reading: Reading, briefing: Briefing, target: str) -> tuple[dict[str, bytes], list[Problem]]:
    """The parts of the finished workbook, and what a person should know of it; `target` is its file's name.

    Raises TemplateError with every mistake found, and DamagedError where the template is not whole.
    """
    reading.findings.raise_errors()
    filling = _Filling(reading, briefing, target)
    parts = filling.parts()
    reading.findings.raise_errors()
    problems = [problem for problem in reading.findings.problems if problem.severity is not Severity.NOTE]
    return parts, [*problems, *filling.notes()]


class _Filling:
    def __init__(self, reading: Reading, briefing: Briefing, target: str) -> None:
        self._package = reading.package
        self._book = reading.book
        self._strings = reading.strings
        self._findings = reading.findings
        self._briefing = briefing
        self._target = target
        expressions = Expressions(template_context(briefing), reading.findings, briefing.sources)
        self._texts = Texts(reading.check, expressions)
        self._copies = SheetMaker(self._book, expressions, self._texts, reading.findings).make(reading.axes)
        self._sources = source_cells(self._copies, reading.axes)
        reading.findings.raise_errors()
        shown = {copy.sheet for copy in self._copies}
        gone = [sheet.name for sheet in self._book.sheets if sheet not in shown]
        mark_affected(self._copies, gone)
        self._styles = Styles(self._package)
        self._filler = Filler(expressions, self._styles)
        self._losses = Losses(target)
        self._rewriter = Rewriter(self._copies, gone)
        self._tables = Tables(self._package, self._book, reading.findings)
        self._drawings = Drawings(self._package, self._rewriter, self._texts)
        writer = CellWriter(self._strings, self._styles, self._losses)
        self._rows = RowWriter(writer, self._rewriter, self._tables, Names(self._book, self._rewriter), reading.findings)
        self._unlinked = 0

    def parts(self) -> dict[str, bytes]:
        """All steps in their order."""
        check_pivots(self._book, self._copies, self._findings)
        for copy in self._copies:
            self._tables.move(copy, self._rewriter)
        self._write_cells()
        work_out(self._rows.written.waiting)
        for copy in self._copies:
            self._move_around(copy)
        self._tables.name_heads()
        self._tables.finish()
        self._fill_charts()
        self._finish_workbook()
        for copy in self._copies:
            self._put(copy)
        return self._package.finish()

    def notes(self) -> list[Problem]:
        """What cells could not hold, and what a viewer that does not calculate will not show."""
        problems = self._losses.problems()
        unknown = self._rows.written.unknown
        if unknown:
            places = "、".join(unknown[:3]) + (f"等{len(unknown)}处" if len(unknown) > 3 else "")
            what = "有的公式要在 Excel 或 WPS 里打开时才计算，不能计算的程序（如手机预览）会显示为空。"
            problems.append(Problem(self._target, places, "formula-not-computed", what, "需要时请先在 Excel 里打开，保存后再发送。", Severity.NOTE))
        if self._unlinked:
            what = f"有{self._unlinked}个链接超过 Excel 的上限，只写了文字。"
            problems.append(Problem(self._target, "", "too-many-links", what, "请减少链接。", Severity.NOTE))
        return problems

    def _write_cells(self) -> None:
        for copy in self._copies:
            if copy.affected:
                self._rows.sheet(copy, *self._filler.rows(copy.sheet))
            else:
                for cell in (cell for row in copy.sheet.rows for cell in row.cells):
                    copy.grid.put(cell.row, cell.column, held_by(cell))
        self._empty_old_strings()

    def _empty_old_strings(self) -> None:
        """Takes the tags out of the shared strings, where no other cell shows them."""
        tagged: set[int] = set()
        kept: set[int] = set()
        for sheet in self._book.sheets:
            for cell in (cell for row in sheet.rows for cell in row.cells if cell.string is not None):
                assert cell.string is not None
                (tagged if (cell.row, cell.column) in sheet.story.cells else kept).add(cell.string)
        for number in sorted(tagged - kept):
            self._strings.empty(number)

    def _move_around(self, copy: SheetCopy) -> None:
        """Everything on a sheet that refers to cells."""
        before = serialize(copy.root) if not copy.affected else b""
        move_merges(copy)
        move_rules(copy, self._rewriter)
        move_links(copy, self._rewriter)
        move_sparklines(copy, self._rewriter)
        move_view(copy)
        place = Place(f"工作表“{copy.template}”", "页眉页脚", "", copy.sheet.part)
        if not copy.is_blank:
            self._texts.fill_heads(copy.root, place, copy.scope)
        self._unlinked += add_links(copy, self._rows.written.links.get(copy, []), self._package, self._sources)
        self._drawings.move(copy)
        if copy.affected:
            move_comments(copy, self._package, self._texts)
        elif serialize(copy.root) != before:
            self._package.put(copy.part, copy.root)

    def _fill_charts(self) -> None:
        charts = Charts(self._package, self._rewriter, self._texts)
        for chart in self._drawings.charts:
            charts.fill(chart.part, chart.here)
        for part in self._chart_sheet_charts():
            charts.fill(part, self._copies[0].here())

    def _chart_sheet_charts(self) -> list[str]:
        """Charts that fill a sheet of their own."""
        package = self._package
        drawings = [drawing for sheet in package.related(self._book.part, "chartsheet") for drawing in package.related(sheet, "drawing")]
        return [chart for drawing in drawings for chart in package.related(drawing, "chart")]

    def _finish_workbook(self) -> None:
        before = serialize(self._book.root)
        move_names(self._book, enter_sheets(self._book, self._copies), self._rewriter)
        changed = any(copy.affected for copy in self._copies)
        if changed:
            settle_calculation(self._book, complete=not self._rows.written.unknown)
        if serialize(self._book.root) != before:
            self._package.put(self._book.part, self._book.root)
        self._strings.finish()
        self._styles.finish()
        renamed = len(self._copies) != len(self._book.sheets) or any(copy.name != copy.template for copy in self._copies)
        settle_properties(self._package, self._briefing, self._texts, renamed=renamed)

    def _put(self, copy: SheetCopy) -> None:
        """The sheet's part with its rows, where it changed."""
        if not copy.affected:
            return
        data = copy.root.find(f"{S}sheetData")
        if data is None:
            raise DamagedError(copy.part)
        for child in list(data):
            data.remove(child)
        data.text = _ROWS
        before, found, behind = serialize(copy.root).partition(escape(_ROWS).encode())
        if not found:
            raise DamagedError(copy.part)
        whole = BytesIO()
        whole.write(before)
        for piece in self._rows.written.pieces.pop(copy):
            whole.write(piece.encode())
        whole.write(behind)
        self._package.parts[copy.part] = whole.getvalue()
