"""`briefgen verify FILE.docx|.xlsx`: holds a hand-edited briefing against the fact base."""

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, option
from briefgen.cli.issue_period import Choice, choose, period_reader
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.model.passage import Pages
    from briefgen.store.records import AnyFact
    from briefgen.verification import Verified
    from briefgen.verify import Finding

_PLACES = ((re.compile(r"第(\d+)张表"), r"table \1 "), (re.compile(r"第(\d+)行"), r"row \1 "), (re.compile(r"第(\d+)列"), r"column \1"), (re.compile(r"第(\d+)段"), r"paragraph \1"))


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    path = click.Path(path_type=Path)
    parameters = [
        click.Argument(["file"], type=path, metavar="FILE"),
        *(option(words, f"--{name}", metavar=example, callback=period_reader(words, name)) for name, example in _PERIODS),
        option(words, "--comment", "target", key="comment", type=path, metavar="OUT.docx"),
        option(words, "--json", "as_json", key="json", is_flag=True),
        option(words, "--all", "everything", key="verify-all", is_flag=True),
        option(words, "--database", metavar="FILE"),
    ]
    return Command("verify", words, params=parameters, callback=verify)


_PERIODS = (("month", "2024-03"), ("week", "2024-W12"), ("quarter", "2024Q1"), ("year", "2024"))


@click.pass_obj
def verify(
    terminal: Terminal, /, file: Path, target: Path | None, as_json: bool, everything: bool, database: str | None, **days: Choice | None
) -> int:
    """What was found. 0 where the fact base supports all of it, 1 where something is changed or without support."""
    from briefgen.failure import failure
    from briefgen.verification import read_pages
    from briefgen.verify import Outcome

    asked = choose(terminal.words, first=None, last=None, latest=False, **days)
    if target is not None and target.exists():
        raise failure("file-is-there", "已经有这个文件，没有动它。", "请换一个文件名，或先把它移走。", where=str(target))
    if target is not None and file.suffix.lower() != ".docx":
        raise failure("verify-remarks-word-only", "只有 Word 文件能另存带批注的一份。", "Excel 文件请照列出的单元格改。", where=str(file))
    done = _verified(file, read_pages(file), asked, database)
    if as_json:
        terminal.lines([_json(done, terminal.words)])
    else:
        for finding in done.findings:
            if everything or finding.outcome is not Outcome.SUPPORTED:
                terminal.result(finding_line(finding, done, terminal.words))
    if target is not None:
        _comment(terminal, file, done, target)
    counts = Counter(finding.outcome for finding in done.findings)
    terminal.say("verified", file=file, **{outcome.value: counts[outcome] for outcome in Outcome})
    return 0 if counts[Outcome.SUPPORTED] == counts.total() else 1


def _verified(file: Path, pages: "Pages", asked: Choice | None, database: str | None) -> "Verified":
    """Opens the fact base that was named, else the one that the file was built from, else the workspace's."""
    from briefgen.assignment import templates_of
    from briefgen.build import Job, compose_settings, main_region
    from briefgen.cli.reading import database_here
    from briefgen.cli.verified_issue import base_of, issue_of, workspace_of
    from briefgen.compose import KNOWN_LATER, IssuePeriod
    from briefgen.pipeline import Rules
    from briefgen.settings import Settings
    from briefgen.store import open_store
    from briefgen.verification import first_texts, verify_file

    choice = asked or issue_of(file, first_texts(pages))
    url = database_here(database) if database else base_of(file) or database_here(None)
    workspace = workspace_of(file)
    settings = workspace.settings if workspace else Settings()
    rules = Rules(settings.packs, workspace.overlay if workspace else None, settings.region)
    template, sheets = templates_of(workspace, choice.cadence)
    with open_store(url) as store:
        lexicon = rules.lexicon()
        beyond = any(KNOWN_LATER in text for text in first_texts(pages))
        region = settings.region or main_region(store, lexicon, None if beyond else choice.period)
        chosen = compose_settings(settings, lexicon, region, as_known_now=beyond)
        job = Job(IssuePeriod(choice.cadence, choice.period), choice.folder, template, chosen, settings.printed, sheets)
        return verify_file(file, pages, store, rules, job)


def finding_line(finding: "Finding", done: "Verified", words: Words) -> str:
    """`改动 第12段 数字“31.4%”：事实库里是“31.3%”。出处……`"""
    return " ".join([words(f"verify-{finding.outcome.value}"), place_words(finding, words), what_words(finding, words), source_words(finding, done, words)]).rstrip()


def place_words(finding: "Finding", words: Words) -> str:
    """Where it stands."""
    label = finding.passage.label
    if words.language != "zh":
        for pattern, instead in _PLACES:
            label = pattern.sub(instead, label)
    return label


def what_words(finding: "Finding", words: Words) -> str:
    """What was printed, and what the fact base says."""
    from briefgen.cli.fact_text import CODE_WORDS, code_word

    expected = " ".join(code_word(word, words) if word in CODE_WORDS else word for word in finding.expected.split(" "))
    return words(f"verify-{finding.outcome.value}-what", matter=words(f"verify-{finding.matter.value}"), printed=finding.printed, expected=expected)


def source_words(finding: "Finding", done: "Verified", words: Words) -> str:
    """The story and the quote behind it, "" where no single fact is."""
    fact = done.ground.by_id.get(finding.fact)
    return words("verify-source", story=_story(fact), quote=fact.words, fact=fact.id) if fact is not None else ""


def _story(fact: "AnyFact") -> str:
    return f"《{fact.article or fact.document}》{fact.published or ''}"


def _json(done: "Verified", words: Words) -> str:
    """Everything that was looked up as one JSON array."""
    import json

    entries = []
    for finding in done.findings:
        fact = done.ground.by_id.get(finding.fact)
        entry: dict[str, object] = {"outcome": finding.outcome.value, "matter": finding.matter.value, "printed": finding.printed, "expected": finding.expected}
        entry |= {"place": place_words(finding, words), "part": finding.passage.part, "spot": finding.passage.spot, "text": finding.passage.text}
        source = {"fact": fact.id, "document": fact.document, "article": fact.article, "published": fact.published, "quote": fact.quote} if fact else None
        entries.append({**entry, "source": source})
    return json.dumps(entries, ensure_ascii=False, indent=1)


def _comment(terminal: Terminal, file: Path, done: "Verified", target: Path) -> None:
    """A copy with a comment at each place that is changed or without support."""
    from briefgen.model.problem import Problem, Severity
    from briefgen.render.language.findings import Finding as Remark
    from briefgen.render.language.findings import Place
    from briefgen.render.word.remarks import write_remarks
    from briefgen.verify import Outcome

    remarks = []
    for finding in done.findings:
        if finding.outcome is Outcome.SUPPORTED:
            continue
        severity = Severity.ERROR if finding.outcome is Outcome.CHANGED else Severity.WARNING
        place = Place(finding.passage.label, "", finding.printed, finding.passage.part, finding.passage.spot)
        said = what_words(finding, terminal.words)
        mend = source_words(finding, done, terminal.words) or terminal.words("verify-mend")
        remarks.append(Remark(Problem(str(file), str(place), f"verify-{finding.outcome.value}", said, mend, severity), place))
    write_remarks(file, remarks, target)
    terminal.result(str(target))
