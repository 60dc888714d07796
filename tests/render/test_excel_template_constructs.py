"""What one can write into a workbook template, construct by construct: a small sheet each, filled, opened and read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import rich_workbook as samples
from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from test_excel_hostile import HOSTILE

from briefgen.model.briefing import Briefing, Cell, Source
from briefgen.render.excel.template import TemplateError, check_xlsx_template, fill_xlsx_template
from briefgen.render.excel.text import cell_text
from briefgen.render.package import package_parts

Make = Callable[[Any], None]


@pytest.fixture
def fill(tmp_path: Path) -> Callable[..., Any]:
    """Fills a workbook made of cells (`A1="{{ 期间 }}"`) or by a function, and opens the result."""

    def fill(briefing: Briefing, make: Make | None = None, *, told: tuple[str, ...] = (), **cells: object) -> Any:
        book = openpyxl.Workbook()
        for address, value in cells.items():
            book.worksheets[0][address] = value
        if make is not None:
            make(book)
        book.save(tmp_path / "t.xlsx")
        problems = fill_xlsx_template(briefing, tmp_path / "t.xlsx", tmp_path / "out.xlsx")
        assert tuple(problem.code for problem in problems) == told
        return openpyxl.load_workbook(tmp_path / "out.xlsx")

    return fill


def lines(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_single_fields_and_words_around_them(fill):
    sheet = fill(samples.briefing(0), A1="{{ 期间 }}{{ 地区 }}", B2="共{{ 重点项目|个数 }}项", C3="{{ period }}").active
    assert (sheet["A1"].value, sheet["B2"].value, sheet["C3"].value) == ("2031年5月云川市", "共0项", "2031年5月")


@pytest.mark.parametrize(
    "cells",
    [
        {"A1": "{{ 重点项目.项目 }}", "B1": "{{ 重点项目.规模 }}"},
        {"A1": "{% for 项 in 重点项目 %}{{ 项.项目 }}", "B1": "{{ 项.规模 }}{% endfor %}"},
        {"A1": "{% for 项 in 重点项目 %}", "A2": "{{ 项.项目 }}", "B2": "{{ 项.规模 }}", "A3": "{% endfor %}"},
        {"A1": "｛％　for 项 in 重点项目　％｝", "A2": "｛｛　项。项目　｝｝", "B2": "{{项．规模}}", "A3": "{%endfor%}"},
    ],
    ids=["understood", "in the row", "rows of their own", "as an input method types"],
)
def test_a_row_for_each_project(fill, cells):
    sheet = fill(samples.briefing(3), **cells).active
    assert lines(sheet) == [[f"第{number}号<产业>园 & 配套", number + 0.5] for number in (1, 2, 3)]
    assert sheet["B1"].number_format == '0.0"亿元"'


def test_several_rows_a_pass_with_conditions(fill):
    cells = {
        "A1": "{% for 项 in 重点项目 %}{{ 项.项目 }}", "A2": "{% if 项.阶段 == '投产' %}已投产", "B2": "{{ 项.时间 }}{% endif %}", "A3": "{{ loop.index }}{% endfor %}",
        "A4": "完",
    }  # fmt: skip
    sheet = fill(samples.briefing(3), **cells).active
    firsts = [row[0] for row in lines(sheet)]
    assert firsts == ["第1号<产业>园 & 配套", 1, "第2号<产业>园 & 配套", "已投产", 2, "第3号<产业>园 & 配套", 3, "完"]


def test_instead_of_no_rows(fill):
    cells = {"A1": "{% for 项 in 重点项目 %}", "A2": "{{ 项.项目 }}", "A3": "{% else %}", "A4": "本期没有", "A5": "{% endfor %}", "B6": "=COUNTA(A2)"}
    assert lines(fill(samples.briefing(0), **cells).active) == [["本期没有", None], [None, "=COUNTA(A1)"]]
    assert lines(fill(samples.briefing(2), **cells).active)[2] == [None, "=COUNTA(A1:A2)"]


def test_nested_loops(fill):
    cells = {
        "A1": "{% for 链 in 产业链 %}{{ 链.名称 }}", "B2": "{% for 项 in 链.项目 %}{{ 项.项目 }}", "C2": "{{ 项.规模 }}{% endfor %}", "B3": "小计",
        "C3": "=SUM(C2:C2)", "D3": "{% endfor %}", "C4": "=SUM(C3)",
    }  # fmt: skip
    sheet = fill(samples.briefing(0, chains=(2, 1)), **cells).active
    assert [row[:3] for row in lines(sheet)] == [
        ["第1链", None, None], [None, "第1号<产业>园 & 配套", 1.5], [None, "第2号<产业>园 & 配套", 2.5], [None, "小计", "=SUM(C2:C3)"],
        ["第2链", None, None], [None, "第1号<产业>园 & 配套", 1.5], [None, "小计", "=SUM(C6:C6)"], [None, None, "=SUM(C4,C7)"],
    ]  # fmt: skip


def test_columns_that_grow(fill):
    cells = {"A1": "项目", "B1": "{%列 for 项 in 重点项目 %}{{ 项.项目 }}{%列 endfor %}", "A2": "规模", "B2": "{{ 项.规模 }}", "C2": "=SUM(B2:B2)"}
    sheet = fill(samples.briefing(3), **cells).active
    assert lines(sheet) == [["项目", *(f"第{number}号<产业>园 & 配套" for number in (1, 2, 3)), None], ["规模", 1.5, 2.5, 3.5, "=SUM(B2:D2)"]]


@pytest.mark.parametrize("name", ["{{ 产业链.名称 }}", "{% for 链 in 产业链 %}{{ 链.名称 }}"])
def test_a_sheet_for_each_chain(fill, name):
    def make(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.title = name
        variable = "产业链" if "for" not in name else "链"
        sheet["A1"], sheet["A2"] = f"{{{{ {variable}.名称 }}}}项目", f"{{% for 项 in {variable}.项目 %}}{{{{ 项.规模 }}}}{{% endfor %}}"
        sheet["A3"] = f"{{% for 项 in {variable}.项目 %}}"
        sheet["A4"], sheet["A5"] = "{{ 项.项目 }}", "{% endfor %}"
        total = book.create_sheet("汇总")
        total["A1"] = f"=COUNTA('{name}'!A4)"

    book = fill(samples.briefing(0, chains=(2, 0, 1)), make)
    assert book.sheetnames == ["第1链", "第2链", "第3链", "汇总"]
    assert [row[0] for row in lines(book["第1链"])][2:] == ["第1号<产业>园 & 配套", "第2号<产业>园 & 配套"]
    assert "第1链" in book["汇总"]["A1"].value and "第3链" in book["汇总"]["A1"].value


def test_a_sheet_that_is_left_out(fill):
    def make(book: Any) -> None:
        book.worksheets[0]["A1"] = "封面"
        sheet = book.create_sheet("项目")
        sheet["A1"], sheet["A2"] = "{%表 if 重点项目 %}重点项目", "{{ 重点项目.项目 }}"
        book.create_sheet("统计")["A1"] = "项目数"

    assert fill(samples.briefing(0), make).sheetnames == ["Sheet", "统计"]
    book = fill(samples.briefing(2), make)
    assert book.sheetnames == ["Sheet", "项目", "统计"] and book["项目"]["A1"].value == "重点项目"


def test_the_same_in_english(fill):
    def make(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["B1"] = "{{ projects.project }}", "{{ projects.scale|number }}"
        sheet["C3"], sheet["C4"] = "{%col for p in projects %}{{ p.project }}{%col endfor %}", "{{ p.scale|unit }}"
        book.create_sheet("政策")["A1"] = "{%sheet if policy_list %}政策"
        lists = book.create_sheet("清单")
        lists["A1"], lists["B1"] = "{{ project_list.project }}", "{{ project_list.source|to_source }}"
        lists["A2"] = "briefgen {{ review_issue }}"

    book = fill(samples.briefing(2), make)
    assert book.sheetnames == ["Sheet", "清单"]
    assert [cell.value for cell in book["Sheet"][1]][:2] == ["第1号<产业>园 & 配套", 1.5]
    assert [cell.value for cell in book["Sheet"][5]][2:] == ["亿元", "亿元"]


def test_what_refers_to_a_sheet_that_is_left_out_is_told(fill):
    def make(book: Any) -> None:
        sheet = book.create_sheet("项目")
        book.worksheets[0]["B1"].hyperlink = Hyperlink(ref="B1", location="项目!A1")
        sheet["A1"], sheet["A2"] = "{%表 if 重点项目 %}重点项目", "{{ 重点项目.项目 }}"
        book.worksheets[0]["A1"] = "=COUNTA(项目!A2)"

    book = fill(samples.briefing(0), make, told=("template-formula-lost",))
    assert book.sheetnames == ["Sheet"] and book.active["B1"].hyperlink is None
    assert fill(samples.briefing(1), make).active["B1"].hyperlink.location == "项目!A1"


def test_a_cells_own_format_takes_the_bare_value(fill):
    def make(book: Any) -> None:
        sheet = book.worksheets[0]
        for address, tag, form in (
            ("A1", "规模", "#,##0.00"), ("B1", "较上期", "0.0%"), ("C1", "时间", "yyyy-mm-dd"), ("D1", "规模", "@"), ("E1", "时间", "General"),
        ):  # fmt: skip
            sheet[address], sheet[address].number_format = f"{{{{ 重点项目.{tag} }}}}", form

    cells = fill(samples.briefing(1), make).active[1]
    assert [cell.value for cell in cells[:4]] == [1.5, 0.012, cells[2].value, "1.5亿元"]
    assert cells[2].value.date() == date(2031, 5, 31) and cells[4].number_format == 'yyyy"年"m"月"'


def test_number_and_unit_apart_and_sums_in_tags(fill):
    sheet = fill(samples.briefing(1), A1="{{ 重点项目.规模|数 }}", B1="{{ 重点项目.规模|单位 }}", C1="{{ 重点项目.规模|数 / 2 }}").active
    assert [cell.value for cell in sheet[1]] == [1.5, "亿元", 0.75]


def test_validations_and_line_breaks_grow_with_the_rows(fill):
    def make(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["B1"], sheet["B1"].alignment = "{{ 重点项目.项目 }}", "{{ 重点项目.阶段 }}", Alignment(wrap_text=True)
        rule = DataValidation(type="list", formula1='"开工,在建,投产"', sqref="B1")
        sheet.add_data_validation(rule)

    sheet = fill(samples.briefing(4), make).active
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["B1:B4"] and sheet["B3"].alignment.wrap_text


def test_sources_in_brackets_and_links_to_pages(fill):
    listed = tuple(Source(number, f"a/{number}.txt", "示例日报", f"第{number}篇", "2031-05-06", f"https://example.org/{number}?a=1&b=2", 1) for number in (1, 2))
    cells = {"A1": "{{ 重点项目.规模|出处 }}", "A2": "{{ 来源目录.标题|链接(来源目录.网址) }}"}
    sheet = fill(replace(samples.briefing(2), sources=listed), **cells).active
    assert [sheet[f"A{row}"].value for row in (1, 2)] == ["1.5亿元[1]", "2.5亿元[2]"]
    assert [sheet[f"A{row}"].hyperlink.target for row in (3, 4)] == ["https://example.org/1?a=1&b=2", "https://example.org/2?a=1&b=2"]


def test_hostile_texts_stay_text(fill):
    projects = tuple({name: Cell(text) for name in ("project", "stage", "date", "scale", "change", "source")} for text in HOSTILE)
    briefing = replace(samples.briefing(0), projects=projects, title="=1+1", region="@A1")
    sheet = fill(briefing, A1="{{ 标题 }}", B1="{{ 地区 }}", A2="{{ 重点项目.项目 }}", B2="甲{{ 重点项目.阶段 }}", told=("cell-control-characters",)).active
    for row, text in enumerate(HOSTILE, start=2):
        cell = sheet.cell(row, 1)
        shown = cell_text(text).text
        assert (cell.value or "").replace("_x005F_", "_") == shown, text
        assert cell.data_type in "sn" and cell.hyperlink is None
        assert cell.quotePrefix or not shown.startswith(tuple("=+-@\t\r")), text
    parts = package_parts(Path(fill.__closure__[0].cell_contents / "out.xlsx").read_bytes())
    assert not any(b'TargetMode="External"' in data or b"<f>" in data for data in parts.values())


ATTACKS = (
    "{{ cycler.__init__.__globals__.os.popen('id') }}", "{{ ''.__class__.__mro__ }}", "{{ 标题.format(1) }}", "{% include 'a' %}", "{% set a = 1 %}",
    "{{ range(10) }}", "{{ self }}", "{% for 甲 in 重点项目 %}{% for 乙 in 重点项目 %}{{ 甲.__class__ }}{% endfor %}{% endfor %}",
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_code_is_refused_before_anything_is_written(tmp_path, attack):
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = attack
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(TemplateError) as told:
        fill_xlsx_template(samples.briefing(2), tmp_path / "t.xlsx", tmp_path / "out.xlsx")
    assert "B2" in told.value.problems[0].place and not (tmp_path / "out.xlsx").exists()


def test_loops_that_never_end_are_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("briefgen.render.excel.template.expressions.MOST_PASSES", 500)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, text in enumerate([*["{% for 项 in 重点项目 %}"] * 3, "{{ 项.项目 }}", *["{% endfor %}"] * 3], start=1):
        sheet.cell(row, 1).value = text.replace("项 in", f"项{'甲乙丙'[row - 1]} in") if row < 4 else text.replace("项.", "项丙.")
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(TemplateError) as told:
        fill_xlsx_template(samples.briefing(30), tmp_path / "t.xlsx", tmp_path / "out.xlsx")
    assert "循环次数过多" in told.value.problems[0].what and not (tmp_path / "out.xlsx").exists()


def test_all_mistakes_at_once_with_their_cells(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "汇总"
    sheet["A1"], sheet["B3"], sheet["C5"], sheet["D7"], sheet["E9"] = "{{ 期閒 }}", "{{ 期间|大写字 }}", "{{ 期间", "=SUM({{ 期间 }})", "{% for 项 in 重点项目 %}"
    book.save(tmp_path / "t.xlsx")
    found = check_xlsx_template(tmp_path / "t.xlsx").problems
    places = [problem.place for problem in found if problem.severity.value == "error"]
    assert [next(spot for spot in ("A1", "B3", "C5", "D7", "E9") if spot in place) for place in places] == ["A1", "B3", "C5", "D7", "E9"]
    assert all("汇总" in place for place in places) and "期间" in found[0].mend


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"A1": "briefgen {{ 审核期次 }}", "C2": "项目", "C3": "{{ 重大项目清单.项目 }}"}, "template-no-row-key"),
        ({"C2": "行标识", "C3": "{{ 重大项目清单.行标识 }}"}, "template-no-review-issue"),
        ({"A1": "briefgen {{ 审核期次 }}", "C2": "行标识", "C3": "{{ 重大项目清单.key }}"}, ""),
    ],
)
def test_review_columns_that_could_not_be_read_back_are_told(tmp_path, cells, code):
    book = openpyxl.Workbook()
    for address, text in {"A2": "处理", "B2": "经手人", **cells}.items():
        book.worksheets[0][address] = text
    book.save(tmp_path / "t.xlsx")
    assert [problem.code for problem in check_xlsx_template(tmp_path / "t.xlsx").problems] == ([code] if code else [])


def test_cached_values_for_viewers_that_do_not_calculate(fill, tmp_path):
    cells = {
        "A1": "{{ 重点项目.规模|数 }}", "A2": "=SUM(A1)", "A3": "=AVERAGE(A1:A1)", "A4": "=COUNT(A1:A1)*2-1", "A5": "=IF(A2>5,\"多\",\"少\")", "A6": "=A2/0",
        "A7": "=TEXT(A2,\"0.0\")",
    }  # fmt: skip
    fill(samples.briefing(3), told=("formula-not-computed",), **cells)
    shown = openpyxl.load_workbook(tmp_path / "out.xlsx", data_only=True).active
    assert [shown[f"A{row}"].value for row in range(4, 9)] == [7.5, 2.5, 5, "多", "#DIV/0!"]
    workbook = package_parts((tmp_path / "out.xlsx").read_bytes())["xl/workbook.xml"]
    assert b'fullCalcOnLoad="1"' in workbook


def test_an_unchanged_template_stays_byte_for_byte(tmp_path):
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "没有标签"
    book.worksheets[0]["A2"] = Decimal("1.5")
    book.save(tmp_path / "t.xlsx")
    assert fill_xlsx_template(samples.briefing(1), tmp_path / "t.xlsx", tmp_path / "out.xlsx") == []
    before, after = (package_parts((tmp_path / name).read_bytes()) for name in ("t.xlsx", "out.xlsx"))
    assert {name for name in before if before[name] != after[name]} <= {"docProps/core.xml"} and set(before) == set(after)
