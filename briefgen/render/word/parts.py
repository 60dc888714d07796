"""The parts of a Word document that hold text: body, headers, footers, notes; each can be read as a tree and be given another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefgen.render.word.place import BODY, part_label
from briefgen.render.word.xml import WORD, parse, serialize

_HUGE = 10_000_000
"""Above so many characters the parser must be told that the document may be that large."""
_COMMENTS = ("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people")
_KINDS = ("/header", "/footer", "/footnotes", "/endnotes")


@dataclass(frozen=True, slots=True)
class TextPart:
    """One part of a python-docx document."""

    part: Any
    label: str

    @property
    def name(self) -> str:
        """Its name in the package, such as `word/document.xml`."""
        return str(self.part.partname).lstrip("/")

    def tree(self) -> etree._Element:
        """A tree of its own, to be worked on. Raises lxml.etree.XMLSyntaxError."""
        return parse(etree.tostring(self.part.element) if hasattr(self.part, "element") else self.part.blob)

    def put(self, root: etree._Element) -> None:
        """Makes a tree that `parse_part` has read the part's own."""
        if hasattr(self.part, "element"):
            self.part._element = root
        else:
            self.part._blob = serialize(root)


def parse_part(xml: str) -> etree._Element:
    """A filled part, strictly parsed, its root as python-docx wants it. Raises lxml.etree.XMLSyntaxError.

    Only the few elements that python-docx is asked about get its classes: a long document has a million others.
    """
    from docx.oxml.document import CT_Body, CT_Document
    from docx.oxml.section import CT_SectPr

    lookup = etree.ElementNamespaceClassLookup()
    lookup.get_namespace(WORD).update({"document": CT_Document, "body": CT_Body, "sectPr": CT_SectPr})
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=len(xml) > _HUGE)
    parser.set_element_class_lookup(lookup)
    return etree.fromstring(xml.encode(), parser)


def text_parts(document: Any) -> Iterator[TextPart]:
    """The body, then headers, footers and notes in the order in which the document names them."""
    yield TextPart(document.part, BODY)
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_KINDS):
            yield TextPart(relation.target_part, part_label(str(relation.target_part.partname)))


def drop_comments(document: Any) -> None:
    """Cuts Word's comments off, which are the template maker's own; a part that nothing leads to is not saved."""
    for name, relation in list(document.part.rels.items()):
        if not relation.is_external and relation.reltype.endswith(_COMMENTS):
            del document.part.rels[name]


def related(document: Any, kind: str) -> Any:
    """The part of that kind (`numbering`, `styles`, `settings`), None where the document has none."""
    found = (relation.target_part for relation in document.part.rels.values() if not relation.is_external and relation.reltype.endswith(f"/{kind}"))
    return next(found, None)


def element_of(part: Any) -> etree._Element | None:
    """The live tree of a part, None for no part and for one that python-docx keeps as bytes."""
    return getattr(part, "element", None)
