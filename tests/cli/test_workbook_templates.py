"""Workbooks among the templates: each gives a file of its name beside the briefing, and facts.xlsx is the fact sheet itself."""

from pathlib import Path

import openpyxl
import pytest
from desk_articles import files_below

from briefgen.assignment import assign

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "templates" / "facts.xlsx"


def workbook(path: Path, **cells: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    for address, text in cells.items():
        book.worksheets[0][address] = text
    book.save(path)
    return path


def sheets(folder: Path, given: Path | None = None) -> list[Path]:
    (folder / "articles").mkdir(exist_ok=True)
    return list(assign(folder, folder / "articles", folder / "out", given, None).sheets)


def test_which_workbooks_are_filled(tmp_path):
    assert sheets(tmp_path) == [SHIPPED]
    (tmp_path / "briefgen.toml").write_text("", encoding="utf-8")
    board, own = tmp_path / "templates" / "看板.xlsx", tmp_path / "templates" / "facts.xlsx"
    for path in (board, tmp_path / "templates" / "~$看板.xlsx", tmp_path / "templates" / "字段表.xlsx", tmp_path / "别的.xlsx"):
        workbook(path)
    assert sheets(tmp_path) == [SHIPPED, board]
    workbook(own)
    assert sheets(tmp_path) == [own, board]
    assert sheets(tmp_path, tmp_path / "x.docx") == [own, board]
    assert sheets(tmp_path, tmp_path / "别的.xlsx") == [tmp_path / "别的.xlsx", own]
    assert sheets(tmp_path, board.with_name("facts.xlsx")) == [own]


@pytest.mark.parametrize(("setting", "names"), [("templates/我的.docx", ["facts.xlsx", "看板.xlsx"]), ("我的.docx", ["facts.xlsx"])])
def test_beside_the_one_template_of_the_settings_but_never_in_the_workspace_itself(tmp_path, setting, names):
    (tmp_path / "briefgen.toml").write_text(f'template = "{setting}"\n', encoding="utf-8")
    workbook(tmp_path / "templates" / "看板.xlsx")
    workbook(tmp_path / "回来的事实表.xlsx")
    assert [path.name for path in sheets(tmp_path)] == names


@pytest.fixture
def desk(articles, tmp_path) -> Path:
    (tmp_path / "briefgen.toml").write_text('region = "云州市"\narticles = "articles"\npacks = []\n', encoding="utf-8")
    return tmp_path


def test_a_board_beside_the_briefing(cli, desk):
    board = workbook(desk / "templates" / "看板.xlsx", A1="{{ 地区 }}{{ 期间 }}", A2="{{ 关键指标清单.指标 }}", B2="{{ 关键指标清单.数值 }}", B3="=SUM(B2:B2)")
    assert cli("build", "--month", "2024-03").status == 0
    folder = desk / "output" / "2024-03"
    assert files_below(folder) == ["briefing.docx", "facts.csv", "facts.jsonl", "facts.xlsx", "看板.xlsx"]
    sheet = openpyxl.load_workbook(folder / "看板.xlsx", data_only=True).active
    assert sheet["A1"].value == "云州市2024年3月"
    values = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(2, sheet.max_row)}
    assert values["工业投资"] in (36.5, 9.1) and sheet.cell(sheet.max_row, 2).value == pytest.approx(sum(
        sheet.cell(row, 2).value for row in range(2, sheet.max_row)
    ))  # fmt: skip
    again = cli("build", "--month", "2024-03")
    assert again.status == 0 and "和上次一样" in again.err
    workbook(board, A1="第二版{{ 期间 }}")
    assert cli("build", "--month", "2024-03").status == 0
    assert openpyxl.load_workbook(folder / "看板.xlsx").active["A1"].value == "第二版2024年3月"


def test_a_mistake_in_a_workbook_stops_the_build_before_anything_is_read(cli, desk):
    workbook(desk / "templates" / "看板.xlsx", B2="{{ 期閒 }}")
    told = cli("build", "--month", "2024-03")
    assert told.status == 1 and "看板.xlsx" in told.err and "B2" in told.err and "是不是“期间”" in told.err
    assert files_below(desk / "output") == []
    assert "新读" not in told.err


def test_a_fresh_copy_of_the_fact_sheet_passes_the_check(cli, desk):
    assert cli("template", "new", "facts").out.strip() == "facts.xlsx"
    told = cli("template", "check", "facts.xlsx")
    assert told.status == 0 and told.out == ""
    assert cli("template", "check", "facts.xlsx", "--comment", "x.docx").status == 1
