"""The fact base: one object that opens it, asks it and changes it, each change in one transaction."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from briefgen.model.document import Document, Story
from briefgen.model.ledger import LedgerEntry, Reason
from briefgen.model.naming import NameDecision, Sighting
from briefgen.model.period import Period
from briefgen.model.problem import Problem
from briefgen.model.review import KeyPart
from briefgen.store import decide, naming, queries, sightings, tallies, verdicts, write
from briefgen.store.dating import StoryDate
from briefgen.store.errors import corrupt, store_error, translated
from briefgen.store.migrations import migrate
from briefgen.store.records import AnyFact, DocumentRecord, Known, Output
from briefgen.store.reviewing import Decided, FactDecision
from briefgen.store.sqlite import sqlite_engine
from briefgen.store.tallies import LedgerTally, Tally
from briefgen.store.verdicts import Act, Addition

# How long, in seconds, one waits for another process to finish a document.
PATIENCE = 5.0


def open_store(url_or_path: str | Path, *, timeout: float = PATIENCE) -> "FactStore":
    """Opens the base of a file path or database URL; a file is made, with its folder, if it is not there.

    Raises StoreError for what is no fact base or corrupt, locked by another process, read-only, or made by a newer program.
    """
    engine, where = _engine(str(url_or_path), timeout)
    try:
        with translated(where):
            migrate(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return FactStore(engine, where)


def _engine(text: str, timeout: float) -> tuple[Engine, str]:
    if "://" not in text:
        return sqlite_engine(Path(text), timeout), text
    try:
        url = make_url(text)
        if url.get_backend_name() == "sqlite" and url.database:
            return sqlite_engine(Path(url.database), timeout), url.database
        return create_engine(url), url.render_as_string(hide_password=True)
    except (SQLAlchemyError, ValueError) as error:
        raise store_error("", "store-bad-url", "事实库的地址写得不对。", "请写成文件路径，或 postgresql://用户:密码@主机/库名。") from error
    except ModuleNotFoundError as error:
        what = f"没有安装连接这种数据库的程序包（{error.name}）。"
        raise store_error(url.get_backend_name(), "store-no-driver", what, f"请运行：python -m pip install {error.name}") from error


def _moment(made: datetime | None) -> str:
    """The time of a decision. The one place that asks the clock: a decision is what a person did then, no result."""
    return (made or datetime.now(UTC)).isoformat(timespec="seconds")


class FactStore:
    """An open fact base; a context manager. Every method may raise StoreError. It is also what `reader.FactReader` asks for."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the base; harmless to call twice."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with translated(self._where), self._engine.connect() as connection:
                yield connection
        except (ValueError, zlib.error) as error:
            # Rows that came out whole but hold no fact, date or text: somebody else wrote into the file.
            raise corrupt(self._where) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            translated(self._where),
            self._engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    # documents

    def known(self) -> Mapping[str, Known]:
        """With what each document was read last, by path; one query for a whole folder."""
        with self._reading() as connection:
            return queries.known(connection)

    def is_current(self, path: str, digest: str, rules: str, manifest_digest: str | None = None) -> bool:
        """Whether the document needs no reading again; without `manifest_digest`, what the manifest says is left aside."""
        with self._reading() as connection:
            last = queries.known(connection, path).get(path)
        return last is not None and last[:2] == (digest, rules) and manifest_digest in (None, last.manifest_digest)

    def put_document(self, record: DocumentRecord) -> None:
        """Replaces all that the base holds of the document's path, in one transaction."""
        with self._writing() as connection:
            write.put_document(connection, record)

    def remove_document(self, path: str) -> bool:
        """Takes a document and all that came from it away; whether there was one. Decisions stay."""
        with self._writing() as connection:
            return write.remove_document(connection, path)

    def documents(self) -> tuple[Document, ...]:
        """All documents, `text` left empty."""
        with self._reading() as connection:
            return tuple(queries.documents(connection))

    def source_text(self, document: str) -> str:
        """The source text by the document's path. Raises KeyError."""
        with self._reading() as connection:
            return queries.source_text(connection, document)

    def problems(self) -> tuple[Problem, ...]:
        """What a person should know of the documents in the base."""
        with self._reading() as connection:
            return tuple(queries.problems(connection))

    # stories

    def stories(self, period: Period | None = None, relevant_only: bool = True) -> tuple[Story, ...]:
        """The stories that belong to the period, or all, with the date that counts."""
        with self._reading() as connection:
            return tuple(queries.stories(connection, period, relevant_only=relevant_only))

    def undated_stories(self, period: Period | None = None) -> tuple[Story, ...]:
        """Relevant stories without date; with a period, also those dated too vaguely to belong to it although they may."""
        with self._reading() as connection:
            return tuple(queries.undated_stories(connection, period))

    def set_story_date(self, document: str, index: int, period: Period | None, who: str, why: str = "", *, made: datetime | None = None) -> Story:
        """Dates a story by a person's word, which counts from now on; None withdraws it. Gives the story as it is dated now.

        `made` is the moment of the decision, now if not given: it is kept for people and touches no result. The document counts as not
        current, so that it is read again with the new date. Raises KeyError for a story that the base does not hold.
        """
        moment = _moment(made)
        with self._writing() as connection:
            stories = queries.stories_of(connection, document)
            story = next((story for story in stories if story.index == index), None)
            digest = queries.known(connection, document)[document].digest if story else ""
            if story is None:
                raise KeyError((document, index))
            decision = StoryDate(document, digest, story.span.start, story.headline, len(stories) == 1, period, who, why, moment)
            write.decide_date(connection, decision)
            return next(story for story in queries.stories_of(connection, document) if story.index == index)

    def story_dates(self) -> tuple[StoryDate, ...]:
        """All decisions on dates in the order in which they were made; `dating.with_decided_dates` applies them."""
        with self._reading() as connection:
            return queries.story_dates(connection)

    # facts

    def facts(
        self,
        period: Period | None = None,
        kind: str | None = None,
        subject: str | None = None,
        document: str | None = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> tuple[AnyFact, ...]:
        """Facts of the stories that belong to the period, or all; `text` is looked for in quotes and names."""
        with self._reading() as connection:
            asked = queries.facts(connection, period, kind=kind, subject=subject, document=document, text=text, limit=limit)
            return tuple(asked)

    def facts_until(self, day: date, kinds: Sequence[str] = ()) -> tuple[AnyFact, ...]:
        """Facts, of these kinds or all, of all stories published up to and including the day."""
        with self._reading() as connection:
            return tuple(queries.facts_until(connection, day, kinds))

    def figures_until(self, day: date, subjects: Sequence[str], wanted: Callable[[str, str], bool]) -> tuple[AnyFact, ...]:
        """The figures of all stories up to the day of these subjects whose indicators are `wanted` with them; in no order, and quick among very many others."""
        with self._reading() as connection:
            return tuple(queries.figures_until(connection, day, subjects, wanted))

    def goals_until(self, day: date, since: date) -> tuple[AnyFact, ...]:
        """The goals of all stories up to the day that are for `since` or later."""
        with self._reading() as connection:
            return tuple(queries.goals_until(connection, day, since))

    def fact(self, name: str) -> AnyFact | None:
        """The fact of this id."""
        with self._reading() as connection:
            return queries.fact(connection, name)

    # what persons decided on facts

    def decide(self, acts: Sequence[Act], additions: Sequence[Addition] = (), *, made: datetime | None = None) -> None:
        """Keeps decisions on facts and facts typed in, all or none; they count from now on.

        `made` as in `set_story_date`. Raises KeyError for a fact that the base does not hold, ValueError for a change that makes no fact.
        """
        with self._writing() as connection:
            decide.decide(connection, acts, additions, _moment(made))

    def take_back(self, act: int, who: str, why: str = "", *, made: datetime | None = None) -> tuple[FactDecision, ...]:
        """Takes back what one row of a sheet decided, and gives it. Raises KeyError for an act that is not there or taken back already."""
        with self._writing() as connection:
            return decide.take_back(connection, act, who, why, _moment(made))

    def fact_decisions(self) -> tuple[FactDecision, ...]:
        """All that was ever decided on facts, what was taken back too, in order; `reviewing.in_force` tells what holds."""
        with self._reading() as connection:
            return verdicts.decisions(connection)

    def standing(self, parts: Iterable[KeyPart]) -> Mapping[KeyPart, Decided]:
        """The fact that each part of a row's key names, also one that was struck out; nothing for one that is no more."""
        with self._reading() as connection:
            return verdicts.standing(connection, parts)

    # names and what persons decided on them

    def decide_name(self, decision: NameDecision, *, made: datetime | None = None) -> int:
        """Keeps a word on two names, with a number and the moment of its own; gives the number. `made` as in `set_story_date`."""
        with self._writing() as connection:
            return naming.keep_name_decision(connection, replace(decision, made=_moment(made)))

    def take_back_name(self, number: int, who: str, why: str = "", *, made: datetime | None = None) -> NameDecision:
        """Takes a word on names back and gives it. Raises KeyError for a number that is not there or taken back already."""
        with self._writing() as connection:
            return naming.take_back_name_decision(connection, number, who, why, _moment(made))

    def name_decisions(self) -> tuple[NameDecision, ...]:
        """The whole log; `naming.in_force` tells what holds."""
        with self._reading() as connection:
            return naming.name_decisions(connection)

    def sightings(self, until: date | None = None, least: float = 0.0, of: Callable[[str], bool] | None = None) -> Iterator[Sighting]:
        """Every name that facts print, story by story; quick also where there are very many facts. What is doubted or less sure than `least` is left out.

        `of` chooses among the subjects of figures.
        """
        with self._reading() as connection:
            yield from sightings.sightings(connection, until, least, of)

    def facts_with_names(self, names: Sequence[str]) -> tuple[AnyFact, ...]:
        """The facts that print one of the names as subject, project, enterprise, member or group, each once."""
        with self._reading() as connection:
            return tuple({fact.id: fact for fact in sightings.facts_with_names(connection, names)}.values())

    # the ledger

    def ledger(self, period: Period | None = None) -> tuple[LedgerEntry, ...]:
        """Numbers of the stories that belong to the period, or of all, that became no fact."""
        with self._reading() as connection:
            return tuple(queries.ledger(connection, period))

    def latest_month(self) -> Period | None:
        """The last month to which a story with facts belongs."""
        with self._reading() as connection:
            return queries.latest_month(connection)

    # names, for the words

    def name_tallies(self) -> tuple[Tally, ...]:
        """How often each subject and indicator is used, in no order; quick also where there are very many facts."""
        with self._reading() as connection:
            return tuple(tallies.fact_tallies(connection))

    def ledger_tallies(self, reason: Reason) -> tuple[LedgerTally, ...]:
        """The numbers that became no fact for this reason, those alike as one."""
        with self._reading() as connection:
            return tuple(tallies.ledger_tallies(connection, reason.value))

    def facts_by_number(self, numbers: Sequence[int]) -> dict[int, AnyFact]:
        """Facts by the numbers that `name_tallies` gives."""
        with self._reading() as connection:
            return tallies.facts_by_number(connection, numbers)

    # outputs

    def record_output(self, path: str, digest: str, input_digest: str) -> None:
        """Notes the digest of a file that a build wrote, and of all that it was made from."""
        with self._writing() as connection:
            write.record_output(connection, Output(path, digest, input_digest))

    def output(self, path: str) -> Output | None:
        """What was noted of a file; a file with another digest has been edited since."""
        with self._reading() as connection:
            return queries.output(connection, path)
