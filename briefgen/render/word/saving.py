"""The parts of a finished document by name, straight from python-docx: its own `save` would pack an archive only for it to be unpacked again."""

from typing import Any
from xml.sax.saxutils import quoteattr

from briefgen.render.word.xml import parse, serialize

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"


def package_of(package: Any) -> dict[str, bytes]:
    """Every part that the package's relationships lead to, their relationships, and the list of content types."""
    parts = sorted(package.parts, key=lambda part: str(part.partname))
    files = {"_rels/.rels": package.rels.xml}
    for part in parts:
        part.before_marshal()
        files[part.partname.membername] = part.blob
        if len(part.rels):
            files[part.partname.rels_uri.membername] = part.rels.xml
    return {"[Content_Types].xml": _content_types(parts)} | files


def _content_types(parts: list[Any]) -> bytes:
    """A default for each kind of file that Word expects one for, and the type of every other part by its name."""
    from docx.opc.spec import default_content_types

    defaults = {"rels": _RELATIONSHIPS, "xml": "application/xml"}
    named: dict[str, str] = {}
    for part in parts:
        ending = part.partname.ext.lower()
        if (ending, part.content_type) in default_content_types and defaults.get(ending, part.content_type) == part.content_type:
            defaults[ending] = part.content_type
        else:
            named[str(part.partname)] = part.content_type
    lines = [f'<Default Extension="{ending}" ContentType={quoteattr(kind)}/>' for ending, kind in sorted(defaults.items())]
    lines += [f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>" for name, kind in named.items()]
    return serialize(parse(f'<Types xmlns="{_TYPES}">{"".join(lines)}</Types>'))
