"""A fact sheet filled in as a reviewer does it: saved by openpyxl, or opened and saved by LibreOffice, with columns moved, rows sorted, some hidden."""

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
HEAD = 2
Fill = Mapping[str, object]


def columns(sheet: Any) -> dict[str, int]:
    """The columns by name."""
    return {cell.value: cell.column for cell in sheet[HEAD] if cell.value}


def row_of(sheet: Any, **wanted: object) -> int:
    """The first row with these values."""
    places = columns(sheet)
    return next(row for row in range(HEAD + 1, sheet.max_row + 1) if all(sheet.cell(row, places[name]).value == value for name, value in wanted.items()))


def blank_row(sheet: Any) -> int:
    """The first row without a key in which nothing stands."""
    places = columns(sheet)
    return next(row for row in range(HEAD + 1, sheet.max_row + 2) if not any(sheet.cell(row, column).value for column in places.values()))


def fill(sheet: Any, row: int, **values: object) -> None:
    """Writes into the named columns of a row."""
    for name, value in values.items():
        sheet.cell(row, columns(sheet)[name]).value = value  # type: ignore[assignment]


def edited(source: Path, target: Path, edit: Callable[[Any], None]) -> Path:
    """A copy of the workbook as openpyxl saves it after `edit`."""
    book = openpyxl.load_workbook(source)
    edit(book)
    book.save(target)
    return target


def shuffled(book: Any) -> None:
    """Every reviewed sheet with its columns in another order, its rows upside down, every third column hidden and one filtered."""
    for sheet in book:
        if not sheet.protection.sheet:
            continue
        sheet.tables.clear()
        sheet.data_validations.dataValidation.clear()
        for merge in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merge))
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD)]
        order = sorted(range(len(rows[0])), key=lambda column: (column * 7) % len(rows[0]))
        above = [cell.value for cell in sheet[1] if cell.value]
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(above)
        for row in [rows[0], *reversed(rows[1:])]:
            sheet.append([row[column] for column in order])
        for column in range(1, len(order) + 1, 3):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
        sheet.row_dimensions[4].hidden = True


def saved_by_libreoffice(workbook: Path, folder: Path) -> Path:
    """The workbook as LibreOffice Calc saves it."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation=file://{folder}/profile"
    made = folder / "libreoffice"
    subprocess.run([OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made), str(workbook)], check=True, capture_output=True, timeout=240)
    return made / workbook.name


def words_of(document: Path, part: str = "word/document.xml") -> str:
    """The text of a Word document's part."""
    with ZipFile(BytesIO(document.read_bytes())) as archive:
        return re.sub(r"<[^>]*>", "", archive.read(part).decode())


def shown(workbook: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of every reviewed sheet by the names of its columns."""
    book = openpyxl.load_workbook(workbook)
    found = {}
    for sheet in book:
        if sheet.protection.sheet:
            names = columns(sheet)
            found[sheet.title] = [{name: sheet.cell(row, column).value for name, column in names.items()} for row in range(HEAD + 1, sheet.max_row + 1)]
    return found
