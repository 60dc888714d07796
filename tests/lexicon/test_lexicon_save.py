"""Tables that go through Excel and back: what is saved is read as it was meant, in any encoding, with any line ends."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.lexicon import load_lexicon
from briefgen.lexicon.excel import changed_by_excel, guard, unguard
from briefgen.lexicon.save import csv_bytes, fix_folder, fix_table, save, table_bytes
from briefgen.lexicon.table import raw_cells, read_cells, read_table, tables_in

ENTERPRISES = tables_in(["enterprises.csv"])[0]
HOSTILE = ["=1+1", "+86", "-5", "@甲", "0351", "1-2", "2024/3", "3E5", "123456789012345", "12:30", "1.10", "TRUE", "\t甲乙"]


def through_excel(content: bytes, encoding: str = "gb18030") -> bytes:
    """As a Chinese Excel saves a CSV file that it has opened: cells as they are shown, CRLF, and a formula as its result."""
    lines = [[_shown(cell) for cell in line] for line in raw_cells(content)]
    width = max(map(len, lines))
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([*line, *[""] * (width - len(line))] for line in lines)
    return text.getvalue().encode(encoding)


def _shown(cell: str) -> str:
    return "#NAME?" if changed_by_excel(cell) else cell


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_excel_would_change_is_guarded(cell: str) -> None:
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", ["华为", "5G基站", "3D打印", "“一高”", "12123", "T800", "50%", "'甲'", "", "2024年3月", "10亿元以上"])
def test_what_excel_leaves_alone_is_left_alone(cell: str) -> None:
    assert guard(cell) == cell == unguard(cell)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-8"])
def test_a_round_trip_through_excel(tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    lines = [["海风泵业", "海风|“海风”泵业", "甲,乙", '他说"好"'], *([f"海风{at}号", cell, cell, "两行\n文字"] for at, cell in enumerate(HOSTILE))]
    path = folder / "enterprises.csv"
    path.write_bytes(table_bytes(ENTERPRISES, ["name", "legal", "place", "note"], lines))
    before = read_table(ENTERPRISES, "", path.read_bytes())
    first = load_lexicon(packs=(), overlay=folder)
    path.write_bytes(through_excel(path.read_bytes(), encoding))
    assert [row.values for row in read_table(ENTERPRISES, "", path.read_bytes())[0]] == [row.values for row in before[0]]
    again = load_lexicon(packs=(), overlay=folder)
    assert again.problems == () and again.terms == first.terms
    assert fix_folder(folder) == ["enterprises.csv"]
    assert [row.values for row in read_table(ENTERPRISES, "", path.read_bytes())[0]] == [row.values for row in before[0]]
    assert fix_folder(folder) == []


def test_fixing_loses_no_line(tmp_path: Path) -> None:
    text = "名称,别名\r\n# 泵\r\n海风泵业,海风\r\n,,\r\n丙丁集团\r\n海风泵业,又一行\r\n,没有名称\r\n# 完\r\n"
    fixed = fix_table(ENTERPRISES, text.encode("gb18030"))
    assert fixed.startswith(b"\xef\xbb\xbf") and b"\r" not in fixed
    assert read_cells(fixed) == [
        ["名称", "别名"], ["", "没有名称"], ["丙丁集团"], ["# 泵"], ["海风泵业", "海风"], ["海风泵业", "又一行"], ["# 完"],
    ]  # fmt: skip


def test_words_are_sorted_by_group_first() -> None:
    table = tables_in(["slogans.csv"])[0]
    fixed = fix_table(table, "word,group\n甲,b\n乙,b\n丙,a\n".encode())
    assert [line[0] for line in read_cells(fixed)] == ["word", "丙", "乙", "甲"]


@pytest.mark.parametrize("content", [b"\xff\xff\xff\x00", b"aliases\nx\n", b""])
def test_what_cannot_be_read_is_not_touched(content: bytes) -> None:
    assert fix_table(ENTERPRISES, content) == content


def test_numbers_stay_numbers() -> None:
    units = tables_in(["units.csv"])[0]
    fixed = fix_table(units, "unit,canonical,factor\n吉,吉,1099511627776\n".encode())
    assert "1099511627776" in fixed.decode() and "'" not in fixed.decode()


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new" / "enterprises.csv"
    save(path, b"one")
    monkeypatch.setattr(Path, "replace", _full)
    with pytest.raises(OSError, match="full"):
        save(path, b"two")
    assert path.read_bytes() == b"one"
    assert [file.name for file in path.parent.iterdir()] == ["enterprises.csv"]


def _full(_path: Path, _target: Path) -> Path:
    raise OSError("full")


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=2)))
def test_any_cells_come_back(lines: list[list[str]]) -> None:
    expected = [[cell.strip() for cell in line] for line in lines]
    back = read_cells(csv_bytes(["name", "note"], expected))[1:]
    assert back == expected
