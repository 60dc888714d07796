"""What a Chinese input method types inside a tag, read as it is meant: `｛｛ 行。数值｜出处 ｝｝` is `{{ 行.数值|出处 }}`.

Only the inside of a tag comes here; text outside tags is never touched. Inside quotation marks nothing is changed but the marks themselves. Names that
hold such characters (`产值（亿元）`) are found first and stay whole. Every change is noted, so that `template check` can list it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.render.language.characters import DOUBLE_QUOTES, closing_quote, folded, is_quote
from briefgen.render.language.names import NameTable, encode

_UNDERSCORE = "——"
"""What a Chinese input method types for `_`."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One character (or two) of a tag, and what it was read as; "" for one that was passed over."""

    typed: str
    read: str

    def __str__(self) -> str:
        if not self.read:
            return "不可见字符（略去）"
        if is_quote(self.typed):
            return f"中文引号 → {self.read}"
        return "特殊空格（作空格）" if self.read == " " else f"{self.typed} → {self.read}"


def read_as_meant(typed: str, names: NameTable) -> tuple[str, tuple[Mend, ...]]:
    """The inside of a tag in plain half-width spelling, office names encoded (see `names`), and what was changed for it."""
    code: list[str] = []
    mends: list[Mend] = []
    place = 0
    while place < len(typed):
        quoted = _quoted(typed, place)
        if quoted:
            piece, length, changes = quoted
        else:
            piece, length, changes = _plain(typed, place, names, "".join(code[-1:]))
        code.append(piece)
        mends += changes
        place += length
    return "".join(code).strip(), tuple(dict.fromkeys(mends))


def _quoted(typed: str, place: int) -> tuple[str, int, list[Mend]] | None:
    """The quotation that begins here, in plain marks."""
    end = closing_quote(typed, place)
    if end < 0:
        return None
    inside = typed[place + 1 : end]
    mark = '"' if typed[place] in DOUBLE_QUOTES else "'"
    if mark in inside:
        mark = "'" if mark == '"' else '"'
    changes = [Mend(typed[spot], mark) for spot in (place, end) if typed[spot] != mark]
    return f"{mark}{_escaped(inside, mark)}{mark}", end + 1 - place, changes


def _escaped(inside: str, mark: str) -> str:
    """A backslash means itself in a template made in an office; a line end or tab in a quotation is a blank."""
    text = inside.replace("\\", "\\\\").replace(mark, f"\\{mark}")
    return "".join(" " if character in "\t\n\r\v\f\u2028\u2029" else character for character in text)


def _plain(typed: str, place: int, names: NameTable, before: str) -> tuple[str, int, list[Mend]]:
    """The office name, or else the character, that stands here."""
    name, length = names.longest(typed, place, before[-1:])
    if name:
        return encode(name), length, []
    if typed.startswith(_UNDERSCORE, place):
        return "_", len(_UNDERSCORE), [Mend(_UNDERSCORE, "_")]
    character = typed[place]
    if is_quote(character):  # one that never closes: the parser shall say so
        plain = '"' if character in DOUBLE_QUOTES else "'"
        return plain, 1, _changes(character, plain)
    read = folded(character)
    return read, 1, _changes(character, read) if character not in "\t\n\r" else []


def _changes(typed: str, read: str) -> list[Mend]:
    return [Mend(typed, read)] if typed != read else []


def spelled_out(mends: Sequence[Mend]) -> str:
    """The changes as the user is told of them."""
    return "；".join(dict.fromkeys(map(str, mends)))
