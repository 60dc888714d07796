"""A workbook with everything in it, filled with 0, 1, 10 and 1,000 rows: LibreOffice works out the same totals, and nothing of the template is lost."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import recalculation
import rich_workbook as samples
from lxml import etree

from briefgen.render.excel.template import fill_xlsx_template
from briefgen.render.package import package_parts

COUNTS = (0, 1, 10, 1_000)
# What a filled part may have fewer of: rows of tags, texts that stood in cells, points that a chart had kept of them.
_CELLS = {"row", "c", "f", "v", "is", "t", "pt", "ptCount"}
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported.*:UserWarning")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The template, and a function from a number of rows to the filled workbook, each made once."""
    folder = tmp_path_factory.mktemp("rich")
    template = samples.rich_template(folder / "template.xlsx")

    @cache
    def fill(count: int) -> Path:
        target = folder / f"filled-{count}.xlsx"
        problems = fill_xlsx_template(samples.briefing(count), template, target)
        assert [problem.code for problem in problems] == ["formula-not-computed"]
        return target

    return template, fill


def sheet_xml(path: Path, name: str) -> etree._Element:
    parts = package_parts(path.read_bytes())
    return etree.fromstring(parts[samples._sheet_part(parts, name)])


def texts(root: etree._Element, name: str) -> list[str]:
    return [element.text or "" for element in root.iter() if isinstance(element.tag, str) and etree.QName(element).localname == name]


@pytest.mark.skipif(recalculation.OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("count", COUNTS)
def test_libreoffice_works_out_what_is_stored(made, tmp_path, count):
    stored, calculated = recalculation.values(made[1](count)), recalculation.recalculated(made[1](count), tmp_path)
    assert list(stored) == list(calculated)
    for sheet in set(stored) - {"透视"}:
        for address, value in calculated[sheet].items():
            if (sheet, address) != ("汇总", "B8"):  # VLOOKUP is left to the program that opens the file
                known = stored[sheet].get(address)
                assert known == (pytest.approx(value, rel=1e-12) if isinstance(value, int | float) and not isinstance(value, bool) else value), (sheet, address)
        assert set(stored[sheet]) <= set(calculated[sheet])
    total = sum(number + 0.5 for number in range(1, count + 1))
    assert calculated["项目"][f"D{6 + max(count, 1) - 1}"] == total and calculated["汇总"]["B6"] == 2 * total and calculated["汇总"]["B8"] == total
    assert [calculated["透视"][cell] for cell in ("B4", "B5", "B6")] == [3, 5, 8]


@pytest.mark.skipif(recalculation.OFFICE is None, reason="LibreOffice is not installed")
def test_a_template_that_libreoffice_has_saved(made, tmp_path):
    template, target = recalculation.saved(made[0], tmp_path), tmp_path / "out.xlsx"
    assert [problem.code for problem in fill_xlsx_template(samples.briefing(10), template, target)] == ["formula-not-computed"]
    stored, calculated = recalculation.values(target), recalculation.recalculated(target, tmp_path)
    wrong = {
        (sheet, address): (stored[sheet].get(address), value)
        for sheet, cells in calculated.items() for address, value in cells.items()
        if (sheet, address) != ("汇总", "B8") and stored[sheet].get(address) != (pytest.approx(value) if isinstance(value, float) else value)
    }  # fmt: skip
    assert wrong == {} and calculated["汇总"]["B6"] == 120


@pytest.mark.parametrize("count", COUNTS)
def test_part_by_part_nothing_is_lost(made, count):
    before, after = package_parts(made[0].read_bytes()), package_parts(made[1](count).read_bytes())
    assert set(after) - set(before) == {"xl/sharedStrings.xml"} and set(before) <= set(after)
    untouched = [name for name in before if "pivot" in name or "theme" in name or "media" in name or "sheet6" in name or "sheet5" in name or name == "_rels/.rels"]
    assert len(untouched) >= 9
    assert [name for name in untouched if before[name] != after[name]] == []
    for name in before:
        if name.endswith((".xml", ".rels", ".vml")):
            lost = Counter(_elements(before[name])) - Counter(_elements(after[name]))
            assert not {key: number for key, number in lost.items() if key[0] not in _CELLS}, name


def _elements(part: bytes) -> list[tuple[str, ...]]:
    """Every element with those of its attributes that do not name cells, counts or numbers of records."""
    moving = {"ref", "sqref", "r", "count", "manualBreakCount", "topLeftCell", "activeCell", "id", "s", "t", "uniqueCount", "location", "ht", "fullCalcOnLoad"}
    found = []
    for element in etree.fromstring(part).iter():
        if isinstance(element.tag, str):
            kept = sorted(f"{name}={value}" for name, value in element.attrib.items() if etree.QName(name).localname not in moving)
            found.append((etree.QName(element).localname, *kept))
    return found


@pytest.mark.parametrize("count", (1, 10))
def test_what_refers_to_rows_follows_them(made, count):
    last, down = 4 + count, count - 1
    root = sheet_xml(made[1](count), "项目")
    merges = sorted(one.get("ref") for one in root.iter(f"{{{samples.MAIN}}}mergeCell"))
    assert merges == sorted(["A1:G1", "B3:C3", "A3:A4", "F3:F4", f"A{last + 2}:G{last + 2}", "D3:E3"])
    ranges = [one.get("sqref") for one in root.iter(f"{{{samples.MAIN}}}conditionalFormatting")]
    assert ranges[1:] == ["A5:G5"] if count == 1 else ranges[1:] == [f"A5:G{last}"]
    assert ranges[0].removesuffix(":D5") == ("D5" if count == 1 else f"D5:D{last}")
    assert f"$D5>=AVERAGE($D$5:$D${last})" in texts(root, "formula")
    assert root.find(f".//{{{samples.MAIN}}}autoFilter").get("ref") == f"A4:G{last}"
    assert [one.get("id") for one in root.iter(f"{{{samples.MAIN}}}brk")] == [str(last + 1)]
    assert root.find(f".//{{{samples.MAIN}}}hyperlink").get("location") == f"项目!A{6 + down}"
    assert root.find(f".//{{{samples.MAIN}}}pane").get("topLeftCell") == "B5"
    assert texts(root, "oddHeader") == ["&L2031年5月"] and texts(root, "oddFooter") == ["&C第 &P 页"]
    sparklines = [(one.findtext(f"{{{samples.XM}}}f"), one.findtext(f"{{{samples.XM}}}sqref")) for one in root.iter(f"{{{samples.X14}}}sparkline")]
    assert sparklines == [*((f"项目!D{row}:E{row}", f"H{row}") for row in range(5, last + 1)), (f"项目!D5:D{last}", f"H{last + 1}")]
    assert "$D5>汇总!$B$4" in texts(root, "f") and texts(root, "f").count("数据!$A$2:$A$3") == 1
    names = {one.get("name"): one.text for one in _workbook(made[1](count)).iter(f"{{{samples.MAIN}}}definedName")}
    assert names["规模列"] == f"项目!$D$5:$D${last}" and names["项目首格"] == f"项目!$A${7 + down}"
    assert names["_xlnm.Print_Area"].replace("'", "") == f"项目!$A$1:$G${last + 2}" and names["_xlnm.Print_Titles"].replace("'", "") == "项目!$3:$4"


def _workbook(path: Path) -> etree._Element:
    return etree.fromstring(package_parts(path.read_bytes())["xl/workbook.xml"])


def test_charts_draw_all_rows_and_keep_their_figures(made):
    parts = package_parts(made[1](10).read_bytes())
    bars = etree.fromstring(parts["xl/charts/chart1.xml"])
    lines = etree.fromstring(parts["xl/charts/chart2.xml"])
    assert texts(bars, "f") == ["项目!D4", "项目!$A$5:$A$14", "项目!$D$5:$D$14"]
    values = [one for one in lines.iter() if etree.QName(one).localname == "val" and len(one)]
    assert [point.text for point in values[0].iter() if etree.QName(point).localname == "v"] == [str(number + 0.5) for number in range(1, 11)]
    assert {one.get("val") for one in lines.iter() if etree.QName(one).localname == "ptCount"} == {"10"}
    assert "2031年5月走势" in texts(lines, "t")


def test_drawings_comments_and_tables(made):
    parts = package_parts(made[1](10).read_bytes())
    drawing = etree.fromstring(parts["xl/drawings/drawing1.xml"])
    rows = [int(one.findtext(f"{{{samples.XDR}}}row")) for one in drawing.iter(f"{{{samples.XDR}}}from")]
    assert rows == [2, 18, 18]  # the chart begins above the growing rows; text box and picture stand below them
    assert texts(drawing, "t") == ["截至2031年5月", "，共", "10项"]
    loop = etree.fromstring(parts["xl/drawings/drawing9.xml"])
    assert [int(one.findtext(f"{{{samples.XDR}}}row")) for one in loop.iter(f"{{{samples.XDR}}}from")] == [1, 9, 12]
    assert len({one.get("id") for one in loop.iter(f"{{{samples.XDR}}}cNvPr")}) == 3
    comments = etree.fromstring(parts["xl/comments/comment1.xml"])
    found = [(one.get("ref"), "".join(texts(one, "t"))) for one in comments.iter(f"{{{samples.MAIN}}}comment")]
    assert found[0] == ("A5", "来源：") and len(found) == 11 and found[-1] == ("A16", "统计口径见说明")
    boxes = parts["xl/drawings/commentsDrawing1.vml"]
    assert [int(row) for row in re.findall(rb"Row>(\d+)<", boxes)] == [*range(4, 14), 15] and len(set(re.findall(rb'shape [^>]*\sid="([^"]+)"', boxes))) == 11
    table = etree.fromstring(parts["xl/tables/table1.xml"])
    assert table.get("ref") == "A1:C12" and table.find(f"{{{samples.MAIN}}}autoFilter").get("ref") == "A1:C11"


@pytest.mark.parametrize("count", (0, 10))
def test_the_same_bytes_each_time_and_openpyxl_opens_them(made, tmp_path, count):
    again = tmp_path / "again.xlsx"
    fill_xlsx_template(samples.briefing(count), made[0], again)
    assert again.read_bytes() == made[1](count).read_bytes()
    book = openpyxl.load_workbook(again)
    assert book.sheetnames == ["项目", "产业链", "清单", "汇总", "透视", "数据"]
    assert book.properties.creator == "云川市工信局" and book.properties.created.isoformat() == "2031-05-31T00:00:00"


def test_no_tag_is_left_anywhere(made):
    for name, data in package_parts(made[1](10).read_bytes()).items():
        assert b"{{" not in data and b"{%" not in data, name


def test_a_pivot_table_in_the_way_is_told(tmp_path):
    def move(parts: dict[str, bytes]) -> None:
        """The pivot table stands on the sheet with the growing rows, below them."""
        relations = samples._relations(samples._sheet_part(parts, "透视"))
        entry = re.search(rb"<Relationship [^>]*pivotTable[^>]*/>", parts.pop(relations))
        assert entry is not None
        target = samples._relations(samples._sheet_part(parts, "产业链"))
        parts[target] = parts[target].replace(b"</Relationships>", entry[0].replace(b'"rId1"', b'"rId77"') + b"</Relationships>")

    template = samples.changed(samples.rich_template(tmp_path / "t.xlsx"), tmp_path / "moved.xlsx", move)
    problems = fill_xlsx_template(samples.briefing(3), template, tmp_path / "out.xlsx")
    assert "template-pivot-moved" in [problem.code for problem in problems]


@pytest.mark.parametrize("count", (0, 10))
def test_the_schemas_find_no_fault_that_the_template_has_not(made, count):
    audit = pytest.importorskip("openxml_audit", reason="the package with the schemas is not installed")

    def faults(path: Path) -> set[tuple[str, str, str]]:
        found = audit.OpenXmlValidator(max_errors=0).validate(path).errors
        return {(fault.part_uri, re.sub(r"\[\d+\]", "", str(fault.path)), fault.description) for fault in found}

    assert faults(made[1](count)) <= faults(made[0])
