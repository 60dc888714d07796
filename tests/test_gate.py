"""Holds extraction to the floors of gate.toml on the pages annotated by hand, where these are at hand."""

import tomllib
from pathlib import Path

import pytest

from bench.accuracy import report

HERE = Path(__file__).parent
SHARED = HERE.parent / ".." / "shared"
FLOORS = tomllib.loads((HERE / "gate.toml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the annotated pages (../shared) are not here")


def test_no_floor_is_missed() -> None:
    figures, misplaced, covered = report(SHARED)
    assert misplaced == 0
    missed = [
        f"{kind} {name}: {figures[kind][name]} < {floor}"
        for kind, floors in FLOORS.items()
        for name, floor in floors.items()
        if figures[kind][name] < floor
    ]
    assert missed == []
    assert covered.spans > 0 and covered.lost == ()
