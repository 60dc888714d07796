"""A copy of a template with a Word comment at each place where the check found something: for people who would rather see than read a list.

Word takes comments in the body only; what is wrong elsewhere (a header, a property) is said at the first paragraph.
"""

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from briefgen.model.problem import Severity
from briefgen.render.language.findings import Finding
from briefgen.render.package import package_parts, write_package
from briefgen.render.word.paragraphs import ParagraphText, unwrap_alternatives
from briefgen.render.word.source import read_template
from briefgen.render.word.xml import WORD, W, child, parse, serialize, text_element

AUTHOR = "briefgen"
_BODY, _COMMENTS = "word/document.xml", "word/comments.xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "注意", Severity.NOTE: "提示"}


def write_remarks(template: Path, found: Sequence[Finding], target: Path) -> None:
    """Writes the copy. Raises TemplateError for a file that cannot be opened at all, OSError for a target that cannot be written."""
    parts = package_parts(read_template(template))
    root = parse(parts[_BODY])
    unwrap_alternatives(root)
    comments = _comments(parts)
    paragraphs = list(root.iter(W + "p"))
    number = 1 + max((int(one.get(W + "id", "0")) for one in comments.iter(W + "comment")), default=-1)
    for finding in found:
        paragraph = _anchor(paragraphs, finding)
        if paragraph is not None:
            _mark(paragraph, finding.place.tag if finding.place.part == _BODY else "", str(number))
            _say(comments, finding, str(number))
            number += 1
    parts[_BODY], parts[_COMMENTS] = serialize(root), serialize(comments)
    write_package(parts, target)


def _anchor(paragraphs: list[etree._Element], finding: Finding) -> etree._Element | None:
    """The paragraph that the comment hangs on; for a text box the one that holds it."""
    place = finding.place
    inside = place.part == _BODY and place.paragraph.isdigit() and int(place.paragraph) < len(paragraphs)
    paragraph = paragraphs[int(place.paragraph)] if inside else next(iter(paragraphs), None)
    if paragraph is None:
        return None
    return next(reversed([paragraph, *paragraph.iterancestors(W + "p")]))


def _mark(paragraph: etree._Element, tag: str, number: str) -> None:
    """Puts the comment around the runs of the tag, or around the whole paragraph."""
    text = ParagraphText(paragraph)
    start = text.text.find(tag) if tag else -1
    atoms = [atom for atom in text.atoms if start < 0 or (atom.end > start and atom.start < start + len(tag))]
    first, last = (_piece(paragraph, atoms[0].element), _piece(paragraph, atoms[-1].element)) if atoms else (None, None)
    begin = etree.Element(W + "commentRangeStart", {W + "id": number})
    end = etree.Element(W + "commentRangeEnd", {W + "id": number})
    reference = etree.Element(W + "r")
    child(reference, "commentReference", id=number)
    if first is None or last is None:
        paragraph.extend([begin, end, reference])
    else:
        first.addprevious(begin)
        last.addnext(end)
        end.addnext(reference)


def _piece(paragraph: etree._Element, element: etree._Element) -> etree._Element:
    """The child of the paragraph that holds an element."""
    while element.getparent() is not paragraph:
        above = element.getparent()
        if above is None:
            break
        element = above
    return element


def _say(comments: etree._Element, finding: Finding, number: str) -> None:
    problem = finding.problem
    comment = child(comments, "comment", id=number, author=AUTHOR, initials="b")
    lines = [f"{_WORDS[problem.severity]}：{problem.what}", problem.mend]
    if finding.place.part != _BODY:
        lines.insert(0, str(finding.place))
    for line in lines:
        child(child(comment, "p"), "r").append(text_element(line))


def _comments(parts: dict[str, bytes]) -> etree._Element:
    """The comments that the template has, or a new part for them."""
    if _COMMENTS in parts:
        return parse(parts[_COMMENTS])
    override = f'<Override PartName="/{_COMMENTS}" ContentType="{_TYPE}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    relations = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="rIdBriefgenComments" Type="{_RELATION}" Target="comments.xml"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", link.encode())
    return etree.Element(W + "comments", nsmap={"w": WORD})
