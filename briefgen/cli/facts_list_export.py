"""`briefgen facts export --list 重大项目 --chain 新能源 --format xlsx|csv|docx`: a single list of the fact sheet."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.terminal import Terminal
from briefgen.failure import CommandError, failure
from briefgen.model.problem import Severity

if TYPE_CHECKING:
    from briefgen.compose import ComposeSettings
    from briefgen.listing import Listing
    from briefgen.model.period import Period
    from briefgen.store.base import FactStore

_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What no file's name can have on one system or another."""
FORMATS = ("csv", "xlsx", "docx")


def export_list(terminal: Terminal, store: "FactStore", style: str, name: str, chain: str, period: "Period | None", target: Path | None) -> int:
    """CSV goes to standard output unless a file is named; the others into a file, by default one of the list's name. Never over a file."""
    from briefgen.listing import make_listing, visible
    from briefgen.render.exchange import table_lines

    listing = make_listing(store, _settings(store), name, chain, period)
    if style == "csv" and target is None:
        terminal.lines(table_lines(*visible(listing.table)))
        return 0
    file = target if target is not None else _free(Path(f"{_NO_NAME.sub('、', listing.title)}.{style}"))
    if file.exists():
        raise failure("file-is-there", "已经有这个文件，没有动它。", "请换一个文件名，或先把它移走。", where=str(file))
    {"csv": _csv, "xlsx": _xlsx, "docx": _docx}[style](terminal, listing, file)
    terminal.result(str(file))
    return 0


def _csv(_terminal: Terminal, listing: "Listing", file: Path) -> None:
    from briefgen.listing import visible
    from briefgen.render.exchange import table_lines
    from briefgen.render.package import write_whole

    write_whole("".join(f"{line}\r\n" for line in table_lines(*visible(listing.table))).encode("utf-8", "surrogatepass"), file)


def _xlsx(terminal: Terminal, listing: "Listing", file: Path) -> None:
    from briefgen.render.excel import render_tables

    problems = render_tables(listing.title, (listing.table, listing.sources), file)
    failed = [problem for problem in problems if problem.severity is Severity.ERROR]
    if failed:
        raise CommandError(failed)
    terminal.problems(problems)


def _docx(_terminal: Terminal, listing: "Listing", file: Path) -> None:
    from briefgen.listing import visible
    from briefgen.render.word.list_document import write_list_document

    names = [column.name for column in listing.sources.columns]
    sources = [dict(zip(names, row, strict=True)) for row in listing.sources.rows]
    told = [f"{one['报刊'] or ''}《{one['标题'] or ''}》{one['日期'] or ''}：“{one['引文'] or ''}”" for one in sources]
    write_list_document(listing.title, listing.period, *visible(listing.table, filled=True), told, file)


def _settings(store: "FactStore") -> "ComposeSettings":
    from briefgen.build import compose_settings, main_region
    from briefgen.cli.reading import rules_here
    from briefgen.settings import Settings, find_workspace

    workspace = find_workspace(Path.cwd())
    settings = workspace.settings if workspace else Settings()
    lexicon = rules_here().lexicon()
    return compose_settings(settings, lexicon, settings.region or main_region(store, lexicon))


def _free(file: Path) -> Path:
    """The file, or the first of `name-2`, `name-3` … that is not there."""
    candidate, number = file, 1
    while candidate.exists():
        number += 1
        candidate = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return candidate
