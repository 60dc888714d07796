"""A template fills fields and does nothing else: whatever tries to run code, to reach files or to run without end is refused."""

import time

import chart_samples as charts
import pytest
import word_samples as samples

from briefgen.render.language.check import DEEPEST
from briefgen.render.word import TemplateError, check_template, render_docx

FORTY = "[" + ",".join("1" * 40) + "]"

ATTACKS = {
    "class": "{{ 标题.__class__ }}",
    "class of a text": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class by key": '{{ 标题["__class__"] }}',
    "class of a row": "{{ 要点.__class__.__init__.__globals__ }}",
    "private slot of a row": "{{ 主要指标[0]._values }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__.__globals__ }}",
    "lipsum": "{{ lipsum(n=100000) }}",
    "namespace": "{{ namespace() }}",
    "dict": "{{ dict(a=1) }}",
    "range": "{% for i in range(1000000000) %}x{% endfor %}",
    "self": "{{ self }}",
    "self's context": "{{ self._TemplateReference__context }}",
    "attr filter": '{{ 标题|attr("__class__") }}',
    "map filter": '{{ 要点|map(attribute="__class__")|list }}',
    "format method": '{{ "{0.__class__}".format(标题) }}',
    "format filter": '{{ "%1000000000d"|format(1) }}',
    "percent": '{{ "%1000000000d" % 1 }}',
    "safe filter": "{{ 标题|safe }}",
    "power": "{{ 9**9**9 }}",
    "long text": '{{ "a" * 1000000000 }}',
    "joined key": '{{ 标题["__cl" ~ "ass__"] }}',
    "include": '{% include "/etc/passwd" %}',
    "import": '{% import "os" as os %}',
    "from import": '{% from "os" import system %}',
    "extends": '{% extends "/etc/passwd" %}',
    "macro": "{% macro 宏() %}{{ 宏() }}{% endmacro %}",
    "call": "{% call 标题() %}{% endcall %}",
    "set": "{% set x = 标题 %}",
    "block": "{% block x %}{% endblock %}",
    "autoescape": "{% autoescape false %}{{ 标题 }}{% endautoescape %}",
    "filter block": "{% filter safe %}{{ 标题 }}{% endfilter %}",
    "recursive loop": "{% for 条 in 要点 recursive %}{{ loop(要点) }}{% endfor %}",
    "loop's own": "{% for 条 in 要点 %}{{ loop.__class__ }}{% endfor %}",
    "loop's context": "{% for 条 in 要点 %}{{ loop._iterator }}{% endfor %}",
    "calling a value": "{{ 标题() }}",
    "methods": "{{ 标题.upper() }}",
    "nested loops": "".join(f"{{% for {name} in {FORTY} %}}" for name in "abcdef") + "x" + "{% endfor %}" * 6,
    "deep brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep blocks": "{% if 标题 %}" * 300 + "x" + "{% endif %}" * 300,
    "debug": "{% debug %}",
    "do": "{% do 要点.append(1) %}",
    "trans": "{% trans %}x{% endtrans %}",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_attacks_are_refused(tmp_path, attack):
    template = samples.template(tmp_path / "t.docx", "开头", attack, "结尾")
    started = time.monotonic()
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.full_briefing(), template, tmp_path / "out.docx")
    assert time.monotonic() - started < 5
    for problem in caught.value.problems:
        assert problem.code.startswith("template-") and problem.what.endswith("。") and problem.mend
        assert problem.where == str(template) and problem.place.startswith("正文")
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_the_check_finds_what_filling_refuses(tmp_path, attack):
    """But for what only shows when it runs: how often loops go round, and what a sum comes to."""
    findings = check_template(samples.template(tmp_path / "t.docx", "开头", attack, "结尾"))
    assert findings.failed or attack == ATTACKS["nested loops"]


@pytest.mark.parametrize(("opening", "closing"), [("{% for 条 in 要点[:1] %}", "{% endfor %}"), ("{% if 标题 %}", "{% endif %}")])
@pytest.mark.parametrize("own", [True, False])
def test_as_many_blocks_within_each_other_as_can_run(tmp_path, opening, closing, own):
    """In one paragraph and in paragraphs of their own."""
    for depth, fine in ((DEEPEST, True), (DEEPEST + 1, False)):
        lines = [*[opening] * depth, "x", *[closing] * depth] if own else [opening * depth + "x" + closing * depth]
        template = samples.template(tmp_path / "t.docx", *lines)
        assert samples.codes(check_template(template).problems) == ([] if fine else ["template-too-deep"])
        if fine:
            assert render_docx(samples.full_briefing(), template, tmp_path / "out.docx") == []
            assert samples.paragraphs(tmp_path / "out.docx") == ["x"]


@pytest.mark.parametrize("attack", [ATTACKS["class"], ATTACKS["cycler"], ATTACKS["include"]])
@pytest.mark.parametrize("where", ["chart", "alt text"])
def test_attacks_in_charts_are_refused(tmp_path, attack, where):
    quoted = attack.replace("&", "&amp;").replace('"', "&quot;")
    xml = charts.chart_xml("bar")
    xml = xml.replace("用户写的标题", quoted) if where == "chart" else xml
    drawn = charts.drawing("rIdChart1", f"图表:项目投资 {quoted}" if where == "alt text" else "图表:项目投资")
    template = charts.template(tmp_path / "t.docx", drawn, charts=[(xml, charts.workbook())])
    with pytest.raises(TemplateError):
        render_docx(samples.briefing(charts=(charts.data(),)), template, tmp_path / "out.docx")


@pytest.mark.parametrize("attack", [ATTACKS["class"], ATTACKS["cycler"], ATTACKS["include"]])
@pytest.mark.parametrize("where", ["header", "title"])
def test_attacks_in_other_parts_are_refused(tmp_path, attack, where):
    from docx import Document

    template = samples.template(tmp_path / "t.docx", "正文", header=attack if where == "header" else "")
    if where == "title":
        document = Document(str(template))
        document.core_properties.title = attack
        document.save(str(template))
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), template, tmp_path / "out.docx")
    assert caught.value.problems[0].place.startswith("页眉" if where == "header" else "文档属性")


def test_all_attacks_are_told_at_once(tmp_path):
    template = samples.template(tmp_path / "t.docx", "{{ lipsum() }} {{ 标题.__class__ }}", "{{ 期间|safe }}")
    with pytest.raises(TemplateError) as caught:
        render_docx(samples.briefing(), template, tmp_path / "out.docx")
    assert samples.codes(caught.value.problems) == ["template-code", "template-forbidden-name", "template-unknown-filter"]


def test_a_value_is_never_read_as_a_template(tmp_path):
    briefing = samples.briefing(title="{{ 期间 }}{% if x %}", office="{_{ 期间 }_}")
    render_docx(briefing, samples.template(tmp_path / "t.docx", "{{ 标题 }}|{{ 编发单位 }}"), tmp_path / "out.docx")
    assert samples.paragraphs(tmp_path / "out.docx") == ["{{ 期间 }}{% if x %}|{_{ 期间 }_}"]
