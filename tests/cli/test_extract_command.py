"""`briefgen extract` and `briefgen explain`."""

import json
import os
import subprocess
import sys

from briefgen.model.fact import parse_fact


def test_jsonl_is_the_exchange_format(cli, articles):
    outcome = cli("extract", "articles")
    assert outcome.status == 0
    facts = [parse_fact(line) for line in outcome.out.splitlines()]
    assert {fact.document for fact in facts} == {"march.txt", "april.txt"}
    for fact in facts:
        text = (articles / fact.document).read_text(encoding="utf-8")
        assert text[fact.start : fact.end] == fact.quote
    assert "2 份文件" in outcome.err


def test_ledger_lines(cli, articles):
    (articles / "march.txt").write_text("云州市工业投资完成36.5亿元。热线电话0351-1234567。\n", encoding="utf-8")
    lines = [json.loads(line) for line in cli("extract", "articles", "--ledger").out.splitlines()]
    ledger = [line for line in lines if line["kind"] == "ledger"]
    assert ledger
    for line in ledger:
        text = (articles / line["document"]).read_text(encoding="utf-8")
        assert text[line["start"] : line["end"]] == line["printed"]


def test_text_format_names_the_place(cli, articles):
    outcome = cli("extract", "articles/march.txt", "--format", "text", "--ledger")
    assert any(line.startswith("march.txt:3: 数字 ") and "36.5亿元" in line for line in outcome.out.splitlines())


def test_more_processes_give_the_same_bytes(cli, articles):
    one = cli("extract", "articles", "--ledger", "--jobs", "1")
    two = cli("extract", "articles", "--ledger", "--jobs", "2")
    assert (one.status, two.status) == (0, 0)
    assert one.out and one.out == two.out


def test_nothing_is_left_behind(cli, articles, tmp_path):
    cli("extract", "articles")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles"]


def test_results_are_utf_8_whatever_the_locale(articles, tmp_path):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "briefgen", "extract", "articles", "--lang", "zh"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True, timeout=60)
    assert "云州市" in done.stdout.decode("utf-8")


def test_a_reader_that_has_gone_is_no_error(articles, tmp_path):
    for number in range(200):
        (articles / f"2024-03-{number}.txt").write_text((articles / "march.txt").read_text(encoding="utf-8") + f"第{number}号\n", encoding="utf-8")
    command = f'"{sys.executable}" -m briefgen extract articles | head -1'
    done = subprocess.run(command, cwd=tmp_path, shell=True, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr and "Broken pipe" not in done.stderr


def test_explain_shows_what_is_seen(cli):
    outcome = cli("explain", "1—5月,合肥市工业投资同比增长8.5%。", "--date", "2024-06-20")
    assert outcome.status == 0
    page = outcome.out
    assert "1—5月 → 2024-01-01/2024-05-31" in page
    assert "8.5%" in page and "工业投资" in page
    assert "数字 合肥市 工业投资 增速 同比 8.5% 2024-01-01/2024-05-31" in page


def test_explain_gives_the_reason_for_a_number_left_out(cli):
    page = cli("explain", "请拨打0351-1234567咨询,全长约20。", "--lang", "en").out
    assert "numbers left out:" in page and "because:" in page


def test_explain_without_text(cli):
    assert cli("explain", "   ").status == 1


def test_explain_with_a_wrong_date(cli):
    outcome = cli("explain", "工业投资增长8.5%。", "--date", "六月")
    assert outcome.status == 2
    assert "--date" in outcome.err and "六月" in outcome.err
