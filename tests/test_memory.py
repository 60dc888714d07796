"""One memory over time: an issue is the same whenever it is built, in whatever order, with or without the articles that came after it."""

import csv
import shutil
from itertools import chain
from pathlib import Path

import pytest
from docx import Document

from briefgen.cli.app import run

ROOT = Path(__file__).parents[1]
SOURCES = {"seeds": ROOT / "seeds", "real": ROOT.parent / "shared" / "seeds"}
MONTHS = ("2022-07", "2022-08", "2024-03", "2024-05", "2024-12")
LONGER = (("--quarter", "2024Q1", "2024-Q1"), ("--year", "2024", "2024"))


def workspace(home: Path, articles: Path) -> Path:
    home.mkdir()
    lines = ['region = "太原市"', 'packs = ["taiyuan"]', 'office = "某某局"', f'articles = "{articles.as_posix()}"']
    (home / "briefgen.toml").write_text("\n".join(lines), encoding="utf-8")
    return home


def build(home: Path, *asked: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        assert run(["build", *asked]) == 0


def built(home: Path, folder: str) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((home / "output" / folder).iterdir())}


def build_all(home: Path, months: tuple[str, ...]) -> dict[str, dict[str, bytes]]:
    for month in months:
        build(home, "--month", month)
    for option, value, _ in LONGER:
        build(home, option, value)
    return {folder: built(home, folder) for folder in (*MONTHS, *(folder for _, _, folder in LONGER))}


def forget(home: Path) -> None:
    shutil.rmtree(home / ".briefgen")
    shutil.rmtree(home / "output")


@pytest.fixture(params=SOURCES)
def articles(request: pytest.FixtureRequest) -> Path:
    if not SOURCES[request.param].is_dir():
        pytest.skip("the real pages are not at hand")
    return SOURCES[request.param]


def test_the_order_of_building_and_a_lost_fact_base_change_nothing(articles: Path, tmp_path: Path):
    home = workspace(tmp_path / "甲", articles)
    first = build_all(home, MONTHS)
    forget(home)
    assert build_all(home, ("2024-05", "2022-08", "2024-12", "2022-07", "2024-03")) == first


def only_of(articles: Path, years: tuple[str, ...], target: Path) -> Path:
    """A copy of the articles that the manifest dates into these years."""
    target.mkdir()
    with (articles / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = [row for row in rows if row["date"].startswith(years)]
    assert 0 < len(kept) < len(rows)
    for row in kept:
        (target / row["file"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(articles / row["file"], target / row["file"])
    with (target / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(kept)
    return target


def test_an_issue_knows_what_was_known_at_its_end(articles: Path, tmp_path: Path):
    whole = workspace(tmp_path / "甲", articles)
    early = workspace(tmp_path / "乙", only_of(articles, ("2022",), tmp_path / "早"))
    for home in (whole, early):
        build(home, "--month", "2022-08")
    assert built(whole, "2022-08") == built(early, "2022-08")


def test_the_other_view_knows_what_came_after(articles: Path, tmp_path: Path):
    home = workspace(tmp_path / "甲", articles)
    build(home, "--month", "2022-08")
    build(home, "--month", "2022-08", "--as-known-now")
    then, now = (paragraphs(home / "output" / folder / "briefing.docx") for folder in ("2022-08", "2022-08-known-now"))
    assert "2022年第8期" in then
    assert "2022年第8期（按截至2024年底的报道补记）" in now


def paragraphs(file: Path) -> list[str]:
    document = Document(str(file))
    cells = chain.from_iterable(row.cells for table in document.tables for row in table.rows)
    return [*(paragraph.text for paragraph in document.paragraphs), *(cell.text for cell in cells)]


@pytest.fixture(scope="module")
def real_issues(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of the five issues and of a year, made from the real pages."""
    if not SOURCES["real"].is_dir():
        pytest.skip("the real pages are not at hand")
    home = workspace(tmp_path_factory.mktemp("real") / "甲", SOURCES["real"])
    for month in MONTHS:
        build(home, "--month", month)
    build(home, "--year", "2024")
    return {folder: "\n".join(paragraphs(home / "output" / folder / "briefing.docx")) for folder in (*MONTHS, "2024")}


def test_the_lists_of_chains_are_one_set_of_nine(real_issues: dict[str, str]):
    line = next(line for line in real_issues["2024-03"].splitlines() if line.startswith("“一高”为"))
    assert line.count("、") + line.count("；") + 1 == 9
    assert "重点产业链自2023年起为“一高两先三特三新”9条，此前（2022年起）为“六大千亿级”6条" in real_issues["2024-03"]


@pytest.mark.parametrize("month", ["2024-05", "2024-12", "2024"])
def test_what_was_promised_for_2022_and_never_confirmed(real_issues: dict[str, str], month: str):
    assert real_issues[month].count("时间已过，其后未见建成或投产报道，请核实进展") == 4
    assert "4个项目此前公布的建成或投产时间已过" in real_issues[month]


def test_two_counts_of_one_list_are_shown_both(real_issues: dict[str, str]):
    for counts in (("15户", "22户"), ("278户", "225户")):
        assert any(all(count in line for count in counts) for line in real_issues["2024-05"].splitlines())


def test_a_year_tells_each_goal_once(real_issues: dict[str, str]):
    lines = real_issues["2024"].splitlines()
    assert lines.count("省级专业镇") == 1
    assert any("期内：在建（2024年3月）→部分投产（2024年12月）" in line for line in lines)
