"""One issue from the fact base: choose the days, compose, fill the template, write the fact sheet, put both in their place."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.failure import CommandError, failure
from briefgen.fingerprint import digest_of, template_digest, writing_digest
from briefgen.model.lineage import ChainPlace, ChainRecord, GroupName
from briefgen.model.period import Period
from briefgen.model.problem import Problem, Severity
from briefgen.model.review import BY_HAND
from briefgen.outputs import Outputs, Place
from briefgen.shipped import is_shipped

if TYPE_CHECKING:
    from briefgen.compose import ComposeSettings, IssuePeriod
    from briefgen.lexicon import Lexicon
    from briefgen.model.briefing import Briefing
    from briefgen.settings import Settings
    from briefgen.store.base import FactStore

FACT_SHEET = "facts.xlsx"
_CITY_LEVELS = ("municipality", "prefecture")
_CITY = re.compile(r"[\u4e00-\u9fff]{2,4}市")


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built: the days, the name of the issue's folder, the template, the settings for composing, and what a template may print
    besides the content (`report_to`, `copy_to`, `issue_to`). `sheets` are workbooks to be filled, each into a file of its name."""

    issue: "IssuePeriod"
    folder: str
    template: Path
    settings: "ComposeSettings"
    printed: Mapping[str, str]
    sheets: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What was made: where the files are, whether they were there already, what was in them, and what a person should know."""

    places: tuple[Place, ...]
    stories: int
    facts: int
    sources: int
    pending: int
    problems: tuple[Problem, ...]


def build(store: "FactStore", outputs: Outputs, job: Job, *, force: bool = False) -> Built:
    """Writes the issue's files, or nothing where they are there, made from the same.

    Raises CommandError for a period without stories or facts and for a template that cannot be used, OSError for a disk that takes no more.
    """
    from briefgen.compose import compose_briefing

    _check_period(store, job.issue.period)
    inputs = _inputs(store, job)
    writers = writers_of(job)
    places = tuple(outputs.place(f"{job.folder}/{name}", inputs, force=force) for name in writers)
    briefing = replace(compose_briefing(store, job.issue, job.settings), settings=job.printed)
    problems = [] if all(place.current for place in places) else _write(outputs, briefing, writers, places, inputs)
    period = job.issue.period
    printed = [story for story in store.stories(period) if not story.document.startswith(f"{BY_HAND}：")]
    return Built(places, len(printed), len(store.facts(period)), len(briefing.sources), len(briefing.pending), tuple(problems))


def check_first(template: Path, sheets: Iterable[Path], printed: Mapping[str, str]) -> None:
    """Raises CommandError with everything that is wrong with the templates, before any article is read for them; copies of the shipped ones are right."""
    from briefgen.render.language.context import fields_with
    from briefgen.render.language.findings import TemplateError
    from briefgen.render.word import check_template

    fields = fields_with(printed)
    found = [] if is_shipped(template) else list(check_template(template, fields).problems)
    for sheet in (sheet for sheet in sheets if not is_shipped(sheet)):
        from briefgen.render.excel.template import check_xlsx_template

        try:
            found += check_xlsx_template(sheet, fields).problems
        except TemplateError as error:
            found += error.problems
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if errors:
        raise CommandError(errors)


def compose_settings(settings: "Settings", lexicon: "Lexicon", region: str, *, as_known_now: bool = False) -> "ComposeSettings":
    """What composing needs to know of a workspace and its words; `region` is what the briefing is on.

    `as_known_now` lets articles that appeared after the issue confirm or correct it.
    """
    from briefgen.compose import ComposeSettings

    return ComposeSettings(
        region=region,
        province=province_of(region, lexicon),
        office=settings.office,
        title=settings.title,
        names=known_names(lexicon),
        categories={name: indicator.category for name, indicator in lexicon.indicators.items()},
        aliases={alias: name for name, indicator in lexicon.indicators.items() for alias in (name, *indicator.aliases)},
        natures={name: indicator.kind for name, indicator in lexicon.indicators.items()},
        chains=chain_records(lexicon),
        chain_names={alias: term.name for term in lexicon.by_kind("chain") for alias in (term.alias, term.name)},
        chain_groups=group_names(lexicon),
        chain_places=chain_places(lexicon),
        as_known_now=as_known_now,
    )


def known_names(lexicon: "Lexicon") -> dict[str, str]:
    """The canonical names of all that the words know, with their kinds."""
    names: dict[str, str] = {}
    for term in lexicon.terms:
        if term.kind not in ("indicator", "phrase"):
            names.setdefault(term.name, term.kind)
    return names


def chain_records(lexicon: "Lexicon") -> tuple[ChainRecord, ...]:
    """The lists of chains in the words, in order of names."""
    rows = {term.name: term.data for term in lexicon.by_kind("chain")}
    return tuple(_chain_record(name, row) for name, row in sorted(rows.items()))


def group_names(lexicon: "Lexicon") -> tuple[GroupName, ...]:
    """The groups of chains in the words, in order of names."""
    rows = {term.name: term.data for term in lexicon.by_kind("chain_group")}
    return tuple(GroupName(name, _year(row.get("valid_from", "")), _year(row.get("valid_until", ""))) for name, row in sorted(rows.items()))


def chain_places(lexicon: "Lexicon") -> dict[str, ChainPlace]:
    """The enterprises and projects whose line names a chain or a part of the stream, by canonical name."""
    rows = {term.name: term.data for kind in ("enterprise", "project") for term in lexicon.by_kind(kind)}
    placed = {name: ChainPlace(row.get("chain", ""), row.get("stream", "")) for name, row in sorted(rows.items())}
    return {name: place for name, place in placed.items() if place.chain or place.stream}


def _chain_record(name: str, row: Mapping[str, str]) -> ChainRecord:
    years = [_year(text) for text in row.get("generation", "").split("|")]
    groups = row.get("group", "").split("|")
    # a chain that stands in two groups of one list has its year once
    spread = [*years, *years[-1:] * (len(groups) - len(years))]
    pairs = tuple((year, group) for year, group in zip(spread, groups, strict=False) if year is not None and group)
    follows = tuple(one for one in row.get("follows", "").split("|") if one)
    return ChainRecord(name, pairs, _year(row.get("valid_from", "")), _year(row.get("valid_until", "")), follows, row.get("level", ""))


def _year(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) == 4 else None


def province_of(region: str, lexicon: "Lexicon") -> str:
    """The province above a region; "" for a province itself and where nothing is known."""
    found = lexicon.regions.get(region)
    for _ in range(3):
        parent = lexicon.regions.get(found.parent) if found else None
        if parent is None or parent.level in ("country",):
            return found.name if found and found.name != region else ""
        found = parent
    return ""


def main_region(store: "FactStore", lexicon: "Lexicon", period: Period | None = None) -> str:
    """The city that most figures speak of, for articles that come without a workspace; "" where there is none.

    With the days of an issue it is told by what was known at their end, so that a later article does not change whose issue it is.
    """
    facts = store.facts(kind="figure")
    if period is not None:
        facts = tuple({fact.id: fact for fact in (*store.facts_until(period.last), *store.facts(period))}.values()) or facts
    counts: dict[str, int] = {}
    for fact in facts:
        name = getattr(fact, "subject", "")
        region = lexicon.regions.get(name)
        if region.level in _CITY_LEVELS if region else _CITY.fullmatch(name):
            counts[name] = counts.get(name, 0) + 1
    return max(sorted(counts), key=lambda name: counts[name], default="")


def _check_period(store: "FactStore", period: Period) -> None:
    if store.facts(period, limit=1):
        return
    months = story_months(store.stories())
    listed = f"有报道的月份：{'、'.join(months)}。" if months else "事实库里还没有报道。"
    what = "这一期的报道里没有可用的事实，没有生成简报。" if store.stories(period) else "这一期没有报道，没有生成简报。"
    mend = listed + ("请换一个期间。" if months else "请先把文章放进文章文件夹。")
    raise failure("nothing-in-period", what, mend, place=period.iso())


def story_months(stories: Iterable[object]) -> list[str]:
    """The months (`2024-03`) in which relevant stories appeared."""
    starts = (getattr(story, "published", None) for story in stories)
    return sorted({f"{start.first:%Y-%m}" for start in starts if start is not None})


def _inputs(store: "FactStore", job: Job) -> str:
    """A digest of everything that the files are made from."""
    base = [f"{path} {known}" for path, known in sorted(store.known().items())]
    decisions = [str(decision) for decision in (*store.story_dates(), *store.fact_decisions(), *store.name_decisions())]
    try:
        templates = [f"{one.name} {template_digest(one)}" for one in (job.template, *job.sheets)]
    except OSError as error:
        templates = [type(error).__name__]
    words = digest_of([*sorted(job.settings.names.items()), *sorted(job.settings.categories.items()), *sorted(job.settings.aliases.items()), *sorted(job.settings.natures.items()), *map(str, job.settings.chains), *map(str, job.settings.chain_groups)])
    view = job.settings.as_known_now
    chosen = (job.settings.region, job.settings.province, job.settings.office, job.settings.title, view, sorted(job.printed.items()))
    return digest_of([writing_digest(), templates, words, chosen, job.issue.cadence, job.issue.period.iso(), *base, *decisions])


def _write(outputs: Outputs, briefing: "Briefing", writers: Mapping[str, "Writer"], places: tuple[Place, ...], inputs: str) -> list[Problem]:
    """All files are finished before any is put in its place."""
    problems: list[Problem] = []
    with outputs.unfinished() as work:
        for name, write in writers.items():
            problems += write(briefing, work / name)
        failed = [problem for problem in problems if problem.code == "cannot-write"]
        if failed:
            raise CommandError(failed)
        made = {work / name: place.path for name, place in zip(writers, places, strict=True) if not place.current}
        outputs.keep(made, inputs)
    return problems


# Takes the briefing and where to write.
Writer = Callable[["Briefing", Path], list[Problem]]


def writers_of(job: Job) -> dict[str, Writer]:
    """The files of an issue, in order; a new format is a line here. A workbook of the user's own gives a file of its name."""
    usual: dict[str, Writer] = {
        "briefing.docx": partial(_write_document, job.template),
        FACT_SHEET: _write_sheet,
        "facts.csv": _write_csv,
        "facts.jsonl": _write_jsonl,
    }
    return usual | {sheet.name: partial(_fill_sheet, sheet) for sheet in job.sheets}


def _write_document(template: Path, briefing: "Briefing", target: Path) -> list[Problem]:
    from briefgen.render.word import TemplateError, render_docx

    try:
        return render_docx(briefing, template, target)
    except TemplateError as error:
        raise CommandError(error.problems) from error


def _fill_sheet(template: Path, briefing: "Briefing", target: Path) -> list[Problem]:
    from briefgen.render.excel.checks import size_notes
    from briefgen.render.excel.template import TemplateError, fill_xlsx_template

    try:
        problems = fill_xlsx_template(briefing, template, target)
        return [*problems, *(size_notes(target) if target.exists() else [])]
    except TemplateError as error:
        raise CommandError(error.problems) from error


def _write_sheet(briefing: "Briefing", target: Path) -> list[Problem]:
    from briefgen.render.excel import render_xlsx

    return render_xlsx(briefing, target)


def _write_csv(briefing: "Briefing", target: Path) -> list[Problem]:
    from briefgen.render.exchange import write_csv

    return write_csv(briefing.facts, target)


def _write_jsonl(briefing: "Briefing", target: Path) -> list[Problem]:
    from briefgen.render.exchange import write_jsonl

    return write_jsonl(briefing.facts, target)
