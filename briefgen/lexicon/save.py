"""Tables back into files that Excel opens and saves without harm: UTF-8 with byte-order mark, guarded cells, sorted, replaced whole or not at all."""

import csv
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

from briefgen.lexicon.excel import guard
from briefgen.lexicon.schema import NUMBERS
from briefgen.lexicon.table import Table, english_columns, is_empty, read_cells, tables_in


def fix_table(table: Table, content: bytes) -> bytes:
    """The same table, sorted and as `table_bytes` writes it; unchanged where its text or its header cannot be read.

    No line is lost, good or bad, nor a cell; remarks stay above the line that they stood above.
    """
    try:
        lines = read_cells(content)
    except (UnicodeDecodeError, csv.Error):
        return content
    if not lines or any(column not in english_columns(lines[0]) for column in table.required):
        return content
    return table_bytes(table, lines[0], lines[1:])


def fix_folder(folder: Path) -> list[str]:
    """Fixes all tables of a folder; the names of those that changed. Raises OSError."""
    changed = []
    for table in tables_in(sorted(path.name for path in folder.glob("*.csv"))):
        path = folder / table.file
        content = path.read_bytes()
        fixed = fix_table(table, content)
        if fixed != content:
            save(path, fixed)
            changed.append(table.file)
    return changed


def table_bytes(table: Table, header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A whole file: the header and the lines in order."""
    return csv_bytes(header, _in_order(table, english_columns(header), lines), NUMBERS.get(table.file, ()))


def csv_bytes(header: Sequence[str], lines: Iterable[Sequence[str]], numbers: Sequence[str] = ()) -> bytes:
    """CSV for Excel; `numbers` are columns whose cells are left as they are."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    kept = [column in numbers for column in english_columns(header)]
    for line in (header, *lines):
        writer.writerow([cell if at < len(kept) and kept[at] else guard(cell) for at, cell in enumerate(line)])
    return text.getvalue().encode("utf-8-sig")


def _in_order(table: Table, header: Sequence[str], lines: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """The lines by their key (words by group first), each with the remarks above it; empty lines go."""
    first = table.required[0]
    columns = [header.index(column) for column in ((first,) if table.kind else ("group", first))]
    blocks: list[tuple[list[str], list[Sequence[str]]]] = []
    remarks: list[Sequence[str]] = []
    for line in lines:
        if is_empty(list(line)):
            if any(line):
                remarks.append(line)
            continue
        blocks.append(([line[at] if at < len(line) else "" for at in columns], [*remarks, line]))
        remarks = []
    blocks.sort(key=lambda block: block[0])
    return [line for _, block in blocks for line in block] + remarks


def save(path: Path, content: bytes) -> None:
    """Replaces the file whole. Raises OSError; the old file then stays as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
