"""Facts that a person has typed in: each person has a document of their own, whose text is made of the facts, so that such a fact has a source like any other.

It can be told from what is printed by its publisher 人工录入 and its `date_source`; its path is no file's.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from briefgen.model.document import Document, Story
from briefgen.model.fact import Figure
from briefgen.model.period import Period
from briefgen.model.review import BY_HAND
from briefgen.model.span import Span
from briefgen.store.records import AnyFact, DocumentRecord
from briefgen.store.reviewing import ADD, FactDecision, in_force

BY_HAND_SOURCE = "by-hand"


def path_by_hand(who: str) -> str:
    """The path of what a person has typed in."""
    return f"{BY_HAND}：{who}"


def documents_by_hand(decisions: Iterable[FactDecision]) -> list[DocumentRecord]:
    """A document for each person who has added facts, from all decisions in force; a story in it for each issue."""
    people: dict[str, list[FactDecision]] = {}
    for decision in in_force(decisions):
        if decision.verdict == ADD:
            people.setdefault(decision.who, []).append(decision)
    return [_document(who, added) for who, added in sorted(people.items())]


def _document(who: str, added: Sequence[FactDecision]) -> DocumentRecord:
    """Facts of one issue stand together, in the order in which they were added; each on a line."""
    path = path_by_hand(who)
    typed = sorted((decision.before for decision in added if decision.before), key=lambda fact: fact.published or "")
    text, stories, facts = "", list[Story](), list[AnyFact]()
    for fact in typed:
        start = len(text)
        text += f"{fact.quote}\n"
        facts.append(_placed(fact, path, start))
        if stories and stories[-1].published == _issue(fact):
            stories[-1] = _story(path, len(stories) - 1, stories[-1].span.start, len(text), fact)
        else:
            stories.append(_story(path, len(stories), start, len(text), fact))
    document = Document(path, text, sha256(text.encode()).hexdigest(), who, BY_HAND, None, BY_HAND_SOURCE)
    return DocumentRecord(document, BY_HAND_SOURCE, stories, facts, (), ())


def _placed(fact: AnyFact, path: str, start: int) -> AnyFact:
    moved: dict[str, object] = {"document": path, "start": start, "end": start + len(fact.quote)}
    if isinstance(fact, Figure):
        moved |= {"number_start": fact.number_start - fact.start + start, "number_end": fact.number_end - fact.start + start}
    return fact.model_copy(update=moved)


def _story(path: str, index: int, start: int, end: int, fact: AnyFact) -> Story:
    return Story(path, index, Span(start, end), "", _issue(fact), "person", "industry", 1.0)


def _issue(fact: AnyFact) -> Period | None:
    return Period.parse(fact.published) if fact.published else None
