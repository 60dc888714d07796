"""One command as a user would run it, with its wall time, CPU time and memory peak (POSIX)."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall clock and CPU (user and system, children included), and the largest resident size in MB."""

    wall: float
    cpu: float
    peak: float


def run(arguments: Sequence[str], folder: Path) -> Run:
    """Runs `briefgen` with these arguments in the folder, output thrown away. Raises RuntimeError where it fails."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "briefgen", *arguments]
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"briefgen {' '.join(arguments)} ended with status {child.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: Sequence[Run]) -> Run:
    """The run with the median wall time."""
    return sorted(runs, key=lambda one: one.wall)[len(runs) // 2]
