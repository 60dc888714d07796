"""The part that holds the notes, with the styles and settings that belong to it: the template's own where it has them, else new ones."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefgen.render.word.wording import NoteText
from briefgen.render.word.xml import RELATIONSHIPS, WORD, R, W, child, parse, serialize, text_element

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
# The settings part is a sequence; footnotePr stands before these, and before anything of a later namespace.
_AFTER_FOOTNOTES = frozenset(
    W + name
    for name in (
        "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults",
        "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
)  # fmt: skip
_STYLES = {
    "footnote text": (
        "paragraph",
        '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
    ),
    "footnote reference": ("character", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
}


class FootnotePart:
    """The notes of one document, to be added to and then closed."""

    def __init__(self, part: Any, text_style: str, mark_style: str) -> None:
        self.mark_style = mark_style
        self._text_style = text_style
        self._part = part
        self._root = parse(part.blob)
        self._next = 1 + max((int(note.get(W + "id", "0")) for note in self._root.iter(W + "footnote")), default=0)
        self._links: dict[str, str] = {}

    def add(self, note: NoteText) -> int:
        """Appends a note and returns its id."""
        number = self._next
        self._next += 1
        paragraph = child(child(self._root, "footnote", id=str(number)), "p")
        child(child(paragraph, "pPr"), "pStyle", val=self._text_style)
        self._mark(paragraph)
        self._text(paragraph, " " + note.before)
        if note.url:
            link = child(paragraph, "hyperlink")
            link.set(R + "id", self._link(note.url))
            self._text(link, note.linked)
        else:
            self._text(paragraph, note.linked)
        self._text(paragraph, note.after)
        return number

    def close(self) -> None:
        """Writes the notes back into the part."""
        self._part._blob = serialize(self._root)

    def _mark(self, paragraph: etree._Element) -> None:
        """The note's own number."""
        run = child(paragraph, "r")
        child(child(run, "rPr"), "rStyle", val=self.mark_style)
        child(run, "footnoteRef")

    def _text(self, parent: etree._Element, text: str) -> None:
        if text:
            child(parent, "r").append(text_element(text))

    def _link(self, url: str) -> str:
        if url not in self._links:
            self._links[url] = self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[url]


def open_footnotes(document: Any) -> FootnotePart:
    """The notes of a python-docx Document, made where it has none yet."""
    parts = (rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES)
    part = next(parts, None)
    if part is None:
        part = _new_part(document)
        _declare_separators(document.settings.element)
    _number_throughout(document)
    styles = document.styles.element
    return FootnotePart(part, _style(styles, "footnote text"), _style(styles, "footnote reference"))


def _new_part(document: Any) -> Any:
    root = etree.Element(W + "footnotes", nsmap={"w": WORD, "r": RELATIONSHIPS})
    for kind, number in _SEPARATORS:
        paragraph = child(child(root, "footnote", type=kind, id=number), "p")
        child(child(paragraph, "pPr"), "spacing", before="0", after="0", line="240", lineRule="auto")
        child(child(paragraph, "r"), kind)
    part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, serialize(root), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def _declare_separators(settings: etree._Element) -> None:
    if settings.find(W + "footnotePr") is not None:
        return
    properties = etree.Element(W + "footnotePr")
    for _kind, number in _SEPARATORS:
        child(properties, "footnote", id=number)
    later = (index for index, element in enumerate(settings) if element.tag in _AFTER_FOOTNOTES or not str(element.tag).startswith(W))
    settings.insert(next(later, len(settings)), properties)


def _number_throughout(document: Any) -> None:
    """Numbers that begin anew on each page would make a reference back ambiguous."""
    for root in (document.settings.element, document.element.body):
        for restart in root.iter(W + "numRestart"):
            parent = restart.getparent()
            if parent is not None and parent.tag == W + "footnotePr":
                restart.set(W + "val", "continuous")


def _style(styles: etree._Element, name: str) -> str:
    """The id of a style by its built-in name, which Word keeps in English in every language; added where there is none."""
    kind, body = _STYLES[name]
    taken = set()
    for style in styles.iter(W + "style"):
        taken.add(style.get(W + "styleId"))
        found = style.find(W + "name")
        if found is not None and found.get(W + "val", "").lower() == name and style.get(W + "type") == kind:
            return style.get(W + "styleId", "")
    style_id = "".join(word.capitalize() for word in name.split())
    while style_id in taken:
        style_id += "A"
    xml = f'<w:style xmlns:w="{WORD}" w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/><w:uiPriority w:val="99"/>{body}</w:style>'
    styles.append(parse(xml))
    return style_id
