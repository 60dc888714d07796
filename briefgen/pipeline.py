"""The flow: path → documents → stories → facts. Used by `extract`, `ingest` and `build`.

Documents are independent of each other, so a large batch is spread over worker processes; results come back in the documents' order, and one
process gives the same as many.
"""

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.failure import failure
from briefgen.fingerprint import reading_digest
from briefgen.model.document import Document, Story
from briefgen.model.ledger import LedgerEntry
from briefgen.model.problem import Problem, Severity

if TYPE_CHECKING:
    from briefgen.lexicon import Lexicon
    from briefgen.model.fact import Fact
    from briefgen.store.dating import StoryDate

# Below this many characters a second process costs more than it gains: it must start and load the words.
SMALL_BATCH = 3_000_000
MOST_JOBS = 8
# A year of a daily paper has some three million characters; a longer text is no article, and would fill the memory.
LONGEST_TEXT = 10_000_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gave: its stories in order, the facts and ledger entries of the relevant ones, and problems."""

    document: Document
    stories: tuple[Story, ...]
    facts: tuple["Fact", ...]
    ledger: tuple[LedgerEntry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What extraction depends on besides the text; small, so that it can be sent to a worker. `strict` lets a defect end the run with its traceback."""

    packs: tuple[str, ...] = ()
    overlay: Path | None = None
    region: str = ""
    strict: bool = False

    def lexicon(self) -> "Lexicon":
        """The words. Raises CommandError for a pack or folder that cannot be used."""
        from briefgen.lexicon import LexiconError, load_lexicon

        try:
            return load_lexicon(self.packs or None, self.overlay)
        except LexiconError as error:
            raise failure("lexicon-unusable", str(error), "请检查 briefgen.toml 里的 packs 和 lexicon 两项。") from error

    def digest(self) -> str:
        """Changes when the code, the words or the region change: then documents are read again."""
        return reading_digest(self.packs, self.overlay, self.region)


def extract_documents(
    documents: Sequence[Document], rules: Rules, jobs: int = 0, decisions: Sequence["StoryDate"] = ()
) -> Iterator[Extracted]:
    """Cleans and extracts each document, in order.

    `jobs` 0 chooses by the size of the batch and the machine's cores. `decisions` are dates that a person gave to stories.
    """
    jobs = min(jobs or _jobs_for(documents), len(documents))
    if jobs <= 1:
        reader = Reader(rules)
        for document in documents:
            yield reader.extract(document, decisions)
    else:
        yield from _spread(documents, rules, jobs, decisions)


class Reader:
    """Reads documents one after another with the same words. Raises CommandError where the words cannot be loaded."""

    def __init__(self, rules: Rules) -> None:
        from briefgen.extract.story import Extractor

        self.lexicon = rules.lexicon()
        self.strict = rules.strict
        self.extractor = Extractor(self.lexicon, rules.region)

    def extract(self, document: Document, decisions: Sequence["StoryDate"] = ()) -> Extracted:
        """One document. A defect of the program in it becomes a problem, so that the rest of the batch goes on."""
        if len(document.text) > LONGEST_TEXT:
            return Extracted(document, (), (), (), (_too_long(document),))
        try:
            return self._extract(document, decisions)
        except Exception as error:
            if self.strict:
                raise
            return Extracted(document, (), (), (), (defect(document, error),))

    def _extract(self, document: Document, decisions: Sequence["StoryDate"]) -> Extracted:
        """The stories come back as they were read; the facts and the undated ones follow a person's dates."""
        from briefgen.clean import clean_document

        facts: list[Fact] = []
        ledger: list[LedgerEntry] = []
        cleaned = clean_document(document, self.lexicon)
        stories = [story.story for story in cleaned]
        dated = _with_decisions(document, stories, decisions)
        for clean, story in zip(cleaned, dated, strict=True):
            extraction = self.extractor.extract(clean if clean.story is story else replace(clean, story=story))
            facts += extraction.facts
            ledger += extraction.ledger
        return Extracted(document, tuple(stories), tuple(facts), tuple(ledger), tuple(undated(document, dated)))


def _with_decisions(document: Document, stories: Sequence[Story], decisions: Sequence["StoryDate"]) -> Sequence[Story]:
    mine = [decision for decision in decisions if document.path == decision.path or document.digest == decision.digest]
    if not mine:
        return stories
    from briefgen.store.dating import with_decided_dates

    return with_decided_dates(document.path, document.digest, stories, mine)


def undated(document: Document, stories: Sequence[Story]) -> Iterator[Problem]:
    """A problem for each relevant story whose day or month nothing fixes: it belongs to no issue until a person dates it."""
    for story in stories:
        if story.relevant and story.published is None:
            yield Problem(
                document.path,
                f"第{story.index + 1}篇" + (f"《{story.headline}》" if story.headline else ""),
                "undated-story",
                "这篇报道没有日期，不会进入任何一期简报。",
                f"请在 manifest.csv 里填日期，或运行：briefgen sources date {document.path} {story.index + 1} 2024-03-28",
            )


def _too_long(document: Document) -> Problem:
    what = f"这份文件有 {len(document.text) // 10_000} 万字，超过 {LONGEST_TEXT // 10_000} 万字的上限，没有处理。"
    return Problem(document.path, "", "text-too-long", what, "请把它拆成几个小文件，一篇或一版一个。", Severity.ERROR)


def defect(document: Document, error: Exception) -> Problem:
    """The problem for a document in which the program itself failed."""
    return Problem(
        document.path,
        "",
        "internal-error",
        f"处理这份文件时程序出错（{type(error).__name__}：{error}），已跳过。",
        "请把这份文件和这条信息发给程序的维护者。",
        Severity.ERROR,
    )


def _jobs_for(documents: Sequence[Document]) -> int:
    if sum(len(document.text) for document in documents) < SMALL_BATCH:
        return 1
    return min(os.cpu_count() or 1, MOST_JOBS)


def _spread(documents: Sequence[Document], rules: Rules, jobs: int, decisions: Sequence["StoryDate"]) -> Iterator[Extracted]:
    """A few documents ahead of the reader, so that memory does not grow with the batch."""
    # spawn, not fork: the same on every system, and safe beside the threads of a progress bar
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker)
    waiting: deque[Future[Extracted]] = deque()
    try:
        for document in documents:
            waiting.append(pool.submit(_work, document, rules, decisions))
            if len(waiting) >= 4 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's business


def _work(document: Document, rules: Rules, decisions: Sequence["StoryDate"]) -> Extracted:
    return _reader_of(rules).extract(document, decisions)


@cache
def _reader_of(rules: Rules) -> Reader:
    """A worker loads the words once, not once a document."""
    return Reader(rules)
