"""Writes the default templates, byte for byte the same each time: `python tools/default_templates.py [FOLDER]`, by default `templates/`.

What the user finds when they open a template in Word stands in `issue_pages` and `desk_page`, the look in `official_styles`; the workbook in `default_sheet`.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from blocks import Charts, document
from default_sheet import sheet_template
from desk_page import PAGE, brief
from issue_pages import monthly, quarterly, weekly
from official_layout import STANDARD_PAGE, Page, package
from official_styles import COMPACT, STANDARD, Look, numbering, styles

from briefgen.render.package import write_package

ISSUES: Mapping[str, Callable[[Charts], list[str]]] = {"weekly": weekly, "monthly": monthly, "quarterly": quarterly}


def write_templates(folder: Path) -> None:
    """Writes every default template into the folder."""
    for name, issue in ISSUES.items():
        charts = Charts()
        _write(folder / f"{name}.docx", issue(charts), charts, STANDARD_PAGE, STANDARD)
    _write(folder / "brief.docx", brief(), Charts(), PAGE, COMPACT)
    write_package(sheet_template(), folder / "facts.xlsx")


def _write(target: Path, blocks: list[str], charts: Charts, page: Page, look: Look) -> None:
    properties = {"title": "{{ 标题 }}", "subject": "{{ 期间 }}"}
    write_package(package(document(blocks, page), styles(look), numbering(look), properties, charts.parts), target)


if __name__ == "__main__":
    write_templates(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "templates")
