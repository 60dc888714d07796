"""Manifests as people and Excel write them, right and wrong."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from briefgen.model.document import Document, ReadResult
from briefgen.model.period import Period
from briefgen.read import read_articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{name}：全市工业投资增长。\n", encoding="utf-8")
    return tmp_path


def by_name(result: ReadResult) -> dict[str, Document]:
    return {document.path: document for document in result.documents}


def manifest(folder: Path, text: str, encoding: str = "utf-8") -> None:
    (folder / "manifest.csv").write_bytes(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_as_excel_saves_it(folder: Path, encoding: str, separator: str, line_end: str) -> None:
    rows = [["file", "title", "publisher", "date", "url"], ["a.txt", "千帆竞发", "某某日报", "2024-03-28", "https://example.org/1"]]
    manifest(folder, "".join(separator.join(row) + line_end for row in rows), encoding)
    result = read_articles(folder)
    document = by_name(result)["a.txt"]
    assert result.problems == ()
    assert (document.title, document.publisher, document.url) == ("千帆竞发", "某某日报", "https://example.org/1")
    assert (document.date, document.date_source) == (Period.parse("2024-03-28"), "manifest")
    assert by_name(result)["b.txt"].date is None


@pytest.mark.parametrize(
    "header",
    ["文件,标题,报刊,日期,网址", " 文件名 , 标 题 ,来源,发表日期,链接", "File,TITLE,Publisher,Date,URL", "ｆｉｌｅ,title,newspaper,published,link"],
)
def test_headers_in_other_words(folder: Path, header: str) -> None:
    manifest(folder, f"{header}\na.txt,题目,某报,2024年3月,u\n")
    document = by_name(read_articles(folder))["a.txt"]
    assert (document.title, document.publisher, document.date, document.url) == ("题目", "某报", Period.month(2024, 3), "u")


def test_extra_columns_order_and_quotes(folder: Path) -> None:
    manifest(folder, 'source,date,file,title\n出处一,2024-03,a.txt,"增长,提速"\n\n,,,\n,2024-04,b.txt\n')
    result = read_articles(folder)
    assert result.problems == ()
    assert by_name(result)["a.txt"].title == "增长,提速"
    assert by_name(result)["a.txt"].publisher == ""
    assert by_name(result)["b.txt"].date == Period.month(2024, 4)


def test_each_wrong_row_is_named_and_the_rest_counts(folder: Path) -> None:
    manifest(
        folder,
        "file,title,date\n"
        "a.txt,甲,2024-02-30\n"
        "b.txt,乙,2024-03\n"
        "b.txt,又乙,2024-04\n"
        "d.txt,丁,2024-03\n"
        ",戊,2024-03\n"
        "../e.txt,己,2024-03\n"
        "~/f.txt,庚,2024-03\n"
        "/etc/hosts,辛,2024-03\n"
        "C:\\g.txt,壬,2024-03\n"
        "./c.txt,癸,2024-03-05\n",
    )
    result = read_articles(folder)
    assert [(problem.code, problem.place) for problem in result.problems] == [
        ("manifest-bad-date", "第 2 行"),
        ("manifest-repeated-file", "第 4 行"),
        ("manifest-no-file", "第 6 行"),
        ("manifest-bad-path", "第 7 行"),
        ("manifest-bad-path", "第 8 行"),
        ("manifest-bad-path", "第 9 行"),
        ("manifest-bad-path", "第 10 行"),
        ("manifest-missing-file", "第 5 行"),
    ]
    assert all(problem.where == "manifest.csv" for problem in result.problems)
    read = by_name(result)
    assert (read["a.txt"].title, read["a.txt"].date) == ("甲", None)
    assert (read["b.txt"].title, read["b.txt"].date) == ("乙", Period.month(2024, 3))
    assert read["c.txt"].date == Period.parse("2024-03-05")


def test_a_misspelt_file_is_met_with_a_hint(folder: Path) -> None:
    (folder / "20240328工业.txt").write_text("工业投资。", encoding="utf-8")
    manifest(folder, "file,date\n20240328工业l.txt,2024-03\n")
    (problem,) = read_articles(folder).problems
    assert "20240328工业.txt" in problem.mend


def test_an_impossible_date_leaves_the_name_to_speak(folder: Path) -> None:
    (folder / "20240305.txt").write_text("工业投资。", encoding="utf-8")
    manifest(folder, "file,date\n20240305.txt,2024-02-31\n")
    assert by_name(read_articles(folder))["20240305.txt"].date_source == "filename"


def test_the_manifest_beats_the_name(folder: Path) -> None:
    (folder / "20240305.txt").write_text("工业投资。", encoding="utf-8")
    manifest(folder, "file,date\n20240305.txt,2024-04\n")
    document = by_name(read_articles(folder))["20240305.txt"]
    assert (document.date, document.date_source) == (Period.month(2024, 4), "manifest")


@pytest.mark.parametrize("text", ["title,date\n甲,2024-03\n", "", "\n\n"])
def test_without_file_column(folder: Path, text: str) -> None:
    manifest(folder, text)
    result = read_articles(folder)
    assert [problem.code for problem in result.problems] == ["manifest-missing-column"]
    assert len(result.documents) == 3


def test_without_date_column(folder: Path) -> None:
    manifest(folder, "file,title\na.txt,甲\n")
    result = read_articles(folder)
    assert [problem.code for problem in result.problems] == ["manifest-missing-column"]
    assert by_name(result)["a.txt"].title == "甲"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("manifest.csv", bytes(300)),
        ("manifest.csv", b"PK\x03\x04rest"),
        ("manifest.csv", bytes(range(128, 256)) * 8),
        ("manifest.csv", b'file,date\n"' + b"x" * 200_000 + b'",2024\n'),
        ("manifest.xlsx", b"no workbook"),
        ("manifest.xlsx", b""),
    ],
)
def test_unreadable(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    result = read_articles(folder)
    assert [problem.code for problem in result.problems] == ["manifest-unreadable"]
    assert len(result.documents) == 3


def test_an_open_quote_is_named(folder: Path) -> None:
    manifest(folder, 'file,date\n"a.txt,2024-03\nb.txt,2024-03\n')
    assert [problem.code for problem in read_articles(folder).problems] == ["manifest-bad-path"]


def test_a_workbook_with_real_dates(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["文件", "标题", "报刊", "日期", "网址"])
    sheet.append(["a.txt", "甲", "某报", datetime(2024, 3, 28, 9, 30), None])
    sheet.append(["b.txt", 2024, "某报", date(2024, 3, 1), None])
    sheet["D3"].number_format = "mmm-yy"
    sheet.append(["c.txt", "丙", "某报", 45379, None])
    book.save(folder / "manifest.xlsx")
    read = by_name(read_articles(folder))
    assert read["a.txt"].date == Period.parse("2024-03-28")
    assert (read["b.txt"].date, read["b.txt"].title) == (Period.month(2024, 3), "2024")
    assert read["c.txt"].date == Period.parse("2024-03-28")


def test_two_manifests_in_one_folder(folder: Path) -> None:
    manifest(folder, "file,date\na.txt,2024-03\n")
    Workbook().save(folder / "manifest.xlsx")
    result = read_articles(folder)
    assert [(problem.where, problem.code) for problem in result.problems] == [("manifest.xlsx", "manifest-second")]
    assert by_name(result)["a.txt"].date == Period.month(2024, 3)


def test_a_manifest_below_speaks_for_its_files_and_comes_first(folder: Path) -> None:
    (folder / "sub").mkdir()
    for name in "xy":
        (folder / "sub" / f"{name}.txt").write_text(f"{name}：项目开工。", encoding="utf-8")
    manifest(folder, "file,date\nsub/x.txt,2024-01\nsub\\y.txt,2024-05\n")
    manifest(folder / "sub", "file,date\nx.txt,2024-02\n")
    result = read_articles(folder)
    assert by_name(result)["sub/x.txt"].date == Period.month(2024, 2)
    assert by_name(result)["sub/y.txt"].date == Period.month(2024, 5)
    assert [(problem.where, problem.place, problem.code) for problem in result.problems] == [("manifest.csv", "第 2 行", "manifest-repeated-file")]


def test_one_file_is_dated_by_the_manifest_beside_it(folder: Path) -> None:
    manifest(folder, "file,date\na.txt,2024-03\ngone.txt,2024-03\n")
    result = read_articles(folder / "a.txt")
    assert result.problems == ()
    assert result.documents[0].date == Period.month(2024, 3)


def test_a_folder_is_dated_by_the_manifest_above_it(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "x.txt").write_text("项目开工。", encoding="utf-8")
    manifest(folder, "file,date\nsub/x.txt,2024-01\n")
    assert read_articles(folder / "sub", relative_to=folder).documents[0].date == Period.month(2024, 1)
    assert read_articles(folder / "sub").documents[0].date is None


def test_names_match_across_case_and_composition(folder: Path) -> None:
    (folder / "Cafe\u0301.txt").write_text("项目开工。", encoding="utf-8")
    manifest(folder, "file,date\nA.TXT,2024-03\nCaf\u00e9.txt,2024-04\n")
    result = read_articles(folder)
    assert result.problems == ()
    assert {document.date for document in result.documents} == {None, Period.month(2024, 3), Period.month(2024, 4)}
