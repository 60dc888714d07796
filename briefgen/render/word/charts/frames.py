"""The charts that a document shows: where each stands, what it is called, and which part holds it; one part for one place.

Word draws a chart in a frame (`w:drawing`, perhaps inside a group or a compatibility block) that points to a chart part. A loop repeats the frame
and not the part, so each frame but the first gets a copy of the part with everything that belongs to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from briefgen.render.word.charts.names import GROUP, MC, MODERN, WP, C, alt_name
from briefgen.render.word.charts.parts import Copier
from briefgen.render.word.place import BODY, part_label
from briefgen.render.word.xml import R, W, parse, unlink

_ID = R + "id"


@dataclass(slots=True)
class Frame:
    """One chart in its place: `reference` points to the part by a relationship of `owner`; charts of newer kinds, which hold no categories, are
    not `usable`."""

    reference: etree._Element
    owner: Any
    label: str
    name: str
    usable: bool = True

    @property
    def relation(self) -> str:
        return self.reference.get(_ID, "")

    @property
    def part(self) -> Any:
        """The chart's part, None where it is lost."""
        relation = self.owner.rels.get(self.relation)
        return None if relation is None or relation.is_external else relation.target_part

    @property
    def where(self) -> str:
        return f"{self.label}图表“{self.name}”"

    def remove(self) -> etree._Element | None:
        """Takes the chart out of its paragraph, which is returned; None where the chart is part of a group and only leaves that."""
        framed = self.reference
        for ancestor in self.reference.iterancestors():
            if ancestor.tag == GROUP + "graphicFrame":
                unlink(ancestor)
                return None
            if ancestor.tag in (W + "drawing", MC + "AlternateContent"):
                framed = ancestor
            elif ancestor.tag == W + "p":
                unlink(framed)
                return ancestor
        return None


def charts_in(document: Any) -> list[Frame]:
    """Every chart of the body, the headers and the footers, in the order of the document."""
    return [frame for part, root, label in _stories(document) for frame in _frames(part, root, label)]


def part_charts(frames: list[Frame]) -> None:
    """Gives every frame but the first of a part a copy of its own."""
    copier: Copier | None = None
    seen: set[tuple[int, str]] = set()
    for frame in frames:
        place = (id(frame.owner), frame.relation)
        if place in seen and frame.part is not None:
            copier = copier or Copier(frame.owner.package)
            kind = frame.owner.rels[frame.relation].reltype
            frame.reference.set(_ID, frame.owner.relate_to(copier.copy(frame.part), kind))
        seen.add(place)


def drop_unused(document: Any) -> None:
    """Drops the parts of charts that stand nowhere any more, in a section that was left out or without data: what they hold is not this issue's."""
    for part, root, _label in _stories(document):
        used = {reference.get(_ID) for reference in root.iter(C + "chart")}
        for relation_id, relation in list(part.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.CHART and relation_id not in used:
                part.rels.pop(relation_id)


def _stories(document: Any) -> Iterator[tuple[Any, etree._Element, str]]:
    yield document.part, document.element.body, BODY
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            part = relation.target_part
            if hasattr(part, "element"):
                yield part, part.element, part_label(str(part.partname))


def _frames(part: Any, root: etree._Element, label: str) -> Iterator[Frame]:
    for reference in root.iter(C + "chart", MODERN + "chart"):
        if reference.get(_ID):
            yield Frame(reference, part, label, alt_name(*naming_texts(reference, part)), reference.tag == C + "chart")


def naming_texts(reference: etree._Element, owner: Any) -> Iterator[str]:
    """Where a chart may be named, the surest first: the alt texts and names around it, then its own series and categories.

    Word keeps alt texts. LibreOffice drops them when it saves a .docx, but keeps the data that stand in the chart's own sheet.
    """
    for ancestor in reference.iterancestors():
        properties = ancestor.find(GROUP + "cNvPr") if ancestor.tag == GROUP + "graphicFrame" else ancestor.find(WP + "docPr")
        if properties is not None:
            yield from (properties.get(name, "") for name in ("descr", "title", "name"))
    relation = owner.rels.get(reference.get(_ID, ""))
    if relation is not None and not relation.is_external:
        yield from _own_texts(relation.target_part.blob)


def _own_texts(xml: bytes) -> list[str]:
    try:
        space = parse(xml)
    except etree.XMLSyntaxError:
        return []
    parts = (part for series in space.iter(C + "ser") for part in (series.find(C + "tx"), series.find(C + "cat")) if part is not None)
    return [value.text or "" for part in parts for value in part.iter(C + "v")]
