"""`facts export --list`: one list of the fact sheet by itself, of one chain where that is asked for, as Excel, CSV or Word."""

import csv
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from briefgen.render.exchange import table_lines

CHAINS = """云州市发布产业链名单

云州市工业和信息化局3月20日公布产业链名单。云州重型机械有限公司是高端装备产业链链主企业。云州光伏科技有限公司是新能源产业链链主企业。
"""


@pytest.fixture
def desk(cli, articles, tmp_path) -> Path:
    (articles / "chains.txt").write_text(CHAINS, encoding="utf-8")
    with (articles / "manifest.csv").open("a", encoding="utf-8") as manifest:
        manifest.write("chains.txt,,云州日报,2024-03-20,\n")
    (tmp_path / "briefgen.toml").write_text('region = "云州市"\narticles = "articles"\npacks = []\n', encoding="utf-8")
    assert cli("ingest", "articles").status == 0
    return tmp_path


def records(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.lstrip("\ufeff"))))


def test_a_list_as_csv_with_all_that_the_base_knows(cli, desk):
    told = cli("facts", "export", "--list", "关键指标", "--format", "csv")
    assert told.status == 0 and told.out.startswith("\ufeff")
    rows = records(told.out)
    assert {(row["指标"], row["数值"]) for row in rows} >= {("工业投资", "36.5"), ("制造业投资", "58.3")}
    march = records(cli("facts", "export", "--list", "关键指标", "--format", "csv", "--month", "2024-03").out)
    assert {row["指标"] for row in march} < {row["指标"] for row in rows}


@pytest.mark.parametrize("name", ["企业名单", "重点企业", "企业清单", "企业名单表"])
def test_the_rows_of_one_chain(cli, desk, name):
    rows = records(cli("facts", "export", "--list", name, "--chain", "新能源", "--format", "csv").out)
    assert [row["企业"] for row in rows] == ["云州光伏科技有限公司"]
    whole = records(cli("facts", "export", "--list", name, "--chain", "高端装备产业链", "--format", "csv").out)
    assert [row["企业"] for row in whole] == ["云州重型机械有限公司"]


def test_a_list_as_excel_leads_to_its_own_sources_and_can_be_reviewed(cli, desk):
    told = cli("facts", "export", "--list", "企业名单", "--chain", "新能源")
    assert told.out.strip() == "企业名单（新能源）.xlsx"
    book = openpyxl.load_workbook(desk / "企业名单（新能源）.xlsx")
    assert book.sheetnames == ["企业名单", "来源"]
    sheet = book["企业名单"]
    links = [cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink]
    assert links == ["'来源'!A2"] and "光伏" in "".join(str(cell.value) for cell in book["来源"][2])
    heads = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(3, heads["处理"]).value, sheet.cell(3, heads["经手人"]).value = "采纳", "甲某"
    book.save("back.xlsx")
    assert "要改 1 处" in cli("facts", "import", "back.xlsx", "--yes").err
    assert cli("facts", "export", "--list", "企业名单", "--chain", "新能源").out.strip() == "企业名单（新能源）-2.xlsx"


def test_a_list_as_word(cli, desk):
    assert cli("facts", "export", "--list", "重大项目", "--format", "docx", "--out", "list.docx").status == 0
    document = Document("list.docx")
    head, *rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert "项目" in head and "产能" not in head and any("起重机" in row[head.index("项目")] for row in rows)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "重大项目" and any(text.startswith("[1] 云州日报《") for text in texts)
    first = Path("list.docx").read_bytes()
    assert cli("facts", "export", "--list", "重大项目", "--format", "docx", "--out", "list.docx").status == 1
    assert cli("facts", "export", "--list", "重大项目", "--format", "docx", "--out", "again.docx").status == 0
    assert Path("again.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--list", "重大工程"), 1, "是不是“重大项目”"), (("--list", "政策"), 1, "没有内容"), (("--list", "关键指标", "--chain", "新能源"), 1, "不分产业链"),
        (("--list", "企业名单", "--chain", "新材料"), 1, "新能源"), (("--chain", "新能源"), 2, "--list"), (("--format", "xlsx"), 2, "--list"),
        (("--list", "重大项目", "--format", "jsonl"), 2, "xlsx"), (("--list", "重大项目", "--kind", "figure"), 2, "--kind"),
    ],
)  # fmt: skip
def test_what_cannot_be_listed_is_said(cli, desk, arguments, status, said):
    told = cli("facts", "export", *arguments)
    assert (told.status, told.out) == (status, "") and said in told.err


def test_texts_like_formulas_are_text_in_csv_and_numbers_stay_numbers():
    lines = list(table_lines(("列", "数"), [("=1+1", "-5.2"), ("-5吨", "+3"), ("@A1", "12"), ("甲,乙", "")]))
    assert lines == ["\ufeff列,数", "'=1+1,-5.2", "'-5吨,+3", "'@A1,12", '"甲,乙",']
