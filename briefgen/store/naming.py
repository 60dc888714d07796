"""Decisions on names in the database: a log to which lines are only added."""

from sqlalchemy import Connection, func, insert, select

from briefgen.model.naming import UNDO, NameDecision
from briefgen.store.schema import NAME_DECISIONS


def name_decisions(connection: Connection) -> tuple[NameDecision, ...]:
    """All of them in order, what was taken back too."""
    columns = ("number", "verdict", "kind", "name", "other", "who", "why", "made", "undoes")
    rows = connection.execute(select(*NAME_DECISIONS.c[columns]).order_by(NAME_DECISIONS.c.number))
    return tuple(NameDecision(*row) for row in rows)


def keep_name_decision(connection: Connection, decision: NameDecision) -> int:
    """Adds a line and gives its number; the decision's own number is left aside."""
    number = int(connection.scalar(select(func.coalesce(func.max(NAME_DECISIONS.c.number), 0))) or 0) + 1
    connection.execute(
        insert(NAME_DECISIONS).values(
            number=number,
            verdict=decision.verdict,
            kind=decision.kind,
            name=decision.name,
            other=decision.other,
            who=decision.who,
            why=decision.why,
            made=decision.made,
            undoes=decision.undoes,
        )
    )
    return number


def take_back_name_decision(connection: Connection, number: int, who: str, why: str, made: str) -> NameDecision:
    """Takes a line back and gives it. Raises KeyError for none, one that is taken back already, and one that takes back itself."""
    listed = name_decisions(connection)
    found = next((one for one in listed if one.number == number and one.verdict != UNDO), None)
    if found is None or any(one.undoes == number for one in listed):
        raise KeyError(number)
    keep_name_decision(connection, NameDecision(0, UNDO, found.kind, found.name, found.other, who, why, made, number))
    return found
