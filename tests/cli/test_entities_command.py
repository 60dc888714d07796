"""`briefgen entities`: the registry, one history, proposals, and a person's merge and split from the command to the issue."""

import json
import zipfile
from pathlib import Path

import pytest

FIRST = """云州市重点项目加快建设

记者7月22日从云州市工业和信息化局了解到，云州重机北厂起重机生产线改造项目已开工建设，总投资12亿元，预计2022年10月底建成投产。
全市加快推进云州重机起重机生产线改造项目建设。
"""
SECOND = """云州市项目建设提速

记者8月12日从云州市工业和信息化局了解到，总投资12亿元的云州重机北厂起重机生产线改造项目设备开始安装，预计2022年10月底建成投产。
云州重机宽板机床基地项目开工建设。
"""
LONG, SHORT, OTHER = "云州重机北厂起重机生产线改造项目", "云州重机起重机生产线改造项目", "云州重机宽板机床基地项目"


@pytest.fixture
def desk(cli, tmp_path: Path) -> Path:
    """A workspace with two articles that are read."""
    (tmp_path / "briefgen.toml").write_text('region = "云州市"\n', encoding="utf-8")
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "july.txt").write_text(FIRST, encoding="utf-8")
    (folder / "august.txt").write_text(SECOND, encoding="utf-8")
    rows = "file,title,publisher,date,url\njuly.txt,七月,云州日报,2022-07-22,\naugust.txt,八月,云州日报,2022-08-12,\n"
    (folder / "manifest.csv").write_text(rows, encoding="utf-8")
    assert cli("ingest", "seeds").status == 0
    return tmp_path


def projects(cli) -> dict[str, set[str]]:
    listed = json.loads(cli("entities", "list", "--kind", "project", "--json").out)
    return {one["name"]: {alias["printed"] for alias in one["aliases"]} for one in listed}


def test_list(cli, desk):
    assert projects(cli) == {LONG: {LONG, SHORT}, OTHER: {OTHER}}
    page = cli("entities", "list", "--kind", "project")
    assert f"{LONG}\t{SHORT}\t2022-07-22\t2022-08-12" in page.out and "简称" in page.out
    assert "共 2 个" in page.err


def test_show_gives_the_history_in_order_with_every_source(cli, desk):
    page = cli("entities", "show", "起重机")
    assert page.status == 0
    lines = page.out.splitlines()
    assert lines[0] == f"{LONG}  项目"
    assert any(SHORT in line and "也作" in line for line in lines)
    assert "july.txt:3" in page.out and "august.txt:3" in page.out
    # both papers promise the same: one statement, two places
    (promise,) = [place for place, line in enumerate(lines) if line.startswith("2022-10") and "投产" in line]
    below = "\n".join(lines[promise : promise + 5])
    assert "july.txt" in below and "august.txt" in below and "（另一处，相同）" in below
    told = json.loads(cli("entities", "show", "起重机", "--json").out)["history"]
    days = [one["day"] for one in told]
    assert days == sorted(days)
    money = next(one for one in told if one["kind"] == "figure" and one["indicator"] == "总投资")
    assert money["documents"] == 2 and [source["line"] for source in money["sources"]] == [3, 3]


def test_a_firm_is_shown_with_its_projects(cli, desk):
    own = desk / "lexicon"
    own.mkdir()
    (own / "enterprises.csv").write_text("name,aliases,legal,place\n云州重机集团,云州重机,,云州市\n云州重机宽板,,,云州市\n", encoding="utf-8-sig")
    cli("ingest", "seeds")
    with (desk / "seeds" / "july.txt").open("a", encoding="utf-8") as paper:
        paper.write("云州重机集团营业收入达到36.5亿元。云州化机反应釜生产线项目开工建设。\n")
    cli("ingest", "seeds")
    page = json.loads(cli("entities", "show", "云州重机集团", "--kind", "enterprise", "--json").out)
    assert page["projects"] == [LONG, OTHER], "and not what another firm builds"
    assert {"figure", "milestone"} == {one["kind"] for one in page["history"]}


def test_a_part_of_several_names_lists_them(cli, desk):
    page = cli("entities", "show", "云州重机")
    assert page.status == 1 and page.out == ""
    assert LONG in page.err and OTHER in page.err and "--kind project" in page.err
    assert cli("entities", "show", "没有的").status == 1


def test_merge_split_log_undo(cli, desk):
    assert cli("entities", "merge", OTHER, "起重机", "--who", "甲某", "--why", "同一厂区").status == 0
    assert projects(cli) == {LONG: {LONG, SHORT, OTHER}}
    assert cli("entities", "merge", OTHER, LONG).status == 1, "they are one already"
    assert cli("entities", "split", LONG, SHORT, "--who", "乙某").status == 0
    assert projects(cli) == {LONG: {LONG, OTHER}, SHORT: {SHORT}}
    log = cli("entities", "log").out
    assert "甲某\t合并" in log and "乙某\t分开" in log and "同一厂区" in log
    assert cli("entities", "undo", "1").status == 0
    assert projects(cli) == {LONG: {LONG}, SHORT: {SHORT}, OTHER: {OTHER}}
    assert cli("entities", "undo", "2").status == 0
    assert projects(cli) == {LONG: {LONG, SHORT}, OTHER: {OTHER}}
    assert cli("entities", "undo", "2").status == 1
    entries = json.loads(cli("entities", "log", "--json").out)
    assert [(one["verdict"], one["holds"]) for one in entries] == [("merge", False), ("split", False), ("undo", False), ("undo", False)]


def test_decisions_survive_another_reading_and_a_new_name_for_the_file(cli, desk):
    cli("entities", "split", LONG, SHORT)
    (desk / "seeds" / "july.txt").write_text(FIRST.replace("七月", "七月份") + "\n", encoding="utf-8")
    (desk / "seeds" / "august.txt").rename(desk / "seeds" / "autumn.txt")
    rows = "file,title,publisher,date,url\njuly.txt,七月,云州日报,2022-07-22,\nautumn.txt,八月,云州日报,2022-08-12,\n"
    (desk / "seeds" / "manifest.csv").write_text(rows, encoding="utf-8")
    assert "新读 2 份" in cli("ingest", "seeds").err
    assert SHORT in projects(cli)


def document(desk: Path) -> str:
    with zipfile.ZipFile(desk / "output" / "2022-07" / "briefing.docx") as package:
        return package.read("word/document.xml").decode()


def test_the_build_goes_by_decisions(cli, desk):
    assert cli("build", "--month", "2022-07").status == 0
    before = document(desk)
    assert "和上次一样" in cli("build", "--month", "2022-07").err
    assert cli("entities", "split", LONG, SHORT).status == 0
    assert "和上次一样" not in cli("build", "--month", "2022-07").err
    parted = document(desk)
    assert parted != before and SHORT.removesuffix("项目") in parted
    assert cli("entities", "undo", "1").status == 0
    assert cli("build", "--month", "2022-07").status == 0
    assert document(desk) == before


def test_propose_gives_the_command_that_merges(cli, desk):
    third = "云州市简讯\n\n记者9月2日从云州市工业和信息化局了解到，起重机生产线改造项目建成投产。\n"
    (desk / "seeds" / "september.txt").write_text(third, encoding="utf-8")
    with (desk / "seeds" / "manifest.csv").open("a", encoding="utf-8") as manifest:
        manifest.write("september.txt,九月,松溪日报,2022-09-02,\n")
    cli("ingest", "seeds")
    (pair,) = json.loads(cli("entities", "propose", "--json").out)
    assert (pair["name"], pair["other"], pair["why"]) == ("起重机生产线改造项目", LONG, "contained")
    assert pair["confidence"] < 0.7
    words = pair["command"].split()
    assert words[0] == "briefgen"
    assert cli(*words[1:]).status == 0
    assert projects(cli)[LONG] == {LONG, SHORT, "起重机生产线改造项目"}
    assert json.loads(cli("entities", "propose", "--json").out) == []


@pytest.mark.parametrize("given", [("merge", "一个"), ("split",), ("undo", "x"), ("undo", "0"), ("list", "--kind", "person")])
def test_wrong_usage(cli, desk, given):
    assert cli("entities", *given).status == 2


def test_messages_in_english(cli, desk):
    page = cli("entities", "show", "起重机", "--lang", "en")
    assert "also " in page.out and "abbreviation" in page.out and "told again" in page.out
    assert "several" not in page.err
    assert "are called" in cli("entities", "show", "云州重机", "--lang", "en").err
