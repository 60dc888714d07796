"""Hostile text in every place of the workbook: nothing becomes a formula, a link or a broken package."""

import re
from dataclasses import replace
from zipfile import ZipFile

import pytest
from excel_samples import briefing, cells, one_column, opened, sources, unescaped
from lxml import etree

from briefgen.model.briefing import Column, Table
from briefgen.render.excel import render_xlsx
from briefgen.render.excel.text import cell_text

HOSTILE = [
    "=1+1", "=SUM(A1:A9)", "=cmd|'/C calc'!A0", '=HYPERLINK("http://example.org","点")', '=WEBSERVICE("http://example.org")',
    "=IMPORTXML(A1,B1)", "+1+1", "+cmd|' /C calc'!A0", "-1-1", "-2+3", "@SUM(1+9)", "@A1", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1",
    "{=1+1}", "=", "+", "-", "@", "'=1+1", "＝1+1", "＠SUM(A1)", "－1", "＋1", "#N/A", "#REF!", "#DIV/0!", "TRUE", "1E5", "00123",
    "2024-03-01", "1/2", "12.90%", "http://example.org/a", "https://example.org/?a=1&b=2", "file:///etc/passwd", "javascript:alert(1)",
    "mailto:a@example.org", "\\\\server\\share\\a.xlsx", "[a.xlsx]Sheet1!A1", "<script>alert(1)</script>", "]]>&amp;&lt;", "_x003D_1+1",
    "_x000D_", "甲\x00\x0b乙", "\ud800", "\u202e=1+1", "\ufeff=1+1", "𠀀𠀁", "&A&P", "{{ 1+1 }}", "甲\ufffe\uffff乙",
]  # fmt: skip


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    target = tmp_path_factory.mktemp("hostile") / "facts.xlsx"
    rows = one_column(HOSTILE)
    heads = Table("=表[1]", tuple(Column(text) for text in HOSTILE), (tuple(HOSTILE),), (1,), "=1+1")
    sheets = tuple(Table(text, (Column("列"),), ()) for text in HOSTILE)
    content = replace(briefing(rows, heads, *sheets, sources(), title="=1+1"), region="@A1", office="<b>&", period_label="-1")
    return target, render_xlsx(content, target)


def test_there_are_fifty(workbook):
    assert len(set(HOSTILE)) >= 50


def test_every_text_stays_text(workbook):
    book = opened(workbook[0])
    for row, text in enumerate(HOSTILE, start=2):
        cell = book["文字"].cell(row, 1)
        shown = cell_text(text).text
        assert (unescaped(cell.value) or "") == shown
        assert not shown or cell.data_type == "s", text
        assert cell.hyperlink is None


def test_what_begins_like_a_formula_has_the_quote_prefix(workbook):
    book = opened(workbook[0])
    for row, text in enumerate(HOSTILE, start=2):
        if text[0] in "=+-@\t\r":
            assert book["文字"].cell(row, 1).quotePrefix, text


def test_no_formula_and_no_outside_link_anywhere(workbook):
    book = opened(workbook[0])
    for sheet in book:
        for cell in cells(sheet):
            assert cell.data_type != "f"
            assert cell.hyperlink is None or cell.hyperlink.target is None
    with ZipFile(workbook[0]) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            root = etree.fromstring(part)
            assert b'TargetMode="External"' not in part
            assert not root.findall(".//{*}f")
            assert not re.search(r"externalLink|vbaProject", name)


def test_heads_and_table_columns_agree(workbook):
    book = opened(workbook[0])
    sheet = next(sheet for sheet in book if sheet["A1"].value == "=1+1" and sheet.tables)
    [table] = sheet.tables.values()
    names = [cell.value for cell in sheet[2]]
    assert [unescaped(column.name) for column in table.tableColumns] == [unescaped(name) for name in names]
    assert len({name.casefold() for name in names}) == len(HOSTILE) + 1


def test_what_was_dropped_is_reported(workbook):
    assert {problem.code for problem in workbook[1]} == {"cell-control-characters"}
    assert all("文字" in problem.place or "表" in problem.place for problem in workbook[1])
