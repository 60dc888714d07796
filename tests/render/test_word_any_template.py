"""Templates put together at random, rightly and wrongly: the check never breaks, what it lets pass can be filled, and what comes out is whole."""

import random

import pytest
import word_markup as markup
import word_samples as samples
from word_markup import paragraph, run, table, text_box

from briefgen.render.word import TemplateError, check_template, render_docx

W = samples.W
SEEDS = range(25)
TAGS = (
    "{% for 行 in 重点项目 %}", "{% endfor %}", "{{ 行.项目 }}", "{% if 标题 %}", "{% endif %}", "{% else %}", "{% elif 报 %}", "{{ 标题 }}", "{{ 行.来源|出处 }}", "文", "字",
    "{% for 链 in 产业链 %}", "{{ 链.名称 }}", "{% for 句 in 链.语句 %}", "{{ 句|出处 }}", "{%p endfor %}", "{%tr endfor %}", "{%tr for 行 in 重点项目 %}",
    "{%tc for 行 in 重点项目 %}", "{%tc endfor %}", "{# 说明 #}", "{{", "}}", "｛｛ 期间 ｝｝", "{% for 批 in 重点项目|分批(2) %}", "{% for 行 in 批 %}", "{{ loop.index }}",
    "{% if not loop.last %}", "", "", "\t",
)  # fmt: skip
BLOCKS = (
    ("{% for 行 in 重点项目 %}", "{% endfor %}"), ("{% if 标题 %}", "{% endif %}"), ("{% if 报 %}", "{% endif %}"), ("{% for 链 in 产业链 %}", "{% endfor %}"),
    ("{% for 条 in 要点 %}", "{% endfor %}"),
)  # fmt: skip
TEXTS = ("文", "{{ 标题 }}", "", "{{ 要点[0]|出处 }}", "{{ 标题|链接('http://a.b') }}", "{# 说明 #}")


def anything(dice):
    """Tags strewn over paragraphs, links and tables."""

    def line():
        return "".join(dice.choices(TAGS, k=dice.randint(0, 4)))

    for _ in range(dice.randint(1, 5)):
        if dice.random() < 0.25:
            yield table(*[(line(), line()) for _ in range(dice.randint(1, 3))]) + paragraph("")
        else:
            link = [f'<w:hyperlink w:anchor="x">{run(line())}</w:hyperlink>'] if dice.random() < 0.2 else []
            yield paragraph(line(), *link, line())


def sensible(dice, depth=0):
    """Blocks around blocks: paragraphs, rows, cells, each closed where it was opened."""
    kind = dice.random()
    if kind < 0.35 or depth > 3:
        return [paragraph(dice.choice(TEXTS), *([text_box("盒{{ 期间 }}")] if dice.random() < 0.15 else []))]
    opening, closing = dice.choice(BLOCKS)
    if kind < 0.6:
        return [paragraph(opening), *sensible(dice, depth + 1), *sensible(dice, depth + 1), paragraph(closing)]
    if kind < 0.8:
        return [paragraph(opening + "起"), *sensible(dice, depth + 1), paragraph("止" + closing)]
    if kind < 0.9:
        return [table(("头", "头"), (opening + "甲", "乙" + closing), ("尾", "尾"))]
    cell = f"<w:tc>{''.join(sensible(dice, depth + 1))}{paragraph('')}</w:tc>"
    return [table(("头", "头"), (opening, ""), (cell, "乙"), (closing, "")), paragraph("x")]


def assert_whole(path):
    """What Word wants of a document, whatever loops and conditions have left of it."""
    root = samples.root(path)
    for cell in root.iter(W + "tc"):
        inside = [child for child in cell if child.tag != W + "tcPr"]
        assert inside and inside[-1].tag == W + "p"
    for grid in root.iter(W + "tbl"):
        assert grid.find(W + "tr") is not None
    for row in root.iter(W + "tr"):
        assert row.find(W + "tc") is not None
    places = {W + "p": ("body", "tc", "txbxContent"), W + "r": ("p", "hyperlink")}
    for element in root.iter(*places):
        assert element.getparent().tag.removeprefix(W) in places[element.tag]
    ids = [one.get(W + "id") for one in root.iter(W + "footnoteReference")]
    assert len(ids) == len(set(ids)) == len(samples.notes(path))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("make", [anything, sensible])
def test_what_passes_the_check_is_filled(tmp_path, make, seed):
    template = markup.document(tmp_path / "t.docx", *make(random.Random(seed)))
    failed = check_template(template).failed
    assert not (failed and make is sensible)
    for briefing in (samples.full_briefing(), samples.briefing()):
        try:
            render_docx(briefing, template, tmp_path / "out.docx")
        except TemplateError:
            assert failed
            continue
        assert not failed
        assert_whole(tmp_path / "out.docx")
        assert "{%" not in "".join(samples.paragraphs(tmp_path / "out.docx"))
