"""Loading: layers, encodings, bad rows, packs, digest, pickling."""

import pickle
from pathlib import Path

import pytest

from briefgen.lexicon import LexiconError, lexicon_digest, load_lexicon, shipped_packs
from briefgen.lexicon.lexicon import HERE


def write(folder: Path, name: str, text: str, encoding: str = "utf-8-sig") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode(encoding))
    return folder


def overlay(tmp_path: Path, name: str, text: str, encoding: str = "utf-8-sig") -> Path:
    return write(tmp_path / "lexicon", name, text, encoding)


def test_everything_shipped_loads_without_a_problem() -> None:
    lexicon = load_lexicon()
    assert lexicon.problems == ()
    assert lexicon.packs == shipped_packs()
    assert len(lexicon.indicators) >= 200
    assert lexicon.indicators["规模以上工业增加值"].kind == "flow"
    assert lexicon.units["亿元"].dimension == "money"


def test_without_packs_only_the_nation_is_known() -> None:
    lexicon = load_lexicon(packs=())
    assert lexicon.homes == ()
    assert lexicon.by_kind("chain") == ()
    assert lexicon.lookup("深圳", "region") is not None


def test_the_home_of_a_pack_is_told() -> None:
    assert [home.name for home in load_lexicon(packs=["taiyuan"]).homes] == ["太原市"]


def test_an_unknown_pack_names_those_that_exist() -> None:
    with pytest.raises(LexiconError, match=r"atlantis.*taiyuan"):
        load_lexicon(packs=["atlantis"])


def test_a_missing_overlay_folder_is_no_matter(tmp_path: Path) -> None:
    assert load_lexicon(packs=(), overlay=tmp_path / "nowhere").digest == load_lexicon(packs=()).digest


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "enterprises.csv", "name,aliases,remove\n海风泵业,海风\n华为,华为集团,\n联想集团,,是\n")
    lexicon = load_lexicon(packs=(), overlay=folder)
    assert lexicon.problems == ()
    assert [term.name for term in (lexicon.lookup(alias, "enterprise") for alias in ("海风", "华为集团")) if term] == ["海风泵业", "华为"]
    assert lexicon.lookup("华为公司", "enterprise") is None
    assert lexicon.lookup("联想公司", "enterprise") is None


def test_an_alias_belongs_to_the_later_layer(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "regions.csv", "name,level,parent,aliases\n南山区,district,深圳市,深圳\n")
    lexicon = load_lexicon(packs=(), overlay=folder)
    term = lexicon.lookup("深圳", "region")
    assert term is not None and term.name == "南山区"
    assert lexicon.lookup("深圳市", "region") is not None
    assert lexicon.problems == ()


def test_a_table_under_a_new_name_gives_words_of_its_groups(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "slogans.csv", "word,group,code\n开门红,slogan,good\n")
    assert [word.code for word in load_lexicon(packs=(), overlay=folder).words("slogan")] == ["good"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tables_are_read_as_excel_saves_them(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(["名称,别名,所在地,", "海风泵业,海风|“海风”泵业,滨海市,", ",,,", "# 备注", ""])
    lexicon = load_lexicon(packs=(), overlay=overlay(tmp_path, "enterprises.csv", text, encoding))
    term = lexicon.lookup("海风", "enterprise")
    assert term is not None and term.data["place"] == "滨海市"
    assert lexicon.problems == ()


@pytest.mark.parametrize(
    ("name", "text", "code", "place"),
    [
        ("enterprises.csv", "aliases\n海风\n", "lexicon-missing-column", "第1行"),
        ("enterprises.csv", "", "lexicon-missing-column", "第1行"),
        ("enterprises.csv", "name,aliases\n海风泵业,海\n", "lexicon-short-alias", "第2行"),
        ("enterprises.csv", "name,aliases\n,海风\n", "lexicon-empty-cell", "第2行"),
        ("enterprises.csv", "name\n海风泵业\n海风泵业\n", "lexicon-duplicate-name", "第3行"),
        ("enterprises.csv", "name,aliases\n海风泵业,海风\n海风电机,海风\n", "lexicon-duplicate-alias", "第3行"),
        ("stages.csv", "word,stage\n开张,\n", "lexicon-empty-cell", "第2行"),
    ],
)
def test_a_bad_row_is_told_with_its_place_and_the_rest_stands(tmp_path: Path, name: str, text: str, code: str, place: str) -> None:
    lexicon = load_lexicon(packs=(), overlay=overlay(tmp_path, name, text))
    assert [(problem.where, problem.place, problem.code) for problem in lexicon.problems] == [(f"lexicon/{name}", place, code)]
    assert lexicon.lookup("华为", "enterprise") is not None


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "enterprises.csv").write_bytes(b"name\n\xff\xff\xff\x00\n")
    assert [problem.code for problem in load_lexicon(packs=(), overlay=folder).problems] == ["lexicon-unreadable"]


def test_a_table_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "lexicon" / "enterprises.csv").mkdir(parents=True)
    with pytest.raises(LexiconError, match=r"enterprises\.csv"):
        load_lexicon(packs=(), overlay=tmp_path / "lexicon")


def test_the_digest_is_stable_and_follows_every_byte(tmp_path: Path) -> None:
    plain = load_lexicon(packs=())
    assert load_lexicon(packs=()).digest == plain.digest
    assert load_lexicon().digest != plain.digest
    folder = overlay(tmp_path, "enterprises.csv", "name\n海风泵业\n")
    first = load_lexicon(packs=(), overlay=folder).digest
    overlay(tmp_path, "enterprises.csv", "name\n海风电机\n")
    assert len({plain.digest, first, load_lexicon(packs=(), overlay=folder).digest}) == 3


def test_the_digest_comes_without_loading(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "enterprises.csv", "name\n海风泵业\n")
    assert lexicon_digest(overlay=folder) == load_lexicon(overlay=folder).digest
    assert lexicon_digest(packs=()) == load_lexicon(packs=()).digest


def test_packs_count_once_in_any_order() -> None:
    assert load_lexicon(packs=["taiyuan", "taiyuan"]).digest == load_lexicon(packs=["taiyuan"]).digest


def test_a_lexicon_goes_to_another_process() -> None:
    lexicon = load_lexicon()
    text = "太钢集团在综改示范区投资40亿元"
    before = lexicon.find(text)
    copy = pickle.loads(pickle.dumps(lexicon))
    assert copy.digest == lexicon.digest
    assert copy.find(text) == before


def test_the_shipped_folders_hold_nothing_but_tables() -> None:
    strange = [path.name for path in HERE.glob("data/*") if path.suffix != ".csv"]
    assert strange == []
