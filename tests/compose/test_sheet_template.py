"""The shipped template of the fact sheet gives what the program writes by itself: the same sheets, heads, values, links, drop-downs and locks."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from compose_samples import SETTINGS, Builder, ListReader

from briefgen.compose import IssuePeriod, compose_briefing
from briefgen.compose.tables import SHEETS
from briefgen.model.briefing import Briefing
from briefgen.model.list_fields import LISTS, column_field
from briefgen.model.period import Period
from briefgen.render.excel import render_xlsx
from briefgen.render.excel.template import check_xlsx_template, fill_xlsx_template
from briefgen.render.language.context import template_context

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "facts.xlsx"
pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension:UserWarning")


def issue(full: bool = True) -> Briefing:
    one, two = Builder("甲报.txt", "2024-11-02", "甲题"), Builder("乙报.txt", "2024-11-08", "乙题")
    facts = [
        one.figure("制造业投资", "232.34", "亿元", period="2024-01..2024-10", bound="at_least"),
        one.figure("制造业投资增速", "9.10", "%", aspect="growth", comparison="yoy", period="2024-01..2024-10"),
        two.figure("链上企业数", "278", "户", period="2023-12-31"), one.figure("链上企业数", "225", "户", period="2023-12-31"),
        one.figure("专利授权量", "120", "件", period="2023"), one.figure("贷款余额", "12", "亿元", period="2024-09-30"),
        one.figure("签约项目", "32", "个", period="2024-06-13..2024-06-16"), one.figure("年产值", "100", "亿元", modality="target", period="2025"),
        one.milestone("丁锅炉二期改造项目", "started", "2024-11-03", enterprise="丁集团", place="戊县"),
        two.milestone("碳基材料中试项目", "building", "2024-11", enterprise="丁集团"),
        one.figure("总投资", "7.5", "亿元", subject="丁锅炉二期改造项目"), two.figure("总投资", "3", "亿元", subject="碳基材料中试项目"),
        one.membership("碳基材料产业链", "产业链", "两先"), one.membership("丁集团", "链主", "碳基材料产业链"),
        one.membership("己醋专业镇", "专业镇", "省级专业镇"), one.policy("产业链培育方案", "issued", "2024-10"), one.event("=产业大会召开", "2024-11-05"),
    ] if full else []  # fmt: skip
    return compose_briefing(ListReader(facts), IssuePeriod("month", Period.month(2024, 11)), SETTINGS)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    folder = tmp_path_factory.mktemp("sheets")
    assert render_xlsx(issue(), folder / "written.xlsx") == []
    assert fill_xlsx_template(issue(), TEMPLATE, folder / "filled.xlsx") == []
    return openpyxl.load_workbook(folder / "written.xlsx"), openpyxl.load_workbook(folder / "filled.xlsx")


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows below the head, by its names."""
    table = next(iter(sheet.tables.values()))
    cells = sheet[table.ref]
    names = [cell.value for cell in cells[0]]
    return [{name: cell.value or None for name, cell in zip(names, row, strict=True)} for row in cells[1:]]


def test_the_template_has_no_mistake():
    assert check_xlsx_template(TEMPLATE).problems == []


def test_the_same_sheets_with_the_same_rows(both):
    written, filled = both
    assert written.sheetnames == filled.sheetnames
    assert len(written.sheetnames) > 14
    for sheet in written:
        if sheet.title != "概览":
            assert rows(filled[sheet.title]) == rows(sheet), sheet.title


def test_the_same_links_to_the_sources(both):
    for sheet in both[0]:
        if sheet.title not in ("概览", "说明", "来源"):
            links = {cell.coordinate: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
            filled = both[1][sheet.title]
            assert links and {cell.coordinate: cell.hyperlink.location for row in filled for cell in row if cell.hyperlink} == links, sheet.title


def test_the_same_locks_choices_and_stamp(both):
    for sheet in both[0]:
        filled = both[1][sheet.title]
        assert filled.protection.sheet == sheet.protection.sheet
        if sheet.protection.sheet:
            rules = [{(str(rule.sqref), rule.type, rule.formula1, rule.prompt) for rule in one.data_validations.dataValidation} for one in (sheet, filled)]
            assert rules[0] == rules[1], sheet.title
            assert [cell.protection.locked for row in filled.iter_rows(min_row=2) for cell in row] == [
                cell.protection.locked for row in sheet.iter_rows(min_row=2) for cell in row
            ]
            assert {cell.value for cell in filled[1] if cell.value} == {cell.value for cell in sheet[1] if cell.value}
            marks = [sorted(str(one.sqref) for one in book.conditional_formatting) for book in (sheet, filled)]
            assert marks[0] == marks[1] and filled.print_area == sheet.print_area
            assert filled.freeze_panes == sheet.freeze_panes and filled.print_title_rows == sheet.print_title_rows
            assert filled.column_dimensions[filled.cell(2, filled.max_column).column_letter].hidden


def test_numbers_and_days_are_real_and_a_month_stays_a_month(both):
    figure = next(cell for row in both[1]["关键指标"].iter_rows(min_row=3) for cell in row if cell.value == 232.34)
    assert figure.number_format == "0.00"
    days = {str(cell.value)[:10]: cell.number_format for row in both[1]["项目节点"].iter_rows(min_row=3) for cell in row if cell.is_date}
    assert days["2024-11-03"] == 'yyyy"年"m"月"d"日"' and days["2024-11-30"] == 'yyyy"年"m"月"'


def test_the_charts_of_what_there_is(both):
    assert len(both[1]["概览"]._charts) == len(both[0]["概览"]._charts) > 0
    names = [both[1]["概览"].cell(row, 1).value for row in range(1, both[1]["概览"].max_row + 1)]
    assert "重大项目" in names and "冲突" in names


def test_an_issue_without_facts_has_its_fixed_sheets_only(tmp_path):
    assert fill_xlsx_template(issue(full=False), TEMPLATE, tmp_path / "f.xlsx") == []
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    assert book.sheetnames == ["概览", "说明", "来源", "全部事实"]
    assert book["概览"]._charts == []


def test_the_fields_are_the_columns(both):
    tables = {table.name: table for table in issue().tables}
    assert set(tables) <= set(LISTS)
    for name, table in tables.items():
        columns = {column_field(column.name) for column in table.columns} | ({"行标识"} if table.review else set())
        assert columns == set(LISTS[name][2].split()), name
    assert len(LISTS) == len(SHEETS) + 2


def test_every_name_of_a_list_is_filled_in_both_languages():
    context = template_context(issue())
    for name, (zh, en, _) in LISTS.items():
        for row in context[zh]:
            assert dict(row)["行标识" if "行标识" in row else next(iter(row))] is not None
        assert context[zh] is context[en], name
    row = context["重大项目清单"][0]
    assert row["项目"] == row["project"] != "" and str(row["总投资"]) == str(row["investment"])
    chain = next(chain for chain in context["产业链"] if chain["名称"].startswith("碳基材料"))
    assert [row["项目"] for row in chain["重大项目清单"]] and all("碳基材料" in row["产业链"] for row in chain["重大项目清单"])


def test_a_sheet_for_each_chain_with_its_five_lists(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "{% for 链 in 产业链 %}{{ 链.名称 }}"
    sheet["A1"] = "{{ 链.名称 }}五清单"
    lists = (("企业清单", "企业"), ("重大项目清单", "项目"), ("关键技术清单", "指标"), ("资本市场清单", "指标"), ("招商引资清单", "指标"))
    for number, (field, column) in enumerate(lists):
        row = 3 + 3 * number
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = field, f"{{{{ 链.{field}|个数 }}}}"
        sheet.cell(row + 1, 1).value = f"{{% for 行 in 链.{field} %}}{{{{ 行.{column} }}}}"
        sheet.cell(row + 1, 2).value = "{{ 行.来源|到来源 }}{% endfor %}"
    sources = book.create_sheet("来源")
    sources["A1"], sources["A2"] = "引文", "{{ 来源清单.引文 }}"
    book.save(tmp_path / "t.xlsx")
    assert fill_xlsx_template(issue(), tmp_path / "t.xlsx", tmp_path / "out.xlsx") == []
    made = openpyxl.load_workbook(tmp_path / "out.xlsx")
    chain = made["碳基材料产业链"]
    listed = {chain.cell(row, 1).value: row for row in range(1, chain.max_row + 1)}
    assert chain.cell(listed["企业清单"] + 1, 1).value == "丁集团" and chain.cell(listed["重大项目清单"], 2).value == 2
    link = chain.cell(listed["企业清单"] + 1, 2)
    quoted = made["来源"][link.hyperlink.location.partition("!")[2]].value
    assert link.value == made["来源"][link.hyperlink.location.partition("!")[2]].row - 1 and "丁集团" in quoted
