"""How a base comes to the tables of `schema.py`: each change is a named function, recorded in the base with its place in the order.

A new base gets the tables as they are now, and all names at once; an older one gets the changes that it has not seen, in order. A change
is a function that takes a connection and brings a base from the names before it to its own; it is never edited afterwards.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from briefgen.store.errors import store_error
from briefgen.store.schema import FACT_DECISIONS, FACTS, METADATA, MIGRATIONS, NAME_DECISIONS

Migration = tuple[str, Callable[[Connection], None]]


def lay_the_tables(connection: Connection) -> None:
    """The first: all tables."""
    METADATA.create_all(connection)


def keep_decisions_on_facts(connection: Connection) -> None:
    """The second: what a person decides on facts, and beside each fact what was read and what counts."""
    for column in ("verdict TEXT", "decision INTEGER", "read TEXT"):
        connection.execute(text(f"ALTER TABLE facts ADD COLUMN {column}"))
    METADATA.create_all(connection, tables=[FACT_DECISIONS])


def keep_decisions_on_names(connection: Connection) -> None:
    """The third: which names a person has joined or parted, and ways to count names and to find goals quickly."""
    METADATA.create_all(connection, tables=[NAME_DECISIONS])
    for index in sorted((index for index in FACTS.indexes if index.name in ("facts_by_name", "facts_by_goal")), key=lambda index: str(index.name)):
        index.create(connection)


ALL: tuple[Migration, ...] = (
    ("lay_the_tables", lay_the_tables),
    ("keep_decisions_on_facts", keep_decisions_on_facts),
    ("keep_decisions_on_names", keep_decisions_on_names),
)  # fmt: skip


def migrate(engine: Engine, where: str, migrations: Sequence[Migration] = ALL) -> None:
    """Brings the base up to date, in one transaction. Raises StoreError for a base of a newer program or of another one."""
    names = [name for name, _ in migrations]
    with engine.connect() as connection:
        if _recorded(connection, where) == names:
            return
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        # Another process may have done it meanwhile.
        done = _recorded(connection, where)
        if done != names[: len(done)]:
            raise store_error(where, "store-newer", "事实库是由更新版本的 briefgen 建立的，这个版本不认识。", "请升级 briefgen，或另用一个事实库。")
        if not done:
            METADATA.create_all(connection)
        for position in range(len(done), len(names)):
            name, change = migrations[position]
            if done:
                change(connection)
            connection.execute(insert(MIGRATIONS).values(position=position + 1, name=name))


def _recorded(connection: Connection, where: str) -> list[str]:
    """The names that the base has seen, in order; none for an empty base."""
    tables = inspect(connection).get_table_names()
    if MIGRATIONS.name in tables:
        return list(connection.scalars(select(MIGRATIONS.c.name).order_by(MIGRATIONS.c.position)))
    if tables:
        raise store_error(where, "store-foreign", "这个数据库属于别的程序，没有动它。", "请在设置里给事实库换一个文件名或数据库。")
    return []
