"""Briefings made up for the tests of the Word writer: a place, enterprises and numbers that do not exist."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from lxml import etree

from briefgen.model.briefing import Briefing, Cell, Chain, Citation, Sentence, Source
from briefgen.model.period import Period
from briefgen.render.package import package_parts

DEFAULT_TEMPLATE = Path(__file__).parents[2] / "templates" / "monthly.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINK = "https://example.org/news?a=1&b=2"
LONG_QUOTE = (
    "1—5月，全市工业投资同比增长12.3%，占固定资产投资的31%，占比较上年同期提升2.1个百分点，"
    "增速连续三个月居全省前列，为近五年同期最好水平，各县区均实现正增长"
)


def citation(number: int, quote: str = "", **changes: Any) -> Citation:
    values = {
        "number": number,
        "fact": f"f-{number:012d}",
        "document": f"articles/{number:03d}.txt",
        "publisher": "云川日报",
        "title": f"云川工业第{number}篇",
        "date": "2031-05-06",
        "quote": quote or f"第{number}篇报道里说的那句话",
        "start": 0,
        "end": 10,
        "url": "",
    }
    return Citation(**(values | changes))


def sentence(*parts: str | tuple[str, tuple[Citation, ...]]) -> Sentence:
    return Sentence(tuple(Cell(part) if isinstance(part, str) else Cell(*part) for part in parts))


def row(source: tuple[Citation, ...] = (), **texts: str) -> dict[str, Cell]:
    return {name: Cell(text) for name, text in texts.items()} | {"source": Cell("", source)}


def briefing(**parts: Any) -> Briefing:
    values: dict[str, Any] = {
        "region": "云川市",
        "title": "云川市重点产业链简报",
        "office": "云川市工业和信息化局",
        "cadence": "month",
        "period": Period(date(2031, 5, 1), date(2031, 5, 31)),
        "period_label": "2031年5月",
        "issue_label": "2031年第5期",
        "date_label": "2031年5月31日",
    }
    return Briefing(**(values | parts))


def project(number: int, *sources: Citation) -> dict[str, Cell]:
    stages = ("开工", "在建", "设备安装", "试生产", "部分投产", "竣工")
    return row(
        sources or (citation(number),),
        project=f"远山第{number}精密部件产业园智能化改造项目",
        stage=stages[number % len(stages)],
        date=f"2031年{number % 12 + 1}月",
        scale=f"总投资{number + 3}.5亿元",
        change="新增" if number % 3 else "▲ 在建→部分投产",
    )


def full_briefing(projects: int = 4) -> Briefing:
    """Every section filled, some clauses cited more than once, one with a link."""
    first = citation(1, LONG_QUOTE)
    second = citation(2, url=LINK)
    third = citation(3, publisher="", title="谈《规划》与“一高两新”", date="2031-05")
    return briefing(
        highlights=(
            sentence(("1—5月，全市工业投资同比增长12.3%", (first,)), "，", ("占固定资产投资的31%", (first,)), "。"),
            sentence(("装备制造业完成投资45.6亿元，同比增长8%", (second, third)), "。"),
            sentence(("远山精密部件产业园项目5月开工，飞虹轴承二期项目部分投产", (third,)), "。"),
        ),
        comparison=(sentence("与上次有报道的2031年4月相比，本期重点项目新见2个（按本期项目表统计）。"),),
        indicators=(
            row((first,), indicator="工业投资", period="2031年1—5月", value="", growth="+12.3%", rank=""),
            row((first,), indicator="工业投资占固定资产投资比重", period="2031年1—5月", value="31%", growth="+2.1个百分点", rank=""),
            row((second,), indicator="装备制造业投资", period="2031年1—5月", value="45.6亿元", growth="+8.0%", rank="全省第二"),
        ),
        indicator_notes=(sentence(("在库省级产业链项目17个、市级产业链项目29个", (citation(4),)), "。"),),
        chain_overview=(sentence(("全市重点产业链实现产值678.9亿元，同比增长6.5%", (citation(5),)), "。"),),
        chains=(
            Chain("轴承与精密部件", "一高", (
                sentence(("链主企业为飞虹轴承", (citation(6),)), "。"),
                sentence(("5月末链上企业83户", (second,)), "，", ("力争年内达到100户以上", (citation(7),)), "。"),
            ), (project(1), project(2))),
            Chain("云母新材料", "", (sentence(("一季度产值34亿元，同比下降1.2%", (citation(8),)), "。"),)),
        ),
        chain_map=(
            row((citation(6),), chain="轴承与精密部件", group="一高", follows="", upstream="", midstream="", downstream="", leaders="飞虹轴承", cores="",
                members="", projects="飞虹轴承二期项目（部分投产）", towns=""),
        ),
        projects=tuple(project(number) for number in range(1, projects + 1)),
        project_notes=(sentence("共收录项目", (f"{projects}个", (citation(9),)), "。"),),
        towns=(sentence(("青石镇云母专业镇一季度营收5.6亿元", (citation(10),)), "。"),),
        investments=(sentence(("5月签约项目6个，总投资约70亿元", (citation(11),)), "。"),),
        targets=(
            {
                "subject": Cell("云川市"), "indicator": Cell("工业投资增速"), "target": Cell("10%以上", (citation(12),)), "deadline": Cell("2031年底"),
                "latest": Cell("12.3%", (first,)), "gap": Cell("已达到"),
            },
        ),
        policies=(sentence(("《云川市轴承产业三年行动计划》5月印发", (citation(13),)), "。"),),
        events=(sentence(("5月6日，云川轴承博览会开幕", (citation(14),)), "。"),),
        pending=(
            {"matter": Cell("飞虹轴承二期"), "basis": Cell("2030年8月：预计当年底投产", (citation(15),)), "note": Cell("其后未见投产报道")},
        ),
        sources=tuple(
            Source(number, f"articles/{number:03d}.txt", "云川日报", f"云川工业第{number}篇", "2031-05-06", LINK if number == 2 else "", 1)
            for number in range(1, 16)
        ),
    )  # fmt: skip


def template(path: Path, *paragraphs: str, table: Sequence[Sequence[str]] = (), header: str = "") -> Path:
    """A template as Word would save it: paragraphs, then a table where one is given."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(rows=len(table), cols=max(len(cells) for cells in table))
        for cells, line in zip(table, grid.rows, strict=True):
            for text, cell in zip(cells, line.cells, strict=False):
                cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))
    return path


def parts(path: Path) -> dict[str, bytes]:
    return package_parts(path.read_bytes())


def root(path: Path, name: str = "word/document.xml") -> etree._Element:
    """A part, parsed strictly."""
    return etree.fromstring(parts(path)[name])


def paragraphs(path: Path) -> list[str]:
    """The texts of all paragraphs, those in tables included, footnote marks as [n]."""
    return [seen(paragraph) for paragraph in root(path).iter(W + "p")]


def seen(paragraph: etree._Element) -> str:
    """What a reader sees: text, and for a footnote its id in brackets; field codes are not seen."""
    pieces = []
    for element in paragraph.iter():
        if element.tag == W + "t":
            pieces.append(element.text or "")
        elif element.tag == W + "footnoteReference":
            pieces.append(f"[{element.get(W + 'id')}]")
        elif element.tag in (W + "br", W + "tab") and element.getparent().tag == W + "r":
            pieces.append("\n" if element.tag == W + "br" else "\t")
    return "".join(pieces)


def notes(path: Path) -> dict[str, str]:
    """The notes' texts by id, separators left out."""
    if "word/footnotes.xml" not in parts(path):
        return {}
    found = root(path, "word/footnotes.xml").findall(W + "footnote")
    return {note.get(W + "id"): text_of(note).strip() for note in found if note.get(W + "type") is None}


def text_of(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(W + "t"))


def codes(problems: Iterable[Any]) -> list[str]:
    return [problem.code for problem in problems]
