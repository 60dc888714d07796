"""The check of a folder of tables: every kind of mistake, told with file, line and severity; and what is no mistake."""

from pathlib import Path

import pytest

from briefgen.lexicon import load_lexicon
from briefgen.lexicon.check import check_lexicon
from briefgen.lexicon.lexicon import HERE
from briefgen.model.problem import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def tables(tmp_path: Path, **texts: str) -> Path:
    """A workspace's folder with one table for each name, in UTF-8 with byte-order mark."""
    folder = tmp_path / "lexicon"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.csv").write_bytes(text.encode("utf-8-sig"))
    return folder


def told(folder: Path) -> list[tuple[str, str, str, Severity]]:
    return [(problem.where.removeprefix("lexicon/"), problem.place, problem.code, problem.severity) for problem in check_lexicon(folder)]


def test_a_table_in_order_gives_nothing(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        enterprises="name,aliases,place\n海风泵业,海风|“海风”泵业,滨海市\n海风电机,,\n",
        indicators="名称,别名,单位,量纲,类别,性质,例句\n黄酒产能,黄酒年产能,万千升,volume,产能,存量,黄酒产能达到20万千升\n",
        stages="word,stage,modality,example\n点亮,投产,,产线点亮\n",
        slogans="word,group,code\n开门红,slogan,good\n",
    )
    assert told(folder) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("enterprises", "name,aliases\n海风泵业,海风\n海风电机,海风\n", ("第3行", "lexicon-duplicate-alias", ERROR)),
        ("enterprises", "name,aliases\n海风泵业,海风（集团）\n海风电机,海风(集团)\n", ("第3行", "lexicon-duplicate-alias", ERROR)),
        ("enterprises", "name\n海风泵业\n海风泵业\n", ("第3行", "lexicon-duplicate-name", ERROR)),
        ("enterprises", "name,aliases\n海风泵业,工业投资\n", ("第2行", "lexicon-two-meanings", ERROR)),
        ("enterprises", "name,aliases\n海风泵业,深圳\n", ("第2行", "lexicon-two-meanings", ERROR)),
        ("enterprises", "name,aliases\n海风泵业,投产\n", ("第2行", "lexicon-two-meanings", ERROR)),
        ("enterprises", "name,aliases\n海风泵业,公里\n", ("第2行", "lexicon-two-meanings", ERROR)),
        ("enterprises", "name,aliases\n海风泵业,华为\n", ("第2行", "lexicon-alias-taken", NOTE)),
        ("enterprises", "name,aliases\n海风泵业,海\n", ("第2行", "lexicon-short-alias", ERROR)),
        ("enterprises", "name,aliases\n,海风\n", ("第2行", "lexicon-empty-cell", ERROR)),
        ("enterprises", "aliases\n海风\n", ("第1行", "lexicon-missing-column", ERROR)),
        ("enterprises", "name,aliase\n海风泵业,海风\n", ("第1行", "lexicon-unknown-column", WARNING)),
        ("enterprises", "name,place,place\n海风泵业,,\n", ("第1行", "lexicon-column-twice", ERROR)),
        ("enterprises", "name,aliases\n海风泵业,海风,海风泵\n", ("第2行", "lexicon-too-many-cells", ERROR)),
        ("enterprises", "name,aliases\n海风泵业,海风，海风泵\n", ("第2行", "lexicon-alias-mark", WARNING)),
        ("enterprises", "name,aliases\n海风泵业,海风|海风泵|海风\n", ("第2行", "lexicon-alias-twice", NOTE)),
        ("enterprises", "name\n海风泵业\n海风电机\n", None),
        ("enterprises", "name\n海风电机\n丙丁集团\n", ("第3行", "lexicon-unsorted", NOTE)),
        ("enterprises", "name,aliases\n海风泵业,0351\n", ("第2行", "lexicon-excel-changes", NOTE)),
        ("enterprises", "name,aliases\n海风泵业,'0351\n", None),
        ("indicators", "name,unit,dimension,category,kind\n黄酒产能,万千升,volume,产能,多\n", ("第2行", "lexicon-bad-value", ERROR)),
        (
            "indicators",
            "name,unit,dimension,category,kind,example\n黄酒产能,万千升,volume,产能,stock,白酒产能达到20万千升\n",
            ("第2行", "lexicon-example", ERROR),
        ),
        (
            "indicators",
            "name,unit,dimension,category,kind,example\n上工业增加值,亿元,money,产出,flow,规模以上工业增加值达到20亿元\n",
            ("第2行", "lexicon-not-found", ERROR),
        ),
        ("stages", "word,stage\n点亮,亮了\n", ("第2行", "lexicon-bad-value", ERROR)),
        ("stages", "word,stage,example\n点亮,投产,产线封顶\n", ("第2行", "lexicon-example", ERROR)),
        ("stages", "word,stage,example\n建设完成,竣工,厂房建设完成\n", ("第2行", "lexicon-not-found", ERROR)),
        ("topics", "word,topic,weight\n黄酒,产业,很多\n", ("第2行", "lexicon-bad-value", ERROR)),
        ("words", "word,group,code\n力保,modality,一定\n", ("第2行", "lexicon-bad-value", ERROR)),
        ("places", "name,level,parent\n云溪县,乡,滨海市\n", ("第2行", "lexicon-bad-value", ERROR)),
    ],
)
def test_each_mistake_is_told_once(tmp_path: Path, name: str, text: str, expected: tuple[str, str, Severity] | None) -> None:
    assert told(tables(tmp_path, **{name: text})) == ([(f"{name}.csv", *expected)] if expected else [])


def test_all_mistakes_come_at_once_in_order_of_file_and_line(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        enterprises="name,aliases\n海风泵业,海\n丙丁集团,工业投资\n",
        stages="word,stage\n点亮,亮了\n亮灯,\n",
    )
    assert told(folder) == [
        ("enterprises.csv", "第2行", "lexicon-short-alias", ERROR),
        ("enterprises.csv", "第3行", "lexicon-two-meanings", ERROR),
        ("stages.csv", "第2行", "lexicon-bad-value", ERROR),
        ("stages.csv", "第3行", "lexicon-empty-cell", ERROR),
    ]


def test_two_kinds_within_a_folder_are_both_told(tmp_path: Path) -> None:
    folder = tables(tmp_path, enterprises="name\n云溪黄酒\n", parks="name\n云溪黄酒\n", chains="name,aliases\n黄酒产业链,黄酒\n", industries="name\n黄酒\n")
    assert [(where, code) for where, _, code, _ in told(folder)] == [
        ("enterprises.csv", "lexicon-two-meanings"),
        ("parks.csv", "lexicon-two-meanings"),
    ], "a chain and its industry may share a name"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("name\n海风泵业\n".encode(), "lexicon-encoding"),
        ("name\r\n海风泵业\r\n".encode("gb18030"), "lexicon-encoding"),
        (b"name\n\xff\xff\xff\x00\n", "lexicon-unreadable"),
        (b"", "lexicon-missing-column"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, code: str) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "enterprises.csv").write_bytes(content)
    assert code in [code for _, _, code, _ in told(folder)]


def test_a_row_with_an_unknown_code_is_left_out_and_harms_nothing(tmp_path: Path) -> None:
    folder = tables(tmp_path, stages="word,stage\n点亮,亮了\n亮灯,投产\n", topics="word,topic,weight\n黄酒,产业,很多\n")
    lexicon = load_lexicon(packs=(), overlay=folder)
    words = {word.word: word.code for word in lexicon.words("stage")}
    assert "点亮" not in words and words["亮灯"] == "operating"
    assert {problem.code for problem in lexicon.problems} == {"lexicon-bad-value"}


def test_a_struck_out_row_needs_nothing(tmp_path: Path) -> None:
    assert told(tables(tmp_path, enterprises="name,aliases,remove\n华为,,是\n", stages="word,stage,remove\n投产,,x\n")) == []


def test_an_empty_folder_is_in_order(tmp_path: Path) -> None:
    assert check_lexicon(tmp_path) == []


def test_the_national_data_and_a_pack_are_known_by_their_place() -> None:
    for folder in (HERE / "data", HERE / "packs" / "taiyuan"):
        assert [problem for problem in check_lexicon(folder) if problem.severity == ERROR] == []
