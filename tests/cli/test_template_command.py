"""`briefgen template new|check|fields`: what the person at the keyboard sees, and that a build runs the check before anything else."""

import json
from pathlib import Path

import docx
import pytest
from lxml import etree

from briefgen.model.fields import CHARTS, FIELDS
from briefgen.render.language.field_list import field_list
from briefgen.render.language.filters import FILTERS
from briefgen.render.package import package_parts

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BUILD = ("build", "--articles", "articles", "--out", "out", "--month", "2024-04")


def template(path: Path, *lines: str, header: str = "") -> Path:
    document = docx.Document()
    document.add_heading("一、概况", 1)
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))
    return path


# new


@pytest.mark.parametrize("kind", ["monthly", "weekly", "quarterly", "brief"])
def test_a_fresh_copy(cli, tmp_path, kind):
    outcome = cli("template", "new", kind)
    assert (outcome.status, outcome.out) == (0, f"{kind}.docx\n")
    assert (tmp_path / f"{kind}.docx").read_bytes() == (ROOT / "templates" / f"{kind}.docx").read_bytes()
    assert cli("template", "check", f"{kind}.docx").status == 0


def test_a_fresh_copy_never_lies_over_a_file(cli, tmp_path):
    (tmp_path / "monthly.docx").write_bytes(b"mine")
    assert cli("template", "new").out == "monthly-2.docx\n"
    assert cli("template", "new").out == "monthly-3.docx\n"
    refused = cli("template", "new", "monthly", "monthly.docx")
    assert refused.status == 1 and "monthly.docx" in refused.err
    assert (tmp_path / "monthly.docx").read_bytes() == b"mine"
    (tmp_path / "folder").mkdir()
    assert cli("template", "new", "brief", "folder").out.strip() == str(Path("folder") / "brief.docx")


def test_a_kind_that_there_is_not(cli):
    outcome = cli("template", "new", "yearly")
    assert outcome.status == 2 and "quarterly" in outcome.err


# check

MISTAKES = ("{{ 标提 }}", "{% for 行 in 重点项目 %}{{ 行.规摸｜出处 }}{% endfor %}", "{% if 标题 %}有", "图{标题}")


def test_all_mistakes_at_once_with_their_places(cli, tmp_path):
    template(tmp_path / "my.docx", *MISTAKES, header="{{ 单位 }}")
    outcome = cli("template", "check", "my.docx")
    assert outcome.status == 1
    assert [line[: line.index("：")] for line in outcome.out.splitlines()] == [
        "错误 my.docx 正文，“一、概况”之下第1段“{{ 标提 }}”",
        "提示 my.docx 正文，“一、概况”之下第2段“{{ 行.规摸｜出处 }}”",
        "错误 my.docx 正文，“一、概况”之下第2段“{{ 行.规摸｜出处 }}”",
        "错误 my.docx 正文，“一、概况”之下第3段“{% if 标题 %}”",
        "提示 my.docx 正文，“一、概况”之下第4段“{标题}”",
        "错误 my.docx 页眉，第1段“{{ 单位 }}”",
    ]
    assert "是不是“标题”？" in outcome.out and "是不是“规模”？" in outcome.out and "是不是“编发单位”？" in outcome.out
    assert "｜ → |" in outcome.out
    assert "4 个错误" in outcome.err and "2 处提示" in outcome.err


def test_mere_hints_are_no_failure(cli, tmp_path):
    template(tmp_path / "my.docx", "｛｛ 标题 ｝｝", "{标题}")
    outcome = cli("template", "check", "my.docx")
    assert outcome.status == 0
    assert outcome.out.count("提示") == 2


def test_for_programs(cli, tmp_path):
    template(tmp_path / "my.docx", *MISTAKES)
    outcome = cli("template", "check", "my.docx", "--json")
    found = json.loads(outcome.out)
    assert outcome.status == 1
    assert [(one["severity"], one["code"]) for one in found] == [
        ("error", "template-unknown-field"), ("note", "template-mended"), ("error", "template-unknown-field"),
        ("error", "template-unclosed-block"), ("note", "template-suspicious"),
    ]  # fmt: skip
    assert found[0] == {
        "file": "my.docx", "part": "正文", "place": "“一、概况”之下第1段", "tag": "{{ 标提 }}", "severity": "error", "code": "template-unknown-field",
        "what": "简报里没有“标提”这个字段。", "mend": "是不是“标题”？",
    }  # fmt: skip
    template(tmp_path / "fine.docx", "{{ 标题 }}")
    assert json.loads(cli("template", "check", "fine.docx", "--json").out) == []


def test_in_english(cli, tmp_path):
    template(tmp_path / "my.docx", *MISTAKES)
    outcome = cli("--lang", "en", "template", "check", "my.docx")
    assert "There is no such field. (标提)" in outcome.out and "3 errors" in outcome.err


def test_a_file_that_is_not_there_or_no_template(cli, tmp_path):
    outcome = cli("template", "check", "none.docx")
    assert outcome.status == 1 and "[template-missing]" in outcome.out + outcome.err
    (tmp_path / "x.docm").write_bytes(b"x")
    outcome = cli("template", "check", "x.docm")
    assert outcome.status == 1 and "[template-macros]" in outcome.out


# comments


def comments(path: Path) -> list[tuple[str, str]]:
    """Each comment's text with the text that it hangs on."""
    parts = package_parts(path.read_bytes())
    (name,) = [name for name in parts if "comments" in name]
    said = {one.get(f"{W}id"): "".join(one.itertext(f"{W}t")) for one in etree.fromstring(parts[name])}
    body = next(part for part in parts if part.startswith("word/document") and part.endswith(".xml"))
    spans: dict[str, str] = {}
    open_spans: set[str] = set()
    for element in etree.fromstring(parts[body]).iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_spans.add(number)
            spans[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_spans.discard(number)
        elif element.tag == f"{W}t":
            spans |= {one: spans[one] + (element.text or "") for one in open_spans}
    return [(spans[number], said[number]) for number in spans]


def test_comments_hang_on_the_tags(cli, tmp_path):
    template(tmp_path / "my.docx", *MISTAKES, header="{{ 单位 }}")
    outcome = cli("template", "check", "my.docx", "--comment", "seen.docx")
    assert outcome.status == 1 and outcome.out.splitlines()[-1] == "seen.docx"
    found = comments(tmp_path / "seen.docx")
    assert ("{{ 标提 }}", "错误：简报里没有“标提”这个字段。是不是“标题”？") in found
    assert [said for _text, said in found if said.startswith("页眉，第1段“{{ 单位 }}”")]
    assert len(found) == 6
    again = docx.Document(str(tmp_path / "seen.docx"))
    assert [paragraph.text for paragraph in again.paragraphs] == ["一、概况", *MISTAKES]
    assert cli("template", "check", "seen.docx").out.count("错误") == 4
    assert "[template-comments]" in cli("template", "check", "seen.docx").out
    assert cli("template", "check", "my.docx", "--comment", "my.docx").status == 1, "never over a file"


def test_the_copy_with_comments_is_a_whole_document(cli, tmp_path):
    audit = pytest.importorskip("openxml_audit", reason="the package with the schemas is not installed")
    template(tmp_path / "my.docx", *MISTAKES, header="{{ 单位 }}")
    cli("template", "check", "my.docx", "--comment", "seen.docx")
    assert cli("template", "fields", "list.docx").status == 0

    def wrong(name):
        found = audit.OpenXmlValidator(max_errors=0).validate(tmp_path / name).errors
        return {(error.part_uri, error.description) for error in found if "stylesWithEffects" not in error.part_uri}

    assert wrong("seen.docx") == wrong("my.docx")
    assert wrong("list.docx") == set()


def test_comments_where_the_main_part_has_another_name(cli, tmp_path):
    """Word in a browser calls it document2.xml."""
    from briefgen.render.package import write_package

    parts = package_parts(template(tmp_path / "my.docx", "{{ 标提 }}").read_bytes())
    renamed = {name.replace("word/document.xml", "word/document2.xml").replace("_rels/document.xml", "_rels/document2.xml"): data for name, data in parts.items()}
    write_package({name: data.replace(b"word/document.xml", b"word/document2.xml") for name, data in renamed.items()}, tmp_path / "my.docx")
    assert cli("template", "check", "my.docx", "--comment", "seen.docx").status == 1
    assert comments(tmp_path / "seen.docx") == [("{{ 标提 }}", "错误：简报里没有“标提”这个字段。是不是“标题”？")]


def test_comments_are_added_to_those_that_are_there(cli, tmp_path):
    template(tmp_path / "my.docx", "{{ 标提 }}")
    cli("template", "check", "my.docx", "--comment", "one.docx")
    cli("template", "check", "one.docx", "--comment", "two.docx")
    assert len(comments(tmp_path / "two.docx")) == 3  # the first, the same again, and that there are comments


def test_a_file_that_cannot_be_opened_gets_no_comments(cli, tmp_path):
    (tmp_path / "my.docx").write_bytes(b"x")
    assert cli("template", "check", "my.docx", "--comment", "seen.docx").status == 1
    assert not (tmp_path / "seen.docx").exists()


# fields


def named(fields, *, english=False):
    for field in fields:
        yield field.en if english else field.zh
        yield from named(field.children, english=english)


def test_the_list_holds_everything_that_the_check_knows(cli):
    """Both are made of the same fields; what is listed is accepted, as listed."""
    outcome = cli("template", "fields")
    assert outcome.status == 0
    for name in (*named(FIELDS), *named(FIELDS, english=True)):
        assert f" {name} |" in outcome.out.replace("　", "")
    for known in FILTERS:
        assert f"| {known.zh} | {known.en} |" in outcome.out
    for chart in CHARTS:
        assert f"图表:{chart.zh}" in outcome.out or chart.loop


def test_what_the_list_says_to_write_passes_the_check(cli, tmp_path):
    """Each tag of the list, in the loops around its table, under its Chinese name and under its English one."""
    fields, loop, filters, _charts = field_list()
    lines, openers = [], []
    for entry in fields.entries:
        whole = entry.tag.replace("……", "")
        loops = "".join(openers[: entry.depth])
        lines.append(loops + whole + "{% endfor %}" * entry.depth)
        if "……" in entry.tag:
            openers[entry.depth :] = [entry.tag.partition("……")[0]]
        else:
            lines.append(loops + whole.replace(entry.name, entry.twin).replace("出处", "cite") + "{% endfor %}" * entry.depth)
    around = {"行": "{% for 行 in 主要指标 %}", "源": "{% for 源 in 来源目录 %}"}
    for entry in (*loop.entries, *filters.entries):
        opener = next((opener for variable, opener in around.items() if f" {variable}." in entry.tag), "{% for 条 in 要点 %}" if "loop" in entry.tag else "")
        whole = entry.tag.replace("……", "") + ("{% endfor %}" if "{% for" in entry.tag else "")
        lines.append(opener + whole + ("{% endfor %}" if opener else ""))
    assert len(lines) > 120
    template(tmp_path / "my.docx", *[line for line in lines if "图片" not in line])
    outcome = cli("template", "check", "my.docx")
    assert (outcome.status, outcome.out) == (0, "")


@pytest.mark.parametrize("style", ["docx", "xlsx", "md"])
def test_the_list_as_a_file(cli, tmp_path, style):
    outcome = cli("template", "fields", f"list.{style}")
    assert (outcome.status, outcome.out) == (0, f"list.{style}\n")
    text = _text(tmp_path / f"list.{style}")
    for name in ("重点项目", "projects", "较上期", "千分位", "thousands", "项目投资"):
        assert name in text
    first = (tmp_path / f"list.{style}").read_bytes()
    cli("template", "fields", f"again.{style}")
    assert (tmp_path / f"again.{style}").read_bytes() == first
    assert cli("template", "fields", f"list.{style}").status == 1, "never over a file"
    if style != "md":
        assert cli("template", "fields", "--format", style).out == f"字段表.{style}\n"


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        return "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook

        return "\n".join(str(cell.value) for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
    return path.read_text(encoding="utf-8")


def test_examples_come_from_the_fact_base_and_own_fields_are_listed(cli, articles, tmp_path):
    (tmp_path / "briefgen.toml").write_text('region = "云州市"\narticles = "articles"\n[fields]\n"产值（亿元）" = "1234.5"\n', encoding="utf-8")
    before = cli("template", "fields").out
    assert "产值（亿元）" in before and "云州重型机械" not in before
    assert cli("build", "--month", "2024-04").status == 0
    after = cli("template", "fields").out
    assert "云州重型机械有限公司新型起重机项目" in after and "2024年4月" in after
    template(tmp_path / "my.docx", "{{ 产值（亿元）|千分位 }}")
    assert cli("template", "check", "my.docx").status == 0


# the check in a build


def test_a_build_checks_first_and_leaves_everything_as_it_was(cli, articles, tmp_path):
    assert cli(*BUILD).status == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file() and ".briefgen" not in path.parts}
    template(tmp_path / "my.docx", *MISTAKES)
    outcome = cli(*BUILD, "--template", "my.docx")
    assert outcome.status == 1
    assert outcome.err.count("[template-") == 3 and "是不是“标题”？" in outcome.err
    after = {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file() and ".briefgen" not in path.parts}
    assert after == before


def test_a_build_prints_with_what_was_only_typed_unusually(cli, articles, tmp_path):
    template(tmp_path / "my.docx", "｛｛　标题｜缺省（“无”）　｝｝", "{标题}")
    assert cli(*BUILD, "--template", "my.docx").status == 0
    (made,) = (tmp_path / "out").rglob("briefing*.docx")
    assert [paragraph.text for paragraph in docx.Document(str(made)).paragraphs][2] == "{标题}"
