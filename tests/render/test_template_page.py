"""What the page for people who edit templates says can be written, can be written: each block and each tag of it goes through the check."""

import re
from pathlib import Path

import pytest
import word_samples as samples

from briefgen.render.language.context import fields_with
from briefgen.render.word import check_template

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("templates.zh.md", "templates.md")
OWN = fields_with({"联系科室": "x", "产值（亿元）": "1"})
AROUND = (
    "{% for 行 in 主要指标 %}{% for row in indicators %}{% for 源 in 来源目录 %}", "{% for 行 in 重点项目 %}{% for row in projects %}{% for 链 in 产业链 %}",
    "{% for 批 in 重点项目|分批(10) %}{% for batch in projects|batches(10) %}{% for one in highlights %}",
)  # fmt: skip


def blocks(page):
    """The indented blocks with tags."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.findall(r"(?:^(?: {4}|\t).*\n|^\n(?= {4}))+", text, re.MULTILINE)
    return [[line.strip() for line in block.splitlines() if line.strip()] for block in found if "{{" in block or "{%" in block]


def spans(page):
    """The tags between backquotes, but for those that only end or divide a block and those that stand for a column's cells."""
    text = (DOCS / page).read_text(encoding="utf-8").replace("\\|", "|")
    return [span for span in re.findall(r"`([^`\n]+)`", text) if re.search(r"\{[{%].*[}%]\}|｛｛.*｝｝", span) and not re.match(r".*…|\{% (?:end|el)|\{%tc", span)]


def wrong(path, *lines):
    template = samples.template(path, *lines)
    return [one.problem.code for one in check_template(template, OWN).found if one.problem.severity == "error" and one.problem.code != "template-unknown-picture"]


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_the_page(tmp_path, page):
    found = blocks(page)
    assert len(found) >= 5
    for lines in found:
        assert wrong(tmp_path / "t.docx", *lines) == [], lines


@pytest.mark.parametrize("page", PAGES)
def test_every_tag_of_the_page(tmp_path, page):
    found = spans(page)
    assert len(found) >= 12
    for span in found:
        ends = "{% endfor %}" * (span.count("{% for") - span.count("{% endfor")) + "{% endif %}" * (span.count("{% if") - span.count("{% endif"))
        around = [opener + span + ends + "{% endfor %}" * opener.count("{% for") for opener in ("", *AROUND)]
        assert any(wrong(tmp_path / "t.docx", line) == [] for line in around), span


def test_both_pages_have_the_same_sections_and_filters():
    heads = [len(re.findall(r"^## ", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE)) for page in PAGES]
    assert heads[0] == heads[1]
    from briefgen.render.language.filters import FILTERS

    for known in FILTERS:
        assert all(f"`{known.zh}" in (DOCS / page).read_text(encoding="utf-8") for page in PAGES)
        assert f"`{known.en}" in (DOCS / "templates.md").read_text(encoding="utf-8")
