"""The check of a whole Word template: every part's tags, properties, charts, pictures, and what else in it would spoil a briefing.

`template check` shows what it finds; the engine runs the very same check before it fills.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from briefgen.model.fields import CHARTS, FIELDS, Field, field_names
from briefgen.render.language import advice
from briefgen.render.language.check import PlacedTag, TagCheck
from briefgen.render.language.findings import Findings, Place, TemplateError
from briefgen.render.language.tags import Scan, scan, scan_plain
from briefgen.render.word.charts import advice as chart_advice
from briefgen.render.word.charts.frames import naming_texts
from briefgen.render.word.charts.names import MODERN, C, alt_name, known_name
from briefgen.render.word.charts.texts import chart_texts
from briefgen.render.word.locate import heading_styles
from briefgen.render.word.overlooked import Overlooked
from briefgen.render.word.parts import TextPart, element_of, related, text_parts
from briefgen.render.word.pictures import FOLDER, Pictures
from briefgen.render.word.preparation import Outline, PartName, Preparation
from briefgen.render.word.properties import LABEL, Property, properties
from briefgen.render.word.restarts import Lists
from briefgen.render.word.source import read_template
from briefgen.render.word.structure import revisions
from briefgen.render.word.xml import W


def check_template(path: Path, fields: tuple[Field, ...] = FIELDS) -> Findings:
    """Everything that is wrong with a template, or worth knowing of it. Never raises for what a file may hold."""
    findings = Findings(str(path))
    try:
        data = read_template(path)
        check = TemplateCheck(open_document(data, findings), findings, fields, Pictures(path.parent / FOLDER))
        check.run()
        if not findings.failed:
            check.prepare()
    except TemplateError as error:
        for problem in error.problems:
            findings.error(problem.place, problem.code, problem.what, problem.mend)
    return findings


def open_document(data: bytes, findings: Findings) -> Any:
    """The python-docx document of a template's bytes. Raises TemplateError."""
    from docx import Document

    try:
        document = Document(BytesIO(data))
        document.core_properties  # noqa: B018 - made where the package has none, or broken here and not halfway
        if document.element.body is None:
            raise ValueError("body")
    except Exception as error:  # whatever a broken file brings about in the libraries
        findings.error("", *advice.corrupt(error))
        findings.raise_errors()
    return document


class TemplateCheck:
    """Checks one opened template, and keeps its parts ready to be filled."""

    def __init__(self, document: Any, findings: Findings, fields: tuple[Field, ...], pictures: Pictures) -> None:
        """Whatever is wrong goes to `findings`. Raises TemplateError for a part that cannot be read at all."""
        self.document = document
        self._findings = findings
        self._check = TagCheck(findings, fields, pictures.names)
        styles = element_of(related(document, "styles"))
        headings = heading_styles(styles)
        self.outline = Outline(headings, Lists(styles, headings))
        self.parts = [(part, self._preparation(part)) for part in text_parts(document)]
        self._overlooked = Overlooked(styles, findings, frozenset(field_names(fields)))
        self.properties: list[tuple[Property, Scan]] = []

    def run(self) -> None:
        """Tells of everything at once."""
        for part, preparation in self.parts:
            preparation.check()
            self._look_for_revisions(part, preparation)
            self._overlooked.look(preparation, part.part)
        self._check_properties()
        self._check_charts()
        self._overlooked.look_at_diagrams(self.document)
        if related(self.document, "comments") is not None:
            self._findings.hint(LABEL, *advice.HAS_COMMENTS)
        self._findings.sort([part.name for part, _preparation in self.parts])

    def prepare(self) -> None:
        """Tries what filling begins with, which finds blocks that end where they cannot."""
        for _part, preparation in self.parts:
            preparation.prepare()

    def _preparation(self, part: TextPart) -> Preparation:
        try:
            root = part.tree()
        except etree.XMLSyntaxError as error:
            self._findings.error(part.label, *advice.corrupt(error))
            self._findings.raise_errors()
            raise
        return Preparation(root, PartName(part.name, part.label), self.outline, self._check, self._findings)

    def _look_for_revisions(self, part: TextPart, preparation: Preparation) -> None:
        count = revisions(preparation.root)
        if count:
            self._findings.warning(part.label, *advice.has_revisions(count))

    def _check_properties(self) -> None:
        for held in (*properties(self.document), *chart_texts(self.document)):
            if scan_plain(held.text):
                continue
            seen = scan(held.text, self._check.names)
            self.properties.append((held, seen))
            for open_tag in seen.open_tags:
                self._check.open_tag(open_tag, Place(held.label, held.name, open_tag.typed))
            for doubt in seen.doubts:
                self._check.doubt(doubt, Place(held.label, held.name, doubt.typed))
            self._check.story([PlacedTag(tag, Place(held.label, held.name, tag.typed)) for tag in seen.tags])

    def _check_charts(self) -> None:
        for part, preparation in self.parts:
            for reference in preparation.root.iter(C + "chart", MODERN + "chart"):
                paragraph = next(reference.iterancestors(W + "p"), None)
                if paragraph is not None:
                    self._check_chart(reference, part.part, preparation.locator.place(paragraph))

    def _check_chart(self, reference: etree._Element, part: Any, place: Place) -> None:
        """A chart must name its data; a tag in the name stands for that of a row."""
        texts = [_without_tags(text, self._check) for text in naming_texts(reference, part)]
        name = alt_name(*texts)
        text = next((text.strip() for text in texts if text.strip()), "")
        place = replace(place, tag=f"图表:{name}" if name else text)
        if not name:
            self._findings.hint(place, *advice.unnamed_chart(text if known_name(text) else ""))
        elif not known_name(name):
            self._findings.error(place, *chart_advice.unknown(name, [chart.zh for chart in CHARTS if not chart.loop]))
        elif reference.tag != C + "chart":
            self._findings.error(place, *chart_advice.KIND)


def _without_tags(text: str, check: TagCheck) -> str:
    """The text with 某 for each tag."""
    for tag in reversed(scan(text, check.names).tags):
        text = f"{text[: tag.start]}某{text[tag.end :]}"
    return text
