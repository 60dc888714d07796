"""产业图谱 as a drawing of Word's own: boxes with text, a band a chain, a column a place; what can be edited in Word stays so.

Only places that somebody holds get a column. A map that is higher than a page becomes several drawings. Everything is measured in millimetres, and each text's
lines are counted beforehand, for no reader makes a box fit in a group.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from briefgen.model.fields import MAP_PLACES

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_MICROSOFT = "http://schemas.microsoft.com/office/word/2010"
_NAMESPACES = (
    f'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wpg="{_MICROSOFT}/wordprocessingGroup" '
    f'xmlns:wps="{_MICROSOFT}/wordprocessingShape" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)
_UNITS = 36000
_WIDTH, _HIGHEST = 154.0, 200.0
_LABEL, _GAP, _HEAD, _LEAST = 32.0, 2.0, 7.0, 11.0
_CHARACTER, _LINE, _MARGIN = 2.95, 4.0, 1.2
"""Of the text: the width of a character of 8 points with some room, the height of a line, the margin within a box."""
_STREAMS = ("上游", "中游", "下游")
_BLUE, _PALE, _GREY, _WHITE = "1F4E79", "DEEAF6", "F2F2F2", "FFFFFF"


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    fill: str = _WHITE
    ink: str = "000000"
    shape: str = "rect"
    bold: bool = False


def chain_drawings(rows: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """The XML of the runs' content, one drawing a page at most; `rows` are those of the field 产业图谱."""
    places = [zh for zh, en in MAP_PLACES.items() if any(str(row[en]) for row in rows)]
    if not places:
        return
    width = (_WIDTH - _LABEL - _GAP * len(places)) / len(places)
    bands: list[list[_Box]] = []
    height = _HEAD
    for row in rows:
        band = _band(row, places, width)
        if bands and height + band[0].height + _GAP > _HIGHEST:
            yield _drawing([*_heads(places, width), *_moved(bands)], height)
            bands, height = [], _HEAD
        bands.append(band)
        height += band[0].height + _GAP
    yield _drawing([*_heads(places, width), *_moved(bands)], height)


def _heads(places: Sequence[str], width: float) -> list[_Box]:
    """The names of the columns; those of the stream point onwards."""
    return [
        _Box(_left(place, width), 0, width, _HEAD, (name,), _BLUE, _WHITE, "homePlate" if name in _STREAMS else "rect", bold=True)
        for place, name in enumerate(places)
    ]  # fmt: skip


def _band(row: Mapping[str, object], places: Sequence[str], width: float) -> list[_Box]:
    """The boxes of one chain, all as high as the fullest."""
    label = (str(row["chain"]), *(text for text in (_in_brackets(str(row["group"])), str(row["follows"])) if text))
    texts = [str(row[MAP_PLACES[place]]) for place in places]
    lines = max(sum(_line_count(text, _LABEL) for text in label), *(_line_count(text, width) for text in texts))
    height = max(_LEAST, lines * _LINE + 2 * _MARGIN)
    boxes = [_Box(0, 0, _LABEL, height, label, _PALE, _BLUE, "roundRect", bold=True)]
    for place, text in enumerate(texts):
        boxes.append(_Box(_left(place, width), 0, width, height, (text,) if text else (), _WHITE if text else _GREY))
    return boxes


def _left(place: int, width: float) -> float:
    return _LABEL + _GAP + place * (width + _GAP)


def _in_brackets(text: str) -> str:
    return f"（{text}）" if text else ""


def _line_count(text: str, width: float) -> int:
    """How many lines a text takes in a box; what is not Chinese counts half."""
    characters = sum(1.0 if ord(one) > 0x2E7F else 0.6 for one in text)
    per_line = max(1, int((width - 2 * _MARGIN) / _CHARACTER))
    return -(-int(characters + 0.999) // per_line) if text else 0


def _moved(bands: Sequence[Sequence[_Box]]) -> Iterator[_Box]:
    """The boxes of the bands one below the other."""
    top = _HEAD + _GAP
    for band in bands:
        for box in band:
            yield _Box(box.left, top, box.width, box.height, box.lines, box.fill, box.ink, box.shape, box.bold)
        top += band[0].height + _GAP


def _drawing(boxes: Sequence[_Box], height: float) -> str:
    told = "；".join("".join(box.lines) for box in boxes if box.shape == "roundRect")
    extent = f'cx="{_units(_WIDTH)}" cy="{_units(height)}"'
    inner = "".join(_shape(number, box) for number, box in enumerate(boxes, start=1))
    group = (
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/><a:chOff x="0" y="0"/><a:chExt {extent}/></a:xfrm>'
        f"</wpg:grpSpPr>{inner}</wpg:wgp>"
    )
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr id="1" name="产业图谱" '
        f'descr={quoteattr("产业图谱：" + told)}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_MICROSOFT}/wordprocessingGroup">{group}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return (
        f'<mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wpg">{drawing}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    )


def _shape(number: int, box: _Box) -> str:
    place = f'<a:off x="{_units(box.left)}" y="{_units(box.top)}"/><a:ext cx="{_units(box.width)}" cy="{_units(box.height)}"/>'
    line = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{_BLUE}"/></a:solidFill></a:ln>' if box.lines else "<a:ln><a:noFill/></a:ln>"
    look = (
        f'<wps:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="{box.shape}"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{box.fill}"/></a:solidFill>{line}</wps:spPr>'
    )
    margin = _units(_MARGIN)
    text = "".join(_paragraph(line, box, first=place == 0) for place, line in enumerate(box.lines)) or _paragraph("", box, first=False)
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="框 {number}"/><wps:cNvSpPr/>{look}<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>'
        f'<wps:bodyPr wrap="square" lIns="{margin}" tIns="0" rIns="{margin}" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )


def _paragraph(text: str, box: _Box, *, first: bool) -> str:
    bold = "<w:b/>" if box.bold and first else ""
    look = f'<w:rPr>{bold}<w:color w:val="{box.ink}"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'
    alignment = "center" if box.shape != "rect" or box.bold else "left"
    layout = f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="220" w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="{alignment}"/></w:pPr>'
    run = f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{layout}{run}</w:p>"


def _units(millimetres: float) -> int:
    return round(millimetres * _UNITS)
