"""Names of SpreadsheetML in Clark notation, and the one way in which this room reads and writes XML: strict, no entity expanded, nothing fetched."""

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CHART_2014 = "http://schemas.microsoft.com/office/drawing/2014/chartex"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"

S = f"{{{MAIN}}}"
R = f"{{{OFFICE}}}"
C = f"{{{CHART}}}"
CX = f"{{{CHART_2014}}}"
A = f"{{{DRAWING}}}"
XDR = f"{{{SHEET_DRAWING}}}"
XM_ = f"{{{XM}}}"
X14_ = f"{{{X14}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class DamagedError(ValueError):
    """A part that is not what it should be; the message names the part."""


def parse(data: bytes, part: str) -> etree._Element:
    """The root of a part. Raises DamagedError for XML that is cut or declares a document type, where entities could hide."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(part) from error
    document = root.getroottree().docinfo
    if document.internalDTD is not None or document.externalDTD is not None:
        raise DamagedError(part)
    return root


def serialize(root: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def integer(element: etree._Element, name: str, default: int | None = None) -> int:
    """An attribute as a whole number, 0 or more. Raises DamagedError where it is none, or not there and without a default."""
    text = element.get(name)
    if text is None and default is not None:
        return default
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 10:
        raise DamagedError(f"{etree.QName(element).localname}/@{name}")
    return int(text)


def points(element: etree._Element, name: str, default: float) -> float:
    """An attribute as a measure of at most 1,000; the default where it is not there or none."""
    try:
        value = float(element.get(name) or default)
    except ValueError:
        return default
    return value if 0 < value <= 1_000 else default


def attributes(element: etree._Element) -> dict[str, str]:
    """All attributes by name, in their order."""
    return {str(name): str(value) for name, value in element.attrib.items()}


def is_true(element: etree._Element, name: str) -> bool:
    """An attribute of the type xsd:boolean; False where it is not there."""
    return element.get(name) in ("1", "true")


def remove(element: etree._Element) -> None:
    """Takes an element out of its parent, with the parent's text around it kept."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
