"""One fact on a page: its fields, and its quote in its sentence with the place in the article."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.cli.fact_text import code_word, days, figure_value, kind_word
from briefgen.cli.messages import Words

if TYPE_CHECKING:
    from briefgen.store.records import AnyFact

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_SHOWN_APART = ("quote", "start", "end", "number_start", "number_end", "value", "value_max", "unit", "document", "kind", "period", "date")
_CODES = ("aspect", "comparison", "modality", "bound", "stage", "action", "category")


def fact_page(fact: "AnyFact", text: str, words: Words) -> Iterator[str]:
    """Lines; `text` is the document's source text."""
    at = getattr(fact, "number_start", fact.start)
    yield f"{fact.id}  {kind_word(fact.kind, words)}"
    for name, value in _fields(fact, words):
        if value:
            yield f"  {words(f'field-{name}')} {value}"
    yield f"  {words('field-place')} {fact.document}:{place(text, at)}"
    yield f"  {words('field-quote')} {_marked(text, fact.start, fact.end)}"


def _fields(fact: "AnyFact", words: Words) -> Iterator[tuple[str, str]]:
    if fact.kind == "figure":
        yield "value", figure_value(fact)
    yield "days", days(getattr(fact, "period", None) or getattr(fact, "date", None))
    for name, value in fact.model_dump().items():
        if name not in _SHOWN_APART and name != "id" and value is not None:
            yield name, code_word(value, words) if name in _CODES else str(value)


def place(text: str, at: int) -> str:
    """`line:column` of an offset, both from 1."""
    line = text.count("\n", 0, at) + 1
    return f"{line}:{at - text.rfind(chr(10), 0, at)}"


def _marked(text: str, start: int, end: int) -> str:
    """The sentence around a quote, the quote between ⟦ and ⟧, on one line."""
    before = max((match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 300), start)), default=max(0, start - 300))
    following = _SENTENCE_END.search(text, max(start, end - 1))
    after = min(following.end() if following else len(text), end + 300)
    marked = f"{text[before:start]}⟦{text[start:end]}⟧{text[end:after]}"
    return " ".join(marked.split())
