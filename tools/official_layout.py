"""The layout of official documents (GB/T 9704) as the parts of a Word package: page, fonts, colours, footers, and what holds them together.

Measures are in twentieths of a point where Word wants them so; `mm` and `pt` turn what the standard says into that. The styles are in `official_styles`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

TITLE_FONT, BODY_FONT, HEAD_FONT, KAI_FONT, SONG_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
# What Word takes where the first choice is not installed; commas separate.
_STAND_INS = {
    TITLE_FONT: ("方正小标宋_GBK,小标宋,华文中宋,STZhongsong,宋体,SimSun", "roman"),
    BODY_FONT: ("仿宋,FangSong,FangSong_GB2312,华文仿宋,STFangsong", "modern"),
    HEAD_FONT: ("SimHei,华文黑体,STHeiti,微软雅黑", "modern"),
    KAI_FONT: ("楷体,KaiTi,KaiTi_GB2312,华文楷体,STKaiti", "modern"),
    SONG_FONT: ("SimSun,华文宋体,STSong", "auto"),
}
SIZE_36, SIZE_1, SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5, SIZE_SMALL_5, SIZE_6 = 36.0, 26.0, 22.0, 16.0, 14.0, 12.0, 10.5, 9.0, 7.5
RED, BLACK, GREY = "FF0000", "000000", "808080"
# Colours of charts, in the order in which series take them; told apart in black and white too.
_ACCENTS = ("1F4E79", "C55A11", "7F7F7F", "BF9000", "548235", "7030A0")


def mm(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length * 1440 / 25.4)


def pt(length: float) -> int:
    """Points in twentieths of a point."""
    return round(length * 20)


PAGE_WIDTH, PAGE_HEIGHT = mm(210), mm(297)


@dataclass(frozen=True, slots=True)
class Page:
    """An A4 page: the text block's place and size, and how far below it the page number stands; all in twentieths of a point."""

    top: int
    left: int
    width: int
    height: int
    number: int = mm(7)

    @property
    def bottom(self) -> int:
        return PAGE_HEIGHT - self.top - self.height

    def section(self) -> str:
        """The page for the body; page numbers at the outer edge, odd ones right and even ones left."""
        right = PAGE_WIDTH - self.left - self.width
        return (
            '<w:sectPr><w:footerReference w:type="default" r:id="rId_footer1"/><w:footerReference w:type="even" r:id="rId_footer2"/>'
            f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
            f'<w:pgMar w:top="{self.top}" w:right="{right}" w:bottom="{self.bottom}" w:left="{self.left}" '
            f'w:header="{mm(15)}" w:footer="{self.bottom - self.number - pt(SIZE_4)}" w:gutter="0"/></w:sectPr>'
        )


STANDARD_PAGE = Page(mm(37), mm(28), mm(156), mm(225))


def package(document: str, styles: str, numbering: str, properties: Mapping[str, str], charts: Mapping[str, tuple[str, bytes]]) -> dict[str, bytes]:
    """The parts of a .docx around the given main part. `properties` are core properties by element name, `charts` XML and workbook by relationship id."""
    parts = {
        "word/document.xml": document,
        "word/styles.xml": styles,
        "word/numbering.xml": numbering,
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": footer("odd"),
        "word/footer2.xml": footer("even"),
    }
    kinds = {"document": "document.main", "footer1": "footer", "footer2": "footer"}
    names = [name.removeprefix("word/").removesuffix(".xml") for name in parts]
    types = {name: f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kinds.get(name, name)}+xml" for name in names}
    parts["word/theme/theme1.xml"] = theme()
    types["theme/theme1"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    related = [(f"rId_{name}", f"{OFFICE}/relationships/{kinds.get(name, name)}", f"{name}.xml") for name in names if name != "document"]
    related.append(("rId_theme", f"{OFFICE}/relationships/theme", "theme/theme1.xml"))
    workbooks: dict[str, bytes] = {}
    for number, (relation, (xml, workbook)) in enumerate(charts.items(), start=1):
        parts[f"word/charts/chart{number}.xml"] = xml
        types[f"charts/chart{number}"] = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        related.append((relation, f"{OFFICE}/relationships/chart", f"charts/chart{number}.xml"))
        book = f"Microsoft_Excel_Worksheet{number}.xlsx"
        workbooks[f"word/embeddings/{book}"] = workbook
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = _relationships([("rId1", f"{OFFICE}/relationships/package", f"../embeddings/{book}")])
    parts["[Content_Types].xml"] = _content_types(types, workbooks)
    parts["_rels/.rels"] = _relationships(
        [
            ("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
    )
    parts["word/_rels/document.xml.rels"] = _relationships(related)
    parts["docProps/core.xml"] = _core(properties)
    return {name: (XML + text).encode() for name, text in parts.items()} | workbooks


def footer(kind: str) -> str:
    """— 1 — one character in from the outer edge."""
    side = "right" if kind == "odd" else "left"
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:ind w:{side}="{pt(SIZE_4)}"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">— </w:t></w:r>{number}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
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


def theme() -> str:
    """Colours and fonts for charts, which take theirs from the theme."""
    dark = '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    more = '<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>'
    accents = "".join(f'<a:accent{number}><a:srgbClr val="{colour}"/></a:accent{number}>' for number, colour in enumerate(_ACCENTS, start=1))
    links = '<a:hlink><a:srgbClr val="0563C1"/></a:hlink><a:folHlink><a:srgbClr val="954F72"/></a:folHlink>'
    fonts = "".join(
        f'<a:{use}><a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface=""/></a:{use}>'
        for use, font in (("majorFont", HEAD_FONT), ("minorFont", SONG_FONT))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{DRAWING}/main" name="简报"><a:themeElements><a:clrScheme name="简报">{dark}{more}{accents}{links}</a:clrScheme>'
        f'<a:fontScheme name="简报">{fonts}</a:fontScheme><a:fmtScheme name="简报"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _content_types(types: Mapping[str, str], workbooks: Mapping[str, bytes]) -> str:
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in types.items())
    books = f'<Default Extension="xlsx" ContentType="{WORKBOOK}"/>' if workbooks else ""
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{books}'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
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
