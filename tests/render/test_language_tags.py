"""What input methods type inside a tag is read as it is meant; names of the office are found whole; what only looks like a tag is doubted."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.language.blocks import pair_blocks
from briefgen.render.language.check import PlacedTag, TagCheck
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.names import NameTable, decode, decoded_text, encode, looks_like_office_name
from briefgen.render.language.tags import TagKind, remaining_text, scan, scan_plain

NONE = NameTable(())
OFFICE = NameTable(("GDP-增速", "2024年产值", "产值（亿元）", "产值（亿元）增速", "标题"))

TYPED = {
    "｛｛ 标题 ｝｝": "{{ 标题 }}",
    "{｛ 标题 ｝}": "{{ 标题 }}",
    "﹛﹛标题﹜﹜": "{{ 标题 }}",
    "{\u200b{ 标题 }\u200b}": "{{ 标题 }}",
    "｛％ if 标题 ％｝": "{% if 标题 %}",
    "{﹪ endif ﹪}": "{% endif %}",
    "{%　for　行　in　重点项目　%}": "{% for 行 in 重点项目 %}",
    "{{ 行．数值 }}": "{{ 行.数值 }}",
    "{{ 行。数值 }}": "{{ 行.数值 }}",
    "{{ 行·数值 }}": "{{ 行.数值 }}",
    "{{ 行•数值 }}": "{{ 行.数值 }}",
    "{{ 行・数值 }}": "{{ 行.数值 }}",
    "{{ 值｜小数（1） }}": "{{ 值|小数(1) }}",
    "{{ 值│小数﹙1﹚ }}": "{{ 值|小数(1) }}",
    "{{ 值丨千分位 }}": "{{ 值|千分位 }}",
    "{{ 值|缺省（“—”） }}": '{{ 值|缺省("—") }}',
    "{{ 值|缺省(”—”) }}": '{{ 值|缺省("—") }}',
    "{{ 值|缺省(‘—’) }}": "{{ 值|缺省('—') }}",
    "{{ 值|缺省(「无」) }}": '{{ 值|缺省("无") }}',
    '{{ 值|缺省("“无”，（空）") }}': '{{ 值|缺省("“无”，（空）") }}',
    "{{ 值|日期(“YYYY年M月D日”) }}": '{{ 值|日期("YYYY年M月D日") }}',
    "{% if 甲 ＝＝ “乙” and 丙 ＞ ３ %}": '{% if 甲 == "乙" and 丙 > 3 %}',
    "{% if 甲 ≥ 3 or 乙 ≠ 4 %}": "{% if 甲 >= 3 or 乙 != 4 %}",
    "{% if 甲 《 3 %}": "{% if 甲 < 3 %}",
    "{{ 要点【0】 }}": "{{ 要点[0] }}",
    "{{ report——to }}": "{{ report_to }}",
    "{{ 标\u200b题\ufeff }}": "{{ 标题 }}",
    "{{ 标\u00ad题 }}": "{{ 标题 }}",
    "{{\u00a0标题\u2003}}": "{{ 标题 }}",
    "{{\t标题\n}}": "{{ 标题 }}",
    "{{ ＧＤＰ }}": "{{ GDP }}",
    "{% If 标题 %}": "{% if 标题 %}",
    "{%EndFor%}": "{% endfor %}",
    "{% for行 in 重点项目 %}": "{% for 行 in 重点项目 %}",
    "{% for 行in重点项目 %}": "{% for 行 in 重点项目 %}",
    "{% if标题 %}": "{% if 标题 %}",
    "{%- if 标题 -%}": "{% if 标题 %}",
    "{{- 标题 -}}": "{{ 标题 }}",
    "{{ -3 }}": "{{ -3 }}",
    "{{ 甲 - 1 }}": "{{ 甲 - 1 }}",
    "{%p if 标题 %}": "{% if 标题 %}",
    "{% tr for 行 in 表 %}": "{% for 行 in 表 %}",
    "{{ p }}": "{{ p }}",
}


@pytest.mark.parametrize(("typed", "meant"), TYPED.items(), ids=TYPED.keys())
def test_a_tag_is_read_as_meant(typed, meant):
    seen = scan(f"前“，{typed}”。", NONE)
    (tag,) = seen.tags
    assert (tag.source, tag.typed) == (meant, typed)
    assert remaining_text(f"前“，{typed}”。", seen.tags) == "前“，”。"
    assert not seen.open_tags


UNMENDED = {'{{ 值|缺省("“无”，（空）") }}', "{{\t标题\n}}", "{% If 标题 %}", "{%EndFor%}", "{{ -3 }}", "{{ 甲 - 1 }}", "{%p if 标题 %}", "{% tr for 行 in 表 %}", "{{ p }}"}


@pytest.mark.parametrize("typed", [typed for typed in TYPED if typed not in UNMENDED])
def test_each_mend_is_listed_by_the_check(typed):
    """What an input method typed is told of, with what it was read as; capitals and blanks are nobody's mistake."""
    findings = Findings("t.docx")
    check = TagCheck(findings)
    (tag,) = scan(typed, check.names).tags
    check.story([PlacedTag(tag, Place("正文", "第1段", tag.typed))])
    hints = [problem for problem in findings.problems if problem.code in ("template-mended", "template-idle-dash")]
    assert hints and all(problem.severity == "note" for problem in hints)
    for mend in tag.mends:
        assert str(mend) in hints[0].what


def test_a_field_in_quotation_marks_is_told():
    findings = Findings("t.docx")
    check = TagCheck(findings)
    (tag,) = scan("{{ “标题” }}", check.names).tags
    check.story([PlacedTag(tag, Place("正文"))])
    assert [problem.code for problem in findings.problems] == ["template-mended", "template-quoted-name"]


@pytest.mark.parametrize("plain", ["{{ 标题 }}", "{% if 甲 == 'x' %}", '{{ 值|缺省("，（）") }}', "{{ 行.数值|小数(1)|出处 }}", "{# ，（） #}"])
def test_plain_spelling_needs_no_mending(plain):
    (tag,) = scan(plain, NONE).tags
    assert tag.mends == () and not tag.idle_dash


def test_every_mend_is_noted_once():
    (tag,) = scan("｛｛ 值｜缺省（“，”） ｝｝", NONE).tags
    assert [str(mend) for mend in tag.mends] == ["｛｛ → {{", "｝｝ → }}", "｜ → |", "（ → (", '中文引号 → "', '中文引号 → "', "） → )"]
    (tag,) = scan("{{ 标\u200b题\u3000}}", NONE).tags
    assert [str(mend) for mend in tag.mends] == ["不可见字符（略去）", "特殊空格（作空格）"]


OFFICE_NAMES = {
    "{{ GDP-增速 }}": "GDP-增速",
    "{{ GDP－增速|千分位 }}": "GDP-增速",
    "{{ ＧＤＰ-增速 }}": "GDP-增速",
    "{{ 2024年产值 }}": "2024年产值",
    "{{ ２０２４年产值 }}": "2024年产值",
    "{{ 产值（亿元） }}": "产值（亿元）",
    "{{ 产值(亿元)|出处 }}": "产值（亿元）",
    "{{ 产值（亿元）增速 }}": "产值（亿元）增速",
    "{{ 行.产值（亿元） }}": "产值（亿元）",
    "{% if 产值（亿元） > 3 %}": "产值（亿元）",
}


@pytest.mark.parametrize(("typed", "name"), OFFICE_NAMES.items(), ids=OFFICE_NAMES.keys())
def test_office_names_are_found_whole(typed, name):
    (tag,) = scan(typed, OFFICE).tags
    assert encode(name) in tag.code and encode(name).isidentifier()
    assert name in decoded_text(tag.code)
    assert not [mend for mend in tag.mends if mend.typed in "（）－"]


@pytest.mark.parametrize("typed", ["{{ GDP-增速度 }}", "{{ AGDP-增速 }}", '{{ "GDP-增速" }}', "{{ 12024年产值 }}"])
def test_part_of_another_name_is_no_office_name(typed):
    (tag,) = scan(typed, OFFICE).tags
    assert tag.code == typed[3:-3]


@given(st.text(min_size=1, max_size=20))
def test_names_come_back_from_code(name):
    assert decode(encode(name)) == name or name.startswith("ꓮ")
    assert encode(name).isidentifier()


@pytest.mark.parametrize(("code", "office"), [
    ("GDP-增速", True), ("2024年产值", True), ("产值(亿元)", True), ("100%完成率", True), ("标题", False), ("行.数值", False), ("甲 - 乙", False),
    ("-标题", False), ("标题.", False), ("宏()", False), ("range(10)", False), ("3", False), ("要点[0]", False),
])  # fmt: skip
def test_what_looks_like_an_office_name(code, office):
    assert looks_like_office_name(code) is office


# Tags that are none

OPEN = {
    "{{ 标题": ("{{", ""),
    "{{ 标题 }": ("{{", ""),
    "{{ 标题 %}": ("{{", "%}"),
    "{% if 标题 }}": ("{%", "}}"),
    "{# 说明": ("{#", ""),
    "｛｛ 标题 ｝": ("{{", ""),
}


@pytest.mark.parametrize(("typed", "told"), OPEN.items(), ids=OPEN.keys())
def test_tags_that_do_not_end(typed, told):
    seen = scan(f"前{typed}", NONE)
    (found,) = seen.open_tags
    assert (found.kind.value, found.other) == told
    assert not seen.tags and not seen.doubts


def test_a_tag_that_does_not_end_leaves_the_next_one_alone():
    seen = scan('{{ 甲 {{ 乙 }}{{ 丙|缺省("x) }}和{{ 丁|缺省("y") }}', NONE)
    assert [tag.code for tag in seen.tags] == ["乙", '丙|缺省("x)', '丁|缺省("y")']
    assert [one.typed for one in seen.open_tags] == ["{{ 甲"]


def test_braces_in_quotation_marks_end_no_tag():
    (tag,) = scan('{{ 甲|缺省("}}%}") }}', NONE).tags
    assert tag.code == '甲|缺省("}}%}")'


DOUBTS = {
    "{标题}": "标题", "｛标题｝": "标题", "{ 行.数值 }": "行.数值", "[[标题]]": "标题", "<<标题>>": "标题", "«标题»": "标题", "${标题}": "标题",
    "【【标题】】": "标题", "{ { 标题 } }": "标题", "}}": "", "％｝": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), DOUBTS.items(), ids=DOUBTS.keys())
def test_text_that_looks_like_a_tag_is_doubted_and_left(text, name):
    seen = scan(f"前{text}后", NONE)
    assert not seen.tags and not seen.open_tags
    assert [doubt.name for doubt in seen.doubts][:1] == [name]
    assert not scan_plain(f"前{text}后")


@pytest.mark.parametrize("text", ["普通文字", "“引号”，（括号）【方】《书》", "100%", "a < b > c", "[1]", "#号", ""])
def test_ordinary_text_is_not_looked_at(text):
    assert scan_plain(text)
    assert scan(text, NONE).doubts == ()


@given(st.text(alphabet="{}%#｛｝％“”\"' 甲if|.\u200b", max_size=40))
def test_any_text_is_scanned_and_nothing_of_it_is_lost(text):
    seen = scan(text, NONE)
    places = [place for tag in seen.tags for place in (tag.start, tag.end)]
    assert places == sorted(places)
    assert all(text[tag.start : tag.end] == tag.typed for tag in seen.tags)
    assert len(remaining_text(text, seen.tags)) + sum(len(tag.typed) for tag in seen.tags) == len(text)


def test_kinds_and_scopes():
    seen = scan("{{ 甲 }}{%tr for 行 in 表 %}{#p 说明 #}{%r endif %}", NONE)
    assert [(tag.kind, tag.scope, tag.keyword) for tag in seen.tags] == [
        (TagKind.VALUE, "", ""), (TagKind.BLOCK, "tr", "for"), (TagKind.REMARK, "p", ""), (TagKind.BLOCK, "r", "endif"),
    ]  # fmt: skip


# Blocks

PAIRS = {
    "{% for a in b %}{% if c %}{% else %}{% endif %}{% endfor %}": ([(0, 4), (1, 3)], []),
    "{% for a in b %}": ([], [(0, "template-unclosed-block")]),
    "{% endfor %}": ([], [(0, "template-stray-end")]),
    "{% else %}": ([], [(0, "template-stray-else")]),
    "{% for a in b %}{% elif c %}{% endfor %}": ([(0, 2)], [(1, "template-stray-else")]),
    "{% if a %}{% else %}{% else %}{% endif %}": ([(0, 3)], [(2, "template-stray-else")]),
    "{% if a %}{% for b in c %}{% endif %}{% endfor %}": ([(0, 2)], [(2, "template-crossed")]),
    "{% if a %}{% endfor %}": ([(0, 1)], [(1, "template-stray-end")]),
    "{% 如果 a %}{% endif %}": ([(0, 1)], []),
    "{% if a %}{% enidf %}": ([(0, 1)], []),
    "{% for a in b %}{% end for %}": ([(0, 1)], []),
    "{% set a = b %}{{ c }}": ([], []),
}


@pytest.mark.parametrize(("text", "expected"), PAIRS.items(), ids=PAIRS.keys())
def test_pairs(text, expected):
    pairing = pair_blocks(scan(text, NONE).tags)
    assert [(block.opening, block.closing) for block in pairing.blocks] == expected[0]
    assert [(number, told[0]) for number, told in pairing.faults] == expected[1]


@pytest.mark.parametrize("piece", ["{{", "{%", "{#", "{{ x ", '{{ "', "{{ “a", "}}", "[[", "<<a", "{\u200b", "${a", "{{ a }}", "{{ “"])
def test_a_long_text_takes_no_longer_for_what_it_holds(piece):
    """Forty thousand characters in a blink: the work grows with the text and not with its square."""
    started = time.process_time()
    scan(piece * (40_000 // len(piece)) + "}}", NONE)
    assert time.process_time() - started < 1
