"""WordprocessingML names in Clark notation, and the one way in which this room parses and writes XML: strict."""

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{WORD}}}"
R = f"{{{RELATIONSHIPS}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parse(xml: str | bytes) -> etree._Element:
    """The root of a part. Raises lxml.etree.XMLSyntaxError; nothing is repaired, no entity expanded, nothing fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(xml.encode() if isinstance(xml, str) else xml, parser)


def child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """A new last child `w:name` with `w:` attributes."""
    return etree.SubElement(parent, W + name, {W + key: value for key, value in attributes.items()})


def text_element(text: str) -> etree._Element:
    """A `w:t` that keeps its blanks."""
    element = etree.Element(W + "t")
    element.text = text
    element.set(SPACE, "preserve")
    return element


def serialize(root: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def unlink(element: etree._Element) -> None:
    """Takes an element out of its parent, where it has one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
