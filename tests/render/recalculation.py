"""A workbook as LibreOffice calculates it: stored results are taken out first, so that none can pass for a calculated one."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl

from briefgen.render.package import package_bytes, package_parts

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_RESULT = re.compile(rb"(</f>|<f/>|<f [^>]*/>)<v>[^<]*</v>")


def recalculated(workbook: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """The values of all cells by sheet and address."""
    parts = package_parts(workbook.read_bytes())
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = _RESULT.sub(rb"\1", parts[name])
    bare = folder / "bare" / workbook.name
    bare.parent.mkdir(parents=True, exist_ok=True)
    bare.write_bytes(package_bytes(parts))
    return values(saved(bare, folder))


def saved(workbook: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    assert OFFICE is not None
    made, profile = folder / "saved", f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made), str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return made / workbook.name


def values(workbook: Path) -> dict[str, dict[str, Any]]:
    """The stored values of all cells."""
    book = openpyxl.load_workbook(workbook, data_only=True)
    return {sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None} for sheet in book}
