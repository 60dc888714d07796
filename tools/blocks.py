"""What templates are made of: paragraphs with tags, sections that come and go, tables that grow, charts with their captions."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from native_charts import Chart, chart_part, frame
from official_layout import OFFICE, WORD, Page

Column = tuple[str, str, int, str]
"""Head, cell with its tags, width as a share of the text block's, and the cell's style."""

# Rows of one table; a longer list is set as several tables with the same head. So many can have notes of two lines each before LibreOffice leaves
# pages half empty (see `briefgen.render.language.lists`); most issues have fewer, and one table.
MOST_ROWS = 20
_CAPTION = '<w:r><w:t>图</w:t></w:r><w:fldSimple w:instr=" SEQ 图 \\* ARABIC "><w:r><w:t>{}</w:t></w:r></w:fldSimple>'


def document(blocks: Sequence[str], page: Page) -> str:
    """The main part of a template."""
    return f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships"><w:body>{"".join(blocks)}{page.section()}</w:body></w:document>'


def section(heading: str, condition: str, *content: Sequence[str]) -> list[str]:
    """A section that goes with its heading where its condition does not hold."""
    return when(condition, [text("Head1", heading), *(block for blocks in content for block in blocks)])


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
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_runs(content)}</w:p>'


def _runs(content: str) -> str:
    return "<w:r><w:tab/></w:r>".join(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in content.split("\t") if piece)


class Charts:
    """The charts of one template, numbered as they come."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[str, bytes]] = {}
        self._captions = 0

    def place(self, chart: Chart, title: str) -> list[str]:
        """The chart in a paragraph of its own, and its caption: 图, a number that Word counts, and the field with the title."""
        number = len(self._parts) + 1
        relation = f"rId_chart{number}"
        self._parts[relation] = chart_part(chart)
        figure = f'<w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr>{frame(chart, relation, number)}</w:p>'
        return [figure, self.caption(title)]

    def caption(self, title: str) -> str:
        """图, a number that Word counts, and the title."""
        self._captions += 1
        return f'<w:p><w:pPr><w:pStyle w:val="FigureTitle"/></w:pPr>{_CAPTION.format(self._captions)}{_runs("　" + title)}</w:p>'

    @property
    def parts(self) -> Mapping[str, tuple[str, bytes]]:
        """XML and workbook of each by its relationship id."""
        return self._parts


def table(name: str, columns: Sequence[Column], width: int) -> list[str]:
    """A table with a head that is repeated on each page and a row for each item; a long one in batches, each with the head (see `lists`)."""
    return each("批", f"{name}|分批({MOST_ROWS})", [whole_table("批", columns, width), text("TableGap", "")])


def whole_table(rows: str, columns: Sequence[Column], width: int) -> str:
    """One table with a row for each of `rows`."""
    widths = [round(width * column[2] / 100) for column in columns]
    widths[-1] += width - sum(widths)
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    span = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{len(columns)}"/></w:tcPr>'
    lines = [
        _row([(column[0], one, "TableHead") for column, one in zip(columns, widths, strict=True)], "<w:tblHeader/>"),
        f"<w:tr><w:tc>{span}{text('TagLine', f'{{%tr for 行 in {rows} %}}')}</w:tc></w:tr>",
        _row([(column[1], one, column[3]) for column, one in zip(columns, widths, strict=True)]),
        f"<w:tr><w:tc>{span}{text('TagLine', '{%tr endfor %}')}</w:tc></w:tr>",
    ]
    properties = (
        f'<w:tblPr><w:tblStyle w:val="BriefingTable"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _row(cells: Sequence[tuple[str, int, str]], extra: str = "") -> str:
    inner = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text(style, content)}</w:tc>' for content, width, style in cells)
    return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{inner}</w:tr>"


def imprint(lines: Sequence[str], width: int) -> str:
    """The lines at the foot of the last page, with rules between them."""
    rows = "".join(_row([(line, width, "Distribution")]) for line in lines)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="ImprintTable"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f'<w:tbl>{properties}<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>{text("TableGap", "")}'
