"""Many sources at one place in one note: those of one report together, the reports numbered ①②③.

    ①太原日报，《甲》，2024年3月：“……”、“……”；②太原晚报，《乙》，2024年3月：“……”
"""

from collections.abc import Iterable
from dataclasses import replace

from briefgen.model.briefing import Citation
from briefgen.render.language.wording import NoteText, note_text, quoted

MOST_MARKS = 3
"""The most notes that are set side by side at one place; more are put together into one."""

_CIRCLED = 20  # as many circled numbers as fonts have


def group_texts(citations: Iterable[Citation]) -> tuple[NoteText, ...]:
    """The texts of one note for all these citations."""
    reports: dict[tuple[str, ...], list[Citation]] = {}
    for citation in citations:
        reports.setdefault((citation.document, citation.publisher, citation.title, citation.date, citation.url), []).append(citation)
    texts = [_report(cited) for cited in reports.values()]
    if len(texts) == 1:
        return tuple(texts)
    last = len(texts)
    return tuple(
        replace(text, before=f"{_circled(number)}{text.before}", after=f"{text.after}{'；' if number < last else ''}")
        for number, text in enumerate(texts, start=1)
    )


def _report(citations: list[Citation]) -> NoteText:
    """One report with every clause of it that is cited."""
    text = note_text(citations[0])
    more = dict.fromkeys(quoted(citation.words, citation.focus) for citation in citations[1:])
    return replace(text, after="、".join([text.after, *(quote for quote in more if quote)]))


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if number <= _CIRCLED else f"（{number}）"
