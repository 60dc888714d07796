"""Everything is said in both languages, and every problem's code has its English."""

import ast
import re
import string
from pathlib import Path

import pytest

import briefgen
from briefgen.cli.fact_text import CODE_WORDS, REASON_WORDS
from briefgen.cli.help_texts import COMMANDS, OPTIONS
from briefgen.cli.messages import MESSAGES, Words
from briefgen.cli.problem_texts import ENGLISH
from briefgen.cli.terminal import problem_line
from briefgen.model.fact import STAGES
from briefgen.model.ledger import Reason
from briefgen.model.problem import Problem, Severity

PACKAGE = Path(briefgen.__file__).parent
SPOKEN = ("messages.py", "help_texts.py", "problem_texts.py")
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
HAN = re.compile(r"[\u4e00-\u9fff]")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_both_languages_say_the_same_things(key):
    chinese, english = MESSAGES[key]
    if key != "built":  # the period's name is Chinese, its folder's name is not
        assert fields(chinese) == fields(english)
    assert HAN.search(chinese) or "：" in chinese
    assert not HAN.search(english.replace("待核事项", ""))


def test_help_is_in_both_languages():
    for chinese, english in [*OPTIONS.values(), *(pair for text in COMMANDS.values() for pair in (text.short, text.about))]:
        assert HAN.search(chinese) and english and not HAN.search(english)


def test_every_message_that_is_said_is_there():
    said = re.compile(r"(?:\.say\(|words\()\s*\"([a-z-]+)\"")
    for path in (PACKAGE / "cli").glob("*.py"):
        for key in said.findall(path.read_text(encoding="utf-8")):
            assert key in MESSAGES, (path.name, key)


def codes() -> dict[str, str]:
    """Every code of a problem, with where it stands: a hyphenated word beside Chinese text, among the arguments of a call or the parts of a tuple."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name in SPOKEN:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            parts = [*node.args, *(keyword.value for keyword in node.keywords)] if isinstance(node, ast.Call) else getattr(node, "elts", [])
            if any(_is_advice(part) for part in parts):
                found |= {part.value: f"{path.relative_to(PACKAGE)}:{part.lineno}" for part in parts if _is_code(part)}
    return found


def _is_code(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(CODE.fullmatch(node.value))


def _is_advice(node: ast.AST) -> bool:
    named = isinstance(node, ast.Name) and node.id in ("what", "mend")
    written = isinstance(node, ast.Constant | ast.JoinedStr) and bool(HAN.search(ast.unparse(node)))
    return named or written


def test_every_code_has_its_english():
    spoken = set(MESSAGES) | set(OPTIONS) | {"county-city"}  # a level of regions
    assert {code: place for code, place in codes().items() if code not in spoken | set(ENGLISH)} == {}


def test_no_english_is_left_without_its_code():
    written = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.name not in SPOKEN)
    assert [code for code in ENGLISH if f'"{code}"' not in written] == []


def test_english_is_english():
    for what, mend in ENGLISH.values():
        assert what.endswith((".", "\ufffd")) and not HAN.search(re.sub(r"分批|出处|个数|链接|for 批 in 重点项目\|", "", what + mend))


def test_codes_of_facts_have_words():
    assert set(STAGES) <= set(CODE_WORDS)
    assert set(Reason) == set(REASON_WORDS)


def test_a_problem_is_one_line():
    problem = Problem("a.txt", "第3行", "manifest-bad-date", "日期“2024-02-31”不对", "请改正。", Severity.WARNING)
    assert problem_line(problem, Words("zh")) == "注意 a.txt 第3行：日期“2024-02-31”不对。请改正。 [manifest-bad-date]"
    english = problem_line(problem, Words("en"))
    assert english.startswith("warning a.txt line 3: The date in the manifest cannot be read. (2024-02-31) Write ")
