"""From the bytes of a text file to its text, whatever the encoding it was saved in.

A byte-order mark decides; then strict UTF-8, which no other encoding passes by chance; then the encodings that Chinese texts are kept in,
each weighed by how plausible its text is. charset-normalizer is asked only where two of them come out level.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass, field

from briefgen.read.plausible import is_control, is_plausible, plausibility

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "cp950", "big5hkscs", "utf-8", "utf-16-le", "utf-16-be")
_SAMPLE = 64 * 1024
_LEVEL = 0.08
_MOST_DAMAGE = 0.002
_ONE_BROKEN = 3
_MOST_CONTROL = 0.01
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding that gave it; `damaged` counts the places where bytes fit no character (they stand as U+FFFD)."""

    text: str = field(repr=False)
    encoding: str
    damaged: int = 0


def decode(data: bytes) -> Decoded | None:
    """The text of `data`, without byte-order mark and with `\\n` as line end; None where no encoding gives a plausible one."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _accept(data[len(mark) :], encoding, checked=encoding != "utf-8")
    unmarked = _strict(data, "utf-8")
    # Short UTF-16 can pass as UTF-8, but then it is full of control characters.
    if unmarked is not None and not _CONTROL.search(unmarked):
        return Decoded(_lines(unmarked), "utf-8")
    encoding_found = _best(data)
    if encoding_found:
        return _accept(data, encoding_found)
    return None if unmarked is None else Decoded(_lines(unmarked), "utf-8")


def is_binary(text: str) -> bool:
    """Whether control characters make up so much of the text that it is none."""
    sample = text[:_SAMPLE] + text[-_SAMPLE:]
    return sum(map(is_control, sample)) > _MOST_CONTROL * len(sample)


def _accept(data: bytes, encoding: str, *, checked: bool = False) -> Decoded | None:
    """The whole text, strictly or with a little damage; `checked` asks that a marked text be plausible too."""
    text = _strict(data, encoding)
    damaged = 0
    if text is None:
        text = data.decode(encoding, "replace")
        damaged = text.count("\ufffd")
        # One broken character, three marks at most, is no reason to lose a short text.
        if damaged > max(_ONE_BROKEN, _MOST_DAMAGE * len(text)):
            return None
    if checked and plausibility(text[:_SAMPLE]) < 0:
        return None
    return Decoded(_lines(text), encoding, damaged)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _best(data: bytes) -> str | None:
    """The encoding whose text is the most plausible, None where none is plausible enough."""
    scores = sorted(((_score(data, encoding), -place, encoding) for place, encoding in enumerate(_CANDIDATES)), reverse=True)
    best, _, encoding = scores[0]
    if best <= 0 or not _holds(data, encoding):
        return None
    level = [name for score, _, name in scores if score >= best - _LEVEL]
    return _ask(data, level) if {"gb18030", "cp950"} <= set(level) else encoding


def _score(data: bytes, encoding: str) -> float:
    text = _decoded_sample(data, encoding)
    if _is_wide(encoding):
        if "\0" in text:
            return -1.0
        # ASCII in UTF-16 gives nothing to weigh; that every other byte is zero is proof enough.
        if text.isascii() and text:
            return 1.0
    return plausibility(text)


def _holds(data: bytes, encoding: str) -> bool:
    text = _decoded_sample(data, encoding)
    return is_plausible(text) or (_is_wide(encoding) and text.isascii())


def _decoded_sample(data: bytes, encoding: str) -> str:
    sample = _sample(data, wide=_is_wide(encoding))
    text = sample.decode(encoding, "replace")
    # A character cut in two at the end of the sample is no damage.
    return text[:-1] if len(sample) < len(data) and text.endswith("\ufffd") else text


def _is_wide(encoding: str) -> bool:
    return encoding.startswith("utf-16")


def _sample(data: bytes, *, wide: bool) -> bytes:
    """A stretch from the line in which the first byte outside ASCII stands, so that a long ASCII head does not hide the text."""
    if wide or len(data) <= _SAMPLE:
        return data[:_SAMPLE]
    found = _HIGH.search(data)
    head = found.start() if found else 0
    start = data.rfind(b"\n", 0, head) + 1
    return data[max(start, head - _SAMPLE // 2) :][:_SAMPLE]


def _ask(data: bytes, level: list[str]) -> str:
    """charset-normalizer's choice among encodings that came out level; the first of them where it has none."""
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(data, wide=False), cp_isolation=level, enable_fallback=False).best()
    return best.encoding if best and best.encoding in level else level[0]


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
