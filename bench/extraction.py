"""Characters a second through cleaning and extraction on one core, beside jieba.cut over the same text in the same run."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.process import Run, run
from briefgen.pipeline import Reader, Rules
from briefgen.read import read_articles


@dataclass(frozen=True, slots=True)
class Speed:
    """What one core did: `ours` and `jieba` in characters a second, without the time that either takes to start."""

    documents: int
    characters: int
    facts: int
    ours: float
    jieba: float


def measure(folder: Path) -> Speed:
    """Reads the folder once, then times both over the same texts."""
    documents = read_articles(folder).documents
    characters = sum(len(document.text) for document in documents)
    reader = Reader(Rules())
    reader.extract(documents[0])  # the matchers are built at the first use
    started = time.perf_counter()
    facts = sum(len(reader.extract(document).facts) for document in documents)
    ours = characters / (time.perf_counter() - started)
    return Speed(len(documents), characters, facts, ours, _jieba([document.text for document in documents]))


TIMES = (1, 4, 16)
_ONCE = 200_000


def growth(folder: Path) -> list[tuple[int, Run]]:
    """`briefgen extract` by one process over some texts once, four times and sixteen times, each copy a document of its own."""
    texts: list[str] = []
    for document in read_articles(folder).documents:
        if sum(map(len, texts)) < _ONCE:
            texts.append(document.text)
    runs: list[tuple[int, Run]] = []
    for times in TIMES:
        with tempfile.TemporaryDirectory() as place:
            for number in range(times):
                for index, text in enumerate(texts):
                    # equal files would be read once
                    (Path(place) / f"{number:02}-{index:03}.md").write_text(f"{text}\n\n（{number}）\n", encoding="utf-8")
            runs.append((times, run(["extract", place, "--jobs", "1"], Path(place))))
    return runs


def _jieba(texts: list[str]) -> float:
    import jieba

    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    started = time.perf_counter()
    for text in texts:
        for _ in tokenizer.cut(text):
            pass
    return sum(map(len, texts)) / (time.perf_counter() - started)
