"""The filling itself: docxtpl's DocxTemplate with our own environment, one part after the other, and nothing lost on the way.

With its defaults docxtpl drops the rest of a document at a stray `&`, prints a misspelt name as a blank, and lets a template run any code.
Here every part is checked before, and parsed strictly after; what is wrong is gathered over all parts and raised once.
"""

import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError as JinjaError
from jinja2 import Undefined
from lxml import etree
from markupsafe import Markup, escape

from briefgen.render.word import advice, lists, place
from briefgen.render.word.errors import Findings, template_error
from briefgen.render.word.notes import NoteBook
from briefgen.render.word.record import CitedText, Record
from briefgen.render.word.sandbox import Desk, EndlessLoopError, NotAllowedError, SafeEnvironment, run
from briefgen.render.word.tags import check_tags, lost_text
from briefgen.render.word.values import clean, plain, printed
from briefgen.render.word.xml import W, parse

Filters = tuple[tuple[tuple[str, str], Callable[..., object]], ...]

MOST_CHARACTERS = 200_000_000
"""The most characters that one part may grow to."""
PROPERTIES = ("title", "subject", "author", "keywords", "category", "comments")


class SafeTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl carries no types
    """One template, to be filled once."""

    def __init__(self, data: bytes, notes: NoteBook, findings: Findings) -> None:
        """`data` is what `read_template` returned; problems go to `findings`, citations to `notes`."""
        super().__init__(BytesIO(data))
        self._notes = notes
        self._findings = findings
        self._label = ""
        self._lines: list[str] = []
        self._names: tuple[str, ...] = ()

    def fill(self, context: Record) -> None:
        """Fills all parts. Raises TemplateError with everything that is wrong."""
        self._names = tuple(context)
        desk = Desk(self._printed, self._unknown_name, self._mistake, self._report)
        filters = {name: function for names, function in self._filters() for name in names}
        try:
            self.render(dict(context), SafeEnvironment(desk, filters))
        except Exception as error:
            self._findings.raise_errors()
            raise template_error(self._findings.where, *advice.corrupt(error)) from error
        self._findings.raise_errors()

    def _filters(self) -> Filters:
        """Every filter with its Chinese name and its English twin; a new one is a line here."""
        return (
            (("出处", "cite"), self._cited),
            (("个数", "length"), lists.count),
            (("分批", "batches"), self._batches),
        )

    # What docxtpl calls, part by part

    def patch_xml(self, src_xml: str) -> str:
        """Leaves the source as it is; `render_xml_part` patches it after a look at it."""
        return src_xml

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, object], jinja_env: SafeEnvironment) -> str:
        """The filled XML of one part; the source as it was where something is wrong with it."""
        self._label = place.BODY if part is self.docx.part else place.part_label(str(part.partname))
        if not check_tags(parse(src_xml), self._label, self._findings):
            return src_xml
        patched = _unescape_tags(super().patch_xml(src_xml))
        lost = lost_text(src_xml, patched)
        if lost:
            self._findings.error(self._where(lost), *advice.LOST_TEXT)
            return src_xml
        self.current_rendering_part = part
        filled = self._run(place.one_paragraph_a_line(patched), context, jinja_env)
        return src_xml if filled is None else self._whole(filled.replace("\n<w:p", "<w:p"), src_xml)

    def fix_tables(self, xml: str) -> etree._Element:
        """Fits table grids to their cells; a table without a grid is left as it is."""
        root = parse(xml)
        if any(table.find(f"{W}tblGrid") is None for table in root.iter(f"{W}tbl")):
            return root
        tree: etree._Element = super().fix_tables(xml)
        return tree

    def render_properties(self, context: Mapping[str, object], jinja_env: SafeEnvironment) -> None:
        """Fills tags in the document's properties, where values stand as plain text."""
        self._label = place.part_label("core")
        for name in PROPERTIES:
            text = getattr(self.docx.core_properties, name) or ""
            if "{{" in text or "{%" in text:
                filled = self._run(str(escape(text)), context, jinja_env)
                setattr(self.docx.core_properties, name, plain(Markup(filled or "").unescape())[:255])

    # Running one part

    def _run(self, source: str, context: Mapping[str, object], environment: SafeEnvironment) -> str | None:
        """The filled source, None where it could not be filled; the reason is in the findings."""
        self._lines = source.split("\n")
        try:
            return str(run(environment.from_string(source), context, MOST_CHARACTERS))
        except NotAllowedError:
            return None
        except JinjaError as error:
            self._found(getattr(error, "lineno", None) or self._failing_line(), "", *advice.syntax(str(error)))
        except EndlessLoopError:
            self._found(self._failing_line(), "for", *advice.ENDLESS)
        except (RecursionError, MemoryError, SyntaxError):
            self._found(0, "", *advice.TOO_DEEP)
        except Exception as error:  # whatever a template brings about must not look like a defect of the program
            self._found(self._failing_line(), "", *advice.failed(error))
        return None

    def _whole(self, filled: str, source: str) -> str:
        """The filled XML where it is well-formed, else the source and a finding."""
        try:
            parse(filled)
        except etree.XMLSyntaxError as error:
            self._findings.error(self._label, *advice.broken_xml(error))
            return source
        return filled

    # What the environment asks for while a part runs

    def _printed(self, value: object) -> object:
        """What `{{ value }}` puts into the document."""
        if isinstance(value, Markup | Undefined):
            return value
        text = printed(value)
        if text is None:
            self._mistake(*advice.WHOLE_LIST)
            return ""
        return self._cleaned(text)

    def _cited(self, value: object) -> Markup:
        """`{{ value|出处 }}`: the text, and behind each of its parts the marks of its citations."""
        parts = value.parts if isinstance(value, CitedText) else ()
        if not any(part.citations for part in parts):
            return Markup(escape(self._printed(value)))
        if self._label != place.BODY:
            self._mistake(*advice.note_outside(self._label))
            return Markup("")
        return Markup("").join(escape(self._cleaned(part.text)) + Markup(self._notes.mark(part.citations)) for part in parts)

    def _batches(self, value: object, most: object) -> object:
        """`{% for 批 in 表|分批(10) %}`: the rows in batches of at most so many."""
        if isinstance(value, tuple | list) and isinstance(most, int) and most > 0:
            return lists.batches(value, most)
        if not isinstance(value, Undefined):
            self._mistake(*advice.BATCHES)
            return ()
        return value

    def _cleaned(self, text: str) -> str:
        cleaned, dropped = clean(text)
        if dropped:
            line = self._line(place.running_line())
            self._findings.warning(self._where(line), *advice.control_characters(cleaned))
        return cleaned

    def _unknown_name(self, name: str, owner: object) -> None:
        names = tuple(owner) if isinstance(owner, Record) else self._names
        self._found(place.running_line(), name, *advice.unknown_name(name, names, inside=isinstance(owner, Record)))

    def _mistake(self, code: str, what: str, mend: str) -> None:
        self._found(place.running_line(), "", code, what, mend)

    def _report(self, line: int, word: str, code: str, what: str, mend: str) -> None:
        self._found(line, word, code, what, mend)

    def _found(self, line: int, word: str, code: str, what: str, mend: str) -> None:
        self._findings.error(self._where(self._line(line), word), code, what, mend)

    # Places

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _where(self, line: str, word: str = "") -> str:
        shown = place.excerpt(line, word)
        return f"{self._label}“{shown}”" if shown else self._label

    def _failing_line(self) -> int:
        return place.failing_line(sys.exc_info()[2])


def _unescape_tags(xml: str) -> str:
    """`&amp;` inside a tag is an & of the user's; docxtpl undoes only < and >."""
    return place.TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), xml)
