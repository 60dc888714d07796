"""Help, usage errors and start-up."""

import gc
import json
import subprocess
import sys

import pytest

from briefgen.cli.app import COMMANDS, run
from briefgen.cli.help_texts import COMMANDS as HELP
from briefgen.cli.language import choose_language

PATHS = [path.split() for path in HELP]
HEAVY = ("pydantic", "sqlalchemy", "rich", "docx", "docxtpl", "jinja2", "lxml", "openpyxl", "jieba", "opencc", "ahocorasick", "rapidfuzz",
         "multiprocessing", "concurrent", "asyncio")  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_has_help_with_an_example(cli, path, language):
    outcome = cli(*path, "--help", "--lang", language)
    assert outcome.status == 0
    example = "例子：" if language == "zh" else "Examples:"
    assert example in outcome.out
    shown = outcome.out.split(example)[1].strip().splitlines()
    assert shown and all(line.strip().startswith(" ".join(["briefgen", *path])) for line in shown)
    if language == "en":
        before = outcome.out.split(example)[0]
        assert not any("\u4e00" <= character <= "\u9fff" for character in before)


def test_examples_can_be_parsed(cli):
    """Every option in an example is one that the command has."""
    for path, text in HELP.items():
        page = cli(*path.split(), "--help").out
        for example in text.examples:
            for word in example.split():
                if word.startswith("--") and path:
                    assert word in page, (path, word)


def test_all_commands_are_listed(cli):
    page = cli("--help").out
    assert all(f"  {name} " in page for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "用法："),
        (("bulid",), "是不是 build"),
        (("build", "--mnoth", "2024-03"), "--mnoth"),
        (("extract",), "缺少 PATH"),
        (("extract", "x", "--jobs", "-1"), "--jobs"),
        (("extract", "x", "--format", "xml"), "jsonl text"),
        (("init", "a", "b"), "多给了参数"),
        (("--lang", "fr", "build"), "zh en"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_clear_message(cli, arguments, said):
    outcome = cli(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    assert said in outcome.err


def test_version(cli):
    assert cli("--version").out.startswith("briefgen ")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
    ],
)
def test_language_follows_the_locale(environment, expected):
    assert choose_language([], environment) == expected
    assert choose_language(["build", "--lang", "en"], environment) == "en"
    assert choose_language(["--lang=zh"], environment) == "zh"


def test_start_up_imports_nothing_heavy():
    code = "import sys; from briefgen.cli.app import run; run(sys.argv[1:]); import json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    for arguments in (["--help"], ["build", "--help"], ["facts", "list", "--help"]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=60)
        loaded = json.loads(done.stderr.splitlines()[-1])
        assert not [name for name in loaded if name.split(".")[0] in HEAVY], arguments


def test_a_command_leaves_the_process_as_it_was():
    """Collecting garbage rarely is for the command's time; whoever calls it from a program goes on as before."""
    before = gc.get_threshold()
    assert run(["--version"]) == 0
    assert gc.get_threshold() == before
