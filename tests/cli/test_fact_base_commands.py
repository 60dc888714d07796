"""`ingest`, `facts` and `sources` over a workspace."""

import csv
import io
import os
from pathlib import Path

import pytest

from briefgen.model.fact import parse_fact


@pytest.fixture
def desk(cli, articles, tmp_path) -> Path:
    """A workspace whose articles are those of `articles`, read in; the current folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "briefgen.toml").write_text('region = "云州市"\narticles = "../articles"\n', encoding="utf-8")
    os.chdir(folder)
    assert cli("ingest", articles).status == 0
    return folder


def test_ingest_reads_only_what_changed(cli, articles, desk):
    assert "新读 0 份文章，未变 2 份，移除 0 份" in cli("ingest", articles).err
    (articles / "april.txt").unlink()
    with (articles / "march.txt").open("a", encoding="utf-8") as handle:
        handle.write("全市新增规模以上工业企业12户。\n")
    assert "新读 1 份文章，未变 0 份，移除 1 份" in cli("ingest", articles).err
    assert "12" in cli("facts", "list").out


def test_a_changed_date_in_the_manifest_is_a_change(cli, articles, desk):
    text = (articles / "manifest.csv").read_text(encoding="utf-8").replace("2024-04-16", "2024-04-18")
    (articles / "manifest.csv").write_text(text, encoding="utf-8")
    assert "新读 1 份文章，未变 1 份" in cli("ingest", articles).err


def test_a_single_file_removes_no_other(cli, articles, desk):
    assert "新读 0 份文章，未变 1 份，移除 0 份" in cli("ingest", articles / "march.txt").err
    assert "march.txt" in cli("sources", "list").out and "april.txt" in cli("sources", "list").out


def test_another_folder_stays_beside_the_articles(cli, articles, desk, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "2024-03-06.txt").write_text("3月6日,云州市完成技术改造投资5.5亿元。\n", encoding="utf-8")
    (other / "march.txt").write_text("云州市1月工业用电量4.4亿千瓦时。\n", encoding="utf-8")
    outcome = cli("ingest", other)
    assert "[path-taken]" in outcome.err and "march.txt" in outcome.err
    assert "移除 0 份" in cli("ingest", articles).err
    assert "2024-03-06.txt" in cli("sources", "list").out
    (other / "2024-03-06.txt").unlink()
    cli("ingest", other)
    assert "2024-03-06.txt" not in cli("sources", "list").out


def test_facts_list_filters(cli, desk):
    head, *rows = (line.split("\t") for line in cli("facts", "list").out.splitlines())
    assert head[:4] == ["编号", "类别", "报道日期", "主体"]
    assert len(rows) > 4 and all(len(row) == len(head) for row in rows)
    only = cli("facts", "list", "--kind", "milestone").out.splitlines()[1:]
    assert only and all(line.split("\t")[1] == "进展" for line in only)
    month = cli("facts", "list", "--month", "2024-04").out.splitlines()[1:]
    assert month and all(line.endswith("april.txt") for line in month)
    assert all("云州市" in line for line in cli("facts", "list", "--subject", "云州市").out.splitlines()[1:])
    assert len(cli("facts", "list", "--limit", "2").out.splitlines()) == 3
    assert cli("facts", "list", "--text", "没有这样的字").out.splitlines()[1:] == []


def test_facts_show(cli, desk):
    name = cli("facts", "list", "--kind", "figure", "--text", "36.5").out.splitlines()[1].split("\t")[0]
    page = cli("facts", "show", name).out
    assert "36.5亿元" in page and "march.txt:3:" in page and "⟦" in page
    assert cli("facts", "show", name[:9]).out == page
    assert cli("facts", "show", "f-zzz").status == 1
    several = cli("facts", "show", "f-")
    assert several.status == 1 and "请多写几位" in several.err


def test_facts_export(cli, articles, desk):
    exported = cli("facts", "export").out
    assert exported == cli("extract", articles).out, "the fact base adds nothing and loses nothing"
    assert all(parse_fact(line) for line in exported.splitlines())
    rows = list(csv.DictReader(io.StringIO(cli("facts", "export", "--format", "csv").out.removeprefix("\ufeff"))))
    assert len(rows) == len(exported.splitlines())
    assert any(row["value"] == "36.5" and row["unit"] == "亿元" for row in rows)


def test_csv_holds_no_formula(cli, articles, desk):
    (articles / "=cmd.txt").write_text("云州市3月工业投资完成3.1亿元。\n", encoding="utf-8")
    cli("ingest", articles)
    rows = csv.DictReader(io.StringIO(cli("facts", "export", "--format", "csv").out.removeprefix("\ufeff")))
    assert not any(value.startswith(("=", "+", "@")) for row in rows for value in row.values())


def test_sources(cli, desk):
    page = cli("sources", "list").out
    assert "march.txt\t云州日报" in page and "2024-03-28" in page
    assert "云州市一季度工业平稳开局" in cli("sources", "show", "march.txt").out
    wrong = cli("sources", "show", "mrach.txt")
    assert wrong.status == 1 and "[no-such-document]" in wrong.err


def test_a_date_given_by_a_person_stays(cli, articles, desk):
    assert cli("sources", "date", "april.txt", "2023-04-16", "--who", "甲", "--why", "见报头").status == 0
    outcome = cli("ingest", articles)
    assert "新读 1 份文章" in outcome.err
    assert "2023-01-01/2023-03-31" in cli("facts", "list", "--text", "58.3").out, "一季度 is now that of 2023"
    assert "人工" in cli("sources", "show", "april.txt").out


@pytest.mark.parametrize("given", [("x", "2024-03-28"), ("1", "2", "2024-03-28"), ("March",)])
def test_a_wrong_date_is_wrong_usage(cli, desk, given):
    assert cli("sources", "date", "april.txt", *given).status == 2


def test_a_story_that_is_not_there(cli, desk):
    assert cli("sources", "date", "april.txt", "9", "2024-03-28").status == 1


def test_before_anything_is_read(cli, tmp_path):
    (tmp_path / "briefgen.toml").write_text("", encoding="utf-8")
    outcome = cli("facts", "list")
    assert outcome.status == 1
    assert "[no-fact-base]" in outcome.err
    assert not (tmp_path / ".briefgen").exists()
