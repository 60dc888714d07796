"""The written workbook, opened again: tables, links, layout, the same bytes everywhere, large and broken input."""

import os
import shutil
import subprocess
import sys
import time
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from excel_samples import briefing, cells, facts, one_column, opened, sources, unescaped

from briefgen.model.briefing import Column, Table
from briefgen.model.problem import Severity
from briefgen.render.excel import render_xlsx


def test_every_value_stands_in_its_cell(tmp_path):
    target = tmp_path / "facts.xlsx"
    table = facts()
    assert render_xlsx(briefing(table, sources()), target) == []
    sheet = opened(target)["关键指标"]
    assert [cell.value for cell in sheet[1]] == ["主体", "数值", "户数", "日期", "日期精度", "来源"]
    for number, row in enumerate(table.rows):
        name, value, count, day, precision, link = (cell.value for cell in sheet[number + 2])
        assert (name, Decimal(str(value)), count, precision) == (row[0], row[1], row[2], row[4])
        assert day == datetime(row[3].year, row[3].month, row[3].day)
        assert link == table.sources[number]
    assert [sheet.cell(row, 4).number_format for row in (2, 3, 4)] == ["yyyy-mm-dd", 'yyyy"年"m"月"', 'yyyy"年"']
    assert sheet["B2"].number_format == "0.00"


def test_each_row_links_to_its_source(tmp_path):
    target = tmp_path / "facts.xlsx"
    table = facts(8)
    render_xlsx(briefing(table, sources()), target)
    book = opened(target)
    for number, source in enumerate(table.sources):
        link = book["关键指标"].cell(number + 2, 6).hyperlink
        assert (link.location if link else None) == (f"'来源'!A{source + 1}" if source else None)
        assert link is None or link.target is None
    assert [cell.value for cell in book["来源"][1]] == ["报刊", "标题", "日期", "引文", "文件", "位置", "网址"]


def test_a_source_column_is_added_where_there_is_none(tmp_path):
    target = tmp_path / "facts.xlsx"
    table = Table("大事记", (Column("事项"),), (("甲",), ("乙",)), (2,))
    assert render_xlsx(briefing(table, sources()), target) == []
    sheet = opened(target)["大事记"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["事项", "来源"], ["甲", 2], ["乙", None]]
    assert sheet["B2"].hyperlink.location == "'来源'!A3"


def test_sources_that_lead_nowhere_are_reported(tmp_path):
    table = Table("大事记", (Column("事项"),), (("甲",), ("乙",)), (2, 9))
    [missing] = render_xlsx(briefing(table, sources()), tmp_path / "a.xlsx")
    assert (missing.code, missing.place) == ("source-row-missing", "大事记")
    [none] = render_xlsx(briefing(table), tmp_path / "b.xlsx")
    assert none.code == "no-source-sheet"


def test_each_sheet_holds_a_real_table(tmp_path):
    target = tmp_path / "facts.xlsx"
    render_xlsx(briefing(facts(), Table("冲突", (Column("指标"), Column("说明")), ()), sources()), target)
    book = opened(target)
    names = [table.displayName for sheet in book for table in sheet.tables.values()]
    assert names == ["facts_01", "facts_02", "facts_03"]
    for name in ("关键指标", "冲突", "来源"):
        [table] = book[name].tables.values()
        head = [cell.value for cell in book[name][1]]
        assert [column.name for column in table.tableColumns] == head
        assert table.autoFilter.ref == table.ref
        assert table.tableStyleInfo.showRowStripes
        assert book[name].freeze_panes == "A2"
    assert book["冲突"].tables["facts_02"].ref == "A1:B2"


def test_a_note_takes_the_row_above_the_head(tmp_path):
    target = tmp_path / "facts.xlsx"
    note = "口径以文中所述为准。" * 20
    render_xlsx(briefing(Table("目标", (Column("指标"), Column("值")), (("甲", 1),), (1,), note), sources()), target)
    sheet = opened(target)["目标"]
    assert sheet["A1"].value == note
    assert [cell.value for cell in sheet[2]] == ["指标", "值", "来源"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A3", "$2:$2")
    [table] = sheet.tables.values()
    assert table.ref == "A2:C3"


def test_page_layout(tmp_path):
    target = tmp_path / "facts.xlsx"
    render_xlsx(briefing(facts(), sources()), target)
    sheet = opened(target)["关键指标"]
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["A1"].font.name == "等线"
    assert sheet["A1"].font.charset == 134


def test_the_overview_lists_the_sheets(tmp_path):
    target = tmp_path / "facts.xlsx"
    render_xlsx(briefing(facts(), sources()), target)
    book = opened(target)
    assert book.sheetnames == ["概览", "关键指标", "来源"]
    listed = [(row[4].value, row[5].value, row[4].hyperlink.location) for row in book["概览"].iter_rows() if row[4].hyperlink]
    assert listed == [("关键指标", 4, "'关键指标'!A1"), ("来源", 3, "'来源'!A1")]


def test_a_table_named_as_the_overview_is_counted_on_it(tmp_path):
    target = tmp_path / "facts.xlsx"
    render_xlsx(briefing(Table("概览", (Column("项"), Column("数", "integer")), (("报道", 12),)), sources()), target)
    book = opened(target)
    assert book.sheetnames == ["概览", "来源"]
    assert ("报道", 12) in [(row[0].value, row[1].value) for row in book["概览"].iter_rows()]


def test_a_briefing_without_tables_still_opens(tmp_path):
    target = tmp_path / "facts.xlsx"
    assert render_xlsx(briefing(), target) == []
    assert opened(target).sheetnames == ["概览"]


def test_a_table_without_columns_is_left_out_and_named(tmp_path):
    target = tmp_path / "facts.xlsx"
    [problem] = render_xlsx(briefing(Table("空表", (), ((),)), sources()), target)
    assert (problem.code, problem.severity) == ("table-without-columns", Severity.ERROR)
    assert opened(target).sheetnames == ["概览", "来源"]


def test_rows_shorter_or_longer_than_the_head(tmp_path):
    target = tmp_path / "facts.xlsx"
    columns = (Column("日期", "date"), Column("精度"))
    render_xlsx(briefing(Table("行", columns, ((), (None, "月", "多"), ("2024", None)))), target)
    values = [[cell.value for cell in row] for row in opened(target)["行"].iter_rows(min_row=2)]
    assert values == [[None, None], [None, "月"], ["2024", None]]


def test_losses_are_gathered_by_sheet_and_kind(tmp_path):
    problems = render_xlsx(briefing(one_column(["甲\x07", "乙\x08", "丙" * 40_000])), tmp_path / "facts.xlsx")
    assert [(problem.code, problem.place) for problem in problems] == [
        ("cell-control-characters", "文字!A2等2处"),
        ("cell-text-cut", "文字!A4"),
    ]


def test_no_personal_data_and_no_clock(tmp_path):
    target = tmp_path / "facts.xlsx"
    render_xlsx(briefing(facts(), sources()), target)
    properties = opened(target).properties
    assert (properties.creator, properties.lastModifiedBy) == ("briefgen", None)
    assert properties.created == properties.modified == datetime(1980, 1, 1)
    with ZipFile(target) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


SCRIPT = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from excel_samples import briefing, facts, sources
from briefgen.render.excel import render_xlsx
render_xlsx(briefing(facts(200), sources()), Path(sys.argv[2]))
"""


def test_the_same_bytes_in_every_process(tmp_path):
    surroundings = [
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
        {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "4242"},
    ]
    results = set()
    for number, surrounding in enumerate(surroundings):
        target = tmp_path / f"{number}" / "facts.xlsx"
        target.parent.mkdir()
        command = [sys.executable, "-c", SCRIPT, str(Path(__file__).parent), str(target)]
        subprocess.run(command, check=True, env={**os.environ, **surrounding})
        results.add(target.read_bytes())
        time.sleep(0.01)
    assert len(results) == 1


def test_a_file_that_cannot_be_written_is_a_problem(tmp_path):
    target = tmp_path / "missing" / "facts.xlsx"
    problems = render_xlsx(briefing(facts(), sources()), target)
    assert [(problem.code, problem.severity) for problem in problems] == [("cannot-write", Severity.ERROR)]
    occupied = tmp_path / "facts.xlsx"
    occupied.mkdir()
    [problem] = render_xlsx(briefing(facts(), sources()), occupied)
    assert problem.code == "cannot-write"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.xlsx"]


def test_twenty_thousand_rows(tmp_path):
    target = tmp_path / "facts.xlsx"
    begun = time.process_time()
    assert render_xlsx(briefing(facts(20_000), sources()), target) == []
    assert time.process_time() - begun < 30  # about 3 s on a slow machine; the bound only catches growth out of proportion
    with ZipFile(target) as archive:
        assert archive.read("xl/worksheets/sheet2.xml").count(b"<row ") == 20_001


def test_more_rows_than_links_keep_their_source_number(tmp_path, monkeypatch):
    from briefgen.render.excel import checks, sheet

    monkeypatch.setattr(sheet, "MOST_LINKS", 2)
    monkeypatch.setattr(checks, "MOST_LINKS", 2)
    target = tmp_path / "facts.xlsx"
    [problem] = render_xlsx(briefing(facts(6), sources()), target)
    assert problem.code == "too-many-links"
    column = opened(target)["关键指标"]["F"][1:]
    assert [cell.hyperlink is not None for cell in column] == [True, True, False, False, False, False]
    assert [cell.value for cell in column] == [1, 2, 3, None, 2, 3]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_every_cell_as_written(tmp_path):
    target = tmp_path / "facts.xlsx"
    hostile = one_column(["=1+1", "@SUM(A1)", "_x0041_", "#N/A", "00123", " 甲 ", "甲\n乙", "'甲", "TRUE", "1e5"])
    render_xlsx(briefing(facts(12), hostile, Table("冲突", (Column("指标"),), ()), sources()), target)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    again = tmp_path / "again"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(again), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    ours, theirs = opened(target), opened(again / "facts.xlsx")
    assert theirs.sheetnames == ours.sheetnames
    for name in ours.sheetnames:
        values = {cell.coordinate: cell.value for cell in cells(theirs[name]) if cell.value is not None}
        assert values == {cell.coordinate: unescaped(cell.value) for cell in cells(ours[name]) if cell.value is not None}
