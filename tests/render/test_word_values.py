"""Values that spoil documents elsewhere: markup, control characters, very long or foreign text. All arrive whole in every kind of place."""

import re

import pytest
import word_samples as samples
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.model.briefing import Cell
from briefgen.render.word import render_docx

VALUES = {
    "markup": "<w:p>&amp;</w:t> & < > ]]> \" ' <!-- x --> <?pi?>",
    "entity": "&#x0; &lt; &nope;",
    "emoji": "增长📈👨‍👩‍👧🇨🇳",
    "rare characters": "𠮷野家𪚥",
    "right to left": "مرحبا \u202e反向\u202c עברית",
    "long": "长" * 10_000,
    "jinja": "{{ 7*7 }}{% raw %}{#x#}{_{}_}",
    "fields": "PAGE \\* MERGEFORMAT",
    "blanks": "  前后  双空格  ",
    "private use": "\ue000\ue001\uf8ff",
    "zero width": "零\u200b宽\u200d字\ufeff",
    "footnote lookalike": "[1] ①",
    "empty": "",
}
PLACES = ("{{ 标题 }}", "{{ 标题|出处 }}", "前{{ 标题 }}后", "{% if 标题 or 1 %}{{ 标题 }}{% endif %}")


def fill(tmp_path, value):
    """The value in text, header, table, loop and note; what was reported."""
    cited = (samples.citation(1, quote=f"句{value}句", title=value, publisher=value),)
    briefing = samples.briefing(
        title=value, office=value, projects=(samples.row(cited, project=value),), highlights=(samples.sentence((value, cited), value),)
    )
    rows = (("{%tr for 行 in 重点项目 %}", ""), ("{{ 行.项目 }}", "{{ 行.来源|出处 }}"), ("{%tr endfor %}", ""))
    template = samples.template(
        tmp_path / "t.docx", *PLACES, "{%p for 条 in 要点 %}", "{{ 条|出处 }}", "{%p endfor %}", "末段", table=rows, header="页眉{{ 标题 }}页眉"
    )
    target = tmp_path / "out.docx"
    return render_docx(briefing, template, target), target


def without_blanks(text):
    return re.sub(r"\s+", "", text)


def expected(value):
    return [value, value, f"前{value}后", value, f"{value}[1]{value}", "末段", value, "1"]


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_values_arrive_whole(tmp_path, value):
    problems, path = fill(tmp_path, value)
    assert problems == []
    assert samples.paragraphs(path) == expected(value)
    header = samples.parts(path)["word/header1.xml"]
    assert samples.text_of(samples.root(path, "word/header1.xml")) == f"页眉{value}页眉", header
    note = samples.notes(path)["1"]
    assert without_blanks(note).startswith(without_blanks(value)[:10])
    Document(str(path))


def test_line_ends_and_tabs_become_breaks_and_tabs(tmp_path):
    problems, path = fill(tmp_path, "一\n二\r\n三\r四\u2028五\t六")
    assert problems == []
    assert samples.paragraphs(path) == expected("一\n二\n三\n四\n五\t六")
    header = samples.root(path, "word/header1.xml")
    assert samples.seen(header) == "页眉一\n二\n三\n四\n五\t六页眉"
    assert "\n" not in Document(str(path)).core_properties.title


CONTROLS = "甲\x00\x01\x08\x0b\x0c\x1f\x7f\x85\x9f\ud800\ufdd0\ufdd1\ufdef\ufffe\uffff乙"


def test_control_characters_are_dropped_and_reported(tmp_path):
    problems, path = fill(tmp_path, CONTROLS)
    assert samples.paragraphs(path) == expected("甲乙")
    assert set(samples.codes(problems)) == {"control-character"}
    assert all("甲乙" in problem.what and problem.mend for problem in problems)
    assert {re.split("[，“]", problem.place)[0] for problem in problems} == {"正文", "页眉", "脚注"}


def test_a_forged_mark_in_a_value_is_no_mark(tmp_path):
    _, path = fill(tmp_path, "\ufdd00\ufdd1")
    assert samples.paragraphs(path)[0] == "0"
    assert len(samples.notes(path)) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_arrives(tmp_path, value):
    _, path = fill(tmp_path, value)
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "", value)
    assert samples.paragraphs(path) == expected(re.sub("\r\n|[\r\n\u2028\u2029]", "\n", kept))


def test_numbers_and_other_values(tmp_path):
    from datetime import date
    from decimal import Decimal

    from briefgen.render.language.values import printed

    assert [printed(value) for value in (None, True, 3, 2.5, 1e22, Decimal("1E+3"), Decimal("0.10"), date(2031, 5, 6))] == [
        "", "是", "3", "2.5", "10000000000000000000000", "1000", "0.10", "2031年5月6日",
    ]  # fmt: skip
    assert printed([1]) is None


def test_a_cell_keeps_its_text_through_conditions(tmp_path):
    briefing = samples.briefing(projects=({"project": Cell(""), "stage": Cell("—")},))
    samples.template(tmp_path / "t.docx", '{% for 行 in 重点项目 %}{{ 行.项目 or "无" }}{% if 行.阶段 == "—" %}空{% endif %}{{ 行.规模 }}{% endfor %}')
    render_docx(briefing, tmp_path / "t.docx", tmp_path / "out.docx")
    assert samples.paragraphs(tmp_path / "out.docx") == ["无空"]
