"""What in a template would print otherwise than its maker thinks, and is no mistake in a tag.

Tags where nothing fills them (WordArt of old, SmartArt, the addresses of links, field codes and the braces that Ctrl+F9 gives), and pictures and charts in lines of a fixed height, of which Word prints no
more than a strip as high as the line: the body text of official documents has such lines (28 points), so whoever draws a chart there falls into it.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from briefgen.render.language import advice
from briefgen.render.language.findings import Findings
from briefgen.render.language.tags import TagKind, scan_plain
from briefgen.render.word.charts.names import WP, A
from briefgen.render.word.preparation import Preparation
from briefgen.render.word.xml import R, W, parse

_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_PICTURE = re.compile(r"\|\s*(?:图片|picture)\b")
_MERGED = re.compile(r"^\s*MERGEFIELD\s+|\\\*.*$", re.IGNORECASE)
_TAG = re.compile(r"\{[{%]")
_SMART_ART = "/diagramData"


class Overlooked:
    """Looks over the parts of one template."""

    def __init__(self, styles: etree._Element | None, findings: Findings, names: Collection[str]) -> None:
        """What is found goes to `findings`; `names` are those of the fields."""
        self._findings = findings
        self._names = names
        self._styles: dict[str, etree._Element] = {}
        self._normal = ""
        for style in () if styles is None else styles.iter(W + "style"):
            if style.get(W + "type") == "paragraph":
                self._styles[style.get(W + "styleId", "")] = style
                if style.get(W + "default") in ("1", "true", "on"):
                    self._normal = style.get(W + "styleId", "")
        self._default = None if styles is None else styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing")

    def look(self, preparation: Preparation, part: Any) -> None:
        """Looks over a part whose tags have been read."""
        self._look_at_links(preparation, part)
        self._look_at_fields(preparation)
        for art in preparation.root.iter(_WORD_ART):
            holder = next(art.iterancestors(W + "p"), None)
            if holder is not None and not scan_plain(art.get("string", "")):
                self._findings.warning(preparation.locator.place(holder, art.get("string", "")), *advice.unfilled("艺术字"))
        for paragraph in dict.fromkeys([*_drawn(preparation.root), *_to_be_drawn(preparation)]):
            if self._is_fixed(paragraph):
                self._findings.warning(preparation.locator.place(paragraph), *advice.CUT_OFF)

    def _look_at_links(self, preparation: Preparation, part: Any) -> None:
        """Word writes the braces of an address as %7B."""
        for link in preparation.root.iter(W + "hyperlink"):
            relation = part.rels.get(link.get(R + "id", ""))
            address = unquote(relation.target_ref) if relation is not None and relation.is_external else ""
            holder = next(link.iterancestors(W + "p"), None)
            if holder is not None and _TAG.search(address):
                self._findings.warning(preparation.locator.place(holder, address), *advice.IN_ADDRESS)

    def _look_at_fields(self, preparation: Preparation) -> None:
        """Braces of Word's own, grey when they are pressed on, look like those of a tag; a mail merge has fields of its own."""
        codes = [(code, code.text or "") for code in preparation.root.iter(W + "instrText")]
        codes += [(simple, simple.get(W + "instr", "")) for simple in preparation.root.iter(W + "fldSimple")]
        for element, code in codes:
            holder = next(element.iterancestors(W + "p"), None)
            name = _MERGED.sub("", code).strip()
            if holder is None:
                continue
            if _TAG.search(code):
                self._findings.hint(preparation.locator.place(holder, code), *advice.IN_FIELD_CODE)
            elif name in self._names and (not name.isascii() or _MERGED.match(code)):  # Word has fields of its own called DATE and TITLE
                self._findings.warning(preparation.locator.place(holder, code), *advice.field_braces(name))

    def look_at_diagrams(self, document: Any) -> None:
        """Tells of SmartArt with tags."""
        for relation in document.part.rels.values():
            if not relation.is_external and relation.reltype.endswith(_SMART_ART):
                texts = ("".join(text.text or "" for text in paragraph.iter(A + "t")) for paragraph in _paragraphs(relation.target_part.blob))
                for text in texts:
                    if not scan_plain(text):
                        self._findings.warning(f"SmartArt 图形“{text[:40]}”", *advice.unfilled("SmartArt 图形"))

    def _is_fixed(self, paragraph: etree._Element) -> bool:
        """True where the paragraph's lines have a height that does not grow with what stands in them."""
        own = paragraph.find(f"{W}pPr/{W}spacing")
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        rule = _rule(own)
        style = named.get(W + "val", "") if named is not None else self._normal
        for _ in range(len(self._styles)):
            found = self._styles.get(style)
            if rule or found is None:
                break
            rule = _rule(found.find(f"{W}pPr/{W}spacing"))
            based = found.find(W + "basedOn")
            style = based.get(W + "val", "") if based is not None else ""
        return (rule or _rule(self._default)) == "exact"


def _rule(spacing: etree._Element | None) -> str:
    """How high lines are, "" where nothing is said of it; a height without a rule grows."""
    if spacing is None or spacing.get(W + "line") is None:
        return ""
    return spacing.get(W + "lineRule", "auto")


def _drawn(root: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs with a chart or picture that stands in the line like a letter."""
    for inline in root.iter(WP + "inline"):
        if next(inline.iter(A + "blip", "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"), None) is not None:
            holder = next(inline.iterancestors(W + "p"), None)
            if holder is not None:
                yield holder


def _to_be_drawn(preparation: Preparation) -> Iterator[etree._Element]:
    """Paragraphs with a tag that puts a picture there."""
    return (one.paragraph for one in preparation.tags if one.tag.kind is TagKind.VALUE and _PICTURE.search(one.tag.code))


def _paragraphs(xml: bytes) -> list[etree._Element]:
    try:
        return list(parse(xml).iter(A + "p"))
    except etree.XMLSyntaxError:
        return []
