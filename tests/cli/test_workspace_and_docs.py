"""`init`, the examples in the help, and the reference made from the program."""

import os
import re
import shlex
from pathlib import Path

import pytest

from briefgen.cli.help_texts import COMMANDS
from briefgen.cli.problem_texts import ENGLISH
from briefgen.cli.reference import FILES, reference

ROOT = Path(__file__).parents[2]
EXAMPLES = [example for path, text in COMMANDS.items() if path for example in text.examples]


def test_init_makes_a_workspace_and_touches_nothing(cli, tmp_path):
    outcome = cli("init", "desk")
    assert outcome.status == 0
    desk = tmp_path / "desk"
    assert {"briefgen.toml", "seeds", "templates", "lexicon", "output"} == {path.name for path in desk.iterdir()}
    assert (desk / "templates" / "monthly.docx").read_bytes() == (ROOT / "templates" / "monthly.docx").read_bytes()
    (desk / "briefgen.toml").write_text("# mine\n", encoding="utf-8")
    (desk / "templates" / "monthly.docx").unlink()
    outcome = cli("init", "desk")
    assert outcome.status == 0 and "没有动" in outcome.err
    assert (desk / "briefgen.toml").read_text(encoding="utf-8") == "# mine\n"
    assert (desk / "templates" / "monthly.docx").exists()


def test_init_where_a_file_is_in_the_way(cli, tmp_path):
    (tmp_path / "desk").write_text("a file")
    assert cli("init", "desk").status == 2


@pytest.fixture
def desk(cli, tmp_path) -> Path:
    assert cli("init", "desk").status == 0
    os.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def test_the_examples_in_the_help_run_as_they_stand(cli, desk):
    for example in EXAMPLES:
        arguments = shlex.split(example.partition(" > ")[0])[1:]
        if arguments[:2] == ["facts", "show"]:
            arguments[2] = cli("facts", "list").out.splitlines()[1].split("\t")[0]
        # what takes back or reads in a person's own work finds none here, but the call must be well formed
        personal = arguments[:2] in (["facts", "import"], ["facts", "undo"])
        assert cli(*arguments).status in ((0, 1) if personal else (0,)), example


PAGES = ["README.md", "README.zh.md", "CONTRIBUTING.md", "docs/architecture.md"]
PATHS = re.compile(r"`((?:briefgen|tests|docs|tools|templates|seeds)/[\w./*-]*)`|\]\(([\w./-]+)\)")


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_the_pages_name_is_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = [(ROOT, inside) if inside else ((ROOT / page).parent, link) for inside, link in PATHS.findall(text)]
    assert named
    assert [name for folder, name in named if not list(folder.glob(name))] == []


def test_every_chinese_problem_page_code_is_one(cli):
    text = (ROOT / "docs" / "troubleshooting.zh.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", text)) - {"briefgen-toml"}
    assert named <= set(ENGLISH)


@pytest.mark.parametrize("file", FILES)
def test_the_reference_is_that_of_the_program(file):
    assert (ROOT / "docs" / file).read_text(encoding="utf-8") == reference(FILES[file]), "run: make docs"
