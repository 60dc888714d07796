"""The workbook: 概览 first, a sheet for each table, fixed properties, one file written at once."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from briefgen.model.briefing import Briefing, Table
from briefgen.model.problem import Problem, Severity
from briefgen.render.excel.checks import link_problems, size_notes, usable_tables
from briefgen.render.excel.losses import Losses
from briefgen.render.excel.names import sheet_names, table_name
from briefgen.render.excel.overview import OVERVIEW, write_overview
from briefgen.render.excel.sheet import Place, head_row, write_table
from briefgen.render.excel.styles import Styles
from briefgen.render.excel.text import cell_text
from briefgen.render.package import package_parts, write_package

if TYPE_CHECKING:
    from openpyxl import Workbook

SOURCE_TABLE = "来源"
"""The table that rows link to: `Table.sources` counts its data rows from 1."""

_CREATOR = "briefgen"
_MADE = datetime(1980, 1, 1)  # the day that the archive's parts bear: the clock has no part in the bytes


def render_xlsx(briefing: Briefing, target: Path) -> list[Problem]:
    """Writes the fact sheet to `target` and returns what a person should know of it.

    The same briefing gives the same bytes. A file that cannot be written is a problem of severity `error`; whatever stood at `target`
    before stands there still.
    """
    where = target.name
    tables, problems = usable_tables(briefing.tables, where)
    losses = Losses(where)
    tables = [table for table in tables if table.name != OVERVIEW]
    overview_name, places = _places(tables)
    source_place = next((place for table, place in zip(tables, places, strict=True) if table.name == SOURCE_TABLE), None)
    for table in tables:
        problems += link_problems(table, source_place, where)

    book, styles = new_book(briefing.title)
    placed = list(zip(tables, places, strict=True))
    write_overview(book.create_sheet(overview_name), overview_name, briefing, placed, styles=styles, losses=losses)
    for table, place in zip(tables, places, strict=True):
        write_table(book.create_sheet(place.sheet_name), table, place, source_place, styles=styles, losses=losses)
    return [*problems, *losses.problems(), *_saved(book, target)]


def render_tables(title: str, tables: Sequence[Table], target: Path) -> list[Problem]:
    """A workbook of these tables alone, without 概览; as `render_xlsx` for the rest."""
    where = target.name
    usable, problems = usable_tables(tuple(tables), where)
    losses = Losses(where)
    _, places = _places(usable)
    source_place = next((place for table, place in zip(usable, places, strict=True) if table.name == SOURCE_TABLE), None)
    book, styles = new_book(title)
    for table, place in zip(usable, places, strict=True):
        problems += link_problems(table, source_place, where)
        write_table(book.create_sheet(place.sheet_name), table, place, source_place, styles=styles, losses=losses)
    return [*problems, *losses.problems(), *_saved(book, target)]


def _saved(book: "Workbook", target: Path) -> list[Problem]:
    """Writes the file; what a person should know of that."""
    try:
        write_package(book_parts(book), target)
    except OSError as error:
        return [_cannot_write(target.name, error)]
    return size_notes(target)


def _places(tables: Sequence[Table]) -> tuple[str, list[Place]]:
    """The name of the sheet 概览 and the place of each table."""
    names = sheet_names([OVERVIEW, *(table.name for table in tables)])
    places = [
        Place(name, table_name(number), head_row(table), len(table.rows))
        for number, (name, table) in enumerate(zip(names[1:], tables, strict=True), start=1)
    ]
    return names[0], places


def new_book(title: str) -> tuple["Workbook", Styles]:
    """A workbook that is streamed, with our styles in it and nothing of whoever makes it."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = _CREATOR
    book.properties.title = cell_text(title).text or None
    book.properties.created = book.properties.modified = _MADE
    book.calculation.fullCalcOnLoad = False  # no formulas: nothing to ask about when the user closes the file
    return book, Styles(book)


def book_parts(book: "Workbook") -> dict[str, bytes]:
    """The package's parts. `Workbook.save` would put the clock into the properties."""
    from openpyxl.writer.excel import ExcelWriter

    buffer = BytesIO()
    with ZipFile(buffer, "w", strict_timestamps=False) as archive:
        ExcelWriter(book, archive).write_data()
    return package_parts(buffer.getvalue())


def _cannot_write(where: str, error: OSError) -> Problem:
    what = f"无法写入文件:{error.strerror or error}。"
    mend = "请关闭正在打开该文件的程序,检查文件夹是否可写、磁盘是否已满,然后重试。"
    return Problem(where, "", "cannot-write", what, mend, Severity.ERROR)
