"""What a file says of itself: tags in the title are filled, nobody's name and no clock stays in it, sheets are listed as they are now."""

from datetime import date

from lxml import etree

from briefgen.model.briefing import Briefing
from briefgen.render.excel.template.parts import Package
from briefgen.render.excel.template.texts import Texts
from briefgen.render.language.findings import Place
from briefgen.render.language.values import clean, plain

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_TEXTS = (f"{_DUBLIN}title", f"{_DUBLIN}subject", f"{_DUBLIN}description", f"{_CORE}keywords", f"{_CORE}category")
_LONGEST = 255


def check_properties(package: Package, texts: Texts) -> None:
    """Checks the tags in the file's properties."""
    for part in package.related("", "core-properties"):
        for element in package.tree(part).iter(*_TEXTS):
            texts.check(element.text or "", Place("文档属性", "", "", part))


def settle_properties(package: Package, briefing: Briefing, texts: Texts, *, renamed: bool) -> None:
    """Fills the properties; the office stands for whoever made the template, the briefing's last day for the time. `renamed`: sheets are called anew."""
    for part in list(package.related("", "core-properties")):
        root = package.tree(part)
        for element in root.iter(*_TEXTS):
            texts.fill_runs([element], Place("文档属性", "", "", part), {})
            element.text = (element.text or "")[:_LONGEST] or None
        office = plain(clean(briefing.office)[0])[:_LONGEST]
        for element in root.iter(f"{_DUBLIN}creator", f"{_CORE}lastModifiedBy"):
            element.text = office
        for element in root.iter(f"{_TERMS}created", f"{_TERMS}modified"):
            element.text = _moment(briefing.period.last)
        package.put(part, root)
    for part in list(package.related("", "extended-properties")):
        root = package.tree(part)
        before = etree.tostring(root)
        _settle_application(root, renamed=renamed)
        if etree.tostring(root) != before:
            package.put(part, root)


def _settle_application(root: etree._Element, *, renamed: bool) -> None:
    for element in root.iter(f"{_APP}Manager"):
        element.text = None
    if renamed:  # these lists are for show; a wrong one is worse than none
        for element in [*root.iter(f"{_APP}HeadingPairs"), *root.iter(f"{_APP}TitlesOfParts")]:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
