"""The filling itself: each part of a checked template runs through Jinja, and what comes out is parsed strictly and put in its place.

Nothing of the template reaches Jinja but its tags, so no text of its own can be lost on the way or be taken for code. What is wrong is gathered over
all parts and raised once. (The libraries that fill Word templates with Jinja do it on the document's text, with patterns that lose text around tags
they do not expect; a tree keeps it.)
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import Undefined
from lxml import etree
from markupsafe import Markup, escape

from briefgen.model.fields import FIELDS, Field
from briefgen.render.language import advice, lists
from briefgen.render.language.context import names_for_code
from briefgen.render.language.filters import filter_functions
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.record import CitedText, Record
from briefgen.render.language.sandbox import Desk, EndlessLoopError, NotAllowedError, SafeEnvironment, run
from briefgen.render.language.tags import Scan, TagKind
from briefgen.render.language.values import clean, plain, printed
from briefgen.render.word import place
from briefgen.render.word.chain_drawing import chain_drawings
from briefgen.render.word.charts.texts import CHART
from briefgen.render.word.checking import TemplateCheck, open_document
from briefgen.render.word.notes import NoteBook
from briefgen.render.word.objects import Drawn, Link, LinkedText, Picture, Shelf, plain_objects, web_address
from briefgen.render.word.parts import TextPart, drop_comments, element_of, parse_part, related
from briefgen.render.word.pictures import Pictures
from briefgen.render.word.preparation import Preparation, Prepared
from briefgen.render.word.properties import LABEL, Property
from briefgen.render.word.restarts import Renumbering
from briefgen.render.word.structure import number_drawings, settle_structure, tables_touch

MOST_CHARACTERS = 200_000_000
"""The most characters that one part may grow to."""


class SafeTemplate:
    """One template, to be filled once. `docx` is the python-docx document, filled after `fill`."""

    def __init__(
        self, data: bytes, notes: NoteBook, findings: Findings, *, fields: tuple[Field, ...] = FIELDS, pictures: Path | None = None
    ) -> None:
        """`data` is what `read_template` returned; problems go to `findings`, citations to `notes`; `pictures` is a folder. Raises TemplateError."""
        self._notes = notes
        self._findings = findings
        self._pictures = Pictures(pictures)
        self._shelf = Shelf()
        self.docx = open_document(data, findings)
        self._check = TemplateCheck(self.docx, findings, fields, self._pictures)
        self._text_width = _text_width(self.docx)
        self._label = ""
        self._next_drawing = 1001
        self._prepared = Prepared()
        self._names: tuple[str, ...] = ()

    def fill(self, context: Record) -> None:
        """Fills all parts. Raises TemplateError with everything that is wrong; nothing is filled then."""
        self._check.run()
        self._findings.raise_errors()
        sources = [(part, preparation, preparation.prepare()) for part, preparation in self._check.parts]
        self._findings.raise_errors()
        self._names = tuple(context)
        environment = SafeEnvironment(Desk(self._printed, self._unknown_name, self._mistake, self._report), self._filters())
        values = names_for_code(context)
        renumbering = Renumbering(element_of(related(self.docx, "numbering")), element_of(related(self.docx, "styles")))
        for part, preparation, prepared in sources:
            self._fill_part(part, preparation, prepared, environment, values, renumbering)
        for held, seen in self._check.properties:
            self._fill_property(held, seen, environment, values)
        self._findings.raise_errors()
        drop_comments(self.docx)
        self.docx = self.docx.part.document

    def _filters(self) -> dict[str, Callable[..., object]]:
        own: dict[str, Callable[..., object]] = {"出处": self._cited, "分批": self._batches, "链接": self._linked, "图片": self._pictured, "图谱": self._drawn}
        return filter_functions(own, self._warn)

    # Part by part

    def _fill_part(
        self, part: TextPart, preparation: Preparation, prepared: Prepared, environment: SafeEnvironment, values: dict[str, object], numbers: Renumbering
    ) -> None:
        """Puts the filled content into a part, or tells why it could not be filled."""
        self._label, self._prepared = part.label, prepared
        touch = tables_touch(preparation.root)
        filled = self._run(prepared.source, environment, values) if preparation.has_tags else prepared.source
        root = None if filled is None else self._whole(filled.replace("\n<w:p", "<w:p"))
        if root is None:
            return
        numbers.restart(root, self._check.outline.lists)
        settle_structure(root, touch)
        self._shelf.place(root, part.part, self._text_width)
        self._next_drawing = number_drawings(root, self._next_drawing)
        part.put(root)

    def _fill_property(self, held: Property, seen: Scan, environment: SafeEnvironment, values: dict[str, object]) -> None:
        self._label = held.label
        pieces, end = [], 0
        for tag in seen.tags:
            pieces += [str(escape(held.text[end : tag.start])), tag.source if tag.kind is not TagKind.REMARK else ""]
            end = tag.end
        source = "".join([*pieces, str(escape(held.text[end:]))])
        self._prepared = Prepared(source, {1: [Place(held.label, held.name, tag.typed) for tag in seen.tags]})
        filled = self._run(source, environment, values)
        held.put(plain(plain_objects(Markup(filled or "").unescape())))

    def _run(self, source: str, environment: SafeEnvironment, values: dict[str, object]) -> str | None:
        """The filled source, None where it could not be filled; the reason is in the findings."""
        try:
            return str(run(environment.from_string(source), values, MOST_CHARACTERS))
        except NotAllowedError:
            return None
        except JinjaError as error:
            self._found(getattr(error, "lineno", None) or _failing_line(), "", *advice.failed(error))
        except EndlessLoopError:
            self._found(_failing_line(), "for", *advice.ENDLESS)
        except (RecursionError, MemoryError, SyntaxError):
            self._found(0, "", *advice.TOO_DEEP)
        except Exception as error:  # whatever a template brings about must not look like a defect of the program
            self._found(_failing_line(), "", *advice.failed(error))
        return None

    def _whole(self, filled: str) -> etree._Element | None:
        """The filled XML where it is well-formed, else a finding."""
        try:
            return parse_part(filled)
        except etree.XMLSyntaxError as error:
            self._findings.error(self._label, *advice.broken_xml(error))
            return None

    # What the environment asks for while a part runs

    def _printed(self, value: object) -> object:
        """What `{{ value }}` puts into the document."""
        if isinstance(value, Markup | Undefined):
            return value
        if isinstance(value, LinkedText):
            return Markup(self._shelf.put(Link(value.address), str(escape(self._cleaned(value)))))
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
        if isinstance(value, LinkedText):
            citations = tuple(dict.fromkeys(citation for part in parts for citation in part.citations))
            return Markup(escape(self._printed(value))) + Markup(self._notes.mark(citations))
        return Markup("").join(escape(self._cleaned(part.text)) + Markup(self._notes.mark(part.citations)) for part in parts)

    def _batches(self, value: object, most: object) -> object:
        """`{% for 批 in 表|分批(10) %}`: the rows in batches of at most so many."""
        if isinstance(value, tuple | list) and isinstance(most, int) and most > 0:
            return lists.batches(value, most)
        if not isinstance(value, Undefined):
            self._mistake(*advice.BATCHES)
            return ()
        return value

    def _linked(self, value: object, address: object = None) -> object:
        """`{{ text|链接(address) }}`; what is no address leaves the text as it is."""
        text = printed(value)
        wanted = text if address is None else printed(address)
        if isinstance(value, Markup | Undefined) or text is None or not text or not wanted:
            return value
        found = web_address(wanted)
        if not found:
            self._warn(*advice.no_address(wanted))
            return value
        return LinkedText.to(found, value)

    def _pictured(self, value: object, width: object = None) -> object:
        """`{{ name|图片(40) }}`; a name that is not there prints nothing, for it may come from a row."""
        name = printed(value)
        if isinstance(value, Undefined) or not name:
            return value
        if self._label in (place.NOTES, place.ENDNOTES, LABEL, CHART):
            self._mistake(*advice.picture_outside(self._label))
            return ""
        try:
            data = self._pictures.read(name)
        except ValueError:
            self._warn(*advice.bad_picture(name))
            return ""
        if data is None:
            self._warn(*advice.unknown_picture(name, self._pictures.names))
            return ""
        wanted = float(width) if isinstance(width, int | float) and width > 0 else None
        return Markup(self._shelf.put(Picture(data, clean(name)[0], wanted)))

    def _drawn(self, value: object) -> object:
        """`{{ 产业图谱|图谱 }}`: the map as drawings, one behind the other."""
        if isinstance(value, Undefined):
            return value
        rows = [row for row in value if isinstance(row, Record)] if isinstance(value, tuple | list) else []
        if any("follows" not in row for row in rows) or (value and not rows):
            self._mistake(*advice.NO_MAP)
            return ""
        if rows and self._label != place.BODY:
            self._mistake(*advice.picture_outside(self._label))
            return ""
        return Markup("").join(Markup(self._shelf.put(Drawn(drawing))) for drawing in chain_drawings(rows))

    def _cleaned(self, text: str) -> str:
        cleaned, dropped = clean(text)
        if dropped:
            self._warn(*advice.control_characters(cleaned))
        return cleaned

    def _warn(self, code: str, what: str, mend: str) -> None:
        self._findings.warning(self._where(place.running_line(), ""), code, what, mend)

    def _unknown_name(self, name: str, owner: object) -> None:
        names = tuple(owner) if isinstance(owner, Record) else self._names
        self._found(place.running_line(), name, *advice.unknown_name(name, names, inside=isinstance(owner, Record)))

    def _mistake(self, code: str, what: str, mend: str) -> None:
        self._found(place.running_line(), "", code, what, mend)

    def _report(self, line: int, word: str, code: str, what: str, mend: str) -> None:
        self._found(line, word, code, what, mend)

    def _found(self, line: int, word: str, code: str, what: str, mend: str) -> None:
        self._findings.error(self._where(line, word), code, what, mend)

    def _where(self, line: int, word: str) -> Place:
        """The place of the tag in that line of the source that has the word in it."""
        places = self._prepared.places.get(line, [])
        found = [found for found in places if word and word in found.tag] or places
        return found[0] if found else Place(self._label)


def _failing_line() -> int:
    return place.failing_line(sys.exc_info()[2])


def _text_width(document: Any) -> int:
    """How wide the text of the first section is, in the unit of drawings; a width that cannot be told is that of A4 with common margins."""
    section = document.sections[0]
    measures = (section.page_width, section.left_margin, section.right_margin)
    return max(measures[0] - measures[1] - measures[2], 1) if None not in measures else 5_300_000
