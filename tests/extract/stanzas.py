"""Golden stanzas for whole facts: a comment, a sentence, the expected facts a line each.

    # what the stanza shows
    @ 2024-03-28 太原市
    一季度，全市规上工业增加值同比增长12.9%。
    figure 太原市 | 规模以上工业增加值 | growth yoy | 12.9 % | 2024-01-01/2024-03-31 | actual exact

The line with @ gives the day of the story and its home region; without it there is neither. `= nothing` expects no fact at all. Only the kinds that a
stanza expects are compared; `= no figure` expects none of a kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefgen.clean.offsets import CleanText
from briefgen.clean.story import CleanStory
from briefgen.extract.draft import AnyFact
from briefgen.model.document import Story
from briefgen.model.fact import Event, Figure, Membership, Milestone, Policy
from briefgen.model.period import Period
from briefgen.model.span import Span

KINDS = ("figure", "milestone", "membership", "policy", "event")


@dataclass(frozen=True, slots=True)
class Stanza:
    name: str
    published: Period | None
    home: str
    text: str
    expected: tuple[str, ...]

    def story(self) -> CleanStory:
        story = Story("case.txt", 0, Span(0, len(self.text)), "", self.published, "manifest", "industry", 1.0)
        return CleanStory(story, self.text, 0, sha256(self.text.encode()).hexdigest(), self.text, CleanText(self.text), 0)

    def kinds(self) -> tuple[str, ...]:
        if "= nothing" in self.expected:
            return KINDS
        named = {line.split()[0] for line in self.expected} | {line.split()[2] for line in self.expected if line.startswith("= no ")}
        return tuple(kind for kind in KINDS if kind in named)

    def lines(self) -> tuple[str, ...]:
        return tuple(sorted(line for line in self.expected if not line.startswith("= ")))


def read_stanzas(path: Path) -> Iterator[Stanza]:
    """The stanzas of a file; lines of the text run until the first expectation."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if not lines or all(line.startswith("##") for line in lines):
            continue
        yield _stanza([line for line in lines if not line.startswith("##")], path)


def _stanza(lines: list[str], path: Path) -> Stanza:
    name, published, home, text, expected = path.stem, None, "", [], []
    for line in lines:
        if line.startswith("#"):
            name = line.lstrip("# ")
        elif line.startswith("@"):
            words = line[1:].split()
            published = Period.parse(words[0]) if words[0] != "-" else None
            home = words[1] if len(words) > 1 and words[1] != "-" else ""
        elif line.startswith("= ") or line.split(" ", 1)[0] in KINDS:
            expected.append(line)
        else:
            text.append(line)
    return Stanza(name, published, home, "\n".join(text), tuple(expected))


def printed(fact: AnyFact) -> str:
    """A fact as a stanza prints it."""
    if isinstance(fact, Figure):
        amount = format(fact.value, "f") + (f"~{fact.value_max:f}" if fact.value_max is not None else "")
        aspect = fact.aspect + (f" {fact.comparison}" if fact.comparison else "")
        return f"figure {fact.subject} | {fact.indicator} | {aspect} | {amount} {fact.unit} | {_days(fact.period)} | {fact.modality} {fact.bound}"
    if isinstance(fact, Milestone):
        return f"milestone {fact.project} | {fact.stage} | {_days(fact.date)} | {fact.modality}"
    if isinstance(fact, Membership):
        return f"membership {fact.member} | {fact.role} | {fact.group or '-'}"
    if isinstance(fact, Policy):
        return f"policy {fact.title} | {fact.action} | {_days(fact.date)}"
    assert isinstance(fact, Event)
    return f"event {_days(fact.date)} | {fact.category} | {fact.summary}"


def _days(days: tuple[object, object] | None) -> str:
    if days is None:
        return "-"
    return str(days[0]) if days[0] == days[1] else f"{days[0]}/{days[1]}"
