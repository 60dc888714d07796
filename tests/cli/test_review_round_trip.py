"""A fact sheet goes out, is corrected, and comes back: from openpyxl and LibreOffice, with its columns moved; what cannot be read is refused by cell."""

from io import StringIO
from pathlib import Path
from shutil import copy, copytree
from typing import Any

import openpyxl
import pytest
import reviewing
from reviewing import blank_row, edited, fill, row_of, saved_by_libreoffice, shown, shuffled, words_of

from briefgen.render.package import package_bytes, package_parts

SHEET = "关键指标"
TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "facts.xlsx"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Path]:
    """Workspaces with the articles read and the issue of March built, made when first asked for."""
    return {}


def workspace(kind: str, built: dict[str, Path], cli: Any, articles: Path, tmp_path: Path) -> Path:
    """A copy of such a workspace in the current folder: with the shipped Excel template, or without any (`written`)."""
    if kind == "template":
        (tmp_path / "templates").mkdir()
        copy(TEMPLATE, tmp_path / "templates")
    (tmp_path / "briefgen.toml").write_text('region = "云州市"\narticles = "articles"\npacks = []\n', encoding="utf-8")
    if kind in built:
        for part in (".briefgen", "output"):
            copytree(built[kind] / part, tmp_path / part)
    else:
        assert cli("build", "--month", "2024-03").status == 0
        built[kind] = tmp_path.with_name(f"{tmp_path.name}-{kind}")
        copytree(tmp_path, built[kind])
    return tmp_path


@pytest.fixture
def desk(built, cli, articles, tmp_path) -> Path:
    return workspace("template", built, cli, articles, tmp_path)


@pytest.fixture(params=["template", "written"])
def either_desk(request, built, cli, articles, tmp_path) -> Path:
    return workspace(request.param, built, cli, articles, tmp_path)


def sheet_of(desk: Path) -> Path:
    return desk / "output" / "2024-03" / "facts.xlsx"


def reviewed(book: Any) -> None:
    """Three corrections, one fact struck out, one added."""
    figures = book[SHEET]
    fill(figures, row_of(figures, 指标="工业投资", 类型="数值"), 处理="更正", 更正值=37.5, 备注="查对原件", 经手人="甲某")
    fill(figures, row_of(figures, 指标="工业投资", 类型="增速"), 更正值="9.2%", 经手人="甲某")
    fill(figures, row_of(figures, 指标="规模以上工业增加值"), 处理="剔除", 备注="口径不同", 经手人="甲某")
    fill(figures, blank_row(figures), 主体="云州市", 指标="制造业投资", 数值=18.6, 单位="亿元", 期间="2024年1—2月", 经手人="乙某")
    projects = book["重大项目"]
    fill(projects, 3, 处理="更正", 更正值=13, 经手人="甲某")


def check_rebuilt(cli: Any, desk: Path) -> None:
    assert cli("build", "--month", "2024-03").status == 0
    document = desk / "output" / "2024-03" / "briefing.docx"
    text = words_of(document)
    assert "37.5亿元" in text and "36.5亿元" not in text and "9.2%" in text and "7.2%" not in text and "制造业投资" in text
    notes = words_of(document, "word/footnotes.xml")
    assert "更正" in notes and "人工录入" in notes and "乙某" in notes
    rows = shown(sheet_of(desk))
    figures = {(row["指标"], row["类型"]): row for row in rows[SHEET]}
    assert figures["工业投资", "数值"]["数值"] == 37.5 and "甲某" in figures["工业投资", "数值"]["审核"]
    assert ("规模以上工业增加值", "增速") not in figures
    assert figures["制造业投资", "数值"]["审核"] == "人工录入（乙某）"
    assert rows["重大项目"][0]["总投资（亿元）"] == 13
    log = cli("facts", "log").out
    assert log.count("甲某") >= 4 and log.count("乙某") >= 1 and "36.5 → 37.5" in log and "查对原件" in log


def test_openpyxl_saves_it(cli, either_desk):
    desk = either_desk
    back = edited(sheet_of(desk), desk / "back.xlsx", reviewed)
    told = cli("facts", "import", back, "--yes")
    assert told.status == 0
    assert "36.5 → 37.5" in told.out and f"{SHEET}!" in told.out and "要改 5 处" in told.err and "没有采用的 0 处" in told.err
    again = cli("facts", "import", back, "--yes")
    assert "要改 0 处，已是如此的 5 处，没有采用的 0 处" in again.err
    check_rebuilt(cli, desk)
    last = cli("facts", "log").out
    assert cli("facts", "import", back, "--yes").status == 0
    assert cli("facts", "log").out == last


@pytest.mark.skipif(reviewing.OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_it(cli, desk, tmp_path):
    back = saved_by_libreoffice(edited(sheet_of(desk), desk / "back.xlsx", reviewed), tmp_path)
    told = cli("facts", "import", back, "--yes")
    assert "要改 5 处，已是如此的 0 处，没有采用的 0 处" in told.err
    check_rebuilt(cli, desk)


def test_columns_moved_rows_sorted_some_hidden(cli, either_desk):
    desk = either_desk
    def edit(book: Any) -> None:
        reviewed(book)
        shuffled(book)

    told = cli("facts", "import", edited(sheet_of(desk), desk / "back.xlsx", edit), "--yes")
    assert "要改 5 处，已是如此的 0 处，没有采用的 0 处" in told.err
    check_rebuilt(cli, desk)


def test_a_word_survives_reading_again_and_changed_words(cli, desk):
    cli("facts", "import", edited(sheet_of(desk), desk / "back.xlsx", reviewed), "--yes")
    (desk / "lexicon").mkdir(exist_ok=True)
    assert cli("lexicon", "add", "indicator", "云纹产值").status == 0
    (desk / "articles" / "april.txt").touch()
    check_rebuilt(cli, desk)


def test_undo_brings_the_printed_value_back(cli, desk):
    cli("facts", "import", edited(sheet_of(desk), desk / "back.xlsx", reviewed), "--yes")
    number = next(line.split()[0] for line in cli("facts", "log").out.splitlines() if "36.5 → 37.5" in line)
    assert cli("facts", "undo", number, "--who", "丙某", "--why", "原件没错").status == 0
    assert cli("facts", "undo", number).status == 1
    assert cli("build", "--month", "2024-03").status == 0
    assert "36.5亿元" in words_of(desk / "output" / "2024-03" / "briefing.docx")
    log = cli("facts", "log").out
    assert "丙某" in log and "原件没错" in log and "已撤销" in log


def test_nothing_is_kept_without_a_yes(cli, desk):
    told = cli("facts", "import", edited(sheet_of(desk), desk / "back.xlsx", reviewed))
    assert told.status == 1 and "36.5 → 37.5" in told.out and "--yes" in told.err
    assert "共 0 项决定" in cli("facts", "log").err


@pytest.mark.parametrize(("answer", "kept"), [("y\n", 5), ("n\n", 0)])
def test_on_a_terminal_it_asks(cli, desk, monkeypatch, answer, kept):
    back = edited(sheet_of(desk), desk / "back.xlsx", reviewed)
    keyboard = StringIO(answer)
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)
    told = cli("facts", "import", back)
    assert "36.5 → 37.5" in told.out and told.status == (0 if kept else 1)
    assert f"共 {kept} 项决定" in cli("facts", "log").err


STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)


def test_saved_as_strict_open_xml_with_texts_in_the_cells(cli, desk):
    """As `Strict Open XML` of Excel and as small programs write it: other namespaces; texts stand in the cells already."""
    parts = package_parts(edited(sheet_of(desk), desk / "back.xlsx", reviewed).read_bytes())
    for usual, strict in STRICT:
        parts = {name: data.replace(usual, strict) if name.endswith((".xml", ".rels")) else data for name, data in parts.items()}
    (desk / "strict.xlsx").write_bytes(package_bytes(parts))
    assert "要改 5 处，已是如此的 0 处，没有采用的 0 处" in cli("facts", "import", "strict.xlsx", "--yes").err


def test_two_rows_of_one_fact_on_two_sheets_are_one_word(cli, desk):
    def edit(book: Any) -> None:
        for name, column in ((SHEET, "指标"), ("全部事实", "内容")):
            sheet = book[name]
            fill(sheet, row_of(sheet, **{column: "工业投资", "类型": "数值"}), 处理="采纳", 经手人="甲某")

    assert "要改 1 处" in cli("facts", "import", edited(sheet_of(desk), desk / "back.xlsx", edit), "--yes").err


def test_other_workbooks_are_no_fact_sheets(cli, desk):
    book = openpyxl.Workbook()
    book.active["A1"] = "别的表"
    book.save("other.xlsx")
    told = cli("facts", "import", "other.xlsx", "--yes")
    assert told.status == 1 and "不是本程序的事实表" in told.err
    assert cli("facts", "import", "none.xlsx", "--yes").status == 1


REFUSED = (
    ({"处理": "更正", "更正单位": "万亿斤元"}, "更正单位", "没有“万亿斤元”这个单位"),
    ({"处理": "更正", "更正值": "很多"}, "更正值", "不是数"),
    ({"处理": "删除"}, "处理", "没有“删除”这种处理"),
    ({"处理": "更正"}, "处理", "没有填改成什么"),
    ({"处理": "采纳", "更正值": 3}, "更正值", "又填了更正"),
    ({"处理": "更正", "更正期间": "过一阵子"}, "更正期间", "不是期间"),
    ({"备注": "看看"}, "处理", "没有选“处理”"),
    ({"处理": "更正", "更正值": "=1/0"}, "更正值", "公式"),
)


@pytest.mark.parametrize(("wrong", "column", "said"), REFUSED)
def test_what_cannot_be_read_is_refused_by_its_cell_and_the_rest_is_taken(cli, desk, wrong, column, said):
    place = []

    def edit(book: Any) -> None:
        reviewed(book)
        sheet = book["项目节点"]
        fill(sheet, 3, **(wrong | {"经手人": "甲某"}))
        if "更正值" in wrong or "更正单位" in wrong:  # a stage has no number
            sheet = book[SHEET]
            fill(book["项目节点"], 3, **dict.fromkeys([*wrong, "经手人"]))
            fill(sheet, 3, **({"备注": None} | wrong | {"经手人": "甲某"}))
        place.append(f"{sheet.title}!{sheet.cell(3, reviewing.columns(sheet)[column]).coordinate}")

    told = cli("facts", "import", edited(sheet_of(desk), desk / "back.xlsx", edit), "--yes")
    assert told.status == 0 and place[0] in told.err and said in told.err
    assert "没有采用的 1 处" in told.err and "要改 0 处" not in told.err


def test_a_fact_that_is_no_more_is_refused(cli, desk):
    back = edited(sheet_of(desk), desk / "back.xlsx", reviewed)
    (desk / "articles" / "march.txt").write_text("云州市天气\n\n记者从云州市气象台获悉,本周多云。\n", encoding="utf-8")
    assert cli("ingest", "articles").status == 0
    told = cli("facts", "import", back, "--yes")
    assert "已经没有了" in told.err and f"{SHEET}!" in told.err
    assert "乙某" in cli("facts", "log").out and "甲某" not in cli("facts", "log").out


def test_two_reviewers_who_disagree_are_both_named_and_neither_counts(cli, desk):
    def one(book: Any) -> None:
        sheet = book[SHEET]
        fill(sheet, row_of(sheet, 指标="工业投资", 类型="数值"), 处理="更正", 更正值=37, 经手人="甲某")

    def other(book: Any) -> None:
        sheet = book[SHEET]
        fill(sheet, row_of(sheet, 指标="工业投资", 类型="数值"), 处理="更正", 更正值=38, 经手人="乙某")

    files = [edited(sheet_of(desk), desk / f"{name}.xlsx", edit) for name, edit in (("first", one), ("second", other))]
    told = cli("facts", "import", *files, "--yes")
    assert "说法不一" in told.err and "甲某" in told.err and "乙某" in told.err and "要改 0 处" in told.err
    assert cli("facts", "import", files[0], "--yes").status == 0
    later = cli("facts", "import", files[1], "--yes")
    assert "甲某已经作了决定" in later.err and "要改 0 处" in later.err
    assert "37 → 38" in cli("facts", "import", files[1], "--yes", "--replace").out


def test_what_is_typed_in_never_passes_for_printed(cli, desk):
    cli("facts", "import", edited(sheet_of(desk), desk / "back.xlsx", reviewed), "--yes")
    typed = [line for line in cli("facts", "list").out.splitlines() if "人工录入" in line]
    assert len(typed) == 1 and "乙某" in typed[0]
    assert "march.txt" not in typed[0]
