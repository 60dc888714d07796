"""A fact base of very many facts: what one new article, one month's build and the proposals for names cost on it, and how resolving names grows.

The facts are those of a folder of texts, repeated with other names and other days: in each repetition every name gets a head of its own (two
invented characters), but for the regions of the first; the days go back by a year, those of three documents in four by three, six or nine months
more, so that a month of a national programme becomes as full as that of a busy office (some 250 facts). The documents' texts stay as they are.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.process import Run, median, run
from briefgen.model.document import Document
from briefgen.model.fact import parse_fact
from briefgen.model.naming import Sighting
from briefgen.model.period import Period
from briefgen.pipeline import Reader, Rules
from briefgen.read import read_articles

FACTS = 300_000
STEPS = (75_000, 150_000, 300_000)
_HEADS = "云岭松溪柏原枫林榆阳桦川槐安柳河梧州桐城梅湖兰亭菊园竹坪荷塘莲峰葵丘芦台蒲江芝山茗岳岚屏"
_YEAR, _QUARTER = 365, 91
_NAMED = ("subject", "project", "enterprise", "member", "group")
_REGIONS = ("全国", "省", "市", "区", "县", "州")
ROOT = Path(__file__).resolve().parents[1]

NEW_ARTICLE = """松溪市一季度工业运行平稳

松溪市统计局3月28日发布数据：1—2月，全市规模以上工业增加值同比增长7.2%，工业投资完成36.5亿元，同比增长9.1%。
松溪重型机械有限公司新型起重机项目已开工建设，总投资12亿元，预计2025年6月投产。
"""


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds of wall clock, and the largest memory of any of the commands in MB; `resolved` are CPU seconds by number of facts."""

    facts: int
    ingest: float
    build: float
    propose: float
    peak: float
    resolved: dict[int, float]


def measure(folder: Path, place: Path, facts: int = FACTS, steps: Sequence[int] = STEPS) -> Growth:
    """Lays a base of so many facts in a workspace at `place` and runs the commands on it."""
    _lay_workspace(place)
    count = lay_base(folder, place / ".briefgen" / "facts.db", facts)
    resolved = {step: _resolution(place, step) for step in steps}
    (place / "articles").mkdir()
    run(["sources", "list"], place)  # opens the base once, as on any other day
    news = [_ingest(place, number) for number in range(3)]
    months = [run(["build", "--month", "2024-10", "--force"], place) for _ in range(3)]
    runs = [median(news), median(months), run(["entities", "propose"], place)]
    return Growth(count, *(one.wall for one in runs), max(one.peak for one in runs), resolved)  # type: ignore[call-arg]


def _ingest(place: Path, number: int) -> Run:
    (place / "articles" / f"new{number}.txt").write_text(NEW_ARTICLE.replace("36.5", f"36.{number}"), encoding="utf-8")
    return run(["ingest", f"articles/new{number}.txt"], place)


def lay_base(folder: Path, database: Path, wanted: int) -> int:
    """Writes the repeated facts of the folder's texts into a new base; gives how many there are."""
    from briefgen.store.base import open_store
    from briefgen.store.records import DocumentRecord

    reader = Reader(Rules())
    read = [(document, reader.extract(document)) for document in read_articles(folder).documents]
    count = 0
    with open_store(database) as store:
        for round_number in range(10_000):
            for place, (document, extracted) in enumerate(read):
                if count >= wanted:
                    return count
                back = round_number * _YEAR + place % 4 * _QUARTER
                moved = _moved_document(document, round_number, back)
                stories = [replace(story, document=moved.path, published=_back(story.published, back)) for story in extracted.stories]
                facts = [_changed(fact, moved.path, round_number, back) for fact in extracted.facts]
                store.put_document(DocumentRecord(moved, "bench", stories, facts[: wanted - count], [], []))
                count += len(facts[: wanted - count])
    return count


def _lay_workspace(place: Path) -> None:
    shutil.copy(ROOT / "briefgen.toml", place)
    shutil.copytree(ROOT / "templates", place / "templates")
    (place / "seeds").mkdir()


def _moved_document(document: Document, round_number: int, days: int) -> Document:
    path = f"{round_number:03d}/{document.path}"
    return replace(document, path=path, digest=f"{round_number:04x}{document.digest[4:]}", date=_back(document.date, days))


def _changed(fact: Any, path: str, round_number: int, days: int) -> Any:
    """The fact under another name, id and day."""
    values = fact.model_dump(mode="json") | {"document": path, "id": f"{fact.id}-{round_number:03d}"}
    for field in _NAMED:
        if values.get(field) and (round_number or not values[field].endswith(_REGIONS)):
            values[field] = _head(round_number) + values[field]
    for field in ("period", "date"):
        if values.get(field):
            values[field] = [_day_back(date.fromisoformat(day), days).isoformat() for day in values[field]]
    if values.get("published"):
        moved = _back(Period.parse(values["published"]), days)
        values["published"] = moved.iso() if moved else None
    return parse_fact(values)


def _head(round_number: int) -> str:
    length = len(_HEADS)
    return _HEADS[round_number % length] + _HEADS[(round_number // length * 7 + round_number * 3 + 1) % length]


def _back(period: Period | None, days: int) -> Period | None:
    return Period(_day_back(period.first, days), _day_back(period.last, days)) if period else None


def _day_back(day: date, days: int) -> date:
    """So many days earlier; days of long ago stay."""
    return day - timedelta(days=days) if day.year > 1990 else day


def _resolution(place: Path, facts: int) -> float:
    """CPU seconds of a process of its own that resolves the names of the first so many facts."""
    code = "import sys; from pathlib import Path; from bench.growth import resolve; resolve(Path(sys.argv[1]), int(sys.argv[2]))"
    command = [sys.executable, "-c", code, str(place / ".briefgen" / "facts.db"), str(facts)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout)["seconds"])


def resolve(database: Path, facts: int) -> None:
    """Prints how long the names of the first so many facts take."""
    from briefgen.build import known_names
    from briefgen.resolve.entity import register
    from briefgen.store.base import open_store

    words = known_names(Rules().lexicon())
    with open_store(database) as store:
        seen = list(_first(store.sightings(), facts))
    started = time.process_time()
    registry = register(seen, words)
    found = len(registry.entities()) + len(registry.proposals())
    sys.stdout.write(json.dumps({"seconds": time.process_time() - started, "found": found}))


def _first(seen: Iterable[Sighting], facts: int) -> Iterator[Sighting]:
    """Sightings of so many facts, taken in the order of the documents' paths."""
    count = 0
    for one in sorted(seen, key=lambda one: (one.document, one.story, one.slot, one.name)):
        count += one.count
        if count > facts:
            return
        yield one


def report(growth: Growth) -> Iterator[tuple[str, str, str]]:
    """Lines of the table of measures."""
    yield "fact base, facts", f"{growth.facts:,}", ""
    yield "one new article into it, wall", f"{growth.ingest:.2f} s", "< 1 s"
    yield "`build` of a month on it, wall", f"{growth.build:.2f} s", "< 3 s"
    yield "`entities propose` on it, wall", f"{growth.propose:.2f} s", "< 30 s"
    yield "memory peak of these", f"{growth.peak:.0f} MB", "< 500 MB"
    yield from _ratios(sorted(growth.resolved.items()))


def _ratios(resolved: Iterable[tuple[int, float]]) -> Iterator[tuple[str, str, str]]:
    before: tuple[int, float] | None = None
    for facts, seconds in resolved:
        grown = f"{seconds / before[1]:.1f} ×" if before else ""
        yield f"names of {facts:,} facts, CPU", f"{seconds:.2f} s", ""
        if before:
            yield f"growth from {before[0]:,} to {facts:,} facts", grown, f"≤ {facts / before[0] * 1.1:.1f} × is n log n"
        before = (facts, seconds)
