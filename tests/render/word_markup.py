"""Templates as Word and WPS really save them, made by hand: runs split in the middle of a tag, and everything that can stand between them."""

from pathlib import Path
from typing import Any

from docx import Document

from briefgen.render.package import package_parts, write_package

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidRPr="00A1B2C3">{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*pieces: str, style: str = "", properties: str = "") -> str:
    """Pieces without a tag become runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in pieces)
    return f'<w:p w14:paraId="11223344" w:rsidR="00112233"><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>'


def table(*rows: tuple[str, ...], grid: int = 0) -> str:
    """Rows of cells; a cell that is no XML becomes a paragraph in one."""
    cells = ["".join(cell if cell.startswith("<w:tc") else f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    columns = grid or max(len(row) for row in rows)
    width = 9000 // columns
    grid_columns = f'<w:gridCol w:w="{width}"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid_columns}</w:tblGrid>{''.join(f'<w:tr>{cell}</w:tr>' for cell in cells)}</w:tbl>"


def text_box(*content: str) -> str:
    """A text box as Word saves it: once for itself and once for older programs."""
    inner = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content)
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="文本框"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def document(path: Path, *body: str, others: dict[str, bytes] | None = None) -> Path:
    """A template with this body; what is no XML becomes a paragraph."""
    Document().save(str(path))
    parts = package_parts(path.read_bytes())
    content = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in body)
    parts["word/document.xml"] = f'<w:document {NAMESPACES} mc:Ignorable="w14"><w:body>{content}<w:sectPr/></w:body></w:document>'.encode()
    write_package(parts | (others or {}), path)
    return path


def add_part(path: Path, name: str, kind: str, content_type: str, xml: str, *, owner: str = "word/document.xml") -> None:
    """Adds a part with a relationship from `owner` to it."""
    parts: dict[str, Any] = package_parts(path.read_bytes())
    parts[name] = xml.encode()
    folder, _, file = owner.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels".lstrip("/") if owner else "_rels/.rels"
    link = f'<Relationship Id="rIdAdded{len(parts)}" Type="{kind}" Target="/{name}"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", link.encode())
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    write_package(parts, path)
