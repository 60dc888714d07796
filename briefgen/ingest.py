"""Articles into the fact base: only what is new or changed, one transaction a document, and what has gone from the folder goes from the base."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from briefgen.folders import Folders
from briefgen.model.document import Document, ReadResult
from briefgen.model.problem import Problem, Severity
from briefgen.pipeline import Extracted, Rules, defect, extract_documents

if TYPE_CHECKING:
    from briefgen.store.base import FactStore

# What watches the documents go by: takes them and their number, gives them on (a progress bar, or nothing).
Watch = Callable[[Iterator[Extracted], int], Iterable[Extracted]]
# These files are there, only not readable just now: what was read from them before stays.
_OUT_OF_REACH = ("permission-denied", "unreadable-file")


@dataclass(frozen=True, slots=True)
class Ingested:
    """How many documents were new or changed, unchanged, and gone; facts in the new ones; problems of all that was read."""

    fresh: int
    unchanged: int
    gone: int
    facts: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A folder to read from: `path` is what was asked for, `root` the folder from which its documents take their names."""

    path: Path
    root: Path

    @classmethod
    def of(cls, path: Path, articles: Path) -> "Source":
        """Within the workspace's folder of articles names start there, elsewhere from the folder that is read."""
        resolved = path.resolve()
        if resolved.is_relative_to(articles.resolve()):
            return cls(path, articles)
        return cls(path, path if path.is_dir() else path.parent)

    @property
    def prefix(self) -> str:
        """Where it lies in the root: "" for a whole root, else the path of the folder or file."""
        inside = self.path.resolve().relative_to(self.root.resolve()).as_posix()
        return "" if inside == "." else inside

    def read(self) -> ReadResult:
        """The documents and problems there."""
        from briefgen.read import read_articles

        return read_articles(self.path, relative_to=self.root)


def ingest(
    store: "FactStore", source: Source, rules: Rules, folders: Folders | None, *, jobs: int = 0, watch: Watch | None = None
) -> Ingested:
    """Brings the base in step with the source. What is committed stays, whatever happens after.

    `folders` None makes the base hold this source and nothing else.
    """
    result = source.read()
    digest = rules.digest()
    taken = folders.others(source.root) if folders else set()
    documents = [document for document in result.documents if document.path not in taken]
    before = folders.documents(source.root) if folders else set(store.known())
    gone = _gone(before, source, result)
    if folders:  # noted before and after, so that an interrupted run forgets nothing
        folders.note(source.root, before | {document.path for document in documents})
    for path in sorted(gone):
        store.remove_document(path)
    fresh = _fresh(store, documents, digest)
    facts, problems = _put(store, fresh, rules, digest, jobs, watch)
    if folders:
        folders.note(source.root, (before - gone) | {document.path for document in documents})
    problems = [*result.problems, *_path_taken(result.documents, taken), *problems, *_stored(store, documents, fresh)]
    return Ingested(len(fresh), len(documents) - len(fresh), len(gone), facts, tuple(problems))


def _gone(before: set[str], source: Source, result: ReadResult) -> set[str]:
    """What was read from there before and is not there now."""
    found = {document.path for document in result.documents}
    reach = [problem.where for problem in result.problems if problem.code in _OUT_OF_REACH]
    within = {path for path in before if _lies_in(path, source.prefix)}
    return {path for path in within - found if not any(_lies_in(path, place) for place in reach)}


def _lies_in(path: str, place: str) -> bool:
    """Whether the place is the file itself or a folder above it; "" is the root."""
    return place in ("", ".") or PurePosixPath(path).is_relative_to(place)


def _fresh(store: "FactStore", documents: Sequence[Document], rules: str) -> list[Document]:
    """The documents whose bytes, rules or manifest row are not those with which they were read last."""
    from briefgen.store.records import manifest_digest

    known = store.known()
    return [document for document in documents if known.get(document.path) != (document.digest, rules, manifest_digest(document))]


def _put(
    store: "FactStore", fresh: Sequence[Document], rules: Rules, digest: str, jobs: int, watch: Watch | None
) -> tuple[int, list[Problem]]:
    from briefgen.store.records import DocumentRecord

    facts, problems = 0, list[Problem]()
    if not fresh:
        return facts, problems
    results = extract_documents(fresh, rules, jobs, store.story_dates())
    for extracted in watch(results, len(fresh)) if watch else results:
        record = DocumentRecord(
            extracted.document, digest, extracted.stories, extracted.facts, extracted.ledger, extracted.problems
        )
        try:
            store.put_document(record)
            facts += len(extracted.facts)
            problems += extracted.problems
        except ValueError as error:
            problems.append(defect(extracted.document, error))
    return facts, problems


def _path_taken(documents: Iterable[Document], taken: set[str]) -> Iterator[Problem]:
    for document in documents:
        if document.path in taken:
            what = "另一个文件夹里已有同名的文章入了库，这一份没有读入。"
            yield Problem(document.path, "", "path-taken", what, "请给文件改名，或把文章放进同一个文件夹。", Severity.ERROR)


def _stored(store: "FactStore", documents: Iterable[Document], fresh: Iterable[Document]) -> Iterator[Problem]:
    """What was found in the unchanged documents when they were read."""
    unchanged = {document.path for document in documents} - {document.path for document in fresh}
    return (problem for problem in store.problems() if problem.where in unchanged)
