"""Links and pictures that values bring along: stand-ins in the text while a template is filled, real ones afterwards.

A link's stand-in carries its text, so that where no link can be (an attribute, a property) the text remains.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from briefgen.model.briefing import Cell
from briefgen.render.language.record import CitedText
from briefgen.render.language.values import printed
from briefgen.render.word.xml import R, W, text_element

START, MIDDLE, END = "\ufdd4", "\ufdd5", "\ufdd6"
_OBJECT = re.compile(f"{START}(\\d+){MIDDLE}([^{END}]*){END}")
_PIECES = re.compile(f"({START}\\d+{MIDDLE}[^{END}]*{END})")
_ADDRESS = re.compile(
    r"(?:https?://|mailto:)[^\s\x00-\x20\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff<>\"{}|\\^`]+", re.IGNORECASE
)
_MILLIMETRE = 36000
"""In the units in which drawings are measured."""


class LinkedText(CitedText):
    """Text that a link is put on; it keeps its sources."""

    __slots__ = ("address",)
    address: str

    @classmethod
    def to(cls, address: str, value: object) -> "LinkedText":
        """The value as text with a link to the address."""
        made = cls(*(value.parts if isinstance(value, CitedText) else (Cell(printed(value) or ""),)))
        made.address = address
        return made


@dataclass(frozen=True, slots=True)
class Link:
    """An address of the web or of mail."""

    address: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture file, its name, and the width in millimetres at which it shall stand; None for its own."""

    data: bytes
    name: str
    width: float | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing of the program's own, as the XML that stands in a run."""

    xml: str


class Shelf:
    """The objects met while a template is filled, by the number in their stand-ins."""

    def __init__(self) -> None:
        self._objects: list[Link | Picture | Drawn] = []
        self._numbers: dict[Link | Picture | Drawn, int] = {}

    def put(self, thing: Link | Picture | Drawn, text: str = "") -> str:
        """The stand-in for a thing; `text` is what a link is put on."""
        if thing not in self._numbers:
            self._numbers[thing] = len(self._objects)
            self._objects.append(thing)
        return f"{START}{self._numbers[thing]}{MIDDLE}{text}{END}"

    def place(self, root: etree._Element, part: Any, widest: int) -> None:
        """Puts the things in the place of their stand-ins in a part; `widest` is the width of its text in the drawings' unit."""
        if not self._objects:
            return
        waiting = [text for text in root.iter(W + "t") if START in (text.text or "")]
        for text in waiting:
            run = text.getparent()
            if run is not None and run.tag == W + "r":
                self._split(text, run, part, widest)
        _flatten(root)

    def _split(self, text: etree._Element, run: etree._Element, part: Any, widest: int) -> None:
        """The run in pieces around the things in one of its texts."""
        properties = run.find(W + "rPr")
        behind = [element for element in text.itersiblings() if element.tag != W + "rPr"]
        pieces: list[etree._Element] = []
        for piece in filter(None, _PIECES.split(text.text or "")):
            found = _OBJECT.fullmatch(piece)
            if found:
                pieces += self._real(self._objects[int(found[1])], found[2], properties, part, widest, in_link=_in_link(run))
            else:
                pieces.append(_run(properties, text_element(piece)))
        if behind:
            pieces.append(_run(properties, *behind))
        run.remove(text)
        place = run
        for piece in pieces:
            place.addnext(piece)
            place = piece
        parent = run.getparent()
        if parent is not None and all(left.tag == W + "rPr" for left in run):
            parent.remove(run)

    def _real(
        self, thing: Link | Picture | Drawn, text: str, properties: etree._Element | None, part: Any, widest: int, *, in_link: bool
    ) -> Iterator[etree._Element]:
        if isinstance(thing, Picture):
            yield _run(properties, _drawing(thing, part, widest))
        elif isinstance(thing, Drawn):
            yield _run(properties, etree.fromstring(thing.xml.encode()))
        elif in_link:
            yield _run(properties, text_element(text))
        else:
            link = etree.Element(W + "hyperlink")
            link.set(R + "id", part.relate_to(thing.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            link.append(_run(_link_look(properties), text_element(text)))
            yield link


def web_address(text: str) -> str:
    """The text where it is an address of the web or of mail, else ""."""
    return text.strip() if _ADDRESS.fullmatch(text.strip()) else ""


def plain_objects(text: str) -> str:
    """The text without stand-ins, what links are put on kept."""
    return _OBJECT.sub(r"\2", text)


def _flatten(root: etree._Element) -> None:
    """Leaves the plain text wherever no link can be."""
    for element in root.iter(etree.Element):
        text = "" if len(element) else element.text or ""
        if START in text:
            element.text = plain_objects(text)
        for name, value in list(element.attrib.items()):
            if START in str(value):
                element.set(str(name), plain_objects(str(value)))


def _run(properties: etree._Element | None, *content: etree._Element) -> etree._Element:
    run = etree.Element(W + "r")
    if properties is not None:
        run.append(deepcopy(properties))
    run.extend(content)
    return run


def _link_look(properties: etree._Element | None) -> etree._Element:
    """The look of the text around it, blue and underlined as every reader knows links."""
    look = etree.Element(W + "rPr") if properties is None else deepcopy(properties)
    for name in ("color", "u"):
        for old in look.findall(W + name):
            look.remove(old)
    # the schema wants colour and underline in their places
    before = [element for element in look if element.tag in _BEFORE_COLOR]
    look.insert(len(before), etree.Element(W + "color", {W + "val": "0563C1"}))
    between = [element for element in look if element.tag in _BEFORE_COLOR | _BEFORE_UNDERLINE]
    look.insert(len(between), etree.Element(W + "u", {W + "val": "single"}))
    return look


_BEFORE_COLOR = frozenset(
    W + name
    for name in (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
        "snapToGrid", "vanish", "webHidden",
    )
)  # fmt: skip
_BEFORE_UNDERLINE = frozenset(W + name for name in ("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"))


def _in_link(run: etree._Element) -> bool:
    return next(run.iterancestors(W + "hyperlink"), None) is not None


def _drawing(picture: Picture, part: Any, widest: int) -> etree._Element:
    """The picture in a line of text, no wider than the text, its proportions kept."""
    from docx.shared import Emu

    _, image = part.get_or_add_image(BytesIO(picture.data))
    wanted = int(picture.width * _MILLIMETRE) if picture.width else int(image.width)
    width = max(min(wanted, widest), 1)
    inline = part.new_pic_inline(BytesIO(picture.data), width=Emu(width))
    properties = inline.docPr
    properties.set("name", picture.name)
    properties.set("descr", picture.name)
    drawing = etree.Element(W + "drawing")
    drawing.append(inline)
    return drawing


