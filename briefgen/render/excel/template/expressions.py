"""Tags at work: the value of `{{ … }}` with its type kept, the items of a `for`, the truth of an `if`, the text of a cell with blocks inside.

Everything runs in the sandbox of the template language. A plain chain of names (`行.数值`) is looked up directly; only what is more than that goes
through Jinja.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from jinja2 import Template, Undefined, pass_context
from jinja2 import TemplateError as JinjaError
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.model.briefing import Source
from briefgen.render.excel.template.scopes import Scope
from briefgen.render.language import advice
from briefgen.render.language.context import names_for_code
from briefgen.render.language.filters import filter_functions
from briefgen.render.language.findings import Findings, Place
from briefgen.render.language.lists import batches
from briefgen.render.language.names import decode, encode
from briefgen.render.language.record import CitedText, Record
from briefgen.render.language.sandbox import Desk, EndlessLoopError, NotAllowedError, SafeEnvironment, run
from briefgen.render.language.syntax import diagnose
from briefgen.render.language.tags import Tag, TagKind
from briefgen.render.language.values import printed

Segment = str | Tag
"""A piece of a text: words of the template's own, or a tag."""

MOST_CHARACTERS = 1_000_000
MOST_PASSES = 600_000
"""Of all loops together: more rows than any fact sheet has, few enough that a mistake is told within seconds."""

_CHAIN = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_CONSTANTS = frozenset({"true", "false", "none", "True", "False", "None"})
_WORDS = "ꓭ"
"""Begins the names under which a text's own words are given to Jinja: a letter that nobody names fields with."""
_NO_PICTURES = ("template-no-pictures", "Excel 模板里不能用“图片”“图谱”过滤器。", "图片请直接插进模板，图谱请用“产业图谱清单”的行。")
_ABSENT = object()


class Linked(str):
    """Text that leads to a web page, or a number that leads to the row of 来源清单 of that number (`source`)."""

    __slots__ = ("address", "source")
    address: str
    source: int | None

    def __new__(cls, text: str, address: str, source: int | None = None) -> "Linked":
        made = super().__new__(cls, text)
        made.address = address
        made.source = source
        return made


class Expressions:
    """The tags of one template. What goes wrong is told to `findings`, with the place of the tag that is running."""

    def __init__(self, context: Record, findings: Findings, sources: Sequence[Source] = ()) -> None:
        """`sources` are those of the briefing, whose numbers `|出处` shows."""
        self._sources = {(one.document, one.title): one.number for one in sources}
        self._root = names_for_code(context)
        self._names = tuple(context)
        self._findings = findings
        self._place = Place("")
        self._caught: list[object] | None = None
        self._templates: dict[str, Template] = {}
        # Jinja hands the context to a function marked so, which the desk knows nothing of
        desk = Desk(cast(Callable[[object], object], self._printed), self._unknown_name, self._mistake, self._report)
        own: dict[str, Callable[..., object]] = {"出处": self._cited, "分批": self._batches, "链接": self._linked, "到来源": _to_source, "图片": self._no_picture, "图谱": self._no_picture}
        self._environment = SafeEnvironment(desk, filter_functions(own, self._warn), MOST_PASSES)

    def value(self, tag: Tag, place: Place) -> Callable[[Scope], object]:
        """The value of a `{{ … }}` in a scope; "" where it has none, which has been told of then."""
        slow = self._slow(tag.code, tag, place)
        if not _CHAIN.fullmatch(tag.code):
            return slow
        first, *rest = tag.code.split(".")
        names = [decode(name) for name in rest]
        if first in _CONSTANTS:
            return slow
        root = self._root

        def quick(scope: Scope) -> object:
            found = scope.get(first, _ABSENT)
            if found is _ABSENT:
                found = root.get(first, _ABSENT)
            for name in names:
                if not isinstance(found, Record):
                    return slow(scope)
                try:
                    found = found[name]
                except KeyError:
                    return slow(scope)
            return slow(scope) if found is _ABSENT else found

        return quick

    def truth(self, tag: Tag, place: Place) -> Callable[[Scope], bool]:
        """Whether the condition of an `if` or `elif` holds."""
        value = self._slow(tag.code.removeprefix(tag.keyword).strip(), tag, place)
        return lambda scope: bool(value(scope))

    def items(self, tag: Tag, place: Place) -> Callable[[Scope], list[object]]:
        """What a `for` runs over, in a scope; its condition (`for 项 in 表 if …`) is heeded."""
        source = f"{tag.source}{{{{ {variable(tag)} }}}}{{% endfor %}}"

        def items(scope: Scope) -> list[object]:
            caught: list[object] = []
            self._caught = caught
            try:
                self._run(source, scope, tag, place)
            finally:
                self._caught = None
            return caught

        return items

    def text(self, segments: Sequence[Segment], place: Callable[[Tag], Place]) -> Callable[[Scope], str]:
        """The words of a text with its tags filled."""
        if any(isinstance(piece, Tag) and piece.kind is TagKind.BLOCK for piece in segments):
            return self._text_with_blocks(segments, place)
        parts = [piece if isinstance(piece, str) else self.value(piece, place(piece)) for piece in segments if not _is_remark(piece)]

        def text(scope: Scope) -> str:
            return "".join(part if isinstance(part, str) else self.as_text(part(scope)) for part in parts)

        return text

    def as_text(self, value: object) -> str:
        """A value as it is printed; a table or a row is a mistake."""
        words = printed(value)
        if words is None:
            self._mistake(*advice.WHOLE_LIST)
        return words or ""

    # Running

    def _slow(self, code: str, tag: Tag, place: Place) -> Callable[[Scope], object]:
        compiled: list[Callable[[Mapping[str, object]], object]] = []

        def work(scope: Scope) -> object:
            if not compiled:
                compiled.append(self._environment.expression(code))
            return compiled[0]({**self._root, **scope})

        return lambda scope: self._guarded(lambda: work(scope), tag, place)

    def _text_with_blocks(self, segments: Sequence[Segment], place: Callable[[Tag], Place]) -> Callable[[Scope], str]:
        words = {f"{_WORDS}{number}": piece for number, piece in enumerate(segments) if isinstance(piece, str)}
        source = "".join(f"{{{{ {_WORDS}{number} }}}}" if isinstance(piece, str) else piece.source for number, piece in enumerate(segments))
        tag = next(piece for piece in segments if isinstance(piece, Tag) and piece.kind is TagKind.BLOCK)
        return lambda scope: str(self._run(source, {**words, **scope}, tag, place(tag)))

    def _run(self, source: str, scope: Scope, tag: Tag, place: Place) -> object:
        def work() -> object:
            if source not in self._templates:
                self._templates[source] = self._environment.from_string(source)
            return run(self._templates[source], {**self._root, **scope}, MOST_CHARACTERS)

        return self._guarded(work, tag, place)

    def _guarded(self, work: Callable[[], object], tag: Tag, place: Place) -> object:
        """The result, "" where there is none; whatever a template brings about is told with its place."""
        self._place = place
        try:
            value = work()
            if isinstance(value, Undefined):
                return str(value)  # a use like any other, so that the name is reported
            return value
        except NotAllowedError:
            return ""
        except JinjaError:
            told = diagnose(tag)
        except EndlessLoopError:
            told = advice.ENDLESS
        except (RecursionError, MemoryError, SyntaxError):
            told = advice.TOO_DEEP
        except Exception as error:  # must not look like a defect of the program
            told = advice.failed(error)
        self._mistake(*told)
        return ""

    # What the environment asks for

    @pass_context  # so that constants are printed here too, while the template runs
    def _printed(self, _context: Context, value: object) -> object:
        if self._caught is not None:
            self._caught.append(value)
            return Markup("")
        if isinstance(value, Undefined):
            return Markup(str(value))
        return Markup(self.as_text(value))  # not HTML: what stands for &, < and > in XML is the writer's business

    def _unknown_name(self, name: str, owner: object) -> None:
        names = tuple(owner) if isinstance(owner, Record) else self._names
        self._mistake(*advice.unknown_name(decode(name), names, inside=isinstance(owner, Record)))

    def _mistake(self, code: str, what: str, mend: str) -> None:
        self._findings.error(self._place, code, what, mend)

    def _warn(self, code: str, what: str, mend: str) -> None:
        self._findings.warning(self._place, code, what, mend)

    def _report(self, _line: int, _word: str, code: str, what: str, mend: str) -> None:
        self._mistake(code, what, mend)

    # Filters of this kind of document

    def _cited(self, value: object) -> object:
        """`{{ 行.数值|出处 }}`: the text, and the numbers of its sources in 来源目录: `12.9亿元[1][3]`."""
        if not isinstance(value, CitedText):
            return value
        places = {(one.document, one.title) for part in value.parts for one in part.citations}
        numbers = sorted({self._sources[place] for place in places if place in self._sources})
        return str(value) + "".join(f"[{number}]" for number in numbers) if numbers else value

    def _batches(self, value: object, most: object) -> object:
        if isinstance(value, tuple | list) and isinstance(most, int) and most > 0:
            return batches(value, most)
        if not isinstance(value, Undefined):
            self._mistake(*advice.BATCHES)
            return ()
        return value

    def _linked(self, value: object, address: object = None) -> object:
        if isinstance(value, Undefined):
            return value
        text = self.as_text(value)
        target = text if address is None else self.as_text(address)
        if target.lower().startswith(("http://", "https://")):
            return Linked(text, target)
        if target:
            self._warn(*advice.no_address(target))
        return text

    def _no_picture(self, *_arguments: object) -> str:
        self._mistake(*_NO_PICTURES)
        return ""


def variable(tag: Tag) -> str:
    """The variable of a `for`."""
    return tag.code.removeprefix("for").partition(" in ")[0].strip()


def plain_tag(kind: TagKind, keyword: str, code: str) -> Tag:
    """A tag that nobody typed, for a loop that is understood."""
    typed = f"{kind.value} {code} {kind.closer}"
    return Tag(0, 0, typed, kind, "", keyword, code)


def for_tag(name: str, table: str) -> Tag:
    """`{% for name in table %}`"""
    return plain_tag(TagKind.BLOCK, "for", f"for {encode(name)} in {encode(table)}")


def _to_source(value: object) -> object:
    """`{{ 行.来源|到来源 }}`: the number of a row in 来源清单, with a link to it."""
    return Linked(str(value), "", value) if isinstance(value, int) and not isinstance(value, bool) else value


def _is_remark(piece: Segment) -> bool:
    return isinstance(piece, Tag) and piece.kind is TagKind.REMARK
