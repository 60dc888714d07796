"""A table of contents, where the template has one: marked so that Word brings it up to date when the briefing is opened.

In the template Word has put the headings into it as they stand there, tags and all. What is written by Word is no tag of the user's: entries with
tags are left out of the check and of the briefing.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from briefgen.render.language.tags import scan_plain
from briefgen.render.word.xml import W

_CONTENTS = re.compile(r"^\s*TOC\b", re.IGNORECASE)
_TO_BE_UPDATED = "（目录待更新：打开时选“是”，或右键“更新域”）"
# The settings part is a sequence; updateFields stands behind these.
_BEFORE_UPDATE = frozenset(
    W + name
    for name in (
        "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries", "displayBackgroundShape",
        "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts",
        "saveFormsData", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
        "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate", "linkStyles",
        "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge", "revisionView", "trackRevisions", "doNotTrackMoves",
        "doNotTrackFormatting", "documentProtection", "autoFormatOverride", "styleLockTheme", "styleLockQFSet", "defaultTabStop",
        "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope", "summaryLength",
        "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders", "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets",
        "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
        "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning",
        "characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore", "savePreviewPicture",
        "doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent", "alwaysShowPlaceholderText", "doNotDemarcateInvalidXml",
        "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt", "showXMLTags", "alwaysMergeEmptyNamespace",
    )
)  # fmt: skip


def mark_contents(document: Any) -> bool:
    """Marks every table of contents of the body and, where there is one, the document; False where there is none."""
    found = False
    body = document.element.body
    for simple in body.iter(W + "fldSimple"):
        if _CONTENTS.match(simple.get(W + "instr", "")):
            simple.set(W + "dirty", "true")
            found = True
    for code in body.iter(W + "instrText"):
        begin = _begin(code) if _CONTENTS.match(code.text or "") else None
        if begin is not None:
            begin.set(W + "dirty", "true")
            found = True
    if found:
        _update_fields(document.settings.element)
    return found


def silence_entries(root: etree._Element) -> list[etree._Element]:
    """Empties the entries that repeat headings with tags; returns the paragraphs that hold nothing else and shall go before filling."""
    texts, marks = _made_by_word(root)
    lines: dict[etree._Element, list[etree._Element]] = {}
    for text in texts:
        paragraph = next(text.iterancestors(W + "p"), None)
        if paragraph is not None:
            lines.setdefault(paragraph, []).append(text)
    kept = {next(mark.iterancestors(W + "p"), None) for mark in marks}
    gone: list[etree._Element] = []
    for paragraph, entry in lines.items():
        if scan_plain("".join(text.text or "" for text in entry)):
            continue
        for text in entry:
            text.text = ""
        if paragraph in kept:
            entry[0].text = _TO_BE_UPDATED
        else:
            gone.append(paragraph)
    return gone


@dataclass(slots=True)
class _Field:
    """A field that has begun and not ended: its marks, its code, whether it is a table of contents that shows its entries now, and those."""

    marks: list[etree._Element]
    code: str = ""
    shows: bool = False
    texts: list[etree._Element] = field(default_factory=list)


def _made_by_word(root: etree._Element) -> tuple[list[etree._Element], list[etree._Element]]:
    """The texts of all entries, and the marks of the fields that they stand in."""
    marks = [simple for simple in root.iter(W + "fldSimple") if _CONTENTS.match(simple.get(W + "instr", ""))]
    texts = [text for simple in marks for text in simple.iter(W + "t")]
    fields: list[_Field] = []
    for element in root.iter(W + "fldChar", W + "instrText", W + "t"):
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            fields.append(_Field([element]))
        elif not fields:
            continue
        elif kind == "separate":
            fields[-1].shows = bool(_CONTENTS.match(fields[-1].code))
            fields[-1].marks.append(element)
        elif kind == "end":
            ended = fields.pop()  # one that never ends must not swallow the rest of the document
            texts += ended.texts
            marks += [*ended.marks, element] if ended.shows else []
        elif element.tag == W + "instrText":
            fields[-1].code += element.text or ""
        else:
            showing = next((one for one in fields if one.shows), None)
            if showing is not None:
                showing.texts.append(element)
    return texts, marks


def _begin(code: etree._Element) -> etree._Element | None:
    """The mark that begins a field."""
    run = code.getparent()
    for earlier in [run, *run.itersiblings(preceding=True)] if run is not None else []:
        for mark in earlier.findall(W + "fldChar"):
            if mark.get(W + "fldCharType") == "begin":
                return mark
    return None


def _update_fields(settings: etree._Element) -> None:
    found = settings.find(W + "updateFields")
    if found is None:
        found = etree.Element(W + "updateFields")
        place = max((number for number, element in enumerate(settings, start=1) if element.tag in _BEFORE_UPDATE), default=0)
        settings.insert(place, found)
    found.set(W + "val", "true")
