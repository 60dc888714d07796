"""The layout of official documents (GB/T 9704) as the parts of a Word package: page, styles with Chinese names, numbering, fonts, footers.

Everything a user may want to change about the look stands in a style, once. Measures are in twentieths of a point where Word wants them
so; `mm` and `pt` turn what the standard says into that.
"""

from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TITLE_FONT, BODY_FONT, HEAD_FONT, KAI_FONT, SONG_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
# What Word takes where the first choice is not installed; commas separate.
_STAND_INS = {
    TITLE_FONT: ("方正小标宋_GBK,小标宋,华文中宋,STZhongsong,宋体,SimSun", "roman"),
    BODY_FONT: ("仿宋,FangSong,FangSong_GB2312,华文仿宋,STFangsong", "modern"),
    HEAD_FONT: ("SimHei,华文黑体,STHeiti,微软雅黑", "modern"),
    KAI_FONT: ("楷体,KaiTi,KaiTi_GB2312,华文楷体,STKaiti", "modern"),
    SONG_FONT: ("SimSun,华文宋体,STSong", "auto"),
}
SIZE_36, SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5, SIZE_SMALL_5 = 36.0, 22.0, 16.0, 14.0, 12.0, 10.5, 9.0
RED, BLACK, GREY = "FF0000", "000000", "808080"


def mm(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length * 1440 / 25.4)


def pt(length: float) -> int:
    """Points in twentieths of a point."""
    return round(length * 20)


PAGE_WIDTH, PAGE_HEIGHT = mm(210), mm(297)
TOP, LEFT, TEXT_WIDTH, TEXT_HEIGHT = mm(37), mm(28), mm(156), mm(225)


def package(document: str, properties: Mapping[str, str]) -> dict[str, bytes]:
    """The parts of a .docx around the given main part. `properties` are core properties by element name."""
    parts = {
        "word/document.xml": document,
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": footer("odd"),
        "word/footer2.xml": footer("even"),
    }
    kinds = {"document": "document.main", "footer1": "footer", "footer2": "footer"}
    names = [name.removeprefix("word/").removesuffix(".xml") for name in parts]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kinds.get(name, name)}+xml"/>'
        for name in names
    )
    related = [name for name in names if name != "document"]
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
    parts["_rels/.rels"] = _relationships(
        [
            ("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
    )
    parts["word/_rels/document.xml.rels"] = _relationships(
        [(f"rId_{name}", f"{OFFICE}/relationships/{kinds.get(name, name)}", f"{name}.xml") for name in related]
    )
    parts["docProps/core.xml"] = _core(properties)
    return {name: (XML + text).encode() for name, text in parts.items()}


def section_properties() -> str:
    """A4, the text block of the standard, page numbers 7 mm below it, odd ones right and even ones left."""
    bottom = PAGE_HEIGHT - TOP - TEXT_HEIGHT
    right = PAGE_WIDTH - LEFT - TEXT_WIDTH
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId_footer1"/><w:footerReference w:type="even" r:id="rId_footer2"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{right}" w:bottom="{bottom}" w:left="{LEFT}" '
        f'w:header="{mm(15)}" w:footer="{mm(23)}" w:gutter="0"/></w:sectPr>'
    )


def footer(kind: str) -> str:
    """— 1 — one character in from the outer edge."""
    side = "right" if kind == "odd" else "left"
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:ind w:{side}="{pt(SIZE_4)}"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">— </w:t></w:r>{number}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def styles() -> str:
    """The styles of a briefing; sizes and fonts as the standard names them."""
    body = _indent(2)
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(BODY_FONT)}{_size(SIZE_3)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + paragraph("Masthead", "简报报头", TITLE_FONT, SIZE_36, _spacing(46, 14, 6) + _jc("center"), color=RED)
        + paragraph("IssueNumber", "简报期号", BODY_FONT, SIZE_3, _spacing(28) + _jc("center"))
        + paragraph("IssueLine", "简报编发行", BODY_FONT, SIZE_3, _rule("bottom", 18, RED, 6) + _edge_tab() + _spacing(28, 0, 6))
        + paragraph("Title", "简报标题", TITLE_FONT, SIZE_2, _spacing(34, 22, 14) + _jc("center"))
        + paragraph("Body", "简报正文", BODY_FONT, SIZE_3, _spacing(28) + body + _jc("both"))
        + paragraph("Head1", "简报一级标题", HEAD_FONT, SIZE_3, _heading(0, "Head1"), following="Body")
        + paragraph("HeadPlain", "简报无序标题", HEAD_FONT, SIZE_3, _heading(0, ""), following="Body")
        + paragraph("Head2", "简报二级标题", KAI_FONT, SIZE_3, _heading(1, "Head2"), following="Body")
        + paragraph("Highlight", "简报要点", BODY_FONT, SIZE_3, _numbered(2, 0) + _spacing(28) + body + _jc("both"))
        + paragraph("TableHead", "简报表头", HEAD_FONT, SIZE_SMALL_4, "<w:keepNext/>" + _spacing(18, 2, 2) + _jc("center"))
        + paragraph("TableText", "简报表文", BODY_FONT, SIZE_SMALL_4, _spacing(17, 2, 2) + _jc("left"))
        + paragraph("TableFigure", "简报表数", BODY_FONT, SIZE_SMALL_4, _spacing(17, 2, 2) + _jc("center"))
        + paragraph("TableGap", "简报表间", BODY_FONT, 1, _spacing(4))
        + paragraph("SourceEntry", "简报来源", BODY_FONT, SIZE_SMALL_4, _spacing(20) + _hanging(SIZE_SMALL_4, 2) + _jc("left"))
        + paragraph("Distribution", "简报报送", BODY_FONT, SIZE_4, _imprint())
        + paragraph("PageNumber", "简报页码", SONG_FONT, SIZE_4, "")
        + paragraph("TagLine", "简报标签", SONG_FONT, SIZE_SMALL_5, _spacing(12), color=GREY)
        + _table_style()
        + _footnote_styles()
        + "</w:styles>"
    )


def paragraph(style: str, name: str, font: str, size: float, layout: str, *, color: str = "", following: str = "") -> str:
    """A paragraph style; `layout` is the inside of its `w:pPr`, in the schema's order."""
    ink = f'<w:color w:val="{color}"/>' if color else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{after}'
        f"<w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{_fonts(font)}{ink}{_size(size)}</w:rPr></w:style>"
    )


def numbering() -> str:
    """一、（一） through all headings, and 1. for 要点; Word counts, so that a section that is left out leaves no gap."""
    levels = (("chineseCountingThousand", "%1、", "Head1"), ("chineseCountingThousand", "（%2）", "Head2"))
    headings = "".join(_level(level, *settings) for level, settings in enumerate(levels))
    return (
        f'<w:numbering xmlns:w="{WORD}">'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{headings}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>{_level(0, "decimal", "%1.", "Highlight", "space")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def settings() -> str:
    """Odd and even pages apart; the layout rules of today's Word."""
    return (
        f'<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """The fonts with what may stand in for them."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="{family}"/></w:font>'
        for name, (others, family) in _STAND_INS.items()
    )
    return f'<w:fonts xmlns:w="{WORD}">{fonts}</w:fonts>'


def _fonts(name: str) -> str:
    """One font for both scripts: with a Latin one, Word sets the quotation marks of Chinese text in it, too narrow."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="Times New Roman"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _spacing(line: float, before: float = 0, after: float = 0) -> str:
    return f'<w:spacing w:before="{pt(before)}" w:after="{pt(after)}" w:line="{pt(line)}" w:lineRule="exact"/>'


def _indent(characters: int) -> str:
    return f'<w:ind w:firstLine="{characters * pt(SIZE_3)}" w:firstLineChars="{characters * 100}"/>'


def _hanging(size: float, characters: int) -> str:
    width = characters * pt(size)
    return f'<w:ind w:left="{width}" w:hanging="{width}"/>'


def _jc(side: str) -> str:
    return f'<w:jc w:val="{side}"/>'


def _rule(side: str, eighths: int, color: str, space: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{color}"/></w:pBdr>'


def _edge_tab() -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def _numbered(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _heading(level: int, numbered: str) -> str:
    number = _numbered(1, level) if numbered else ""
    return f'<w:keepNext/><w:keepLines/>{number}{_spacing(28, 6, 4)}{_indent(2)}<w:outlineLvl w:val="{level}"/>'


def _level(level: int, form: str, text: str, style: str, after: str = "nothing") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/><w:suff w:val="{after}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{_indent(2)}</w:pPr></w:lvl>'
    )


def _imprint() -> str:
    """报、送、发 at the foot: a rule above and below, thin ones between."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="4" w:color="{BLACK}"/>' for side, eighths in (("top", 8), ("bottom", 8), ("between", 4))
    )
    return f"<w:keepNext/><w:keepLines/><w:pBdr>{borders}</w:pBdr>{_edge_tab()}{_spacing(24)}{_hanging(SIZE_4, 2)}"


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


def _footnote_styles() -> str:
    return (
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{_fonts(SONG_FONT)}{_size(SIZE_SMALL_5)}</w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:uiPriority w:val="99"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )


def _relationships(rows: list[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in rows)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _core(properties: Mapping[str, str]) -> str:
    inner = "".join(f"<dc:{name}>{value}</dc:{name}>" for name, value in properties.items())
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
    )
