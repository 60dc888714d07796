"""Titles of documents: 《甲市推动制造业高质量发展实施方案》.

A title counts when it ends like a document of an office (方案, 规划, 意见 …: group `document`); newspapers and books do not. 《方案》 alone is the short form of a title
told before and no document of its own.
"""

import re
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.sentence import Sentence

_TITLE = re.compile(r"《([^《》\n]{2,90})》")
_BRACKET = re.compile(r"[（(][^）)]{1,24}[）)]$")
_NUMBERED = re.compile(r"(?:\d+|[一二三四五六七八九十]+)条$")
DRAFT = re.compile(r"草案|征求意见稿|审议稿|送审稿|讨论稿")


# 《甲市实施意见》（征求意见稿）
_DRAFT_BEHIND = re.compile(r"[（(](?:征求意见稿|审议稿|送审稿|讨论稿|草案)[）)]")


@dataclass(frozen=True, slots=True)
class Title:
    """A document's title at `[start, end)`, its marks included; `is_draft` where the title itself says so."""

    start: int
    end: int
    name: str
    is_draft: bool


def titles_in(analysis: Analysis, sentence: Sentence) -> list[Title]:
    """The documents that a sentence names, in order."""
    found: list[Title] = []
    for match in _TITLE.finditer(analysis.text, sentence.start, sentence.end):
        name = match[1].strip()
        if is_document(analysis, name):
            found.append(Title(match.start(), match.end(), name, bool(DRAFT.search(name) or _DRAFT_BEHIND.match(analysis.text, match.end()))))
    return found


def is_document(analysis: Analysis, name: str) -> bool:
    """Whether a title is that of an office's document, and no short form."""
    words = analysis.grammar.lexicon
    if name in {word.word for word in words.words("short_title")}:
        return False
    endings = words.finder(("document",)).find(name)
    if any(word.code == "none" for _, _, word in endings):
        return False
    body = _BRACKET.sub("", name)
    return any(end == len(body) for _, end, _ in endings) or bool(_NUMBERED.search(body))
