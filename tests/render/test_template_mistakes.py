"""The pages on mistakes in templates: each row's message is what the check says, and what the row recommends passes it."""

import re
from pathlib import Path

import pytest
import word_markup as markup

from briefgen.cli.problem_texts import english
from briefgen.model.problem import Severity
from briefgen.render.word import check_template

DOCS = Path(__file__).parents[2] / "docs"
CELL = re.compile(r"(?<!\\)\|")


def rows(name):
    lines = (DOCS / name).read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip().replace("\\|", "|") for cell in CELL.split(line)[1:-1]] for line in lines if line.startswith("|")]
    return [(row[0].strip("`"), row[1], row[2], row[3].strip("`")) for row in cells if row[0].startswith("`")]


CHINESE, ENGLISH = rows("template-mistakes.zh.md"), rows("template-mistakes.md")


def checked(tmp_path, typed):
    body = [markup.table(tuple(line.split(" ┆ "))) if " ┆ " in line else markup.paragraph(line) for line in typed.split(" ↵ ")]
    return check_template(markup.document(tmp_path / "t.docx", *body)).problems


def first(problems):
    """The first error; the first hint where there is none."""
    return next((problem for problem in problems if problem.severity is Severity.ERROR), problems[0])


def test_there_are_enough_of_them():
    assert len(CHINESE) >= 60 and len({row[0] for row in CHINESE}) == len(CHINESE)
    assert len(ENGLISH) >= 12 and {row[0] for row in ENGLISH} <= {row[0] for row in CHINESE}


@pytest.mark.parametrize(("typed", "what", "mend", "instead"), CHINESE, ids=[row[0] for row in CHINESE])
def test_a_mistake_gets_its_message(tmp_path, typed, what, mend, instead):
    found = first(checked(tmp_path, typed))
    assert (found.what, found.mend) == (what, mend)
    assert found.place.startswith("正文，第")
    assert [problem for problem in checked(tmp_path, instead) if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("typed", "what", "mend", "instead"), ENGLISH, ids=[row[0] for row in ENGLISH])
def test_a_mistake_gets_its_message_in_english(tmp_path, typed, what, mend, instead):
    assert english(first(checked(tmp_path, typed))) == (what, mend)
