"""`briefgen build`: reads what is new and writes one issue; ends with what it made and what needs a person."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command, option
from briefgen.cli.issue_period import Choice, choose, month_choice, period_options
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.assignment import Assignment
    from briefgen.build import Built, Job
    from briefgen.ingest import Ingested
    from briefgen.outputs import Outputs
    from briefgen.rerun import Report
    from briefgen.store.base import FactStore

KNOWN_NOW = "-known-now"
"""Behind the name of an issue's folder: the issue with what later articles say of it, beside the issue as it was."""


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    folder = click.Path(path_type=Path)
    parameters = [
        *period_options(words),
        option(words, "--articles", type=folder, metavar="DIR"),
        option(words, "--out", type=folder, metavar="DIR"),
        option(words, "--template", type=folder, metavar="FILE"),
        option(words, "--region", metavar=words.pick(("某某市", "CITY"))),
        option(words, "--as-known-now", is_flag=True),
        option(words, "--jobs", type=click.IntRange(0), default=0, metavar="N"),
        option(words, "--force", is_flag=True),
    ]
    return Command("build", words, params=parameters, callback=build)


@click.pass_obj
def build(
    terminal: Terminal,
    /,
    articles: Path | None,
    out: Path | None,
    template: Path | None,
    region: str | None,
    as_known_now: bool,
    jobs: int,
    force: bool,
    **days: Choice | None,
) -> int:
    """One issue. Raises CommandError and StoreError for what stops it."""
    from briefgen.assignment import assign
    from briefgen.outputs import Outputs, make_folder
    from briefgen.rerun import Reports
    from briefgen.store import build_lock

    started = time.perf_counter()
    choice = choose(terminal.words, **days)  # type: ignore[arg-type]
    asked = (choice.folder if choice else "latest") + (KNOWN_NOW if as_known_now else "")
    work = assign(Path.cwd(), articles, out, template, region, choice.cadence if choice else "month")
    outputs = Outputs(work.output)
    make_folder(outputs.memory)
    with build_lock(outputs.memory):
        reports = Reports(outputs.memory)
        report = None if force else reports.unchanged(asked, work.stamp(asked))
        if report is None:
            report = _issue(terminal, work, outputs, choice, jobs, force, as_known_now)
            reports.keep(asked, work.stamp(asked), report)
        else:
            terminal.say("unchanged")
    _tell(terminal, work.output, report, time.perf_counter() - started)
    return 0


def _issue(
    terminal: Terminal, work: "Assignment", outputs: "Outputs", choice: Choice | None, jobs: int, force: bool, as_known_now: bool
) -> "Report":
    """Reads what is new, then writes the files where anything changed; neither with a template that would spoil them."""
    from briefgen.build import check_first
    from briefgen.ingest import ingest
    from briefgen.store import open_store

    check_first(work.template, work.sheets, work.settings.printed)
    with open_store(work.database) as store:
        rules = work.rules(strict=terminal.debug)
        done = ingest(store, work.source(), rules, work.folders(), jobs=jobs or work.settings.jobs, watch=terminal.watch)
        terminal.say("ingested", fresh=done.fresh, unchanged=done.unchanged, gone=done.gone)
        return _written(store, work, outputs, choice, done, force, as_known_now)


def _written(
    store: "FactStore", work: "Assignment", outputs: "Outputs", choice: Choice | None, done: "Ingested", force: bool, as_known_now: bool
) -> "Report":
    from briefgen.build import Job, build, compose_settings, main_region
    from briefgen.compose import IssuePeriod
    from briefgen.failure import CommandError

    choice = choice or _latest(store)
    lexicon = work.rules().lexicon()
    region = work.settings.region or main_region(store, lexicon, None if as_known_now else choice.period)
    settings = compose_settings(work.settings, lexicon, region, as_known_now=as_known_now)
    folder = choice.folder + (KNOWN_NOW if as_known_now else "")
    job = Job(IssuePeriod(choice.cadence, choice.period), folder, work.template, settings, work.settings.printed, work.sheets)
    try:
        built = build(store, outputs, job, force=force)
    except CommandError as error:
        raise CommandError([*done.problems, *error.problems]) from error
    return _report(built, outputs, job, replace(done, problems=(*lexicon.problems, *done.problems)))


def _report(built: "Built", outputs: "Outputs", job: "Job", done: "Ingested") -> "Report":
    from briefgen.rerun import Report

    return Report(
        folder=job.folder,
        period=job.issue.period_label,
        files=tuple(place.path.relative_to(outputs.folder).as_posix() for place in built.places),
        kept=tuple(place.kept for place in built.places if place.kept),
        stories=built.stories,
        facts=built.facts,
        sources=built.sources,
        pending=built.pending,
        problems=(*done.problems, *built.problems),
    )


def _latest(store: "FactStore") -> Choice:
    from briefgen.failure import failure

    month = store.latest_month()
    if month is None:
        raise failure(
            "no-dated-stories",
            "没有一篇有日期的产业报道，不知道该出哪一期。",
            "请在 manifest.csv 里填日期，或用 briefgen sources date 补日期，或用 --month 指定。",
        )
    return month_choice(month.first.year, month.first.month)


def _tell(terminal: Terminal, output: Path, report: "Report", seconds: float) -> None:
    """What needs a person, then what was made; the files' paths alone go to standard output."""
    terminal.problems(report.problems)
    for name in report.kept:
        terminal.say("kept-edited", file=output / name)
    terminal.say(
        "built", folder=report.folder, period=report.period, stories=report.stories, facts=report.facts, sources=report.sources, seconds=f"{seconds:.1f}"
    )
    if report.pending:
        terminal.say("pending", count=report.pending)
    for name in report.files:
        terminal.result(str(output / name))
