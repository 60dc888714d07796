"""`briefgen explain "句子"`: what is seen in a sentence, what becomes of it, and each number left out with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, option
from briefgen.cli.date_option import date_reader
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.clean import CleanStory
    from briefgen.extract.analysis import Analysis
    from briefgen.extract.story import Extraction, Extractor
    from briefgen.model.period import Period


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    parameters = [
        click.Argument(["sentence"], metavar=words.pick(("句子", "SENTENCE"))),
        option(words, "--date", callback=date_reader(words), metavar="2024-06-20"),
    ]
    return Command("explain", words, params=parameters, callback=explain)


@click.pass_obj
def explain(terminal: Terminal, sentence: str, date: "Period | None") -> int:
    """Reads the sentence as a story of its own, whatever its topic. 1 where it holds no text."""
    from briefgen.cli.reading import rules_here
    from briefgen.extract.analysis import analyse
    from briefgen.extract.story import Extractor

    rules = rules_here()
    lexicon = rules.lexicon()
    extractor = Extractor(lexicon, rules.region)
    stories = _stories(sentence, date, extractor)
    if not stories:
        terminal.say("no-text")
        return 1
    for story in stories:
        analysis = analyse(story, extractor.grammar, workspace=rules.region)
        for line in _page(analysis, extractor.extract(story), terminal.words):
            terminal.result(line)
    return 0


def _stories(sentence: str, date: "Period | None", extractor: "Extractor") -> list["CleanStory"]:
    from hashlib import sha256

    from briefgen.clean import clean_document
    from briefgen.model.document import Document

    document = Document("-", sentence, sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest(), date=date, date_source="person")
    cleaned = clean_document(document, extractor.grammar.lexicon)
    return [replace(story, story=replace(story.story, topic="economy")) for story in cleaned]


def _page(analysis: "Analysis", extraction: "Extraction", words: Words) -> Iterator[str]:
    from briefgen.cli.fact_text import fact_line, reason_word

    yield f"{words('as-read')} {analysis.text}"
    yield from _part(words("numbers"), _numbers(analysis, words))
    yield from _part(words("periods"), _periods(analysis))
    yield from _part(words("names"), _names(analysis))
    yield from _part(words("facts"), [fact_line(fact, words) for fact in extraction.facts])
    left = [f"{entry.printed}  {words('because')} {reason_word(entry.reason, words)}" for entry in extraction.ledger]
    yield from _part(words("left-out"), left)


def _part(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield head
        yield from (f"  {line}" for line in lines)


def _numbers(analysis: "Analysis", words: Words) -> list[str]:
    from briefgen.cli.fact_text import code_word

    lines = []
    for number in analysis.numbers:
        upper = f"—{number.value_max:f}" if number.value_max is not None else ""
        parts = [code_word(number.bound, words), f"{number.value:f}{upper}{number.unit}"]
        lines.append(f"{analysis.text[number.start : number.end]} → {' '.join(part for part in parts if part)}")
    return lines


def _periods(analysis: "Analysis") -> list[str]:
    lines = []
    for sentence in analysis.sentences:
        for mention in sentence.periods:
            days = mention.period.iso() if mention.period else "?"
            lines.append(f"{analysis.text[mention.start : mention.end]} → {days}")
    return lines


def _names(analysis: "Analysis") -> list[str]:
    seen = [(name.start, name.end, name.kind, name.name) for name in analysis.names]
    seen += [(match.start, match.end, match.term.kind, match.term.name) for match in analysis.indicators]
    return [f"{analysis.text[start:end]} → {kind} {name}" for start, end, kind, name in sorted(seen)]
