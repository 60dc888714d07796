"""Takes Markdown and HTML out of a text and keeps what it says.

Headings leave a sign of their level (`marks`), block tags a line end, cells a space; emphasis, links, bullets and other tags go.
`<p>产值<strong>3亿元</strong><br></p>` becomes `产值3亿元` between line ends.
"""

import re
from collections.abc import Iterator
from html import unescape

from briefgen.clean.marks import HEADINGS
from briefgen.clean.offsets import CleanText, Edit

_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]+")
_HTML = re.compile(
    r"<!--(?:(?!<!--).)*?-->"
    r"|<(?P<hidden>script|style)\b[^<>]*>(?:(?!<(?P=hidden)\b).)*?</(?P=hidden)\s*>"
    r"|</?(?P<tag>[a-zA-Z][a-zA-Z0-9:-]*)(?:[\s/][^<>]*)?>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});",
    re.DOTALL | re.IGNORECASE,
)
_BREAKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "dl", "dt", "div", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "head", "header", "html", "li", "main", "nav", "ol", "option", "p",
        "pre", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
    )
)
_CELLS = frozenset(("td", "th"))
# few branches, each with a character of its own in front: the others are passed over without a try
_MARKDOWN = re.compile(
    r"^(?: {0,3}(?P<heading>#{1,6})[ \t]+"
    r"|[ \t]*(?:[-*+]|>)[ \t]+(?=\S)"
    r"|[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$)"
    r"|[ \t](?<![ \t][ \t])[ \t]*#+[ \t]*$"
    r"|!\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)"
    r"|\[(?P<label>[^\[\]\n]{1,200})\]\([^()\s]{1,500}(?:[ \t]+\"[^\"\n]*\")?\)"
    r"|\*\*(?=\S)(?P<starred>[^*_\n]{1,200})\*\*"
    r"|__(?=\S)(?P<lined>[^*_\n]{1,200})__"
    r"|`{1,3}",
    re.MULTILINE,
)
_KEPT = ("label", "starred", "lined")


def strip_markup(clean: CleanText) -> CleanText:
    """The text without tags, entities and Markdown signs."""
    clean = clean.replaced(_NONCHARACTERS, "")
    if "<" in clean.text or "&" in clean.text:
        clean = clean.edited(_html_edits(clean.text))
    return clean.edited(_markdown_edits(clean.text))


def _html_edits(text: str) -> Iterator[Edit]:
    for match in _HTML.finditer(text):
        start, end, name = match.start(), match.end(), (match["tag"] or "").lower()
        if text[start] == "&":
            character = unescape(match[0])
            if len(character) == 1:
                yield start, end, character
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456" and text[start + 1] != "/":
            yield start, start + 1, "\n"
            yield start + 1, end, HEADINGS[int(name[1]) - 1]
        else:
            yield start, end, "\n" if name in _BREAKS else " " if name in _CELLS else ""


def _markdown_edits(text: str) -> Iterator[Edit]:
    for match in _MARKDOWN.finditer(text):
        if match["heading"]:
            yield match.start(), match.end(), HEADINGS[len(match["heading"]) - 1]
            continue
        kept = match.lastgroup if match.lastgroup in _KEPT else None
        if kept is None:
            yield match.start(), match.end(), ""
        else:
            yield match.start(), match.start(kept), ""
            yield match.end(kept), match.end(), ""
