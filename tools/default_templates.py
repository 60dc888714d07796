"""Writes the default templates, byte for byte the same each time: `python tools/default_templates.py [FOLDER]`, by default `templates/`.

What stands here is what the user finds when they open the template in Word: text, tags, and tables with tags; the look is in `official_layout`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from official_layout import OFFICE, TEXT_WIDTH, WORD, package, section_properties

from briefgen.render.package import write_package

Column = tuple[str, str, int, str]
"""Head, cell with its tags, width as a share of the text block's, and the cell's style."""

# Rows of one table; a longer list is set as several tables with the same head.
MOST_ROWS = 10

INDICATORS: tuple[Column, ...] = (
    ("指标", "{{ 行.指标 }}", 25, "TableText"),
    ("期间", '{{ 行.期间 or "—" }}', 23, "TableFigure"),
    ("数值", '{{ 行.数值 or "—" }}', 16, "TableFigure"),
    ("同比", '{{ 行.同比 or "—" }}', 15, "TableFigure"),
    ("位次", '{{ 行.位次 or "—" }}', 13, "TableFigure"),
    ("来源", "{{ 行.来源|出处 }}", 8, "TableFigure"),
)
PROJECTS: tuple[Column, ...] = (
    ("项目", "{{ 行.项目 }}", 28, "TableText"),
    ("阶段", '{{ 行.阶段 or "—" }}', 13, "TableFigure"),
    ("时间", '{{ 行.时间 or "—" }}', 17, "TableFigure"),
    ("规模", '{{ 行.规模 or "—" }}', 20, "TableFigure"),
    ("较上期", '{{ 行.较上期 or "—" }}', 14, "TableFigure"),
    ("来源", "{{ 行.来源|出处 }}", 8, "TableFigure"),
)
TARGETS: tuple[Column, ...] = (
    ("指标", "{{ 行.指标 }}", 20, "TableText"),
    ("主体", '{{ 行.主体 or "—" }}', 15, "TableText"),
    ("目标值", '{{ (行.目标值 or "—")|出处 }}', 18, "TableFigure"),
    ("期限", '{{ 行.期限 or "—" }}', 16, "TableFigure"),
    ("最新", '{{ (行.最新 or "—")|出处 }}', 17, "TableFigure"),
    ("差距", '{{ 行.差距 or "—" }}', 14, "TableFigure"),
)
PENDING: tuple[Column, ...] = (
    ("事项", "{{ 行.事项|出处 }}", 28, "TableText"),
    ("依据", "{{ 行.依据|出处 }}", 38, "TableText"),
    ("说明", "{{ 行.说明|出处 }}", 34, "TableText"),
)


def monthly() -> str:
    """The main part of the monthly briefing, section by section in the order of the printed page."""
    body = [
        *masthead(),
        *when("要点", [text("HeadPlain", "本期要点"), *each("条", "要点", [text("Highlight", "{{ 条|出处 }}")])]),
        *section("主要指标", "主要指标 or 指标说明", [*table("主要指标", INDICATORS), *sentences("指标说明")]),
        *section("产业链", "产业链 or 产业链概况", [*sentences("产业链概况"), *each("链", "产业链", chain())]),
        *section("重点项目", "重点项目 or 项目说明", [*table("重点项目", PROJECTS), *sentences("项目说明")]),
        *section("专业镇与园区", "专业镇与园区", sentences("专业镇与园区")),
        *section("招商引资", "招商引资", sentences("招商引资")),
        *section("目标进度", "目标进度", table("目标进度", TARGETS)),
        *section("政策与大事记", "政策 or 大事记", [*titled("政策", "政策 and 大事记"), *titled("大事记", "政策 and 大事记")]),
        *section("待核事项", "待核事项", table("待核事项", PENDING)),
        *when("来源目录", [text("HeadPlain", "来源目录"), *each("源", "来源目录", [text("SourceEntry", source())])]),
        *distribution(),
        section_properties(),
    ]
    return f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships"><w:body>{"".join(body)}</w:body></w:document>'


def masthead() -> list[str]:
    """Red head with the briefing's name, number, office and date over a red rule; below it what this issue is about."""
    return [
        text("Masthead", "{{ 标题 }}"),
        text("IssueNumber", "{{ 期号 }}"),
        text("IssueLine", "{{ 编发单位 }}\t{{ 日期 }}"),
        text("Title", "{{ 期间 }}{{ 地区 }}重点产业链运行情况"),
    ]


def chain() -> list[str]:
    """One industrial chain: its sentences in one paragraph, its projects in another."""
    stage = '{% if 行.阶段 and 行.阶段 != "—" %}（{{ 行.阶段 }}）{% endif %}'
    project = f"{{{{ 行.项目 }}}}{stage}{{{{ 行.来源|出处 }}}}{{% if not loop.last %}}、{{% endif %}}"
    return [
        text("Head2", "{{ 链.名称 }}{% if 链.分组 %}（{{ 链.分组 }}）{% endif %}"),
        *when("链.语句", [text("Body", "{% for 句 in 链.语句 %}{{ 句|出处 }}{% endfor %}")]),
        *when("链.项目", [text("Body", f"项目：{{% for 行 in 链.项目 %}}{project}{{% endfor %}}。")]),
    ]


def source() -> str:
    """One line of the list of sources."""
    optional = "".join(
        f"{{% if 源.{name} %}}{before}{{{{ 源.{name} }}}}{after}{{% endif %}}"
        for name, before, after in (("报刊", "", ""), ("标题", "《", "》"), ("日期", "，", ""), ("网址", "，", ""))
    )
    return "{{ 源.序号 }}. " + optional


def distribution() -> list[str]:
    """报、送、发; what stands here goes out where the settings name nobody."""
    lines = (("报", "市委、市政府领导。"), ("送", "市级有关部门。"), ("发", "各县（市、区）工业和信息化主管部门。"))
    return [
        text("Body", ""),
        *(text("Distribution", f"{name}：{{% if {name} %}}{{{{ {name} }}}}{{% else %}}{default}{{% endif %}}") for name, default in lines),
        text("Distribution", "{{ 编发单位 }}\t{{ 日期 }}印发"),
    ]


def section(heading: str, condition: str, content: Sequence[str]) -> list[str]:
    """A section that goes with its heading where its condition does not hold."""
    return when(condition, [text("Head1", heading), *content])


def titled(name: str, condition: str) -> list[str]:
    """A list of sentences under a second-level heading, which stands only where the condition holds."""
    return when(name, [*when(condition, [text("Head2", name)]), *sentences(name)])


def sentences(name: str) -> list[str]:
    """A paragraph for each sentence of the list."""
    return each("句", name, [text("Body", "{{ 句|出处 }}")])


def when(condition: str, content: Sequence[str]) -> list[str]:
    """Content that stands only where the condition holds."""
    return [text("TagLine", f"{{%p if {condition} %}}"), *content, text("TagLine", "{%p endif %}")]


def each(variable: str, name: str, content: Sequence[str]) -> list[str]:
    """Content for each item of a list."""
    return [text("TagLine", f"{{%p for {variable} in {name} %}}"), *content, text("TagLine", "{%p endfor %}")]


def text(style: str, content: str) -> str:
    """A paragraph; a tab in the content is a tab in Word."""
    runs = "<w:r><w:tab/></w:r>".join(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in content.split("\t") if piece)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def table(name: str, columns: Sequence[Column]) -> list[str]:
    """A table with a head that is repeated on each page and a row for each item; a long one in batches, each with the head (see `lists`)."""
    widths = [round(TEXT_WIDTH * column[2] / 100) for column in columns]
    widths[-1] += TEXT_WIDTH - sum(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    span = f'<w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:gridSpan w:val="{len(columns)}"/></w:tcPr>'
    rows = [
        _row([(column[0], width, "TableHead") for column, width in zip(columns, widths, strict=True)], "<w:tblHeader/>"),
        f'<w:tr><w:tc>{span}{text("TagLine", "{%tr for 行 in 批 %}")}</w:tc></w:tr>',
        _row([(column[1], width, column[3]) for column, width in zip(columns, widths, strict=True)]),
        f'<w:tr><w:tc>{span}{text("TagLine", "{%tr endfor %}")}</w:tc></w:tr>',
    ]
    properties = (
        f'<w:tblPr><w:tblStyle w:val="BriefingTable"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )
    batch = [f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>", text("TableGap", "")]
    return each("批", f"{name}|分批({MOST_ROWS})", batch)


def _row(cells: Sequence[tuple[str, int, str]], extra: str = "") -> str:
    inner = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text(style, content)}</w:tc>' for content, width, style in cells)
    return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{inner}</w:tr>"


def write_templates(folder: Path) -> None:
    """Writes every default template into the folder."""
    write_package(package(monthly(), {"title": "{{ 标题 }}", "subject": "{{ 期间 }}"}), folder / "monthly.docx")


if __name__ == "__main__":
    write_templates(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "templates")
