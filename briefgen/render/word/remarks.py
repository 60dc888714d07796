"""A copy of a template with a Word comment at each place where the check found something: for people who would rather see than read a list.

Word takes comments in the body only; what is wrong elsewhere (a header, a property) is said at the first paragraph.
"""

import posixpath
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
_NEW_NAMES = ("word/comments.xml", "word/comments-briefgen.xml")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "注意", Severity.NOTE: "提示"}


def write_remarks(template: Path, found: Sequence[Finding], target: Path) -> None:
    """Writes the copy. Raises TemplateError for a file that cannot be opened at all, OSError for a target that cannot be written."""
    parts = package_parts(read_template(template))
    body = main_part(parts)
    root = parse(parts[body])
    unwrap_alternatives(root)
    name, comments = _comments(parts, body)
    paragraphs = list(root.iter(W + "p"))
    number = 1 + max((int(one.get(W + "id", "0")) for one in comments.iter(W + "comment")), default=-1)
    for finding in found:
        inside = finding.place.part == body
        paragraph = _anchor(paragraphs, finding if inside else None)
        if paragraph is not None:
            _mark(paragraph, finding.place.tag if inside else "", str(number))
            _say(comments, finding, str(number), with_place=not inside)
            number += 1
    parts[body], parts[name] = serialize(root), serialize(comments)
    write_package(parts, target)


def main_part(parts: dict[str, bytes]) -> str:
    """The name of the part that holds the document's text."""
    return _target(parts, "", "/officeDocument")


def _anchor(paragraphs: list[etree._Element], finding: Finding | None) -> etree._Element | None:
    """The paragraph that the comment hangs on; for a text box the one that holds it; the first for what is not in the body (None)."""
    number = finding.place.paragraph if finding is not None else ""
    paragraph = paragraphs[int(number)] if number.isdigit() and int(number) < len(paragraphs) else next(iter(paragraphs), None)
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


def _say(comments: etree._Element, finding: Finding, number: str, *, with_place: bool) -> None:
    problem = finding.problem
    comment = child(comments, "comment", id=number, author=AUTHOR, initials="b")
    lines = [f"{_WORDS[problem.severity]}：{problem.what}", problem.mend]
    if with_place:
        lines.insert(0, str(finding.place))
    for line in lines:
        child(child(comment, "p"), "r").append(text_element(line))


def _comments(parts: dict[str, bytes], body: str) -> tuple[str, etree._Element]:
    """The part with the comments that the template has, or a new one, which is made known to the package."""
    name = _target(parts, body, "/comments")
    if name in parts:
        return name, parse(parts[name])
    name = next(name for name in _NEW_NAMES if name not in parts)
    types = parse(parts["[Content_Types].xml"])
    etree.SubElement(types, f"{_PACKAGE}content-types}}Override", {"PartName": f"/{name}", "ContentType": _TYPE})
    parts["[Content_Types].xml"] = serialize(types)
    relations = parse(parts.get(_relations(body), b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'))
    link = {"Id": "rIdBriefgenComments", "Type": _RELATION, "Target": f"/{name}"}
    etree.SubElement(relations, f"{_PACKAGE}relationships}}Relationship", link)
    parts[_relations(body)] = serialize(relations)
    return name, etree.Element(W + "comments", nsmap={"w": WORD})


def _target(parts: dict[str, bytes], owner: str, kind: str) -> str:
    """The part that `owner` (the package itself for "") calls its `kind`, "" where it has none."""
    if _relations(owner) not in parts:
        return ""
    for relation in parse(parts[_relations(owner)]):
        if relation.get("Type", "").endswith(kind):
            target = relation.get("Target", "")
            return posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")
    return ""


def _relations(owner: str) -> str:
    return posixpath.join(posixpath.dirname(owner), "_rels", f"{posixpath.basename(owner)}.rels")
