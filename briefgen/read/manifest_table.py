"""A manifest file as rows of text, whether Excel saved it as CSV or as a workbook, in whatever encoding and with whatever separator."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

from briefgen.read.encoding import decode

# A sheet whose formats reach to the last row reads as a million empty rows.
_MOST_EMPTY_ROWS = 1000
LARGEST_MANIFEST = 64 * 1024 * 1024


class UnreadableTableError(Exception):
    """A manifest that is no table; the message is Chinese, for the user."""


def read_table(path: Path) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number as a spreadsheet counts them from 1. Raises UnreadableTableError, OSError."""
    if path.stat().st_size > LARGEST_MANIFEST:
        raise UnreadableTableError("清单太大，不像是一份清单")
    data = path.read_bytes()
    rows = _workbook_rows(data) if path.suffix.lower() == ".xlsx" else _csv_rows(data)
    return [(number, cells) for number, cells in rows if any(cells)]


def _csv_rows(data: bytes) -> list[tuple[int, list[str]]]:
    if data.startswith(b"PK\x03\x04"):
        raise UnreadableTableError("后缀是 .csv，内容却是 Excel 工作簿")
    decoded = decode(data)
    if decoded is None or "\0" in decoded.text:
        raise UnreadableTableError("认不出清单的文字编码")
    text = decoded.text
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    try:
        rows = list(csv.reader(StringIO(text), delimiter=_separator(text)))
    except csv.Error as error:
        raise UnreadableTableError(f"清单的格式有误（{error}）") from error
    return [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 1)]


def _separator(text: str) -> str:
    """Comma, semicolon or tab: whichever the first line with anything in it holds most."""
    head = next((line for line in text.split("\n") if line.strip(",;\t ")), "")
    return max(",;\t", key=head.count)


def _workbook_rows(data: bytes) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    try:
        # openpyxl warns of styles and extensions that it does not know: nothing a reader of cells need see.
        with catch_warnings():
            simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            return _sheet_rows(book.worksheets[0])
    except Exception as error:  # a damaged workbook makes openpyxl, zipfile and the XML parser raise all kinds
        raise UnreadableTableError("打不开这个 Excel 工作簿，文件可能已损坏或有密码") from error


def _sheet_rows(sheet: Any) -> list[tuple[int, list[str]]]:
    # The size that a sheet states for itself may be wrong.
    sheet.reset_dimensions()
    rows, empty = [], 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = [_cell_text(cell) for cell in cells]
        empty = 0 if any(row) else empty + 1
        if empty > _MOST_EMPTY_ROWS:
            break
        rows.append((number, row))
    return rows


def _cell_text(cell: Any) -> str:
    """A cell as a person would type it; a date that is shown as a month (`2024-03`) is that month, not its first day."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return _date_text(value, str(getattr(cell, "number_format", "") or ""))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _date_text(value: date, number_format: str) -> str:
    shown = number_format.lower()
    if "d" in shown or "y" not in shown:
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
