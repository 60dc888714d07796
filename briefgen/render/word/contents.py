"""A table of contents, where the template has one: marked so that Word brings it up to date when the briefing is opened."""

import re
from typing import Any

from lxml import etree

from briefgen.render.word.xml import W

_CONTENTS = re.compile(r"^\s*TOC\b", re.IGNORECASE)
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
