"""The part that holds the notes, with the styles and settings that belong to it: the template's own where it has them, else new ones.

Footnotes and endnotes are made alike; Word numbers endnotes i, ii, iii unless it is told otherwise, and a citation wants 1, 2, 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefgen.render.language.wording import NoteText
from briefgen.render.word.xml import RELATIONSHIPS, WORD, W, child, parse, serialize

_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
# The settings part is a sequence; footnotePr and endnotePr stand before these, and before anything of a later namespace.
_AFTER_NOTES = frozenset(
    W + name
    for name in (
        "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults",
        "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
)  # fmt: skip
_STYLES = {
    "text": (
        "paragraph",
        '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
    ),
    "reference": ("character", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
}


@dataclass(frozen=True, slots=True)
class NoteKind:
    """How the schema calls notes of one kind: `name` is footnote or endnote; `relation` is the type of the part's relationship."""

    name: str
    relation: str
    later: frozenset[str]

    @property
    def reference(self) -> str:
        """The element that marks a note in the text."""
        return f"{W}{self.name}Reference"

    @property
    def content_type(self) -> str:
        return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{self.name}s+xml"


FOOTNOTES = NoteKind("footnote", RELATIONSHIP_TYPE.FOOTNOTES, _AFTER_NOTES | {W + "endnotePr"})
ENDNOTES = NoteKind("endnote", RELATIONSHIP_TYPE.ENDNOTES, _AFTER_NOTES)
_ENDNOTE_WORDS = ("endnotes", "endnote", "尾注")


def note_kind(setting: str) -> NoteKind:
    """Endnotes where the setting `notes` asks for them, else footnotes."""
    return ENDNOTES if setting.strip().lower() in _ENDNOTE_WORDS else FOOTNOTES


class NotePart:
    """The notes of one document, to be added to and then closed."""

    def __init__(self, part: Any, kind: NoteKind, text_style: str, mark_style: str) -> None:
        self.mark_style = mark_style
        self._part = part
        self._kind = kind
        root = parse(part.blob)
        self._root = root
        self._next = 1 + max((int(note.get(W + "id", "0")) for note in root.iter(W + kind.name)), default=0)
        self._added: list[str] = []
        self._links: dict[str, str] = {}
        # as text: a thousand notes are written far sooner than they are built element by element
        self._opening = (
            f'<w:p><w:pPr><w:pStyle w:val="{text_style}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="{mark_style}"/></w:rPr><w:{kind.name}Ref/></w:r>'
        )

    def add(self, texts: Sequence[NoteText]) -> int:
        """Appends a note made of these texts and returns its id."""
        number = self._next
        self._next += 1
        space = " "
        pieces = [f'<w:{self._kind.name} w:id="{number}">{self._opening}']
        for text in texts:
            linked = self._text(text.linked)
            link = f'<w:hyperlink r:id="{self._link(text.url)}">{linked}</w:hyperlink>' if text.url else linked
            pieces += [self._text(space + text.before), link, self._text(text.after)]
            space = ""
        self._added.append("".join([*pieces, f"</w:p></w:{self._kind.name}>"]))
        return number

    def close(self) -> None:
        """Writes the notes into the part."""
        added = "".join(self._added)
        spoken = self._root.nsmap.get("w") == WORD and self._root.nsmap.get("r") == RELATIONSHIPS
        end = f"</w:{self._kind.name}s>".encode()
        xml = serialize(self._root)
        if added and spoken and xml.rstrip().endswith(end):
            xml = xml.rstrip().removesuffix(end) + added.encode() + end
        elif added:
            self._root.extend(list(parse(f'<w:notes xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}">{added}</w:notes>')))
            xml = serialize(self._root)
        self._part._blob = xml

    def _text(self, text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""

    def _link(self, url: str) -> str:
        if url not in self._links:
            self._links[url] = self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[url]


def open_notes(document: Any, kind: NoteKind) -> NotePart:
    """The notes of a python-docx Document, made where it has none yet."""
    parts = (rel.target_part for rel in document.part.rels.values() if rel.reltype == kind.relation)
    part = next(parts, None)
    if part is None:
        part = _new_part(document, kind)
        _declare(document.settings.element, kind)
    _number_throughout(document, kind)
    styles = document.styles.element
    return NotePart(part, kind, _style(styles, kind, "text"), _style(styles, kind, "reference"))


def _new_part(document: Any, kind: NoteKind) -> Any:
    root = etree.Element(f"{W}{kind.name}s", nsmap={"w": WORD, "r": RELATIONSHIPS})
    for separator, number in _SEPARATORS:
        paragraph = child(child(root, kind.name, type=separator, id=number), "p")
        child(child(paragraph, "pPr"), "spacing", before="0", after="0", line="240", lineRule="auto")
        child(child(paragraph, "r"), separator)
    part = Part(PackURI(f"/word/{kind.name}s.xml"), kind.content_type, serialize(root), document.part.package)
    document.part.relate_to(part, kind.relation)
    return part


def _declare(settings: etree._Element, kind: NoteKind) -> None:
    """Names the separators in the settings, and the numerals of endnotes."""
    properties = settings.find(f"{W}{kind.name}Pr")
    if properties is None:
        properties = etree.Element(f"{W}{kind.name}Pr")
        later = (index for index, element in enumerate(settings) if element.tag in kind.later or not str(element.tag).startswith(W))
        settings.insert(next(later, len(settings)), properties)
    if kind is ENDNOTES and properties.find(W + "numFmt") is None:
        place = 1 if properties.find(W + "pos") is not None else 0
        properties.insert(place, etree.Element(W + "numFmt", {W + "val": "decimal"}))
    if properties.find(W + kind.name) is None:
        for _separator, number in _SEPARATORS:
            child(properties, kind.name, id=number)


def _number_throughout(document: Any, kind: NoteKind) -> None:
    """Numbers that begin anew on each page or section would make a reference back ambiguous."""
    for root in (document.settings.element, document.element.body):
        for restart in root.iter(W + "numRestart"):
            parent = restart.getparent()
            if parent is not None and parent.tag == f"{W}{kind.name}Pr":
                restart.set(W + "val", "continuous")


def _style(styles: etree._Element, kind: NoteKind, use: str) -> str:
    """The id of a style by its built-in name, which Word keeps in English in every language; added where there is none."""
    name = f"{kind.name} {use}"
    type_, body = _STYLES[use]
    taken = set()
    for style in styles.iter(W + "style"):
        taken.add(style.get(W + "styleId"))
        found = style.find(W + "name")
        if found is not None and found.get(W + "val", "").lower() == name and style.get(W + "type") == type_:
            return style.get(W + "styleId", "")
    style_id = "".join(word.capitalize() for word in name.split())
    while style_id in taken:
        style_id += "A"
    xml = f'<w:style xmlns:w="{WORD}" w:type="{type_}" w:styleId="{style_id}"><w:name w:val="{name}"/><w:uiPriority w:val="99"/>{body}</w:style>'
    styles.append(parse(xml))
    return style_id
