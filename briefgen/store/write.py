"""What changes the fact base: documents put and taken away, dates decided, outputs noted."""

from collections.abc import Iterable
from typing import Any
from zlib import compress

from sqlalchemy import Connection, Table, delete, insert, select, update

from briefgen.model.period import Period
from briefgen.store.columns import Places, date_columns, period_of, story_columns
from briefgen.store.dating import StoryDate, with_decided_dates
from briefgen.store.queries import decided_on
from briefgen.store.records import DocumentRecord, Output, manifest_digest
from briefgen.store.schema import DECISIONS, DOCUMENTS, LEDGER, OUTPUTS, PROBLEMS, STORIES
from briefgen.store.verdicts import decided_facts, put_facts

_COMPRESSION = 3


def put_document(connection: Connection, record: DocumentRecord) -> None:
    """Replaces all that the base holds of the document's path. Raises ValueError for facts of a document without stories."""
    document = record.document
    remove_document(connection, document.path)
    number = _insert_document(connection, record)
    dated = with_decided_dates(document.path, document.digest, record.stories, decided_on(connection, document.path, document.digest))
    places = Places(record.stories)
    _insert(connection, STORIES, (story_columns(*pair) | {"document": number} for pair in zip(record.stories, dated, strict=True)))
    put_facts(connection, number, places, decided_facts(connection, document.path, document.digest, document.text, record.facts))
    _insert(
        connection,
        LEDGER,
        (
            {
                "document": number,
                "story": places.story_at(entry.start),
                "article": entry.article,
                "start": entry.start,
                "end": entry.end,
                "printed": entry.printed,
                "sentence": entry.sentence,
                "reason": entry.reason.value,
            }
            for entry in record.ledger
        ),
    )
    _insert(
        connection,
        PROBLEMS,
        (
            {
                "document": number,
                "where": problem.where,
                "place": problem.place,
                "code": problem.code,
                "what": problem.what,
                "mend": problem.mend,
                "severity": problem.severity.value,
            }
            for problem in record.problems
        ),
    )


def remove_document(connection: Connection, path: str) -> bool:
    """Takes a document away with all that came from it, decisions excepted. Whether there was one."""
    return connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.path == path)).rowcount > 0


def decide_date(connection: Connection, decision: StoryDate) -> None:
    """Keeps the decision, dates the stories that it means, and has their documents read again: 今年 and 同期 hang on the day."""
    connection.execute(
        insert(DECISIONS).values(
            kind="story-date",
            path=decision.path,
            digest=decision.digest,
            start=decision.start,
            headline=decision.headline,
            alone=int(decision.alone),
            value=decision.period.iso() if decision.period else "",
            who=decision.who,
            why=decision.why,
            made=decision.made,
        )
    )
    rows = connection.execute(
        select(*STORIES.c["document", "position", "read_first", "read_last", "read_source"])
        .join(DOCUMENTS, DOCUMENTS.c.number == STORIES.c.document)
        .where(DOCUMENTS.c.digest == decision.digest, STORIES.c.start == decision.start)
    ).mappings()
    for row in rows.all():
        period, source = (decision.period, "person") if decision.period else (_read_date(row), row["read_source"])
        story = (STORIES.c.document == row["document"]) & (STORIES.c.position == row["position"])
        connection.execute(update(STORIES).where(story).values(**date_columns(period, source)))
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.number == row["document"]).values(rules=""))


def record_output(connection: Connection, output: Output) -> None:
    """Notes what a build wrote, in place of what was noted for the same path."""
    connection.execute(delete(OUTPUTS).where(OUTPUTS.c.path == output.path))
    connection.execute(insert(OUTPUTS).values(**output._asdict()))


def _read_date(row: Any) -> Period | None:
    return period_of(row["read_first"], row["read_last"])


def _insert_document(connection: Connection, record: DocumentRecord) -> int:
    document = record.document
    stated = date_columns(document.date, document.date_source)
    del stated["days"]
    done = connection.execute(
        insert(DOCUMENTS).values(
            path=document.path,
            digest=document.digest,
            rules=record.rules,
            manifest_digest=manifest_digest(document),
            title=document.title,
            publisher=document.publisher,
            url=document.url,
            source=compress(document.text.encode("utf-8"), _COMPRESSION),
            **stated,
        )
    )
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        connection.execute(insert(table), values)
