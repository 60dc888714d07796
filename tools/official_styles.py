"""The styles of a briefing, with Chinese names, and its numbering: everything a user may want to change about the look stands in a style, once."""

from dataclasses import dataclass

from official_layout import (
    BLACK,
    BODY_FONT,
    GREY,
    HEAD_FONT,
    KAI_FONT,
    RED,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    SIZE_5,
    SIZE_6,
    SIZE_36,
    SIZE_SMALL_4,
    SIZE_SMALL_5,
    SONG_FONT,
    STANDARD_PAGE,
    TITLE_FONT,
    WORD,
    mm,
    pt,
)


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes, line pitches and gaps in points, 0 for lines as high as their text; the width of the text block in twentieths of a point."""

    masthead: float = SIZE_36
    title: float = SIZE_2
    body: float = SIZE_3
    line: float = 28
    table: float = SIZE_5
    table_line: float = 15
    table_gap: float = 2
    note: float = SIZE_SMALL_5
    note_line: float = 0
    gap: float = 14
    width: int = STANDARD_PAGE.width


STANDARD = Look()
COMPACT = Look(
    masthead=SIZE_2, title=15, body=SIZE_SMALL_4, line=18, table=SIZE_SMALL_5, table_line=12, table_gap=1, note=SIZE_6, note_line=9.5, gap=5, width=mm(166)
)
"""For what must stand on one page."""


def styles(look: Look) -> str:
    """All styles; sizes and fonts as the standard names them."""
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(BODY_FONT)}{_size(look.body)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(_masthead_styles(look) + _text_styles(look) + _table_styles(look) + _end_styles(look))
        + _table_style()
        + _imprint_table()
        + _note_styles(look)
        + "</w:styles>"
    )


def _masthead_styles(look: Look) -> list[str]:
    rule = _rule("bottom", 18, RED, 6) + _edge_tab(look)
    return [
        _paragraph("Masthead", "简报报头", TITLE_FONT, look.masthead, _spacing(look.masthead * 1.3, look.gap, look.gap / 2) + _jc("center"), color=RED),
        _paragraph("IssueNumber", "简报期号", BODY_FONT, look.body, _spacing(look.line) + _jc("center")),
        _paragraph("IssueLine", "简报编发行", BODY_FONT, look.body, rule + _spacing(look.line, 0, 6)),
        _paragraph("Title", "简报标题", TITLE_FONT, look.title, _spacing(look.title * 1.55, 1.5 * look.gap, look.gap) + _jc("center")),
    ]


def _text_styles(look: Look) -> list[str]:
    # a full stop that hangs over the margin would leave its footnote mark alone on the next line
    whole = '<w:overflowPunct w:val="0"/>'
    body = whole + _spacing(look.line) + _indent(2, look.body) + _jc("both")
    return [
        _paragraph("Body", "简报正文", BODY_FONT, look.body, body),
        # bold as well: where 黑体 is not to be had, a heading still stands out
        _paragraph("Head1", "简报一级标题", HEAD_FONT, look.body, _heading(look, 0, "Head1"), following="Body", bold=True),
        _paragraph("HeadPlain", "简报无序标题", HEAD_FONT, look.body, _heading(look, 0, ""), following="Body", bold=True),
        _paragraph("Head2", "简报二级标题", KAI_FONT, look.body, _heading(look, 1, "Head2"), following="Body"),
        _paragraph("Highlight", "简报要点", BODY_FONT, look.body, _numbered(2, 0) + body),
        _paragraph("Figure", "简报插图", SONG_FONT, SIZE_5, "<w:keepNext/>" + _spacing(0, 8, 2) + _jc("center")),
        _paragraph("FigureTitle", "简报图题", HEAD_FONT, SIZE_5, _spacing(18, 0, 8) + _jc("center"), following="Body"),
    ]


def _table_styles(look: Look) -> list[str]:
    line = _spacing(look.table_line, look.table_gap, look.table_gap)
    return [
        _paragraph("TableHead", "简报表头", HEAD_FONT, look.table, "<w:keepNext/>" + line + _jc("center"), bold=True),
        _paragraph("TableText", "简报表文", BODY_FONT, look.table, line + _jc("left")),
        _paragraph("TableFigure", "简报表数", BODY_FONT, look.table, line + _jc("center")),
        _paragraph("TableGap", "简报表间", BODY_FONT, 1, _spacing(6)),
    ]


def _end_styles(look: Look) -> list[str]:
    source = _spacing(20) + _hanging(SIZE_SMALL_4, 2) + _jc("left")
    return [
        _paragraph("SourceEntry", "简报来源", BODY_FONT, SIZE_SMALL_4, source),
        _paragraph("LastSource", "简报来源末条", BODY_FONT, SIZE_SMALL_4, "<w:keepNext/>" + source),
        _paragraph("ImprintGap", "简报版记间距", BODY_FONT, SIZE_5, "<w:keepNext/>" + _spacing(24)),
        _paragraph("Distribution", "简报报送", BODY_FONT, SIZE_4, f"<w:keepNext/><w:keepLines/>{_edge_tab(look)}{_spacing(24, 2, 2)}{_hanging(SIZE_4, 2)}"),
        _paragraph("PageNumber", "简报页码", SONG_FONT, SIZE_4, ""),
        _paragraph("TagLine", "简报标签", SONG_FONT, SIZE_SMALL_5, _spacing(12), color=GREY),
    ]


def _paragraph(style: str, name: str, font: str, size: float, layout: str, *, color: str = "", following: str = "", bold: bool = False) -> str:
    """A paragraph style; `layout` is the inside of its `w:pPr`, in the schema's order."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = f'<w:color w:val="{color}"/>' if color else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{after}'
        f"<w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{_fonts(font)}{weight}{ink}{_size(size)}</w:rPr></w:style>"
    )


def numbering(look: Look) -> str:
    """一、（一） through all headings, and 1. for 要点; Word counts, so that a section that is left out leaves no gap."""
    levels = (("chineseCountingThousand", "%1、", "Head1"), ("chineseCountingThousand", "（%2）", "Head2"))
    headings = "".join(_level(look, level, *settings) for level, settings in enumerate(levels))
    points = _level(look, 0, "decimal", "%1.", "Highlight", "space")
    return (
        f'<w:numbering xmlns:w="{WORD}">'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{headings}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>{points}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _fonts(name: str) -> str:
    """One font for both scripts: with a Latin one, Word sets the quotation marks of Chinese text in it, too narrow."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="Times New Roman"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _spacing(line: float, before: float = 0, after: float = 0) -> str:
    """Fixed lines of so many points; 0 for lines as high as what stands in them, as pictures need."""
    height = f'w:line="{pt(line)}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{pt(before)}" w:after="{pt(after)}" {height}/>'


def _indent(characters: int, size: float) -> str:
    return f'<w:ind w:firstLine="{characters * pt(size)}" w:firstLineChars="{characters * 100}"/>'


def _hanging(size: float, characters: int) -> str:
    width = characters * pt(size)
    return f'<w:ind w:left="{width}" w:hanging="{width}"/>'


def _jc(side: str) -> str:
    return f'<w:jc w:val="{side}"/>'


def _rule(side: str, eighths: int, color: str, space: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{color}"/></w:pBdr>'


def _edge_tab(look: Look) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{look.width}"/></w:tabs>'


def _numbered(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _heading(look: Look, level: int, numbered: str) -> str:
    number = _numbered(1, level) if numbered else ""
    return f'<w:keepNext/><w:keepLines/>{number}{_spacing(look.line, look.gap * 3 / 7, look.gap * 2 / 7)}{_indent(2, look.body)}<w:outlineLvl w:val="{level}"/>'


def _level(look: Look, level: int, form: str, text: str, style: str, after: str = "nothing") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/><w:suff w:val="{after}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{_indent(2, look.body)}</w:pPr></w:lvl>'
    )


def _imprint_table() -> str:
    """报、送、发 at the foot: rules across the text block, those above and below heavier than those between."""
    rules = (("top", 8), ("bottom", 8), ("insideH", 4))
    borders = "".join(f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{BLACK}"/>' for side, eighths in rules)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="ImprintTable"><w:name w:val="简报版记"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )


def _table_style() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{GREY}"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="{mm(1)}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable"><w:name w:val="简报表格"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _note_styles(look: Look) -> str:
    layout = f'<w:snapToGrid w:val="0"/>{_spacing(look.note_line)}<w:jc w:val="both"/>'
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{kind.title()}Text"><w:name w:val="{kind} text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{_fonts(SONG_FONT)}{_size(look.note)}</w:rPr></w:style>"
        f'<w:style w:type="character" w:styleId="{kind.title()}Reference"><w:name w:val="{kind} reference"/><w:uiPriority w:val="99"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        for kind in ("footnote", "endnote")
    )
