"""The check of a template's tags, one story (body, header, text box, sheet) after the other: spelling, blocks, names, filters. All errors at once.

The engines run the same check before they fill, so that what passes here does not spoil a briefing, and what fails here is never filled.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from briefgen.model.fields import FIELDS, Field, field_names
from briefgen.render.language import advice
from briefgen.render.language.advice import Advice
from briefgen.render.language.blocks import OPENERS, Pairing, pair_blocks
from briefgen.render.language.filters import filter_named, filter_names
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.grammar import check_grammar
from briefgen.render.language.inference import Inference
from briefgen.render.language.names import NameTable, decode, looks_like_office_name
from briefgen.render.language.sandbox import TESTS_ALLOWED
from briefgen.render.language.shapes import all_names
from briefgen.render.language.syntax import diagnose
from briefgen.render.language.tags import Doubt, OpenTag, Tag, TagKind
from briefgen.render.language.tolerance import spelled_out

DEEPEST = 15
"""How many blocks may lie within each other; Python, of which Jinja makes its code, bears no more than twenty loops."""


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag and where it stands."""

    tag: Tag
    place: Place


class TagCheck:
    """Checks the tags of one template against the fields that there are."""

    def __init__(self, findings: Findings, fields: tuple[Field, ...] = FIELDS, pictures: Collection[str] | None = None) -> None:
        """What is wrong goes to `findings`. `pictures` are the names that `图片` may be given, None where that is not known."""
        self._pictures = pictures
        self.names = NameTable(all_names(fields))
        self._fields = fields
        self._findings = findings
        self._parser = Environment(autoescape=True)

    def story(self, tags: Sequence[PlacedTag]) -> Pairing:
        """Checks the tags of one story in their order and returns its blocks."""
        pairing = self.pair(tags)
        self.look(tags)
        return pairing

    def pair(self, tags: Sequence[PlacedTag]) -> Pairing:
        """The blocks of one story; tells of every tag without its partner."""
        pairing = pair_blocks([placed.tag for placed in tags])
        for number, told in pairing.faults:
            self._findings.error(tags[number].place, *told)
        return pairing

    def look(self, tags: Sequence[PlacedTag]) -> None:
        """Checks spelling, names and filters of tags in the order in which they run: a text box stands inside the loop around it."""
        walk = _Walk(self._fields, self._findings, self._parser, self._pictures)
        for placed in tags:
            walk.take(placed)

    def open_tag(self, found: OpenTag, place: Place) -> None:
        """Tells of a tag that is not closed."""
        self._findings.error(place, *advice.unclosed_tag(found.kind.value, found.kind.closer, found.other))

    def doubt(self, found: Doubt, place: Place) -> None:
        """Hints at plain text that looks like a tag."""
        name = found.name.strip()
        first = re.split(r"[.|]", name)[0].strip()
        known = first in field_names(self._fields) or bool(self.names.longest(first, 0, "")[0])
        self._findings.hint(place, *advice.doubtful(found.typed, name, known))


class _Walk:
    """One pass over a story; loops open and close on the way."""

    def __init__(self, fields: tuple[Field, ...], findings: Findings, parser: Environment, pictures: Collection[str] | None) -> None:
        self._fields = fields
        self._findings = findings
        self._parser = parser
        self._place = Place("")
        self._inference = Inference(fields, self._tell, self._hint, pictures)
        self._depth = 0

    def take(self, placed: PlacedTag) -> None:
        tag, self._place = placed.tag, placed.place
        if tag.kind is TagKind.REMARK:
            return
        if tag.mends:
            self._hint(advice.mended(spelled_out(tag.mends)))
        if tag.idle_dash:
            self._hint(advice.IDLE_DASH)
        if tag.kind is TagKind.VALUE and tag.scope:
            self._tell(advice.bare_value(tag.typed, tag.scope))
        self._count(tag)
        if tag.keyword == "endfor":
            self._inference.leave()
        tree = self._parsed(tag)
        if tree is not None and check_grammar(tree, filter_names(), TESTS_ALLOWED, self._refused):
            self._look(tag, tree)
        elif tag.keyword == "for":
            self._inference.enter_unknown()

    def _count(self, tag: Tag) -> None:
        """Tells of the first block that lies deeper than code can be made of."""
        if tag.keyword in OPENERS:
            self._depth += 1
            if self._depth == DEEPEST + 1:
                self._tell(advice.TOO_DEEP)
        elif tag.keyword in OPENERS.values():
            self._depth = max(self._depth - 1, 0)

    def _parsed(self, tag: Tag) -> nodes.Template | None:
        """The tree of a tag by itself, None where it cannot be read."""
        if tag.kind is TagKind.VALUE and self._unknown_office_name(tag):
            return None
        try:
            return self._parser.parse(_complete(tag))
        except TemplateSyntaxError:
            self._tell(diagnose(tag))
        except (RecursionError, MemoryError):
            self._tell(advice.TOO_DEEP)
        return None

    def _look(self, tag: Tag, tree: nodes.Template) -> None:
        if tag.kind is TagKind.VALUE:
            for output in tree.find_all(nodes.Output):
                for node in output.nodes:
                    self._inference.printed(node)
        elif tag.keyword == "for":
            loop = next(tree.find_all(nodes.For))
            self._inference.enter(loop.target, loop.iter)
            if loop.test is not None:
                self._inference.shape(loop.test)
        elif tag.keyword in ("if", "elif"):
            self._inference.shape(next(tree.find_all(nodes.If)).test)

    def _unknown_office_name(self, tag: Tag) -> bool:
        """True where the value is the whole name of something that nobody defined (`GDP-增速`); that it is unknown has been told then."""
        head = tag.code.partition("|")[0].strip()
        if not looks_like_office_name(head):
            return False
        try:
            parsed = self._parser.parse(f"{{{{ {head} }}}}")
        except TemplateSyntaxError:
            names = []
        else:
            names = [decode(node.name) for node in parsed.find_all(nodes.Name)]
        owner, _, name = _head_as_typed(tag).partition(".")
        if name and self._inference.knows(owner):
            return not names and self._inference.unknown_member(owner, name)
        if any(self._inference.knows(known) or filter_named(known) for known in names):
            return False
        self._inference.unknown(_head_as_typed(tag))
        return True

    def _refused(self, _line: int, _word: str, code: str, what: str, mend: str) -> None:
        self._tell((code, what, mend))

    def _tell(self, told: Advice) -> None:
        self._findings.error(self._place, *told)

    def _hint(self, told: Advice) -> None:
        self._findings.hint(self._place, *told)


def _head_as_typed(tag: Tag) -> str:
    """What stands before the first bar, as the user wrote it."""
    return re.split(r"[|｜]", tag.typed[2:-2], maxsplit=1)[0].strip()


def _complete(tag: Tag) -> str:
    """The tag as a template of its own."""
    before, behind = _AROUND.get(tag.keyword, ("", ""))
    return f"{before}{tag.source}{behind}"


_AROUND = {
    "for": ("", "{% endfor %}"),
    "if": ("", "{% endif %}"),
    "elif": ("{% if 1 %}", "{% endif %}"),
    "else": ("{% if 1 %}", "{% endif %}"),
    "endif": ("{% if 1 %}", ""),
    "endfor": ("{% for x in [] %}", ""),
}
