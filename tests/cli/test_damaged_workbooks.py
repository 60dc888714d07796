"""Damaged workbooks given to `facts import` and as templates: one clear message, no crash, no long wait, nothing written.

`BRIEFGEN_FUZZ=1000` tries so many; by default a few, each time the same.
"""

import os
import time
from collections import Counter
from pathlib import Path

import pytest
from damage import damaged

from briefgen.read.xlsx import UnreadableWorkbookError
from briefgen.render.excel.template import TemplateError, check_xlsx_template, fill_xlsx_template
from briefgen.render.package import package_parts
from briefgen.review.sheet import read_reviewed

COUNT = int(os.environ.get("BRIEFGEN_FUZZ", "42"))
LONGEST = 10.0
TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "facts.xlsx"


def test_damaged_templates(tmp_path):
    from briefgen.model.briefing import Briefing
    from briefgen.model.period import Period

    briefing = Briefing("云川市", "云川市简报", "", "month", Period.month(2031, 5), "2031年5月", "第5期", "2031年5月31日")
    whole, target = TEMPLATE.read_bytes(), tmp_path / "out.xlsx"
    parts = package_parts(whole)
    ends = Counter()
    for seed in range(COUNT):
        kind, data = damaged(whole, parts, seed)
        file = tmp_path / "damaged.xlsx"
        file.write_bytes(data)
        started = time.monotonic()
        for work in (lambda file=file: check_xlsx_template(file), lambda file=file: fill_xlsx_template(briefing, file, target)):
            try:
                work()
                ends[kind, "taken"] += 1
            except TemplateError as error:
                assert error.problems and all(problem.what and problem.mend for problem in error.problems), (seed, kind)
                assert not target.exists(), (seed, kind)
                ends[kind, "refused"] += 1
        assert time.monotonic() - started < LONGEST, (seed, kind)
        target.unlink(missing_ok=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["damaged.xlsx"]
    refused = {kind for kind, end in ends if end == "refused"}
    assert {"cut", "noise", "entity bomb", "zip bomb", "parts missing"} <= refused
    assert not [end for end in ends if end in (("noise", "taken"), ("entity bomb", "taken"), ("zip bomb", "taken"))]


@pytest.fixture
def sheet(cli, articles, tmp_path) -> Path:
    assert cli("build", "--month", "2024-03", "--articles", articles, "--out", tmp_path / "out").status == 0
    return tmp_path / "out" / "2024-03" / "facts.xlsx"


def test_damaged_sheets_that_come_back(sheet, tmp_path):
    whole = sheet.read_bytes()
    parts = package_parts(whole)
    ends = Counter()
    for seed in range(COUNT):
        kind, data = damaged(whole, parts, seed)
        file = tmp_path / "damaged.xlsx"
        file.write_bytes(data)
        started = time.monotonic()
        try:
            read_reviewed(file)
            ends[kind, "taken"] += 1
        except UnreadableWorkbookError as error:
            assert error.problem.what and error.problem.mend, (seed, kind)
            ends[kind, "refused"] += 1
        assert time.monotonic() - started < LONGEST, (seed, kind)
    assert {"cut", "noise", "parts missing"} <= {kind for kind, end in ends if end == "refused"}
    assert not [end for end in ends if end == ("noise", "taken")]


def test_the_command_says_one_thing_and_keeps_nothing(cli, sheet, tmp_path):
    whole = sheet.read_bytes()
    parts = package_parts(whole)
    base = tmp_path / "out" / ".briefgen" / "facts.db"
    for seed in (*range(10), 40, 41):  # each kind once
        kind, data = damaged(whole, parts, seed)
        (tmp_path / "damaged.xlsx").write_bytes(data)
        told = cli("facts", "import", "damaged.xlsx", "--yes", "--who", "甲某", "--database", base)
        assert told.status in (0, 1), kind
        assert "Traceback" not in told.err and told.out == "", kind
        if told.status == 1:
            assert told.err.count("错误 ") == 1, (seed, kind, told.err)
    assert "共 0 项决定" in cli("facts", "log", "--database", base).err
