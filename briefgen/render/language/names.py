"""Names of the office that are no identifiers: `GDP-增速`, `2024年产值`, `产值（亿元）`.

Jinja would read the first as a subtraction. So these names are looked for in a tag before it is parsed, longest first, brackets of either width
alike, and stand in the code under an identifier that carries their spelling; `decode` gives it back.
"""

import re
from collections.abc import Iterable

from briefgen.render.language.characters import folded

_PREFIX = "ꓮ"
"""A letter of a script that nobody names fields in."""


def encode(name: str) -> str:
    """The name as an identifier; an identifier stays as it is."""
    return name if name.isidentifier() else _PREFIX + name.encode().hex()


def decode(identifier: str) -> str:
    """The name that an identifier stands for; any other name stays as it is."""
    if not identifier.startswith(_PREFIX):
        return identifier
    try:
        return bytes.fromhex(identifier.removeprefix(_PREFIX)).decode()
    except ValueError:
        return identifier


def decoded_text(code: str) -> str:
    """A piece of code with every encoded name in its own spelling."""
    before, *pieces = code.split(_PREFIX)
    shown = [before]
    for piece in pieces:
        length = next((index for index, character in enumerate(piece) if character not in "0123456789abcdef"), len(piece))
        shown.append(decode(_PREFIX + piece[:length]) + piece[length:])
    return "".join(shown)


class NameTable:
    """The names of a schema that are no identifiers."""

    def __init__(self, names: Iterable[str]) -> None:
        whole = {self._folded(name): name for name in sorted(set(names)) if not name.isidentifier()}
        self._names = sorted(whole.items(), key=lambda item: (-len(item[0]), item[0]))

    def longest(self, text: str, place: int, before: str) -> tuple[str, int]:
        """The longest name that stands at `place` as a whole word, and how much of the text it takes; ("", 0) for none.

        `before` is the character of the code before it.
        """
        for spelling, name in self._names:
            if _is_word(before) and _is_word(spelling[0]):
                continue
            end = self._end(text, place, spelling)
            if end and not (_is_word(spelling[-1]) and end < len(text) and _is_word(folded(text[end]))):
                return name, end - place
        return "", 0

    def _end(self, text: str, place: int, spelling: str) -> int:
        """Where the spelling ends that begins at `place`, 0 where it does not stand there."""
        matched = 0
        while matched < len(spelling) and place < len(text):
            twin = folded(text[place])
            if not spelling.startswith(twin, matched):
                return 0
            matched += len(twin)
            place += 1
        return place if matched == len(spelling) else 0

    def _folded(self, name: str) -> str:
        return "".join(map(folded, name))


_OFFICE_NAME = re.compile(r"(?=.*[^\W\d])(?=.*[^\x00-\x7f])[\w\-%/.&+]+(?:\([\w\-%/.&+]+\)[\w\-%/.&+]*)*")


def looks_like_office_name(code: str) -> bool:
    """True for what is written without blanks, in part in Chinese, and would not be one name in a program: `2024年产值`, `产值(亿元)`."""
    plain = all(part.isidentifier() for part in code.split("."))
    return not plain and code[:1] not in "-+/.%&" and not code.endswith(".") and ".." not in code and bool(_OFFICE_NAME.fullmatch(code))


def _is_word(character: str) -> bool:
    return bool(character) and (character.isalnum() or character == "_")
