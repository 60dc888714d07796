"""Holds one file against a fact base: reads it, builds its issue anew beside it, and compares both with the facts.

The issue is built into a folder that is thrown away, with the template that a build would take, so that what a template prints by itself is known, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from briefgen.failure import CommandError, failure
from briefgen.model.passage import Pages, Passage

if TYPE_CHECKING:
    from briefgen.build import Job
    from briefgen.pipeline import Rules
    from briefgen.store.base import FactStore
    from briefgen.verify import Finding, Ground

SUFFIXES = (".docx", ".xlsx")
_DOCUMENT = "briefing.docx"
_NO_PAGES = Pages(())


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found, in the order of the file, and what it was held against."""

    findings: tuple["Finding", ...]
    ground: "Ground"


def read_pages(file: Path) -> Pages:
    """The text of a .docx or .xlsx. Raises CommandError."""
    from briefgen.read.xlsx import UnreadableWorkbookError
    from briefgen.read.xlsx.pages import read_pages as read_sheets
    from briefgen.render.language.findings import TemplateError
    from briefgen.render.word.passages import read_pages as read_document

    if not file.is_file():
        raise failure("not-found", "没有这个文件。", "请检查路径有没有写错。", where=str(file))
    if file.suffix.lower() not in SUFFIXES:
        raise failure("verify-format", "只能核对 Word（.docx）和 Excel（.xlsx）文件。", "请把它另存为 .docx 或 .xlsx 再试。", where=str(file))
    try:
        return read_sheets(file) if file.suffix.lower() == ".xlsx" else read_document(file)
    except TemplateError as error:
        problems = [replace(one, code="verify-unreadable", what="这个 Word 文件打不开。", mend="请在 Word 或 WPS 里另存为 .docx 再试。") for one in error.problems]
        raise CommandError(problems) from error
    except UnreadableWorkbookError as error:
        raise CommandError([error.problem]) from error


def verify_file(file: Path, pages: Pages, store: "FactStore", rules: "Rules", job: "Job") -> Verified:
    """The findings for the pages of a file. Raises CommandError and StoreError."""
    from briefgen.extract.story import Extractor
    from briefgen.verify import Ground, PassageReader, verify_pages

    known_until = date.max if job.settings.as_known_now else job.issue.period.last
    facts = [*store.facts_until(known_until), *store.facts(job.issue.period)]
    own = list({fact.id: fact for fact in facts}.values())
    extractor = Extractor(rules.lexicon(), job.settings.region)
    reader = PassageReader(extractor, own, job.settings.region, job.issue.period)
    ground = Ground(own, _built(file, store, job), reader, job.issue.period)
    return Verified(tuple(verify_pages(pages, ground, reader)), ground)


def _built(file: Path, store: "FactStore", job: "Job") -> Pages:
    """What a build of the issue prints into a file of this kind; nothing for an issue without facts."""
    from briefgen.build import FACT_SHEET, writers_of
    from briefgen.compose import compose_briefing

    if not store.facts(job.issue.period, limit=1):
        return _NO_PAGES
    briefing = replace(compose_briefing(store, job.issue, job.settings), settings=job.printed)
    writers = writers_of(job)
    usual = FACT_SHEET if file.suffix.lower() == ".xlsx" else _DOCUMENT
    name = file.name if file.name in writers else usual
    with TemporaryDirectory() as folder:
        made = Path(folder) / name
        writers[name](briefing, made)
        return read_pages(made) if made.is_file() else _NO_PAGES


def first_texts(pages: Pages, most: int = 12) -> Sequence[str]:
    """The first lines of a file, where a briefing says of which issue it is."""
    return [item.text for item in pages.items[:most] if isinstance(item, Passage) or item.text]
