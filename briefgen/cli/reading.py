"""What the commands that read articles share: several paths as one batch, and the words that hold in this workspace."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.failure import failure
from briefgen.model.document import Document, ReadResult
from briefgen.model.problem import Problem
from briefgen.settings import Workspace, absolute_database, find_workspace

if TYPE_CHECKING:
    from briefgen.pipeline import Rules


def workspace_needed() -> Workspace:
    """The workspace of the current folder. Raises CommandError where there is none."""
    workspace = find_workspace(Path.cwd())
    if workspace is None:
        raise failure(
            "no-workspace",
            "这里不是工作区：当前文件夹和它的上级都没有 briefgen.toml。",
            "请先进入工作区的文件夹，或运行：briefgen init",
            where=str(Path.cwd()),
        )
    return workspace


def rules_of(workspace: Workspace, *, strict: bool = False) -> "Rules":
    """The rules for extraction in this workspace."""
    from briefgen.pipeline import Rules

    return Rules(workspace.settings.packs, workspace.overlay, workspace.settings.region, strict)


def rules_here(*, strict: bool = False) -> "Rules":
    """The rules that hold in the current folder: a workspace's, else all shipped words and no region of its own."""
    from briefgen.pipeline import Rules

    workspace = find_workspace(Path.cwd())
    return rules_of(workspace, strict=strict) if workspace else Rules(strict=strict)


def database_here(given: str | None) -> str:
    """The fact base's URL: what was given, else the workspace's. Raises CommandError where there is none yet."""
    database = absolute_database(given, Path.cwd()) if given else workspace_needed().database
    path = Path(database.removeprefix("sqlite:///"))
    if database.startswith("sqlite:///") and not path.exists():
        raise failure("no-fact-base", "还没有事实库。", "请先运行 briefgen build 或 briefgen ingest，把文章读进来。", where=str(path))
    return database


def check_paths(paths: Sequence[Path]) -> None:
    """Raises CommandError for the first path that is not there."""
    for path in paths:
        if not path.exists():
            raise failure("not-found", "没有这个文件或文件夹。", "请检查路径有没有写错。", where=str(path))


def read_all(paths: Sequence[Path]) -> ReadResult:
    """All documents under the paths, each path relative to the folder it was found under."""
    from briefgen.read import read_articles

    check_paths(paths)
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        result = read_articles(path)
        documents += result.documents
        problems += result.problems
    return ReadResult(tuple(documents), tuple(problems))
