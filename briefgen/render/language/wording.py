"""How a citation reads in a note: publisher, title, date and the clause itself.

    太原日报，《标题》，2024年12月13日：“……”
"""

import re
from dataclasses import dataclass

from briefgen.model.briefing import UNTITLED, Citation
from briefgen.render.language.dates import chinese_date
from briefgen.render.language.values import clean, plain

LONGEST_QUOTE = 60
"""The most characters of a clause that a note repeats, the … that stands for the rest included."""

_BLANKS = re.compile(r"\s+")
_TO_MEND = re.compile(r"[\s\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANK_BESIDE_HAN = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])\s+|\s+(?=[\u2e80-\u9fff\uff00-\uffef])")
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff<>\"{}|\\^`]+")
_CLAUSE_END = re.compile(r"[，。；：！？]")
_INNER_QUOTES = str.maketrans("“”", "‘’")
_INNER_TITLES = str.maketrans("《》", "〈〉")


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note in three pieces; a link to `url` lies on `linked`, or on the whole where nothing else can carry it."""

    before: str
    linked: str
    after: str
    url: str = ""


def note_text(citation: Citation) -> NoteText:
    """The note of one citation; parts that are not known are left out with their punctuation."""
    title = inner_title(citation.title)
    linked = title if title.startswith(UNTITLED) else f"《{title}》" if title else ""
    url = citation.url if _WEB_ADDRESS.fullmatch(citation.url) else ""
    if url and not linked:
        linked = "原文"
    publisher = _one_line(citation.publisher)
    date = chinese_date(citation.date)
    quote = quoted(citation.words, citation.focus) + _one_line(citation.remark)
    before = f"{publisher}，" if publisher and (linked or date) else publisher
    middle = f"，{date}" if date and linked else date
    end = f"：{quote}" if quote and (publisher or linked or date) else quote
    return NoteText(before, linked, f"{middle}{end}", url)


def inner_title(title: str) -> str:
    """A title as it stands between 《 and 》: on one line, its own 《》 as 〈〉."""
    return _one_line(title).translate(_INNER_TITLES)


def quoted(clause: str, focus: str = "") -> str:
    """The clause on one line in quotation marks, cut to LONGEST_QUOTE so that it still shows `focus`; "" for an empty one."""
    text = _one_line(clause)
    if len(text) > LONGEST_QUOTE:
        text = _window(text, focus)
    return f"“{text.translate(_INNER_QUOTES)}”" if text else ""


def _window(text: str, focus: str) -> str:
    """The first characters of a text, or those from the clause on in which `focus` stands, with … for what is left out."""
    at = text.find(focus) if focus else -1
    if at + len(focus) <= LONGEST_QUOTE - 1:
        return text[: LONGEST_QUOTE - 1] + "…"
    starts = [match.end() for match in _CLAUSE_END.finditer(text, 0, at)]
    near = [start for start in starts if at + len(focus) - start <= LONGEST_QUOTE - 2]
    start = near[0] if near else max(0, at + len(focus) - (LONGEST_QUOTE - 2))
    rest = text[start:]
    return "…" + (rest if len(rest) < LONGEST_QUOTE else rest[: LONGEST_QUOTE - 2] + "…")


def _one_line(text: str) -> str:
    """Line ends and blanks beside a Chinese character vanish, as they mean nothing there; others become one blank."""
    if not _TO_MEND.search(text):
        return text
    return _BLANKS.sub(" ", _BLANK_BESIDE_HAN.sub("", plain(clean(text)[0]).strip()))
