"""What a build works with: which articles, which fact base, which words, which template, and where the files go.

Inside a workspace its own folders and fact base are used. Other articles (`--articles`), or a place without briefgen.toml, get a fact base of their own in
the output folder, which holds these articles and nothing else, so that foreign articles never slip into a workspace's memory.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.failure import failure
from briefgen.fingerprint import digest_of, folder_digest, template_digest, writing_digest
from briefgen.outputs import MEMORY
from briefgen.settings import Settings, Workspace, find_workspace
from briefgen.shipped import shipped_template

if TYPE_CHECKING:
    from briefgen.folders import Folders
    from briefgen.ingest import Source
    from briefgen.pipeline import Rules

BASE_FILE = "facts.db"
USUAL_TEMPLATE = "monthly.docx"
USUAL_SHEET = "facts.xlsx"
_NO_TEMPLATES = ("~$", ".", "字段表")
TEMPLATES = {"week": "weekly.docx", "month": USUAL_TEMPLATE, "quarter": "quarterly.docx", "year": "quarterly.docx"}


@dataclass(frozen=True, slots=True)
class Assignment:
    """Resolved places. `workspace` is None where the articles get a fact base of their own; `database` is a URL.

    `sheets` are workbooks to be filled, each into a file of its name; `facts.xlsx` among them takes the place of the usual fact sheet.
    """

    settings: Settings
    workspace: Path | None
    overlay: Path | None
    articles: Path
    output: Path
    database: str
    template: Path
    sheets: tuple[Path, ...] = ()

    def source(self) -> "Source":
        """Where the articles are read."""
        from briefgen.ingest import Source

        return Source(self.articles, self.articles)

    def rules(self, *, strict: bool = False) -> "Rules":
        """What extraction depends on."""
        from briefgen.pipeline import Rules

        return Rules(self.settings.packs, self.overlay, self.settings.region, strict)

    def folders(self) -> "Folders | None":
        """The note of what was read from where; None for a fact base that holds these articles only."""
        from briefgen.folders import Folders

        return Folders(self.workspace / MEMORY / "folders.json", self.workspace) if self.workspace else None

    def stamp(self, asked: object) -> str:
        """A digest of all that a build depends on; "" where the fact base is no file, so that nobody can tell. `asked` is the period asked for."""
        state = _file_state(self.database)
        if not state:
            return ""
        try:
            templates = [f"{one.name} {template_digest(one)}" for one in (self.template, *self.sheets)]
        except OSError:
            return ""
        parts = [folder_digest(self.articles), self.rules().digest(), writing_digest(), templates, self.settings, self.articles, asked, state]
        return digest_of(parts)


def assign(
    start: Path, articles: Path | None, out: Path | None, template: Path | None, region: str | None, cadence: str = "month"
) -> Assignment:
    """The assignment for options given in the folder `start`; `cadence` is the issue's rhythm, by which a template is chosen.

    Raises CommandError for what is not there or does not fit together.
    """
    workspace = find_workspace(start)
    if workspace is None and articles is None:
        raise failure(
            "no-workspace",
            "这里不是工作区：当前文件夹和它的上级都没有 briefgen.toml。",
            "请先进入工作区的文件夹，或运行 briefgen init；也可以用 --articles 指定文章文件夹。",
            where=str(start),
        )
    settings = workspace.settings if workspace else Settings()
    if region:
        settings = replace(settings, region=region)
    chosen = (articles or _articles_of(workspace)).resolve()
    output = (out or (workspace.output if workspace else start / settings.output)).resolve()
    _check(chosen, output)
    own = workspace is not None and chosen == workspace.articles.resolve()
    return Assignment(
        settings=settings,
        workspace=workspace.folder if workspace and own else None,
        overlay=workspace.overlay if workspace else None,
        articles=chosen,
        output=output,
        database=workspace.database if workspace and own else f"sqlite:///{(output / MEMORY / BASE_FILE).as_posix()}",
        template=_template(workspace, None if _is_workbook(template) else template, cadence),
        sheets=_workbooks(workspace, template),
    )


def templates_of(workspace: Workspace | None, cadence: str) -> tuple[Path, tuple[Path, ...]]:
    """The Word template that a build of this rhythm takes by itself, and the workbooks that it fills."""
    return _template(workspace, None, cadence), _workbooks(workspace, None)


def _articles_of(workspace: Workspace | None) -> Path:
    assert workspace is not None
    return workspace.articles


def _template(workspace: Workspace | None, given: Path | None, cadence: str) -> Path:
    """The file that was asked for; else that of the settings; where these name a folder, the rhythm's own in it, or the month's."""
    chosen = given.resolve() if given is not None else workspace.folder / workspace.settings.template if workspace else None
    if chosen is not None and not chosen.is_dir() and (given is not None or chosen.suffix):
        return chosen
    name = TEMPLATES.get(cadence, USUAL_TEMPLATE)
    known = [chosen / one for one in (name, USUAL_TEMPLATE)] if chosen is not None else []
    return next((file for file in known if file.is_file()), None) or shipped_template(name)


def _workbooks(workspace: Workspace | None, given: Path | None) -> tuple[Path, ...]:
    """The workbook that was asked for, or all in the folder of templates in order of their names; with the shipped fact sheet where none is of its name.

    What Excel keeps beside a file that is open is none, nor is the list of fields, which is full of tags.
    """
    folder = _template_folder(workspace) if workspace else None
    found = sorted(file for file in folder.iterdir() if _is_workbook(file) and file.is_file()) if folder else []
    if given is not None and _is_workbook(given):
        found = [given.resolve(), *(file for file in found if file.name == USUAL_SHEET and given.name != USUAL_SHEET)]
    own = [file for file in found if not file.name.startswith(_NO_TEMPLATES)]
    return tuple(own if any(file.name == USUAL_SHEET for file in own) else [shipped_template(USUAL_SHEET), *own])


def _template_folder(workspace: Workspace) -> Path | None:
    """The folder of templates, or that of the one template that the settings name; never the workspace itself, where other workbooks may lie."""
    chosen = workspace.folder / workspace.settings.template
    folder = chosen.parent if chosen.suffix and not chosen.is_dir() else chosen
    return folder if folder.is_dir() and folder.resolve() != workspace.folder.resolve() else None


def _is_workbook(file: Path | None) -> bool:
    return file is not None and file.suffix.lower() == ".xlsx"


def _check(articles: Path, output: Path) -> None:
    if not articles.exists():
        raise failure("not-found", "找不到文章文件夹。", "请检查路径，或先建好文件夹、放进文章。", where=str(articles))
    if articles.is_dir() and (output == articles or output.is_relative_to(articles)):
        mend = "请用 --out 换到文章文件夹以外的地方。"
        raise failure("output-in-articles", "输出文件夹在文章文件夹里面，简报会被当成文章读进来。", mend, where=str(output))
    if output.exists() and not output.is_dir():
        raise failure("output-not-a-folder", "输出的位置上有一个同名文件。", "请用 --out 换一个文件夹。", where=str(output))


def _file_state(database: str) -> str:
    """Size and time of an SQLite file and of the log beside it."""
    if not database.startswith("sqlite:///"):
        return ""
    path = Path(database.removeprefix("sqlite:///"))
    states = []
    for file in (path, path.with_name(path.name + "-wal")):
        try:
            status = file.stat()
            states.append(f"{status.st_size} {status.st_mtime_ns}")
        except OSError:
            states.append("-")
    return " ".join(states) if states[0] != "-" else ""
