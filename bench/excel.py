"""A long table with totals, filled by us from a template, by xltpl from one of its own, and written by plain openpyxl: time, memory, growth.

All three make the same cells in the same run. xltpl stands in the extra `bench`; where it is not installed its line is left out.
`python -m bench.excel ours|openpyxl|xltpl ROWS FOLDER` does one of them once and prints the seconds of CPU and the memory peak in MB.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

from briefgen.model.briefing import Briefing, Cell, Row
from briefgen.model.period import Period

ROWS = (5_000, 50_000)
WRITERS = ("ours", "openpyxl", *(("xltpl",) if find_spec("xltpl") else ()))
HEAD = ("项目", "阶段", "时间", "规模", "较上期", "来源")
_FORMATS = ("General", "General", "yyyy-mm-dd", "#,##0.0", "0.0", "General")
_REPEATS = 3
Values = tuple[str, str, date, Decimal, Decimal, str]


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: seconds of CPU and the largest resident size in MB."""

    seconds: float
    peak: float


def measure(rows: int, folder: Path) -> dict[str, Fill]:
    """Each writer's best of several, in processes of their own, taken in turns."""
    make_templates(folder)
    runs: dict[str, list[Fill]] = {name: [] for name in WRITERS}
    for _ in range(_REPEATS):
        for name in WRITERS:
            runs[name].append(_apart(name, rows, folder))
    return {name: Fill(min(one.seconds for one in found), min(one.peak for one in found)) for name, found in runs.items()}


def make_templates(folder: Path) -> None:
    """One template in our fields, one in xltpl's; both with totals under the row that is repeated."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment

    ours = [f"{{{{ 重点项目.{name} }}}}" for name in HEAD]
    theirs = [f"{{{{ row.f{number} }}}}" if form == "General" else f"{{% xv row.f{number} %}}" for number, form in enumerate(_FORMATS)]
    for name, line in (("ours", ours), ("xltpl", theirs)):
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.append(HEAD)
        sheet.append(line)
        for column, form in enumerate(_FORMATS, start=1):
            sheet.cell(2, column).number_format = form
        sheet.append(["合计", None, None, "=SUM(D2:D2)", "=AVERAGE(E2:E2)"])
        if name == "xltpl":  # its loops stand in notes
            sheet["A2"].comment, sheet["A3"].comment = Comment("beforerow{% for row in rows %}", "a"), Comment("beforerow{% endfor %}", "a")
        book.save(folder / f"{name}.xlsx")


def values(number: int) -> Values:
    """One row."""
    scale, change = Decimal(number % 900) + Decimal("0.5"), Decimal(number % 70) - Decimal("9.8")
    return f"远山第{number}精密部件产业园智能化改造项目", "开工", date(2031, number % 12 + 1, 1), scale, change, f"云川日报第{number}篇"


def briefing(rows: int) -> Briefing:
    """So many projects."""
    period = Period.month(2031, 5)
    projects = tuple(_project(*values(number)) for number in range(1, rows + 1))
    return Briefing("云川市", "云川市简报", "", "month", period, "2031年5月", "第5期", "2031年5月31日", projects=projects)


def _project(name: str, stage: str, day: date, scale: Decimal, change: Decimal, source: str) -> Row:
    return {
        "project": Cell(name), "stage": Cell(stage), "date": Cell(f"{day.year}年{day.month}月", (), day), "scale": Cell(f"{scale}亿元", (), scale, "亿元"),
        "change": Cell(f"{change}%", (), change, "%"), "source": Cell(source),
    }  # fmt: skip


def _apart(which: str, rows: int, folder: Path) -> Fill:
    command = [sys.executable, "-W", "ignore", "-m", "bench.excel", which, str(rows), str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).resolve().parents[1]).stdout.split()
    return Fill(float(told[0]), float(told[1]))


def _ours(rows: int, folder: Path) -> float:
    from briefgen.render.excel.template import fill_xlsx_template

    fill_xlsx_template(briefing(2), folder / "ours.xlsx", folder / "ours-out.xlsx")  # whatever is loaded at the first use
    data = briefing(rows)
    started = time.process_time()
    problems = fill_xlsx_template(data, folder / "ours.xlsx", folder / "ours-out.xlsx")
    assert problems == []
    return time.process_time() - started


def _openpyxl(rows: int, folder: Path) -> float:
    from openpyxl import Workbook

    def write(count: int) -> float:
        data = [values(number) for number in range(1, count + 1)]
        started = time.process_time()
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.append(HEAD)
        for row, line in enumerate(data, start=2):
            for column, (value, form) in enumerate(zip(line, _FORMATS, strict=True), start=1):
                cell = sheet.cell(row, column)
                cell.value = value
                if form != "General":
                    cell.number_format = form
        sheet.append(["合计", None, None, f"=SUM(D2:D{count + 1})", f"=AVERAGE(E2:E{count + 1})"])
        book.save(folder / "openpyxl-out.xlsx")
        return time.process_time() - started

    write(2)
    return write(rows)


def _xltpl(rows: int, folder: Path) -> float:
    from xltpl.writerx import BookWriter  # type: ignore[import-not-found,unused-ignore]

    def fill(count: int) -> float:
        data = [{f"f{number}": value for number, value in enumerate(values(one))} for one in range(1, count + 1)]
        started = time.process_time()
        writer = BookWriter(str(folder / "xltpl.xlsx"))
        writer.render_book([{"rows": data}])
        writer.save(str(folder / "xltpl-out.xlsx"))
        return time.process_time() - started

    fill(2)
    return fill(rows)


def report() -> Iterator[tuple[str, str, str]]:
    """The lines of the table of all measures."""
    import tempfile

    seconds: dict[int, float] = {}
    for rows in ROWS:
        with tempfile.TemporaryDirectory() as place:
            found = measure(rows, Path(place))
        seconds[rows] = found["ours"].seconds
        for name, fill in found.items():
            label = "Excel template" if name == "ours" else name
            aim = "< 400 MB" if name == "ours" and rows == ROWS[-1] else ""
            yield f"{label}, {rows:,} rows, CPU; memory peak", f"{fill.seconds:.2f} s; {fill.peak:.0f} MB", aim
        for other in WRITERS[1:]:
            yield f"ratio to {other}", f"{found['ours'].seconds / found[other].seconds:.2f}", "≤ 1.2" if other == "xltpl" else ""
    first, last = ROWS
    yield f"Excel template, growth of time from {first:,} to {last:,} rows", f"{seconds[last] / seconds[first]:.1f} ×", f"{last / first:.0f} × is linear"


if __name__ == "__main__":
    work = {"ours": _ours, "openpyxl": _openpyxl, "xltpl": _xltpl}[sys.argv[1]]
    sys.stdout.write(f"{work(int(sys.argv[2]), Path(sys.argv[3])):.4f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f}\n")
