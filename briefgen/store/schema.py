"""The tables of the fact base.

Days are ISO text, which compares as days do in every database. A story stands under its document and its place there; what belongs to a
document goes with it. The date of a story is kept twice: as it was read, and as it counts (`first`, `last`, `days`, `date_source`),
which is a person's where a person has spoken. Facts have the columns that one searches by, and the whole fact as JSON; where a person has decided on one,
`data` and these columns say what counts, `read` what was read ("" for a fact that only the decision keeps), `verdict` and `decision` which decision it was.
"""

from sqlalchemy import Column, Float, ForeignKey, ForeignKeyConstraint, Index, Integer, LargeBinary, MetaData, String, Table, Text

# Paths are ordered by code point everywhere, not by the database's locale.
_Path = Text().with_variant(Text(collation="C"), "postgresql")
_Day = String(10)


def _document_key() -> Column[int]:
    return Column("document", Integer, ForeignKey("documents.number", ondelete="CASCADE"), nullable=False)


METADATA = MetaData()

MIGRATIONS = Table(
    "migrations",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("path", _Path, nullable=False, unique=True),
    Column("digest", String(64), nullable=False),
    Column("rules", Text, nullable=False),
    Column("manifest_digest", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("first", _Day),
    Column("last", _Day),
    Column("date_source", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("source", LargeBinary, nullable=False),
)

STORIES = Table(
    "stories",
    METADATA,
    Column("document", Integer, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("headline", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("read_first", _Day),
    Column("read_last", _Day),
    Column("read_source", Text, nullable=False),
    Column("first", _Day),
    Column("last", _Day),
    Column("days", Integer),
    Column("date_source", Text, nullable=False),
    Index("stories_by_day", "first", "days"),
)

FACTS = Table(
    "facts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("document", Integer, nullable=False),
    Column("story", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("indicator", Text),
    Column("aspect", Text),
    Column("period_first", _Day),
    Column("period_last", _Day),
    Column("value", Text),
    Column("unit", Text),
    Column("modality", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("number_start", Integer),
    Column("number_end", Integer),
    Column("confidence", Float, nullable=False),
    Column("data", Text, nullable=False),
    Column("verdict", Text),
    Column("decision", Integer),
    Column("read", Text),
    ForeignKeyConstraint(["document", "story"], ["stories.document", "stories.position"], ondelete="CASCADE"),
    Index("facts_by_story", "document", "story"),
    Index("facts_by_id", "id"),
    Index("facts_by_subject", "subject", "indicator"),
    Index("facts_by_goal", "modality", "period_last"),
    # holds all that names are counted by, so that the facts themselves need not be read
    Index("facts_by_name", "kind", "subject", "indicator", "document", "story", "confidence", "verdict"),
)

LEDGER = Table(
    "ledger",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", Integer, nullable=False),
    Column("story", Integer, nullable=False),
    Column("article", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("printed", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("reason", Text, nullable=False),
    ForeignKeyConstraint(["document", "story"], ["stories.document", "stories.position"], ondelete="CASCADE"),
    Index("ledger_by_story", "document", "story"),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    Column("number", Integer, primary_key=True),
    _document_key(),
    Column("where", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("mend", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Index("problems_by_document", "document"),
)

# What a person decided on a story. Bound to no document, so that it outlives a document that is read again, renamed or taken away for a while.
# `kind` is `story-date` for now; `value` is what was decided, "" where a decision is withdrawn.
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("path", _Path, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("start", Integer, nullable=False),
    Column("headline", Text, nullable=False),
    Column("alone", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("made", Text, nullable=False),
    Index("decisions_by_path", "kind", "path"),
    Index("decisions_by_digest", "kind", "digest"),
)

# What a person decided on a fact, and the facts that a person added; as independent of documents as the above, and never changed: an act is taken
# back by a row that names it. Rows with one `act` were one row of a sheet. `before` is the fact as it was read, `changes` the fields that are corrected.
FACT_DECISIONS = Table(
    "fact_decisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("act", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("undoes", Integer),
    Column("path", _Path, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("fact", Text, nullable=False),
    Column("alone", Integer, nullable=False),
    Column("before", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("made", Text, nullable=False),
    Index("fact_decisions_by_path", "path"),
    Index("fact_decisions_by_digest", "digest"),
)

# What a person decided on names: that two mean one thing, or do not. Bound to names and to no document; like the above never changed.
NAME_DECISIONS = Table(
    "name_decisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("verdict", Text, nullable=False),
    Column("undoes", Integer),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("made", Text, nullable=False),
)

OUTPUTS = Table(
    "outputs",
    METADATA,
    Column("path", _Path, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("input_digest", String(64), nullable=False),
)
