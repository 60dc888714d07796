"""`lexicon check|suggest|add`, and that a word which was added changes what is read in its workspace and nowhere else."""

import csv
import errno
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from briefgen.lexicon.add import CHINESE, FILES
from briefgen.lexicon.lexicon import HERE

BOM = b"\xef\xbb\xbf"


@pytest.fixture
def desk(cli, tmp_path) -> Path:
    """A workspace in the current folder."""
    (tmp_path / "briefgen.toml").write_text('region = "云州市"\narticles = "articles"\n', encoding="utf-8")
    return tmp_path


def table(desk: Path, name: str) -> list[list[str]]:
    content = (desk / "lexicon" / f"{name}.csv").read_bytes()
    assert content.startswith(BOM) and b"\r" not in content
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def write(desk: Path, name: str, text: str, encoding: str = "utf-8-sig") -> Path:
    path = desk / "lexicon" / f"{name}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def read(cli, sentence: str) -> list[dict[str, object]]:
    """The facts that `extract` takes out of an article with this sentence."""
    folder = Path("news")
    folder.mkdir(exist_ok=True)
    headline = "云州市工业经济平稳增长 制造业投资加快"
    (folder / "a.txt").write_text(f"{headline}\n\n云州市工业和信息化局6月20日发布数据。{sentence}\n", encoding="utf-8")
    outcome = cli("extract", folder)
    assert outcome.status == 0
    return [json.loads(line) for line in outcome.out.splitlines()]


def explained(cli, sentence: str) -> str:
    """What `explain` shows of the sentence."""
    outcome = cli("explain", sentence)
    assert outcome.status == 0, outcome.err
    return outcome.out


# check


def test_the_shipped_words_have_no_error(cli):
    outcome = cli("lexicon", "check")
    assert outcome.status == 0, outcome.out
    assert "错误 0" in outcome.err and "注意 0" in outcome.err


def test_check_tells_all_with_file_line_and_mend(cli, desk):
    write(desk, "enterprises", "name,aliases\n海风泵业,海风\n海风电机,海风|工业投资\n")
    write(desk, "stages", "word,stage\n点亮,亮了\n")
    outcome = cli("lexicon", "check", "lexicon")
    assert outcome.status == 1
    lines = outcome.out.splitlines()
    assert [line.split("：")[0] for line in lines] == [
        "错误 lexicon/enterprises.csv 第3行",
        "错误 lexicon/enterprises.csv 第3行",
        "错误 lexicon/stages.csv 第2行",
    ]
    assert "已是“海风泵业”的叫法（lexicon/enterprises.csv第2行）" in lines[0]
    assert "又是指标“工业投资”（data/indicators.csv第" in lines[1]
    assert "可以写：" in lines[2] and "投产（operating）" in lines[2]
    assert cli("lexicon", "check").status == 1, "the workspace's own tables are looked over with the shipped ones"


def test_check_in_english_and_as_json(cli, desk):
    write(desk, "enterprises", "name,aliases\n海风泵业,海\n")
    english = cli("lexicon", "check", "lexicon", "--lang", "en")
    assert english.out.startswith("error lexicon/enterprises.csv line 2: An alias of one character")
    outcome = cli("lexicon", "check", "lexicon", "--json")
    entries = json.loads(outcome.out)
    assert outcome.status == 1
    assert [(entry["file"], entry["line"], entry["severity"], entry["code"]) for entry in entries] == [
        ("lexicon/enterprises.csv", 2, "error", "lexicon-short-alias")
    ]
    assert set(entries[0]) == {"file", "line", "severity", "code", "what", "mend"}
    write(desk, "enterprises", "name\n海风泵业\n")
    assert json.loads(cli("lexicon", "check", "lexicon", "--json").out) == []


def test_notes_and_warnings_end_with_0(cli, desk):
    write(desk, "enterprises", "name,aliase\n海风泵业,\n丙丁集团,\n", "utf-8")
    outcome = cli("lexicon", "check", "lexicon")
    assert outcome.status == 0
    assert [line.rpartition("[")[2] for line in outcome.out.splitlines()] == [
        "lexicon-encoding]", "lexicon-unknown-column]", "lexicon-unsorted]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("units", "unit,canonical,dimension,example\n大坛,大坛,volume,大坛装黄酒20件\n", "lexicon-unit-unread"),
        ("units", "unit,canonical,dimension,example\n大坛,坛,volume,黄酒20大坛/日\n", "lexicon-unit-unread"),
        ("units", "unit,canonical,dimension,example\n大坛,大坛,volume,黄酒20大坛\n", None),
        ("indicators", "name,unit,dimension,category,kind\n黄酒产能,万千升,money,产能,stock\n", "lexicon-dimension"),
        ("indicators", "name,unit,dimension,category,kind\n黄酒产能,大坛,volume,产能,stock\n", "lexicon-unknown-unit"),
        ("indicators", "name,unit,dimension,category,kind\n黄酒产能,万千升,volume,产能,stock\n", None),
    ],
)
def test_what_only_shows_when_numbers_are_read(cli, desk, name, text, code):
    write(desk, name, text)
    entries = json.loads(cli("lexicon", "check", "lexicon", "--json").out)
    assert [(entry["code"], entry["line"]) for entry in entries] == ([(code, 2)] if code else [])


def test_fix_sorts_and_saves_the_workspaces_tables_only(cli, desk):
    path = write(desk, "enterprises", "名称,别名\r\n海风泵业,海风\r\n丙丁集团,\r\n", "gb18030")
    shipped = (HERE / "data" / "enterprises.csv").read_bytes()
    outcome = cli("lexicon", "check", "--fix")
    assert outcome.status == 0 and "lexicon/enterprises.csv 已排好" in outcome.err
    assert table(desk, "enterprises") == [["名称", "别名"], ["丙丁集团", ""], ["海风泵业", "海风"]]
    assert (HERE / "data" / "enterprises.csv").read_bytes() == shipped
    before = path.read_bytes()
    assert "没有要整理的表" in cli("lexicon", "check", "lexicon", "--fix").err
    assert path.read_bytes() == before


def test_fix_mends_no_shipped_table_unless_it_is_named(cli, tmp_path):
    assert cli("lexicon", "check", "--fix").status == 1, "no workspace here"
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "parks.csv").write_text("name\n云溪开发区\n北山开发区\n", encoding="utf-8")
    assert cli("lexicon", "check", pack, "--fix").status == 0
    assert (pack / "parks.csv").read_bytes() == BOM + "name\n云溪开发区\n北山开发区\n".encode()


@pytest.mark.parametrize("name", ["nowhere", "briefgen.toml"])
def test_a_folder_that_is_not_there(cli, desk, name):
    outcome = cli("lexicon", "check", name)
    assert outcome.status == 1 and "没有这个文件夹" in outcome.err


# add


def test_add_makes_the_table_with_its_header(cli, desk):
    outcome = cli("lexicon", "add", "indicator", "黄酒产能", "--alias", "黄酒年产能", "--alias", "老酒产能", "--unit", "万千升")
    assert outcome.status == 0
    assert outcome.out == "黄酒产能,黄酒年产能|老酒产能,万千升,volume,产能,stock,黄酒产能达到20万千升\n"
    assert "新建了 lexicon/indicators.csv，加在第 2 行" in outcome.err and "briefgen explain" in outcome.err
    assert table(desk, "indicators") == [
        ["name", "aliases", "unit", "dimension", "category", "kind", "example"],
        ["黄酒产能", "黄酒年产能|老酒产能", "万千升", "volume", "产能", "stock", "黄酒产能达到20万千升"],
    ]
    assert cli("lexicon", "check", "lexicon").out == ""


@pytest.mark.parametrize("kind", [*FILES, "指标", "企业", "专业镇", "阶段"])
def test_every_kind_can_be_added(cli, desk, kind):
    fields = {"stage": ["stage=投产"], "role": ["role=链主"], "topic": ["topic=产业"], "word": ["group=modality", "code=target"]}
    given = [argument for field in fields.get(CHINESE.get(kind, kind), []) for argument in ("--field", field)]
    name = "云溪县" if kind == "place" else "云溪嘉禾县" if kind == "region" else "云溪嘉禾"
    if kind in ("indicator", "指标"):
        given += ["--unit", "吨"]
    outcome = cli("lexicon", "add", kind, name, *given)
    assert outcome.status == 0, outcome.err
    assert name in (desk / "lexicon" / FILES[CHINESE.get(kind, kind)]).read_text("utf-8-sig")
    assert cli("lexicon", "check", "lexicon").status == 0
    again = cli("lexicon", "add", kind, name, *given)
    assert again.status == 1 and "已经在词库里" in again.err


def test_added_lines_stand_in_order_and_keep_what_is_there(cli, desk):
    write(desk, "enterprises", "名称,所在地,备注\n# 泵\n海风泵业,云州市,'=甲\n")
    assert cli("lexicon", "add", "enterprise", "丙丁集团", "--alias", "丙丁", "--field", "所在地=云州市").status == 0
    assert table(desk, "enterprises") == [
        ["名称", "所在地", "备注", "aliases"], ["丙丁集团", "云州市", "", "丙丁"], ["# 泵"], ["海风泵业", "云州市", "'=甲"],
    ]  # fmt: skip


def test_the_registered_name_is_a_spelling_too(cli, desk):
    assert cli("lexicon", "add", "企业", "云溪黄酒集团", "--alias", "云溪黄酒", "--field", "全称=云溪黄酒集团有限公司").status == 0
    assert table(desk, "enterprises")[1] == ["云溪黄酒集团", "云溪黄酒|云溪黄酒集团有限公司", "云溪黄酒集团有限公司", "", "", ""]


def test_a_table_that_excel_saved_in_gbk_is_kept_and_rewritten(cli, desk):
    write(desk, "enterprises", "name,aliases,legal\r\n海风泵业,海风,\"海风,泵业\"\r\n", "gb18030")
    outcome = cli("lexicon", "add", "enterprise", "丙丁集团")
    assert outcome.status == 0 and "GBK" in outcome.err
    assert table(desk, "enterprises")[1:] == [["丙丁集团", "", ""], ["海风泵业", "海风", "海风,泵业"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("enterprise", "华为"), "data/enterprises.csv 第"),
        (("enterprise", "海风"), "lexicon/enterprises.csv 第2行"),
        (("enterprise", "海风（集团）"), "lexicon/enterprises.csv 第2行"),
        (("enterprise", "丙丁集团", "--alias", "海风"), "是“海风泵业”的叫法"),
        (("indicator", "规上工业增加值", "--unit", "亿元"), "是“规模以上工业增加值”的叫法"),
        (("stage", "投产", "--field", "stage=投产"), "data/stages.csv 第"),
        (("enterprise", "工业投资"), "又是指标“工业投资”"),
        (("enterprise", "海"), "只有一个字"),
        (("indicator", "黄酒产能", "--unit", "万千升", "--field", "dimension=money"), "量纲"),
        (("stage", "点亮", "--field", "stage=亮了"), "可以写："),
    ],
)
def test_what_is_there_or_wrong_is_refused_and_nothing_is_written(cli, desk, arguments, said):
    path = write(desk, "enterprises", "name,aliases\n海风泵业,海风|海风(集团)\n", "gb18030")
    before = path.read_bytes()
    outcome = cli("lexicon", "add", *arguments)
    assert outcome.status == 1 and outcome.out == ""
    assert said in outcome.err and "没有添加" in outcome.err
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["enterprises.csv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("企", "海风泵业"), "可用的类别：指标"),
        (("stage", "点亮"), "还缺 阶段（stage）：谋划 签约"),
        (("enterprise", "海风泵业", "--field", "地方=云州"), "没有“地方”这一列"),
        (("enterprise", "海风泵业", "--field", "云州"), "应写成 列=内容"),
        (("enterprise", " "), "名称是空的"),
        (("enterprise", "海风泵业", "--unit", "吨"), "没有“unit”这一列"),
        (("region", "云溪"), "还缺 级别（level）：国家"),
    ],
)
def test_wrong_usage_of_add(cli, desk, arguments, said):
    outcome = cli("lexicon", "add", *arguments)
    assert outcome.status == 2 and said in outcome.err
    assert not (desk / "lexicon").exists()


def test_add_needs_a_workspace_and_a_readable_table(cli, tmp_path):
    assert "briefgen init" in cli("lexicon", "add", "enterprise", "海风泵业").err
    (tmp_path / "briefgen.toml").write_text("", encoding="utf-8")
    path = write(tmp_path, "enterprises", "企业名字\n海风泵业\n")
    outcome = cli("lexicon", "add", "enterprise", "丙丁集团")
    assert outcome.status == 1 and "没有添加" in outcome.err
    assert path.read_text("utf-8-sig") == "企业名字\n海风泵业\n"


def test_a_full_disk_leaves_the_table_as_it_was(cli, desk, monkeypatch):
    path = write(desk, "enterprises", "name\n海风泵业\n")
    before = path.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    outcome = cli("lexicon", "add", "enterprise", "丙丁集团")
    assert outcome.status == 1 and "磁盘满了" in outcome.err
    assert path.read_bytes() == before and [file.name for file in path.parent.iterdir()] == ["enterprises.csv"]


def test_other_mistakes_in_the_tables_are_mentioned(cli, desk):
    write(desk, "stages", "word,stage\n点亮,亮了\n")
    outcome = cli("lexicon", "add", "enterprise", "海风泵业")
    assert outcome.status == 0 and "另有 1 个错误" in outcome.err


# what it changes


def test_a_new_indicator_changes_what_is_read(cli, desk):
    sentence = "云州市老酒产出能力达到80万千升。"
    assert not [fact for fact in read(cli, sentence) if fact.get("indicator") == "黄酒产能"]
    assert cli("lexicon", "add", "indicator", "黄酒产能", "--alias", "老酒产出能力", "--unit", "万千升").status == 0
    figures = [fact for fact in read(cli, sentence) if fact["kind"] == "figure"]
    assert [(fact["indicator"], fact["value"], fact["unit"]) for fact in figures] == [("黄酒产能", "80", "万千升")]
    assert "老酒产出能力 → indicator 黄酒产能" in explained(cli, sentence)


def test_a_new_stage_word_changes_what_is_read(cli, desk):
    sentence = "云溪面板项目6月18日全线点亮。"
    assert not [fact for fact in read(cli, sentence) if fact["kind"] == "milestone"]
    assert cli("lexicon", "add", "阶段", "点亮", "--field", "阶段=投产").status == 0
    milestones = [fact for fact in read(cli, sentence) if fact["kind"] == "milestone"]
    assert [(fact["project"], fact["stage"]) for fact in milestones] == [("云溪面板项目", "operating")]


def test_a_new_town_changes_what_is_read(cli, desk):
    sentence = "目前,云溪酒乡集聚企业46户。"
    assert "town" not in explained(cli, sentence)
    assert cli("lexicon", "add", "专业镇", "云溪黄酒专业镇", "--alias", "云溪酒乡", "--field", "级别=省级").status == 0
    assert "云溪酒乡 → town 云溪黄酒专业镇" in explained(cli, sentence)
    figures = [fact for fact in read(cli, sentence) if fact["kind"] == "figure"]
    assert [(fact["subject"], fact["value"]) for fact in figures] == [("云溪黄酒专业镇", "46")]


def test_a_word_holds_in_its_workspace_only(cli, desk, tmp_path, monkeypatch):
    assert cli("lexicon", "add", "town", "云溪黄酒专业镇", "--alias", "云溪酒乡").status == 0
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "briefgen.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "town" not in explained(cli, "目前,云溪酒乡集聚企业46户。")


def test_a_new_word_makes_the_articles_be_read_again(cli, desk, articles):
    assert cli("ingest", "articles").status == 0
    assert "新读 0 份" in cli("ingest", "articles").err
    assert cli("lexicon", "add", "enterprise", "云州重型机械", "--alias", "云州重型机械有限公司").status == 0
    assert "新读 2 份" in cli("ingest", "articles").err


# suggest


@pytest.fixture
def base(cli, desk) -> Path:
    """A fact base whose articles speak of 老酒销售 and of an enterprise that no table has."""
    folder = desk / "articles"
    folder.mkdir()
    for month, amount in enumerate((12, 15, 19, 24), 1):
        text = f"""云州市工业经济平稳增长 黄酒制造业投资加快

云州市统计局{month}月20日发布数据:全市规模以上工业增加值同比增长7.{month}%。全市老酒线上交易额达到{amount}亿元。
云溪酒业有限公司实现产值{amount}亿元,同比增长8.{month}%。云溪酒业有限公司老窖扩建项目开工建设,总投资{amount}亿元。
"""
        (folder / f"2024-0{month}-20.txt").write_text(text, encoding="utf-8")
    assert cli("ingest", "articles").status == 0
    return desk


def suggested(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_suggestions_are_ready_lines_with_count_clause_and_source(cli, base):
    outcome = cli("lexicon", "suggest", "--kind", "indicator")
    assert outcome.status == 0
    lines = {line["name"]: line for line in suggested(outcome.out)}
    line = lines["老酒线上交易额"]
    assert (line["unit"], line["dimension"], line["table"], line["count"]) == ("亿元", "money", "indicators.csv", "4")
    assert line["clause"] == line["example"] == "全市老酒线上交易额达到12亿元"
    assert line["source"] == "2024-01-20.txt:3"
    assert not {"规模以上工业增加值", "产值", "总投资"} & set(lines), "what a table has is left out"
    assert "共" in outcome.err


def test_suggested_lines_pass_the_check_as_they_are(cli, base):
    out = base / "lexicon" / "indicators.csv"
    assert cli("lexicon", "suggest", "--kind", "indicator", "--min", "1", "--out", out).status == 0
    assert out.read_bytes().startswith(BOM)
    outcome = cli("lexicon", "check", "lexicon")
    assert outcome.status == 0, outcome.out
    assert "老酒线上交易额" not in cli("lexicon", "suggest", "--kind", "indicator").out, "now a table has it"


def test_subjects_and_projects_are_suggested_by_their_shape(cli, base):
    subjects = {line["name"]: line["table"] for line in suggested(cli("lexicon", "suggest", "--kind", "subject").out)}
    assert subjects["云溪酒业有限公司"] == "enterprises.csv"
    projects = suggested(cli("lexicon", "suggest", "--kind", "project").out)
    assert [line["table"] for line in projects if line["name"].endswith("老窖扩建项目")] == ["projects.csv"]
    everything = suggested(cli("lexicon", "suggest").out)
    counts = [int(line["count"]) for line in everything]
    assert counts == sorted(counts, reverse=True) and {"indicators.csv", "enterprises.csv", "projects.csv"} <= {line["table"] for line in everything}


def test_least_and_limit(cli, base):
    assert suggested(cli("lexicon", "suggest", "--min", "100").out) == []
    assert len(suggested(cli("lexicon", "suggest", "--min", "1", "--limit", "2").out)) == 2


def test_an_existing_file_is_not_overwritten(cli, base):
    (base / "wanted.csv").write_text("mine", encoding="utf-8")
    outcome = cli("lexicon", "suggest", "--out", "wanted.csv")
    assert outcome.status == 1 and "没有动它" in outcome.err
    assert (base / "wanted.csv").read_text(encoding="utf-8") == "mine"


def test_suggestions_do_not_hang_on_the_order_of_reading(cli, base):
    first = cli("lexicon", "suggest", "--min", "1").out
    shutil.rmtree(base / ".briefgen")
    for name in sorted((path.name for path in (base / "articles").iterdir()), reverse=True):
        assert cli("ingest", f"articles/{name}").status == 0
    assert cli("lexicon", "suggest", "--min", "1").out == first


def test_without_a_fact_base(cli, desk):
    outcome = cli("lexicon", "suggest")
    assert outcome.status == 1 and "还没有事实库" in outcome.err


def test_a_unit_that_was_added_is_read(cli, desk):
    (desk / "article.txt").write_text("去年，全市算力资源容量达到8600机架，同比增长12%。\n", encoding="utf-8")
    assert "8600机架" not in cli("extract", "article.txt", "--format", "text").out
    assert cli("lexicon", "add", "unit", "机架", "--field", "dimension=count", "--field", "example=新建8600机架").status == 0
    assert "容量 8600机架" in cli("extract", "article.txt", "--format", "text").out


def test_places_in_a_chain_are_kept_with_the_enterprises(cli, desk):
    write(desk, "enterprises", "名称,产业链,环节\n海风泵业,新能源产业链,上游\n")
    assert json.loads(cli("lexicon", "check", "lexicon", "--json").out) == []
    write(desk, "enterprises", "名称,产业链,环节\n海风泵业,新能源产业链,上边\n")
    [entry] = json.loads(cli("lexicon", "check", "lexicon", "--json").out)
    assert (entry["line"], entry["severity"]) == (2, "error") and "上游" in entry["what"] + entry["mend"]
