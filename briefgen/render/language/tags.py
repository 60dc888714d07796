"""Tags in a piece of text: `{{ value }}`, `{% block %}`, `{# remark #}`, found however their braces were typed.

A tag must begin and end in one piece of text (a paragraph of Word, a cell of Excel). What begins a tag and does not end it is a fault; what only
looks like one (`{标题}`, `[[标题]]`, a lost `}}`) is a doubt. Text outside tags is not changed here or anywhere else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefgen.render.language.characters import CLOSE_BRACES, HASHES, INVISIBLE, OPEN_BRACES, PERCENTS, closing_quote
from briefgen.render.language.names import NameTable
from briefgen.render.language.tolerance import Mend, read_as_meant


class TagKind(StrEnum):
    """What a tag is; the value is how it opens in plain braces."""

    VALUE = "{{"
    BLOCK = "{%"
    REMARK = "{#"

    @property
    def closer(self) -> str:
        """How such a tag closes in plain braces."""
        return {"{{": "}}", "{%": "%}", "{#": "#}"}[self.value]


MEANT = {
    "如果": "if", "若": "if", "假如": "if", "否则": "else", "不然": "else", "循环": "for", "遍历": "for", "对于": "for", "elseif": "elif", "elsif": "elif",
    "结束循环": "endfor", "循环结束": "endfor", "结束如果": "endif", "如果结束": "endif",
}  # fmt: skip
"""First words of blocks that are none, and what they are meant for."""
KEYWORDS = ("for", "if", "elif", "else", "endfor", "endif")
"""The words that a `{% %}` may begin with."""
SCOPES = ("p", "tr", "tc", "r")
"""What may stand right behind a brace, as in `{%tr for … %}`: the tag stands for its whole paragraph, table row, cell or run."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: where it stands in its text, how it was typed, and what it means in plain spelling.

    `keyword` is the first word of a block (`for`, `endif`, any other word that stands there), "" for other kinds; `code` is what stands inside,
    for a block with its keyword, office names encoded. `idle_dash` is true for `{%-` or `-%}`, whose dash means nothing here.
    """

    start: int
    end: int
    typed: str
    kind: TagKind
    scope: str
    keyword: str
    code: str
    mends: tuple[Mend, ...] = ()
    idle_dash: bool = False

    @property
    def source(self) -> str:
        """The tag as Jinja reads it; nothing for a remark."""
        return "" if self.kind is TagKind.REMARK else f"{self.kind.value} {self.code} {self.kind.closer}"


@dataclass(frozen=True, slots=True)
class OpenTag:
    """A tag that begins at `start` and does not end in its text; `other` is the end of another kind that stands there, or ""."""

    start: int
    typed: str
    kind: TagKind
    other: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Plain text that looks like a tag gone wrong; `name` is what stands between the brackets, "" for a lost brace."""

    start: int
    typed: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything found in one piece of text, each kind in the order of the text."""

    tags: tuple[Tag, ...] = ()
    open_tags: tuple[OpenTag, ...] = ()
    doubts: tuple[Doubt, ...] = ()


_GAP = f"[{''.join(sorted(INVISIBLE))}]*"
_OPEN, _CLOSE = f"[{OPEN_BRACES}]", f"[{CLOSE_BRACES}]"
_OPENER = re.compile(f"{_OPEN}{_GAP}(?:({_OPEN})|([{PERCENTS}])|([{HASHES}]))")
_CLOSERS = {
    TagKind.VALUE: re.compile(f"{_CLOSE}{_GAP}{_CLOSE}"),
    TagKind.BLOCK: re.compile(f"[{PERCENTS}]{_GAP}{_CLOSE}"),
    TagKind.REMARK: re.compile(f"[{HASHES}]{_GAP}{_CLOSE}"),
}
_KINDS = (TagKind.VALUE, TagKind.BLOCK, TagKind.REMARK)
_LOOKS_LIKE_TAG = re.compile(
    r"[{｛]\s*([^{}｛｝%％#＃\s][^{}｛｝]{0,40}?)\s*[}｝]|\[\[\s*([^\[\]]{1,40}?)\s*\]\]|【【\s*([^【】]{1,40}?)\s*】】|<<\s*([^<>]{1,40}?)\s*>>"
    r"|«\s*([^«»]{1,40}?)\s*»|\$[{｛]\s*([^{}｛｝]{1,40}?)\s*[}｝]|[{｛]\s+[{｛]\s*([^{}｛｝]{1,40}?)\s*[}｝]\s*[}｝]"
)
_LOST = re.compile(f"{_CLOSE}{_GAP}{_CLOSE}|[{PERCENTS}]{_GAP}{_CLOSE}")
_SCOPE = re.compile(r"^(p|tr|tc|r)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d]\w*")


def scan(text: str, names: NameTable) -> Scan:
    """Finds every tag of a text, every tag that is not closed, and what looks like one."""
    tags: list[Tag] = []
    open_tags: list[OpenTag] = []
    doubts: list[Doubt] = []
    place, broken = 0, False
    last_ends = {kind: max((found.start() for found in closer.finditer(text)), default=-1) for kind, closer in _CLOSERS.items()}
    opener = _OPENER.search(text)
    while opener:
        # behind a tag that is not closed a lost brace is its own
        doubts += [] if broken else _doubts(text, place, opener.start())
        kind = _KINDS[(opener.lastindex or 1) - 1]
        end = _end(text, opener.end(), kind, last_ends[kind])
        broken = end is None
        if end is None:
            place = opener.end()
            open_tags.append(_open_tag(text, opener.start(), place, kind))
        else:
            tags.append(_tag(text, opener, end, kind, names))
            place = end.end()
        opener = _OPENER.search(text, place)
    doubts += [] if broken else _doubts(text, place, len(text))
    return Scan(tuple(tags), tuple(open_tags), tuple(doubts))


def scan_plain(text: str) -> bool:
    """True where a text cannot hold a tag, a piece of one or a doubt, at the cost of a glance."""
    return not any(brace in text for brace in "{｛﹛}｝﹜") and "[[" not in text and "<<" not in text and "«" not in text and "【【" not in text


def _end(text: str, start: int, kind: TagKind, last: int) -> re.Match[str] | None:
    """Where a tag that was opened closes, quotations passed over; None where another opens first or the text ends.

    `last` is where the last end of that kind stands: a text full of tags that never close must not be searched anew for each.
    """
    if last < start:
        return None
    closer = _CLOSERS[kind]
    if kind is TagKind.REMARK:
        return closer.search(text, start)
    place = start
    while place < len(text):
        found = closer.match(text, place)
        if found:
            return found
        if _OPENER.match(text, place):
            break
        quote = closing_quote(text, place)
        # a mark that never closes before the tag does is no quotation, and must not swallow the text behind it
        place = quote + 1 if 0 <= quote < last and not _opens_between(text, place, quote) else place + 1
    following = _OPENER.search(text, start)
    return closer.search(text, start, following.start() if following else len(text))


def _opens_between(text: str, start: int, end: int) -> bool:
    """True where a quotation would reach over the end of its tag into the next one."""
    closing = [found.start() for pattern in _CLOSERS.values() for found in [pattern.search(text, start, end)] if found]
    return bool(closing) and _OPENER.search(text, min(closing), end) is not None


def _open_tag(text: str, start: int, inside: int, kind: TagKind) -> OpenTag:
    following = _OPENER.search(text, inside)
    end = following.start() if following else len(text)
    other = next((other.closer for other in _KINDS if other is not kind and _CLOSERS[other].search(text, inside, end)), "")
    return OpenTag(start, text[start:end].rstrip(), kind, other)


def _tag(text: str, opener: re.Match[str], end: re.Match[str], kind: TagKind, names: NameTable) -> Tag:
    typed = text[opener.start() : end.end()]
    if kind is TagKind.REMARK:
        scope = _SCOPE.match(text[opener.end() : end.start()])
        return Tag(opener.start(), end.end(), typed, kind, scope[1].lower() if scope else "", "", "")
    code, mends = read_as_meant(text[opener.end() : end.start()], names)
    code, idle_dash = _without_dashes(code, text[opener.end()], text[end.start() - 1])
    braces = tuple(Mend(found[0], plain) for found, plain in ((opener, kind.value), (end, kind.closer)) if found[0] != plain)
    scope_name, code = _scope(code, kind, typed)
    keyword = ""
    if kind is TagKind.BLOCK:
        spaced = _spaced(code)
        mends = mends if spaced == code else (*mends, Mend(code, spaced))
        keyword, code = _keyword(spaced)
    return Tag(opener.start(), end.end(), typed, kind, scope_name, keyword, code, tuple(dict.fromkeys((*braces, *mends))), idle_dash)


def _without_dashes(code: str, first: str, last: str) -> tuple[str, bool]:
    """`{%- … -%}` would eat blanks of the template's own text; a minus before a value has a blank or a bracket before it."""
    before, behind = first == "-" and code.startswith("-"), last == "-" and code.endswith("-")
    return code[before : len(code) - behind].strip(), before or behind


def _scope(code: str, kind: TagKind, typed: str) -> tuple[str, str]:
    """The scope and the code behind it; a name `p` of the user's own is none."""
    found = _SCOPE.match(code)
    if not found:
        return "", code
    rest = code[found.end() :]
    word = _WORD.match(rest)
    if word is None or (kind is TagKind.BLOCK and word[0] in ("in", "is", "and", "or", "not")):
        return "", code
    if kind is TagKind.VALUE and not _GLUED.match(typed):
        return "", code
    return found[1].lower(), rest


_GLUED = re.compile(f"{_OPEN}{_GAP}{_OPEN}[A-Za-z]")


def _spaced(code: str) -> str:
    """`for行in重点项目` → `for 行 in 重点项目`: no keyword goes on in Chinese, so what is meant is plain."""
    loop = _GLUED_LOOP.fullmatch(code)
    if loop:
        code = f"for {loop[1]} in {loop[2]}"
    return _GLUED_KEYWORD.sub(r"\1 ", code)


_GLUED_LOOP = re.compile(r"for\s*([^\W\d]\w*?)\s*(?<![A-Za-z0-9_])in(?![A-Za-z0-9_])\s*(\S.*)", re.DOTALL)
_GLUED_KEYWORD = re.compile(r"^(if|elif)(?=[^\x00-\x7f])")


def _keyword(code: str) -> tuple[str, str]:
    """The block's first word and its code; Word makes a capital of a first letter."""
    word = _WORD.match(code)
    if word is None:
        return "", code
    keyword = word[0].lower() if word[0].lower() in KEYWORDS else word[0]
    return keyword, keyword + code[word.end() :]


def _doubts(text: str, start: int, end: int) -> list[Doubt]:
    """What looks like a tag between two places of the text."""
    found: list[Doubt] = []
    covered = start
    for match in _LOOKS_LIKE_TAG.finditer(text, start, end):
        name = next((group for group in match.groups() if group), "")
        found += _lost(text, covered, match.start())
        found.append(Doubt(match.start(), match[0], name))
        covered = match.end()
    return found + _lost(text, covered, end)


def _lost(text: str, start: int, end: int) -> list[Doubt]:
    return [Doubt(match.start(), match[0]) for match in _LOST.finditer(text, start, end)]


def remaining_text(text: str, tags: Sequence[Tag]) -> str:
    """The text outside the tags."""
    pieces, place = [], 0
    for tag in tags:
        pieces.append(text[place : tag.start])
        place = tag.end
    return "".join([*pieces, text[place:]])
