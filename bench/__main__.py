"""Prints a Markdown table of all measures. `python -m bench [FOLDER]`; without a folder ../shared/corpus, or seeds/ where that is not there."""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import excel, word
from bench.extraction import growth, measure
from bench.growth import measure as measure_base
from bench.growth import report as report_base
from bench.process import median, run

ROOT = Path(__file__).resolve().parents[1]
Row = tuple[str, str, str]


def main() -> None:
    folder = _folder(sys.argv[1:])
    sys.stderr.write(f"texts: {folder}\n")
    # what runs in this process comes last: a child's memory peak is never less than what its parent held
    rows = [*_start(), *_build(), *_extraction(folder), *_word(), *excel.report(), *_fact_base(folder), *_speed(folder)]
    lines = ["| measure | figure | aim |", "| --- | ---: | --- |", *(f"| {name} | {figure} | {aim} |" for name, figure, aim in rows)]
    lines += ["", f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores."]
    sys.stdout.write("\n".join(lines) + "\n")


def _folder(arguments: list[str]) -> Path:
    if arguments:
        return Path(arguments[0]).resolve()
    corpus = ROOT.parent / "shared" / "corpus"
    return corpus if corpus.is_dir() else ROOT / "seeds"


def _start() -> Iterator[Row]:
    help_page = median([run(["--help"], ROOT) for _ in range(5)])
    yield "`briefgen --help`, CPU", f"{help_page.cpu:.2f} s", "< 0.25 s"


def _build() -> Iterator[Row]:
    """The repository's own workspace, copied to an empty place: first build, then the same again."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for part in ("briefgen.toml", "seeds", "templates"):
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, folder / part)
            else:
                shutil.copy(source, folder / part)
        cold = run(["build"], folder)
        warm = median([run(["build"], folder) for _ in range(3)])
    yield "cold build of `seeds/`, wall", f"{cold.wall:.2f} s", "< 3 s"
    yield "cold build, memory peak", f"{cold.peak:.0f} MB", ""
    yield "second build, nothing changed, wall", f"{warm.wall:.2f} s", "< 1 s"


def _extraction(folder: Path) -> Iterator[Row]:
    whole = run(["extract", str(folder)], ROOT)
    two = run(["extract", str(folder), "--jobs", "2"], ROOT)
    yield "`briefgen extract`, wall", f"{whole.wall:.1f} s", ""
    yield "`briefgen extract`, memory peak of the largest process", f"{whole.peak:.0f} MB", "< 500 MB"
    yield "`briefgen extract --jobs 2`, wall", f"{two.wall:.1f} s", ""
    yield "`briefgen extract --jobs 2`, memory peak of the largest process", f"{two.peak:.0f} MB", "< 500 MB"
    grown = growth(folder)
    once = grown[0][1]
    for times, grew in grown[1:]:
        yield f"`briefgen extract`, {times} × the text in {times} × the files, CPU", f"{grew.cpu / once.cpu:.1f} ×", f"≤ {times} ×"
        yield f"`briefgen extract`, {times} × the text, memory peak", f"{grew.peak / once.peak:.2f} ×", "1 ×"


def _speed(folder: Path) -> Iterator[Row]:
    speed = measure(folder)
    yield "texts", f"{speed.documents} files, {speed.characters:,} characters", ""
    yield "facts", f"{speed.facts:,}", ""
    yield "extraction, one core", f"{speed.ours:,.0f} characters/s", ""
    yield "`jieba.cut`, one core, same run", f"{speed.jieba:,.0f} characters/s", ""
    yield "ratio", f"{speed.ours / speed.jieba:.2f}", "≥ 1"


def _fact_base(folder: Path) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as place:
        yield from report_base(measure_base(folder, Path(place)))


def _word() -> Iterator[Row]:
    """A table of many rows with a footnote each, beside docxtpl without the footnotes."""
    seconds: dict[int, float] = {}
    for rows in word.ROWS:
        with tempfile.TemporaryDirectory() as place:
            ours, plain = word.measure(rows, Path(place))
        seconds[rows] = ours.seconds
        yield f"Word, {rows:,} rows and footnotes, CPU", f"{ours.seconds:.2f} s", ""
        yield f"docxtpl, {rows:,} rows without footnotes, CPU, same run", f"{plain.seconds:.2f} s", ""
        yield "ratio", f"{ours.seconds / plain.seconds:.2f}", "≤ 1.5"
        yield "ratio of memory peaks", f"{ours.peak / plain.peak:.2f}", "≤ 1.5"
    first, last = word.ROWS
    yield f"Word, growth of time from {first:,} to {last:,} rows", f"{seconds[last] / seconds[first]:.1f} ×", f"{last / first:.0f} × is linear"


if __name__ == "__main__":
    main()
