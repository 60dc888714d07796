"""A table of contents, where the template has one: marked so that Word brings it up to date when the briefing is opened.

In the template Word has put the headings into it as they stand there, tags and all. What is written by Word is no tag of the user's: entries with
tags are left out of the check and of the briefing.
"""

import re
from collections.abc import Iterator
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
    lines: dict[etree._Element, list[etree._Element]] = {}
    for text in _entry_texts(root):
        paragraph = next(text.iterancestors(W + "p"), None)
        if paragraph is not None:
            lines.setdefault(paragraph, []).append(text)
    gone: list[etree._Element] = []
    for paragraph, texts in lines.items():
        if scan_plain("".join(text.text or "" for text in texts)):
            continue
        for text in texts:
            text.text = ""
        if _holds_an_end(paragraph):
            texts[0].text = _TO_BE_UPDATED
        else:
            gone.append(paragraph)
    return gone


def _entry_texts(root: etree._Element) -> Iterator[etree._Element]:
    """The texts that Word has made of the headings."""
    for simple in root.iter(W + "fldSimple"):
        if _CONTENTS.match(simple.get(W + "instr", "")):
            yield from simple.iter(W + "t")
    fields: list[tuple[list[str], list[bool]]] = []
    for element in root.iter(W + "fldChar", W + "instrText", W + "t"):
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            fields.append(([], []))
        elif fields and kind == "separate":
            fields[-1][1].append(bool(_CONTENTS.match("".join(fields[-1][0]))))
        elif fields and kind == "end":
            fields.pop()
        elif fields and element.tag == W + "instrText":
            fields[-1][0].append(element.text or "")
        elif element.tag == W + "t" and any(True in shown for _code, shown in fields):
            yield element


def _holds_an_end(paragraph: etree._Element) -> bool:
    """True where a field begins or ends in the paragraph that does not do both there, and for a field in one piece."""
    kinds = [mark.get(W + "fldCharType") for mark in paragraph.iter(W + "fldChar")]
    return kinds.count("begin") != kinds.count("end") or paragraph.find(f".//{W}fldSimple") is not None


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
