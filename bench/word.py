"""A long table with a footnote in every row, filled by us and by plain docxtpl without the footnotes: time, memory, growth.

Both fill the same template with the same rows in the same run; docxtpl leaves the column of sources empty, for it has no footnotes.
`python -m bench.word ours|docxtpl ROWS FOLDER` does one of them once and prints the seconds of CPU and the memory peak in MB.
"""

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefgen.model.briefing import Briefing, Cell, Citation, Row
from briefgen.model.period import Period

ROWS = (1000, 5000)
HEAD = ("项目", "阶段", "时间", "规模", "较上期", "来源")
_REPEATS = 5


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: seconds of CPU and the largest resident size in MB."""

    seconds: float
    peak: float


def measure(rows: int, folder: Path) -> tuple[Fill, Fill]:
    """Ours and docxtpl's, each the best of several in processes of their own, taken in turns."""
    make_template(folder)
    runs = [(_apart("ours", rows, folder), _apart("docxtpl", rows, folder)) for _ in range(_REPEATS)]
    ours, plain = zip(*runs, strict=True)
    return min(ours, key=lambda one: one.seconds), min(plain, key=lambda one: one.seconds)


def make_template(folder: Path) -> None:
    """`ours.docx` with the tag that sets footnotes, `docxtpl.docx` with that cell empty."""
    from docx import Document

    cells = ("{{ 行.项目 }}", "{{ 行.阶段 }}", "{{ 行.时间 }}", "{{ 行.规模 }}", "{{ 行.较上期 }}")
    for name, last in (("ours", "{{ 行.来源|出处 }}"), ("docxtpl", "")):
        document = Document()
        table = document.add_table(rows=4, cols=len(HEAD))
        lines = (HEAD, ("{%tr for 行 in 重点项目 %}",), (*cells, last), ("{%tr endfor %}",))
        for row, texts in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
        document.save(str(folder / f"{name}.docx"))


def briefing(rows: int) -> Briefing:
    """So many projects, each with a source of its own."""
    period = Period.month(2031, 5)
    projects = tuple(_project(number) for number in range(1, rows + 1))
    return Briefing("云川市", "云川市简报", "", "month", period, "2031年5月", "第5期", "2031年5月31日", projects=projects)


def _project(number: int) -> Row:
    citation = Citation(
        number, f"f-{number}", f"articles/{number:05d}.txt", "云川日报", f"云川工业第{number}篇", "2031-05-06", f"第{number}个项目开工建设", 0, 10
    )
    texts = _texts(number)
    return {name: Cell(text) for name, text in zip(("project", "stage", "date", "scale", "change"), texts, strict=True)} | {"source": Cell("", (citation,))}


def _texts(number: int) -> tuple[str, ...]:
    day = date(2031, number % 12 + 1, 1)
    return (f"远山第{number}精密部件产业园智能化改造项目", "开工", f"{day.year}年{day.month}月", f"总投资{number % 90 + 3}.5亿元", "新增")


def _apart(which: str, rows: int, folder: Path) -> Fill:
    command = [sys.executable, "-m", "bench.word", which, str(rows), str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).resolve().parents[1]).stdout.split()
    return Fill(float(told[0]), float(told[1]))


def _ours(rows: int, folder: Path) -> float:
    from briefgen.render.word import render_docx

    render_docx(briefing(2), folder / "ours.docx", folder / "ours-out.docx")  # whatever is loaded at the first use
    data = briefing(rows)
    started = time.process_time()
    problems = render_docx(data, folder / "ours.docx", folder / "ours-out.docx")
    assert problems == []
    return time.process_time() - started


def _docxtpl(rows: int, folder: Path) -> float:
    from docxtpl import DocxTemplate

    def fill(count: int) -> float:
        data = [dict(zip(HEAD, _texts(number), strict=False)) for number in range(1, count + 1)]
        started = time.process_time()
        template = DocxTemplate(folder / "docxtpl.docx")
        template.render({"重点项目": data}, autoescape=True)
        template.save(folder / "docxtpl-out.docx")
        return time.process_time() - started

    fill(2)
    return fill(rows)


if __name__ == "__main__":
    seconds = {"ours": _ours, "docxtpl": _docxtpl}[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
    sys.stdout.write(f"{seconds:.4f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f}\n")
