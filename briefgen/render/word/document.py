"""From briefing and template to the file: open, fill, draw the charts, set the notes, settle what is particular to the machine, write."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from briefgen.model.briefing import Briefing
from briefgen.model.problem import Problem, Severity
from briefgen.render.language.context import fields_with, template_context
from briefgen.render.language.findings import Findings
from briefgen.render.language.values import clean, plain
from briefgen.render.package import write_package
from briefgen.render.word.charts import fill_charts
from briefgen.render.word.contents import mark_contents
from briefgen.render.word.engine import SafeTemplate
from briefgen.render.word.footnotes import place_notes, settle_line_ends
from briefgen.render.word.hand_notes import part_hand_notes
from briefgen.render.word.note_part import note_kind
from briefgen.render.word.notes import NoteBook
from briefgen.render.word.pictures import FOLDER
from briefgen.render.word.saving import package_of
from briefgen.render.word.source import read_template
from briefgen.render.word.xml import parse, serialize


def render_docx(briefing: Briefing, template: Path, target: Path) -> list[Problem]:
    """Fills `template` with the briefing, writes `target` and returns what a person should know of it.

    The same briefing and template give the same bytes. Raises TemplateError, with every mistake found, where the template cannot be used;
    nothing is written then. A target that cannot be written is a problem of severity `error`; what stood there stands there still.
    """
    findings = Findings(str(template))
    parts = _parts(briefing, template, findings)
    problems = findings.without_hints
    try:
        write_package(parts, target)
    except OSError as error:
        problems.append(_cannot_write(target, error))
    return problems


def _parts(briefing: Briefing, file: Path, findings: Findings) -> dict[str, bytes]:
    notes = NoteBook()
    fields = fields_with(briefing.settings)
    template = SafeTemplate(read_template(file), notes, findings, fields=fields, pictures=file.parent / FOLDER)
    template.fill(template_context(briefing))
    document = template.docx
    mark_contents(document)
    fill_charts(document, briefing.charts, findings)
    _settle_other_parts(document)
    part_hand_notes(document)
    place_notes(document, notes, findings, note_kind(briefing.settings.get("notes", "")))
    findings.raise_errors()
    _settle_properties(document, briefing)
    return package_of(document.part.package)


def _settle_other_parts(document: Any) -> None:
    """Line ends and tabs of values in headers, footers and the template's own notes."""
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/header", "/footer", "/footnotes", "/endnotes")):
            continue
        part = relation.target_part
        if hasattr(part, "element"):
            settle_line_ends(part.element)
        else:
            root = parse(part.blob)
            settle_line_ends(root)
            part._blob = serialize(root)


def _settle_properties(document: Any, briefing: Briefing) -> None:
    """Times from the period, and nobody's name: what the clock and the maker's account have put into a template stays out of the briefing."""
    properties = document.core_properties
    day = datetime.combine(briefing.period.last, time(), UTC).replace(tzinfo=None)
    properties.created = properties.modified = day
    properties.revision = 1
    office = plain(clean(briefing.office)[0])[:255]
    properties.author = properties.last_modified_by = office
    if not properties.title:
        properties.title = plain(clean(briefing.title)[0])[:255]


def _cannot_write(target: Path, error: OSError) -> Problem:
    what = f"无法写入文件：{error.strerror or error}。"
    mend = "请关闭正在打开该文件的程序，检查文件夹是否可写、磁盘是否已满，然后重试。"
    return Problem(target.name, "", "cannot-write", what, mend, Severity.ERROR)
